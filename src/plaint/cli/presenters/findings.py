"""Findings as JSON, and as the text with what was found marked in it."""

from __future__ import annotations

from typing import Any

import click

from plaint.cli.i18n import _, labelled, tell
from plaint.cli.presenters.table import hanging
from plaint.cli.presenters.words import CATEGORIES, called
from plaint.domain.finding import Finding
from plaint.domain.safe_text import safe


def findings_json(findings: tuple[Finding, ...]) -> list[dict[str, Any]]:
    return [
        {
            "check": f.check,
            "category": f.category,
            "start": f.start,
            "end": f.end,
            "text": f.text,
            "severity": f.severity,
            "why": f.why,
            "suggestion": f.suggestion,
        }
        for f in findings
    ]


def finding_lines(text: str, findings: tuple[Finding, ...]) -> list[str]:
    """The text with numbered marks, then each finding with what could stand there instead.

    The marks are brackets as well as colour, so that nothing depends on colour alone.
    """
    lines = [_marked(text, findings), ""]
    for number, f in enumerate(findings, start=1):
        severity = _("stops it") if f.severity == "block" else _("look again")
        category = called(f.category, CATEGORIES)
        found = labelled(safe(f.text), f"{category}, {severity}. {tell(f.why)}")
        lines += hanging(f"[{number}] ", found)
        if f.suggestion:
            lines += hanging("    ", _("Instead: {text}").format(text=safe(f.suggestion)))
    return lines


def _marked(text: str, findings: tuple[Finding, ...]) -> str:
    parts, at = [], 0
    for number, f in enumerate(findings, start=1):
        if f.start < at:
            continue  # inside the one before
        color = "red" if f.severity == "block" else "yellow"
        parts.append(safe(text[at : f.start]))
        parts.append(click.style(f"[{safe(f.text)}]{number}", fg=color, underline=True))
        at = f.end
    return "".join(parts) + safe(text[at:])
