"""One SQLite file: how it is opened, and how its failures are told.

Nothing heavy is imported here: `plaint status` opens the store and reads one table.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from plaint.errors import StoreUnusable
from plaint.store.migrations import backup_hint, migrate
from plaint.wording import say

STORE_NAME = "plaint.db"
BUSY_SECONDS = 5.0


def open_store(home: str | os.PathLike[str]) -> sqlite3.Connection:
    """The store in `home`, made if it isn't there, brought up to date if it is older.

    Raises StoreUnusable for a store that is locked, damaged, or newer than this program.
    """
    folder = os.fspath(home)
    _private_folder(folder)
    path = os.path.join(folder, STORE_NAME)
    with _told(path):
        if not os.path.exists(path):
            os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
        connection = connect(path)
        migrate(connection, path)
        return connection


def connect(path: str) -> sqlite3.Connection:
    """A connection with the settings that every part relies on; `:memory:` serves the tests."""
    connection = sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None)
    connection.row_factory = sqlite3.Row
    connection.execute("pragma journal_mode = wal")
    # The outbox's intent must be on the disk before a byte leaves.
    connection.execute("pragma synchronous = full")
    connection.execute("pragma foreign_keys = on")
    return connection


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[sqlite3.Connection]:
    """All or nothing. It takes the write lock at once: what it reads stays true until it ends."""
    with _told(None):
        connection.execute("begin immediate")
        try:
            yield connection
        except BaseException:
            connection.execute("rollback")
            raise
        connection.execute("commit")


@contextmanager
def reading() -> Iterator[None]:
    """Turn what SQLite says of a damaged or locked store into plaint's own error."""
    with _told(None):
        yield


@contextmanager
def _told(path: str | None) -> Iterator[None]:
    try:
        yield
    except sqlite3.OperationalError as error:
        if "locked" in str(error) or "busy" in str(error):
            raise StoreUnusable(
                say("The store is in use by another plaint."),
                hint=say("Wait until it is done, then try again."),
            ) from error
        raise _damaged(path, error) from error
    except sqlite3.DatabaseError as error:
        if isinstance(error, sqlite3.IntegrityError | sqlite3.ProgrammingError):
            raise
        raise _damaged(path, error) from error


def _damaged(path: str | None, error: sqlite3.Error) -> StoreUnusable:
    return StoreUnusable(
        say("The store can't be read: {error}.", error=str(error)),
        hint=backup_hint(path) if path else None,
    )


def _private_folder(folder: str) -> None:
    try:
        os.makedirs(folder, mode=0o700, exist_ok=True)
        if os.name == "posix":
            status = os.stat(folder)
            if status.st_mode & 0o077 and status.st_uid == os.getuid():
                os.chmod(folder, 0o700)
    except OSError as error:
        raise StoreUnusable(
            say("The folder {folder} can't be used: {error}.", folder=folder, error=str(error)),
            hint=say("Set PLAINT_HOME to a folder that you may write to."),
        ) from error
