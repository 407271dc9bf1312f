"""Reading one file of words, and naming what is wrong in it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from plaint.errors import Fault
from plaint.wording import say


def read_words(path: Path, faults: list[Fault]) -> dict[str, Any]:
    """What a TOML file holds; empty where it can't be read, with the fault noted."""
    import tomllib

    try:
        with path.open("rb") as file:
            return tomllib.load(file)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        faults.append(fault(path, str(error)))
        return {}


def fault(path: Path, problem: str) -> Fault:
    """A problem of a word file, which is named with its folder: "en/insult.toml"."""
    return Fault(f"{path.parent.name}/{path.name}", say("{problem}", problem=problem))
