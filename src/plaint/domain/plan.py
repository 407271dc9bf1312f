"""What to do now, what later, what not, and why: the plan of a case on a day.

`now` is the highest rung of the ladder that has been reached; lower ones that were never taken
are skipped. Everything is derived from the situation; nothing here is stored.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from plaint.domain.case import QUESTIONS, follows
from plaint.domain.choosing import needs_payment
from plaint.domain.complaint import Complaint
from plaint.domain.flights import Flight, compensation, may_be_covered, missing, regime_of
from plaint.domain.last_dates import lapsing
from plaint.domain.rules import Rule
from plaint.domain.situation import Situation, bought_of
from plaint.domain.steps import LADDER, steps_of
from plaint.domain.steps import Step as Step  # part of a Plan
from plaint.domain.subsectors import asks_subsector
from plaint.wording import Says, say

STATES = ("drafting", "waiting", "your-turn", "answered", "escalated", "closed")
OPEN_STATES = STATES[:-1]
ASK_IF_IT_LASTED_AFTER = timedelta(days=30)
_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Now:
    step: str
    why: Says
    since: date | None = None
    at: datetime | None = None
    optional: bool = False
    # For a wait: the next day on which something may be done, and what that is.
    until: date | None = None
    then: str = ""
    id: str = ""  # of a further body


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
    steps = steps_of(s)
    return Plan(
        state=_state(s),
        overdue=_overdue(s),
        now=_now(s, steps),
        steps=steps,
        warnings=(
            *s.case.warnings,
            *s.knowledge.warnings,
            *_rule_changed(s),
            *lapsing(s.last_dates, s.today),
            *_asks(s),
        ),
    )


def _rule_changed(s: Situation) -> tuple[Says, ...]:
    return (s.rule_change.says,) if s.rule_change else ()


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
        if m.stage in ("reply", "second-level", "letter-before-claim") and follows(m, s.answer)
    ]  # fmt: skip
    return s.decision is not None or bool(after)


# --- now ---------------------------------------------------------------------------------------


def _now(s: Situation, steps: tuple[Step, ...]) -> Now:
    by_name = {step.step: step for step in steps if not step.id}
    if s.case.closed:
        return _now_closed(s, by_name)
    if s.case.unsettled:
        why = say("One message may or may not have gone out: find out, then `plaint settle`.")
        return Now("wait", why, s.case.unsettled[0].on)
    if s.clock is None:
        return _now_drafting(s, steps, by_name)
    if s.courtesy.ours_to_answer:
        asked = next(p for p in s.courtesy.pauses if p.until_on is None)
        return Now("answer-question", say("They wait for your answer."), asked.from_on)
    claim = by_name.get("letter-before-claim")
    if s.case.referrals and not (claim and claim.status == "now"):
        return _waiting(s, steps, say("The case is with the outside body: give it time."))
    if s.answer is not None and not _moved_on(s) and not _speaks_for_itself(s):
        return Now("assess-reply", _ASSESS[s.answer.kind], s.answer.on)
    if s.decision and s.decision.decision == "accept":
        accepted = _accepted(s, steps, by_name)
        if accepted:
            return accepted
    court = next((x for x in steps if x.step == "further" and x.status == "now"), None)
    reached = [s_ for name in LADDER if (s_ := by_name.get(name)) and s_.status == "now"]
    top = court or (reached[-1] if reached else None)
    if top is None:
        return _beside_the_ladder(s, steps) or _waiting(s, steps, _why_waiting(s))
    return Now(top.step, top.why, top.allowed_from, top.allowed_at, top.optional, id=top.id)


def _beside_the_ladder(s: Situation, steps: tuple[Step, ...]) -> Now | None:
    """A phone call that an urgent case still lacks, or a notice that keeps a right."""
    due = [step for step in steps if step.status == "now"]
    call = next((step for step in due if step.step == "call"), None)
    if call:
        return Now("call", call.why, call.allowed_from)
    notice = next((step for step in due if step.step == "notice" and _pressing(s, step)), None)
    return Now("notice", notice.why, notice.allowed_from, optional=True) if notice else None


def _pressing(s: Situation, notice: Step) -> bool:
    """One whose right will lapse, the end of a contract, or more time after a reminder in vain."""
    types = {known.id: known.type for known in s.notices}
    if notice.by is not None or types.get(notice.id) == "ending":
        return True
    return types.get(notice.id) == "more-time" and s.case.first("follow-up") is not None


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
        return Now("thanks", thanks.why, thanks.allowed_from, optional=True)
    closed = s.case.closed
    if closed and closed.outcome == "resolved" and s.today >= closed.on + ASK_IF_IT_LASTED_AFTER:
        return Now("none", say("Did it last? If not, reopen the case."))
    return Now("none", say("This case is closed."))


def _now_drafting(s: Situation, steps: tuple[Step, ...], by_name: dict[str, Step]) -> Now:
    call = by_name.get("call")
    if call and call.status == "now":
        return Now("call", call.why, call.allowed_from)
    withdrawal = next((x for x in steps if x.step == "notice" and _takes_it_back(s, x)), None)
    if withdrawal:
        return Now("notice", withdrawal.why, withdrawal.allowed_from)
    complaint = by_name["complaint"]
    why = _came_back(s) or complaint.why
    if complaint.status != "now":
        then = "complaint" if complaint.allowed_from else ""
        return Now("wait", why, until=complaint.allowed_from, then=then)
    return Now("complaint", why, complaint.allowed_from)


def _takes_it_back(s: Situation, notice: Step) -> bool:
    """A withdrawal that still is in time, where money is asked for: it needs no reason, and a
    complaint in its place would let the right lapse."""
    types = {known.id: known.type for known in s.notices}
    dated = notice.status == "now" and notice.by is not None
    return dated and types.get(notice.id) == "withdrawal" and s.case.complaint.remedy == "refund"


def _came_back(s: Situation) -> Says | None:
    if not any(m.voided and m.stage == "complaint" for m in s.case.sent):
        return None
    if s.case.nudges:
        return say(
            "Your message came back: correct the company's address and send it again; and correct"
            " your public post, which points at a message that they never got."
        )
    return say("Your message came back: correct the company's address and send it again.")


def _accepted(s: Situation, steps: tuple[Step, ...], by_name: dict[str, Step]) -> Now | None:
    """An accepted offer has its own promise clock; after its reminder the ladder goes on."""
    if s.offer_due is None:
        why = say("You say that it is settled: `plaint close` ends the case.")
        thanks = by_name.get("thanks")
        if thanks and thanks.status == "now":
            return Now("thanks", why, thanks.allowed_from, optional=True)
        return Now("none", why)
    if s.today <= s.offer_due:
        why = say("You accepted their offer: it should arrive by {day}.", day=s.offer_due)
        return Now("wait", why, until=s.offer_due + _ONE_DAY, then="follow-up")
    reminder = by_name["follow-up"]
    if reminder.status == "now":
        return Now("follow-up", reminder.why, reminder.allowed_from)
    return _waiting(s, steps, reminder.why) if reminder.status == "later" else None


def _why_waiting(s: Situation) -> Says:
    quiet_until = s.courtesy.quiet_until
    if quiet_until and quiet_until >= s.today:
        return say("They asked for time until {day}.", day=quiet_until)
    if s.clock and s.today > s.clock.due_on and not (s.body or s.court):
        return say(
            "Their time is over, and no outside body is known here: a consumer association can"
            " say who else may help."
        )
    return say("It is their turn, and they still have time.")


def _waiting(s: Situation, steps: tuple[Step, ...], why: Says) -> Now:
    coming = [
        step for step in steps
        if step.status == "later" and not step.open
        and step.allowed_from and (step.allowed_from > s.today or step.allowed_at)
    ]  # fmt: skip
    until = min((step.allowed_from for step in coming if step.allowed_from), default=None)
    first = [step for step in coming if step.allowed_from == until]
    # The highest rung is the one that will be due; what stands beside the ladder comes after it.
    rungs = [step for step in first if not step.id]
    then = rungs[-1] if rungs else next(iter(first), None)
    if then is None:
        return Now("wait", why)
    return Now("wait", why, at=then.allowed_at, until=until, then=then.step)


# --- what plaint asks for ----------------------------------------------------------------------


_STARTS = {
    "received_on": say("When did you receive it? A right may run from that day: set received_on."),
    "promised_on": say("By when was it promised? A right may run from that day: set promised_on."),
    "paid_on": say("When did you pay? A last day of yours may count from then: set paid_on."),
    "ordered_on": say(
        "When did you order it, or sign? A last day of yours may count from then: set ordered_on."
    ),
    "happened_on": say(
        "On which day did it happen? A last day of yours may count from then: set happened_on."
    ),
}


def _asks(s: Situation) -> tuple[Says, ...]:
    """Facts whose absence keeps a date of the customer's own from being counted."""
    if s.case.closed:
        return ()
    asks = []
    # What a scheme or a code promises is told by `explain`; only the law is held up to them.
    late = [c for c in s.owed if c.due_on < s.today and _sure_law(c.rule)]
    asks += [
        say("By law this was due by {day}: {what}", day=clock.due_on, what=clock.rule.says)
        for clock in late
    ]
    if s.mending_first and s.clock is None and not s.case.complaint.fallback:
        asks.append(
            say(
                "The law mostly puts a repair or a replacement before money: {says} ({cite}). Ask"
                " for that first, with the money as your fallback.",
                says=s.mending_first.says, cite=s.mending_first.cite,
            )
        )  # fmt: skip
    asks += [_STARTS[fact] for fact in s.unknown_starts]
    if needs_payment(s.knowledge, s.case.complaint, s.today):
        asks.append(say("How did you pay? What they owe by law depends on it: set paid_by."))
    asks += _flight_asks(s)
    asks += _subsector_asked(s)
    if any(r.kind in QUESTIONS and r.received.public for r in s.case.replies):
        asks.append(say("Answer privately: no details where everybody can read them."))
    return tuple(asks)


