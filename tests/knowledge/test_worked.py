"""Worked examples: `worked/<cc>.toml`, each with the source it was computed from.

A row tells a complaint, what happened to it, and what then holds on a day (`on`). The dates were
worked out by hand or stand in the official text, never printed by the program. The keys:

    title, source            what it shows, and where the figures come from
    complaint, company       facts, as in a case file (happened_on = 2026-06-01, ...)
    sent                     the day on which the complaint was sent
    contacts, replies,       what else happened: { by, on }, { kind, on }, { type, on }
    notices
    on                       the day that is asked about; left out: the day of sending
    rule, due_on, gate_on    the complaint clock; gate_on = "" where waiting opens no door
    body, court              ids
    last_dates               { id = date }: these are among the customer's last dates
    owed                     { rule id = date }: the performance clocks
    cites                    the rights that the first letter cites, best first
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from tests.domain.builders import Story

from plaint.domain.choosing import fitting_rights
from plaint.domain.complaint import Money
from plaint.domain.situation import Situation
from plaint.knowledge.loader import countries

FOLDER = Path(__file__).parent / "worked"
ROWS = [
    pytest.param(path.stem.upper(), row, id=f"{path.stem}: {row['title']}")
    for path in sorted(FOLDER.glob("*.toml"))
    for row in tomllib.loads(path.read_text("utf-8"))["example"]
]
LEAST = {"FR": 10, "GB": 10, "DE": 10}
LEAST_OF_ANY = 6


def told(country: str, row: dict[str, Any]) -> Situation:
    facts = dict(row["complaint"])
    facts.setdefault("happened_on", row["sent"])
    if "amount" in facts:
        amount, currency = facts["amount"].split()
        facts["amount"] = Money(Decimal(amount), currency)
    story = Story(
        facts.pop("sector"), country, company=row.get("company"),
        opened=_earliest(row), **facts,
    )  # fmt: skip
    for contact in row.get("contacts", ()):
        story.contact(contact["by"], str(contact["on"]))
    story.send(str(row["sent"]))
    for reply in row.get("replies", ()):
        story.hear(reply["kind"], str(reply["on"]))
    for notice in row.get("notices", ()):
        story.send(str(notice["on"]), "notice", variant=notice["type"])
    return story.on(str(row.get("on", row["sent"])))


def _earliest(row: dict[str, Any]) -> str:
    return str(min([row["sent"], *(contact["on"] for contact in row.get("contacts", ()))]))


@pytest.mark.parametrize(("country", "row"), ROWS)
def test_worked_example(country: str, row: dict[str, Any]) -> None:
    then = told(country, row)
    assert row["source"].startswith(("http", "by hand: "))
    for key, expected in row.items():
        if key in _ASKED:
            assert _ASKED[key](then) == expected, key
    for key in ("last_dates", "owed"):
        held = _dates(then, key)
        for entry, on in row.get(key, {}).items():
            assert held.get(entry) == on, (key, entry, held)


@pytest.mark.parametrize("country", countries())
def test_every_country_has_its_table(country: str) -> None:
    rows = [row for code, row in (param.values for param in ROWS) if code == country]
    assert len(rows) >= LEAST.get(country, LEAST_OF_ANY)


def _clock(then: Situation, name: str) -> Any:
    return getattr(then.clock, name) if then.clock else None


_ASKED: dict[str, Callable[[Situation], Any]] = {
    "rule": lambda then: then.choice.rule.id,
    "due_on": lambda then: _clock(then, "due_on"),
    "gate_on": lambda then: _clock(then, "gate_on") or "",
    "body": lambda then: then.body.id if then.body else "",
    "court": lambda then: then.court.id if then.court else "",
    "cites": lambda then: [
        right.id
        for right in fitting_rights(
            then.knowledge, then.case.complaint, "complaint", then.today, flight=then.flight
        )
    ],
}  # fmt: skip


def _dates(then: Situation, key: str) -> dict[str, Any]:
    if key == "last_dates":
        return {entry.id: entry.on for entry in then.last_dates}
    return {clock.rule.id: clock.due_on for clock in then.owed}
