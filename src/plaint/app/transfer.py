"""Taking cases along as one JSON document, or a zip with the files; and back, ever again."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from plaint.app.reindex import reindex
from plaint.app.workspace import Workspace, take
from plaint.domain import events as ev
from plaint.errors import InvalidInput
from plaint.store import cases, codec, evidence
from plaint.store.connection import transaction
from plaint.wording import say

FORMAT = 1
_DOCUMENT = "plaint.json"
LARGEST_DOCUMENT = 200_000_000  # bytes, unpacked
LARGEST_FILES = 2_000_000_000


@dataclass(frozen=True, slots=True)
class Imported:
    refs: tuple[str, ...]
    new_events: int
    new_files: int


def exported(ws: Workspace, case_ids: Iterable[str]) -> dict[str, Any]:
    """The cases as one document: their events, their evidence by hash."""
    return {
        "plaint": FORMAT,
        "cases": [
            {
                "id": case_id,
                "ref": cases.ref_of(ws.store, case_id),
                "events": [codec.as_plain(e) for e in cases.events_of(ws.store, case_id)],
            }
            for case_id in case_ids
        ],
    }


def zipped(ws: Workspace, case_ids: list[str]) -> bytes:
    """The document and every file that its cases hold."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(_DOCUMENT, json.dumps(exported(ws, case_ids), ensure_ascii=False))
        for digest in sorted({d for case_id in case_ids for d in digests_of(ws, case_id)}):
            archive.writestr(f"files/{digest}", evidence.get(ws.home, digest, digest))
    return packed.getvalue()


def digests_of(ws: Workspace, case_id: str) -> set[str]:
    """The hashes of all files that a case holds."""
    found = take(ws, case_id)
    digests = {e.sha256 for e in found.case.complaint.evidence}
    for event in found.events:
        if isinstance(event.payload, ev.MessageSent | ev.ContactMade) and event.payload.proof:
            digests.add(event.payload.proof)
    return digests


def imported(ws: Workspace, data: bytes, source: str) -> Imported:
    """Take cases back: the union of events, by their ids. Raises InvalidInput, changing nothing."""
    document, files = _unpacked(data, source)
    events = _events(document, source)
    for blob in files:
        evidence.put(ws.home, blob)
    with transaction(ws.store):
        new = cases.append(ws.store, events)
        touched = list(dict.fromkeys(event.case_id for event in events))
        for case_id in touched:
            reindex(ws, case_id)
    refs = tuple(cases.ref_of(ws.store, case_id) for case_id in touched)
    return Imported(refs, new, len(files))


def _unpacked(data: bytes, source: str) -> tuple[Any, list[bytes]]:
    if not data.startswith(b"PK"):
        return _document(data, source), []
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if sum(info.file_size for info in archive.infolist()) > LARGEST_FILES:
                raise InvalidInput(say("{source} is too large.", source=source))
            if archive.getinfo(_DOCUMENT).file_size > LARGEST_DOCUMENT:
                raise InvalidInput(say("{source} is too large.", source=source))
            document = _document(archive.read(_DOCUMENT), source)
            return document, [
                _proven(info.filename, archive.read(info), source)
                for info in archive.infolist()
                if info.filename.startswith("files/")
            ]
    except (zipfile.BadZipFile, KeyError, OSError, EOFError) as error:
        raise InvalidInput(
            say("{source} is not an export of plaint.", source=source),
            hint=say("`plaint export --with-files` writes one."),
        ) from error


def _proven(name: str, blob: bytes, source: str) -> bytes:
    """A file whose name is its hash; the name is never used as a path."""
    if name.removeprefix("files/") != hashlib.sha256(blob).hexdigest():
        raise InvalidInput(say("A file in {source} is damaged: {name}.", source=source, name=name))
    return blob


def _document(data: bytes, source: str) -> Any:
    try:
        document = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise InvalidInput(
            say("{source} is not an export of plaint.", source=source),
            hint=say("`plaint export` writes one."),
        ) from error
    if not isinstance(document, dict) or not isinstance(document.get("cases"), list):
        raise InvalidInput(say("{source} is not an export of plaint.", source=source))
    if document.get("plaint") != FORMAT:
        raise InvalidInput(
            say("{source} is of a newer plaint.", source=source), hint=say("Update plaint.")
        )
    return document


def _events(document: Any, source: str) -> list[ev.Event]:
    events = []
    for i, case in enumerate(document["cases"]):
        entries = case.get("events") if isinstance(case, dict) else None
        if not isinstance(entries, list):
            raise InvalidInput(say("{source}: cases[{i}] has no events.", source=source, i=i))
        for j, entry in enumerate(entries):
            events.append(codec.from_plain(entry, f"{source}: cases[{i}].events[{j}]"))
    return events


def forget(ws: Workspace, case_id: str) -> None:
    """Erase a case: its record, drafts, outgoing bytes, and the files that no other case holds."""
    digests = digests_of(ws, case_id)
    others = [other for other in cases.all_ids(ws.store) if other != case_id]
    still_used = {d for other in others for d in digests_of(ws, other)} if digests else set()
    with transaction(ws.store):
        cases.forget(ws.store, case_id)
    evidence.remove_unused(ws.home, digests, still_used)
    # What SQLite has freed still lies in the file and its log until they are written anew.
    ws.store.execute("pragma wal_checkpoint(truncate)")
    ws.store.execute("vacuum")
