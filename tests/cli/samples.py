"""Cases for the tests of commands, and short ways to bring one to a day."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tests.cli.running import Plaint

# Sent on Mon 1 June 2026 its dates are (six weeks; England has no bank holiday between them):
# post from Wed 3 June, follow-up from Mon 15 June, final notice from Mon 29 June, last day Mon
# 13 July, ombudsman from Tue 14 July, and their year ends on 1 June 2027.
TELECOM = """
[complaint]
subject = "Broadband line dead since 20 May"
kind = "outage"
sector = "telecom"
country = "GB"
happened_on = 2026-05-20
facts = "The line has been dead since 20 May."
remedy = "repair"
references = { account = "TF-2207" }

[company]
name = "Talkfar"
email = "complaints@example.com"
handles = { mastodon = "@talkfar@social.example", x = "@talkfar" }

[complainant]
name = "Rowan Ellis"
email = "rowan.ellis@example.org"
postal = "14 Chapel Row, Leeds LS1 1AA"
phone = "+44 113 496 0000"
"""
SHOP = """
[complaint]
subject = "Kettle leaks"
kind = "defective"
sector = "retail"
country = "GB"
facts = "The kettle leaks at the base."
remedy = "repair"

[company]
name = "Kettlewick"
email = "care@example.com"

[complainant]
name = "Jo Whitfield"
"""


def opened(plaint: Plaint, text: str = TELECOM) -> str:
    """Open a case from a case file on standard input; its reference."""
    return str(plaint.json("new", "-", stdin=text)["ref"])


def sent_on(plaint: Plaint, at: Any, day: str = "2026-06-01", text: str = TELECOM) -> str:
    """Open a case and record its complaint as sent on that day, which is then today."""
    at(day)
    ref = opened(plaint, text)
    plaint("sent", ref)
    return ref


def plain(text: str, ref: str) -> str:
    """What a command printed, with the case's reference (which is random) as REF1."""
    return text.replace(ref, "REF1")


def stored(home: Path) -> list[str]:
    """Every file below the data folder, by name: to see that nothing was stored."""
    return sorted(str(path.relative_to(home)) for path in home.rglob("*") if path.is_file())


def flat(text: str) -> str:
    """A text on one line: where the terminal breaks it is not what is tested."""
    return " ".join(text.split())
