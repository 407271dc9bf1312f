"""Public holidays and weekends by country and part of it, from the `holidays` library.

The library's codes have traps (`GB` alone leaves out Easter Monday, `67` is unknown, `GES` is taken
for the whole of France): what a person may write is mapped here, and whatever had to be assumed is
told in the calendar's note. Nothing here raises for a place that isn't known.
"""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from plaint.domain.calendar import WEEKENDS_ONLY, Calendar
from plaint.wording import Says, say

if TYPE_CHECKING:
    from holidays import HolidayBase

_COUNTRY_NAMES = {"UK": "GB", "EL": "GR"}  # the European Union's own codes
# The most populous part stands for a country whose parts keep holidays of their own.
_MOST_POPULOUS = {
    "AR": "B",
    "AU": "NSW",
    "BA": "BIH",
    "BR": "SP",
    "CA": "ON",
    "CH": "ZH",
    "DE": "NW",
    "ES": "AN",
    "GB": "ENG",
    "IN": "UP",
    "MY": "10",
    "NZ": "AUK",
    "US": "CA",
}
# Where all parts keep the same holidays, or all but one small or far one do.
_SHARED = frozenset({"AM", "AT", "BE", "BT", "CL", "FI", "FR", "GQ", "MO", "NI", "NL", "NO", "PL"})

# Of other years than these the library knows only some holidays, though it answers.
_KNOWN_YEARS = {"IN": (2001, 2035)}

# What else a part may be called, as `_key` writes it.
_OTHER_NAMES = {
    "GB": {"eaw": "ENG", "england and wales": "ENG"},
    "FR": {
        **dict.fromkeys(("67", "68", "bas-rhin", "haut-rhin", "alsace-moselle"), "6AE"),
        "reunion": "974",
    },
}
# Names that mean the whole country, hence no part of it.
_WHOLE = {"GB": frozenset({"gb", "uk", "gbn", "ukm", "great britain", "united kingdom"})}
# Departments and regions in Europe without holidays of their own (the others are known above).
_FRENCH_REGIONS = {
    "ara", "bfc", "bre", "cor", "cvl", "hdf", "idf", "naq", "nor", "occ", "pac", "pdl",
}  # fmt: skip
_FRENCH_PARTS = (
    _FRENCH_REGIONS | {"2a", "2b", "20r", "69m", "75c"} | {f"{n:02}" for n in range(1, 96)}
)


@lru_cache(maxsize=256)
def calendar_for(country: str, subdivision: str = "", language: str = "en") -> Calendar:
    """The calendar of a country (ISO 3166-1) or of a part of it (ISO 3166-2, or its name).

    `language` is the one of the holidays' names, where the library has it, else English. What
    can't be found is replaced (the most populous part, the whole country, Saturdays and Sundays
    without holidays) and the calendar's `note` says so.
    """
    import holidays

    code = country.strip().upper()
    code = _COUNTRY_NAMES.get(code, code)
    try:
        # Asking the library for its list of countries would import all of them.
        whole: HolidayBase | None = holidays.country_holidays(code)
    except NotImplementedError:
        whole = None
    if whole is None or not getattr(whole, "country", ""):  # stock markets have none
        return replace(WEEKENDS_ONLY, country=code, note=_unknown_country(code))
    code = whole.country
    part, note = _part(whole, code, subdivision)
    return replace(_calendar(code, part, _language(whole, language)), note=note)


@lru_cache(maxsize=256)
def _calendar(country: str, part: str, language: str | None) -> Calendar:
    import holidays

    days = holidays.country_holidays(country, subdiv=part or None, language=language)
    years = _KNOWN_YEARS.get(country, (days.start_year, days.end_year))

    def holiday(day: date) -> str | None:
        return days.get(day) if years[0] <= day.year <= years[1] else None

    def worked(day: date) -> bool:
        holiday(day)  # fills in the year
        return day in days.weekend_workdays

    return Calendar(
        country=country,
        subdivision=part,
        weekend=_weekend(country, part),
        holiday=holiday,
        worked=worked,
        years=years,
    )


