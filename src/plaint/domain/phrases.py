"""The notation of the word lists, and the matching of a phrase against the words of a text.

A phrase is words apart by spaces, each folded (no case, no accents):

    idiot(s)      with or without the letters in brackets
    you|they      one of these words
    <fool>        one of the words of a named group (`[words]` in language.toml)
    [really]      may be missing; `[a bunch of]` too
    ...           any words of the same sentence, up to six
    service {sucks}   only what stands in braces is found; the rest is its context
    ^             a sentence begins here
    $             a clause ends here: a comma or the end of the sentence
    .             a sentence ends here
    >>            at the end: what is found runs on to the end of the sentence

An apostrophe or a hyphen parts words, here as in the texts: `you're` is `you re`.
A phrase never reaches over the end of a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import product

from plaint.domain.folding import fold
from plaint.domain.tokens import Word

_GAP = 6  # words that `...` may stand for
_REST = 30  # words that `>>` may run on
_PIECE = re.compile(r"\[[^\]]*\]|\{|\}|[^\s\[\]{}]+")
_OPTIONAL_LETTERS = re.compile(r"\(([^)]*)\)")


@dataclass(frozen=True, slots=True)
class Step:
    """One word of a phrase; with no `words` it is a gap of up to six words of any kind."""

    words: frozenset[str]
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Phrase:
    """One way of saying something. `marked` are the steps whose words are found, end exclusive."""

    steps: tuple[Step, ...]
    marked: tuple[int, int]
    opens: bool = False  # must begin a sentence
    closes: bool = False  # must end a clause
    ends: bool = False  # must end a sentence
    runs_on: bool = False  # what is found runs to the end of the sentence
    anchor: int = 0  # the step that is looked up first; never optional, never a gap


def spell_out(word: str) -> list[str]:
    """`abruti(e)(s)` as abruti, abrutie, abrutis, abruties; each folded."""
    parts = _OPTIONAL_LETTERS.split(word)
    choices = [(part,) if i % 2 == 0 else ("", part) for i, part in enumerate(parts)]
    return [fold("".join(letters)) for letters in product(*choices)]


def parse_phrase(text: str, groups: Mapping[str, frozenset[str]]) -> list[Phrase]:
    """The phrases that a line of a word list stands for.

    Raises ValueError with what is wrong where the line isn't in the notation.
    """
    pieces = _PIECE.findall(text)
    whole = "".join("".join(pieces).split()) == "".join(text.split())
    if not whole or pieces.count("{") != pieces.count("}"):
        raise ValueError(f"“{text}” has a bracket without its other half")
    choices: list[tuple[list[str], ...]] = []
    for piece in pieces:
        inner = piece[1:-1].split() if piece.startswith("[") else None
        if inner is not None and len(inner) != 1:
            choices.append((inner, []))  # several words that may be missing: with and without
        else:
            choices.append(([piece],))
    return [
        _phrase(text, [piece for part in parts for piece in part], groups)
        for parts in product(*choices)
    ]


def _phrase(text: str, pieces: list[str], groups: Mapping[str, frozenset[str]]) -> Phrase:
    steps: list[Step] = []
    start, end = 0, None
    for piece in pieces:
        if piece == "{":
            start = len(steps)
        elif piece == "}":
            end = len(steps)
        elif piece == "...":
            steps.append(Step(frozenset()))
        elif piece not in ("^", "$", ".", ">>"):
            steps.extend(_steps(text, piece, groups))
    stop = len(steps) if end is None else end
    fixed = [i for i, step in enumerate(steps) if step.words and not step.optional]
    if not any(start <= place < stop for place in fixed):
        raise ValueError(f"“{text}” names no word to look for")
    if not (steps[0].words and steps[-1].words):
        raise ValueError(f"“{text}” begins or ends with a gap")
    return Phrase(
        steps=tuple(steps),
        marked=(start, stop),
        opens="^" in pieces,
        closes="$" in pieces,
        ends="." in pieces,
        runs_on=">>" in pieces,
        anchor=fixed[0],
    )


def _steps(text: str, piece: str, groups: Mapping[str, frozenset[str]]) -> Iterator[Step]:
    optional = piece.startswith("[")
    choice = piece[1:-1] if optional else piece
    if "|" not in choice and not choice.startswith("<"):
        for part in re.split(r"['’-]", choice):
            yield Step(frozenset(spell_out(part)), optional)
        return
    words: set[str] = set()
    for part in choice.split("|"):
        if part.startswith("<"):
            if part[1:-1] not in groups:
                raise ValueError(f"“{text}” names the group {part}, which isn't there")
            words |= groups[part[1:-1]]
        else:
            words.update(spell_out(part))
    if not all(word.isalnum() for word in words):
        raise ValueError(f"“{text}” has a choice between more than single words")
    yield Step(frozenset(words), optional)


def anchored(phrase: Phrase, uses: Mapping[str, int]) -> Phrase:
    """The phrase, looked up by its rarest step.

    `uses` counts in how many phrases of the lexicon a word appears; a word of few phrases is seldom
    a common word, so ordinary sentences are left after one look.
    """
    steps = phrase.steps
    fixed = [i for i, step in enumerate(steps) if step.words and not step.optional]
    return replace(phrase, anchor=min(fixed, key=lambda i: max(uses[w] for w in steps[i].words)))


def find_phrase(phrase: Phrase, words: Sequence[Word], at: int) -> tuple[int, int] | None:
    """The words found (first, last exclusive) where word `at` is the phrase's anchor, else None."""
    before = _walk(phrase.steps[: phrase.anchor][::-1], words, at, -1)
    if before is None:
        return None
    after = _walk(phrase.steps[phrase.anchor + 1 :], words, at, 1)
    if after is None:
        return None
    # borders[i] is where step i begins, borders[i + 1] where it ends, in words
    borders = [*reversed(before), at, at + 1, *(place + 1 for place in after)]
    first, last = borders[0], borders[-1]
    if phrase.opens and not words[first].opens:
        return None
    goes_on = last < len(words) and not words[last].opens
    if goes_on and (phrase.ends or (phrase.closes and not words[last].after_comma)):
        return None
    start, stop = phrase.marked
    found_from, found_to = borders[start], borders[stop]
    if phrase.runs_on:
        while found_to < len(words) and not words[found_to].opens and found_to - last < _REST:
            found_to += 1
    return found_from, found_to


def _walk(steps: Sequence[Step], words: Sequence[Word], at: int, way: int) -> list[int] | None:
    """Where each step has led, going one way from word `at`; None where they can't be followed.

    Each step tries at most seven places and a phrase has few steps: the work for one word of the
    text is bounded, whatever the text.
    """
    if not steps:
        return []
    step, rest = steps[0], steps[1:]
    if step.words:
        nxt = at + way
        if _joined(words, at, nxt) and words[nxt].key in step.words:
            further = _walk(rest, words, nxt, way)
            if further is not None:
                return [nxt, *further]
        if not step.optional:
            return None
        further = _walk(rest, words, at, way)
        return None if further is None else [at, *further]
    for _ in range(_GAP + 1):
        further = _walk(rest, words, at, way)
        if further is not None:
            return [at, *further]
        if not _joined(words, at, at + way):
            return None
        at += way
    return None


def _joined(words: Sequence[Word], one: int, other: int) -> bool:
    """True where both words are there and no sentence ends between them."""
    later = max(one, other)
    return min(one, other) >= 0 and later < len(words) and not words[later].opens
