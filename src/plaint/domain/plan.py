"""What to do now, what later, what not, and why: the plan of a case on a day.

`now` is the highest rung of the ladder that has been reached; lower ones that were never taken
are skipped. Everything is derived from the situation; nothing here is stored.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from plaint.domain import etiquette
from plaint.domain.case import QUESTIONS
from plaint.domain.etiquette import Verdict
from plaint.domain.last_dates import lapsing
from plaint.domain.rules import Body, Notice
from plaint.domain.situation import Situation
from plaint.wording import Says, say

STATES = ("drafting", "waiting", "your-turn", "answered", "escalated", "closed")
OPEN_STATES = STATES[:-1]
# The rungs in their order; a notice, a reply and thanks stand beside the ladder.
LADDER = (
    "complaint", "nudge", "follow-up", "second-level", "final-notice",
    "referral", "letter-before-claim", "further",
)  # fmt: skip
OPTIONAL = ("nudge", "notice", "thanks")
# What an accepted offer is given to arrive where they named no day.
OFFER_ARRIVES = timedelta(days=14)
ASK_IF_IT_LASTED_AFTER = timedelta(days=30)


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


@dataclass(frozen=True, slots=True)
class Now:
    step: str
    why: Says
    since: date | None = None
    at: datetime | None = None
    optional: bool = False
    until: date | None = None  # for a wait: the next day on which something may be done


@dataclass(frozen=True, slots=True)
class Plan:
    state: str
    overdue: bool
    now: Now
    steps: tuple[Step, ...]
    warnings: tuple[Says, ...]

    def step(self, name: str) -> Step | None:
        return next((step for step in self.steps if step.step == name), None)


def plan(s: Situation) -> Plan:
    steps = _steps(s)
    return Plan(
        state=_state(s),
        overdue=_overdue(s),
        now=_now(s, steps),
        steps=steps,
        warnings=(*s.case.warnings, *lapsing(s.last_dates, s.today), *_asks(s)),
    )


def _state(s: Situation) -> str:
    if s.case.closed:
        return "closed"
    if s.case.referrals:
        return "escalated"
    if s.clock is None:
        return "drafting"
    if s.courtesy.ours_to_answer:
        return "your-turn"
    if s.answer is not None and not _moved_on(s):
        return "answered"
    return "waiting"


def _overdue(s: Situation) -> bool:
    """They have had all their time and given no answer on the matter."""
    if s.clock is None or s.case.closed or s.case.referrals:
        return False
    return s.today > s.clock.due_on and s.answer is None


def _moved_on(s: Situation) -> bool:
    """Whether the customer has decided about, or written after, their last answer."""
    if s.answer is None:
        return True
    after = [
        m for m in s.case.sent
        if m.at >= s.answer.at and m.stage in ("reply", "second-level", "letter-before-claim")
    ]  # fmt: skip
    return s.decision is not None or bool(after)


# --- the steps ---------------------------------------------------------------------------------


def _steps(s: Situation) -> tuple[Step, ...]:
    rungs = [step for name in LADDER[:-1] if (step := _rung(s, name)) is not None]
    rungs = _climbed(s, rungs)
    calls = [_call(s)] if s.case.complaint.urgency != "normal" else []
    notices = [_notice(s, notice) for notice in s.notices]
    thanks = _thanks(s)
    return (*calls, *rungs[:1], *notices, *rungs[1:], *_further(s), *thanks)


def _rung(s: Situation, name: str) -> Step | None:
    """One step of the ladder, or None where this case has no such rung."""
    body = s.body if name == "referral" else None
    if name == "referral" and (s.body is None or _only_court(s)):
        return None
    if name == "letter-before-claim" and not (_only_court(s) or s.case.first(name)):
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
    return _with_its_day(s, step)


_STATUS = {"yes": "now", "not-yet": "later", "no": "refused", "done": "done"}


def _with_its_day(s: Situation, step: Step) -> Step:
    """The day a done step was done, and the day from which it had been allowed."""
    if step.status == "done":
        return replace(
            step, done_on=_done_on(s, step.step), allowed_from=_allowed_since(s, step.step)
        )
    if step.step in s.case.skipped and step.status in ("now", "later"):
        return replace(step, status="skipped", why=say("You left it out."))
    left_out = step.step in ("follow-up", "final-notice") and step.status == "refused"
    return replace(step, status="skipped") if left_out and not s.case.closed else step


def _done_on(s: Situation, name: str) -> date | None:
    if name == "referral":
        return s.case.referrals[0].on
    first = s.case.nudges[0] if name == "nudge" else s.case.first(name)
    return first.on if first else None


def _allowed_since(s: Situation, name: str) -> date | None:
    """The rung's own day, unless it was taken before it."""
    known = {"nudge": s.rungs.nudge, "referral": s.rungs.gate}.get(name)
    done_on = _done_on(s, name)
    return min(known, done_on) if known and done_on else done_on


