"""A damaged store is told, with its last backup, and left exactly as it is."""

from __future__ import annotations

import gc
import random
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from tests.cli.running import Plaint, Ran
from tests.store.stores import frozen, opened

from plaint.errors import StoreUnusable
from plaint.store import index
from plaint.store.connection import open_store

PAGE = 4096


def random_bytes(count: int) -> bytes:
    return random.Random(count).randbytes(count)


def middle(data: bytes) -> bytes:
    third = len(data) // 3
    return data[:third] + random_bytes(third) + data[2 * third :]


def all_but_the_first_page(data: bytes) -> bytes:
    return data[:PAGE] + random_bytes(len(data) - PAGE)


def half(data: bytes) -> bytes:
    return data[: len(data) // 2]


def inside_the_header(data: bytes) -> bytes:
    return data[:50]


def nothing(data: bytes) -> bytes:
    return b""


def a_letter(data: bytes) -> bytes:
    return b"Dear Sir or Madam, this is no database.\n" * 500


def without_its_beginning(data: bytes) -> bytes:
    return random_bytes(16) + data[16:]


DAMAGES = (
    middle, all_but_the_first_page, half, inside_the_header, nothing, a_letter,
    without_its_beginning,
)  # fmt: skip


@pytest.fixture
def home(tmp_path: Path, at: Callable[[str], None]) -> Path:
    """A store with a case and a backup of it, none of which is open."""
    at("2026-05-31")
    path = frozen(tmp_path / "home", "schema_1.sql", "rows_1.sql")
    (path.parent / "backups").mkdir()
    shutil.copy(path, path.parent / "backups" / "week-2026-22.db")
    return path.parent


def files(home: Path) -> dict[str, bytes]:
    gc.collect()  # closes what a command in this process had open, as the end of its own would
    return {
        str(file.relative_to(home)): file.read_bytes() for file in home.rglob("*") if file.is_file()
    }


def told_with_its_backup(ran: Ran, home: Path) -> None:
    error = ran.json["error"]
    assert (error["code"], error["kind"]) == (8, "store-unusable")
    assert str(home / "plaint.db") in error["message"]
    assert "damaged" in error["message"]
    assert str(home / "backups" / "week-2026-22.db") in error["hint"]


@pytest.mark.parametrize("args", [("plan", "jsjj"), ("note", "jsjj", "x")])
@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_store_ends_with_8_and_is_never_repaired(
    home: Path, plaint: Plaint, damage: Callable[[bytes], bytes], args: tuple[str, ...]
) -> None:
    path = home / "plaint.db"
    path.write_bytes(damage(path.read_bytes()))
    before = files(home)
    told_with_its_backup(plaint.fails(8, *args, "--json"), home)
    assert files(home) == before


@pytest.mark.parametrize("damage", [all_but_the_first_page, inside_the_header, nothing, a_letter])
def test_the_overview_ends_with_8_too(
    home: Path, plaint: Plaint, damage: Callable[[bytes], bytes]
) -> None:
    path = home / "plaint.db"
    path.write_bytes(damage(path.read_bytes()))
    before = files(home)
    told_with_its_backup(plaint.fails(8, "status", "--json"), home)
    assert files(home) == before


def test_whichever_page_is_damaged_it_is_told_or_not_needed(home: Path, plaint: Plaint) -> None:
    path = home / "plaint.db"
    whole = path.read_bytes()
    codes = []
    for start in range(0, len(whole), PAGE):
        path.write_bytes(whole[:start] + random_bytes(PAGE) + whole[start + PAGE :])
        before = files(home)
        ran = plaint.run("show", "jsjj", "--json")
        codes.append(ran.code)
        if ran.code == 8:
            told_with_its_backup(ran, home)
            assert files(home) == before
    assert set(codes) == {0, 8}
    assert codes[0] == 8


@pytest.mark.parametrize(
    ("text", "other"),
    [
        (b'{"text":"Called twice', b'{"text":12345 twice'),  # no longer JSON
        (b'{"text":"Called twice', b'{"tixt":"Called twice'),  # no longer a note
        (b"Called twice", b"Called \xff\xfe\xfd\xfc\xfb"),  # no longer text
        (b"note-added", b"not-eadded"),  # no kind at all
    ],
)
def test_an_event_that_cant_be_read_is_damage(
    home: Path, plaint: Plaint, text: bytes, other: bytes
) -> None:
    path = home / "plaint.db"
    path.write_bytes(path.read_bytes().replace(text, other))
    before = files(home)
    told_with_its_backup(plaint.fails(8, "plan", "jsjj", "--json"), home)
    assert files(home) == before


@pytest.mark.parametrize("value", ["[[", "7", '["no", "stretch"]', "[[1]]"])
def test_a_row_of_the_overview_that_cant_be_read_is_damage(home: Path, value: str) -> None:
    with opened(home) as store:
        store.execute("update case_index set timeline = ?", (value,))
        with pytest.raises(StoreUnusable):
            list(index.rows(store))


def test_a_database_of_another_program_is_left_alone(home: Path) -> None:
    path = home / "plaint.db"
    path.unlink()
    with closing(sqlite3.connect(path)) as other:
        other.execute("create table recipes (name)")
    before = path.read_bytes()
    with pytest.raises(StoreUnusable) as caught:
        open_store(home)
    assert "was not made by plaint" in str(caught.value)
    assert path.read_bytes() == before


def test_the_log_of_a_store_that_is_gone_is_not_played_into_a_new_one(home: Path) -> None:
    (home / "plaint.db").rename(home / "plaint.db-wal")
    before = files(home)
    with pytest.raises(StoreUnusable) as caught:
        open_store(home)
    assert "it is missing, but its log is there" in str(caught.value)
    assert files(home) == before


def test_without_a_backup_that_is_said(tmp_path: Path, plaint: Plaint) -> None:
    (tmp_path / "home").mkdir()
    (tmp_path / "home" / "plaint.db").write_bytes(b"")
    ran = plaint.fails(8, "status")
    assert "is damaged: it is empty." in ran.stderr.replace("\n", " ")
    assert f"There is no backup in {tmp_path / 'home' / 'backups'}." in ran.stderr.replace(
        "\n", " "
    )


def test_what_the_hint_says_brings_the_cases_back(home: Path, plaint: Plaint) -> None:
    path, log = home / "plaint.db", home / "plaint.db-wal"
    path.write_bytes(middle(path.read_bytes()))
    log.write_bytes(b"what a crash left")
    hint = plaint.fails(8, "plan", "--json").json["error"]["hint"]
    assert f"move {path} away, with {log}" in hint
    path.rename(home / "damaged.db")
    log.unlink(missing_ok=True)
    shutil.copy(home / "backups" / "week-2026-22.db", path)
    assert plaint.json("plan")["ref"] == "jsjj"
