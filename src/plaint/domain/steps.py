"""The steps of a case on a day: each rung of the ladder, and what stands beside it.

Each step asks the etiquette whether it may be taken; what is due of them is for the plan to say.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from plaint.domain import etiquette
from plaint.domain.clocks import door_of
from plaint.domain.complaint import Complaint
from plaint.domain.etiquette import Verdict
from plaint.domain.naming import body_meant, stranger
from plaint.domain.rules import Body, Notice
from plaint.domain.situation import Situation
from plaint.wording import Says, say

# The rungs in their order; a notice, a reply and thanks stand beside the ladder.
LADDER = (
    "complaint", "nudge", "follow-up", "second-level", "final-notice",
    "referral", "letter-before-claim", "further",
)  # fmt: skip
OPTIONAL = ("nudge", "notice", "thanks")
# What the customer may leave out; the other rungs are never skipped by wish.
SKIPPABLE = ("nudge", "follow-up", "final-notice", "thanks")
# How long a demand for more time gives before the contract may be ended.
MORE_TIME = timedelta(days=14)
_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Step:
    step: str
    status: str  # done, now, later, skipped, refused
    why: Says
    id: str = ""  # of a notice or of a further body
    allowed_from: date | None = None
    allowed_at: datetime | None = None
    done_on: date | None = None
    optional: bool = False
    open: bool = False  # a further step that may be taken at any time
    body: Body | None = None
    by: date | None = None  # the last day on which a notice keeps its right


def steps_of(s: Situation) -> tuple[Step, ...]:
    rungs = [step for name in LADDER[:-1] if (step := _rung(s, name)) is not None]
    rungs = _climbed(s, rungs)
    urgent = s.case.complaint.urgency != "normal" or _is_unauthorised(s.case.complaint)
    calls = [_call(s)] if urgent else []
    notices = [_notice(s, notice) for notice in s.notices]
    return (*calls, *rungs[:1], *notices, *rungs[1:], *_thanks(s), *_further(s))


def _rung(s: Situation, name: str) -> Step | None:
    """One step of the ladder, or None where this case has no such rung."""
    body = _taken_by(s) or s.body if name == "referral" else None
    if name == "referral" and not s.case.referrals and (s.body is None or _only_court(s)):
        return None
    if name == "letter-before-claim" and not _court_is_next(s):
        return None
    if name == "second-level" and not (_wants_second_level(s) or s.case.first(name)):
        return None
    verdict = etiquette.may(name, s)
    if name == "letter-before-claim" and verdict.allowed:
        verdict = _claim_when_due(s, verdict)
    step = Step(
        name, _STATUS[verdict.answer], verdict.why, allowed_from=verdict.allowed_from,
        allowed_at=verdict.allowed_at, optional=name in OPTIONAL, body=body,
    )  # fmt: skip
    done_on = _done_on(s, name)
    if done_on and (verdict.answer in ("done", "no") or name == "nudge"):
        return replace(
            step, status="done", done_on=done_on, allowed_from=_allowed_since(s, name, done_on),
            allowed_at=None,
        )  # fmt: skip
    return _left_out(s, step)


def _taken_by(s: Situation) -> Body | None:
    """The body that has the case; one that nobody knows by the name that it was given."""
    if not s.case.referrals:
        return None
    name = s.case.referrals[0].body
    known = body_meant(s.bodies, name) or body_meant(s.knowledge.bodies, name)
    return known or stranger(name, s.body, s.case.complaint.country, s.today)


_STATUS = {"yes": "now", "not-yet": "later", "no": "refused", "done": "done"}


def _left_out(s: Situation, step: Step) -> Step:
    """The step as skipped, where the customer or the course of things left it out."""
    if s.case.closed and step.step != "thanks":
        return step
    if step.status in ("now", "later") and step.step in s.case.skipped and step.step in SKIPPABLE:
        return replace(step, status="skipped", why=say("You left it out."))
    if step.step == "final-notice" and (s.silence_climbs or _wants_second_level(s)):
        why = say("The second level comes before an announcement.")
        return replace(step, status="skipped", why=why)
    not_needed = step.step in ("follow-up", "final-notice") and step.status == "refused"
    in_doubt = any(u.intent.stage == step.step for u in s.case.unsettled)
    return replace(step, status="skipped") if not_needed and not in_doubt else step


def _done_on(s: Situation, name: str) -> date | None:
    if name == "complaint":
        return s.clock.sent_on if s.clock else None
    if name == "referral":
        return s.case.referrals[0].on if s.case.referrals else None
    first = next(iter(s.case.nudges), None) if name == "nudge" else s.case.first(name)
    return first.on if first else None


def _allowed_since(s: Situation, name: str, done_on: date) -> date:
    """The rung's own day, unless it was taken before it."""
    known = {"nudge": s.rungs.nudge, "referral": s.rungs.gate}.get(name)
    return min(known, done_on) if known else done_on


