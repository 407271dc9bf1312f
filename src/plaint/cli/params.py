"""Options and arguments that several commands share, each declared once."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Any, TypeVar

import click

from plaint.cli.context import App, pass_app
from plaint.cli.group import N_
from plaint.cli.i18n import LANGUAGES, language

F = TypeVar("F", bound=Callable[..., Any])


def command(name: str, **settings: Any) -> Callable[[Callable[..., Any]], click.Command]:
    """A plaint command: it is given the App, and has the options that every command has."""

    def decorate(function: Callable[..., Any]) -> click.Command:
        given: Any = pass_app(function)
        for option in _EVERYWHERE:
            given = option(given)
        settings.setdefault("context_settings", {"help_option_names": ["-h", "--help"]})
        make: Callable[..., click.Command] = click.command(name, **settings)
        return make(given)

    return decorate


# The boundary reads these from the arguments before click does; here they are only accepted.
_EVERYWHERE: tuple[Callable[..., Any], ...] = (
    click.option("--lang", type=click.Choice(LANGUAGES), expose_value=False, hidden=True),
    click.option("--no-color", is_flag=True, expose_value=False, hidden=True),
    click.option(
        "--json", is_flag=True, expose_value=False, help=N_("One JSON document on stdout.")
    ),
)


def ref_argument(function: F) -> F:
    """REF may be left out with one open case; part of a reference or a company's name will do."""
    return click.argument("ref", required=False, default="")(function)


_HELP_WIDTH = 48  # columns: what 80 leave beside the names of the options


class Listed(click.Option):
    """An option with more values than fit a line: they stand in its help, which is folded."""

    def make_metavar(self, ctx: click.Context) -> str:
        return (self.name or "").upper()

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        record = super().get_help_record(ctx)
        if record is None or not isinstance(self.type, click.Choice):
            return record
        import textwrap

        told = f"{record[1]} ({', '.join(self.type.choices)})"
        # click itself would break "follow-up" at its hyphen; \b keeps the lines as they are.
        return record[0], "\b\n" + textwrap.fill(told, _HELP_WIDTH, break_on_hyphens=False)


class Day(click.ParamType[date | datetime]):
    """A day as people write it: 2026-05-12, yesterday, "3 days ago", "12 mai"."""

    name = "date"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> date | datetime:
        if isinstance(value, date):
            return value
        from plaint.cli.wiring import machine_today
        from plaint.domain.when import parse_day

        return parse_day(value, machine_today(), language())


class DayOrInstant(Day):
    """A day, or an instant such as 2026-05-12T14:30."""

    name = "date|instant"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> date | datetime:
        if isinstance(value, str) and "T" in value:
            try:
                return datetime.fromisoformat(value)
            except ValueError:
                pass
        return super().convert(value, param, ctx)


def on_option(help_text: str = N_("The day on which it happened.")) -> Callable[[F], F]:
    return click.option("--on", "on", type=Day(), help=help_text)


def as_of_option(function: F) -> F:
    return click.option(
        "--as-of", type=DayOrInstant(), help=N_("Look at that day instead of today.")
    )(function)


def when_of(app: App, zone: str, value: date | datetime | None) -> Any:
    """What `--on` told, as the recording use cases take it."""
    from zoneinfo import ZoneInfo

    from plaint.app.recording import When

    if isinstance(value, datetime):
        return When(at=value if value.tzinfo else value.replace(tzinfo=ZoneInfo(zone)))
    return When(on=value)
