"""What plaint knows of Portugal that a table of dates can't tell: the ladders and the rights."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from tests.knowledge.asking import Asking

from plaint.domain.choosing import fitting_limits
from plaint.domain.complaint import SECTORS
from plaint.knowledge.loader import load

PT = load("PT")
SENT = date(2026, 6, 1)
ask = Asking(PT, SENT)
case = ask.case


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
    assert ask.body_of(complaint) == body
    assert ask.court(complaint).id == "pt-julgado-paz"


def test_the_ombudsman_of_the_travel_agencies_is_named_by_the_agency() -> None:
    assert ask.body_of(case("travel"), "APAVT") == "pt-apavt"


@pytest.mark.parametrize("sector", SECTORS)
def test_every_sector_has_a_wait_of_its_own(sector: str) -> None:
    assert ask.rule_of(case(sector)).startswith("pt-")


def test_the_complaints_book_sets_the_reminder_to_an_airline() -> None:
    assert ask.chase_of(case("airline")) == "pt-airline-chase"


def test_no_regulator_is_said_to_settle_a_case() -> None:
    watching = {"pt-anac", "pt-amt", "pt-anacom", "pt-erse", "pt-ersar", "pt-bdp", "pt-asf"}
    assert {b.id for b in PT.bodies if b.id in watching and not b.settles} == watching


def test_money_for_a_defect_comes_first_only_within_thirty_days() -> None:
    new = case("retail", "defective", remedy="refund", received_on=date(2026, 5, 2))
    assert ask.cited(new) == ["pt-rejection", "pt-conformity"]
    assert ask.mending_first(new) == ""

    old = replace(new, received_on=date(2026, 5, 1))
    assert ask.cited(old) == ["pt-conformity"]
    assert ask.cited(old, "follow-up") == ["pt-conformity", "pt-conformity-refund"]
    assert ask.mending_first(old) == "pt-conformity-choice"


def test_a_notice_cites_what_it_rests_on() -> None:
    late = case("retail", "late-delivery", remedy="refund")
    assert ask.cited(late, "notice", "more-time") == ["pt-delivery-termination"]
    assert ask.cited(late, "notice", "ending") == ["pt-delivery-termination", "pt-delivery-refund"]
    faulty = case("retail", "defective", remedy="refund", received_on=date(2026, 5, 25))
    assert ask.cited(faulty, "notice", "rejection") == ["pt-rejection"]


def test_bills_older_than_six_months() -> None:
    old = case("energy", "overcharge", subsector="back-billing")
    assert ask.cited(old)[0] == "pt-old-bills"


def test_both_sides_of_the_communications_act() -> None:
    def rights(happened_on: date) -> list[str]:
        return ask.cited(case("telecom", "outage", happened_on=happened_on))

    assert rights(date(2022, 11, 13)) == []
    assert rights(date(2022, 11, 14)) == ["pt-telecom-outage"]


def test_both_sides_of_the_compulsory_arbitration() -> None:
    def told(on: date) -> bool:
        found = fitting_limits(PT, case("retail"), on)
        return "pt-arbitration-ceiling" in [limit.id for limit in found]

    assert not told(date(2019, 9, 14))
    assert told(date(2019, 9, 15))


def test_the_time_of_the_complaints_book_is_cited_only_for_an_entry_in_it() -> None:
    assert ask.cited(case("hotel"), "follow-up") == []
    assert ask.cited(case("hotel", subsector="complaints-book"), "follow-up") == ["pt-book-reply"]
