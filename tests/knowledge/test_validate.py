"""Every fault planted in an otherwise sound country is found, at its place, and no other."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from plaint.domain.rules import (
    Appeal,
    Body,
    Knowledge,
    Limit,
    Notice,
    Right,
    Rule,
    Source,
    Watch,
)
from plaint.domain.wait import Wait
from plaint.knowledge.loader import countries, load
from plaint.knowledge.validate import faults_of_own, validate

SAID = {"en": "One sentence.", "fr": "Une phrase."}
PHRASE = {"en": "one phrase", "fr": "une phrase"}
SOURCE = Source(title="The Act", url="https://law.example.org/act?x=1#y")
DAY = date(2026, 11, 21)

RULE = Rule(
    id="xx-retail", country="XX", sector="retail", wait=Wait(weeks=8), nature="law",
    certainty="law", says=SAID, source=SOURCE, checked_on=DAY,
)  # fmt: skip
SECOND = replace(RULE, id="xx-second", counts_from="second-level")
CHASE = replace(RULE, id="xx-chase", stage="chase")
OWED = replace(
    RULE, id="xx-owed", clock="performance", kinds=("not-delivered",), counts_from="contract"
)
BODY = Body(
    id="xx-body", country="XX", name="The Ombudsman", kind="ombudsman", sectors=("retail",),
    url="https://www.example.org", says=SAID, certainty="scheme", source=SOURCE, checked_on=DAY,
)  # fmt: skip
RIGHT = Right(
    id="xx-right", country="XX", sectors=("retail",), kinds=("defective",), cite=PHRASE,
    says=PHRASE, certainty="law", source=SOURCE, checked_on=DAY, needs=("paid_by:cash",),
)  # fmt: skip
LIMIT = Limit(
    id="xx-limit", country="XX", kind="limitation", within=Wait(months=72), what=PHRASE,
    certainty="law", source=SOURCE, checked_on=DAY,
)  # fmt: skip
NOTICE = Notice(
    id="xx-notice", country="XX", type="rejection", sectors=("retail",), kinds=("defective",),
    rights=("xx-right",), what=PHRASE, certainty="law", source=SOURCE, checked_on=DAY,
)  # fmt: skip
APPEAL = Appeal(
    id="xx-fine", country="XX", within=Wait(days=45), what=PHRASE, says=SAID, certainty="law",
    source=SOURCE, checked_on=DAY,
)  # fmt: skip
WATCH = Watch(
    id="xx-watch", country="XX", what=PHRASE,
    source=Source(title="A bill"), checked_on=DAY,
)  # fmt: skip
SOUND = Knowledge(
    country="XX", as_of=DAY, names={"en": "Nowhere", "fr": "Nulle part"},
    rules=(replace(RULE, second_level="xx-second"), SECOND, CHASE, OWED),
    bodies=(BODY,), rights=(RIGHT,), limits=(LIMIT,), notices=(NOTICE,), appeals=(APPEAL,),
    watches=(WATCH,),
)  # fmt: skip


def places(knowledge: Knowledge) -> list[str]:
    return [fault.place for fault in validate(knowledge)]


def test_a_sound_country_has_no_fault() -> None:
    assert validate(SOUND) == ()


@pytest.mark.parametrize("country", countries())
def test_the_countries_that_ship_have_no_fault(country: str) -> None:
    assert [f"{fault.place}: {fault.message}" for fault in validate(load(country))] == []


def test_nothing_known_is_nothing_wrong_but_its_name() -> None:
    assert places(Knowledge(country="ZZ")) == ["meta, names", "meta, names"]


def test_ids_are_unique_over_all_tables() -> None:
    twice = replace(SOUND, limits=(replace(LIMIT, id="xx-body"),))
    assert places(twice) == ["limit xx-body, id"]


@pytest.mark.parametrize("bad", ["gb-retail", "XX-retail", "xx-", "retail", "xx retail"])
def test_an_id_begins_with_its_country(bad: str) -> None:
    assert places(replace(SOUND, limits=(replace(LIMIT, id=bad),))) == [f"limit {bad}, id"]


RULE_FAULTS: list[tuple[str, dict[str, Any]]] = [
    ("sector", {"sector": "shops"}),
    ("opened_by", {"opened_by": ("pigeon",)}),
    ("pauses_on", {"pauses_on": ("offer",)}),
    ("regions", {"regions": ("England",)}),
    ("subsector", {"subsector": "Social landlord"}),
    ("wait", {"wait": Wait()}),
    ("ack", {"ack": Wait()}),
    ("certainty", {"nature": "norm"}),
    ("certainty", {"certainty": "norm"}),
    ("kinds", {"kinds": ("defective",)}),
    ("kinds", {"clock": "performance", "stage": "both"}),
    ("stage", {"clock": "performance", "kinds": ("defective",), "stage": "chase"}),
    ("second_level", {"second_level": "xx-nowhere"}),
    ("second_level", {"second_level": "xx-chase"}),
    ("counts_from", {"counts_from": "second-level", "subsector": "other"}),
    (
        "effective_until",
        {"effective_from": date(2026, 4, 8), "effective_until": date(2026, 4, 7)},
    ),
    ("says", {"says": {"en": "One sentence."}}),
    ("says", {"says": {"en": "One sentence.", "fr": "  "}}),
    ("says", {"says": {"en": "One sentence", "fr": "Une phrase."}}),
    ("says", {"says": {"en": "One  sentence.", "fr": "Une phrase."}}),
    ("says", {"says": {"en": "One sentence.", "fr": "Une phrase : oui."}}),
    ("says", {"says": {"en": "One sentence.", "fr": "Une « phrase\u00a0»."}}),
    ("source", {"source": Source(title=" ", url="https://example.org")}),
    ("source", {"source": Source(title="The Act")}),
    ("source", {"source": Source(title="The Act", url="example.org/act")}),
    ("source", {"source": Source(title="The Act", url="ftp://example.org/act")}),
    ("source", {"source": Source(title="The Act", url="https://example.org/an act")}),
    ("source", {"source": Source(title="The Act", url="https://localhost")}),
]


@pytest.mark.parametrize(("key", "planted"), RULE_FAULTS)
def test_faults_of_a_rule(key: str, planted: dict[str, Any]) -> None:
    bad = replace(replace(CHASE, id="xx-bad", sector="rail"), **planted)
    found = set(places(replace(SOUND, rules=(*SOUND.rules, bad))))
    assert found == {f"rule xx-bad, {key}"}


BODY_FAULTS: list[tuple[str, dict[str, Any]]] = [
    ("sectors", {"sectors": ()}),
    ("sectors", {"sectors": ("everything",)}),
    ("subsector", {"subsectors": ("Letting Agent",)}),
    ("accepts", {"accepts": ("fax",)}),
    ("url", {"url": "http://www.example.org"}),
    ("url", {"url": "www.example.org"}),
    ("bring_within", {"bring_within": Wait()}),
    ("says", {"says": {}}),
    ("says", {"says": {"en": "One\tsentence.", "fr": "Une phrase."}}),
    ("name", {"name": ""}),
    ("name", {"name": "The\nOmbudsman"}),
    ("source", {"source": Source(title="The\nAct", url="https://example.org")}),
]


@pytest.mark.parametrize(("key", "planted"), BODY_FAULTS)
def test_faults_of_a_body(key: str, planted: dict[str, Any]) -> None:
    found = set(places(replace(SOUND, bodies=(replace(BODY, **planted),))))
    assert found == {f"body xx-body, {key}"}


RIGHT_FAULTS: list[tuple[str, dict[str, Any]]] = [
    ("kinds", {"kinds": ()}),
    ("kinds", {"kinds": ("broken",)}),
    ("remedies", {"remedies": ("money",)}),
    ("stages", {"stages": ("nudge",)}),
    ("needs", {"needs": ("proof",)}),
    ("needs", {"needs": ("facts>=5",)}),
    ("needs", {"needs": ("consumer>=1",)}),
    ("needs", {"needs": ("late_minutes>60",)}),
    ("needs", {"needs": ("late_minutes>=1234567",)}),
    ("needs", {"needs": ("late_minutes>=٦٠",)}),
    ("needs", {"needs": ("flight",)}),
    ("needs", {"needs": ("flight:eu262",)}),
    ("needs", {"needs": ("flight:!eu261",)}),
    ("needs", {"needs": ("paid_by:shells",)}),
    ("needs", {"needs": ("subsector:",)}),
    ("needs", {"needs": ("subsector:!",)}),
    ("needs", {"needs": ("consumer:true",)}),
    ("needs", {"needs": ("amount:5",)}),
    ("needs", {"needs": ("effect:",)}),
    ("needs", {"needs": ("remedy:money",)}),
    ("rank", {"rank": -1}),
    ("rank", {"rank": 10**40}),
    ("within", {"within": Wait()}),
    ("cite", {"cite": {"en": "the Act"}}),
    ("says", {"says": {"en": "it is so.", "fr": "il en est ainsi"}}),
]


@pytest.mark.parametrize(("key", "planted"), RIGHT_FAULTS)
def test_faults_of_a_right(key: str, planted: dict[str, Any]) -> None:
    found = set(places(replace(SOUND, rights=(replace(RIGHT, **planted),))))
    assert found == {f"right xx-right, {key}"}


LIMIT_FAULTS: list[tuple[str, dict[str, Any]]] = [
    ("within", {"within": None}),
    ("paid_by", {"paid_by": ("shells",)}),
    ("what", {"what": {}}),
    ("cite", {"cite": {"fr": "la loi"}}),
    ("currency", {"amount": 5000}),
    ("currency", {"amount": 5000, "currency": "pounds"}),
    ("currency", {"currency": "GBP"}),
    ("amount", {"amount": 0, "currency": "GBP"}),
    ("amount_min", {"amount_min": 10**12, "currency": "GBP"}),
]


@pytest.mark.parametrize(("key", "planted"), LIMIT_FAULTS)
def test_faults_of_a_limit(key: str, planted: dict[str, Any]) -> None:
    found = set(places(replace(SOUND, limits=(replace(LIMIT, **planted),))))
    assert found == {f"limit xx-limit, {key}"}


NOTICE_FAULTS: list[tuple[str, dict[str, Any]]] = [
    ("rights", {"rights": ("xx-right", "xx-nowhere")}),
    ("after", {"after": "xx-nowhere"}),
    ("after", {"after": "xx-notice"}),
    ("sectors", {"sectors": ()}),
    ("what", {"what": {"en": "One sentence.", "fr": "une phrase"}}),
]


@pytest.mark.parametrize(("key", "planted"), NOTICE_FAULTS)
def test_faults_of_a_notice(key: str, planted: dict[str, Any]) -> None:
    found = set(places(replace(SOUND, notices=(replace(NOTICE, **planted),))))
    assert found == {f"notice xx-notice, {key}"}


def test_meta_has_names_and_is_as_new_as_its_checks() -> None:
    assert places(replace(SOUND, names={"en": "Nowhere"})) == ["meta, names"]
    assert places(replace(SOUND, as_of=date(2026, 11, 20))) == ["meta, as_of"]


OLD = replace(RULE, id="xx-old", effective_until=date(2026, 4, 7))
NEW = replace(RULE, id="xx-new", effective_from=date(2026, 4, 8))


@pytest.mark.parametrize(
    ("one", "other", "overlap"),
    [
        (OLD, NEW, False),
        (OLD, replace(NEW, effective_from=date(2026, 4, 7)), True),
        (OLD, replace(NEW, effective_from=None), True),
        (OLD, replace(OLD, id="xx-new", sector="rail"), False),
        (OLD, replace(OLD, id="xx-new", stage="chase"), False),
        (OLD, replace(OLD, id="xx-new", subsector="furniture"), False),
        (OLD, replace(OLD, id="xx-new", regions=("SCT",)), False),
        (OLD, replace(OLD, id="xx-new", counts_from="received"), True),
        (replace(OLD, regions=("SCT", "ENG")), replace(NEW, regions=("SCT",)), False),
        (replace(OLD, regions=("SCT", "ENG")), replace(OLD, id="xx-b", regions=("SCT",)), True),
        (OWED, replace(OWED, id="xx-b"), True),
        (OWED, replace(OWED, id="xx-b", counts_from="delivery-due"), False),
        (OWED, replace(OWED, id="xx-b", kinds=("defective",)), False),
        (OWED, replace(OWED, id="xx-b", kinds=("defective", "not-delivered")), True),
    ],
)
def test_two_rules_of_one_case_never_meet(one: Rule, other: Rule, overlap: bool) -> None:
    found = places(replace(SOUND, rules=(one, other)))
    assert found == ([f"rule {other.id}, effective_from"] if overlap else [])


def test_each_need_that_can_be_looked_up_is_sound() -> None:
    needs = (
        "consumer", "consumer<=0", "late_minutes>=999999", "told_days_before<=13", "flight:eu261",
        "flight:sum", "paid_by:cash", "paid_by:!cash", "subsector:package", "subsector:!package",
        "sold_by:agent", "flight_from:LHR",
    )  # fmt: skip
    assert validate(replace(SOUND, rights=(replace(RIGHT, needs=needs),))) == ()


def test_many_rules_are_compared_only_where_they_may_meet() -> None:
    many = tuple(
        replace(RULE, id=f"xx-{n}", subsector=f"part-{n}", second_level="") for n in range(4000)
    )
    assert places(replace(SOUND, rules=many)) == []
    alike = tuple(replace(RULE, id=f"xx-{n}") for n in range(2000))
    assert len(places(replace(SOUND, rules=alike))) == 1999  # each beside one other, not beside all


def test_the_users_own_entries_need_no_newer_file_of_ours() -> None:
    mine = replace(LIMIT, id="xx-mine", mine=True, checked_on=date(2027, 1, 1))
    assert validate(replace(SOUND, limits=(LIMIT, mine))) == ()
    assert [fault.place for fault in faults_of_own(replace(SOUND, limits=(mine,)))] == [
        "meta, as_of"
    ]


def test_what_is_not_free_says_what_it_costs() -> None:
    paid = replace(BODY, free=False)
    assert places(replace(SOUND, bodies=(paid,))) == ["body xx-body, cost"]
    assert validate(replace(SOUND, bodies=(replace(paid, cost=PHRASE),))) == ()
    in_english = replace(paid, cost={"en": "a fee"})
    assert places(replace(SOUND, bodies=(in_english,))) == ["body xx-body, cost"]


def test_a_watch_entry_names_entries_that_are_there() -> None:
    sound = replace(WATCH, affects=("xx-retail", "xx-limit"))
    assert validate(replace(SOUND, watches=(sound,))) == ()
    stray = replace(WATCH, affects=("xx-retail", "xx-gone"))
    assert places(replace(SOUND, watches=(stray,))) == ["watch xx-watch, affects"]


def test_an_appeal_speaks_in_whole_sentences() -> None:
    clipped = replace(APPEAL, says=PHRASE)
    assert places(replace(SOUND, appeals=(clipped,))) == ["appeal xx-fine, says"] * 2


def test_a_countrys_own_rule_and_a_shared_one_may_be_of_the_same_case() -> None:
    shared = replace(RULE, id="eu-retail", country="EU")
    mine = replace(RULE, id="xx-mine", mine=True)
    assert validate(replace(SOUND, rules=(*SOUND.rules, shared, mine))) == ()
