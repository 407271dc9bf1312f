"""Cases taken elsewhere and back, any number of times; files of strangers; forgetting."""

from __future__ import annotations

import io
import json
import os
import sqlite3
import zipfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.app.working import (
    CASE,
    PHOTO,
    RECEIPT,
    calendar_of,
    kinds,
    new_case,
    rows,
    workspace,
)
from tests.cli.running import Plaint
from tests.domain.test_case_properties import records
from tests.store.stores import frozen

from plaint.app import import_file, transfer
from plaint.app.recording import add
from plaint.app.workspace import Workspace, find, situation_of, take
from plaint.cli.presenters import case as case_view
from plaint.cli.presenters.explain import explain_lines
from plaint.cli.presenters.plan import plan_lines
from plaint.domain import events as ev
from plaint.domain.case import fold
from plaint.domain.events import Event
from plaint.domain.plan import plan
from plaint.errors import InvalidInput, StoreUnusable
from plaint.store import cases, codec, connection, index, papers
from plaint.store.connection import connect, transaction
from plaint.store.migrations import migrate

At = Callable[[str], None]


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


@pytest.fixture
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Go on with the store of another machine, by its name."""

    def go(name: str) -> None:
        monkeypatch.setenv("PLAINT_HOME", str(tmp_path / name))

    return go


@pytest.fixture
def told(tmp_path: Path, plaint: Plaint, at: At) -> str:
    """A case with papers and a history; its reference."""
    at("2026-06-01")
    ref = new_case(plaint, tmp_path / "papers")
    plaint("sent")
    at("2026-06-04")
    plaint("reply", "-", "--kind", "holding", "--promised-by", "2026-06-10", stdin="Wait, please.")
    plaint("edit", "company.email=help@example.com")
    plaint("note", "x")
    plaint("undo")
    return ref


def exported(plaint: Plaint, *args: str) -> bytes:
    """What `plaint export` writes, as the next command's standard input."""
    return plaint("export", *args).stdout.encode()


def zip_of(plaint: Plaint, folder: Path, *args: str) -> Path:
    path = folder / "cases.zip"
    plaint("export", *args, "--with-files", "--out", str(path))
    return path


# --- there and back ----------------------------------------------------------------------------


@pytest.mark.usefixtures("told")
def test_the_same_case_is_elsewhere(
    plaint: Plaint, elsewhere: Callable[[str], None], tmp_path: Path
) -> None:
    shown, planned, listed = (plaint.json(name) for name in ("show", "plan", "status"))
    path = zip_of(plaint, tmp_path)
    elsewhere("other")
    assert plaint.json("import", str(path)) == {
        "refs": [shown["ref"]], "new_events": len(shown["timeline"]), "files": 2,
    }  # fmt: skip
    assert plaint.json("show") == shown
    assert plaint.json("plan") == planned
    assert plaint.json("status") == listed


@pytest.mark.usefixtures("told")
def test_any_number_of_times(plaint: Plaint, home: Path, tmp_path: Path) -> None:
    before, path = plaint.json("show"), zip_of(plaint, tmp_path)
    document = exported(plaint)
    for _ in range(2):
        assert plaint.json("import", str(path))["new_events"] == 0
        assert plaint.json("import", "-", stdin=document)["new_events"] == 0
    assert plaint.json("show") == before
    assert rows(home, '"case"') == 1
    assert exported(plaint) == document


@pytest.mark.usefixtures("told")
def test_the_document_names_the_files_by_hash_and_the_zip_holds_them(
    plaint: Plaint, tmp_path: Path
) -> None:
    document = json.loads(exported(plaint))
    assert document["plaint"] == 1
    (case,) = document["cases"]
    evidence = case["events"][0]["payload"]["complaint"]["evidence"]
    digests = {sha256(data).hexdigest(): data for data in (RECEIPT, PHOTO)}
    assert {file["sha256"] for file in evidence} == set(digests)
    with zipfile.ZipFile(zip_of(plaint, tmp_path)) as archive:
        assert set(archive.namelist()) == {"plaint.json", *(f"files/{d}" for d in digests)}
        for digest, data in digests.items():
            assert archive.read(f"files/{digest}") == data
        assert json.loads(archive.read("plaint.json")) == document


