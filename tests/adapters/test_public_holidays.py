"""The holidays library behind its adapter: its traps, its weekends, and agreement with it."""

from __future__ import annotations

from datetime import date, timedelta

import holidays
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plaint.adapters import public_holidays
from plaint.adapters.public_holidays import calendar_for
from plaint.domain.deadline import business_days_between, count
from plaint.domain.wait import Wait

GOOD_FRIDAY = date(2026, 4, 3)
EASTER_MONDAY = date(2026, 4, 6)
ST_STEPHEN = date(2025, 12, 26)  # a Friday


def on(month: int, day: int) -> date:
    return date(2026, month, day)


def note(country: str, subdivision: str = "") -> str:
    return str(calendar_for(country, subdivision).note or "")


# --- Great Britain and Northern Ireland --------------------------------------------------------


@pytest.mark.parametrize(
    ("part", "off", "worked"),
    [
        ("ENG", [GOOD_FRIDAY, EASTER_MONDAY, on(5, 4), on(5, 25), on(8, 31)], [on(1, 2), on(8, 3)]),
        ("WLS", [GOOD_FRIDAY, EASTER_MONDAY, on(8, 31)], [on(8, 3), on(11, 30)]),
        (
            "SCT",
            [on(1, 2), GOOD_FRIDAY, on(5, 4), on(6, 15), on(8, 3), on(11, 30)],
            [EASTER_MONDAY, on(8, 31)],
        ),
        ("NIR", [on(3, 17), GOOD_FRIDAY, EASTER_MONDAY, on(7, 13), on(8, 31)], [on(8, 3)]),
    ],
)
def test_bank_holidays_by_part(part: str, off: list[date], worked: list[date]) -> None:
    calendar = calendar_for("GB", part)
    assert calendar.note is None
    assert [day for day in off if calendar.works(day)] == []
    assert [day for day in worked if not calendar.works(day)] == []


@pytest.mark.parametrize("country", ["GB", "gb", "UK", "GBR", " gb "])
@pytest.mark.parametrize("part", ["", "GB", "United Kingdom", "GB-UKM", "great britain"])
def test_without_a_part_it_is_england_and_says_so(country: str, part: str) -> None:
    calendar = calendar_for(country, part)
    assert (calendar.country, calendar.subdivision) == ("GB", "ENG")
    assert not calendar.works(EASTER_MONDAY)
    assert "England" in str(calendar.note)


@pytest.mark.parametrize(
    ("asked", "part"),
    [
        ("eng", "ENG"),
        ("GB-ENG", "ENG"),
        ("England", "ENG"),
        ("GB-EAW", "ENG"),
        ("Wales", "WLS"),
        ("scotland", "SCT"),
        ("GB-SCT", "SCT"),
        ("Northern Ireland", "NIR"),
        ("northern  ireland", "NIR"),
    ],
)
def test_the_parts_may_be_named(asked: str, part: str) -> None:
    calendar = calendar_for("GB", asked)
    assert calendar.subdivision == part
    assert calendar.note is None


def test_a_substitute_day_is_off() -> None:
    boxing_day_on_a_saturday = calendar_for("GB", "ENG").off(on(12, 28))
    assert "Boxing Day" in str(boxing_day_on_a_saturday)


# --- France ------------------------------------------------------------------------------------

ALSACE_MOSELLE = [
    "57", "67", "68", "6AE", "6ae", "FR-57", "FR-67", "FR-68", "FR-6AE", "Alsace", "Moselle",
    "Bas-Rhin", "Haut-Rhin", "Alsace-Moselle",
]  # fmt: skip


@pytest.mark.parametrize("part", ALSACE_MOSELLE)
def test_alsace_and_moselle_keep_two_more_days(part: str) -> None:
    calendar = calendar_for("FR", part)
    assert calendar.note is None
    assert not calendar.works(GOOD_FRIDAY)
    assert not calendar.works(ST_STEPHEN)


@pytest.mark.parametrize("part", ["", "75", "33", "2A", "FR-01", "95", "IDF", "FR-BRE", "69M"])
def test_the_rest_of_france_does_not(part: str) -> None:
    calendar = calendar_for("FR", part)
    assert calendar.note is None
    assert calendar.works(GOOD_FRIDAY)
    assert calendar.works(ST_STEPHEN)
    assert not calendar.works(EASTER_MONDAY)


@pytest.mark.parametrize("part", ["GES", "FR-GES", "Grand Est", "Grand-Est"])
def test_grand_est_holds_both_and_says_so(part: str) -> None:
    calendar = calendar_for("FR", part)
    assert calendar.works(GOOD_FRIDAY)
    assert "57, 67 or 68" in str(calendar.note)


