"""Which languages a text is in: a vote of their most common words."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping

from plaint.domain.folding import fold

_WORD = re.compile(r"[^\W\d_]+")
_SENTENCE_ENDS = re.compile(r"[.!?…:;\n]+")


def telling(common: Mapping[str, Iterable[str]]) -> dict[str, str]:
    """From the common words of each language, folded, those that only one of them has."""
    uses = Counter(word for words in common.values() for word in set(words))
    return {word: lang for lang, words in common.items() for word in words if uses[word] == 1}


def detect(text: str, words: Mapping[str, str]) -> str | None:
    """The code of the language, or None where its `telling` words speak clearly for none."""
    return _clear(_votes(_plain(text), words))


def spoken(text: str, words: Mapping[str, str]) -> tuple[str, ...]:
    """The languages of a text by their codes: its own, and those of whole sentences of it.

    Empty where the `telling` words speak for none.
    """
    text = _plain(text)
    votes = _votes(text, words)
    if len(votes) < 2:
        return tuple(votes)
    parts = [votes, *(_votes(part, words) for part in _SENTENCE_ENDS.split(text))]
    return tuple(sorted({lang for part in parts if (lang := _clear(part))}))


def _plain(text: str) -> str:
    return text.lower() if text.isascii() else unicodedata.normalize("NFC", text)


def _votes(text: str, words: Mapping[str, str]) -> Counter[str]:
    found: list[str] = _WORD.findall(text)
    if not text.isascii():
        found = [fold(word) for word in found]
    return Counter(lang for word in found if (lang := words.get(word)))


def _clear(votes: Mapping[str, int]) -> str | None:
    """The language with at least twice the votes of any other."""
    if len(votes) < 2:
        return next(iter(votes), None)
    first, second, *_ = sorted(votes, key=lambda lang: votes[lang], reverse=True)
    return first if votes[first] >= 2 * votes[second] else None