@pytest.mark.usefixtures("told")
def test_a_document_without_files_leaves_them_out_and_says_so_when_they_are_needed(
    plaint: Plaint, elsewhere: Callable[[str], None], tmp_path: Path
) -> None:
    document, path = exported(plaint), zip_of(plaint, tmp_path)
    elsewhere("other")
    plaint("import", "-", stdin=document)
    told = plaint.fails(5, "export", "--with-files", "--out", str(tmp_path / "again.zip")).stderr
    assert "Import the case with its files" in told
    plaint("import", str(path))
    assert zip_of(plaint, tmp_path / "papers").read_bytes()


@pytest.mark.usefixtures("told")
def test_what_happened_on_two_machines_comes_together(
    plaint: Plaint, elsewhere: Callable[[str], None], at: At
) -> None:
    at("2026-06-05")
    start = exported(plaint)
    elsewhere("other")
    plaint("import", "-", stdin=start)
    plaint("call", "--said", "on the other machine")
    theirs = exported(plaint)
    elsewhere("home")
    plaint("note", "on this machine")
    ours = exported(plaint)
    plaint("import", "-", stdin=theirs)
    here = plaint.json("show")
    elsewhere("other")
    plaint("import", "-", stdin=ours)
    assert plaint.json("show") == here
    assert [e["kind"] for e in here["timeline"][-2:]] in (
        ["contact-made", "note-added"], ["note-added", "contact-made"],
    )  # fmt: skip


def test_all_cases_go_along(plaint: Plaint, elsewhere: Callable[[str], None], tmp_path: Path,
                            told: str) -> None:  # fmt: skip
    second = new_case(plaint, tmp_path / "second", CASE.replace("Talkfar", "Speakwell"))
    plaint("close", second, "--outcome", "withdrawn")
    document = exported(plaint, "--all")
    elsewhere("other")
    assert set(plaint.json("import", "-", stdin=document)["refs"]) == {told, second}
    assert [row["ref"] for row in plaint.json("status")] == [told]
    assert {row["ref"] for row in plaint.json("status", "--all")} == {told, second}


def test_a_reference_that_is_taken_elsewhere_lengthens_and_the_old_one_is_still_known(
    plaint: Plaint, elsewhere: Callable[[str], None], told: str, home: Path
) -> None:
    document = exported(plaint)
    case_id = plaint.json("show")["case_id"]
    elsewhere("other")
    plaint("status")
    with closing(sqlite3.connect(home.parent / "other" / "plaint.db")) as other, other:
        other.execute("insert into \"case\" values ('another', ?)", (told,))
    (longer,) = plaint.json("import", "-", stdin=document)["refs"]
    assert (longer[:4], len(longer)) == (told, 5)
    assert plaint.json("show", longer)["case_id"] == case_id
    elsewhere("home")
    assert plaint.json("show", longer)["case_id"] == case_id


@pytest.mark.usefixtures("told")
def test_an_import_keeps_the_one_nudge_and_the_gap(
    plaint: Plaint, elsewhere: Callable[[str], None], at: At
) -> None:
    """A case taken away, and back without its later half, frees nothing."""
    early = exported(plaint)
    at("2026-06-12")
    plaint("nudge", "--on", "mastodon", "--posted-url", "https://social.example/@me/1")
    plaint("import", "-", stdin=early)
    plaint.fails(3, "nudge", "--on", "bluesky", "--dry-run")
    plaint.fails(3, "send", "--stage", "follow-up", "--via", "print")
    later = exported(plaint)
    elsewhere("other")
    plaint("import", "-", stdin=later)
    plaint.fails(3, "nudge", "--on", "bluesky", "--dry-run")


def importable(events: list[Event]) -> list[Event]:
    """Those of any events that plaint itself might have recorded."""
    found: list[Event] = []
    for event in events:
        document = {"plaint": 1, "cases": [{"events": [codec.as_plain(event)]}]}
        try:
            found += codec.read_document(json.dumps(document).encode(), "")
        except InvalidInput:
            assert event.kind == "facts-corrected"
    return found


