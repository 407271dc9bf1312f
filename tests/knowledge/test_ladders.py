"""Every rule, body, right, limit and notice is reached by a case, and every ladder has an end."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from tests.domain.builders import Story

from plaint.domain.choosing import fitting_limits, fitting_rights, performance_rules
from plaint.domain.complaint import KINDS, PAID_BY, REMEDIES, SECTORS, Money
from plaint.domain.needs import BOUND
from plaint.domain.plan import plan
from plaint.domain.rules import Body, Knowledge, Limit, Notice, Right, Rule
from plaint.domain.situation import Situation
from plaint.domain.tone.check import find_tone
from plaint.knowledge.loader import countries, load
from plaint.knowledge.words import lexicon

SENT = date(2026, 6, 1)
CURRENCIES = {"GB": "GBP", "US": "USD", "CA": "CAD", "AU": "AUD", "NZ": "NZD", "CH": "CHF"}
# A journey that each regulation covers, late enough for a sum.
FLIGHTS = {"uk261": ("LHR", "JFK"), "eu261": ("CDG", "JFK")}


def of_each(table: str) -> list[Any]:
    return [
        pytest.param(country, entry, id=entry.id)
        for country in countries()
        for entry in getattr(load(country), table)
    ]


def situation(country: str, on: date = SENT, **facts: Any) -> Situation:
    mediator = facts.pop("mediator", "")
    seller = facts.pop("seller", country)
    sector = facts.pop("sector")
    facts.setdefault("happened_on", on - timedelta(days=3))
    story = Story(
        sector, country, company={"mediator": mediator, "country": seller},
        opened=str(on - timedelta(days=2)), **facts,
    )  # fmt: skip
    story.send(str(on))
    return story.on(str(on))


def a_day_in_force(entry: Any) -> date:
    since = getattr(entry, "effective_from", None) or date.min
    until = getattr(entry, "effective_until", None) or date.max
    return max(since, min(SENT, until))


@pytest.mark.parametrize(("country", "rule"), of_each("rules"))
def test_every_rule_is_the_rule_of_some_case(country: str, rule: Rule) -> None:
    known = load(country)
    on = a_day_in_force(rule)
    facts: dict[str, Any] = {
        "sector": rule.sector, "subsector": rule.subsector, "ordered_on": on, "received_on": on,
        "subdivision": rule.regions[0] if rule.regions else "",
    }  # fmt: skip
    if rule.clock == "performance":
        facts["remedy"] = (rule.remedies or ("repair",))[0]
        facts["paid_by"] = (rule.paid_by or ("",))[0]
        s = situation(country, on, kind=rule.kinds[0], **facts)
        assert rule in performance_rules(known, s.case.complaint, on)
        return
    s = situation(country, on, **facts)
    assert rule in (s.choice.rule, s.choice.chase, s.choice.second_level)
    assert s.clock is None or s.clock.due_on >= on
    assert s.clock is None or s.clock.gate_on is None or s.clock.gate_on > on


@pytest.mark.parametrize(("country", "body"), of_each("bodies"))
def test_every_body_is_met_by_some_case(country: str, body: Body) -> None:
    s = situation(
        country, sector=body.sectors[0], subsector=body.subsectors[0] if body.subsectors else "",
        kind=body.kinds[0] if body.kinds else "other",
        subdivision=body.regions[0] if body.regions else "", mediator=body.id,
        paid_by="credit-card" if body.kind == "chargeback" else "",
        seller=("IT" if country != "IT" else "ES") if body.cross_border else country,
    )  # fmt: skip
    assert body in s.bodies
    told = plan(s)
    shown = [step.body for step in told.steps if step.body] + [
        b for b in s.bodies if any(step.id == b.id for step in told.steps)
    ]
    assert body in shown or s.body != body


@pytest.mark.parametrize(("country", "limit"), of_each("limits"))
def test_every_limit_binds_some_case(country: str, limit: Limit) -> None:
    s = situation(
        country, sector=limit.sectors[0] if limit.sectors else "retail",
        kind=limit.kinds[0] if limit.kinds else "other",
        subsector=_subsector(limit.needs), consumer="consumer<=0" not in limit.needs,
        subdivision=limit.regions[0] if limit.regions else "",
        paid_by=limit.paid_by[0] if limit.paid_by else "",
        amount=Money(Decimal(limit.amount or (limit.amount_min or 99) + 1),
                     limit.currency or CURRENCIES.get(country, "EUR")),
    )  # fmt: skip
    assert limit in fitting_limits(load(country), s.case.complaint, a_day_in_force(limit))
    for last in s.last_dates:
        assert last.on >= s.case.complaint.happened_on  # type: ignore[operator]  # given above


def _subsector(needs: tuple[str, ...]) -> str:
    named = [need.removeprefix("subsector:") for need in needs if need.startswith("subsector:")]
    return next((word for word in named if not word.startswith("!")), "")


def wishes(country: str, entry: Right | Notice) -> Iterator[dict[str, Any]]:
    """Facts that should bring the entry up, in the few ways in which they may be told."""
    on = a_day_in_force(entry)
    needs = dict(need.partition(":")[::2] for need in entry.needs)
    # Of a range its upper end, else the lower one.
    found = [b for b in map(BOUND.fullmatch, entry.needs) if b]
    bounds = sorted(found, key=lambda b: b["sign"] == "<=")
    most = {b["fact"]: int(b["number"]) for b in bounds}
    regime = "uk261" if "flight:uk261" in entry.needs else "eu261"
    origin, destination = FLIGHTS[regime]
    for sector in entry.sectors[:2]:
        for kind in entry.kinds:
            for remedy in entry.remedies or REMEDIES:
                yield {
                    "sector": sector, "kind": kind, "remedy": remedy, "distance": True,
                    "subsector": needs.get("subsector", ""),
                    "subdivision": (getattr(entry, "regions", ()) or ("",))[0],
                    "paid_by": needs.get("paid_by", "") or PAID_BY[0],
                    "ordered_on": on, "promised_on": on, "received_on": on,
                    "paid_on": on, "happened_on": on,
                    "amount": Money(Decimal(420), CURRENCIES.get(country, "EUR")),
                    "effect": "It cost me a night in a hotel.",
                    "consumer": "consumer<=0" not in entry.needs,
                    "flight_from": origin, "flight_to": destination,
                    "late_minutes": most.get("late_minutes", 300),
                    "told_days_before": most.get("told_days_before", 0),
                }  # fmt: skip


@pytest.mark.parametrize(("country", "right"), of_each("rights"))
def test_every_right_fits_some_case(country: str, right: Right) -> None:
    def cited(known: Knowledge) -> bool:
        for facts in wishes(country, right):
            s = situation(country, a_day_in_force(right), **facts)
            for stage in right.stages or ("complaint",):
                found = fitting_rights(
                    known, s.case.complaint, stage, s.today, variant=stage, flight=s.flight
                )
                if right in found:
                    return True
        return False

    known = load(country)
    # Of many that fit a letter cites the two best: this one is asked for alone.
    assert cited(replace(known, rights=(right,)))


@pytest.mark.parametrize(("country", "notice"), of_each("notices"))
def test_every_notice_preserves_the_right_of_some_case(country: str, notice: Notice) -> None:
    assert any(notice in situation(country, **facts).notices for facts in wishes(country, notice))


@pytest.mark.parametrize("sector", [s for s in SECTORS if s != "other"])
@pytest.mark.parametrize("country", countries())
def test_every_ladder_has_an_end(country: str, sector: str) -> None:
    s = situation(country, sector=sector)
    assert s.bodies, "nobody takes the case"
    assert s.choice.rule.id != "default", "no rule of its own"
    if sector == "data-protection":
        return  # the supervisory authority is the end that people use
    assert s.court is not None
    assert s.court.says["en"]
    for body in s.bodies:
        if body.bring_within is not None:
            assert body.bring_within.months or body.bring_within.weeks or body.bring_within.days


@pytest.mark.parametrize("country", countries())
def test_kinds_of_complaint_are_known_ones(country: str) -> None:
    for table in (load(country).rights, load(country).notices):
        for entry in table:
            assert set(entry.kinds) <= set(KINDS)


# What a user is told with a grain of salt; a letter cites a thing or leaves it out.
HEDGES = r"\bcommonly\b|\bcheck (with|at)\b|\ben général\b|à vérifier|\bvérifiez\b"


@pytest.mark.parametrize(("country", "right"), of_each("rights"))
def test_a_letter_never_hedges(country: str, right: Right) -> None:
    for text in (*right.says.values(), *right.cite.values()):
        assert not re.search(HEDGES, text), (country, text)


@pytest.mark.parametrize(("country", "right"), of_each("rights"))
def test_no_citation_is_stopped_by_the_tone_check(country: str, right: Right) -> None:
    for language in ("en", "fr"):
        cite = right.cite.get(language) or right.cite["en"]
        says = right.says.get(language) or right.says["en"]
        found = find_tone(f"Under {cite}, {says}.", lexicon(language))
        assert [f.text for f in found if f.severity == "block"] == [], country
