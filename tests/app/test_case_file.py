"""Reading a case file: what it says becomes a case, and what it can't say is told with its line.

The messages that a person reads are in tests/cli/test_bad_case_files.py.
"""

from __future__ import annotations

import os
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from tests.app.working import CASE, PHOTO, RECEIPT, case_file

from plaint.app.case_file import LARGEST_CASE_FILE, ZONES, CaseFile, read_case_file
from plaint.errors import Fault, InvalidInput

TODAY = date(2026, 6, 1)
PLAIN = CASE.replace('evidence = ["my receipt.pdf", "photo.jpg"]\n', "")


def read(text: str, folder: Path | None = None, profile: dict[str, Any] | None = None) -> CaseFile:
    return read_case_file(text, folder, profile or {}, TODAY, "case.toml")


def faults(text: str, folder: Path | None = None) -> list[Fault]:
    with pytest.raises(InvalidInput) as caught:
        read(text, folder)
    assert caught.value.source == "case.toml"
    return list(caught.value.faults)


def lines(text: str) -> list[tuple[int | None, str]]:
    return [(fault.line, fault.place) for fault in faults(text)]


# --- what it says ------------------------------------------------------------------------------


def test_the_facts_are_those_of_the_file() -> None:
    told = read(PLAIN)
    assert told.complaint.subject == "Broadband line dead since 20 May"
    assert told.complaint.happened_on == date(2026, 5, 20)
    assert told.complaint.references == {"account": "TF-2207"}
    assert (told.company.name, told.company.email) == ("Talkfar", "complaints@example.com")
    assert told.complainant.postal == "14 Chapel Row, Leeds LS1 1AA"


def test_what_is_left_out_follows_from_the_country() -> None:
    told = read(PLAIN)
    assert told.company.country == told.complainant.country == "GB"
    assert (told.complainant.timezone, told.complaint.language) == ("Europe/London", "en")
    french = read(PLAIN.replace('"GB"', '"FR"'))
    assert (french.complainant.timezone, french.complaint.language) == ("Europe/Paris", "fr")
    assert read(PLAIN.replace('"GB"', '"JP"')).complainant.timezone == "UTC"


@pytest.mark.parametrize("zone", sorted(set(ZONES.values())))
def test_every_zone_that_is_assumed_exists(zone: str) -> None:
    told = read(PLAIN + f'timezone = "{zone}"\n')
    assert told.complainant.timezone == zone


def test_the_profile_fills_what_is_missing_and_no_more() -> None:
    profile = {"name": "Somebody Else", "phone": "+44 113 496 0000", "timezone": "Europe/Dublin"}
    told = read(PLAIN, profile=profile)
    assert told.complainant.name == "Rowan Ellis"
    assert told.complainant.phone == "+44 113 496 0000"
    assert told.complainant.timezone == "Europe/Dublin"


def test_contacts_are_told_in_their_order_with_their_days() -> None:
    contacts = """
[[contact]]
on = 2026-05-21
by = "call"
with = "an agent"
said = "an engineer within two days"
promised_by = 2026-05-23
[[contact]]
on = 2026-05-25
by = "chat"
"""
    first, second = read(PLAIN + contacts).contacts
    assert first[0] == date(2026, 5, 21)
    assert (first[1].by, first[1].with_whom) == ("call", "an agent")
    assert first[1].promised_by == date(2026, 5, 23)  # what they promised may lie ahead
    assert (second[0], second[1].by, second[1].said) == (date(2026, 5, 25), "chat", "")


def test_papers_are_read_beside_the_file(tmp_path: Path) -> None:
    told = read(CASE, case_file(tmp_path / "papers").parent)
    assert [(e.name, e.size) for e in told.complaint.evidence] == [
        ("my receipt.pdf", len(RECEIPT)), ("photo.jpg", len(PHOTO)),
    ]  # fmt: skip
    assert told.files == {sha256(data).hexdigest(): data for data in (RECEIPT, PHOTO)}


# --- papers that may not be had ----------------------------------------------------------------


def evidence(tmp_path: Path, *names: str) -> list[Fault]:
    listed = ", ".join(f'"{name}"' for name in names)
    return faults(
        CASE.replace('["my receipt.pdf", "photo.jpg"]', f"[{listed}]"),
        case_file(tmp_path / "papers").parent,
    )


