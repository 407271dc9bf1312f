"""Writing the message that is due now."""

from __future__ import annotations

import difflib
from dataclasses import replace
from pathlib import Path

import click

from plaint.app import draft as drafting
from plaint.app.draft import Letter
from plaint.app.findings import blocking, refuse_blocking
from plaint.app.recording import add, due_stage
from plaint.app.workspace import Found, Workspace, find, situation_of, take
from plaint.cli.commands.tell import WRITTEN_STAGES
from plaint.cli.context import App
from plaint.cli.group import N_
from plaint.cli.i18n import _, tell
from plaint.cli.params import Listed, command, ref_argument
from plaint.cli.presenters.findings import finding_lines, keep_hint, yours_hint
from plaint.cli.presenters.letter import letter_json, letter_lines
from plaint.cli.textfile import read_text
from plaint.domain.events import FindingAccepted
from plaint.domain.safe_text import safe
from plaint.domain.situation import Situation
from plaint.errors import NotFound, Refused
from plaint.letters.context import VARIANTS
from plaint.wording import say

ALL_VARIANTS = tuple(dict.fromkeys(v for names in VARIANTS.values() for v in names))


@command("draft")
@ref_argument
@click.option("--stage", cls=Listed, type=click.Choice(WRITTEN_STAGES), help=N_("Which letter."))
@click.option(
    "--variant", cls=Listed, type=click.Choice(ALL_VARIANTS), help=N_("Which reply or notice.")
)
@click.option("--template", help=N_("The letter pack to write with."))
@click.option("--text", "text_file", type=click.Path(path_type=Path), help=N_("Your own text."))
@click.option("--words", default="", help=N_("Your own words for this reply."))
@click.option("--calm", is_flag=True, help=N_("Put the calmer words in, and show the difference."))
@click.option("--accept", help=N_("Keep a finding: its number or its words."))
@click.option("--because", type=click.Choice(("quotation", "fact")), help=N_("Why it may stay."))
def draft_command(
    app: App, ref: str, stage: str | None, variant: str | None, template: str | None,
    text_file: Path | None, words: str, calm: bool, accept: str | None, because: str | None,
) -> None:  # fmt: skip
    ws = app.workspace
    found = find(ws, ref)
    if template and template not in ("plaint-en", "plaint-fr"):
        raise NotFound(
            say("No letter pack is called {name}.", name=template),
            nearest=("plaint-en", "plaint-fr"),
        )
    chosen = stage or due_stage(ws, found)
    if variant and variant not in VARIANTS.get(chosen, ()):
        raise click.UsageError(
            _("{stage} has no variant {variant}.").format(stage=chosen, variant=variant)
        )
    own = read_text(text_file) if text_file else ""
    kept = drafting.kept(ws, found, chosen) if (calm or accept) and not own else None
    if app.interactive and chosen == "reply" and not (own or kept):
        s = situation_of(ws, found)
        drafting.refuse_unless_due(s, chosen)
        variant, words = _asked(s, variant or "", words)
    letter = kept or drafting.write(
        ws, found, chosen, variant=variant or "", words=words, own_text=own
    )
    if accept:
        found, letter = _accept(ws, found, letter, accept, because)
    if app.interactive and not (calm or accept or own or letter.public):
        letter = _edited(found, letter)
    before = letter
    if calm:
        letter = drafting.calmed(found, letter)
    drafting.keep(ws, found, letter)
    _answer(app, found, before, letter)


def _asked(s: Situation, variant: str, words: str) -> tuple[str, str]:
    """What only the customer can say in a reply, asked where they haven't said it."""
    if drafting.is_undecided(s, variant):
        choices = click.Choice(("accept", "accept-part", "decline"))
        variant = click.prompt(_("Your answer to their offer"), type=choices, err=True)
    if drafting.lacks_words(s, variant, words):
        words = click.prompt(_("Your answer, in your own words"), err=True)
    return variant, words


def _accept(
    ws: Workspace, found: Found, letter: Letter, wanted: str, because: str | None
) -> tuple[Found, Letter]:
    if because is None:
        raise click.UsageError(_("--accept needs --because quotation or --because fact."))
    number = int(wanted) if wanted.isdigit() else 0
    chosen = [
        f
        for n, f in enumerate(letter.findings, start=1)
        if n == number or f.text.casefold() == wanted.casefold()
    ]
    if not chosen:
        raise NotFound(
            say("No finding is {wanted}.", wanted=wanted),
            nearest=tuple(f.text for f in letter.findings[:3]),
        )
    if chosen[0].check == "privacy":
        raise Refused(
            letter.stage,
            say("What is private stays private; no reason changes that."),
            instead=say("Take it out."),
        )
    accepted = FindingAccepted(
        category=chosen[0].category, text=chosen[0].text,
        because="fact" if because == "fact" else "quotation",
    )  # fmt: skip
    add(ws, found, accepted)
    found = take(ws, found.case_id)
    return found, drafting.checked(found, letter)


def _edited(found: Found, letter: Letter) -> Letter:
    """The letter as it comes back from $EDITOR; as it was where nothing was saved."""
    changed = click.edit(letter.text, extension=".txt")
    if changed is None or changed.strip() == letter.text.strip():
        return letter
    return drafting.checked(found, replace(letter, text=changed.strip(), edited=True))


def _answer(app: App, found: Found, before: Letter, letter: Letter) -> None:
    in_the_way = blocking(letter.findings)
    document = letter_json(letter, "none")
    if in_the_way:
        try:
            refuse_blocking(letter.stage, letter.findings)
        except Refused as refused:
            document["refused"] = {
                "step": refused.step, "why": refused.message, "allowed_from": None,
                "instead": refused.hint,
            }  # fmt: skip
    if before.whole != letter.whole:
        _show_difference(app, before, letter)
    lines = letter_lines(letter)
    if letter.findings:
        lines = finding_lines(letter.whole, letter.findings)
    if not in_the_way:
        lines += ["", tell(say("Look at it, then: plaint send {ref}", ref=found.ref))]
    app.result(document, lambda: app.say("\n".join(lines)))
    if in_the_way:
        if not app.json:
            refusal = document["refused"]
            app.note(tell(refusal["why"]))
            app.note(tell(refusal["instead"]))
            for hint in (*yours_hint(letter.findings), *keep_hint(found.ref, letter.findings)):
                app.note(hint)
        raise click.exceptions.Exit(Refused.exit_code)


def _show_difference(app: App, before: Letter, after: Letter) -> None:
    lines = difflib.unified_diff(
        before.whole.splitlines(), after.whole.splitlines(), _("before"), _("calmer"),
        lineterm="", n=0,
    )  # fmt: skip
    colors = {"-": "red", "+": "green"}
    app.note("\n".join(click.style(safe(line), fg=colors.get(line[:1])) for line in lines))
