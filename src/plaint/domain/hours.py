"""When a company's desk answers: "Mon-Fri 09:00-17:00 Europe/London", « lun-sam 8h-20h »."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

_DAYS = (
    ("mon", "lun"), ("tue", "mar"), ("wed", "mer"), ("thu", "jeu"), ("fri", "ven"),
    ("sat", "sam"), ("sun", "dim"),
)  # fmt: skip
_NUMBER = {name: number for number, names in enumerate(_DAYS) for name in names}
_DAY = r"([A-Za-zé]{3})[A-Za-zé]{0,9}\.?"
_SPAN = re.compile(rf"{_DAY}(?:\s*[-–]\s*{_DAY})?")
_TIME = r"(\d{1,2})(?:[:h](\d{2})?)?"
_HOURS = re.compile(rf"{_TIME}\s*[-–]\s*{_TIME}")
_ALL_WEEK = ("daily", "7/7", "24/7")


@dataclass(frozen=True, slots=True)
class Hours:
    """Weekdays (Monday is 0) and the hours on each of them, in the desk's own zone.

    `closes` is exclusive; midnight at the end of the day is 24:00, kept as the last minute.
    """

    days: frozenset[int]
    opens: time
    closes: time
    zone: str = ""  # IANA; "" where it isn't said

    def next_open(self, at: datetime, zone: str) -> datetime:
        """`at`, or the first instant after it at which the desk answers. `zone`: where none is
        said. `at` is aware; so is the result, in the same zone as `at`."""
        here = at.astimezone(ZoneInfo(self.zone or zone))
        for ahead in range(8):
            day = here.date() + timedelta(days=ahead)
            if day.weekday() not in self.days:
                continue
            opening = datetime.combine(day, self.opens, here.tzinfo)
            closing = datetime.combine(day, self.closes, here.tzinfo)
            if here < closing:
                return max(here, opening).astimezone(at.tzinfo)
        return at

    def first_day(self, day: date) -> date:
        """`day`, or the first one after it on which the desk answers."""
        while self.days and day.weekday() not in self.days:
            day += timedelta(days=1)
        return day


def parse_hours(text: str) -> Hours:
    """Read the hours as people write them. Raises ValueError."""
    words, zone = _without_zone(text.strip())
    hours = _HOURS.search(words)
    if hours is None:
        raise ValueError(f"no hours in {text!r}")
    days = _days(words[: hours.start()].strip(" ,:"))
    opens, closes = _time(hours[1], hours[2]), _time(hours[3], hours[4])
    if words[hours.end() :].strip() or not days or opens >= closes:
        raise ValueError(f"not opening hours: {text!r}")
    return Hours(days, opens, closes, zone)


def hours_of(text: str) -> Hours | None:
    """The hours, or None where none are told or what was recorded can't be read."""
    try:
        return parse_hours(text) if text else None
    except ValueError:
        return None


def _without_zone(text: str) -> tuple[str, str]:
    head, _, last = text.rpartition(" ")
    if "/" not in last or last in _ALL_WEEK:
        return text, ""
    try:
        ZoneInfo(last)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise ValueError(f"no time zone: {last!r}") from None
    return head, last


def _days(words: str) -> frozenset[int]:
    if not words or words.casefold() in _ALL_WEEK:
        return frozenset(range(7))
    days: set[int] = set()
    for part in re.split(r"\s*[,+&]\s*", words):
        span = _SPAN.fullmatch(part.casefold())
        if span is None or span[1] not in _NUMBER or (span[2] and span[2] not in _NUMBER):
            raise ValueError(f"not days of the week: {words!r}")
        first, last = _NUMBER[span[1]], _NUMBER[span[2] or span[1]]
        days.update(day % 7 for day in range(first, last + 1 + (7 if last < first else 0)))
    return frozenset(days)


def _time(hour: str, minute: str | None) -> time:
    if (hour, minute or "00") == ("24", "00"):
        return time(23, 59)
    return time(int(hour), int(minute or 0))
