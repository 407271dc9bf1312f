"""All cases: state, days waited, what is next and when."""

from __future__ import annotations

import sys
from datetime import date, datetime
from typing import TYPE_CHECKING

import click

from plaint.cli.context import App
from plaint.cli.group import N_
from plaint.cli.i18n import _
from plaint.cli.overview import is_current, overview, today
from plaint.cli.params import as_of_option, command
from plaint.store.cases import count_cases
from plaint.wording import Says, say

if TYPE_CHECKING:
    import sqlite3

    from plaint.app.reindex import Moved


@command("status")
@click.option("--all", "all_cases", is_flag=True, help=N_("Closed cases too."))
@click.option("--due", is_flag=True, help=N_("Only what needs you today."))
@click.option("--company", default="", help=N_("Only this company (a part of its name)."))
@as_of_option
def status_command(
    app: App, all_cases: bool, due: bool, company: str, as_of: date | datetime | None
) -> None:
    day = as_of.isoformat()[:10] if as_of else None
    click.echo(
        overview(
            fresh_store(app), as_json=app.json, all_cases=all_cases, due=due, company=company,
            day=day,
        )
    )  # fmt: skip


def show_today(app: App) -> None:
    click.echo(today(fresh_store(app), as_json=app.json))


def fresh_store(app: App) -> sqlite3.Connection:
    """The store, its index made anew where it is of another version or other knowledge."""
    ws = app.workspace
    if not is_current(ws.store, str(ws.home)):
        from plaint.app.reindex import rebuild

        cases = count_cases(ws.store)
        with click.progressbar(
            length=cases, file=sys.stderr, label=_("Updating the overview"),
            hidden=app.json or not cases,
        ) as bar:  # fmt: skip
            moved = rebuild(ws, lambda: bar.update(1))
        app.warn(tuple(_moved(case) for case in moved))
    return ws.store


def _moved(case: Moved) -> Says:
    return say(
        "What plaint knows has changed: {company} had until {old}, now until {new}. Look:"
        " plaint plan {ref}",
        company=case.company, old=date.fromisoformat(case.old), new=date.fromisoformat(case.new),
        ref=case.ref,
    )  # fmt: skip
