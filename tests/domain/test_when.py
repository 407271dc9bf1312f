"""Durations and days as people type them."""

from __future__ import annotations

from contextlib import suppress
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plaint.domain.calendar import SAT_SUN, Calendar
from plaint.domain.wait import UNITS, Unit, Wait
from plaint.domain.when import NotUnderstood, parse_day, parse_wait
from plaint.errors import InvalidInput

TODAY = date(2026, 6, 5)  # a Friday
MONTHS = [
    "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre",
    "octobre", "novembre", "décembre",
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "wait"),
    [
        ("P10D", Wait(days=10)),
        ("p6w", Wait(weeks=6)),
        ("10 days", Wait(days=10)),
        ("10-day", Wait(days=10)),
        ("  10   Days ", Wait(days=10)),
        ("10\u00a0jours", Wait(days=10)),
        ("10 working days", Wait(days=10, unit="business")),
        ("10 business days", Wait(days=10, unit="business")),
        ("14 calendar days", Wait(days=14)),
        ("one day", Wait(days=1)),
        ("6 weeks", Wait(weeks=6)),
        ("in two weeks", Wait(weeks=2)),
        ("within a month", Wait(months=1)),
        ("two months", Wait(months=2)),
        ("a year", Wait(months=12)),
        ("a fortnight", Wait(weeks=2)),
        ("ninety days", Wait(days=90)),
        ("10 jours ouvrés", Wait(days=10, unit="business")),
        ("1 jour ouvré", Wait(days=1, unit="business")),
        ("15 jours ouvrables", Wait(days=15, unit="working")),
        ("10 jours calendaires", Wait(days=10)),
        ("deux mois", Wait(months=2)),
        ("quinze jours", Wait(days=15)),
        ("une quinzaine de jours", Wait(days=15)),
        ("quatre-vingt-dix jours", Wait(days=90)),
        ("8 semaines", Wait(weeks=8)),
        ("sous huit jours", Wait(days=8)),
        ("dans deux semaines", Wait(weeks=2)),
        ("d\u2019ici un mois", Wait(months=1)),
        ("1 an", Wait(months=12)),
        ("deux années", Wait(months=24)),
        ("0 days", Wait()),
    ],
)
def test_a_duration_is_understood(text: str, wait: Wait) -> None:
    assert parse_wait(text) == wait


@pytest.mark.parametrize(
    "text",
    [
        "", "10", "days", "soon", "10d", "48 hours", "P1M2D", "PT48H", "-3 days", "99999 days",
        "1000 weeks", "5 business weeks", "2 mois ouvrables", "10 working jours ouvrables",
        "ten days ago", "1.5 months", "P", "10 days 3 weeks",
    ],
)  # fmt: skip
def test_what_is_no_duration_says_how_to_write_one(text: str) -> None:
    with pytest.raises(NotUnderstood, match="not a length of time") as caught:
        parse_wait(text)
    assert "10 working days" in str(caught.value.hint)
    assert caught.value.exit_code == 4


@pytest.mark.parametrize("text", ["10 clear days", "8 jours francs", "un jour franc"])
def test_clear_days_are_not_mistaken_for_days(text: str) -> None:
    with pytest.raises(NotUnderstood, match="Clear days"):
        parse_wait(text)


def test_the_error_is_both_an_input_error_and_a_value_error() -> None:
    assert issubclass(NotUnderstood, InvalidInput)
    assert issubclass(NotUnderstood, ValueError)


@pytest.mark.parametrize(
    ("text", "unit", "wait"),
    [
        ("P10D", "business", Wait(days=10, unit="business")),
        ("10 working days", "working", Wait(days=10, unit="working")),
        ("10 jours ouvrés", "calendar", Wait(days=10)),
        ("P6W", "calendar", Wait(weeks=6)),
    ],
)
def test_a_unit_asked_for_wins(text: str, unit: Unit, wait: Wait) -> None:
    assert parse_wait(text, unit) == wait


@pytest.mark.parametrize("text", ["P6W", "two months", "a year"])
def test_weeks_and_months_have_no_unit(text: str) -> None:
    with pytest.raises(NotUnderstood, match="can't be counted"):
        parse_wait(text, "business")


