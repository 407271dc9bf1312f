"""Airports by their IATA code or their town, from the table of the `airportsdata` library."""

from __future__ import annotations

from functools import cache

from plaint.domain.flights import Airport
from plaint.domain.folding import fold

_MOST = 20


@cache
def _airports() -> dict[str, Airport]:
    import airportsdata

    return {
        code: Airport(
            code, row["name"], row["city"], row["country"], float(row["lat"]), float(row["lon"])
        )
        for code, row in airportsdata.load("IATA").items()
    }


def airport(code: str) -> Airport | None:
    """The airport of a code such as LHR, in any case; None where there is none."""
    return _airports().get(code.strip().upper())


def airports_of(words: str) -> list[Airport]:
    """The airports that a code, a town or a part of a name may mean, the towns first."""
    exact = airport(words)
    if exact:
        return [exact]
    wanted = fold(words.strip())
    if len(wanted) < 3:
        return []
    towns = [a for a in _airports().values() if fold(a.city) == wanted]
    names = [a for a in _airports().values() if wanted in fold(a.name) and a not in towns]
    return (towns + names)[:_MOST]
