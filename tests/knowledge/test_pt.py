"""What plaint knows of Portugal that a table of dates can't tell: the ladders and the rights."""

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
    referral_body,
)
from plaint.domain.complaint import SECTORS, Company, Complaint
from plaint.domain.repair_first import mending_comes_first
from plaint.knowledge.loader import default_rule, load

PT = load("PT")
SENT = date(2026, 6, 1)
FIRM = Company(name="Example Shop", country="PT")


def case(sector: str, kind: str = "other", **facts: object) -> Complaint:
    return replace(Complaint(sector=sector, kind=kind, country="PT"), **facts)  # type: ignore[arg-type]


def body_of(complaint: Complaint, mediator: str = "") -> str:
    body = referral_body(competent_bodies(PT, complaint, replace(FIRM, mediator=mediator)))
    return body.id if body else ""


def cited(complaint: Complaint, stage: str = "complaint", variant: str = "") -> list[str]:
    return [right.id for right in fitting_rights(PT, complaint, stage, SENT, variant)]


@pytest.mark.parametrize(
    ("sector", "subsector", "body"),
    [
        ("retail", "", "pt-arbitragem"),
        ("airline", "", "pt-arbitragem"),
        ("rail", "", "pt-arbitragem"),
        ("telecom", "", "pt-arbitragem"),
        ("energy", "", "pt-arbitragem"),
        ("water", "", "pt-arbitragem"),
        ("banking", "", "pt-ral-bancario"),
        ("payments", "", "pt-ral-bancario"),
        ("credit-card", "", "pt-ral-bancario"),
        ("insurance", "", "pt-cimpas"),
        ("parcel", "", "pt-arbitragem"),
        ("post", "", "pt-arbitragem"),
        ("travel", "", "pt-arbitragem"),
        ("hotel", "", "pt-arbitragem"),
        ("car-rental", "", "pt-arbitragem"),
        ("subscription", "", "pt-arbitragem"),
        ("housing", "", ""),
        ("housing", "agency", "pt-arbitragem-imobiliario"),
        ("deposit", "", ""),
        ("deposit", "agency", "pt-arbitragem-imobiliario"),
        ("data-protection", "", "pt-cnpd"),
        ("other", "", "pt-arbitragem"),
    ],
)
def test_the_first_body_of_each_sector(sector: str, subsector: str, body: str) -> None:
    complaint = case(sector, subsector=subsector)
    assert body_of(complaint) == body
    court = court_of(competent_bodies(PT, complaint, FIRM))
    assert court is not None
    assert court.id == "pt-julgado-paz"


def test_the_ombudsman_of_the_travel_agencies_is_named_by_the_agency() -> None:
    assert body_of(case("travel"), "APAVT") == "pt-apavt"


@pytest.mark.parametrize("sector", SECTORS)
def test_every_sector_has_a_wait_of_its_own(sector: str) -> None:
    rule = choose_rule(PT, case(sector), SENT, default_rule("PT", sector)).rule
    assert rule.id.startswith("pt-")


def test_the_complaints_book_sets_the_reminder_to_an_airline() -> None:
    choice = choose_rule(PT, case("airline"), SENT, default_rule("PT", "airline"))
    assert choice.chase is not None
    assert choice.chase.id == "pt-airline-chase"


def test_no_regulator_is_said_to_settle_a_case() -> None:
    watching = {"pt-anac", "pt-amt", "pt-anacom", "pt-erse", "pt-ersar", "pt-bdp", "pt-asf"}
    assert {b.id for b in PT.bodies if b.id in watching and not b.settles} == watching


def test_money_for_a_defect_comes_first_only_within_thirty_days() -> None:
    new = case("retail", "defective", remedy="refund", received_on=date(2026, 5, 2))
    assert cited(new) == ["pt-rejection", "pt-conformity"]
    assert mending_comes_first(PT, new, SENT) is None

    old = replace(new, received_on=date(2026, 5, 1))
    assert cited(old) == ["pt-conformity"]
    assert cited(old, "follow-up") == ["pt-conformity", "pt-conformity-refund"]
    mending = mending_comes_first(PT, old, SENT)
    assert mending is not None
    assert mending.id == "pt-conformity-choice"


def test_a_notice_cites_what_it_rests_on() -> None:
    late = case("retail", "late-delivery", remedy="refund")
    assert cited(late, "notice", "more-time") == ["pt-delivery-termination"]
    assert cited(late, "notice", "ending") == ["pt-delivery-termination", "pt-delivery-refund"]
    faulty = case("retail", "defective", remedy="refund", received_on=date(2026, 5, 25))
    assert cited(faulty, "notice", "rejection") == ["pt-rejection"]


def test_bills_older_than_six_months() -> None:
    old = case("energy", "overcharge", subsector="back-billing")
    assert cited(old)[0] == "pt-old-bills"


def test_both_sides_of_the_communications_act() -> None:
    def rights(happened_on: date) -> list[str]:
        return cited(case("telecom", "outage", happened_on=happened_on))

    assert rights(date(2022, 11, 13)) == []
    assert rights(date(2022, 11, 14)) == ["pt-telecom-outage"]


def test_both_sides_of_the_compulsory_arbitration() -> None:
    def told(on: date) -> bool:
        found = fitting_limits(PT, case("retail"), on)
        return "pt-arbitration-ceiling" in [limit.id for limit in found]

    assert not told(date(2019, 9, 14))
    assert told(date(2019, 9, 15))


def test_the_time_of_the_complaints_book_is_cited_only_for_an_entry_in_it() -> None:
    assert cited(case("hotel"), "follow-up") == []
    assert cited(case("hotel", subsector="complaints-book"), "follow-up") == ["pt-book-reply"]
