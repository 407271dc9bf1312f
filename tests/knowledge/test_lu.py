"""What plaint knows of Luxembourg, beside its worked examples: first doors and typical letters."""

from __future__ import annotations

from datetime import date

from tests.knowledge.asking import Asking

from plaint.domain.complaint import SECTORS
from plaint.knowledge.loader import load

SENT = date(2026, 6, 1)
ask = Asking(load("LU"), SENT, happened_on=SENT)
case = ask.case
FIRST_DOOR = {
    "retail": "lu-mediateur-consommation", "airline": "lu-mediateur-consommation",
    "rail": "lu-mediateur-consommation",
    "telecom": "lu-ilr", "energy": "lu-ilr", "water": "lu-ombudsman", "banking": "lu-cssf",
    "payments": "lu-cssf", "credit-card": "lu-cssf", "insurance": "lu-mediateur-assurances",
    "parcel": "lu-ilr", "post": "lu-ilr", "travel": "lu-cllv", "hotel": "lu-cllv",
    "car-rental": "lu-mediateur-consommation", "housing": "", "deposit": "",
    "subscription": "lu-mediateur-consommation", "data-protection": "lu-cnpd",
    "other": "lu-mediateur-consommation",
}  # fmt: skip


def test_the_first_door_of_every_sector() -> None:
    assert {sector: ask.body_of(case(sector)) for sector in SECTORS} == FIRST_DOOR


def test_repair_comes_before_money() -> None:
    repair = case("retail", "defective", remedy="repair")
    assert ask.cited(repair) == ["lu-conformity", "lu-conformity-choice"]
    money = case("retail", "defective", remedy="refund")
    assert ask.cited(money) == ["lu-conformity"]
    assert ask.cited(money, "follow-up") == ["lu-conformity", "lu-conformity-refund"]


def test_a_withdrawal_cites_its_own_article() -> None:
    online = case("retail", distance=True, received_on=SENT)
    assert ask.cited(online, "notice", "withdrawal") == ["lu-withdrawal"]


def test_after_a_renewal_an_operator_is_left_with_a_month() -> None:
    assert ask.cited(case("telecom", "subscription")) == ["lu-telecom-renewal"]


def test_the_directorate_is_told_and_settles_nothing() -> None:
    for sector in ("airline", "rail"):
        told = {body.id: body for body in ask.bodies(case(sector, "cancelled"))}
        assert not told["lu-dpc"].settles


def test_the_presumption_ends_with_the_first_year() -> None:
    recent = case("retail", "defective", remedy="repair", received_on=date(2026, 1, 5))
    assert ask.cited(recent, "reply") == ["lu-conformity", "lu-conformity-presumed"]
    old = case("retail", "defective", remedy="repair", received_on=date(2025, 5, 1))
    assert ask.cited(old, "reply") == ["lu-conformity", "lu-conformity-choice"]


def test_a_business_buyer_relies_on_the_civil_code() -> None:
    bought = case("retail", "defective", remedy="refund", consumer=False)
    assert ask.cited(bought) == ["lu-hidden-defect", "lu-sale-contract"]
    assert "lu-mediateur-consommation" not in {body.id for body in ask.bodies(bought)}
