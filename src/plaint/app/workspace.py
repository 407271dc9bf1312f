"""What every use case works with: the store, the present instant, and the country's calendars."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from plaint.app.flight import flight_of
from plaint.app.subsector import with_subsector
from plaint.domain.calendar import Calendar
from plaint.domain.case import Case, fold
from plaint.domain.clocks import Calendars
from plaint.domain.events import Event, Payload, event_id, local_date, occurred_at
from plaint.domain.rules import Knowledge
from plaint.domain.situation import Siblings, Situation, situation
from plaint.errors import InvalidInput
from plaint.knowledge.fingerprint import own_folder
from plaint.knowledge.loader import default_rule, load
from plaint.knowledge.subsectors import subsectors
from plaint.store import cases, index
from plaint.wording import say

if TYPE_CHECKING:
    import sqlite3

_MILLISECONDS = len("01234567-89ab-7")  # the part of a UUIDv7 that events of one instant share


@dataclass(frozen=True, slots=True)
class Workspace:
    """`now` is the aware instant of this command; it doesn't move while the command runs."""

    home: Path
    store: sqlite3.Connection
    now: datetime
    calendar_for: Callable[[str, str], Calendar]
    entropy: Callable[[int], bytes]
    _last_id: list[str] = field(default_factory=list, repr=False)

    def today(self, zone: str) -> date:
        return local_date(self.now, zone)

    def new_id(self) -> str:
        """A UUIDv7 after every other of this instant, made here or stored: what happened in one
        instant is told in the order in which it was recorded (RFC 9562, section 6.2)."""
        made = event_id(self.now, self.entropy(10))
        prefix = made[:_MILLISECONDS]
        last = max(*self._last_id, cases.last_id(self.store, prefix), "")
        if made <= last and last.startswith(prefix):
            made = str(uuid.UUID(int=uuid.UUID(last).int + 1))
        self._last_id[:] = [made]
        return made

    def happened(
        self, zone: str, on: date | None = None, at: datetime | None = None
    ) -> tuple[datetime, date]:
        """The instant and the local day of what somebody tells.

        Raises InvalidInput for the future.
        """
        if at is None:
            at = occurred_at(on, self.now, zone) if on else self.now
        day = on or local_date(at, zone)
        if at > self.now or day > self.today(zone):
            raise InvalidInput(
                say("{day} is in the future: only what has happened can be recorded.", day=day),
                hint=say("Give the day on which it happened."),
            )
        return at, day

    def event(
        self, case_id: str, zone: str, payload: Payload, *,
        on: date | None = None, at: datetime | None = None,
    ) -> Event:  # fmt: skip
        """An event to record: now, on an earlier day, or at an earlier instant.

        Raises InvalidInput for the future: a record holds what has happened.
        """
        at, day = self.happened(zone, on, at)
        return Event(
            id=self.new_id(), case_id=case_id, occurred_at=at, recorded_at=self.now, on=day,
            payload=payload,
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Found:
    """A case taken out of the store."""

    case_id: str
    ref: str
    case: Case
    events: tuple[Event, ...]

    @property
    def zone(self) -> str:
        return self.case.complainant.timezone


@dataclass(frozen=True, slots=True)
class AsOf:
    """The day, and the instant on it, that a look is for."""

    day: date
    instant: datetime


def find(ws: Workspace, wanted: str, *, as_of: date | None = None) -> Found:
    """The case that a reference means, as it stood at `as_of`. Raises NotFound."""
    return take(ws, cases.find(ws.store, wanted), as_of=as_of)


def take(ws: Workspace, case_id: str, *, as_of: date | None = None) -> Found:
    events = tuple(cases.events_of(ws.store, case_id))
    return Found(case_id, cases.ref_of(ws.store, case_id), fold(events, as_of=as_of), events)


def as_of(ws: Workspace, zone: str, when: date | datetime | None) -> AsOf:
    """Today, or another day: the end of it, unless an instant was given."""
    local = ZoneInfo(zone)
    if when is None:
        return AsOf(ws.today(zone), ws.now.astimezone(local))
    if isinstance(when, datetime):
        instant = when.astimezone(local) if when.tzinfo else when.replace(tzinfo=local)
        return AsOf(instant.date(), instant)
    return AsOf(when, datetime.combine(when, time(23, 59, 59), local))


def knowledge_of(ws: Workspace, country: str) -> Knowledge:
    """What is known of a country, the user's own entries included; without them where their file
    is out of order, which `warnings` says. Raises InvalidInput for what is no country code."""
    return load(country, own_folder(str(ws.home)))


def situation_of(ws: Workspace, found: Found, at: AsOf | None = None) -> Situation:
    """The situation of a case now, or as of another day."""
    at = at or as_of(ws, found.zone, None)
    return situation_for(ws, found.case_id, found.case, at)


def situation_for(ws: Workspace, case_id: str, case: Case, at: AsOf) -> Situation:
    complaint = case.complaint
    company_country = case.company.country or complaint.country
    calendars = Calendars(
        rule=ws.calendar_for(complaint.country, complaint.subdivision),
        company=ws.calendar_for(
            company_country,
            complaint.subdivision if company_country == complaint.country else "",
        ),
    )
    knowledge = knowledge_of(ws, complaint.country)
    return situation(
        with_subsector(case, knowledge, at.day), knowledge,
        default_rule(complaint.country, complaint.sector), calendars,
        today=at.day, now=at.instant, siblings=_siblings(ws, case_id, case, at.day),
        flight=flight_of(complaint, case.company), subsectors=subsectors(),
    )  # fmt: skip


def _siblings(ws: Workspace, case_id: str, case: Case, until: date) -> Siblings:
    """What our other cases with this company have sent, and posted about the same matter."""
    others = [row for row in index.of_company(ws.store, case.company.key) if row.case_id != case_id]
    messages = [day for row in others for day in index.days(row.messages) if day <= until]
    posted = [row.platform for row in others if row.platform]
    same = [r for r in others if r.platform and r.subject_key == matter_key(case.complaint.subject)]
    return Siblings(tuple(messages), bool(same), posted[0] if posted else "")


def matter_key(subject: str) -> str:
    """The subject as two tellings of the same matter would share it."""
    return "".join(letter for letter in subject.casefold() if letter.isalnum())


def record(ws: Workspace, events: Iterable[Event]) -> None:
    """Append events and bring the index up to date, in one transaction of the caller's."""
    from plaint.app.reindex import reindex  # the index needs the plan, which needs this module

    events = list(events)
    cases.append(ws.store, events)
    for case_id in dict.fromkeys(event.case_id for event in events):
        reindex(ws, case_id)
