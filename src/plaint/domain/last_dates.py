"""The dates that bind the customer: after them a right is gone, however patient they were.

They are never moved later by rounding or a pause, and the earliest safe reading wins: where the
event that starts one isn't known yet, an earlier event that is known stands for it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from plaint.domain.calendar import WEEKENDS_ONLY
from plaint.domain.case import Case
from plaint.domain.choosing import expected_on, start_of
from plaint.domain.clocks import Calendars, ComplaintClock, door_of, ended_on, replies_to
from plaint.domain.deadline import count
from plaint.domain.naming import body_meant
from plaint.domain.rules import Body, Limit, Notice
from plaint.domain.wait import Wait
from plaint.wording import Says, say

WARNED_DAYS_BEFORE = (30, 14, 7, 1)


@dataclass(frozen=True, slots=True)
class LastDate:
    """`what` lapses after `on` (inclusive), by language. `sure`: the law or the scheme was seen to
    say so, and the very event it counts from is known; else it is the earliest safe reading."""

    id: str
    what: dict[str, str]
    on: date
    source_url: str
    sure: bool = True
    mine: bool = False  # the user's own file says so


def last_dates(
    case: Case, clock: ComplaintClock | None, bodies: Iterable[Body],
    limits: tuple[Limit, ...], notices: tuple[Notice, ...],
) -> tuple[LastDate, ...]:  # fmt: skip
    """The customer's last dates, soonest first. `bodies`: those whose windows bind (`binding`)."""
    dates = [body_window(case, clock, body) for body in bodies]
    for entry in _timed(limits, notices):
        start = _start(case, entry)
        if entry.within is None or start is None:
            continue
        on = count(start, entry.within, WEEKENDS_ONLY).due_on
        if not _kept(case, entry, on):
            sure = entry.certainty in ("law", "scheme") and _is_the_event(case, entry)
            dates.append(LastDate(entry.id, entry.what, on, entry.source.url, sure, entry.mine))
    found = {(d.on, d.id): d for d in dates if d is not None}
    return tuple(found[key] for key in sorted(found))


def _is_the_event(case: Case, entry: Limit | Notice) -> bool:
    """Whether the day that was counted from is the event's own, and not an earlier one that stands
    for it: a payment isn't the statement that shows it, nor what was expected the payment."""
    complaint = case.complaint
    match entry.counts_from:
        case "statement":
            return False
        case "event" | "discovery":
            return complaint.happened_on is not None
        case "expected":
            return expected_on(complaint) is not None
    return True


def _start(case: Case, entry: Limit | Notice) -> date | None:
    if entry.counts_from == "written-complaint":
        return min(_told_in_writing(case), default=None)
    if entry.counts_from == "notice":
        return ended_on(case)
    start = start_of(entry.counts_from, case.complaint)
    if start and isinstance(entry, Limit) and entry.from_year_end:
        return date(start.year, 12, 31)
    return start


def _told_in_writing(case: Case) -> list[date]:
    written = [c.on for c in case.contacts if c.made.by in _IN_WRITING]
    return written + [
        m.on for m in case.sent
        if m.stage in ("complaint", "notice") and m.arrived and m.message.via != "phone"
    ]  # fmt: skip


def binding(
    case: Case, clock: ComplaintClock, body: Body | None, bodies: Iterable[Body],
    calendars: Calendars, today: date,
) -> tuple[Body, ...]:  # fmt: skip
    """The bodies whose windows are the customer's to watch: the one that would take the case, and
    each other one that settles it, once its door is open. One that has the case is left out."""
    bodies = tuple(bodies)
    taken = [body_meant(bodies, referral.body) for referral in case.referrals]

    def reached(one: Body) -> bool:
        door = door_of(case, clock, one, calendars)
        return not one.gates or (door is not None and door <= today)

    return tuple(
        one for one in bodies
        if one not in taken
        and (one is body or (one.settles and reached(one)))
    )  # fmt: skip


def unknown_starts(
    case: Case, clock: ComplaintClock | None, bodies: Iterable[Body],
    limits: tuple[Limit, ...], notices: tuple[Notice, ...],
) -> tuple[str, ...]:  # fmt: skip
    """The facts, by name, without which a last date that may be near can't be counted."""
    complaint = case.complaint
    waits = [(entry.counts_from, entry.within) for entry in _timed(limits, notices)
             if not _kept(case, entry, date.max)]  # fmt: skip
    if clock:
        waits += [(body.bring_from, body.bring_within) for body in bodies]
    facts = [
        _FACT_OF[event]
        for event, within in waits
        if event in _FACT_OF and within is not None and _may_be_near(within)
        and start_of(event, complaint) is None
    ]  # fmt: skip
    never_came = complaint.kind in _NEVER_CAME
    return tuple(dict.fromkeys(f for f in facts if not (never_came and f == "received_on")))


_NEVER_CAME = ("not-delivered", "late-delivery")
# The fact that tells the day of an event.
_FACT_OF = {
    "delivery": "received_on", "delivery-due": "promised_on", "payment": "paid_on",
    "statement": "paid_on", "expected": "paid_on",
    "purchase": "ordered_on", "contract": "ordered_on",
    "event": "happened_on", "discovery": "happened_on", "end-of-tenancy": "happened_on",
}  # fmt: skip
# Thirteen months, the time for an unauthorised payment: what is longer is seldom nearly over.
_NEAR = timedelta(days=400)


