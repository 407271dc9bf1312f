"""The user's own knowledge file: marked wherever it is shown, and no obstacle where it is wrong."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from plaint.cli.i18n import tell
from plaint.knowledge.loader import load
from plaint.wording import say
from tests.cli.running import Plaint
from tests.cli.samples import SHOP, flat, opened

At = Callable[[str], None]

META = """
[meta]
country = "GB"
as_of = 2026-11-22
names = { en = "the United Kingdom", fr = "le Royaume-Uni" }
"""
RULE = """
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
BODY = """
[[body]]
id = "gb-own-body"
name = "My Own Scheme"
kind = "ombudsman"
sectors = ["retail"]
gates = ["silence"]
bring_within = "P1Y"
bring_from = "sent"
says = { en = "It is mine.", fr = "C'est le mien." }
certainty = "commonly"
source = { title = "my own experience" }
checked_on = 2026-11-22
"""
RIGHT = """
[[right]]
id = "gb-own-right"
sectors = ["retail"]
kinds = ["all"]
needs = ["consumer"]
cite = { en = "the Act", fr = "la loi" }
says = { en = "it is so", fr = "il en est ainsi" }
certainty = "commonly"
source = { title = "The Act" }
checked_on = 2026-11-22
"""
WATCH = """
[[watch]]
id = "gb-own-watch"
affects = ["gb-nothing"]
what = { en = "it may change", fr = "cela peut changer" }
source = { title = "A consultation" }
checked_on = 2026-11-22
"""
BROKEN = META + RULE.replace("P10D", "P0D")
NOT_USED = "is out of order, so it isn't used: `plaint rules check` says where."


def own_file(name: str = "gb.toml") -> Path:
    folder = Path(os.environ["PLAINT_HOME"], "knowledge")
    folder.mkdir(parents=True, exist_ok=True)
    return folder / name


def keep(text: str, name: str = "gb.toml") -> Path:
    """The user's own file, as another run of the program would find it."""
    path = own_file(name)
    path.write_text(text, "utf-8")
    load.cache_clear()
    return path


def wrong(plaint: Plaint) -> str:
    """What `rules check` finds, below its first line and above its hint."""
    ran = plaint.fails(4, "rules", "check")
    first, *faults, hint, _end = ran.stderr.split("\n")
    assert first == f"The knowledge file {own_file()} is out of order."
    assert hint == "Mend what is named, then run `plaint rules check` again."
    assert ran.stdout == ""
    return "\n".join(faults)


# --- what is refused -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (RULE.replace("P10D", "P0D"), "rule gb-own-retail, wait is no time at all"),
        (RULE.replace('"retail"', '"shops"'), "rule gb-own-retail, sector “shops” is not a word"),
        (RULE.replace("gb-own", "fr-own"), "rule fr-own-retail, id must be small letters that"),
        (RULE + RULE, "rule gb-own-retail, id is used twice"),
        (RULE + "sectorr = 1", "rule gb-own-retail, sectorr no such key"),
        (RULE.replace("sector =", "#"), "rule gb-own-retail lacks the key sector"),
        (RIGHT.replace('en = "it is so",', ""), "right gb-own-right, says has no text in “en”"),
        (RIGHT.replace('"consumer"', '"facts>=5"'), "needs “facts>=5” is no bound that plaint"),
        (RIGHT.replace('"consumer"', '"paid_by:gold"'), "“paid_by:gold” takes one of these"),
        (RIGHT.replace('"consumer"', '"subsector:!"'), "“subsector:!” must name a subsector"),
        (WATCH, "watch gb-own-watch, affects “gb-nothing” leads nowhere"),
        ("[meta]", "line 6: gb.toml Cannot declare ('meta',) twice"),
        ("x = " + "[" * 5000, "gb.toml is nested too deeply"),
        ("x = " + "9" * 5000, "gb.toml holds a number of too many digits"),
        ("#" * 1_000_001, "gb.toml is larger than 1 MB"),
    ],
)
def test_each_fault_is_told_with_its_place(plaint: Plaint, text: str, told: str) -> None:
    keep(META + text)
    assert told in wrong(plaint)


def test_all_faults_are_told_at_once_and_none_twice(plaint: Plaint) -> None:
    keep(META + RULE.replace("P10D", "soon") + RIGHT.replace('"consumer"', '"proof"') + "x = 1")
    assert wrong(plaint).split("\n") == [
        "  rule gb-own-retail, wait “soon” is not a wait: write one like P10D, P10D business, P8W,"
        " P2M, P1Y",
        "  right gb-own-right, x no such key",
        "  right gb-own-right, needs “proof” is not a fact of a complaint",
    ]


