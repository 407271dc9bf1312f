"""`plaint doctor` looks at what the open cases rest on."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.cli.running import Plaint
from tests.cli.samples import TELECOM

At = Callable[[str], None]

OWN = """
[meta]
country = "GB"
as_of = 2026-11-22
names = { en = "the United Kingdom", fr = "le Royaume-Uni" }

[[watch]]
id = "gb-own-watch"
affects = ["gb-telecom"]
what = { en = "four weeks are being discussed", fr = "quatre semaines sont à l'étude" }
source = { title = "A consultation", url = "https://consultation.example.org" }
checked_on = 2026-11-22
"""


def checks(plaint: Plaint, name: str) -> list[dict[str, Any]]:
    return [check for check in plaint.json("doctor") if check["name"] == name]


def test_a_rule_checked_more_than_a_year_ago_is_named(plaint: Plaint, at: At) -> None:
    at("2026-12-01")
    plaint("new", "-", stdin=TELECOM)
    assert checks(plaint, "stale-rule") == []
    at("2027-12-01")
    [*stale] = checks(plaint, "stale-rule")
    assert any("gb-telecom was last checked on" in check["what"] for check in stale)
    assert all(not check["ok"] and "http" in check["mend"] for check in stale)


def test_a_change_to_come_is_told_for_the_case_that_it_touches(plaint: Plaint, at: At) -> None:
    folder = Path(os.environ["PLAINT_HOME"], "knowledge")
    folder.mkdir(parents=True)
    (folder / "gb.toml").write_text(OWN, "utf-8")
    at("2026-12-01")
    assert checks(plaint, "watch") == []  # no case is open
    plaint("new", "-", stdin=TELECOM)
    [watch] = [c for c in checks(plaint, "watch") if "four weeks" in c["what"]]
    assert "https://consultation.example.org" in watch["mend"]


def test_a_fault_in_the_users_own_file_is_told(plaint: Plaint) -> None:
    folder = Path(os.environ["PLAINT_HOME"], "knowledge")
    folder.mkdir(parents=True)
    (folder / "gb.toml").write_text(OWN.replace("gb-telecom", "gb-nothing"), "utf-8")
    [check] = checks(plaint, "knowledge")
    assert not check["ok"]
    assert "gb-own-watch" in check["what"]
    assert str(folder) in check["mend"]
