"""Puts together what is known of a country, from one file or several.

What several countries share (`eu.toml`) is added to each that names it, after its own entries. The
user's own file of a country, where there is one, comes before both, and an entry of it takes the
place of the one with the same id. A file of the user's that is out of order stops nothing: it is
left out, and said to be.
"""

from __future__ import annotations

import os
import re
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from plaint.domain.rules import Knowledge
from plaint.errors import Fault, InvalidInput
from plaint.knowledge.default import default_rule
from plaint.knowledge.fingerprint import FOLDER, fingerprint
from plaint.knowledge.reading import TABLES, read
from plaint.wording import say

__all__ = ["countries", "default_rule", "faulty_files", "fingerprint", "left_out", "load", "read"]

_COUNTRY = re.compile(r"[A-Z]{2}")
_FILE = re.compile(r"[a-z]{2}\.toml")
# What isn't a country: entries that countries share.
_SHARED = ("EU",)


def countries(own_folder: str = "") -> tuple[str, ...]:
    """The codes of the countries with a file, the user's own too, in alphabetical order."""
    return tuple(sorted({*_codes(FOLDER), *_codes(own_folder)}))


def left_out(own_folder: str) -> tuple[str, ...]:
    """The countries of whose own file nothing is used, because it is out of order."""
    return tuple(code for code in _codes(own_folder) if load(code, own_folder).left_out)


def _codes(folder: str) -> list[str]:
    names = os.listdir(folder) if folder and os.path.isdir(folder) else []
    codes = sorted(name[:2].upper() for name in names if _FILE.fullmatch(name))
    return [code for code in codes if code not in _SHARED]


@cache
def load(country: str, own_folder: str = "") -> Knowledge:
    """What is known of a country (ISO 3166-1); empty where it has no file, or none is named.

    `own_folder` holds the user's own files, named alike; `left_out` of the answer names the one
    that couldn't be used. Raises InvalidInput where `country` isn't two capital letters.
    """
    if not country:
        return Knowledge(country="")
    if not _COUNTRY.fullmatch(country):
        raise InvalidInput(
            say("“{country}” is not a country code.", country=country),
            hint=say("Write two capital letters, such as GB or FR."),
        )
    ours = Path(FOLDER, f"{country.lower()}.toml")
    knowledge = read(ours) if ours.is_file() else Knowledge(country=country)
    parts = [knowledge, *(read(Path(FOLDER, f"{s.lower()}.toml")) for s in knowledge.shares)]
    knowledge = replace(knowledge, **_tables(parts))
    path = _own_file(country, own_folder)
    if path is None:
        return knowledge
    try:
        own = read(path, own=True)
    except InvalidInput:
        return replace(knowledge, left_out=str(path))
    own = replace(own, **_tables([own], mine=True))
    return replace(
        knowledge, as_of=knowledge.as_of or own.as_of, names={**knowledge.names, **own.names},
        **_tables([own, *parts]),
    )  # fmt: skip


def _own_file(country: str, own_folder: str) -> Path | None:
    """The user's file of a country; whatever bears its name, as what isn't a file is a fault."""
    path = Path(own_folder, f"{country.lower()}.toml")
    return path if own_folder and os.path.lexists(path) else None


def _tables(parts: list[Knowledge], **changes: bool) -> dict[str, Any]:
    """The entries of all parts, table by table; of those with the same id, the first."""
    tables: dict[str, Any] = {}
    for name, _ in TABLES.values():
        entries = [entry for part in parts for entry in getattr(part, name)]
        first = {entry.id: entry for entry in reversed(entries)}
        tables[name] = tuple(
            replace(entry, **changes) if changes else entry
            for entry in entries
            if first[entry.id] is entry
        )
    return tables


def faulty_files(country: str, own_folder: str = "") -> dict[str, tuple[Fault, ...]]:
    """Everything wrong with the files of a country, by the path of the file; empty: all in order.

    The user's own file is checked by itself, then together with ours, to which it may refer.
    """
    from plaint.knowledge.validate import validate

    ours = load(country)
    found = {os.path.join(FOLDER, f"{country.lower()}.toml"): validate(ours) if ours.as_of else ()}
    path = _own_file(country, own_folder)
    if path is not None:
        known = [fault for faults in found.values() for fault in faults]
        try:
            read(path, own=True)
            together = validate(load(country, own_folder))
            found[str(path)] = tuple(fault for fault in together if fault not in known)
        except InvalidInput as error:
            found[str(path)] = error.faults
    return {path: faults for path, faults in found.items() if faults}
