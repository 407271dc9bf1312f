"""One SQLite file: how it is made, opened and written. Whatever SQLite raises about a store that
can't be used comes out of here as StoreUnusable.

Nothing heavy is imported here: `plaint status` opens the store and reads one table.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Self

from plaint.errors import StoreUnusable
from plaint.store.failures import damaged, no_access, told
from plaint.store.migrations import check_version, migrate
from plaint.wording import Says, say

STORE_NAME = "plaint.db"
BUSY_SECONDS = 5.0


class Store(sqlite3.Connection):
    """A connection that knows its file, and tells its failures as StoreUnusable."""

    path: str = ":memory:"

    def execute(self, sql: str, parameters: Any = (), /) -> sqlite3.Cursor:
        return self.cursor(_Cursor).execute(sql, parameters)


class _Cursor(sqlite3.Cursor):
    """A damaged page may come to light with any row, so each way of reading is guarded."""

    def execute(self, sql: str, parameters: Any = (), /) -> Self:
        with told(path_of(self.connection)):
            return super().execute(sql, parameters)

    def fetchone(self) -> Any:
        with told(path_of(self.connection)):
            return super().fetchone()

    def fetchall(self) -> list[Any]:
        with told(path_of(self.connection)):
            return super().fetchall()

    def __iter__(self) -> Any:
        return iter(self.fetchall())


def path_of(connection: sqlite3.Connection) -> str:
    """The store's file, for telling what is wrong with it."""
    return connection.path if isinstance(connection, Store) else Store.path


def open_store(home: str | os.PathLike[str]) -> sqlite3.Connection:
    """The store in `home`, made if it isn't there, brought up to date if it is older.

    Raises StoreUnusable for a store that is locked, damaged, not to be written, or newer than
    this program.
    """
    folder = os.fspath(home)
    _private_folder(folder)
    path = os.path.join(folder, STORE_NAME)
    try:
        if not os.path.lexists(path):
            _create(path)
        _check_file(path)
    except OSError as error:
        raise no_access(path, error) from error
    connection = connect(path)
    try:
        migrate(connection, path)
    except BaseException:
        connection.close()
        raise
    return connection


def connect(path: str, *, new: bool = False) -> sqlite3.Connection:
    """A connection with the settings that every part relies on; `:memory:` serves the tests.

    Raises StoreUnusable, before anything is written, for a store of a newer plaint, and for a
    file that isn't a `new` one and yet holds no store.
    """
    with told(path):
        connection = sqlite3.connect(
            path, timeout=BUSY_SECONDS, isolation_level=None, factory=Store
        )
    connection.path = path
    connection.row_factory = sqlite3.Row
    try:
        check_version(connection, path, new=new)
        connection.execute("pragma journal_mode = wal")
        # The outbox's intent must be on the disk before a byte leaves.
        connection.execute("pragma synchronous = full")
        connection.execute("pragma foreign_keys = on")
    except BaseException:
        connection.close()
        raise
    return connection


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[sqlite3.Connection]:
    """All or nothing. It takes the write lock at once: what it reads stays true until it ends."""
    connection.execute("begin immediate")
    try:
        yield connection
        connection.execute("commit")
    except BaseException:
        if connection.in_transaction:  # SQLite itself rolls back on a full or failing disk
            connection.execute("rollback")
        raise


def erase_freed(connection: sqlite3.Connection) -> None:
    """Write the store anew: what was deleted still lies in the file and its log until then.

    Raises StoreUnusable where another process keeps it from being done.
    """
    try:
        connection.execute("vacuum")
        busy = connection.execute("pragma wal_checkpoint(truncate)").fetchone()[0]
    except StoreUnusable as error:
        raise _not_erased(error.message) from error
    if busy:
        raise _not_erased(say("The store is in use by another plaint."))


def _not_erased(why: Says) -> StoreUnusable:
    return StoreUnusable(
        say("It is deleted, but traces of it are still in the store's file. {why}", why=why),
        hint=say("They go with the next `plaint forget` of any case, once nothing else runs."),
    )


def _private_folder(folder: str) -> None:
    try:
        os.makedirs(folder, mode=0o700, exist_ok=True)
        _make_private(folder, 0o700)
    except OSError as error:
        raise StoreUnusable(
            say("The folder {folder} can't be used: {error}.", folder=folder, error=error.strerror),
            hint=say("Set PLAINT_HOME to a folder that you may write to."),
        ) from error


def _make_private(path: str, mode: int) -> None:
    if os.name == "posix":
        status = os.stat(path)
        if status.st_mode & 0o077 and status.st_uid == os.getuid():
            os.chmod(path, mode)


def _create(path: str) -> None:
    """Make a new store, and give it its name only when it is whole: whoever finds a store that is
    empty or half made then knows that it is damaged. Another process may be faster."""
    if os.path.exists(f"{path}-wal"):
        raise damaged(path, "it is missing, but its log is there")
    part = f"{path}.{os.getpid()}.part"
    os.close(os.open(part, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o600))
    try:
        connection = connect(part, new=True)
        try:
            migrate(connection, part)
        finally:
            connection.close()
        try:
            os.link(part, path)
        except FileExistsError:
            return
        except OSError:  # a file system without hard links
            if not os.path.exists(path):
                os.rename(part, path)
    finally:
        if os.path.exists(part):
            os.unlink(part)


def _check_file(path: str) -> None:
    """SQLite would take an empty file for a new store, and hide that a whole one was lost."""
    if os.path.getsize(path) == 0:
        raise damaged(path, "it is empty")
    _make_private(path, 0o600)
