"""Typed answers become facts: what people write to a question, checked by the facts' own parsers.

Everything here is pure but for the files that `papers` looks at. A reader takes the text and what
was told before, and gives the answers it makes, as the plain values that `plaint.domain.facts`
reads; it raises NotTaken, with a sentence, where the text can't be an answer.
"""

from __future__ import annotations

import os
import re
import shlex
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from plaint.cli.asking import NO, YES
from plaint.domain.calendar import Calendar
from plaint.domain.complaint import Complaint
from plaint.domain.etiquette import not_for_plaint
from plaint.domain.facts import FACTS, BadFact
from plaint.domain.mail_address import check_address, is_noreply
from plaint.domain.when import NotUnderstood, parse_day, parse_wait
from plaint.errors import InvalidInput, PlaintError, Refused
from plaint.wording import Says, say

_NEVER = (*NO, "none", "never", "not yet", "aucun", "aucune", "jamais", "pas encore")


class NotTaken(ValueError):
    """A text that can't be the answer; `says` tells why, `hint` what would do."""

    def __init__(self, says: Says, hint: Says | None = None) -> None:
        super().__init__(str(says))
        self.says = says
        self.hint = hint


@dataclass(frozen=True, slots=True)
class Context:
    """What an interview knows before it asks. `place` is the locale's country, or empty;
    `own_folder` holds the user's own knowledge files.
    """

    today: date
    language: str
    place: str
    profile: Mapping[str, Any]
    calendar_for: Callable[[str, str], Calendar]
    own_folder: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """The answers so far, by the key of their question."""

    answers: Mapping[str, Any]
    context: Context

    def get(self, key: str) -> Any:
        return self.answers.get(key, "")


Answers = dict[str, Any]
Reader = Callable[[str, Told], Answers]


def fact(table: str, name: str, value: object) -> Any:
    """A value checked by the parser of that fact."""
    try:
        return FACTS[table][name](value)
    except BadFact as bad:
        raise NotTaken(say("This answer {fault}.", fault=bad.says)) from None


def of_fact(table: str, name: str, key: str = "") -> Reader:
    """The answer is the fact itself: a line, a text."""

    def read(text: str, told: Told) -> Answers:
        return {key or name: fact(table, name, text.replace("\t", " ").strip())}

    return read


def subject(text: str, told: Told) -> Answers:
    """Raises Refused for what plaint is not for: better now than after eleven more questions."""
    given: str = fact("complaint", "subject", text.replace("\t", " ").strip())
    official = not_for_plaint(Complaint(subject=given))
    if official:
        raise Refused(
            "complaint", official,
            instead=say("Use the way of appeal that the notice itself names, by its date."),
        )  # fmt: skip
    return {"subject": given}


def yes_or_no(key: str) -> Reader:
    def read(text: str, told: Told) -> Answers:
        word = text.strip().casefold()
        if word not in (*YES, *NO):
            raise NotTaken(say("Answer yes or no."))
        return {key: word in YES}

    return read


def day(text: str, told: Told) -> date:
    """A day up to today, as people write it."""
    found = _understood(text, told.context.today, told)
    if found > told.context.today:
        raise NotTaken(
            say("{day} is in the future: give a day that has been.", day=found),
            say("With the year it is surest: 12 May 2026."),
        )
    return found


def of_day(key: str) -> Reader:
    def read(text: str, told: Told) -> Answers:
        return {key: day(text, told).isoformat()}

    return read


def first_try(key: str) -> Reader:
    """The day of an earlier try; "no" says that there was none."""

    def read(text: str, told: Told) -> Answers:
        word = text.strip().casefold()
        if word in _NEVER:
            return {key: ""}
        if word in YES:
            raise NotTaken(say("On which day was it? The first time first."))
        return {key: day(text, told).isoformat()}

    return read


