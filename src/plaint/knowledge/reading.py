"""Reads one knowledge file into the values of `plaint.domain.rules`.

Strict about the shape: a key that isn't a field, a wrong type, a wait or a date that can't be one
is refused, all of them at once. What the entries mean is checked by `plaint.knowledge.validate`:
for plaint's own files in the tests, for the user's own here, as nobody else looks at it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, fields
from datetime import date
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
from plaint.domain.safe_text import safe
from plaint.domain.wait import UNITS, Wait
from plaint.errors import Fault, InvalidInput
from plaint.wording import Says, say

MOST_BYTES = 1_000_000
_WAITS = ("wait", "ack", "within", "bring_within", "opens_after")
_ELSEWHERE = {
    "country": say("stands in [meta], not in an entry"),
    "mine": say("is said by where the file lies"),
}
_EVERY = {"sectors": SECTORS, "kinds": KINDS}
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Meta:
    country: str
    as_of: date
    names: dict[str, str] = field(default_factory=dict)
    shares: tuple[str, ...] = ()


TABLES: dict[str, tuple[str, type]] = {
    "rule": ("rules", Rule),
    "body": ("bodies", Body),
    "disclosure": ("disclosures", Disclosure),
    "right": ("rights", Right),
    "limit": ("limits", Limit),
    "notice": ("notices", Notice),
    "appeal": ("appeals", Appeal),
    "watch": ("watches", Watch),
}


def read(path: Path, *, own: bool = False) -> Knowledge:
    """Read one file. Raises InvalidInput that lists every fault with its place.

    `own`: it is the user's, so its meaning is checked too, as far as the file alone tells it.
    """
    document = _document(path)
    faults = list(_hidden(document))
    faults += [Fault(k, say("no such table")) for k in document if k not in ("meta", *TABLES)]
    meta = _convert(document.get("meta", {}), _Meta, "meta", faults)
    country = path.stem.upper()
    if meta is not None and meta.country != country:
        where = say("must be {country}, as the file's name", country=country)
        faults.append(Fault("meta.country", where))
    if own and meta is not None and meta.shares:
        faults.append(Fault("meta, shares", say("only plaint's own files share entries")))
    tables: dict[str, Any] = {}
    for table, (name, kind) in TABLES.items():
        entries = _entries(document.get(table, []), table, faults)
        values = [_entry(raw, kind, place, country, faults) for place, raw in entries]
        tables[name] = tuple(value for value in values if value is not None)
    knowledge = Knowledge(
        country=country, as_of=meta.as_of if meta else None, names=dict(meta.names) if meta else {},
        shares=meta.shares if meta else (), **tables,
    )  # fmt: skip
    if own:
        faults += _meaningless(knowledge, faults)
    if faults:
        raise out_of_order({str(path): tuple(faults)})
    return knowledge


def out_of_order(found: dict[str, tuple[Fault, ...]]) -> InvalidInput:
    """The error that names the files, and every fault of each with its place."""
    hint = say("Mend what is named, then run `plaint rules check` again.")
    if len(found) == 1:
        [(path, faults)] = found.items()
        message = say("The knowledge file {path} is out of order.", path=path)
        return InvalidInput(message, faults=faults, hint=hint, source=path)
    named = tuple(_of_file(path, fault) for path, faults in found.items() for fault in faults)
    message = say("These knowledge files are out of order: {files}.", files=", ".join(found))
    return InvalidInput(message, faults=named, hint=hint)


def _of_file(path: str, fault: Fault) -> Fault:
    name = Path(path).name
    return fault if fault.place == name else fault._replace(place=f"{name}: {fault.place}")


# --- the file ------------------------------------------------------------------------------------

_AT_LINE = re.compile(r" \(at line (\d{1,7}), column \d+\)$")


def _document(path: Path) -> dict[str, Any]:
    """The file as TOML reads it. Raises InvalidInput where it isn't a file, or isn't TOML."""
    import tomllib

    def refused(why: Says, line: int | None = None) -> InvalidInput:
        return out_of_order({str(path): (Fault(path.name, why, line),)})

    try:
        if not path.is_file():
            raise refused(say("is not a file"))
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
        if len(data) > MOST_BYTES:
            raise refused(say("is larger than 1 MB"))
        return tomllib.loads(data.decode())
    except OSError as error:
        raise refused(say("can't be read: {reason}", reason=str(error.strerror))) from None
    except UnicodeDecodeError:
        raise refused(say("is not UTF-8 text")) from None
    except RecursionError:
        raise refused(say("is nested too deeply")) from None
    except tomllib.TOMLDecodeError as error:
        reason = str(error)
        at = _AT_LINE.search(reason)
        told = say("{reason}", reason=_AT_LINE.sub("", reason))
        raise refused(told, int(at[1]) if at else None) from None
    except ValueError:  # more digits than Python reads
        raise refused(say("holds a number of too many digits")) from None


def _hidden(document: dict[str, Any]) -> Iterator[Fault]:
    """Characters that would steer a terminal, or show a text in another order than it has."""
    # A stack of our own: dotted keys nest deeper than Python calls.
    stack: list[tuple[str, object]] = [("", document)]
    while stack:
        place, value = stack.pop()
        if isinstance(value, str):
            if found := next((c for c in value if safe(c) != c), ""):
                code = f"U+{ord(found):04X}"
                yield Fault(place, say("holds the hidden character {code}", code=code))
        elif isinstance(value, dict):
            for key, inner in reversed(value.items()):
                below = key if not place else f"{place}, {key}" if len(place) < 200 else place
                stack += [(below, inner), (below, key)]
        elif isinstance(value, list):
            deep = "," in place
            for number, inner in reversed([*enumerate(value, start=1)]):
                stack.append((place if deep else _named(place, number, inner), inner))


def _named(table: str, number: int, raw: object) -> str:
    """The place that a fault of an entry is reported under."""
    called = raw.get("id") if isinstance(raw, dict) else None
    return f"{table} {called}" if isinstance(called, str) else f"{table} no. {number}"


# --- its entries ---------------------------------------------------------------------------------


def _entries(
    table: object, name: str, faults: list[Fault]
) -> Iterator[tuple[str, dict[str, object]]]:
    """The entries of one table, each with the place a fault is reported under."""
    for number, raw in enumerate(table if isinstance(table, list) else [table], start=1):
        if isinstance(raw, dict):
            yield _named(name, number, raw), raw
        else:
            wanted = say("must be a table, [[{name}]]", name=name)
            faults.append(Fault(_named(name, number, raw), wanted))


def _entry(
    raw: dict[str, object], kind: type, place: str, country: str, faults: list[Fault]
) -> object:
    """One entry as its dataclass; None where it can't be one, with the faults noted."""
    for key, where in _ELSEWHERE.items():
        if key in raw:
            faults.append(Fault(f"{place}, {key}", where))
    known = {**raw, "country": country, "mine": False}
    for key in _WAITS:
        if key in known:
            known[key] = _wait(known[key], f"{place}, {key}", faults)
    for key, every in _EVERY.items():
        if known.get(key) == ["all"]:
            known[key] = list(every)
    return _convert(known, kind, place, faults)


