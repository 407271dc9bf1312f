"""Cases told in a few lines: fixed zones and ids, the real knowledge, the real calendars.

A `when` is a local day ("2026-06-01", taken as noon, as the program takes it) or a local instant
("2026-06-01T09:30"). Events are recorded in the order in which they are told.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from plaint.adapters.public_holidays import calendar_for
from plaint.app.flight import flight_of
from plaint.domain import events as ev
from plaint.domain.case import Case, fold
from plaint.domain.clocks import Calendars, ComplaintClock
from plaint.domain.complaint import Company, Complainant, Complaint
from plaint.domain.etiquette import Verdict, may
from plaint.domain.events import Event, Payload
from plaint.domain.plan import Plan, plan
from plaint.domain.rules import Knowledge
from plaint.domain.situation import Siblings, Situation, situation
from plaint.knowledge.loader import default_rule, load

ZONES = {
    "AT": "Europe/Vienna", "AU": "Australia/Sydney", "BE": "Europe/Brussels",
    "CA": "America/Toronto", "CH": "Europe/Zurich", "DE": "Europe/Berlin", "ES": "Europe/Madrid",
    "FR": "Europe/Paris", "GB": "Europe/London", "IE": "Europe/Dublin", "IT": "Europe/Rome",
    "LU": "Europe/Luxembourg", "NL": "Europe/Amsterdam", "NZ": "Pacific/Auckland",
    "PT": "Europe/Lisbon", "US": "America/New_York",
}  # fmt: skip
CASE_ID = "01970000-0000-7000-8000-000000000000"
OPENED = "2026-05-30"  # a Saturday, before everything that the cases tell


def day(iso: str) -> date:
    return date.fromisoformat(iso)


def number_id(number: int) -> str:
    """The number-th id of a test, in the order of recording as UUIDv7s are."""
    return f"01970000-0000-7000-8000-{number:012d}"


class Story:
    """A case being told; what isn't named is a plain complaint to a British phone company."""

    def __init__(
        self,
        sector: str = "telecom",
        country: str = "GB",
        *,
        zone: str = "",
        company: dict[str, Any] | None = None,
        opened: str = OPENED,
        **facts: Any,
    ) -> None:
        self.zone = zone or ZONES.get(country, "Europe/London")
        self.events: list[Event] = []
        told: dict[str, Any] = {
            "subject": "Line dead since 20 May", "kind": "outage", "facts": "The line is dead.",
            "remedy": "repair", "happened_on": day("2026-05-20"),
        }  # fmt: skip
        complaint = Complaint(**{**told, "sector": sector, "country": country, **facts})
        about = {"name": "Example Telecom", "email": "help@example.com", "country": country}
        self.record(
            ev.CaseOpened(
                complaint=complaint,
                company=Company(**{**about, **(company or {})}),
                complainant=Complainant(
                    name="A. Customer", email="a@example.org", country=country, timezone=self.zone
                ),
            ),
            opened,
        )

    # --- telling ---------------------------------------------------------------------------

    def record(self, payload: Payload, when: str) -> str:
        """Add an event, and say its id."""
        at = self.instant(when)
        event_id = number_id(len(self.events) + 1)
        on = at.astimezone(ZoneInfo(self.zone)).date()
        event = Event(
            id=event_id, case_id=CASE_ID, occurred_at=at, recorded_at=at, on=on, payload=payload
        )
        self.events.append(event)
        return event_id

    def send(self, when: str, stage: str = "complaint", **more: Any) -> str:
        return self.record(ev.MessageSent(stage=stage, **more), when)

    def post(self, when: str, platform: str = "mastodon") -> str:
        return self.send(when, "nudge", via=platform, platform=platform)

    def hear(self, kind: str, when: str, **more: Any) -> str:
        if isinstance(more.get("promised_by"), str):
            more["promised_by"] = day(more["promised_by"])
        return self.record(ev.ReplyReceived(kind=kind, **more), when)

    def answer(self, when: str, decision: ev.Decision = "") -> str:
        return self.record(ev.CustomerAnswered(decision=decision), when)

    def contact(self, by: str, when: str, **more: Any) -> str:
        return self.record(ev.ContactMade(by=by, **more), when)

    def refer(self, when: str, body: str = "gb-communications-ombudsman") -> str:
        return self.record(ev.Referred(body=body), when)

    def close(self, when: str, outcome: str = "resolved") -> str:
        return self.record(ev.CaseClosed(outcome=outcome), when)

    def reopen(self, when: str) -> str:
        return self.record(ev.CaseReopened(), when)

    def skip(self, step: str, when: str) -> str:
        return self.record(ev.StepSkipped(step=step), when)

    def undo(self, event_id: str, when: str) -> str:
        return self.record(ev.EventUndone(event=event_id), when)

    def intend(self, when: str, stage: str = "complaint", **more: Any) -> str:
        """The outbox's intent, with no result yet."""
        about = {"via": "email", "to": "help@example.com", "subject": "", "text": "x"}
        return self.record(
            ev.SendingStarted(stage=stage, **{**about, "message_id": "<1@example.org>", **more}),
            when,
        )

    # --- asking ----------------------------------------------------------------------------

    def instant(self, when: str) -> datetime:
        if "T" in when:
            return datetime.fromisoformat(when).replace(tzinfo=ZoneInfo(self.zone)).astimezone(UTC)
        return datetime.combine(day(when), time(12), ZoneInfo(self.zone)).astimezone(UTC)

    def case(self, as_of: str | None = None) -> Case:
        return fold(self.events, as_of=day(as_of) if as_of else None)

    def on(
        self, when: str, *, siblings: Siblings | None = None, knowledge: Knowledge | None = None
    ) -> Situation:
        """The situation at the end of a day, or at an instant."""
        zone = ZoneInfo(self.zone)
        if "T" in when:
            now = self.instant(when).astimezone(zone)
            case = fold(e for e in self.events if e.occurred_at <= now)
        else:
            now = datetime.combine(day(when), time(23, 59, 59), zone)
            case = fold(self.events, as_of=now.date())
        complaint = case.complaint
        company = case.company.country or complaint.country
        calendars = Calendars(
            rule=calendar_for(complaint.country, complaint.subdivision),
            company=calendar_for(company),
        )
        return situation(
            case, knowledge or load(complaint.country),
            default_rule(complaint.country, complaint.sector), calendars,
            today=now.date(), now=now, siblings=siblings,
            flight=flight_of(complaint, case.company),
        )  # fmt: skip

    def plan(self, when: str, *, siblings: Siblings | None = None) -> Plan:
        return plan(self.on(when, siblings=siblings))

    def may(self, step: str, when: str, *, siblings: Siblings | None = None) -> Verdict:
        return may(step, self.on(when, siblings=siblings))


