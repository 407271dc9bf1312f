"""What SQLite says of a store that is locked, damaged or can't be written, as plaint's own error.

`plaint status` imports this: nothing heavy, and the backups are looked for only when they matter.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from plaint.errors import StoreUnusable
from plaint.wording import Says, say

_IN_USE = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
_NO_ACCESS = (
    sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM, sqlite3.SQLITE_AUTH,
)  # fmt: skip
# Mistakes of ours in a statement, not the store's: they stay what they are.
_OURS = (sqlite3.IntegrityError, sqlite3.ProgrammingError, sqlite3.NotSupportedError)


@contextmanager
def told(path: str) -> Iterator[None]:
    """Raises StoreUnusable for what SQLite raises about the store at `path`."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        if isinstance(error, _OURS):
            raise
        raise unusable(path, error) from error


def unusable(path: str, error: sqlite3.Error) -> StoreUnusable:
    # The upper bytes of the code only tell variants apart.
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT) & 0xFF
    if code in _IN_USE:
        return StoreUnusable(
            say("The store is in use by another plaint."),
            hint=say("Wait until it is done, then try again."),
        )
    if code == sqlite3.SQLITE_FULL:
        return StoreUnusable(
            say("The disk of {store} is full: nothing was stored.", store=path),
            hint=say("Make room on it, then try again."),
        )
    if code in _NO_ACCESS:
        return no_access(path, error)
    return damaged(path, error)


def no_access(path: str, error: Exception) -> StoreUnusable:
    """A file or folder of the store that can't be opened or written; nothing is wrong with it."""
    return StoreUnusable(
        say("{store} can't be used: {error}.", store=path, error=_reason(error)),
        hint=say("plaint keeps its data there: it must be yours to write. PLAINT_HOME moves it."),
    )


def damaged(path: str, error: Exception | str) -> StoreUnusable:
    """A store whose content can't be what plaint wrote. It is never repaired by guessing."""
    return StoreUnusable(
        say("The store {store} is damaged: {error}.", store=path, error=_reason(error)),
        hint=backup_hint(path),
    )


def _reason(error: Exception | str) -> str:
    if isinstance(error, OSError) and error.strerror:
        return error.strerror
    return str(error).rstrip(".")


def backup_hint(path: str) -> Says:
    """Where the last backup of the store at `path` lies, or that there is none."""
    folder = backups_of(path)
    try:
        files = [file for file in os.scandir(folder) if file.name.endswith(".db")]
    except OSError:
        files = []
    if not files:
        return say("There is no backup in {folder}.", folder=folder)
    last = max(files, key=lambda file: (file.stat().st_mtime_ns, file.name))
    # A log of the old store beside the backup would be played into it.
    return say(
        "The last backup is {backup}. To go back to it: move {store} away, with {store}-wal and"
        " {store}-shm if they are there, then copy the backup to {store}.",
        backup=last.path, store=path,
    )  # fmt: skip


def backups_of(path: str) -> str:
    """The folder with the backups of the store at `path`."""
    return os.path.join(os.path.dirname(path), "backups")
