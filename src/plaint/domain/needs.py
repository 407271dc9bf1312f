"""What a case must hold before an entry of the knowledge is for it: its `needs`."""

from __future__ import annotations

import re

from plaint.domain.complaint import Complaint
from plaint.domain.flights import Flight, compensation, regime_of


def has_facts(needs: tuple[str, ...], complaint: Complaint, flight: Flight | None = None) -> bool:
    """Whether the case holds the facts a right needs: the name of a fact that must be given
    (or be true), `name:value` for the value it must have ("paid_by:credit-card"), `name:!value` for
    one it must not have, or a bound ("late_minutes>=180").

    `flight:eu261` or `flight:uk261`: that regulation covers the flight; `flight:sum`: and a sum is
    due by it.
    """
    for need in needs:
        if bound := BOUND.fullmatch(need):
            if not _within_bound(getattr(complaint, bound["fact"], None), bound):
                return False
            continue
        name, _, value = need.partition(":")
        if name == "flight":
            if flight is None or value not in _flight_facts(flight, complaint.country):
                return False
            continue
        fact = getattr(complaint, name, None)
        if value.startswith("!"):
            if fact == value[1:]:
                return False
        elif not (fact == value if value else fact):
            return False
    return True


BOUND = re.compile(r"(?P<fact>[a-z_]+)(?P<sign>>=|<=)(?P<number>[0-9]{1,6})")


def _within_bound(value: int | None, bound: re.Match[str]) -> bool:
    if value is None:
        return False
    number = int(bound["number"])
    return value >= number if bound["sign"] == ">=" else value <= number


def _flight_facts(flight: Flight, country: str) -> tuple[str, ...]:
    regime = regime_of(flight, country)
    if regime is None:
        return ()
    return (regime, "sum") if compensation(flight, regime) else (regime,)
