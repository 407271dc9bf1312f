"""Counting days: worked examples."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import pytest

from plaint.domain.calendar import (
    FRIDAY,
    SAT_SUN,
    SATURDAY,
    WEEKENDS_ONLY,
    Calendar,
    no_holiday,
)
from plaint.domain.deadline import (
    Pause,
    Rounding,
    add_months,
    business_days_between,
    count,
    half,
)
from plaint.domain.wait import UNITS, Unit, Wait
from plaint.errors import InvalidInput

# The French holidays of spring and summer 2026 that fall on a weekday.
FRENCH = {
    date(2026, 4, 6): "Easter Monday",
    date(2026, 5, 1): "Labour Day",
    date(2026, 5, 8): "Victory Day",
    date(2026, 5, 14): "Ascension Day",
    date(2026, 5, 25): "Whit Monday",
    date(2026, 7, 14): "National Day",
}
FRANCE = Calendar("FR", "", SAT_SUN, FRENCH.get)


def on(month: int, day: int, year: int = 2026) -> date:
    return date(year, month, day)


def due(
    start: date,
    wait: str,
    unit: Unit = "calendar",
    *,
    calendar: Calendar = FRANCE,
    rounding: Rounding = "none",
    pauses: Iterable[Pause] = (),
) -> date:
    parsed = Wait.parse(wait, unit)
    return count(start, parsed, calendar, rounding=rounding, pauses=tuple(pauses)).due_on


# --- worked examples ---------------------------------------------------------------------------


def test_business_days_over_three_french_holidays() -> None:
    deadline = count(on(4, 30), Wait(days=10, unit="business"), FRANCE)
    assert deadline.due_on == on(5, 19)
    assert [(f"{skip.on:%m-%d}", str(skip.why)) for skip in deadline.skipped] == [
        ("05-01", "Labour Day (public holiday)"),
        ("05-02", "Saturday"),
        ("05-03", "Sunday"),
        ("05-08", "Victory Day (public holiday)"),
        ("05-09", "Saturday"),
        ("05-10", "Sunday"),
        ("05-14", "Ascension Day (public holiday)"),
        ("05-16", "Saturday"),
        ("05-17", "Sunday"),
    ]
    assert deadline.rounded_from is None
    assert deadline.paused_days == 0


def test_working_days_count_saturdays() -> None:
    deadline = count(on(4, 30), Wait(days=10, unit="working"), FRANCE)
    assert deadline.due_on == on(5, 15)
    assert [skip.on.day for skip in deadline.skipped] == [1, 3, 8, 10, 14]


@pytest.mark.parametrize(
    ("start", "wait", "expected"),
    [
        (on(6, 1), "P6W", on(7, 13)),
        (on(6, 1), "P14D", on(6, 15)),
        (on(6, 1), "P0D", on(6, 1)),
        (on(1, 31), "P1M", on(2, 28)),
        (on(1, 31, 2028), "P1M", on(2, 29, 2028)),
        (on(2, 28), "P1M", on(3, 28)),  # not the last day of March
        (on(9, 30, 1978), "P4M", on(1, 30, 1979)),  # Dodds v Walker itself
        (on(10, 31), "P4M", on(2, 28, 2027)),
        (on(12, 31), "P2M", on(2, 28, 2027)),
        (on(2, 29, 2028), "P1Y", on(2, 28, 2029)),
        (on(2, 29, 2028), "P4Y", on(2, 29, 2032)),
        (on(2, 28, 2028), "P1D", on(2, 29, 2028)),
        (on(2, 28, 2027), "P1D", on(3, 1, 2027)),
        (on(12, 18), "P2W", on(1, 1, 2027)),
    ],
)
def test_calendar_days_weeks_and_months(start: date, wait: str, expected: date) -> None:
    assert due(start, wait) == expected


@pytest.mark.parametrize("start", [on(4, 30), on(5, 1), on(5, 2), on(5, 3)])
def test_a_start_on_days_off_counts_as_on_the_last_working_day_before(start: date) -> None:
    assert due(start, "P1D", "business") == on(5, 4)
    assert due(start, "P10D", "business") == on(5, 19)


def test_a_wait_of_nothing_ends_where_it_starts() -> None:
    sunday = on(5, 3)
    assert due(sunday, "P0D", "business") == sunday
    assert due(sunday, "P0D", "business", rounding="forward") == on(5, 4)


def test_another_weekend() -> None:
    gulf = Calendar("SA", "", frozenset({FRIDAY, SATURDAY}), no_holiday)
    thursday = on(6, 4)
    assert due(thursday, "P1D", "business", calendar=gulf) == on(6, 7)  # a Sunday
    assert due(thursday, "P1D", "working", calendar=gulf) == on(6, 6)
    assert due(thursday, "P1D", rounding="forward", calendar=gulf) == on(6, 7)


def test_rounding_names_the_days_it_passes() -> None:
    deadline = count(on(4, 3), Wait(months=1), FRANCE, rounding="forward")  # 3 May, a Sunday
    assert (deadline.rounded_from, deadline.due_on) == (on(5, 3), on(5, 4))
    assert [(skip.on, str(skip.why)) for skip in deadline.skipped] == [(on(5, 3), "Sunday")]
    over_a_bridge = count(on(4, 1), Wait(months=1), FRANCE, rounding="forward")
    assert over_a_bridge.due_on == on(5, 4)
    assert [skip.on.day for skip in over_a_bridge.skipped] == [1, 2, 3]


def test_rounding_leaves_a_working_day_alone() -> None:
    deadline = count(on(6, 1), Wait(weeks=6), FRANCE, rounding="forward")
    assert deadline.due_on == on(7, 13)
    assert deadline.rounded_from is None
    assert deadline.skipped == ()


def test_saturday_counts_in_working_days_but_a_rounded_end_leaves_it() -> None:
    assert due(on(5, 29), "P1D", "working") == on(5, 30)
    assert due(on(5, 29), "P1D", "working", rounding="forward") == on(6, 1)


# --- pauses ------------------------------------------------------------------------------------


def asked(from_on: date, until_on: date | None) -> Pause:
    return Pause(from_on, until_on, "question")


def test_a_pause_moves_a_calendar_count_by_its_days() -> None:
    deadline = count(on(6, 1), Wait(days=10), FRANCE, pauses=[asked(on(6, 5), on(6, 8))])
    assert deadline.due_on == on(6, 14)
    assert deadline.paused_days == 3
    assert deadline.skipped == ()


@pytest.mark.parametrize(
    ("pause", "expected"),
    [
        (asked(on(5, 20), on(5, 30)), on(6, 11)),  # before the running
        (asked(on(6, 1), on(6, 2)), on(6, 11)),  # day zero doesn't count anyway
        (asked(on(6, 1), on(6, 3)), on(6, 12)),
        (asked(on(6, 11), on(6, 12)), on(6, 12)),  # the last day itself
        (asked(on(6, 12), on(6, 20)), on(6, 11)),  # after it
        (asked(on(6, 5), on(6, 5)), on(6, 11)),  # asked and answered the same day
        (asked(on(6, 8), on(6, 5)), on(6, 11)),  # recorded crosswise
    ],
)
def test_only_paused_days_inside_the_running_move_it(pause: Pause, expected: date) -> None:
    assert due(on(6, 1), "P10D", pauses=[pause]) == expected


def test_a_pause_can_bring_another_one_in() -> None:
    pauses = [asked(on(6, 12), on(6, 14)), asked(on(6, 5), on(6, 8))]
    assert due(on(6, 1), "P10D", pauses=pauses[:1]) == on(6, 11)
    assert due(on(6, 1), "P10D", pauses=pauses) == on(6, 16)


def test_a_day_in_two_pauses_stands_still_once() -> None:
    pauses = [asked(on(6, 3), on(6, 9)), asked(on(6, 5), on(6, 7)), asked(on(6, 8), on(6, 10))]
    assert due(on(6, 1), "P10D", pauses=pauses) == on(6, 18)


def test_a_paused_business_day_is_skipped_with_its_reason() -> None:
    pauses = [asked(on(6, 5), on(6, 9))]  # Friday to Monday
    deadline = count(on(6, 3), Wait(days=3, unit="business"), FRANCE, pauses=pauses)
    assert deadline.due_on == on(6, 10)
    assert deadline.paused_days == 2
    assert [(skip.on.day, str(skip.why)) for skip in deadline.skipped] == [
        (5, "the clock stood still: question"),
        (6, "Saturday"),
        (7, "Sunday"),
        (8, "the clock stood still: question"),
    ]


@pytest.mark.parametrize("unit", UNITS)
def test_an_open_pause_must_be_closed_by_the_caller(unit: Unit) -> None:
    with pytest.raises(ValueError, match="open pause"):
        due(on(6, 1), "P10D", unit, pauses=[asked(on(6, 5), None)])


# --- the rest ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("start", "wait", "unit", "expected"),
    [
        (on(6, 1), "P8W", "calendar", on(6, 29)),
        (on(6, 1), "P15D", "calendar", on(6, 8)),
        (on(4, 30), "P15D", "business", on(5, 13)),  # 7 business days
        (on(4, 30), "P15D", "working", on(5, 11)),  # 7 working days
        (on(6, 1), "P2M", "calendar", on(7, 1)),  # 61 days, halved to 30
        (on(1, 1), "P2M", "calendar", on(1, 30)),  # 59 days, halved to 29
        (on(6, 1), "P1D", "calendar", on(6, 1)),
    ],
)
def test_half_of_a_wait(start: date, wait: str, unit: Unit, expected: date) -> None:
    assert half(start, Wait.parse(wait, unit), FRANCE).due_on == expected


@pytest.mark.parametrize(
    ("after", "until", "days"),
    [
        (on(4, 30), on(5, 19), 10),
        (on(4, 30), on(5, 18), 9),
        (on(4, 30), on(4, 30), 0),
        (on(5, 19), on(4, 30), 0),
        (on(5, 1), on(5, 3), 0),
        (on(12, 31), on(1, 4, 2027), 2),  # nobody told this calendar of New Year's Day
        (on(12, 31, 2025), on(12, 31, 2027), 261 + 261 - len(FRENCH)),
    ],
)
def test_business_days_between_two_days(after: date, until: date, days: int) -> None:
    assert business_days_between(after, until, FRANCE) == days


def test_a_count_out_of_the_calendar_is_an_input_error() -> None:
    for wait in (Wait(days=1), Wait(weeks=1), Wait(months=1), Wait(days=1, unit="business")):
        with pytest.raises(InvalidInput, match="out of the calendar"):
            count(date(9999, 12, 31), wait, WEEKENDS_ONLY)
    with pytest.raises(InvalidInput, match="out of the calendar"):
        add_months(date(1, 1, 1), -1)


def test_years_without_known_holidays_are_noted_where_holidays_matter() -> None:
    until_2026 = Calendar("XX", "", SAT_SUN, no_holiday, years=(2000, 2026))
    start, business = on(12, 28), Wait(days=10, unit="business")
    assert count(start, business, until_2026).note is not None
    assert count(start, Wait(weeks=2), until_2026, rounding="forward").note is not None
    assert count(start, Wait(weeks=2), until_2026).note is None
    assert count(on(6, 1), business, until_2026).note is None
