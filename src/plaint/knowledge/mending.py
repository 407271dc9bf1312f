"""Loads how sentences are mended where words went: `tone/<language>/mending.toml`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from plaint.domain.tone.mending import Joints
from plaint.errors import Fault, InvalidInput
from plaint.knowledge.words import languages
from plaint.wording import say

_FOLDER = Path(__file__).parent / "tone"
_NONE: Mapping[str, str] = {}


@cache
def joints(language: str | None) -> Joints:
    """The joints of a language; of none where it has no such file, or nobody knows the language.

    Raises InvalidInput that names the file where it is out of order.
    """
    if language not in languages():
        return Joints()
    path = _FOLDER / language / "mending.toml"
    return read_joints(path) if path.exists() else Joints()


def read_joints(path: Path) -> Joints:
    """Raises InvalidInput that names the file and what is wrong in it."""
    import tomllib

    try:
        table = tomllib.loads(path.read_text("utf-8"))
        return _joints(**table)
    except (ValueError, TypeError, AttributeError, re.error) as error:
        fault = Fault(f"{path.parent.name}/{path.name}", say("{problem}", problem=str(error)))
        raise InvalidInput(
            say("A word list is out of order."), faults=(fault,), source=str(path)
        ) from None


def _joints(
    *, vowel: str = "", joining: str = "",
    before_vowel: Mapping[str, str] = _NONE, before_other: Mapping[str, str] = _NONE,
) -> Joints:  # fmt: skip
    """The keys of the file. Another one raises TypeError, which names it."""
    return Joints(
        vowel=re.compile(vowel, re.IGNORECASE) if vowel else None,
        before_vowel={word.lower(): form for word, form in before_vowel.items()},
        before_other={word.lower(): form for word, form in before_other.items()},
        joining=frozenset(joining.split()),
    )
