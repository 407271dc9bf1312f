"""The shape of the store, as numbered steps. A step that was released never changes.

Each is made in one transaction together with its number (`user_version`), after a backup.
"""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

from plaint.errors import StoreUnusable
from plaint.wording import Says, say

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

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


def migrate(connection: sqlite3.Connection, path: str) -> None:
    """Bring an older store up to date. Raises StoreUnusable for one of a newer plaint."""
    version = connection.execute("pragma user_version").fetchone()[0]
    if version == LATEST:
        return
    if version > LATEST:
        raise StoreUnusable(
            say(
                "The store is of a newer plaint (its version is {theirs}, this one knows {ours}).",
                theirs=version, ours=LATEST,
            ),
            hint=say("Update plaint. {backup}", backup=backup_hint(path)),
        )  # fmt: skip
    if version:
        back_up(connection, path, f"before-version-{LATEST}")
    for number in range(version, LATEST):
        _step(connection, number)


def _step(connection: sqlite3.Connection, number: int) -> None:
    connection.execute("begin immediate")
    try:
        # Another process may have been faster.
        if connection.execute("pragma user_version").fetchone()[0] == number:
            for statement in _statements(MIGRATIONS[number]):
                connection.execute(statement)
            connection.execute(f"pragma user_version = {number + 1}")
        connection.execute("commit")
    except BaseException:
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
    return statements


def keep_weekly_backup(connection: sqlite3.Connection, path: str, today: date) -> None:
    """A copy a week, the last three of them; `today` names the week."""
    year, week, _ = today.isocalendar()
    name = f"week-{year}-{week:02}"
    folder = _backups(path)
    if (folder / f"{name}.db").exists():
        return
    back_up(connection, path, name)
    for old in sorted(folder.glob("week-*.db"))[:-3]:
        old.unlink()


def back_up(connection: sqlite3.Connection, path: str, name: str) -> Path:
    """A whole copy of the store beside it, readable by its owner only."""
    folder = _backups(path)
    folder.mkdir(mode=0o700, exist_ok=True)
    copy = folder / f"{name}.db"
    copy.touch(mode=0o600)
    target = sqlite3.connect(copy)
    try:
        connection.backup(target)
    finally:
        target.close()
    return copy


def backup_hint(path: str) -> Says:
    """Where the last backup of the store at `path` lies, or that there is none."""
    folder = _backups(path)
    backups = sorted(folder.glob("*.db"), key=lambda file: file.stat().st_mtime)
    if not backups:
        return say("There is no backup in {folder}.", folder=str(folder))
    return say(
        "The last backup is {backup}. Copy it to {store} to go back to it.",
        backup=str(backups[-1]), store=path,
    )  # fmt: skip


def _backups(path: str) -> Path:
    from pathlib import Path

    return Path(path).with_name("backups")
