"""Events as JSON and back. What comes from a file is checked against the shapes of the domain."""

from __future__ import annotations

import uuid
from datetime import UTC, date, datetime
from typing import Any

import msgspec

from plaint.domain.events import PAYLOADS, VERSION, Event
from plaint.errors import InvalidInput
from plaint.wording import say

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


def from_plain(plain: Any, place: str) -> Event:
    """The event that an export holds. Raises InvalidInput, naming the place."""
    try:
        _known(plain["kind"], plain["version"], place)
        payload = msgspec.json.encode(plain["payload"])
        if len(payload) > LARGEST_PAYLOAD:
            raise ValueError("it is too large")
        return _read(
            str(plain["id"]), str(plain["case"]), plain["kind"], plain["version"],
            str(plain["occurred_at"]), str(plain["recorded_at"]), str(plain["on"]), payload,
        )  # fmt: skip
    except (*_UNREADABLE, RecursionError) as error:
        raise InvalidInput(
            say("{place} is not an event of plaint: {error}", place=place, error=_why(error)),
            hint=say("Export it again; a file edited by hand can't be taken back."),
        ) from error


def _known(kind: object, version: object, place: str) -> None:
    """Raises InvalidInput for what only a newer plaint can have written."""
    if not isinstance(kind, str) or type(version) is not int:
        raise TypeError("it has no kind and version")
    if kind not in PAYLOADS or version > VERSION:
        raise InvalidInput(
            say("{place} is of a newer plaint, or of none: {kind}.", place=place, kind=kind[:60]),
            hint=say("Update plaint."),
        )


def _why(error: Exception) -> str:
    return f"{error} is missing" if isinstance(error, KeyError) else str(error)


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
