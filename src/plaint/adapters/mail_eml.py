"""A letter as an .eml file, which mail programs open as a draft to be sent from there."""

from __future__ import annotations

import os
import tempfile
from contextlib import suppress
from pathlib import Path

from plaint.errors import ChannelFailed, InvalidInput
from plaint.wording import say

# Outlook and Thunderbird open a message with this field for editing instead of for reading.
_UNSENT = b"X-Unsent: 1\r\n"


def write_eml(mail: bytes, path: Path, *, overwrite: bool = False) -> None:
    """Write the message to `path`, readable by its owner only; whole or not at all.

    Raises InvalidInput if something is there already (unless `overwrite`), ChannelFailed if the
    file can't be written.
    """
    try:
        _write_whole(_UNSENT + mail, path, overwrite=overwrite)
    except FileExistsError as error:
        raise InvalidInput(
            say("{path} is there already.", path=str(path)),
            hint=say("Give another file: --out FILE."),
        ) from error
    except OSError as error:
        raise ChannelFailed(
            say("{path} can't be written: {why}.", path=str(path), why=error.strerror or ""),
            hint=say("Give another file: --out FILE."),
        ) from error


def _write_whole(data: bytes, path: Path, *, overwrite: bool) -> None:
    """First beside it, then in one step under its name: mkstemp gives 0600, link never replaces."""
    handle, beside = tempfile.mkstemp(prefix=".plaint-", suffix=".eml", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        if overwrite:
            os.replace(beside, path)
        else:
            _move_to_free_name(beside, path)
    finally:
        with suppress(FileNotFoundError):
            os.unlink(beside)


def _move_to_free_name(beside: str, path: Path) -> None:
    try:
        os.link(beside, path)
    except OSError:  # taken, or no hard links here (FAT, some network drives)
        if os.path.lexists(path):
            raise FileExistsError(path) from None
        os.rename(beside, path)
