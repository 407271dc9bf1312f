"""Tone and privacy findings, for a draft of a case or for any text."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from plaint.app import draft as drafting
from plaint.app.findings import blocking, findings_in
from plaint.app.workspace import find
from plaint.cli.context import App, as_json
from plaint.cli.group import N_
from plaint.cli.i18n import _
from plaint.cli.jsonl import objects
from plaint.cli.params import command
from plaint.cli.presenters.findings import finding_lines, findings_json
from plaint.cli.textfile import read_text
from plaint.domain.calm import calm, redact
from plaint.domain.case import Case
from plaint.domain.finding import Finding
from plaint.domain.language import detect
from plaint.domain.safe_text import safe
from plaint.errors import InvalidInput, Refused
from plaint.wording import say


@command("check")
@click.argument("target", metavar="[REF|FILE|-]", required=False, default="")
@click.option("--public", is_flag=True, help=N_("Judge it as a public post."))
@click.option("--language", type=click.Choice(("en", "fr")), help=N_("The language of the text."))
@click.option("--jsonl", is_flag=True, help=N_("One JSON object per line, in and out."))
@click.option("--fix", is_flag=True, help=N_("Offer a version without what was found."))
def check_command(
    app: App, target: str, public: bool, language: str | None, jsonl: bool, fix: bool
) -> None:
    if jsonl:
        _stream(target, language, public)
        return
    text, case, spoken = _text(app, target, language)
    findings = findings_in(text, language=spoken, case=case, public=public)
    document = _json(text, findings, spoken, case, public)
    if fix:
        private_out = redact(text, findings)
        heat = findings_in(private_out, language=spoken, case=case, public=public)
        document["fixed"] = calm(private_out, heat).text

    def sentences() -> None:
        if not findings:
            app.say(_("Nothing found: it is calm."))
            return
        app.say("\n".join(finding_lines(text, findings)))
        if fix:
            app.say("")
            app.say(safe(document["fixed"]))

    app.result(document, sentences)
    if blocking(findings):
        raise click.exceptions.Exit(Refused.exit_code)


def _text(app: App, target: str, language: str | None) -> tuple[str, Case | None, str | None]:
    """The text to check: a file, standard input, or the draft of a case that is due."""
    if target == "-" or (target and Path(target).is_file()):
        return read_text(Path(target)), None, language
    if target and ("/" in target or "." in target):
        raise InvalidInput(
            say("{name} is not there.", name=target), hint=say("Name a file, a case, or -.")
        )
    found = find(app.workspace, target)
    letter = drafting.write(app.workspace, found)
    kept = drafting.kept(app.workspace, found, letter.stage) or letter
    return kept.whole, found.case, language or found.case.complaint.language


def _json(
    text: str, findings: tuple[Finding, ...], language: str | None, case: Case | None,
    public: bool,
) -> dict[str, Any]:  # fmt: skip
    # Whatever the mode, "public_safe" answers for publication.
    if not public:
        in_public = findings_in(text, language=language, case=case, public=True)
    else:
        in_public = findings
    private = [f for f in in_public if f.check == "privacy" and f.severity == "block"]
    return {
        "calm": not any(f.check == "tone" for f in blocking(findings)),
        "public_safe": not private,
        "lang": language or detect(text),
        "findings": findings_json(findings),
    }


def _stream(target: str, language: str | None, public: bool) -> None:
    for _number, row in objects(Path(target or "-")):
        text = row["text"]
        spoken = row.get("lang") or language
        mode = bool(row.get("public", public))
        findings = findings_in(text, language=spoken, public=mode)
        click.echo(as_json({"id": row.get("id"), **_json(text, findings, spoken, None, mode)}))