@settings(max_examples=12)
@given(records(), st.data())
def test_two_that_diverged_are_the_same_after_each_has_the_others_events(
    tmp_path_factory: pytest.TempPathFactory, events: list[Event], data: st.DataObject
) -> None:
    events = importable(events)
    mine = data.draw(st.lists(st.sampled_from(events), min_size=1, unique_by=lambda e: e.id))
    yours = data.draw(st.lists(st.sampled_from(events), min_size=1, unique_by=lambda e: e.id))
    folder = tmp_path_factory.mktemp("two")
    with workspace(folder / "a", "2026-12-31") as a, workspace(folder / "b", "2026-12-31") as b:
        for ws, part in ((a, mine), (b, yours)):
            transfer.imported(ws, document_of(part), "start")
        for from_ws, to_ws in ((a, b), (b, a), (a, b)):
            ids = cases.all_ids(from_ws.store)
            document = json.dumps(transfer.exported(from_ws, ids)).encode()
            transfer.imported(to_ws, document, "there")
        (case_id,) = cases.all_ids(a.store)
        ours, theirs = (cases.events_of(ws.store, case_id) for ws in (a, b))
        assert ours == theirs
        assert {e.id for e in ours} == {e.id for e in (*mine, *yours)}
        assert fold(ours) == fold([*mine, *yours])
        assert list(index.rows(a.store, all_cases=True)) == list(
            index.rows(b.store, all_cases=True)
        )


def document_of(events: list[Event]) -> bytes:
    return json.dumps(
        {"plaint": 1, "cases": [{"events": [codec.as_plain(event) for event in events]}]}
    ).encode()


def test_many_cases_with_one_company_each_know_the_others_messages(
    plaint: Plaint, elsewhere: Callable[[str], None], tmp_path: Path, at: At
) -> None:
    at("2026-06-01")
    first = new_case(plaint, tmp_path / "1")
    new_case(plaint, tmp_path / "2", CASE.replace("line dead", "bill wrong"))
    plaint("sent", first)
    listed = plaint.json("status")
    document = exported(plaint, "--all")
    elsewhere("other")
    plaint("import", "-", stdin=document)
    assert plaint.json("status") == listed


# --- files of strangers ------------------------------------------------------------------------


def files_under(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and not path.name.endswith(("-wal", "-shm"))
    }


@contextmanager
def changing_nothing(folder: Path) -> Iterator[None]:
    before = files_under(folder)
    yield
    assert files_under(folder) == before


