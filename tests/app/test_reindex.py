"""The index says of every later day what the plan of that day would say, without planning."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.domain.builders import CASE_ID, Story, number_id
from tests.domain.test_case_properties import FIRST, MONTHS, records

from plaint.adapters.public_holidays import calendar_for
from plaint.app import reindex as reindexing
from plaint.app.reindex import rebuild, reindex
from plaint.app.workspace import Workspace, as_of, record, situation_for, take
from plaint.domain.events import Event
from plaint.domain.plan import next_step, plan
from plaint.store import cases, index
from plaint.store.connection import connect, transaction
from plaint.store.index import Row
from plaint.store.migrations import migrate

OTHER_ID = "01970000-0000-7000-8000-0000000000ff"
bounded = settings(max_examples=25)


@contextmanager
def workspace(now: datetime) -> Iterator[Workspace]:
    """A store in memory, at an instant that doesn't move."""
    store = connect(":memory:", new=True)
    migrate(store, ":memory:")
    counter = itertools.count(1)

    def entropy(size: int) -> bytes:
        return next(counter).to_bytes(size, "big")

    try:
        yield Workspace(
            home=Path(), store=store, now=now,
            calendar_for=lambda country, part: calendar_for(country, part), entropy=entropy,
        )  # fmt: skip
    finally:
        store.close()


def keep(ws: Workspace, events: list[Event]) -> None:
    with transaction(ws.store):
        record(ws, events)


def row_of(ws: Workspace, case_id: str = CASE_ID) -> Row:
    return next(r for r in index.rows(ws.store, all_cases=True) if r.case_id == case_id)


def planned(ws: Workspace, on: date, case_id: str = CASE_ID) -> tuple[str, str, str | None, bool]:
    """What `plan` says of a day that is not over, or of a later one."""
    found = take(ws, case_id)
    at = as_of(ws, found.zone, None if on == ws.today(found.zone) else on)
    told = plan(situation_for(ws, case_id, found.case, at))
    step, next_on = next_step(told)
    return told.state, step, next_on.isoformat() if next_on else None, told.overdue


def indexed(ws: Workspace, on: date, case_id: str = CASE_ID) -> tuple[str, str, str | None, bool]:
    held = row_of(ws, case_id).at(on.isoformat())
    return held.state, held.step, held.on, held.overdue


def agree(ws: Workspace, days: list[int], case_id: str = CASE_ID) -> None:
    today = ws.today(take(ws, case_id).zone)
    for ahead in sorted({0, *days}):
        on = today + timedelta(days=ahead)
        assert indexed(ws, on, case_id) == planned(ws, on, case_id), on


def at(on: str, hour: int = 9) -> datetime:
    return datetime.combine(date.fromisoformat(on), time(hour), UTC)


@bounded
@given(
    records(), st.integers(0, MONTHS), st.integers(0, 23),
    st.lists(st.integers(0, 420), min_size=4, max_size=8),
)  # fmt: skip
def test_of_any_case_on_any_later_day(
    events: list[Event], today: int, hour: int, days: list[int]
) -> None:
    now = datetime.combine(FIRST + timedelta(days=today), time(hour, 45), UTC)
    told = [e for e in events if e.occurred_at <= now]
    with workspace(now) as ws:
        keep(ws, told)
        agree(ws, days)


@pytest.mark.parametrize("sector", ["telecom", "retail", "airline", "banking"])
@pytest.mark.parametrize("urgency", ["normal", "time-critical", "essential"])
def test_of_a_silent_company_on_every_day(sector: str, urgency: str) -> None:
    story = Story(sector, kind="not-delivered", urgency=urgency, promised_on=date(2026, 6, 20))
    story.send("2026-06-01T09:00")
    with workspace(at("2026-06-01")) as ws:
        keep(ws, story.events)
        agree(ws, list(range(120)))


@pytest.mark.parametrize("kind", ["offer", "holding", "refusal", "resolved", "question"])
def test_after_their_reply_on_every_day(kind: str) -> None:
    story = Story()
    story.send("2026-06-01")
    story.hear(kind, "2026-06-03", promised_by="2026-06-24")
    with workspace(at("2026-06-03", 20)) as ws:
        keep(ws, story.events)
        agree(ws, list(range(80)))


def test_of_an_accepted_offer_that_never_arrives() -> None:
    story = Story()
    story.send("2026-06-01")
    story.hear("offer", "2026-06-03", promised_by="2026-06-24")
    story.answer("2026-06-04", "accept")
    with workspace(at("2026-06-04", 20)) as ws:
        keep(ws, story.events)
        agree(ws, list(range(80)))


