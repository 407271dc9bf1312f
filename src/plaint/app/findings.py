"""The tone and privacy checks, run over a text of a case or of anybody's."""

from __future__ import annotations

from plaint.domain.case import Case
from plaint.domain.finding import Finding
from plaint.domain.language import detect
from plaint.domain.known import known_facts
from plaint.domain.spans import apart
from plaint.domain.tone import find_tone
from plaint.errors import Refused
from plaint.knowledge.private_words import privacy_check
from plaint.knowledge.words import languages, lexicon
from plaint.wording import say


def findings_in(
    text: str, *, language: str | None, case: Case | None = None, public: bool = False
) -> tuple[Finding, ...]:
    """What is harsh or private in a text, in the order in which it stands.

    Without a language it is guessed; a text that can't be told is checked in all of them.
    """
    spoken = language or detect(text)
    names = [spoken] if spoken in languages() else languages()
    # Two languages may find the same word; one finding is enough.
    found = list(apart(f for name in names for f in find_tone(text, lexicon(name))))
    known = None
    if case is not None:
        found = [f for f in found if not _accepted(case, f)]
        staff = [c.made.with_whom for c in case.contacts if c.made.with_whom]
        known = known_facts(case.complaint, case.company, case.complainant, contacts=staff)
    found += privacy_check().find(text, known, public=public)
    return tuple(sorted(found, key=lambda f: (f.start, f.end)))


def _accepted(case: Case, finding: Finding) -> bool:
    """The user said that it is a quotation, or a fact that can be proved."""
    return any(
        accepted.category == finding.category
        and accepted.text.casefold() == finding.text.casefold()
        for accepted in case.accepted
    )


def blocking(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    return tuple(finding for finding in findings if finding.severity == "block")


def refuse_blocking(step: str, findings: tuple[Finding, ...]) -> None:
    """Raises Refused, naming what is in the way, unless nothing blocks."""
    in_the_way = blocking(findings)
    if not in_the_way:
        return
    words = ", ".join(f"“{finding.text}”" for finding in in_the_way[:5])
    if in_the_way[0].check == "privacy":
        raise Refused(
            step,
            say("Not in public: {words}. Everybody could read it.", words=words),
            instead=say("Take it out; details go privately."),
        )
    raise Refused(
        step,
        say(
            "A human reads these; abuse sends you to the back of the queue. In the way: {words}.",
            words=words,
        ),
        instead=say("`plaint draft --calm` offers calmer words; firm is fine."),
    )
