"""Which days count, in which unit, and why not."""

from __future__ import annotations

from datetime import date

import pytest

from plaint.domain.calendar import (
    FRIDAY,
    SAT_SUN,
    SATURDAY,
    SUNDAY,
    THURSDAY,
    WEEKENDS_ONLY,
    Calendar,
    next_working,
    no_holiday,
)
from plaint.domain.wait import Unit
from plaint.errors import InvalidInput

# In May 2026 the 1st is a Friday, the 14th a Thursday.
MAY_DAYS = {date(2026, 5, 1): "Labour Day", date(2026, 5, 9): "A Saturday Feast"}
SOMEWHERE = Calendar("XX", "", SAT_SUN, MAY_DAYS.get)


def with_weekend(*days: int, country: str = "XX") -> Calendar:
    return Calendar(country, "", frozenset(days), no_holiday)


@pytest.mark.parametrize(
    ("day", "unit", "why"),
    [
        (date(2026, 4, 30), "business", None),
        (date(2026, 5, 1), "business", "Labour Day (public holiday)"),
        (date(2026, 5, 2), "business", "Saturday"),
        (date(2026, 5, 3), "business", "Sunday"),
        (date(2026, 5, 1), "working", "Labour Day (public holiday)"),
        (date(2026, 5, 2), "working", None),
        (date(2026, 5, 3), "working", "Sunday"),
        (date(2026, 5, 9), "working", "A Saturday Feast (public holiday)"),
        (date(2026, 5, 9), "business", "Saturday"),
        (date(2026, 5, 1), "calendar", None),
        (date(2026, 5, 3), "calendar", None),
    ],
)
def test_why_a_day_does_not_count(day: date, unit: Unit, why: str | None) -> None:
    off = SOMEWHERE.off(day, unit)
    assert (None if off is None else str(off)) == why
    assert SOMEWHERE.works(day, unit) is (why is None)


def test_every_weekday_has_its_name() -> None:
    always_off = with_weekend(*range(7))
    names = [str(always_off.off(date(2026, 6, day))) for day in range(1, 8)]  # from a Monday
    assert names == [
        "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("calendar", "rest"),
    [
        (with_weekend(SATURDAY, SUNDAY), {SUNDAY}),
        (with_weekend(FRIDAY, SATURDAY), {FRIDAY}),
        (with_weekend(FRIDAY, SATURDAY, country="IL"), {SATURDAY}),
        (with_weekend(THURSDAY, FRIDAY), {FRIDAY}),
        (with_weekend(FRIDAY), {FRIDAY}),
        (with_weekend(SUNDAY), {SUNDAY}),
        (with_weekend(FRIDAY, SUNDAY), {SUNDAY}),
        (with_weekend(SATURDAY), {SATURDAY}),
        (with_weekend(), set()),
    ],
)
def test_working_days_leave_out_one_day_of_rest(calendar: Calendar, rest: set[int]) -> None:
    week = [date(2026, 6, day) for day in range(1, 8)]
    assert {day.weekday() for day in week if not calendar.works(day, "working")} == rest


def test_a_weekend_day_worked_by_decree_counts() -> None:
    made_up = date(2026, 5, 9)
    calendar = Calendar("XX", "", SAT_SUN, no_holiday, worked=lambda day: day == made_up)
    assert calendar.works(made_up)
    assert not calendar.works(date(2026, 5, 16))


def test_the_neighbouring_working_days() -> None:
    friday_off, saturday, monday = date(2026, 5, 1), date(2026, 5, 2), date(2026, 5, 4)
    assert next_working(saturday, SOMEWHERE) == next_working(monday, SOMEWHERE) == monday
    assert next_working(friday_off, SOMEWHERE) == monday


def test_a_calendar_without_working_days_ends_in_an_error_not_in_a_hang() -> None:
    with pytest.raises(InvalidInput, match="out of the calendar"):
        next_working(date(9999, 1, 1), with_weekend(*range(7)))


def test_unknown_years_are_told() -> None:
    calendar = Calendar("XX", "", SAT_SUN, no_holiday, years=(2000, 2026))
    assert calendar.gap(date(2000, 1, 1), date(2026, 12, 31)) is None
    for first, last in ((1999, 2001), (2026, 2027), (2030, 2031)):
        gap = calendar.gap(date(first, 6, 1), date(last, 6, 1))
        assert gap is not None
        assert "2000 to 2026" in str(gap)
    assert WEEKENDS_ONLY.gap(date(1, 1, 1), date(9999, 12, 31)) is None
