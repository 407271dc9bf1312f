"""Shouting: rows of ! and ?, and words in capitals."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from plaint.domain.spans import Spans
from plaint.domain.tokens import Word

# Three or more marks, with single spaces between them at most.
_MARKS = re.compile(r"[!?！？](?:[ \u00a0\u202f]?[!?！？]){2,}")
_SPACES = " \u00a0\u202f"
_LEAST = 3  # words in capitals that make a shout
_LONGER_THAN_A_NAME = 10  # words; MONSIEUR JEAN MARTIN, 12 RUE DE LA PAIX, 75002 PARIS has eight
_SHORT = frozenset("aiy")  # words of one letter; others are initials: U.S., J. K.


class Shout(NamedTuple):
    """A place that shouts, and how it would read in a calm voice."""

    start: int
    end: int
    severity: Literal["block", "warn"]
    calmer: str


def find_marks(text: str) -> Iterator[Shout]:
    """Rows of three or more marks. A row of question marks alone is only warned about."""
    for row in _MARKS.finditer(text):
        asks = "?" in row[0] or "？" in row[0]
        start = row.start()
        if not asks:
            # French puts a space before "!", none before the full stop that takes its place
            while start and text[start - 1] in _SPACES:
                start -= 1
        only_asks = not set(row[0]) & set("!！")
        after_stop = start > 0 and text[start - 1] in ".!?…,;:"
        calmer = "?" if asks else "" if after_stop or not text[:start].strip() else "."
        yield Shout(start, row.end(), "warn" if only_asks else "block", calmer)


def find_capitals(
    text: str,
    words: Sequence[Word],
    voice: frozenset[str],
    acronyms: frozenset[str],
    taken: Spans,
) -> Iterator[Shout]:
    """Runs of three or more words in capitals that are speech, around what is `taken` already.

    Names, acronyms, addresses and references stand in capitals too; so one of the run's words must
    be of `voice`, the words that people shout and nobody is named, unless the run is longer than
    any name and address. A word in lower case ends a run.
    """
    for run in _runs(text, words, acronyms):
        loud = [word for word in run if _is_loud(text, word, acronyms)]
        letters = sum(len(word.key) for word in loud)
        speaks = any(word.key in voice for word in loud) or len(loud) >= _LONGER_THAN_A_NAME
        if len(loud) >= _LEAST and letters >= 2 * _LEAST and speaks:
            for piece in _pieces(run, taken):
                start, end = piece[0].start, piece[-1].end
                yield Shout(start, end, "block", _quieter(text[start:end], piece, acronyms))


def _runs(text: str, words: Sequence[Word], acronyms: frozenset[str]) -> Iterator[list[Word]]:
    """Each row of words in capitals, without the acronyms and single letters at its ends."""
    run: list[Word] = []
    for word in (*words, None):
        shape = _shape(text[word.start : word.end]) if word else "lower"
        if shape == "upper" and word:
            if run or not _is_name(text, word, acronyms):
                run.append(word)
        elif shape == "lower" and run:
            while run and (len(run[-1].key) == 1 or _is_name(text, run[-1], acronyms)):
                run.pop()
            if run:
                yield run
            run = []


def _shape(written: str) -> Literal["upper", "lower", "neither"]:
    letters = [c for c in written if c.isalpha()]
    if 2 * len(letters) < len(written) or not letters:
        return "neither"
    return "upper" if all(c.isupper() for c in letters) else "lower"


def _is_name(text: str, word: Word, acronyms: frozenset[str]) -> bool:
    """Whether a word in capitals belongs in capitals: an acronym, a reference."""
    return word.key in acronyms or any(c.isdigit() for c in text[word.start : word.end])


def _is_loud(text: str, word: Word, acronyms: frozenset[str]) -> bool:
    return (len(word.key) > 1 or word.key in _SHORT) and not _is_name(text, word, acronyms)


def _pieces(run: list[Word], taken: Spans) -> Iterator[list[Word]]:
    piece: list[Word] = []
    for word in run:
        if piece and taken.touch(piece[-1].end, word.end):
            yield piece
            piece = []
        if not taken.touch(word.start, word.end):
            piece.append(word)
    if piece:
        yield piece


def _quieter(part: str, words: Sequence[Word], acronyms: frozenset[str]) -> str:
    """In lower case, but for acronyms, references and the beginnings of sentences."""
    out: list[str] = []
    offset, end = words[0].start, 0
    for word in words:
        start, stop = word.start - offset, word.end - offset
        written = part[start:stop]
        if word.key not in acronyms and not any(c.isdigit() for c in written):
            written = written.lower()
            if word.opens or word.key == "i":
                written = written[:1].upper() + written[1:]
        out += [part[end:start], written]
        end = stop
    return "".join([*out, part[end:]])
