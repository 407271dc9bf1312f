"""What the cases tell about a company: how soon it answers."""

from __future__ import annotations

from datetime import date
from typing import Any

import click

from plaint.app.workspace import as_of, knowledge_of, take
from plaint.cli.context import App
from plaint.cli.i18n import _, _n, labelled, tell
from plaint.cli.params import command
from plaint.cli.presenters import words
from plaint.cli.presenters.knowledge import duration, entry_json
from plaint.cli.presenters.own import footnote, starred
from plaint.cli.presenters.table import hanging
from plaint.domain.case import Case
from plaint.domain.choosing import choose_rule
from plaint.domain.habits import Habits, habits
from plaint.domain.ladder import NUDGE_AFTER, NUDGE_AFTER_DEFAULT
from plaint.domain.rules import Rule
from plaint.errors import NotFound
from plaint.knowledge.loader import default_rule
from plaint.store import index
from plaint.wording import say


@command("company")
@click.argument("name")
def company_command(app: App, name: str) -> None:
    ws = app.workspace
    key = " ".join(name.casefold().split())
    rows = [row for row in index.rows(ws.store, all_cases=True) if key in row.company_key]
    companies = sorted({row.company for row in rows})
    if not rows:
        raise NotFound(
            say("No case is with a company called {name}.", name=name),
            hint=say("`plaint list --all` names the companies."),
        )
    cases = [(take(ws, row.case_id).case, row.due_on) for row in rows]
    newest = cases[-1][0]
    today = as_of(ws, newest.complainant.timezone, None).day
    found = habits(((case, _day(due_on)) for case, due_on in cases), today)
    complaint = newest.complaint
    knowledge = knowledge_of(ws, complaint.country)
    app.warn(knowledge.warnings)
    rule = choose_rule(
        knowledge, complaint, today,
        default_rule(complaint.country, complaint.sector),
    ).rule  # fmt: skip
    document: dict[str, Any] = {
        "company": companies[0] if len(companies) == 1 else companies,
        "cases": found.cases,
        "median_days_to_acknowledgement": found.days_to_acknowledge,
        "median_days_to_answer": found.days_to_answer,
        "without_answer": found.unanswered,
        "of_due": found.due,
        "rule": entry_json(rule),
    }
    app.result(document, lambda: app.say("\n".join(_lines(companies, found, newest, rule))))


def _day(iso: str | None) -> date | None:
    return date.fromisoformat(iso) if iso else None


def _lines(companies: list[str], found: Habits, newest: Case, rule: Rule) -> list[str]:
    count = _n("{n} case", "{n} cases", found.cases).format(n=found.cases)
    lines = hanging("", labelled(", ".join(companies), count))
    first, answer = found.days_to_acknowledge, found.days_to_answer
    lines += [
        labelled(_("  first word from them"), _after(first, found.acknowledged)),
        labelled(_("  an answer on the matter"), _after(answer, found.answered)),
    ]
    if found.due:
        lines.append(
            labelled(
                _("  without an answer when the wait was over"),
                _("{n} of {all}").format(n=found.unanswered, all=found.due),
            )
        )
    usual = NUDGE_AFTER.get(newest.complaint.sector, NUDGE_AFTER_DEFAULT)
    lines += [
        "",
        *hanging("", _("Beside it, for {sector}:").format(
            sector=words.called(newest.complaint.sector, words.SECTORS))),
        *hanging("  ", _("a first word is usual within {wait}").format(wait=duration(usual))),
        *hanging("  ", starred(tell(say("{what}", what=rule.says)), rule.mine)),
        *hanging("  ", labelled(_("source"), f"{rule.source.title} {rule.source.url}".strip())),
        *footnote(rule.mine),
    ]  # fmt: skip
    return lines


def _after(days: float | None, count: int) -> str:
    if days is None:
        return _("never yet")
    whole = int(days) if days == int(days) else days
    return _n(
        "after {days} days (one case)", "after {days} days (median of {n} cases)", count
    ).format(days=whole, n=count)
