"""Which body somebody means: by its id, its name, or a part of it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from plaint.domain.rules import Body, Gate, Source

_MEDIATORS: tuple[Gate, ...] = ("silence", "refusal", "partial", "final-response", "deadlock")
_SHORTEST = 3  # a part of a name


def is_named(body: Body, named: str) -> bool:
    """Whether the words with which a company names its scheme mean this body."""
    if not named:
        return False
    name = body.name.casefold()
    return named == body.id or named in name or name in named


def meant(bodies: Iterable[Body], words: str) -> tuple[Body, ...]:
    """The bodies that the words may mean: one by its id or whole name, else all that hold them."""
    bodies, word = tuple(bodies), words.strip().casefold()
    exact = [body for body in bodies if word in (body.id, body.name.casefold())]
    if exact or len(word) < _SHORTEST:
        return tuple(exact[:1])
    tail = [body for body in bodies if body.id.partition("-")[2] == word]
    if tail:
        return tuple(tail[:1])
    return tuple(b for b in bodies if word in b.name.casefold() or b.name.casefold() in word)


def body_meant(bodies: Iterable[Body], words: str) -> Body | None:
    """The one body that the words mean; None where it is none of them, or may be several."""
    found = meant(bodies, words)
    return found[0] if len(found) == 1 else None


def stranger(name: str, usual: Body | None, country: str, on: date) -> Body:
    """A body that is known by its name alone; its door is taken to be that of the usual one."""
    return Body(
        id="named", country=country, name=name, kind="mediator", sectors=(),
        gates=usual.gates if usual else _MEDIATORS,
        says={
            "en": "plaint doesn't know this body: see on its site what it takes, and when.",
            "fr": "plaint ne connaît pas cet organisme\N{NO-BREAK SPACE}: voyez sur son site ce"
            " qu'il traite, et quand.",
        },
        certainty="commonly", source=Source(title=name), checked_on=on,
    )  # fmt: skip
