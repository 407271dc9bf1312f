"""The words of a text as the tone check reads them: folded, and with their disguises taken off."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from plaint.domain.folding import fold

# What stands in for letters in a masked word: f**k, sh*t, m*rde, @sshole, a$$hole.
_MASKS = "*@$#!€"
# Names of accounts, addresses and links are nobody's choice of words. Every run is bounded, and
# starts only where no such run could have started before, so the whole costs one pass.
_SKIPPED = (
    r"(?:https?://|www\.)[^\s<>\"]+"
    r"|(?<![\w.+@-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}"
    r"|(?<![\w.])@\w{1,64}(?:@[\w.-]{1,255})?"
)
# A word with its masks and combining accents.
_CHUNK = r"[\w\u0300-\u036f*@$#!€]+"
_TOKEN = re.compile(f"(?P<skipped>{_SKIPPED})|{_CHUNK}")
_LETTERS = re.compile(r"(?:(?!_)[\w\u0300-\u036f])+")
# Where a phrase can't go on: the end of a sentence, a quotation mark, a bracket, an empty line.
_BREAK = re.compile(r'[.!?:;…()\[\]"«»“”„]|\n[ \t\r]*\n')
# Hashtags at the end of a post are no part of its last sentence.
_ENDS_WITH_TAGS = re.compile(r"\s{0,3}(?:#|https?:|\Z)")
_CAMEL = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
_LEET = str.maketrans("0134578@$", "oieastbas")
_RUN = re.compile(r"(.)\1\1")
# Letters one by one: f u c k, m.e.r.d.e
_SPACED = re.compile(r"(?<![^\W_])[^\W\d_](?:[ .\-_*][^\W\d_](?![^\W_])){2,}")


class Strong(NamedTuple):
    """The words that people disguise."""

    words: frozenset[str]
    initials: frozenset[str]  # those that are understood from their first letter alone: f***


class Word(NamedTuple):
    """One word. `key` is what is looked up: folded, undisguised."""

    start: int
    end: int
    key: str
    opens: bool  # a sentence begins here, or a phrase can't reach back over what stands before
    after_comma: bool


def split_words(text: str, strong: Strong) -> list[Word]:
    """All words of the text in order. `strong` is looked for behind disguises."""
    words: list[Word] = []
    end, broken = 0, True
    for token in _TOKEN.finditer(text):
        pieces: Iterator[tuple[int, int, str]]
        if token["skipped"]:
            # @sshole looks like the name of an account
            key = disguised(token[0], strong) if token[0][0] == "@" else ""
            if not key:
                broken = broken or bool(_BREAK.search(text, end, token.start()))
                end = token.end()
                continue
            pieces = iter([(token.start(), token.end(), key)])
        else:
            pieces = _pieces(token[0], token.start(), strong)
        if token[0][0] == "#" and _ENDS_WITH_TAGS.match(text, token.end()):
            broken = True
        for start, stop, key in pieces:
            gap = text[end:start]
            if gap not in (" ", ""):
                broken = broken or bool(_BREAK.search(gap))
            words.append(Word(start, stop, key, broken, "," in gap))
            end, broken = stop, False
    return words


def _pieces(chunk: str, at: int, strong: Strong) -> Iterator[tuple[int, int, str]]:
    if chunk.isalnum():
        yield at, at + len(chunk), _plain_key(chunk, strong)
        return
    bare = chunk.strip("_!#")
    if bare and not bare.isalnum():
        key = disguised(bare, strong)
        if key:
            start = at + chunk.index(bare)
            yield start, start + len(bare), key
            return
    for part in _LETTERS.finditer(chunk):
        if chunk[0] == "#" and len(humps := list(_CAMEL.finditer(part[0]))) > 1:
            for hump in humps:
                start = at + part.start() + hump.start()
                yield start, start + len(hump[0]), fold(hump[0])
        else:
            yield at + part.start(), at + part.end(), _plain_key(part[0], strong)


def _plain_key(word: str, strong: Strong) -> str:
    key = fold(word)
    if key in strong.words or (key.isalpha() and not _RUN.search(key)):
        return key
    return disguised(word, strong) or key


def disguised(chunk: str, strong: Strong) -> str:
    """The strong word that a chunk stands for (`f**k`, `m3rde`, `shiiit`), or ""."""
    word = fold(chunk)
    if not 3 <= len(word) <= 40:
        return ""
    plain = word.translate(_LEET)
    if plain.isalpha():
        if plain in strong.words and any(c.isalpha() for c in word):
            return plain
        return _without_repeats(plain, strong.words)
    return _unmasked(word, strong)


def _without_repeats(word: str, words: frozenset[str]) -> str:
    """`fuuuck`, `merdeee`: some letter three times or more, the rest as it should be."""
    if not _RUN.search(word):
        return ""
    runs = _runs(word)
    fits = (other for other in words if other[0] == word[0] and _stretches(runs, _runs(other)))
    return min(fits, default="")


def _stretches(runs: list[tuple[str, int]], others: list[tuple[str, int]]) -> bool:
    return len(runs) == len(others) and all(
        letter == other and length >= least
        for (letter, length), (other, least) in zip(runs, others, strict=True)
    )


def _runs(word: str) -> list[tuple[str, int]]:
    return [(run[0][0], len(run[0])) for run in re.finditer(r"(.)\1*", word)]


def _unmasked(word: str, strong: Strong) -> str:
    """`f*ck`, `sh!t`, `f***ing`, `m****`: a mark for each letter, or a row of stars off by one."""
    if not (word[0].isalpha() or word[0] in "@$") or word.isalnum():
        return ""
    seen = sum(c.isalpha() for c in word)
    if seen < 2 and not (word[0].isalpha() and set(word[1:]) == {"*"}):
        return ""
    first = word[0].translate(_LEET)
    fits = (
        (abs(len(other) - len(word)), other)
        for other in (strong.words if seen > 1 else strong.initials)
        if other[0] == first and _fits(word, other)
    )
    return min(fits, default=(0, ""))[1]  # the nearest in length, then in the alphabet


def _fits(masked: str, word: str) -> bool:
    """Whether a masked word can be this one: mark for letter, or a row of stars off by one."""
    off = len(word) - len(masked)
    if off in (1, -1) and "**" in masked:
        row = masked.index("**")
        masked = masked[:row] + ("*" if off > 0 else "") + masked[row + (off < 0) :]
    return len(masked) == len(word) and all(
        m in _MASKS or m == letter or m.translate(_LEET) == letter
        for m, letter in zip(masked, word, strict=True)
    )


def spaced_words(text: str, strong: Strong) -> Iterator[Word]:
    """Strong words written letter by letter."""
    for run in _SPACED.finditer(text):
        places = [run.start() + i for i, c in enumerate(run[0]) if c.isalpha()]
        key = fold("".join(text[i] for i in places))
        # "a", "I", "y" or "à" may stand before it and look like one more of its letters
        for skip in (0, 1):
            if key[skip:] in strong.words:
                yield Word(places[skip], run.end(), key[skip:], opens=True, after_comma=False)
