"""What the company owes by law: when its time begins, and that nothing is told twice."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from tests.domain.builders import Story, day
from tests.domain.test_choosing import rule

from plaint.domain.calendar import WEEKENDS_ONLY
from plaint.domain.clocks import owed
from plaint.domain.rules import Rule
from plaint.domain.wait import Wait

TWO_DAYS = Wait(days=2)


def clock(name: str = "repair", **told: Any) -> Rule:
    about: dict[str, Any] = {
        "country": "GB", "clock": "performance", "wait": TWO_DAYS, "counts_from": "sent",
        "says": {"en": name},
    }  # fmt: skip
    return replace(rule(name), **{**about, **told})


def found(story: Story, *rules: Rule) -> dict[str, str]:
    case = story.case()
    clocks = owed(rules, case.complaint, case, WEEKENDS_ONLY)
    return {one.rule.id: one.due_on.isoformat() for one in clocks}


@pytest.mark.parametrize("event", ["sent", "received", "written-complaint"])
def test_a_call_starts_the_time_of_a_rule_that_takes_calls(event: str) -> None:
    story = Story()
    story.contact("call", "2026-05-21")
    takes_calls = clock(counts_from=event, opened_by=("call",))
    assert found(story, takes_calls) == {"repair": "2026-05-23"}
    story.send("2026-06-01")
    assert found(story, takes_calls) == {"repair": "2026-05-23"}


def test_a_call_starts_nothing_elsewhere_and_a_later_one_moves_nothing() -> None:
    story = Story()
    story.contact("call", "2026-05-21")
    assert found(story, clock()) == {}
    assert found(story, clock(opened_by=("email", "form"))) == {}
    story.send("2026-06-01")
    assert found(story, clock()) == {"repair": "2026-06-03"}
    late = Story()
    late.send("2026-06-01")
    late.contact("call", "2026-06-02")
    assert found(late, clock(opened_by=("call",))) == {"repair": "2026-06-03"}


def test_a_call_starts_no_time_that_counts_from_something_else() -> None:
    story = Story(received_on=day("2026-05-25"))
    story.contact("call", "2026-05-21")
    assert found(story, clock(counts_from="delivery", opened_by=("call",))) == {
        "repair": "2026-05-27"
    }


def test_a_national_rule_stands_for_the_unions_own() -> None:
    story = Story()
    story.send("2026-06-01")
    union, own = clock("union", country="EU"), clock("own")
    assert list(found(story, union, own)) == ["own"]
    assert list(found(story, own, union)) == ["own"]
    assert list(found(story, union)) == ["union"]


def test_what_differs_in_its_time_or_its_start_is_told_beside_it() -> None:
    story = Story(received_on=day("2026-05-25"))
    story.send("2026-06-01")
    own = clock("own")
    longer = clock("longer", country="EU", wait=Wait(days=3))
    from_delivery = clock("from-delivery", country="EU", counts_from="delivery")
    assert sorted(found(story, own, longer, from_delivery)) == ["from-delivery", "longer", "own"]
    assert sorted(found(story, own, clock("another"))) == ["another", "own"]


def test_the_same_words_are_told_once() -> None:
    story = Story()
    story.send("2026-06-01")
    assert len(found(story, clock("one", says={"en": "x"}), clock("two", says={"en": "x"}))) == 1
