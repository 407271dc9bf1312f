"""Looking at one case: plan, show, explain."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from plaint.app.workspace import AsOf, Found, Workspace, as_of, find, situation_of, take
from plaint.cli.context import App
from plaint.cli.params import as_of_option, command, ref_argument
from plaint.cli.presenters.explain import explain_lines
from plaint.cli.presenters.plan import plan_lines
from plaint.cli.presenters.plan_json import plan_json
from plaint.cli.presenters.table import folded
from plaint.domain.plan import plan
from plaint.domain.situation import Situation


def look(ws: Workspace, ref: str, when: date | datetime | None) -> tuple[Found, Situation]:
    """A case and its situation, now or as of another day."""
    found = find(ws, ref)
    at: AsOf = as_of(ws, found.zone, when)
    if when is not None:
        found = take(ws, found.case_id, as_of=at.day)
    return found, situation_of(ws, found, at)


@command("plan")
@ref_argument
@as_of_option
def plan_command(app: App, ref: str, as_of: date | datetime | None) -> None:
    found, s = look(app.workspace, ref, as_of)
    result = plan(s)
    app.warn(result.warnings)
    app.result(
        plan_json(found.ref, s, result) if app.json else None,
        lambda: _print(app, plan_lines(found.ref, s, result)),
    )


@command("explain")
@ref_argument
@as_of_option
def explain_command(app: App, ref: str, as_of: date | datetime | None) -> None:
    found, s = look(app.workspace, ref, as_of)
    lines = [part for line in explain_lines(s) for part in folded(line)]
    document: dict[str, Any] = plan_json(found.ref, s, plan(s)) | {
        "explanation": lines,
        "owed": [
            {"rule": o.rule.id, "due_on": o.due_on, "source_url": o.rule.source.url} for o in s.owed
        ],
    }
    app.result(document, lambda: _print(app, lines))


@command("show")
@ref_argument
@as_of_option
def show_command(app: App, ref: str, as_of: date | datetime | None) -> None:
    from plaint.cli.presenters import case as case_view

    found, s = look(app.workspace, ref, as_of)
    app.result(case_view.case_json(found, s), lambda: _print(app, case_view.case_lines(found, s)))


def _print(app: App, lines: list[str]) -> None:
    app.say("\n".join(lines))
