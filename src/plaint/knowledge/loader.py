"""Reads one country's knowledge file into the values of `plaint.domain.rules`.

What several countries share (`eu.toml`) is added to each that names it, after its own entries. The
user's own file of a country, where there is one, comes before both, and an entry of it takes the
place of the one with the same id.

Strict about the shape: a key that isn't a field, a wrong type, a wait or a date that can't be one
is refused, all of them at once. What the entries mean is checked by `plaint.knowledge.validate`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, fields, replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from plaint.domain.complaint import KINDS, SECTORS
from plaint.domain.rules import (
    Appeal,
    Body,
    Disclosure,
    Knowledge,
    Limit,
    Notice,
    Right,
    Rule,
    Source,
    Watch,
)
from plaint.domain.wait import UNITS, Wait
from plaint.errors import Fault, InvalidInput
from plaint.knowledge.default import default_rule
from plaint.knowledge.fingerprint import FOLDER, fingerprint
from plaint.wording import Says, say

__all__ = ["countries", "default_rule", "fingerprint", "load", "read"]

_COUNTRY = re.compile(r"[A-Z]{2}")
_FILE = re.compile(r"[a-z]{2}\.toml")
_WAITS = ("wait", "ack", "within", "bring_within", "opens_after")
_ELSEWHERE = {
    "country": "stands in [meta], not in an entry",
    "mine": "is said by where the file lies",
}
_EVERY = {"sectors": SECTORS, "kinds": KINDS}
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Meta:
    country: str
    as_of: date
    names: dict[str, str] = field(default_factory=dict)
    shares: tuple[str, ...] = ()


_TABLES: dict[str, tuple[str, type]] = {
    "rule": ("rules", Rule),
    "body": ("bodies", Body),
    "disclosure": ("disclosures", Disclosure),
    "right": ("rights", Right),
    "limit": ("limits", Limit),
    "notice": ("notices", Notice),
    "appeal": ("appeals", Appeal),
    "watch": ("watches", Watch),
}
# What isn't a country: entries that countries share.
_SHARED = ("EU",)


def countries() -> tuple[str, ...]:
    """The codes of the countries with a file, in alphabetical order."""
    found = (path.name for path in Path(FOLDER).iterdir())
    codes = sorted(name[:2].upper() for name in found if _FILE.fullmatch(name))
    return tuple(code for code in codes if code not in _SHARED)


@cache
def load(country: str, own_folder: str = "") -> Knowledge:
    """What is known of a country (ISO 3166-1); empty where it has no file, or none is named.

    `own_folder` holds the user's own files, named alike. Raises InvalidInput where `country` isn't
    two capital letters, or a file is out of order.
    """
    if not country:
        return Knowledge(country="")
    if not _COUNTRY.fullmatch(country):
        raise InvalidInput(
            say("“{country}” is not a country code.", country=country),
            hint=say("Write two capital letters, such as GB or FR."),
        )
    name = f"{country.lower()}.toml"
    own, ours = Path(own_folder, name), Path(FOLDER, name)
    knowledge = read(ours) if ours.is_file() else Knowledge(country=country)
    parts = [knowledge, *(read(Path(FOLDER, f"{s.lower()}.toml")) for s in knowledge.shares)]
    if own_folder and own.is_file():
        parts.insert(0, read(own))
        parts[0] = replace(parts[0], **_tables(parts[:1], mine=True))
    return replace(knowledge, **_tables(parts))


def _tables(parts: list[Knowledge], **changes: bool) -> dict[str, Any]:
    """The entries of all parts, table by table; of those with the same id, the first."""
    tables: dict[str, Any] = {}
    for name, _ in _TABLES.values():
        entries = [entry for part in parts for entry in getattr(part, name)]
        first = {entry.id: entry for entry in reversed(entries)}
        tables[name] = tuple(
            replace(entry, **changes) for entry in entries if first[entry.id] is entry
        )
    return tables


def read(path: Path) -> Knowledge:
    """Read one file. Raises InvalidInput that lists every fault with its place."""
    import tomllib

    try:
        with path.open("rb") as file:
            document = tomllib.load(file)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise _out_of_order(path, [_fault("", str(error))]) from None
    faults = [_fault(key, "no such table") for key in document if key not in ("meta", *_TABLES)]
    meta = _convert(document.get("meta", {}), _Meta, "meta", faults)
    if meta is not None and f"{meta.country.lower()}.toml" != path.name:
        faults.append(_fault("meta.country", f"must be {path.stem.upper()}, as the file's name"))
    read_tables: dict[str, tuple[Any, ...]] = {}
    for table, (name, kind) in _TABLES.items():
        entries = _entries(document.get(table, []), table, faults)
        country = meta.country if meta else ""
        values = [_entry(raw, kind, place, country, faults) for place, raw in entries]
        read_tables[name] = tuple(values)
    if faults or meta is None:
        raise _out_of_order(path, faults)
    return Knowledge(
        country=meta.country, as_of=meta.as_of, names=dict(meta.names), shares=meta.shares,
        **read_tables,
    )  # fmt: skip


def _entries(
    table: object, name: str, faults: list[Fault]
) -> Iterator[tuple[str, dict[str, object]]]:
    """The entries of one table, each with the place a fault is reported under."""
    for number, raw in enumerate(table if isinstance(table, list) else [table], start=1):
        if isinstance(raw, dict):
            called = raw.get("id")
            yield (f"{name} {called}" if isinstance(called, str) else f"{name} no. {number}"), raw
        else:
            faults.append(_fault(f"{name} no. {number}", f"must be a table, [[{name}]]"))


def _entry(
    raw: dict[str, object], kind: type, place: str, country: str, faults: list[Fault]
) -> object:
    """One entry as its dataclass; None where it can't be one, with the faults noted."""
    for key, where in _ELSEWHERE.items():
        if key in raw:
            faults.append(_fault(f"{place}, {key}", where))
    known = {**raw, "country": country}
    for key in _WAITS:
        if isinstance(text := known.get(key), str):
            try:
                known[key] = _wait(text)
            except ValueError as error:
                faults.append(_fault(f"{place}, {key}", str(error)))
                known[key] = Wait()
    for key, every in _EVERY.items():
        if known.get(key) == ["all"]:
            known[key] = list(every)
    return _convert(known, kind, place, faults)


