"""From which day each rung of the ladder may be taken, counted from actual sendings.

The dates only; whether a rung may be taken at all is the etiquette's to say.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from plaint.domain.calendar import Calendar
from plaint.domain.case import Case
from plaint.domain.clocks import GAP, Calendars, ComplaintClock, CourtesyClock
from plaint.domain.deadline import count, half
from plaint.domain.events import local_date
from plaint.domain.hours import hours_of
from plaint.domain.wait import Wait

# Two business days: firms that answer mail at all do so within a day or so (reference norm
# "any-email-first"); a retailer is given three ("any-email-retail").
NUDGE_AFTER = {"retail": Wait(days=3, unit="business")}
NUDGE_AFTER_DEFAULT = Wait(days=2, unit="business")
FOLLOW_UP_AFTER = Wait(days=10, unit="business")
# Urgent cases have a short courtesy schedule of their own; the outside door stays where it is.
URGENT_NUDGE_AT = timedelta(hours=2)
URGENT_NUDGE_AFTER = Wait(days=1, unit="business")
URGENT_FOLLOW_UP_AFTER = Wait(days=3, unit="business")
FINAL_NOTICE_BEFORE = timedelta(days=14)
BEFORE_FINAL_NOTICE = Wait(days=5, unit="business")
# Practice Direction - Pre-Action Conduct, para. 6(b): 14 days in a straightforward case; the same
# is usual in a French mise en demeure.
CLAIM_WAIT = Wait(days=14)
_ONE_DAY = timedelta(days=1)

_Courteous = Callable[[Wait], date]  # the end of a wait from the sending, in the company's days


@dataclass(frozen=True, slots=True)
class Rungs:
    """The first day of each rung; None: it is left out, or nothing has started it yet.

    `nudge_at` is an instant, for someone who is travelling now. `names_body`: no final notice
    comes after the follow-up, so the follow-up itself names the next step and its date.
    """

    nudge: date | None = None
    nudge_at: datetime | None = None
    follow_up: date | None = None
    final_notice: date | None = None
    names_body: bool = False
    gate: date | None = None
    court: date | None = None


def rungs(
    case: Case, clock: ComplaintClock | None, courtesy: CourtesyClock, calendars: Calendars,
    today: date, claim_wait: Wait = CLAIM_WAIT,
) -> Rungs:  # fmt: skip
    """`claim_wait`: how long a letter before claim gives, before a court."""
    if clock is None:
        return Rungs()
    pauses = courtesy.closed_pauses(today)
    company = calendars.company

    def courteous(wait: Wait) -> date:
        return count(clock.sent_on, wait, company, pauses=pauses).due_on

    nudge, nudge_at = _nudge(case, clock, courtesy, courteous)
    follow_up = _follow_up(case, clock, courtesy, calendars, courteous)
    final_notice = _final_notice(case, clock, courtesy, calendars, follow_up)
    late = follow_up is not None and not _announced_after(max(follow_up, today), clock, calendars)
    claim = case.first("letter-before-claim")
    return Rungs(
        nudge=nudge,
        nudge_at=nudge_at,
        follow_up=follow_up,
        final_notice=final_notice,
        names_body=final_notice is None or (late and case.first("follow-up") is None),
        gate=clock.gate_on,
        court=_after_claim(claim.on, claim_wait, company) if claim else None,
    )


def _after_claim(sent_on: date, wait: Wait, company: Calendar) -> date:
    """The day after the one that the letter names: a working day of theirs."""
    return count(sent_on, wait, company, rounding="forward").due_on + _ONE_DAY


def _nudge(
    case: Case, clock: ComplaintClock, courtesy: CourtesyClock, courteous: _Courteous
) -> tuple[date, datetime | None]:
    """Once it is posted, the day on which it first might have been; when their desk reads it."""
    hours = hours_of(case.company.hours)
    urgency = case.complaint.urgency
    free_from = courtesy.free_from if urgency == "normal" else courtesy.urgent_from
    if case.nudges or free_from is None:
        free_from = clock.sent_on
    if urgency == "time-critical":
        at = clock.sent_at + URGENT_NUDGE_AT
        if hours:
            at = hours.next_open(at, case.complainant.timezone)
        on = local_date(at, case.complainant.timezone)
        return (on, at) if free_from <= on else (free_from, None)
    if urgency in ("essential", "safety"):
        wait = URGENT_NUDGE_AFTER
    else:
        wait = NUDGE_AFTER.get(case.complaint.sector, NUDGE_AFTER_DEFAULT)
    on = max(courtesy.after_promise(courteous(wait)), free_from)
    return (hours.first_day(on) if hours else on), None


def _follow_up(
    case: Case, clock: ComplaintClock, courtesy: CourtesyClock, calendars: Calendars,
    courteous: _Courteous,
) -> date | None:  # fmt: skip
    """The chase rule's date, else ten business days, or half the wait if that is sooner.

    Left out when it can't keep the gap before the wait ends: the next step says it all.
    """
    chase = clock.choice.chase
    if case.complaint.urgency != "normal":
        base = courteous(URGENT_FOLLOW_UP_AFTER)
    elif chase is not None:
        base = courteous(chase.wait)
    else:
        base = min(
            courteous(FOLLOW_UP_AFTER),
            courteous(_half_of(clock.choice.rule.wait, clock.sent_on, calendars)),
        )
    allowed = courtesy.allowed_from(base)
    last_chance = count(allowed, GAP, calendars.company).due_on
    return allowed if last_chance <= clock.due_on else None


def _half_of(wait: Wait, start: date, calendars: Calendars) -> Wait:
    if wait.unit != "calendar":
        return Wait(days=wait.days // 2, unit=wait.unit)
    return Wait(days=(half(start, wait, calendars.rule).due_on - start).days)


def _final_notice(
    case: Case, clock: ComplaintClock, courtesy: CourtesyClock, calendars: Calendars,
    follow_up: date | None,
) -> date | None:  # fmt: skip
    """Fourteen days before the wait ends, if that leaves five business days after the follow-up."""
    sent = case.first("follow-up")
    before = sent.on if sent else follow_up or clock.sent_on
    if sent and sent.message.names_body:
        return None
    if not _announced_after(before, clock, calendars):
        return None
    allowed = courtesy.allowed_from(clock.due_on - FINAL_NOTICE_BEFORE)
    return allowed if allowed <= clock.due_on else None


def _announced_after(follow_up: date, clock: ComplaintClock, calendars: Calendars) -> bool:
    """Whether a follow-up of that day leaves time for a final notice of its own."""
    earliest = count(follow_up, BEFORE_FINAL_NOTICE, calendars.company).due_on
    return earliest <= clock.due_on - FINAL_NOTICE_BEFORE
