"""The referral: the body, the text, the papers to attach. It sends nothing."""

from __future__ import annotations

from datetime import date, datetime

import click

from plaint.app.refer import Dossier, dossier
from plaint.cli.commands.look import look
from plaint.cli.context import App
from plaint.cli.group import N_
from plaint.cli.i18n import _, day, tell
from plaint.cli.params import as_of_option, command, ref_argument
from plaint.cli.presenters.explain import orientation
from plaint.cli.presenters.own import footnote, starred
from plaint.cli.presenters.plan_json import body_json
from plaint.cli.presenters.table import folded
from plaint.domain.safe_text import one_line, safe
from plaint.wording import say


@command("escalate")
@ref_argument
@click.option("--to", "body", default="", help=N_("The outside body (its id or name)."))
@as_of_option
def escalate_command(app: App, ref: str, body: str, as_of: date | datetime | None) -> None:
    found, s = look(app.workspace, ref, as_of)
    app.warn(s.knowledge.warnings)
    result = dossier(app.workspace, found, s, body)
    document = {
        "ref": found.ref,
        "body": body_json(result.body),
        "subject": result.letter.subject,
        "text": result.letter.text,
        "attach": list(result.attach),
        "last_date": result.last_date,
    }
    app.result(document, lambda: _print(app, found.ref, result))


def _print(app: App, ref: str, result: Dossier) -> None:
    body = result.body
    app.say(f"{starred(one_line(body.name), body.mine)}  {body.url}".rstrip())
    app.say("\n".join(folded(tell(say("{what}", what=body.says)))))
    app.say(_("It is free.") if body.free else tell(say("Cost: {cost}.", cost=body.cost)))
    if body.binding:
        app.say(_("Its decision binds the company."))
    if result.last_date:
        last = _("Last day: {day}.").format(day=day(result.last_date))
        app.say(starred(last, body.mine))
    app.say("")
    app.say(safe(result.letter.text))
    app.say("")
    app.say(_("Attach:"))
    for paper in result.attach:
        app.say(f"  - {tell(paper)}")
    app.say("")
    app.say(_("When it is with them: plaint referred {ref} --to {id}").format(ref=ref, id=body.id))
    app.say(orientation())
    for line in footnote(body.mine):
        app.say(line)
