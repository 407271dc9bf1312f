"""What plaint knows: rules, bodies and rights of a country, each with its source."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import click

from plaint.app.workspace import find, knowledge_of, situation_of
from plaint.cli.context import App
from plaint.cli.group import N_
from plaint.cli.i18n import _, labelled, tell
from plaint.cli.params import Listed, command
from plaint.cli.presenters.knowledge import (
    Entry,
    duration,
    entries_lines,
    entry_json,
    entry_lines,
    marked,
    rule_rows,
    text_of,
)
from plaint.cli.presenters.own import footnote, starred
from plaint.cli.presenters.table import hanging
from plaint.domain.choosing import passed_over
from plaint.domain.complaint import KINDS, SECTORS
from plaint.domain.rules import Body, Disclosure, Knowledge, Limit, Notice, Right, Rule
from plaint.domain.safe_text import one_line
from plaint.domain.situation import Situation
from plaint.errors import Fault, InvalidInput, NotFound
from plaint.knowledge.fingerprint import own_folder
from plaint.knowledge.loader import countries, faulty_files
from plaint.knowledge.reading import out_of_order
from plaint.store import papers
from plaint.wording import Says, say

ACTIONS = ("list", "show", "check", "why")
_COUNTRY = click.option("--country", help=N_("Whose rules: two letters, such as GB or FR."))
_SECTOR = click.option(
    "--sector", cls=Listed, type=click.Choice(SECTORS), help=N_("Only this sector.")
)


@command("rules")
@click.argument("action", type=click.Choice(ACTIONS), default="list")
@click.argument("what", default="", metavar="[ID|REF]")
@_COUNTRY
@_SECTOR
def rules_command(
    app: App, action: str, what: str, country: str | None, sector: str | None
) -> None:
    if action == "list":
        _list(app, _country(app, country), sector)
    elif action == "show":
        _show(app, what, country)
    elif action == "check":
        _check(app, country)
    else:
        _why(app, what)


@command("bodies")
@_COUNTRY
@_SECTOR
@click.option("--subsector", default="", help=N_("Only those that serve it."))
def bodies_command(app: App, country: str | None, sector: str | None, subsector: str) -> None:
    knowledge = _known(app, _country(app, country))
    found: list[Body | Disclosure] = [
        body
        for body in knowledge.bodies
        if _of_sector(body.sectors, sector)
        and (not subsector or not body.subsectors or subsector in body.subsectors)
    ]
    # how to learn which of them a company belongs to
    found += [duty for duty in knowledge.disclosures if _of_sector(duty.sectors, sector)]
    _tell(app, found, lambda: entries_lines(found))


@command("rights")
@_COUNTRY
@_SECTOR
@click.option(
    "--kind", cls=Listed, type=click.Choice(KINDS), help=N_("Only for this kind of complaint.")
)
def rights_command(app: App, country: str | None, sector: str | None, kind: str | None) -> None:
    # beside the rights themselves, the messages and the dates that preserve them
    known = _known(app, _country(app, country))
    of_law: tuple[Right | Notice | Limit, ...] = (*known.rights, *known.notices, *known.limits)
    entries = [
        entry
        for entry in of_law
        if _of_sector(entry.sectors, sector)
        and (not kind or not entry.kinds or kind in entry.kinds)
    ]
    _tell(app, entries, lambda: entries_lines(entries))


def _of_sector(sectors: tuple[str, ...], sector: str | None) -> bool:
    return not sector or not sectors or sector in sectors


def _country(app: App, named: str | None) -> str:
    """The country named, else the user's own. Raises InvalidInput where none is known."""
    profile = papers.setting(app.workspace.store, "profile")
    country = (named or str(profile.get("country", ""))).upper()
    with_file = countries(_own_folder(app))
    if country and country in with_file:
        return country
    known = ", ".join(with_file)
    if not country:
        raise InvalidInput(
            say("Whose rules? No country was named."),
            hint=say("Name one with --country: {known}.", known=known),
        )
    raise NotFound(
        say("Nothing is known of {country}.", country=country),
        hint=say("Rules are known for: {known}.", known=known),
    )


def _own_folder(app: App) -> str:
    return own_folder(str(app.workspace.home))


def _known(app: App, country: str) -> Knowledge:
    """What is known of a country, with a warning where the user's own file isn't used."""
    knowledge = knowledge_of(app.workspace, country)
    app.warn(knowledge.warnings)
    return knowledge


