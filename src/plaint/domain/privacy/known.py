"""The identifying facts of a case, found in a text whatever form they are written in."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import permutations, product

from plaint.domain.complaint import Company, Complainant, Complaint
from plaint.domain.folding import spelt, squash, word_set
from plaint.domain.privacy.address_words import AddressWords
from plaint.domain.privacy.people import NameWords
from plaint.domain.privacy.phone_forms import find_phone
from plaint.domain.privacy.postal_forms import postal_forms
from plaint.domain.privacy.shapes import Shape, either

_LEAST_NAME = 3  # letters of a name's part
_MOST_PARTS = 6
_LEAST_DIGITS = 4  # a number of fewer digits is any number
# Between the letters and digits of a fact: hyphens, brackets, what isn't seen; no sentence's end.
_INSIDE = r"\s.\-_/#·•|*–—()\u00ad\u2010-\u2015\u200b-\u200f\u2060\ufeff"
_GAP = re.compile(rf"[{_INSIDE}\[\]{{}}'’@＠&+,:;~°\u0300-\u036f]{{0,4}}")
_DIGIT_GAP = re.compile(rf"[{_INSIDE}]{{0,3}}")
_MONEY = re.compile(r"\s?(?:€|£|\$|%|EUR|GBP|USD|CHF|euros?|pounds?)")
_NAME_PART = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
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
        """Where a key stands as whole words, with no more than separators inside.

        The key is squashed, or a pattern for what is; the places may overlap.
        """
        search = re.compile(key or r"(?!)").search
        found = search(self.letters)
        while found:
            at, last = found.start(), found.end() - 1
            start, end = self.places[at], self.places[last] + 1
            digits = found[0].isdigit()
            gap = _DIGIT_GAP if digits else _GAP
            whole = (at == 0 or self.places[at - 1] != start) and not _joined(self.text, start, end)
            close = all(
                gap.fullmatch(self.text, self.places[i] + 1, self.places[i + 1])
                for i in range(at, last)
                if self.places[i + 1] - self.places[i] > 1
            )
            if whole and close and not (digits and _MONEY.match(self.text, end)):
                while end < len(self.text) and unicodedata.combining(self.text[end]):
                    end += 1  # an accent written apart belongs to its letter
                yield start, end
            found = search(self.letters, at + 1)


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
    yield from postal_forms(known.postal, words.street_end, words.short_forms)


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


def _names(flat: _Flat, name: str, words: KnownWords, *, staff: bool) -> Iterator[tuple[int, int]]:
    """The name and each of its parts; one that is an everyday word counts with a capital only."""
    noted: list[str] = _NAME_PART.findall(name)
    # a note such as "desk agent" names nobody: people's names have capitals
    parts = [
        p for p in noted if not staff or (p[0].isupper() and squash(p)[0] not in words.no_names)
    ]
    for whole in (noted, parts) if parts else ():
        if len(whole) > 1 and all(len(part) > 1 for part in whole):
            yield from flat.find(spelt("".join(whole)))
    alone = dict.fromkeys([*parts, *(half for p in parts for half in p.split("-"))])
    known = [p for p in alone if _names_somebody(p, words)]
    # two parts in one word, in either order: #JaneDoe of Jane Doe-Smith
    for part in [*known, *map("".join, permutations(known[:_MOST_PARTS], 2))]:
        for start, end in flat.find(spelt(part)):
            if squash(part)[0] not in words.everyday or flat.text[start].isupper():
                yield start, end


def _names_somebody(part: str, words: KnownWords) -> bool:
    key = squash(part)[0]
    return len(key) >= _LEAST_NAME and key not in words.no_names
