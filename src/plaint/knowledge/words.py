"""Loads the word lists of a language: `tone/<language>/*.toml`.

`language.toml` holds what all the lists share (named groups of words, acronyms, the words that
people shout); every other file is one category, named after it. The notation of the phrases is
explained in `plaint.domain.tone.phrases`. A new language is a new folder.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from plaint.domain.finding import TONE_CATEGORIES
from plaint.domain.tone import language as vote
from plaint.domain.tone.check import Entry, Lexicon, build_lexicon
from plaint.domain.tone.disguises import Strong
from plaint.domain.tone.phrases import Phrase, parse_phrase, spell_out
from plaint.domain.tone.shouting import Capitals
from plaint.errors import Fault, InvalidInput, NotFound
from plaint.knowledge.word_files import fault, read_words
from plaint.wording import say

_FOLDER = Path(__file__).parent / "tone"
_SHARED = "language.toml"
# "allowed" holds what looks like a finding and isn't
_CATEGORIES = (*TONE_CATEGORIES, "allowed")
_SHARED_KEYS = {
    "words", "voice", "acronyms", "reporting", "titles", "initials", "tag_starts", "tag_ends",
    "headings", "masked",
    "common", "openings", "letters",
}  # fmt: skip
_ENTRY_KEYS = {"phrases", "instead", "severity", "may_be_name", "disguised", "asks"}
_SHORTEST_DISGUISED = 4  # "a**" could be anything


@cache
def languages() -> tuple[str, ...]:
    """The languages that have word lists, as ISO 639-1 codes."""
    return tuple(sorted(path.parent.name for path in _FOLDER.glob(f"*/{_SHARED}")))


def detect(text: str) -> str | None:
    """The code of the language that a text is in, or None where its words speak for none."""
    return vote.detect(text, _telling())


def spoken(text: str) -> tuple[str, ...]:
    """The languages that a text is to be read in; empty where its words speak for none."""
    return vote.spoken(text, _telling())


@cache
def _telling() -> Mapping[str, str]:
    shared = {lang: _shared(_FOLDER / lang) for lang in languages()}
    return vote.telling({lang: _words(table, "common") for lang, table in shared.items()})


@cache
def lexicon(language: str) -> Lexicon:
    """The word lists of a language, ready for `plaint.domain.tone.check.find_tone`.

    Raises NotFound where there are none, InvalidInput that names the file and the line's phrase
    where one is out of order.
    """
    if language not in languages():
        known = languages()
        raise NotFound(
            say("There are no word lists for the language “{language}”.", language=language),
            hint=say("There are lists for: {known}.", known=", ".join(known)),
        )
    return read_lexicon(_FOLDER / language)


def read_lexicon(folder: Path) -> Lexicon:
    """Read the lists of one folder, named after its language. Raises InvalidInput."""
    shared = _shared(folder)
    faults = [fault(folder / _SHARED, f"“{key}” is no key") for key in shared.keys() - _SHARED_KEYS]
    groups = _groups(shared.get("words", {}), folder / _SHARED, faults)
    entries: list[tuple[Entry, list[Phrase]]] = []
    strong: set[str] = set()
    signs: set[str] = set()
    whole: set[str] = set()  # words that are found, or allowed, on their own
    for category in _CATEGORIES:
        path = folder / f"{category}.toml"
        if path.exists():
            for raw, entry, phrases in _entries(path, category, groups, shared["letters"], faults):
                entries.append((entry, phrases))
                strong.update(_disguised(raw, entry, phrases))
                signs.update(_signs(phrases))
                whole.update(w for p in phrases if len(p.steps) == 1 for w in p.steps[0].words)
    if faults:
        raise InvalidInput(
            say("A word list is out of order."), faults=tuple(faults), source=str(folder)
        )
    return build_lexicon(
        folder.name,
        entries,
        strong=Strong(
            strong | _words(shared, "initials") | _words(shared, "masked"),
            initials=_words(shared, "initials"),
            signs=signs,
            tag_starts=_words(shared, "tag_starts"),
            tag_ends=_words(shared, "tag_ends"),
            openings=shared.get("openings", "").lower().split(),
            whole=whole,
        ),
        capitals=Capitals(
            voice=_words(shared, "voice"),
            acronyms=_words(shared, "acronyms"),
            headings=_words(shared, "headings"),
        ),
        reporting=_words(shared, "reporting"),
        titles=_words(shared, "titles"),
        common=_words(shared, "common"),
    )


def _shared(folder: Path) -> dict[str, Any]:
    """What the lists of a language share, its words spelt in every way that `letters` names."""
    shared = _read(folder / _SHARED)
    letters = {ord(letter[0]): forms for letter, forms in shared.get("letters", {}).items()}
    words = {name: line.translate(letters) for name, line in shared.get("words", {}).items()}
    lines = {key: line.translate(letters) for key, line in shared.items() if isinstance(line, str)}
    return {**shared, **lines, "words": words, "letters": letters}


def _read(path: Path) -> dict[str, Any]:
    faults: list[Fault] = []
    data = read_words(path, faults)
    if faults:
        raise InvalidInput(
            say("A word list is out of order."), faults=tuple(faults), source=str(path)
        )
    return data


def _words(shared: Mapping[str, Any], key: str) -> frozenset[str]:
    return frozenset(form for word in shared.get(key, "").split() for form in spell_out(word))


def _groups(raw: Mapping[str, str], path: Path, faults: list[Fault]) -> dict[str, frozenset[str]]:
    """Named sets of words; a group may hold the words of an earlier one by its `<name>`."""
    groups: dict[str, frozenset[str]] = {}
    for name, line in raw.items():
        words: set[str] = set()
        for word in line.split():
            if word.startswith("<"):
                if word[1:-1] not in groups:
                    faults.append(fault(path, f"the group {name} names {word} before it is there"))
                words |= groups.get(word[1:-1], frozenset())
            else:
                words.update(spell_out(word))
        groups[name] = frozenset(words)
    return groups


def _entries(
    path: Path,
    category: str,
    groups: Mapping[str, frozenset[str]],
    letters: Mapping[int, str],
    faults: list[Fault],
) -> Iterator[tuple[dict[str, Any], Entry, list[Phrase]]]:
    for raw in _read(path).get("entry", []):
        if unknown := raw.keys() - _ENTRY_KEYS:
            faults.append(fault(path, f"{', '.join(sorted(unknown))}: no such key of an entry"))
        if raw.get("severity", "block") not in ("block", "warn"):
            faults.append(fault(path, f"“{raw['severity']}” is no severity: block or warn"))
        entry = Entry(
            category=category,
            severity="warn" if raw.get("severity") == "warn" else "block",
            instead=raw.get("instead", ""),
            may_be_name=raw.get("may_be_name", False),
            asks=raw.get("asks", False),
        )
        phrases: list[Phrase] = []
        for line in raw.get("phrases", []):
            try:
                phrases += parse_phrase(line.translate(letters), groups)
            except ValueError as error:
                faults.append(fault(path, str(error)))
        if not raw.get("phrases"):
            faults.append(fault(path, "an entry has no phrases"))
        yield raw, entry, phrases


def _disguised(raw: Mapping[str, Any], entry: Entry, phrases: list[Phrase]) -> Iterator[str]:
    """Words that people mask: the insults and swear words that are found on their own.

    `disguised = false` keeps an entry's words out, because a masked or mistyped form would read as
    an everyday word.
    """
    if entry.category not in ("insult", "profanity") or not raw.get("disguised", True):
        return
    for phrase in phrases:
        if len(phrase.steps) == 1:
            yield from (w for w in phrase.steps[0].words if len(w) >= _SHORTEST_DISGUISED)


def _signs(phrases: list[Phrase]) -> Iterator[str]:
    """Words that are not of letters and digits: 🖕, /s"""
    for words in {step.words for phrase in phrases for step in phrase.steps}:
        yield from (word for word in words if not word.isalnum())
