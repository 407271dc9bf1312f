"""The words of the privacy check for the tests of its finders, and what a finder finds."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from plaint.domain.privacy.shapes import Shape
from plaint.knowledge import private_words

WORDS = private_words.read_private_words(Path(private_words.__file__).parent / "privacy")


def found(find: Callable[[str], Iterator[Shape]], text: str) -> list[tuple[str, str]]:
    """The categories and the words of what a finder finds, in the order of the text."""
    places = sorted({(s.start, s.end, s.category) for s in find(text)})
    return [(category, text[start:end]) for start, end, category in places]