def _weekend(country: str, part: str) -> frozenset[int]:
    """The weekend now in force: it moved in some countries, and differs by state in Malaysia.

    Hence not the library's one `weekend`, but what it says of its last year. Days before such a
    change (2022 in the Emirates, 2025 in Johor) are taken as they would be today.
    """
    import holidays

    days = holidays.country_holidays(country, subdiv=part or None, expand=False)
    week = (date(days.end_year, 6, day) for day in range(1, 8))
    return frozenset(day.weekday() for day in week if days.is_weekend(day))


def _language(whole: HolidayBase, language: str) -> str | None:
    """The library's name of the language asked, else of English, else the country's own.

    None only where it has a single one: with None it would otherwise ask the environment.
    """
    own = whole.default_language or ""
    for wanted in (language[:2], "en"):
        if own.startswith(wanted):
            return own
        for name in whole.supported_languages:
            if name.startswith(wanted):
                return str(name)
    return own or None


def _part(whole: HolidayBase, country: str, asked: str) -> tuple[str, Says | None]:
    """The library's code for the part asked ("" for the whole country), and what was assumed."""
    key = _key(asked).removeprefix(f"{country.lower()}-")
    if not key or key in _WHOLE.get(country, ()):
        part = _MOST_POPULOUS.get(country, "")
        return part, _unnamed(whole, country, part)
    known = {_key(code): code for code in whole.subdivisions}
    known |= {_key(name): code for name, code in whole.subdivisions_aliases.items()}
    known |= _OTHER_NAMES.get(country, {})
    if key in known:
        return known[key], None
    if country == "FR":
        return "", _in_france(key, asked)
    part = _MOST_POPULOUS.get(country, "")
    return part, _unknown_part(whole, part, asked)


def _key(name: str) -> str:
    """A name without accents, case and needless spaces."""
    plain = unicodedata.normalize("NFKD", name)
    return " ".join("".join(c for c in plain if not unicodedata.combining(c)).casefold().split())


def _name(whole: HolidayBase, part: str) -> str:
    names = (name for name, code in whole.subdivisions_aliases.items() if code == part)
    return str(next(names, part))


def _unknown_country(code: str) -> Says:
    if not code:
        return say("No country was named: no public holidays were counted, only weekends.")
    return say(
        "No public holidays are known for {country}: only Saturdays and Sundays were left out.",
        country=code,
    )


def _unnamed(whole: HolidayBase, country: str, part: str) -> Says | None:
    if country == "GB":
        return say(
            "The bank holidays are those of England, as no part of the United Kingdom was named."
        )
    if part:
        return say(
            "The public holidays are those of {part}, the most populous part of the country, as"
            " no part was named.",
            part=_name(whole, part),
        )
    if not whole.subdivisions or country in _SHARED:
        return None
    return say(
        "The public holidays are those of the whole country; parts of it may keep further ones,"
        " but no part was named."
    )


def _unknown_part(whole: HolidayBase, part: str, asked: str) -> Says:
    if part:
        return say(
            "No public holidays are known for {asked}: those of {part} were taken, the most"
            " populous part of the country.",
            asked=asked,
            part=_name(whole, part),
        )
    return say(
        "No public holidays of its own are known for {asked}: those of the whole country were"
        " taken.",
        asked=asked,
    )


def _in_france(key: str, asked: str) -> Says | None:
    """All of France in Europe keeps the same holidays, but for Alsace and the Moselle."""
    if key in {"ges", "grand est", "grand-est"}:
        return say(
            "Good Friday and 26 December, public holidays in the Moselle and in Alsace only, were"
            " not counted: name the department (57, 67 or 68) for a place there."
        )
    if key in _FRENCH_PARTS:
        return None
    return say(
        "No public holidays of its own are known for {asked}: those of the whole country were"
        " taken.",
        asked=asked,
    )