def _climbed(s: Situation, rungs: list[Step]) -> list[Step]:
    """Below the highest rung reached or taken, whatever was never taken is skipped."""
    reached = [i for i, step in enumerate(rungs) if step.status in ("now", "done")]
    top = max(reached, default=0)
    below = say("A later step has been reached.")
    return [
        replace(step, status="skipped", why=below)
        if i < top and step.status in ("now", "later") and not _still_due(s, step)
        else step
        for i, step in enumerate(rungs)
    ]


def _still_due(s: Situation, step: Step) -> bool:
    """Whatever came since: a complaint that never arrived, the reminder of an accepted offer."""
    if step.step == "referral":
        return s.body is not None and s.body.before_court
    return step.step == "complaint" or (step.step == "follow-up" and s.offer_due is not None)


def _only_court(s: Situation) -> bool:
    """No outside body would take the case, so a court is next."""
    if s.body is None or s.body_closed_on:
        return s.court is not None
    if s.clock is None or s.clock.gate_on or s.silence_climbs:
        return False
    return s.today > s.clock.due_on


def _wants_second_level(s: Situation) -> bool:
    """After an answer that doesn't settle it, where the body won't take that answer yet; after
    silence only where the scheme wants it asked even then."""
    if s.answer is None:
        return s.silence_climbs and not s.gate_open and not s.case.first("second-level")
    if s.body is None or s.gate_open or s.answer.kind == "resolved":
        return False
    if s.case.first("second-level"):
        return False
    if s.answer.kind == "refusal":
        return True
    return s.decision is not None and s.decision.decision in ("decline", "partly")


def _court_is_next(s: Situation) -> bool:
    """Where no outside body is left: none is competent, or it has had the case."""
    return bool(_only_court(s) or s.case.first("letter-before-claim") or s.case.referrals)


def _claim_when_due(s: Situation, verdict: Verdict) -> Verdict:
    """It may always be sent; the ladder proposes it after the wait or a refusal."""
    if s.case.referrals and not _only_court(s) and not _given_up(s):
        why = say("A court comes after the outside body, if it settles nothing.")
        return replace(verdict, answer="not-yet", why=why, allowed_from=None)
    gate_on = s.clock.gate_on or s.clock.due_on + _ONE_DAY if s.clock else None
    if s.case.referrals:
        gate_on = s.case.referrals[0].on
    if gate_on is None or gate_on > s.today:
        return replace(verdict, answer="not-yet", allowed_from=gate_on)
    return replace(verdict, allowed_from=gate_on)


def _given_up(s: Situation) -> bool:
    """Whether the outside body has ended its work without settling it."""
    since = s.case.referrals[0].on
    return any(r.on >= since and r.kind in ("deadlock", "final-response") for r in s.case.replies)


def _call(s: Situation) -> Step:
    since = min(s.case.opened_on or s.today, s.today)  # facts hold on days before the recording too
    called = [c.on for c in s.case.contacts if c.made.by == "call"]
    why = say("It is urgent: phone them now, and write down who said what.")
    if s.case.complaint.urgency == "safety":
        why = say("Stop using it, keep it, phone them now, and report it.")
    elif _is_unauthorised(s.case.complaint):
        why = say("Phone the bank first: have the card or the account blocked.")
    if called:
        return Step("call", "done", why, done_on=called[0], allowed_from=since)
    status = "refused" if s.case.closed else "now"
    return Step("call", status, why, allowed_from=since)


def _late_since(s: Situation) -> date | None:
    """The last day of what they owe; the times that a notice itself starts say nothing of it."""
    due = [c.due_on for c in s.owed if c.rule.counts_from not in _STARTED_BY_NOTICE]
    return min(due, default=None)


_STARTED_BY_NOTICE = ("withdrawal-notice", "rejection", "notice", "return", "agreement")


def _is_unauthorised(complaint: Complaint) -> bool:
    return complaint.subsector in ("unauthorised-payment", "app-fraud")


def _notice(s: Situation, notice: Notice) -> Step:
    sent = [m for m in s.case.sent if m.stage == "notice" and m.arrived]
    of_type = [m for m in sent if m.message.variant == notice.type]
    by = next((d.on for d in s.last_dates if d.id == notice.id), None)
    why = say("It keeps a right: {what}.", what=notice.what)
    if of_type:
        return Step("notice", "done", why, notice.id, done_on=of_type[0].on, by=by)
    ended = next((m for m in sent if m.message.variant in _ENDS_IT), None)
    if ended:
        why = say("Your notice of {day} has ended the contract already.", day=ended.on)
        return Step("notice", "skipped", why, notice.id, by=by, optional=True)
    if by is not None and by < s.today:
        why = say("Its last day has passed ({day}).", day=by)
        return Step("notice", "skipped", why, notice.id, by=by, optional=True)
    verdict = etiquette.may("notice", s)
    if not verdict.allowed:
        return Step("notice", "refused", verdict.why, notice.id, by=by, optional=True)
    since = _notice_from(s, notice)
    status = "now" if since and since <= s.today else "later"
    if notice.type == "more-time" and status == "now" and _set_already(s, notice):
        why = say("Your complaint has set them that time already.")
        return Step("notice", "skipped", why, notice.id, optional=True)
    return Step("notice", status, why, notice.id, since, by=by, optional=True)


