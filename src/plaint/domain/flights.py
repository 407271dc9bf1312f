"""What the law gives an air passenger in money, worked out from the airports and the delay.

Regulation (EC) No 261/2004, and the same as it was kept in the law of the United Kingdom with sums
in pounds (SI 2019/278, reg. 8). Every sum is "unless the airline shows extraordinary circumstances"
(art. 5(3)); a letter says so.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from math import asin, cos, radians, sin, sqrt
from typing import Literal

from plaint.domain.complaint import Money
from plaint.domain.europe import EEA, OUTERMOST

Regime = Literal["eu261", "uk261"]

# The regulation holds in the EEA, in Switzerland by agreement (OJ L 114, 30.4.2002, p. 73), and in
# the outermost regions.
_AS_THE_EU = EEA | OUTERMOST | {"CH"}
_EARTH_KM = 6371.0  # mean radius
_SUMS: dict[Regime, tuple[str, tuple[int, int, int]]] = {
    "eu261": ("EUR", (250, 400, 600)),  # art. 7(1)
    "uk261": ("GBP", (220, 350, 520)),  # art. 7(1) as kept
}
# By how much re-routing may be late for the sum to be halved, in minutes: art. 7(2).
_HALVED_UP_TO = (120, 180, 240)
# CJEU, 19 November 2009, C-402/07 and C-432/07 (Sturgeon), point 69: as if it had been cancelled.
_LONG_DELAY = 180


@dataclass(frozen=True, slots=True)
class Airport:
    code: str  # IATA
    name: str
    city: str
    country: str  # ISO 3166-1
    latitude: float  # degrees, north positive
    longitude: float  # degrees, east positive


@dataclass(frozen=True, slots=True)
class Flight:
    """A journey as booked, to its last destination, and what became of it.

    `late_minutes`: how late the passenger arrived; None where unknown, or they never travelled.
    `told_days_before`: whole days between the news of a cancellation and the departure.
    `carrier_country`: where the airline has its licence, as far as the case knows.
    """

    origin: Airport
    destination: Airport
    kind: str  # cancelled, delayed, denied-boarding: the kind of the complaint
    carrier_country: str = ""
    late_minutes: int | None = None
    told_days_before: int | None = None


@dataclass(frozen=True, slots=True)
class Compensation:
    """`amount` for each passenger; `halved` where re-routing, or a shorter delay, halves it."""

    regime: Regime
    amount: Money
    km: int
    halved: bool


def regimes(flight: Flight) -> tuple[Regime, ...]:
    """Which of the two regulations covers the flight: art. 3(1) of each."""
    leaves, lands, carrier = (
        flight.origin.country, flight.destination.country, flight.carrier_country,
    )  # fmt: skip
    eu_carrier = carrier in _AS_THE_EU
    covered: list[Regime] = []
    if leaves in _AS_THE_EU or (lands in _AS_THE_EU and eu_carrier):
        covered.append("eu261")
    into_uk = lands == "GB" and (carrier == "GB" or eu_carrier)
    into_eu = lands in _AS_THE_EU and carrier == "GB"
    if leaves == "GB" or into_uk or into_eu:
        covered.append("uk261")
    return tuple(covered)


def may_be_covered(country: str, carrier_country: str) -> bool:
    """Whether, its airports unknown, a flight is likely enough to be covered to ask for them."""
    return bool({country, carrier_country} & (_AS_THE_EU | {"GB"}))


def regime_of(flight: Flight, country: str) -> Regime | None:
    """The regulation that a letter relies on, of two that cover a flight: the one of the country
    whose rules apply to the case. The passenger has one sum, not both: art. 3(1)(b)."""
    covered = regimes(flight)
    own: Regime = "uk261" if country == "GB" else "eu261"
    return own if own in covered else next(iter(covered), None)


def compensation(flight: Flight, regime: Regime) -> Compensation | None:
    """The sum that the facts support, under a regulation that covers the flight.

    None where none is due, and where a fact is missing that decides it (see `missing`).
    """
    if not _is_due(flight):
        return None
    km = distance_km(flight.origin, flight.destination)
    band = _band(flight, km, regime)
    currency, sums = _SUMS[regime]
    halved = _is_halved(flight, band)
    amount = Decimal(sums[band]) / (2 if halved else 1)
    return Compensation(regime, Money(amount, currency), round(km), halved)


def missing(flight: Flight) -> tuple[str, ...]:
    """The facts that would decide whether a sum is due, and aren't known."""
    if flight.kind == "delayed" and flight.late_minutes is None:
        return ("late_minutes",)
    if flight.kind == "cancelled" and flight.told_days_before is None:
        return ("told_days_before",)
    return ()


def distance_km(one: Airport, other: Airport) -> float:
    """The great circle, as art. 7(4) wants it (haversine)."""
    lat1, lat2 = radians(one.latitude), radians(other.latitude)
    half_lat = (lat2 - lat1) / 2
    half_lon = radians(other.longitude - one.longitude) / 2
    chord = sin(half_lat) ** 2 + cos(lat1) * cos(lat2) * sin(half_lon) ** 2
    return 2 * _EARTH_KM * asin(sqrt(chord))


def _is_due(flight: Flight) -> bool:
    late, told = flight.late_minutes, flight.told_days_before
    match flight.kind:
        case "denied-boarding":
            return True  # art. 4(3)
        case "delayed":
            return late is not None and late >= _LONG_DELAY
        case "cancelled":  # art. 5(1)(c)
            if told is None or told >= 14:
                return False
            # When the new flight left isn't known: what may be exempt isn't claimed.
            return late is None or late >= (240 if told >= 7 else 120)
    return False


def _band(flight: Flight, km: float, regime: Regime) -> int:
    if km <= 1500:
        return 0
    within = regime == "eu261" and {flight.origin.country, flight.destination.country} <= _AS_THE_EU
    return 1 if within or km <= 3500 else 2


def _is_halved(flight: Flight, band: int) -> bool:
    late = flight.late_minutes
    if late is None:
        return False
    if flight.kind == "delayed":
        # Sturgeon, point 63: only the longest flights, late by less than four hours.
        return band == 2 and late < _HALVED_UP_TO[band]
    return late <= _HALVED_UP_TO[band]
