"""A text without what the checks found in it, as far as anybody but its author can do that."""

from __future__ import annotations

from dataclasses import dataclass

from plaint.app.findings import findings_in, language_of
from plaint.domain.case import Case
from plaint.domain.finding import Finding
from plaint.domain.tone.calm import calm, redact
from plaint.knowledge.mending import joints

_PASSES = 3  # words that go may bring others together


@dataclass(frozen=True, slots=True)
class Fixed:
    """The text, and the findings that still stand in it, with their places there."""

    text: str
    left: tuple[Finding, ...]


def fixed(
    text: str, *, language: str | None, case: Case | None = None, public: bool = False
) -> Fixed:
    """The text with calmer words, and with what is private taken out."""
    found = findings_in(text, language=language, case=case, public=public)
    return calmer(redact(text, found), language=language, case=case, public=public)


def calmer(
    text: str, *, language: str | None, case: Case | None = None, public: bool = False
) -> Fixed:
    """The text with calmer words; its private data stay."""
    seams = joints(language_of(text, language))  # told by the text as it was written
    for _ in range(_PASSES):
        found = findings_in(text, language=language, case=case, public=public)
        before, text = text, calm(text, found, seams).text
        if text == before:
            return Fixed(text, found)
    return Fixed(text, findings_in(text, language=language, case=case, public=public))
