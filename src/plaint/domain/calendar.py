"""Which days count: the weekend and the public holidays of one place."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta

from plaint.domain.wait import Unit
from plaint.errors import InvalidInput
from plaint.wording import Says, say

MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY, SATURDAY, SUNDAY = range(7)
SAT_SUN = frozenset({SATURDAY, SUNDAY})
ONE_DAY = timedelta(days=1)

_WEEKDAYS = (
    say("Monday"),
    say("Tuesday"),
    say("Wednesday"),
    say("Thursday"),
    say("Friday"),
    say("Saturday"),
    say("Sunday"),
)


def no_holiday(_day: date) -> str | None:
    """The calendar of a place of which no public holidays are known."""
    return None


def _never_worked(_day: date) -> bool:
    return False


@dataclass(frozen=True, slots=True)
class Calendar:
    """The days of a country, or of a part of it.

    weekend   `date.weekday()` numbers: Monday is 0
    holiday   the name of the public holiday on a day, None on any other day
    worked    weekend days worked by decree, to make up for a holiday (China, Hungary, ...)
    years     the first and the last year whose public holidays are known; None: no such limit
    note      what was assumed, in a sentence for the reader; None where nothing was
    """

    country: str
    subdivision: str
    weekend: frozenset[int]
    holiday: Callable[[date], str | None]
    note: Says | None = field(default=None, compare=False)
    worked: Callable[[date], bool] = field(default=_never_worked)
    years: tuple[int, int] | None = None

    def off(self, day: date, unit: Unit = "business") -> Says | None:
        """Why `day` doesn't count in this unit (its weekday, or its holiday); None if it does."""
        if unit == "calendar":
            return None
        weekday = day.weekday()
        rest = self.weekend if unit == "business" else self._weekly_rest
        if weekday in rest and not self.worked(day):
            return _WEEKDAYS[weekday]
        name = self.holiday(day)
        return None if name is None else say("{holiday} (public holiday)", holiday=name)

    def works(self, day: date, unit: Unit = "business") -> bool:
        """Whether `day` counts in this unit."""
        return self.off(day, unit) is None

    def gap(self, first: date, last: date) -> Says | None:
        """What to tell the reader if holidays between two days (inclusive) are not known."""
        if self.years is None or (self.years[0] <= first.year and last.year <= self.years[1]):
            return None
        return say(
            "Public holidays are known only for the years {first} to {last} here: those of other"
            " years were not counted.",
            first=self.years[0],
            last=self.years[1],
        )

    @property
    def _weekly_rest(self) -> frozenset[int]:
        """The one day of weekly rest: what is left of a weekend where Saturday is worked.

        Friday is it where the weekend is Friday and Saturday, but for Israel, whose is Saturday.
        """
        if SUNDAY in self.weekend:
            return frozenset({SUNDAY})
        if self.country == "IL":
            return frozenset({SATURDAY})
        return frozenset({FRIDAY}) if FRIDAY in self.weekend else self.weekend


WEEKENDS_ONLY = Calendar(country="", subdivision="", weekend=SAT_SUN, holiday=no_holiday)


def next_working(day: date, calendar: Calendar) -> date:
    """The day itself if it is a working day, else the first one after it."""
    while not calendar.works(day):
        day = shifted(day, ONE_DAY)
    return day


def shifted(day: date, by: timedelta) -> date:
    """`day + by`. Raises InvalidInput where there is no such date (after the year 9999)."""
    try:
        return day + by
    except OverflowError:
        raise beyond(day) from None


def beyond(day: date) -> InvalidInput:
    """The error of a count that leaves the years a date can have."""
    return InvalidInput(
        say("Counting from {day} leads out of the calendar (years 1 to 9999).", day=day),
        hint=say("Check the date and the length of the wait."),
    )
