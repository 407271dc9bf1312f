"""How soon a company has answered, over the cases that were recorded with it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from statistics import median

from plaint.domain.case import Case

_ACKNOWLEDGES = ("automatic-acknowledgement", "acknowledgement", "holding")


@dataclass(frozen=True, slots=True)
class Habits:
    """Times in calendar days from the sending of the complaint, as medians; None: never yet.

    `due`: the cases whose wait is over, or that are closed; `unanswered`: those of them to which
    no answer on the matter had come by then.
    """

    cases: int
    acknowledged: int
    days_to_acknowledge: float | None
    answered: int
    days_to_answer: float | None
    due: int
    unanswered: int


def habits(cases: Iterable[tuple[Case, date | None]], today: date) -> Habits:
    """`cases` with the last day of their wait, where one runs. A case that was never sent tells
    nothing."""
    first_words: list[int] = []
    answers: list[int] = []
    count = due = unanswered = 0
    for case, due_on in cases:
        sent = case.first("complaint")
        if sent is None:
            continue
        count += 1
        since = [(r.kind, r.substantive, (r.on - sent.on).days) for r in case.replies
                 if r.on >= sent.on]  # fmt: skip
        heard = [days for kind, substantive, days in since if substantive or kind in _ACKNOWLEDGES]
        on_the_matter = [days for _, substantive, days in since if substantive]
        first_words += heard[:1]
        answers += on_the_matter[:1]
        if case.closed or (due_on is not None and due_on < today):
            due += 1
            in_time = due_on is None or any(
                days <= (due_on - sent.on).days for days in on_the_matter
            )
            unanswered += not (on_the_matter and in_time)
    return Habits(
        count, len(first_words), _median(first_words), len(answers), _median(answers), due,
        unanswered,
    )  # fmt: skip


def _median(days: list[int]) -> float | None:
    return median(days) if days else None
