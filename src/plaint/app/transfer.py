"""Taking cases along as one JSON document, or a zip with the files; and back, ever again."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from plaint.app.import_file import DOCUMENT, FOLDER, files_of, opened
from plaint.app.reindex import reindex
from plaint.app.workspace import Workspace
from plaint.store import cases, codec, evidence
from plaint.store.connection import erase_freed, transaction


@dataclass(frozen=True, slots=True)
class Imported:
    refs: tuple[str, ...]
    new_events: int
    new_files: int


def exported(ws: Workspace, case_ids: Iterable[str]) -> dict[str, Any]:
    """The cases as one document: their events, their evidence by hash."""
    return {
        "plaint": codec.FORMAT,
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
        archive.writestr(DOCUMENT, json.dumps(exported(ws, case_ids), ensure_ascii=False))
        for digest in sorted({d for case_id in case_ids for d in digests_of(ws, case_id)}):
            archive.writestr(f"{FOLDER}{digest}", evidence.get(ws.home, digest, digest))
    return packed.getvalue()


def digests_of(ws: Workspace, case_id: str) -> set[str]:
    """The hashes of all files that the record of a case names, those taken back included."""
    return {d for event in cases.events_of(ws.store, case_id) for d in files_of(event.payload)}


def imported(ws: Workspace, data: bytes, source: str) -> Imported:
    """Take cases back: the union of events, by their ids. Raises InvalidInput, changing nothing."""
    with opened(data, source, ws.now) as export:
        for read in export.files:
            read()  # all of them are sound before the first is stored
        stored = {evidence.put(ws.home, read()) for read in export.files}
    with transaction(ws.store):
        new = cases.append(ws.store, export.events)
        named = dict.fromkeys(event.case_id for event in export.events)
        touched = [case_id for case_id in named if cases.exists(ws.store, case_id)]
        reindex(ws, *touched)
    return Imported(tuple(cases.ref_of(ws.store, c) for c in touched), new, len(stored))


def forget(ws: Workspace, case_id: str) -> None:
    """Erase a case: its record, drafts, outgoing bytes, and the files that no other case holds."""
    digests = digests_of(ws, case_id)
    with transaction(ws.store):
        cases.forget(ws.store, case_id)
        used = {digest for digest in digests if cases.names(ws.store, digest)}
    evidence.remove_unused(ws.home, digests, used)
    erase_freed(ws.store)
