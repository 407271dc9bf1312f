"""The subsector of a case, as far as its other facts settle it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from plaint.app.flight import flight_of
from plaint.domain.case import Case
from plaint.domain.complaint import Complaint
from plaint.domain.regions import REGIONS, is_region
from plaint.domain.rules import Knowledge
from plaint.domain.subsectors import settled, unknown_subsector
from plaint.knowledge.subsectors import subsectors
from plaint.wording import Says, say


def with_subsector(case: Case, knowledge: Knowledge, on: date) -> Case:
    """The case with the subsector that follows from its facts, where nobody named one.

    It is worked out anew at every look, and never stored: facts may be corrected.
    """
    complaint = case.complaint
    withdrawn = any(
        sent.stage == "notice" and sent.message.variant == "withdrawal" and sent.arrived
        for sent in case.sent
    )
    word = settled(
        knowledge, complaint, case.company, on, flight_of(complaint, case.company),
        withdrawn=withdrawn,
    )  # fmt: skip
    return replace(case, complaint=replace(complaint, subsector=word)) if word else case


def odd_place(knowledge: Knowledge, complaint: Complaint) -> tuple[Says, ...]:
    """Warnings about a subsector, or a part of the country, on which nothing known depends.

    They aren't refused: what the user's own file uses counts as known, and may come later.
    """
    odd = unknown_subsector(knowledge, complaint, subsectors())
    warnings = [odd] if odd else []
    if not is_region(complaint.country, complaint.subdivision):
        parts = ", ".join(REGIONS[complaint.country])
        warnings.append(
            say("“{part}” is no part of {country} that plaint knows; it knows: {parts}.",
                part=complaint.subdivision, country=complaint.country, parts=parts)
        )  # fmt: skip
    return tuple(warnings)
