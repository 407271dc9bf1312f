"""The tone and privacy checks, run over a text of a case or of anybody's."""

from __future__ import annotations

from dataclasses import dataclass

from plaint.domain.case import Case
from plaint.domain.finding import Finding
from plaint.domain.privacy.known import known_facts
from plaint.domain.spans import apart
from plaint.domain.tone.calm import can_calm
from plaint.domain.tone.check import find_tone
from plaint.errors import Refused
from plaint.knowledge.private_words import privacy_check
from plaint.knowledge.words import detect, languages, lexicon, spoken
from plaint.wording import Says, say

_LONGEST = 80  # characters of what is quoted in a refusal


@dataclass(frozen=True, slots=True)
class Judged:
    """What the checks say of a text.

    `language` is the one it is in, None where that can't be told; `read_in` are those whose words
    were looked for. `public_safe` always answers for publication, whatever the findings answer for.
    """

    language: str | None
    read_in: tuple[str, ...]
    findings: tuple[Finding, ...]  # in the order in which they stand
    public_safe: bool


def judge(
    text: str, *, language: str | None, case: Case | None = None, public: bool = False
) -> Judged:
    """Find what is harsh or private in a text.

    Without a language, it is read in each that a sentence of it speaks, and in all where none is
    clear.
    """
    named = _known(language)
    names = (named,) if named else spoken(text) or languages()
    # Two languages may find the same word; one finding is enough.
    found = list(apart(f for name in names for f in find_tone(text, lexicon(name))))
    known = None
    if case is not None:
        found = [f for f in found if not _accepted(case, f)]
        staff = [c.made.with_whom for c in case.contacts if c.made.with_whom]
        known = known_facts(case.complaint, case.company, case.complainant, contacts=staff)
    check = privacy_check()
    in_public = check.find(text, known, public=True)
    if public:
        found += in_public
    elif in_public:  # whatever is too much for a letter is too much for the public, too
        found += check.find(text, known, public=False)
    return Judged(
        language=named or detect(text),
        read_in=names,
        findings=tuple(sorted(found, key=lambda f: (f.start, f.end))),
        public_safe=not blocking(in_public),
    )


def findings_in(
    text: str, *, language: str | None, case: Case | None = None, public: bool = False
) -> tuple[Finding, ...]:
    """What is harsh or private in a text, in the order in which it stands."""
    return judge(text, language=language, case=case, public=public).findings


def language_of(text: str, given: str | None) -> str | None:
    """The language given, if there are word lists for it (en, also as en-GB), else the text's."""
    return _known(given) or detect(text)


def _known(given: str | None) -> str | None:
    named = (given or "").lower().replace("_", "-").partition("-")[0]
    return named if named in languages() else None


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
    words = ", ".join(f"“{_short(finding.text)}”" for finding in in_the_way[:5])
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
        instead=_instead(in_the_way),
    )


def _short(words: str) -> str:
    """A whole text in capitals is a finding, too."""
    line = " ".join(words.split())
    return line if len(line) <= _LONGEST else f"{line[:_LONGEST].rstrip()} …"


def _instead(in_the_way: tuple[Finding, ...]) -> Says:
    if any(can_calm(finding) for finding in in_the_way):
        return say("`plaint draft --calm` offers calmer words; firm is fine.")
    return say("Write it anew: what happened, what you want, and by when. Firm is fine.")
