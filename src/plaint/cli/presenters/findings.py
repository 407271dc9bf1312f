"""Findings as JSON, and as the text with what was found marked in it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from plaint.cli.i18n import _, labelled, tell
from plaint.cli.presenters.marked import marked_lines
from plaint.cli.presenters.table import hanging
from plaint.cli.presenters.words import CATEGORIES, called
from plaint.domain.finding import Finding
from plaint.domain.safe_text import one_line
from plaint.domain.tone.calm import can_calm
from plaint.wording import say

_NO_EXCUSE = ("threat", "shouting", "ultimatum")  # never a fact, hardly ever a quotation
_LANGUAGES = {"en": say("English"), "fr": say("French"), "de": say("German")}
_LONGEST = 160  # characters of a quotation: a whole text in capitals is a finding, too


def findings_json(findings: Sequence[Finding]) -> list[dict[str, Any]]:
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


def finding_lines(text: str, findings: Sequence[Finding]) -> list[str]:
    """The text with numbered marks, then each finding with what could stand there instead."""
    lines = [*marked_lines(text, findings), ""]
    for number, f in enumerate(findings, start=1):
        severity = _("stops it") if f.severity == "block" else _("look again")
        category = called(f.category, CATEGORIES)
        found = labelled(_short(f.text), f"{category}, {severity}. {tell(f.why)}")
        lines += hanging(f"[{number}] ", found)
        if f.suggestion:
            lines += hanging("    ", _("Instead: {text}").format(text=_short(f.suggestion)))
        elif f.check == "tone" and can_calm(f):
            lines += hanging("    ", _("Instead: nothing, leave it out."))
    return lines


def language_line(codes: Sequence[str]) -> str:
    """In which languages a text was read."""
    *names, last = (called(code, _LANGUAGES) for code in codes)
    if not names:
        return _("It was read as {language}.").format(language=last)
    told = _("Its language isn't clear, so it was read as {languages} and as {last}.")
    return told.format(languages=", ".join(names), last=last)


def only_yours(finding: Finding) -> bool:
    """Whether nobody but the author can put it otherwise: a threat, a claim, a judgement."""
    return finding.check == "tone" and not can_calm(finding)


def yours_hint(findings: Sequence[Finding]) -> list[str]:
    """Which findings nobody but the author can mend, by their numbers."""
    numbers = [f"[{number}]" for number, f in enumerate(findings, start=1) if only_yours(f)]
    if not numbers:
        return []
    told = _("Only you can put this otherwise: {numbers}.")
    return [told.format(numbers=", ".join(numbers))]


def keep_hint(ref: str, findings: Sequence[Finding]) -> list[str]:
    """How a finding of a draft may stay, for the first that might be a quotation or a fact."""
    for number, f in enumerate(findings, start=1):
        if f.severity == "block" and f.check == "tone" and f.category not in _NO_EXCUSE:
            keep = f"plaint draft {ref} --accept {number} --because quotation"
            told = _("A quotation may stay: {command} (or fact, for what you can prove)")
            return [told.format(command=keep)]
    return []


def reason_lines(findings: Sequence[Finding]) -> list[str]:
    """Each finding with what to do about it."""
    told = dict.fromkeys(labelled(_short(f.text), tell(f.why)) for f in findings)
    return [line for reason in told for line in hanging("- ", reason)]


def _short(text: str) -> str:
    line = one_line(text)
    return line if len(line) <= _LONGEST else f"{line[:_LONGEST].rstrip()} …"
