"""What the interview asks about a flight, and where it asks nothing."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from plaint.app.case_file import ZONES
from plaint.app.flight import flight_of
from plaint.cli.i18n import tell
from plaint.cli.interview.answers import NotTaken
from plaint.cli.interview.case import case_file
from plaint.cli.interview.places import COUNTRY_NAMES
from plaint.cli.interview.sums import CURRENCIES
from plaint.domain.complaint import Money
from plaint.domain.flights import compensation
from plaint.knowledge.loader import countries
from tests.cli.test_interview import at, prompts

ASKED = ("flight_from", "flight_to", "airline_country", "told_days_before", "late_minutes")


def flown(key: str = "flight_from", **answers: Any) -> Any:
    return at(key, **{"sector": "airline", "kind": "delayed", "bought": "distance"} | answers)


def asked_after_buying(script: dict[str, str], **answers: Any) -> list[str]:
    state = flown("bought", **answers)
    return [key for key in prompts(state, {"bought": "2", **script}) if key in ASKED]


@pytest.mark.parametrize(
    ("kind", "script", "asked"),
    [
        ("delayed", {"flight_from": "LHR", "flight_to": "JFK"},
         ["flight_from", "flight_to", "late_minutes"]),
        ("cancelled", {"flight_from": "LHR", "flight_to": "JFK", "told_days_before": "20"},
         ["flight_from", "flight_to", "told_days_before"]),
        ("cancelled", {"flight_from": "LHR", "flight_to": "JFK", "told_days_before": "3"},
         ["flight_from", "flight_to", "told_days_before", "late_minutes"]),
        ("denied-boarding", {"flight_from": "CDG", "flight_to": "JFK"},
         ["flight_from", "flight_to"]),
        # No regulation covers it: nothing more decides.
        ("delayed", {"flight_from": "SYD", "flight_to": "MEL"}, ["flight_from", "flight_to"]),
        ("delayed", {}, ["flight_from"]),
        # Into Europe from elsewhere: only the airline's home decides.
        ("delayed", {"flight_from": "JFK", "flight_to": "CDG", "airline_country": "FR"},
         ["flight_from", "flight_to", "airline_country", "late_minutes"]),
        ("delayed", {"flight_from": "JFK", "flight_to": "CDG", "airline_country": "US"},
         ["flight_from", "flight_to", "airline_country"]),
    ],
)  # fmt: skip
def test_only_what_decides_is_asked(kind: str, script: dict[str, str], asked: list[str]) -> None:
    assert asked_after_buying(script, kind=kind) == asked


@pytest.mark.parametrize(
    ("sector", "kind"), [("airline", "baggage"), ("rail", "delayed"), ("retail", "defective")]
)
def test_nothing_is_asked_of_other_troubles(sector: str, kind: str) -> None:
    assert asked_after_buying({}, sector=sector, kind=kind) == []


def test_a_town_with_several_airports_lists_them() -> None:
    state = flown()
    with pytest.raises(NotTaken) as fault:
        state.take("london")
    told = tell(fault.value.says)
    assert "LHR  London Heathrow Airport, London, GB\n" in told
    assert "LGW" in told
    state.take("lhr")
    assert state.answers["flight_from"] == "LHR"


def test_a_town_with_one_airport_is_taken_and_named() -> None:
    state = flown()
    note = state.take("Geneva")
    assert note
    assert tell(note) == "That is Geneva Cointrin International Airport, CH."
    assert state.at == "flight_to"


@pytest.mark.parametrize("typed", ["Atlantis", "zz", "LHRX"])
def test_an_unknown_airport_is_asked_for_again(typed: str) -> None:
    with pytest.raises(NotTaken, match="No airport"):
        flown().take(typed)


def test_a_flight_ends_elsewhere() -> None:
    with pytest.raises(NotTaken, match="left from"):
        flown("flight_to", flight_from="LHR").take("LHR")


@pytest.mark.parametrize(
    ("typed", "kept", "minutes"),
    [
        ("3h40", "3h40", 220), ("3:40", "3h40", 220), ("4 hours", "4h00", 240),
        ("3 hours and 40 minutes", "3h40", 220), ("3 heures 5", "3h05", 185),
        ("220 minutes", "3h40", 220), ("220", "3h40", 220), ("45 min", "0h45", 45),
    ],
)  # fmt: skip
def test_lateness_is_typed_as_people_say_it(typed: str, kept: str, minutes: int) -> None:
    state = flown("late_minutes", flight_from="LHR", flight_to="JFK")
    state.take(typed)
    assert state.answers["late_minutes"] == kept
    assert case_file(state.told).complaint.late_minutes == minutes


@pytest.mark.parametrize("typed", ["4", "late", "3h40 or so, I think", "h"])
def test_what_could_be_hours_or_minutes_is_asked_again(typed: str) -> None:
    with pytest.raises(NotTaken):
        flown("late_minutes", flight_from="LHR", flight_to="JFK").take(typed)


@pytest.mark.parametrize(("typed", "days"), [("0", 0), ("10", 10), ("2 weeks", 14), ("3 days", 3)])
def test_the_news_of_a_cancellation(typed: str, days: int) -> None:
    state = flown("told_days_before", kind="cancelled", flight_from="LHR", flight_to="JFK")
    state.take(typed)
    assert case_file(state.told).complaint.told_days_before == days


def test_the_case_holds_all_that_the_sum_needs() -> None:
    state = flown("flight_from")
    for typed in ("JFK", "CDG", "France", "3h40"):
        state.take(typed)
    opened = case_file(state.told)
    assert opened.company.country == "FR"
    flight = flight_of(opened.complaint, opened.company)
    assert flight
    due = compensation(flight, "eu261")
    assert due
    # 5,834 km, art. 7(1)(c), halved: less than four hours late.
    assert due.amount == Money(Decimal(300), "EUR")


def test_an_airline_whose_home_is_left_out_is_not_guessed_to_be_at_home_here() -> None:
    state = flown("airline_country", flight_from="JFK", flight_to="LHR")
    state.take("")
    assert state.at == "contact.0.on"
    assert case_file(state.told).company.country == ""


def test_a_correction_to_a_flight_asks_for_the_airports() -> None:
    state = at("summary", sector="rail", kind="delayed")
    state.review = True
    labels = {item.questions[0].key: str(n) for n, item in enumerate(state.items(), start=1)}
    state.correct(labels["sector"])
    state.take("airline")
    assert state.at == "flight_from"


# The countries.


@pytest.mark.parametrize("code", countries())
def test_every_country_with_rules_is_offered_with_its_zone_and_currency(code: str) -> None:
    assert code in COUNTRY_NAMES
    assert code in ZONES
    assert code in CURRENCIES
    state = at("country")
    assert state.question
    assert code in tell(state.question.help)
    for name in COUNTRY_NAMES[code]:
        state = at("country")
        state.take(name)
        assert state.answers["country"] == code


@pytest.mark.parametrize(
    ("typed", "country", "region"),
    [
        ("Deutschland", "DE", ""), ("Österreich", "AT", ""), ("España", "ES", ""),
        ("Nederland", "NL", ""), ("Schweiz", "CH", ""), ("Québec", "CA", "QC"),
        ("New South Wales", "AU", "NSW"), ("us-ca", "US", "CA"), ("GB-SCT", "GB", "SCT"),
    ],
)  # fmt: skip
def test_countries_and_regions_go_by_the_names_people_there_use(
    typed: str, country: str, region: str
) -> None:
    state = at("country")
    state.take(typed)
    assert (state.answers["country"], state.answers["subdivision"]) == (country, region)
