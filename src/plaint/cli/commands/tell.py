"""Telling plaint what happened. Every one of these records a fact; none is ever refused."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import click

from plaint.app import recording
from plaint.app.workspace import find
from plaint.cli.context import App
from plaint.cli.group import N_
from plaint.cli.i18n import _
from plaint.cli.params import Day, DayOrInstant, Listed, command, on_option, ref_argument, when_of
from plaint.cli.presenters.recorded import answer
from plaint.domain.etiquette import STAGES
from plaint.domain.events import Decision
from plaint.errors import InvalidInput
from plaint.wording import say

VIAS = ("email", "form", "chat", "post", "registered", "phone")
OUTCOMES = (
    "resolved", "partly-resolved", "refused", "withdrawn", "referred-and-won",
    "referred-and-lost", "no-answer",
)  # fmt: skip
NOTICES = ("withdrawal", "rejection", "more-time", "ending", "damage-report")
WRITTEN_STAGES = tuple(stage for stage in STAGES if stage != "referral")


@command("sent")
@ref_argument
@click.option(
    "--stage", cls=Listed, type=click.Choice(WRITTEN_STAGES), help=N_("Which of your messages.")
)
@click.option("--on", type=DayOrInstant(), help=N_("The day on which it happened."))
@click.option("--via", type=click.Choice(VIAS), default="email", help=N_("How it went."))
@click.option("--message-id", default="", help=N_("Its Message-ID, if you have it."))
@click.option("--proof", type=click.Path(path_type=Path), help=N_("A file that proves it."))
@click.option("--variant", type=click.Choice(NOTICES), help=N_("Which notice it was."))
def sent_command(
    app: App, ref: str, stage: str | None, on: date | datetime | None, via: str,
    message_id: str, proof: Path | None, variant: str | None,
) -> None:  # fmt: skip
    ws = app.workspace
    when = when_of(app, find(ws, ref).zone, on)
    recorded = recording.sent(
        ws,
        ref,
        stage=stage or "",
        when=when,
        via=via,
        message_id=message_id,
        proof=proof,
        variant=variant or "",
    )
    answer(app, ws, recorded, say("Recorded: sent on {day}.", day=recorded.event.on))


@command("answer")
@ref_argument
@on_option()
@click.option("--accept", "decision", flag_value="accept", help=N_("You take their offer."))
@click.option("--decline", "decision", flag_value="decline", help=N_("You don't take it."))
@click.option("--partly", "decision", flag_value="partly", help=N_("You take a part of it."))
def answer_command(app: App, ref: str, on: date | None, decision: Decision | None) -> None:
    ws = app.workspace
    when = when_of(app, find(ws, ref).zone, on)
    recorded = recording.answered(ws, ref, decision or "", when)
    if decision == "accept":
        app.note(say("“Full and final settlement” ends your claim: take it only for all of it."))
    answer(app, ws, recorded, say("Recorded: you answered on {day}.", day=recorded.event.on))


@command("call")
@ref_argument
@click.option("--on", type=DayOrInstant(), help=N_("The day on which it happened."))
@click.option("--with", "with_whom", default="", help=N_("Who you spoke to."))
@click.option("--said", default="", help=N_("What they said."))
@click.option("--promised-by", type=Day(), help=N_("The day they promised something for."))
@click.option(
    "--by", type=click.Choice(("call", "visit", "chat")), default="call", help=N_("How it went.")
)
def call_command(
    app: App, ref: str, on: date | datetime | None, with_whom: str, said: str,
    promised_by: date | None, by: str,
) -> None:  # fmt: skip
    ws = app.workspace
    when = when_of(app, find(ws, ref).zone, on)
    recorded = recording.called(
        ws, ref, when, by=by, with_whom=with_whom, said=said, promised_by=promised_by
    )
    answer(app, ws, recorded, say("Recorded: spoken on {day}.", day=recorded.event.on))


@command("note")
@click.argument("ref")
@click.argument("text", required=False)
def note_command(app: App, ref: str, text: str | None) -> None:
    ws = app.workspace
    if text is None:
        if ref == find(ws, "").ref:
            raise click.UsageError(_("What should the note say?"))
        ref, text = "", ref  # one word given: a note for the one open case
    answer(app, ws, recording.noted(ws, ref, text), say("Noted."))


@command("skip")
@click.argument("ref")
@click.argument("step", required=False)
def skip_command(app: App, ref: str, step: str | None) -> None:
    ws = app.workspace
    if step is None:
        ref, step = "", ref
    answer(app, ws, recording.skipped(ws, ref, step), say("Left out: {step}.", step=step))


@command("settle")
@ref_argument
@click.option("--sent/--not-sent", "went_out", default=None, help=N_("Whether it went out."))
def settle_command(app: App, ref: str, went_out: bool | None) -> None:
    if went_out is None:
        raise InvalidInput(
            say("Did it go out?"), hint=say("Say so with --sent or with --not-sent.")
        )
    ws = app.workspace
    recorded = recording.settled(ws, ref, went_out=went_out)
    text = say("Settled: it was sent.") if went_out else say("Settled: it was not sent.")
    answer(app, ws, recorded, text)


@command("referred")
@ref_argument
@click.option("--to", "body", required=True, help=N_("The outside body (its id or name)."))
@on_option()
def referred_command(app: App, ref: str, body: str, on: date | None) -> None:
    ws = app.workspace
    when = when_of(app, find(ws, ref).zone, on)
    recorded = recording.referred(ws, ref, body, when)
    answer(app, ws, recorded, say("Recorded: referred to {body}.", body=body))


@command("close")
@ref_argument
@click.option(
    "--outcome", cls=Listed, type=click.Choice(OUTCOMES), required=True, help=N_("How it ended.")
)
@on_option()
def close_command(app: App, ref: str, outcome: str, on: date | None) -> None:
    ws = app.workspace
    when = when_of(app, find(ws, ref).zone, on)
    recorded = recording.closed(ws, ref, outcome, when)
    answer(app, ws, recorded, say("Closed: {outcome}.", outcome=outcome))


@command("reopen")
@ref_argument
def reopen_command(app: App, ref: str) -> None:
    ws = app.workspace
    answer(app, ws, recording.reopened(ws, ref), say("Reopened."))


@command("undo")
@ref_argument
def undo_command(app: App, ref: str) -> None:
    ws = app.workspace
    answer(app, ws, recording.undone(ws, ref), say("Taken back: the last thing recorded."))
