"""The quick look whether a phrase can stand in a text."""

from __future__ import annotations

import pytest

from plaint.domain.privacy.word_signs import WordSigns, words_in


def test_the_words_of_a_text_are_in_small_letters_and_without_marks() -> None:
    assert words_in("L'Adresse: 12 RUE, née") == {"l", "adresse", "rue", "née"}


@pytest.mark.parametrize(
    ("text", "may"),
    [
        ("MY NAME IS Jo", True),
        ("is that my name?", True),  # a quick look doesn't see the order
        ("the name is wrong", False),
        ("my nameless friend is here", False),
        ("p.o. box 12", True),
        ("", False),
    ],
)
def test_a_phrase_can_only_stand_where_all_its_words_do(text: str, may: bool) -> None:
    assert WordSigns(["my name is", "P.O. box"]).may_be_in(text) is may


def test_without_phrases_there_is_nothing_to_find() -> None:
    assert not WordSigns([]).may_be_in("my name is")