def _tell(app: App, entries: Iterable[Entry], lines: Callable[[], list[str]]) -> None:
    shown = list(entries)

    def text() -> None:
        app.say("\n".join(lines()) if shown else _("Nothing is known for that."))
        for line in footnote(*(entry.mine for entry in shown)):
            app.say(line)

    app.result([entry_json(entry) for entry in shown], text)


def _list(app: App, country: str, sector: str | None) -> None:
    rules = [rule for rule in _known(app, country).rules if sector in (None, rule.sector)]
    _tell(app, rules, lambda: rule_rows(rules))


def _show(app: App, wanted: str, country: str | None) -> None:
    if not wanted:
        raise click.UsageError(_("Which one? `plaint rules list` names them."))
    with_file = countries(_own_folder(app))
    begins = wanted.partition("-")[0].upper()
    places: tuple[str, ...] = (begins,) if begins in with_file else with_file
    if country:
        places = (_country(app, country),)
    for place in places:
        for entry in _all(_known(app, place)):
            if entry.id == wanted:
                lines = entry_lines(entry)
                app.result(entry_json(entry), lambda: app.say("\n".join(lines)))  # noqa: B023
                return
    raise NotFound(
        say("There is no rule, body or right called {id}.", id=wanted),
        hint=say("`plaint rules list`, `plaint bodies` and `plaint rights` name them."),
    )


def _all(known: Knowledge) -> tuple[Entry, ...]:
    return (
        *known.rules, *known.bodies, *known.disclosures, *known.rights, *known.limits,
        *known.notices, *known.appeals, *known.watches,
    )  # fmt: skip


def _check(app: App, country: str | None) -> None:
    """Read and check every file, the user's own included. Raises InvalidInput with all faults."""
    folder = _own_folder(app)
    codes = (_country(app, country),) if country else countries(folder)
    faults: dict[str, tuple[Fault, ...]] = {}
    for code in codes:
        faults |= faulty_files(code, folder)
    if faults:
        raise out_of_order(faults)
    entries = {code: len(_all(knowledge_of(app.workspace, code))) for code in codes}
    app.result(
        {"entries": entries, "faults": []},
        lambda: app.say(
            say("{total} entries of {countries}: all in order.",
                total=sum(entries.values()), countries=", ".join(entries))
        ),
    )  # fmt: skip


def _why(app: App, ref: str) -> None:
    """Why this rule for a case, and what the alternatives were."""
    found = find(app.workspace, ref)
    s = situation_of(app.workspace, found)
    app.warn(s.knowledge.warnings)
    sent_on = s.clock.sent_on if s.clock else s.today
    others = passed_over(s.knowledge, found.case.complaint, sent_on, s.choice)
    document: dict[str, Any] = {
        "ref": found.ref,
        "rule": entry_json(s.choice.rule),
        "why": list(s.choice.why),
        "chase": entry_json(s.choice.chase) if s.choice.chase else None,
        "second_level": entry_json(s.choice.second_level) if s.choice.second_level else None,
        "instead_of": [
            {
                "id": rule.id,
                "wait": rule.wait.iso,
                "unit": rule.wait.unit,
                "why_not": why,
                "mine": rule.mine,
            }
            for rule, why in others
        ],
        "bodies": [entry_json(body) for body in s.bodies],
    }
    app.result(document, lambda: app.say("\n".join(_why_lines(s, others))))


def _why_lines(s: Situation, others: tuple[tuple[Rule, Says], ...]) -> list[str]:
    lines = [tell(why) for why in s.choice.why]
    lines += ["", *entry_lines(s.choice.rule)]
    beside = [
        (label, rule)
        for label, rule in (
            (_("Reminder after"), s.choice.chase),
            (_("Second level"), s.choice.second_level),
        )
        if rule
    ]
    for label, rule in beside:
        lines += hanging("", labelled(label, f"{duration(rule.wait)} ({marked(rule)})"))
    if others:
        lines += ["", _("Not these:")]
    for rule, why in others:
        lines += hanging("  - ", f"{marked(rule)} ({duration(rule.wait)}): {tell(why)}")
    if s.body:
        lines += ["", labelled(_("Then"), starred(one_line(s.body.name), s.body.mine))]
        lines += hanging("  ", text_of(s.body.says))
    shown = [*(rule for _label, rule in beside), *(rule for rule, _why in others), s.body]
    return [*lines, *footnote(*(entry.mine for entry in shown if entry))]
