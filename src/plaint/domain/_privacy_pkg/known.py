"""The identifying facts of a case, found in a text whatever form they are written in."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import product

from plaint.domain.addresses import AddressWords
from plaint.domain.complaint import Company, Complainant, Complaint
from plaint.domain.folding import squash, word_set
from plaint.domain.people import NameWords
from plaint.domain.phone_forms import find_phone
from plaint.domain.shapes import Shape, either

_LEAST_NAME = 3  # letters of a name's part
_LEAST_DIGITS = 4  # a number of fewer digits is any number
_LEAST_ADDRESS = 6  # letters and digits
_GAP = re.compile(r"[\s.\-_/#·–—()\[\]{}'’@&+,:\u0300-\u036f\u200b-\u200d]{0,4}")
_DIGIT_GAP = re.compile(r"[\s.\-_/#·–—()\u200b-\u200d]{0,3}")
_MONEY = re.compile(r"\s?(?:€|£|\$|%|EUR|GBP|USD|CHF|euros?|pounds?)")
_NAME_PART = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_POSTCODE = re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]?\s*\d[A-Z]{2}\b|(?<!\d)\d{5}(?!\d)", re.IGNORECASE)
# Keys of the references that name an account rather than a matter.
_ACCOUNTS = ("account", "customer", "client", "iban", "compte", "member", "adherent", "loyalty")


@dataclass(frozen=True, slots=True)
class KnownFacts:
    """What of the case may not stand in public, and what of the firm may: `allowed`."""

    name: str = ""
    email: str = ""
    phone: str = ""
    postal: str = ""
    references: tuple[str, ...] = ()
    accounts: tuple[str, ...] = ()
    evidence_names: tuple[str, ...] = ()
    employee_names: tuple[str, ...] = ()
    allowed: tuple[str, ...] = ()


class KnownWords:
    """What is known of names and streets in general, in all languages together."""

    def __init__(self, names: NameWords, addresses: AddressWords) -> None:
        self.no_names = word_set(" ".join(names.no_names))
        self.everyday = word_set(" ".join(names.everyday))
        self.short_forms = tuple(word_set(forms) for forms in addresses.same)
        self.street_end = re.compile(rf"\b(?:{either(addresses.ends)})\b", re.IGNORECASE)


def known_facts(
    complaint: Complaint,
    company: Company,
    complainant: Complainant,
    contacts: Iterable[str] = (),
) -> KnownFacts:
    """The facts of a case. `contacts` are the people who were spoken to, as they were noted."""
    keyed = [(key.casefold(), value) for key, value in complaint.references.items() if value]
    accounts = [v for key, v in keyed if any(word in key for word in _ACCOUNTS)]
    theirs = filter(None, (company.name, company.email, *company.handles.values()))
    return KnownFacts(
        name=complainant.name,
        email=complainant.email,
        phone=complainant.phone,
        postal=complainant.postal,
        references=tuple(value for _, value in keyed if value not in accounts),
        accounts=tuple(accounts),
        evidence_names=tuple(evidence.name for evidence in complaint.evidence),
        employee_names=tuple(contact for contact in contacts if contact),
        allowed=tuple(theirs),
    )


def find_known(text: str, known: KnownFacts, words: KnownWords) -> Iterator[Shape]:
    """Every place where a fact of the case stands; the places may overlap."""
    flat = _Flat(text)
    for category, key in _keys(known, words):
        yield from (Shape(category, *place) for place in flat.find(key))
    for name in (known.name, *known.employee_names):
        staff = name is not known.name
        yield from (Shape("name", *place) for place in _names(flat, name, words, staff=staff))
    if known.phone:
        yield from (Shape("phone", *place) for place in find_phone(text, known.phone))


def allowed_places(text: str, known: KnownFacts, words: KnownWords) -> list[tuple[int, int]]:
    """Where the company's own name, handles and address stand."""
    flat = _Flat(text)
    places = []
    for name in known.allowed:
        found = list(flat.find(squash(name)[0]))
        # A shop may bear the customer's surname; it never bears their reference or their address.
        if found and all(shape.category == "name" for shape in find_known(name, known, words)):
            places += found
    return places


