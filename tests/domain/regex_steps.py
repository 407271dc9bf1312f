"""Counts what a regular expression costs, instead of timing it: the same on every machine.

A pattern is read with `re`'s own parser and matched by backtracking, as `re` does, one step for
each character looked at and each way tried. `re` itself leaves some of the ways out (it looks ahead
for a literal, say), so that it takes fewer steps and never more.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from re import _constants as op  # type: ignore[attr-defined]  # the stubs leave it out
from re import _parser as parser  # type: ignore[attr-defined]  # the stubs leave it out
from typing import Any

Fits = Callable[[str], bool]  # one character
Goes = Callable[[int], bool]  # what is left to match, from a place on
Match = Callable[[int, Goes], bool]

_CATEGORIES: dict[Any, Fits] = {
    op.CATEGORY_DIGIT: str.isdecimal,
    op.CATEGORY_SPACE: str.isspace,
    op.CATEGORY_WORD: lambda c: c.isalnum() or c == "_",
    op.CATEGORY_NOT_DIGIT: lambda c: not c.isdecimal(),
    op.CATEGORY_NOT_SPACE: lambda c: not c.isspace(),
    op.CATEGORY_NOT_WORD: lambda c: not (c.isalnum() or c == "_"),
}
_ONE = (op.LITERAL, op.NOT_LITERAL, op.ANY, op.IN)  # match one character
_LIKELY = "1aA -.,"  # tried first for a class of characters


class TooSlow(Exception):
    """A pattern took more steps than it may."""


class Counted:
    """A pattern that counts its steps. Raises TooSlow beyond `most` of them."""

    def __init__(self, pattern: re.Pattern[str], most: int = 1_000_000) -> None:
        self.steps = 0
        self._most = most
        self._text = ""
        self._end = 0
        self._groups: dict[int, tuple[int, int]] = {}
        tree = parser.parse(pattern.pattern, pattern.flags & ~re.UNICODE)
        self._match = self._sequence(list(tree), pattern.flags)

    def finditer(self, text: str) -> Iterator[tuple[int, int]]:
        """The places that `re.finditer` yields."""
        at = 0
        while at <= len(text):
            if self.match(text, at):
                yield at, self._end
                at = max(self._end, at + 1)
            else:
                at += 1

    def match(self, text: str, at: int = 0) -> bool:
        """Whether the pattern matches at a place."""
        self._text, self._groups = text, {}
        return self._match(at, self._arrive)

    def _step(self, count: int = 1) -> None:
        self.steps += count
        if self.steps > self._most:
            raise TooSlow

    def _arrive(self, at: int) -> bool:
        self._end = at
        return True

    # --- one method for each kind of node ---

    def _sequence(self, items: Sequence[Any], flags: int) -> Match:
        parts = [self._node(code, value, flags) for code, value in items]
        if not parts:
            return lambda at, goes: goes(at)
        if len(parts) == 1:
            return parts[0]
        first, rest = parts[0], self._chain(parts[1:])
        return lambda at, goes: first(at, lambda then: rest(then, goes))

    def _chain(self, parts: list[Match]) -> Match:
        if len(parts) == 1:
            return parts[0]
        first, rest = parts[0], self._chain(parts[1:])
        return lambda at, goes: first(at, lambda then: rest(then, goes))

    def _node(self, code: Any, value: Any, flags: int) -> Match:
        if code in _ONE:
            return self._one(_fits(code, value, flags))
        if code is op.BRANCH:
            ways = [self._sequence(list(way), flags) for way in value[1]]
            return lambda at, goes: any(way(at, goes) for way in ways)
        if code is op.SUBPATTERN:
            group, add, remove, inner = value
            return self._group(group, self._sequence(list(inner), (flags | add) & ~remove))
        if code is op.ATOMIC_GROUP:
            return self._atomic(self._sequence(list(value), flags))
        if code in (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT):
            return self._repeat(code, value, flags)
        if code in (op.ASSERT, op.ASSERT_NOT):
            way, inner = value
            return self._look(code is op.ASSERT, way, inner, flags)
        if code is op.AT:
            return self._at(value, flags)
        if code in (op.GROUPREF, op.GROUPREF_IGNORE):
            return self._again(value)
        raise NotImplementedError(f"{code} is not counted")

    def _one(self, fits: Fits) -> Match:
        def match(at: int, goes: Goes) -> bool:
            self._step()
            return at < len(self._text) and fits(self._text[at]) and goes(at + 1)

        return match

    def _group(self, number: int | None, inner: Match) -> Match:
        if number is None:
            return inner

        def match(at: int, goes: Goes) -> bool:
            before = self._groups.get(number)

            def close(end: int) -> bool:
                kept = self._groups.get(number)
                self._groups[number] = (at, end)
                if goes(end):
                    return True
                self._restore(number, kept)
                return False

            if inner(at, close):
                return True
            self._restore(number, before)
            return False

        return match

    def _restore(self, number: int, place: tuple[int, int] | None) -> None:
        if place is None:
            self._groups.pop(number, None)
        else:
            self._groups[number] = place

    def _atomic(self, inner: Match) -> Match:
        def match(at: int, goes: Goes) -> bool:
            return inner(at, self._arrive) and goes(self._end)

        return match

    def _repeat(self, code: Any, value: Any, flags: int) -> Match:
        least, most, items = value
        inner = list(items)
        if len(inner) == 1 and inner[0][0] in _ONE and code is not op.MIN_REPEAT:
            fits = _fits(inner[0][0], inner[0][1], flags)
            return self._run(fits, least, most, code is op.MAX_REPEAT)
        body = self._sequence(inner, flags)
        if code is op.POSSESSIVE_REPEAT:
            return self._atomic(self._turns(body, least, most, greedy=True))
        return self._turns(body, least, most, greedy=code is op.MAX_REPEAT)

    def _run(self, fits: Fits, least: int, most: int, gives_back: bool) -> Match:
        """A repeated character class: no way but shorter is left to try."""

        def match(at: int, goes: Goes) -> bool:
            text, end = self._text, at
            limit = min(len(text), at + most)
            while end < limit and fits(text[end]):
                end += 1
            self._step(end - at + 1)
            for stop in range(end, at + least - 1, -1) if gives_back else (end,):
                self._step()
                if stop - at >= least and goes(stop):
                    return True
            return False

        return match

    def _turns(self, body: Match, least: int, most: int, *, greedy: bool) -> Match:
        def turn(done: int, at: int, goes: Goes) -> bool:
            self._step()

            def again() -> bool:
                return done < most and body(
                    at, lambda then: (then > at or done < least) and turn(done + 1, then, goes)
                )

            if greedy:
                return again() or (done >= least and goes(at))
            return (done >= least and goes(at)) or again()

        return lambda at, goes: turn(0, at, goes)

    def _look(self, wanted: bool, way: int, items: Any, flags: int) -> Match:
        inner = self._sequence(list(items), flags)
        width = items.getwidth()[0] if way < 0 else 0

        def match(at: int, goes: Goes) -> bool:
            self._step()
            seen = at >= width and inner(at - width, lambda _: True)
            return seen == wanted and goes(at)

        return match

    def _at(self, where: Any, flags: int) -> Match:
        def match(at: int, goes: Goes) -> bool:
            self._step()
            return _stands(where, self._text, at, flags) and goes(at)

        return match

    def _again(self, number: int) -> Match:
        def match(at: int, goes: Goes) -> bool:
            self._step()
            start, end = self._groups.get(number, (0, -1))
            same = end >= start and self._text.startswith(self._text[start:end], at)
            return same and goes(at + end - start)

        return match


def _fits(code: Any, value: Any, flags: int) -> Fits:
    """What a node that matches one character matches."""
    if code is op.ANY:
        return (lambda c: True) if flags & re.DOTALL else (lambda c: c != "\n")
    items = value if code is op.IN else [(op.LITERAL, value)]
    bare = [item for item in items if item[0] is not op.NEGATE]
    negated = code is op.NOT_LITERAL or len(bare) < len(items)
    seen: dict[str, bool] = {}

    def fits(char: str) -> bool:
        if char not in seen:
            forms = {char, char.lower(), char.upper()} if flags & re.IGNORECASE else {char}
            seen[char] = negated != any(_in(item, form) for item in bare for form in forms)
        return seen[char]

    return fits


def _in(item: Any, char: str) -> bool:
    code, value = item
    if code is op.LITERAL:
        return bool(ord(char) == value) if len(char) == 1 else False
    if code is op.RANGE:
        return len(char) == 1 and value[0] <= ord(char) <= value[1]
    if code is op.CATEGORY:
        return _CATEGORIES[value](char)
    raise NotImplementedError(f"{code} is not counted")


def _stands(where: Any, text: str, at: int, flags: int) -> bool:
    before, after = text[at - 1 : at] if at else "", text[at : at + 1]
    if where in (op.AT_BOUNDARY, op.AT_NON_BOUNDARY):
        word = _CATEGORIES[op.CATEGORY_WORD]
        at_edge = (before != "" and word(before)) != (after != "" and word(after))
        return at_edge == (where is op.AT_BOUNDARY)
    lines = bool(flags & re.MULTILINE)
    if where in (op.AT_BEGINNING_STRING, op.AT_BEGINNING):
        return at == 0 or (lines and where is op.AT_BEGINNING and before == "\n")
    if where is op.AT_END_STRING:
        return at == len(text)
    if where is op.AT_END:
        return at == len(text) or (after == "\n" and (lines or at == len(text) - 1))
    raise NotImplementedError(f"{where} is not counted")


# --- hostile texts for a pattern ---


def pumped(pattern: re.Pattern[str]) -> list[tuple[str, str]]:
    """What may be hard for a pattern: a beginning, and a unit to write after it again and again.

    For each of its repeats a text that leads there and the body of the repeat; and the pattern
    itself, whole and all but finished.
    """
    items = list(parser.parse(pattern.pattern, pattern.flags & ~re.UNICODE))
    whole = _sample(items)
    units = [("", whole), ("", whole[:-1]), *_repeats(items, "")]
    return [unit for unit in dict.fromkeys(units) if unit[1]]


def _repeats(items: Sequence[Any], before: str) -> Iterator[tuple[str, str]]:
    for code, value in items:
        if code in (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT):
            if value[1] > 1:
                yield before, _sample(value[2])
                yield before, "".join(_ways(value[2]))
            yield from _repeats(value[2], before)
        elif code is op.SUBPATTERN:
            yield from _repeats(value[3], before)
        elif code is op.ATOMIC_GROUP:
            yield from _repeats(value, before)
        elif code is op.BRANCH:
            for way in value[1]:
                yield from _repeats(way, before)
        before += _sample([(code, value)])


def _ways(items: Sequence[Any]) -> Iterator[str]:
    """One text for each alternative at the head of a body."""
    for code, value in items:
        if code is op.SUBPATTERN:
            yield from _ways(value[3])
        elif code is op.BRANCH:
            yield from (_sample(way) for way in value[1])
        else:
            yield _sample([(code, value)])


def _sample(items: Sequence[Any]) -> str:
    """A short text that a pattern matches, but for what it says about its surroundings."""
    out = ""
    for code, value in items:
        if code in _ONE:
            fits = _fits(code, value, 0)
            out += next(filter(fits, _LIKELY), "") or chr(_first(value))
        elif code in (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT):
            out += _sample(value[2]) * max(1, value[0])
        elif code is op.SUBPATTERN:
            out += _sample(value[3])
        elif code is op.ATOMIC_GROUP:
            out += _sample(value)
        elif code is op.BRANCH:
            out += _sample(value[1][0])
    return out


def _first(value: Any) -> int:
    """The code point of a literal, or of the first character of a class."""
    while not isinstance(value, int):
        value = value[0][1] if isinstance(value, list) else value[0]
    return value
