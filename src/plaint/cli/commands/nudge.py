"""One short public question, on one platform: preview it, hand it over, record where it stands."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import click

from plaint.app import nudge as nudging
from plaint.app.nudge import Post
from plaint.app.workspace import find
from plaint.cli.asking import confirm
from plaint.cli.commands.look import look
from plaint.cli.context import App
from plaint.cli.group import N_
from plaint.cli.i18n import _
from plaint.cli.params import Day, as_of_option, command, ref_argument, when_of
from plaint.cli.presenters.findings import findings_json
from plaint.cli.presenters.recorded import answer
from plaint.cli.wiring import share_link
from plaint.domain.complaint import PLATFORMS
from plaint.domain.safe_text import safe
from plaint.wording import say


@command("nudge")
@ref_argument
@click.option(
    "--on", "--platform", "platform", type=click.Choice(PLATFORMS), help=N_("The one platform.")
)
@click.option("--dry-run", is_flag=True, help=N_("Show the post; record nothing."))
@click.option("--yes", is_flag=True, help=N_("Don't ask before handing it over."))
@click.option("--posted-url", help=N_("It is posted: its address."))
@click.option("--posted-on", type=Day(), help=N_("The day on which you posted it."))
@as_of_option
def nudge_command(
    app: App, ref: str, platform: str | None, dry_run: bool, yes: bool, posted_url: str | None,
    posted_on: date | None, as_of: date | datetime | None,
) -> None:  # fmt: skip
    if as_of and not dry_run:
        raise click.UsageError(_("--as-of goes with --dry-run: a post leaves today or not at all."))
    ws = app.workspace
    found, s = look(ws, ref, as_of)
    platform = platform or s.case.platform or _only(s.case.company.handles)
    if posted_url:
        when = when_of(app, find(ws, ref).zone, posted_on)
        recorded = nudging.posted(ws, ref, platform, posted_url, when)
        answer(app, ws, recorded, say("Recorded: posted on {platform}.", platform=platform))
        return
    post = nudging.compose(ws, found, s, platform)
    if dry_run:
        app.result(_json(post), lambda: _show(app, post))
        return
    _show(app, post)
    if not yes:
        if not app.interactive:
            raise click.UsageError(_("Say --yes, or --dry-run to look only: nobody can be asked."))
        confirm(_("Is this what you want to post?"))
    link = share_link(platform, post.letter.text)
    document = _json(post) | {"delivery": "handed-off", "link": link}
    app.result(document, lambda: _hand_over(app, found.ref, platform, link))


def _only(handles: dict[str, str]) -> str:
    if len(handles) == 1:
        return next(iter(handles))
    raise click.UsageError(_("On which platform? Say --on mastodon, bluesky or x."))


def _json(post: Post) -> dict[str, Any]:
    return {
        "platform": post.platform,
        "text": post.letter.text,
        "length": post.length,
        "limit": post.limit,
        "findings": findings_json(post.letter.findings),
    }


def _show(app: App, post: Post) -> None:
    app.say(safe(post.letter.text))
    app.say("")
    count = _("{length} of {limit} characters on {platform}.")
    app.say(count.format(length=post.length, limit=post.limit, platform=post.platform))
    app.say(_("Answer only the account that their own site links to."))
    app.say(_("Never give codes, passwords or card numbers, in public or in private."))
    app.say(_("If their account there answers nobody, leave this step out: plaint skip nudge"))


def _hand_over(app: App, ref: str, platform: str, link: str | None) -> None:
    app.say("")
    app.say(_("Post it yourself: open {link}").format(link=link) if link
            else _("Post it yourself: copy the text above."))  # fmt: skip
    app.say(_("Then say where it stands: plaint nudge {ref} --on {platform} --posted-url URL")
            .format(ref=ref, platform=platform))  # fmt: skip
