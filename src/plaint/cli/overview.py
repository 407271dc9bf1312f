"""All cases at a glance: what `plaint status`, and `plaint` alone, print.

It reads one table and needs neither click nor the domain, because it is what people run most:
`main` calls it directly for the plain forms, the click command for those with options.
"""

from __future__ import annotations

import json
import os
from datetime import date
from typing import TYPE_CHECKING, Any

from plaint import __version__
from plaint.cli.i18n import _, short_day, tell
from plaint.cli.json_text import escaped
from plaint.cli.wiring import today_in
from plaint.knowledge.fingerprint import FOLDER, fingerprint, own_folder
from plaint.store import index
from plaint.store.connection import path_of
from plaint.store.index import Row, Stretch
from plaint.wording import say

if TYPE_CHECKING:
    import sqlite3

# A case, the stretch of its timeline that holds on a day, and that day (ISO).
Dated = tuple[Row, Stretch, str]


def is_current(store: sqlite3.Connection, home: str) -> bool:
    """Whether the index was made by this program with this knowledge."""
    mark = fingerprint(FOLDER, own_folder(home))
    return index.signature(store) == f"{__version__}:{mark}"


def overview(
    store: sqlite3.Connection, *, as_json: bool, all_cases: bool = False, due: bool = False,
    company: str = "", day: str | None = None,
) -> str:  # fmt: skip
    """The list of cases, soonest first, as text or as JSON. `day` (ISO): as of that day."""
    key = company.casefold()
    rows = [
        row for row in _dated(store, all_cases, day)
        if key in row[0].company_key and (not due or _is_due(row))
    ]  # fmt: skip
    if as_json:
        return _document(rows)
    lines = _lines(rows) if rows else [_nothing_open()]
    return "\n".join([*lines, *_left_out(store)])


def today(store: sqlite3.Connection, *, as_json: bool) -> str:
    """What needs the user today; else what waits; else how to begin."""
    rows = _dated(store, all_cases=False, day=None)
    due = [row for row in rows if _is_due(row)]
    if as_json:
        return _document(due)
    lines = [_("Nothing needs you today."), *_lines(rows)]
    if due:
        lines = _lines(due)
    elif not rows:
        lines = [_nothing_open()]
    return "\n".join([*lines, *_left_out(store)])


def _nothing_open() -> str:
    return _("No case is open. `plaint new` opens one; it asks what happened.")


def _dated(store: sqlite3.Connection, all_cases: bool, day: str | None) -> list[Dated]:
    zones: dict[str, str] = {}
    rows = []
    for row in index.rows(store, all_cases=all_cases):
        if day is None and row.zone not in zones:
            zones[row.zone] = today_in(row.zone).isoformat()
        on = day or zones[row.zone]
        rows.append((row, row.at(on), on))
    rows.sort(key=lambda dated: (dated[1].on or "9999", dated[0].ref))
    return rows


def _is_due(dated: Dated) -> bool:
    row, stretch, on = dated
    if row.unsettled:
        return True
    ready = stretch.on is None or stretch.on <= on
    return stretch.state != "closed" and stretch.step not in ("wait", "none") and ready


def _document(rows: list[Dated]) -> str:
    return escaped(json.dumps([_json(*row) for row in rows], ensure_ascii=False))


def _json(row: Row, stretch: Stretch, on: str) -> dict[str, Any]:
    return {
        "ref": row.ref,
        "company": row.company,
        "subject": row.subject,
        "state": stretch.state,
        "days_waited": _waited(row, on),
        "next": {"step": stretch.step, "on": stretch.on},
        "due_on": row.due_on,
        "overdue": stretch.overdue,
        "last_date": row.last_date(on),
        "unknown": row.unsettled,
    }


def _waited(row: Row, on: str) -> int:
    if row.sent_on is None:
        return 0
    return max(0, (date.fromisoformat(on) - date.fromisoformat(row.sent_on)).days)


def _lines(rows: list[Dated]) -> list[str]:
    from plaint.cli.presenters.names import state_name, step_name
    from plaint.cli.presenters.table import table

    cells = []
    for row, stretch, on in rows:
        when = short_day(date.fromisoformat(stretch.on)) if stretch.on else ""
        state = _("overdue") if stretch.overdue else state_name(stretch.state)
        cells.append(
            (row.ref, row.company, row.subject, state, str(_waited(row, on)),
             step_name(stretch.step), when)
        )  # fmt: skip
    head = (_("Case"), _("Company"), _("Subject"), _("State"), _("Days"), _("Next"), _("On"))
    lines = table(head, cells, shrink=(2, 1))
    doubtful = [row.ref for row, _stretch, _on in rows if row.unsettled]
    if doubtful:
        told = _("In doubt: {refs}. Find out whether it went out, then plaint settle.")
        lines.append(told.format(refs=", ".join(doubtful)))
    return [*lines, *_last_days(rows)]


def _left_out(store: sqlite3.Connection) -> list[str]:
    """The user's own knowledge files of which nothing is used."""
    folder = own_folder(os.path.dirname(path_of(store)))
    paths = [os.path.join(folder, f"{code.lower()}.toml") for code in index.left_out(store)]
    return [
        tell(
            say(
                "Your own file {path} is out of order, so it isn't used: `plaint rules check`"
                " says where.", path=path,
            )
        )
        for path in paths
    ]  # fmt: skip


_WARNED_DAYS_BEFORE = 30  # the first of the domain's warnings, which isn't imported here


def _last_days(rows: list[Dated]) -> list[str]:
    """The open cases in which a right of the customer's may lapse soon."""
    told = []
    for row, stretch, on in rows:
        last = row.last_date(on)
        if last is None or stretch.state == "closed":
            continue
        day = date.fromisoformat(last)
        if (day - date.fromisoformat(on)).days <= _WARNED_DAYS_BEFORE:
            what = _("{ref}: {day} is a last day of yours; `plaint plan {ref}` says for what.")
            told.append(what.format(ref=row.ref, day=short_day(day)))
    return told