def test_a_stranger_s_file_attaches_nothing_from_elsewhere(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("my private key")
    (tmp_path / "papers").mkdir()
    (tmp_path / "papers" / "innocent.txt").symlink_to(tmp_path / "secret.txt")
    names = ("../secret.txt", str(tmp_path / "secret.txt"), "innocent.txt", "/etc/hostname", "..")
    told = evidence(tmp_path, *names)
    assert [str(fault.message) for fault in told] == [
        f"{name} lies outside the case file's folder" for name in names
    ]


def test_each_paper_that_cant_be_had_is_named(tmp_path: Path) -> None:
    told = evidence(tmp_path, "missing.pdf", "nul\\u0000.pdf", ".")
    assert len(told) == 3
    assert "missing.pdf is not there" in str(told[0].message)
    assert {fault.place for fault in told} == {"complaint.evidence"}
    assert {fault.line for fault in told} == {11}


@pytest.mark.skipif(os.name != "posix", reason="names of bytes are POSIX's")
def test_a_case_from_standard_input_names_no_papers() -> None:
    (fault,) = faults(CASE)
    assert str(fault.message) == "files can't be named here"


# --- lines -------------------------------------------------------------------------------------


def test_a_fault_is_on_the_line_of_its_key() -> None:
    text = """# a comment with subject = "x"

[ complaint ]   # the first table
subject = "Line dead"
  kind    = "ghost"
facts = \"\"\"
kind = "not a key"
[company]
\"\"\"
country="XX1"
sector = "telecom"
remedy = 'money'
references = { a = 1 }
[[contact]]
on = 2026-05-21
by = "call"
[[ contact ]]
on = 2026-07-21
by = "chat"
[company]
name = ""
[complainant]
name = "Rowan Ellis"
"""
    assert lines(text) == [
        (5, "complaint.kind"), (10, "complaint.country"), (12, "complaint.remedy"),
        (13, "complaint.references"), (18, "contact[2].on"), (21, "company.name"),
    ]  # fmt: skip


def test_what_is_missing_is_on_the_line_of_its_table() -> None:
    text = '[complaint]\nsubject = "x"\n\n[complainant]\nname = "Jo"\n'
    assert lines(text) == [
        (None, "company.name"),
        *((1, f"complaint.{name}") for name in ("country", "facts", "kind", "remedy", "sector")),
    ]


def test_dotted_keys_and_tables_in_tables_have_lines_too() -> None:
    text = PLAIN.replace('references = { account = "TF-2207" }', "references.account = 7")
    assert lines(text) == [(10, "complaint.references")]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("[complaint", 1), ("[complaint]\nsubject = Line dead", 2),
        ("[complaint]\nx = 1\nx = 2", 3), ("[complaint]\nx = 2026-02-30T10:00", 2),
        ("[complaint]\n\x00", 2), ("n = 1" + "0" * 5000, None),
    ],
)  # fmt: skip
def test_what_is_no_toml_is_told_with_its_line(text: str, line: int | None) -> None:
    (fault,) = faults(text)
    assert (fault.place, fault.line) == ("case.toml", line)


def test_an_impossible_day_is_one_fault_among_the_others() -> None:
    text = PLAIN.replace("2026-05-20", "2026-02-30  # or so").replace("outage", "silence")
    assert lines(text) == [(4, "complaint.kind"), (7, "complaint.happened_on")]


@pytest.mark.parametrize("name", ["subject", "consumer", "amount", "references", "evidence", "x"])
def test_no_fact_takes_an_impossible_day(name: str) -> None:
    without = "\n".join(x for x in PLAIN.splitlines() if not x.startswith(f"{name} ="))
    text = without.replace("[complaint]", f"[complaint]\n{name} = 2026-13-01")
    assert f"complaint.{name}" in [f.place for f in faults(text)]


@pytest.mark.parametrize("text", ["x = " + "[" * 20_000, "x = " + "{a=" * 20_000])
def test_what_is_nested_without_end_is_refused(text: str) -> None:
    with pytest.raises(InvalidInput, match=r"case\.toml"):
        read(text)


def test_what_is_too_large_isnt_read() -> None:
    with pytest.raises(InvalidInput, match="too large for a case file"):
        read("#" * (LARGEST_CASE_FILE + 1))
    assert read(PLAIN + "#" * 10_000).company.name == "Talkfar"


@pytest.mark.parametrize(
    "name", ["happened_on", "ordered_on", "received_on", "paid_on"]
)  # fmt: skip
def test_what_has_happened_lies_not_ahead(name: str) -> None:
    without = PLAIN.replace("happened_on = 2026-05-20\n", "")
    told = read(without.replace("[company]", f"{name} = 2026-06-01\n[company]"))
    assert getattr(told.complaint, name) == TODAY
    (fault,) = faults(without.replace("[company]", f"{name} = 2026-06-02\n[company]"))
    assert (fault.place, str(fault.message)) == (f"complaint.{name}", "is in the future")


def test_what_was_promised_may_lie_ahead() -> None:
    told = read(PLAIN.replace("[company]", "promised_on = 2027-01-01\n[company]"))
    assert told.complaint.promised_on == date(2027, 1, 1)


@pytest.mark.parametrize("field", ["subject", "remedy_detail", "sold_by", "effect"])
@pytest.mark.parametrize(
    "text", ["a\\r\\nBcc: x@example.net", "a\\u001b[2J", "a\\u0085b", "a\\u2028b"]
)
def test_nothing_that_steers_a_header_or_a_terminal_is_a_fact(field: str, text: str) -> None:
    without = "\n".join(line for line in PLAIN.splitlines() if not line.startswith(f"{field} "))
    if field == "effect" and "\\r\\n" in text:
        told = read(without.replace("[company]", f'{field} = "{text}"\n[company]'))
        assert "\r" not in told.complaint.effect  # of several lines, it is only a line break
        return
    (fault,) = faults(without.replace("[company]", f'{field} = "{text}"\n[company]'))
    assert fault.place == f"complaint.{field}"
