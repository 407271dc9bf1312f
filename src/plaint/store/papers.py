"""What lies beside the record: drafts, the bytes of outgoing mail, and settings."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import dataclass
from datetime import date
from typing import Any


@dataclass(frozen=True, slots=True)
class Draft:
    """A letter being written. Its dates are true on `written_on`, so a stale one isn't sent."""

    stage: str
    variant: str
    written_on: date
    template: str  # pack id and version
    subject: str
    body: str
    edited: bool  # the user changed the words


def save_draft(connection: sqlite3.Connection, case_id: str, draft: Draft) -> None:
    connection.execute(
        "insert or replace into draft values (?, ?, ?, ?, ?, ?, ?, ?)",
        (
            case_id, draft.stage, draft.variant, draft.written_on.isoformat(), draft.template,
            draft.subject, draft.body, draft.edited,
        ),
    )  # fmt: skip


def load_draft(connection: sqlite3.Connection, case_id: str, stage: str) -> Draft | None:
    row = connection.execute(
        "select * from draft where case_id = ? and stage = ?", (case_id, stage)
    ).fetchone()
    if row is None:
        return None
    return Draft(
        row["stage"], row["variant"], date.fromisoformat(row["written_on"]), row["template"],
        row["subject"], row["body"], bool(row["edited"]),
    )  # fmt: skip


def drop_draft(connection: sqlite3.Connection, case_id: str, stage: str) -> None:
    connection.execute("delete from draft where case_id = ? and stage = ?", (case_id, stage))


def keep_mail(connection: sqlite3.Connection, intent: str, case_id: str, mail: bytes) -> None:
    connection.execute("insert into outbox values (?, ?, ?)", (intent, case_id, mail))


def drop_mail(connection: sqlite3.Connection, intent: str) -> None:
    connection.execute("delete from outbox where intent = ?", (intent,))


def kept_mail(connection: sqlite3.Connection, intent: str) -> bytes | None:
    row = connection.execute("select mail from outbox where intent = ?", (intent,)).fetchone()
    return bytes(row["mail"]) if row else None


def setting(connection: sqlite3.Connection, name: str) -> dict[str, Any]:
    """A named group of settings; empty where nothing was set."""
    row = connection.execute("select value from setting where name = ?", (name,)).fetchone()
    return dict(json.loads(row["value"])) if row else {}


def set_setting(connection: sqlite3.Connection, name: str, value: dict[str, Any]) -> None:
    connection.execute(
        "insert or replace into setting values (?, ?)", (name, json.dumps(value, sort_keys=True))
    )
