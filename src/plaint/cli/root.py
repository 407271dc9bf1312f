"""The top of the command line: the global options, and what `plaint` alone says."""

from __future__ import annotations

import click

from plaint import __version__
from plaint.cli.context import App, pass_app
from plaint.cli.group import N_, LazyGroup
from plaint.cli.i18n import LANGUAGES


@click.group(
    cls=LazyGroup,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
    help=N_("Complain with style: a calm email, a fair wait, and the right next step."),
)
@click.option("--json", "as_json", is_flag=True, help=N_("One JSON document on stdout."))
@click.option("--no-color", is_flag=True, help=N_("No colours (also: NO_COLOR)."))
@click.option("--lang", type=click.Choice(LANGUAGES), help=N_("The language of the interface."))
@click.version_option(__version__, prog_name="plaint", message="%(prog)s %(version)s")
@pass_app
@click.pass_context
def cli(ctx: click.Context, app: App, as_json: bool, no_color: bool, lang: str | None) -> None:
    if ctx.invoked_subcommand is None:
        from plaint.cli.commands.status import show_today

        show_today(app)
