"""A length of time as rules give it: an amount, and how it is counted."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from plaint.wording import Says, say

Unit = Literal["calendar", "business", "working"]
UNITS: tuple[Unit, ...] = ("calendar", "business", "working")

_ISO = re.compile(r"P(?:(\d{1,3})Y)?(?:(\d{1,3})M)?(?:(\d{1,3})W)?(?:(\d{1,4})D)?")


@dataclass(frozen=True, slots=True)
class Wait:
    """Years, months, weeks or days; exactly one of them is not zero (or all are, for no wait).

    unit   calendar  every day counts
           business  Monday to Friday without public holidays (jours ouvrés); the country's own
                     weekend where it has another one
           working   all days but the weekly day of rest and public holidays (jours ouvrables)
    Only days may be counted in business or working days.
    """

    months: int = 0  # years are kept as twelve months
    weeks: int = 0
    days: int = 0
    unit: Unit = "calendar"

    def __post_init__(self) -> None:
        if sum(1 for part in (self.months, self.weeks, self.days) if part) > 1:
            raise ValueError("a wait is in months, weeks or days, not in a mixture of them")
        if min(self.months, self.weeks, self.days) < 0:
            raise ValueError("a wait is never negative")
        if self.unit != "calendar" and (self.months or self.weeks):
            raise ValueError("only days can be counted as business or working days")

    @property
    def iso(self) -> str:
        """The ISO 8601 duration: P2M, P8W, P10D."""
        if self.months:
            years, months = divmod(self.months, 12)
            return f"P{years}Y" if years and not months else f"P{self.months}M"
        return f"P{self.weeks}W" if self.weeks else f"P{self.days}D"

    @classmethod
    def parse(cls, duration: str, unit: Unit = "calendar") -> Wait:
        """Read an ISO 8601 duration. Raises ValueError for anything else, or for mixed parts."""
        match = _ISO.fullmatch(duration)
        if match is None or duration == "P":
            raise ValueError(f"not a duration: {duration!r}")
        years, months, weeks, days = (int(part or 0) for part in match.groups())
        return cls(months=years * 12 + months, weeks=weeks, days=days, unit=unit)


def in_words(wait: Wait) -> Says:
    """A wait as people say it: "28 days", "2 months", "10 business days"."""
    years, months = divmod(wait.months, 12)
    if years and not months:
        return say("{n} years", n=years) if years > 1 else say("1 year")
    if wait.months:
        return say("{n} months", n=wait.months) if wait.months > 1 else say("1 month")
    if wait.weeks:
        return say("{n} weeks", n=wait.weeks) if wait.weeks > 1 else say("1 week")
    if wait.unit == "business":
        return say("{n} business days", n=wait.days) if wait.days > 1 else say("1 business day")
    if wait.unit == "working":
        if wait.days == 1:
            return say("1 working day (Mon-Sat)")
        return say("{n} working days (Mon-Sat)", n=wait.days)
    return say("{n} days", n=wait.days) if wait.days > 1 else say("1 day")
