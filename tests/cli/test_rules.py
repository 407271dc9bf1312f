"""`plaint rules`, `bodies` and `rights`: what is known, with its source and how sure it is."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from plaint.knowledge.loader import load
from tests.cli.running import Plaint

At = Callable[[str], None]

OWN = """
[meta]
country = "GB"
as_of = 2026-11-22
names = { en = "the United Kingdom", fr = "le Royaume-Uni" }

[[rule]]
id = "gb-own-retail"
sector = "retail"
wait = "P10D"
nature = "norm"
certainty = "norm"
says = { en = "My shop answers in ten days.", fr = "Mon magasin répond en dix jours." }
source = { title = "my own experience" }
checked_on = 2026-11-22
"""
CASE = """
[complaint]
subject = "Kettle stopped after a week"
kind = "defective"
sector = "retail"
country = "GB"
facts = "The kettle stopped working after a week."
remedy = "repair"
happened_on = 2026-06-01
[company]
name = "Example Shop"
email = "help@example.com"
[complainant]
name = "A. Customer"
email = "a@example.org"
"""


def keep(own: str) -> None:
    """The user's own file, where plaint looks for it."""
    folder = Path(os.environ["PLAINT_HOME"], "knowledge")
    folder.mkdir(parents=True)
    (folder / "gb.toml").write_text(own, "utf-8")


def test_list_names_each_rule_of_the_sector(plaint: Plaint) -> None:
    rules = plaint.json("rules", "list", "--country", "GB", "--sector", "telecom")
    assert {"gb-telecom", "gb-telecom-2025"} <= {rule["id"] for rule in rules}
    assert {rule["sector"] for rule in rules} == {"telecom"}
    assert rules[0]["source"]["url"].startswith("https://")
    assert rules[0]["wait"] == "P6W"
    assert rules[0]["wait_unit"] == "calendar"


def test_the_country_of_the_profile_is_taken(plaint: Plaint) -> None:
    assert "--country" in plaint.fails(4, "rules").stderr
    plaint("profile", "country=FR")
    assert {rule["country"] for rule in plaint.json("rules")} <= {"FR", "EU"}


def test_show_tells_source_check_date_and_certainty(plaint: Plaint) -> None:
    told = plaint("rules", "show", "gb-county-court").stdout
    for part in ("County Court", "cost: 35 GBP", "certainty: ", "checked on: ", "www.gov.uk"):
        assert part in told
    plaint.fails(5, "rules", "show", "gb-nowhere")


def test_bodies_of_a_sector_say_when_they_open(plaint: Plaint) -> None:
    bodies = plaint.json("bodies", "--country", "FR", "--sector", "energy")
    assert bodies[0]["id"] == "fr-mne"
    assert bodies[0]["gates"] == ["silence"]
    assert (
        "opens after: the wait is over"
        in plaint("bodies", "--country", "FR", "--sector", "energy").stdout
    )


def test_rights_and_dates_of_a_kind(plaint: Plaint) -> None:
    found = plaint.json("rights", "--country", "GB", "--sector", "airline", "--kind", "baggage")
    assert {"right", "notice", "limit"} <= {entry["table"] for entry in found}
    assert "gb-baggage-late" in {entry["id"] for entry in found}


def test_nothing_known_is_said(plaint: Plaint) -> None:
    assert "GB" in plaint.fails(5, "rules", "--country", "ZZ").stderr


def test_the_users_own_rule_is_marked_wherever_shown(plaint: Plaint) -> None:
    keep(OWN)
    assert "gb-own-retail *" in plaint("rules", "list", "--country", "GB").stdout
    assert "from your own file" in plaint("rules", "show", "gb-own-retail").stdout
    plaint("rules", "check")
    plaint("new", "-", stdin=CASE)
    why = plaint.json("rules", "why")
    assert why["rule"]["id"] == "gb-own-retail"
    assert why["rule"]["mine"] is True
    assert "gb-retail" in [other["id"] for other in why["instead_of"]]
    plan = plaint("explain").stdout
    assert "gb-own-retail" in plan
    assert "your own file" in plan


def test_a_fault_in_the_users_file_is_named(plaint: Plaint) -> None:
    keep(OWN.replace('wait = "P10D"', 'wait = "soon"'))
    assert "gb-own-retail" in plaint.fails(4, "rules", "check").stderr


def test_why_says_what_was_passed_over(plaint: Plaint) -> None:
    plaint("new", "-", stdin=CASE.replace('"retail"', '"telecom"'))
    why = plaint.json("rules", "why")
    assert why["rule"]["id"] == "gb-telecom"
    passed = {other["id"]: other["why_not"] for other in why["instead_of"]}
    assert passed["gb-telecom-2025"] == "It was in force until Tue 7 April 2026."
    told = plaint("rules", "why").stdout
    assert "Not these:" in told


def test_a_rule_that_changes_moves_no_open_case_in_silence(plaint: Plaint, at: At) -> None:
    at("2026-06-01")
    keep(OWN)
    plaint("new", "-", stdin=CASE)
    plaint("sent")
    assert plaint.json("plan")["clock"]["due_on"] == "2026-06-11"  # ten days
    Path(os.environ["PLAINT_HOME"], "knowledge", "gb.toml").write_text(
        OWN.replace('wait = "P10D"', 'wait = "P3W"'), "utf-8"
    )
    load.cache_clear()  # another run of the program reads it anew
    told = plaint("status").stderr  # once, as the overview is made anew
    assert "Example Shop had until Thu 11 June 2026, now until Mon 22 June 2026" in told
    plan = plaint("plan")  # and for as long as the case is open
    assert "You were told Thu 11 June 2026 (P10D); it is now Mon 22 June 2026 (P3W" in plan.stderr
    assert plaint.json("plan")["clock"]["due_on"] == "2026-06-22"
    assert "had until" not in plaint("status").stderr


def test_a_correction_of_the_facts_is_no_change_of_the_rule(plaint: Plaint, at: At) -> None:
    at("2026-06-01")
    plaint("new", "-", stdin=CASE)
    plaint("sent")
    plaint("edit", "sector=telecom")
    assert "rule has changed" not in plaint("plan").stderr
