"""Which subsectors a customer is asked about, which follow from the facts, which are unknown."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from plaint.domain.choosing import fitting_rights
from plaint.domain.complaint import Company, Complaint
from plaint.domain.flights import Flight
from plaint.domain.subsectors import (
    asks_subsector,
    open_subsectors,
    settled,
    unknown_subsector,
)
from plaint.knowledge.airports import airport
from plaint.knowledge.loader import load
from plaint.knowledge.subsectors import subsectors

ON = date(2026, 11, 22)
SHOP = Company(name="Example")
PERSON = Company(name="M. Example", type="private-person")


def case(country: str, sector: str, kind: str = "refund-due", **facts: Any) -> Complaint:
    told = {"country": country, "sector": sector, "kind": kind, "remedy": "refund", **facts}
    return Complaint(**told)


def asked(complaint: Complaint, company: Company = SHOP, flight: Flight | None = None) -> set[str]:
    known = load(complaint.country)
    return set(open_subsectors(known, complaint, company, subsectors(), ON, flight))


def journey(origin: str, destination: str, kind: str = "baggage") -> Flight:
    one, other = airport(origin), airport(destination)
    assert one
    assert other
    return Flight(one, other, kind)


@pytest.mark.parametrize(
    ("complaint", "some", "none"),
    [
        (case("IE", "banking"), "unauthorised-payment", "package bnpl"),
        (case("GB", "banking"), "unauthorised-payment app-fraud", "package bnpl"),
        (case("AT", "banking", "other"), "unauthorised-payment", "direct-debit-refund"),
        (case("ES", "banking", "privacy"), "", "unauthorised-payment"),  # of other kinds
        (case("US", "airline", "baggage"), "domestic international", "door-to-door"),
        (case("DE", "energy", "overcharge"), "back-billing final-bill", "final-credit"),
        (case("FR", "insurance", "damage"), "dommages-ouvrage road-accident-offer",
         "cancellation-refund"),
        # A rule of the complaint clock and a body are for any kind.
        (case("GB", "housing", "other"), "social-landlord letting-agent private-landlord", ""),
        (case("CA", "insurance", "other"), "life health disability travel", ""),
        # Only in Quebec is there a right for it.
        (case("CA", "retail", "defective", subdivision="QC"), "appliance", ""),
        (case("CA", "retail", "defective", subdivision="ON"), "", "appliance"),
        # What comes later, or how the complaint was sent, is no choice at the start.
        (case("AT", "payments", "other"), "unauthorised-payment", "holding-reply-received"),
        (case("FR", "telecom", "outage"), "number-porting", "service-consommateurs"),
        (case("PT", "hotel", "service"), "", "complaints-book"),
        (case("DE", "data-protection", "privacy"), "", "extension-announced"),
        (case("DE", "retail"), "", "refund-withdrawal"),
        # Rights of consumers aren't for who bought as a business; nor distance rights for a shop.
        (case("GB", "energy", "overcharge", consumer=True), "back-billing", ""),
        (case("GB", "energy", "overcharge", consumer=False), "", "back-billing"),
        (case("DE", "subscription", "service"), "", "withdrawal-button"),
        (case("DE", "subscription", "service", distance=True), "withdrawal-button", ""),
        # One was told.
        (case("US", "banking", subsector="transfer-error"), "", "unauthorised-payment"),
    ],
)  # fmt: skip
def test_only_those_are_asked_about_that_something_of_the_case_depends_on(
    complaint: Complaint, some: str, none: str
) -> None:
    found = asked(complaint)
    assert set(some.split()) <= found
    assert not set(none.split()) & found


def test_a_country_without_knowledge_asks_nothing() -> None:
    assert asked(case("PL", "retail")) == set()


def test_a_private_person_is_no_firm() -> None:
    assert "professional-landlord" in asked(case("ES", "housing", "service"))
    assert "professional-landlord" not in asked(case("ES", "housing", "service"), PERSON)
    assert "unprotected" in asked(case("GB", "deposit", "deposit"), PERSON)


def test_a_rule_that_is_over_asks_nothing() -> None:
    spring = date(2026, 7, 1)  # rules on buy now, pay later: since 15 July 2026
    known, complaint = load("GB"), case("GB", "payments", "other")
    assert "bnpl" not in open_subsectors(known, complaint, SHOP, subsectors(), spring)
    assert "bnpl" in open_subsectors(known, complaint, SHOP, subsectors(), ON)


def test_a_flight_that_no_regulation_covers_asks_for_no_care() -> None:
    complaint = case("FR", "airline", "delayed")
    assert asked(complaint) == set()  # nor does one whose airports nobody told
    assert asked(complaint, flight=journey("CDG", "JFK", "delayed")) == {"care"}
    assert asked(complaint, flight=journey("JFK", "LAX", "delayed")) == set()


@pytest.mark.parametrize(
    ("country", "origin", "destination", "word"),
    [
        ("US", "JFK", "LAX", "domestic"),
        ("US", "JFK", "LHR", "international"),
        ("US", "GUM", "LAX", "domestic"),  # Guam has a code of its own, and is no other country
        ("US", "GUM", "NRT", "international"),
        ("US", "LHR", "MAN", ""),  # within another country: nobody says of which rules
        ("AU", "SYD", "SIN", "international"),
        ("AU", "SYD", "MEL", ""),  # nothing in Australia is for a domestic flight
    ],
)
def test_the_airports_tell_a_domestic_flight(
    country: str, origin: str, destination: str, word: str
) -> None:
    complaint, flight = case(country, "airline", "baggage"), journey(origin, destination)
    assert settled(load(country), complaint, SHOP, ON, flight) == word
    if word:
        assert asked(complaint, flight=flight) == set()


def test_a_journey_over_a_border_is_not_asked_whether_it_is_domestic() -> None:
    complaint = case("NZ", "airline", "delayed")
    assert "domestic" in asked(complaint)
    assert "domestic" not in asked(complaint, flight=journey("AKL", "SYD", "delayed"))


def test_a_private_person_who_lets_a_home_is_a_private_landlord() -> None:
    known, complaint = load("GB"), case("GB", "housing", "service")
    assert settled(known, complaint, PERSON, ON) == "private-landlord"
    assert settled(known, complaint, SHOP, ON) == ""
    told = case("GB", "housing", "service", subsector="letting-agent")
    assert settled(known, told, PERSON, ON) == ""  # what was told stands


def test_a_notice_of_withdrawal_tells_what_the_refund_is_for() -> None:
    known, complaint = load("DE"), case("DE", "retail")
    assert settled(known, complaint, SHOP, ON, withdrawn=True) == "refund-withdrawal"
    assert settled(known, complaint, SHOP, ON) == ""
    assert settled(known, case("DE", "retail", "defective"), SHOP, ON, withdrawn=True) == ""


def asks(complaint: Complaint, flight: Flight | None = None) -> str:
    known = load(complaint.country)
    told = asks_subsector(known, complaint, SHOP, subsectors(), ON, flight)
    return str(told) if told else ""


def test_the_question_names_what_would_bring_something() -> None:
    assert asks(case("IE", "banking")) == (
        "Is it one of these: a payment you didn't authorise (unauthorised-payment)? Other rules,"
        " rights or bodies apply then: set subsector."
    )
    assert asks(case("GB", "banking")) == (
        "Is it one of these: a payment you didn't authorise (unauthorised-payment); a transfer that"
        " somebody tricked you into (app-fraud)? Other rules, rights or bodies apply then: set"
        " subsector."
    )
    assert asks(case("GB", "retail")) == ""


def test_a_right_that_would_not_be_cited_all_the_same_is_not_asked_for() -> None:
    with_flight = journey("CDG", "JFK", "delayed")
    assert "(care)" in asks(case("FR", "airline", "delayed"), with_flight)
    assert asks(case("FR", "airline", "delayed")) == ""  # the airports come first
    apology = case("FR", "airline", "delayed", remedy="apology")
    assert asks(apology, with_flight) == ""


def test_the_answer_is_what_the_letter_lacked() -> None:
    known = load("GB")

    def cited(word: str) -> list[str]:
        told = case("GB", "banking", subsector=word)
        return [right.id for right in fitting_rights(known, told, "complaint", ON)]

    assert cited("") == []
    assert cited("unauthorised-payment") == ["gb-psr-unauthorised"]
    assert cited("app-fraud") == ["gb-app-fraud-reimbursed"]


def test_an_unknown_one_is_told_with_those_that_there_are() -> None:
    def odd(complaint: Complaint) -> str:
        told = unknown_subsector(load(complaint.country), complaint, subsectors())
        return str(told) if told else ""

    assert odd(case("IE", "banking", subsector="unauthorised")) == (
        "Nothing that plaint knows of banking in IE is for “unauthorised” only. It knows:"
        " a payment you didn't authorise (unauthorised-payment)."
    )
    assert odd(case("GB", "parcel", subsector="shoes")) == (
        "Nothing that plaint knows of parcel in GB is for “shoes” only: it changes nothing there."
    )
    assert odd(case("GB", "banking")) == ""
    # Known to the sector, though of another kind, or not asked at the start.
    assert odd(case("GB", "banking", "privacy", subsector="unauthorised-payment")) == ""
    assert odd(case("AT", "payments", subsector="holding-reply-received")) == ""
