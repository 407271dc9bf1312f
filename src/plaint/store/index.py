"""The derived table that `status` reads: enough to tell any day's state and next step.

Only what SQLite and JSON need is imported here, so that `status` starts fast.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any, NamedTuple

from plaint.store.connection import path_of
from plaint.store.failures import damaged

# Which program, knowledge and day counts the rows were made with.
_SIGNATURE = "index-signature"
_LEFT_OUT = "index-left-out"


class Stretch(NamedTuple):
    """From `since` on (ISO date), this is the case's state and its next step."""

    since: str
    state: str
    step: str
    on: str | None
    overdue: bool


class Row(NamedTuple):
    """What the index keeps of one case. Dates are ISO text, as SQLite stores and sorts them."""

    case_id: str
    ref: str
    company: str
    company_key: str
    subject: str
    subject_key: str
    zone: str
    is_open: bool
    sent_on: str | None
    due_on: str | None
    last_dates: tuple[str, ...]
    unsettled: int
    messages: tuple[str, ...]
    platform: str
    timeline: tuple[Stretch, ...]

    def at(self, day: str) -> Stretch:
        """The stretch that holds on a day."""
        held = [stretch for stretch in self.timeline if stretch.since <= day]
        return held[-1] if held else self.timeline[0]

    def last_date(self, day: str) -> str | None:
        """The customer's next last date."""
        return next((last for last in self.last_dates if last >= day), None)


def write(connection: sqlite3.Connection, row: Row) -> None:
    stretches = [[s.since, s.state, s.step, s.on, s.overdue] for s in row.timeline]
    connection.execute(
        "insert or replace into case_index values (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
        (
            row.case_id, row.ref, row.company, row.company_key, row.subject, row.subject_key,
            row.zone, row.is_open, row.sent_on, row.due_on, json.dumps(row.last_dates),
            row.unsettled, json.dumps(row.messages), row.platform, json.dumps(stretches),
        ),
    )  # fmt: skip


def rows(connection: sqlite3.Connection, *, all_cases: bool = False) -> Iterator[Row]:
    """The open cases, or all of them."""
    only_open = "" if all_cases else "where is_open = 1"
    for row in connection.execute(f"select * from case_index {only_open}"):  # noqa: S608  # two constants
        yield _row(connection, row)


def of_company(connection: sqlite3.Connection, company_key: str) -> list[Row]:
    found = connection.execute("select * from case_index where company_key = ?", (company_key,))
    return [_row(connection, row) for row in found]


def _row(connection: sqlite3.Connection, row: Any) -> Row:
    try:
        return Row(
            case_id=row["case_id"], ref=row["ref"], company=row["company"],
            company_key=row["company_key"], subject=row["subject"],
            subject_key=row["subject_key"], zone=row["zone"], is_open=bool(row["is_open"]),
            sent_on=row["sent_on"], due_on=row["due_on"],
            last_dates=tuple(json.loads(row["last_dates"])), unsettled=row["unsettled"],
            messages=tuple(json.loads(row["messages"])), platform=row["platform"],
            timeline=tuple(Stretch(*stretch) for stretch in json.loads(row["timeline"])),
        )  # fmt: skip
    except (ValueError, TypeError) as error:
        raise damaged(path_of(connection), error) from error


def days(iso: Iterable[str]) -> tuple[date, ...]:
    return tuple(date.fromisoformat(day) for day in iso)


def signature(connection: sqlite3.Connection) -> str:
    row = connection.execute("select value from setting where name = ?", (_SIGNATURE,)).fetchone()
    return str(row["value"]) if row else ""


def left_out(connection: sqlite3.Connection) -> list[str]:
    """The countries of whose own file nothing was used in the rows, as it is out of order."""
    row = connection.execute("select value from setting where name = ?", (_LEFT_OUT,)).fetchone()
    return str(row["value"]).split() if row else []


def sign(connection: sqlite3.Connection, value: str, left_out: Iterable[str] = ()) -> None:
    for name, kept in ((_SIGNATURE, value), (_LEFT_OUT, " ".join(left_out))):
        connection.execute("insert or replace into setting values (?, ?)", (name, kept))
