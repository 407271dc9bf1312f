"""Reading an export that anybody may have made: nothing in it is believed, and nothing unpacked
but what its events name, whole and by its hash.
"""

from __future__ import annotations

import hashlib
import io
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial

from plaint.domain import events as ev
from plaint.errors import InvalidInput
from plaint.store import codec
from plaint.store.evidence import LARGEST_FILE, is_digest
from plaint.wording import say

DOCUMENT = "plaint.json"
FOLDER = "files/"
LARGEST_DOCUMENT = 500_000_000  # bytes, unpacked
# Clocks differ a little between machines, and days between zones; events can't lie further ahead.
_AHEAD = timedelta(days=1)
_EARLIEST = datetime(1970, 1, 1, tzinfo=UTC)
# What zipfile raises for archives that are none, or broken on purpose.
_BROKEN = (
    zipfile.BadZipFile, zlib.error, LookupError, OSError, EOFError, RuntimeError, ValueError,
    ArithmeticError,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Export:
    """Its events, checked; and a way to read each of its files, for there may be many.

    Reading a file raises InvalidInput where it isn't what it was.
    """

    events: tuple[ev.Event, ...]
    files: tuple[Callable[[], bytes], ...] = ()


@contextmanager
def opened(data: bytes, source: str, now: datetime) -> Iterator[Export]:
    """An export as a JSON document or as a zip with files. Raises InvalidInput, naming `source`."""
    if not data.startswith(b"PK"):
        yield Export(_events(data, source, now))
        return
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except _BROKEN as error:
        raise _no_export(source) from error
    with archive:
        events = _events(_member(archive, DOCUMENT, LARGEST_DOCUMENT, source), source, now)
        named = {digest for event in events for digest in files_of(event.payload)}
        files = [
            partial(_proven, archive, info, source) for info in archive.infolist()
            if info.filename.startswith(FOLDER) and info.filename.removeprefix(FOLDER) in named
        ]  # fmt: skip
        yield Export(events, tuple(files))


def files_of(payload: ev.Payload) -> tuple[str, ...]:
    """The hashes of the stored files that an event names."""
    match payload:
        case ev.CaseOpened(complaint=complaint):
            return tuple(file.sha256 for file in complaint.evidence)
        case ev.FactsCorrected(changes=changes):
            return tuple(file["sha256"] for file in changes.get("complaint.evidence", ()))
        case ev.MessageSent(proof=proof) | ev.ContactMade(proof=proof) if is_digest(proof):
            return (proof,)
    return ()


def _events(document: bytes, source: str, now: datetime) -> tuple[ev.Event, ...]:
    if len(document) > LARGEST_DOCUMENT:
        raise _too_large(source)
    events = tuple(codec.read_document(document, source))
    for event in events:
        first = min(event.occurred_at, event.recorded_at)
        last = max(event.occurred_at, event.recorded_at)
        ahead = last > now + _AHEAD or event.on > (now + _AHEAD).date()
        if ahead or first < _EARLIEST or event.on < _EARLIEST.date():
            raise InvalidInput(
                say(
                    "{source} can't be right: something in it is of {day}.",
                    source=source, day=event.on,
                ),
                hint=say("Look at the clock of this machine, and of the one it comes from."),
            )  # fmt: skip
    return events


def _proven(archive: zipfile.ZipFile, info: zipfile.ZipInfo, source: str) -> bytes:
    """A file whose name is its hash; the name is never used as a path."""
    data = _member(archive, info.filename, LARGEST_FILE, source)
    if info.filename.removeprefix(FOLDER) != hashlib.sha256(data).hexdigest():
        raise InvalidInput(
            say("A file in {source} is damaged: {name}.", source=source, name=info.filename),
            hint=say("`plaint export --with-files` writes it anew."),
        )
    return data


def _member(archive: zipfile.ZipFile, name: str, largest: int, source: str) -> bytes:
    """One file out of the archive. zipfile never unpacks more than the size that is declared."""
    try:
        info = archive.getinfo(name)
        if info.file_size > largest:
            raise _too_large(f"{source}: {name}")
        if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise _no_export(source)
        return archive.read(info)
    except _BROKEN as error:
        raise _no_export(source) from error


def _too_large(what: str) -> InvalidInput:
    return InvalidInput(
        say("{what} is too large.", what=what), hint=say("Export fewer cases at once.")
    )


def _no_export(source: str) -> InvalidInput:
    return InvalidInput(
        say("{source} is not an export of plaint, or it is damaged.", source=source),
        hint=say("`plaint export` writes one, with --with-files as a zip."),
    )
