"""The privacy check: what may not stand in public, and what a company need not be told.

Everything that depends on a language is data (`PrivateWords`), read by
`plaint.knowledge.private_words`; people who write publicly mix languages, so the words of all of
them are looked for at once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from plaint.domain.finding import Finding
from plaint.domain.folding import composed
from plaint.domain.privacy.address_words import AddressWords
from plaint.domain.privacy.addresses import Addresses
from plaint.domain.privacy.context import ReferenceWords
from plaint.domain.privacy.identity import Identity, IdentityWords
from plaint.domain.privacy.known import KnownFacts, KnownWords, allowed_places, find_known
from plaint.domain.privacy.online import Online, OnlineWords
from plaint.domain.privacy.payment import find_cards, find_ibans
from plaint.domain.privacy.people import NameWords, People
from plaint.domain.privacy.phones import Phones, PhoneWords
from plaint.domain.privacy.references import References
from plaint.domain.privacy.shapes import Shape, link_places
from plaint.domain.privacy.spelling import SpellingWords
from plaint.domain.privacy.stretches import stretches
from plaint.domain.privacy.tracking import CarrierForm, Tracking
from plaint.domain.spans import Spans, merged
from plaint.wording import Says, say

_REDACTED = "[…]"  # the same in every language

_WHY: dict[str, Says] = {
    "email": say("Everybody can read this, and so can spammers: keep the address for the email."),
    "phone": say("Anybody could call this number."),
    "iban": say("Bank details are never needed in public."),
    "card": say("A card number in public is an invitation to thieves."),
    "address": say("This says where somebody lives."),
    "postcode": say("A postcode leads to a handful of houses."),
    "reference": say("With this number, strangers can open or change the booking or the case."),
    "tracking": say("With this number, strangers can follow or divert the parcel."),
    "name": say("No names in public, yours or an employee's."),
    "date-of-birth": say("Dates of birth are what firms ask to check who is calling."),
    "national-id": say("With this number, strangers could pass for you."),
    "licence-plate": say("A licence plate leads to the keeper of the car."),
    "account": say("With this, strangers could pass for you."),
    "url-with-token": say("Whoever has this link can open what it opens for you."),
}
_WHY_IN_A_LETTER: dict[str, Says] = {
    "card": say("They need the last four digits at most."),
    "date-of-birth": say("They seldom need a date of birth; leave it out unless they ask."),
    "account": say("No company needs your password or PIN; never write it down."),
}


@dataclass(frozen=True, slots=True)
class PrivateWords:
    """What announces personal data or is part of them, in all languages together."""

    address: AddressWords
    identity: IdentityWords
    name: NameWords
    online: OnlineWords
    phone: PhoneWords
    reference: ReferenceWords
    spelling: SpellingWords
    carriers: tuple[CarrierForm, ...]


class _PublicFinders:
    """What is looked for in a public text only."""

    def __init__(self, words: PrivateWords, identity: Identity) -> None:
        self.known_words = KnownWords(words.name, words.address)
        self.online = Online(words.online)
        references = References(words.reference, words.spelling)
        # Among finders of the same place the first names its category.
        self.finders: tuple[Callable[[str], Iterable[Shape]], ...] = (
            find_ibans,
            identity.find,
            Tracking(words.carriers).find,
            references.announced,
            Phones(words.phone).find,
            Addresses(words.address).find,
            People(words.name).find,
            references.alone,
        )


class PrivacyCheck:
    """Finds personal data in texts; built once, since its patterns are made from the words."""

    def __init__(self, words: PrivateWords) -> None:
        self._words = words
        self._identity = Identity(words.identity)

    @cached_property
    def _public(self) -> _PublicFinders:
        """Made when a public text first asks for them: letters are most of what is checked."""
        return _PublicFinders(self._words, self._identity)

    def find(self, text: str, known: KnownFacts | None, *, public: bool) -> tuple[Finding, ...]:
        """Personal data in a text: sorted by place, not overlapping, offsets in code points.

        In public everything blocks. A private letter is only warned about what the company doesn't
        need: a full card number, a date of birth, a password.
        """
        if not public:
            return _findings(text, _everywhere(text, self._secrets), _WHY_IN_A_LETTER, block=False)
        public_finders = self._public
        links = Spans(link_places(text))
        shapes = list(find_known(text, known, public_finders.known_words)) if known else []
        found = _everywhere(text, self._shapes)
        shapes += (shape for shape in found if not links.touch(shape.start, shape.end))
        shapes += _everywhere(text, public_finders.online.find)
        if known:
            own = Spans(merged(allowed_places(text, known, public_finders.known_words)))
            shapes = [shape for shape in shapes if not own.cover(shape.start, shape.end)]
        return _findings(text, shapes, _WHY, block=True)

    def _secrets(self, text: str) -> Iterator[Shape]:
        """What no company needs to be told: full card numbers, dates of birth, passwords."""
        yield from find_cards(text)
        yield from self._identity.secrets(text)

    def _shapes(self, text: str) -> Iterator[Shape]:
        """Everything that looks like personal data; the places may overlap."""
        yield from self._secrets(text)
        for find in self._public.finders:
            yield from find(text)


def _everywhere(text: str, find: Callable[[str], Iterable[Shape]]) -> Iterator[Shape]:
    """What a finder finds in each stretch of the text, by its place in the text."""
    whole, places = composed(text)
    for at, stretch in stretches(whole):
        for category, start, end in find(stretch):
            yield Shape(category, places[at + start], places[at + end])


def _findings(
    text: str, shapes: Iterable[Shape], why: dict[str, Says], *, block: bool
) -> tuple[Finding, ...]:
    """Shapes that overlap become one finding, of the category that begins first.

    Where two begin in the same place, the one that was found first names it.
    """
    joined: list[Shape] = []
    for shape in sorted(shapes, key=lambda s: s.start):
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
