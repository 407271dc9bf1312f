"""A short mark of all the knowledge files, for telling whether any of them has changed.

`plaint status` asks for it on every run, so this module imports next to nothing and parses nothing.
"""

from __future__ import annotations

import os
import zlib

FOLDER = os.path.dirname(os.path.abspath(__file__))

_MOST_BYTES = 1_000_001  # one more than a file may have (plaint.knowledge.reading)


def own_folder(home: str) -> str:
    """Where a user's own files lie, named like ours."""
    return os.path.join(home, "knowledge")


def fingerprint(*folders: str) -> str:
    """Eight hexadecimal digits over the names and bytes of the TOML files; a folder may lack.

    It never fails: of what can't be read, or is larger than any such file, that much is marked.
    """
    mark = 0
    for folder in folders or (FOLDER,):
        for name in sorted(os.listdir(folder)) if os.path.isdir(folder) else ():
            if name.endswith(".toml"):
                mark = zlib.crc32(os.fsencode(name), mark)
                mark = zlib.crc32(_bytes(os.path.join(folder, name)), mark)
    return f"{mark:08x}"


def _bytes(path: str) -> bytes:
    if not os.path.isfile(path):  # a folder, or a pipe, on which reading would wait
        return b"not a file"
    try:
        with open(path, "rb") as file:
            return file.read(_MOST_BYTES)
    except OSError:
        return b"unreadable"
