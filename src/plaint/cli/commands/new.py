"""Opening a case: from a case file, or by the interview on a terminal."""

from __future__ import annotations

from pathlib import Path

import click

from plaint.app.case_file import CaseFile, read_case_file
from plaint.app.open_case import open_case
from plaint.app.subsector import odd_place
from plaint.app.workspace import Workspace, situation_of
from plaint.cli.context import App
from plaint.cli.params import command
from plaint.cli.presenters.plan import ending
from plaint.cli.textfile import read_text
from plaint.cli.wiring import machine_today
from plaint.domain.plan import plan
from plaint.errors import InvalidInput
from plaint.store import papers
from plaint.wording import say


@command("new")
@click.argument("file", required=False, type=click.Path(path_type=Path))
def new_command(app: App, file: Path | None) -> None:
    ws = app.workspace
    told = _from_file(ws, file) if file else _from_interview(app, ws)
    found = open_case(ws, told)
    if file is None:
        _forget_interview(ws)
    s = situation_of(ws, found)
    result = plan(s)
    odd = odd_place(s.knowledge, found.case.complaint)
    warnings = (*odd, *result.warnings)
    app.warn(warnings)
    document = {
        "ref": found.ref,
        "case_id": found.case_id,
        "state": result.state,
        "company": found.case.company.name,
        "subject": found.case.complaint.subject,
        "next": result.now.step,
        "warnings": list(warnings),
    }

    def text() -> None:
        app.say(say("Case {ref} is open: {subject}.", ref=found.ref, subject=document["subject"]))
        app.say(say("Write the letter with: plaint draft {ref}", ref=found.ref))
        app.say("")
        app.say("\n".join(ending(s, result)))

    app.result(document, text)


def _from_file(ws: Workspace, file: Path) -> CaseFile:
    profile = papers.setting(ws.store, "profile")
    folder = None if str(file) == "-" else file.parent
    return read_case_file(read_text(file), folder, profile, machine_today(), str(file))


def _from_interview(app: App, ws: Workspace) -> CaseFile:
    if not app.interactive:
        raise InvalidInput(
            say("There is no terminal to ask on, and no case file was named."),
            hint=say("Name a case file: plaint new FILE (or - for standard input)."),
        )
    from plaint.cli.interview import interview

    return interview(app, ws)


def _forget_interview(ws: Workspace) -> None:
    from plaint.cli.interview import forget_interview

    forget_interview(ws)
