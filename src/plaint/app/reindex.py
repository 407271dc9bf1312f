"""Making the rows that `status` reads: for each case, which step holds from which day on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from plaint import __version__
from plaint.app.workspace import AsOf, Workspace, as_of, matter_key, situation_for, take
from plaint.domain.case import Case
from plaint.domain.plan import next_step, plan
from plaint.domain.situation import Situation
from plaint.knowledge.fingerprint import FOLDER, fingerprint, own_folder
from plaint.knowledge.loader import left_out
from plaint.store import cases, index
from plaint.store.connection import transaction
from plaint.store.index import Row, Stretch

_ONE_DAY = timedelta(days=1)
# A plan that changes changes its dates at most this often; more would be an error of ours.
_MOST_STRETCHES = 40


def signature(ws: Workspace) -> str:
    """The index holds for this program and this knowledge, the user's own included."""
    return f"{__version__}:{fingerprint(FOLDER, own_folder(str(ws.home)))}"


def reindex(ws: Workspace, *case_ids: str) -> None:
    """Rewrite the rows of these cases, and of the open ones with the same companies: they share a
    gap, which is read from the rows of the others."""
    rows = [_row(ws, case_id) for case_id in case_ids]
    for row in rows:
        index.write(ws.store, row)
    done = set(case_ids) if len(rows) == 1 else set()
    for company_key in dict.fromkeys(row.company_key for row in rows):
        for other in index.of_company(ws.store, company_key):
            if other.case_id not in done and other.is_open:
                index.write(ws.store, _row(ws, other.case_id))
    if not is_current(ws) and cases.count_cases(ws.store) == len(rows):
        _sign(ws)  # the first cases of a new store


@dataclass(frozen=True, slots=True)
class Moved:
    """An open case whose wait ends on another day than the last index said (ISO days)."""

    ref: str
    company: str
    old: str
    new: str


def rebuild(ws: Workspace, progress: Callable[[], None] | None = None) -> tuple[Moved, ...]:
    """Rewrite all rows, and sign them; says which dates that moved."""
    before = {row.case_id: row.due_on for row in index.rows(ws.store)}
    moved = []
    with transaction(ws.store):
        for case_id in cases.all_ids(ws.store):
            row = _row(ws, case_id)
            index.write(ws.store, row)
            old = before.get(case_id)
            if row.is_open and old and row.due_on and old != row.due_on:
                moved.append(Moved(row.ref, row.company, old, row.due_on))
            if progress:
                progress()
        _sign(ws)
    return tuple(moved)


def _sign(ws: Workspace) -> None:
    index.sign(ws.store, signature(ws), left_out(own_folder(str(ws.home))))


def is_current(ws: Workspace) -> bool:
    return index.signature(ws.store) == signature(ws)


def _row(ws: Workspace, case_id: str) -> Row:
    found = take(ws, case_id)
    case, zone = found.case, found.zone
    now = as_of(ws, zone, None)
    s = situation_for(ws, case_id, case, now)
    return Row(
        case_id=case_id,
        ref=found.ref,
        company=case.company.name,
        company_key=case.company.key,
        subject=case.complaint.subject,
        subject_key=matter_key(case.complaint.subject),
        zone=zone,
        is_open=case.closed is None,
        sent_on=s.clock.sent_on.isoformat() if s.clock else None,
        due_on=s.clock.due_on.isoformat() if s.clock else None,
        last_dates=tuple(entry.on.isoformat() for entry in s.last_dates),
        unsettled=len(case.unsettled),
        messages=_messages(case),
        platform=case.platform,
        timeline=_timeline(ws, case_id, s, now),
    )


def _messages(case: Case) -> tuple[str, ...]:
    """The days of what the company has had from us, or may have: they keep the gap to the next."""
    had = [m.on for m in case.sent if not m.voided and m.stage != "thanks"]
    return tuple(day.isoformat() for day in [*had, *(u.on for u in case.unsettled)])


def _timeline(ws: Workspace, case_id: str, s: Situation, now: AsOf) -> tuple[Stretch, ...]:
    """The plan of today, and of every later day on which it changes."""
    stretches = [_stretch(s)]
    if s.case.closed:
        return tuple(stretches)
    day = now.day
    for _ in range(_MOST_STRETCHES):
        coming = _next_change(s)
        if coming is None or coming <= day:
            break
        day = coming
        s = situation_for(ws, case_id, s.case, as_of(ws, s.case.complainant.timezone, day))
        stretches.append(_stretch(s))
    unlike = [b for a, b in pairwise(stretches) if a.__class__(b.since, *_rest(a)) != b]
    return (stretches[0], *unlike)


def _rest(stretch: Stretch) -> tuple[str, str, str | None, bool]:
    return (stretch.state, stretch.step, stretch.on, stretch.overdue)


def _stretch(s: Situation) -> Stretch:
    result = plan(s)
    step, on = next_step(result)
    return Stretch(
        s.today.isoformat(), result.state, step, on.isoformat() if on else None, result.overdue
    )


def _next_change(s: Situation) -> date | None:
    """The next day on which the plan may read differently."""
    result = plan(s)
    days = [step.allowed_from for step in result.steps]
    days += [step.by + _ONE_DAY for step in result.steps if step.by]
    # A step that opens at an hour of this day is open on the next one.
    later = (step.allowed_at for step in result.steps if step.allowed_at)
    days += [s.today + _ONE_DAY for opens_at in later if opens_at > s.now]
    days += [result.now.until]
    days += [s.clock.due_on + _ONE_DAY if s.clock else None]
    days += [last.on + _ONE_DAY for last in s.last_dates if s.body and last.id == s.body.id]
    days += [owed.due_on + _ONE_DAY for owed in s.owed]
    return min((day for day in days if day and day > s.today), default=None)
