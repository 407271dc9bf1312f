"""The record's own rules: ids, instants, kinds."""

from __future__ import annotations

import uuid
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plaint.domain import events as ev
from plaint.domain.events import PAYLOADS, Event, event_id, kind_of, local_date, occurred_at

NOW = datetime(2026, 6, 5, 9, 30, tzinfo=UTC)
instants = st.datetimes(
    datetime(2000, 1, 1), datetime(2200, 1, 1), timezones=st.just(UTC)  # noqa: DTZ001  # hypothesis wants naive bounds
)  # fmt: skip


@given(instants, st.binary(min_size=10, max_size=16))
def test_an_id_is_a_uuid_of_version_7_of_its_instant(now: datetime, entropy: bytes) -> None:
    made = uuid.UUID(event_id(now, entropy))
    assert (made.version, made.variant) == (7, uuid.RFC_4122)
    assert abs((made.int >> 80) / 1000 - now.timestamp()) < 0.002


@given(instants, st.binary(min_size=10, max_size=10), st.binary(min_size=10, max_size=10))
def test_ids_sort_by_the_instant_of_recording(now: datetime, one: bytes, other: bytes) -> None:
    assert event_id(now, one) < event_id(now + timedelta(milliseconds=2), other)


def test_entropy_makes_ids_of_one_instant_differ() -> None:
    ids = {event_id(NOW, n.to_bytes(10, "big")) for n in range(200)}
    assert len(ids) == 200


def test_kinds_are_the_names_of_the_payloads() -> None:
    assert kind_of(ev.MessageSent) == "message-sent"
    assert set(PAYLOADS) >= {"case-opened", "reply-received", "event-undone", "sending-started"}
    assert all(kind_of(payload) == kind for kind, payload in PAYLOADS.items())
    assert len(PAYLOADS) == 18


def test_an_event_says_its_kind_and_its_place() -> None:
    event = Event(
        id="b", case_id="c", occurred_at=NOW, recorded_at=NOW, on=NOW.date(),
        payload=ev.NoteAdded(text="x"),
    )  # fmt: skip
    assert event.kind == "note-added"
    assert event.order == (NOW, "b")
    assert event.version == 1


def test_today_is_now_and_another_day_is_local_noon() -> None:
    assert occurred_at(date(2026, 6, 5), NOW, "Europe/London") == NOW
    noon = occurred_at(date(2026, 6, 3), NOW, "Europe/London")
    assert noon == datetime(2026, 6, 3, 11, tzinfo=UTC)
    assert noon.tzinfo is UTC


def test_today_is_the_complainants_day() -> None:
    # 9:30 UTC on the 5th is 21:30 on the 5th in Auckland, and still the 4th in Pago Pago at 22:30.
    late = datetime(2026, 6, 5, 13, tzinfo=UTC)
    assert local_date(late, "Pacific/Auckland") == date(2026, 6, 6)
    assert local_date(NOW, "Pacific/Pago_Pago") == date(2026, 6, 4)
    assert occurred_at(date(2026, 6, 6), late, "Pacific/Auckland") == late


@pytest.mark.parametrize(
    ("on", "zone"),
    [
        (date(2026, 3, 29), "Europe/London"),  # the clocks go forward
        (date(2026, 10, 25), "Europe/London"),  # the clocks go back
        (date(2026, 9, 6), "America/Santiago"),  # forward at midnight: no midnight that day
        (date(2026, 4, 5), "Pacific/Auckland"),
    ],
)
def test_noon_is_on_its_own_day_when_the_clocks_change(on: date, zone: str) -> None:
    then = occurred_at(on, datetime(2026, 12, 1, tzinfo=UTC), zone)
    assert then.astimezone(ZoneInfo(zone)).hour == 12
    assert local_date(then, zone) == on
