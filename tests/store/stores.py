"""Stores for tests: fresh, frozen, full, locked."""

from __future__ import annotations

import gc
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from sqlite3 import Connection, connect

from plaint.domain import events as ev
from plaint.domain.events import Event, Payload
from plaint.store.connection import open_store

HERE = Path(__file__).parent
NOW = datetime(2026, 6, 1, 9, 30, tzinfo=UTC)
CASE = "01970000-0000-7000-8000-000000000001"


def number_id(number: int) -> str:
    return f"01970000-0000-7000-9000-{number:012x}"


def event(number: int, payload: Payload | None = None, case_id: str = CASE) -> Event:
    return Event(
        id=number_id(number), case_id=case_id, occurred_at=NOW, recorded_at=NOW, on=NOW.date(),
        payload=payload or ev.NoteAdded(text=f"note {number}"),
    )  # fmt: skip


@contextmanager
def opened(home: Path) -> Iterator[Connection]:
    with closing(open_store(home)) as store:
        yield store


def frozen(home: Path, *scripts: str) -> Path:
    """A store made by the SQL that an earlier plaint left behind."""
    home.mkdir(mode=0o700, exist_ok=True)
    path = home / "plaint.db"
    with closing(connect(path, isolation_level=None)) as store:
        store.execute("pragma journal_mode = wal")
        for script in scripts:
            store.executescript((HERE / script).read_text("utf-8"))
    return path


@contextmanager
def lock_of_another_process(path: Path, kind: str = "immediate") -> Iterator[None]:
    """Another process holds the store's lock for as long as this lasts."""
    gc.collect()  # connections of commands that ran in this process
    script = (
        "import sqlite3, sys\n"
        "store = sqlite3.connect(sys.argv[1], timeout=0, isolation_level=None)\n"
        "if sys.argv[2] == 'exclusive':\n"
        "    store.execute('pragma locking_mode = exclusive')\n"
        "store.execute('begin ' + sys.argv[2])\n"
        "print('locked', flush=True)\n"
        "sys.stdin.read()\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", script, str(path), kind],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    ) as other:  # fmt: skip
        assert other.stdout is not None
        assert other.stdout.readline() == "locked\n"
        yield
