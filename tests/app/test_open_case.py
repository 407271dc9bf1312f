from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest
from tests.app.working import CASE, case_file, kinds, rows, workspace
from tests.store.stores import lock_of_another_process

from plaint.app import recording
from plaint.app.case_file import CaseFile, read_case_file
from plaint.app.open_case import open_case
from plaint.app.workspace import Found, Workspace, take
from plaint.errors import Refused, StoreUnusable
from plaint.store import connection, index

CONTACTS = """
[[contact]]
on = 2026-05-21
by = "call"
said = "an engineer within two days"
[[contact]]
on = 2026-06-01
by = "chat"
[[contact]]
on = 2026-06-01
by = "visit"
"""


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


def told(tmp_path: Path, text: str = CASE) -> CaseFile:
    folder = case_file(tmp_path / "papers").parent
    return read_case_file(text, folder, {}, date(2026, 6, 1), "case.toml")


def opened(ws: Workspace, tmp_path: Path, text: str = CASE) -> Found:
    return open_case(ws, told(tmp_path, text))


def test_a_case_is_what_was_told_with_its_contacts_and_papers(tmp_path: Path, home: Path) -> None:
    with workspace(home) as ws:
        found = opened(ws, tmp_path, CASE + CONTACTS)
        case = take(ws, found.case_id).case
        assert case == found.case
        assert case.complaint == told(tmp_path).complaint
        assert case.opened_on == date(2026, 6, 1)
        assert [(c.on.day, c.made.by) for c in case.contacts] == [
            (21, "call"), (1, "chat"), (1, "visit"),
        ]  # fmt: skip
        assert sorted(os.listdir(home / "evidence")) == sorted(
            e.sha256 for e in case.complaint.evidence
        )
        assert [row.ref for row in index.rows(ws.store)] == [found.ref]


def test_an_undo_right_after_it_takes_back_the_last_contact_and_never_the_case(
    tmp_path: Path, home: Path
) -> None:
    with workspace(home) as ws:
        ref = opened(ws, tmp_path, CASE + CONTACTS).ref
        taken = []
        for _ in range(3):
            after = recording.undone(ws, ref).found.case
            taken.append([c.made.by for c in after.contacts])
        assert taken == [["call", "chat"], ["call"], []]
        with pytest.raises(Refused, match="nothing to take back"):
            recording.undone(ws, ref)


@pytest.mark.parametrize(
    "subject",
    ["Broadband line dead since 20 May", "broadband LINE dead, since 20 may!"],
)
def test_a_second_case_about_the_same_leaves_nothing_behind(
    tmp_path: Path, home: Path, subject: str
) -> None:
    with workspace(home) as ws:
        first = opened(ws, tmp_path)
        again = CASE.replace("Broadband line dead since 20 May", subject)
        again = again.replace('"Talkfar"', '" TALKFAR "')
        (tmp_path / "papers" / "other.txt").write_text("another paper")
        again = again.replace('"photo.jpg"', '"other.txt"')
        folder = tmp_path / "papers"
        second = read_case_file(again, folder, {}, date(2026, 6, 1), "case.toml")
        with pytest.raises(Refused) as caught:
            open_case(ws, second)
        assert first.ref in str(caught.value)
        assert f"plaint plan {first.ref}" in str(caught.value.hint)
        assert len(os.listdir(home / "evidence")) == 2
    assert rows(home, '"case"') == 1


def test_a_matter_that_is_closed_or_of_another_company_is_a_case_of_its_own(
    tmp_path: Path, home: Path
) -> None:
    with workspace(home) as ws:
        first = opened(ws, tmp_path)
        opened(ws, tmp_path, CASE.replace("Talkfar", "Speakwell"))
        recording.closed(ws, first.ref, "resolved", recording.When())
        opened(ws, tmp_path)
    assert rows(home, '"case"') == 3


@pytest.mark.parametrize("subject", ["Parking charge notice 12 May", "Amende de stationnement"])
def test_a_fine_is_not_for_plaint(tmp_path: Path, home: Path, subject: str) -> None:
    with workspace(home) as ws:
        with pytest.raises(Refused, match="appeal period"):
            opened(ws, tmp_path, CASE.replace("Broadband line dead since 20 May", subject))
        assert not (home / "evidence").exists()
    assert kinds(home) == []


def test_a_store_that_is_locked_takes_no_half_a_case(
    tmp_path: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connection, "BUSY_SECONDS", 0.0)
    with workspace(home) as ws:
        with lock_of_another_process(home / "plaint.db"), pytest.raises(StoreUnusable):
            opened(ws, tmp_path)
        assert not (home / "evidence").exists()
        opened(ws, tmp_path)


@pytest.mark.parametrize("crash", [KeyboardInterrupt, MemoryError])
def test_a_crash_in_the_midst_leaves_no_half_a_case(
    tmp_path: Path, home: Path, monkeypatch: pytest.MonkeyPatch, crash: type[BaseException]
) -> None:
    def crashing(*_: object) -> None:
        raise crash

    with workspace(home) as ws:
        monkeypatch.setattr("plaint.app.reindex._row", crashing)
        with pytest.raises(crash):
            opened(ws, tmp_path)
    assert kinds(home) == []
    assert rows(home, '"case"') == 0
