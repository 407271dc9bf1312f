"""May I do this now? The rules of complaining with style, as one pure module.

Every command that drafts, previews, posts or sends asks `may`. Facts are always recorded; only
drafting, previewing and sending are refused, and a refusal says why, from which day it will be
possible, and what to do until then.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Literal

from plaint.domain.case import QUESTIONS, follows
from plaint.domain.complaint import Complaint
from plaint.domain.situation import Situation
from plaint.domain.wait import in_words
from plaint.wording import Says, say

# Ways that count as having written to the company before anything is said in public.
WRITTEN = ("email", "form", "chat", "post", "registered")
# Messages that keep a right alive: only tone may hold them back.
PRESERVES_A_RIGHT = ("notice", "letter-before-claim")


@dataclass(frozen=True, slots=True)
class Verdict:
    """`answer` "yes": now. "not-yet": from a day (or, without one, after `instead`). "no": not in
    this case any more. "done": it has been done already."""

    answer: Literal["yes", "not-yet", "no", "done"]
    why: Says
    allowed_from: date | None = None
    allowed_at: datetime | None = None
    instead: Says | None = None

    @property
    def allowed(self) -> bool:
        return self.answer == "yes"


def may(step: str, s: Situation) -> Verdict:
    """Whether this step may be taken today. Steps are named as in the plan."""
    refused = _never(step, s)
    if refused:
        return refused
    return _STEPS[step](s)


def not_for_plaint(complaint: Complaint) -> Says | None:
    """Fines, taxes and decisions have appeal periods of their own, which patience would lose."""
    if not _OFFICIAL.search(complaint.subject):
        return None
    return say(
        "This looks like a fine, a tax or an official decision. Those have an appeal period of"
        " their own, often short, and a complaint doesn't stop it."
    )


_OFFICIAL = re.compile(
    r"\b(?:parking (?:charge|fine|ticket|penalty)|penalty charge|speeding (?:fine|ticket)"
    r"|council tax|income tax|tax (?:assessment|bill|decision|return)"
    r"|benefits? (?:decision|sanction|overpayment)|universal credit"
    r"|contravention|forfait (?:de )?post-stationnement|proc[eè]s-verbal"
    r"|amende (?:forfaitaire|de stationnement|pour exc[eè]s)"
    r"|avis d'imposition|imp[oô]t sur le revenu|taxe (?:fonci[eè]re|d'habitation))\b",
    re.IGNORECASE,
)


def _never(step: str, s: Situation) -> Verdict | None:
    """What stops any step: the end of the case, and a message whose fate is unknown."""
    if s.case.closed and step != "thanks":
        return Verdict("no", say("This case is closed."), instead=say("Reopen it first."))
    if any(u.intent.stage == step for u in s.case.unsettled):
        return Verdict(
            "no",
            say("A {step} may already have gone out; it is never sent twice.", step=step),
            instead=say("Look in your Sent folder, then say so with `plaint settle`."),
        )
    official = not_for_plaint(s.case.complaint)
    if official:
        return Verdict(
            "no", official, instead=say("Use the way of appeal that the notice itself names.")
        )
    return None


def _complaint(s: Situation) -> Verdict:
    if s.clock:
        return _done(s.clock.sent_on)
    why = say("Say what went wrong, calmly, and ask for one thing.")
    if s.case.first("complaint"):
        why = say("The phone starts no wait here: say it in writing.")
    base = min(s.case.opened_on or s.today, s.today)
    return _from_day(s, max(base, s.courtesy.free_from or base), why, _GAP)


def _notice(s: Situation) -> Verdict:
    return Verdict("yes", say("It keeps a right alive, so nothing but its tone can hold it back."))


def _letter_before_claim(s: Situation) -> Verdict:
    sent = s.case.first("letter-before-claim")
    if sent:
        return _done(sent.on)
    why = say("It comes before a court, and gives them {wait} to answer.",
              wait=in_words(s.claim_wait))  # fmt: skip
    return Verdict("yes", why)


def _nudge(s: Situation) -> Verdict:
    return _nudge_refused(s) or _nudge_when(s)


def _nudge_refused(s: Situation) -> Verdict | None:
    case = s.case
    if not any(m.arrived and m.stage != "nudge" and m.message.via in WRITTEN for m in case.sent):
        return Verdict(
            "not-yet",
            say("Email first: a public post points at a message they already have."),
            instead=say("Send the complaint first."),
        )
    if case.company.type != "business" or case.complaint.subsector in _PRIVATE_PEOPLE:
        return Verdict("no", say("Never in public towards a private person or a sole trader."))
    if _SENSITIVE.search(f"{case.complaint.subject} {case.complaint.subsector}"):
        return Verdict("no", say("Health and fraud are no matter for a public post."))
    if case.referrals or case.first("letter-before-claim"):
        return Verdict("no", say("An outside body or a court is in: nothing more in public."))
    if s.answer is not None:
        return Verdict("no", say("They have answered: go on with them privately."))
    if s.siblings.nudged:
        return Verdict("no", say("The same matter had its public post in another case."))
    if s.courtesy.ours_to_answer:
        return _answer_first()
    return None


_PRIVATE_PEOPLE = ("private-landlord",)
_SENSITIVE = re.compile(
    r"\b(?:fraud\w*|scam\w*|phishing|identity theft|unauthori[sz]ed"
    r"|medical|hospital|health|injur\w*"
    r"|fraude\w*|escroquerie\w*|arnaque\w*|hame[cç]onnage|m[eé]dica\w*|h[oô]pital|sant[eé]|bless\w*)\b",
    re.IGNORECASE,
)


def _nudge_when(s: Situation) -> Verdict:
    posted = s.case.nudges
    if len(posted) > 1:
        return Verdict("no", say("One post, and one reply in its thread, is all there is."))
    if posted:
        return _second_post(s)
    if s.rungs.nudge_at is not None:
        return _from_instant(s, s.rungs.nudge_at)
    return _from_day(
        s, s.rungs.nudge,
        say("They have had time to answer; one short public question is fair."),
        say("People need a little time to read their mail."),
    )  # fmt: skip


def _second_post(s: Situation) -> Verdict:
    """One reply in the same thread: after an unanswered follow-up, or a broken public promise."""
    posted = s.case.nudges[0]
    follow_up = s.case.last("follow-up")
    broken = any(
        r.received.public and r.promised_by and r.promised_by < s.today for r in s.case.replies
    )
    if broken or (follow_up and follow_up.on > posted.on):
        rung = s.courtesy.allowed_from(posted.on)
        return _from_day(s, rung, say("One reply in the same thread is fair."), _GAP)
    return _done(posted.on)


def _follow_up(s: Situation) -> Verdict:
    if s.offer_due:
        return _reminder(s, s.offer_due)
    sent = s.case.first("follow-up")
    if sent:
        return _done(sent.on)
    if s.answer is not None:
        return Verdict("no", say("They have answered: a reminder isn't the next step."))
    if s.clock and s.rungs.follow_up is None and not s.courtesy.ours_to_answer:
        return Verdict("no", say("It would come too close to the end of the wait."))
    return _courteous(s, s.rungs.follow_up, say("No answer yet: one calm reminder is fair."))


def _reminder(s: Situation, offer_due: date) -> Verdict:
    """An accepted offer has its own clock: one reminder, once it should have arrived."""
    sent = s.case.last("follow-up")
    if sent and sent.on > offer_due:
        return _done(sent.on)
    rung = max(offer_due + timedelta(days=1), s.courtesy.free_from or offer_due)
    why = say("What they offered should have arrived by {day}: remind them.", day=offer_due)
    return _courteous(s, rung, why)


def _final_notice(s: Situation) -> Verdict:
    sent = s.case.first("final-notice")
    if sent:
        return _done(sent.on)
    if s.clock and s.rungs.final_notice is None and not s.courtesy.ours_to_answer:
        return Verdict("no", say("The follow-up names the next step, so this one isn't needed."))
    return _courteous(s, s.rungs.final_notice, say("It announces the next step and its day."))


def _second_level(s: Situation) -> Verdict:
    sent = s.case.first("second-level")
    if sent:
        return _done(sent.on)
    if s.answer is None and s.clock and s.silence_climbs:
        since = max(s.clock.due_on + timedelta(days=1), s.courtesy.free_from or s.clock.sent_on)
        why = say("No answer in their time: the next door wants their second level asked first.")
        return _courteous(s, since, why)
    if s.answer is None:
        return Verdict(
            "not-yet",
            say("A second level is for an answer that doesn't settle it, not for silence."),
            instead=say("Go on with the plan: silence opens the next door by itself."),
        )
    base, asked_on = s.answer.on, s.courtesy.asked_on
    if asked_on and asked_on > base:
        base = s.courtesy.after_promise(base)
    why = say("Their answer doesn't settle it: ask for a final one.")
    return _from_day(s, max(base, s.courtesy.free_from or base), why, _GAP)


def _reply(s: Situation) -> Verdict:
    theirs = [r for r in s.case.replies if r.substantive or r.kind in QUESTIONS]
    if not theirs:
        return Verdict("not-yet", say("They have written nothing that wants an answer yet."))
    ours = (m for m in s.case.sent if m.stage == "reply" and not m.voided)
    if any(follows(m, theirs[-1]) for m in ours):
        base = s.courtesy.free_from or s.today
        return _from_day(s, base, say("You may add to your last answer."), _GAP)
    return Verdict("yes", say("They wrote, and it is your turn."))


def _thanks(s: Situation) -> Verdict:
    """Once when it is settled; and, after a nudge, once when they took it up privately."""
    settled_on = _settled_on(s)
    thanked = [
        m.on for m in s.case.sent
        if m.stage == "thanks" and not m.voided and (settled_on is None or m.on >= settled_on)
    ]  # fmt: skip
    if thanked:
        return _done(thanked[0])
    since = settled_on or _taken_up_on(s)
    if since is None:
        return Verdict("not-yet", say("There is nothing to thank them for yet."))
    return Verdict("yes", say("It is good to say so when somebody helps."), since)


def _settled_on(s: Situation) -> date | None:
    denied = s.decision is not None and s.decision.decision in ("decline", "partly")
    says_so = s.answer is not None and s.answer.kind == "resolved" and not denied
    days = [s.answer.on] if s.answer and says_so else []
    if s.case.closed and s.case.closed.outcome in ("resolved", "partly-resolved"):
        days.append(s.case.closed.on)
    return min(days, default=None)


def _taken_up_on(s: Situation) -> date | None:
    """The day on which they wrote privately after the public nudge."""
    if not s.case.nudges:
        return None
    since = (r for r in s.case.replies if follows(r, s.case.nudges[0]))
    return next((r.on for r in since if r.kind in (*QUESTIONS, "holding")), None)


def _referral(s: Situation) -> Verdict:
    if s.case.referrals:
        return _done(s.case.referrals[0].on)
    if s.clock is None:
        return Verdict(
            "not-yet",
            say("No outside body takes a case before the company has had the complaint."),
            instead=say("Send the complaint first."),
        )
    gate_on = s.clock.gate_on
    if s.body_closed_on:
        return Verdict(
            "no", say("Its last day has passed ({day}).", day=s.body_closed_on),
            instead=say("Ask it whether it makes an exception; `plaint plan` shows what is left."),
        )  # fmt: skip
    if gate_on is None:
        return Verdict("not-yet", say("This body wants the company's final answer first."))
    if gate_on > s.today:
        return Verdict(
            "not-yet",
            say("The outside body takes the case from {day}.", day=gate_on),
            allowed_from=gate_on,
            instead=say("Until then the company has its time to answer."),
        )
    return Verdict("yes", say("The outside body's door is open."), allowed_from=gate_on)


def _courteous(s: Situation, rung: date | None, why: Says) -> Verdict:
    if s.courtesy.ours_to_answer:
        return _answer_first()
    return _from_day(s, rung, why, say("The company still has its fair time to answer."))


def _from_day(s: Situation, rung: date | None, why: Says, why_not: Says) -> Verdict:
    if rung is None:
        return Verdict("not-yet", why_not, instead=say("Send the complaint first."))
    if rung > s.today:
        until = say("Wait until {day}; nothing is lost by it.", day=rung)
        return Verdict("not-yet", _why_quiet(s, rung) or why_not, rung, instead=until)
    return Verdict("yes", why, rung)


def _from_instant(s: Situation, at: datetime) -> Verdict:
    on = at.astimezone(s.now.tzinfo).date()
    if at > s.now:
        return Verdict(
            "not-yet", say("Two hours is little enough to read a mail."), on, at,
            instead=say("Phone them now."),
        )  # fmt: skip
    return Verdict("yes", say("You are travelling now: two hours is enough."), on, at)


_GAP = say(
    "A human reads these: two messages within two business days send you to the back of the queue."
)


def _why_quiet(s: Situation, rung: date) -> Says | None:
    if s.courtesy.free_from == rung:
        return _GAP
    quiet_until = s.courtesy.quiet_until
    if quiet_until and quiet_until >= s.today:
        return say("They asked for time until {day}.", day=quiet_until)
    return None


def _answer_first() -> Verdict:
    return Verdict(
        "not-yet",
        say("They asked you something: the ball is with you."),
        instead=say("Answer their question; the wait goes on by its own rule."),
    )


def _done(on: date) -> Verdict:
    return Verdict(
        "done",
        say("That was done on {day}; once is enough.", day=on),
        instead=say("`plaint plan` shows the next step."),
    )


_STEPS = {
    "complaint": _complaint,
    "notice": _notice,
    "nudge": _nudge,
    "follow-up": _follow_up,
    "second-level": _second_level,
    "final-notice": _final_notice,
    "letter-before-claim": _letter_before_claim,
    "referral": _referral,
    "reply": _reply,
    "thanks": _thanks,
}
STAGES = tuple(_STEPS)