def statuses(told: Plan) -> dict[str, str]:
    """Status by step, for the steps of the ladder (without the ones that carry an id)."""
    return {step.step: step.status for step in told.steps if not step.id}


def from_days(told: Plan) -> dict[str, str | None]:
    """The first day of each step of the ladder."""
    return {
        step.step: step.allowed_from.isoformat() if step.allowed_from else None
        for step in told.steps
        if not step.id
    }


def with_rule(country: str, rule_id: str, **changes: Any) -> Knowledge:
    """The country's knowledge with one rule changed."""
    known = load(country)
    rules = tuple(replace(r, **changes) if r.id == rule_id else r for r in known.rules)
    return replace(known, rules=rules)


# --- what most tests tell and ask -----------------------------------------------------------------


def sent(when: str = "2026-06-01", **facts: Any) -> Story:
    """A case whose complaint has been sent."""
    story = Story(**facts)
    story.send(when)
    return story


def now_of(story: Story, when: str) -> str:
    return story.plan(when).now.step


def clock_of(s: Situation) -> ComplaintClock:
    assert s.clock is not None
    return s.clock


def refused_until(verdict: Verdict, on: str | None) -> bool:
    """Refused, with a sentence of its own and the day from which it will be possible."""
    assert str(verdict.why)
    return not verdict.allowed and verdict.allowed_from == (day(on) if on else None)
