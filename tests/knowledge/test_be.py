"""What plaint knows of Belgium, beside its worked examples: first doors and typical letters."""

from __future__ import annotations

from datetime import date

import pytest
from tests.knowledge.asking import Asking

from plaint.domain.complaint import SECTORS
from plaint.knowledge.loader import load

SENT = date(2026, 6, 1)
ask = Asking(load("BE"), SENT, happened_on=SENT)
case = ask.case
FIRST_DOOR = {
    "retail": "be-smc", "airline": "be-smc", "rail": "be-ombudsrail",
    "telecom": "be-telecom-ombudsman", "energy": "be-energy-ombudsman", "water": "be-smc",
    "banking": "be-ombudsfin", "payments": "be-ombudsfin", "credit-card": "be-ombudsfin",
    "insurance": "be-ombudsman-insurance", "parcel": "be-ombudsman-poste",
    "post": "be-ombudsman-poste", "travel": "be-clv", "hotel": "be-smc", "car-rental": "be-smc",
    "housing": "", "deposit": "", "subscription": "be-smc", "data-protection": "be-apd",
    "other": "be-smc",
}  # fmt: skip


def test_the_first_door_of_every_sector() -> None:
    assert {sector: ask.body_of(case(sector)) for sector in SECTORS} == FIRST_DOOR


@pytest.mark.parametrize(
    ("region", "body"),
    [("WAL", "be-cwape"), ("BRU", "be-brugel"), ("VLG", "be-energy-ombudsman")],
)
def test_the_network_belongs_to_the_region(region: str, body: str) -> None:
    assert ask.body_of(case("energy", subsector="network", subdivision=region)) == body


def test_repair_comes_before_money() -> None:
    repair = case("retail", "defective", remedy="repair")
    assert ask.cited(repair) == ["be-conformity", "be-conformity-choice"]
    money = case("retail", "defective", remedy="refund")
    assert ask.cited(money) == ["be-conformity"]
    assert ask.cited(money, "follow-up") == ["be-conformity", "be-conformity-refund"]


def test_a_withdrawal_cites_its_own_article() -> None:
    online = case("retail", distance=True, received_on=SENT)
    assert ask.cited(online, "notice", "withdrawal") == ["be-withdrawal"]


def test_leaving_an_operator_cites_the_sixth_month() -> None:
    assert ask.cited(case("telecom", "subscription")) == ["be-telecom-exit"]


def test_the_aviation_authority_is_told_and_settles_nothing() -> None:
    told = {body.id: body for body in ask.bodies(case("airline", "cancelled"))}
    assert not told["be-dgta"].settles


def test_a_reply_to_a_seller_who_asks_for_proof_cites_the_presumption() -> None:
    recent = case("retail", "defective", remedy="repair", received_on=date(2026, 1, 5))
    assert ask.cited(recent, "reply") == ["be-conformity", "be-conformity-presumed"]
    old = case("retail", "defective", remedy="repair", received_on=date(2024, 5, 1))
    assert ask.cited(old, "reply") == ["be-conformity", "be-conformity-choice"]


def test_a_business_buyer_relies_on_the_civil_code() -> None:
    bought = case("retail", "defective", remedy="refund", consumer=False)
    assert ask.cited(bought) == ["be-hidden-defect", "be-sale-contract"]
    # The Consumer Mediation Service and ConsumerConnect are for consumers.
    assert not {"be-smc", "be-consumerconnect"} & {body.id for body in ask.bodies(bought)}


@pytest.mark.parametrize(
    ("region", "right"),
    [("BRU", "be-deposit-release"), ("VLG", "be-deposit-flanders"), ("WAL", "be-deposit-wallonia")],
)
def test_each_region_has_its_own_law_of_deposits(region: str, right: str) -> None:
    kept = case("deposit", "deposit", remedy="refund", subdivision=region)
    assert ask.cited(kept) == [right]
