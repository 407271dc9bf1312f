"""What plaint knows of Spain that a table of dates can't tell: the ladders and the rights."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from plaint.domain.choosing import (
    choose_rule,
    competent_bodies,
    court_of,
    fitting_limits,
    fitting_rights,
    performance_rules,
    referral_body,
)
from plaint.domain.complaint import SECTORS, Company, Complaint
from plaint.domain.repair_first import mending_comes_first
from plaint.knowledge.loader import default_rule, load

ES = load("ES")
SENT = date(2026, 6, 1)
FIRM = Company(name="Example Shop", country="ES")


def case(sector: str, kind: str = "other", **facts: object) -> Complaint:
    return replace(Complaint(sector=sector, kind=kind, country="ES"), **facts)  # type: ignore[arg-type]


def body_of(complaint: Complaint, mediator: str = "") -> str:
    body = referral_body(competent_bodies(ES, complaint, replace(FIRM, mediator=mediator)))
    return body.id if body else ""


def cited(
    complaint: Complaint, stage: str = "complaint", variant: str = "", on: date = SENT
) -> list[str]:
    return [right.id for right in fitting_rights(ES, complaint, stage, on, variant)]


@pytest.mark.parametrize(
    ("sector", "subsector", "body"),
    [
        ("retail", "", "es-omic"),
        ("airline", "", "es-aesa"),
        ("rail", "", "es-junta-transporte"),
        ("telecom", "", "es-oaut"),
        ("energy", "", "es-omic"),
        ("water", "", "es-omic"),
        ("banking", "", "es-bde"),
        ("banking", "investments", "es-cnmv"),
        ("payments", "", "es-bde"),
        ("credit-card", "", "es-bde"),
        ("insurance", "", "es-dgsfp"),
        ("parcel", "", "es-junta-transporte"),
        ("post", "", "es-omic"),
        ("travel", "", "es-omic"),
        ("hotel", "", "es-omic"),
        ("car-rental", "", "es-omic"),
        ("subscription", "", "es-omic"),
        ("housing", "", ""),
        ("housing", "professional-landlord", "es-omic-vivienda"),
        ("deposit", "", ""),
        ("deposit", "professional-landlord", "es-omic-vivienda"),
        ("data-protection", "", "es-aepd"),
        ("other", "", "es-omic"),
    ],
)
def test_the_first_body_of_each_sector(sector: str, subsector: str, body: str) -> None:
    complaint = case(sector, subsector=subsector)
    assert body_of(complaint) == body
    court = court_of(competent_bodies(ES, complaint, FIRM))
    assert court is not None
    assert court.id == "es-juzgado"


def test_arbitration_comes_first_where_the_company_names_it() -> None:
    assert body_of(case("retail"), "Junta Arbitral de Consumo") == "es-junta-arbitral"


def test_a_private_landlord_leaves_conciliation() -> None:
    open_ones = [body.id for body in competent_bodies(ES, case("deposit"), FIRM)]
    assert "es-conciliacion" in open_ones
    assert "es-omic" not in open_ones


@pytest.mark.parametrize("sector", SECTORS)
def test_every_sector_has_a_wait_of_its_own(sector: str) -> None:
    rule = choose_rule(ES, case(sector), SENT, default_rule("ES", sector)).rule
    assert rule.id.startswith("es-")


def test_the_official_form_of_andalusia_sets_the_reminder_not_the_gate() -> None:
    shop = case("retail", subdivision="ES-AN")
    choice = choose_rule(ES, shop, SENT, default_rule("ES", "retail"))
    assert choice.rule.id == "es-retail"
    assert choice.chase is not None
    assert choice.chase.id == "es-retail-andalucia"
    elsewhere = choose_rule(ES, case("retail"), SENT, default_rule("ES", "retail"))
    assert elsewhere.chase is None


def test_both_sides_of_28_december_2026_for_a_bill() -> None:
    bill = case("energy", "overcharge")
    assert performance_rules(ES, bill, date(2026, 12, 27)) == ()
    assert [rule.id for rule in performance_rules(ES, bill, date(2026, 12, 28))] == [
        "es-energy-bill-answer"
    ]


def test_both_sides_of_12_june_2026_for_electricity_billed_in_excess() -> None:
    def rights(happened_on: date) -> list[str]:
        return cited(case("energy", "overcharge", subsector="electricity", happened_on=happened_on))

    assert rights(date(2026, 6, 11)) == []
    assert rights(date(2026, 6, 12)) == ["es-energy-overbilled"]


def test_gas_is_not_told_of_the_rules_for_electricity() -> None:
    assert cited(case("energy", "overcharge", happened_on=date(2026, 7, 1))) == []


def test_the_fifteen_days_are_cited_once_they_are_in_force() -> None:
    before, since = (
        case("hotel", happened_on=date(2025, 12, 27)),
        case("hotel", happened_on=date(2025, 12, 28)),
    )
    assert cited(before, "follow-up") == []
    assert cited(since, "follow-up") == ["es-reply"]


def test_money_for_a_defect_is_cited_only_after_a_first_request() -> None:
    broken = case("retail", "defective", remedy="refund")
    assert cited(broken) == ["es-conformity"]
    assert cited(broken, "follow-up") == ["es-conformity", "es-conformity-refund"]
    mending = mending_comes_first(ES, broken, SENT)
    assert mending is not None
    assert mending.id == "es-conformity-choice"


def test_a_notice_cites_what_it_rests_on() -> None:
    late = case("retail", "late-delivery", remedy="refund")
    assert cited(late, "notice", "more-time") == ["es-delivery-termination"]
    bought_online = case("retail", "other", distance=True)
    assert cited(bought_online, "notice", "withdrawal") == ["es-withdrawal"]


def test_no_court_claim_without_proof_of_the_complaint_since_3_april_2025() -> None:
    def told(on: date) -> bool:
        return "es-attempt-first" in [limit.id for limit in fitting_limits(ES, case("retail"), on)]

    assert not told(date(2025, 4, 2))
    assert told(date(2025, 4, 3))