def zipped(entries: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", method) as archive:
        for name, data in entries.items():
            archive.writestr(name, data)
    return packed.getvalue()


@pytest.fixture
def export(plaint: Plaint, told: str, tmp_path: Path) -> dict[str, bytes]:
    """The entries of a right export, of which the store has everything."""
    with zipfile.ZipFile(zip_of(plaint, tmp_path, told)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.mark.parametrize(
    "data",
    [
        b"", b"PK", b"PK\x03\x04" + b"\x00" * 40, b"PK\x05\x06" + b"\x00" * 18, b"\x00" * 100,
        b"{" * 100_000, b'{"plaint": 1, "cases": 1}', zipped({"other.json": b"{}"}),
        zipped({"plaint.json": b"[]"}), zipped({"plaint.json": b""}),
        zipped({"plaint.json": b"{" * 100_000}),
    ],
    ids=range(11),
)  # fmt: skip
def test_what_is_no_export_is_refused(plaint: Plaint, told: str, home: Path, data: bytes) -> None:
    plaint("status")
    with changing_nothing(home):
        ran = plaint.fails(4, "import", "-", "--json", stdin=data)
    assert ran.json["error"]["kind"] == "invalid-input"


def test_a_file_that_isnt_there_is_named(plaint: Plaint, tmp_path: Path) -> None:
    assert "missing.zip" in plaint.fails(4, "import", str(tmp_path / "missing.zip")).stderr


@pytest.mark.usefixtures("told")
def test_names_in_a_zip_are_never_paths(
    plaint: Plaint, export: dict[str, bytes], elsewhere: Callable[[str], None], tmp_path: Path
) -> None:
    outside = {
        "../outside": b"x", "files/../../outside": b"x", "/tmp/outside-of-plaint": b"x",
        "files/": b"", "files/plaint.db": b"x", "plaint.db": b"x", "C:\\outside": b"x",
        f"files/{sha256(b'x').hexdigest()}": b"x",  # right, but nothing names it
    }  # fmt: skip
    elsewhere("other")
    before = {path for path in tmp_path.iterdir() if path.name != "other"}
    assert plaint.json("import", "-", stdin=zipped(export | outside))["files"] == 2
    assert {path for path in tmp_path.iterdir() if path.name != "other"} == before
    assert not Path("/tmp/outside-of-plaint").exists()
    assert sorted(os.listdir(tmp_path / "other" / "evidence")) == sorted(
        sha256(data).hexdigest() for data in (RECEIPT, PHOTO)
    )


def test_a_file_that_isnt_what_its_name_says_is_refused_and_nothing_is_taken(
    plaint: Plaint, export: dict[str, bytes], elsewhere: Callable[[str], None], tmp_path: Path
) -> None:
    last = sorted(name for name in export if name.startswith("files/"))[-1]
    elsewhere("other")
    plaint("status")
    with changing_nothing(tmp_path / "other"):
        told = plaint.fails(4, "import", "-", stdin=zipped(export | {last: b"another"})).stderr
    assert f"is damaged: {last}" in told.replace("\n", " ")
    assert not (tmp_path / "other" / "evidence").exists()


def test_a_damaged_zip_is_refused_wherever_the_damage_is(
    plaint: Plaint, export: dict[str, bytes], elsewhere: Callable[[str], None], tmp_path: Path
) -> None:
    whole = zipped(export)
    elsewhere("other")
    plaint("status")
    for start in range(0, len(whole), 97):
        hurt = (
            whole[:start] + bytes(b ^ 0xFF for b in whole[start : start + 5]) + whole[start + 5 :]
        )
        with workspace(tmp_path / "other") as ws:
            try:
                transfer.imported(ws, hurt, "cases.zip")
            except InvalidInput:
                continue
            # What was hurt wasn't of the content: a time, a comment.
            assert len(cases.all_ids(ws.store)) == 1


def test_a_bomb_is_refused_by_the_size_it_declares(
    plaint: Plaint, export: dict[str, bytes], home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []
    really = zipfile.ZipFile.read

    def reading(self: zipfile.ZipFile, name: Any, pwd: Any = None) -> bytes:
        read.append(name.filename)
        return really(self, name, pwd)

    monkeypatch.setattr(zipfile.ZipFile, "read", reading)
    monkeypatch.setattr(import_file, "LARGEST_DOCUMENT", 100_000)
    bomb = zipped({"plaint.json": b" " * 100_001})
    plaint("status")
    with changing_nothing(home):
        assert "too large" in plaint.fails(4, "import", "-", stdin=bomb).stderr
        assert read == []
        name = next(name for name in export if name.startswith("files/"))
        monkeypatch.setattr(import_file, "LARGEST_FILE", 1_000)
        bomb = zipped(export | {name: bytes(1_001)})
        assert "too large" in plaint.fails(4, "import", "-", stdin=bomb).stderr
        assert read == ["plaint.json"]
        plain = b'{"plaint": 1, "cases": []' + b" " * 100_000 + b"}"
        assert "too large" in plaint.fails(4, "import", "-", stdin=plain).stderr


def test_a_bomb_that_declares_less_than_it_holds_is_refused(
    plaint: Plaint, export: dict[str, bytes], home: Path
) -> None:
    document = zipped({"plaint.json": export["plaint.json"] + b" " * 1_000_000})
    size = (len(export["plaint.json"]) + 1_000_000).to_bytes(4, "little")
    assert document.count(size) == 2
    plaint("status")
    with changing_nothing(home):
        lying = document.replace(size, len(export["plaint.json"]).to_bytes(4, "little"))
        plaint.fails(4, "import", "-", stdin=lying)


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_only_the_usual_packing_is_taken(
    plaint: Plaint, export: dict[str, bytes], method: int
) -> None:
    plaint.fails(4, "import", "-", stdin=zipped(export, method))
    plaint("import", "-", stdin=zipped(export, zipfile.ZIP_STORED))


def changed(export: dict[str, bytes], change: Callable[[Any], None]) -> bytes:
    document = json.loads(export["plaint.json"])
    change(document["cases"][0]["events"])
    return json.dumps(document).encode()


def test_an_event_that_is_known_with_another_payload_changes_nothing(
    plaint: Plaint, export: dict[str, bytes]
) -> None:
    before = plaint.json("show")

    def forge(events: Any) -> None:
        for event in events:
            if event["kind"] == "case-opened":
                event["payload"]["company"]["email"] = "thief@example.net"
            event["case"] = "01970000-0000-7000-8000-0000000000aa"

    forged = plaint.json("import", "-", stdin=changed(export, forge))
    assert forged == {"refs": [], "new_events": 0, "files": 0}
    assert plaint.json("show") == before
    assert len(plaint.json("status", "--all")) == 1


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("occurred_at", "2026-06-07T00:00:00+00:00"), ("recorded_at", "2031-01-01T00:00:00+00:00"),
        ("on", "2026-06-09"), ("on", "9999-12-31"), ("on", "0001-01-01"),
        ("occurred_at", "1969-12-31T23:00:00+00:00"),
    ],
)  # fmt: skip
def test_an_event_of_another_age_is_refused(
    plaint: Plaint, export: dict[str, bytes], home: Path, field: str, value: str
) -> None:
    """On 4 June: a day ahead may be the clock's or the zone's, more can't have happened."""

    def move(events: Any) -> None:
        events[-1] |= {"id": "01970000-0000-7000-8000-0000000000aa", field: value}

    plaint("status")
    with changing_nothing(home):
        told = plaint.fails(4, "import", "-", stdin=changed(export, move)).stderr
    assert "can't be right" in told


def test_one_bad_event_keeps_out_all(
    plaint: Plaint, export: dict[str, bytes], elsewhere: Callable[[str], None], tmp_path: Path
) -> None:
    def spoil(events: Any) -> None:
        events[-1]["kind"] = "wish-granted"

    elsewhere("other")
    told = plaint.fails(4, "import", "-", stdin=changed(export, spoil)).stderr
    assert "cases[0].events[" in told
    assert kinds(tmp_path / "other") == []
    assert not (tmp_path / "other" / "evidence").exists()


@pytest.mark.parametrize("digest", ["/etc/passwd", "../../secret", "../plaint.db"])
def test_evidence_can_never_be_another_file_of_this_machine(
    plaint: Plaint, export: dict[str, bytes], elsewhere: Callable[[str], None], tmp_path: Path,
    digest: str,
) -> None:  # fmt: skip
    (tmp_path / "secret").write_text("my private key")

    def point(events: Any) -> None:
        opened = next(e for e in events if e["kind"] == "case-opened")
        opened["payload"]["complaint"]["evidence"][0]["sha256"] = digest

    elsewhere("other")
    plaint.fails(4, "import", "-", stdin=changed(export, point))
    assert (tmp_path / "secret").exists()


strange: st.SearchStrategy[Any] = st.sampled_from(
    ["", "x", "0001-01-01", "1969-12-31", "9999-12-31", "../../etc/passwd", "\x1b[2J", "\ud800",
     "a\nb", "GB", "ZZ", "Pacific/Apia", "{0} {x}", "nudge", "complaint", "refusal", "question",
     "deadlock", "offer", "bounce", -1, 10**18, 1.5, True, None, [], {}]
)  # fmt: skip
json_values: st.SearchStrategy[Any] = strange | st.recursive(
    strange | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=3), inner,
                                                                  max_size=2),
    max_leaves=4,
)  # fmt: skip