@pytest.mark.parametrize(
    ("part", "day"),
    [
        ("971", on(5, 27)),
        ("GP", on(5, 27)),
        ("Guadeloupe", on(5, 27)),
        ("972", on(5, 22)),
        ("973", on(6, 10)),
        ("FR-RE", date(2027, 12, 20)),
        ("La Réunion", date(2027, 12, 20)),
        ("reunion", date(2027, 12, 20)),
        ("976", on(4, 27)),
    ],
)
def test_the_abolition_of_slavery_overseas(part: str, day: date) -> None:
    assert not calendar_for("FR", part).works(day)
    assert calendar_for("FR").works(day)


def test_a_french_wait_over_the_bridges_of_may() -> None:
    deadline = count(on(4, 30), Wait(days=10, unit="business"), calendar_for("FR", "", "fr"))
    assert deadline.due_on == on(5, 19)
    holidays_passed = [str(skip.why) for skip in deadline.skipped if "(" in str(skip.why)]
    assert holidays_passed == [
        "Fête du Travail (public holiday)",
        "Fête de la Victoire (public holiday)",
        "Ascension (public holiday)",
    ]


# --- elsewhere ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("country", "weekend"),
    [("SA", {4, 5}), ("IL", {4, 5}), ("EG", {4, 5}), ("IR", {4}), ("BN", {4, 6}), ("AE", {5, 6})],
)
def test_the_country_has_its_own_weekend(country: str, weekend: set[int]) -> None:
    assert calendar_for(country).weekend == weekend


def test_a_sunday_counts_in_saudi_arabia_and_a_friday_does_not() -> None:
    thursday = on(6, 4)
    assert count(thursday, Wait(days=1, unit="business"), calendar_for("SA")).due_on == on(6, 7)
    assert count(thursday, Wait(days=1, unit="business"), calendar_for("AE")).due_on == on(6, 5)


def test_the_weekend_of_a_part_differs() -> None:
    assert calendar_for("MY", "Kelantan").weekend == {4, 5}
    assert calendar_for("MY", "Selangor").weekend == {5, 6}
    assert calendar_for("MY", "Johor").weekend == {5, 6}  # Friday and Saturday until 2024


def test_a_made_up_saturday_counts_in_china() -> None:
    assert calendar_for("CN").works(on(2, 14))
    assert not calendar_for("CN").works(on(2, 7))


@pytest.mark.parametrize(
    ("country", "part", "name"),
    [
        ("DE", "NW", "Nordrhein-Westfalen"),
        ("US", "CA", "California"),
        ("CA", "ON", "Ontario"),
        ("AU", "NSW", "New South Wales"),
        ("ES", "AN", "Andalucía"),
        ("CH", "ZH", "Zürich"),
        ("NZ", "AUK", "Auckland"),
    ],
)
def test_the_most_populous_part_stands_in(country: str, part: str, name: str) -> None:
    calendar = calendar_for(country)
    assert calendar.subdivision == part
    assert name in str(calendar.note)
    assert calendar_for(country, name.upper()) == calendar
    assert calendar_for(country, name.upper()).note is None


@pytest.mark.parametrize("country", ["AT", "BE", "NL", "PL", "FR", "IE", "JP", "SA"])
def test_where_all_parts_agree_nothing_is_noted(country: str) -> None:
    assert calendar_for(country).subdivision == ""
    assert calendar_for(country).note is None


@pytest.mark.parametrize("country", ["IT", "PT"])
def test_days_of_parts_that_were_not_counted_are_noted(country: str) -> None:
    assert calendar_for(country).subdivision == ""
    assert "no part was named" in note(country)


@pytest.mark.parametrize("country", sorted(public_holidays._MOST_POPULOUS))
def test_the_parts_that_stand_in_are_known_to_the_library(country: str) -> None:
    known = holidays.country_holidays(country).subdivisions
    assert public_holidays._MOST_POPULOUS[country] in known


@pytest.mark.parametrize("country", sorted(public_holidays._SHARED - {"FR"}))
def test_where_holidays_are_said_to_be_shared_at_most_two_parts_differ(country: str) -> None:
    whole = holidays.country_holidays(country, years=2026)
    parts = [
        holidays.country_holidays(country, subdiv=part, years=2026) for part in whole.subdivisions
    ]
    assert parts
    assert sum(set(part) != set(whole) for part in parts) <= 2