@given(st.integers(0, 9999), st.sampled_from(UNITS))
def test_iso_days_come_back(n: int, unit: Unit) -> None:
    wait = Wait(days=n, unit=unit)
    assert parse_wait(wait.iso, unit) == wait


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-05-02", date(2026, 5, 2)),
        ("2026-5-2", date(2026, 5, 2)),
        ("2027-01-01", date(2027, 1, 1)),
        ("today", TODAY),
        ("Yesterday", date(2026, 6, 4)),
        ("tomorrow", date(2026, 6, 6)),
        ("the day before yesterday", date(2026, 6, 3)),
        ("the day after tomorrow", date(2026, 6, 7)),
        ("aujourd'hui", TODAY),
        ("aujourd\u2019hui", TODAY),
        ("hier", date(2026, 6, 4)),
        ("demain", date(2026, 6, 6)),
        ("avant-hier", date(2026, 6, 3)),
        ("après-demain", date(2026, 6, 7)),
        ("3 days ago", date(2026, 6, 2)),
        ("two weeks ago", date(2026, 5, 22)),
        ("a month ago", date(2026, 5, 5)),
        ("il y a 3 jours", date(2026, 6, 2)),
        ("il y a un an", date(2025, 6, 5)),
        ("in two weeks", date(2026, 6, 19)),
        ("in 3 months", date(2026, 9, 5)),
        ("10 days from today", date(2026, 6, 15)),
        ("dans deux semaines", date(2026, 6, 19)),
        ("2 May", date(2026, 5, 2)),
        ("2 May 2025", date(2025, 5, 2)),
        ("May 2", date(2026, 5, 2)),
        ("May 2, 2025", date(2025, 5, 2)),
        ("the 2nd of May 2026", date(2026, 5, 2)),
        ("3 Sept. 2025", date(2025, 9, 3)),
        ("12 mai", date(2026, 5, 12)),
        ("1er mai 2026", date(2026, 5, 1)),
        ("le 12 février 2026", date(2026, 2, 12)),
        ("12 AOÛT 2025", date(2025, 8, 12)),
        ("14 juil. 2025", date(2025, 7, 14)),
        ("7 July", date(2025, 7, 7)),  # not a month ahead
        ("5 June", TODAY),
        ("6 June", date(2025, 6, 6)),
        ("29 February", date(2024, 2, 29)),
        ("Tue 12 May 2026", date(2026, 5, 12)),
        ("Tuesday, 12 May", date(2026, 5, 12)),
        ("mar. 12 mai 2026", date(2026, 5, 12)),
        ("le mardi 12 mai 2026", date(2026, 5, 12)),
        ("mar 12", date(2026, 3, 12)),
        ("Monday", date(2026, 6, 1)),
        ("friday", TODAY),
        ("last Friday", date(2026, 5, 29)),
        ("vendredi dernier", date(2026, 5, 29)),
        ("lundi", date(2026, 6, 1)),
    ],
)
@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_day_is_understood_in_either_language(text: str, day: date, language: str) -> None:
    assert parse_day(text, TODAY, language) == day


@pytest.mark.parametrize(
    "text",
    [
        "", "soon", "may", "12", "12 mai 26", "02/05/26", "02/05", "20260502", "2026-05",
        "2026-05-02T10:00", "next Friday", "3 hours ago", "10 days", "il y a longtemps",
    ],
)  # fmt: skip
def test_what_is_no_day_says_how_to_write_one(text: str) -> None:
    with pytest.raises(NotUnderstood, match="not a day") as caught:
        parse_day(text, TODAY)
    assert "2026-05-12" in str(caught.value.hint)


@pytest.mark.parametrize(
    "text", ["2026-02-30", "2026-13-01", "0000-01-01", "31 April", "29 February 2026", "0 May"]
)
def test_a_day_that_does_not_exist_is_named(text: str) -> None:
    with pytest.raises(NotUnderstood, match=f"no such day as {text}"):
        parse_day(text, TODAY)


