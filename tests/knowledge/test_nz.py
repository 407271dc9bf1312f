"""What plaint knows of New Zealand: the first bodies, rights of typical cases, doubts."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from tests.knowledge.asking import Asking

from plaint.domain.choosing import fitting_notices
from plaint.domain.complaint import SECTORS, Complaint
from plaint.domain.rules import Appeal, Body, Rule
from plaint.knowledge.loader import load

NZ = load("NZ")
SENT = date(2026, 6, 8)
ask = Asking(NZ, SENT)
case = ask.case


@pytest.mark.parametrize(
    ("complaint", "mediator", "body"),
    [
        (case("retail"), "", ""),
        (case("airline"), "", ""),
        (case("rail"), "", ""),
        (case("telecom"), "", "nz-tdr"),
        (case("energy"), "", "nz-udl"),
        (case("water"), "", "nz-udl"),
        (case("banking"), "", "nz-banking-ombudsman"),
        (case("banking"), "FSCL", "nz-fscl"),
        (case("payments"), "", "nz-banking-ombudsman"),
        (case("credit-card"), "", "nz-banking-ombudsman"),
        (case("insurance"), "", "nz-ifso"),
        (case("insurance"), "Financial Dispute Resolution Service", "nz-fdrs"),
        (case("parcel"), "", ""),
        (case("post"), "", ""),
        (case("housing"), "", "nz-tenancy-mediation"),
        (case("deposit"), "", "nz-tenancy-mediation"),
        (case("data-protection"), "", "nz-privacy-commissioner"),
    ],
)
def test_who_takes_the_case_next(complaint: Complaint, mediator: str, body: str) -> None:
    assert ask.body_of(complaint, mediator) == body


@pytest.mark.parametrize("sector", SECTORS)
def test_every_ladder_ends_in_a_tribunal(sector: str) -> None:
    tenancy = sector in ("housing", "deposit")
    court = ask.court(case(sector))
    assert court.id == ("nz-tenancy-tribunal" if tenancy else "nz-disputes-tribunal")
    assert not court.free


def test_a_car_from_a_dealer_has_a_tribunal_of_its_own() -> None:
    assert ask.court(case("retail", subsector="motor-vehicle")).id == "nz-motor-vehicle-tribunal"


@pytest.mark.parametrize(
    ("on", "ceilings"), [(date(2026, 1, 23), []), (date(2026, 1, 24), [60000])]
)
def test_the_tribunal_takes_sixty_thousand_since_january_2026(
    on: date, ceilings: list[int]
) -> None:
    assert ask.ceilings(case("retail"), on) == ceilings


FAULTY = case("retail", "defective", remedy="refund", received_on=date(2026, 5, 20))


@pytest.mark.parametrize(
    ("complaint", "rights"),
    [
        (FAULTY, ["nz-cga-quality", "nz-cga-remedy"]),
        (replace(FAULTY, kind="not-as-described"), ["nz-cga-described", "nz-cga-remedy"]),
        (replace(FAULTY, consumer=False), []),
        (
            case("hotel", "service", remedy="price-reduction"),
            ["nz-cga-service", "nz-cga-service-remedy"],
        ),
        (case("airline", "delayed", remedy="compensation"), ["nz-cga-service"]),
        (case("airline", "baggage", subsector="international"), ["nz-montreal-baggage"]),
        (case("energy", "outage"), ["nz-cga-energy"]),
        (case("banking", "service"), []),
    ],
)
def test_a_first_letter_cites_what_the_facts_support(
    complaint: Complaint, rights: list[str]
) -> None:
    assert ask.cited(complaint) == rights


def test_a_follow_up_in_money_matters_names_the_scheme() -> None:
    assert ask.cited(case("insurance", "service"), "follow-up") == ["nz-fsp-scheme"]


def test_money_may_be_asked_for_at_once_where_a_failure_is_substantial() -> None:
    assert ask.mending_first(FAULTY) == ""


@pytest.mark.parametrize(
    ("complaint", "types"),
    [
        (FAULTY, ["rejection"]),
        (case("telecom", "subscription", subsector="unsolicited"), ["withdrawal"]),
        (case("subscription", "subscription", distance=True), []),
        (case("airline", "baggage", received_on=SENT), ["damage-report"]),
    ],
)
def test_messages_that_preserve_a_right(complaint: Complaint, types: list[str]) -> None:
    assert [notice.type for notice in fitting_notices(NZ, complaint)] == types


def test_reports_and_advice_settle_nothing_and_say_so() -> None:
    others = {body.id: body.says["en"] for body in NZ.bodies if not body.settles}
    assert set(others) == {"nz-commerce-commission", "nz-citizens-advice"}
    assert "settles no single case" in others["nz-commerce-commission"]
    assert "settle no case" in others["nz-citizens-advice"]


def test_an_uncertain_fact_says_so() -> None:
    entries: list[Rule | Body | Appeal] = [*NZ.rules, *NZ.bodies, *NZ.appeals]
    for entry in entries:
        if entry.certainty == "commonly":
            assert "commonly" in entry.says["en"].lower(), entry.id
            assert "en général" in entry.says["fr"].lower(), entry.id
