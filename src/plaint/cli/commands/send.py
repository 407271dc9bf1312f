"""Preview exactly what would leave, ask, and send it once; or hand it over."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from plaint.app import draft as drafting
from plaint.app import send as sending
from plaint.app.draft import Letter
from plaint.app.recording import due_stage
from plaint.app.workspace import Found, Workspace, find, situation_of
from plaint.cli.asking import confirm
from plaint.cli.commands.tell import WRITTEN_STAGES
from plaint.cli.context import App
from plaint.cli.group import N_
from plaint.cli.i18n import _, labelled, tell
from plaint.cli.params import Listed, command, ref_argument
from plaint.cli.presenters.letter import letter_json, letter_lines
from plaint.cli.presenters.plan import ending
from plaint.cli.wiring import form_copy, mailer, mailto_link, write_eml
from plaint.domain.plan import plan
from plaint.domain.safe_text import safe
from plaint.errors import ChannelFailed, InvalidInput, NotFound
from plaint.store import papers
from plaint.wording import say

VIAS = ("smtp", "eml", "mailto", "form", "print")


@command("send")
@ref_argument
@click.option("--stage", cls=Listed, type=click.Choice(WRITTEN_STAGES), help=N_("Which letter."))
@click.option("--via", type=click.Choice(VIAS), help=N_("By your account, or handed over."))
@click.option("--out", type=click.Path(path_type=Path), help=N_("The file to write (eml, print)."))
@click.option("--limit", type=int, default=0, help=N_("How many characters the form takes."))
@click.option("--yes", is_flag=True, help=N_("Don't ask."))
def send_command(
    app: App, ref: str, stage: str | None, via: str | None, out: Path | None, limit: int, yes: bool
) -> None:
    ws = app.workspace
    found = find(ws, ref)
    stage = stage or due_stage(ws, found)
    drafting.refuse_unless_due(situation_of(ws, found), stage)
    letter = drafting.kept(ws, found, stage) or drafting.write(ws, found, stage)
    drafting.refuse_unless_due(situation_of(ws, found), stage, letter.variant)
    deliver(app, ws, found, letter, via, out, limit=limit, yes=yes)


def deliver(
    app: App, ws: Workspace, found: Found, letter: Letter, via: str | None, out: Path | None, *,
    limit: int = 0, yes: bool,
) -> None:  # fmt: skip
    """The way out of every private message."""
    sending.refuse_to_leave(letter)
    via = via or _usual_way(ws)
    for finding in letter.findings:
        app.note(labelled(safe(finding.text), tell(finding.why)))
    if via == "smtp":
        _by_account(app, ws, found, letter, yes=yes)
    else:
        _hand_over(app, ws, found, letter, via, out, limit)


def _usual_way(ws: Workspace) -> str:
    if papers.setting(ws.store, "account"):
        return "smtp"
    raise NotFound(
        say("No mail account is set up, and --via doesn't say how to hand the letter over."),
        hint=say("plaint account set ADDRESS, or --via mailto, eml, form or print."),
    )


def _by_account(app: App, ws: Workspace, found: Found, letter: Letter, *, yes: bool) -> None:
    account = sending.account_of(ws)
    ready = sending.make_ready(ws, found, letter, account.address, account.sender_name)
    app.say("\n".join(letter_lines(letter, account.address)))
    app.say("")
    if not yes:
        if not app.interactive:
            raise click.UsageError(_("Say --yes to send it: nobody can be asked here."))
        confirm(_("Send this now, to {to}?").format(to=letter.to))
    recorded = sending.send(ws, found, ready, account, mailer(account).send)
    s = situation_of(ws, recorded.found)
    result = plan(s)

    def text() -> None:
        app.say(say("Sent to {to}.", to=letter.to))
        app.say("\n".join(ending(s, result)))

    app.result(letter_json(letter, "sent", ready.message_id) | {"ref": found.ref}, text)


def _hand_over(
    app: App, ws: Workspace, found: Found, letter: Letter, via: str, out: Path | None, limit: int
) -> None:
    """Give the letter to another program; it counts as sent only when the user says so."""
    message_id, lines = "", letter_lines(letter)
    more: dict[str, Any] = {}
    if via == "eml":
        ready = sending.make_ready(
            ws, found, letter, found.case.complainant.email, found.case.complainant.name
        )
        message_id = ready.message_id
        path = out or Path(f"plaint-{found.ref}-{letter.stage}.eml")
        write_eml(ready.mail, path)
        more = {"file": str(path)}
        lines = [
            tell(say("Written: {path}. Open it in your mail program and send it.", path=str(path)))
        ]
    elif via == "mailto":
        link, whole = _link(sending.recipient(found), letter)
        more = {"link": link}
        lines = [link] if whole else [link, "", *lines]
        lines += _not_in_the_link(letter, whole)
    elif via == "form":
        copy = form_copy(letter.text, limit)
        more = {"length": copy.length}
        lines = [copy.text, "", _("{n} characters.").format(n=copy.length)]
        if copy.over:
            too_long = _("Too long for the form by {n} characters: shorten it with plaint draft.")
            lines.append(too_long.format(n=copy.over))
    if out and via != "eml":
        _write(out, "\n".join(lines) + "\n")
        more["file"] = str(out)
    sending.hand_off(ws, found, letter, via, message_id)
    document = letter_json(letter, "handed-off", message_id) | {"ref": found.ref, "via": via} | more
    lines += ["", tell(
        say("Not sent yet. When you have sent it: plaint sent {ref} --stage {name}",
            ref=found.ref, name=letter.stage)
    )]  # fmt: skip
    app.result(document, lambda: app.say("\n".join(lines)))


def _link(to: str, letter: Letter) -> tuple[str, bool]:
    """The mailto link, and whether the text fitted into it."""
    try:
        return mailto_link(to, letter.subject, letter.text), True
    except ChannelFailed:
        return mailto_link(to, letter.subject, ""), False


def _not_in_the_link(letter: Letter, whole: bool) -> list[str]:
    lines = []
    if not whole:
        lines.append(_("The text is too long for a link: copy it from here."))
    if letter.attachments:
        names = ", ".join(letter.attachments)
        lines.append(_("The link carries no files: add {names}.").format(names=names))
    return lines


def _write(path: Path, text: str) -> None:
    try:
        path.write_text(text, "utf-8")
    except OSError as error:
        raise InvalidInput(
            say("{path} can't be written: {error}.", path=str(path), error=error.strerror or "")
        ) from error
