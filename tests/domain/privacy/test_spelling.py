"""Six letters: a word, or a code."""

from __future__ import annotations

import pytest

from plaint.domain.privacy.spelling import Spelling
from plaint.knowledge.private_words import _FOLDER, read_private_words

SPELLING = Spelling(read_private_words(_FOLDER).spelling)


@pytest.mark.parametrize(
    "word",
    [
        "please", "thanks", "flight", "london", "always", "merits", "jamais", "retard", "wagons",
        "kosten", "zahlen", "gesetz", "schulz", "lynchs",
    ],
)  # fmt: skip
def test_a_word_of_any_of_the_languages_is_not_odd(word: str) -> None:
    assert SPELLING.oddness(word) == SPELLING.oddness(word.upper()) == 0


@pytest.mark.parametrize("code", ["KQWXYZ", "KQMFVD", "TJCENQ", "BCDFGH", "qxjzva"])
def test_what_no_word_is_spelt_like_is_a_code(code: str) -> None:
    assert SPELLING.oddness(code) == 2


def test_one_odd_place_alone_may_be_a_name() -> None:
    assert SPELLING.oddness("LMERDE") == 1  # a word may not begin so
    assert SPELLING.oddness("BASETC") == 1  # ... nor end so
    assert SPELLING.oddness("TAJQUE") == 1  # ... nor have this inside


@pytest.mark.parametrize("six", ["XXXXXX", "AAARGH", "LHRJFK", "DGCCRF"])
def test_a_scream_and_a_known_abbreviation_are_no_code(six: str) -> None:
    assert SPELLING.oddness(six) == 0


def test_words_that_people_shout_are_known() -> None:
    assert SPELLING.is_word("PLEASE")
    assert SPELLING.is_word("DGCCRF")
    assert not SPELLING.is_word("BALTER")
