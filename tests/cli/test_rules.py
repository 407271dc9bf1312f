"""`plaint rules`, `bodies` and `rights`: what is known, with its source and how sure it is."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from plaint.cli.presenters.narrowed import only_for
from plaint.cli.presenters.table import cells
from plaint.knowledge.loader import countries, load
from tests.cli.running import Plaint
from tests.cli.samples import flat

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


def test_the_list_says_waits_in_words_and_what_each_rule_is_for(plaint: Plaint) -> None:
    lines = plaint("rules", "list", "--country", "GB", "--sector", "payments").stdout.split("\n")
    assert lines[1].split("  ")[-2:] == ["15 business days", "a regulator's rule"]
    assert lines[2].startswith("gb-payments-bnpl")
    assert lines[3].startswith("    a buy-now-pay-later agreement (bnpl); since ")
    assert "1 business day " in lines[4]
    assert lines[5] == "    a payment you didn't authorise (unauthorised-payment); what they owe"


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("country", countries())
def test_the_list_fits_a_terminal(plaint: Plaint, country: str, language: str) -> None:
    told = plaint("--lang", language, "rules", "list", "--country", country).stdout
    assert max(map(cells, told.split("\n"))) <= 80


def test_a_right_says_what_it_is_only_for(plaint: Plaint) -> None:
    def only_for(entry: str) -> str:
        told = flat(plaint("rules", "show", entry).stdout)
        return told.partition("only for: ")[2].partition(" certainty: ")[0]

    assert only_for("us-card-unauthorised") == (
        "consumers; a payment you didn't authorise (unauthorised-payment)"
    )
    assert only_for("us-claims-defenses") == (
        "consumers; a case that names its sum; paid by credit card"
    )
    assert only_for("eu261-care") == (
        "a flight that Regulation (EC) No 261/2004 covers; meals or a hotel that you paid for while"
        " you waited (care)"
    )
    assert only_for("gb-retail") == ""
    rights = flat(plaint("rights", "--country", "GB", "--sector", "banking").stdout)
    assert "only for: a payment you didn't authorise (unauthorised-payment)" in rights


def test_a_body_says_whose_cases_it_takes(plaint: Plaint) -> None:
    told = flat(plaint("bodies", "--country", "CA", "--sector", "insurance").stdout)
    assert "only for: life insurance (life), health insurance (health), disability" in told
    french = flat(plaint("--lang", "fr", "bodies", "--country", "FR", "--sector", "housing").stdout)
    assert "une agence immobilière, ou un syndic de copropriété (agent-or-syndic)" in french


def test_every_fact_that_a_right_needs_is_put_in_words() -> None:
    for country in countries():
        known = load(country)
        entries: list[Any] = [*known.rights, *known.notices, *known.limits, *known.rules]
        for entry in entries:
            said = only_for(entry)
            assert not re.search(r"[a-z]_[a-z]|[a-z]:[a-z]|[<>]", said), (entry.id, said)


def test_what_an_entry_is_only_for_is_listed_as_french_writes_it(plaint: Plaint) -> None:
    ran = plaint("--lang", "fr", "rules", "show", "eu261-cancelled")
    assert "261/2004\u00a0; un" in ran.stdout
