"""The loader reads one country's file strictly, and says where a bad one is wrong."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from plaint.domain.complaint import KINDS, SECTORS
from plaint.domain.wait import Wait
from plaint.errors import InvalidInput
from plaint.knowledge.loader import (
    countries,
    default_rule,
    fingerprint,
    left_out,
    load,
    read,
)

META = """
[meta]
country = "XX"
as_of = 2026-11-22
names = { en = "Nowhere", fr = "Nulle part" }
"""
RULE = """
[[rule]]
id = "xx-retail"
sector = "retail"
wait = "P10D business"
nature = "law"
certainty = "law"
says = { en = "Ten days.", fr = "Dix jours." }
source = { title = "The Act", url = "https://law.example.org/act" }
checked_on = 2026-11-21
"""
LIMIT = """
[[limit]]
id = "xx-limitation"
kind = "limitation"
within = "P6Y"
what = { en = "claim", fr = "agir" }
certainty = "commonly"
source = { title = "The Act" }
checked_on = 2026-11-21
"""
RIGHT = """
[[right]]
id = "xx-right"
sectors = ["all"]
kinds = ["all"]
cite = { en = "the Act", fr = "la loi" }
says = { en = "it is so", fr = "il en est ainsi" }
certainty = "commonly"
source = { title = "The Act" }
checked_on = 2026-11-21
"""


def write(folder: Path, text: str) -> Path:
    path = folder / "xx.toml"
    path.write_text(text, encoding="utf-8")
    return path


def faults_of(folder: Path, text: str) -> dict[str, str]:
    """What the loader finds wrong, by place."""
    path = write(folder, text)
    with pytest.raises(InvalidInput) as caught:
        read(path)
    assert caught.value.source == str(path)
    # the boundary prints the faults below the message
    assert str(caught.value) == f"The knowledge file {path} is out of order."
    return {fault.place: str(fault.message) for fault in caught.value.faults}


def test_an_entry_becomes_its_value(tmp_path: Path) -> None:
    knowledge = read(write(tmp_path, META + RULE + LIMIT))
    assert knowledge.country == "XX"
    assert knowledge.as_of == date(2026, 11, 22)
    assert knowledge.names["fr"] == "Nulle part"
    (rule,) = knowledge.rules
    assert rule.country == "XX"
    assert rule.wait == Wait(days=10, unit="business")
    assert rule.stage == "both"
    assert rule.source.url == "https://law.example.org/act"
    assert rule.checked_on == date(2026, 11, 21)
    assert knowledge.limits[0].within == Wait(months=72)
    assert knowledge.bodies == ()


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("P8W", Wait(weeks=8)),
        ("P1M", Wait(months=1)),
        ("P0D", Wait()),
        ("P25D working", Wait(days=25, unit="working")),
        ("P10D calendar", Wait(days=10)),
    ],
)
def test_waits_as_written(tmp_path: Path, written: str, meant: Wait) -> None:
    text = RULE.replace("P10D business", written)
    assert read(write(tmp_path, META + text)).rules[0].wait == meant


def test_all_stands_for_every_sector_and_kind(tmp_path: Path) -> None:
    (right,) = read(write(tmp_path, META + RIGHT)).rights
    assert right.sectors == SECTORS
    assert right.kinds == KINDS


@pytest.mark.parametrize(
    ("wait", "why"),
    [
        ('"10D"', "“10D” is not a wait: write one like P10D"),
        ('"P10D fortnight"', "“fortnight” is not a unit of days: calendar, business, working"),
        ('"P2W business"', "“P2W business” is not a wait"),
        ('"P1M10D"', "“P1M10D” is not a wait"),
        ('"P"', "“P” is not a wait"),
        ("{ days = 1000000000 }", "is not a wait"),
        ("10", "is not a wait"),
    ],
)
def test_a_bad_wait_is_named(tmp_path: Path, wait: str, why: str) -> None:
    faults = faults_of(tmp_path, META + RULE.replace('"P10D business"', wait))
    assert list(faults) == ["rule xx-retail, wait"]
    assert why in faults["rule xx-retail, wait"]


@pytest.mark.parametrize("bad", ['"2026-11-21"', "2026-11-21T10:00:00Z", "true"])
def test_a_bad_date_is_named(tmp_path: Path, bad: str) -> None:
    faults = faults_of(tmp_path, META + RULE.replace("2026-11-21", bad))
    assert list(faults) == ["rule xx-retail, checked_on"]
    assert "Expected `date" in faults["rule xx-retail, checked_on"]


def test_an_impossible_date_is_no_toml(tmp_path: Path) -> None:
    path = write(tmp_path, META + RULE.replace("2026-11-21", "2026-02-30"))
    with pytest.raises(InvalidInput) as caught:
        read(path)
    [fault] = caught.value.faults
    assert (fault.place, fault.line) == ("xx.toml", 15)


def test_unknown_keys_are_refused_all_at_once(tmp_path: Path) -> None:
    text = META + RULE.replace("sector =", "sectorr = 1\nsector =") + LIMIT.replace(
        'title = "The Act"', 'title = "The Act", link = "x"'
    )  # fmt: skip
    assert faults_of(tmp_path, text) == {
        "rule xx-retail, sectorr": "no such key",
        "limit xx-limitation, source, link": "no such key",
    }


def test_an_unknown_table_is_refused(tmp_path: Path) -> None:
    assert faults_of(tmp_path, META + "[[rules]]\nid = 'xx'") == {"rules": "no such table"}


def test_a_missing_key_and_a_wrong_choice_are_named(tmp_path: Path) -> None:
    text = META + RULE.replace('sector = "retail"\n', "") + LIMIT.replace('"limitation"', '"rent"')
    faults = faults_of(tmp_path, text)
    assert faults["rule xx-retail"] == "lacks the key sector"
    assert "rent" in faults["limit xx-limitation, kind"]


def test_an_entry_without_an_id_is_counted(tmp_path: Path) -> None:
    faults = faults_of(tmp_path, META + RULE + RULE.replace('id = "xx-retail"\n', ""))
    assert list(faults) == ["rule no. 2"]


def test_a_table_that_is_no_list_of_tables(tmp_path: Path) -> None:
    assert list(faults_of(tmp_path, "rule = [1]" + META)) == ["rule no. 1"]


def test_the_country_stands_in_meta_alone(tmp_path: Path) -> None:
    faults = faults_of(tmp_path, META + RULE + 'country = "GB"')
    assert list(faults) == ["rule xx-retail, country"]


def test_the_file_is_named_for_its_country(tmp_path: Path) -> None:
    faults = faults_of(tmp_path, META.replace('"XX"', '"GB"') + RULE)
    assert faults == {"meta.country": "must be XX, as the file's name"}


def test_a_file_without_meta(tmp_path: Path) -> None:
    assert "country" in faults_of(tmp_path, RULE)["meta"]


def test_a_country_without_a_file_is_known_to_be_unknown() -> None:
    knowledge = load("ZZ")
    assert knowledge.country == "ZZ"
    assert knowledge.as_of is None
    assert not knowledge.rules
    assert load("").country == ""


@pytest.mark.parametrize("code", ["gb", "GBR", "../gb", "G/", "G\n", "1A", "..", "É1"])
def test_only_a_country_code_names_a_file(code: str) -> None:
    with pytest.raises(InvalidInput, match="not a country code"):
        load(code)


def test_countries_lists_the_files() -> None:
    assert "GB" in countries()
    assert list(countries()) == sorted(countries())


def test_every_file_can_be_read() -> None:
    for country in countries():
        assert load(country).as_of is not None


def test_the_default_says_that_nothing_is_known() -> None:
    rule = default_rule("DE", "banking")
    assert rule.id == "default"
    assert rule.wait == Wait(days=30)
    assert (rule.nature, rule.certainty) == ("norm", "norm")
    assert rule.says["en"] == (
        "No rule is known for banks in this country (DE); a common fair wait is 30 days."
    )
    assert "les banques" in rule.says["fr"]
    assert "\N{NO-BREAK SPACE};" in rule.says["fr"]


def test_every_sector_has_words_for_the_default() -> None:
    nameless = [s for s in SECTORS if "this kind of matter" in default_rule("DE", s).says["en"]]
    assert nameless == ["other"]


def test_the_fingerprint_changes_with_any_file(tmp_path: Path) -> None:
    empty = fingerprint(str(tmp_path))
    write(tmp_path, META)
    first = fingerprint(str(tmp_path))
    write(tmp_path, META + RULE)
    second = fingerprint(str(tmp_path))
    (tmp_path / "xx.toml").rename(tmp_path / "yy.toml")
    third = fingerprint(str(tmp_path))
    (tmp_path / "notes.md").write_text("not knowledge")
    assert len({empty, first, second, third}) == 4
    assert fingerprint(str(tmp_path)) == third
    assert len(fingerprint()) == 8


def test_the_fingerprint_is_cheap_to_ask_for() -> None:
    script = (
        "import sys; from plaint.knowledge.fingerprint import fingerprint; fingerprint();"
        "print(*[m for m in ('tomllib', 'msgspec', 'plaint.domain', 'pathlib', 'dataclasses')"
        " if m in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-IS", "-c", f"import sys; sys.path[:0] = {sys.path!r}; {script}"],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert done.stdout.strip() == ""


def test_loading_is_lazy_about_its_parsers() -> None:
    script = (
        f"import sys; sys.path[:0] = {sys.path!r}; import plaint.knowledge.loader;"
        "print(*[m for m in ('tomllib', 'msgspec') if m in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-IS", "-c", script], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == ""


def test_what_countries_share_comes_after_their_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shared = META.replace('"XX"', '"EU"') + RULE.replace("xx-retail", "eu-retail")
    (tmp_path / "eu.toml").write_text(shared, "utf-8")
    (tmp_path / "xx.toml").write_text(META + 'shares = ["EU"]\n' + RULE, "utf-8")
    monkeypatch.setattr("plaint.knowledge.loader.FOLDER", str(tmp_path))
    load.cache_clear()
    try:
        known = load("XX")
        assert countries() == ("XX",)
    finally:
        load.cache_clear()
    assert [(rule.id, rule.country) for rule in known.rules] == [
        ("xx-retail", "XX"),
        ("eu-retail", "EU"),
    ]
    assert known.names["en"] == "Nowhere"


def test_the_users_own_entries_come_first_and_are_marked(tmp_path: Path) -> None:
    own = META.replace('"XX"', '"GB"') + RULE.replace("xx-retail", "gb-retail")
    (tmp_path / "gb.toml").write_text(own, "utf-8")
    known = load("GB", str(tmp_path))
    assert known.rules[0].id == "gb-retail"
    assert known.rules[0].mine
    assert known.rules[0].wait == Wait(days=10, unit="business")
    assert [rule.id for rule in known.rules].count("gb-retail") == 1
    assert not any(rule.mine for rule in known.rules[1:])
    assert len(known.rules) == len(load("GB").rules)


@pytest.mark.parametrize("key", ["country", "mine"])
def test_no_entry_says_where_it_lies(tmp_path: Path, key: str) -> None:
    path = tmp_path / "xx.toml"
    path.write_text(META + RULE + f"{key} = true\n", "utf-8")
    with pytest.raises(InvalidInput) as caught:
        read(path)
    assert [fault.place for fault in caught.value.faults] == [f"rule xx-retail, {key}"]


def test_the_fingerprint_reads_no_more_than_a_knowledge_file_may_have(tmp_path: Path) -> None:
    (tmp_path / "xx.toml").mkdir()
    a_folder = fingerprint(str(tmp_path))
    (tmp_path / "xx.toml").rmdir()
    (tmp_path / "xx.toml").symlink_to("nowhere")
    assert fingerprint(str(tmp_path)) == a_folder
    (tmp_path / "xx.toml").unlink()
    (tmp_path / "xx.toml").write_bytes(b"#" * 1_000_001)
    too_large = fingerprint(str(tmp_path))
    (tmp_path / "xx.toml").write_bytes(b"#" * 2_000_000)
    assert fingerprint(str(tmp_path)) == too_large != a_folder


def test_a_file_of_ones_own_that_is_out_of_order_is_left_out_and_named(tmp_path: Path) -> None:
    path = tmp_path / "gb.toml"
    path.write_text("[meta", "utf-8")
    known = load("GB", str(tmp_path))
    assert known.left_out == str(path)
    assert known.rules == load("GB").rules
    assert len(known.warnings) == 1
    assert left_out(str(tmp_path)) == ("GB",)