def promise(key: str, since: str) -> Reader:
    """The day by which they promised something: "in 5 days" counts from the day they said it."""

    def read(text: str, told: Told) -> Answers:
        made = date.fromisoformat(told.get(since))
        try:
            wait = parse_wait(text)
        except NotUnderstood:
            found = _understood(text, told.context.today, told, tolerant=True)
        else:
            calendar = None
            if wait.unit != "calendar":
                calendar = told.context.calendar_for(told.get("country"), told.get("subdivision"))
            found = _understood(text, made, told, tolerant=True, calendar=calendar)
        if found < made:
            raise NotTaken(
                say("{day} is before the day they said it, {made}.", day=found, made=made)
            )
        return {key: found.isoformat()}

    return read


def _understood(
    text: str, today: date, told: Told, *, tolerant: bool = False, calendar: Calendar | None = None
) -> date:
    try:
        return parse_day(text, today, told.context.language, tolerant=tolerant, calendar=calendar)
    except NotUnderstood as error:
        raise NotTaken(error.message, error.hint) from None


_ADDRESS = re.compile(r"\S+@\S+")


def company(text: str, told: Told) -> Answers:
    """A name, or a name and an address: "Example Shop, help@example.com"."""
    found = _ADDRESS.search(text)
    if found is None:
        return {"company": fact("company", "name", text.strip()), "email_with_name": False}
    name = (text[: found.start()] + text[found.end() :]).strip(" \t,;:<>()-")
    if not name:
        raise NotTaken(say("Give the company's name too, not only its address."))
    address = company_email(found[0].strip(",;:<>()"), told)
    return {"company": fact("company", "name", name), "email_with_name": True} | address


def company_email(text: str, told: Told) -> Answers:
    address = _address("company", text)
    if is_noreply(address):
        raise NotTaken(
            say("Nobody reads what is sent to {address}: it says so itself.", address=address),
            say("Look for the address for complaints on their site."),
        )
    return {"email": address}


def own_email(text: str, told: Told) -> Answers:
    return {"you.email": _address("complainant", text)}


def _address(table: str, text: str) -> str:
    given: str = fact(table, "email", text.strip())
    try:
        return check_address(given)
    except InvalidInput as error:
        raise NotTaken(error.message, error.hint) from None


def plain(text: str) -> str:
    """Without accents, capitals and odd spaces."""
    letters = unicodedata.normalize("NFKD", text.replace("\u2019", "'")).casefold()
    return " ".join("".join(c for c in letters if not unicodedata.combining(c)).split())


def references(text: str, told: Told) -> Answers:
    """ "order 48213, booking X7K2PQ": each a name and a number; a number alone is a reference."""
    found: dict[str, str] = {}
    for part in re.split(r"[,;\n]", text):
        if part.strip():
            name, value = _reference(part.strip(), told)
            unique = name if name not in found else f"{name} {len(found) + 1}"
            found[unique] = value
    return {"references": fact("complaint", "references", found)}


def _reference(part: str, told: Told) -> tuple[str, str]:
    named = re.fullmatch(r"([^:=]+?)\s*[:=]\s*(.+)", part)
    if named:
        return named[1], named[2]
    words = part.split()
    start = next(
        (n for n, word in enumerate(words) if n and re.search(r"\d", word)), len(words) - 1
    )
    unnamed = "référence" if told.context.language == "fr" else "reference"
    return " ".join(words[:start]) or unnamed, " ".join(words[start:])


def papers(text: str, told: Told) -> Answers:
    """Files to enclose, as a shell would take their names, so that dragging one in works."""
    from plaint.store.evidence import read_file

    try:
        names = shlex.split(text.replace(", ", " "), posix=os.name == "posix")
    except ValueError:
        raise NotTaken(say("A quotation mark is not closed.")) from None
    paths = [Path(os.path.expanduser(name.strip("\"'"))).absolute() for name in names]
    for path in paths:
        try:
            read_file(path)
        except PlaintError as error:
            raise NotTaken(error.message) from None
        except (OSError, ValueError) as error:
            raise NotTaken(
                say("{name} can't be read: {error}.", name=str(path), error=str(error))
            ) from None
    return {"evidence": [str(path) for path in paths]}
