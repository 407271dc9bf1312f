"""The questions that the tests of each country ask of its knowledge, answered by ids.

    ask = Asking(load("NZ"), date(2026, 6, 8))
    assert ask.cited(ask.case("energy", "outage")) == ["nz-cga-energy"]

An empty id is nobody, or nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from plaint.app.flight import flight_of
from plaint.domain.choosing import (
    RuleChoice,
    choose_rule,
    competent_bodies,
    court_of,
    fitting_limits,
    fitting_rights,
    performance_rules,
    referral_body,
)
from plaint.domain.complaint import Company, Complaint
from plaint.domain.repair_first import mending_comes_first
from plaint.domain.rules import Body, Knowledge, Right
from plaint.knowledge.default import default_rule


@dataclass(frozen=True, slots=True)
class Asking:
    """A country's knowledge, and the day on which it is asked where a question names no other."""

    known: Knowledge
    on: date
    happened_on: date | None = None  # of every case that doesn't say

    def case(self, sector: str = "retail", kind: str = "other", **facts: Any) -> Complaint:
        told = {"country": self.known.country, "happened_on": self.happened_on}
        return Complaint(sector=sector, kind=kind, **(told | facts))

    def choice(self, complaint: Complaint, sent_on: date | None = None) -> RuleChoice:
        default = default_rule(self.known.country, complaint.sector)
        return choose_rule(self.known, complaint, sent_on or self.on, default)

    def rule_of(self, complaint: Complaint, sent_on: date | None = None) -> str:
        """The rule of the wait; "default" where the country has none."""
        return self.choice(complaint, sent_on).rule.id

    def chase_of(self, complaint: Complaint) -> str:
        """The rule of the reminder."""
        chase = self.choice(complaint).chase
        return chase.id if chase else ""

    def bodies(self, complaint: Complaint, mediator: str = "") -> tuple[Body, ...]:
        """All that take the case; `mediator` is the scheme that the company names."""
        return competent_bodies(self.known, complaint, self._company(mediator))

    def body_of(self, complaint: Complaint, mediator: str = "") -> str:
        """The one that takes the case before a court does."""
        body = referral_body(self.bodies(complaint, mediator))
        return body.id if body else ""

    def court(self, complaint: Complaint) -> Body:
        court = court_of(self.bodies(complaint))
        assert court is not None, f"no court for {complaint.sector}"
        return court

    def rights(self, complaint: Complaint, stage: str, variant: str = "") -> tuple[Right, ...]:
        flight = flight_of(complaint, self._company())
        return fitting_rights(self.known, complaint, stage, self.on, variant, flight)

    def cited(self, complaint: Complaint, stage: str = "complaint", variant: str = "") -> list[str]:
        """The rights that a letter cites, best first."""
        return [right.id for right in self.rights(complaint, stage, variant)]

    def mending_first(self, complaint: Complaint, on: date | None = None) -> str:
        """The right to a repair that comes before the money that is asked for."""
        right = mending_comes_first(self.known, complaint, on or self.on)
        return right.id if right else ""

    def owed(self, complaint: Complaint, on: date | None = None) -> list[str]:
        """The rules of what the company owes by law."""
        return [rule.id for rule in performance_rules(self.known, complaint, on or self.on)]

    def ceilings(self, complaint: Complaint, on: date | None = None) -> list[int | None]:
        """Up to which sums a small-claims court or tribunal takes the case."""
        limits = fitting_limits(self.known, complaint, on or self.on)
        return [limit.amount for limit in limits if limit.kind == "small-claims-ceiling"]

    def _company(self, mediator: str = "") -> Company:
        return Company(name="Example Shop", country=self.known.country, mediator=mediator)
