from __future__ import annotations

import errno
import os
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from tests.cli.running import Plaint
from tests.store.stores import event, lock_of_another_process, opened

from plaint.errors import StoreUnusable
from plaint.store import cases, connection, migrations
from plaint.store.connection import connect, open_store, transaction
from plaint.store.migrations import migrate

CASE_FILE = """
[complaint]
subject = "Line dead since 20 May"
kind = "outage"
sector = "telecom"
country = "GB"
facts = "The line has been dead since 20 May."
remedy = "repair"
[company]
name = "Example Telecom"
email = "help@example.com"
[complainant]
name = "A. Customer"
"""

posix_only = pytest.mark.skipif(os.name != "posix", reason="file modes are POSIX's")


def mode(path: Path) -> int:
    return path.stat().st_mode & 0o777


def pragma(store: sqlite3.Connection, name: str) -> object:
    return store.execute(f"pragma {name}").fetchone()[0]


# --- how it is opened --------------------------------------------------------------------------


def test_every_opening_has_the_settings_that_the_outbox_relies_on(tmp_path: Path) -> None:
    for _ in ("new", "again"):
        with opened(tmp_path) as store:
            assert pragma(store, "journal_mode") == "wal"
            assert pragma(store, "synchronous") == 2  # full
            assert pragma(store, "foreign_keys") == 1


def test_it_works_in_memory_too() -> None:
    with closing(connect(":memory:", new=True)) as store:
        migrate(store, ":memory:")
        assert cases.append(store, [event(1)]) == 1


@posix_only
def test_nobody_else_can_read_it(tmp_path: Path) -> None:
    home = tmp_path / "a" / "home"
    with opened(home) as store:
        cases.append(store, [event(1)])
        assert mode(home) == 0o700
        assert {file.name: mode(file) for file in home.iterdir()} == {
            "plaint.db": 0o600, "plaint.db-wal": 0o600, "plaint.db-shm": 0o600,
        }  # fmt: skip


@posix_only
def test_what_others_could_read_is_closed_to_them(tmp_path: Path) -> None:
    with opened(tmp_path):
        pass
    tmp_path.chmod(0o755)
    (tmp_path / "plaint.db").chmod(0o644)
    with opened(tmp_path):
        assert (mode(tmp_path), mode(tmp_path / "plaint.db")) == (0o700, 0o600)


# --- how it is made ----------------------------------------------------------------------------


