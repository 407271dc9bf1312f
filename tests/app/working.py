"""A case with papers, a mail account, and looks into the store, for the tests of use cases."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from tests.adapters.smtp_server import HOST, PASSWORD, USER, authority
from tests.cli.running import Plaint

from plaint.adapters.public_holidays import calendar_for
from plaint.app.workspace import Workspace
from plaint.store.connection import open_store

RECEIPT, PHOTO = b"%PDF-1.4 a receipt", b"\xff\xd8\xff a photo"
TO = "complaints@example.com"
# Sent on Mon 1 June 2026: follow-up from Mon 15 June, their last day is Mon 13 July.
CASE = """
[complaint]
subject = "Broadband line dead since 20 May"
kind = "outage"
sector = "telecom"
country = "GB"
happened_on = 2026-05-20
facts = "The line has been dead since 20 May. The café’s till depends on it."
remedy = "repair"
references = { account = "TF-2207" }
evidence = ["my receipt.pdf", "photo.jpg"]

[company]
name = "Talkfar"
email = "complaints@example.com"
handles = { mastodon = "@talkfar@social.example" }

[complainant]
name = "Rowan Ellis"
email = "rowan.ellis@example.org"
postal = "14 Chapel Row, Leeds LS1 1AA"
"""


def case_file(folder: Path, text: str = CASE) -> Path:
    """The case in a folder of its own, with its two papers beside it."""
    folder.mkdir(exist_ok=True)
    (folder / "my receipt.pdf").write_bytes(RECEIPT)
    (folder / "photo.jpg").write_bytes(PHOTO)
    path = folder / "case.toml"
    path.write_text(text, "utf-8")
    return path


def new_case(plaint: Plaint, folder: Path, text: str = CASE) -> str:
    """Open the case; its reference."""
    return str(plaint.json("new", str(case_file(folder, text)))["ref"])


@contextmanager
def workspace(home: Path, day: str = "2026-06-01") -> Iterator[Workspace]:
    """The store in `home` at noon of a day."""
    now = datetime.fromisoformat(f"{day}T12:00").replace(tzinfo=UTC)
    with closing(open_store(home)) as store:
        yield Workspace(home, store, now, calendar_of, os.urandom)


def calendar_of(country: str, subdivision: str) -> Any:
    return calendar_for(country, subdivision)


def set_account(
    plaint: Plaint, setenv: Callable[[str, str], None], folder: Path, port: int,
    security: str = "starttls", command: str = "",
) -> None:  # fmt: skip
    """The account of the test's mail server, whose certificate authority is trusted from now on."""
    ca, password = folder / "ca.pem", folder / "password"
    authority().cert_pem.write_to_path(ca)
    password.write_text(PASSWORD, "utf-8")
    setenv("SSL_CERT_FILE", str(ca))
    plaint(
        "account", "set", USER, "--host", HOST, "--port", str(port), "--security", security,
        "--name", "Rowan Ellis", "--password-command", command or f"cat {password}",
    )  # fmt: skip


def kinds(home: Path) -> list[str]:
    """The kinds of all events, as another program sees them in the file at this moment."""
    with closing(sqlite3.connect(home / "plaint.db")) as other:
        return [kind for (kind,) in other.execute("select kind from event order by rowid")]


def rows(home: Path, table: str) -> int:
    with closing(sqlite3.connect(home / "plaint.db")) as other:
        found = other.execute(f"select count(*) from {table}").fetchone()
        return int(found[0])
