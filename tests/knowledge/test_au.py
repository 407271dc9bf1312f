"""What plaint knows of Australia: the bodies of each state, rights of typical cases, doubts."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from tests.domain.builders import Story
from tests.knowledge.asking import Asking

from plaint.domain.choosing import (
    competent_bodies,
    fitting_limits,
    fitting_notices,
    referral_body,
)
from plaint.domain.complaint import SECTORS, Company, Complaint
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
        ("housing", "au-fair-trading-housing"), ("deposit", "au-fair-trading-housing"),
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
        ("TAS", "au-energy-ombudsman-tas", "au-magistrates-tas", 5000),
        ("ACT", "au-acat-energy", "au-acat", 25000),
        ("NT", "au-ombudsman-nt", "au-ntcat", 25000),
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


@pytest.mark.parametrize(
    ("state", "housing", "court"),
    [
        ("NSW", "au-fair-trading-housing", "au-ncat"),
        ("VIC", "au-rdrv-vic", "au-vcat"),
        ("QLD", "au-rta-qld", "au-qcat"),
        ("WA", "au-fair-trading-housing", "au-magistrates-wa"),
        ("SA", "au-fair-trading-housing", "au-sacat"),
        ("TAS", "au-fair-trading-housing", "au-magistrates-tas"),
        ("ACT", "au-fair-trading-housing", "au-acat"),
        ("NT", "au-fair-trading-housing", "au-ntcat"),
    ],
)
def test_who_helps_a_tenant_takes_complaints_about_private_landlords(
    state: str, housing: str, court: str
) -> None:
    for sector in ("housing", "deposit"):
        complaint = case(sector, subdivision=state)
        landlord = Company(name="A. Landlord", country="AU", type="private-person")
        first = referral_body(competent_bodies(AU, complaint, landlord))
        assert first is not None
        assert first.id == housing
        assert ask.court(complaint).id == court


@pytest.mark.parametrize("state", STATES)
def test_a_bond_is_claimed_at_once_where_an_authority_holds_it(state: str) -> None:
    bodies = ask.bodies(case("deposit", "deposit", subdivision=state))
    claim = [body for body in bodies if body.settles and not body.gates]
    expected = [] if state == "NT" else [f"au-bond-{state.lower()}"]
    assert [body.id for body in claim] == expected
    assert not [b for b in ask.bodies(case("housing", subdivision=state)) if b in claim]


@pytest.mark.parametrize("state", ["", *STATES])
def test_the_body_of_your_state_is_told_only_where_none_is_named(state: str) -> None:
    energy = [b.id for b in ask.bodies(case("energy", subdivision=state)) if b.kind == "ombudsman"]
    assert len(energy) == 1
    assert ("au-energy-ombudsman" in energy) == (state == "")
    retail = [b.id for b in ask.bodies(case("retail", subdivision=state)) if b.kind == "mediator"]
    assert retail == ["au-fair-trading-nsw" if state == "NSW" else "au-fair-trading"]


def limitations(state: str, sector: str, kind: str = "other") -> list[str]:
    limits = fitting_limits(AU, case(sector, kind, subdivision=state), SENT)
    return [limit.id for limit in limits if limit.kind == "limitation"]


@pytest.mark.parametrize(
    ("state", "sector", "kind", "limits"),
    [
        ("NSW", "retail", "defective", ["au-limitation-nsw"]),
        ("NSW", "housing", "other", ["au-tenancy-nsw"]),
        ("NSW", "deposit", "deposit", ["au-bond-nsw-window"]),
        ("NSW", "airline", "delayed", ["au-delay-suit"]),
        ("NSW", "airline", "baggage", ["au-montreal-suit"]),
        ("NSW", "airline", "refund-due", ["au-limitation-airline"]),
        ("QLD", "housing", "other", ["au-tenancy-qld"]),
        ("QLD", "deposit", "deposit", []),
        ("VIC", "housing", "other", ["au-tenancy-vic"]),
        ("VIC", "airline", "cancelled", ["au-delay-suit"]),
        ("WA", "housing", "other", []),
        ("SA", "retail", "other", ["au-limitation"]),
        ("NT", "retail", "other", ["au-limitation-nt"]),
        ("NT", "deposit", "deposit", []),
    ],
)
def test_one_time_to_sue_by_sector(state: str, sector: str, kind: str, limits: list[str]) -> None:
    assert limitations(state, sector, kind) == limits


@pytest.mark.parametrize(
    ("state", "sector", "ceilings"),
    [
        ("NSW", "airline", []), ("NSW", "housing", []), ("VIC", "airline", []),
        ("QLD", "airline", []), ("QLD", "housing", [25000]), ("SA", "housing", [40000]),
        ("SA", "airline", [12000]), ("WA", "deposit", []),
    ],
)  # fmt: skip
def test_a_ceiling_is_of_the_court_that_takes_the_case(
    state: str, sector: str, ceilings: list[int]
) -> None:
    assert ask.ceilings(case(sector, subdivision=state)) == ceilings


def test_the_two_years_of_afca_run_from_an_answer_only() -> None:
    story = Story("banking", "AU", opened="2026-05-20", happened_on=date(2026, 5, 20))
    story.send("2026-06-01")
    silent = {entry.id for entry in story.on("2026-07-02").last_dates}
    assert "au-afca" not in silent
    assert "au-afca-window" in silent
    story.hear("final-response", "2026-07-03")
    answered = {entry.id: entry.on for entry in story.on("2026-07-03").last_dates}
    assert answered["au-afca"] == date(2028, 7, 3)


def test_a_complaint_keeps_the_window_of_the_postal_ombudsman() -> None:
    story = Story("post", "AU", opened="2026-05-20", happened_on=date(2026, 5, 20))
    drafting = {entry.id: entry.on for entry in story.on("2026-06-01").last_dates}
    assert drafting["au-postal-window"] == date(2027, 5, 20)
    story.send("2026-06-01")
    assert "au-postal-window" not in {e.id for e in story.on("2026-06-02").last_dates}


@pytest.mark.parametrize("rule", ["au-energy", "au-deposit", "au-deposit-nt", "au-housing"])
def test_a_fair_wait_is_nobodys_duty(rule: str) -> None:
    assert next(r for r in AU.rules if r.id == rule).nature == "norm"


@pytest.mark.parametrize("kind", ["delayed", "baggage", "denied-boarding", "outage"])
def test_a_chargeback_is_not_for_what_card_schemes_do_not_take(kind: str) -> None:
    complaint = case("airline", kind, paid_by="credit-card")
    assert "au-chargeback" not in [body.id for body in ask.bodies(complaint)]
    limits = fitting_limits(AU, complaint, SENT)
    assert "chargeback" not in [limit.kind for limit in limits]


def test_reports_to_a_regulator_settle_nothing() -> None:
    reports = {body.id: body.says["en"] for body in AU.bodies if not body.settles}
    assert set(reports) == {"au-accc", "au-acma", "au-neb-air"}
    assert "resolves no individual dispute" in reports["au-accc"]
    assert "settles no single case" in reports["au-acma"]


@pytest.mark.parametrize("state", ["", "NSW", "QLD", "ACT", "WA"])
def test_superannuation_goes_to_no_state_tribunal(state: str) -> None:
    fund = case("insurance", "service", subsector="superannuation", subdivision=state)
    assert ask.court(fund).id == "au-court-superannuation"
    named = {limit.id for limit in fitting_limits(AU, fund, SENT)}
    assert "au-afca-window" not in named


def test_a_private_seller_is_reported_to_nobody() -> None:
    private = case("retail", "defective", consumer=False)
    assert "au-accc" not in {body.id for body in ask.bodies(private)}


FAULTY = case("retail", "defective", remedy="refund", received_on=date(2026, 5, 20))


@pytest.mark.parametrize(
    ("complaint", "rights"),
    [
        (FAULTY, ["au-acl-quality", "au-acl-remedies"]),
        (replace(FAULTY, remedy="compensation"), ["au-acl-quality", "au-acl-loss"]),
        (replace(FAULTY, kind="wrong-item"), ["au-acl-described", "au-acl-remedies"]),
        (replace(FAULTY, consumer=False), []),
        (case("hotel", "service", remedy="price-reduction"), ["au-acl-service"]),
        (case("airline", "cancelled", remedy="refund"), ["au-acl-flight"]),
        (case("airline", "cancelled", remedy="refund", consumer=False), []),
        (case("airline", "denied-boarding", remedy="refund"), ["au-acl-service-travel"]),
        (
            case("airline", "delayed", remedy="compensation", subsector="international"),
            ["au-montreal-delay", "au-acl-flight"],
        ),
        (case("travel", "cancelled", remedy="refund"), ["au-acl-flight"]),
        (case("rail", "delayed", remedy="refund"), ["au-acl-service"]),
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
