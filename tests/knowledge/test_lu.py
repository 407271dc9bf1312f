"""What plaint knows of Luxembourg, beside its worked examples: first doors and typical letters."""

from __future__ import annotations

from datetime import date
from typing import Any

from tests.knowledge.test_worked import told

from plaint.domain.choosing import fitting_rights
from plaint.domain.complaint import SECTORS

SENT = date(2026, 6, 1)
FIRST_DOOR = {
    "retail": "lu-mediateur-consommation", "airline": "lu-dpc", "rail": "lu-dpc",
    "telecom": "lu-ilr", "energy": "lu-ilr", "water": "lu-ombudsman", "banking": "lu-cssf",
    "payments": "lu-cssf", "credit-card": "lu-cssf", "insurance": "lu-mediateur-assurances",
    "parcel": "lu-ilr", "post": "lu-ilr", "travel": "lu-cllv", "hotel": "lu-cllv",
    "car-rental": "lu-mediateur-consommation", "housing": "", "deposit": "",
    "subscription": "lu-mediateur-consommation", "data-protection": "lu-cnpd",
    "other": "lu-mediateur-consommation",
}  # fmt: skip


def cited(stage: str, variant: str = "", **complaint: Any) -> list[str]:
    then = told("LU", {"complaint": complaint, "sent": SENT})
    known, facts = then.knowledge, then.case.complaint
    return [r.id for r in fitting_rights(known, facts, stage, SENT, variant)]


def test_the_first_door_of_every_sector() -> None:
    found = {}
    for sector in SECTORS:
        body = told("LU", {"complaint": {"sector": sector}, "sent": SENT}).body
        found[sector] = body.id if body else ""
    assert found == FIRST_DOOR


def test_repair_comes_before_money() -> None:
    first = cited("complaint", sector="retail", kind="defective", remedy="repair")
    assert first == ["lu-conformity", "lu-conformity-choice"]
    money = {"sector": "retail", "kind": "defective", "remedy": "refund"}
    assert cited("complaint", **money) == ["lu-conformity"]
    assert cited("follow-up", **money) == ["lu-conformity", "lu-conformity-refund"]


def test_a_withdrawal_cites_its_own_article() -> None:
    facts = {"sector": "retail", "kind": "other", "distance": True, "received_on": SENT}
    assert cited("notice", "withdrawal", **facts) == ["lu-withdrawal"]


def test_after_a_renewal_an_operator_is_left_with_a_month() -> None:
    assert cited("complaint", sector="telecom", kind="subscription") == ["lu-telecom-renewal"]
