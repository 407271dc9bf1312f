"""Which rule the user is told when a complaint goes out, kept with the sending."""

from __future__ import annotations

from datetime import date

from plaint.app.subsector import with_subsector
from plaint.app.workspace import Found, Workspace, knowledge_of
from plaint.domain.rule_change import written
from plaint.domain.situation import choice_on
from plaint.knowledge.loader import default_rule


def rule_told(ws: Workspace, found: Found, on: date | None) -> tuple[str, str]:
    """The rule that is known for a complaint of this day, and its wait."""
    day = on or ws.today(found.zone)
    knowledge = knowledge_of(ws, found.case.complaint.country)
    case = with_subsector(found.case, knowledge, day)
    default = default_rule(case.complaint.country, case.complaint.sector)
    choice = choice_on(case, knowledge, default, day)
    return choice.rule.id, written(choice.rule.wait)
