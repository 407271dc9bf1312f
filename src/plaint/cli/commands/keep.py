"""Export, import, and forgetting for real."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from plaint.app import transfer
from plaint.app.workspace import find
from plaint.cli.asking import confirm
from plaint.cli.context import App, as_json
from plaint.cli.group import N_
from plaint.cli.i18n import _
from plaint.cli.params import command, ref_argument
from plaint.errors import InvalidInput
from plaint.store import cases
from plaint.wording import say


@command("export")
@ref_argument
@click.option("--all", "all_cases", is_flag=True, help=N_("Every case."))
@click.option("--with-files", is_flag=True, help=N_("A zip with the evidence in it."))
@click.option("--out", type=click.Path(path_type=Path), help=N_("The file to write."))
def export_command(app: App, ref: str, all_cases: bool, with_files: bool, out: Path | None) -> None:
    ws = app.workspace
    ids = cases.all_ids(ws.store) if all_cases else [find(ws, ref).case_id]
    if with_files:
        data = transfer.zipped(ws, ids)
    else:
        data = (as_json(transfer.exported(ws, ids)) + "\n").encode()
    if out is None:
        if with_files and (app.json or sys.stdout.isatty()):
            raise click.UsageError(_("A zip is no text: name a file for it with --out."))
        sys.stdout.buffer.write(data)
        return
    _write_private(out, data)
    app.note(say("Cases written to {path}: {count}.", count=len(ids), path=str(out)))
    app.result({"path": str(out), "cases": len(ids)})


def _write_private(path: Path, data: bytes) -> None:
    try:
        path.touch(mode=0o600)
        path.write_bytes(data)
    except OSError as error:
        raise InvalidInput(
            say("{path} can't be written: {error}.", path=str(path), error=error.strerror or "")
        ) from error


@command("import")
@click.argument("file", type=click.Path(path_type=Path))
def import_command(app: App, file: Path) -> None:
    try:
        data = sys.stdin.buffer.read() if str(file) == "-" else file.read_bytes()
    except OSError as error:
        raise InvalidInput(
            say("{name} can't be read: {error}.", name=str(file), error=error.strerror or "")
        ) from error
    result = transfer.imported(app.workspace, data, str(file))
    document = {
        "refs": list(result.refs), "new_events": result.new_events, "files": result.new_files,
    }  # fmt: skip
    app.result(
        document,
        lambda: app.say(
            say("Cases taken in: {cases}; events that were new: {new}.",
                cases=len(result.refs), new=result.new_events)
        ),
    )  # fmt: skip


@command("forget")
@click.argument("ref")
@click.option("--yes", is_flag=True, help=N_("Don't ask."))
def forget_command(app: App, ref: str, yes: bool) -> None:
    ws = app.workspace
    found = find(ws, ref)
    if not yes:
        if not app.interactive:
            raise click.UsageError(_("Say --yes to erase it: nobody can be asked here."))
        question = _("Erase case {ref} ({company}) for ever, with its letters and files?")
        confirm(question.format(ref=found.ref, company=found.case.company.name))
    transfer.forget(ws, found.case_id)
    app.result(
        {"ref": found.ref, "forgotten": True},
        lambda: app.say(say("Case {ref} is erased. Backups may still hold it.", ref=found.ref)),
    )