def _climbed(s: Situation, rungs: list[Step]) -> list[Step]:
    """Below the highest rung reached or taken, whatever was never taken is skipped."""
    reached = [i for i, step in enumerate(rungs) if step.status in ("now", "done")]
    top = max(reached, default=0)
    below = say("A later step has been reached.")
    return [
        replace(step, status="skipped", why=below)
        if i < top and step.status in ("now", "later") and not _still_first(step)
        else step
        for i, step in enumerate(rungs)
    ]


def _still_first(step: Step) -> bool:
    return step.step == "complaint"


def _only_court(s: Situation) -> bool:
    """No outside body would take the case, so a court is next."""
    if s.body is None:
        return s.court is not None
    return bool(s.clock and s.clock.gate_on is None and s.today > s.clock.due_on)


def _wants_second_level(s: Situation) -> bool:
    """After an answer that doesn't settle it, where the body won't take that answer yet."""
    if s.answer is None or s.body is None or s.gate_open or s.answer.kind == "resolved":
        return False
    if s.answer.kind == "refusal":
        return True
    return s.decision is not None and s.decision.decision in ("decline", "partly")


def _claim_when_due(s: Situation, verdict: Verdict) -> Verdict:
    """It may always be sent; the ladder proposes it after the wait or a refusal."""
    gate_on = s.clock.gate_on or s.clock.due_on + timedelta(days=1) if s.clock else None
    if gate_on is None or gate_on > s.today:
        return replace(verdict, answer="not-yet", allowed_from=gate_on)
    return replace(verdict, allowed_from=gate_on)


def _call(s: Situation) -> Step:
    called = [c.on for c in s.case.contacts if c.made.by == "call"]
    why = say("It is urgent: phone them now, and write down who said what.")
    if s.case.complaint.urgency == "safety":
        why = say("Stop using it, keep it, phone them now, and report it.")
    if called:
        return Step("call", "done", why, done_on=called[0], allowed_from=s.case.opened_on)
    return Step("call", "now", why, allowed_from=s.case.opened_on)


def _notice(s: Situation, notice: Notice) -> Step:
    sent = [m for m in s.case.sent if m.stage == "notice" and m.arrived]
    of_type = [m for m in sent if m.message.variant == notice.type]
    by = next((d.on for d in s.last_dates if d.id == notice.id), None)
    why = say("It keeps a right: {what}.", what=notice.what)
    if of_type:
        return Step("notice", "done", why, notice.id, done_on=of_type[0].on, by=by)
    if by is not None and by < s.today:
        why = say("Its last day has passed ({day}).", day=by)
        return Step("notice", "skipped", why, notice.id, by=by, optional=True)
    if not _notice_due(s, notice):
        return Step("notice", "later", why, notice.id, by=by, optional=True)
    return Step("notice", "now", why, notice.id, s.today, by=by, optional=True)


