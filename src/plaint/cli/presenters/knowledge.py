"""Entries of the knowledge as people read them, and as JSON."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from datetime import date
from typing import Any

from plaint.cli.i18n import _, day, labelled, language, tell
from plaint.cli.presenters import names, words
from plaint.cli.presenters.narrowed import only_for
from plaint.cli.presenters.own import starred
from plaint.cli.presenters.table import hanging, table
from plaint.domain.rules import Appeal, Body, Disclosure, Limit, Notice, Right, Rule, Watch
from plaint.domain.safe_text import safe
from plaint.domain.wait import Wait, in_words
from plaint.wording import say

Entry = Rule | Body | Disclosure | Right | Limit | Notice | Appeal | Watch

_MINE = say("from your own file")
_WAITS = ("wait", "ack", "within", "bring_within", "opens_after")
_TEXTS = ("says", "what", "asks", "cite", "cost")


def entry_json(entry: Entry) -> dict[str, Any]:
    """All that an entry says; waits as ISO durations with their unit, texts by language."""
    document = asdict(entry)
    for key in _WAITS:
        wait = getattr(entry, key, None)
        if isinstance(wait, Wait):
            document[key] = wait.iso
            document[f"{key}_unit"] = wait.unit
    return {"table": table_of(entry), **document}


def table_of(entry: Entry) -> str:
    return type(entry).__name__.lower()


def text_of(texts: dict[str, str]) -> str:
    """The text in the interface's language, else in English."""
    return safe(texts.get(language()) or texts.get("en", ""))


def duration(wait: Wait) -> str:
    return tell(in_words(wait))


def rule_rows(rules: Iterable[Rule]) -> list[str]:
    """One line per rule: id, sector, wait, nature; below it, what the rule is narrowed to."""
    rules = list(rules)
    head = (_("RULE"), _("SECTOR"), _("WAIT"), _("NATURE"))
    rows = [
        (
            marked(rule),
            words.called(rule.sector, words.SECTORS),
            duration(rule.wait),
            words.called(rule.nature, words.NATURES),
        )
        for rule in rules
    ]
    first, *others = table(head, rows, shrink=(3, 1))
    lines = [first]
    for rule, line in zip(rules, others, strict=True):
        lines.append(line)
        if narrowed := "; ".join(_narrowed(rule)):
            lines += hanging("    ", narrowed)
    return lines


def marked(entry: Entry) -> str:
    return starred(entry.id, entry.mine)


def _narrowed(rule: Rule) -> Iterator[str]:
    yield from filter(None, (only_for(rule), ", ".join(rule.regions)))
    if rule.clock == "performance":
        yield _("what they owe")
    elif rule.stage == "chase":
        yield _("a reminder only")
    if rule.effective_until:
        yield _("until {day}").format(day=day(rule.effective_until))
    elif rule.effective_from:
        yield _("since {day}").format(day=day(rule.effective_from))


def entry_lines(entry: Entry) -> list[str]:
    """Everything about one entry that a person may want to know."""
    title = entry.name if isinstance(entry, Body) else entry.id
    lines = [*hanging("", f"{safe(title)} ({entry.id})" if title != entry.id else title)]
    for key in _TEXTS:
        texts = getattr(entry, key, {})
        if texts:
            lines += hanging("  ", _text_line(key, text_of(texts)))
    for label, value in _facts(entry):
        lines += hanging("  ", labelled(label, value))
    return lines


def _text_line(key: str, text: str) -> str:
    if key == "cost":
        return labelled(_("cost"), text)
    return text


def _facts(entry: Entry) -> Iterator[tuple[str, str]]:
    if isinstance(entry, Rule):
        yield _("wait"), duration(entry.wait)
        yield _("nature"), words.called(entry.nature, words.NATURES)
        if entry.ack:
            yield _("they acknowledge within"), duration(entry.ack)
    if narrowed := only_for(entry):
        yield _("only for"), narrowed
    if isinstance(entry, Body):
        yield from _body_facts(entry)
    yield from _dates(
        getattr(entry, "effective_from", None), getattr(entry, "effective_until", None)
    )
    if isinstance(entry, Limit | Notice | Appeal | Right) and entry.within:
        yield _("within"), duration(entry.within)
    if isinstance(entry, Limit) and entry.amount is not None:
        yield _("up to"), f"{entry.amount} {entry.currency}"
    if isinstance(entry, Watch) and entry.affects:
        yield _("may change"), ", ".join(entry.affects)
    if regions := getattr(entry, "regions", ()):
        yield _("only in"), ", ".join(regions)
    yield from _provenance(entry)


def _body_facts(body: Body) -> Iterator[tuple[str, str]]:
    if body.url:
        yield _("address"), body.url
    yield _("for you"), _("free") if body.free else _("not free")
    if not body.settles:
        yield _("what it does"), _("takes a report; it settles nothing")
    elif body.kind not in ("court", "advice", "association"):
        yield _("for the company"), _("binding") if body.binding else _("not binding")
    if body.members_only:
        yield _("only for"), _("companies that belong to it")
    if body.gates:
        opened = (words.called(gate, words.OPENERS) for gate in body.gates)
        yield _("opens after"), ", ".join(opened)
    if body.bring_within:
        yield _("bring it within"), duration(body.bring_within)


def _dates(since: date | None, until: date | None) -> Iterator[tuple[str, str]]:
    if since:
        yield _("in force since"), day(since)
    if until:
        yield _("in force until"), day(until)


def _provenance(entry: Entry) -> Iterator[tuple[str, str]]:
    """Where it was read, when, and how sure it is: beside every entry, wherever it is shown."""
    certainty = getattr(entry, "certainty", "")
    if certainty:
        yield _("certainty"), tell(names.CERTAINTIES[certainty])
    source = " ".join(filter(None, (entry.source.title, entry.source.url)))
    yield _("source"), safe(source)
    yield _("checked on"), day(entry.checked_on)
    if entry.mine:
        yield _("whose"), tell(_MINE)


def entries_lines(entries: Sequence[Entry]) -> list[str]:
    """Several entries in full, an empty line between any two."""
    lines: list[str] = []
    for entry in entries:
        lines += [*([""] if lines else []), *entry_lines(entry)]
    return lines