def _subsector_asked(s: Situation) -> list[Says]:
    """Only until the complaint is sent: its rule and its rights are told with it."""
    if not s.subsectors or s.case.first("complaint"):
        return []
    asked = asks_subsector(
        s.knowledge, bought_of(s.case), s.case.company, s.subsectors, s.today, s.flight
    )
    return [asked] if asked else []


def _sure_law(rule: Rule) -> bool:
    return rule.nature == "law" and rule.certainty in ("law", "scheme")


_OF_FLIGHTS = ("cancelled", "delayed", "denied-boarding")


def _flight_asks(s: Situation) -> list[Says]:
    """What decides whether a sum is due to a passenger, and which."""
    complaint = s.case.complaint
    if complaint.sector != "airline" or complaint.kind not in _OF_FLIGHTS:
        return []
    if s.flight is None and not may_be_covered(complaint.country, s.case.company.country):
        return []
    if s.flight is None:
        return [
            say(
                "Which airports? A fixed sum may be due by the distance: set flight_from and"
                " flight_to, such as LHR and JFK."
            )
        ]
    if regime_of(s.flight, complaint.country) is None:
        return []
    asks = _sum_asked(s.flight, complaint)
    asked = {
        "late_minutes": say("How late did you arrive? Set late_minutes, such as 3h40."),
        "told_days_before": say(
            "How many days before were you told of the cancellation? Set told_days_before."
        ),
    }
    return [*asks, *(asked[fact] for fact in missing(s.flight))]


def _sum_asked(flight: Flight, complaint: Complaint) -> list[Says]:
    """An amount that isn't the law's sum for one passenger, or for several."""
    regime = regime_of(flight, complaint.country)
    due = compensation(flight, regime) if regime else None
    if due is None or complaint.amount is None or complaint.remedy != "compensation":
        return []
    alike = complaint.amount.currency == due.amount.currency
    if alike and complaint.amount.amount % due.amount.amount == 0:
        return []
    return [
        say("The law sets {sum} for each passenger, and you ask {amount}: check the amount.",
            sum=due.amount, amount=complaint.amount)
    ]  # fmt: skip


def next_step(plan: Plan) -> tuple[str, date | None]:
    """What `status` shows: the step that is due, or the one that comes next and its day."""
    if plan.now.step != "wait" or plan.now.until is None:
        return plan.now.step, plan.now.since
    return plan.now.then, plan.now.until
