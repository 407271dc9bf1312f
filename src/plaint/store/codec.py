"""Events as JSON and back. What comes from a file is checked against the shapes of the domain."""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any

import msgspec

from plaint.domain.complaint import Evidence
from plaint.domain.events import (
    PAYLOADS,
    VERSION,
    CaseOpened,
    ContactMade,
    Event,
    FactsCorrected,
    MessageSent,
    Payload,
)
from plaint.domain.facts import FACTS, BadFact, Parser, line
from plaint.errors import InvalidInput
from plaint.store.evidence import is_digest
from plaint.wording import say

FORMAT = 1  # of an export
# Fields of events whose values are plaint's own words, not people's.
_WORDS = ("by", "category", "kind", "outcome", "platform", "stage", "step", "variant", "via")
_WORD = re.compile(r"[a-z0-9-]{0,40}")
_Flat = str | int | float | None | list[str] | dict[str, str]
LARGEST_PAYLOAD = 4_000_000  # bytes of JSON; a reply may be long, but it isn't a film
# What reading may raise of values that plaint didn't write.
_UNREADABLE = (KeyError, TypeError, ValueError, OverflowError, msgspec.MsgspecError)


def payload_json(event: Event) -> str:
    """Raises InvalidInput for text that isn't Unicode: a terminal may hand over any bytes."""
    try:
        return msgspec.json.encode(event.payload).decode()
    except UnicodeEncodeError as error:
        raise InvalidInput(
            say("“{text}” is not text that can be kept.", text=_shown(error.object)),
            hint=say("Type it again; it must be UTF-8."),
        ) from error


def _shown(text: str) -> str:
    return text.encode("utf-8", "replace").decode()[:60]


def instant(value: datetime) -> str:
    """UTC in a form that sorts as text."""
    return value.astimezone(UTC).isoformat(timespec="milliseconds")


def as_plain(event: Event) -> dict[str, Any]:
    """An event as plain values, for the export."""
    return {
        "id": event.id,
        "case": event.case_id,
        "kind": event.kind,
        "version": event.version,
        "occurred_at": instant(event.occurred_at),
        "recorded_at": instant(event.recorded_at),
        "on": event.on.isoformat(),
        "payload": msgspec.to_builtins(event.payload),
    }


class _Entry(msgspec.Struct):
    id: str
    case: str
    kind: str
    version: int
    occurred_at: str
    recorded_at: str
    on: str
    payload: msgspec.Raw


class _Case(msgspec.Struct):
    events: list[_Entry]


class _Document(msgspec.Struct):
    plaint: int
    cases: list[_Case]


def read_document(document: bytes, source: str) -> Iterator[Event]:
    """The events of an export. Raises InvalidInput, naming `source` and the place in it.

    Its shape is known before it is read, so that a hostile one can't grow in memory.
    """
    try:
        read = msgspec.json.decode(document, type=_Document)
    except (*_UNREADABLE, RecursionError) as error:
        raise InvalidInput(
            say("{source} is not an export of plaint: {error}.", source=source, error=str(error)),
            hint=say("`plaint export` writes one."),
        ) from error
    if read.plaint != FORMAT:
        raise InvalidInput(
            say("{source} is of a newer plaint.", source=source), hint=say("Update plaint.")
        )
    for i, case in enumerate(read.cases):
        for j, entry in enumerate(case.events):
            yield _from_entry(entry, f"{source}: cases[{i}].events[{j}]")


def _from_entry(entry: _Entry, place: str) -> Event:
    if entry.kind not in PAYLOADS or entry.version > VERSION:
        raise InvalidInput(
            say("{place} is of a newer plaint: {kind}.", place=place, kind=entry.kind[:60]),
            hint=say("Update plaint."),
        )
    try:
        if len(entry.payload) > LARGEST_PAYLOAD or entry.version < 1:
            raise ValueError("plaint writes none like it")
        event = _read(
            entry.id, entry.case, entry.kind, entry.version,
            entry.occurred_at, entry.recorded_at, entry.on, bytes(entry.payload),
        )  # fmt: skip
        _check(event.payload)
    except (*_UNREADABLE, RecursionError) as error:
        raise InvalidInput(
            say("{place} is not an event of plaint: {error}.", place=place, error=str(error)),
            hint=say("Export it again; a file edited by hand can't be taken back."),
        ) from error
    return event


def _check(payload: Payload) -> None:
    """A file gets in nothing that plaint itself would not have recorded. Raises ValueError."""
    for name in _WORDS:
        if not _WORD.fullmatch(getattr(payload, name, "")):
            raise ValueError(f"its {name} is no word of plaint's")
    match payload:
        case CaseOpened():
            for table, parsers in FACTS.items():
                values = getattr(payload, table)
                usual = type(values)()
                for name, parse in parsers.items():
                    value = getattr(values, name)
                    if value != getattr(usual, name):
                        _check_fact(f"{table}.{name}", parse, msgspec.to_builtins(value))
        case FactsCorrected():
            for full_name, value in payload.changes.items():
                table, _, name = full_name.partition(".")
                if name in FACTS.get(table, {}):
                    _check_fact(full_name, FACTS[table][name], value)
                else:  # perhaps a fact of a newer plaint: kept, and unknown here
                    msgspec.convert(value, _Flat)
        case ContactMade(proof=proof) | MessageSent(proof=proof) if proof:
            if not is_digest(proof):
                raise ValueError("its proof is no stored file")


def _check_fact(name: str, parse: Parser, value: object) -> None:
    if name == "complaint.evidence":
        for file in msgspec.convert(value, tuple[Evidence, ...]):
            line(file.name)
            if not is_digest(file.sha256):
                raise ValueError(f"{name} names no stored file")
        return
    try:
        parse(value)
    except BadFact as bad:
        raise ValueError(f"{name} {bad.says}") from bad


def from_row(row: Any) -> Event:
    """An event as the store keeps it. Raises ValueError if that can't be read."""
    try:
        return _read(
            row["id"], row["case_id"], row["kind"], row["version"],
            row["occurred_at"], row["recorded_at"], row["on_day"], row["payload"],
        )  # fmt: skip
    except _UNREADABLE as error:
        raise ValueError(f"event {row['id']} can't be read: {error}") from error


def _read(
    event_id: str, case_id: str, kind: str, version: int,
    occurred_at: str, recorded_at: str, on: str, payload: bytes | str,
) -> Event:  # fmt: skip
    return Event(
        id=str(uuid.UUID(event_id)),
        case_id=str(uuid.UUID(case_id)),
        occurred_at=_instant(occurred_at),
        recorded_at=_instant(recorded_at),
        on=date.fromisoformat(on),
        payload=msgspec.json.decode(payload, type=PAYLOADS[kind]),
        version=version,
    )


def _instant(text: str) -> datetime:
    read = datetime.fromisoformat(text)
    if read.tzinfo is None:
        raise ValueError("an instant without its zone")
    return read.astimezone(UTC)
