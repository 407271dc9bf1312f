"""A short mark of all the knowledge files, for telling whether any of them has changed.

`plaint status` asks for it on every run, so this module imports next to nothing and parses nothing.
"""

from __future__ import annotations

import os
import zlib

FOLDER = os.path.dirname(os.path.abspath(__file__))


def fingerprint(folder: str = FOLDER) -> str:
    """Eight hexadecimal digits over the names and bytes of the folder's TOML files."""
    mark = 0
    for name in sorted(os.listdir(folder)):
        if name.endswith(".toml"):
            with open(os.path.join(folder, name), "rb") as file:
                mark = zlib.crc32(file.read(), zlib.crc32(name.encode(), mark))
    return f"{mark:08x}"
