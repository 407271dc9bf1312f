"""Compensation of air passengers: which regulation, which band, and when nothing is due.

The bands and sums are those of Regulation (EC) No 261/2004, art. 3, 5 and 7, and of the
same as kept in the United Kingdom.
"""

from __future__ import annotations

from dataclasses import replace
from math import pi

import pytest

from plaint.domain.flights import (
    Airport,
    Flight,
    compensation,
    distance_km,
    missing,
    regime_of,
    regimes,
)

LHR = Airport("LHR", "Heathrow", "London", "GB", 51.4706, -0.4619)
JFK = Airport("JFK", "John F Kennedy", "New York", "US", 40.6398, -73.7789)
CDG = Airport("CDG", "Charles de Gaulle", "Paris", "FR", 49.0128, 2.55)
RUN = Airport("RUN", "Roland Garros", "Saint-Denis", "RE", -20.8871, 55.5103)
ATH = Airport("ATH", "Venizelos", "Athens", "GR", 37.9364, 23.9445)
BCN = Airport("BCN", "El Prat", "Barcelona", "ES", 41.2971, 2.0785)
ZRH = Airport("ZRH", "Kloten", "Zurich", "CH", 47.4647, 8.5492)
DXB = Airport("DXB", "Dubai", "Dubai", "AE", 25.2528, 55.3644)
TLV = Airport("TLV", "Ben Gurion", "Tel Aviv", "IL", 32.0114, 34.8867)


def flight(origin: Airport, to: Airport, kind: str = "delayed", **facts: object) -> Flight:
    facts.setdefault("late_minutes", 300 if kind == "delayed" else None)
    return replace(Flight(origin, to, kind), **facts)  # type: ignore[arg-type]


def test_distance_is_the_great_circle() -> None:
    pole = replace(LHR, latitude=90.0)
    here, there = (replace(LHR, latitude=0.0, longitude=lon) for lon in (0.0, 180.0))
    quarter = 6371.0 * pi / 2  # of the circumference of a sphere
    assert distance_km(pole, here) == pytest.approx(quarter)
    assert distance_km(here, there) == pytest.approx(2 * quarter)
    assert distance_km(LHR, JFK) == distance_km(JFK, LHR)


@pytest.mark.parametrize(
    ("origin", "to", "carrier", "covered"),
    [
        (CDG, JFK, "US", ("eu261",)),  # from the EU, with anybody
        (JFK, CDG, "US", ()),  # to the EU, with a carrier of elsewhere
        (JFK, CDG, "FR", ("eu261",)),
        (ZRH, DXB, "AE", ("eu261",)),  # Switzerland, by agreement
        (RUN, CDG, "", ("eu261",)),  # an outermost region
        (LHR, JFK, "US", ("uk261",)),
        (JFK, LHR, "US", ()),
        (JFK, LHR, "GB", ("uk261",)),
        (JFK, LHR, "IE", ("uk261",)),  # to the United Kingdom with a Community carrier
        (JFK, CDG, "GB", ("uk261",)),  # to the EU with a carrier of the United Kingdom
        (LHR, CDG, "FR", ("eu261", "uk261")),
        (CDG, LHR, "FR", ("eu261", "uk261")),
        (DXB, TLV, "FR", ()),
    ],
)
def test_scope(origin: Airport, to: Airport, carrier: str, covered: tuple[str, ...]) -> None:
    assert regimes(flight(origin, to, carrier_country=carrier)) == covered


@pytest.mark.parametrize(
    ("origin", "to", "carrier", "country", "regime"),
    [
        (CDG, LHR, "GB", "GB", "uk261"),  # both regulations hold: the one of the rules' country
        (CDG, LHR, "GB", "FR", "eu261"),
        (LHR, CDG, "FR", "FR", "eu261"),
        (LHR, CDG, "FR", "GB", "uk261"),
        (LHR, JFK, "US", "US", "uk261"),  # only one holds, wherever the rules are from
        (CDG, JFK, "US", "US", "eu261"),
        (JFK, JFK, "US", "US", None),
    ],
)
def test_one_regulation_sets_the_sum(
    origin: Airport, to: Airport, carrier: str, country: str, regime: str | None
) -> None:
    assert regime_of(flight(origin, to, carrier_country=carrier), country) == regime


@pytest.mark.parametrize(
    ("origin", "to", "amount", "currency"),
    [
        (CDG, BCN, 250, "EUR"),
        (CDG, ATH, 400, "EUR"),
        (CDG, TLV, 400, "EUR"),  # 3,300 km, outside
        (CDG, RUN, 400, "EUR"),  # inside the Community, however far
        (CDG, JFK, 600, "EUR"),
        (LHR, BCN, 220, "GBP"),
        (LHR, ATH, 350, "GBP"),
        (LHR, JFK, 520, "GBP"),
    ],
)
def test_sum_by_distance(origin: Airport, to: Airport, amount: int, currency: str) -> None:
    due = compensation(flight(origin, to), "uk261" if origin is LHR else "eu261")
    assert due is not None
    assert (int(due.amount.amount), due.amount.currency, due.halved) == (amount, currency, False)


@pytest.mark.parametrize(
    ("origin", "to", "late", "amount"),
    [
        (CDG, BCN, 179, None),
        (CDG, BCN, 180, 250),
        (CDG, JFK, 180, 300),  # Sturgeon: under four hours on the longest flights, half
        (CDG, JFK, 239, 300),
        (CDG, JFK, 240, 600),
        (CDG, RUN, 200, 400),
        (CDG, JFK, None, None),
    ],
)
def test_delay_at_arrival(
    origin: Airport, to: Airport, late: int | None, amount: int | None
) -> None:
    due = compensation(flight(origin, to, late_minutes=late), "eu261")
    assert (due.amount.amount if due else None) == amount


@pytest.mark.parametrize(
    ("told", "late", "amount"),
    [
        (14, None, None),  # two weeks before: nothing
        (13, None, 250),  # and no other flight was taken
        (13, 239, None),  # a new flight may have been near enough
        (13, 240, 250),
        (7, 239, None),
        (6, 119, None),
        (6, 120, 125),  # not exempt, but not more than two hours late: half
        (6, 121, 250),
        (0, None, 250),
        (None, None, None),
    ],
)
def test_cancelled(told: int | None, late: int | None, amount: int | None) -> None:
    cancelled = flight(CDG, BCN, "cancelled", told_days_before=told, late_minutes=late)
    due = compensation(cancelled, "eu261")
    assert (due.amount.amount if due else None) == amount


def test_denied_boarding_is_due_at_once_and_halved_by_a_quick_other_flight() -> None:
    denied = flight(CDG, JFK, "denied-boarding")
    due = compensation(denied, "eu261")
    assert due is not None
    assert due.amount.amount == 600
    due = compensation(replace(denied, late_minutes=240), "eu261")
    assert due is not None
    assert (int(due.amount.amount), due.halved) == (300, True)


def test_the_facts_that_decide_are_named() -> None:
    assert missing(flight(CDG, JFK, late_minutes=None)) == ("late_minutes",)
    assert missing(flight(CDG, JFK, "cancelled")) == ("told_days_before",)
    assert missing(flight(CDG, JFK, "denied-boarding")) == ()
    assert missing(flight(CDG, JFK)) == ()


def test_nothing_for_luggage() -> None:
    assert compensation(flight(CDG, JFK, "baggage", late_minutes=600), "eu261") is None
