"""What plaint knows of New Zealand: the first bodies, rights of typical cases, doubts."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from tests.domain.builders import Story
from tests.knowledge.asking import Asking

from plaint.domain.choosing import (
    competent_bodies,
    disclosure_of,
    fitting_limits,
    fitting_notices,
    referral_body,
)
from plaint.domain.complaint import SECTORS, Company, Complaint
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
    own = {
        "housing": "nz-tenancy-tribunal", "deposit": "nz-tenancy-tribunal",
        "data-protection": "nz-hrrt",
    }  # fmt: skip
    court = ask.court(case(sector))
    assert court.id == own.get(sector, "nz-disputes-tribunal")
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
        (case("airline", "delayed", remedy="compensation"), ["nz-cga-flight"]),
        (case("airline", "cancelled", remedy="refund"), ["nz-cga-flight"]),
        (
            case("airline", "delayed", remedy="compensation", subsector="international"),
            ["nz-montreal-delay", "nz-cga-flight"],
        ),
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


@pytest.mark.parametrize("sector", ["banking", "payments", "credit-card", "insurance"])
def test_a_first_letter_asks_a_financial_firm_for_its_scheme(sector: str) -> None:
    firm = Company(name="Example Bank", country="NZ")
    duty = disclosure_of(NZ, case(sector), firm, SENT)
    assert duty is not None
    assert duty.id == "nz-scheme-named"
    assert disclosure_of(NZ, case(sector), replace(firm, mediator="FSCL"), SENT) is None
    assert disclosure_of(NZ, case("telecom"), firm, SENT) is None


@pytest.mark.parametrize(
    ("sector", "kind", "limits"),
    [
        ("retail", "defective", ["nz-limitation-goods"]),
        ("retail", "late-delivery", ["nz-limitation-retail"]),
        ("telecom", "outage", ["nz-limitation"]),
        ("airline", "delayed", ["nz-delay-suit"]),
        ("airline", "cancelled", ["nz-cancelled-suit"]),
        ("airline", "baggage", ["nz-carrier-suit-bag", "nz-montreal-suit"]),
        ("airline", "refund-due", ["nz-limitation-fare"]),
        ("parcel", "not-delivered", ["nz-carrier-suit"]),
        ("housing", "other", ["nz-limitation-tenancy"]),
        ("deposit", "deposit", ["nz-limitation-tenancy"]),
        ("data-protection", "privacy", []),
    ],
)
def test_one_time_to_sue_by_sector(sector: str, kind: str, limits: list[str]) -> None:
    found = fitting_limits(NZ, case(sector, kind), SENT)
    assert [limit.id for limit in found if limit.kind == "limitation"] == limits


def test_a_bond_is_claimed_at_once_and_mediation_is_for_private_landlords_too() -> None:
    landlord = Company(name="A. Landlord", country="NZ", type="private-person")
    bodies = competent_bodies(NZ, case("deposit", "deposit"), landlord)
    assert [body.id for body in bodies if body.settles and not body.gates] == ["nz-bond"]
    first = referral_body(bodies)
    assert first is not None
    assert first.id == "nz-tenancy-mediation"


def test_a_carrier_is_told_of_damage_within_thirty_days_and_the_letter_does_it() -> None:
    story = Story(
        "parcel", "NZ", opened="2026-05-20", kind="damage", received_on=date(2026, 5, 20),
    )  # fmt: skip
    drafting = {entry.id: entry.on for entry in story.on("2026-06-02").last_dates}
    assert drafting["nz-carrier-notice"] == date(2026, 6, 19)  # 20 May + 30 days
    story.send("2026-06-02")
    assert "nz-carrier-notice" not in {e.id for e in story.on("2026-06-03").last_dates}


@pytest.mark.parametrize("kind", ["delayed", "baggage", "denied-boarding"])
def test_a_chargeback_is_not_for_what_card_schemes_do_not_take(kind: str) -> None:
    complaint = case("airline", kind, paid_by="credit-card")
    assert "nz-chargeback" not in [body.id for body in ask.bodies(complaint)]
    limits = fitting_limits(NZ, complaint, SENT)
    assert "chargeback" not in [limit.kind for limit in limits]


def test_the_wait_for_a_letter_about_a_bond_is_nobodys_duty() -> None:
    assert next(r for r in NZ.rules if r.id == "nz-deposit").nature == "norm"


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


def test_a_private_seller_is_reported_to_nobody() -> None:
    private = case("retail", "defective", consumer=False)
    assert "nz-commerce-commission" not in {body.id for body in ask.bodies(private)}


def test_reports_and_advice_settle_nothing_and_say_so() -> None:
    others = {body.id: body.says["en"] for body in NZ.bodies if not body.settles}
    assert set(others) == {"nz-commerce-commission", "nz-citizens-advice", "nz-neb-air"}
    assert "settles no single case" in others["nz-commerce-commission"]
    assert "settle no case" in others["nz-citizens-advice"]


def test_an_uncertain_fact_says_so() -> None:
    entries: list[Rule | Body | Appeal] = [*NZ.rules, *NZ.bodies, *NZ.appeals]
    for entry in entries:
        if entry.certainty == "commonly":
            assert "commonly" in entry.says["en"].lower(), entry.id
            assert "en général" in entry.says["fr"].lower(), entry.id
