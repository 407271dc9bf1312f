"""Evidence files, copied in under the SHA-256 of what they hold, so that they can't change."""

from __future__ import annotations

import hashlib
import mimetypes
import os
from pathlib import Path

from plaint.domain.complaint import Evidence
from plaint.errors import InvalidInput, NotFound
from plaint.wording import say

# Mail providers commonly stop at 25 MB for a whole message, and base64 adds a third.
LARGEST_FILE = 15_000_000  # bytes


def read_file(path: Path) -> tuple[Evidence, bytes]:
    """What a file is, and its bytes. Raises InvalidInput, naming it, if it can't be evidence."""
    name = path.name
    if not path.is_file():
        raise InvalidInput(
            say("{name} is not there.", name=str(path)),
            hint=say("Evidence is named relative to the case file."),
        )
    size = path.stat().st_size
    if size > LARGEST_FILE:
        raise InvalidInput(
            say(
                "{name} is too large: {size} MB, and mail takes {limit} MB.",
                name=name, size=round(size / 1e6, 1), limit=LARGEST_FILE // 1_000_000,
            ),
            hint=say("Make it smaller (a lower resolution, fewer pages) or cite it in the facts."),
        )  # fmt: skip
    data = path.read_bytes()
    media_type = mimetypes.guess_type(name)[0] or "application/octet-stream"
    return Evidence(name, hashlib.sha256(data).hexdigest(), len(data), media_type), data


def put(home: Path, data: bytes) -> str:
    """Store bytes under their hash; what is there already stays. Returns the hash."""
    digest = hashlib.sha256(data).hexdigest()
    folder = home / "evidence"
    folder.mkdir(mode=0o700, exist_ok=True)
    target = folder / digest
    if not target.exists():
        # Written whole under another name first: a half-written file never bears the hash.
        part = folder / f".{digest}.part"
        descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        part.replace(target)
    return digest


def get(home: Path, digest: str, name: str) -> bytes:
    """The bytes of a stored file. Raises NotFound where it was not copied along."""
    path = home / "evidence" / digest
    if not path.is_file():
        raise NotFound(
            say("The file {name} is not in the store.", name=name),
            hint=say("Import the case with its files, or add it again with `plaint edit`."),
        )
    return path.read_bytes()


def remove_unused(home: Path, digests: set[str], still_used: set[str]) -> None:
    """Delete the files of a forgotten case that no other case holds."""
    for digest in digests - still_used:
        (home / "evidence" / digest).unlink(missing_ok=True)
