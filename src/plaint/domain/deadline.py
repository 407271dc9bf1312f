"""From a day and a wait to the last day: the arithmetic behind every clock.

Day zero never counts; the last day counts in full. Months follow the corresponding-date rule: the
day of the last month that bears the same number, or that month's last day where there is none
(Dodds v Walker [1981] 1 WLR 1027, House of Lords; in France art. 641 du code de procédure civile).
"""

from __future__ import annotations

from bisect import bisect_right
from calendar import isleap, monthrange
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import MAXYEAR, MINYEAR, date, timedelta
from functools import lru_cache
from typing import Literal

from plaint.domain.calendar import ONE_DAY, Calendar, beyond, next_working, shifted
from plaint.domain.wait import Wait
from plaint.wording import Says, say

Rounding = Literal["none", "forward"]


@dataclass(frozen=True, slots=True)
class Skipped:
    """A day that was passed over, and why it didn't count."""

    on: date
    why: Says


@dataclass(frozen=True, slots=True)
class Pause:
    """Days on which the clock stands still: `from_on` is the first, `until_on` counts again.

    `until_on` None: still open. Whoever counts closes it first, at the day they count for.
    One that ends before it begins (facts recorded crosswise) covers no day.
    """

    from_on: date
    until_on: date | None
    why: str


@dataclass(frozen=True, slots=True)
class Deadline:
    """The last day (inclusive), and how it was reached.

    skipped        the days passed over: weekends, holidays and pauses of a count in business or
                   working days, and the days rounded over
    rounded_from   the last day before it was rounded; None where rounding changed nothing
    paused_days    the days that would have counted, had the clock not stood still
    note           what could not be known (holidays of far years); None where all was
    """

    start: date
    wait: Wait
    due_on: date
    skipped: tuple[Skipped, ...] = ()
    rounded_from: date | None = None
    paused_days: int = 0
    note: Says | None = None


def count(
    start: date,
    wait: Wait,
    calendar: Calendar,
    *,
    rounding: Rounding = "none",
    pauses: Sequence[Pause] = (),
) -> Deadline:
    """The last day of `wait`, counted from day zero `start`.

    In business and working days a start on a day off counts as if on the last working day before:
    the first working day after it is day 1. A wait of nothing ends on `start` itself.
    Rounding "forward" moves the end off weekends and public holidays, to the next business day.
    Raises ValueError for an open pause, InvalidInput where the count leaves the calendar.
    """
    merged = _merged(pauses)
    if wait.unit == "calendar":
        reached, paused = _past_pauses(start, _add(start, wait), merged)
        skipped: list[Skipped] = []
    else:
        reached, paused, skipped = _count_days(start, wait, calendar, merged)
    due_on = next_working(reached, calendar) if rounding == "forward" else reached
    for day in _days(reached, due_on):
        if (why := calendar.off(day)) is not None:
            skipped.append(Skipped(day, why))
    holidays_matter = wait.unit != "calendar" or rounding == "forward"
    return Deadline(
        start=start,
        wait=wait,
        due_on=due_on,
        skipped=tuple(skipped),
        rounded_from=None if due_on == reached else reached,
        paused_days=paused,
        note=calendar.gap(start, due_on) if holidays_matter else None,
    )


def half(start: date, wait: Wait, calendar: Calendar) -> Deadline:
    """The end of half of `wait`, in its own unit, rounded down to whole days.

    Eight weeks are 28 days, 15 business days are 7; two months are half of the calendar days that
    they have from `start` on.
    """
    days = wait.weeks * 7 + wait.days
    if wait.months:
        days = (_add(start, wait) - start).days
    return count(start, Wait(days=days // 2, unit=wait.unit), calendar)


def business_days_between(after: date, until: date, calendar: Calendar) -> int:
    """How many business days there are after one day, up to and including another.

    The inverse of counting: `count(a, n business days).due_on` is the first day for which it is n.
    Zero where `until` isn't later.
    """
    if until <= after:
        return 0
    return (
        _worked_until(until, calendar)
        - _worked_until(after, calendar)
        + sum(len(_working_days(calendar, year)) for year in range(after.year, until.year))
    )


def add_months(day: date, months: int) -> date:
    """The corresponding date so many months later (or earlier), else that month's last day.

    Raises InvalidInput where there is no such date (before the year 1, after 9999).
    """
    year, month0 = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not MINYEAR <= year <= MAXYEAR:
        raise beyond(day)
    return date(year, month0 + 1, min(day.day, monthrange(year, month0 + 1)[1]))


def _add(day: date, wait: Wait) -> date:
    if wait.months:
        return add_months(day, wait.months)
    return shifted(day, timedelta(weeks=wait.weeks, days=wait.days))


def _count_days(
    start: date, wait: Wait, calendar: Calendar, pauses: Sequence[Pause]
) -> tuple[date, int, list[Skipped]]:
    """Day after day, as a careful person would do it on paper: (last day, paused, skipped)."""
    day, left, paused = start, wait.days, 0
    skipped: list[Skipped] = []
    while left:
        day = shifted(day, ONE_DAY)
        why = calendar.off(day, wait.unit)
        pause = next((one for one in pauses if _covers(one, day)), None)
        if why is None and pause is not None:
            why = say("the clock stood still: {why}", why=pause.why)
            paused += 1
        if why is None:
            left -= 1
        else:
            skipped.append(Skipped(day, why))
    return day, paused, skipped


def _past_pauses(start: date, due_on: date, pauses: Sequence[Pause]) -> tuple[date, int]:
    """Move the end of a calendar count by the paused days inside it: (last day, paused days).

    Moving it can bring more paused days in, hence in the order of the pauses: one that begins
    after the end reached so far changes nothing.
    """
    total = 0
    for pause in pauses:
        first = max(pause.from_on, start + ONE_DAY)  # day zero doesn't count anyway
        if first <= due_on and first < _end(pause):
            stood_still = _end(pause) - first
            total += stood_still.days
            due_on = shifted(due_on, stood_still)
    return due_on, total


def _merged(pauses: Sequence[Pause]) -> list[Pause]:
    """The pauses in order, so that no day is in two of them."""
    merged: list[Pause] = []
    for pause in sorted(pauses, key=lambda one: (one.from_on, _end(one))):
        reached = _end(merged[-1]) if merged else date.min
        if _end(pause) > max(pause.from_on, reached):
            merged.append(replace(pause, from_on=max(pause.from_on, reached)))
    return merged


def _end(pause: Pause) -> date:
    if pause.until_on is None:
        raise ValueError("an open pause must be closed at the day one counts for")
    return pause.until_on


def _covers(pause: Pause, day: date) -> bool:
    return pause.from_on <= day < _end(pause)


def _days(first: date, end: date) -> Iterator[date]:
    """From `first` up to, but without, `end`."""
    return (first + timedelta(days=n) for n in range((end - first).days))


@lru_cache(maxsize=512)
def _working_days(calendar: Calendar, year: int) -> tuple[int, ...]:
    """The ordinals of a year's business days; kept, so that `status` needn't look them up twice."""
    first = date(year, 1, 1)
    length = 366 if isleap(year) else 365
    days = (first + timedelta(days=n) for n in range(length))
    return tuple(day.toordinal() for day in days if calendar.works(day))


def _worked_until(day: date, calendar: Calendar) -> int:
    """The business days of its year, up to and including `day`."""
    return bisect_right(_working_days(calendar, day.year), day.toordinal())
