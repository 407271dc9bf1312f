"""Names of people whom no case knows: strangers, employees, somebody who signs a post.

No list of names is looked up; the words around a name give it away.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from plaint.domain.folding import fold, word_set
from plaint.domain.privacy.capitals import UPPER
from plaint.domain.privacy.shapes import Shape, either
from plaint.domain.privacy.word_signs import WordSigns


@dataclass(frozen=True, slots=True)
class NameWords:
    """The words of all languages together, each perhaps several words apart by spaces."""

    no_names: tuple[str, ...]  # what stands in a noted name and is no part of it: Mrs, manager
    everyday: tuple[str, ...]  # parts of names that are everyday words: a name only with a capital
    introductions: tuple[str, ...]  # a name follows, be it in small letters: my name is
    announce: tuple[str, ...]  # announce a name with a colon or a link: name, surname
    links: tuple[str, ...]  # stand between the announcement and the name: is, est
    no_labels: tuple[str, ...]  # before "name" tell that it is not a person's: company, product
    labels: tuple[str, ...]  # announce a person with a colon: passenger, account holder
    before: tuple[str, ...]  # a name with a capital follows: booked by, au nom de
    titles: tuple[str, ...]  # as they are written: Mr, Mrs, M.
    brands: tuple[str, ...]  # no person for all their title: Dr Martens
    roles: tuple[str, ...]  # as they are written; a name may follow: wife, colleague
    staff: tuple[str, ...]  # the same, but after one of `staff_of`: your agent
    staff_of: tuple[str, ...]  # "the agent United sent" names no agent, "your agent Jo" does
    persons: tuple[str, ...]  # a name may follow after `called`: lady, conseiller
    called: tuple[str, ...]  # between such a word and the name: named, called
    bookings: tuple[str, ...]  # announce a booking code, which a name may follow
    closings: tuple[str, ...]  # end a letter before a name: regards, cordialement
    thanks: tuple[str, ...]  # the same, where two names follow on a line of their own
    particles: tuple[str, ...]  # small words within a name: de, van der
    firms: tuple[str, ...]  # parts of the names of firms: airlines, bank
    never: tuple[str, ...]  # written with a capital, and no name: Monday, Customer, I


# A booking code with a digit in it, but no flight's number.
_CODE = (
    r"(?<![\w#@/.-])(?![A-Z]{2}\d{4}(?!\w)|[A-Z]{3}\d{3}(?!\w)|[A-Z]{6})(?=\d{0,5}[A-Z]{1,5}\d|\d{1,5}[A-Z])"
    r"[A-Z\d]{6}(?!\w)"
)
_CODE_SIGN = re.compile(_CODE)
_LINE_END = r"(?=[ .!]{0,3}(?:[\r\n]|\Z))"
_CLAUSE_END = r"(?=[ ]{0,2}(?:[,.;:!?()\r\n]|\Z))"
_PHONE_END = r"(?=[ .!]{0,3}(?:[\r\n@#]|\Z|https?:))"
# Two or three words in small letters that end a clause: "my name is jo bloggs, booking"
_SMALL = rf"[^\W\d_]{{2,20}}(?:[ ][^\W\d_]{{2,20}}){{1,2}}{_CLAUSE_END}"
_SIGNED = re.compile(  # ... thank you. - Jo Bloggs
    rf"[.!?…\n][ ]{{0,2}}[-–—~][ ]?"
    rf"(?P<name>[{UPPER}][\w'’-]{{1,24}}(?:[ ][{UPPER}][\w'’.-]{{0,24}}){{1,3}})[.!]?\s{{0,3}}\Z"
)
_PHONE = r"[ ,:-]{1,3}[+(]?\d(?:[ ().-]{0,2}\d){8,13}"
_DIGIT = re.compile(r"\d")
_PART = re.compile(r"[^\s\u00a0]+")
_ALWAYS = WordSigns(())
_LAST = 80  # characters at the end of a text where a signature may stand
_WORD_BEFORE = re.compile(r"([^\W\d_]{1,20})['’]?s?[ ]\Z")


@dataclass(frozen=True, slots=True)
class _Clue:
    """A way to give a name away: words of which one must be there, and a pattern with the name."""

    signs: WordSigns
    pattern: re.Pattern[str]
    least: int = 1  # parts of the name
    mixed: bool = False  # NAMES in capitals don't count
    colon: bool = False  # there is a colon in it, or an equals sign
    prose: bool = False  # In a Title Written Like This the words say nothing


class People:
    """Finds names of people in a text."""

    def __init__(self, words: NameWords) -> None:
        self._particles = word_set(" ".join(words.particles))
        self._firms = word_set(" ".join(words.firms))
        self._never = word_set(" ".join(words.never))
        self._no_labels = word_set(" ".join(words.no_labels))
        self._brands = {fold(brand) for brand in words.brands}
        self._clues = _clues(words)
        self._signed = _Clue(_ALWAYS, _SIGNED, least=2)
        self._beside_code = _beside_code(words)
        self._before_phone = _Clue(
            _ALWAYS,
            re.compile(rf"(?:[.!?…][ ]|[\r\n]|\A)(?P<name>{_name(words)}){_PHONE}{_PHONE_END}"),
            least=2,
        )

    def find(self, text: str) -> Iterator[Shape]:
        """Names that the words around them give away."""
        colon = ":" in text or "=" in text
        for clue in self._clues:
            if (colon or not clue.colon) and clue.signs.may_be_in(text):
                yield from self._found(clue, text, 0)
        yield from self._found(self._signed, text, max(0, len(text) - _LAST))
        if _DIGIT.search(text):
            yield from self._found(self._before_phone, text, 0)
            if _CODE_SIGN.search(text):
                for clue in self._beside_code:
                    yield from self._found(clue, text, 0)

    def _found(self, clue: _Clue, text: str, start: int) -> Iterator[Shape]:
        for found in clue.pattern.finditer(text, start):
            before = _WORD_BEFORE.search(text, max(0, found.start() - 24), found.start())
            if before and fold(before[1]) in self._no_labels:
                continue
            if clue.prose and before and text[found.start()].isupper() and before[1].istitle():
                continue
            end = self._end(found["name"], clue)
            begin = found.start("name")
            if end and fold(text[found.start() : begin + end]) not in self._brands:
                yield Shape("name", begin, begin + end)

    def _end(self, name: str, clue: _Clue) -> int:
        """How much of what may be a name is one; nothing: 0."""
        end = count = 0
        parts = [(found.start(), _bare(found[0])) for found in _PART.finditer(name)]
        if any(fold(part) in self._firms for _, part in parts):
            return 0
        for start, part in parts:
            folded = fold(part)
            if folded in self._particles and part.islower() and not name.islower():
                continue
            initial = len(part) == 1 and name[start + 1 : start + 2] == "."
            if folded in self._never and not initial:
                if name.islower() or clue.mixed:
                    return 0
                break
            if clue.mixed and part.isupper() and not initial:
                break
            end = start + len(part)
            count += 1
        return end if count >= clue.least and end > 1 else 0


def _bare(part: str) -> str:
    """A part of a name without the full stop and the 's after it."""
    return part.rstrip(".,").removesuffix("'s").removesuffix("’s")


