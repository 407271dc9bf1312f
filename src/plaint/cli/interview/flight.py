"""What the interview asks about a flight, each only where it decides the passenger's sum."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from plaint.app.flight import flight_of
from plaint.cli.interview.answers import Answers, NotTaken, Reader, Told, fact, plain
from plaint.cli.interview.places import country
from plaint.cli.interview.question import LEFT_OUT, Question
from plaint.domain.complaint import Company, Complaint
from plaint.domain.flights import Airport, Flight, regimes
from plaint.domain.when import NotUnderstood, parse_wait
from plaint.wording import Says, say

_KINDS = ("cancelled", "delayed", "denied-boarding")
# Regulation (EC) No 261/2004, art. 5(1)(c)(i): told as early as this, nothing is due.
_TOLD_EARLY = 14
_HOURS = re.compile(r"(\d{1,2}) ?(?:h|hours?|hrs?|heures?)\b(?:,? (?:and|et))?(?: ?(\d{1,2}).*)?")
_SPELT = re.compile(r"(\d{1,2})(?:h|:)(\d{2})?")
_MINUTES = re.compile(r"(\d{1,4}) ?(?:m|min|minutes?)\b.*")


def airport_code(key: str, other: str = "") -> Reader:
    """Three letters, or a town: where several airports match, they are listed."""

    def read(text: str, told: Told) -> Answers:
        from plaint.knowledge.airports import airports_of

        found = airports_of(text)
        if not found:
            raise NotTaken(
                say("No airport is known by this name."),
                say("The three letters stand on the booking: LHR, CDG. Or leave it out: -"),
            )
        if len(found) > 1:
            listed = "\n".join(_told(one) for one in found)
            raise NotTaken(
                say("Which of these? Type its three letters.\n{airports}", airports=listed)
            )
        if found[0].code == told.get(other):
            raise NotTaken(say("This is the airport it left from: give the one of arrival."))
        return {key: found[0].code}

    return read


def _told(one: Airport) -> str:
    return f"  {one.code}  {one.name}, {one.city}, {one.country}"


def _which(key: str) -> Any:
    def note(told: Told) -> Says | None:
        from plaint.knowledge.airports import airport

        found = airport(told.get(key)) if told.get(key) else None
        if found is None:
            return None
        return say("That is {airport}, {country}.", airport=found.name, country=found.country)

    return note


def lateness(text: str, told: Told) -> Answers:
    """ "3h40", "4 hours", "220 minutes"; a small number alone could be either."""
    word = plain(text)
    if word.isascii() and word.isdigit() and int(word) <= 48:
        raise NotTaken(say("Hours or minutes? Write 4h, or 40 min."))
    hours = _SPELT.fullmatch(word) or _HOURS.fullmatch(word)
    minutes = _MINUTES.fullmatch(word)
    if hours:
        total = int(hours[1]) * 60 + int(hours[2] or 0)
    else:
        total = fact("complaint", "late_minutes", minutes[1] if minutes else word)
    return {"late_minutes": f"{total // 60}h{total % 60:02}"}


def days_before(text: str, told: Told) -> Answers:
    """A number of days, or a time in words: "10 days", "2 weeks"."""
    try:
        wait = parse_wait(text, "calendar")
    except NotUnderstood:
        return {"told_days_before": fact("complaint", "told_days_before", text.strip())}
    days = wait.days + 7 * wait.weeks + 30 * wait.months
    return {"told_days_before": fact("complaint", "told_days_before", days)}


def airline_country(text: str, told: Told) -> Answers:
    return {"airline_country": country(text, told)["country"]}


def flight(told: Told) -> Flight | None:
    """The flight as far as it is told; None until both airports are."""
    if not _is_flight(told):
        return None
    return flight_of(
        Complaint(
            kind=told.get("kind"),
            flight_from=told.get("flight_from"),
            flight_to=told.get("flight_to"),
        ),
        Company(country=told.get("airline_country")),
    )


def carrier_decides(told: Told) -> bool:
    """Whether the flight is covered only by the home of the airline: art. 3(1)(b)."""
    journey = flight(told)
    if journey is None or regimes(replace(journey, carrier_country="")):
        return False
    return any(regimes(replace(journey, carrier_country=home)) for home in ("FR", "GB"))


def _is_flight(told: Told) -> bool:
    return told.get("sector") == "airline" and told.get("kind") in _KINDS


def _covered(told: Told, *kinds: str) -> bool:
    journey = flight(told)
    return journey is not None and told.get("kind") in kinds and bool(regimes(journey))


def _asks_lateness(told: Told) -> bool:
    days = told.get("told_days_before")
    told_late = days != "" and days < _TOLD_EARLY
    return _covered(told, "delayed") or (_covered(told, "cancelled") and told_late)


def _lateness_asked(told: Told) -> Says:
    if told.get("kind") == "cancelled":
        return say("If another flight took you there, how late did you arrive?")
    return say("How late did you arrive at the last stop of your booking?")


FLIGHT = (
    Question(
        key="flight_from", read=airport_code("flight_from"), empty=LEFT_OUT, follows=True,
        label=say("Flight from"), text=say("From which airport did you fly, or should you have?"),
        example=say("LHR, Heathrow, Lyon"), applies=_is_flight, note=_which("flight_from"),
        help=say("In Europe a fixed sum may be due to you; it depends on the distance. A code of"
                 " three letters is surest, a town will do."),
    ),
    Question(
        key="flight_to", read=airport_code("flight_to", "flight_from"), empty=LEFT_OUT,
        follows=True, label=say("Flight to"), text=say("And where did your booking end?"),
        example=say("JFK, Barcelona"), note=_which("flight_to"),
        help=say("The last airport of the booking, after any change of plane."),
        applies=lambda told: _is_flight(told) and bool(told.get("flight_from")),
    ),
    Question(
        key="airline_country", read=airline_country, empty=LEFT_OUT, follows=True,
        label=say("The airline's home"), text=say("In which country is the airline at home?"),
        example=say("Ireland, US"), applies=carrier_decides,
        help=say("On a flight into Europe, the European sums hold for European airlines only."),
    ),
    Question(
        key="told_days_before", read=days_before, empty=LEFT_OUT, follows=True,
        label=say("Told before"), example=say("0 for the same day, 10, 2 weeks"),
        text=say("How many days before the flight were you told that it was cancelled?"),
        help=say("A fixed sum is due only where they told you less than 14 days before."),
        applies=lambda told: _covered(told, "cancelled"),
    ),
    Question(
        key="late_minutes", read=lateness, empty=LEFT_OUT, follows=True,
        label=say("Late on arrival"), text=_lateness_asked, example=say("3h40, 200 min"),
        help=say("At the moment when the doors opened. A fixed sum is due from three hours on; for"
                 " a cancelled flight, the new one's delay counts too."),
        applies=_asks_lateness,
    ),
)  # fmt: skip
