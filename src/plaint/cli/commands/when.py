"""The deadline calculator: from a day and a wait to the last day, every skipped day by name."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import click

from plaint.cli.context import App
from plaint.cli.group import N_
from plaint.cli.i18n import _, day, labelled, tell
from plaint.cli.params import Day, command
from plaint.cli.presenters.explain import orientation
from plaint.cli.presenters.plan_json import skipped_json
from plaint.cli.presenters.table import folded
from plaint.cli.wiring import calendar_for
from plaint.domain.calendar import WEEKENDS_ONLY, Calendar
from plaint.domain.deadline import Deadline, count
from plaint.domain.wait import UNITS, Unit
from plaint.domain.when import parse_wait
from plaint.errors import InvalidInput
from plaint.wording import Says, say


@command("when")
@click.argument("start", metavar="DATE", type=Day())
@click.argument("wait")
@click.option("--unit", type=click.Choice(UNITS), help=N_("Which days count."))
@click.option("--country", default="GB", help=N_("Whose public holidays (two letters)."))
@click.option("--subdivision", default="", help=N_("A part of the country: SCT, 57, ..."))
@click.option(
    "--holiday", "holidays", type=Day(), multiple=True, help=N_("One more day off; repeatable.")
)
@click.option(
    "--calendar", "calendar_name", type=click.Choice(("country", "none")), default="country",
    help=N_("none: only weekends and the --holiday days are off."),
)  # fmt: skip
@click.option(
    "--round", "rounding", type=click.Choice(("forward", "none")), default="forward",
    help=N_("Whether the end moves off a day off (calendar waits)."),
)  # fmt: skip
@click.option("--explain", is_flag=True, help=N_("Show every step."))
def when_command(
    app: App, start: date, wait: str, unit: Unit | None, country: str, subdivision: str,
    holidays: tuple[date, ...], calendar_name: str, rounding: str, explain: bool,
) -> None:  # fmt: skip
    length = parse_wait(wait, unit)
    calendar = _with(_calendar(calendar_name, country, subdivision), holidays)
    forward = rounding == "forward" and length.unit == "calendar"
    deadline = count(start, length, calendar, rounding="forward" if forward else "none")
    document = {
        "from": start,
        "wait": length.iso,
        "unit": length.unit,
        "due_on": deadline.due_on,
        "skipped": skipped_json(deadline.skipped),
        "rounded_from": deadline.rounded_from,
        "calendar": calendar.country or "none",
        "note": deadline.note or calendar.note,
    }
    notes = [note for note in (calendar.note, deadline.note) if note]
    if not explain and (forward or length.unit != "calendar"):
        for note in notes:  # what could not be known: the date is only as good as that
            app.note(note)
    app.result(document, lambda: app.say("\n".join(_lines(deadline, notes, explain))))


def _calendar(name: str, country: str, subdivision: str) -> Calendar:
    if name == "none":
        return WEEKENDS_ONLY
    if len(country) != 2 or not country.isascii() or not country.isalpha():
        raise InvalidInput(
            say("{country} is not a country's two letters.", country=country),
            hint=say("Write --country GB, or --calendar none for weekends only."),
        )
    return calendar_for(country.upper(), subdivision)


def _with(calendar: Calendar, extra: tuple[date, ...]) -> Calendar:
    if not extra:
        return calendar
    name = _("given as a holiday")

    def holiday(on: date) -> str | None:
        return name if on in extra else calendar.holiday(on)

    return replace(calendar, holiday=holiday)


def _lines(deadline: Deadline, notes: list[Says], explain: bool) -> list[str]:
    if not explain:
        return [day(deadline.due_on)]
    lines = [_("Day zero: {day}").format(day=day(deadline.start))]
    lines += [f"  - {labelled(day(skip.on), tell(skip.why))}" for skip in deadline.skipped]
    if deadline.rounded_from:
        lines.append(_("Rounded forward from {day}").format(day=day(deadline.rounded_from)))
    lines += [line for note in notes for line in folded(tell(note))]
    return [*lines, _("Last day: {day}").format(day=day(deadline.due_on)), orientation()]
