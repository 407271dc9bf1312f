"""Shouting: rows of ! and ?, and words in capitals."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from plaint.domain.spans import Spans
from plaint.domain.tone.tokens import Word

# Three or more marks, with single spaces between them at most; the double marks count for two.
_MARK = "[!?！？❗❕❓❔‼⁉]\ufe0f?"
_MARKS = re.compile(f"{_MARK}(?:[ \u00a0\u202f]?{_MARK}){{2,}}|[‼⁉]\ufe0f?{_MARK}")
_SPACES = " \u00a0\u202f"
_STOPS = ".!?…,;:！？\r\n"
_LEAST = 3  # words in capitals that make a shout
_LONGER_THAN_A_NAME = 10  # words; MONSIEUR JEAN MARTIN, 12 RUE DE LA PAIX, 75002 PARIS has eight
_SHORT = frozenset("aiy")  # words of one letter; others are initials: U.S., J. K.
_TWO = re.compile(r"[^\W\d_a-z]{2}")
_NUMBER = 12  # characters that may stand before a heading: "  3.1) "
_HEADING = re.compile(r"[ \t]*:[ \t]*(?:\r?\n|\Z)")


class Capitals(NamedTuple):
    """What the words in capitals of a language may be."""

    voice: frozenset[str]  # words that in capitals are shouted, never a name
    acronyms: frozenset[str]
    headings: frozenset[str]  # the first words of lines that are headings


class Shout(NamedTuple):
    """A place that shouts, and how it would read in a calm voice."""

    start: int
    end: int
    severity: Literal["block", "warn"]
    calmer: str


def find_marks(text: str) -> Iterator[Shout]:
    """Rows of three or more marks. A row of question marks alone is only warned about."""
    for row in _MARKS.finditer(text):
        asks = not set(row[0]).isdisjoint("?？❓❔⁉")
        only_asks = set(row[0]).isdisjoint("!！❗❕‼⁉")
        start = row.start()
        said = start
        while said and text[said - 1] in _SPACES:
            said -= 1
        ended = not said or text[said - 1] in _STOPS
        if not (asks or ended):
            # French puts a space before "!", none before the full stop that takes its place
            start = said
        calmer = "?" if asks else "" if ended else "."
        yield Shout(start, row.end(), "warn" if only_asks else "block", calmer)


def find_capitals(
    text: str,
    words: Sequence[Word],
    known: Capitals,
    taken: Spans,
) -> Iterator[Shout]:
    """Runs of three or more words in capitals that are speech, around what is `taken` already.

    Names, acronyms, addresses and references stand in capitals too; so one of the run's words must
    be of the `known.voice`, unless the run is longer than any name and address. A word in lower
    case ends a run.
    """
    if not _TWO.search(text):
        return
    acronyms = known.acronyms
    for run in _runs(text, words, acronyms):
        loud = [word for word in run if _is_loud(text, word, acronyms)]
        letters = sum(len(word.key) for word in loud)
        speaks = any(word.key in known.voice for word in loud) or len(loud) >= _LONGER_THAN_A_NAME
        if (
            len(loud) >= _LEAST
            and letters >= 2 * _LEAST
            and speaks
            and not _heads(text, run, known)
        ):
            for piece in _pieces(run, taken):
                start, end = piece[0].start, piece[-1].end
                yield Shout(start, end, "block", _quieter(text[start:end], piece, acronyms))


def _heads(text: str, run: list[Word], known: Capitals) -> bool:
    """Whether a run is a heading at the beginning of a line, and no shout.

    COMPLAINT ABOUT MY ORDER is one by its first word, WHAT I WANT FROM YOU: by its colon.
    """
    start = run[0].start
    line = text[max(0, start - _NUMBER) : start].rpartition("\n")
    alone = (line[1] or start <= _NUMBER) and not line[2].strip(" \t0123456789.)#*-")
    return bool(alone) and (
        run[0].key in known.headings or _HEADING.match(text, run[-1].end) is not None
    )


def _runs(text: str, words: Sequence[Word], acronyms: frozenset[str]) -> Iterator[list[Word]]:
    """Each row of words in capitals, without the acronyms and single letters at its ends.

    A row ends with its sentence, so that what stands beside it changes nothing; sentences that are
    in capitals from end to end make one row.
    """
    rows: list[Word] = []
    for sentence in _sentences(words):
        shapes = [_shape(text[word.start : word.end]) for word in sentence]
        whole = "lower" not in shapes and "upper" in shapes
        if not whole:
            yield from _trimmed(text, rows, acronyms)
            rows = []
        for word, shape in zip(sentence, shapes, strict=True):
            if shape == "upper":
                rows.append(word)
            elif shape == "lower":
                yield from _trimmed(text, rows, acronyms)
                rows = []
        if not whole:
            yield from _trimmed(text, rows, acronyms)
            rows = []
    yield from _trimmed(text, rows, acronyms)


def _sentences(words: Sequence[Word]) -> Iterator[list[Word]]:
    sentence: list[Word] = []
    for word in words:
        if word.opens and sentence:
            yield sentence
            sentence = []
        sentence.append(word)
    if sentence:
        yield sentence


def _trimmed(text: str, row: list[Word], acronyms: frozenset[str]) -> Iterator[list[Word]]:
    start, end = 0, len(row)
    while start < end and _is_name(text, row[start], acronyms):
        start += 1
    while end > start and (len(row[end - 1].key) == 1 or _is_name(text, row[end - 1], acronyms)):
        end -= 1
    if start < end:
        yield row[start:end]


def _shape(written: str) -> Literal["upper", "lower", "neither"]:
    if written.isalpha():  # most words
        return "upper" if written.isupper() else "lower"
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