def _clues(words: NameWords) -> tuple[_Clue, ...]:
    name = rf"(?P<name>{_name(words)})"
    any_name = rf"(?P<name>{_name(words)}|{_SMALL})"
    title = rf"(?:(?:{either(words.titles)})[ ]{{1,2}})?"
    between = r"(?:[ ][\w'’]{1,15}){0,4}?"
    linked = rf"{_any(words.announce)}{between}[ ]{_any(words.links)}"
    persons = (*words.persons, *words.roles, *words.staff)
    staff = rf"{_any(words.staff_of)}[ ](?:[^\W\d_]{{2,12}}[ ]){{0,2}}?(?:{either(words.staff)})"
    colon = rf"{between}[ ]?[:=][ \t]{{0,6}}{title}{any_name}"
    return (
        _clue(words.introductions, rf"{_any(words.introductions)}[ :]{{1,2}}{title}{any_name}"),
        _clue(words.announce, rf"{_any(words.announce)}{colon}", colon=True),
        _clue(words.announce, rf"{linked}[ ]{title}{name}", prose=True),
        _clue(words.labels, rf"{_any(words.labels)}{colon}", colon=True),
        _clue(words.before, rf"{_any(words.before)}[ ]?:?[ ]{title}{name}", prose=True),
        _clue(words.titles, rf"(?:{either(words.titles)})[ \u00a0]{{1,2}}{name}"),
        _clue(
            words.bookings,
            rf"{_any(words.bookings)}(?:[ ][^\W\d_]{{2,9}})?[ #:.]{{1,3}}[A-Z\d]{{6}}[ ,/:-]{{1,3}}"
            rf"{title}{name}{_CLAUSE_END}",
        ),
        _clue(words.roles, rf"(?:{either(words.roles)})[ ]{{1,2}}{name}", mixed=True, prose=True),
        _clue(words.staff, rf"{staff}[ ]{{1,2}}{name}", mixed=True, prose=True),
        _clue(
            words.called,
            rf"{_any(persons)},?[ ](?:\w{{2,4}}[ ])?{_any(words.called)}[ ]{{1,2}}{name}",
        ),
        _clue(
            words.closings,
            rf"{_any(words.closings)}[ ]?[,.!;:–-]{{0,2}}\s{{1,4}}{title}{name}{_LINE_END}",
        ),
        _clue(
            words.thanks,
            rf"{_any(words.thanks)}[ ]?[,.!]{{0,2}}[ ]?\r?\n\s{{0,2}}{title}{name}{_LINE_END}",
            least=2,
        ),
    )


