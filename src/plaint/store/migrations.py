"""The shape of the store, as numbered steps. A step that was released never changes.

Each is made in one transaction together with its number (`user_version`), after a backup.
"""

from __future__ import annotations

import os
import sqlite3
from typing import TYPE_CHECKING

from plaint.errors import StoreUnusable
from plaint.store.failures import backup_hint, backups_of, damaged, no_access, told
from plaint.wording import say

if TYPE_CHECKING:
    from datetime import date

_FIRST = """
create table "case" (
  id text primary key,
  ref text not null unique
) strict;

-- The record: nothing here is ever changed; forgetting a case removes it whole.
create table event (
  id text primary key,               -- UUIDv7
  case_id text not null references "case"(id) on delete cascade,
  occurred_at text not null,         -- UTC, ISO 8601
  recorded_at text not null,
  on_day text not null,              -- local date, as recorded
  kind text not null,
  version integer not null,
  payload text not null              -- JSON
) strict;
create index event_of_case on event(case_id, occurred_at, id);
create trigger event_never_changes before update on event
begin select raise(abort, 'an event never changes'); end;
create trigger event_goes_with_its_case before delete on event
when exists (select 1 from "case" where id = old.case_id)
begin select raise(abort, 'an event goes only with its whole case'); end;

-- The very bytes of a message, kept from before the first of them leaves.
create table outbox (
  intent text primary key references event(id) on delete cascade,
  case_id text not null references "case"(id) on delete cascade,
  mail blob not null
) strict;

-- Working papers: not part of the record.
create table draft (
  case_id text not null references "case"(id) on delete cascade,
  stage text not null,
  variant text not null,
  written_on text not null,          -- dates in it are true on this day only
  template text not null,
  subject text not null,
  body text not null,
  edited integer not null,
  primary key (case_id, stage)
) strict;

-- The mail account, the profile and the like; no secrets.
create table setting (
  name text primary key,
  value text not null                -- JSON
) strict;

-- Derived from the events, rebuilt whenever they change; `status` reads only this.
create table case_index (
  case_id text primary key references "case"(id) on delete cascade,
  ref text not null,
  company text not null,
  company_key text not null,
  subject text not null,
  subject_key text not null,
  zone text not null,
  is_open integer not null,
  sent_on text,
  due_on text,
  last_dates text not null,          -- JSON, soonest first
  unsettled integer not null,        -- messages whose delivery is unknown
  messages text not null,            -- JSON: the days of our messages
  platform text not null,            -- locked by the public post, if there was one
  timeline text not null             -- JSON: from which day on which state and step hold
) strict;
create index open_cases on case_index(due_on) where is_open = 1;
create index cases_of_company on case_index(company_key);
"""

MIGRATIONS = (_FIRST,)
LATEST = len(MIGRATIONS)


def check_version(connection: sqlite3.Connection, path: str, *, new: bool) -> None:
    """Raises StoreUnusable for a store of a newer plaint, and for a file of another program."""
    version = _version(connection)
    if version > LATEST:
        raise StoreUnusable(
            say(
                "The store {store} is of a newer plaint: its version is {theirs}, and this one"
                " knows {ours}.",
                store=path, theirs=version, ours=LATEST,
            ),
            hint=say("Update plaint. {backup}", backup=backup_hint(path)),
        )  # fmt: skip
    if version == 0 and not new:
        raise damaged(path, "it was not made by plaint")


def migrate(connection: sqlite3.Connection, path: str) -> None:
    """Bring an older store up to date. Raises StoreUnusable, with that step undone, if it fails."""
    version = _version(connection)
    if version == LATEST:
        return
    if version:
        back_up(connection, path, f"before-version-{LATEST}")
    for number in range(version, LATEST):
        try:
            _step(connection, number)
        except sqlite3.Error as error:
            raise StoreUnusable(
                say(
                    "The store {store} can't be brought to version {number}: {error}.",
                    store=path, number=number + 1, error=str(error),
                ),
                hint=backup_hint(path),
            ) from error  # fmt: skip


def _version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("pragma user_version").fetchone()[0])


def _step(connection: sqlite3.Connection, number: int) -> None:
    connection.execute("begin immediate")
    try:
        if _version(connection) == number:  # else another process was faster
            for statement in _statements(MIGRATIONS[number]):
                connection.execute(statement)
            connection.execute(f"pragma user_version = {number + 1}")
        connection.execute("commit")
    except BaseException:
        if connection.in_transaction:
            connection.execute("rollback")
        raise


def _statements(script: str) -> list[str]:
    """One statement at a time: `executescript` would end our transaction."""
    statements, current = [], ""
    for line in script.splitlines(keepends=True):
        current += line
        if sqlite3.complete_statement(current):
            statements.append(current)
            current = ""
    return [*statements, current]  # the last one may lack its semicolon


def keep_weekly_backup(connection: sqlite3.Connection, path: str, today: date) -> None:
    """A copy a week, the last three of them, once there is a case; `today` names the week."""
    year, week, _ = today.isocalendar()
    name = f"week-{year}-{week:02}"
    folder = backups_of(path)
    if os.path.exists(os.path.join(folder, f"{name}.db")):
        return
    if connection.execute('select 1 from "case" limit 1').fetchone() is None:
        return
    back_up(connection, path, name)
    kept = sorted(f for f in os.listdir(folder) if f.startswith("week-") and f.endswith(".db"))
    for old in kept[:-3]:
        os.unlink(os.path.join(folder, old))


def back_up(connection: sqlite3.Connection, path: str, name: str) -> str:
    """A whole, sound copy of the store beside it, readable by its owner only; says where.

    Raises StoreUnusable where that can't be had: a damaged store never takes the place of a good
    backup.
    """
    folder = backups_of(path)
    copy = os.path.join(folder, f"{name}.db")
    part = os.path.join(folder, f"{name}.{os.getpid()}.part")
    try:
        os.makedirs(folder, mode=0o700, exist_ok=True)
        os.close(os.open(part, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o600))
        with told(path):
            _copy(connection, path, part)
        os.replace(part, copy)
    except OSError as error:
        raise no_access(folder, error) from error
    finally:
        if os.path.exists(part):
            os.unlink(part)
    return copy


def _copy(connection: sqlite3.Connection, path: str, part: str) -> None:
    target = sqlite3.connect(part)
    try:
        connection.backup(target)
        found = target.execute("pragma quick_check(1)").fetchone()[0]
    finally:
        target.close()
    if found != "ok":
        raise damaged(path, found)
