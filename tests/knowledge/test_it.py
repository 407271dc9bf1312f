"""What plaint knows of Italy that a table of dates can't tell: the ladders and the rights."""

from __future__ import annotations

from datetime import date

import pytest
from tests.knowledge.asking import Asking

from plaint.domain.complaint import SECTORS
from plaint.knowledge.loader import load

SENT = date(2026, 6, 1)
ask = Asking(load("IT"), SENT)
case = ask.case


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
    assert ask.body_of(complaint) == body
    assert ask.court(complaint).id == "it-gdp"


def test_the_railway_that_conciliates_itself_is_named_by_the_company() -> None:
    assert ask.body_of(case("rail"), "Conciliazione paritetica") == "it-paritetica-treni"


@pytest.mark.parametrize("sector", [s for s in SECTORS if s != "data-protection"])
def test_every_sector_has_a_wait_of_its_own(sector: str) -> None:
    assert ask.rule_of(case(sector)).startswith("it-")


@pytest.mark.parametrize("sector", ["telecom", "energy", "water"])
def test_the_reminder_goes_out_before_the_conciliation_opens(sector: str) -> None:
    assert ask.chase_of(case(sector)) == f"it-{sector}-chase"


def test_both_sides_of_1_january_2026_for_a_bill_charged_twice() -> None:
    double = case("energy", "overcharge", subsector="double-billing")

    def owed(on: date) -> set[str]:
        return set(ask.owed(double, on))

    assert owed(date(2025, 12, 31)) == {"it-energy-billing"}
    assert owed(date(2026, 1, 1)) == {"it-energy-billing", "it-energy-double-billing"}


def test_both_sides_of_1_january_2026_for_the_energy_quality_rules() -> None:
    before, since = (
        case("energy", "outage", happened_on=date(2025, 12, 31)),
        case("energy", "outage", happened_on=date(2026, 1, 1)),
    )
    assert "it-energy-answer" not in ask.cited(before, "follow-up")
    assert "it-energy-answer" in ask.cited(since, "follow-up")


def test_money_for_a_defect_is_cited_only_after_a_first_request() -> None:
    broken = case("retail", "defective", remedy="refund")
    assert ask.cited(broken) == ["it-conformity"]
    assert ask.cited(broken, "follow-up") == ["it-conformity", "it-conformity-refund"]
    assert ask.mending_first(broken) == "it-conformity-choice"


def test_a_notice_cites_what_it_rests_on() -> None:
    late = case("retail", "late-delivery", remedy="refund")
    assert ask.cited(late, "notice", "more-time") == ["it-delivery-termination"]
    assert ask.cited(late, "notice", "ending") == ["it-delivery-termination", "it-delivery-refund"]
    gym = case("subscription", "service")
    assert ask.cited(gym, "notice", "more-time") == ["it-notice-to-perform"]


def test_old_bills_and_phone_contracts() -> None:
    old = case("energy", "overcharge", subsector="back-billing")
    assert ask.cited(old)[0] == "it-two-years-bills"
    assert ask.cited(case("telecom", "subscription")) == ["it-telecom-exit"]
    assert ask.cited(case("telecom", "outage")) == ["it-telecom-indemnity"]
