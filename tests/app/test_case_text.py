"""A case as a text that people edit: what they didn't touch is never a change."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plaint.app.case_text import as_case_file, changes_in
from plaint.domain.case import Case
from plaint.domain.complaint import Company, Complainant, Complaint, Evidence, Money
from plaint.domain.facts import FACTS, BadFact, text
from plaint.errors import InvalidInput

CASE = Case(
    id="x",
    complaint=Complaint(
        subject="Line dead", kind="outage", sector="telecom", country="GB",
        happened_on=date(2026, 5, 20), facts="First line.\nSecond “line” \\ with \"quotes\".",
        remedy="repair", amount=Money(Decimal("42.00"), "GBP"), references={"order no": "a=b 😀"},
        evidence=(Evidence("photo.jpg", "0" * 64, 1, "image/jpeg"),),
    ),
    company=Company(name="Talkfar", email="help@example.com", handles={"x": "@talkfar"}),
    complainant=Complainant(name="Rowan Ellis", timezone="Europe/London", postal="14 Row\nLeeds"),
)  # fmt: skip


def lines_of(case: Case) -> list[str]:
    return as_case_file(case).splitlines()


def with_facts(facts: str) -> Case:
    return replace(CASE, complaint=replace(CASE.complaint, facts=facts))


def test_it_reads_like_the_case_file_it_came_from() -> None:
    lines = lines_of(CASE)
    assert lines[:2] == ["[complaint]", 'subject = "Line dead"']
    for line in (
        'happened_on = 2026-05-20', 'amount = "42.00 GBP"', "consumer = true", 'effect = ""',
        'paid_on = ""', 'references = { "order no" = "a=b 😀" }', "[company]", "[complainant]",
        'handles = { "x" = "@talkfar" }',
    ):  # fmt: skip
        assert line in lines, line
    at = lines.index('facts = """')
    assert lines[at + 1 : at + 3] == ["First line.", 'Second “line” \\\\ with \\"quotes\\"."""']


def test_every_fact_can_be_edited_but_the_files() -> None:
    written = tomllib.loads(as_case_file(CASE))
    assert {table: set(facts) for table, facts in written.items()} == {
        table: set(facts) - {"evidence"} for table, facts in FACTS.items()
    }


def test_what_was_saved_untouched_changes_nothing() -> None:
    assert changes_in(CASE, as_case_file(CASE)) == {}
    assert changes_in(Case(id="x"), as_case_file(Case(id="x"))) == {}


def fits(value: str) -> bool:
    try:
        return text(value) == value
    except BadFact:
        return False


@given(st.text(st.characters(codec="utf-8") | st.sampled_from('"\\\n\t\'{}=#'), max_size=60)
       .filter(fits))  # fmt: skip
def test_any_text_that_a_fact_may_hold_comes_back_as_it_is(facts: str) -> None:
    case = with_facts(facts)
    assert tomllib.loads(as_case_file(case))["complaint"]["facts"] == facts
    assert changes_in(case, as_case_file(case)) == {}
    assert changes_in(CASE, as_case_file(case)) == (
        {} if facts == CASE.complaint.facts else {"complaint.facts": facts}
    )


@pytest.mark.parametrize(
    ("was", "becomes", "change"),
    [
        ('email = "help@example.com"', 'email = "care@example.com"',
         {"company.email": "care@example.com"}),
        ("happened_on = 2026-05-20", "happened_on = 2026-05-21",
         {"complaint.happened_on": date(2026, 5, 21)}),
        ('paid_on = ""', "paid_on = 2026-05-01", {"complaint.paid_on": date(2026, 5, 1)}),
        ("consumer = true", "consumer = false", {"complaint.consumer": False}),
        ("First line.", "Another line.",
         {"complaint.facts": "Another line.\nSecond “line” \\ with \"quotes\"."}),
        ('{ "x" = "@talkfar" }', "{}", {"company.handles": {}}),
        ('effect = ""', "", {}),  # a line that is gone says nothing
        ("[company]", 'colour = "red"\n[company]', {"complaint.colour": "red"}),
        ("[complaint]", 'subject = "Above"\n[complaint]', {"subject": "Above"}),
        ("[company]", '[weather]\nsky = "blue"\n[company]', {"weather.sky": "blue"}),
    ],
)  # fmt: skip
def test_what_reads_differently_is_a_change(was: str, becomes: str, change: dict[str, Any]) -> None:
    before = as_case_file(CASE)
    assert was in before
    assert changes_in(CASE, before.replace(was, becomes, 1)) == change


@pytest.mark.parametrize(
    "saved", ["[complaint", 'subject = "x', "x = 1" + "0" * 5000, "x = " + "[" * 5000, "\x00"]
)
def test_what_is_no_toml_is_told_and_nothing_changes(saved: str) -> None:
    with pytest.raises(InvalidInput, match="Nothing was changed"):
        changes_in(CASE, saved)
