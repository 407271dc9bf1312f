"""What came back from them: recorded, or only classified."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import Any

import click

from plaint.app import reply as replying
from plaint.app.reply import Read
from plaint.app.workspace import find
from plaint.cli.context import App
from plaint.cli.group import N_
from plaint.cli.i18n import _, tell
from plaint.cli.jsonl import answer_each
from plaint.cli.params import Day, Listed, command, on_option, when_of
from plaint.cli.presenters import words
from plaint.cli.presenters.recorded import answer
from plaint.cli.textfile import read_bytes
from plaint.cli.wiring import calendar_for, machine_today, read_received
from plaint.domain.replies import REPLY_KINDS, UNSURE_BELOW, ReceivedMail
from plaint.wording import say


@command("reply")
@click.argument("ref", required=False, default="")
@click.argument("file", required=False, type=click.Path(path_type=Path))
@click.option("--kind", cls=Listed, type=click.Choice(REPLY_KINDS), help=N_("What it is."))
@on_option(N_("The day on which it came."))
@click.option("--text", help=N_("What they wrote."))
@click.option("--promised-by", type=Day(), help=N_("The day they promised something for."))
@click.option("--public", is_flag=True, help=N_("They wrote it in public, under your post."))
@click.option("--amend", is_flag=True, help=N_("Correct what the last reply was."))
@click.option("--classify", is_flag=True, help=N_("Only say what it is; nothing is stored."))
@click.option("--jsonl", is_flag=True, help=N_("With --classify: one JSON object per line."))
def reply_command(
    app: App, ref: str, file: Path | None, kind: str | None, on: date | None, text: str | None,
    promised_by: date | None, public: bool, amend: bool, classify: bool, jsonl: bool,
) -> None:  # fmt: skip
    if file is None and ref and (classify or ref == "-" or Path(ref).is_file()):
        ref, file = "", Path(ref)
    if classify:
        _classify_only(app, file or Path("-"), jsonl=jsonl, received_on=on)
        return
    ws = app.workspace
    if amend:
        if kind is None:
            raise click.UsageError(_("--amend needs --kind."))
        recorded = replying.amended(ws, ref, kind, promised_by)
        answer(app, ws, recorded, say("Their reply was: {kind}.", kind=kind), {"kind": kind})
        return
    mail = _mail(app, file, text, needed=kind is None)
    when = when_of(app, find(ws, ref).zone, on)
    recorded, understood = replying.received(
        ws, ref, mail, when=when, kind=kind or "", promised_by=promised_by, public=public
    )
    judged = understood.classification
    if judged.confidence < UNSURE_BELOW:
        app.note(say("Not sure. Correct it with: plaint reply --kind KIND --amend"))
    answer(
        app, ws, recorded,
        say("Recorded: {kind}, {day}.", kind=judged.kind, day=recorded.event.on),
        _json(understood),
    )  # fmt: skip


def _mail(app: App, file: Path | None, text: str | None, *, needed: bool) -> ReceivedMail | None:
    if file is not None:
        return read_received(read_bytes(file), str(file))
    if text is not None:
        return read_received(text, "--text")
    if not needed:
        return None
    if not app.interactive:
        raise click.UsageError(_("What came back? Name a FILE, or say --text or --kind."))
    app.note(_("Paste what they wrote, then an empty line and Ctrl-D:"))
    return read_received(sys.stdin.read(), "-")


def _json(understood: Read) -> dict[str, Any]:
    judged = understood.classification
    return {
        "kind": judged.kind,
        "confidence": round(judged.confidence, 2),
        "why": list(judged.why),
        "promised_by": understood.promised_by,
        "their_reference": judged.their_reference,
    }


def _classify_only(app: App, file: Path, *, jsonl: bool, received_on: date | None) -> None:
    on = received_on or machine_today()
    calendar = calendar_for("GB", "")
    if jsonl:
        answer_each(
            app, file,
            lambda row: _json(replying.read(read_received(row.text, "--jsonl"), on, calendar)),
        )  # fmt: skip
        return
    understood = replying.read(read_received(read_bytes(file), str(file)), on, calendar)
    judged = understood.classification

    def text() -> None:
        kind = words.called(judged.kind, words.REPLY_KINDS)
        percent = round(judged.confidence * 100)
        app.say(_("{kind} ({percent}% sure)").format(kind=kind, percent=percent))
        for why in judged.why:
            app.say(f"  {tell(why)}")

    app.result(_json(understood), text)
