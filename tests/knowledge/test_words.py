"""The word lists: every phrase of them works, and a list out of order is refused by name."""

from __future__ import annotations

from itertools import chain
from pathlib import Path

import pytest

from plaint.domain.tone.check import Entry, find_tone
from plaint.domain.tone.phrases import Phrase
from plaint.errors import InvalidInput, NotFound
from plaint.knowledge.words import languages, lexicon, read_lexicon


def entries(language: str) -> list[tuple[Phrase, Entry]]:
    rows = chain.from_iterable(lexicon(language).index.values())
    return list(dict.fromkeys((phrase, entry) for _, phrase, entry in rows))


def sample(phrase: Phrase) -> str:
    """The shortest text that a phrase describes."""
    words = " ".join(
        sorted(s.words)[0] if s.words and not s.but else "x" for s in phrase.steps if not s.optional
    )
    sign = "#" if phrase.tagged else ""
    return f"{sign}{words}{'.' if phrase.closes or phrase.ends else ' yy'}"


def test_there_are_lists_for_three_languages() -> None:
    assert languages() == ("de", "en", "fr")


def test_a_language_without_lists_is_named() -> None:
    with pytest.raises(NotFound, match="xx"):
        lexicon("xx")


@pytest.mark.parametrize("language", languages())
def test_every_phrase_is_found_in_a_text_made_of_it(language: str) -> None:
    words = lexicon(language)
    lost = [
        sample(phrase)
        for phrase, entry in entries(language)
        if entry.category != "allowed" and not find_tone(sample(phrase), words)
    ]
    assert lost == []


@pytest.mark.parametrize("language", languages())
def test_what_is_allowed_is_never_found(language: str) -> None:
    words = lexicon(language)
    for phrase, entry in entries(language):
        if entry.category == "allowed":
            assert find_tone(sample(phrase), words) == (), sample(phrase)


@pytest.mark.parametrize("language", languages())
def test_every_suggestion_passes_the_check(language: str) -> None:
    words = lexicon(language)
    for _, entry in entries(language):
        for suggestion in (entry.instead, entry.instead.capitalize()):
            assert find_tone(suggestion, words) == (), suggestion


@pytest.mark.parametrize("language", languages())
def test_only_strong_words_are_looked_for_behind_disguises(language: str) -> None:
    strong = lexicon(language).strong
    assert strong.initials <= strong.words
    for everyday in ("person", "late", "personne", "conseil", "order", "table", "train", "suit"):
        assert everyday not in strong.words


def test_a_list_out_of_order_names_file_and_phrase(tmp_path: Path) -> None:
    folder = tmp_path / "xx"
    folder.mkdir()
    (folder / "language.toml").write_text('colour = "red"\n[words]\nfool = "<sot> bête"\n')
    (folder / "insult.toml").write_text(
        '[[entry]]\nphrases = ["you <knave>", "... rude", "[you", "it\'s|you bad"]\n'
        'severity = "stop"\nweight = 3\n[[entry]]\n'
    )
    with pytest.raises(InvalidInput) as caught:
        read_lexicon(folder)
    told = [(fault.place, str(fault.message)) for fault in caught.value.faults]
    assert told == [
        ("xx/language.toml", "“colour” is no key"),
        ("xx/language.toml", "the group fool names <sot> before it is there"),
        ("xx/insult.toml", "weight: no such key of an entry"),
        ("xx/insult.toml", "“stop” is no severity: block or warn"),
        ("xx/insult.toml", "“you <knave>” names the group <knave>, which isn't there"),
        ("xx/insult.toml", "“... rude” begins or ends with a gap"),
        ("xx/insult.toml", "“[you” has a bracket without its other half"),
        ("xx/insult.toml", "“it's|you bad” has a choice between more than single words"),
        ("xx/insult.toml", "an entry has no phrases"),
    ]


def test_a_file_that_is_no_toml_is_named(tmp_path: Path) -> None:
    folder = tmp_path / "xx"
    folder.mkdir()
    (folder / "language.toml").write_text("words = ")
    with pytest.raises(InvalidInput) as caught:
        read_lexicon(folder)
    assert caught.value.faults[0].place == "xx/language.toml"


def test_a_language_is_a_folder_and_no_code(tmp_path: Path) -> None:
    """What a contributor adds for a new language, and nothing else."""
    folder = tmp_path / "xx"
    folder.mkdir()
    (folder / "language.toml").write_text('initials = "knave"\n[words]\nfool = "knave(s)"\n')
    (folder / "insult.toml").write_text(
        '[[entry]]\nphrases = ["thou art a <fool>"]\ninstead = "I beg to differ"\n'
        '[[entry]]\nphrases = ["<fool>"]\n'
    )
    (finding,) = find_tone("Thou art a kn4ve!", read_lexicon(folder))
    assert (finding.text, finding.suggestion) == ("Thou art a kn4ve", "I beg to differ")
