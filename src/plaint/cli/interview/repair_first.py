"""What the interview says of repair before money, from the answers given so far."""

from __future__ import annotations

from datetime import date

from plaint.cli.interview.answers import Told
from plaint.domain.complaint import Complaint
from plaint.domain.repair_first import last_day_to_reject, mending_comes_first, rejection
from plaint.knowledge.loader import load
from plaint.wording import Says, say


def repair_first(told: Told) -> Says | None:
    """What the law puts first, where money back is asked for goods and that comes second."""
    complaint, knowledge = _complaint(told), load(told.get("country"))
    right = mending_comes_first(knowledge, complaint, told.context.today)
    if right is None:
        return None
    notice = rejection(knowledge, complaint)
    if notice and last_day_to_reject(knowledge, complaint) is None:
        return say(
            "Before you ask for money: the law mostly puts a repair or a replacement first, and"
            " money where that fails. In short: {says} ({cite}). In the first weeks"
            " after delivery you may instead {what}. What will you ask for first?",
            says=right.says, cite=right.cite, what=notice.what,
        )  # fmt: skip
    return say(
        "Before you ask for money: the law mostly puts a repair or a replacement first, and money"
        " where that fails. In short: {says} ({cite}). What will you ask for first?",
        says=right.says, cite=right.cite,
    )  # fmt: skip


def rejectable(told: Told) -> Says | None:
    """The last day to reject goods for a full refund, while it hasn't passed."""
    complaint, knowledge = _complaint(told), load(told.get("country"))
    notice = rejection(knowledge, complaint)
    last = last_day_to_reject(knowledge, complaint)
    if complaint.remedy != "refund" or notice is None or last is None:
        return None
    if told.context.today > last:
        return None
    return say(
        "Until {day} you may {what} (orientation, not legal advice).", day=last, what=notice.what
    )


def _complaint(told: Told) -> Complaint:
    """As much of the complaint as these rights look at."""
    received = told.get("received_on")
    if told.get("kind") in ("not-as-described", "wrong-item"):
        received = told.get("happened_on")
    return Complaint(
        kind=told.get("kind"), sector=told.get("sector"), country=told.get("country"),
        subdivision=told.get("subdivision"), consumer=told.get("bought") != "business",
        distance=told.get("bought") == "distance", remedy=told.get("remedy"),
        received_on=date.fromisoformat(received) if received else None,
    )  # fmt: skip
