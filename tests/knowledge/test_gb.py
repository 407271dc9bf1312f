"""What plaint knows of the United Kingdom, through the questions that a case asks of it."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from tests.knowledge.asking import Asking

from plaint.domain.choosing import disclosure_of, fitting_limits, fitting_notices
from plaint.domain.complaint import SECTORS, Company, Complaint, Money
from plaint.domain.rules import Body, Rule
from plaint.domain.wait import Wait
from plaint.knowledge.loader import load

GB = load("GB")
SENT = date(2026, 6, 1)
ask = Asking(GB, SENT)
case = ask.case


# A flight that the British regulation covers.
LONG_HAUL: dict[str, Any] = {"flight_from": "LHR", "flight_to": "JFK"}


# Sector, subdivision, subsector, the rule, its wait. The source of each wait is in gb.toml.
WAITS = [
    ("retail", "", "", "gb-retail", Wait(days=14)),
    ("telecom", "", "", "gb-telecom", Wait(weeks=6)),
    ("energy", "", "", "gb-energy", Wait(weeks=8)),
    ("energy", "NIR", "", "gb-energy-ni", Wait(months=3)),
    ("rail", "", "", "gb-rail", Wait(days=40, unit="business")),
    ("rail", "NIR", "", "gb-rail-ni", Wait(days=14)),
    ("airline", "", "", "gb-airline", Wait(weeks=8)),
    ("banking", "", "", "gb-banking", Wait(weeks=8)),
    (
        "banking", "", "unauthorised-payment",
        "gb-banking-unauthorised", Wait(days=15, unit="business"),
    ),
    ("banking", "", "app-fraud", "gb-banking", Wait(weeks=8)),
    ("payments", "", "", "gb-payments", Wait(days=15, unit="business")),
    ("credit-card", "", "", "gb-credit-card", Wait(weeks=8)),
    ("insurance", "", "", "gb-insurance", Wait(weeks=8)),
    ("water", "", "", "gb-water-escalate", Wait(days=20, unit="business")),
    ("water", "GB-SCT", "", "gb-water-scotland", Wait(days=25, unit="business")),
    ("water", "NIR", "", "gb-water-ni", Wait(days=30)),
    ("post", "", "", "gb-post-escalate", Wait(days=90)),
    ("parcel", "", "", "gb-parcel", Wait(days=14)),
    ("travel", "", "", "gb-travel", Wait(days=28)),
    ("hotel", "", "", "gb-hotel", Wait(days=14)),
    ("car-rental", "", "", "gb-car-rental", Wait(days=30)),
    ("housing", "", "", "gb-housing", Wait(days=14)),
    ("housing", "", "social-landlord", "gb-housing-social", Wait(days=15, unit="business")),
    (
        "housing", "GB-WLS", "social-landlord",
        "gb-housing-social-wales", Wait(days=20, unit="business"),
    ),
    (
        "housing", "GB-SCT", "social-landlord",
        "gb-housing-social-scotland", Wait(days=25, unit="business"),
    ),
    ("housing", "NIR", "social-landlord", "gb-housing-social-ni", Wait(days=30)),
    ("housing", "", "letting-agent", "gb-letting-agent", Wait(weeks=8)),
    ("housing", "", "private-landlord", "gb-private-landlord", Wait(days=14)),
    ("deposit", "", "", "gb-deposit", Wait(days=10)),
    ("deposit", "NIR", "", "gb-deposit-elsewhere", Wait(days=10)),
    ("subscription", "", "", "gb-subscription", Wait(days=14)),
    ("data-protection", "", "", "gb-data-2025", Wait(months=1)),
    ("data-protection", "", "access-request", "gb-data-2025", Wait(months=1)),
    ("other", "", "", "default", Wait(days=30)),
]  # fmt: skip


@pytest.mark.parametrize(("sector", "region", "subsector", "rule", "wait"), WAITS)
def test_the_wait_of_each_sector(
    sector: str, region: str, subsector: str, rule: str, wait: Wait
) -> None:
    complaint = case(sector, subdivision=region, subsector=subsector)
    chosen = ask.choice(complaint).rule
    assert (chosen.id, chosen.wait) == (rule, wait)


def test_every_sector_is_known_or_knowingly_not() -> None:
    asked = {row[0] for row in WAITS}
    assert asked == set(SECTORS)
    assert {sector for sector in SECTORS if ask.rule_of(case(sector)) == "default"} == {"other"}


@pytest.mark.parametrize(
    ("sent_on", "rule", "wait"),
    [
        (date(2026, 4, 7), "gb-telecom-2025", Wait(weeks=8)),
        (date(2026, 4, 8), "gb-telecom", Wait(weeks=6)),
    ],
)
def test_both_sides_of_8_april_2026(sent_on: date, rule: str, wait: Wait) -> None:
    chosen = ask.choice(case("telecom"), sent_on).rule
    assert (chosen.id, chosen.wait) == (rule, wait)


def test_both_sides_of_19_june_2026_for_personal_data() -> None:
    complaint = case("data-protection", "privacy")
    assert ask.rule_of(complaint, date(2026, 6, 18)) == "gb-data-2025"
    assert ask.rule_of(complaint, date(2026, 6, 19)) == "gb-data"


def test_bnpl_is_a_payment_before_it_was_regulated() -> None:
    bnpl = case("payments", subsector="bnpl")
    assert ask.rule_of(bnpl, date(2026, 7, 14)) == "gb-payments"
    assert ask.rule_of(bnpl, date(2026, 7, 15)) == "gb-payments-bnpl"


@pytest.mark.parametrize(
    ("sector", "chase"), [("rail", "gb-rail-chase"), ("water", "gb-water"), ("post", "gb-post")]
)
def test_where_a_reminder_has_a_rule_of_its_own(sector: str, chase: str) -> None:
    assert ask.chase_of(case(sector)) == chase


def test_water_and_social_landlords_have_a_second_stage() -> None:
    for complaint in (case("water"), case("housing", subsector="social-landlord")):
        choice = ask.choice(complaint)
        assert choice.second_level is not None
        assert choice.second_level.counts_from == "second-level"


@pytest.mark.parametrize(
    "sector", ["banking", "payments", "credit-card", "insurance", "energy", "telecom"]
)
def test_a_call_starts_the_clock_of_banks_energy_and_phones(sector: str) -> None:
    assert "call" in ask.choice(case(sector)).rule.opened_by


def test_the_other_waits() -> None:
    """Reminders, second stages and what is owed; a changed figure must be meant."""
    asked = {row[3] for row in WAITS}
    others = {r.id: f"{r.wait.iso} {r.wait.unit}" for r in GB.rules if r.id not in asked}
    assert others == {
        "gb-telecom-2025": "P8W calendar",
        "gb-rail-chase": "P20D business",
        "gb-payments-bnpl": "P8W calendar",
        "gb-water": "P10D business",
        "gb-water-stage-two": "P10D business",
        "gb-post": "P30D calendar",
        "gb-housing-social-stage-two": "P25D business",
        "gb-data": "P30D calendar",
        "gb-delivery-agreed": "P0D calendar",
        "gb-delivery-default": "P30D calendar",
        "gb-refund-cancelled-goods": "P14D calendar",
        "gb-refund-rejected-goods": "P14D calendar",
        "gb-refund-cancelled-service": "P14D calendar",
        "gb-refund-withdrawal": "P14D calendar",
        "gb-telecom-outage": "P2D business",
        "gb-app-fraud": "P5D business",
        "gb-app-fraud-bank": "P5D business",
        "gb-data-access": "P1M calendar",
        "gb-airline-refund": "P7D calendar",
        "gb-package-refund": "P14D calendar",
        "gb-unauthorised-payment": "P1D business",
        "gb-unauthorised-payment-bank": "P1D business",
        "gb-deposit-repaid": "P10D calendar",
    }


def test_how_long_each_body_may_be_reached() -> None:
    windows = {b.id: b.bring_within.iso for b in GB.bodies if b.bring_within}
    years = [id_ for id_, window in windows.items() if window == "P1Y"]
    assert len(years) == 13
    assert {id_: window for id_, window in windows.items() if window != "P1Y"} == {
        "gb-fos": "P6M",
        "gb-nipso-housing": "P6M",
        "gb-abta": "P18M",
        "gb-ecrcs": "P90D",
        "gb-deposit-scheme": "P3M",
        "gb-ico": "P3M",
    }


@pytest.mark.parametrize(
    ("complaint", "mediator", "body"),
    [
        (case("retail"), "", ""),
        (case("retail"), "RetailADR", "gb-retailadr"),
        (case("telecom"), "", "gb-communications-ombudsman"),
        (case("telecom"), "CISAS", "gb-cisas"),
        (case("energy"), "", "gb-energy-ombudsman"),
        (case("energy", subdivision="NIR"), "", "gb-consumer-council-ni"),
        (case("rail"), "", "gb-rail-ombudsman"),
        (case("rail", subdivision="NIR"), "", "gb-consumer-council-ni"),
        (case("airline"), "", "gb-caa-pact"),
        (case("airline"), "gb-aviationadr", "gb-aviationadr"),
        (case("airline"), "CEDR", "gb-cedr-aviation"),
        (case("banking"), "", "gb-fos"),
        (case("payments"), "", "gb-fos"),
        (case("credit-card"), "", "gb-fos"),
        (case("insurance"), "", "gb-fos"),
        (case("water"), "", "gb-ccw"),
        (case("water", subdivision="SCT"), "", "gb-spso-water"),
        (case("post"), "", "gb-postrs"),
        (case("parcel"), "", ""),
        (case("travel"), "", ""),
        (case("travel"), "ABTA", "gb-abta"),
        (case("hotel"), "", ""),
        (case("car-rental"), "", ""),
        (case("car-rental"), "BVRLA", "gb-bvrla"),
        (case("housing"), "", ""),
        (case("housing", subsector="private-landlord"), "", ""),
        (case("housing", subsector="social-landlord"), "", "gb-housing-ombudsman"),
        (case("housing", subsector="social-landlord", subdivision="WLS"), "", "gb-psow-housing"),
        (case("housing", subsector="social-landlord", subdivision="SCT"), "", "gb-spso-housing"),
        (case("housing", subsector="social-landlord", subdivision="NIR"), "", "gb-nipso-housing"),
        (case("housing", subdivision="SCT"), "", "gb-first-tier-tribunal-housing"),
        (case("housing", subsector="letting-agent"), "", "gb-tpo"),
        (case("housing", subsector="letting-agent"), "Property Redress Scheme", "gb-prs"),
        (case("deposit"), "", "gb-deposit-scheme"),
        (case("deposit", subdivision="SCT"), "", "gb-deposit-scheme-scotland"),
        (case("deposit", subdivision="NIR"), "", "gb-deposit-scheme-ni"),
        (case("data-protection"), "", "gb-ico"),
        (case("subscription"), "", ""),
    ],
)
def test_who_takes_the_case_next(complaint: Complaint, mediator: str, body: str) -> None:
    assert ask.body_of(complaint, mediator) == body


@pytest.mark.parametrize(
    ("region", "court"),
    [
        ("", "gb-county-court"),
        ("WLS", "gb-county-court"),
        ("SCT", "gb-sheriff-court"),
        ("NIR", "gb-small-claims-ni"),
    ],
)
@pytest.mark.parametrize("sector", SECTORS)
def test_every_ladder_ends_in_one_court(sector: str, region: str, court: str) -> None:
    complaint = case(sector, subdivision=region)
    if (region, sector) == ("SCT", "housing"):
        # Private lets, since 1 December 2017: no letter before claim, so it is no court to plaint.
        assert ask.body_of(complaint) == "gb-first-tier-tribunal-housing"
        return
    if (region, sector) == ("SCT", "deposit"):
        court = "gb-first-tier-tribunal-scotland"
    assert [b.id for b in ask.bodies(complaint) if b.kind == "court"] == [court]
    assert "refusal" in ask.court(complaint).gates


def test_a_social_landlord_in_scotland_is_still_sued_in_the_sheriff_court() -> None:
    social = case("housing", subdivision="SCT", subsector="social-landlord")
    assert ask.court(social).id == "gb-sheriff-court-housing"
    assert "gb-first-tier-tribunal-housing" not in [body.id for body in ask.bodies(social)]
    assert ask.ceilings(social) == [5000]
    private = case("housing", subdivision="SCT", subsector="private-landlord")
    tribunal = next(body for body in ask.bodies(private) if body.settles)
    assert tribunal.id == "gb-first-tier-tribunal-housing"
    assert (tribunal.free, tribunal.binding, tribunal.private_people) == (True, True, True)
    assert ask.ceilings(private) == []


def test_an_unprotected_deposit_goes_to_court_for_one_to_three_times_its_sum() -> None:
    unprotected = case("deposit", "deposit", subsector="unprotected", remedy="compensation")
    assert ask.court(unprotected).id == "gb-county-court-deposit"
    [right] = ask.rights(unprotected, "complaint")
    assert right.id == "gb-deposit-protected"
    assert "one to three times" in right.says["en"]
    in_wales = replace(unprotected, subdivision="WLS")
    assert ask.court(in_wales).id == "gb-county-court-deposit-wales"


@pytest.mark.parametrize(
    ("region", "right"),
    [
        ("WLS", "gb-deposit-protected-wales"),
        ("SCT", "gb-deposit-protected-scotland"),
        ("NIR", "gb-deposit-protected-ni"),
    ],
)
def test_each_nation_protects_deposits_by_a_law_of_its_own(region: str, right: str) -> None:
    unprotected = case("deposit", "deposit", subsector="unprotected", subdivision=region)
    assert ask.cited(unprotected) == [right]


def test_deposit_schemes_decide_about_private_landlords_too() -> None:
    schemes = [body for body in GB.bodies if body.kind == "adr" and "deposit" in body.sectors]
    assert len(schemes) == 3
    assert all(scheme.private_people for scheme in schemes)


@pytest.mark.parametrize(
    ("complaint", "shown"),
    [
        (case("retail", "not-delivered", paid_by="credit-card"), True),
        (case("retail", "defective", paid_by="debit-card"), True),
        (case("retail", "defective", paid_by="paypal"), False),
        (case("airline", "delayed", paid_by="credit-card"), False),
        (case("credit-card", "not-delivered", paid_by="credit-card"), False),
    ],
)
def test_the_card_issuer_is_a_step_for_what_a_card_paid(complaint: Complaint, shown: bool) -> None:
    assert ("gb-card-issuer" in [body.id for body in ask.bodies(complaint)]) is shown


def test_ombudsmen_want_more_than_a_plain_refusal() -> None:
    for body in GB.bodies:
        if body.kind == "ombudsman":
            assert "refusal" not in body.gates, body.id
            assert "partial" not in body.gates, body.id
            assert {"silence", "final-response", "deadlock"} <= set(body.gates), body.id


def test_a_report_settles_nothing_and_is_open_at_any_time() -> None:
    ofcom = next(body for body in GB.bodies if body.id == "gb-ofcom")
    assert not ofcom.settles
    assert ofcom.gates == ()


def test_the_financial_ombudsman_waits_six_months_for_the_customer() -> None:
    fos = next(body for body in GB.bodies if body.id == "gb-fos")
    assert (fos.bring_within, fos.bring_from) == (Wait(months=6), "final-response")


# What the case holds, and what its first letter may then cite: at most two, the best first.
FAULTY = case("retail", "defective", remedy="refund", received_on=date(2026, 5, 20))
CITED = [
    (FAULTY, ["gb-cra-short-term-reject", "gb-cra-quality"]),
    (replace(FAULTY, received_on=date(2026, 5, 2)), ["gb-cra-short-term-reject", "gb-cra-quality"]),
    (replace(FAULTY, received_on=date(2026, 5, 1)), ["gb-cra-quality", "gb-cra-six-months"]),
    # 168 days, six times 28: the presumption is cited only while six months surely run.
    (replace(FAULTY, received_on=date(2025, 12, 15)), ["gb-cra-quality", "gb-cra-six-months"]),
    (replace(FAULTY, received_on=date(2025, 12, 14)), ["gb-cra-quality"]),
    (replace(FAULTY, received_on=None), ["gb-cra-quality"]),
    (replace(FAULTY, remedy="repair"), ["gb-cra-quality", "gb-cra-repair-six-months"]),
    (
        replace(FAULTY, remedy="repair", received_on=date(2025, 12, 14)),
        ["gb-cra-quality", "gb-cra-repair"],
    ),
    (replace(FAULTY, consumer=False), []),
    (case("retail", "wrong-item", remedy="replacement"), ["gb-cra-described", "gb-cra-repair"]),
    (case("retail", "not-delivered", remedy="delivery"), ["gb-cra-delivery"]),
    (case("retail", "late-delivery", remedy="refund"), ["gb-cra-delivery"]),
    (case("retail", "refund-due", remedy="refund"), []),
    (case("retail", "refund-due", remedy="refund", distance=True), []),
    (case("retail", "refund-due", remedy="refund", distance=True, subsector="refund-withdrawal"),
     ["gb-ccr-refund"]),
    (case("parcel", "not-delivered", remedy="compensation"), []),
    (case("telecom", "outage", remedy="compensation"), ["gb-telecom-auto-compensation"]),
    (case("telecom", "outage", remedy="repair"), ["gb-telecom-auto-compensation"]),
    (case("telecom", "outage", remedy="apology"), []),
    (case("telecom", "outage", remedy="compensation", consumer=False), []),
    (
        case("hotel", "service", remedy="price-reduction"),
        ["gb-cra-service", "gb-cra-service-remedies"],
    ),
    (case("airline", "baggage", remedy="compensation"), ["gb-montreal-baggage"]),
    (case("airline", "cancelled", remedy="refund", **LONG_HAUL), ["uk261-cancelled"]),
    (case("airline", "cancelled", remedy="refund"), []),
    (
        case("airline", "delayed", remedy="compensation", late_minutes=300, **LONG_HAUL),
        ["uk261-delayed"],
    ),
    (
        case(
            "airline", "delayed", remedy="refund", effect="I paid for a hotel.",
            amount=Money(Decimal(90), "GBP"), **LONG_HAUL,
        ),
        ["gb-montreal-delay"],
    ),
    (case("rail", "delayed", remedy="compensation", late_minutes=75), ["gb-rail-delay"]),
    (case("rail", "delayed", remedy="compensation", late_minutes=60), ["gb-rail-delay"]),
    (case("rail", "delayed", remedy="compensation", late_minutes=59), ["gb-rail-delay-charter"]),
    (case("rail", "delayed", remedy="compensation", late_minutes=14), []),
    (case("rail", "delayed", remedy="compensation", late_minutes=75, subdivision="NIR"), []),
    (case("insurance", "refund-due", remedy="refund"), ["gb-insurance-fair-handling"]),
    (
        case("insurance", "delayed", remedy="refund"),
        ["gb-insurance-fair-handling", "gb-insurance-reasonable-time"],
    ),
    (
        case("banking", "refund-due", remedy="refund", subsector="app-fraud"),
        ["gb-app-fraud-reimbursed"],
    ),
    (case("banking", "overcharge", remedy="refund"), []),
    (
        case("banking", "overcharge", remedy="refund", subsector="unauthorised-payment"),
        ["gb-psr-unauthorised"],
    ),
    (
        case("travel", "service", remedy="price-reduction"),
        ["gb-cra-service", "gb-cra-service-remedies"],
    ),
    (
        case("travel", "service", remedy="price-reduction", subsector="package"),
        ["gb-package", "gb-cra-service"],
    ),
    (
        case("travel", "cancelled", remedy="refund", subsector="package"),
        ["gb-package-cancelled"],
    ),
    (case("water", "outage", remedy="compensation"), []),
    (case("energy", "overcharge", remedy="refund"), []),
    (case("deposit", "deposit", remedy="refund"), []),
    (case("other", "other"), []),
]  # fmt: skip


@pytest.mark.parametrize(("complaint", "rights"), CITED)
def test_a_first_letter_cites_what_the_facts_support(
    complaint: Complaint, rights: list[str]
) -> None:
    assert ask.cited(complaint) == rights


def test_section_75_wants_a_sum_a_credit_card_and_the_card_issuer() -> None:
    paid = case(
        "credit-card", "not-delivered", remedy="refund", paid_by="credit-card",
        amount=Money(Decimal(420), "GBP"),
    )  # fmt: skip
    assert ask.cited(paid) == ["gb-section-75"]
    assert ask.cited(replace(paid, paid_by="debit-card")) == []
    assert ask.cited(replace(paid, amount=None)) == []
    assert "gb-section-75" not in ask.cited(replace(paid, sector="retail"))


def test_no_first_letter_speaks_of_the_outside_wait() -> None:
    assert ask.cited(case("banking", "service", remedy="apology")) == []
    assert ask.cited(case("banking", "service", remedy="apology"), "follow-up") == ["gb-disp"]


def test_a_payment_not_authorised_has_the_shorter_time_at_a_bank_too() -> None:
    told = case("banking", "overcharge", remedy="refund", subsector="unauthorised-payment")
    assert ask.cited(told, "follow-up") == ["gb-psr-unauthorised", "gb-disp-payments-bank"]


def test_a_slow_water_company_is_told_of_the_payment_only_where_it_was_silent() -> None:
    for stage, cited in (("follow-up", ["gb-gss-water"]), ("final-notice", [])):
        assert ask.cited(case("water", "overcharge", remedy="refund"), stage) == cited


def test_money_is_relied_on_only_once_a_repair_could_have_failed() -> None:
    repair = replace(FAULTY, remedy="repair", fallback="refund", received_on=date(2025, 10, 1))
    assert "gb-cra-final-reject" not in ask.cited(repair)
    assert ask.cited(repair, "letter-before-claim") == ["gb-cra-quality", "gb-cra-final-reject"]
    # Nobody was asked for a repair: section 24(5) has nothing to stand on.
    refund = replace(repair, remedy="refund", fallback="price-reduction")
    for stage in ("complaint", "final-notice", "letter-before-claim", "referral"):
        assert ask.cited(refund, stage) == ["gb-cra-quality"]


def test_a_law_is_cited_only_since_it_is_in_force() -> None:
    complaint = case("data-protection", "privacy", remedy="explanation")
    assert ask.cited(replace(complaint, happened_on=date(2026, 6, 18))) == []
    assert ask.cited(replace(complaint, happened_on=date(2026, 6, 19))) == ["gb-data-complaint"]


@pytest.mark.parametrize(
    ("complaint", "types"),
    [
        (FAULTY, ["rejection"]),
        (replace(FAULTY, remedy="repair"), []),
        (case("retail", "not-as-described", remedy="refund", distance=True),
         ["rejection", "withdrawal"]),
        (case("retail", "not-delivered", remedy="delivery"), ["more-time", "ending"]),
        (case("subscription", "subscription", remedy="refund", distance=True), ["withdrawal"]),
        (case("airline", "baggage", remedy="compensation"), []),
        (case("airline", "baggage", remedy="compensation", received_on=SENT), ["damage-report"]),
        (case("telecom", "outage"), []),
    ],
)  # fmt: skip
def test_messages_that_preserve_a_right(complaint: Complaint, types: list[str]) -> None:
    assert [notice.type for notice in fitting_notices(GB, complaint)] == types


def test_the_rights_of_each_notice_fit_its_letter() -> None:
    rights = {right.id: right for right in GB.rights}
    for notice in GB.notices:
        for right in (rights[id_] for id_ in notice.rights):
            assert set(notice.kinds) <= set(right.kinds), notice.id
            assert set(notice.sectors) <= set(right.sectors), notice.id
            assert not right.stages or notice.type in right.stages, notice.id


def test_ending_a_late_order_cites_the_ending() -> None:
    late = case("retail", "not-delivered", remedy="refund")
    assert ask.cited(late, "notice", "ending") == ["gb-cra-ending"]
    assert ask.cited(late, "notice", "more-time") == ["gb-cra-delivery"]


@pytest.mark.parametrize(
    ("complaint", "limits"),
    [
        (case("retail", "defective"), {"gb-limitation-goods"}),
        (case("retail", "not-delivered"), {"gb-limitation"}),
        (case("retail", "defective", subdivision="SCT"), {"gb-limitation-scotland-goods"}),
        (case("retail", "defective", subdivision="NIR"), {"gb-limitation-ni-goods"}),
        (
            case("retail", "defective", paid_by="debit-card"),
            {"gb-limitation-goods", "gb-chargeback"},
        ),
        (
            case("retail", "defective", paid_by="credit-card"),
            {"gb-limitation-goods", "gb-chargeback", "gb-section-75-limit"},
        ),
        (
            case("retail", "defective", paid_by="paypal"),
            {"gb-limitation-goods", "gb-paypal-dispute"},
        ),
        (case("retail", "privacy", paid_by="debit-card"), {"gb-limitation"}),
        (case("housing", "defective"), {"gb-limitation-work"}),
        (case("airline", "baggage"), {"gb-montreal-suit", "gb-baggage-late"}),
        (case("airline", "delayed"), {"gb-limitation", "gb-montreal-suit-delay"}),
        (case("post", "not-delivered"), {"gb-post-claim", "gb-post-suit"}),
        (case("post", "service"), set()),
        (case("rail", "delayed"), {"gb-limitation", "gb-delay-repay"}),
        (case("rail", "delayed", subdivision="NIR"), {"gb-limitation-ni"}),
        (case("banking", "service"), {"gb-limitation", "gb-fos-event"}),
    ],
)
def test_the_dates_that_bind_the_customer(complaint: Complaint, limits: set[str]) -> None:
    found = fitting_limits(GB, complaint, SENT)
    theirs = ("small-claims-ceiling", "letter-before-claim")
    assert {limit.id for limit in found if limit.kind not in theirs} == limits


@pytest.mark.parametrize(
    ("kind", "within"),
    [("chargeback", Wait(days=120)), ("letter-before-claim", Wait(days=14))],
)
def test_how_long_a_limit_is(kind: str, within: Wait) -> None:
    found = [limit for limit in GB.limits if limit.kind == kind and limit.paid_by != ("paypal",)]
    assert {limit.within for limit in found} == {within}


@pytest.mark.parametrize(
    ("region", "ceiling"), [("", 10000), ("WLS", 10000), ("SCT", 5000), ("NIR", 5000)]
)
def test_small_claims_have_one_ceiling_each(region: str, ceiling: int) -> None:
    assert ask.ceilings(case("retail", subdivision=region)) == [ceiling]


def test_section_75_covers_more_than_100_and_up_to_30_000() -> None:
    ranges = {(x.amount_min, x.amount) for x in GB.limits if x.kind == "section-75"}
    assert ranges == {(100, 30000)}


@pytest.mark.parametrize(
    ("complaint", "owed"),
    [
        (case("retail", "not-delivered"), ["gb-delivery-agreed", "gb-delivery-default"]),
        (case("retail", "defective"), ["gb-refund-rejected-goods"]),
        (case("retail", "refund-due"), ["gb-refund-cancelled-goods", "gb-refund-rejected-goods"]),
        (case("airline", "cancelled", remedy="refund"), ["gb-airline-refund"]),
        (case("airline", "baggage"), []),
        (case("deposit", "deposit"), ["gb-deposit-repaid"]),
        (case("banking", "refund-due", subsector="app-fraud"), ["gb-app-fraud-bank"]),
        (case("payments", "refund-due", subsector="app-fraud"), ["gb-app-fraud"]),
        (
            case("data-protection", "privacy", subsector="access-request"),
            ["gb-data-access"],
        ),
    ],
)
def test_what_the_company_owes_by_law(complaint: Complaint, owed: list[str]) -> None:
    assert ask.owed(complaint) == owed


def test_the_water_redress_scheme_comes_after_ccw() -> None:
    bodies = [b.id for b in ask.bodies(case("water"))]
    assert bodies.index("gb-ccw") < bodies.index("gb-watrs")
    watrs = next(b for b in GB.bodies if b.id == "gb-watrs")
    assert "silence" not in watrs.gates


@pytest.mark.parametrize(
    ("complaint", "asked"),
    [
        (case("telecom"), "gb-scheme-telecom"),
        (case("housing", subsector="letting-agent"), "gb-scheme-letting"),
        (case("housing", subsector="letting-agent", subdivision="WLS"), ""),
        (case("housing"), ""),
        (case("deposit"), "gb-scheme-deposit"),
        (case("deposit", subdivision="WLS"), "gb-scheme-deposit-wales"),
        (case("deposit", subdivision="SCT"), "gb-scheme-deposit-scotland"),
        (case("deposit", subdivision="NIR"), "gb-scheme-deposit-ni"),
        (case("deposit", subsector="unprotected"), ""),
        (case("airline"), "gb-scheme-bound"),
        (case("retail"), "gb-scheme-bound"),
        (case("energy"), ""),  # one ombudsman for all
        (case("banking"), ""),
        (case("rail"), ""),
    ],
)
def test_which_companies_must_say_who_takes_complaints_about_them(
    complaint: Complaint, asked: str
) -> None:
    duty = disclosure_of(GB, complaint, Company(name="Example Shop"), SENT)
    assert (duty.id if duty else "") == asked


def test_a_private_landlord_is_asked_for_the_deposit_scheme_alone() -> None:
    landlord = Company(name="A. Person", type="private-person")
    duty = disclosure_of(GB, case("deposit"), landlord, SENT)
    assert duty is not None
    assert duty.id == "gb-scheme-deposit"
    assert disclosure_of(GB, case("retail"), landlord, SENT) is None


def test_after_a_notice_of_withdrawal_the_refund_is_relied_on() -> None:
    late = case("retail", "late-delivery", remedy="refund", distance=True)
    assert "gb-ccr-refund" not in ask.cited(late, "follow-up")
    withdrawn = replace(late, subsector="refund-withdrawal")
    assert ask.cited(withdrawn, "follow-up")[0] == "gb-ccr-refund"
    assert "gb-refund-withdrawal" in ask.owed(withdrawn)


def test_the_letting_agents_year_binds_nobody_else() -> None:
    for subsector, binds in (("letting-agent", True), ("social-landlord", False), ("", False)):
        limits = fitting_limits(GB, case("housing", "service", subsector=subsector), SENT)
        assert ("gb-letting-agent-window" in {limit.id for limit in limits}) is binds


def test_what_is_no_complaint_has_its_own_way() -> None:
    times = {appeal.id: appeal.within and appeal.within.iso for appeal in GB.appeals}
    assert times == {
        "gb-appeal-private-parking": "P28D",
        "gb-appeal-council-parking": "P28D",
        "gb-appeal-tax": "P30D",
        "gb-appeal-benefit": "P1M",
    }


def test_no_law_rests_on_a_page_about_the_law() -> None:
    """An Act or its Regulations are read at legislation.gov.uk, a convention at a parliament."""
    tables = (GB.rules, GB.rights, GB.limits, GB.notices)
    for entry in (e for table in tables for e in table if e.certainty == "law"):
        assert re.search(
            r"//(www\.)?(legislation\.gov\.uk|senat\.fr|eur-lex\.europa\.eu)/", entry.source.url
        ), entry.id


def test_an_uncertain_fact_says_so() -> None:
    """What was not seen at its source reaches the user as "commonly"."""
    deciding = [body for body in GB.bodies if body.kind != "advice"]
    entries: list[Rule | Body] = [*GB.rules, *deciding]
    for entry in entries:
        if entry.certainty == "commonly":
            assert "commonly" in entry.says["en"] or "used to" in entry.says["en"], entry.id
            doubts = ("en général", "vérifiez")
            assert any(word in entry.says["fr"] for word in doubts), entry.id


def test_working_days_are_never_left_unexplained() -> None:
    for rule in GB.rules:
        if "working day" in rule.says["en"] and rule.wait.unit == "business":
            assert "(Mon-Fri, without bank holidays)" in rule.says["en"], rule.id
            assert "(du lundi au vendredi, hors jours fériés)" in rule.says["fr"], rule.id
