"""Events as JSON and back. What comes from a file is checked against the shapes of the domain."""

from __future__ import annotations

import uuid
from datetime import UTC, date, datetime
from typing import Any

import msgspec

from plaint.domain.events import PAYLOADS, Event
from plaint.errors import InvalidInput
from plaint.wording import say


def payload_json(event: Event) -> str:
    return msgspec.json.encode(event.payload).decode()


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
        return _read(
            str(plain["id"]), str(plain["case"]), str(plain["kind"]), int(plain["version"]),
            str(plain["occurred_at"]), str(plain["recorded_at"]), str(plain["on"]),
            msgspec.json.encode(plain["payload"]),
        )  # fmt: skip
    except (KeyError, TypeError, ValueError, msgspec.MsgspecError) as error:
        raise InvalidInput(
            say("{place} is not an event of plaint: {error}", place=place, error=str(error)),
            hint=say("Export it again; a file edited by hand can't be taken back."),
        ) from error


def from_row(row: Any) -> Event:
    return _read(
        row["id"], row["case_id"], row["kind"], row["version"],
        row["occurred_at"], row["recorded_at"], row["on_day"], row["payload"],
    )  # fmt: skip


def _read(
    event_id: str, case_id: str, kind: str, version: int,
    occurred_at: str, recorded_at: str, on: str, payload: bytes | str,
) -> Event:  # fmt: skip
    if kind not in PAYLOADS:
        raise ValueError(f"unknown kind {kind!r}")
    occurred, recorded = datetime.fromisoformat(occurred_at), datetime.fromisoformat(recorded_at)
    if occurred.tzinfo is None or recorded.tzinfo is None:
        raise ValueError("an instant without its zone")
    return Event(
        id=str(uuid.UUID(event_id)),
        case_id=str(uuid.UUID(case_id)),
        occurred_at=occurred,
        recorded_at=recorded,
        on=date.fromisoformat(on),
        payload=msgspec.json.decode(payload, type=PAYLOADS[kind]),
        version=version,
    )
