"""What the user was told when the complaint went out, beside what is known today.

An update of plaint may correct a wait. The plan then counts by what is known now, and says so with
both dates for as long as the case is open: no date moves in silence.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from plaint.domain.calendar import Calendar
from plaint.domain.clocks import ComplaintClock
from plaint.domain.deadline import count
from plaint.domain.rules import Knowledge, Rule
from plaint.domain.wait import UNITS, Wait
from plaint.wording import Says, say


@dataclass(frozen=True, slots=True)
class RuleChange:
    """`told_on`: the last day of the wait as it was counted when the complaint was sent."""

    told_rule: str
    told_wait: Wait
    told_on: date
    rule: Rule
    due_on: date

    @property
    def says(self) -> Says:
        return say(
            "The rule has changed since you wrote. You were told {old_day} ({old}); it is now"
            " {new_day} ({new}, {source}).",
            old_day=self.told_on, old=written(self.told_wait),
            new_day=self.due_on, new=written(self.rule.wait),
            source=self.rule.source.url or self.rule.source.title,
        )  # fmt: skip


def written(wait: Wait) -> str:
    """A wait as events and knowledge files write it: "P6W", "P10D business"."""
    return wait.iso if wait.unit == "calendar" else f"{wait.iso} {wait.unit}"


def rule_change(
    clock: ComplaintClock, told_rule: str, told_wait: str, knowledge: Knowledge, calendar: Calendar
) -> RuleChange | None:
    """None where nothing was recorded, nothing changed, or the facts of the case were corrected."""
    rule = clock.choice.rule
    wait = _parsed(told_wait)
    still_known = any(told_rule == known.id for known in knowledge.rules)
    if wait is None or wait == rule.wait or (told_rule != rule.id and still_known):
        return None
    told_on = count(
        clock.start, wait, calendar, rounding="forward" if rule.rolls else "none",
        pauses=clock.pauses,
    ).due_on  # fmt: skip
    return RuleChange(told_rule, wait, told_on, rule, clock.due_on)


def _parsed(text: str) -> Wait | None:
    duration, _, unit = text.partition(" ")
    known = next((u for u in UNITS if u == (unit or "calendar")), None)
    try:
        return Wait.parse(duration, known) if known and duration else None
    except ValueError:
        return None
