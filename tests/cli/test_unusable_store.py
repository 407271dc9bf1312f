"""A store that is damaged, newer or locked: exit 8, nothing changed, and where the backup is."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from tests.cli.running import Plaint
from tests.cli.samples import sent_on

At = Callable[[str], None]
READING = [("status",), ("plan",), ("show",), (), ("doctor",), ("export", "--all")]
WRITING = [("note", "hello"), ("sent", "--stage", "follow-up"), ("new", "-")]
every_command = pytest.mark.parametrize("words", [*READING, *WRITING], ids=" ".join)


@pytest.fixture
def store(plaint: Plaint, at: At, tmp_path: Path) -> Path:
    sent_on(plaint, at)
    return tmp_path / "home" / "plaint.db"


def backups(store: Path) -> list[Path]:
    return sorted((store.parent / "backups").glob("*.db"))


@every_command
def test_a_damaged_store(plaint: Plaint, store: Path, words: tuple[str, ...]) -> None:
    store.write_bytes(b"SQLite format 3\x00" + b"garbage " * 1000)
    damaged = store.read_bytes()
    ran = plaint.fails(8, *words, "--json")
    error = ran.json["error"]
    assert (error["code"], error["kind"]) == (8, "store-unusable")
    assert str(backups(store)[-1]) in error["hint"]
    assert str(backups(store)[-1]) in ran.stderr
    assert store.read_bytes() == damaged


def test_the_backup_it_names_is_one(plaint: Plaint, store: Path) -> None:
    """Copied back, as the hint says, the case is there again, as it stood in that week."""
    copy = backups(store)[-1].read_bytes()
    store.write_bytes(b"not a database, and long enough to be read as one" * 100)
    plaint.fails(8, "status")
    store.write_bytes(copy)
    assert [row["company"] for row in plaint.json("status")] == ["Talkfar"]


def test_an_empty_file_is_no_store_of_cases(plaint: Plaint, store: Path) -> None:
    """Truncated by a full disk: never taken for a new one without a word."""
    for beside in store.parent.glob("plaint.db-*"):
        beside.unlink()
    store.write_bytes(b"")
    ran = plaint.run("status", "--json")
    assert ran.code == 8, "an emptied store would look like no cases at all"


@every_command
def test_a_store_of_a_newer_plaint(plaint: Plaint, store: Path, words: tuple[str, ...]) -> None:
    with closing(sqlite3.connect(store)) as connection:
        connection.execute("pragma user_version = 99")
    ran = plaint.fails(8, *words, "--json")
    error = ran.json["error"]
    assert "is of a newer plaint: its version is 99," in error["message"]
    assert "Update plaint." in error["hint"]
    assert str(store.parent / "backups") in error["hint"]
    with closing(sqlite3.connect(store)) as connection:
        assert connection.execute("pragma user_version").fetchone() == (99,)


def test_a_locked_store_is_waited_for_then_told(
    plaint: Plaint, store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("plaint.store.connection.BUSY_SECONDS", 0.01)
    with closing(sqlite3.connect(store, isolation_level=None)) as other:
        other.execute("begin exclusive")
        error = plaint.fails(8, "note", "hello", "--json").json["error"]
        assert "another plaint" in error["message"]
        other.execute("rollback")
    plaint("note", "hello")


def test_a_home_that_cant_be_used(
    plaint: Plaint, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("PLAINT_HOME", str(tmp_path / "file" / "home"))
    ran = plaint.fails(8, "status")
    assert "Set PLAINT_HOME to a folder that you may write to." in ran.stderr
