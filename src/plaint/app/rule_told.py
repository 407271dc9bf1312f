"""Which rule the user is told when a complaint goes out, kept with the sending."""

from __future__ import annotations

from datetime import date

from plaint.app.workspace import Found, Workspace, knowledge_of
from plaint.domain.choosing import choose_rule
from plaint.domain.rule_change import written
from plaint.knowledge.loader import default_rule


def rule_told(ws: Workspace, found: Found, on: date | None) -> tuple[str, str]:
    """The rule that is known for a complaint of this day, and its wait."""
    complaint = found.case.complaint
    choice = choose_rule(
        knowledge_of(ws, complaint.country), complaint, on or ws.today(found.zone),
        default_rule(complaint.country, complaint.sector),
    )  # fmt: skip
    return choice.rule.id, written(choice.rule.wait)
