from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import msgspec
import pytest
from tests.store.stores import event, frozen, opened

from plaint.domain import events as ev
from plaint.domain.events import PAYLOADS, Event
from plaint.errors import InvalidInput
from plaint.store import cases, codec


@pytest.fixture
def events(tmp_path: Path) -> list[Event]:
    """Events of every kind, as the first plaint wrote them."""
    frozen(tmp_path, "schema_1.sql", "rows_1.sql")
    with opened(tmp_path) as store:
        found = cases.events_of(store, cases.find(store, ""))
    assert {one.kind for one in found} == set(PAYLOADS)
    return found


def exported(*events: Event, **changes: Any) -> bytes:
    """An export with these events; changes are made to the first of them."""
    entries = [codec.as_plain(one) for one in events]
    entries[0] |= changes
    return json.dumps({"plaint": 1, "cases": [{"id": "", "events": entries}]}).encode()


def read(document: bytes) -> list[Event]:
    return list(codec.read_document(document, "cases.json"))


def refused(document: bytes) -> str:
    with pytest.raises(InvalidInput) as caught:
        read(document)
    assert str(caught.value).startswith("cases.json")
    assert caught.value.hint
    return str(caught.value)


def test_every_kind_of_event_comes_back_from_an_export_as_it_was(events: list[Event]) -> None:
    assert read(exported(*events)) == events


def test_every_kind_of_event_comes_back_from_a_row_as_it_was(
    tmp_path: Path, events: list[Event]
) -> None:
    with opened(tmp_path / "other") as store:
        cases.append(store, events)
        assert cases.events_of(store, events[0].case_id) == events


def test_an_instant_is_kept_in_utc_to_the_millisecond() -> None:
    paris = timezone(timedelta(hours=2))
    at = datetime(2026, 6, 1, 0, 30, 15, 123999, paris)
    assert codec.instant(at) == "2026-05-31T22:30:15.123+00:00"
    known = replace(event(1), occurred_at=at)
    (back,) = read(exported(known))
    assert back.occurred_at == datetime(2026, 5, 31, 22, 30, 15, 123000, UTC)
    assert back.on == date(2026, 6, 1)  # the local day, as recorded


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"id": "1"}, "badly formed"),
        ({"id": 5}, "`int`"),
        ({"case": "../../etc/passwd"}, "badly formed"),
        ({"occurred_at": "yesterday"}, "isoformat"),
        ({"occurred_at": "2026-06-01T09:30:00"}, "without its zone"),
        ({"occurred_at": "0001-01-01T00:00:00+14:00"}, "range"),
        ({"recorded_at": None}, "`null`"),
        ({"on": "2026-02-30"}, "range"),
        ({"on": "2026-06-01T00:00"}, "isoformat"),
        ({"version": 0}, "writes none"),
        ({"version": "1"}, "`str`"),
        ({"version": True}, "`bool`"),
        ({"version": 1.5}, "`float`"),
        ({"version": 10**400}, "cases.json"),
        ({"payload": None}, "`null`"),
        ({"payload": []}, "`array`"),
        ({"payload": {}}, "missing required field `text`"),
        ({"payload": {"text": 5}}, "`int`"),
        ({"payload": {"text": "\ud800"}}, "cases.json"),
    ],
)
def test_what_is_no_event_is_refused_with_its_place_and_why(
    changes: dict[str, Any], why: str
) -> None:
    assert why in refused(exported(event(1), **changes))


@pytest.mark.parametrize(
    "changes", [{"version": 2}, {"kind": "wish-granted"}, {"kind": ""}, {"kind": "x" * 10_000}]
)
def test_an_event_of_a_newer_plaint_is_told_as_one(changes: dict[str, Any]) -> None:
    told = refused(exported(event(1), **changes))
    assert "cases[0].events[0] is of a newer plaint" in told
    assert len(told) < 200


@pytest.mark.parametrize(
    "document",
    [
        b"", b"{", b"null", b"[]", b"7", b'"text"', b"{}", b'{"plaint": 1}', b"\xff\xfe",
        b'{"plaint": 1, "cases": {}}', b'{"plaint": 1, "cases": [7]}',
        b'{"plaint": "1", "cases": []}', b'{"plaint": 1, "cases": [{}]}',
        b'{"plaint": 1, "cases": [{"events": [[]]}]}', b'{"plaint": 1, "cases": []} x',
        b"[" * 200_000, b'{"plaint": 1, "cases": ' + b"[" * 200_000,
        b'{"plaint": 1, "cases": [{"events": ' + b'{"a":' * 100_000,
    ],
    ids=range(18),
)  # fmt: skip
def test_what_is_no_export_is_refused(document: bytes) -> None:
    assert "cases.json" in refused(document)