def _notice_due(s: Situation, notice: Notice) -> bool:
    """More time is asked once the company is late; ending follows when that time has run out."""
    if notice.type == "more-time":
        return any(clock.due_on < s.today for clock in s.owed)
    if notice.type == "ending":
        asked = s.case.first("notice") or s.case.first("complaint")
        return asked is not None and asked.on + timedelta(days=14) < s.today
    return True


def _further(s: Situation) -> tuple[Step, ...]:
    steps = []
    for body in s.bodies:
        if body is s.body and body.kind != "court":
            continue
        if body.kind == "court":
            steps.append(_court(s, body))
            continue
        anytime = not body.gates
        since = _begun(s) if anytime else s.rungs.gate
        why = say("{what}", what=body.says)
        steps.append(Step("further", "later", why, body.id, since, open=anytime, body=body))
    advert = say("A paid post angers more than it settles; plaint advises against it.")
    return (*steps, Step("further", "later", advert, "paid-advert", optional=True))


def _begun(s: Situation) -> date:
    return s.clock.sent_on if s.clock else s.today


def _court(s: Situation, court: Body) -> Step:
    why = say("{what}", what=court.says)
    since = s.rungs.court
    status = "now" if since and since <= s.today and not s.case.closed else "later"
    return Step("further", status, why, court.id, since, body=court)


def _thanks(s: Situation) -> tuple[Step, ...]:
    verdict = etiquette.may("thanks", s)
    if verdict.answer == "done":
        sent = next(m for m in s.case.sent if m.stage == "thanks")
        return (Step("thanks", "done", verdict.why, done_on=sent.on, optional=True),)
    if not verdict.allowed:
        return ()
    return (Step("thanks", "now", verdict.why, allowed_from=s.today, optional=True),)


# --- now ---------------------------------------------------------------------------------------


def _now(s: Situation, steps: tuple[Step, ...]) -> Now:
    by_name = {step.step: step for step in steps if not step.id}
    if s.case.closed:
        return _now_closed(s, by_name)
    if s.case.unsettled:
        why = say("One message may or may not have gone out: find out, then `plaint settle`.")
        return Now("wait", why, s.case.unsettled[0].on)
    if s.clock is None:
        return _now_drafting(s, by_name)
    if s.courtesy.ours_to_answer:
        asked = next(p for p in s.courtesy.pauses if p.until_on is None)
        return Now("answer-question", say("They wait for your answer."), asked.from_on)
    if s.case.referrals:
        return _waiting(s, steps, say("The case is with the outside body: give it time."))
    if s.answer is not None and not _moved_on(s) and not _speaks_for_itself(s):
        return Now("assess-reply", _ASSESS[s.answer.kind], s.answer.on)
    if s.decision and s.decision.decision == "accept":
        return _accepted(s, steps)
    court = next((x for x in steps if x.step == "further" and x.status == "now"), None)
    reached = [s_ for name in LADDER if (s_ := by_name.get(name)) and s_.status == "now"]
    top = court or (reached[-1] if reached else None)
    if top is None:
        notice = next((x for x in steps if x.step == "notice" and x.status == "now"), None)
        urgent = notice and notice.by and (notice.by - s.today).days <= 30
        if notice and (urgent or notice.by is None):
            return Now("notice", notice.why, notice.allowed_from, optional=True)
        return _waiting(s, steps, _why_waiting(s))
    return Now(top.step, top.why, top.allowed_from, top.allowed_at, top.optional)


_ASSESS = {
    "offer": say("They made an offer: is it good enough? Taking it as full settlement ends it."),
    "partial": say("They answered in part: is it good enough?"),
    "disputed": say("They see the facts differently: answer with what you can show."),
    "refusal": say("They refused: is their reason right?"),
    "resolved": say("They say it is settled: has what you asked for arrived?"),
    "final-response": say("This is their final answer."),
    "deadlock": say("They say that they can do no more."),
}  # fmt: skip


