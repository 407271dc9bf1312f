"""Evidence files, copied in under the SHA-256 of what they hold, so that they can't change."""

from __future__ import annotations

import hashlib
import mimetypes
import os
import re
import tempfile
from pathlib import Path

from plaint.domain.complaint import Evidence
from plaint.errors import InvalidInput, NotFound
from plaint.store.connection import STORE_NAME
from plaint.store.failures import damaged, no_access
from plaint.wording import say

# Mail providers commonly stop at 25 MB for a whole message, and base64 adds a third.
LARGEST_FILE = 15_000_000  # bytes


_DIGEST = re.compile(r"[0-9a-f]{64}")


def is_digest(text: str) -> bool:
    """Whether this can be the name of a stored file: never a path to another one."""
    return _DIGEST.fullmatch(text) is not None


def read_file(path: Path) -> tuple[Evidence, bytes]:
    """What a file is, and its bytes. Raises InvalidInput, naming it, if it can't be evidence."""
    name = path.name
    try:
        if not path.is_file():
            raise InvalidInput(
                say("{name} is not there.", name=str(path)),
                hint=say("Evidence is named relative to the case file."),
            )
        with path.open("rb") as file:
            data = file.read(LARGEST_FILE + 1)
            size = os.fstat(file.fileno()).st_size
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        raise InvalidInput(
            say("{name} can't be read: {error}.", name=str(path), error=_reason(error))
        ) from error
    if len(data) > LARGEST_FILE:
        raise InvalidInput(
            say(
                "{name} is too large: {size} MB, and mail takes {limit} MB.",
                name=name, size=round(size / 1e6, 1), limit=LARGEST_FILE // 1_000_000,
            ),
            hint=say("Make it smaller (a lower resolution, fewer pages) or cite it in the facts."),
        )  # fmt: skip
    return Evidence(name, hashlib.sha256(data).hexdigest(), len(data), _media_type(name)), data


def _reason(error: Exception) -> str:
    return getattr(error, "strerror", None) or str(error)


def _media_type(name: str) -> str:
    guessed, coding = mimetypes.guess_type(name)
    if coding:  # what is guessed is what comes out of the packing
        return "application/gzip" if coding == "gzip" else "application/octet-stream"
    return guessed or "application/octet-stream"


def put(home: Path, data: bytes) -> str:
    """Store bytes under their hash; what is there already stays. Returns the hash.

    Raises StoreUnusable where the file can't be written.
    """
    digest = hashlib.sha256(data).hexdigest()
    folder = home / "evidence"
    target = folder / digest
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
        if not target.exists():
            _write_whole(target, data)
    except OSError as error:
        raise no_access(str(target), error) from error
    return digest


def _write_whole(target: Path, data: bytes) -> None:
    """Written under another name first: a half-written file never bears the hash."""
    descriptor, part = tempfile.mkstemp(dir=target.parent, prefix=".part-")  # for its owner only
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.replace(part, target)
    except BaseException:
        os.unlink(part)
        raise


def get(home: Path, digest: str, name: str) -> bytes:
    """The bytes of a stored file.

    Raises NotFound where it was not copied along, StoreUnusable where it isn't what it was.
    """
    path = home / "evidence" / digest
    if not is_digest(digest) or not path.is_file():
        raise NotFound(
            say("The file {name} is not in the store.", name=name),
            hint=say("Import the case with its files, or add it again with `plaint edit`."),
        )
    try:
        data = path.read_bytes()
    except OSError as error:
        raise no_access(str(path), error) from error
    if hashlib.sha256(data).hexdigest() != digest:
        raise damaged(str(home / STORE_NAME), f"the file {name} has changed")
    return data


def remove_unused(home: Path, digests: set[str], still_used: set[str]) -> None:
    """Delete the files of a forgotten case that no other case holds."""
    for digest in filter(is_digest, digests - still_used):
        (home / "evidence" / digest).unlink(missing_ok=True)
