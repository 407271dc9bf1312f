"""What plaint knows of Italy that a table of dates can't tell: the ladders and the rights."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from plaint.domain.choosing import (
    choose_rule,
    competent_bodies,
    court_of,
    fitting_rights,
    performance_rules,
    referral_body,
)
from plaint.domain.complaint import SECTORS, Company, Complaint
from plaint.domain.repair_first import mending_comes_first
from plaint.knowledge.loader import default_rule, load

IT = load("IT")
SENT = date(2026, 6, 1)
FIRM = Company(name="Example Shop", country="IT")


def case(sector: str, kind: str = "other", **facts: object) -> Complaint:
    return replace(Complaint(sector=sector, kind=kind, country="IT"), **facts)  # type: ignore[arg-type]


def body_of(complaint: Complaint, mediator: str = "") -> str:
    body = referral_body(competent_bodies(IT, complaint, replace(FIRM, mediator=mediator)))
    return body.id if body else ""


def cited(complaint: Complaint, stage: str = "complaint", variant: str = "") -> list[str]:
    return [right.id for right in fitting_rights(IT, complaint, stage, SENT, variant)]


@pytest.mark.parametrize(
    ("sector", "subsector", "body"),
    [
        ("retail", "", "it-adr"),
        ("telecom", "", "it-conciliaweb"),
        ("subscription", "", "it-adr"),
        ("subscription", "streaming", "it-conciliaweb-media"),
        ("energy", "", "it-arera"),
        ("water", "", "it-arera"),
        ("banking", "", "it-abf"),
        ("banking", "investments", "it-acf"),
        ("payments", "", "it-abf"),
        ("credit-card", "", "it-abf"),
        ("insurance", "", "it-aas"),
        ("post", "", "it-conciliazione-postale"),
        ("parcel", "", "it-conciliazione-postale"),
        ("airline", "", "it-art"),
        ("rail", "", "it-art"),
        ("travel", "", "it-adr"),
        ("hotel", "", "it-adr"),
        ("car-rental", "", "it-adr"),
        ("housing", "", "it-mediazione"),
        ("deposit", "", "it-mediazione"),
        ("data-protection", "", "it-garante"),
        ("other", "", "it-adr"),
    ],
)
def test_the_first_body_of_each_sector(sector: str, subsector: str, body: str) -> None:
    complaint = case(sector, subsector=subsector)
    assert body_of(complaint) == body
    court = court_of(competent_bodies(IT, complaint, FIRM))
    assert court is not None
    assert court.id == "it-gdp"


def test_the_railway_that_conciliates_itself_is_named_by_the_company() -> None:
    assert body_of(case("rail"), "Conciliazione paritetica") == "it-paritetica-treni"


@pytest.mark.parametrize("sector", [s for s in SECTORS if s != "data-protection"])
def test_every_sector_has_a_wait_of_its_own(sector: str) -> None:
    rule = choose_rule(IT, case(sector), SENT, default_rule("IT", sector)).rule
    assert rule.id.startswith("it-")


@pytest.mark.parametrize("sector", ["telecom", "energy", "water"])
def test_the_reminder_goes_out_before_the_conciliation_opens(sector: str) -> None:
    choice = choose_rule(IT, case(sector), SENT, default_rule("IT", sector))
    assert choice.chase is not None
    assert choice.chase.id == f"it-{sector}-chase"


def test_both_sides_of_1_january_2026_for_a_bill_charged_twice() -> None:
    double = case("energy", "overcharge", subsector="double-billing")

    def owed(on: date) -> set[str]:
        return {rule.id for rule in performance_rules(IT, double, on)}

    assert owed(date(2025, 12, 31)) == {"it-energy-billing"}
    assert owed(date(2026, 1, 1)) == {"it-energy-billing", "it-energy-double-billing"}


def test_both_sides_of_1_january_2026_for_the_energy_quality_rules() -> None:
    before, since = (
        case("energy", "outage", happened_on=date(2025, 12, 31)),
        case("energy", "outage", happened_on=date(2026, 1, 1)),
    )
    assert "it-energy-answer" not in cited(before, "follow-up")
    assert "it-energy-answer" in cited(since, "follow-up")


def test_money_for_a_defect_is_cited_only_after_a_first_request() -> None:
    broken = case("retail", "defective", remedy="refund")
    assert cited(broken) == ["it-conformity"]
    assert cited(broken, "follow-up") == ["it-conformity", "it-conformity-refund"]
    mending = mending_comes_first(IT, broken, SENT)
    assert mending is not None
    assert mending.id == "it-conformity-choice"


def test_a_notice_cites_what_it_rests_on() -> None:
    late = case("retail", "late-delivery", remedy="refund")
    assert cited(late, "notice", "more-time") == ["it-delivery-termination"]
    assert cited(late, "notice", "ending") == ["it-delivery-termination", "it-delivery-refund"]
    gym = case("subscription", "service")
    assert cited(gym, "notice", "more-time") == ["it-notice-to-perform"]


def test_old_bills_and_phone_contracts() -> None:
    old = case("energy", "overcharge", subsector="back-billing")
    assert cited(old)[0] == "it-two-years-bills"
    assert cited(case("telecom", "subscription")) == ["it-telecom-exit"]
    assert cited(case("telecom", "outage")) == ["it-telecom-indemnity"]