def _speaks_for_itself(s: Situation) -> bool:
    """A refusal needs no assessing: the next door is open, or the second level is."""
    return s.answer is not None and s.answer.kind in ("refusal", "final-response", "deadlock")


def _now_closed(s: Situation, by_name: dict[str, Step]) -> Now:
    thanks = by_name.get("thanks")
    if thanks and thanks.status == "now":
        return Now("thanks", thanks.why, s.today, optional=True)
    closed = s.case.closed
    if closed and closed.outcome == "resolved" and s.today >= closed.on + ASK_IF_IT_LASTED_AFTER:
        return Now("none", say("Did it last? If not, reopen the case."))
    return Now("none", say("This case is closed."))


def _now_drafting(s: Situation, by_name: dict[str, Step]) -> Now:
    call = by_name.get("call")
    if call and call.status == "now":
        return Now("call", call.why, call.allowed_from)
    complaint = by_name["complaint"]
    if any(r.kind == "bounce" and not r.received.soft for r in s.case.replies):
        why = say("Your message came back: correct the company's address and send it again.")
        return Now("complaint", why, s.today)
    if complaint.status != "now":
        return Now("wait", complaint.why, until=complaint.allowed_from)
    return Now("complaint", complaint.why, complaint.allowed_from)


def _accepted(s: Situation, steps: tuple[Step, ...]) -> Now:
    """An accepted offer has its own promise clock."""
    accepted_on = s.decision.on if s.decision else s.today
    promised_by = s.answer.promised_by if s.answer else None
    promised = promised_by or accepted_on + OFFER_ARRIVES
    if s.today <= promised:
        why = say("You accepted their offer: it should arrive by {day}.", day=promised)
        return Now("wait", why, accepted_on, until=promised + timedelta(days=1))
    sent = s.case.last("follow-up")
    if sent and sent.on > promised:
        return _waiting(s, steps, _why_waiting(s))
    why = say("What they offered should have arrived by {day}: remind them.", day=promised)
    return Now("follow-up", why, promised + timedelta(days=1))


def _why_waiting(s: Situation) -> Says:
    quiet_until = s.courtesy.quiet_until
    if quiet_until and quiet_until >= s.today:
        return say("They asked for time until {day}.", day=quiet_until)
    return say("It is their turn, and they still have time.")


def _waiting(s: Situation, steps: tuple[Step, ...], why: Says) -> Now:
    coming = [
        step.allowed_from for step in steps
        if step.status == "later" and not step.open
        and step.allowed_from and step.allowed_from > s.today
    ]  # fmt: skip
    return Now("wait", why, until=min(coming, default=None))


# --- what plaint asks for ----------------------------------------------------------------------


def _asks(s: Situation) -> tuple[Says, ...]:
    """Facts whose absence keeps a date of the customer's own from being counted."""
    if s.case.closed:
        return ()
    asks = []
    late = [clock for clock in s.owed if clock.due_on < s.today]
    asks += [
        say("By law this was due by {day}: {what}", day=clock.due_on, what=clock.rule.says)
        for clock in late
    ]
    if any(n.counts_from == "delivery" for n in s.notices) and not s.case.complaint.received_on:
        asks.append(say("When did you receive it? A right may run from that day: set received_on."))
    if any(r.kind in QUESTIONS and r.received.public for r in s.case.replies):
        asks.append(say("Answer privately: no details where everybody can read them."))
    return tuple(asks)


def next_step(plan: Plan) -> tuple[str, date | None]:
    """What `status` shows: the step that is due, or the one that comes next and its day."""
    if plan.now.step != "wait" or plan.now.until is None:
        return plan.now.step, plan.now.since
    coming = [
        step
        for step in plan.steps
        if step.status == "later" and step.allowed_from == plan.now.until
    ]
    return (coming[0].step if coming else "wait"), plan.now.until
