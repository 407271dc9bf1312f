"""Rows of marks and words in capitals: what shouts, what doesn't, and how it reads calmly."""

from __future__ import annotations

import pytest

from plaint.domain.tone.check import find_tone
from plaint.knowledge.words import lexicon


def shouts(text: str) -> list[tuple[str, str, str]]:
    return [
        (f.text, f.severity, f.suggestion)
        for f in find_tone(text, lexicon("en"))
        if f.category == "shouting"
    ]


@pytest.mark.parametrize(
    ("text", "mark", "severity", "calmer"),
    [
        ("It is late!!!", "!!!", "block", "."),
        ("It is late ! ! !", " ! ! !", "block", "."),
        ("Why?!?", "?!?", "block", "?"),
        ("Why???", "???", "warn", "?"),
        ("It is late\u203c\ufe0f\u203c\ufe0f", "\u203c\ufe0f\u203c\ufe0f", "block", "."),
        ("Late \u2757\u2757\u2757", " \u2757\u2757\u2757", "block", "."),
        ("Done.!!!", "!!!", "block", ""),
        ("!!! Hello", "!!!", "block", ""),
        ("Hello\n!!!", "!!!", "block", ""),
        ("It came. !!! Hello", "!!!", "block", ""),
    ],
)
def test_rows_of_marks(text: str, mark: str, severity: str, calmer: str) -> None:
    assert shouts(text) == [(mark, severity, calmer)]


@pytest.mark.parametrize("text", ["Late!!", "Why??", "Why?!", "Hello! Hello! Hello!", "5! 6 !"])
def test_two_marks_are_no_row(text: str) -> None:
    assert shouts(text) == []


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("I WANT MY MONEY", ["I WANT MY MONEY"]),
        ("Please GIVE IT BACK now", ["GIVE IT BACK"]),
        ("NO. STILL NOT. EVER.", ["NO. STILL NOT. EVER"]),
        ("It came. WHERE IS MINE? It is late.", ["WHERE IS MINE"]),
        ("I own a TV. GIVE IT BACK.", ["GIVE IT BACK"]),
        ("GIVE IT BACK. I paid.", ["GIVE IT BACK"]),
        ("It is from UGREEN. I AM late. ACME knows.", []),
        ("I NEVER said so, and I DO NOT care.", ["I DO NOT"]),
        ("COMPLAINT ABOUT MY ORDER\nIt is late.", []),
        ("1. WHAT I ASK OF YOU:\nA refund.", []),
        ("I paid. WHAT I ASK OF YOU:\nA refund.", ["WHAT I ASK OF YOU"]),
        ("BANK OF SCOTLAND PLC, 12 HIGH STREET, LEEDS LS1 4AP", []),
        ("MY USB, LED, GPS, TV AND X7K2PQ", []),
    ],
)
def test_capitals(text: str, spans: list[str]) -> None:
    assert [span for span, _, _ in shouts(text)] == spans
