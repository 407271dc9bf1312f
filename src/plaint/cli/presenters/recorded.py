"""What a command that recorded something answers."""

from __future__ import annotations

from typing import Any

from plaint.app.recording import Recorded
from plaint.app.workspace import Workspace, situation_of
from plaint.cli.context import App
from plaint.cli.presenters.plan import ending
from plaint.cli.presenters.plan_json import clock_json, unknown_json
from plaint.domain.plan import plan
from plaint.wording import Says


def answer(
    app: App, ws: Workspace, recorded: Recorded, text: Says, more: dict[str, Any] | None = None
) -> None:
    """Say what was recorded, then the three lines; or one JSON document."""
    s = situation_of(ws, recorded.found)
    result = plan(s)
    warnings = (*recorded.warnings, *result.warnings)
    app.warn(warnings)
    document = {
        "ref": recorded.found.ref,
        "recorded": recorded.event.kind,
        "event": recorded.event.id,
        "on": recorded.event.on,
        "state": result.state,
        "clock": clock_json(s, result.overdue),
        "now": {"step": result.now.step, "since": result.now.since, "why": result.now.why},
        "warnings": list(warnings),
        "unknown": unknown_json(s),
    }

    def sentences() -> None:
        app.say(text)
        app.say("\n".join(ending(s, result)))

    app.result(document | (more or {}), sentences)
