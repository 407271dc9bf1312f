"""What an interview told, as the case that opens from it."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from plaint.app.case_file import ZONES, CaseFile
from plaint.cli.interview.answers import Told
from plaint.cli.interview.questions import questions
from plaint.cli.interview.subsector import subsector
from plaint.domain.complaint import Company, Complainant, Complaint, Evidence
from plaint.domain.events import ContactMade
from plaint.domain.facts import FACTS, BadFact, corrected
from plaint.errors import InvalidInput
from plaint.store.evidence import read_file
from plaint.wording import say

_AS_TOLD = (
    "subject", "facts", "kind", "sector", "country", "language", "happened_on", "received_on",
    "remedy_detail", "amount", "paid_by", "paid_on", "urgency", "good",
    "flight_from", "flight_to", "late_minutes", "told_days_before",
)  # fmt: skip
_OWN = ("name", "email", "postal", "phone")


def case_file(told: Told) -> CaseFile:
    """The case; answers that no longer belong to it are left out.

    Raises InvalidInput where a paper can't be read any more, or kept answers are out of order.
    """
    given = facts(told)
    evidence, files = _papers(given.get("evidence") or [])
    try:
        complaint = corrected(Complaint(), _complaint(given, told) | {"evidence": evidence})
        company = corrected(
            Company(type=given.get("type", "business")),
            {
                "name": given["company"], "email": given["email"],
                # Where the airline's home decides about a sum, it isn't guessed.
                "country": given.get("airline_country", given["country"]),
            },
        )  # fmt: skip
        complainant = corrected(Complainant(), _complainant(given, told))
    except (BadFact, KeyError) as error:
        raise InvalidInput(
            say(
                "The kept answers can't be used: {error}.",
                error=error.says if isinstance(error, BadFact) else str(error),
            ),
            hint=say("Start anew: answer no when asked whether to go on."),
        ) from error
    return CaseFile(complaint, company, complainant, _contacts(given), files)


def facts(told: Told) -> dict[str, Any]:
    """The answer or default of every question that belongs to the case."""
    return {q.key: told.answers.get(q.key, q.default(told)) for q in questions(told)}


def profile(told: Told) -> dict[str, str]:
    """What is kept for the next letters, if that is wanted; else empty."""
    given = facts(told)
    if not given.get("keep_profile"):
        return {}
    own = {name: given.get(f"you.{name}", "") for name in _OWN} | {"country": given["country"]}
    return {**told.context.profile, **{name: value for name, value in own.items() if value}}


def _complaint(given: dict[str, Any], told: Told) -> dict[str, object]:
    parts: dict[str, object] = {name: given[name] for name in _AS_TOLD if name in given}
    parts["subdivision"] = told.get("subdivision")
    parts["subsector"] = subsector(told)
    parts["references"] = given["references"] or {}
    parts["consumer"] = given["bought"] != "business"
    parts["distance"] = given["bought"] == "distance"
    if given["kind"] in ("late-delivery", "not-delivered"):
        parts["promised_on"] = given["happened_on"]
    if given["kind"] in ("not-as-described", "wrong-item"):
        parts["received_on"] = given["happened_on"]
    first = given.get("remedy_first", "as-asked")
    parts["remedy"], parts["fallback"] = (
        (given["remedy"], "") if first == "as-asked" else (first, given["remedy"])
    )
    return parts


def _complainant(given: dict[str, Any], told: Told) -> dict[str, object]:
    known = {k: v for k, v in told.context.profile.items() if k in FACTS["complainant"]}
    own = {name: given[f"you.{name}"] for name in _OWN if given.get(f"you.{name}")}
    country = known.get("country") or given["country"]
    return {"country": country, "timezone": ZONES.get(country, "UTC")} | known | own


def _contacts(given: dict[str, Any]) -> tuple[tuple[date, ContactMade], ...]:
    made = []
    number = 0
    while on := given.get(f"contact.{number}.on"):
        promised = given[f"contact.{number}.promised_by"]
        contact = ContactMade(
            by=given[f"contact.{number}.by"], said=given[f"contact.{number}.said"],
            promised_by=date.fromisoformat(promised) if promised else None,
        )  # fmt: skip
        made.append((date.fromisoformat(on), contact))
        number += 1
    return tuple(made)


def _papers(paths: list[str]) -> tuple[tuple[Evidence, ...], dict[str, bytes]]:
    found, files = [], {}
    for path in paths:
        evidence, data = read_file(Path(path))
        found.append(evidence)
        files[evidence.sha256] = data
    return tuple(found), files
