"""The words of a text as the tone check reads them: folded, and with their disguises taken off."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from plaint.domain.folding import fold
from plaint.domain.tone.disguises import HIDDEN, Strong, disguised, plain_key, shown

# Names of accounts, addresses and links are nobody's choice of words. Every run is bounded, and
# starts only where no such run could have started before, so the whole costs one pass.
_SKIPPED = (
    r"(?:https?://|www\.)[^\s<>\"]+"
    r"|(?<![\w.+@-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}"
    r"|(?<![\w.])@\w{1,64}(?:@[\w.-]{1,255})?"
)
# Most words are letters between spaces, and need no further look.
_PLAIN = r"(?<![^\s(])[^\W\d_]+(?=[\s,;)]|[.!?](?:\s|\Z)|\Z)"
# f-ck, sh--, f..k: a few letters, marks, a few letters.
_DASHED = r"(?<![\w*@$#'’-])[^\W\d_]{1,4}(?:[-–—]{1,4}|\.{2,4})[^\W\d_]{0,6}(?![\w-])"
# A row of the signs above the digits of a keyboard, as comics write a curse: @#$%!
_CURSE = r"(?<![\w@#$%&*^!])[@#$%&*^][@#$%&*^!?]{3,11}(?![\w@#$%&*^])"
CURSE = "@#$%"  # the key of every such row
_SIGN = r"(?<!\S)/s(?![\w/])|[\U0001f300-\U0001faff\u2600-\u27bf][\U0001f3fb-\U0001f3ff\ufe0f]{0,2}"
# A word with its masks, combining accents and characters that nobody sees; circled letters too.
_LETTER = rf"\w\u0300-\u036f{HIDDEN}\u24b6-\u24e9"
_CHUNK = rf"[{_LETTER}*@$#!€%&^+]+"
_TOKEN = re.compile(
    f"(?P<plain>{_PLAIN})|(?P<skipped>{_SKIPPED})|(?P<dashed>{_DASHED})|(?P<curse>{_CURSE})"
    f"|(?P<sign>{_SIGN})|{_CHUNK}"
)
_LETTERS = re.compile(rf"(?:(?!_)[\w\u0300-\u036f{HIDDEN}])+")
# Where a phrase can't go on: the end of a sentence, a quotation mark, a bracket, an empty line.
_BREAK = re.compile(r'[.!?:;…()\[\]"«»“”„！？]|\n[ \t\r]*\n')
# Where a clause may end within a sentence: a comma, a dash, a stroke, a line.
_PAUSE = re.compile(r"[,–—/|\n\u2600-\u27bf\U0001f300-\U0001faff]|-[- ]| -")
# Hashtags at the end of a sentence may be part of it or not: "a bunch of #idiots", "late #fail".
_ENDS_WITH_TAGS = re.compile(r"\s{0,3}(?:#|https?:|\Z)|[ \t]{0,3}[.!?…\n]")
_CAMEL = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
# Letters one by one: f u c k, m.e.r.d.e
_SPACED = re.compile(r"(?<![^\W_])[^\W\d_](?:[ .\-_*][^\W\d_](?![^\W_])){2,}")


class Word(NamedTuple):
    """One word. `key` is what is looked up: folded, undisguised."""

    start: int
    end: int
    key: str
    opens: bool  # a sentence begins here, or a phrase can't reach back over what stands before
    after_pause: bool  # a comma, a dash or the name of an account stands before it
    tag: bool = False  # part of a hashtag
    tail: bool = False  # the beginning of a hashtag at the end of a sentence, perhaps part of it


def split_words(text: str, strong: Strong) -> list[Word]:
    """All words of the text in order. `strong` is looked for behind disguises."""
    words: list[Word] = []
    end, broken, paused = 0, True, False
    for token in _TOKEN.finditer(text):
        kind, start = token.lastgroup, token.start()
        tag = text[start] == "#"
        if kind == "plain":
            pieces = _compound(token[0], start, strong)
        else:
            pieces = _pieces(token, kind, strong)
            if kind in ("skipped", "sign") and not pieces:
                broken = broken or _BREAK.search(text, end, start) is not None
                paused, end = True, token.end()
                continue
        tail = tag and _ENDS_WITH_TAGS.match(text, token.end()) is not None
        for begin, stop, key in pieces:
            if text[end:begin] not in (" ", ""):
                gap = text[end:begin]
                broken = broken or _BREAK.search(gap) is not None
                paused = paused or _pauses(gap, text[begin])
            tail = tail and not broken
            words.append(Word(begin, stop, key, broken or tail, paused, tag, tail))
            end, broken, paused, tail = stop, False, False, False
    return words


def _pauses(gap: str, then: str) -> bool:
    """A line that goes on in lower case was only wrapped."""
    pause = _PAUSE.search(gap)
    return pause is not None and not (gap.strip(" \t\r") == "\n" and then.islower())


def _pieces(token: re.Match[str], kind: str | None, strong: Strong) -> list[tuple[int, int, str]]:
    """The words of a token: (start, end, key)."""
    whole, start = token[0], token.start()
    if kind == "skipped":
        # @sshole looks like the name of an account
        key = disguised(whole, strong) if whole[0] == "@" else ""
        return [(start, token.end(), key)] if key else []
    if kind == "sign":
        sign = whole if whole[0] == "/" else whole[0]
        return [(start, token.end(), sign)] if sign in strong.signs else []
    if kind == "curse":
        curses = len(set(whole) - {"!", "?"}) > 2
        return [(start, token.end(), CURSE)] if curses and CURSE in strong.signs else []
    if kind == "dashed" and (key := disguised(whole, strong)):
        return [(start, token.end(), key)]
    return list(_parts(whole, start, strong))


def _parts(chunk: str, at: int, strong: Strong) -> Iterator[tuple[int, int, str]]:
    if chunk.isalnum():
        yield from _compound(chunk, at, strong)
        return
    bare = shown(chunk).strip("_!#.-–—")
    if bare and not bare.isalnum():
        key = disguised(bare, strong)
        if key:
            start = at + chunk.index(bare[0])
            yield start, at + chunk.rindex(bare[-1]) + 1, key
            return
    for part in _LETTERS.finditer(chunk):
        word = shown(part[0])
        if chunk[0] == "#" and len(humps := _humps(part[0], strong)) > 1:
            for start, hump in humps:
                start += at + part.start()
                yield start, start + len(hump), fold(hump)
        elif word == part[0]:
            yield from _compound(word, at + part.start(), strong)
        elif word:
            yield at + part.start(), at + part.end(), plain_key(word, strong)


def _compound(word: str, at: int, strong: Strong) -> list[tuple[int, int, str]]:
    """A word of letters and digits; a coarse beginning of it is a word of its own."""
    if strong.openings and fold(word) not in strong.whole:
        low = word.lower()
        for opening in strong.openings:
            cut = at + len(opening)
            if low.startswith(opening) and len(opening) < len(low) == len(word):
                end = at + len(word)
                return [(at, cut, fold(opening)), (cut, end, fold(low[len(opening) :]))]
    return [(at, at + len(word), plain_key(word, strong))]


def _humps(tag: str, strong: Strong) -> list[tuple[int, str]]:
    """The words of a hashtag: #WhatAMess, #acmesucks."""
    humps = [(hump.start(), hump[0]) for hump in _CAMEL.finditer(tag)]
    if len(humps) > 1:
        return humps
    low = fold(tag)
    if len(low) == len(tag):
        # longer words first: "bullshit" before "shit"
        for cut in range(3, len(tag) - 2):
            if low[cut:] in strong.tag_ends:
                return [(0, tag[:cut]), (cut, tag[cut:])]
        for cut in range(len(tag) - 3, 2, -1):
            if low[:cut] in strong.tag_starts:
                return [(0, tag[:cut]), (cut, tag[cut:])]
    return []


def spaced_words(text: str, strong: Strong) -> Iterator[Word]:
    """Strong words written letter by letter."""
    for run in _SPACED.finditer(text):
        places = [run.start() + i for i, c in enumerate(run[0]) if c.isalpha()]
        key = fold("".join(text[i] for i in places))
        # "a", "I", "y" or "à" may stand before it and look like one more of its letters
        for skip in (0, 1):
            if key[skip:] in strong.words:
                yield Word(places[skip], run.end(), key[skip:], opens=True, after_pause=False)
