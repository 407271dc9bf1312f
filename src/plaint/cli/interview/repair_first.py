"""Where the law puts repair or replacement before money, it is said before money is asked."""

from __future__ import annotations

from datetime import date

from plaint.cli.interview.answers import Told
from plaint.domain.calendar import WEEKENDS_ONLY
from plaint.domain.choosing import fitting_notices, has_facts, start_of
from plaint.domain.complaint import Complaint
from plaint.domain.deadline import count
from plaint.domain.rules import Knowledge, Notice, Right
from plaint.knowledge.loader import load
from plaint.wording import Says, say

_MONEY = ("refund", "price-reduction")
_MENDING = {"repair", "replacement"}


def repair_first(told: Told) -> Says | None:
    """What the law puts first, where money back is asked for goods and that comes second."""
    complaint, knowledge = _complaint(told), load(told.get("country"))
    right = _mending_right(knowledge, complaint)
    if complaint.remedy not in _MONEY or right is None:
        return None
    rejection = _rejection(knowledge, complaint)
    if rejection and _last_day(rejection, complaint) is None:
        return say(
            "Gently, before that: {says} ({cite}). Your money can follow where this fails;"
            " in the first weeks after delivery you may also be able to do this: {what}."
            " What will you ask for first?",
            says=right.says, cite=right.cite, what=rejection.what,
        )  # fmt: skip
    if _still_open(rejection, complaint, told.context.today):
        return None
    return say(
        "Gently, before that: {says} ({cite}). Your money can follow where this fails."
        " What will you ask for first?",
        says=right.says, cite=right.cite,
    )  # fmt: skip


def rejectable(told: Told) -> Says | None:
    """The last day to reject goods for a full refund, while it hasn't passed."""
    complaint = _complaint(told)
    if complaint.remedy != "refund":
        return None
    rejection = _rejection(load(told.get("country")), complaint)
    if rejection is None or not _still_open(rejection, complaint, told.context.today):
        return None
    return say(
        "Until {day} you may {what} (orientation, not legal advice).",
        day=_last_day(rejection, complaint), what=rejection.what,
    )  # fmt: skip


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


def _mending_right(knowledge: Knowledge, complaint: Complaint) -> Right | None:
    return next(
        (
            right
            for right in knowledge.rights
            if right.remedies
            and _MENDING.issuperset(right.remedies)
            and complaint.sector in right.sectors
            and complaint.kind in right.kinds
            and complaint.consumer
            and has_facts(right.needs, complaint)
        ),
        None,
    )


def _rejection(knowledge: Knowledge, complaint: Complaint) -> Notice | None:
    fitting = fitting_notices(knowledge, complaint)
    return next((n for n in fitting if n.type == "rejection" and n.within), None)


def _last_day(rejection: Notice, complaint: Complaint) -> date | None:
    start = start_of(rejection.counts_from, complaint)
    if start is None or rejection.within is None:
        return None
    return count(start, rejection.within, WEEKENDS_ONLY).due_on


def _still_open(rejection: Notice | None, complaint: Complaint, today: date) -> bool:
    last = _last_day(rejection, complaint) if rejection else None
    return last is not None and today <= last