def test_only_our_files_share_entries(plaint: Plaint) -> None:
    keep(META + 'shares = ["EU"]\n' + RULE)
    assert wrong(plaint) == "  meta, shares only plaint's own files share entries"


@pytest.mark.parametrize("make", [Path.mkdir, os.mkfifo, lambda path: path.symlink_to("nowhere")])
def test_what_is_no_file_is_told_by_every_command(
    plaint: Plaint, make: Callable[[Path], None]
) -> None:
    make(own_file())
    assert wrong(plaint) == "  gb.toml is not a file"
    opened(plaint, SHOP)
    assert NOT_USED in plaint("status").stdout
    assert NOT_USED in plaint("plan").stderr


@pytest.mark.parametrize("hidden", ["001b", "009b", "202e", "200b"])
def test_nothing_that_steers_a_terminal_is_kept(plaint: Plaint, hidden: str) -> None:
    char = chr(int(hidden, 16))
    keep(
        META
        + RULE.replace("My shop", f"My \\u{hidden}shop").replace("my own", f"my\\u{hidden}own")
        + BODY.replace("gb-own-body", f"gb-\\u{hidden}")
        + f'"a\\u{hidden}" = 1\n'
    )
    told = wrong(plaint)
    assert char not in told
    for place in ("rule gb-own-retail, says, en", "rule gb-own-retail, source, title"):
        assert f"{place} holds the hidden character U+{hidden.upper()}" in told
    for args in (("rules",), ("bodies",), ("rights",), ("rules", "show", "gb-retail")):
        ran = plaint(*args, "--country", "GB")
        assert char not in ran.stdout + ran.stderr
        assert NOT_USED in ran.stderr


def test_a_text_of_the_knowledge_is_made_safe_inside_a_sentence_too() -> None:
    assert tell(say("{what}", what={"en": "a\x1b[31mb"})) == "a\N{REPLACEMENT CHARACTER}[31mb"


def test_several_files_are_named_each_with_its_faults(plaint: Plaint) -> None:
    keep(BROKEN)
    keep("x\n", "fr.toml")
    told = plaint.fails(4, "rules", "check").stderr
    assert told.startswith("These knowledge files are out of order: ")
    assert "  gb.toml: rule gb-own-retail, wait is no time at all\n" in told
    assert "  line 1: fr.toml Expected" in told
    faults = plaint.run("rules", "check", "--json").json["error"]["faults"]
    assert [fault["place"] for fault in faults][1] == "gb.toml: rule gb-own-retail, wait"


# --- what goes on nevertheless -------------------------------------------------------------------


def test_a_broken_file_stops_no_case(plaint: Plaint, at: At) -> None:
    at("2026-06-01")
    path = keep(BROKEN)
    warning = f"Your own file {path} {NOT_USED}"
    ran = plaint("new", "-", stdin=SHOP)
    assert f"! {warning}" in ran.stderr
    for args in (("sent",), ("note", "hello"), ("undo",), ("plan",), ("company", "kettle")):
        assert f"! {warning}" in plaint(*args).stderr
    plaint("reply", "-", stdin="Thank you, we have received your message.")
    assert plaint.json("plan")["clock"]["rule"]["id"] == "gb-retail"
    assert warning in plaint.json("plan")["warnings"]
    assert warning in plaint("status").stdout
    assert warning in plaint("status", "--all").stdout
    assert warning in plaint().stdout
    plaint.json("status")
    plaint("close", "--outcome", "withdrawn")
    keep(META + RULE)
    assert NOT_USED not in plaint("status").stdout
    assert NOT_USED not in plaint("status").stdout


def test_doctor_tells_it_and_goes_on(plaint: Plaint) -> None:
    path = keep(BROKEN)
    opened(plaint, SHOP)
    checks = plaint.json("doctor")
    [found] = [check for check in checks if check["name"] == "knowledge"]
    assert (found["ok"], found["what"]) == (False, f"Your own file {path} {NOT_USED}")


def test_an_entry_that_leads_nowhere_is_told_but_the_file_is_used(plaint: Plaint) -> None:
    keep(META + RULE + WATCH)
    opened(plaint, SHOP)
    assert "leads nowhere" in wrong(plaint)
    ran = plaint("rules", "why")
    assert "gb-own-retail" in ran.stdout
    assert NOT_USED not in ran.stderr


# --- a country that plaint doesn't know ----------------------------------------------------------

JAPAN = (META + RULE).replace('"GB"', '"JP"').replace("gb-own", "jp-own")


