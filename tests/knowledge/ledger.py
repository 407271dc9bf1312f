"""Every time in a country's knowledge, written as a date: what a change of the data would move.

    python -m tests.knowledge.ledger      writes ledger/<cc>.txt anew, to be read before it is kept

A line is an entry, which of its times, the duration, and where it ends for an event of Monday
1 June 2026 (or of the last day on which the rule was in force), in the calendar of the country.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from plaint.adapters.public_holidays import calendar_for
from plaint.domain.calendar import Calendar
from plaint.domain.deadline import count
from plaint.domain.rule_change import written
from plaint.domain.rules import Knowledge
from plaint.domain.wait import Wait
from plaint.knowledge.loader import countries, load

FOLDER = Path(__file__).parent / "ledger"
START = date(2026, 6, 1)
TIMES = ("wait", "ack", "within", "bring_within", "opens_after")


def ledger(knowledge: Knowledge) -> list[str]:
    """The lines of a country, what it shares included."""
    calendar = calendar_for(knowledge.country, "")
    return [
        f"{entry} {which} {written(wait)} {_end(wait, start, calendar).isoformat()}"
        for entry, which, wait, start in times(knowledge)
    ]


def times(knowledge: Knowledge) -> Iterator[tuple[str, str, Wait, date]]:
    """Every time of every entry: its id, the field, the wait and the day it is counted from."""
    tables = (
        knowledge.rules, knowledge.bodies, knowledge.rights, knowledge.limits, knowledge.notices,
        knowledge.appeals,
    )  # fmt: skip
    for table in tables:
        for entry in table:
            until = getattr(entry, "effective_until", None) or START
            for which in TIMES:
                wait = getattr(entry, which, None)
                if isinstance(wait, Wait):
                    yield entry.id, which, wait, min(START, until)


def _end(wait: Wait, start: date, calendar: Calendar) -> date:
    return count(start, wait, calendar).due_on


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for country in countries():
        lines = ledger(load(country))
        (FOLDER / f"{country.lower()}.txt").write_text("\n".join(lines) + "\n", "utf-8")
