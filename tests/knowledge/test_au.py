"""What plaint knows of Australia: the bodies of each state, rights of typical cases, doubts."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from tests.knowledge.asking import Asking

from plaint.domain.choosing import fitting_limits, fitting_notices
from plaint.domain.complaint import SECTORS, Complaint
from plaint.domain.rules import Appeal, Body, Rule
from plaint.knowledge.loader import load

AU = load("AU")
SENT = date(2026, 6, 9)
ask = Asking(AU, SENT)
case = ask.case
STATES = ("NSW", "VIC", "QLD", "WA", "SA", "TAS", "ACT", "NT")


@pytest.mark.parametrize(
    ("sector", "body"),
    [
        ("retail", "au-fair-trading"), ("airline", "au-airline-advocate"), ("rail", ""),
        ("telecom", "au-tio"), ("energy", "au-energy-ombudsman"),
        ("water", "au-energy-ombudsman"), ("banking", "au-afca"), ("payments", "au-afca"),
        ("credit-card", "au-afca"), ("insurance", "au-afca"), ("parcel", "au-fair-trading"),
        ("post", "au-postal-ombudsman"), ("travel", "au-fair-trading"),
        ("hotel", "au-fair-trading"), ("car-rental", "au-fair-trading"),
        ("housing", "au-fair-trading"), ("deposit", "au-fair-trading"),
        ("subscription", "au-fair-trading"), ("data-protection", "au-oaic"),
        ("other", "au-fair-trading"),
    ],
)  # fmt: skip
def test_who_takes_the_case_next(sector: str, body: str) -> None:
    assert ask.body_of(case(sector)) == body


@pytest.mark.parametrize(
    ("state", "energy", "court", "ceiling"),
    [
        ("", "au-energy-ombudsman", "au-local-court", None),
        ("NSW", "au-ewon", "au-ncat", 100000),
        ("VIC", "au-ewov", "au-vcat", 15000),
        ("QLD", "au-ewoq", "au-qcat", 25000),
        ("WA", "au-ewo-wa", "au-magistrates-wa", 10000),
        ("SA", "au-ewosa", "au-magistrates-sa", 12000),
        ("TAS", "au-energy-ombudsman", "au-magistrates-tas", 5000),
        ("ACT", "au-energy-ombudsman", "au-acat", 25000),
        ("NT", "au-energy-ombudsman", "au-ntcat", 25000),
    ],
)
def test_each_state_has_its_ombudsman_and_its_tribunal(
    state: str, energy: str, court: str, ceiling: int | None
) -> None:
    assert ask.body_of(case("energy", subdivision=state)) == energy
    assert ask.court(case("retail", subdivision=state)).id == court
    limits = fitting_limits(AU, case("retail", subdivision=state), SENT)
    ceilings = [x.amount for x in limits if x.kind == "small-claims-ceiling"]
    assert ceilings == ([ceiling] if ceiling else [])


@pytest.mark.parametrize("state", ["", *STATES])
@pytest.mark.parametrize("sector", SECTORS)
def test_every_ladder_ends_in_a_court(sector: str, state: str) -> None:
    court = ask.court(case(sector, subdivision=state))
    assert not court.free
    assert court.cost["fr"]


@pytest.mark.parametrize("state", ["NSW", "VIC", "QLD"])
def test_a_tribunal_takes_no_claim_against_an_airline(state: str) -> None:
    assert ask.court(case("airline", subdivision=state)).id == "au-local-court"


def test_reports_to_a_regulator_settle_nothing() -> None:
    reports = {body.id: body.says["en"] for body in AU.bodies if not body.settles}
    assert set(reports) == {"au-accc", "au-acma"}
    assert "resolves no individual dispute" in reports["au-accc"]
    assert "settles no single case" in reports["au-acma"]


FAULTY = case("retail", "defective", remedy="refund", received_on=date(2026, 5, 20))


@pytest.mark.parametrize(
    ("complaint", "rights"),
    [
        (FAULTY, ["au-acl-quality", "au-acl-remedies"]),
        (replace(FAULTY, remedy="compensation"), ["au-acl-quality", "au-acl-loss"]),
        (replace(FAULTY, kind="wrong-item"), ["au-acl-described", "au-acl-remedies"]),
        (replace(FAULTY, consumer=False), []),
        (case("hotel", "service", remedy="price-reduction"), ["au-acl-service"]),
        (case("retail", "refund-due", remedy="refund"), []),
        (case("banking", "overcharge", remedy="refund"), []),
        (
            case("banking", "overcharge", remedy="refund", subsector="unauthorised-payment"),
            ["au-epayments"],
        ),
        (case("energy", "overcharge", subdivision="VIC"), []),
        (
            case("energy", "overcharge", subdivision="QLD", subsector="back-billing"),
            ["au-back-billing"],
        ),
    ],
)
def test_a_first_letter_cites_what_the_facts_support(
    complaint: Complaint, rights: list[str]
) -> None:
    assert ask.cited(complaint) == rights


def test_money_may_be_asked_for_at_once_where_a_failure_is_major() -> None:
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
    assert [notice.type for notice in fitting_notices(AU, complaint)] == types


def test_the_telecom_standard_is_cited_as_it_stands_since_june_2025() -> None:
    slow = case("telecom", "outage", remedy="explanation")
    before = replace(slow, happened_on=date(2025, 6, 29))
    assert ask.cited(before, "follow-up") == ["au-acl-service"]
    since = replace(slow, happened_on=date(2025, 6, 30))
    assert ask.cited(since, "follow-up") == ["au-acl-service", "au-telco-standard"]


def test_an_uncertain_fact_says_so() -> None:
    entries: list[Rule | Body | Appeal] = [*AU.rules, *AU.bodies, *AU.appeals]
    for entry in entries:
        if entry.certainty == "commonly":
            assert "commonly" in entry.says["en"].lower(), entry.id
            assert "en général" in entry.says["fr"].lower(), entry.id
