"""A known postal address in the forms in which it is written: in part, in long and in short."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from plaint.domain.folding import spelt, squash

_LEAST = 6  # letters and digits
_MOST_PIECES = 8
_POSTCODE = re.compile(
    r"\b([A-Z]{1,2}\d[A-Z\d]?\s{0,3}\d[A-Z]{2}|(?<!\d)\d{5}(?!\d))\b", re.IGNORECASE
)
_BORDER = re.compile(r"[,;\n]")
_WORD = re.compile(r"[^\W_]+")


def postal_forms(
    postal: str, street_end: re.Pattern[str], same: Sequence[frozenset[str]]
) -> Iterator[tuple[str, str]]:
    """The address, each of its streets and postcodes and what stands between, as patterns.

    They match in texts squashed by `folding.squash`. `same` are words that mean the same, such as
    street and st. A town alone tells nothing; a house in a street does.
    """
    pieces = [*_pieces(postal)][:_MOST_PIECES]
    for first, piece in enumerate(pieces):
        if _POSTCODE.fullmatch(piece):
            yield "postcode", spelt(piece)
        elif (end := street_end.search(piece)) and _tells(piece[: end.end()]):
            yield "address", _written(piece[: end.end()], same)
        for last in range(first + 1, len(pieces) + 1):
            run = " ".join(pieces[first:last])
            if _tells(run):
                yield "address", _written(run, same)


def _pieces(postal: str) -> Iterator[str]:
    """What stands between commas and on lines of its own; a postcode is a piece by itself."""
    for line in _BORDER.split(postal):
        yield from (piece.strip() for piece in _POSTCODE.split(line) if piece.strip())


def _tells(part: str) -> bool:
    key, _ = squash(part)
    return len(key) >= _LEAST and not key.isdigit() and not key.isalpha()


def _written(part: str, same: Sequence[frozenset[str]]) -> str:
    return "".join(_word(word, same) for word in _WORD.findall(part))


def _word(word: str, same: Iterable[frozenset[str]]) -> str:
    """A word of an address in long and short: street, st; Hauptstraße, Hauptstr."""
    folded, _ = squash(word)
    choices = {spelt(word): None}
    for forms in same:
        ending = max((form for form in forms if folded.endswith(form)), key=len, default="")
        # the ß of Hauptstraße is two letters where it is folded, so letters can't be counted off
        stem = next(n for n in range(len(word) + 1) if len(squash(word[n:])[0]) <= len(ending))
        before = spelt(word[:stem]) if ending else ""
        if ending and (not before or len(ending) > 2):  # a word that ends in "st" is no street
            choices |= {before + other: None for other in forms}
    return f"(?:{'|'.join(sorted(choices, key=len, reverse=True))})"