@pytest.mark.parametrize("part", ["Atlantis", "99", "../../etc", "x" * 500, "\u0000"])
def test_an_unknown_part_falls_back_and_says_so(part: str) -> None:
    assert calendar_for("DE", part).subdivision == "NW"
    assert "Nordrhein-Westfalen" in note("DE", part)
    for country in ("FR", "AT", "IE"):
        assert calendar_for(country, part).subdivision == ""
        assert "whole country" in note(country, part)
    assert calendar_for("GB", part).subdivision == "ENG"
    assert "England" in note("GB", part)


@pytest.mark.parametrize("country", ["ZZ", "XNYS", "HolidayBase", "Germany", "__class__"])
def test_an_unknown_country_has_only_weekends_and_says_so(country: str) -> None:
    calendar = calendar_for(country)
    assert not calendar.works(on(5, 2))
    assert calendar.works(on(12, 25))
    assert "No public holidays are known" in str(calendar.note)


def test_no_country_has_only_weekends_and_says_so() -> None:
    assert "No country was named" in note("")


@pytest.mark.parametrize(
    ("country", "language", "day", "name"),
    [
        ("FR", "fr", on(5, 1), "Fête du Travail"),
        ("FR", "fr_FR", on(5, 1), "Fête du Travail"),
        ("FR", "en", on(5, 1), "Labor Day"),
        ("FR", "xx", on(5, 1), "Labor Day"),
        ("GB", "fr", on(8, 31), "Late Summer Bank Holiday"),
        ("BE", "fr", on(7, 21), "Fête nationale"),
        ("CH", "fr", on(12, 25), "Noël"),
        ("SA", "fr", on(9, 23), "National Day Holiday"),
        ("EL", "", on(10, 28), "Ημέρα του Όχι"),
        ("NZ", "fr", on(2, 6), "Waitangi Day"),
    ],
)
def test_holidays_are_named_in_the_language_asked(
    country: str, language: str, day: date, name: str
) -> None:
    assert calendar_for(country, "", language).holiday(day) == name


def test_years_out_of_the_librarys_range_are_told() -> None:
    calendar = calendar_for("FR")
    assert calendar.years is not None
    last = calendar.years[1]
    business = Wait(days=10, unit="business")
    assert count(date(last, 6, 1), business, calendar).note is None
    assert count(date(last, 12, 28), business, calendar).note is not None
    assert calendar.holiday(date(last + 1, 5, 1)) is None


def test_years_the_library_knows_in_part_are_told_too() -> None:
    india = calendar_for("IN")
    assert india.holiday(date(2035, 8, 15)) is not None
    assert india.holiday(date(2036, 8, 15)) is None  # and no warning of the library's
    assert india.gap(date(2035, 12, 1), date(2036, 1, 5)) is not None


# --- agreement ---------------------------------------------------------------------------------

# Years that the library knows for all of them, without a change of weekend.
days = st.dates(date(2025, 1, 1), date(2033, 12, 31))
PLACES = [
    ("GB", "ENG"), ("GB", "SCT"), ("GB", "NIR"), ("FR", ""), ("FR", "57"), ("FR", "6AE"),
    ("FR", "971"), ("DE", "BY"), ("DE", "NW"), ("ES", "AN"), ("IT", ""), ("IE", ""), ("US", "CA"),
    ("CA", "QC"), ("AU", "NSW"), ("NZ", "AUK"), ("CH", "GE"), ("JP", ""), ("IN", "UP"),
    ("CN", ""), ("HU", ""), ("SA", ""), ("AE", ""), ("IL", ""), ("IR", ""), ("BN", ""),
    ("MY", "03"), ("MY", "10"), ("BR", "SP"), ("HK", ""),
]  # fmt: skip
places = st.sampled_from(PLACES)


def library(country: str, part: str) -> holidays.HolidayBase:
    return holidays.country_holidays(country, subdiv=part or None)


@settings(deadline=None)
@given(places, days, st.integers(1, 90))
def test_counting_agrees_with_the_library(place: tuple[str, str], start: date, n: int) -> None:
    end = count(start, Wait(days=n, unit="business"), calendar_for(*place)).due_on
    assert end == library(*place).get_nth_working_day(start, n)


@settings(deadline=None)
@given(places, days, st.integers(1, 400))
def test_days_between_agree_with_the_library(
    place: tuple[str, str], after: date, length: int
) -> None:
    until = after + timedelta(days=length)
    found = business_days_between(after, until, calendar_for(*place))
    assert found == library(*place).get_working_days_count(after + timedelta(days=1), until)