def _wait(text: str) -> Wait:
    """A wait as the files write it: "P8W", "P10D business". Raises ValueError."""
    duration, _, unit = text.partition(" ")
    for known in UNITS:
        if known == (unit or "calendar"):
            return Wait.parse(duration, known)
    raise ValueError(f"not a unit of days: {unit!r}")


def _convert(raw: object, kind: type[_T], place: str, faults: list[Fault]) -> _T | None:
    import msgspec

    faults.extend(_unknown(raw, kind, place))
    try:
        return msgspec.convert(raw, kind, builtin_types=(date,))
    except msgspec.ValidationError as error:
        reason, _, path = str(error).partition(" - at `$")
        where = path.rstrip("`").lstrip(".")
        faults.append(_fault(f"{place}, {where}" if where else place, reason))
        return None


def _unknown(raw: object, kind: type, place: str) -> Iterator[Fault]:
    """Keys that aren't fields; msgspec would pass over them in silence."""
    if not isinstance(raw, dict):
        return
    names = [f.name for f in fields(kind)]
    for key in raw:
        if key not in names:
            yield _fault(f"{place}, {key}", "no such key")
    if kind is not Source and "source" in names:
        yield from _unknown(raw.get("source"), Source, f"{place}, source")


def _fault(place: str, reason: str) -> Fault:
    return Fault(place, say("{reason}", reason=reason))


def _out_of_order(path: Path, faults: list[Fault]) -> InvalidInput:
    lines = "; ".join(f"{fault.place}: {fault.message}".lstrip(": ") for fault in faults)
    message: Says = say(
        "The knowledge file {path} is out of order: {faults}", path=str(path), faults=lines
    )
    return InvalidInput(message, faults=tuple(faults), source=str(path))