def _notice_from(s: Situation, notice: Notice) -> date | None:
    """More time is asked once the company is late; ending follows when that time has run out."""
    if notice.type == "more-time":
        late = _late_since(s)
        return late + _ONE_DAY if late else None
    if notice.type == "ending" and notice.after:
        asked = asked_to_perform(s, notice)
        return asked + MORE_TIME + _ONE_DAY if asked else None
    if notice.type == "ending":
        # Without a further time the right is there as soon as the company is late.
        late = _late_since(s)
        return late + _ONE_DAY if late else s.case.complaint.promised_on
    return min(s.case.opened_on or s.today, s.today)


# Notices after which there is no contract left to keep, to press for, or to end.
_ENDS_IT = ("withdrawal", "rejection", "ending")


def _set_already(s: Situation, more_time: Notice) -> bool:
    return any(n.after == more_time.id and asked_to_perform(s, n) for n in s.notices)


def _usual_time_is_over(s: Situation) -> bool:
    disputes = {limit.id for limit in s.knowledge.limits if limit.kind == "chargeback"}
    days = [last.on for last in s.last_dates if last.id in disputes]
    return bool(days) and max(days) < s.today


def asked_to_perform(s: Situation, ending: Notice) -> date | None:
    """When they were last given a time to perform: by the notice that this one follows, or,
    where the law takes it, by a complaint that asked for the performance once they were late."""
    first = next((n for n in s.notices if n.id == ending.after), None)
    noticed = [
        m.on for m in s.case.sent
        if m.stage == "notice" and m.arrived and first and m.message.variant == first.type
    ]  # fmt: skip
    if noticed:
        return noticed[0]
    complaint = s.case.first("complaint")
    if complaint is None or not ending.by_complaint:
        return None
    if s.case.complaint.remedy not in _PERFORMANCE:
        return None
    was_late = any(clock.due_on < complaint.on for clock in s.owed)
    return complaint.on if was_late else None


_PERFORMANCE = ("delivery", "repair", "replacement")


def _further(s: Situation) -> tuple[Step, ...]:
    steps = []
    for body in s.bodies:
        if body is (_taken_by(s) or s.body) and body.kind != "court":
            continue
        if body.kind == "court":
            steps.append(_court(s, body))
            continue
        if body.kind == "chargeback" and _usual_time_is_over(s):
            gone = say("Its usual time is over: ask the issuer whether it is still open.")
            steps.append(Step("further", "skipped", gone, body.id, body=body))
            continue
        anytime = not body.gates
        door = door_of(s.case, s.clock, body, s.calendars) if s.clock else None
        since = _begun(s) if anytime else door
        why = say("{what}", what=body.says)
        reported = (*s.reports, *s.case.referrals[1:])
        told = next((r.on for r in reported if body_meant(s.bodies, r.body) is body), None)
        if told:
            steps.append(Step("further", "done", why, body.id, since, done_on=told, body=body))
            continue
        if body.forwards and _claim_is_due(s):
            steps.append(Step("further", "now", _BEFORE_COURT, body.id, since, body=body))
            continue
        steps.append(Step("further", "later", why, body.id, since, open=anytime, body=body))
    if s.case.company.type != "business":
        return tuple(steps)
    advert = say("A paid post angers more than it settles; plaint advises against it.")
    return (*steps, Step("further", "later", advert, "paid-advert", optional=True))


_BEFORE_COURT = say("It is free, and they must answer it: report it before you think of a court.")


def _claim_is_due(s: Situation) -> bool:
    """Whether a court would be what the ladder comes to now."""
    if s.clock is None or s.case.closed or s.case.referrals or s.case.first("letter-before-claim"):
        return False
    return _court_is_next(s) and _claim_when_due(s, etiquette.may("letter-before-claim", s)).allowed


def _begun(s: Situation) -> date:
    return s.clock.sent_on if s.clock else s.today


def _court(s: Situation, court: Body) -> Step:
    why = say("{what}", what=court.says)
    since = s.rungs.court
    due = since is not None and since <= s.today and not s.case.closed
    if s.body and s.body.before_court and not s.case.referrals:
        # The court would turn the claim away: the body has to be asked first.
        why = say("A court wants {body} tried first.", body=s.body.name)
        return Step("further", "later", why, court.id, body=court)
    status = "now" if due else "later"
    return Step("further", status, why, court.id, since, body=court)


def _thanks(s: Situation) -> tuple[Step, ...]:
    verdict = etiquette.may("thanks", s)
    if verdict.answer == "done":
        sent = [m.on for m in s.case.sent if m.stage == "thanks" and not m.voided]
        return (Step("thanks", "done", verdict.why, done_on=sent[-1], optional=True),)
    if not verdict.allowed:
        return ()
    step = Step("thanks", "now", verdict.why, allowed_from=verdict.allowed_from, optional=True)
    return (_left_out(s, step),)
