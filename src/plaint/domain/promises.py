"""By when a reply says that something will happen: "within 5 working days", "d'ici le 12 mai"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from plaint.domain.wait import Unit, Wait
from plaint.domain.when import NotUnderstood, parse_day, parse_wait

# All patterns read folded text: lower case, without accents, one space between words.
_COUNT = (
    r"(?:[0-9]{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fourteen|fifteen"
    r"|twenty|thirty|une?|deux|trois|quatre|cinq|sept|huit|neuf|dix|quinze|vingt|trente)"
)
_LENGTH = re.compile(
    r"\b(?:within|in|under|up to|no later than|response times? (?:is|are)(?: currently)?|takes?"
    r"|allow(?: us)?|sous|dans|d'ici|prend|(?:sous|dans|avec)? ?(?:un |le |notre )?delais?"
    r"(?: (?:maximum|maximal|moyen|habituel))?(?: de (?:reponse|traitement))?"
    r"(?: (?:maximum|actuel|moyen|est))* (?:de|d'))"
    r" ?(?:(?:about|around|approximately|the next|a maximum of|at most|les|environ|maximum"
    rf"|prochaine?s?) ){{0,2}}(?:{_COUNT} ?(?:-|/|to|a|or|ou) ?)?(?P<count>{_COUNT})"
    r"(?: \([0-9]{1,3}\))?[ -]?(?P<what>(?:full |prochaine?s )?(?:business |working |calendar )?"
    r"(?:days?|hours?|hrs|weeks?|fortnights?|months?|jours?|heures?|h\b|semaines?|mois)"
    r"(?: (?:ouvree?s?|ouvrables?|calendaires?)\b)?)"
)
_HOURS = re.compile(r"(business |working )?(?:hours?|hrs|heures?|h)( ouv)?")
_MONTH = (
    r"(?:jan(?:uary|vier|v)?|feb(?:ruary)?|fev(?:rier|r)?|mar(?:ch|s)|apr(?:il)?|avr(?:il)?|may|mai"
    r"|june?|juin|july?|juil(?:let)?|aug(?:ust)?|aout|sep(?:t(?:ember|embre)?)?|oct(?:ober|obre)?"
    r"|nov(?:ember|embre)?|dec(?:ember|embre)?)\b\.?"
)
_WEEKDAYS = (
    ("monday", "lundi"), ("tuesday", "mardi"), ("wednesday", "mercredi"), ("thursday", "jeudi"),
    ("friday", "vendredi"), ("saturday", "samedi"), ("sunday", "dimanche"),
)  # fmt: skip
_WEEKDAY = "|".join(name for pair in _WEEKDAYS for name in pair)
_BY = (
    r"\b(?:no later than|not later than|by|before|until|on|au plus tard|d'ici(?: a| au)?|avant"
    r"|jusqu'au|pour|le)(?: (?:the|le|la|close of business|end of|end of day|latest|on"
    r"|at the latest|fin de journee)){0,3} "
)
_DAY = re.compile(
    rf"{_BY}(?P<day>(?:(?:{_WEEKDAY}),? )?(?:the )?(?:[0-9]{{1,2}}(?:st|nd|rd|th|er)? (?:of )?"
    rf"{_MONTH}|{_MONTH} [0-9]{{1,2}}(?:st|nd|rd|th)?)(?:,? [0-9]{{4}})?"
    r"|[0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{1,2}[./][0-9]{1,2}[./][0-9]{4}|tomorrow|demain)(?![0-9/])"
)
_NEXT_WEEKDAY = re.compile(rf"{_BY}(?P<name>{_WEEKDAY})\b")
_LATEST = timedelta(days=183)  # a "promise" further off is a slip or another kind of date


@dataclass(frozen=True, slots=True)
class Promise:
    """One of the two is set: a date, or a length from the day the reply came."""

    by: date | None = None
    within: Wait | None = None


def find_promise(sentence: str, received_on: date, language: str) -> Promise | None:
    """The first date or length of time in a folded sentence; None if it holds none.

    `language` decides what 02/05/2026 means; where that is open, there is no promise. A date
    before `received_on`, or more than half a year after it, is not taken for one.
    """
    found = (
        _day(sentence, received_on, language),
        _length(sentence),
        _weekday(sentence, received_on),
    )
    return min((hit for hit in found if hit), key=lambda hit: hit[0], default=(0, None))[1]


def _length(sentence: str) -> tuple[int, Promise] | None:
    match = _LENGTH.search(sentence)
    if match is None:
        return None
    what = re.sub(r"^(?:full|prochaine?s) ", "", match["what"])
    hours = _HOURS.match(what)
    if hours:
        unit: Unit = "business" if hours[1] or hours[2] else "calendar"
        days = -(-int(match["count"]) // 24) if match["count"].isdigit() else 1
        return match.start(), Promise(within=Wait(days=max(1, days), unit=unit))
    try:
        return match.start(), Promise(within=parse_wait(f"{match['count']} {what}"))
    except NotUnderstood:
        return None


def _day(sentence: str, received_on: date, language: str) -> tuple[int, Promise] | None:
    for match in _DAY.finditer(sentence):
        try:
            day = parse_day(match["day"], received_on, language, tolerant=True)
        except NotUnderstood:
            continue
        if timedelta(0) < day - received_on <= _LATEST:
            return match.start(), Promise(by=day)
    return None


def _weekday(sentence: str, received_on: date) -> tuple[int, Promise] | None:
    """ "By Friday" is the next Friday after the day the reply came."""
    match = _NEXT_WEEKDAY.search(sentence)
    if match is None:
        return None
    wanted = next(n for n, pair in enumerate(_WEEKDAYS) if match["name"] in pair)
    ahead = timedelta(days=(wanted - received_on.weekday() - 1) % 7 + 1)
    if ahead > date.max - received_on:
        return None
    return match.start(), Promise(by=received_on + ahead)
