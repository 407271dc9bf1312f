"""What plaint knows of the Netherlands that a table of dates can't tell: ladders and rights."""

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

NL = load("NL")
SENT = date(2026, 6, 1)
FIRM = Company(name="Example Shop", country="NL")


def case(sector: str, kind: str = "other", **facts: object) -> Complaint:
    return replace(Complaint(sector=sector, kind=kind, country="NL"), **facts)  # type: ignore[arg-type]


def bodies_of(complaint: Complaint, mediator: str = "") -> list[str]:
    found = competent_bodies(NL, complaint, replace(FIRM, mediator=mediator))
    return [body.id for body in found]


def body_of(complaint: Complaint, mediator: str = "") -> str:
    body = referral_body(competent_bodies(NL, complaint, replace(FIRM, mediator=mediator)))
    return body.id if body else ""


def cited(complaint: Complaint, stage: str = "complaint", variant: str = "") -> list[str]:
    return [right.id for right in fitting_rights(NL, complaint, stage, SENT, variant)]


@pytest.mark.parametrize(
    ("sector", "subsector", "body"),
    [
        ("telecom", "", "nl-gc-telecom"),
        ("energy", "", "nl-gc-energie"),
        ("water", "", "nl-gc-water"),
        ("banking", "", "nl-kifid"),
        ("payments", "", "nl-kifid"),
        ("credit-card", "", "nl-kifid"),
        ("insurance", "", "nl-kifid"),
        ("insurance", "health", "nl-skgz"),
        ("post", "", "nl-gc-post"),
        ("rail", "", "nl-ov-loket"),
        ("housing", "", "nl-huurcommissie"),
        ("data-protection", "", "nl-ap"),
        # A commission serves its own members only; the next step is the court.
        ("retail", "", ""),
        ("airline", "", ""),
        ("parcel", "", ""),
        ("travel", "", ""),
        ("hotel", "", ""),
        ("car-rental", "", ""),
        ("subscription", "", ""),
        ("deposit", "", ""),
        ("other", "", ""),
    ],
)
def test_the_first_body_of_each_sector(sector: str, subsector: str, body: str) -> None:
    complaint = case(sector, subsector=subsector)
    assert body_of(complaint) == body
    court = court_of(competent_bodies(NL, complaint, FIRM))
    assert court is not None
    assert court.id == "nl-kantonrechter"


@pytest.mark.parametrize(
    ("sector", "named", "body"),
    [
        ("retail", "Geschillencommissie Thuiswinkel", "nl-gc-thuiswinkel"),
        ("travel", "Geschillencommissie Reizen", "nl-gc-reizen"),
        ("parcel", "Geschillencommissie Post", "nl-gc-post-parcel"),
    ],
)
def test_the_commission_that_the_company_names(sector: str, named: str, body: str) -> None:
    assert body_of(case(sector), named) == body


def test_the_authority_decides_on_network_operators_beside_the_commission() -> None:
    found = bodies_of(case("energy", subsector="network"))
    assert found.index("nl-gc-energie") < found.index("nl-acm-netbeheer")
    assert "nl-acm-netbeheer" not in bodies_of(case("energy"))


@pytest.mark.parametrize("sector", [s for s in SECTORS if s != "data-protection"])
def test_every_sector_has_a_wait_of_its_own(sector: str) -> None:
    rule = choose_rule(NL, case(sector), SENT, default_rule("NL", sector)).rule
    assert rule.id.startswith("nl-")


@pytest.mark.parametrize("sector", ["retail", "payments", "credit-card", "housing"])
def test_the_reminder_goes_out_before_the_outside_body_opens(sector: str) -> None:
    choice = choose_rule(NL, case(sector), SENT, default_rule("NL", sector))
    assert choice.chase is not None
    assert choice.chase.id == f"nl-{sector}-chase"


def test_both_sides_of_1_july_2023_for_a_deposit() -> None:
    before, since = (
        case("deposit", "deposit", happened_on=date(2023, 6, 30)),
        case("deposit", "deposit", happened_on=date(2023, 7, 1)),
    )

    def owed(complaint: Complaint, on: date) -> set[str]:
        return {rule.id for rule in performance_rules(NL, complaint, on)}

    assert owed(before, date(2023, 6, 30)) == set()
    assert owed(since, date(2023, 7, 1)) == {"nl-deposit-return"}
    assert "nl-deposit-law" not in cited(before)
    assert "nl-deposit-law" in cited(since)


def test_both_sides_of_27_april_2022_for_faulty_goods() -> None:
    before = case("retail", "defective", happened_on=date(2022, 4, 26))
    assert "nl-conformity" not in cited(before)
    since = case("retail", "defective", happened_on=date(2022, 4, 27))
    assert "nl-conformity" in cited(since)


def test_money_for_a_defect_is_cited_only_after_a_first_request() -> None:
    broken = case("retail", "defective", remedy="refund")
    assert cited(broken) == ["nl-conformity"]
    assert cited(broken, "follow-up") == ["nl-conformity", "nl-conformity-refund"]
    mending = mending_comes_first(NL, broken, SENT)
    assert mending is not None
    assert mending.id == "nl-conformity-choice"


def test_a_notice_cites_what_it_rests_on() -> None:
    late = case("retail", "late-delivery", remedy="refund")
    assert cited(late, "notice", "more-time") == ["nl-delivery-termination"]
    assert cited(late, "notice", "ending") == ["nl-delivery-termination"]
    gym = case("subscription", "service")
    assert cited(gym, "notice", "more-time") == ["nl-default"]


def test_renewed_contracts_outages_and_rent() -> None:
    assert cited(case("telecom", "subscription")) == ["nl-renewal"]
    assert cited(case("telecom", "outage")) == ["nl-telecom-outage"]
    damp = case("housing", "defective", remedy="price-reduction")
    assert cited(damp) == ["nl-tenancy", "nl-tenancy-rent"]