class _Flat:
    """A text reduced to its letters and digits, and the way back."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.letters, self.places = squash(text)

    def find(self, key: str) -> Iterator[tuple[int, int]]:
        """Where a squashed key stands as whole words, with no more than separators inside."""
        if not key:
            return
        gap = _DIGIT_GAP if key.isdigit() else _GAP
        at = self.letters.find(key)
        while at >= 0:
            last = at + len(key) - 1
            start, end = self.places[at], self.places[last] + 1
            whole = (at == 0 or self.places[at - 1] != start) and not _joined(self.text, start, end)
            close = all(
                gap.fullmatch(self.text, self.places[i] + 1, self.places[i + 1])
                for i in range(at, last)
                if self.places[i + 1] - self.places[i] > 1
            )
            if whole and close and not (key.isdigit() and _MONEY.match(self.text, end)):
                while end < len(self.text) and unicodedata.combining(self.text[end]):
                    end += 1  # an accent written apart belongs to its letter
                yield start, end
            at = self.letters.find(key, at + 1)


def _joined(text: str, start: int, end: int) -> bool:
    """Whether a letter or a digit stands right before or after."""
    return (start > 0 and text[start - 1].isalnum()) or (end < len(text) and text[end].isalnum())


def _keys(known: KnownFacts, words: KnownWords) -> Iterator[tuple[str, str]]:
    """What to look for in the squashed text, with its category."""
    for value in known.references:
        yield from _long_enough("reference", value)
    for value in known.accounts:
        yield from _long_enough("account", value)
    for name in known.evidence_names:
        yield from _long_enough("reference", name)
        stem = name.rsplit(".", 1)[0]
        if any(c.isdigit() for c in stem) and len(stem) > _LEAST_DIGITS:
            yield from _long_enough("reference", stem)
    if known.email:
        yield from (("email", key) for key in _email_keys(known.email))
    yield from _postal_keys(known.postal, words)


def _long_enough(category: str, value: str) -> Iterator[tuple[str, str]]:
    key = squash(value)[0]
    if len(key) >= (_LEAST_DIGITS if key.isdigit() else _LEAST_NAME):
        yield category, key


def _email_keys(email: str) -> Iterator[str]:
    """`a.b@example.org` as it may be spelt out: with (at), (dot), arobase, point."""
    local, _, domain = email.partition("@")
    for at, dot in product(("", "at", "arobase"), ("", "dot", "point")):
        for name in dict.fromkeys((local, local.replace(".", dot))):
            yield squash(name + at + domain.replace(".", dot))[0]


def _postal_keys(postal: str, words: KnownWords) -> Iterator[tuple[str, str]]:
    for postcode in _POSTCODE.findall(postal):
        yield "postcode", squash(postcode)[0]
    if len(key := squash(postal)[0]) >= _LEAST_ADDRESS:
        yield "address", key
    for piece in re.split(r"[,;\n]", _POSTCODE.sub(",", postal)):
        end = words.street_end.search(piece)
        for part in dict.fromkeys((piece, piece[: end.end()] if end else piece)):
            # a town alone tells nothing; a house in a street does
            if any(c.isdigit() for c in part) and any(c.isalpha() for c in part):
                yield from (("address", key) for key in _street_keys(part, words))


def _street_keys(street: str, words: KnownWords) -> Iterator[str]:
    """A street with its words in long and short: High Street, High St."""
    choices: list[frozenset[str]] = []
    for word in re.findall(r"[^\W_]+", street)[:12]:
        folded = squash(word)[0]
        choices.append(frozenset({folded}).union(*(f for f in words.short_forms if folded in f)))
    for combination in product(*choices):
        if len(key := "".join(combination)) >= _LEAST_ADDRESS:
            yield key


def _names(flat: _Flat, name: str, words: KnownWords, *, staff: bool) -> Iterator[tuple[int, int]]:
    """The name and each of its parts; one that is an everyday word counts with a capital only."""
    parts: list[str] = _NAME_PART.findall(name)
    # a note such as "desk agent" names nobody: people's names have capitals
    parts = [
        p for p in parts if not staff or (p[0].isupper() and squash(p)[0] not in words.no_names)
    ]
    if len(parts) > 1 and all(len(part) > 1 for part in parts):
        yield from flat.find(squash(" ".join(parts))[0])
    for part in dict.fromkeys([*parts, *(half for p in parts for half in p.split("-"))]):
        key = squash(part)[0]
        if len(key) >= _LEAST_NAME and key not in words.no_names:
            for start, end in flat.find(key):
                if key not in words.everyday or flat.text[start].isupper():
                    yield start, end
