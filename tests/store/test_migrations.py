from __future__ import annotations

from contextlib import closing
from pathlib import Path
from sqlite3 import connect

import pytest
from tests.cli.running import Plaint
from tests.store.stores import frozen, opened

from plaint.domain.case import fold
from plaint.domain.events import PAYLOADS
from plaint.errors import StoreUnusable
from plaint.store import cases, index, migrations, papers
from plaint.store.connection import open_store

FROZEN_CASE = "jsjj"


def shape(path: Path) -> list[str]:
    with closing(connect(path)) as store:
        found = store.execute("select sql from sqlite_master where sql is not null")
        return sorted(row[0] for row in found)


def version(path: Path) -> int:
    with closing(connect(path)) as store:
        return int(store.execute("pragma user_version").fetchone()[0])


def next_version(monkeypatch: pytest.MonkeyPatch, *steps: str) -> None:
    """A plaint that has more steps than this one."""
    monkeypatch.setattr(migrations, "MIGRATIONS", (*migrations.MIGRATIONS, *steps))
    monkeypatch.setattr(migrations, "LATEST", len(migrations.MIGRATIONS))


def test_a_new_store_has_the_latest_version(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        assert store.execute("pragma user_version").fetchone()[0] == migrations.LATEST


def test_the_first_step_never_changes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(migrations, "MIGRATIONS", migrations.MIGRATIONS[:1])
    monkeypatch.setattr(migrations, "LATEST", 1)
    old = frozen(tmp_path / "old", "schema_1.sql")
    with opened(tmp_path / "new"):
        pass
    assert shape(tmp_path / "new" / "plaint.db") == shape(old)


def test_a_store_of_the_first_plaint_opens_without_rows(tmp_path: Path) -> None:
    frozen(tmp_path, "schema_1.sql")
    with opened(tmp_path) as store:
        assert cases.count_cases(store) == 0


def test_a_store_of_the_first_plaint_opens_with_every_kind_of_row(tmp_path: Path) -> None:
    frozen(tmp_path, "schema_1.sql", "rows_1.sql")
    with opened(tmp_path) as store:
        case_id = cases.find(store, FROZEN_CASE)
        events = cases.events_of(store, case_id)
        assert {event.kind for event in events} == set(PAYLOADS)
        case = fold(events)
        assert (case.company.name, case.company.email) == ("Example Telecom", "help@example.com")
        assert [m.stage for m in case.sent] == ["complaint", "nudge", "letter-before-claim"]
        assert case.unsettled == ()
        assert not case.warnings
        assert [row.company for row in index.rows(store)] == ["Example Telecom"]
        draft = papers.load_draft(store, case_id, "letter-before-claim")
        assert draft is not None
        assert draft.body.startswith("Dear Example Telecom")
        assert papers.setting(store, "account")["host"] == "smtp.example.org"
        mail = papers.kept_mail(store, case.sent[0].message.intent)
        assert mail is not None
        assert mail.startswith(b'From: "A. Customer" <a.customer@example.org>\r\n')


def test_the_program_goes_on_with_a_store_of_the_first_plaint(
    tmp_path: Path, plaint: Plaint
) -> None:
    frozen(tmp_path / "home", "schema_1.sql", "rows_1.sql")
    assert plaint.json("plan", FROZEN_CASE)["clock"]["sent_on"] == "2026-06-01"
    plaint("note", FROZEN_CASE, "still here")
    assert [row["ref"] for row in plaint.json("status")] == [FROZEN_CASE]


def test_a_step_keeps_what_is_there_and_a_backup_of_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = frozen(tmp_path, "schema_1.sql", "rows_1.sql")
    next_version(monkeypatch, 'alter table "case" add column colour text')
    with opened(tmp_path) as store:
        assert store.execute('select ref, colour from "case"').fetchone()[:] == ("jsjj", None)
    assert version(path) == 2
    backup = tmp_path / "backups" / "before-version-2.db"
    assert version(backup) == 1
    assert backup.stat().st_mode & 0o777 == 0o600
    with closing(connect(backup)) as store:
        assert store.execute("select count(*) from event").fetchone()[0] == 22


def test_steps_are_made_one_after_the_other_up_to_the_latest(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = frozen(tmp_path, "schema_1.sql")
    next_version(
        monkeypatch,
        "create table one (a text) strict;\n-- a comment; with a semicolon\n",
        "create trigger t before update on one begin\n  select 1;\n  select 2;\nend;\n"
        "alter table one add column b text",
    )
    with opened(tmp_path) as store:
        store.execute("insert into one (a, b) values ('x', 'y')")
    assert version(path) == 3


@pytest.mark.parametrize(
    "broken",
    [
        "create table extra (a text) strict;\ncreate table event (a text) strict;",
        # The rows themselves are in the way.
        "create table extra (a text) strict;\n"
        'create unique index once on event(case_id);',
    ],
)  # fmt: skip
def test_a_failing_step_is_undone_whole_and_its_backup_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, broken: str
) -> None:
    path = frozen(tmp_path, "schema_1.sql", "rows_1.sql")
    before = shape(path)
    next_version(monkeypatch, broken)
    with pytest.raises(StoreUnusable) as caught:
        open_store(tmp_path)
    assert str(path) in str(caught.value)
    backup = tmp_path / "backups" / "before-version-2.db"
    assert str(backup) in str(caught.value.hint)
    assert shape(path) == before == shape(backup)
    assert version(path) == 1
    monkeypatch.undo()
    with opened(tmp_path) as store:  # the older program goes on with it
        assert cases.find(store, FROZEN_CASE)


def test_the_steps_before_a_failing_one_stand(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = frozen(tmp_path, "schema_1.sql")
    next_version(monkeypatch, "create table two (a text) strict;", "no sql at all;")
    with pytest.raises(StoreUnusable):
        open_store(tmp_path)
    assert version(path) == 2


def test_another_process_may_have_made_the_step_already(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = frozen(tmp_path, "schema_1.sql")
    next_version(monkeypatch, "create table two (a text) strict;")
    back_up = migrations.back_up

    def while_another_migrates(*args: str) -> str:
        monkeypatch.setattr(migrations, "back_up", back_up)
        with opened(tmp_path):
            return ""

    monkeypatch.setattr(migrations, "back_up", while_another_migrates)
    with opened(tmp_path):
        assert version(path) == 2


def newer(home: Path, number: int = 99) -> Path:
    path = frozen(home, "schema_1.sql", "rows_1.sql")
    with closing(connect(path, isolation_level=None)) as store:
        store.execute("pragma journal_mode = delete")  # as a newer plaint may like it
        store.execute(f"pragma user_version = {number}")
    return path


def test_a_newer_store_is_left_as_it_is(tmp_path: Path) -> None:
    path = newer(tmp_path)
    before = path.read_bytes()
    with pytest.raises(StoreUnusable) as caught:
        open_store(tmp_path)
    assert "newer plaint: its version is 99" in str(caught.value)
    assert f"There is no backup in {tmp_path / 'backups'}." in str(caught.value.hint)
    assert path.read_bytes() == before
    assert [file.name for file in tmp_path.iterdir()] == ["plaint.db"]


@pytest.mark.parametrize("args", [("status",), (), ("plan",), ("note", "x"), ("doctor",)])
def test_a_newer_store_ends_every_command_with_8(
    tmp_path: Path, plaint: Plaint, args: tuple[str, ...]
) -> None:
    path = newer(tmp_path / "home")
    backup = tmp_path / "home" / "backups" / "week-2026-22.db"
    backup.parent.mkdir()
    backup.write_bytes(b"")
    before = path.read_bytes()
    ran = plaint.fails(8, *args, "--json")
    assert ran.json["error"]["code"] == 8
    assert ran.json["error"]["kind"] == "store-unusable"
    assert str(backup) in ran.json["error"]["hint"]
    assert path.read_bytes() == before
