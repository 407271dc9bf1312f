"""The notation of the word lists, phrase by phrase."""

from __future__ import annotations

import pytest

from plaint.domain.tone.disguises import Strong
from plaint.domain.tone.phrases import find_phrase, parse_phrase, spell_out
from plaint.domain.tone.tokens import split_words

GROUPS = {"fool": frozenset({"oaf", "dolt"})}


def found(line: str, text: str) -> set[str]:
    words = split_words(text, Strong(frozenset(), frozenset()))
    spans = set()
    for phrase in parse_phrase(line, GROUPS):
        for at, word in enumerate(words):
            place = find_phrase(phrase, words, at)
            if word.key in phrase.steps[phrase.anchor].words and place:
                spans.add(text[words[place[0]].start : words[place[1] - 1].end])
    return spans


@pytest.mark.parametrize(
    ("line", "text", "spans"),
    [
        ("you|ye <fool>", "Ye DOLT", {"Ye DOLT"}),
        ("you're <fool>", "you’re oaf", {"you’re oaf"}),
        ("you [old|young] <fool>", "you oaf", {"you oaf"}),
        ("you [old|young] <fool>", "you old oaf", {"you old oaf"}),
        ("you [great big] <fool>", "you great big oaf", {"you great big oaf"}),
        ("you [great big] <fool>", "you great oaf", set()),
        ("you {<fool>}", "you oaf", {"oaf"}),
        ("you ... <fool>", "you my dear good old silly oaf", {"you my dear good old silly oaf"}),
        ("you ... <fool>", "you one two three four five six seven oaf", set()),
        ("you <fool>", "you. Oaf", set()),
        ("you <fool>", "you, oaf", {"you, oaf"}),
        ("^ you", "Hello you. You", {"You"}),
        ("<fool> $", "oaf that, dolt, well", {"dolt"}),
        ("<fool> .", "oaf, dolt! oaf", {"dolt", "oaf"}),
        ("or <fool> >>", "or oaf and more. End", {"or oaf and more"}),
        ("été", "ETE", {"ETE"}),
        ("!no|not <fool>", "an oaf, no oaf, not oaf", {"an oaf"}),
        ("<fool> [!and] you", "oaf you, dolt and you, oaf or you", {"oaf you", "oaf or you"}),
        ("you * <fool>", "you big oaf, you great big oaf, you oaf", {"you big oaf"}),
        ("you [*] [*] <fool>", "you great big oaf", {"you great big oaf"}),
        ("# <fool>", "oaf #dolt yes", {"dolt"}),
        ("<fool> .", "you oaf #fail #acme", {"oaf"}),
        ("you <fool>", "you #oaf #fail", {"you #oaf"}),
        ("<fool> $", "oaf - or dolt @acme or not", {"oaf", "dolt"}),
        ("<fool> $", "oaf\nBut dolt\nand", {"oaf"}),
    ],
)
def test_a_phrase_finds(line: str, text: str, spans: set[str]) -> None:
    assert found(line, text) == spans


def test_letters_that_may_be_there() -> None:
    assert spell_out("Abruti(e)(s)") == ["abruti", "abrutis", "abrutie", "abruties"]


@pytest.mark.parametrize(
    "line",
    ["", "...", "[you]", "... you", "you ...", "<knave>", "a|it's", "{[you]} oaf", "{you", "!you"],
)
def test_a_line_that_is_none_is_refused(line: str) -> None:
    with pytest.raises(ValueError, match="“"):
        parse_phrase(line, GROUPS)
