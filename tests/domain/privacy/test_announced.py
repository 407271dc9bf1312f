"""Announcements: whole words, in any case, before what they announce."""

from __future__ import annotations

import pytest

from plaint.domain.privacy.announced import Announced

ANNOUNCED = Announced(["my number", "n° d'appel", "reg:"], r"[ ](?P<thing>\d+)")


@pytest.mark.parametrize(
    "text", ["my number 12", "So: MY NUMBER 12.", "my\u00a0number 12", "N° d’appel 12", "reg: 12"]
)
def test_announced(text: str) -> None:
    assert [found["thing"] for found in ANNOUNCED.finditer(text)] == ["12"]


@pytest.mark.parametrize(
    "text", ["mynumber 12", "enemy number 12", "my numbers 12", "number my 12", "reg 12", "12", ""]
)
def test_not_announced(text: str) -> None:
    assert list(ANNOUNCED.finditer(text)) == []
