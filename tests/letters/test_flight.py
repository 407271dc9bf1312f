"""What a letter says of a flight and its sum: one sentence, in both languages."""

from __future__ import annotations

from typing import Any

import pytest
from tests.letters.matrix import minimal

from plaint.letters.packs import built_in
from plaint.letters.render import render

RIGHT = {"id": "x", "cite": "article 7", "says": "a late arrival gives a right to a sum"}
FLIGHT = {
    "origin": "London (LHR)", "destination": "Barcelona (BCN)", "km": 1148,
    "amount": {"value": "250.00", "currency": "EUR"},
}  # fmt: skip


def body(language: str, kind: str, **flight: Any) -> str:
    values = minimal(
        language, "complaint", "", kind=kind, sector="airline", rights=[RIGHT],
        flight={**FLIGHT, **flight},
    )  # fmt: skip
    return render(built_in(language), values).body


def test_a_delay_is_told_with_the_distance_and_the_sum() -> None:
    assert (
        "The distance from London (LHR) to Barcelona (BCN) is about 1,148 km, and I arrived 3 hours"
        " and 5 minutes late, so the sum is €250 for each passenger, unless you show extraordinary"
        " circumstances that could not have been avoided."
    ) in body("en", "delayed", late=True, hours=3, minutes=5)
    assert (
        "La distance entre Londres (LHR) et Barcelone (BCN) est d'environ 1\u202f148\u00a0km et le"
        " retard à l'arrivée, de 3\u00a0h\u00a005\u00a0: l'indemnité est de 250\u00a0€ par"
        " passager, sauf si vous démontrez des circonstances extraordinaires qui n'auraient pas pu"
        " être évitées."
    ) in body("fr", "delayed", late=True, hours=3, minutes=5)


@pytest.mark.parametrize(
    ("language", "half"), [("en", "half of the full one"), ("fr", "moitié du montant plein")]
)
def test_half_a_sum_is_said_to_be_half(language: str, half: str) -> None:
    assert half in body(language, "cancelled", halved=True)
    assert half not in body(language, "cancelled")


@pytest.mark.parametrize(
    ("language", "exempt"), [("en", "extraordinary"), ("fr", "extraordinaires")]
)
def test_a_refused_boarding_has_no_exemption(language: str, exempt: str) -> None:
    """Regulation (EC) No 261/2004: art. 5(3) speaks of cancellations only, art. 4 of no exempt."""
    assert exempt in body(language, "cancelled")
    told = body(language, "denied-boarding")
    assert "250" in told
    assert exempt not in told


@pytest.mark.parametrize(
    ("language", "who"),
    [("en", "unless the airline shows"), ("fr", "sauf si la compagnie démontre")],
)
def test_an_outside_body_reads_who_must_show_it(language: str, who: str) -> None:
    values = minimal(
        language, "referral", "", kind="cancelled", sector="airline", rights=[RIGHT], flight=FLIGHT
    )
    assert who in render(built_in(language), values).body
