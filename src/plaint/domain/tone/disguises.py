"""The strong word behind a disguise: f**k, sh1t, f-ck, fuuuck, homoglyphs, zero-width spaces."""

from __future__ import annotations

import re
from collections.abc import Iterable

from plaint.domain.folding import fold

# Characters that nobody sees, for a class of a regular expression: soft hyphen, zero-width spaces
# and joiners, marks of direction, variation selectors, the byte order mark.
HIDDEN = "\u00ad\u200b-\u200f\u2060\ufe00-\ufe0f\ufeff"
_HIDDEN = re.compile(f"[{HIDDEN}]+")
# What stands in for a letter, whichever: f**k, sh*t, m_rde, @sshole, a$$hole, f-ck.
_MASKS = "*@$#!€%&^+_-–—."
_ROW = "*@$#!€%&^+-"  # those of which a row hides all but the first letter: f***, s---
# What looks like a letter: 1d10t, sh1t, assho1e, $hit.
_READ_AS = {
    "0": "o", "1": "il", "3": "e", "4": "a", "5": "s", "7": "t", "8": "b", "9": "g",
    "@": "a", "$": "s", "!": "i", "€": "e",
}  # fmt: skip
# Cyrillic and Greek letters that look like a Latin one, after Unicode's confusables (UTS #39), and
# letters with a stroke. Small ones only: words are folded before, which also turns fullwidth,
# circled and mathematical letters into plain ones.
_LOOKALIKES = {
    ord(other): letter
    for letter, others in {
        "a": "\u0430\u03b1", "b": "\u0432\u044c\u03b2", "c": "\u0441", "d": "\u0501",
        "e": "\u0435\u03b5", "f": "\u0192", "h": "\u04bb", "i": "\u0456\u03b9\u0131",
        "j": "\u0458", "k": "\u043a\u03ba",
        "l": "\u04cf\u0142", "m": "\u043c", "n": "\u043f\u03b7", "o": "\u043e\u03bf\u00f8",
        "p": "\u0440\u03c1", "q": "\u051b", "r": "\u0433\u044f", "s": "\u0455", "t": "\u0442\u03c4",
        "u": "\u0446\u03c5", "v": "\u0475\u03bd", "w": "\u051d\u0448\u03c9", "x": "\u0445\u03c7",
        "y": "\u0443\u03b3",
    }.items()
    for other in others
}  # fmt: skip
_TWICE = re.compile(r"(.)\1")
_MANY = re.compile(r"(.)\1\1")
_LONGEST = 40  # letters of a disguised word
_LEAST = 3


class Strong:
    """The words that people disguise.

    `initials` are those that are understood from their first letter alone (f***), `signs` the words
    that are no letters (an emoji), `tag_starts` and `tag_ends` are found though glued to other
    words in a hashtag (#acmesucks), `openings` though a compound goes on after them
    (Scheiß|laden) that isn't one of the `whole` words.
    """

    def __init__(
        self,
        words: Iterable[str],
        initials: Iterable[str],
        signs: Iterable[str] = (),
        tag_starts: Iterable[str] = (),
        tag_ends: Iterable[str] = (),
        openings: Iterable[str] = (),
        whole: Iterable[str] = (),
    ) -> None:
        self.words = frozenset(words)
        self.initials = frozenset(initials)
        self.signs = frozenset(signs)
        self.often = tuple(self.initials)
        self.known_by = frozenset(word[0] for word in self.initials)
        self.tag_starts = frozenset(tag_starts)
        self.tag_ends = frozenset(tag_ends)
        self.openings = tuple(openings)
        self.whole = frozenset(whole)
        self.by_first: dict[str, list[str]] = {}
        self.by_squeezed: dict[str, list[str]] = {}
        for word in sorted(self.words):
            self.by_first.setdefault(word[0], []).append(word)
            self.by_squeezed.setdefault(_squeezed(word), []).append(word)


def shown(chunk: str) -> str:
    """Without the characters that nobody sees."""
    return chunk if chunk.isascii() else _HIDDEN.sub("", chunk)


def plain_key(word: str, strong: Strong) -> str:
    """The key of a word of letters and digits."""
    key = fold(word)
    if key in strong.words:
        return key
    if not key.isascii():
        key = key.translate(_LOOKALIKES)
    if key.isalpha() and not _TWICE.search(key):
        return key
    return disguised(key, strong) or key


def disguised(chunk: str, strong: Strong) -> str:
    """The strong word that a chunk stands for (`f**k`, `m3rde`, `shiiit`), or ""."""
    word = fold(chunk)
    if not _LEAST <= len(word) <= _LONGEST:
        return ""
    if not word.isascii():
        word = word.translate(_LOOKALIKES)
    if word in strong.words:
        return word
    if word.isalpha():
        return _without_repeats(word, strong)
    return _unmasked(word, strong)


def _without_repeats(word: str, strong: Strong) -> str:
    """`fuuuck`, `merdeee`, `shiit`: letters repeated, the rest as it should be.

    A last letter written twice is a plural or a slip of the pen, so there it takes three.
    """
    others = strong.by_squeezed.get(_squeezed(word), ())
    if not others or not (_MANY.search(word) or _TWICE.search(word[1:-1])):
        return ""
    runs = _runs(word)
    return next((other for other in others if _stretches(runs, _runs(other))), "")


def _squeezed(word: str) -> str:
    return re.sub(r"(.)\1+", r"\1", word)


def _runs(word: str) -> list[int]:
    return [len(run[0]) for run in re.finditer(r"(.)\1*", word)]


def _stretches(runs: list[int], others: list[int]) -> bool:
    return all(length >= least for length, least in zip(runs, others, strict=True))


def _unmasked(word: str, strong: Strong) -> str:
    """`f*ck`, `sh!t`, `f***ing`, `m****`: a mark for each letter, or a row of marks off by one."""
    seen = sum(c.isalpha() for c in word)
    if seen < 2:
        if word[0] not in strong.known_by or word[1:].strip(_ROW):
            return ""
        word = word[0] + "*" * (len(word) - 1)
    first = word[0] if word[0].isalpha() else _READ_AS.get(word[0], "")
    # a letter and a row of stars, or "as--": few words can be told from their beginning
    known = strong.initials if seen < 2 else strong.words
    if word[-1] in "-–—.":
        known = frozenset(other for other in strong.initials if len(other) > _LEAST)
    fits = (
        (abs(len(other) - len(word)), not other.startswith(strong.often), other)
        for letter in first
        for other in strong.by_first.get(letter, ())
        if abs(len(other) - len(word)) < 2 and other in known and _fits(word, other)
    )
    # the nearest in length, then what people mask most, then in the alphabet
    return min(fits, default=(0, True, ""))[2]


def _fits(masked: str, word: str) -> bool:
    """Whether a masked word can be this one: mark for letter, or a row of marks off by one."""
    off = len(word) - len(masked)
    if off in (1, -1) and (row := _TWICE.search(masked)) and row[1] in _MASKS:
        at = row.start()
        masked = masked[:at] + ("*" if off > 0 else "") + masked[at + (off < 0) :]
    return len(masked) == len(word) and all(
        m in _MASKS or m == letter or letter in _READ_AS.get(m, "")
        for m, letter in zip(masked, word, strict=True)
    )
