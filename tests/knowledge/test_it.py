"""What plaint knows of Italy that a table of dates can't tell: the ladders and the rights."""

from __future__ import annotations

from datetime import date

import pytest
from tests.knowledge.asking import Asking

from plaint.domain.choosing import fitting_limits
from plaint.domain.complaint import SECTORS
from plaint.domain.wait import Wait
from plaint.knowledge.loader import load

SENT = date(2026, 6, 1)
IT = load("IT")
ask = Asking(IT, SENT)
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
        ("rail", "", "it-paritetica-treni"),
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
    tenancy = sector in ("housing", "deposit")
    assert ask.court(complaint).id == ("it-tribunale-locazioni" if tenancy else "it-gdp")


def test_both_doors_are_shown_for_a_train_and_the_regulator_takes_the_others() -> None:
    doors = [body.id for body in ask.bodies(case("rail"))]
    assert doors[:2] == ["it-paritetica-treni", "it-art"]
    assert ask.body_of(case("rail"), "Servizio conciliazioni ART") == "it-art"


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


@pytest.mark.parametrize("kind", ["defective", "not-as-described", "wrong-item"])
def test_no_general_limitation_beside_the_one_for_defects(kind: str) -> None:
    found = [limit.id for limit in fitting_limits(IT, case("retail", kind), SENT)]
    assert not [name for name in found if name in ("it-limitation", "it-limitation-sale")]


def test_a_fee_in_dispute_has_no_date_for_unauthorised_payments() -> None:
    def told(kind: str) -> bool:
        found = fitting_limits(IT, case("banking", kind), SENT)
        return "it-unauthorised-payment" in [limit.id for limit in found]

    assert told("refund-due")
    assert not told("overcharge")


def test_a_chargeback_is_for_what_the_card_schemes_take() -> None:
    def offered(kind: str) -> bool:
        taken = ask.bodies(case("airline", kind, paid_by="credit-card"))
        return "it-chargeback" in [body.id for body in taken]

    assert offered("cancelled")
    assert not offered("delayed")
    assert not offered("denied-boarding")


def test_a_shop_is_asked_for_its_body_and_an_airline_or_bank_only_where_it_has_a_choice() -> None:
    def asked(sector: str) -> bool:
        return any(sector in duty.sectors for duty in IT.disclosures)

    assert asked("retail")
    assert asked("airline") is False
    assert asked("banking") is False
    assert not asked("data-protection")


def test_the_presumption_is_cited_only_while_its_year_runs() -> None:
    recent = case("retail", "defective", remedy="refund", received_on=date(2025, 8, 1))
    old = case("retail", "defective", remedy="refund", received_on=date(2025, 3, 1))
    assert ask.cited(recent) == ["it-conformity", "it-conformity-presumed"]
    assert ask.cited(old) == ["it-conformity"]


def test_a_private_seller_answers_for_hidden_defects_for_a_year() -> None:
    def cited(received_on: date, *, consumer: bool = False) -> list[str]:
        return ask.cited(
            case("retail", "defective", remedy="refund", consumer=consumer, received_on=received_on)
        )

    assert cited(date(2025, 8, 1)) == ["it-hidden-defects"]
    assert cited(date(2025, 5, 1)) == []
    assert "it-hidden-defects" not in cited(date(2025, 8, 1), consumer=True)


def test_the_aviation_authority_waits_six_weeks_and_mediation_takes_private_landlords() -> None:
    by_id = {body.id: body for body in IT.bodies}
    assert by_id["it-enac"].opens_after == Wait(weeks=6)
    assert by_id["it-mediazione"].private_people
    assert by_id["it-gu14"].gates == by_id["it-agcom-post"].gates == ("deadlock",)


def test_two_rights_of_one_article_name_their_paragraphs() -> None:
    late = ask.rights(case("retail", "late-delivery", remedy="refund"), "complaint")
    assert len({right.cite["en"] for right in late}) == len(late) == 2


def test_the_offer_after_a_road_accident_is_no_matter_of_ones_own_policy() -> None:
    accident = case("insurance", "damage", subsector="road-accident-offer")
    assert ask.cited(accident)[0] == "it-insurance-late-offer"
    assert "it-insurance-indemnity" not in ask.cited(accident)
    assert "it-insurance-notice" not in [x.id for x in fitting_limits(IT, accident, SENT)]
    own = case("insurance", "damage")
    assert "it-insurance-indemnity" in ask.cited(own)
    assert "it-insurance-notice" in [x.id for x in fitting_limits(IT, own, SENT)]


def test_a_withdrawal_is_cited_only_after_one() -> None:
    def cited(subsector: str) -> list[str]:
        return ask.cited(
            case("retail", "refund-due", remedy="refund", distance=True, subsector=subsector)
        )

    assert "it-withdrawal-refund" not in cited("")
    assert "it-withdrawal-refund" in cited("refund-withdrawal")


def test_investments_go_to_their_own_arbiter_alone() -> None:
    found = [body.id for body in ask.bodies(case("banking", subsector="investments"))]
    assert "it-acf" in found
    assert "it-abf" not in found
