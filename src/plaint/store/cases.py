"""The record of the cases: append-only events, and the short references people use."""

from __future__ import annotations

import difflib
import sqlite3
import uuid
from collections.abc import Iterable

from plaint.domain.events import Event
from plaint.errors import NotFound
from plaint.store import codec
from plaint.store.connection import path_of
from plaint.store.failures import damaged
from plaint.wording import say

# Crockford's alphabet without vowels: no word is ever spelt, no 0/O or 1/I/L is confused.
_ALPHABET = "bcdfghjkmnpqrstvwxyz23456789"
SHORTEST_REF = 4


def ref_letters(case_id: str) -> str:
    """The whole reference of a case: its UUID's random part. Shown as short as is unique."""
    number = uuid.UUID(case_id).int & (1 << 62) - 1
    letters = []
    while number:
        number, digit = divmod(number, len(_ALPHABET))
        letters.append(_ALPHABET[digit])
    return "".join(letters).ljust(SHORTEST_REF, _ALPHABET[0])


def append(connection: sqlite3.Connection, events: Iterable[Event]) -> int:
    """Add events to the record; those that are there already stay as they are. How many are new."""
    new = 0
    for event in events:
        if connection.execute("select 1 from event where id = ?", (event.id,)).fetchone():
            continue
        _ensure_case(connection, event.case_id)
        connection.execute(
            "insert into event values (?, ?, ?, ?, ?, ?, ?, ?)",
            (
                event.id, event.case_id, codec.instant(event.occurred_at),
                codec.instant(event.recorded_at), event.on.isoformat(), event.kind, event.version,
                codec.payload_json(event),
            ),
        )  # fmt: skip
        new += 1
    return new


def _ensure_case(connection: sqlite3.Connection, case_id: str) -> None:
    if exists(connection, case_id):
        return
    whole = ref_letters(case_id)
    for length in range(SHORTEST_REF, len(whole) + 1):
        ref = whole[:length]
        if not connection.execute('select 1 from "case" where ref = ?', (ref,)).fetchone():
            connection.execute('insert into "case" values (?, ?)', (case_id, ref))
            return
    connection.execute('insert into "case" values (?, ?)', (case_id, case_id))


def events_of(connection: sqlite3.Connection, case_id: str) -> list[Event]:
    rows = connection.execute(
        "select * from event where case_id = ? order by occurred_at, id", (case_id,)
    )
    try:
        return [codec.from_row(row) for row in rows]
    except ValueError as error:
        raise damaged(path_of(connection), error) from error


def last_id(connection: sqlite3.Connection, prefix: str) -> str:
    """The greatest event id that begins with `prefix`; empty without one."""
    found = connection.execute(
        "select max(id) from event where id >= ? and id < ?", (prefix, prefix + "~")
    )
    return found.fetchone()[0] or ""


def all_ids(connection: sqlite3.Connection) -> list[str]:
    return [row["id"] for row in connection.execute('select id from "case" order by id')]


def exists(connection: sqlite3.Connection, case_id: str) -> bool:
    found = connection.execute('select 1 from "case" where id = ?', (case_id,))
    return found.fetchone() is not None


def names(connection: sqlite3.Connection, digest: str) -> bool:
    """Whether any event names this stored file."""
    found = connection.execute("select 1 from event where instr(payload, ?) limit 1", (digest,))
    return found.fetchone() is not None


def count_cases(connection: sqlite3.Connection) -> int:
    return int(connection.execute('select count(*) from "case"').fetchone()[0])


def ref_of(connection: sqlite3.Connection, case_id: str) -> str:
    row = connection.execute('select ref from "case" where id = ?', (case_id,)).fetchone()
    return str(row["ref"])


def find(connection: sqlite3.Connection, wanted: str) -> str:
    """The id of the case that a reference, a part of one, or a part of a company's name means.

    Empty: the one open case. Raises NotFound with the nearest references, or with those among
    which `wanted` doesn't choose.
    """
    wanted = wanted.encode("utf-8", "replace").decode()  # a terminal may hand over any bytes
    key = " ".join(wanted.casefold().split())
    exact = connection.execute('select id from "case" where ref = ? or id = ?', (key, key))
    found = exact.fetchone()
    if found:
        return str(found["id"])
    rows = connection.execute("select case_id, ref, company, company_key, is_open from case_index")
    return _meant(rows.fetchall(), wanted, key)


def _meant(rows: list[sqlite3.Row], wanted: str, key: str) -> str:
    if not key:
        return _only_open(rows)
    for matching in (
        [row for row in rows if row["ref"].startswith(key)],
        # Another store may have had to call it by more letters.
        [row for row in rows if key.startswith(row["ref"])
         and ref_letters(row["case_id"]).startswith(key)],
        [row for row in rows if key in row["company_key"] and row["is_open"]],
        [row for row in rows if key in row["company_key"]],
        [row for row in rows if key in row["ref"]],
    ):  # fmt: skip
        if len(matching) == 1:
            return str(matching[0]["case_id"])
        if matching:
            raise _ambiguous(wanted, matching)
    names = [row["ref"] for row in rows] + [row["company_key"] for row in rows]
    near = difflib.get_close_matches(key, dict.fromkeys(names), n=3, cutoff=0.4)
    raise NotFound(
        say("No case is called {wanted}.", wanted=wanted),
        nearest=tuple(near),
        hint=None if near else say("`plaint status --all` lists them all."),
    )


def _only_open(rows: list[sqlite3.Row]) -> str:
    still_open = [row for row in rows if row["is_open"]]
    if len(still_open) == 1:
        return str(still_open[0]["case_id"])
    if not still_open:
        refs = ", ".join(f"{row['ref']} ({row['company']})" for row in rows[-5:])
        named = say("Name a closed one: {refs}; or `plaint new` opens another.", refs=refs)
        raise NotFound(
            say("There is no open case."), hint=named if rows else say("`plaint new` opens one.")
        )
    raise _ambiguous("", still_open)


def _ambiguous(wanted: str, rows: list[sqlite3.Row]) -> NotFound:
    refs = ", ".join(f"{row['ref']} ({row['company']})" for row in rows[:5])
    if not wanted:
        return NotFound(
            say("Which case? There are {count} open ones.", count=len(rows)),
            hint=say("Name one of them: {refs}.", refs=refs),
        )
    return NotFound(
        say("{wanted} could be {count} cases.", wanted=wanted, count=len(rows)),
        hint=say("Name one of them: {refs}.", refs=refs),
    )


def forget(connection: sqlite3.Connection, case_id: str) -> None:
    """Erase a case for real: its events, drafts, outgoing bytes and index row."""
    connection.execute('delete from "case" where id = ?', (case_id,))
