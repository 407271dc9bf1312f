"""What plaint knows of Switzerland, beside its worked examples: first doors and typical letters."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from tests.knowledge.asking import Asking

from plaint.domain.choosing import fitting_limits, fitting_notices
from plaint.domain.complaint import SECTORS
from plaint.knowledge.loader import load

CH = load("CH")
SENT = date(2026, 6, 1)
ask = Asking(CH, SENT, happened_on=SENT)
case = ask.case
# Where the door is empty there is no mediation: the conciliation authority comes next.
FIRST_DOOR = {
    "retail": "", "airline": "", "rail": "ch-public-transport-ombudsman",
    "telecom": "ch-ombudscom", "energy": "ch-elcom", "water": "",
    "banking": "ch-banking-ombudsman", "payments": "ch-banking-ombudsman",
    "credit-card": "ch-banking-ombudsman", "insurance": "ch-insurance-ombudsman",
    "parcel": "ch-ombud-postcom", "post": "ch-ombud-postcom", "travel": "ch-travel-ombudsman",
    "hotel": "ch-travel-ombudsman", "car-rental": "",
    "housing": "ch-conciliation-tenancy", "deposit": "ch-conciliation-tenancy",
    "subscription": "", "data-protection": "", "other": "",
}  # fmt: skip
FLIGHT = case("airline", flight_from="ZRH", flight_to="JFK")


def test_the_first_door_of_every_sector() -> None:
    assert {sector: ask.body_of(case(sector)) for sector in SECTORS} == FIRST_DOOR


@pytest.mark.parametrize("sector", SECTORS)
def test_the_court_is_a_conciliation_authority_but_for_tenancies(sector: str) -> None:
    tenancy = sector in ("housing", "deposit")
    assert ask.court(case(sector)).id == ("ch-tenancy-court" if tenancy else "ch-conciliation")


@pytest.mark.parametrize("sector", ["housing", "deposit"])
def test_no_court_hears_a_tenant_before_the_conciliation_authority(sector: str) -> None:
    # Code of civil procedure, articles 197 and 209
    bodies = ask.bodies(case(sector))
    (authority,) = [body for body in bodies if body.before_court]
    assert (authority.id, authority.private_people) == ("ch-conciliation-tenancy", True)
    assert "ch-conciliation" not in {body.id for body in bodies}


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
    flight = replace(FLIGHT, kind=kind, remedy=remedy, late_minutes=late, told_days_before=0)
    assert ask.cited(flight) == [right]


def test_a_short_delay_cites_nothing() -> None:
    short = replace(FLIGHT, kind="delayed", remedy="compensation", late_minutes=90)
    assert ask.cited(short) == []


def test_an_online_purchase_cant_be_withdrawn_from() -> None:
    online = case("retail", distance=True, received_on=SENT)
    assert fitting_notices(CH, online) == ()
    assert ask.cited(online, "notice", "withdrawal") == []


def test_no_repair_comes_before_money() -> None:
    assert ask.mending_first(case("retail", "defective", remedy="refund")) == ""


@pytest.mark.parametrize(("on", "known"), [(date(2024, 12, 31), False), (date(2025, 1, 1), True)])
def test_both_sides_of_the_revised_procedure(on: date, known: bool) -> None:
    found = fitting_limits(CH, case("retail"), on)
    assert ("ch-proposal-ceiling" in {limit.id for limit in found}) is known


def limits(sector: str, kind: str) -> set[str]:
    return {limit.id for limit in fitting_limits(CH, case(sector, kind), SENT)}


def test_a_carrier_is_sued_within_a_year_and_not_within_ten() -> None:
    found = limits("parcel", "not-delivered")
    assert "ch-limitation-parcel" in found
    assert "ch-limitation" not in found


def test_a_claim_on_a_railway_is_made_within_thirty_days() -> None:
    window = next(limit for limit in CH.limits if limit.id == "ch-rail-claim")
    assert window.within is not None
    assert (window.within.days, window.by_complaint) == (30, True)
    assert {"ch-rail-claim", "ch-limitation-rail"} <= limits("rail", "delayed")


def test_an_overcharge_cites_what_was_paid_by_mistake() -> None:
    bill = case("telecom", "overcharge", remedy="refund")
    assert ask.cited(bill) == ["ch-undue"]
    # Only once they have answered, with a block or the end of the contract perhaps.
    assert ask.cited(bill, "reply") == ["ch-telecom-no-block", "ch-undue"]
