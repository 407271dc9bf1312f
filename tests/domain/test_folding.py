"""What two spellings of the same word share."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plaint.domain.folding import composed, fold, spelt, squash


@pytest.mark.parametrize(
    ("word", "folded"),
    [
        ("Écœuré", "ecoeure"), ("ECOEURE", "ecoeure"), ("Straße", "strasse"), ("Łódź", "lodz"),
        ("Søren", "soren"), ("e\u0301", "e"), ("Ｘ７", "x7"), ("İ", "i"),
    ],
)  # fmt: skip
def test_case_accents_strokes_and_ligatures_fall_away(word: str, folded: str) -> None:
    assert fold(word) == folded


def test_squashing_keeps_the_places() -> None:
    assert squash("É.-œ 7!") == ("eoe7", [0, 3, 3, 5])


@pytest.mark.parametrize("written", ["Müller", "MUELLER", "muller", "Mu\u0308ller"])
def test_an_umlaut_may_be_spelt_out(written: str) -> None:
    assert re.fullmatch(spelt("Mu\u0308ller"), squash(written)[0])


def test_nothing_in_a_name_is_taken_for_a_pattern() -> None:
    assert spelt("O'Dell (x)*") == "odellx"


@given(st.lists(st.text(max_size=3) | st.sampled_from(["e\u0301", "a\u0323\u0302", "\u0301"])))
def test_composing_keeps_the_places(parts: list[str]) -> None:
    text = "".join(parts)
    whole, places = composed(text)
    assert len(places) == len(whole) + 1
    assert [*places] == sorted(places)
    assert (places[0], places[-1]) == (0, len(text))
    for at, char in enumerate(whole):
        meant = text[places[at] : places[at + 1]]
        assert unicodedata.combining(char) or unicodedata.normalize("NFC", meant)[:1] == char


def test_a_composed_text_is_left_alone() -> None:
    assert composed("Zoé 👩‍🔧\r\n") == ("Zoé 👩‍🔧\r\n", range(10))
