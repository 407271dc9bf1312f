"""Opening a case from what a file or the interview told."""

from __future__ import annotations

from contextlib import suppress

from plaint.app.case_file import CaseFile
from plaint.app.workspace import Found, Workspace, knowledge_of, matter_key, record, take
from plaint.domain.etiquette import not_for_plaint
from plaint.domain.events import CaseOpened
from plaint.domain.rules import Appeal
from plaint.domain.wait import in_words
from plaint.errors import Refused, StoreUnusable
from plaint.store import evidence, index
from plaint.store.connection import STORE_NAME, transaction
from plaint.store.migrations import keep_weekly_backup
from plaint.wording import Says, say


def open_case(ws: Workspace, told: CaseFile) -> Found:
    """Record a new case with its contacts and evidence, all or nothing.

    Raises Refused for what plaint is not for, and for a matter that has an open case already:
    a second case for it would only be a way around the first one's clock.
    """
    official = not_for_plaint(told.complaint)
    if official:
        ways = knowledge_of(ws, told.complaint.country).appeals
        raise Refused("complaint", official, instead=_appeals(ways))
    case_id = ws.new_id()
    zone = told.complainant.timezone
    opened = CaseOpened(
        complaint=told.complaint,
        company=told.company,
        complainant=told.complainant,
        knowledge_as_of=knowledge_of(ws, told.complaint.country).as_of,
    )
    events = [ws.event(case_id, zone, opened)]
    events += [ws.event(case_id, zone, made, on=on) for on, made in told.contacts]
    with transaction(ws.store):
        _refuse_second(ws, told)
        for data in told.files.values():
            evidence.put(ws.home, data)
        record(ws, events)
        found = take(ws, case_id)
    with suppress(StoreUnusable):  # the case is safe; the next command tries again, and says so
        keep_weekly_backup(ws.store, str(ws.home / STORE_NAME), ws.now.date())
    return found


def _refuse_second(ws: Workspace, told: CaseFile) -> None:
    for row in index.of_company(ws.store, told.company.key):
        if row.is_open and row.subject_key == matter_key(told.complaint.subject):
            raise Refused(
                "complaint",
                say("Case {ref} is already open about this, with the same company.", ref=row.ref),
                instead=say("Go on with it: plaint plan {ref}", ref=row.ref),
            )


def _appeals(ways: tuple[Appeal, ...]) -> Says:
    """What to use instead: the notice's own way, and the times that are known of this country."""
    known = [
        say("{what}: {within}", what=way.what, within=in_words(way.within))
        for way in ways
        if way.within
    ]
    if not known:
        return say("Use the way of appeal that the notice itself names, by its date.")
    listed = known[0]
    for way in known[1:]:
        listed = say("{listed}; {way}", listed=listed, way=way)
    return say(
        "Use the way of appeal that the notice itself names, by its date. Known times: {listed}.",
        listed=listed,
    )
