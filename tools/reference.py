"""The lists in the documents that are made from the code.

A list stands between the marks <!-- list: NAME --> and <!-- end of list -->; the names are those
of LISTS, at the end of this file.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping

import click

from plaint import errors
from plaint.cli.context import App
from plaint.cli.group import ALIASES, COMMANDS, DO, KEEP, LOOK, TELL
from plaint.cli.root import cli
from plaint.domain import complaint, replies
from plaint.domain.subsectors import known_subsectors
from plaint.knowledge.loader import countries, load
from plaint.knowledge.subsectors import subsectors as names

_LIST = re.compile(
    r"(?P<head><!-- list: (?P<name>[a-z-]+) -->\n).*?(?P<foot><!-- end of list -->)", re.DOTALL
)
# "  Refused                   3  the etiquette says no (...)"
_EXIT_CODE = re.compile(r"^ *[A-Z]\w+ +(?P<code>\d)  (?P<meaning>.+)$", re.MULTILINE)
_VALUES = {"integer": "NUMBER", "choice": "WORD", "date|instant": "DATE"}


def refreshed(document: str) -> str:
    """The document with its lists made anew. KeyError for one that nothing makes."""
    return _LIST.sub(
        lambda found: f"{found['head']}\n{LISTS[found['name']]()}\n\n{found['foot']}", document
    )


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = [head, ("---",) * len(head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _code(words: Iterable[str]) -> str:
    return ", ".join(f"`{word}`" for word in words)


# --- the command line ----------------------------------------------------------------------------


def commands() -> str:
    """Every command, in the order and the groups of `plaint --help`."""
    told = []
    for section in (DO, TELL, LOOK, KEEP):
        told.append(f"## {section}")
        told += [_command(name) for name, entry in COMMANDS.items() if entry.section == section]
    return "\n\n".join(told)


def _command(name: str) -> str:
    top = click.Context(cli, info_name="plaint", obj=App())
    command = cli.get_command(top, name)
    if command is None:
        raise KeyError(name)
    usage = " ".join(command.collect_usage_pieces(click.Context(command, parent=top)))
    told = [f"### {name}", command.help or "", f"    plaint {name} {usage}"]
    others = [f"plaint {other}" for other, meant in ALIASES.items() if meant == name]
    if others:
        told.append(f"Also: {_code(others)}.")
    options = [option for option in _options(command) if "--json" not in option.opts]
    if options:
        told.append(_option_table(options))
    return "\n\n".join(told)


def global_options() -> str:
    """Those of `plaint` itself; they stand before or after a command."""
    return _option_table([*_options(cli), click.Option(["-h", "--help"], is_flag=True,
                                                       help="Show help and exit.")])  # fmt: skip


def _options(command: click.Command) -> list[click.Option]:
    return [p for p in command.params if isinstance(p, click.Option) and not p.hidden]


def _option_table(options: list[click.Option]) -> str:
    return _table(("option", "meaning"), ((_spelling(o), _meaning(o)) for o in options))


def _spelling(option: click.Option) -> str:
    value = "" if option.is_flag else " " + _VALUES.get(option.type.name, option.type.name.upper())
    return _code(f"{name}{value}" for name in (*option.opts, *option.secondary_opts))


def _meaning(option: click.Option) -> str:
    told = option.help or ""
    if isinstance(option.type, click.Choice):
        told += f" One of: {_code(option.type.choices)}."
    if not option.is_flag and isinstance(option.default, str) and option.default:
        told += f" Without it: `{option.default}`."
    return told + (" Must be given." if option.required else "")


def exit_codes() -> str:
    """The table at the top of plaint/errors.py, and the two codes that are no error of ours."""
    told = {m["code"]: m["meaning"] for m in _EXIT_CODE.finditer(errors.__doc__ or "")}
    told |= {"0": "done", "2": "wrong use of the command line"}
    return _table(("code", "meaning"), sorted(told.items()))


# --- words ---------------------------------------------------------------------------------------


def words() -> str:
    """The facts that have a fixed choice, and what they may be."""
    choices = {
        "`kind`": complaint.KINDS,
        "`sector`": complaint.SECTORS,
        "`remedy`, `fallback`": complaint.REMEDIES,
        "`urgency`": complaint.URGENCIES,
        "`sold_by`": complaint.SOLD_BY,
        "`paid_by`": complaint.PAID_BY,
        "`type` of the company": complaint.COMPANY_TYPES,
        "`handles` of the company": complaint.PLATFORMS,
        "`by` of a contact": complaint.CONTACT_WAYS,
    }
    return _table(("key", "one of"), ((key, _code(choice)) for key, choice in choices.items()))


def reply_kinds() -> str:
    return f"{_code(replies.REPLY_KINDS)}."


def subsectors() -> str:
    """Each with its name, and the sectors and countries in which something depends on it."""
    places: dict[str, list[tuple[str, str]]] = {word: [] for word in sorted(names())}
    for country in countries():
        for sector in complaint.SECTORS:
            for word in known_subsectors(load(country), sector):
                places[word].append((sector, country))
    head = ("`subsector`", "what it is", "where something depends on it")
    rows = ((f"`{word}`", names()[word].name["en"], _where(at)) for word, at in places.items())
    return _table(head, rows)


def _where(places: list[tuple[str, str]]) -> str:
    sectors = sorted({sector for sector, _ in places}, key=complaint.SECTORS.index)
    return f"{', '.join(sectors)}: {', '.join(sorted({country for _, country in places}))}"


LISTS: Mapping[str, Callable[[], str]] = {
    "commands": commands,
    "global-options": global_options,
    "exit-codes": exit_codes,
    "words": words,
    "reply-kinds": reply_kinds,
    "subsectors": subsectors,
}