def _beside_code(words: NameWords) -> tuple[_Clue, _Clue]:
    """A name right after or before a booking code."""
    name = rf"(?P<name>(?![A-Z]{{2,3}}(?!\w)){_name(words)})"
    after = rf"{_CODE}[ ,/:-]{{1,3}}(?:{_any(words.announce)}[ :]{{1,2}})?{name}{_CLAUSE_END}"
    before = rf"(?<![\w@#/.-]){name}[ ,/:-]{{1,3}}{_CODE}"
    return _Clue(_ALWAYS, re.compile(after)), _Clue(_ALWAYS, re.compile(before), least=2)


def _clue(
    signs: Iterable[str],
    pattern: str,
    *,
    least: int = 1,
    mixed: bool = False,
    colon: bool = False,
    prose: bool = False,
) -> _Clue:
    pattern = rf"(?<![\w@#-]){pattern}"
    return _Clue(WordSigns(signs), re.compile(pattern), least, mixed, colon, prose)


def _name(words: NameWords) -> str:
    """A pattern for one to four words with capitals, small words among them."""
    apart = either(word for word in words.particles if not word.endswith("'"))
    elided = "|".join(f"{re.escape(w[:-1])}['’]" for w in words.particles if w.endswith("'"))
    small = rf"(?:(?:{apart})[ ]|{elided})?"
    word = rf"{small}[{UPPER}](?:[\w'’-]{{1,24}}|\.(?=[ ]?[{UPPER}])|(?=[ ][{UPPER}]))"
    return rf"{word}(?:(?:[ \u00a0]{{1,2}}|/){word}){{0,3}}"


def _any(words: Iterable[str]) -> str:
    """A pattern for any of the words, in capitals or not; none: for nothing."""
    return f"(?i:{either(words) or '(?!)'})(?!\\w)"
