"""Words behind masks, digits, repeated letters, look-alike letters and characters unseen."""

from __future__ import annotations

import pytest

from plaint.domain.tone.disguises import Strong, disguised, plain_key
from plaint.domain.tone.tokens import split_words

# Mild stand-ins; the lists themselves are tested by language.
STRONG = Strong(
    ["fudge", "fudging", "numpty", "shoot", "sheet"],
    initials=["fudge"], signs=["🖕", "@#$%"], tag_starts=["fudge"], tag_ends=["sucks"],
)  # fmt: skip


@pytest.mark.parametrize(
    ("written", "word"),
    [
        ("f*dge", "fudge"), ("f**ge", "fudge"), ("f****", "fudge"), ("f***", "fudge"),
        ("f@#$%", "fudge"), ("fu-ge", "fudge"), ("fu--e", "fudge"), ("fu..e", "fudge"),
        ("fu_ge", "fudge"), ("fu&ge", "fudge"), ("fud--", "fudge"), ("f*dging", "fudging"),
        ("5h00t", "shoot"), ("sh00t", "shoot"), ("$hoot", "shoot"), ("fudg3", "fudge"),
        ("fuuuudge", "fudge"), ("fuudge", "fudge"), ("fudgeee", "fudge"), ("shooot", "shoot"),
        ("\uff46\uff55\uff44\uff47\uff45", "fudge"),  # fullwidth
        ("\u24d5\u24e4\u24d3\u24d6\u24d4", "fudge"),  # circled
        ("\U0001d4bb\U0001d4ca\U0001d4b9\U0001d4f0\U0001d4ee", "fudge"),  # mathematical
        ("f\u0336u\u0336d\u0336g\u0336e\u0336", "fudge"),  # struck through
        ("nump\u0442\u0443", "numpty"), ("n\u03c5mpty", "numpty"),  # Cyrillic, Greek
    ],
)  # fmt: skip
def test_the_word_behind(written: str, word: str) -> None:
    assert [w.key for w in split_words(f"a {written} b", STRONG)] == ["a", word, "b"]


@pytest.mark.parametrize(
    "written",
    [
        "sh", "shot", "sho", "shut", "fridge", "f", "s***", "4711", "f-16", "fu", "no--", "5",
        "****", "fudgge5x", "ab*cd", "fudget", "sheeet5", "", "-", "$$$", "50%",
    ],
)  # fmt: skip
def test_nothing_behind(written: str) -> None:
    assert disguised(written, STRONG) == ""


def test_a_double_letter_at_the_end_is_a_slip_of_the_pen() -> None:
    assert plain_key("fudgee", STRONG) == "fudgee"


def test_the_word_that_people_mask_most_comes_first() -> None:
    strong = Strong(["audge", "fidge", "fudge"], initials=["fudge"])
    assert disguised("f**ge", strong) == "fudge"


@pytest.mark.parametrize("unseen", ["\u200b", "\u200d", "\u00ad", "\ufeff", "\u2060", "\ufe0f"])
def test_characters_unseen_part_no_word(unseen: str) -> None:
    text = f"Oh {unseen}fu{unseen}dge{unseen}!"
    words = split_words(text, STRONG)
    assert [w.key for w in words] == ["oh", "fudge"]
    assert text[words[1].start : words[1].end] == f"{unseen}fu{unseen}dge{unseen}"


def test_a_sign_is_a_word_with_the_colour_of_its_skin() -> None:
    text = "Oh 🖕🏽 well 🙂 @#$%! so"
    words = split_words(text, STRONG)
    assert [(w.key, text[w.start : w.end]) for w in words] == [
        ("oh", "Oh"), ("🖕", "🖕🏽"), ("well", "well"), ("@#$%", "@#$%!"), ("so", "so"),
    ]  # fmt: skip


@pytest.mark.parametrize("row", ["$$$$", "!!!!", "###", "****", "?!?!"])
def test_rows_of_one_sign_are_no_curse(row: str) -> None:
    assert split_words(row, STRONG) == []


@pytest.mark.parametrize(
    ("tag", "keys"),
    [
        ("#WhatAMess", ["what", "a", "mess"]), ("#acmesucks", ["acme", "sucks"]),
        ("#fudgeacme", ["fudge", "acme"]), ("#ACMESUCKS", ["acme", "sucks"]),
        ("#sucksalot", ["sucksalot"]), ("#fudgeit", ["fudgeit"]), ("#acme", ["acme"]),
    ],
)  # fmt: skip
def test_a_hashtag_is_read_by_its_words(tag: str, keys: list[str]) -> None:
    assert [w.key for w in split_words(tag, STRONG)] == keys
