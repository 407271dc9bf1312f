"""Correcting facts: FIELD=VALUE on the command line, or the case file in $EDITOR."""

from __future__ import annotations

from typing import Any

import click

from plaint.app import recording
from plaint.app.case_text import as_case_file, changes_in
from plaint.app.workspace import find
from plaint.cli.context import App
from plaint.cli.i18n import _
from plaint.cli.params import command
from plaint.cli.presenters.recorded import answer
from plaint.wording import say


@command("edit")
@click.argument("words", metavar="[REF] [FIELD=VALUE]...", nargs=-1)
def edit_command(app: App, words: tuple[str, ...]) -> None:
    ws = app.workspace
    ref = words[0] if words and "=" not in words[0] else ""
    pairs = [word for word in words if "=" in word]
    if len(pairs) + bool(ref) != len(words):
        raise click.UsageError(_("After the case, write FIELD=VALUE."))
    changes: dict[str, Any] = dict(pair.split("=", 1) for pair in pairs)
    if not changes:
        if not app.interactive:
            raise click.UsageError(_("What should change? Write FIELD=VALUE."))
        found = find(ws, ref)
        edited = click.edit(as_case_file(found.case), extension=".toml")
        changes = changes_in(found.case, edited) if edited is not None else {}
        if not changes:
            app.note(_("Nothing was changed."))
            return
    recorded = recording.edited(ws, ref, changes)
    answer(app, ws, recorded, say("Corrected: {names}.", names=", ".join(changes)))
