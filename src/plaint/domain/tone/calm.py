"""Applying what the checks suggest: a calmer draft, and a text without personal data."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from plaint.domain.finding import Finding
from plaint.domain.spans import apart
from plaint.domain.tone.mending import Draft, Joints

# Heat may simply go; a claim or a threat has a meaning, which only its author can put otherwise.
_MAY_GO = frozenset({"insult", "profanity", "shouting", "ultimatum"})
_REDACTED = "[…]"  # the same in every language


@dataclass(frozen=True, slots=True)
class Calmed:
    """The calmer text, and the findings that could not be calmed and still stand in it."""

    text: str
    left: tuple[Finding, ...]


def can_calm(finding: Finding) -> bool:
    """Whether there are calmer words for a tone finding, or it may simply go.

    Where not, only its author can say what was meant.
    """
    return not finding.asks and (bool(finding.suggestion) or finding.category in _MAY_GO)


def calm(text: str, findings: Iterable[Finding], joints: Joints) -> Calmed:
    """Put each tone finding's suggestion in its place.

    Where the suggestion is empty, an insult, a swear word, an ultimatum and a shout are left out
    and the sentence is mended around the gap, in the way of the language whose `joints` are given.
    What only its author can put otherwise stays, and is named in `left` with its place in `text`.
    Findings of another text are left too, and all of them where no word would remain.
    """
    told = [f for f in findings if f.check == "tone"]
    draft = Draft(text, joints)
    left = []
    said: set[str] = set()  # whole sentences put in: once is enough
    for finding in apart(told):
        known = text[finding.start : finding.end] == finding.text
        if not known or not can_calm(finding):
            left.append(finding)
        elif finding.start < draft.read:
            draft.read = max(draft.read, finding.end)  # went with the sentence before it
        else:
            draft.keep_until(finding.start)
            draft.read = finding.end
            _apply(draft, finding, said)
    draft.keep_until(len(text))
    calmer = draft.whole if text[-1:].isspace() else draft.whole.rstrip()
    if any(map(str.isalnum, text)) and not any(map(str.isalnum, calmer)):
        return Calmed(text, tuple(told))
    return Calmed(calmer, tuple(left))


def _apply(draft: Draft, finding: Finding, said: set[str]) -> None:
    if draft.done.endswith("#"):  # a hashtag goes as a whole
        draft.done = draft.done[:-1]
        draft.leave_out("")
    elif finding.suggestion:
        sentence = finding.suggestion.lower() if draft.stands_alone() else ""
        if sentence in said:
            draft.leave_out(finding.text)
        else:
            draft.replace(finding.text, finding.suggestion)
        if " " in sentence:
            said.add(sentence)
    elif finding.category != "shouting":
        draft.leave_out(finding.text)


def redact(text: str, findings: Iterable[Finding]) -> str:
    """The text with each privacy finding replaced by what it suggests, or by `[…]`."""
    parts, end = [], 0
    for finding in apart(f for f in findings if f.check == "privacy"):
        if text[finding.start : finding.end] == finding.text:
            parts += [text[end : finding.start], finding.suggestion or _REDACTED]
            end = finding.end
    return "".join([*parts, text[end:]])