def test_before_anything_was_sent_and_after_the_end() -> None:
    story = Story("retail", kind="defective", remedy="refund", received_on=date(2026, 5, 20))
    with workspace(at("2026-05-31")) as ws:
        keep(ws, story.events)
        agree(ws, list(range(80)))
        assert row_of(ws).sent_on is None
    story.send("2026-06-01")
    story.close("2026-06-10")
    with workspace(at("2026-06-10", 20)) as ws:
        keep(ws, story.events)
        agree(ws, list(range(80)))
        assert not row_of(ws).is_open
        assert list(index.rows(ws.store)) == []


def test_the_row_holds_the_clock_and_the_last_dates() -> None:
    story = Story()
    story.send("2026-06-01")
    with workspace(at("2026-06-05")) as ws:
        keep(ws, story.events)
        row = row_of(ws)
        assert (row.sent_on, row.due_on) == ("2026-06-01", "2026-07-13")
        assert row.last_date("2026-06-05") == "2027-06-01"
        assert row.last_date("2027-06-02") == "2032-05-20"  # the court's
        assert row.messages == ("2026-06-01",)
        assert len(row.timeline) < 12


# --- two cases with one company -------------------------------------------------------------------


def second_case(story: Story) -> list[Event]:
    return [replace(e, id=number_id(500 + n), case_id=OTHER_ID) for n, e in enumerate(story.events)]


def test_a_message_in_one_case_moves_the_steps_of_the_other() -> None:
    first, second = Story(), Story(subject="Another line is dead")
    first.send("2026-06-01")
    second.send("2026-06-12")
    with workspace(at("2026-06-12", 20)) as ws:
        keep(ws, first.events)
        assert indexed(ws, date(2026, 6, 15))[1:3] == ("follow-up", "2026-06-15")
        keep(ws, second_case(second))
        assert indexed(ws, date(2026, 6, 15))[1:3] == ("follow-up", "2026-06-16")
        agree(ws, list(range(40)))
        agree(ws, list(range(40)), OTHER_ID)


def test_a_message_that_may_be_out_in_one_case_counts_in_the_other() -> None:
    first, second = Story(), Story(subject="Another line is dead")
    first.send("2026-06-01")
    second.intend("2026-06-12")
    with workspace(at("2026-06-12", 20)) as ws:
        keep(ws, first.events)
        keep(ws, second_case(second))
        assert indexed(ws, date(2026, 6, 15))[1:3] == ("follow-up", "2026-06-16")


def test_another_company_moves_nothing() -> None:
    first, second = Story(), Story(company={"name": "Example Air"})
    first.send("2026-06-01")
    second.send("2026-06-12")
    with workspace(at("2026-06-12", 20)) as ws:
        keep(ws, first.events)
        keep(ws, second_case(second))
        assert indexed(ws, date(2026, 6, 15))[1:3] == ("follow-up", "2026-06-15")


def test_a_post_about_the_same_matter_is_seen_from_the_other_case() -> None:
    first, second = Story(), Story(subject="LINE dead, since 20 may!")
    first.send("2026-06-01")
    first.post("2026-06-03")
    second.send("2026-06-08")
    with workspace(at("2026-06-20", 20)) as ws:
        keep(ws, first.events)
        keep(ws, second_case(second))
        case = take(ws, OTHER_ID).case
        s = situation_for(ws, OTHER_ID, case, as_of(ws, "Europe/London", None))
        assert (s.siblings.nudged, s.siblings.platform) == (True, "mastodon")


# --- the signature --------------------------------------------------------------------------------


def test_the_index_is_made_anew_for_another_program_or_knowledge(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    story = Story()
    story.send("2026-06-01")
    with workspace(at("2026-06-05")) as ws:
        cases.append(ws.store, story.events)
        assert not reindexing.is_current(ws)
        rebuild(ws)
        assert reindexing.is_current(ws)
        assert row_of(ws).due_on == "2026-07-13"
        monkeypatch.setattr(reindexing, "__version__", "999")
        assert not reindexing.is_current(ws)


def test_rebuilding_makes_the_rows_that_recording_made() -> None:
    first, second = Story(), Story(subject="Another line is dead")
    first.send("2026-06-01")
    second.send("2026-06-12")
    with workspace(at("2026-06-12", 20)) as ws:
        keep(ws, first.events)
        keep(ws, second_case(second))
        before = sorted(index.rows(ws.store), key=lambda r: r.case_id)
        rebuild(ws)
        rebuild(ws)
        assert sorted(index.rows(ws.store), key=lambda r: r.case_id) == before
        with transaction(ws.store):
            reindex(ws, CASE_ID, OTHER_ID)
        assert sorted(index.rows(ws.store), key=lambda r: r.case_id) == before
