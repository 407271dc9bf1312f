"""The thank-you: public where a nudge was posted, else private."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from plaint.app import draft as drafting
from plaint.app import nudge as nudging
from plaint.app import recording
from plaint.app.findings import refuse_blocking
from plaint.app.workspace import find
from plaint.cli.commands.send import VIAS, deliver
from plaint.cli.context import App
from plaint.cli.group import N_
from plaint.cli.i18n import _
from plaint.cli.params import Day, command, ref_argument, when_of
from plaint.cli.presenters.letter import letter_json
from plaint.cli.presenters.recorded import answer
from plaint.cli.wiring import share_link
from plaint.domain.safe_text import safe
from plaint.wording import say


@command("thank")
@ref_argument
@click.option("--via", type=click.Choice(VIAS), help=N_("By your account, or handed over."))
@click.option("--out", type=click.Path(path_type=Path), help=N_("The file to write (eml, print)."))
@click.option("--yes", is_flag=True, help=N_("Don't ask."))
@click.option("--posted-url", help=N_("It is posted: its address."))
@click.option("--posted-on", type=Day(), help=N_("The day on which you posted it."))
def thank_command(
    app: App, ref: str, via: str | None, out: Path | None, yes: bool, posted_url: str | None,
    posted_on: date | None,
) -> None:  # fmt: skip
    ws = app.workspace
    found = find(ws, ref)
    platform = found.case.platform
    if posted_url:
        recorded = recording.sent(
            ws, ref, stage="thanks", when=when_of(app, found.zone, posted_on),
            via=platform or "public", platform=platform, url=nudging.web_address(posted_url),
        )  # fmt: skip
        answer(app, ws, recorded, say("Recorded: thanked."))
        return
    letter = drafting.write(ws, found, "thanks", platform=platform)
    refuse_blocking("thanks", letter.findings)
    if not letter.public:
        deliver(app, ws, found, letter, via, out, yes=yes)
        return
    link = share_link(platform, letter.text)
    document = letter_json(letter, "handed-off") | {"platform": platform, "link": link}

    def text() -> None:
        app.say(safe(letter.text))
        app.say("")
        if link:
            app.say(_("Post it yourself: open {link}").format(link=link))
        app.say(_("In the thread of your first post, then: plaint thank {ref} --posted-url URL")
                .format(ref=found.ref))  # fmt: skip

    app.result(document, text)