def _wait(written: object, place: str, faults: list[Fault]) -> Wait:
    """A wait as the files write it: "P8W", "P10D business"; none where it can't be one."""
    text = written if isinstance(written, str) else ""
    duration, _, unit = text.partition(" ")
    known = next((one for one in UNITS if one == (unit or "calendar")), None)
    if known is None:
        units = ", ".join(UNITS)
        wrong = say("“{unit}” is not a unit of days: {units}", unit=unit, units=units)
        faults.append(Fault(place, wrong))
        return Wait()
    try:
        return Wait.parse(duration, known)
    except ValueError:
        shapes = "P10D, P10D business, P8W, P2M, P1Y"
        wrong = say("“{wait}” is not a wait: write one like {shapes}", wait=text, shapes=shapes)
        faults.append(Fault(place, wrong))
        return Wait()


_LACKING = re.compile(r"Object missing required field `(\w+)`")


def _convert(raw: object, kind: type[_T], place: str, faults: list[Fault]) -> _T | None:
    import msgspec

    faults.extend(_unknown(raw, kind, place))
    try:
        return msgspec.convert(raw, kind, builtin_types=(date,))
    except msgspec.ValidationError as error:
        reason, _, path = str(error).partition(" - at `$")
        where = path.rstrip("`").lstrip(".")
        lacks = _LACKING.fullmatch(reason)
        told = say("lacks the key {key}", key=lacks[1]) if lacks else say("{reason}", reason=reason)
        faults.append(Fault(f"{place}, {where}" if where else place, told))
        return None


def _unknown(raw: object, kind: type, place: str) -> Iterator[Fault]:
    """Keys that aren't fields; msgspec would pass over them in silence."""
    if not isinstance(raw, dict):
        return
    names = [f.name for f in fields(kind)]
    for key in raw:
        if key not in names:
            yield Fault(f"{place}, {key}", say("no such key"))
    if kind is not Source and "source" in names:
        yield from _unknown(raw.get("source"), Source, f"{place}, source")


def _meaningless(knowledge: Knowledge, told: list[Fault]) -> list[Fault]:
    """What the entries that have a shape can't mean, but where a fault is told already."""
    from plaint.knowledge.validate import faults_of_own

    places = {fault.place for fault in told}
    return [fault for fault in faults_of_own(knowledge) if fault.place not in places]