def test_an_export_of_a_newer_plaint_is_told_as_one() -> None:
    assert refused(b'{"plaint": 2, "cases": []}') == "cases.json is of a newer plaint."


def test_an_empty_export_is_one() -> None:
    assert read(b'{"plaint": 1, "cases": []}') == []


def nested(depth: int) -> Any:
    inner: Any = "x"
    for _ in range(depth):
        inner = [inner]
    return inner


@pytest.mark.parametrize("depth", [2, 50, 300, 480, 900])
@pytest.mark.parametrize(
    "name", ["complaint.amount", "company.handles", "complaint.evidence", "company.fax"]
)
def test_nothing_deep_gets_in(name: str, depth: int) -> None:
    known = event(1, ev.FactsCorrected(changes={}))
    refused(exported(known, payload={"changes": {name: nested(depth)}}))


def test_a_payload_of_any_size_isnt_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(codec, "LARGEST_PAYLOAD", 100)
    assert read(exported(event(1, ev.NoteAdded(text="x" * 50))))
    refused(exported(event(1, ev.NoteAdded(text="x" * 100))))


# --- facts that plaint itself would not have recorded ------------------------------------------


@pytest.mark.parametrize(
    ("table", "name", "value"),
    [
        ("complaint", "country", "Great Britain"),
        ("complaint", "country", "../"),
        ("complaint", "language", "../en"),
        ("complaint", "kind", "anything"),
        ("complaint", "subject", "two\nlines"),
        ("complaint", "subject", "\x1b[2J"),
        ("complaint", "amount", {"amount": "1e9", "currency": "GBP"}),
        ("complaint", "amount", {"amount": "NaN", "currency": "GBP"}),
        ("complaint", "references", {"": "x"}),
        ("complaint", "evidence", [{"name": "a", "sha256": "/etc/passwd", "size": 1,
                                    "media_type": "x"}]),
        ("complaint", "evidence", [{"name": "a", "sha256": "../plaint.db", "size": 1,
                                    "media_type": "x"}]),
        ("complaint", "evidence", [{"name": "a\nb", "sha256": "0" * 64, "size": 1,
                                    "media_type": "x"}]),
        ("complainant", "timezone", "Nowhere/At_All"),
        ("complainant", "timezone", "../../../etc/passwd"),
        ("complainant", "email", "me@example.org\r\nBcc: you@example.com"),
        ("company", "email", "help"),
        ("company", "type", "giant"),
        ("company", "handles", {"myspace": "@x"}),
    ],
)  # fmt: skip
def test_facts_are_held_to_what_a_case_file_may_tell(
    events: list[Event], table: str, name: str, value: Any
) -> None:
    opened_event = next(one for one in events if one.kind == "case-opened")
    payload: Any = msgspec.to_builtins(opened_event.payload)
    payload[table][name] = value
    refused(exported(opened_event, payload=payload))
    changes = {"changes": {f"{table}.{name}": value}}
    refused(exported(event(1, ev.FactsCorrected(changes={})), payload=changes))


@pytest.mark.parametrize("name", ["complaint.colour", "case.company", "", "complaint", "a.b.c"])
def test_a_correction_of_what_is_no_fact_here_is_kept_if_it_is_plain(name: str) -> None:
    """A newer plaint may know it."""
    known = event(1, ev.FactsCorrected(changes={name: {"a": "x"}}))
    assert read(exported(known)) == [known]
    refused(exported(known, payload={"changes": {name: [["x"]]}}))


@pytest.mark.parametrize("word", ["\x1b[2J", "two words", "x" * 41, "é", "A"])
def test_the_words_of_plaint_itself_are_held_to_their_form(word: str) -> None:
    """They are shown as they are."""
    refused(exported(event(1, ev.ContactMade(by="call")), payload={"by": word}))
    refused(exported(event(1, ev.CaseClosed(outcome=word))))
    refused(exported(event(1, ev.MessageSent(stage=word))))
    refused(exported(event(1, ev.StepSkipped(step=word))))


@pytest.mark.parametrize("proof", ["/etc/passwd", "../plaint.db", "0" * 63, "A" * 64])
def test_a_proof_is_a_stored_file_or_none(proof: str) -> None:
    refused(exported(event(1, ev.MessageSent(stage="complaint", proof=proof))))
    refused(exported(event(1, ev.ContactMade(by="call", proof=proof))))
    assert read(exported(event(1, ev.ContactMade(by="call", proof="0" * 64))))
