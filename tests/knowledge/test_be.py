"""What plaint knows of Belgium, beside its worked examples: first doors and typical letters."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from tests.knowledge.test_worked import told

from plaint.domain.choosing import fitting_rights
from plaint.domain.complaint import SECTORS

SENT = date(2026, 6, 1)
FIRST_DOOR = {
    "retail": "be-smc", "airline": "be-dgta", "rail": "be-ombudsrail",
    "telecom": "be-telecom-ombudsman", "energy": "be-energy-ombudsman", "water": "be-smc",
    "banking": "be-ombudsfin", "payments": "be-ombudsfin", "credit-card": "be-ombudsfin",
    "insurance": "be-ombudsman-insurance", "parcel": "be-ombudsman-poste",
    "post": "be-ombudsman-poste", "travel": "be-clv", "hotel": "be-smc", "car-rental": "be-smc",
    "housing": "", "deposit": "", "subscription": "be-smc", "data-protection": "be-apd",
    "other": "be-smc",
}  # fmt: skip


def cited(stage: str, variant: str = "", **complaint: Any) -> list[str]:
    then = told("BE", {"complaint": complaint, "sent": SENT})
    known, facts = then.knowledge, then.case.complaint
    return [r.id for r in fitting_rights(known, facts, stage, SENT, variant)]


def test_the_first_door_of_every_sector() -> None:
    found = {}
    for sector in SECTORS:
        body = told("BE", {"complaint": {"sector": sector}, "sent": SENT}).body
        found[sector] = body.id if body else ""
    assert found == FIRST_DOOR


@pytest.mark.parametrize(
    ("region", "body"),
    [("WAL", "be-cwape"), ("BRU", "be-brugel"), ("VLG", "be-energy-ombudsman")],
)
def test_the_network_belongs_to_the_region(region: str, body: str) -> None:
    facts = {"sector": "energy", "subsector": "network", "subdivision": region}
    then = told("BE", {"complaint": facts, "sent": SENT})
    assert then.body is not None
    assert then.body.id == body


def test_repair_comes_before_money() -> None:
    first = cited("complaint", sector="retail", kind="defective", remedy="repair")
    assert first == ["be-conformity", "be-conformity-choice"]
    money = {"sector": "retail", "kind": "defective", "remedy": "refund"}
    assert cited("complaint", **money) == ["be-conformity"]
    assert cited("follow-up", **money) == ["be-conformity", "be-conformity-refund"]


def test_a_withdrawal_cites_its_own_article() -> None:
    facts = {"sector": "retail", "kind": "other", "distance": True, "received_on": SENT}
    assert cited("notice", "withdrawal", **facts) == ["be-withdrawal"]


def test_leaving_an_operator_cites_the_sixth_month() -> None:
    assert cited("complaint", sector="telecom", kind="subscription") == ["be-telecom-exit"]
