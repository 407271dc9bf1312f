"""Who you are: what your letters are signed with."""

from __future__ import annotations

from typing import Any

import click

from plaint.cli.context import App
from plaint.cli.i18n import _
from plaint.cli.params import command
from plaint.domain.facts import FACTS, BadFact
from plaint.errors import Fault, InvalidInput
from plaint.store import papers
from plaint.store.connection import transaction
from plaint.wording import say


@command("profile")
@click.argument("pairs", metavar="[FIELD=VALUE]...", nargs=-1)
def profile_command(app: App, pairs: tuple[str, ...]) -> None:
    ws = app.workspace
    profile = papers.setting(ws.store, "profile")
    if pairs:
        profile |= _parsed(pairs)
        profile = {name: value for name, value in profile.items() if value}
        with transaction(ws.store):
            papers.set_setting(ws.store, "profile", profile)
    app.result(profile, lambda: _print(app, profile))


def _parsed(pairs: tuple[str, ...]) -> dict[str, Any]:
    facts, faults, parsed = FACTS["complainant"], [], {}
    for pair in pairs:
        name, equals, value = pair.partition("=")
        if not equals or name not in facts:
            faults.append(Fault(name, say("must be one of: {names}", names=", ".join(facts))))
            continue
        try:
            parsed[name] = facts[name](value) if value else ""
        except BadFact as bad:
            faults.append(Fault(name, bad.says))
    if faults:
        raise InvalidInput(
            say("Nothing was changed."), faults=tuple(faults),
            hint=say('Write it like: plaint profile name="Alex Martin" country=GB'),
        )  # fmt: skip
    return parsed


def _print(app: App, profile: dict[str, Any]) -> None:
    if not profile:
        app.say(_('No profile yet. Write it like: plaint profile name="Alex Martin" country=GB'))
    for name, value in profile.items():
        app.say(f"{name:<10} {value}")
