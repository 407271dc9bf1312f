"""The question on which of the narrower lines of business it is, where something depends on it."""

from __future__ import annotations

from collections.abc import Iterator

from plaint.cli.interview.answers import Told
from plaint.cli.interview.choices import Choice
from plaint.cli.interview.flight import flight
from plaint.cli.interview.question import Question, choice
from plaint.domain.complaint import Company, Complaint
from plaint.domain.subsectors import open_subsectors
from plaint.knowledge.loader import load
from plaint.knowledge.subsectors import subsectors
from plaint.wording import Says, say

_NONE = "none"


def which_subsector(told: Told) -> Iterator[Question]:
    """One question, or none. Its key names what it offers: where a correction makes that another
    list, the answer to the one before is none to it, and it is asked again."""
    offered = _offered(told)
    if offered:
        yield choice(
            ".".join(("subsector", *offered)),
            (*(Choice(word, _name(word)) for word in offered), Choice(_NONE, say("none of these"))),
            follows=True, label=say("More exactly"), text=say("Is it one of these?"),
            help=say("Some rules, rights and bodies are for these alone. Where it is none of them,"
                     " or you aren't sure, take the last line."),
            default=lambda told: _NONE,
        )  # fmt: skip


def subsector(told: Told) -> str:
    """The one that was answered; empty for none of them."""
    for question in which_subsector(told):
        answer = told.get(question.key)
        return "" if answer == _NONE else str(answer)
    return ""


def _offered(told: Told) -> tuple[str, ...]:
    if not (told.get("sector") and told.get("kind") and told.get("country")):
        return ()
    complaint = Complaint(
        kind=told.get("kind"), sector=told.get("sector"), country=told.get("country"),
        subdivision=told.get("subdivision"), consumer=told.get("bought") != "business",
        distance=told.get("bought") == "distance",
    )  # fmt: skip
    knowledge = load(told.get("country"), told.context.own_folder)
    company = Company(type=told.get("type") or "business")
    return open_subsectors(
        knowledge, complaint, company, subsectors(), told.context.today, flight(told)
    )


def _name(word: str) -> Says:
    names = subsectors()
    if word not in names:  # of the user's own file
        return say("{word}", word=word)
    return say("{name}", name=names[word].name)
