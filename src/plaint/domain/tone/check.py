"""The tone check: what makes a reader stop reading, and a calmer way of saying it.

Everything that depends on a language is data (`Lexicon`), built by `plaint.knowledge.words`. One
pass over the words of the text looks each of them up; the work grows with the length of the text
and with nothing else.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from plaint.domain.finding import Finding
from plaint.domain.spans import Spans, apart, merged
from plaint.domain.tone.disguises import Strong
from plaint.domain.tone.phrases import Phrase, anchored, find_phrase
from plaint.domain.tone.shouting import Capitals, Shout, find_capitals, find_marks
from plaint.domain.tone.tokens import Word, spaced_words, split_words
from plaint.wording import Says, say

Severity = Literal["block", "warn"]

_WHY = {
    "insult": say("Insults let the reader stop reading; say what was done instead."),
    "profanity": say("A human reads this; swearing sends you to the back of the queue."),
    "threat": say("A threat of harm ends the conversation; name the lawful step you will take."),
    "ultimatum": say("An ultimatum invites a no; give a date, and the step you may take after it."),
    "sarcasm": say("Sarcasm is easily misread; say plainly what went wrong."),
    "accusation": say(
        "That is a claim about their intentions, which you would have to prove;"
        " say what happened and let it speak."
    ),
    "harassment": say("Leave the person aside: what was said or done, and when?"),
}
_WHY_ASKED = say("That judges a person; what did they say or do, and when?")
_WHY_MARKS = say("One mark is enough; rows of them read as shouting.")
_WHY_CAPITALS = say("Capitals read as shouting; plain words carry further.")

# An apostrophe within a word closes no quotation in single marks.
_QUOTED = re.compile(
    r'“[^“”]{1,600}”|«[^«»]{1,600}»|»[^«»]{1,600}«|„[^„“”]{1,600}[“”]|"[^"\n]{1,600}"'
    r"|(?<!\w)‘(?:[^‘’\n]|(?<=\w)’(?=\w)){1,300}’|(?<!\w)'(?:[^'\n]|(?<=\w)'(?=\w)){1,300}'(?!\w)"
)
_QUOTED_LINE = re.compile(r"^[ \t]{0,3}>[^\n]*", re.MULTILINE)
_LONGEST_TAG = 140  # characters of a hashtag
_REST_OF_TAG = re.compile(r"\w+")
_ENDED = re.compile(r"[.!?…]|\n")
_REPORTED_BEFORE = 8  # words between "they told me" and the quotation
_REPORTED_AFTER = 4  # words between the quotation and "replied"


@dataclass(frozen=True, slots=True)
class Entry:
    """Phrases that mean the same, and what to write instead. Category "allowed" is never found."""

    category: str
    severity: Severity
    # "" where the words may simply go, or, for a claim, where only its author can say; in it,
    # `{first}` and `{last}` stand for the first and the last word found, as they are written
    instead: str
    may_be_name: bool = False  # "Big Ass Fans": not found between capitals
    asks: bool = False  # an angry judgement: what was said or done, and when?


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The words of one language, ready to be looked up."""

    language: str
    index: Mapping[str, tuple[tuple[int, Phrase, Entry], ...]]  # by a word of the phrase's anchor
    strong: Strong
    capitals: Capitals
    reporting: frozenset[str]  # said, told, wrote: what follows in quotation marks is a quotation
    titles: frozenset[str]  # what stands before a surname


def build_lexicon(
    language: str,
    entries: Iterable[tuple[Entry, Sequence[Phrase]]],
    *,
    strong: Strong,
    capitals: Capitals,
    reporting: frozenset[str],
    titles: frozenset[str],
    common: frozenset[str],
) -> Lexicon:
    """Index the entries; among phrases that find the same words the earlier entry wins.

    `common` are the most common words of the language: phrases are looked up by others.
    """
    rows = [(entry, phrase) for entry, phrases in entries for phrase in phrases]
    index: dict[str, list[tuple[int, Phrase, Entry]]] = {}
    for order, (entry, phrase) in enumerate(rows):
        ready = anchored(phrase, common)
        for word in ready.steps[ready.anchor].words:
            index.setdefault(word, []).append((order, ready, entry))
    return Lexicon(
        language=language,
        index={word: tuple(rows) for word, rows in index.items()},
        strong=strong,
        capitals=capitals,
        reporting=reporting,
        titles=titles,
    )


@dataclass(frozen=True, slots=True)
class _Match:
    start: int
    end: int
    instead: str
    opens: bool
    order: int
    entry: Entry


def find_tone(text: str, lexicon: Lexicon) -> tuple[Finding, ...]:
    """What in `text` isn't calm: sorted by place, not overlapping, offsets in code points."""
    words = split_words(text, lexicon.strong)
    passages = [(q.start(), q.end()) for q in _QUOTED.finditer(text)]
    quoted = Spans([q for q in passages if _is_reported(text, q, words, lexicon)])
    lines = Spans((line.start(), line.end()) for line in _QUOTED_LINE.finditer(text))
    found = [
        _finding(text, match)
        for match in _strongest(_matches(text, words, lexicon))
        if not (quoted.touch(match.start, match.end) or lines.touch(match.start, match.end))
    ]
    for mark in find_marks(text):
        if not (quoted.touch(mark.start, mark.end) or lines.touch(mark.start, mark.end)):
            found.append(_shouted(text, mark, _WHY_MARKS))
    # capitals in quotation marks are what a label or a screen says, whoever quotes them
    screens = Spans(passages)
    open_words = [
        w for w in words if not (screens.touch(w.start, w.end) or lines.touch(w.start, w.end))
    ]
    taken = Spans((f.start, f.end) for f in apart(found))
    for shout in find_capitals(text, open_words, lexicon.capitals, taken):
        found.append(_shouted(text, shout, _WHY_CAPITALS))
    return apart(found)


