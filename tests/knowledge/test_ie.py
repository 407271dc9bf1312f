"""What plaint knows of Ireland: the first bodies, the rights of typical cases, honest words."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from tests.knowledge.asking import Asking

from plaint.domain.choosing import disclosure_of, fitting_limits, fitting_notices
from plaint.domain.complaint import SECTORS, Company, Complaint
from plaint.domain.rules import Appeal, Body, Rule
from plaint.domain.wait import Wait
from plaint.knowledge.loader import load

IE = load("IE")
SENT = date(2026, 6, 8)
ask = Asking(IE, SENT)
case = ask.case


@pytest.mark.parametrize(
    ("sector", "body"),
    [
        ("retail", ""), ("airline", "ie-iaa"), ("rail", "ie-nta"), ("telecom", "ie-comreg"),
        ("energy", "ie-cru-energy"), ("water", "ie-cru-water"), ("banking", "ie-fspo"),
        ("payments", "ie-fspo"), ("credit-card", "ie-fspo"), ("insurance", "ie-fspo"),
        ("parcel", ""), ("post", "ie-comreg-post"), ("travel", ""), ("hotel", ""),
        ("car-rental", ""), ("housing", "ie-rtb"), ("deposit", "ie-rtb"), ("subscription", ""),
        ("data-protection", "ie-dpc"), ("other", ""),
    ],
)  # fmt: skip
def test_who_takes_the_case_next(sector: str, body: str) -> None:
    assert ask.body_of(case(sector)) == body


@pytest.mark.parametrize("sector", SECTORS)
def test_every_ladder_ends_in_the_small_claims_procedure(sector: str) -> None:
    court = ask.court(case(sector))
    assert (court.id, court.free) == ("ie-small-claims", False)


@pytest.mark.parametrize(
    ("sector", "chase"),
    [
        ("banking", "ie-banking-update"), ("credit-card", "ie-credit-card-update"),
        ("insurance", "ie-insurance-update"), ("payments", "ie-payments-reply"),
    ],
)  # fmt: skip
def test_the_reminder_of_money_matters_has_a_rule_of_its_own(sector: str, chase: str) -> None:
    assert ask.chase_of(case(sector)) == chase


FAULTY = case("retail", "defective", remedy="refund", received_on=date(2026, 5, 20))


@pytest.mark.parametrize(
    ("complaint", "rights"),
    [
        (FAULTY, ["ie-cra-terminate", "ie-cra-conformity"]),
        (replace(FAULTY, received_on=date(2026, 5, 9)), ["ie-cra-terminate", "ie-cra-conformity"]),
        (replace(FAULTY, received_on=date(2026, 5, 8)), ["ie-cra-conformity", "ie-cra-one-year"]),
        # 336 days, twelve times 28: cited only while the 12 months surely run.
        (
            replace(FAULTY, received_on=date(2025, 7, 7)),
            ["ie-cra-conformity", "ie-cra-one-year"],
        ),
        (replace(FAULTY, received_on=date(2025, 7, 6)), ["ie-cra-conformity"]),
        (replace(FAULTY, remedy="repair"), ["ie-cra-conformity", "ie-cra-repair-one-year"]),
        (
            replace(FAULTY, remedy="repair", received_on=None),
            ["ie-cra-conformity", "ie-cra-repair"],
        ),
        (replace(FAULTY, consumer=False), []),
        (case("hotel", "service", remedy="price-reduction"), ["ie-cra-service"]),
        (case("deposit", "deposit", remedy="refund"), ["ie-rta-deposit"]),
        (case("banking", "service", remedy="apology"), []),
    ],
)
def test_a_first_letter_cites_what_the_facts_support(
    complaint: Complaint, rights: list[str]
) -> None:
    assert ask.cited(complaint) == rights


def test_money_is_relied_on_only_once_a_repair_could_have_failed() -> None:
    late = replace(FAULTY, received_on=date(2025, 1, 10))
    # A refund was asked for, and no repair: section 26 has nothing to stand on.
    for stage in ("final-notice", "letter-before-claim", "referral"):
        assert "ie-cra-final" not in ask.cited(late, stage)
    repair = replace(late, remedy="repair", fallback="refund")
    assert ask.cited(repair, "letter-before-claim") == ["ie-cra-conformity", "ie-cra-final"]
    assert "ie-cra-final" not in ask.cited(repair, "final-notice")


def test_a_cancelled_package_is_repaid_in_fourteen_days() -> None:
    package = case("travel", "cancelled", subsector="package", remedy="refund")
    assert ask.cited(package) == ["ie-package-cancelled"]


@pytest.mark.parametrize(
    ("kind", "subsector", "binds"),
    [
        ("service", "package", True), ("service", "", True),
        ("cancelled", "package", False), ("delayed", "bus-coach", False),
    ],
)  # fmt: skip
def test_the_four_weeks_of_a_package_are_for_a_holiday_that_took_place(
    kind: str, subsector: str, binds: bool
) -> None:
    limits = fitting_limits(IE, case("travel", kind, subsector=subsector), SENT)
    assert ("ie-package-complaint" in {limit.id for limit in limits}) is binds


def test_the_two_years_of_montreal_are_for_a_delay_too() -> None:
    limits = fitting_limits(IE, case("airline", "delayed"), SENT)
    assert {"eu-limitation-delay", "ie-limitation"} <= {limit.id for limit in limits}


def test_the_car_rental_service_wants_a_final_decision() -> None:
    service = next(body for body in IE.bodies if body.id == "eu-ecrcs")
    assert service.gates == ("final-response", "deadlock")
    assert service.bring_within == Wait(days=90)
    assert service.bring_from == "final-response"


@pytest.mark.parametrize(
    ("complaint", "limits"),
    [
        (case("retail", "defective"), {"ie-limitation-goods"}),
        (case("retail", "not-delivered"), {"ie-limitation"}),
        (
            case("retail", "defective", paid_by="debit-card"),
            {"ie-limitation-goods", "ie-chargeback-window"},
        ),
        (case("retail", "privacy", paid_by="debit-card"), {"ie-limitation"}),
        (case("housing", "defective"), {"ie-limitation-work"}),
        (case("airline", "baggage"), set()),  # the two years of eu.toml
        (case("post", "not-delivered"), set()),
    ],
)
def test_the_dates_that_bind_the_customer(complaint: Complaint, limits: set[str]) -> None:
    theirs = ("small-claims-ceiling", "letter-before-claim", "court-fee")
    found = [x for x in fitting_limits(IE, complaint, SENT) if x.kind not in theirs]
    assert {x.id for x in found if x.country == "IE"} == limits


def test_a_request_for_ones_data_has_its_own_time_and_the_complaint_a_fair_one() -> None:
    asked = case("data-protection", "privacy", subsector="access-request")
    assert ask.rule_of(asked) == "ie-data"
    assert ask.choice(asked).rule.nature == "norm"
    assert "ie-data-access" in ask.owed(asked)


@pytest.mark.parametrize(("sector", "asked"), [("retail", "ie-scheme-used"), ("telecom", "")])
def test_who_must_say_which_body_it_uses(sector: str, asked: str) -> None:
    duty = disclosure_of(IE, case(sector), Company(name="Example Shop"), SENT)
    assert (duty.id if duty else "") == asked


def test_the_tenancies_board_takes_complaints_about_private_landlords() -> None:
    board = next(body for body in IE.bodies if body.id == "ie-rtb")
    assert board.private_people


def test_a_repair_comes_first_once_the_thirty_days_are_over() -> None:
    assert ask.mending_first(FAULTY, date(2026, 6, 19)) == ""
    assert ask.mending_first(FAULTY, date(2026, 6, 20)) == "ie-cra-repair"


def test_the_code_of_2025_is_cited_only_since_it_is_in_force() -> None:
    slow = case("banking", "service", remedy="explanation")
    assert ask.cited(replace(slow, happened_on=date(2026, 3, 23)), "follow-up") == []
    assert ask.cited(replace(slow, happened_on=date(2026, 3, 24)), "follow-up") == ["ie-cpc"]


@pytest.mark.parametrize(
    ("complaint", "types"),
    [
        (FAULTY, ["rejection"]),
        (case("retail", "not-delivered", remedy="delivery"), ["more-time", "ending"]),
        (case("insurance", "subscription", remedy="refund"), ["withdrawal"]),
        (case("telecom", "outage"), []),
    ],
)
def test_messages_that_preserve_a_right(complaint: Complaint, types: list[str]) -> None:
    assert [n.type for n in fitting_notices(IE, complaint) if n.country == "IE"] == types


def test_the_reports_settle_nothing_and_say_so() -> None:
    for body in IE.bodies:
        if not body.settles and body.country == "IE":
            assert body.gates == ()
            assert "settles no" in body.says["en"], body.id


def test_an_uncertain_fact_says_so() -> None:
    entries: list[Rule | Body | Appeal] = [*IE.rules, *IE.bodies, *IE.appeals]
    for entry in entries:
        if entry.certainty == "commonly" and entry.country == "IE":
            assert "commonly" in entry.says["en"].lower(), entry.id
            assert "en général" in entry.says["fr"].lower(), entry.id
