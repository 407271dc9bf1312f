"""Names of people whom no case knows: strangers, employees, somebody who signs a post."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from plaint.domain.shapes import Shape


@dataclass(frozen=True, slots=True)
class NameWords:
    """The words of all languages together, folded."""

    no_names: tuple[str, ...]  # what stands in a noted name and is no part of it: Mrs, manager
    everyday: tuple[str, ...]  # parts of names that are everyday words: a name only with a capital


class People:
    """Finds names of people in a text."""

    def __init__(self, words: NameWords) -> None:
        self._words = words

    def find(self, text: str) -> Iterator[Shape]:
        """Names that the words around them give away."""
        yield from ()
