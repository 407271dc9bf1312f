"""What plaint knows of Spain that a table of dates can't tell: the ladders and the rights."""

from __future__ import annotations

from datetime import date

import pytest
from tests.knowledge.asking import Asking

from plaint.domain.choosing import claim_wait, fitting_limits
from plaint.domain.complaint import SECTORS
from plaint.domain.wait import Wait
from plaint.knowledge.loader import load

ES = load("ES")
SENT = date(2026, 6, 1)
ask = Asking(ES, SENT)
case = ask.case


@pytest.mark.parametrize(
    ("sector", "subsector", "body"),
    [
        ("retail", "", "es-omic"),
        ("airline", "", "es-aesa"),
        ("rail", "", "es-junta-transporte"),
        ("telecom", "", "es-oaut"),
        ("energy", "", "es-omic"),
        ("water", "", "es-omic"),
        ("banking", "", "es-bde"),
        ("banking", "investments", "es-cnmv"),
        ("payments", "", "es-bde"),
        ("credit-card", "", "es-bde"),
        ("insurance", "", "es-dgsfp"),
        ("parcel", "", "es-junta-transporte"),
        ("post", "", "es-omic"),
        ("travel", "", "es-omic"),
        ("hotel", "", "es-omic"),
        ("car-rental", "", "es-omic"),
        ("subscription", "", "es-omic"),
        ("housing", "", ""),
        ("housing", "professional-landlord", "es-omic-vivienda"),
        ("deposit", "", ""),
        ("deposit", "professional-landlord", "es-omic-vivienda"),
        ("data-protection", "", "es-aepd"),
        ("other", "", "es-omic"),
    ],
)
def test_the_first_body_of_each_sector(sector: str, subsector: str, body: str) -> None:
    complaint = case(sector, subsector=subsector)
    assert ask.body_of(complaint) == body
    assert ask.court(complaint).id == "es-juzgado"


def test_arbitration_comes_first_where_the_company_names_it() -> None:
    assert ask.body_of(case("retail"), "Junta Arbitral de Consumo") == "es-junta-arbitral"


def test_a_private_landlord_leaves_conciliation() -> None:
    open_ones = [body.id for body in ask.bodies(case("deposit"))]
    assert "es-conciliacion" in open_ones
    assert "es-omic" not in open_ones


@pytest.mark.parametrize("sector", SECTORS)
def test_every_sector_has_a_wait_of_its_own(sector: str) -> None:
    assert ask.rule_of(case(sector)).startswith("es-")


def test_the_official_form_of_andalusia_sets_the_reminder_not_the_gate() -> None:
    shop = case("retail", subdivision="ES-AN")
    assert ask.rule_of(shop) == "es-retail"
    assert ask.chase_of(shop) == "es-retail-andalucia"
    assert ask.chase_of(case("retail")) == ""


def test_both_sides_of_28_december_2026_for_a_bill() -> None:
    bill = case("energy", "overcharge")
    assert ask.owed(bill, date(2026, 12, 27)) == []
    assert ask.owed(bill, date(2026, 12, 28)) == ["es-energy-bill-answer"]


def test_both_sides_of_12_june_2026_for_electricity_billed_in_excess() -> None:
    def rights(on: date) -> list[str]:
        return ask.cited(case("energy", "overcharge", subsector="electricity", happened_on=on))

    assert rights(date(2026, 6, 11)) == []
    assert rights(date(2026, 6, 12)) == ["es-energy-overbilled"]


def test_gas_is_not_told_of_the_rules_for_electricity() -> None:
    assert ask.cited(case("energy", "overcharge", happened_on=date(2026, 7, 1))) == []


def test_the_fifteen_days_are_cited_once_they_are_in_force() -> None:
    before, since = (
        case("hotel", happened_on=date(2025, 12, 27)),
        case("hotel", happened_on=date(2025, 12, 28)),
    )
    assert ask.cited(before, "follow-up") == []
    assert ask.cited(since, "follow-up") == ["es-reply"]


def test_money_for_a_defect_is_cited_only_after_a_first_request() -> None:
    broken = case("retail", "defective", remedy="refund")
    assert ask.cited(broken) == ["es-conformity"]
    assert ask.cited(broken, "follow-up") == ["es-conformity", "es-conformity-refund"]
    assert ask.mending_first(broken) == "es-conformity-choice"


def test_a_notice_cites_what_it_rests_on() -> None:
    late = case("retail", "late-delivery", remedy="refund")
    assert ask.cited(late, "notice", "more-time") == ["es-delivery-termination"]
    bought_online = case("retail", "other", distance=True)
    assert ask.cited(bought_online, "notice", "withdrawal") == ["es-withdrawal"]


