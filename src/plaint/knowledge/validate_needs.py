"""Whether a word of an entry's `needs` is one that `plaint.domain.needs` can look up."""

from __future__ import annotations

import re
from dataclasses import fields

from plaint.domain.complaint import KINDS, PAID_BY, REMEDIES, SECTORS, SOLD_BY, URGENCIES, Complaint
from plaint.domain.needs import BOUND
from plaint.wording import Says, say

_FACTS = tuple(f.name for f in fields(Complaint))
_TEXTS = tuple(f.name for f in fields(Complaint) if f.type == "str")
# "consumer<=0" is for who buys as a business, or of a private person.
_BOUNDED = ("late_minutes", "told_days_before")
_BOUND_WORDS = ("consumer<=0",)
_VALUES: dict[str, tuple[str, ...]] = {
    "flight": ("eu261", "uk261", "sum"),
    "paid_by": PAID_BY,
    "kind": KINDS,
    "sector": SECTORS,
    "remedy": REMEDIES,
    "fallback": REMEDIES,
    "urgency": URGENCIES,
    "sold_by": SOLD_BY,
}
_WORD = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_COMPARED = re.compile(r"[<>=]")


def fault_of_need(need: str) -> Says | None:
    """What is wrong with it; None where it can be looked up."""
    if _COMPARED.search(need):
        return _fault_of_bound(need)
    name, colon, value = need.partition(":")
    if name not in (*_FACTS, "flight"):
        return say("“{word}” is not a fact of a complaint", word=need)
    if name != "flight":
        if not colon:
            return None
        value = value.removeprefix("!")
    if name == "subsector" and not _WORD.fullmatch(value):
        return say("“{word}” must name a subsector, in small letters and hyphens", word=need)
    if known := _VALUES.get(name):
        if value in known:
            return None
        listed = ", ".join(known)
        return say("“{word}” takes one of these values: {known}", word=need, known=listed)
    if name not in _TEXTS or not value:
        return say("“{word}”: only a fact that is text has a value, and it isn't empty", word=need)
    return None


def _fault_of_bound(need: str) -> Says | None:
    bound = BOUND.fullmatch(need)
    if need in _BOUND_WORDS or (bound and bound["fact"] in _BOUNDED):
        return None
    return say(
        "“{word}” is no bound that plaint knows: it is {facts}, then >= or <=, then a whole number"
        " of at most 6 digits", word=need, facts=" / ".join(_BOUNDED),
    )  # fmt: skip