def _is_reported(
    text: str, passage: tuple[int, int], words: Sequence[Word], lexicon: Lexicon
) -> bool:
    """Whether the passage in quotation marks is said to be somebody's words."""
    start, end = passage
    first = bisect_left(words, start, key=lambda w: w.start)
    before = words[max(0, first - _REPORTED_BEFORE) : first]
    between = text[before[-1].end : start] if before else "."
    if ":" in between or not _ENDED.search(between):
        for word in reversed(before):
            if word.key in lexicon.reporting:
                return True
            if word.opens:
                break
    after = bisect_left(words, end, key=lambda w: w.start)
    # a full stop within the marks ends the sentence: what follows says nothing about it
    if after == len(words) or text[end - 2] == "." or _ENDED.search(text[end : words[after].start]):
        return False
    return any(word.key in lexicon.reporting for word in words[after : after + _REPORTED_AFTER])


def _matches(text: str, words: Sequence[Word], lexicon: Lexicon) -> Iterator[_Match]:
    index = lexicon.index
    for at, word in enumerate(words):
        for order, phrase, entry in index.get(word.key, ()):
            found = find_phrase(phrase, words, at)
            if found is None:
                continue
            if not _is_name(text, words, found, entry, lexicon):
                first, last = words[found[0]], words[found[1] - 1]
                yield _match(text, first, last, order, entry)
    for word in spaced_words(text, lexicon.strong):
        for order, phrase, entry in index.get(word.key, ()):
            if len(phrase.steps) == 1 and not phrase.bound:
                yield _match(text, word, word, order, entry)


def _match(text: str, first: Word, last: Word, order: int, entry: Entry) -> _Match:
    """What is found in a part of a hashtag is found in the whole of it, and goes with it."""
    start, end, instead = first.start, last.end, entry.instead
    if last.tag and (rest := _REST_OF_TAG.match(text, end)):
        end = rest.end()
    if first.tag and (sign := text.rfind("#", max(0, start - _LONGEST_TAG), start)) >= 0:
        start, instead = sign + 1, ""
    if "{" in instead:
        instead = instead.replace("{first}", text[start : first.end])
        instead = instead.replace("{last}", text[last.start : end])
    return _Match(start, end, instead, first.opens, order, entry)


def _is_name(
    text: str, words: Sequence[Word], found: tuple[int, int], entry: Entry, lexicon: Lexicon
) -> bool:
    """Whether the one word found is somebody's or something's name: Mr Crook, Big Ass Fans."""
    at, last = found
    if last - at != 1 or not _capitalised(text, words[at]):
        return False
    if at and words[at - 1].key in lexicon.titles and words[at].start - words[at - 1].end <= 2:
        return True
    beside = [words[at - 1]] if at and not words[at].opens else []
    if last < len(words) and not words[last].opens:
        beside.append(words[last])
    return entry.may_be_name and any(_capitalised(text, word) for word in beside)


def _capitalised(text: str, word: Word) -> bool:
    """Like This, not LIKE THIS."""
    written = text[word.start : word.end]
    return written[:1].isupper() and (len(written) == 1 or not written.isupper())


def _strongest(matches: Iterable[_Match]) -> list[_Match]:
    """From left to right the longest, without what lies in a phrase that is allowed.

    What is only warned about gives way to what blocks.
    """
    ranked = sorted(matches, key=lambda m: (m.start, -m.end, m.order))
    allowed = Spans(merged((m.start, m.end) for m in ranked if m.entry.category == "allowed"))
    kept: list[_Match] = []
    for severity in ("block", "warn"):
        taken, end = Spans((m.start, m.end) for m in kept), 0
        for match in ranked:
            if match.entry.severity != severity or match.start < end:
                continue
            if not (allowed.touch(match.start, match.end) or taken.touch(match.start, match.end)):
                kept.append(match)
                end = match.end
    return kept


def _finding(text: str, match: _Match) -> Finding:
    entry = match.entry
    instead = match.instead
    if instead and match.opens and text[match.start].isupper():
        instead = instead[0].upper() + instead[1:]
    found = text[match.start : match.end]
    return Finding(
        "tone", entry.category, match.start, match.end, found,
        entry.severity, _WHY_ASKED if entry.asks else _WHY[entry.category], instead, entry.asks,
    )  # fmt: skip


def _shouted(text: str, shout: Shout, why: Says) -> Finding:
    return Finding(
        "tone", "shouting", shout.start, shout.end, text[shout.start : shout.end],
        shout.severity, why, shout.calmer,
    )  # fmt: skip