def _may_be_near(within: Wait) -> bool:
    return timedelta(within.days + 7 * within.weeks + 30 * within.months) <= _NEAR


def _timed(limits: tuple[Limit, ...], notices: tuple[Notice, ...]) -> list[Limit | Notice]:
    """What binds the customer."""
    return [*(limit for limit in limits if limit.kind not in _NOT_THE_CUSTOMERS), *notices]


def _kept(case: Case, entry: Limit | Notice, on: date) -> bool:
    """Whether the customer has done in time what this date asks of them."""
    written = [m for m in case.sent if m.arrived and m.message.via != "phone" and m.on <= on]
    if isinstance(entry, Notice):
        return any(m.stage == "notice" and m.message.variant == entry.type for m in written)
    if not (entry.by_complaint or entry.kind == "baggage-report"):
        return False
    if entry.kind == "payment-dispute" and any(c.on <= on for c in case.contacts):
        return True  # a bank is told by phone too
    in_writing = any(c.on <= on and c.made.by in _IN_WRITING for c in case.contacts)
    return in_writing or any(m.stage == "complaint" for m in written)


# Waits that a limit names but that bind somebody else, or nobody.
_NOT_THE_CUSTOMERS = (
    "letter-before-claim", "amicable-attempt", "small-claims-ceiling", "court-fee",
)  # fmt: skip


def body_window(case: Case, clock: ComplaintClock | None, body: Body) -> LastDate | None:
    """Until when this body takes the case; None where it sets no time, or nothing started it."""
    start = _window_start(case, clock, body)
    if body.bring_within is None or start is None:
        return None
    what = {
        "en": f"take the case to {body.name}",
        "fr": f"saisir\N{NO-BREAK SPACE}: {body.name}",
    }
    on = count(start, body.bring_within, WEEKENDS_ONLY).due_on
    sure = body.certainty in ("law", "scheme")
    return LastDate(body.id, what, on, body.source.url, sure, body.mine)


def _window_start(case: Case, clock: ComplaintClock | None, body: Body) -> date | None:
    """The day from which this body counts; the earliest that it can be where that isn't known.

    What counts from an answer doesn't run while there is none; any answer on the matter stands
    for the final one while that is lacking, for the customer may not see the difference.
    """
    if body.bring_from not in _OF_THE_COMPLAINT:
        known = start_of(body.bring_from, case.complaint)
        if known or clock is None:
            return known
        # What happened was before the first time that the customer told them of it.
        return min([clock.start, *(contact.on for contact in case.contacts)])
    if clock is None:
        return None
    match body.bring_from:
        case "final-response" | "answer" | "sent-until-answered":
            replies = [r for r in replies_to(case, clock.sent_on) if r.kind in _ANSWERS]
            finals = [r for r in replies if r.kind in ("final-response", "deadlock")]
            answers = [r.on for r in finals or replies]
            silent = {"answer": clock.due_on, "sent-until-answered": clock.sent_on}
            stand_in = silent.get(body.bring_from)
            if body.bring_from == "answer" and stand_in:
                return min([stand_in, *answers])  # a late answer gives no new time
            return next(iter(answers), stand_in)
        case "written-complaint":
            return min([clock.sent_on, *_told_in_writing(case)])
    return clock.sent_on


_OF_THE_COMPLAINT = (
    "final-response", "answer", "sent-until-answered", "written-complaint", "sent", "received",
)  # fmt: skip
_ANSWERS = ("refusal", "partial", "disputed", "final-response", "deadlock")
_IN_WRITING = ("email", "form", "chat", "letter")


def lapsing(dates: tuple[LastDate, ...], today: date) -> tuple[Says, ...]:
    """A warning for each date within the first warning's distance, or lately passed."""
    warnings = []
    for entry in dates:
        left = (entry.on - today).days
        if 0 <= left <= max(WARNED_DAYS_BEFORE):
            warnings.append(_warning(entry, left))
        elif -max(WARNED_DAYS_BEFORE) <= left < 0 and not entry.sure:
            warnings.append(
                say("The usual last day has passed ({on}): {what}. Ask whether it is still open.",
                    on=entry.on, what=entry.what)
            )  # fmt: skip
        elif -max(WARNED_DAYS_BEFORE) <= left < 0:
            warnings.append(
                say("The last day has passed ({on}): {what}.", on=entry.on, what=entry.what)
            )
    return tuple(warnings)


def _warning(entry: LastDate, left: int) -> Says:
    """Its tone rises as the warned days go by: thirty, fourteen, seven, one."""
    if left == 0:
        return say("Today is the last day: {what}.", what=entry.what)
    if left == 1:
        return say("Tomorrow, {on}, is the last day: {what}.", on=entry.on, what=entry.what)
    if left <= 7:
        return say(
            "Only {days} days left, until {on}: {what}.", days=left, on=entry.on, what=entry.what
        )
    if left <= 14:
        return say("{days} days left, until {on}: {what}.", days=left, on=entry.on, what=entry.what)
    return say("Last day {on}: {what}.", on=entry.on, what=entry.what)
