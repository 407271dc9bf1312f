"""What proves who somebody is: dates of birth, passwords, national numbers, licence plates."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from plaint.domain.privacy.announced import Announced
from plaint.domain.privacy.national_ids import find_national_ids
from plaint.domain.privacy.plates import Plates
from plaint.domain.privacy.shapes import Shape, either, is_amount

_DIGIT = re.compile(r"\d")
_DATE = re.compile(
    r"\d{1,2}[./ -]\d{1,2}[./ -](?:19|20)?\d\d|(?:19|20)\d\d[./ -]\d{1,2}[./ -]\d{1,2}"
)

# A link, a handle, "a 6-digit" code
_NO_SECRET = re.compile(r"https?:|www\.|[@#]|\d{1,2}-[^\W\d_]+[!?]{0,3}$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class IdentityWords:
    """The words of all languages together. Each may be several words apart by spaces."""

    birth: tuple[str, ...]  # announce a date of birth
    months: tuple[str, ...]  # whole or short
    passwords: tuple[str, ...]  # announce a secret
    logins: tuple[str, ...]  # announce the name of an account
    papers: tuple[str, ...]  # announce a national number or the number of a passport
    plates: tuple[str, ...]  # announce a licence plate
    vehicles: tuple[str, ...]  # stand near a licence plate
    places: tuple[str, ...]  # stand before the place of birth: in, à
    links: tuple[str, ...]  # between the announcement and what it announces: number, of
    equals: tuple[str, ...]  # say that it follows: is, est


_PAPER = (
    r"(?P<code>(?:[A-Z]{1,3}[ -])?[A-Z]{0,6}\d[A-Z0-9]{0,15}"
    r"(?:[ ./-]{1,3}[A-Z]{0,2}\d[A-Z0-9]{0,9}){0,7}(?:[ ](?-i:[A-Z]))?)(?!\w)"
)
_FEWEST_DIGITS = 5  # of a paper's number


class Identity:
    """Finds them in a text."""

    def __init__(self, words: IdentityWords) -> None:
        equals = rf"(?:(?:{either(words.equals)})(?!\w)|[:=])"
        linking = (*words.links, *words.equals)
        link = rf"(?:[ ]?(?:(?:{either(linking)})(?!\w)|[:=#.-]|n[°º])){{0,4}}"
        quote = r"\s{0,2}[\"'“«(]?[ ]?"
        self._births = Announced(words.birth, _place(words) + link + _date(words))
        self._passwords = Announced(
            words.passwords,
            rf"(?:{link}[ ]?{equals}{quote}(?P<secret>[^\s\"'”»,;]{{3,40}})"
            r"|[ ](?P<code>\d{4,8}(?!\w|[.,/-]\d)"
            r"|(?=\S{1,39}\d)[^\W\d_]\w{1,20}[#$%&*^!][^\s\"'”»,;]{1,20}))",
        )
        self._logins = Announced(
            words.logins,
            rf"{link}[ ]?{equals}{quote}(?P<name>(?=[^\s\d]{{0,20}}\d)[\w.-]{{5,30}})(?![@\w])",
        )
        self._papers = Announced(words.papers, link + quote + _PAPER)
        self._plates = Plates(words.plates, words.vehicles, link + quote)

    def secrets(self, text: str) -> Iterator[Shape]:
        """What no company needs to be told, even in a letter."""
        if not _DIGIT.search(text):
            return
        for birth in self._births.finditer(text):
            yield Shape("date-of-birth", *birth.span("date"))
        for password in self._passwords.finditer(text):
            group = "code" if password["code"] else "secret"
            if secret := _secret(password[group]):
                start = password.start(group)
                yield Shape("account", start, start + len(secret))

    def find(self, text: str) -> Iterator[Shape]:
        """What a company may need to be told, and nobody else."""
        if not _DIGIT.search(text):
            return
        yield from find_national_ids(text)
        for paper in self._papers.finditer(text):
            if _is_paper(text, paper):
                yield Shape("national-id", *paper.span("code"))
        for login in self._logins.finditer(text):
            yield Shape("account", *login.span("name"))
        yield from self._plates.find(text)


def _place(words: IdentityWords) -> str:
    """The place of birth, or how the date is to be written, in brackets."""
    place = rf"(?:[ ](?:{either(words.places)})(?:[ ][^\W\d_][\w'’-]{{0,30}}){{1,3}}?)?"
    return place + r"(?:[ ]?\([^()\d]{1,20}\))?"


def _date(words: IdentityWords) -> str:
    month = rf"(?:{either(words.months)})\.?(?![^\W\d_])"
    return (
        r"\s{0,2}(?P<date>\d{1,4}[./ -]{1,2}\d{1,2}[./ -]{1,2}\d{2,4}"
        r"|(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])(?:19|20)\d\d"
        rf"|\d{{1,2}}(?:st|nd|rd|th|er|\.)?[ -]?(?:of )?{month}[ ,'’.-]{{1,2}}\d{{2,4}}"
        rf"|{month}[ ]\d{{1,2}}(?:st|nd|rd|th)?,?[ ]\d{{4}})(?!\w)"
    )


def _secret(written: str) -> str:
    """What of it is the secret; nothing where none is given away: "my password is wrong"."""
    secret = written.rstrip(".…)")
    return "" if _NO_SECRET.match(secret) or not _DIGIT.search(secret) else secret


def _is_paper(text: str, paper: re.Match[str]) -> bool:
    code = paper["code"]
    return (
        sum(c.isdigit() for c in code) >= _FEWEST_DIGITS
        and not _DATE.fullmatch(code)
        and not is_amount(text, *paper.span("code"))
    )
