"""Tone and privacy findings, for a draft of a case or for any text."""

from __future__ import annotations

import shlex
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from plaint.app import draft as drafting
from plaint.app.findings import Judged, blocking, judge
from plaint.app.fix import Fixed, fixed
from plaint.app.recording import due_stage
from plaint.app.workspace import find
from plaint.cli.context import App
from plaint.cli.group import N_
from plaint.cli.i18n import _
from plaint.cli.jsonl import Row, answer_each
from plaint.cli.params import command
from plaint.cli.presenters.findings import (
    finding_lines,
    findings_json,
    keep_hint,
    language_line,
    only_yours,
    reason_lines,
    yours_hint,
)
from plaint.cli.textfile import read_text
from plaint.domain.case import Case
from plaint.domain.safe_text import one_line, safe
from plaint.domain.tone.calm import can_calm
from plaint.errors import InvalidInput, Refused
from plaint.knowledge.words import languages
from plaint.wording import say


@dataclass(frozen=True)
class _Checked:
    """A text, what it was judged as, and the verdict."""

    target: str  # as it was named on the command line
    ref: str  # of the case whose draft it is; "" for any text
    text: str
    public: bool
    judged: Judged


@command("check")
@click.argument("target", metavar="[REF|FILE|-]", required=False, default="")
@click.option("--public", is_flag=True, help=N_("Judge it as a public post."))
@click.option("--language", type=click.Choice(languages()), help=N_("The language of the text."))
@click.option("--jsonl", is_flag=True, help=N_("One JSON object per line, in and out."))
@click.option("--fix", is_flag=True, help=N_("Offer a version without what was found."))
def check_command(
    app: App, target: str, public: bool, language: str | None, jsonl: bool, fix: bool
) -> None:
    if jsonl:
        answer_each(app, Path(target or "-"), lambda row: _answer(row, language, public, fix))
        return
    ref, text, case, spoken = _text(app, target, language)
    judged = judge(text, language=spoken, case=case, public=public)
    checked = _Checked(target, ref, text, public, judged)
    document = _json(judged)
    if fix:
        better = fixed(text, language=spoken, case=case, public=public)
        document |= _fixed_json(better)
        app.result(document, lambda: _show_fixed(app, checked, better))
    else:
        app.result(document, lambda: app.say("\n".join([*_found(checked), *_next(checked)])))
    if blocking(judged.findings):
        raise click.exceptions.Exit(Refused.exit_code)


def _text(app: App, target: str, language: str | None) -> tuple[str, str, Case | None, str | None]:
    """The text to check: a file, standard input, or the draft of a case that is due.

    With the case's reference, the case, and the language that it is to be read in.
    """
    if target == "-" or (target and Path(target).is_file()):
        return "", read_text(Path(target)), None, language
    if target and ("/" in target or "." in target):
        raise InvalidInput(
            say("{name} is not there.", name=target), hint=say("Name a file, a case, or -.")
        )
    found = find(app.workspace, target)
    stage = due_stage(app.workspace, found)
    kept = drafting.kept(app.workspace, found, stage)
    letter = kept or drafting.write(app.workspace, found, stage)
    return found.ref, letter.whole, found.case, language or found.case.complaint.language


# --- as JSON -------------------------------------------------------------------------------------


def _answer(row: Row, language: str | None, public: bool, fix: bool) -> dict[str, Any]:
    spoken = row.lang or language
    mode = public if row.public is None else row.public
    document = _json(judge(row.text, language=spoken, public=mode))
    if fix:
        document |= _fixed_json(fixed(row.text, language=spoken, public=mode))
    return document


def _json(judged: Judged) -> dict[str, Any]:
    return {
        "calm": not any(f.check == "tone" for f in blocking(judged.findings)),
        "public_safe": judged.public_safe,
        "lang": judged.language,
        "findings": findings_json(judged.findings),
    }


def _fixed_json(better: Fixed) -> dict[str, Any]:
    return {"fixed": better.text, "left": findings_json(better.left)}


# --- as a person reads it ------------------------------------------------------------------------


def _found(checked: _Checked) -> list[str]:
    if checked.judged.findings:
        return finding_lines(checked.text, checked.judged.findings)
    if checked.public:
        calm = _("Nothing found: it is calm, and nothing in it is private.")
        judged_as = _("It was read as a public post.")
    else:
        calm = _("Nothing found: it is calm.")
        judged_as = _("It was read as a private letter; --public reads it as a post.")
    return [calm, language_line(checked.judged.read_in), judged_as]


def _next(checked: _Checked) -> list[str]:
    """What can be done about it, where anything can."""
    findings = checked.judged.findings
    lines = _next_for_draft(checked) if checked.ref else _next_for_text(checked)
    lines += yours_hint(findings)
    return ["", *lines] if lines else []


def _next_for_text(checked: _Checked) -> list[str]:
    if all(only_yours(finding) for finding in checked.judged.findings):
        return []
    mode = " --public" if checked.public else ""
    target = shlex.quote(one_line(checked.target))
    fix = f"plaint check --fix{mode} {target}"
    return [_("`{command}` writes it without what was found.").format(command=fix)]


def _next_for_draft(checked: _Checked) -> list[str]:
    tone = [f for f in checked.judged.findings if f.check == "tone"]
    lines = []
    if any(can_calm(finding) for finding in tone):
        calm = f"plaint draft {checked.ref} --calm"
        lines.append(_("`{command}` puts the calmer words in.").format(command=calm))
    return lines + keep_hint(checked.ref, checked.judged.findings)


def _show_fixed(app: App, checked: _Checked, better: Fixed) -> None:
    """What was found goes to stderr: stdout is the text, to be kept or sent on."""
    app.note("\n".join([*_found(checked), ""]))
    app.say("\r\n".join(map(safe, better.text.split("\r\n"))).removesuffix("\n"))
    if better.left:
        app.note("\n" + _("Still in it, for only you can put it otherwise:"))
        app.note("\n".join(reason_lines(better.left)))
