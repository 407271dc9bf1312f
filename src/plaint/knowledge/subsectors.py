"""What the subsectors of the country files are called, from `subsectors.toml`.

Read when a name is first asked for: `plaint status` never does.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from functools import cache
from typing import Any

from plaint.domain.subsectors import Subsector
from plaint.knowledge.fingerprint import FOLDER

_FILE = "subsectors.toml"


@cache
def subsectors() -> Mapping[str, Subsector]:
    """Every subsector by its word. One of the user's own file isn't among them."""
    import tomllib

    with open(os.path.join(FOLDER, _FILE), "rb") as file:
        document: dict[str, dict[str, Any]] = tomllib.load(file)
    return {
        word: Subsector(
            {"en": entry["en"], "fr": entry["fr"]},
            asked=entry.get("asked", True),
            firm=entry.get("firm", False),
        )
        for word, entry in document.items()
    }
