"""The notation of the word lists, and the matching of a phrase against the words of a text.

A phrase is words apart by spaces, each folded (no case, no accents):

    idiot(s)      with or without the letters in brackets
    you|they      one of these words
    <fool>        one of the words of a named group (`[words]` in language.toml)
    [really]      may be missing; `[a bunch of]` too
    !no|not       any word but these
    *             any one word
    ...           any words of the same sentence, up to six
    #             what is found stands in a hashtag
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
from plaint.domain.tone.tokens import Word

_GAP = 6  # words that `...` may stand for
_REST = 30  # words that `>>` may run on
_PIECE = re.compile(r"\[[^\]]*\]|\{|\}|[^\s\[\]{}]+")
_OPTIONAL_LETTERS = re.compile(r"\(([^)]*)\)")


@dataclass(frozen=True, slots=True)
class Step:
    """One word of a phrase: one of `words`, or with `but` any other; or a gap of up to six."""

    words: frozenset[str]
    optional: bool = False
    but: bool = False
    gap: bool = False

    @property
    def fixed(self) -> bool:
        """Whether a phrase can be looked up by this step."""
        return bool(self.words) and not (self.optional or self.but)


@dataclass(frozen=True, slots=True)
class Phrase:
    """One way of saying something. `marked` are the steps whose words are found, end exclusive."""

    steps: tuple[Step, ...]
    marked: tuple[int, int]
    opens: bool = False  # must begin a sentence
    closes: bool = False  # must end a clause
    ends: bool = False  # must end a sentence
    runs_on: bool = False  # what is found runs to the end of the sentence
    tagged: bool = False  # must stand in a hashtag
    anchor: int = 0  # the step that is looked up first, one that is `fixed`

    @property
    def bound(self) -> bool:
        """Whether it depends on where in a sentence it stands."""
        return self.opens or self.closes or self.ends or self.tagged


def spell_out(word: str) -> list[str]:
    """`abruti(e)(s)` as abruti, abrutie, abrutis, abruties; each folded."""
    if "(" not in word:
        return [fold(word)]
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
            steps.append(Step(frozenset(), gap=True))
        elif piece not in ("^", "$", ".", "#", ">>"):
            steps.extend(_steps(text, piece, groups))
    stop = len(steps) if end is None else end
    fixed = [i for i, step in enumerate(steps) if step.fixed]
    if not any(start <= place < stop for place in fixed):
        raise ValueError(f"“{text}” names no word to look for")
    if steps[0].gap or steps[-1].gap:
        raise ValueError(f"“{text}” begins or ends with a gap")
    return Phrase(
        steps=tuple(steps),
        marked=(start, stop),
        opens="^" in pieces,
        closes="$" in pieces,
        ends="." in pieces,
        tagged="#" in pieces,
        runs_on=">>" in pieces,
        anchor=fixed[0],
    )


def _steps(text: str, piece: str, groups: Mapping[str, frozenset[str]]) -> Iterator[Step]:
    optional = piece.startswith("[")
    choice = piece[1:-1] if optional else piece
    if choice == "*":
        yield Step(frozenset(), optional, but=True)
        return
    but, choice = choice.startswith("!"), choice.removeprefix("!")
    if "|" not in choice and not choice.startswith("<") and not but:
        for part in re.split(r"['’-]", choice):
            yield Step(frozenset(spell_out(part)), optional)
        return
    if any(mark in choice for mark in "'’-"):
        raise ValueError(f"“{text}” has a choice between more than single words")
    words: set[str] = set()
    for part in choice.split("|"):
        if part.startswith("<"):
            if part[1:-1] not in groups:
                raise ValueError(f"“{text}” names the group {part}, which isn't there")
            words |= groups[part[1:-1]]
        else:
            words.update(spell_out(part))
    yield Step(frozenset(words), optional, but)


def anchored(phrase: Phrase, common: frozenset[str]) -> Phrase:
    """The phrase, looked up by the step with the fewest `common` words, then the fewest words.

    So ordinary sentences are left after one look.
    """
    fixed = [i for i, step in enumerate(phrase.steps) if step.fixed]
    words = [step.words for step in phrase.steps]
    anchor = min(fixed, key=lambda i: (len(words[i] & common), len(words[i])))
    return replace(phrase, anchor=anchor)


def find_phrase(phrase: Phrase, words: Sequence[Word], at: int) -> tuple[int, int] | None:
    """The words found (first, last exclusive) where word `at` is the phrase's anchor, else None."""
    steps, anchor = phrase.steps, phrase.anchor
    before = _walk(steps, anchor - 1, words, at, -1)
    if before is None:
        return None
    after = _walk(steps, anchor + 1, words, at, 1)
    if after is None:
        return None
    # borders[i] is where step i begins, borders[i + 1] where it ends, in words
    borders = [*before, at, at + 1, *(place + 1 for place in reversed(after))]
    first, last = borders[0], borders[-1]
    if phrase.opens and not words[first].opens:
        return None
    if phrase.tagged and not words[at].tag:
        return None
    goes_on = last < len(words) and not words[last].opens
    if goes_on and (phrase.ends or (phrase.closes and not words[last].after_pause)):
        return None
    start, stop = phrase.marked
    found_from, found_to = borders[start], borders[stop]
    if phrase.runs_on:
        while found_to < len(words) and not words[found_to].opens and found_to - last < _REST:
            found_to += 1
    return found_from, found_to


def _joined(words: Sequence[Word], one: int, other: int) -> bool:
    """True where both words are there and no sentence ends between them."""
    later = one if one > other else other
    if not (other >= 0 and later < len(words)):
        return False
    return not words[later].opens or words[later].tail


def _walk(
    steps: Sequence[Step], i: int, words: Sequence[Word], at: int, way: int
) -> list[int] | None:
    """Where steps `i` and following have led, going one way (-1 or 1) from word `at`, last first.

    None where they can't be followed. Each step tries at most seven places and a phrase has few
    steps: the work for one word of the text is bounded, whatever the text.
    """
    if not 0 <= i < len(steps):
        return []
    step = steps[i]
    # the next word, if no sentence ends before it
    nxt = at + way
    there = _joined(words, at, nxt)
    if step.gap:
        for _ in range(_GAP + 1):
            further = _walk(steps, i + way, words, at, way)
            if further is not None:
                further.append(at)
                return further
            if not there:
                return None
            at += way
            nxt = at + way
            there = _joined(words, at, nxt)
        return None
    if there and (words[nxt].key in step.words) != step.but:
        further = _walk(steps, i + way, words, nxt, way)
        if further is not None:
            further.append(nxt)
            return further
    if not step.optional:
        return None
    further = _walk(steps, i + way, words, at, way)
    if further is not None:
        further.append(at)
    return further