@pytest.mark.parametrize("text", ["Mon 12 May 2026", "lundi 12 mai", "Sunday, May 12"])
def test_a_weekday_that_does_not_fit_is_refused(text: str) -> None:
    with pytest.raises(NotUnderstood, match="not the day of the week"):
        parse_day(text, TODAY)


@pytest.mark.parametrize(
    ("text", "language", "day"),
    [
        ("02/05/2026", "fr", date(2026, 5, 2)),
        ("02-05-2026", "fr", date(2026, 5, 2)),
        ("2.5.2026", "en", date(2026, 5, 2)),
        ("13/05/2026", "en", date(2026, 5, 13)),
        ("05/13/2026", "en", date(2026, 5, 13)),
        ("05/05/2026", "en", date(2026, 5, 5)),
        ("05/05/2026", "en_GB", date(2026, 5, 5)),
    ],
)
def test_figures_are_read_where_only_one_reading_is_left(
    text: str, language: str, day: date
) -> None:
    assert parse_day(text, TODAY, language) == day


def test_figures_that_can_be_read_in_two_ways_are_refused_with_both() -> None:
    with pytest.raises(NotUnderstood, match="two ways") as caught:
        parse_day("2/5/2026", TODAY, "en")
    assert "2026-05-02" in str(caught.value.hint)
    assert "2026-02-05" in str(caught.value.hint)
    with pytest.raises(NotUnderstood, match="no such day"):
        parse_day("05/13/2026", TODAY, "fr")


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("7 July", date(2026, 7, 7)),
        ("12 mai", date(2026, 5, 12)),
        ("2 January", date(2026, 1, 2)),
        ("5 December", date(2025, 12, 5)),  # 182 days ago, 183 ahead
        ("4 December", date(2026, 12, 4)),  # 183 days ago, 182 ahead
        ("10 days", date(2026, 6, 15)),
        ("deux semaines", date(2026, 6, 19)),
    ],
)
def test_a_promise_takes_the_nearest_day(text: str, day: date) -> None:
    assert parse_day(text, TODAY, tolerant=True) == day


def test_a_bare_weekday_is_no_promise() -> None:
    with pytest.raises(NotUnderstood, match="not a day"):
        parse_day("Monday", TODAY, tolerant=True)


def test_business_days_need_a_calendar() -> None:
    holiday = Calendar("XX", "", SAT_SUN, {date(2026, 6, 8): "Feast"}.get)
    assert parse_day("in 2 working days", TODAY, calendar=holiday) == date(2026, 6, 10)
    assert parse_day("2 jours ouvrés", TODAY, tolerant=True, calendar=holiday) == date(2026, 6, 10)
    for text in ("in 2 working days", "2 working days ago", "dans 2 jours ouvrables"):
        with pytest.raises(NotUnderstood, match="public holidays"):
            parse_day(text, TODAY)
    with pytest.raises(NotUnderstood, match="public holidays"):
        parse_day("2 working days ago", TODAY, calendar=holiday)


def test_a_day_out_of_the_calendar_is_an_input_error() -> None:
    for text in ("tomorrow", "in 1 month", "in 1 day"):
        with pytest.raises(InvalidInput, match="out of the calendar"):
            parse_day(text, date(9999, 12, 31))


@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)), st.dates())
def test_a_date_in_full_does_not_depend_on_today(day: date, today: date) -> None:
    months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    weekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
    in_full = f"{weekdays[day.weekday()]} {day.day} {months[day.month - 1]} {day.year}"
    assert parse_day(day.isoformat(), today) == day
    assert parse_day(in_full, today) == day


@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)), st.integers(1, 12), st.integers(1, 28))
def test_a_date_without_a_year_is_never_ahead(today: date, month: int, day: int) -> None:
    found = parse_day(f"{day} {MONTHS[month - 1]}", today)
    assert today - timedelta(days=366) < found <= today
    assert (found.month, found.day) == (month, day)


@given(st.text(max_size=40), st.booleans(), st.sampled_from(["en", "fr"]))
def test_any_text_is_read_or_refused(text: str, tolerant: bool, language: str) -> None:
    with suppress(NotUnderstood):  # any other exception is a fault of ours
        parse_wait(text)
    with suppress(NotUnderstood):
        parse_day(text, TODAY, language, tolerant=tolerant)
