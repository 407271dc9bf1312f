"""Applying what the checks suggest: a calmer draft, and a text without personal data."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from plaint.domain.finding import Finding
from plaint.domain.language import detect
from plaint.domain.spans import apart

# Heat may simply go; a claim or a threat has a meaning, which only its author can put otherwise.
_MAY_GO = frozenset({"insult", "profanity", "shouting", "ultimatum"})
_REDACTED = "[…]"  # the same in every language

_SPACE = r"[ \t\u00a0\u202f]"
_SPACES = re.compile(f"{_SPACE}*")
_COMMA = re.compile(f"{_SPACE}*,{_SPACE}*")
_STOPS = re.compile(f"{_SPACE}*[.!?…,;:]+{_SPACE}*")
_CLOSES = re.compile(rf"{_SPACE}*(?:[.!?…;:)»”]|[\r\n]|\Z)")
_OPENS = re.compile(rf"(?:\A|[.!?…:][\"'”»)]*|\n{_SPACE}*\r?\n)\s*\Z")
_ARTICLE = re.compile(rf"\b([Aa])n?({_SPACE}+)\Z")
# "an hour", "a user", "a one-off"
_VOWEL = re.compile(r"(?!eu|on(?:e|ce)\b|u(?:ni|s[aeiu]|ti))[aeiou]|h(?:our|onest|onou?r)", re.I)
_LOOK_BACK = 80  # characters before a gap that its mending may depend on


@dataclass(frozen=True, slots=True)
class Calmed:
    """The calmer text, and the findings that could not be calmed and still stand in it."""

    text: str
    left: tuple[Finding, ...]


def calm(text: str, findings: Iterable[Finding]) -> Calmed:
    """Put each tone finding's suggestion in its place.

    Where the suggestion is empty, an insult, a swear word, an ultimatum and a shout are left out
    and the sentence is mended around the gap; what else has no suggestion stays and is named in
    `left`, with the offsets of `text` as given. Findings of another text are left too.
    """
    draft = _Draft(text)
    left = []
    for finding in apart(f for f in findings if f.check == "tone"):
        known = text[finding.start : finding.end] == finding.text
        if not known or not (finding.suggestion or finding.category in _MAY_GO):
            left.append(finding)
        elif finding.start < draft.read:
            draft.read = max(draft.read, finding.end)  # went with the sentence before it
        else:
            draft.keep_until(finding.start)
            draft.read = finding.end
            if draft.done.endswith("#"):  # a hashtag goes as a whole
                draft.done = draft.done[:-1]
                draft.mend(capital=False)
            elif finding.suggestion:
                draft.write(finding.suggestion)
            elif finding.category != "shouting":
                draft.mend(capital=finding.text[:1].isupper())
    draft.keep_until(len(text))
    return Calmed(draft.done, tuple(left))


def redact(text: str, findings: Iterable[Finding]) -> str:
    """The text with each privacy finding replaced by what it suggests, or by `[…]`."""
    parts, end = [], 0
    for finding in apart(f for f in findings if f.check == "privacy"):
        if text[finding.start : finding.end] == finding.text:
            parts += [text[end : finding.start], finding.suggestion or _REDACTED]
            end = finding.end
    return "".join([*parts, text[end:]])


class _Draft:
    """The new text so far (`done`), and up to where the old one has been `read`."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.done = ""
        self.read = 0
        self._raises = False  # what comes next begins the sentence
        self._english = detect(text) != "fr"

    def keep_until(self, end: int) -> None:
        if end > self.read:
            self.write(self.text[self.read : end])
            self.read = end

    def write(self, part: str) -> None:
        if self._raises:
            part = part[:1].upper() + part[1:]
            self._raises = False
        tail = self.done[-_LOOK_BACK:]
        if self._english and part[:1].isalpha() and (article := _ARTICLE.search(tail)):
            n = "n" if _VOWEL.match(part) else ""
            self.done = self.done[: len(self.done) - len(article[0])] + article[1] + n + article[2]
        self.done += part

    def mend(self, *, capital: bool) -> None:
        """Close the gap left where words were taken out just before `read`."""
        opens = _OPENS.search(self.done[-_LOOK_BACK:]) is not None
        if _CLOSES.match(self.text, self.read):
            if opens:  # the whole sentence has gone, its full stop goes too
                self._skip(_STOPS)
            else:
                self._drop_comma()
        elif comma := _COMMA.match(self.text, self.read):
            if opens:
                self.read = comma.end()
                self._raises = capital
            else:
                self._drop_comma()
        else:
            if opens or self.done[-1:] in " \t\u00a0\u202f\n('’":
                self._skip(_SPACES)
            self._raises = opens and capital

    def _drop_comma(self) -> None:
        self.done = self.done.rstrip(" \t\u00a0\u202f").removesuffix(",")

    def _skip(self, pattern: re.Pattern[str]) -> None:
        if found := pattern.match(self.text, self.read):
            self.read = found.end()
