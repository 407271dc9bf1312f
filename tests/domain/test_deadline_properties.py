"""Counting days: what must hold for any start, wait, calendar and pauses."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from plaint.domain.calendar import WEEKENDS_ONLY, Calendar
from plaint.domain.deadline import (
    Pause,
    Rounding,
    add_months,
    business_days_between,
    count,
    half,
)
from plaint.domain.wait import UNITS, Unit, Wait

ONE_DAY = timedelta(days=1)
FIRST, LAST = date(2020, 1, 1), date(2032, 12, 31)
days = st.dates(FIRST, LAST)
units = st.sampled_from(UNITS)
roundings: st.SearchStrategy[Rounding] = st.sampled_from(("none", "forward"))
waits = st.one_of(
    st.builds(Wait, months=st.integers(0, 30)),
    st.builds(Wait, weeks=st.integers(0, 60)),
    st.builds(Wait, days=st.integers(0, 120), unit=units),
)
calendars = st.builds(
    lambda weekend, holidays: Calendar("XX", "", weekend, dict.fromkeys(holidays, "Feast").get),
    st.sampled_from([frozenset(w) for w in ((5, 6), (4, 5), (4,), (4, 6), (6,), ())]),
    st.frozensets(days, max_size=60),
)
pauses = st.lists(
    st.builds(
        lambda first, length: Pause(first, first + timedelta(days=length), "question"),
        days,
        st.integers(-3, 40),
    ),
    max_size=4,
)
unhurried = settings(deadline=None)


def longer(wait: Wait) -> Wait:
    """The next longer wait of its own sort."""
    if wait.months:
        return Wait(months=wait.months + 1)
    if wait.weeks:
        return Wait(weeks=wait.weeks + 1)
    return Wait(days=wait.days + 1, unit=wait.unit)


@unhurried
@given(days, waits, calendars, roundings, pauses)
def test_never_earlier_than_the_rule(
    start: date, wait: Wait, calendar: Calendar, rounding: Rounding, still: list[Pause]
) -> None:
    deadline = count(start, wait, calendar, rounding=rounding, pauses=still)
    at_least = add_months(start, wait.months) + timedelta(weeks=wait.weeks, days=wait.days)
    assert deadline.due_on >= at_least
    assert deadline.due_on >= count(start, wait, calendar).due_on


@unhurried
@given(days, waits, calendars, roundings, pauses)
def test_monotone_in_the_wait(
    start: date, wait: Wait, calendar: Calendar, rounding: Rounding, still: list[Pause]
) -> None:
    shorter = count(start, wait, calendar, rounding=rounding, pauses=still).due_on
    assert shorter <= count(start, longer(wait), calendar, rounding=rounding, pauses=still).due_on


@unhurried
@given(days, st.integers(0, 40), waits, calendars, roundings, pauses)
def test_monotone_in_the_start(
    start: date,
    later: int,
    wait: Wait,
    calendar: Calendar,
    rounding: Rounding,
    still: list[Pause],
) -> None:
    if wait.months:  # a month is shorter from 31 January than from the 1st: a pause of January
        still = []  # can outweigh the days between them
    first = count(start, wait, calendar, rounding=rounding, pauses=still).due_on
    start += timedelta(days=later)
    assert first <= count(start, wait, calendar, rounding=rounding, pauses=still).due_on


@unhurried
@given(days, st.integers(1, 400), calendars)
def test_business_days_between_undoes_the_count(start: date, n: int, calendar: Calendar) -> None:
    end = count(start, Wait(days=n, unit="business"), calendar).due_on
    assert business_days_between(start, end, calendar) == n
    assert business_days_between(start, end - ONE_DAY, calendar) == n - 1


@unhurried
@given(days, days, calendars)
def test_business_days_between_is_what_counting_on_fingers_gives(
    one: date, other: date, calendar: Calendar
) -> None:
    after, until = sorted((one, other))
    fingers = sum(
        calendar.works(after + timedelta(days=n)) for n in range(1, (until - after).days + 1)
    )
    assert business_days_between(after, until, calendar) == fingers


@unhurried
@given(days, waits, calendars)
def test_rounding_lands_on_a_working_day_and_never_earlier(
    start: date, wait: Wait, calendar: Calendar
) -> None:
    plain = count(start, wait, calendar)
    rounded = count(start, wait, calendar, rounding="forward")
    assert calendar.works(rounded.due_on)
    assert rounded.due_on >= plain.due_on
    assert (rounded.rounded_from or rounded.due_on) == plain.due_on


@unhurried
@given(days, st.integers(0, 120), units, calendars, roundings, pauses)
def test_every_day_is_counted_or_accounted_for(
    start: date,
    n: int,
    unit: Unit,
    calendar: Calendar,
    rounding: Rounding,
    still: list[Pause],
) -> None:
    deadline = count(start, Wait(days=n, unit=unit), calendar, rounding=rounding, pauses=still)
    reached = deadline.rounded_from or deadline.due_on
    passed = [skip.on for skip in deadline.skipped if skip.on < reached]
    uncounted = deadline.paused_days if unit == "calendar" else len(passed)
    assert (reached - start).days == n + uncounted
    assert [skip.on for skip in deadline.skipped] == sorted({skip.on for skip in deadline.skipped})
    assert all(start <= day < deadline.due_on for day in passed)


@unhurried
@given(days, st.integers(0, 120), pauses)
def test_paused_days_do_not_count(start: date, n: int, still: list[Pause]) -> None:
    end = count(start, Wait(days=n), WEEKENDS_ONLY, pauses=still).due_on
    paused = {
        pause.from_on + timedelta(days=i)
        for pause in still
        if pause.until_on is not None
        for i in range((pause.until_on - pause.from_on).days)
    }
    run = [start + timedelta(days=i) for i in range(1, (end - start).days + 1)]
    assert sum(day not in paused for day in run) == n
    assert end not in paused or n == 0


@unhurried
@given(days, waits, calendars)
def test_half_is_not_longer_than_the_whole(start: date, wait: Wait, calendar: Calendar) -> None:
    assert start <= half(start, wait, calendar).due_on <= count(start, wait, calendar).due_on


@given(st.dates(FIRST, LAST), st.integers(-60, 60))
def test_months_keep_the_number_of_the_day_or_take_the_last_one(day: date, months: int) -> None:
    moved = add_months(day, months)
    assert (moved.year - day.year) * 12 + moved.month - day.month == months
    assert moved.day == day.day or (moved.day < day.day and (moved + ONE_DAY).day == 1)
