"""How far an address reaches: line by line or comma by comma, until the sentence goes on."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plaint.domain.folding import fold, word_set
from plaint.domain.privacy.address_words import AddressWords

_PIECE = re.compile(r"[^,;\n]{1,80}")
_PHONE = re.compile(r"[ ]?[+(]?\d(?:[ ().-]{0,2}\d){8}")
_BREAK = re.compile(r"[^\S\n]{0,3}(?:,[^\S\n]{0,3}\n?|\n[^\S\n]{0,3},?)[^\S\n]{0,8}")
# A town in small letters after its postcode, where the part ends: 75002 paris.
_SMALL_TOWN = re.compile(r"(?<=\d{5}[ ])[^\W\d_]{3,20}(?=[ ]?(?:[,.;!\n]|\Z))")
_AROUND = "()[]\"'“”«»"
_LONGEST = 160  # characters
_LONGEST_WORD = 40
_WORD = re.compile(rf"\S{{1,{_LONGEST_WORD}}}")
_MOST_PIECES = 8
_INITIALS = re.compile(r"(?:[^\W\d_]\.){1,4}")  # J.F. Kennedy
_STATE = re.compile(r"[A-Z]{2}")
# A handle, a hashtag, a link, an emoji, or a number too long for a postcode: a phone's, an order's.
_NO_PART = re.compile(r"@|#[^\W\d]|://|\d{7}|\A[^\w&/|–—-]+\Z")


class AddressRun:
    """Follows an address through a text."""

    def __init__(self, words: AddressWords) -> None:
        self._links = word_set(" ".join((*words.links, *words.rooms, *words.after_number)))
        self._stops = word_set(" ".join(words.stops))
        self._begins = word_set(" ".join(words.begins))
        self._ends = word_set(" ".join((*words.ends, *words.joined, *words.joined_announced)))
        self._no_street = word_set(" ".join(words.no_street))
        forms = [group.split()[1:] for group in words.same]
        self._short = word_set(" ".join(form for group in forms for form in group))
        self._short_endings = tuple(self._short & word_set(" ".join(words.joined)))

    def pieces(self, text: str, start: int) -> Iterator[tuple[int, int, bool]]:
        """The parts of what may be an address, from `start` on, as far as names and numbers go.

        Where each begins and ends, and whether it is whole. One that is not ends the address.
        """
        at, limit = start, start + _LONGEST
        for _ in range(_MOST_PIECES):
            end, whole = self._piece(text, at, limit)
            yield at, end, whole
            gap = _BREAK.match(text, end) if whole else None
            if not gap:
                break
            at = gap.end()

    def after_street(self, text: str, start: int) -> int:
        """The end of an address whose street ends at `start`: floors, postcode, town, country.

        A part counts where it is wholly made of names and numbers, or has a postcode.
        """
        end = start
        for at, reached, whole in self.pieces(text, start):
            if reached > at and (whole or any(c.isdigit() for c in text[at:reached])):
                end = reached
            elif at > start:
                break
        return end

    def next_piece(self, text: str, at: int) -> int:
        """Where the part after this one begins; none: 0."""
        piece = _PIECE.match(text, at)
        gap = _BREAK.match(text, piece.end()) if piece else None
        return gap.end() if gap else 0

    def _piece(self, text: str, at: int, limit: int) -> tuple[int, bool]:
        """How far names and numbers reach in one part, and whether they are the whole of it."""
        piece = _PIECE.match(text, at, limit)
        if not piece:
            return at, True
        if _PHONE.match(text, at, piece.end()):
            return at, False
        end = at
        named = True  # no word of a street awaits its name, which may have no capital
        for word in _WORD.finditer(text, at, piece.end()):
            bare = word[0].strip(_AROUND + ".!?:")
            folded = fold(bare)
            if _NO_PART.search(bare) or (
                folded in self._stops and self._stops_here(text, word, at)
            ):
                return end, False
            link = bare.islower() and folded in self._links
            if folded in self._begins:
                named = False
            elif not link:
                if named and bare.islower() and folded not in self._ends and not _digits(bare):
                    town = _SMALL_TOWN.match(text, word.start(), piece.end())
                    return town.end() if town else end, False
                named = True
            if any(map(str.isalnum, bare)) and not link:
                end = word.start() + len(word[0].rstrip(_AROUND + ".!?:"))
            if self._ends_sentence(text, word):
                return end, False
        if end == at or text[end : piece.end()].isspace():
            return end, True
        return piece.end(), True

    def _stops_here(self, text: str, word: re.Match[str], at: int) -> bool:
        """Whether the sentence goes on with "Please send"; "rue Mon Repos" and IL are names."""
        if _STATE.fullmatch(word[0]):
            return False
        after = _WORD.search(text, word.end(), word.end() + _LONGEST_WORD)
        first = text[at : word.start()].isspace() or word.start() == at
        return first or (after is not None and after[0].islower())

    def _ends_sentence(self, text: str, word: re.Match[str]) -> bool:
        """A full stop ends it, but not that of `Av.` and `N.`, nor that of `17. Juni`."""
        written = word[0]
        if written[-1] != ".":
            return written[-1] in "!?:"
        letters = written[:-1]
        if _INITIALS.fullmatch(written):
            return False
        if letters.isdigit():
            after = _WORD.search(text, word.end(), word.end() + _LONGEST_WORD)
            return not (after and fold(after[0]) in self._no_street)
        folded = fold(letters)
        if folded in self._links or folded.endswith(self._short_endings):
            return False
        return folded not in self._short or letters.isupper()


def _digits(word: str) -> bool:
    return any(c.isdigit() for c in word)
