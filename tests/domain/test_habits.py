"""Response times over the cases with one company."""

from __future__ import annotations

from datetime import date

from tests.domain.builders import Story, day

from plaint.domain.case import Case
from plaint.domain.habits import Habits, habits

DUE = day("2026-07-13")  # six weeks from 1 June
LATER = day("2026-08-01")


def told(*replies: tuple[str, str], close: str = "") -> tuple[Case, date | None]:
    story = Story()
    story.send("2026-06-01")
    for kind, on in replies:
        story.hear(kind, on)
    if close:
        story.close(close)
    return story.case(), DUE


def test_medians_count_from_the_sending() -> None:
    cases = [
        told(("automatic-acknowledgement", "2026-06-01"), ("refusal", "2026-06-11")),
        told(("acknowledgement", "2026-06-04"), ("offer", "2026-06-21")),
        told(("resolved", "2026-06-07"), close="2026-06-08"),
    ]
    assert habits(cases, LATER) == Habits(3, 3, 3, 3, 10, 3, 0)


def test_without_an_answer_counts_only_where_the_wait_is_over() -> None:
    silent = told(("automatic-acknowledgement", "2026-06-01"))
    assert habits([silent], day("2026-06-20")) == Habits(1, 1, 0, 0, None, 0, 0)
    assert habits([silent], LATER) == Habits(1, 1, 0, 0, None, 1, 1)


def test_an_answer_after_the_wait_came_too_late() -> None:
    late = told(("refusal", "2026-07-20"))
    found = habits([late], LATER)
    assert (found.due, found.unanswered, found.days_to_answer) == (1, 1, 49)


def test_a_draft_tells_nothing() -> None:
    assert habits([(Story().case(), None)], LATER) == Habits(0, 0, None, 0, None, 0, 0)


def test_a_bounce_is_no_answer() -> None:
    assert habits([told(("bounce", "2026-06-01"))], LATER).acknowledged == 0
