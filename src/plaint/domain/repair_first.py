"""Where the law puts repair or replacement before money: said before money is asked for."""

from __future__ import annotations

from datetime import date

from plaint.domain.calendar import WEEKENDS_ONLY
from plaint.domain.choosing import fitting_notices, start_of
from plaint.domain.complaint import Complaint
from plaint.domain.deadline import count
from plaint.domain.needs import has_facts
from plaint.domain.rules import Knowledge, Notice, Right

_MONEY = ("refund", "price-reduction")
_MENDING = {"repair", "replacement"}


def mending_comes_first(knowledge: Knowledge, complaint: Complaint, today: date) -> Right | None:
    """The right to a repair or replacement, where money is asked for and comes only after it.

    None as well while the goods can still be rejected for a full refund.
    """
    if complaint.remedy not in _MONEY:
        return None
    last = last_day_to_reject(knowledge, complaint)
    if last is not None and today <= last:
        return None
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


def rejection(knowledge: Knowledge, complaint: Complaint) -> Notice | None:
    """The notice by which goods of this kind may be rejected, where there is such a right."""
    fitting = fitting_notices(knowledge, complaint)
    return next((n for n in fitting if n.type == "rejection" and n.within), None)


def last_day_to_reject(knowledge: Knowledge, complaint: Complaint) -> date | None:
    """None where there is no such right, or the day of delivery isn't known."""
    notice = rejection(knowledge, complaint)
    start = start_of(notice.counts_from, complaint) if notice else None
    if notice is None or notice.within is None or start is None:
        return None
    return count(start, notice.within, WEEKENDS_ONLY).due_on
