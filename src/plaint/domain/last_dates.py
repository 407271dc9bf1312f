"""The dates that bind the customer: after them a right is gone, however patient they were.

They are never moved later by rounding or a pause, and the earliest safe reading wins: where the
event that starts one isn't known yet, an earlier event that is known stands for it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from plaint.domain.calendar import WEEKENDS_ONLY
from plaint.domain.case import Case
from plaint.domain.choosing import start_of
from plaint.domain.clocks import ComplaintClock, replies_to
from plaint.domain.deadline import count
from plaint.domain.rules import Body, Limit, Notice
from plaint.wording import Says, say

WARNED_DAYS_BEFORE = (30, 14, 7, 1)


@dataclass(frozen=True, slots=True)
class LastDate:
    """`what` lapses after `on` (inclusive), by language."""

    id: str
    what: dict[str, str]
    on: date
    source_url: str


def last_dates(
    case: Case, clock: ComplaintClock | None, body: Body | None,
    limits: tuple[Limit, ...], notices: tuple[Notice, ...],
) -> tuple[LastDate, ...]:  # fmt: skip
    """The customer's last dates, soonest first."""
    dates = [_body_window(case, clock, body)] if clock and body else []
    entries: tuple[Limit | Notice, ...] = (*limits, *notices)
    for entry in entries:
        start = start_of(entry.counts_from, case.complaint)
        if entry.within is None or start is None:
            continue
        if isinstance(entry, Limit) and entry.kind in _NOT_THE_CUSTOMERS:
            continue
        on = count(start, entry.within, WEEKENDS_ONLY).due_on
        if _kept(case, entry, on):
            continue
        dates.append(LastDate(entry.id, entry.what, on, entry.source.url))
    found = {(d.on, d.id): d for d in dates if d is not None}
    return tuple(found[key] for key in sorted(found))


def _kept(case: Case, entry: Limit | Notice, on: date) -> bool:
    """Whether the customer has done in time what this date asks of them."""
    written = [m for m in case.sent if m.arrived and m.message.via != "phone" and m.on <= on]
    if isinstance(entry, Notice):
        return any(m.stage == "notice" and m.message.variant == entry.type for m in written)
    asks_to_complain = entry.kind in ("baggage-report", "complaint-window")
    return asks_to_complain and any(m.stage == "complaint" for m in written)


# Waits that a limit names but that bind somebody else, or nobody.
_NOT_THE_CUSTOMERS = ("letter-before-claim", "small-claims-ceiling", "court-fee")


def _body_window(case: Case, clock: ComplaintClock, body: Body) -> LastDate | None:
    if body.bring_within is None:
        return None
    start = clock.sent_on
    if body.bring_from == "final-response":
        finals = [
            r.on for r in replies_to(case, clock.sent_on)
            if r.kind in ("final-response", "deadlock")
        ]  # fmt: skip
        # Until they give one, the sending is the earliest safe reading.
        start = finals[0] if finals else clock.sent_on
    elif body.bring_from == "written-complaint":
        written = [c.on for c in case.contacts if c.made.by in ("email", "form", "chat", "letter")]
        start = min([clock.sent_on, *written])
    elif body.bring_from not in ("sent", "received"):
        start = start_of(body.bring_from, case.complaint) or clock.start
    what = {
        "en": f"take the case to {body.name}",
        "fr": f"saisir\N{NO-BREAK SPACE}: {body.name}",
    }
    on = count(start, body.bring_within, WEEKENDS_ONLY).due_on
    return LastDate(body.id, what, on, body.source.url)


def lapsing(dates: tuple[LastDate, ...], today: date) -> tuple[Says, ...]:
    """A warning for each date within the first warning's distance, or lately passed."""
    warnings = []
    for entry in dates:
        left = (entry.on - today).days
        if 0 <= left <= max(WARNED_DAYS_BEFORE):
            warnings.append(say("Last day {on}: {what}.", on=entry.on, what=entry.what))
        elif -max(WARNED_DAYS_BEFORE) <= left < 0:
            warnings.append(
                say("The last day has passed ({on}): {what}.", on=entry.on, what=entry.what)
            )
    return tuple(warnings)
