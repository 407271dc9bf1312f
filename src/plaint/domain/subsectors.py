"""The narrower lines of business on which rules, bodies, rights and notices depend.

A case has one subsector at most. Where another fact settles it, it follows from that fact; else the
customer is asked, and only for those that something known of the case depends on.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from plaint.domain.choosing import (
    competent_bodies,
    fitting_notices,
    fitting_rights,
    in_region,
    performance_rules,
)
from plaint.domain.complaint import Company, Complaint
from plaint.domain.flights import Flight
from plaint.domain.needs import has_facts
from plaint.domain.rules import Body, Knowledge, Notice, Right, Rule
from plaint.wording import Says, say

_NEED = "subsector:"
# Parts of a country that have codes of their own (ISO 3166-1): no other country to a journey.
_PARTS = {"US": ("PR", "GU", "VI", "AS", "MP"), "AU": ("NF", "CX", "CC")}
_JOURNEYS = ("domestic", "international")


@dataclass(frozen=True, slots=True)
class Subsector:
    """`name`: by language, as an answer to "Is it one of these?".

    `asked`: the customer can tell from the start. `firm`: only a firm can be it.
    """

    name: Mapping[str, str]
    asked: bool = True
    firm: bool = False


Names = Mapping[str, Subsector]


def known_subsectors(knowledge: Knowledge, sector: str) -> tuple[str, ...]:
    """Those on which anything known of this sector depends, in the order of the file."""
    return _each(
        word for entry in _entries(knowledge) if sector in _sectors(entry) for word in _words(entry)
    )


def open_subsectors(
    knowledge: Knowledge, complaint: Complaint, company: Company, names: Names, on: date,
    flight: Flight | None = None,
) -> tuple[str, ...]:  # fmt: skip
    """Those worth asking the customer about: something that fits the case depends on them, and no
    other fact rules them out. Empty where one was told, or follows from the facts."""
    if complaint.subsector or settled(knowledge, complaint, company, on, flight):
        return ()
    journey = _journey(complaint.country, flight)

    def is_asked(word: str) -> bool:
        called = names.get(word)
        if called and (not called.asked or (called.firm and company.type == "private-person")):
            return False
        return not (journey and word in _JOURNEYS)

    return tuple(word for word in _fitting(knowledge, complaint, on, flight) if is_asked(word))


def settled(
    knowledge: Knowledge, complaint: Complaint, company: Company, on: date,
    flight: Flight | None = None, *, withdrawn: bool = False,
) -> str:  # fmt: skip
    """The subsector that the other facts leave no doubt about; empty where they do, or it was told.

    `withdrawn`: a notice of withdrawal was sent.
    """
    if complaint.subsector:
        return ""
    found = (
        "refund-withdrawal" if withdrawn else "",
        "private-landlord" if company.type == "private-person" else "",
        _journey(complaint.country, flight),
    )
    fitting = _fitting(knowledge, complaint, on, flight)
    return next((word for word in found if word in fitting), "")


def asks_subsector(
    knowledge: Knowledge, complaint: Complaint, company: Company, names: Names, on: date,
    flight: Flight | None = None,
) -> Says | None:  # fmt: skip
    """The question for a case whose subsector nobody named; None where no answer adds anything.

    Only those are listed that bring a right for the first letter, a notice, a rule or a body.
    """
    adding = [
        word
        for word in open_subsectors(knowledge, complaint, company, names, on, flight)
        if _adds(word, knowledge, complaint, company, on, flight)
    ]
    if not adding:
        return None
    return say(
        "Is it one of these: {listed}? Other rules, rights or bodies apply then: set subsector.",
        listed=_listed(adding, names),
    )


def unknown_subsector(knowledge: Knowledge, complaint: Complaint, names: Names) -> Says | None:
    """What to say of a subsector on which nothing known of the sector depends."""
    known = known_subsectors(knowledge, complaint.sector)
    if not complaint.subsector or complaint.subsector in known:
        return None
    if not known:
        return say(
            "Nothing that plaint knows of {sector} in {country} is for “{subsector}” only: it"
            " changes nothing there.",
            sector=complaint.sector, country=complaint.country, subsector=complaint.subsector,
        )  # fmt: skip
    return say(
        "Nothing that plaint knows of {sector} in {country} is for “{subsector}” only. It knows:"
        " {listed}.",
        sector=complaint.sector, country=complaint.country, subsector=complaint.subsector,
        listed=_listed(known, names),
    )  # fmt: skip


def called(word: str, names: Names) -> Says:
    """Its name and the word to set: "a payment you didn't authorise (unauthorised-payment)"."""
    if word not in names:
        return say("{word}", word=word)
    return say("{name} ({word})", name=names[word].name, word=word)


def _listed(words: tuple[str, ...] | list[str], names: Names) -> Says:
    listed = called(words[0], names)
    for word in words[1:]:
        listed = say("{listed}; {next}", listed=listed, next=called(word, names))
    return listed


def _adds(
    word: str, knowledge: Knowledge, complaint: Complaint, company: Company, on: date,
    flight: Flight | None,
) -> bool:  # fmt: skip
    """Whether the plan or the first letter would take anything from the answer."""
    told = replace(complaint, subsector=word)
    applying: tuple[_Entry, ...] = (
        *(rule for rule in knowledge.rules if rule.clock == "complaint" and _fits(rule, told, on)),
        *performance_rules(knowledge, told, on),
        *competent_bodies(knowledge, told, company, on=on),
        *fitting_rights(knowledge, told, "complaint", on, flight=flight),
        *fitting_notices(knowledge, told),
    )
    return any(word in _words(entry) for entry in applying)


# --- what of the knowledge fits -----------------------------------------------------------------

_Entry = Rule | Body | Right | Notice


def _fitting(
    knowledge: Knowledge, complaint: Complaint, on: date, flight: Flight | None
) -> tuple[str, ...]:
    """The subsectors of all that fits the case but for them, whoever can tell them."""
    return _each(
        word
        for entry in _entries(knowledge)
        if _fits(entry, complaint, on)
        and all(_may_be(need, complaint, flight) for need in getattr(entry, "needs", ()))
        for word in _words(entry)
    )


def _fits(entry: _Entry, complaint: Complaint, on: date) -> bool:
    """By sector, kind, region and day; a rule of the complaint clock or a body fits any kind."""
    kinds: tuple[str, ...] = getattr(entry, "kinds", ())
    since = getattr(entry, "effective_from", None)
    until = getattr(entry, "effective_until", None)
    return (
        complaint.sector in _sectors(entry)
        and (not kinds or complaint.kind in kinds)
        and in_region(entry.regions, complaint)
        and (since is None or since <= on)
        and (until is None or on <= until)
        and getattr(entry, "counts_from", "") != "second-level"  # reached by another rule only
    )


def _may_be(need: str, complaint: Complaint, flight: Flight | None) -> bool:
    """Whether a fact that a right needs holds, or may still be told."""
    name = _FACT.match(need)
    if need.startswith(_NEED) or name is None or has_facts((need,), complaint, flight):
        return True
    if name[0] == "flight":
        return flight is not None and need == "flight:sum"  # without airports none is cited
    return getattr(complaint, name[0], None) in ("", None)


_FACT = re.compile(r"[a-z_]+")


def _journey(country: str, flight: Flight | None) -> str:
    """Within the country whose rules apply, or over a border; empty where it isn't known."""
    if flight is None:
        return ""
    ends = (flight.origin.country, flight.destination.country)
    inside = [end == country or end in _PARTS.get(country, ()) for end in ends]
    if all(inside):
        return "domestic"
    return "international" if ends[0] != ends[1] else ""


def _entries(knowledge: Knowledge) -> tuple[_Entry, ...]:
    return (*knowledge.rules, *knowledge.bodies, *knowledge.rights, *knowledge.notices)


def _sectors(entry: _Entry) -> tuple[str, ...]:
    return (entry.sector,) if isinstance(entry, Rule) else entry.sectors


def _words(entry: _Entry) -> tuple[str, ...]:
    """The subsectors that an entry is for; empty for all of them."""
    if isinstance(entry, Rule):
        return (entry.subsector,) if entry.subsector else ()
    if isinstance(entry, Body):
        return entry.subsectors
    named = (need.removeprefix(_NEED) for need in entry.needs if need.startswith(_NEED))
    return tuple(word for word in named if not word.startswith("!"))


def _each(words: Iterator[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(words))
