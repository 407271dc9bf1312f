"""What plaint knows of Switzerland, beside its worked examples: first doors and typical letters."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from tests.knowledge.test_worked import told

from plaint.domain.choosing import fitting_limits, fitting_rights
from plaint.domain.complaint import SECTORS
from plaint.domain.repair_first import mending_comes_first

SENT = date(2026, 6, 1)
# Where the door is empty there is no mediation: the conciliation authority comes next.
FIRST_DOOR = {
    "retail": "", "airline": "", "rail": "ch-public-transport-ombudsman",
    "telecom": "ch-ombudscom", "energy": "ch-elcom", "water": "",
    "banking": "ch-banking-ombudsman", "payments": "ch-banking-ombudsman",
    "credit-card": "ch-banking-ombudsman", "insurance": "ch-insurance-ombudsman",
    "parcel": "ch-ombud-postcom", "post": "ch-ombud-postcom", "travel": "ch-travel-ombudsman",
    "hotel": "ch-travel-ombudsman", "car-rental": "", "housing": "", "deposit": "",
    "subscription": "", "data-protection": "", "other": "",
}  # fmt: skip
FLIGHT: dict[str, Any] = {"sector": "airline", "flight_from": "ZRH", "flight_to": "JFK"}


def cited(stage: str, variant: str = "", **complaint: Any) -> list[str]:
    then = told("CH", {"complaint": complaint, "sent": SENT})
    known, facts = then.knowledge, then.case.complaint
    return [r.id for r in fitting_rights(known, facts, stage, SENT, variant, then.flight)]


def test_the_first_door_of_every_sector() -> None:
    found = {}
    for sector in SECTORS:
        body = told("CH", {"complaint": {"sector": sector}, "sent": SENT}).body
        found[sector] = body.id if body else ""
    assert found == FIRST_DOOR


@pytest.mark.parametrize("sector", SECTORS)
def test_the_court_is_a_conciliation_authority(sector: str) -> None:
    court = told("CH", {"complaint": {"sector": sector}, "sent": SENT}).court
    tenancy = sector in ("housing", "deposit")
    assert court is not None
    assert court.id == ("ch-conciliation-tenancy" if tenancy else "ch-conciliation")


@pytest.mark.parametrize(
    ("kind", "remedy", "late", "right"),
    [
        ("cancelled", "compensation", None, "ch-261-cancelled"),
        ("cancelled", "refund", None, "ch-261-refund"),
        ("delayed", "compensation", 240, "ch-261-delayed"),
        ("denied-boarding", "compensation", None, "ch-261-denied"),
    ],
)
def test_the_european_regulation_is_cited_for_a_flight_from_zurich(
    kind: str, remedy: str, late: int | None, right: str
) -> None:
    facts = {**FLIGHT, "kind": kind, "remedy": remedy, "late_minutes": late}
    assert cited("complaint", told_days_before=0, **facts) == [right]


def test_a_short_delay_cites_nothing() -> None:
    assert (
        cited("complaint", **FLIGHT, kind="delayed", remedy="compensation", late_minutes=90) == []
    )


def test_an_online_purchase_cant_be_withdrawn_from() -> None:
    online = {"sector": "retail", "kind": "other", "distance": True, "received_on": SENT}
    assert told("CH", {"complaint": online, "sent": SENT}).notices == ()
    assert cited("notice", "withdrawal", **online) == []


def test_no_repair_comes_before_money() -> None:
    faulty = {"sector": "retail", "kind": "defective", "remedy": "refund"}
    then = told("CH", {"complaint": faulty, "sent": SENT})
    assert mending_comes_first(then.knowledge, then.case.complaint, SENT) is None


@pytest.mark.parametrize(("on", "known"), [(date(2024, 12, 31), False), (date(2025, 1, 1), True)])
def test_both_sides_of_the_revised_procedure(on: date, known: bool) -> None:
    then = told("CH", {"complaint": {"sector": "retail"}, "sent": SENT})
    found = fitting_limits(then.knowledge, then.case.complaint, on)
    assert ("ch-proposal-ceiling" in {limit.id for limit in found}) is known
