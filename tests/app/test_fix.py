"""A text without what was found in it, as far as a program can do that."""

from __future__ import annotations

import pytest

from plaint.app.findings import findings_in
from plaint.app.fix import calmer, fixed


def test_calmer_words_and_nothing_private() -> None:
    text = "Your damn courier lost it. Call me on +44 113 496 0000, you idiots!!!"
    better = fixed(text, language="en", public=True)
    assert better.text == "Your courier lost it. Call me on […]."
    assert better.left == ()


def test_a_private_letter_keeps_the_number_to_call() -> None:
    better = fixed("Call me on +44 113 496 0000, you idiots!", language="en")
    assert better.text == "Call me on +44 113 496 0000!"


def test_what_comes_together_when_words_go_is_found_too() -> None:
    text = "Fix it or, you idiots, else!"
    assert "or, else" not in calmer(text, language="en").text
    assert calmer("Sort it out, or else, you idiots!", language="en").left == ()


def test_what_only_its_author_can_put_otherwise_is_named_where_it_now_stands() -> None:
    better = calmer("You idiots. I know where you live.", language="en")
    assert better.text == "I know where you live."
    (left,) = better.left
    assert (left.category, left.start, left.end) == ("threat", 0, len(better.text) - 1)


@pytest.mark.parametrize("text", ["", "Please refund me by 15 June.", "Fine!!  Late ,\r\nagain\n"])
def test_a_calm_text_comes_back_as_it_was(text: str) -> None:
    assert fixed(text, language="en", public=True).text == text


def test_the_language_is_that_of_the_text_as_written() -> None:
    # Once the swear word has gone, nothing tells what "appareil" is.
    assert calmer("Ce putain d'appareil, merde !", language=None).text == "Cet appareil !"


def test_a_calmer_text_has_nothing_left_to_calm() -> None:
    text = "You lied to me, you thieves. WHERE IS MY MONEY NOW??? This is bullshit!"
    assert findings_in(calmer(text, language="en").text, language="en") == ()
