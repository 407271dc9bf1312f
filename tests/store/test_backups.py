from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import pytest
from tests.cli.running import Plaint
from tests.store.stores import event, frozen, opened
from tests.store.test_connection import CASE_FILE, posix_only

from plaint.errors import StoreUnusable
from plaint.store import cases, migrations
from plaint.store.migrations import back_up, keep_weekly_backup

MONDAY = date(2026, 12, 21)  # ISO week 52; the year has a week 53


def kept(home: Path) -> list[str]:
    return sorted(os.listdir(home / "backups")) if (home / "backups").exists() else []


def count(path: Path) -> int:
    with closing(sqlite3.connect(path)) as store:
        return int(store.execute("select count(*) from event").fetchone()[0])


def test_the_last_three_weeks_are_kept(tmp_path: Path) -> None:
    path = str(tmp_path / "plaint.db")
    with opened(tmp_path) as store:
        for week in range(5):
            cases.append(store, [event(week)])
            keep_weekly_backup(store, path, MONDAY + timedelta(weeks=week))
    assert kept(tmp_path) == ["week-2027-01.db", "week-2027-02.db", "week-2027-03.db"]
    assert [count(tmp_path / "backups" / name) for name in kept(tmp_path)] == [3, 4, 5]


def test_there_is_one_a_week_and_it_stays_as_it_was(tmp_path: Path) -> None:
    path = str(tmp_path / "plaint.db")
    with opened(tmp_path) as store:
        for day in range(7):
            cases.append(store, [event(day)])
            keep_weekly_backup(store, path, MONDAY + timedelta(days=day))
    assert kept(tmp_path) == ["week-2026-52.db"]
    assert count(tmp_path / "backups" / "week-2026-52.db") == 1


def test_the_backups_before_a_migration_are_not_counted(tmp_path: Path) -> None:
    path = str(tmp_path / "plaint.db")
    with opened(tmp_path) as store:
        cases.append(store, [event(1)])
        back_up(store, path, "before-version-2")
        for week in range(4):
            keep_weekly_backup(store, path, MONDAY + timedelta(weeks=week))
    assert "before-version-2.db" in kept(tmp_path)
    assert len(kept(tmp_path)) == 4


def test_an_empty_store_is_no_backup_to_go_back_to(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        keep_weekly_backup(store, str(tmp_path / "plaint.db"), MONDAY)
    assert kept(tmp_path) == []


def test_the_first_case_is_backed_up_at_once(
    tmp_path: Path, plaint: Plaint, at: Callable[[str], None]
) -> None:
    at("2026-06-01")
    plaint("new", "-", stdin=CASE_FILE)
    assert kept(tmp_path / "home") == ["week-2026-23.db"]
    assert count(tmp_path / "home" / "backups" / "week-2026-23.db") == 1
    at("2026-06-08")
    plaint("note", "x")
    assert kept(tmp_path / "home") == ["week-2026-23.db", "week-2026-24.db"]


@posix_only
def test_nobody_else_can_read_a_backup(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        cases.append(store, [event(1)])
        copy = Path(back_up(store, str(tmp_path / "plaint.db"), "week-2026-52"))
    assert copy.stat().st_mode & 0o777 == 0o600
    assert copy.parent.stat().st_mode & 0o777 == 0o700


def test_it_holds_what_is_only_in_the_log_yet(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        store.execute("pragma wal_autocheckpoint = 0")
        cases.append(store, [event(number) for number in range(30)])
        copy = back_up(store, str(tmp_path / "plaint.db"), "week-2026-52")
    assert count(Path(copy)) == 30


def test_a_crash_while_it_is_made_leaves_no_half_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = str(tmp_path / "plaint.db")

    def crash(*_: object) -> None:
        raise KeyboardInterrupt

    with opened(tmp_path) as store:
        cases.append(store, [event(1)])
        monkeypatch.setattr(migrations, "_copy", crash)
        with pytest.raises(KeyboardInterrupt):
            keep_weekly_backup(store, path, MONDAY)
        assert kept(tmp_path) == []
        monkeypatch.undo()
        keep_weekly_backup(store, path, MONDAY)
    assert kept(tmp_path) == ["week-2026-52.db"]


def test_a_damaged_store_never_takes_the_place_of_a_good_backup(tmp_path: Path) -> None:
    path = frozen(tmp_path, "schema_1.sql", "rows_1.sql")
    with opened(tmp_path) as store:
        keep_weekly_backup(store, str(path), MONDAY)
    good = (tmp_path / "backups" / "week-2026-52.db").read_bytes()
    data = path.read_bytes()
    # The last page of the table of events, which opening it doesn't read.
    at = data.rindex(b"case-reopened") // 4096 * 4096
    path.write_bytes(data[:at] + b"\xff" * 4096 + data[at + 4096 :])
    for weeks in range(1, 5):
        with opened(tmp_path) as store, pytest.raises(StoreUnusable) as caught:
            keep_weekly_backup(store, str(path), MONDAY + timedelta(weeks=weeks))
        assert "damaged" in str(caught.value)
        assert str(tmp_path / "backups" / "week-2026-52.db") in str(caught.value.hint)
    assert kept(tmp_path) == ["week-2026-52.db"]
    assert (tmp_path / "backups" / "week-2026-52.db").read_bytes() == good


def test_the_last_backup_is_the_one_made_last(tmp_path: Path) -> None:
    path = frozen(tmp_path, "schema_1.sql", "rows_1.sql")
    backups = tmp_path / "backups"
    backups.mkdir()
    for age, name in (
        (30, "week-2026-40.db"),
        (10, "before-version-2.db"),
        (20, "week-2026-41.db"),
    ):
        shutil.copy(path, backups / name)
        os.utime(backups / name, (1_800_000_000 - age, 1_800_000_000 - age))
    (backups / "notes.txt").write_text("mine")
    path.write_bytes(b"")
    with pytest.raises(StoreUnusable) as caught, opened(tmp_path):
        pass
    assert str(backups / "before-version-2.db") in str(caught.value.hint)


def test_a_place_for_backups_that_cant_be_used_is_named(tmp_path: Path) -> None:
    (tmp_path / "backups").write_text("mine")
    with opened(tmp_path) as store:
        cases.append(store, [event(1)])
        with pytest.raises(StoreUnusable) as caught:
            keep_weekly_backup(store, str(tmp_path / "plaint.db"), MONDAY)
    assert str(tmp_path / "backups") in str(caught.value)
