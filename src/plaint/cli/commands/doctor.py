"""What is set up, what is missing, and how to mend it. It changes nothing."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from plaint import __version__
from plaint.app.reindex import is_current
from plaint.app.upkeep import upkeep
from plaint.app.workspace import Workspace, knowledge_of
from plaint.cli import wiring
from plaint.cli.context import App
from plaint.cli.i18n import _, tell
from plaint.cli.params import command
from plaint.errors import PlaintError
from plaint.knowledge.fingerprint import own_folder
from plaint.knowledge.loader import countries, faulty_files
from plaint.letters.packs import built_in
from plaint.letters.render import compile_pack
from plaint.store import papers
from plaint.wording import Says, say


@dataclass(frozen=True, slots=True)
class Check:
    name: str
    ok: bool
    what: Says
    mend: Says | None = None


@command("doctor")
def doctor_command(app: App) -> None:
    ws = app.workspace
    checks = [
        Check("version", True, say("plaint {v}, Python {p}.", v=__version__,
                                   p=sys.version.split()[0])),
        _tried("store", lambda: _store(ws)),
        _profile(ws),
        _tried("account", lambda: _account(ws)),
        _tried("letters", _letters),
        *_knowledge(ws),
        *_cases(ws),
    ]  # fmt: skip
    app.result([_json(check) for check in checks], lambda: _print(app, checks))


def _tried(name: str, check: Callable[[], Check]) -> Check:
    try:
        return check()
    except PlaintError as error:
        return Check(name, False, error.message, error.hint)


def _store(ws: Workspace) -> Check:
    sound = ws.store.execute("pragma quick_check").fetchone()[0] == "ok"
    count = ws.store.execute('select count(*) from "case"').fetchone()[0]
    what = say("Cases in {home}: {count}.", count=count, home=str(ws.home))
    if not sound:
        return Check("store", False, what, say("It is damaged: go back to the last backup."))
    if count and not is_current(ws):
        return Check("store", True, what, say("`plaint status` brings its index up to date."))
    return Check("store", True, what)


def _profile(ws: Workspace) -> Check:
    missing = [
        n for n in ("name", "email", "postal") if not papers.setting(ws.store, "profile").get(n)
    ]
    if not missing:
        return Check("profile", True, say("Your profile is complete."))
    return Check(
        "profile", False,
        say("Your profile lacks: {missing}.", missing=", ".join(missing)),
        say('plaint profile name="..." email=... postal="..." fills your letters in.'),
    )  # fmt: skip


def _account(ws: Workspace) -> Check:
    from plaint.app.send import account_of

    account = account_of(ws)
    wiring.mailer(account)
    return Check(
        "account", True, say("Letters leave by {address}.", address=account.address),
        say("`plaint account test` tries it."),
    )  # fmt: skip


def _letters() -> Check:
    for language in ("en", "fr"):
        compile_pack(built_in(language))
    return Check("letters", True, say("The letters are in order: English, French."))


def _knowledge(ws: Workspace) -> Iterator[Check]:
    folder = own_folder(str(ws.home))
    files = {country: knowledge_of(ws, country) for country in countries(folder)}
    faults = {country: faulty_files(country, folder) for country in files}
    for country, file in files.items():
        if file.left_out:
            yield Check("knowledge", False, file.warnings[0])
            continue
        for found in faults[country].values():
            what = say("{place}: {fault}", place=found[0].place, fault=found[0].message)
            mend = say("Mend your own file in {folder}, or install plaint again.", folder=folder)
            yield Check("knowledge", False, what, mend)
    if not any(faults.values()):
        oldest = min(file.as_of for file in files.values() if file.as_of)
        what = say("Rules are known for {known}; brought up to date on {day}.",
                   known=", ".join(files), day=oldest)  # fmt: skip
        yield Check("knowledge", True, what)


def _cases(ws: Workspace) -> Iterator[Check]:
    """What open cases rest on: checked long ago, or about to change."""
    for case in upkeep(ws):
        for entry in case.stale:
            what = say("{ref}: {id} was last checked on {day}.",
                       ref=case.found.ref, id=entry.id, day=entry.checked_on)  # fmt: skip
            mend = say("Look whether it still holds: {source}",
                       source=entry.source.url or entry.source.title)  # fmt: skip
            yield Check("stale-rule", False, what, mend)
        for watch in case.watches:
            what = say("{ref}: a change may come: {what}.", ref=case.found.ref, what=watch.what)
            mend = say("Look before you rely on the dates: {source}",
                       source=watch.source.url or watch.source.title)  # fmt: skip
            yield Check("watch", True, what, mend)


def _json(check: Check) -> dict[str, Any]:
    return {"name": check.name, "ok": check.ok, "what": check.what, "mend": check.mend}


def _print(app: App, checks: list[Check]) -> None:
    for check in checks:
        mark = _("ok     ") if check.ok else _("missing")
        app.say(f"{mark}  {tell(check.what)}")
        if check.mend:
            app.say(f"         {tell(check.mend)}")
