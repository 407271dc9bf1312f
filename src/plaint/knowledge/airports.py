"""Airports by their IATA code or their town, from the table of the `airportsdata` library.

The table has each town in one spelling ("Munich", but "Sevilla") and tells nothing of an airport's
size; `airports.toml` adds the names that travellers write, and which of a town's airports they are
likeliest to mean. It is read at the first search for a name, the table at the first flight.
"""

from __future__ import annotations

import os
import re
from functools import cache

from plaint.domain.flights import Airport
from plaint.domain.folding import fold
from plaint.knowledge.fingerprint import FOLDER

_MOST = 20
_SHORTEST = 3
_WORD = re.compile(r"[^\W_]+")
# The towns that share an airport, in one field of the table: "Metz / Nancy", "Arnavutköy, Istanbul"
_BETWEEN = re.compile(r"[/,(]")
_SHORT = {"saint": "st", "sainte": "ste", "sankt": "st"}
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "Ö": "Oe", "Ü": "Ue"})


@cache
def _airports() -> dict[str, Airport]:
    import airportsdata

    return {
        code: Airport(
            code, row["name"], row["city"], row["country"], float(row["lat"]), float(row["lon"])
        )
        for code, row in airportsdata.load("IATA").items()
    }


def airport(code: str) -> Airport | None:
    """The airport of a code such as LHR, in any case; None where there is none."""
    return _airports().get(code.strip().upper())


def airports_of(words: str) -> list[Airport]:
    """The airports that a code, a town or a part of a name may mean, the likeliest first.

    Towns are known by their names in several languages. Three capitals are the code alone; "Pau" is
    the town in France, and the code of Pauk in Myanmar.
    """
    coded = airport(words)
    if coded and words.strip().isupper():
        return [coded]
    wanted = _key(words)
    if len(wanted) < _SHORTEST:
        return []
    towns = _of_town(wanted)
    if coded:
        return [a for a in towns if a != coded] + [coded]
    if wanted in _names():
        return towns
    # Where no town is called so, it may be the beginning of a word.
    part = f" {wanted} " if towns else f" {wanted}"
    named = [a for a, name in _searched() if part in name and a not in towns]
    return (towns + named or _within_a_town(wanted))[:_MOST]


def _of_town(wanted: str) -> list[Airport]:
    """Those of our own list first, then every town that the table calls so."""
    # A later table may have dropped a code of ours.
    listed = [a for code in _names().get(wanted, ()) if (a := airport(code))]
    return (listed + [a for a in _towns().get(wanted, ()) if a not in listed])[:_MOST]


def _within_a_town(wanted: str) -> list[Airport]:
    """ "Londres Heathrow", "Paris CDG": a town, then which of its airports."""
    words = wanted.split()
    for cut in range(len(words) - 1, 0, -1):
        rest = " ".join(words[cut:])
        of_name = _names().get(rest, ())
        found = [
            a
            for a in _of_town(" ".join(words[:cut]))
            if rest == a.code.lower() or a.code in of_name or f" {rest}" in f" {_key(a.name)}"
        ]
        if found:
            return found
    return []


@cache
def _names() -> dict[str, tuple[str, ...]]:
    """The codes that a name of `airports.toml` means."""
    import tomllib

    with open(os.path.join(FOLDER, "airports.toml"), "rb") as file:
        towns: dict[str, str] = tomllib.load(file)["towns"]
    found: dict[str, tuple[str, ...]] = {}
    for codes, names in towns.items():
        for name in names.split(","):
            for key in {_key(name), _key(name.translate(_UMLAUTS))}:
                found[key] = (*found.get(key, ()), *codes.split())
    return found


@cache
def _towns() -> dict[str, list[Airport]]:
    """The airports by the towns that the table gives them."""
    found: dict[str, list[Airport]] = {}
    for one in _airports().values():
        for town in {_key(part) for part in (one.city, *_BETWEEN.split(one.city))}:
            found.setdefault(town.removesuffix(" island"), []).append(one)
    return found


@cache
def _searched() -> list[tuple[Airport, str]]:
    return [(one, f" {_key(one.name)} ") for one in _airports().values()]


def _key(name: str) -> str:
    """The words of a name, folded: "St. Gallen" and "Saint-Gallen" are both `st gallen`."""
    return " ".join(_SHORT.get(word, word) for word in _WORD.findall(fold(name)))