def places(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Every place in a document."""
    yield path
    if isinstance(value, dict | list):
        for key in value if isinstance(value, dict) else range(len(value)):
            yield from places(value[key], (*path, key))


def put(value: Any, path: tuple[Any, ...], new: Any) -> Any:
    if not path:
        return new
    copy = dict(value) if isinstance(value, dict) else list(value)
    copy[path[0]] = put(value[path[0]], path[1:], new)
    return copy


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """An export with an event of every kind."""
    home = tmp_path_factory.mktemp("sample")
    frozen(home, "schema_1.sql", "rows_1.sql")
    with workspace(home, "2026-12-31") as ws:
        return transfer.exported(ws, cases.all_ids(ws.store))


@settings(max_examples=100)
@given(st.data())
def test_no_document_crashes_the_import_or_what_comes_after_it(
    tmp_path_factory: pytest.TempPathFactory, sample: Any, data: st.DataObject
) -> None:
    """Whatever stands at any place of it: refused, or a case like any other."""
    document = sample
    for _ in range(data.draw(st.integers(1, 2))):
        where = data.draw(st.sampled_from(list(places(document))))
        document = put(document, where, data.draw(json_values))
    with memory_workspace() as ws:
        try:
            transfer.imported(ws, json.dumps(document).encode(), "strange.json")
        except InvalidInput:
            assert cases.all_ids(ws.store) == []
            return
        for case_id in cases.all_ids(ws.store):
            look_at(ws, case_id)


@contextmanager
def memory_workspace() -> Iterator[Workspace]:
    now = datetime(2026, 12, 31, 12, tzinfo=UTC)
    with closing(connect(":memory:", new=True)) as store:
        migrate(store, ":memory:")
        yield Workspace(Path("nowhere"), store, now, calendar_of, os.urandom)


def look_at(ws: Workspace, case_id: str) -> None:
    """What the commands would show of it."""
    found = take(ws, case_id)
    s = situation_of(ws, found)
    shown = [
        *case_view.case_lines(found, s),
        *plan_lines(found.ref, s, plan(s)),
        *explain_lines(s),
    ]
    assert "\x1b[2J" not in "\n".join(shown).encode().decode()
    transfer.exported(ws, [case_id])


# --- forgetting --------------------------------------------------------------------------------

SECRETS = (b"broadband line dead", b"Broadband line dead", b"Talkfar", b"Rowan Ellis", b"TF-2207",
           b"Wait, please", b"my own draft", b"rowan.ellis@example.org")  # fmt: skip


def traces(home: Path) -> list[tuple[str, bytes]]:
    """What still tells of the case, outside the backups."""
    return [
        (path.name, secret)
        for path in home.rglob("*")
        if path.is_file() and path.parent.name != "backups"
        for secret in SECRETS
        if secret in path.read_bytes()
    ]


@pytest.fixture
def to_forget(tmp_path: Path, plaint: Plaint, told: str) -> str:
    """The case with a draft and outgoing bytes besides."""
    (tmp_path / "own.txt").write_text("This is my own draft, for Talkfar.")
    plaint("draft", told, "--stage", "letter-before-claim", "--text", str(tmp_path / "own.txt"))
    started = ev.SendingStarted(
        stage="notice", via="email", to="x@example.com", subject="s", text="Talkfar",
        message_id="<1@example.org>",
    )  # fmt: skip
    with workspace(tmp_path / "home", "2026-06-04") as ws:
        found = find(ws, told)
        intent = add(ws, found, started).event
        with transaction(ws.store):
            papers.keep_mail(ws.store, intent.id, found.case_id, b"Dear Talkfar")
    return told


def test_a_forgotten_case_leaves_no_trace_in_the_store(
    plaint: Plaint, to_forget: str, home: Path
) -> None:
    assert {name for name, _ in traces(home)} & {"plaint.db", "plaint.db-wal"}
    plaint("forget", to_forget, "--yes")
    assert traces(home) == []
    for table in ('"case"', "event", "outbox", "draft", "case_index"):
        assert rows(home, table) == 0, table
    assert os.listdir(home / "evidence") == []
    plaint.fails(5, "show", to_forget)


def test_no_trace_where_sqlite_leaves_what_it_has_freed(to_forget: str, home: Path) -> None:
    """Some builds of SQLite overwrite it with zeros; most don't."""
    with workspace(home) as ws:
        ws.store.execute("pragma secure_delete = off")
        transfer.forget(ws, find(ws, to_forget).case_id)
        assert traces(home) == []


def test_no_trace_even_while_another_process_has_the_store_open(
    plaint: Plaint, to_forget: str, home: Path
) -> None:
    with closing(sqlite3.connect(home / "plaint.db")) as other:
        assert other.execute("select count(*) from event").fetchone()[0] > 0
        plaint("forget", to_forget, "--yes")
        assert traces(home) == []


def test_while_another_reads_it_is_said_that_traces_stay(
    plaint: Plaint, to_forget: str, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connection, "BUSY_SECONDS", 0.0)
    with closing(sqlite3.connect(home / "plaint.db", isolation_level=None)) as other:
        other.execute("begin")
        other.execute("select * from event").fetchone()
        told = plaint.fails(8, "forget", to_forget, "--yes").stderr
        assert "It is deleted, but traces of it are still in the store's file." in told
    assert rows(home, "event") == 0


def test_the_hint_about_traces_is_true(
    plaint: Plaint, to_forget: str, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connection, "BUSY_SECONDS", 0.0)
    with (
        workspace(home) as ws,
        closing(sqlite3.connect(home / "plaint.db", isolation_level=None)) as other,
    ):
        other.execute("begin")
        other.execute("select * from event").fetchone()
        with pytest.raises(StoreUnusable):
            transfer.forget(ws, find(ws, to_forget).case_id)
        other.execute("rollback")
    second = plaint.json("new", "-", stdin=CASE.replace("Talkfar", "Speakwell")
                         .replace('evidence = ["my receipt.pdf", "photo.jpg"]', "")
                         .replace("Broadband line", "Phone").replace("Rowan Ellis", "Jo")
                         .replace("rowan.ellis", "jo").replace("TF-2207", "1"))["ref"]  # fmt: skip
    plaint("forget", second, "--yes")
    assert traces(home) == []


def test_a_file_that_another_case_holds_stays(
    plaint: Plaint, told: str, home: Path, tmp_path: Path
) -> None:
    one_paper = CASE.replace("Talkfar", "Speakwell").replace('"my receipt.pdf", ', "")
    other = new_case(plaint, tmp_path / "second", one_paper)
    plaint("forget", told, "--yes")
    assert os.listdir(home / "evidence") == [sha256(PHOTO).hexdigest()]
    plaint("forget", other, "--yes")
    assert os.listdir(home / "evidence") == []


def test_papers_that_were_taken_back_and_proofs_go_too(
    plaint: Plaint, told: str, home: Path, tmp_path: Path
) -> None:
    for name in ("extra.txt", "proof.txt"):
        (tmp_path / name).write_text(f"the {name}")
    plaint("edit", told, f"evidence={tmp_path / 'extra.txt'}")
    plaint("undo", told)
    plaint("sent", told, "--stage", "follow-up", "--proof", str(tmp_path / "proof.txt"))
    assert len(os.listdir(home / "evidence")) == 4
    plaint("forget", told, "--yes")
    assert os.listdir(home / "evidence") == []


def test_the_other_cases_stay_as_they_were(plaint: Plaint, told: str, tmp_path: Path) -> None:
    other = new_case(plaint, tmp_path / "second", CASE.replace("Talkfar", "Speakwell"))
    before = plaint.json("show", other)
    plaint("forget", told, "--yes")
    assert plaint.json("show") == before
    assert [row["ref"] for row in plaint.json("status", "--all")] == [other]


def test_forgetting_asks_first(plaint: Plaint, told: str, home: Path) -> None:
    plaint.fails(2, "forget", told)
    plaint.fails(5, "forget", "zzzz", "--yes")
    assert rows(home, '"case"') == 1
