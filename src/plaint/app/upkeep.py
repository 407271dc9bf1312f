"""Which of what an open case rests on was checked long ago, or is about to change."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from plaint.app.workspace import Found, Workspace, situation_of, take
from plaint.domain.choosing import fitting_rights
from plaint.domain.rules import Body, Disclosure, Limit, Notice, Right, Rule, Watch
from plaint.domain.situation import Situation, bought_of
from plaint.store import index

Entry = Rule | Body | Disclosure | Right | Limit | Notice
STALE_AFTER = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class Upkeep:
    """What one open case rests on: entries checked more than a year ago, and changes to come."""

    found: Found
    stale: tuple[Entry, ...]
    watches: tuple[Watch, ...]


def upkeep(ws: Workspace) -> Iterator[Upkeep]:
    """The open cases for which there is something to look at."""
    for row in index.rows(ws.store):
        found = take(ws, row.case_id)
        s = situation_of(ws, found)
        used = _used(s)
        stale = tuple(entry for entry in used if s.today - entry.checked_on > STALE_AFTER)
        watches = tuple(watch for watch in s.knowledge.watches if _touches(watch, used, s))
        if stale or watches:
            yield Upkeep(found, stale, watches)


def _used(s: Situation) -> list[Entry]:
    """The waits, the body, what they owe, the rights of a letter, and the customer's dates."""
    entries = [s.choice.rule, s.choice.chase, s.choice.second_level, s.body, s.disclosure]
    dated = {last.id for last in s.last_dates}
    limits = [limit for limit in s.knowledge.limits if limit.id in dated]
    rights = fitting_rights(s.knowledge, bought_of(s.case), "complaint", s.today, "", s.flight)
    others: list[Entry] = [*(c.rule for c in s.owed), *limits, *s.notices, *rights]
    return [entry for entry in entries if entry is not None] + others


def _touches(watch: Watch, used: list[Entry], s: Situation) -> bool:
    if watch.affects:
        return any(entry.id in watch.affects for entry in used)
    return not watch.sectors or s.case.complaint.sector in watch.sectors