def test_no_court_claim_without_proof_of_the_complaint_since_3_april_2025() -> None:
    def told(on: date) -> bool:
        return "es-attempt-first" in [limit.id for limit in fitting_limits(ES, case("retail"), on)]

    assert not told(date(2025, 4, 2))
    assert told(date(2025, 4, 3))


@pytest.mark.parametrize("kind", ["defective", "not-as-described", "wrong-item"])
def test_no_general_limitation_beside_the_one_for_defects(kind: str) -> None:
    found = [limit.id for limit in fitting_limits(ES, case("retail", kind), SENT)]
    assert not [name for name in found if name in ("es-limitation", "es-limitation-sale")]


def test_a_fee_in_dispute_has_no_date_for_unauthorised_payments() -> None:
    def told(kind: str) -> bool:
        found = fitting_limits(ES, case("banking", kind), SENT)
        return "es-unauthorised-payment" in [limit.id for limit in found]

    assert told("refund-due")
    assert not told("overcharge")


def test_a_chargeback_is_for_what_the_card_schemes_take() -> None:
    def offered(kind: str) -> bool:
        taken = ask.bodies(case("airline", kind, paid_by="credit-card"))
        return "es-chargeback" in [body.id for body in taken]

    assert offered("cancelled")
    assert not offered("delayed")
    assert not offered("denied-boarding")


def test_a_shop_is_asked_for_its_body_and_an_airline_or_bank_only_where_it_has_a_choice() -> None:
    def asked(sector: str) -> bool:
        return any(sector in duty.sectors for duty in ES.disclosures)

    assert asked("retail")
    assert asked("airline") is False
    assert asked("banking") is False
    assert not asked("data-protection")


def test_the_presumption_is_cited_only_while_its_two_years_run() -> None:
    recent = case("retail", "defective", remedy="refund", received_on=date(2025, 6, 1))
    old = case("retail", "defective", remedy="refund", received_on=date(2024, 5, 1))
    assert ask.cited(recent) == ["es-conformity", "es-conformity-presumed"]
    assert ask.cited(old) == ["es-conformity"]


def test_a_private_seller_answers_for_hidden_defects_for_six_months() -> None:
    def cited(received_on: date, *, consumer: bool = False) -> list[str]:
        return ask.cited(
            case("retail", "defective", remedy="refund", consumer=consumer, received_on=received_on)
        )

    assert cited(date(2026, 4, 20)) == ["es-hidden-defects"]
    assert cited(date(2025, 11, 20)) == []
    assert "es-hidden-defects" not in cited(date(2026, 4, 20), consumer=True)


def test_a_private_landlord_may_be_called_to_conciliation() -> None:
    conciliation = next(body for body in ES.bodies if body.id == "es-conciliacion")
    assert conciliation.private_people


def test_luggage_and_prices_are_outside_the_aviation_agency() -> None:
    assert ask.body_of(case("airline", "delayed")) == "es-aesa"
    assert ask.body_of(case("airline", "baggage")) == "es-junta-arbitral"
    assert ask.body_of(case("airline", "overcharge")) == "es-junta-arbitral"


def test_a_private_person_is_given_thirty_days_to_negotiate_before_a_court() -> None:
    def given(sector: str, *, consumer: bool) -> Wait | None:
        return claim_wait(ES, case(sector, consumer=consumer), SENT)

    assert given("deposit", consumer=False) == Wait(days=30)
    assert given("other", consumer=False) == Wait(days=30)
    assert given("deposit", consumer=True) == Wait(days=15)


def test_what_nobody_ordered_on_a_phone_bill_is_not_owed() -> None:
    assert ask.cited(case("telecom", "overcharge")) == ["es-unsolicited", "es-contract-price"]
    assert "es-unsolicited" not in ask.cited(case("water", "overcharge"))
    assert ask.cited(case("hotel", "not-as-described")) == ["es-contract-price"]


def test_a_withdrawal_is_cited_only_after_one() -> None:
    bought = case("retail", "refund-due", remedy="refund", distance=True)
    assert "es-withdrawal-refund" not in ask.cited(bought)


def test_the_consumer_office_serves_consumers() -> None:
    assert ask.body_of(case("other", consumer=False)) != "es-omic"


def test_investments_go_to_the_securities_authority_alone() -> None:
    found = [body.id for body in ask.bodies(case("banking", subsector="investments"))]
    assert "es-cnmv" in found
    assert "es-bde" not in found
