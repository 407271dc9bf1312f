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
        pairs = ", ".join(f"{json.dumps(k)} = {json.dumps(v)}" for k, v in value.items())
        return f"{name} = {{ {pairs} }}"
    # A JSON string is a TOML basic string as well, but for the escapes of DEL and of surrogates,
    # which facts can't hold.
    return f"{name} = {json.dumps(value, ensure_ascii=False)}"


def changes_in(case: Case, edited: str) -> dict[str, Any]:
    """The facts that read differently now, by dotted name. Raises InvalidInput for no TOML."""
    try:
        after = tomllib.loads(edited)
        before = tomllib.loads(as_case_file(case))
    except tomllib.TOMLDecodeError as error:
        raise InvalidInput(
            say("What you saved is not TOML: {error}. Nothing was changed.", error=str(error)),
            hint=say("Text stands in quotes, and a date is written 2026-05-12."),
        ) from error
    return {
        f"{table}.{name}": value
        for table, facts in after.items()
        if isinstance(facts, dict)
        for name, value in facts.items()
        if before.get(table, {}).get(name) != value
    }
