"""Which body somebody means when they write its name."""

from __future__ import annotations

import pytest
from tests.domain.builders import Story, day
from tests.domain.test_choosing import body

from plaint.domain.naming import body_meant, meant, stranger

KNOWN = (
    body("xx-conciliator", name="Conciliator of the peace"),
    body("xx-club", name="The Trade Club (of conciliators)"),
    body("xx-trade", name="Trade Ombudsman"),
)


@pytest.mark.parametrize(
    ("words", "ids"),
    [
        ("xx-club", ["xx-club"]),
        ("  XX-Club ", ["xx-club"]),
        ("trade ombudsman", ["xx-trade"]),
        ("conciliator", ["xx-conciliator"]),  # the end of an id before a part of a name
        ("trade club", ["xx-club"]),
        ("trade", ["xx-trade"]),
        ("of", []),  # too short to be anybody's name
        ("the peace", ["xx-conciliator"]),
        ("conciliators of the Trade Ombudsman", ["xx-trade"]),
        ("somebody else", []),
    ],
)
def test_who_is_meant(words: str, ids: list[str]) -> None:
    assert [one.id for one in meant(KNOWN, words)] == ids


def test_of_several_none_is_taken() -> None:
    several = (body("xx-one", name="Ombudsman North"), body("xx-two", name="Ombudsman South"))
    assert len(meant(several, "ombudsman")) == 2
    assert body_meant(several, "ombudsman") is None
    assert body_meant(several, "ombudsman south") is several[1]


def test_a_stranger_has_the_door_of_the_usual_body() -> None:
    usual = body("usual", gates=("final-response",))
    assert stranger("Elsewhere", usual, "XX", day("2026-06-01")).gates == ("final-response",)
    assert "silence" in stranger("Elsewhere", None, "XX", day("2026-06-01")).gates


def test_a_body_that_nobody_knows_stands_in_the_plan_by_its_name() -> None:
    story = Story("telecom")
    story.send("2026-06-01")
    story.refer("2026-07-14", "The Lamp Ombudsman")
    step = story.plan("2026-07-20").step("referral")
    assert step
    assert step.body
    assert (step.status, step.body.name) == ("done", "The Lamp Ombudsman")


def test_the_scheme_that_a_company_names_is_next_even_unknown() -> None:
    story = Story("retail", "FR", kind="defective", company={"mediator": "Médiateur de la lampe"})
    story.send("2026-06-01")
    body_of = story.on("2026-06-02").body
    assert body_of
    assert body_of.name == "Médiateur de la lampe"
    assert story.on("2026-06-02").disclosure is None
