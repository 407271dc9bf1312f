"""How each fact is written: one table for the case file, edits and the fold."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import fields
from datetime import date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plaint.domain import complaint as c
from plaint.domain import facts
from plaint.domain.facts import FACTS, REQUIRED, BadFact, corrected

anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.dates(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=6,
)


def test_every_fact_of_the_domain_can_be_written() -> None:
    for kind in (c.Complaint, c.Company, c.Complainant):
        assert set(FACTS[kind.__name__.lower()]) == {f.name for f in fields(kind)}
    for table, names in REQUIRED.items():
        assert set(names) <= set(FACTS[table])


@given(st.sampled_from([(t, n) for t, names in FACTS.items() for n in names]), anything)
def test_whatever_is_written_is_a_fact_or_a_bad_one(which: tuple[str, str], value: object) -> None:
    table, name = which
    with suppress(BadFact):
        FACTS[table][name](value)


@pytest.mark.parametrize(
    "written",
    ["bell\x07", "escape\x1b[31m", "nul\x00", "lone return\rX", "line\u2028separator", "del\x7f"],
)
def test_control_characters_are_no_text(written: str) -> None:
    with pytest.raises(BadFact):
        facts.text(written)


def test_text_keeps_its_lines_and_loses_crlf() -> None:
    assert facts.text(" one\r\ntwo\n\tthree ") == "one\ntwo\n\tthree"


def test_a_line_is_one_line() -> None:
    assert facts.line(" Line dead ") == "Line dead"
    with pytest.raises(BadFact):
        facts.line("Bcc: x\nSubject: y")
    with pytest.raises(BadFact):
        facts.line("a\r\nb")


@pytest.mark.parametrize("parser", [facts.required_line, facts.required_text])
def test_a_required_fact_is_not_blank(parser: facts.Parser) -> None:
    with pytest.raises(BadFact):
        parser("   ")


def test_a_text_has_a_limit() -> None:
    assert len(facts.text("x" * 20_000)) == 20_000
    with pytest.raises(BadFact):
        facts.text("x" * 20_001)


def test_days() -> None:
    assert facts.day("2026-05-12") == date(2026, 5, 12)
    assert facts.day(date(2026, 5, 12)) == date(2026, 5, 12)
    assert facts.day("") is None
    assert facts.day(None) is None


@pytest.mark.parametrize("written", ["12/05/2026", "2026-02-30", "yesterday", 20260512, True])
def test_no_days(written: object) -> None:
    with pytest.raises(BadFact):
        facts.day(written)


def test_an_instant_is_no_day() -> None:
    with pytest.raises(BadFact):
        facts.day(datetime(2026, 5, 12, 9))  # noqa: DTZ001  # TOML's local datetime


@pytest.mark.parametrize(
    ("written", "meant"),
    [(True, True), ("yes", True), ("OUI", True), ("false", False), ("non", False), (False, False)],
)
def test_yes_or_no(written: object, meant: bool) -> None:
    assert facts.yes_or_no(written) is meant


@pytest.mark.parametrize("written", ["perhaps", 1, None, ""])
def test_neither_yes_nor_no(written: object) -> None:
    with pytest.raises(BadFact):
        facts.yes_or_no(written)


def test_money() -> None:
    assert facts.money("420.00 GBP") == c.Money(Decimal("420.00"), "GBP")
    assert facts.money({"amount": "12.5", "currency": "EUR"}) == c.Money(Decimal("12.5"), "EUR")
    assert facts.money("") is None


@pytest.mark.parametrize(
    "written",
    ["420", "£420", "420,00 EUR", "-1 GBP", "NaN GBP", "Infinity GBP", "420.00 gbp", "1e12 GBP",
     "1_000 GBP", "-0 GBP", "4.2051 GBP", "٤٢٠ GBP", 420, {"amount": 1}],
)  # fmt: skip
def test_no_money(written: object) -> None:
    with pytest.raises(BadFact):
        facts.money(written)


@pytest.mark.parametrize("written", ["help@example.org", "a.b+c@sub.example.com", ""])
def test_addresses(written: str) -> None:
    assert facts.address(written) == written


@pytest.mark.parametrize(
    "written",
    ["help", "help@example", "a@b@example.org", "A <a@example.org>", "a@example.org, b@example.org",
     "a @example.org", "a@example.org\nBcc: b@example.org"],
)  # fmt: skip
def test_no_addresses(written: str) -> None:
    with pytest.raises(BadFact):
        facts.address(written)


def test_zones_and_countries() -> None:
    assert facts.zone("Pacific/Auckland") == "Pacific/Auckland"
    assert facts.country("FR") == "FR"
    assert facts.optional_country("") == ""
    for zone in ("", "Mars/Olympus", "../../etc/passwd", "Europe"):
        with pytest.raises(BadFact):
            facts.zone(zone)
    for country in ("fr", "FRA", "", None, "F1"):
        with pytest.raises(BadFact):
            facts.country(country)


def test_a_choice_is_one_of_its_names_and_empty_only_where_it_may_be() -> None:
    table = FACTS["complaint"]
    assert table["kind"]("baggage") == "baggage"
    assert table["fallback"]("") == ""
    assert table["fallback"]("repair") == "repair"
    for name, wrong in (("kind", ""), ("kind", "Baggage"), ("fallback", "gold"), ("kind", ["x"])):
        with pytest.raises(BadFact):
            table[name](wrong)


def test_handles_name_known_platforms_only() -> None:
    assert facts.handles({"mastodon": "@help@social.example"})
    with pytest.raises(BadFact):
        facts.handles({"myface": "@help"})


def test_evidence_as_an_event_keeps_it() -> None:
    kept = {"name": "tag.jpg", "sha256": "00", "size": 3, "media_type": "image/jpeg"}
    assert facts.evidence([kept]) == (c.Evidence("tag.jpg", "00", 3, "image/jpeg"),)
    for wrong in ("receipts.pdf", ["receipts.pdf"], [{"name": "x"}], None, 3):
        with pytest.raises(BadFact):
            facts.evidence(wrong)


def test_a_correction_changes_only_what_it_names() -> None:
    before = c.Company(name="Example Air", email="old@example.com", country="GB")
    after = corrected(before, {"email": "new@example.com"})
    assert (after.email, after.name, after.country) == ("new@example.com", "Example Air", "GB")
    with pytest.raises(BadFact):
        corrected(before, {"country": "Britain"})
