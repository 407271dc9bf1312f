"""A case's facts as the text of a case file, and what somebody changed in that text."""

from __future__ import annotations

import json
import tomllib
from datetime import date
from typing import Any

from plaint.domain.case import Case
from plaint.domain.complaint import Money
from plaint.domain.facts import FACTS
from plaint.errors import InvalidInput
from plaint.wording import say

# Files are added by `new`, not by typing a hash.
_NOT_TYPED = ("evidence",)


def as_case_file(case: Case) -> str:
    """The facts, in the order of the case file, empty ones included so that they can be filled."""
    lines: list[str] = []
    for table in FACTS:
        lines.append(f"[{table}]")
        values = getattr(case, table)
        for name in FACTS[table]:
            if name not in _NOT_TYPED:
                lines.append(_entry(name, getattr(values, name)))
        lines.append("")
    return "\n".join(lines)


def _entry(name: str, value: object) -> str:
    if value is None:
        return f'{name} = ""'
    if isinstance(value, bool):
        return f"{name} = {str(value).lower()}"
    if isinstance(value, date):
        return f"{name} = {value.isoformat()}"
    if isinstance(value, Money):
        return f'{name} = "{value.amount} {value.currency}"'
    if isinstance(value, dict):
        pairs = ", ".join(f"{_quoted(k)} = {_quoted(v)}" for k, v in value.items())
        return f"{name} = {{ {pairs} }}"
    text = str(value)
    if "\n" not in text:
        return f"{name} = {_quoted(text)}"
    lines = [_quoted(line)[1:-1] for line in text.split("\n")]
    return "\n".join([f'{name} = """', *lines]) + '"""'


def _quoted(text: str) -> str:
    """A TOML string. JSON's differ only in DEL and surrogates, which facts can't hold."""
    return json.dumps(text, ensure_ascii=False)


def changes_in(case: Case, edited: str) -> dict[str, Any]:
    """The facts that read differently now, by dotted name. Raises InvalidInput for no TOML."""
    try:
        after = tomllib.loads(edited)
        before = tomllib.loads(as_case_file(case))
    except (ValueError, RecursionError) as error:
        raise InvalidInput(
            say("What you saved is not TOML: {error}. Nothing was changed.", error=str(error)),
            hint=say("Text stands in quotes, and a date is written 2026-05-12."),
        ) from error
    changes: dict[str, Any] = {}
    for table, facts in after.items():
        if not isinstance(facts, dict):
            changes[table] = facts  # a line above the first table
            continue
        known = before.get(table, {})
        changes |= {f"{table}.{n}": value for n, value in facts.items() if known.get(n) != value}
    return changes
