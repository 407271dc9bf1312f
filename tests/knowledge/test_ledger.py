"""No time in the data changes unnoticed: the ledger tells each one, and misses none."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from tests.knowledge.ledger import FOLDER, TIMES, ledger, times

from plaint.domain.rules import Knowledge
from plaint.domain.wait import Wait
from plaint.knowledge.loader import countries, load

TABLES = ("rules", "bodies", "rights", "limits", "notices", "appeals")


def kept(country: str) -> list[str]:
    return (FOLDER / f"{country.lower()}.txt").read_text("utf-8").splitlines()


@pytest.mark.parametrize("country", countries())
def test_every_time_is_as_it_was_read(country: str) -> None:
    assert ledger(load(country)) == kept(country)


@pytest.mark.parametrize("country", countries())
def test_a_change_of_any_time_is_noticed(country: str) -> None:
    known = load(country)
    lines = kept(country)
    assert len(lines) == len(list(times(known)))
    for number, mutant in enumerate(mutants(known)):
        changed = ledger_line(mutant, number)
        assert changed != lines[number], changed


def mutants(known: Knowledge) -> list[Knowledge]:
    """The knowledge with one of its times a day (week, month) longer, for each of them."""
    found = []
    for table in TABLES:
        for place, entry in enumerate(getattr(known, table)):
            for which in TIMES:
                wait = getattr(entry, which, None)
                if isinstance(wait, Wait):
                    longer = replace(entry, **{which: one_more(wait)})
                    changed: dict[str, Any] = {table: list(getattr(known, table))}
                    changed[table][place] = longer
                    found.append(replace(known, **changed))
    return found


def ledger_line(known: Knowledge, number: int) -> str:
    entry, which, _, _ = list(times(known))[number]
    single: dict[str, Any] = dict.fromkeys(TABLES, ())
    for table in TABLES:
        found = [e for e in getattr(known, table) if e.id == entry]
        if found:
            single[table] = tuple(found)
    lines = ledger(replace(known, **single))
    return next(line for line in lines if line.startswith(f"{entry} {which} "))


def one_more(wait: Wait) -> Wait:
    if wait.months:
        return replace(wait, months=wait.months + 1)
    if wait.weeks:
        return replace(wait, weeks=wait.weeks + 1)
    return replace(wait, days=wait.days + 1)
