"""The privacy check: what may not stand in public, and what a company need not be told."""

from __future__ import annotations

from collections.abc import Iterable

from plaint.domain.finding import Finding
from plaint.domain.known import KnownFacts, allowed_places, find_known, known_facts
from plaint.domain.references import find_references
from plaint.domain.shapes import Shape, find_secrets, find_shapes, link_places
from plaint.domain.spans import Spans, merged
from plaint.wording import Says, say

__all__ = ["KnownFacts", "find_private", "known_facts"]

_REDACTED = "[…]"  # the same in every language

_WHY: dict[str, Says] = {
    "email": say("Everybody can read this, and so can spammers: keep the address for the email."),
    "phone": say("Anybody could call this number."),
    "iban": say("Bank details are never needed in public."),
    "card": say("A card number in public is an invitation to thieves."),
    "address": say("This says where somebody lives."),
    "postcode": say("A postcode leads to a handful of houses."),
    "reference": say("With this number, strangers can open or change the booking or the case."),
    "name": say("No names in public, yours or an employee's."),
    "date-of-birth": say("Dates of birth are what firms ask to check who is calling."),
    "account": say("With this, strangers could pass for you."),
}
_WHY_IN_A_LETTER: dict[str, Says] = {
    "card": say("They need the last four digits at most."),
    "date-of-birth": say("They seldom need a date of birth; leave it out unless they ask."),
    "account": say("No company needs your password or PIN; never write it down."),
}


def find_private(text: str, known: KnownFacts | None, *, public: bool) -> tuple[Finding, ...]:
    """Personal data in a text: sorted by place, not overlapping, offsets in code points.

    In public everything blocks. A private letter is only warned about what the company doesn't
    need: a full card number, a date of birth, a password.
    """
    if not public:
        return _findings(text, find_secrets(text), _WHY_IN_A_LETTER, block=False)
    shapes = list(find_known(text, known)) if known else []
    links = Spans(link_places(text))
    for shape in (*find_shapes(text), *find_references(text)):
        if not links.touch(shape.start, shape.end):
            shapes.append(shape)
    if known:
        own = Spans(merged(allowed_places(text, known)))
        shapes = [shape for shape in shapes if not own.cover(shape.start, shape.end)]
    return _findings(text, shapes, _WHY, block=True)


def _findings(
    text: str, shapes: Iterable[Shape], why: dict[str, Says], *, block: bool
) -> tuple[Finding, ...]:
    """Shapes that overlap become one finding, of the category that begins first."""
    joined: list[Shape] = []
    for shape in sorted(shapes, key=lambda s: (s.start, -s.end)):
        if joined and shape.start < joined[-1].end:
            joined[-1] = joined[-1]._replace(end=max(joined[-1].end, shape.end))
        else:
            joined.append(shape)
    return tuple(
        Finding(
            "privacy", shape.category, shape.start, shape.end, text[shape.start : shape.end],
            "block" if block else "warn", why[shape.category], _REDACTED,
        )
        for shape in joined
    )  # fmt: skip
