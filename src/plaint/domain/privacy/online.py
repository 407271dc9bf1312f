"""Email addresses of people, and links that open something for whoever has them, in a text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from plaint.domain.privacy.private_links import PrivateLinks
from plaint.domain.privacy.shapes import Shape, either

_LOCAL = r"(?<![\w.+@-])[\w.+-]{1,64}"
_LABEL = r"[\w-]{1,63}"
_HOST = re.compile(rf"@{_LABEL}(?:\.{_LABEL}){{0,7}}\.[^\W\d_][\w-]{{1,62}}")
_LONGEST_LOCAL = 64  # RFC 5321, 4.5.3.1.1
# Ends of addresses that are spelt out; "look at this point in time" ends in none.
_TLD = "(?:com|org|net|edu|info|eu|uk|ie|fr|de|ch|nl|es|ca|io|app)"
_PROVIDER = (
    r"(?:gmail|googlemail|hotmail|outlook|live|yahoo|ymail|icloud|aol|proton|protonmail|gmx|web"
    r"|btinternet|orange|wanadoo|laposte|free|sfr|neuf|t-online|freenet|posteo|bluewin)\.[a-z]{2,3}(?:\.[a-z]{2})?"
)


@dataclass(frozen=True, slots=True)
class OnlineWords:
    """The words of all languages together."""

    spelt: tuple[str, ...]  # what stands for @ and for the dot, two words: at dot
    desks: tuple[str, ...]  # what firms name the addresses of their desks: info, service
    actions: tuple[str, ...]  # parts of links that open something: reset, confirm


class Online:
    """Finds them in a text."""

    def __init__(self, words: OnlineWords) -> None:
        pairs = [pair.split() for pair in words.spelt]
        at, dot = either({at for at, _ in pairs}), either({dot for _, dot in pairs})
        self._hint = re.compile(
            rf"[(\[{{<][ ]?(?:{at}|@)[ ]?[)\]}}>]|[ ](?:(?:{dot})[ ]|(?:{at}|@)[ ]{_PROVIDER})",
            re.IGNORECASE,
        )
        self._spelt = re.compile(
            "|".join(
                (_in_brackets(at, dot), *(_in_words(*pair) for pair in pairs), _at_provider(at))
            ),
            re.IGNORECASE,
        )
        # customer.service2, support-fr
        desk = rf"(?:{either(words.desks)})s?[\d._-]{{0,3}}"
        self._desk = re.compile(
            rf"(?<!\w)(?:{desk}){{1,3}}(?:(?<=[._-])[a-z]{{2,3}})?(?=[@ (\[{{<])", re.IGNORECASE
        )
        self._links = PrivateLinks(words.actions)

    def find(self, text: str) -> Iterator[Shape]:
        """Email addresses, but for those of a firm's desk, and links with tokens."""
        for start, end in self._emails(text):
            if not self._desk.match(text, start, end):
                yield Shape("email", start, end)
        yield from self._links.find(text)

    def _emails(self, text: str) -> Iterator[tuple[int, int]]:
        if "@" in text:
            for host in _HOST.finditer(text):
                if (start := _local_start(text, host.start())) < host.start():
                    yield start, host.end()
        if self._hint.search(text):
            for spelt in self._spelt.finditer(text):
                yield spelt.span()


def _in_brackets(at: str, dot: str) -> str:
    """a.traveller (at) example.org, a.traveller [at] example [dot] org"""
    any_dot = rf"(?:\.|[ ]?[(\[{{<][ ]?(?:{dot}|\.)[ ]?[)\]}}>][ ]?|[ ](?:{dot})[ ])"
    return (
        rf"{_LOCAL}[ ]?[(\[{{<][ ]?(?:{at}|@)[ ]?[)\]}}>][ ]?"
        rf"{_LABEL}(?:{any_dot}{_LABEL}){{0,5}}{any_dot}[^\W\d_]{{2,24}}"
    )


def _in_words(at: str, dot: str) -> str:
    """a dot traveller at example dot org, a.traveller@example dot org"""
    return (
        rf"{_LOCAL}(?:[ ]{dot}[ ][\w.-]{{1,64}}){{0,3}}(?:[ ]{at}[ ]|[ ]?@[ ]?)"
        rf"{_LABEL}(?:\.{_LABEL}){{0,3}}(?:[ ]{dot}[ ]{_LABEL}){{0,2}}[ ]{dot}[ ]{_TLD}(?!\w)"
    )


def _at_provider(at: str) -> str:
    """a.traveller at a provider that only people use; not: an account at one"""
    return rf"(?<![\w.+@-])(?=[\w+-]{{0,40}}[\d._]){_LOCAL}[ ](?:{at}|@)[ ]{_PROVIDER}"


def _local_start(text: str, at: int) -> int:
    """Where the part of an address begins that ends before the @; there itself if nowhere."""
    start = at
    while start and at - start < _LONGEST_LOCAL and _is_local(text[start - 1]):
        start -= 1
    if text[start - 1 : start] == "@":
        return at  # @user@server is a handle
    while start < at and not text[start].isalnum():
        start += 1
    return start


def _is_local(char: str) -> bool:
    return char.isalnum() or char in "._+-"
