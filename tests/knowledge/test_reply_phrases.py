from __future__ import annotations

import re
import tomllib
from importlib.resources import files

import pytest

from plaint.domain.reply_evidence import SIGNALS, fold_in_place
from plaint.errors import InvalidInput
from plaint.knowledge.reply_phrases import (
    LANGUAGES,
    load_reply_phrases,
    phrase_pattern,
    read_language,
)


def matches(phrase: str, text: str) -> bool:
    pattern = rf"(?<!\w)(?:{phrase_pattern(phrase)})(?:(?!\w)|(?<= ))"
    return re.search(pattern, fold_in_place(text)) is not None


@pytest.mark.parametrize(
    ("phrase", "text", "expected"),
    [
        ("we refuse", "Today We Refuse it", True),
        ("refuse", "we refused", False),
        ("refuse*", "we refused", True),
        ("refus", "nous refusons", False),
        ("we (refuse|reject) it", "we reject it", True),
        ("we (also |)refuse", "we refuse", True),
        ("we (also |)refuse", "we also refuse", True),
        ("nous (vous |donc |)+proposons", "nous vous donc proposons", True),
        ("unable to ... refund", "unable to give you a refund", True),
        ("unable to ... refund", "unable to refund", True),
        ("unable to ... refund", "unable to a b c d e f g h i j refund", False),
        ("(pour |)... merci", "pour cela merci", True),
        ("refunds?", "the refund", True),
        ("in # days", "in 14 days", True),
        ("in # days", "in ten days", False),
        ("offer you _", "offer you £40", True),
        ("réponse définitive", "REPONSE DÉFINITIVE", True),
        ("can't", "we can’t", True),
        ("a.b", "axb", False),
    ],
)
def test_how_a_phrase_is_read(phrase: str, text: str, expected: bool) -> None:
    assert matches(phrase, text) is expected


@pytest.mark.parametrize("phrase", ["", " a", "a  b", "(a", "a)", "a|b", "(a|)", "{nobody}", "*"])
def test_phrases_that_are_not_written_so_are_refused(phrase: str) -> None:
    with pytest.raises(ValueError, match=r"brackets|spaces|nothing|list"):
        phrase_pattern(phrase)


def test_a_list_of_words_is_used_by_its_name() -> None:
    language = read_language(
        'language = "xx"\nhypothetical = ["if"]\nreference = ["case"]\n'
        '[words]\nmail = ["letter", "note*"]\n[refusal]\nstrong = ["no {mail}"]\n',
        "xx.toml",
    )
    strong = language.signals["refusal"].strong
    assert strong is not None
    assert strong.search("we accept no notes")
    assert not strong.search("we accept notes")


def test_every_fault_of_a_file_is_listed_with_its_place() -> None:
    toml = (
        'reference = ["case"]\n[refusal]\nstrong = ["(a"]\nstrnog = ["b"]\n[refusall]\nweak = ["c"]'
    )
    with pytest.raises(InvalidInput) as caught:
        read_language(toml, "xx.toml")
    assert {fault.place for fault in caught.value.faults} == {
        "language", "hypothetical", "refusal.strong", "refusal.strnog", "refusall",
    }  # fmt: skip
    assert caught.value.source == "xx.toml"
    with pytest.raises(InvalidInput, match=r"xx\.toml"):
        read_language("language = ", "xx.toml")


def test_every_language_covers_every_signal() -> None:
    for language in load_reply_phrases().languages:
        assert set(language.signals) == set(SIGNALS), language.code


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_files_are_readable(code: str) -> None:
    """No phrase twice in a list, and no list that nothing uses."""
    text = files("plaint.knowledge").joinpath("replies").joinpath(f"{code}.toml").read_text("utf-8")
    data = tomllib.loads(text)
    for name, table in data.items():
        for key, phrases in table.items() if isinstance(table, dict) else [("", table)]:
            if isinstance(phrases, list):
                twice = {phrase for phrase in phrases if phrases.count(phrase) > 1}
                assert not twice, f"{name}.{key}"
    for word in data["words"]:
        assert f"{{{word}}}" in text, word
