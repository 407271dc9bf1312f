"""What plaint knows of the United States beyond its worked examples (worked/us.toml)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from tests.knowledge.asking import Asking

from plaint.domain.choosing import claim_wait, fitting_limits, fitting_notices
from plaint.domain.complaint import SECTORS, Complaint
from plaint.domain.rules import Appeal, Body, Rule
from plaint.domain.wait import Wait
from plaint.knowledge.loader import load

US = load("US")
SENT = date(2026, 6, 1)
ask = Asking(US, SENT)
case = ask.case


def test_every_sector_has_a_rule_but_other() -> None:
    unknown = {sector for sector in SECTORS if ask.rule_of(case(sector)) == "default"}
    assert unknown == {"other"}


@pytest.mark.parametrize(
    ("complaint", "body"),
    [
        (case("retail"), "us-state-ag"),
        (case("airline"), ""),
        (case("rail"), ""),
        (case("telecom"), ""),
        (case("energy"), "us-state-puc"),
        (case("water"), "us-state-puc"),
        (case("banking"), ""),
        (case("payments"), ""),
        (case("credit-card"), ""),
        (case("insurance"), "us-state-insurance"),
        (case("parcel"), "us-state-ag"),
        (case("post"), "us-prc"),
        (case("travel"), "us-state-ag"),
        (case("hotel"), "us-state-ag"),
        (case("car-rental"), "us-state-ag"),
        (case("housing"), "us-state-ag-housing"),
        (case("deposit"), "us-state-ag-housing"),
        (case("subscription"), "us-state-ag"),
        (case("data-protection"), "us-state-ag"),
        (case("data-protection", subsector="credit-report"), "us-cfpb-credit-report"),
    ],
)
def test_who_takes_the_case_next(complaint: Complaint, body: str) -> None:
    assert ask.body_of(complaint) == body


def test_bbb_is_asked_where_the_business_names_it() -> None:
    assert ask.body_of(case("hotel"), "us-bbb") == "us-bbb"


@pytest.mark.parametrize(
    ("state", "court"),
    [
        ("", "us-court"), ("US-CA", "us-court-ca"), ("TX", "us-court-tx"), ("NY", "us-court-ny"),
        ("FL", "us-court-fl"), ("IL", "us-court-il"), ("PA", "us-court-pa"),
        ("GA", "us-court-ga"), ("MA", "us-court-ma"), ("OH", "us-court"),
    ],
)  # fmt: skip
def test_the_court_of_each_state(state: str, court: str) -> None:
    assert ask.court(case("retail", subdivision=state)).id == court


@pytest.mark.parametrize(
    ("state", "ceiling"),
    [
        ("CA", 12500), ("TX", 20000), ("NY", 10000), ("FL", 8000), ("WA", 10000), ("KY", 2500),
        ("OH", 6000), ("NJ", 5000), ("NC", 10000), ("TN", 25000),
    ],
)  # fmt: skip
def test_small_claims_have_one_ceiling_in_each_state(state: str, ceiling: int) -> None:
    assert ask.ceilings(case("retail", subdivision=state)) == [ceiling]


@pytest.mark.parametrize(
    ("complaint", "rights"),
    [
        (
            case("retail", "defective", remedy="refund"),
            ["us-ucc-merchantable", "us-ucc-reject"],
        ),
        (case("retail", "defective", remedy="repair"), ["us-ucc-merchantable"]),
        (case("retail", "defective", remedy="repair", consumer=False), []),
        (case("retail", "warranty", remedy="repair"), ["us-magnuson-moss"]),
        (case("retail", "late-delivery", remedy="delivery", distance=True), ["us-mail-order"]),
        (case("retail", "late-delivery", remedy="delivery"), []),
        (case("banking", "overcharge", remedy="refund"), []),
        (case("hotel", "overcharge", remedy="refund"), ["us-total-price"]),
        (case("deposit", "deposit", subdivision="OH", remedy="refund"), []),
        (
            case("retail", "defective", remedy="refund", subdivision="LA"),
            ["us-la-redhibition", "us-la-fitness"],
        ),
        (
            case("retail", "wrong-item", remedy="refund", subdivision="LA"),
            ["us-la-conforming", "us-la-fitness"],
        ),
        (
            case("retail", "not-delivered", remedy="refund", subdivision="OH"),
            ["us-ucc-not-delivered"],
        ),
        (case("retail", "not-delivered", remedy="refund", subdivision="LA"), []),
        (
            case("retail", "defective", remedy="repair", subdivision="CA"),
            ["us-ca-merchantable", "us-ucc-merchantable"],
        ),
        (
            case("retail", "warranty", remedy="repair", subdivision="CA"),
            ["us-magnuson-moss", "us-ca-warranty"],
        ),
        (case("telecom", "overcharge", remedy="refund"), []),
    ],
)
def test_a_first_letter_cites_what_the_facts_support(
    complaint: Complaint, rights: list[str]
) -> None:
    assert ask.cited(complaint) == rights


def test_the_refund_rule_for_flights_began_in_october_2024() -> None:
    cancelled = case("airline", "cancelled", remedy="refund", paid_by="credit-card")
    assert ask.owed(cancelled, date(2024, 10, 27)) == []
    assert ask.owed(cancelled, date(2024, 10, 28)) == ["us-airline-refund-card"]
    assert ask.owed(replace(cancelled, paid_by="paypal")) == ["us-airline-refund-other"]
    assert ask.owed(replace(cancelled, paid_by="")) == []


@pytest.mark.parametrize(
    ("sector", "report"),
    [
        ("airline", "us-dot"), ("telecom", "us-fcc"), ("banking", "us-cfpb"),
        ("payments", "us-cfpb"), ("credit-card", "us-cfpb"),
    ],
)  # fmt: skip
def test_the_federal_reports_are_open_at_any_time(sector: str, report: str) -> None:
    body = next(b for b in ask.bodies(case(sector)) if b.id == report)
    assert body.gates == ()
    assert not body.settles


def test_an_insurers_time_runs_from_its_proof_and_not_from_a_letter() -> None:
    for state in ("CA", "TX"):
        assert ask.owed(case("insurance", "damage", subdivision=state)) == []


def test_the_mail_goes_to_no_small_claims_court() -> None:
    for state in ("", "CA", "NY", "OH"):
        assert ask.court(case("post", subdivision=state)).id == "us-court-post"


CARD_KINDS = ("delayed", "denied-boarding", "baggage", "damage")


@pytest.mark.parametrize("kind", CARD_KINDS)
def test_a_flight_that_was_flown_is_not_charged_back(kind: str) -> None:
    flown = case("airline", kind, paid_by="credit-card")
    assert "us-card-dispute" not in {body.id for body in ask.bodies(flown)}
    named = {limit.id for limit in fitting_limits(US, flown, SENT)}
    assert not named & {"us-chargeback", "us-billing-error"}


def test_sixty_days_of_the_statement_are_for_credit_cards_only() -> None:
    paid = case("retail", "overcharge", remedy="refund", paid_by="debit-card")
    named = {limit.id for limit in fitting_limits(US, paid, SENT)}
    assert "us-chargeback" in named
    assert "us-billing-error" not in named


@pytest.mark.parametrize("sector", SECTORS)
def test_one_time_to_go_to_court_stands_alone(sector: str) -> None:
    for kind in ("defective", "not-delivered", "overcharge", "delayed", "service"):
        limits = fitting_limits(US, case(sector, kind), SENT)
        assert len([limit for limit in limits if limit.kind == "limitation"]) <= 1, kind


@pytest.mark.parametrize(
    ("limit", "ours"),
    [
        ("us-billing-error", False), ("us-billing-error-issuer", True),
        ("us-chargeback", False), ("us-chargeback-issuer", True), ("us-transfer-error", True),
        ("us-lost-card", True), ("us-mail-claim", False), ("us-parcel-window", False),
        ("us-dot-disability", False),
    ],
)  # fmt: skip
def test_which_dates_our_letter_keeps(limit: str, ours: bool) -> None:
    assert next(entry for entry in US.limits if entry.id == limit).by_complaint is ours


def test_a_warranty_mends_first_and_the_law_of_sales_does_not_ask_for_it() -> None:
    assert ask.mending_first(case("retail", "defective", remedy="refund")) == ""
    assert ask.mending_first(case("retail", "warranty", remedy="refund")) != ""


def test_a_sale_at_the_door_may_be_cancelled_and_no_other() -> None:
    door = case("retail", "refund-due", subsector="door-to-door", distance=True)
    assert [n.id for n in fitting_notices(US, door)] == ["us-notice-cooling-off"]
    assert ask.cited(door, "notice", "withdrawal") == ["us-cooling-off"]
    assert fitting_notices(US, replace(door, subsector="")) == ()


def test_massachusetts_wants_thirty_days_before_court() -> None:
    unfair = case("retail", "defective", subdivision="MA", remedy="refund")
    assert ask.cited(unfair, "letter-before-claim")[0] == "us-93a"
    assert "us-93a" not in ask.cited(replace(unfair, subdivision="NH"), "letter-before-claim")
    assert claim_wait(US, unfair, SENT) == Wait(days=30)


@pytest.mark.parametrize(
    ("complaint", "days"),
    [
        (case("retail", "not-as-described", subdivision="CA"), 30),
        (case("retail", "late-delivery", subdivision="CA"), None),
        (case("retail", "not-as-described", subdivision="CA", consumer=False), None),
        (case("deposit", "deposit", subdivision="MA"), None),
        (case("retail", "defective", subdivision="OH"), None),
    ],
)
def test_where_the_law_sets_the_time_of_a_demand_letter(
    complaint: Complaint, days: int | None
) -> None:
    assert claim_wait(US, complaint, SENT) == (Wait(days=days) if days else None)


def test_a_private_seller_is_told_to_no_consumer_office_and_a_private_landlord_is() -> None:
    for body in ("us-state-ag", "us-ftc"):
        assert body in {b.id for b in ask.bodies(case("retail"))}
        assert body not in {b.id for b in ask.bodies(case("retail", consumer=False))}
    assert ask.body_of(case("deposit", consumer=False)) == "us-state-ag-housing"


def test_the_enforcement_body_in_europe_is_for_no_domestic_flight() -> None:
    late = case("airline", "delayed", remedy="compensation")
    assert "us-neb-air" in {b.id for b in ask.bodies(late)}
    assert "us-neb-air" not in {b.id for b in ask.bodies(replace(late, subsector="domestic"))}


def test_a_ticket_agent_may_be_reported_to_the_department_of_transportation_too() -> None:
    booked = case("travel", "cancelled", subsector="flight")
    assert "us-dot-agent" in {b.id for b in ask.bodies(booked)}
    assert "us-dot-agent" not in {b.id for b in ask.bodies(replace(booked, subsector=""))}


def test_an_apology_is_no_matter_for_a_chargeback() -> None:
    paid = case("retail", "service", remedy="apology", paid_by="credit-card")
    assert "us-chargeback" not in {limit.id for limit in fitting_limits(US, paid, SENT)}


def test_the_vacated_rule_on_subscriptions_is_not_cited() -> None:
    renewed = case("subscription", "subscription", remedy="refund", distance=True)
    assert ask.cited(renewed) == ["us-rosca"]
    assert all("16 CFR Part 425" not in right.cite["en"] for right in US.rights)


def test_bodies_that_do_not_decide_say_so() -> None:
    for body in US.bodies:
        if body.kind == "regulator" and body.id != "us-state-puc":
            words = ("decide", "settles no single case", "force the business")
            assert any(word in body.says["en"] for word in words), body.id


def test_an_uncertain_fact_says_so() -> None:
    deciding = [body for body in US.bodies if body.settles]
    entries: list[Rule | Body | Appeal] = [*US.rules, *deciding, *US.appeals]
    for entry in entries:
        if entry.certainty == "commonly":
            told = entry.says["en"]
            assert any(word in told for word in ("commonly", "differs by place")), entry.id
            doubts = ("en général", "vérifie", "varie")
            assert any(word in entry.says["fr"] for word in doubts), entry.id
    for rule in US.rules:
        assert rule.certainty != "norm" or "must" not in rule.says["en"], rule.id