def test_a_country_of_ones_own_is_one_like_the_others(plaint: Plaint) -> None:
    keep(JAPAN, "jp.toml")
    assert [rule["id"] for rule in plaint.json("rules", "--country", "jp")] == ["jp-own-retail"]
    assert plaint.json("bodies", "--country", "JP") == []
    assert plaint.json("rights", "--country", "JP") == []
    assert plaint.json("rules", "show", "jp-own-retail")["mine"] is True
    assert plaint.json("rules", "check")["entries"]["JP"] == 1
    assert "JP" in plaint("doctor").stdout
    opened(plaint, SHOP.replace('"GB"', '"JP"'))
    plaint("sent")
    assert plaint.json("plan")["clock"]["rule"]["id"] == "jp-own-retail"


def test_its_name_is_wanted_in_both_languages(plaint: Plaint) -> None:
    path = keep(JAPAN.replace(', fr = "le Royaume-Uni"', ""), "jp.toml")
    told = plaint.fails(4, "rules", "check", "--country", "JP").stderr
    assert told.startswith(f"The knowledge file {path} is out of order.\n  meta, names has no name")
    keep(JAPAN.replace("P10D", "P0D"), "jp.toml")
    assert NOT_USED in plaint("rules", "--country", "JP").stderr
    assert "jp-own-retail, wait" in plaint.fails(4, "rules", "check").stderr


@pytest.mark.parametrize("country", ["GBR", "É", "../..", "ZZ", "eu"])
def test_an_unknown_country_is_not_all_in_order(plaint: Plaint, country: str) -> None:
    for args in (("check",), ("list",), ("show", "gb-retail")):
        assert "Nothing is known of" in plaint.fails(5, "rules", *args, "--country", country).stderr


def test_a_country_in_small_letters_will_do(plaint: Plaint) -> None:
    assert list(plaint.json("rules", "check", "--country", "gb")["entries"]) == ["GB"]
    assert plaint.json("rules", "show", "gb-retail", "--country", "gb")["id"] == "gb-retail"
    assert "no rule" in plaint.fails(5, "rules", "show", "gb-telecom", "--country", "fr").stderr


# --- what is shown -------------------------------------------------------------------------------


@pytest.fixture
def late(plaint: Plaint, at: At) -> str:
    """A case under the user's own rule, whose wait is over."""
    at("2026-06-01")
    keep(META + RULE + BODY)
    ref = opened(plaint, SHOP)
    plaint("sent")
    at("2026-06-20")
    return ref


FOOTNOTE = "\n\n* from your own file\n"


def test_the_plan_marks_what_is_ones_own(plaint: Plaint, late: str) -> None:
    plan = plaint("plan").stdout
    assert "a fair wait ends Thu 11 June 2026 (9 days ago). *" in flat(plan)
    assert "    My Own Scheme *\n" in plan
    assert "take the case to My Own Scheme *" in flat(plan)
    assert plan.endswith(FOOTNOTE)
    document = plaint.json("plan")
    assert document["clock"]["rule"]["mine"] is True
    assert [last["mine"] for last in document["last_dates"]] == [True]
    bodies = {s["body"]["id"]: s["body"]["mine"] for s in document["steps"] if "body" in s}
    assert bodies["gb-own-body"] is True
    assert bodies["gb-county-court"] is False


def test_a_plan_without_own_entries_has_no_mark(plaint: Plaint) -> None:
    opened(plaint, SHOP)
    plaint("sent")
    assert "*" not in plaint("plan").stdout
    assert plaint.json("plan")["clock"]["rule"]["mine"] is False


def test_the_referral_marks_the_body(plaint: Plaint, late: str) -> None:
    told = plaint("escalate").stdout
    assert told.startswith("My Own Scheme *\n")
    assert "Last day: Tue 1 June 2027. *\n" in told
    assert told.endswith(FOOTNOTE)
    assert plaint.json("escalate")["body"]["mine"] is True


def test_rules_why_marks_the_body_and_says_what_was_passed_over(plaint: Plaint, late: str) -> None:
    told = plaint("rules", "why").stdout
    assert "  - gb-retail (14 days): Your own rule goes before it.\n" in told
    assert "Then: My Own Scheme *\n" in told
    assert told.endswith(FOOTNOTE)
    keep(META + RULE + RULE.replace("gb-own-retail", "gb-own-2").replace("P10D", "P9D"))
    told = plaint("rules", "why").stdout
    assert "  - gb-own-2 * (9 days): A narrower one goes before it.\n" in told


def test_the_company_marks_its_rule(plaint: Plaint, late: str) -> None:
    told = plaint("company", "Kettlewick").stdout
    assert "  My shop answers in ten days. *\n" in told
    assert told.endswith(FOOTNOTE)
    assert plaint.json("company", "Kettlewick")["rule"]["mine"] is True
