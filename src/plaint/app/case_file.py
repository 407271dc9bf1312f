"""Reading a case file: TOML as people write it, with every fault found at once."""

from __future__ import annotations

import re
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from plaint.app.flight import is_airport
from plaint.domain.complaint import (
    CONTACT_WAYS,
    Company,
    Complainant,
    Complaint,
    Evidence,
    Money,
)
from plaint.domain.events import ContactMade
from plaint.domain.facts import FACTS, REQUIRED, BadFact, day, line, one_of, text
from plaint.domain.mail_address import is_noreply
from plaint.errors import Fault, InvalidInput, PlaintError
from plaint.store.evidence import read_file
from plaint.wording import Says, say

LARGEST_CASE_FILE = 1_000_000  # characters
# The zone in which a complainant of this country counts days, where neither file nor profile says.
ZONES = {
    "GB": "Europe/London", "IE": "Europe/Dublin", "FR": "Europe/Paris", "BE": "Europe/Brussels",
    "LU": "Europe/Luxembourg", "CH": "Europe/Zurich", "DE": "Europe/Berlin",
    "AT": "Europe/Vienna", "ES": "Europe/Madrid", "IT": "Europe/Rome",
    "NL": "Europe/Amsterdam", "PT": "Europe/Lisbon", "NZ": "Pacific/Auckland",
    "AU": "Australia/Sydney", "CA": "America/Toronto", "US": "America/New_York",
}  # fmt: skip
_HAS_HAPPENED = ("happened_on", "ordered_on", "received_on", "paid_on", "on")
FRENCH_SPEAKING = ("FR", "BE", "LU", "MC")
_CONTACT = {
    "on": day, "by": one_of(CONTACT_WAYS), "with": line, "said": text, "promised_by": day,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class CaseFile:
    """What a case file told; `files` are the evidence's bytes, by their SHA-256."""

    complaint: Complaint
    company: Company
    complainant: Complainant
    contacts: tuple[tuple[date, ContactMade], ...]
    files: Mapping[str, bytes]


def read_case_file(
    content: str, folder: Path | None, profile: Mapping[str, Any], today: date, source: str
) -> CaseFile:
    """Check a case file. `folder` is what its evidence is relative to (None: it may name none);
    `profile` fills what [complainant] leaves out. Raises InvalidInput with all the faults.
    """
    data = _parsed(content, source)
    reader = _Reader(_lines(content), today)
    for name in data:
        if name not in ("complaint", "contact", "company", "complainant"):
            reader.fault(name, say("is not a part of a case file"))
    files: dict[str, bytes] = {}
    complaint = _with_defaults(reader.table(data, "complaint"))
    evidence = reader.evidence(complaint.pop("evidence", []), folder, files)
    company = {"country": complaint.get("country", "")} | reader.table(data, "company")
    complainant = _complainant(reader.table(data, "complainant", profile), complaint)
    contacts = reader.contacts(data.get("contact", []))
    if reader.faults:
        raise InvalidInput(
            _how_many(source, len(reader.faults)),
            faults=tuple(sorted(reader.faults, key=lambda f: (f.line or 0, f.place))),
            hint=say("Mend them and run the same command again."),
            source=source,
        )  # fmt: skip
    return CaseFile(
        replace(Complaint(**complaint), evidence=evidence),
        Company(**company),
        Complainant(**complainant),
        contacts,
        files,
    )


def _how_many(source: str, count: int) -> Says:
    if count == 1:
        return say("{source} has one fault; nothing was stored.", source=source)
    return say("{source} has {count} faults; nothing was stored.", source=source, count=count)


def _parsed(content: str, source: str) -> dict[str, Any]:
    import tomllib

    if len(content) > LARGEST_CASE_FILE:
        raise InvalidInput(say("{source} is too large for a case file.", source=source))
    try:
        return tomllib.loads(content)
    except ValueError as error:  # TOMLDecodeError, and what int() says of too many digits
        with suppress(ValueError, RecursionError):
            return tomllib.loads(_IMPOSSIBLE_DATE.sub(_no_fact, content))
        fault = Fault(source, say("{error}", error=str(error)), _line_of(str(error), content))
        raise InvalidInput(
            say("{source} is not a TOML file; nothing was stored.", source=source),
            faults=(fault,),
            hint=say("Text stands in quotes, and a date is written 2026-05-12."),
            source=source,
        ) from error
    except RecursionError as error:
        raise InvalidInput(say("{source} is nested too deeply.", source=source)) from error


_IMPOSSIBLE_DATE = re.compile(
    r"^([ \t]*[\w.-]+[ \t]*=[ \t]*)(\d{4}-\d\d?-\d\d?)(?=[ \t]*(?:#|\r?$))", re.M
)


def _no_fact(written: re.Match[str]) -> str:
    """A value that no fact takes, for a day that can't be: a fault among the others.

    To TOML itself 30 February is a broken file, of which nothing else could be told.
    """
    try:
        date.fromisoformat(written[2])
    except ValueError:
        return f"{written[1]}nan"
    return written[0]


def _line_of(error: str, content: str) -> int | None:
    """The line that tomllib names; it calls the last one the end of the document."""
    at = re.search(r"line (\d+)", error)
    if at:
        return int(at[1])
    return len(content.splitlines()) if "end of document" in error else None


class _Reader:
    """Collects faults while the parts of the file are read."""

    def __init__(self, lines: Mapping[str, int], today: date) -> None:
        self.faults: list[Fault] = []
        self._lines = lines
        self._today = today

    def fault(self, place: str, message: Says) -> None:
        line_number = self._lines.get(place, self._lines.get(place.rpartition(".")[0]))
        self.faults.append(Fault(place, message, line_number))

    def table(
        self, data: Mapping[str, Any], name: str, defaults: Mapping[str, Any] | None = None
    ) -> dict[str, Any]:
        """The parsed facts of one table; what is missing or wrong becomes a fault."""
        given = data.get(name, {})
        if not isinstance(given, dict):
            self.fault(name, say("must be a table"))
            return {}
        parsed: dict[str, Any] = {}
        for key, value in {**(defaults or {}), **given}.items():
            place = f"{name}.{key}"
            if key not in FACTS[name]:
                self.fault(place, _unknown(key, tuple(FACTS[name])))
            elif key == "evidence":
                parsed[key] = value
            else:
                self._parse(parsed, place, key, FACTS[name][key], value)
        for key in REQUIRED[name]:
            if key not in parsed and not any(f.place == f"{name}.{key}" for f in self.faults):
                self.fault(f"{name}.{key}", say("is missing"))
        return parsed

    def _parse(
        self, parsed: dict[str, Any], place: str, key: str, parser: Any, value: object
    ) -> None:
        try:
            parsed[key] = parser(value)
        except BadFact as bad:
            self.fault(place, bad.says)
            return
        fault = unlikely(place, parsed[key], self._today)
        if fault is not None:
            self.fault(place, fault)

    def evidence(
        self, paths: object, folder: Path | None, files: dict[str, bytes]
    ) -> tuple[Evidence, ...]:
        if not isinstance(paths, list) or not all(isinstance(path, str) for path in paths):
            self.fault("complaint.evidence", say('must be a list such as ["receipt.pdf"]'))
            return ()
        found = []
        for path in paths:
            try:
                if folder is None:
                    self.fault("complaint.evidence", say("files can't be named here"))
                    return ()
                if not (folder / path).resolve().is_relative_to(folder.resolve()):
                    # A stranger's case file must not attach what lies elsewhere on the machine.
                    self.fault(
                        "complaint.evidence",
                        say("{name} lies outside the case file's folder", name=path),
                    )
                    continue
                evidence, data = read_file(folder / path)
            except (PlaintError, OSError, ValueError) as error:
                message = error.message if isinstance(error, PlaintError) else None
                self.fault("complaint.evidence", message or say("{name} can't be read", name=path))
                continue
            files[evidence.sha256] = data
            found.append(evidence)
        return tuple(found)

    def contacts(self, given: object) -> tuple[tuple[date, ContactMade], ...]:
        if not isinstance(given, list):
            self.fault("contact", say("must be written [[contact]]"))
            return ()
        return tuple(
            contact
            for number, entry in enumerate(given, start=1)
            if (contact := self._contact(f"contact[{number}]", entry)) is not None
        )

    def _contact(self, place: str, entry: Any) -> tuple[date, ContactMade] | None:
        before = len(self.faults)
        parsed: dict[str, Any] = {}
        if not isinstance(entry, dict):
            self.fault(place, say("must be written [[contact]]"))
            return None
        for key, value in entry.items():
            if key not in _CONTACT:
                self.fault(f"{place}.{key}", _unknown(key, tuple(_CONTACT)))
            else:
                self._parse(parsed, f"{place}.{key}", key, _CONTACT[key], value)
        for key in ("on", "by"):
            if key not in entry:
                self.fault(f"{place}.{key}", say("is missing"))
        if len(self.faults) > before:
            return None
        return parsed["on"], ContactMade(
            by=parsed["by"], with_whom=parsed.get("with", ""), said=parsed.get("said", ""),
            promised_by=parsed.get("promised_by"),
        )  # fmt: skip


def unlikely(place: str, value: object, today: date) -> Says | None:
    """What is wrong with a fact that reads well and yet can't be so; None if nothing is."""
    if place.rpartition(".")[2] in _HAS_HAPPENED and isinstance(value, date) and value > today:
        return say("is in the future")
    if isinstance(value, date) and not _FIRST_DAY <= value <= today + _FARTHEST:
        return say("is too far from today; is the year right?")
    if isinstance(value, Money) and not value.amount:
        return say("is nothing; leave it out where no sum is asked")
    if place == "company.email" and isinstance(value, str) and is_noreply(value):
        return say("is an address that nobody reads; find the one for complaints")
    if place in ("complaint.flight_from", "complaint.flight_to") and not is_airport(value):
        return say("is no airport's code; it is on the ticket: LHR, CDG, ...")
    return None


# Older than any time limit; and further off than any promise of a delivery.
_FIRST_DAY = date(1950, 1, 1)
_FARTHEST = timedelta(days=10 * 366)


def _unknown(key: str, known: tuple[str, ...]) -> Says:
    import difflib

    near = difflib.get_close_matches(key, known, n=1)
    if near:
        return say("is not known; did you mean {near}?", near=near[0])
    return say("is not known")


def _with_defaults(complaint: dict[str, Any]) -> dict[str, Any]:
    country = complaint.get("country", "")
    language = "fr" if country in FRENCH_SPEAKING else "en"
    return {"language": language} | complaint


def _complainant(given: dict[str, Any], complaint: dict[str, Any]) -> dict[str, Any]:
    country = given.get("country") or complaint.get("country", "")
    return {"country": country, "timezone": ZONES.get(country, "UTC")} | given


_HEADER = re.compile(r"\s*(\[\[?)\s*([A-Za-z_.-]+)\s*\]\]?")
_KEY = re.compile(r"\s*([A-Za-z_-]+)(?:\.[\w-]+)*\s*=")


def _lines(content: str) -> dict[str, int]:
    """The line on which each key stands: `complaint.kind`, `contact[2].on`, `company`."""
    found: dict[str, int] = {}
    table, contacts, inside = "", 0, ""
    for number, content_line in enumerate(content.splitlines(), start=1):
        if inside:
            if inside in content_line:
                inside = ""
            continue
        header = _HEADER.match(content_line)
        if header and "=" not in content_line.split("#")[0]:
            table = header[2]
            if header[1] == "[[":
                contacts += 1
                table = f"{table}[{contacts}]"
            found.setdefault(table, number)
            continue
        key = _KEY.match(content_line)
        if key:
            found.setdefault(f"{table}.{key[1]}" if table else key[1], number)
            for quotes in ('"""', "'''"):
                if content_line.count(quotes) == 1:
                    inside = quotes
    return found
