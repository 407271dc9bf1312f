"""Reading the text files that people name: a draft, a reply, a case file."""

from __future__ import annotations

import sys
from pathlib import Path

from plaint.errors import InvalidInput
from plaint.wording import say

LARGEST = 2_000_000  # bytes


def read_bytes(file: Path) -> bytes:
    """The bytes of a file, or of standard input for "-". Raises InvalidInput, naming the file."""
    try:
        data = sys.stdin.buffer.read(LARGEST + 1) if str(file) == "-" else _file_bytes(file)
    except OSError as error:
        raise InvalidInput(
            say("{name} can't be read: {error}.", name=str(file), error=error.strerror or ""),
            hint=say("Check the path; - reads standard input."),
            source=str(file),
        ) from error
    if len(data) > LARGEST:
        raise InvalidInput(
            say("{name} is too large: more than {limit} MB.", name=str(file), limit=2),
            hint=say("Cut it down to what matters."),
        )
    return data


def _file_bytes(file: Path) -> bytes:
    with file.open("rb") as opened:
        return opened.read(LARGEST + 1)


def read_text(file: Path) -> str:
    """A text in UTF-8, with or without a byte order mark. Raises InvalidInput."""
    try:
        return read_bytes(file).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InvalidInput(
            say("{name} is not a text in UTF-8.", name=str(file)), hint=say("Save it as UTF-8.")
        ) from error
