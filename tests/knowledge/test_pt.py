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
    assert ask.cited(old) == ["pt-conformity", "pt-conformity-presumed"]
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


@pytest.mark.parametrize("kind", ["defective", "not-as-described", "wrong-item"])
def test_no_general_limitation_beside_the_one_for_defects(kind: str) -> None:
    found = [limit.id for limit in fitting_limits(PT, case("retail", kind), SENT)]
    assert not [name for name in found if name in ("pt-limitation", "pt-limitation-sale")]


def test_a_fee_in_dispute_has_no_date_for_unauthorised_payments() -> None:
    def told(kind: str) -> bool:
        found = fitting_limits(PT, case("banking", kind), SENT)
        return "pt-unauthorised-payment" in [limit.id for limit in found]

    assert told("refund-due")
    assert not told("overcharge")


def test_a_chargeback_is_for_what_the_card_schemes_take() -> None:
    def offered(kind: str) -> bool:
        taken = ask.bodies(case("airline", kind, paid_by="credit-card"))
        return "pt-chargeback" in [body.id for body in taken]

    assert offered("cancelled")
    assert not offered("delayed")
    assert not offered("denied-boarding")


def test_a_shop_is_asked_for_its_body_and_an_airline_or_bank_only_where_it_has_a_choice() -> None:
    def asked(sector: str) -> bool:
        return any(sector in duty.sectors for duty in PT.disclosures)

    assert asked("retail")
    assert asked("airline") is True
    assert asked("banking") is True
    assert not asked("data-protection")


@pytest.mark.parametrize(
    "sector",
    ["retail", "travel", "hotel", "subscription", "other", "telecom", "parcel", "post", "water",
     "car-rental", "banking"],
)  # fmt: skip
def test_only_the_complaints_book_has_a_time_by_law(sector: str) -> None:
    plain = ask.choice(case(sector)).rule
    booked = ask.choice(case(sector, subsector="complaints-book")).rule
    assert (plain.nature, plain.certainty) == ("norm", "norm")
    assert (booked.id, booked.nature) == (f"pt-{sector}-book", "law")
    assert "--stage complaint --via form" in plain.says["en"]


def test_a_private_seller_answers_for_defects_for_six_months() -> None:
    def cited(received_on: date, *, consumer: bool = False) -> list[str]:
        return ask.cited(
            case("retail", "defective", remedy="refund", consumer=consumer, received_on=received_on)
        )

    assert cited(date(2026, 4, 20)) == ["pt-hidden-defects"]
    assert cited(date(2025, 11, 20)) == []
    assert "pt-hidden-defects" not in cited(date(2026, 4, 20), consumer=True)


def test_two_rights_of_one_article_name_their_paragraphs() -> None:
    late = ask.rights(case("retail", "late-delivery", remedy="refund"), "complaint")
    assert len({right.cite["en"] for right in late}) == len(late) == 2


def test_passenger_transport_is_an_essential_service_for_arbitration() -> None:
    body = next(body for body in PT.bodies if body.id == "pt-arbitragem")
    assert "passenger transport" in body.says["en"]


def test_the_complaints_book_and_consumer_arbitration_serve_consumers() -> None:
    def found(*, consumer: bool) -> list[str]:
        return [body.id for body in ask.bodies(case("other", consumer=consumer))]

    assert {"pt-livro", "pt-cniacc", "pt-arbitragem"} <= set(found(consumer=True))
    assert not {"pt-livro", "pt-cniacc", "pt-arbitragem"} & set(found(consumer=False))


def test_a_withdrawal_is_cited_only_after_one() -> None:
    bought = case("retail", "refund-due", remedy="refund", distance=True)
    assert "pt-withdrawal-refund" not in ask.cited(bought)
