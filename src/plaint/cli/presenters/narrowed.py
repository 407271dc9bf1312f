"""What an entry of the knowledge is narrowed to, in words: "consumers; paid by credit card"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from plaint.cli.i18n import tell
from plaint.domain import subsectors as domain
from plaint.domain.needs import BOUND
from plaint.domain.rules import Body, Limit, Notice, Right, Rule
from plaint.knowledge.subsectors import subsectors
from plaint.wording import Says, say

_PAID: Mapping[str, Says] = {
    "credit-card": say("paid by credit card"),
    "debit-card": say("paid by debit card"),
    "direct-debit": say("paid by direct debit"),
    "transfer": say("paid by bank transfer"),
    "paypal": say("paid by PayPal"),
    "bnpl": say("bought now, paid later"),
    "finance": say("paid with a loan or finance agreement"),
    "cash": say("paid in cash"),
}
# The facts that a right or a notice needs, by the name it has in the country files.
_NEEDS: Mapping[str, Says] = {
    "consumer": say("consumers"),
    "consumer<=0": say("who bought for a business, or from a private person"),
    "distance": say("what was bought online, by phone or at the door"),
    "amount": say("a case that names its sum"),
    "ordered_on": say("a case that names the day of the order"),
    "promised_on": say("a case that names the day that was promised"),
    "effect": say("a case that tells what it has cost you"),
    "received_on": say("a case that names the day of delivery"),
    "flight:eu261": say("a flight that Regulation (EC) No 261/2004 covers"),
    "flight:uk261": say("a flight that UK Regulation 261/2004 covers"),
    "flight:sum": say("a flight for which a fixed sum is due"),
}


def only_for(entry: object) -> str:
    """All that the case must be for this entry, between semicolons; empty where nothing is."""
    listed, *others = [*_parts(entry)] or [""]
    for part in others:
        listed = tell(say("{listed}; {next}", listed=listed, next=part))
    return listed


def _parts(entry: object) -> Iterator[str]:
    if isinstance(entry, Rule) and entry.subsector:
        yield subsector(entry.subsector)
    if isinstance(entry, Body) and entry.subsectors:
        yield ", ".join(map(subsector, entry.subsectors))
    if isinstance(entry, Right | Notice | Body | Limit):
        yield from map(_need, entry.needs)
    if isinstance(entry, Rule | Limit) and entry.paid_by:
        yield ", ".join(map(_paid, entry.paid_by))


def subsector(word: str) -> str:
    """Its name, and the word by which a case names it."""
    return tell(domain.called(word, subsectors()))


def _need(need: str) -> str:
    if need in _NEEDS:
        return tell(_NEEDS[need])
    if bound := BOUND.fullmatch(need):
        return _bounded(need, bound["fact"], int(bound["number"]))
    name, _, value = need.partition(":")
    if name == "subsector" and value.startswith("!"):
        return tell(say("not for {what}", what=subsector(value[1:])))
    if name == "subsector":
        return subsector(value)
    if name == "paid_by":
        return _paid(value)
    return need


def _bounded(need: str, fact: str, number: int) -> str:
    if fact == "late_minutes" and ">" in need:
        return tell(say("an arrival at least {n} minutes late", n=number))
    if fact == "late_minutes":
        return tell(say("an arrival at most {n} minutes late", n=number))
    if fact == "told_days_before" and "<" in need:
        return tell(say("a cancellation told at most {n} days before", n=number))
    return need


def _paid(means: str) -> str:
    return tell(_PAID[means]) if means in _PAID else means
