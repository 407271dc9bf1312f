"""Where a run begins and ends: language and output are chosen, errors are told, codes returned."""

from __future__ import annotations

import io
import os
import sys
from typing import Any

import click

from plaint.cli.context import App, as_json
from plaint.cli.group import translated
from plaint.cli.i18n import _, choose_language, labelled, speak, tell
from plaint.cli.root import cli
from plaint.domain.safe_text import one_line, safe
from plaint.errors import InvalidInput, PlaintError, Refused
from plaint.wording import Says, say

INTERRUPTED = 130  # 128 + SIGINT, as shells have it


def run(args: list[str]) -> int:
    """Run the command line; whatever happens, the store is closed at the end."""
    app = App(json="--json" in args or "--jsonl" in args)
    try:
        return _run(args, app)
    finally:
        app.close()


def _run(args: list[str], app: App) -> int:
    speak(choose_language(_value_of(args, "--lang")))
    if "--no-color" in args or os.environ.get("NO_COLOR"):
        app.color = False
    try:
        result = translated(cli).main(args=args, prog_name="plaint", standalone_mode=False, obj=app)
        sys.stdout.flush()
    except PlaintError as error:
        return _tell_error(error, app)
    except click.exceptions.Abort:
        click.echo(_("Stopped. Nothing more was done."), err=True)
        return INTERRUPTED
    except click.ClickException as error:
        return _tell_usage(error, app)
    except BrokenPipeError:
        # The reader went away (`plaint status | head`): not an error of ours. Python would
        # complain again when it flushes stdout at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as error:  # the last boundary: a fault of ours, told as one
        if os.environ.get("PLAINT_DEBUG"):
            raise
        return _tell_fault(error, app)
    return result if isinstance(result, int) else 0


def _value_of(args: list[str], option: str) -> str | None:
    """An option's value before click parses: help must already be in the language asked for."""
    for i, arg in enumerate(args):
        if arg == option and i + 1 < len(args):
            return args[i + 1]
        if arg.startswith(f"{option}="):
            return arg.partition("=")[2]
    return None


def _tell_error(error: PlaintError, app: App) -> int:
    if app.json:
        click.echo(as_json(_document(error)))
    click.echo(_styled(tell(error.message), app), err=True, color=app.color)
    if isinstance(error, InvalidInput):
        for fault in error.faults:
            told = f"{one_line(fault.place)} {tell(fault.message)}"
            if fault.line:
                told = labelled(_("line {n}").format(n=fault.line), told)
            click.echo(f"  {told}", err=True)
    if error.hint:
        click.echo(tell(error.hint), err=True)
    return error.exit_code


def _document(error: PlaintError) -> dict[str, Any]:
    if isinstance(error, Refused):
        refused: dict[str, Any] = {
            "step": error.step,
            "why": error.message,
            "allowed_from": error.allowed_from,
            "instead": error.hint,
        }
        if error.allowed_at:
            refused["allowed_at"] = error.allowed_at
        return {"refused": refused}
    told: dict[str, Any] = {
        "code": error.exit_code,
        "kind": error.kind,
        "message": error.message,
        "hint": error.hint,
    }
    if isinstance(error, InvalidInput) and error.faults:
        told["faults"] = [
            {"place": fault.place, "line": fault.line, "message": fault.message}
            for fault in error.faults
        ]
    return {"error": told}


def _tell_usage(error: click.ClickException, app: App) -> int:
    if app.json:
        hint = say("`plaint --help` lists the commands and their options.")
        told = {"code": 2, "kind": "usage", "message": error.format_message(), "hint": hint}
        click.echo(as_json({"error": told}))
    shown = io.StringIO()
    error.show(shown)
    click.echo(safe(shown.getvalue()), nl=False, err=True)
    return 2


def _tell_fault(error: Exception, app: App) -> int:
    message = say(
        "Something is wrong in plaint itself: {error}.", error=f"{type(error).__name__}: {error}"
    )
    hint: Says = say("Nothing half-done was stored. PLAINT_DEBUG=1 shows where it happened.")
    return _tell_error(PlaintError(message, hint=hint), app)


def _styled(text: str, app: App) -> str:
    return text if app.color is False else click.style(text, fg="red")