@pytest.mark.parametrize("crash", [KeyboardInterrupt, SystemExit, MemoryError])
def test_a_crash_while_it_is_made_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, crash: type[BaseException]
) -> None:
    def crashing(*_: object) -> None:
        raise crash

    monkeypatch.setattr(connection, "migrate", crashing)
    with pytest.raises(crash):
        open_store(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_of_two_processes_that_make_it_the_slower_takes_what_is_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    link = os.link

    def after_another(part: str, path: str) -> None:
        monkeypatch.undo()
        with opened(tmp_path) as store:
            cases.append(store, [event(1)])
        link(part, path)

    monkeypatch.setattr(os, "link", after_another)
    with opened(tmp_path) as store:
        assert cases.count_cases(store) == 1
    assert [file.name for file in tmp_path.iterdir()] == ["plaint.db"]


def test_it_is_made_where_the_file_system_has_no_links(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unable(*_: str) -> None:
        raise PermissionError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(os, "link", unable)
    with opened(tmp_path) as store:
        cases.append(store, [event(1)])
    with opened(tmp_path) as store:
        assert cases.count_cases(store) == 1
    assert [file.name for file in tmp_path.iterdir()] == ["plaint.db"]


# --- transactions ------------------------------------------------------------------------------


@pytest.mark.parametrize("crash", [KeyboardInterrupt, SystemExit, ValueError])
def test_a_transaction_is_all_or_nothing(tmp_path: Path, crash: type[BaseException]) -> None:
    def crashing(store: sqlite3.Connection) -> None:
        with transaction(store):
            cases.append(store, [event(1)])
            raise crash

    with opened(tmp_path) as store:
        with pytest.raises(crash):
            crashing(store)
        assert cases.count_cases(store) == 0
        with transaction(store):
            cases.append(store, [event(1)])
        assert cases.count_cases(store) == 1


def test_what_is_committed_is_in_the_file_for_others_at_once(tmp_path: Path) -> None:
    with opened(tmp_path) as store, opened(tmp_path) as other:
        with transaction(store):
            cases.append(store, [event(1)])
            assert cases.count_cases(other) == 0
        assert cases.count_cases(other) == 1


def test_a_full_disk_is_told_and_the_store_goes_on(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        pages = pragma(store, "page_count")
        store.execute(f"pragma max_page_count = {pages}")
        with pytest.raises(StoreUnusable) as caught, transaction(store):
            cases.append(store, [event(number) for number in range(200)])
        assert "is full: nothing was stored" in str(caught.value)
        store.execute("pragma max_page_count = 10000")
        with transaction(store):
            cases.append(store, [event(1)])
        assert len(cases.events_of(store, event(1).case_id)) == 1


def test_a_commit_that_fails_is_rolled_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with opened(tmp_path) as store:
        store.execute("create table parent (id primary key)")
        store.execute("create table child (p references parent(id) deferrable initially deferred)")
        # A deferred key is looked at only by the commit.
        with pytest.raises(sqlite3.IntegrityError), transaction(store):
            store.execute("insert into child values (1)")
        assert not store.in_transaction
        assert store.execute("select * from child").fetchall() == []


# --- locked ------------------------------------------------------------------------------------


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection, "BUSY_SECONDS", 0.0)


@pytest.mark.usefixtures("impatient")
def test_a_store_that_another_process_writes_can_be_read_but_not_written(
    tmp_path: Path, plaint: Plaint
) -> None:
    plaint("new", "-", stdin=CASE_FILE)
    path = tmp_path / "home" / "plaint.db"
    with lock_of_another_process(path):
        assert len(plaint.json("status")) == 1
        assert plaint.json("plan")["state"] == "drafting"
        ran = plaint.fails(8, "note", "x", "--json")
        assert ran.json["error"] == {
            "code": 8,
            "kind": "store-unusable",
            "message": "The store is in use by another plaint.",
            "hint": "Wait until it is done, then try again.",
        }
    assert [e["kind"] for e in plaint.json("show")["timeline"]] == ["case-opened"]
    plaint("note", "x")


@pytest.mark.usefixtures("impatient")
@pytest.mark.parametrize("args", [("status",), (), ("plan",), ("note", "x")])
def test_a_store_that_another_process_has_to_itself_ends_with_8(
    tmp_path: Path, plaint: Plaint, args: tuple[str, ...]
) -> None:
    plaint("new", "-", stdin=CASE_FILE)
    with lock_of_another_process(tmp_path / "home" / "plaint.db", "exclusive"):
        assert "in use by another plaint" in plaint.fails(8, *args).stderr


def test_it_waits_for_the_other_before_it_gives_up(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        assert pragma(store, "busy_timeout") == connection.BUSY_SECONDS * 1000 > 1000


# --- folders and files that can't be used ------------------------------------------------------


@contextmanager
def as_nobody() -> Iterator[Path]:
    """Without root's rights, which no file mode binds, in a folder that all may enter."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o777)
        root = os.geteuid() == 0
        if root:
            os.seteuid(65534)
        try:
            yield folder
        finally:
            if root:
                os.seteuid(0)


def refused(home: Path) -> StoreUnusable:
    with pytest.raises(StoreUnusable) as caught:
        open_store(home)
    assert "PLAINT_HOME" in str(caught.value.hint)
    return caught.value


@posix_only
def test_a_folder_that_cant_be_made_or_entered_is_named() -> None:
    with as_nobody() as folder:
        closed = folder / "closed"
        closed.mkdir(mode=0o500)
        assert str(refused(closed / "home")) == (
            f"The folder {closed / 'home'} can't be used: Permission denied."
        )


@posix_only
def test_a_folder_that_cant_be_written_is_named() -> None:
    with as_nobody() as folder:
        home = folder / "home"
        home.mkdir(mode=0o500)
        assert str(refused(home)) == f"{home / 'plaint.db'} can't be used: Permission denied."


@posix_only
def test_a_store_that_cant_be_written_is_named_and_nothing_is_wrong_with_it() -> None:
    with as_nobody() as folder:
        home = folder / "home"
        with opened(home) as store:
            cases.append(store, [event(1)])
        (home / "plaint.db").chmod(0o400)
        home.chmod(0o500)
        error = refused(home)
        assert str(error).startswith(f"{home / 'plaint.db'} can't be used: ")
        assert "damaged" not in str(error)
        home.chmod(0o700)
        (home / "plaint.db").chmod(0o600)
        with opened(home) as store:
            assert cases.count_cases(store) == 1


def test_a_file_in_the_place_of_the_folder_is_named(tmp_path: Path) -> None:
    home = tmp_path / "file"
    home.write_text("mine")
    assert str(home) in str(refused(home))
    assert str(home / "home") in str(refused(home / "home"))
    assert home.read_text() == "mine"


def test_a_folder_in_the_place_of_the_store_is_named(tmp_path: Path) -> None:
    (tmp_path / "plaint.db").mkdir()
    assert str(tmp_path / "plaint.db") in str(refused(tmp_path))


def test_a_link_into_nowhere_isnt_a_new_store(tmp_path: Path) -> None:
    """A drive that isn't there just now."""
    (tmp_path / "plaint.db").symlink_to(tmp_path / "drive" / "plaint.db")
    assert str(tmp_path / "plaint.db") in str(refused(tmp_path))
    assert [file.name for file in tmp_path.iterdir()] == ["plaint.db"]


def test_the_newest_step_is_the_number_of_steps() -> None:
    assert len(migrations.MIGRATIONS) == migrations.LATEST
