"""When a desk answers, as people write it, and the next moment at which it does."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plaint.domain.hours import Hours, parse_hours

WEEKDAYS = frozenset(range(5))
NINE_TO_FIVE = Hours(WEEKDAYS, time(9), time(17), "Europe/London")


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("Mon-Fri 09:00-17:00 Europe/London", NINE_TO_FIVE),
        ("Mon–Fri 9-17 Europe/London", NINE_TO_FIVE),
        ("Monday-Friday 9:00 - 17:00", Hours(WEEKDAYS, time(9), time(17))),
        ("lun-sam 8h-20h30", Hours(frozenset(range(6)), time(8), time(20, 30))),
        ("lun. - ven. 9h00-18h00 Europe/Paris",
         Hours(WEEKDAYS, time(9), time(18), "Europe/Paris")),
        ("Mon, Wed, Fri 10:00-12:00", Hours(frozenset({0, 2, 4}), time(10), time(12))),
        ("Sat-Mon 10-16", Hours(frozenset({5, 6, 0}), time(10), time(16))),
        ("daily 8-22", Hours(frozenset(range(7)), time(8), time(22))),
        ("24/7 0-24", Hours(frozenset(range(7)), time(0), time(23, 59))),
        ("08:00-20:00", Hours(frozenset(range(7)), time(8), time(20))),
    ],
)  # fmt: skip
def test_hours_are_read(text: str, hours: Hours) -> None:
    assert parse_hours(text) == hours


@pytest.mark.parametrize(
    "text",
    ["", "often", "Mon-Fri", "Mon-Fri 17:00-09:00", "Mon-Fri 9-25", "Xyz-Fri 9-17",
     "Mon-Fri 9-17 Europe/Nowhere", "Mon-Fri 9-17 or so", "Mon-Fri 9:75-17"],
)  # fmt: skip
def test_other_words_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        parse_hours(text)


@pytest.mark.parametrize(
    ("at", "then"),
    [
        ("2026-06-03T11:30+01:00", "2026-06-03T11:30+01:00"),  # a Wednesday, in their hours
        ("2026-06-03T07:00+01:00", "2026-06-03T09:00+01:00"),
        ("2026-06-03T17:00+01:00", "2026-06-04T09:00+01:00"),  # the desk has just closed
        ("2026-06-05T20:00+01:00", "2026-06-08T09:00+01:00"),  # Friday night: Monday
    ],
)
def test_next_open(at: str, then: str) -> None:
    found = NINE_TO_FIVE.next_open(datetime.fromisoformat(at), "Asia/Tokyo")
    assert found == datetime.fromisoformat(then)


def test_the_zone_of_the_customer_where_none_is_said() -> None:
    hours = Hours(WEEKDAYS, time(9), time(17))
    at = datetime(2026, 6, 3, 4, tzinfo=UTC)  # six in the morning in Paris
    assert hours.next_open(at, "Europe/Paris") == datetime(2026, 6, 3, 7, tzinfo=UTC)


def test_first_day() -> None:
    assert NINE_TO_FIVE.first_day(date(2026, 6, 6)) == date(2026, 6, 8)  # a Saturday
    assert NINE_TO_FIVE.first_day(date(2026, 6, 5)) == date(2026, 6, 5)


INSTANTS = st.datetimes(datetime(2026, 1, 1), datetime(2027, 12, 31), timezones=st.just(UTC))  # noqa: DTZ001  # hypothesis adds the zone


@given(INSTANTS, st.sets(st.integers(0, 6), min_size=1), st.integers(0, 22))
def test_next_open_is_open_and_never_before(at: datetime, days: set[int], opens: int) -> None:
    hours = Hours(frozenset(days), time(opens), time(opens + 1), "UTC")
    then = hours.next_open(at, "UTC")
    assert then >= at
    assert then.weekday() in days
    assert hours.opens <= then.time() < hours.closes
    assert then - at <= timedelta(days=8)
