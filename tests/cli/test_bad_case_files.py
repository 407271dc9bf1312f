"""Case files that can't be used: every fault at once, and nothing stored."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.running import Plaint, Ran
from tests.cli.samples import SHOP, TELECOM

At = Callable[[str], None]
TEN_FAULTS = """\
[complaint]
subject = ""
kind = "lost"
sector = "airlines"
country = "United Kingdom"
happened_on = 2026-07-01
facts = "What happened."
remedy = "refund"
amount = "420"
shoe_size = 42
evidence = ["gone.pdf"]

[[contact]]
on = 2026-05-21
by = "pigeon"

[company]
name = "Example Airways"
email = "noreply@example.com"

[complainant]
email = "not an address"
"""
# Line (1-based) and key of each, counted in the text above.
EXPECTED = [
    (2, "complaint.subject"),
    (3, "complaint.kind"),
    (4, "complaint.sector"),
    (5, "complaint.country"),
    (6, "complaint.happened_on"),
    (9, "complaint.amount"),
    (10, "complaint.shoe_size"),
    (11, "complaint.evidence"),
    (15, "contact[1].by"),
    (19, "company.email"),
    (21, "complainant.name"),
    (22, "complainant.email"),
]


@pytest.fixture
def faulty(plaint: Plaint, at: At, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    at("2026-06-01")
    monkeypatch.chdir(tmp_path)
    Path("case.toml").write_text(TEN_FAULTS)
    return Path("case.toml")


def test_every_fault_is_listed_with_its_key_and_line(plaint: Plaint, faulty: Path) -> None:
    error = json.loads(plaint.fails(4, "new", str(faulty), "--json").stdout)["error"]
    assert error["code"] == 4
    assert error["kind"] == "invalid-input"
    assert error["message"] == "case.toml has 12 faults; nothing was stored."
    assert error["hint"] == "Mend them and run the same command again."
    assert [(fault["line"], fault["place"]) for fault in error["faults"]] == EXPECTED
    assert all(fault["message"] for fault in error["faults"])


def test_and_a_person_reads_them_line_by_line(plaint: Plaint, faulty: Path) -> None:
    ran = plaint.fails(4, "new", str(faulty))
    assert ran.stdout == ""
    lines = ran.stderr.splitlines()
    assert lines[0] == "case.toml has 12 faults; nothing was stored."
    assert lines[1] == "  line 2: complaint.subject must not be empty"
    assert "  line 10: complaint.shoe_size is not known" in lines
    assert "  line 6: complaint.happened_on is in the future" in lines
    assert "  line 21: complainant.name is missing" in lines
    assert lines[-1] == "Mend them and run the same command again."


def test_nothing_is_stored(plaint: Plaint, faulty: Path, tmp_path: Path) -> None:
    plaint.fails(4, "new", str(faulty))
    assert plaint.json("status", "--all") == []
    assert not (tmp_path / "home" / "evidence").exists()


def test_a_near_miss_is_named(plaint: Plaint, at: At) -> None:
    at("2026-06-01")
    ran = plaint.fails(4, "new", "-", stdin=SHOP.replace("remedy =", "remidy ="))
    assert "complaint.remidy is not known; did you mean remedy?" in ran.stderr
    assert "complaint.remedy is missing" in ran.stderr


@pytest.mark.parametrize(
    ("was", "becomes", "says"),
    [
        ('name = "Kettlewick"', "name = 7", "company.name must be text in quotes"),
        ('name = "Jo Whitfield"', 'name = ["Jo"]', "complainant.name must be text in quotes"),
        ('kind = "defective"', "kind = true", "complaint.kind must be one of: "),
        ("[company]", "consumer = 1\n[company]", "complaint.consumer must be true or false"),
        ("[company]", 'happened_on = "1 May"\n[company]',
         "complaint.happened_on must be a date such as 2026-05-12"),
        ("[company]", "happened_on = 2026-05-01T10:00:00\n[company]",
         "complaint.happened_on must be a date such as 2026-05-12"),
        ("[company]", 'amount = "-5.00 GBP"\n[company]', "complaint.amount must be a sum"),
        ("[company]", 'amount = "NaN GBP"\n[company]', "complaint.amount must be a sum"),
        ("[company]", 'references = "48213"\n[company]', "complaint.references must be a table"),
        ("[company]", 'evidence = "one.pdf"\n[company]', "complaint.evidence must be a list"),
        ("[company]", '[company]\nhandles = { fax = "@x" }',
         "company.handles must name only: mastodon, bluesky, x"),
        ('name = "Jo Whitfield"', 'name = "Jo"\ntimezone = "Europe/Atlantis"',
         "complainant.timezone must be a time zone such as Europe/London"),
        ("[complaint]", "[[complaint]]", "complaint must be a table"),
        ("[complaint]", "answer = 42\n[complaint]", "answer is not a part of a case file"),
        ("[company]", "[contact]\n[company]", "contact must be written [[contact]]"),
    ],
)  # fmt: skip
def test_wrong_types_and_places(plaint: Plaint, at: At, was: str, becomes: str, says: str) -> None:
    at("2026-06-01")
    assert was in SHOP
    ran = plaint.fails(4, "new", "-", stdin=SHOP.replace(was, becomes, 1))
    assert says in ran.stderr


def test_an_impossible_date_is_told_with_its_line(plaint: Plaint, at: At) -> None:
    at("2026-06-01")
    ran = plaint.fails(4, "new", "-", "--json", stdin=TELECOM.replace("2026-05-20", "2026-02-30"))
    error = json.loads(ran.stdout)["error"]
    assert error["faults"] == [
        {
            "place": "complaint.happened_on",
            "line": 7,
            "message": "must be a date such as 2026-05-12",
        }
    ]


@pytest.mark.parametrize("text", ["subject = [", "a = 1\na = 2\n", "= 5", "\x00", "[complaint"])
def test_text_that_is_no_toml(plaint: Plaint, at: At, text: str) -> None:
    at("2026-06-01")
    error = json.loads(plaint.fails(4, "new", "-", "--json", stdin=text).stdout)["error"]
    assert error["message"] == "- is not a TOML file; nothing was stored."
    assert len(error["faults"]) == 1


def test_a_file_that_is_no_text(plaint: Plaint, tmp_path: Path) -> None:
    (tmp_path / "case.toml").write_bytes(b"\xff\xfe\x00")
    ran = plaint.fails(4, "new", str(tmp_path / "case.toml"))
    assert "is not a text in UTF-8." in ran.stderr


def test_a_file_that_is_not_there(plaint: Plaint) -> None:
    ran = plaint.fails(4, "new", "nowhere.toml")
    assert ran.stderr.startswith("nowhere.toml can't be read: No such file or directory.\n")


def test_a_folder_is_no_case_file(plaint: Plaint, tmp_path: Path) -> None:
    assert "can't be read" in plaint.fails(4, "new", str(tmp_path)).stderr


def test_an_endless_file_is_not_read_to_its_end(plaint: Plaint) -> None:
    ran = plaint.fails(4, "new", "-", stdin="#" * 2_000_001)
    assert "- is too large: more than 2 MB." in ran.stderr


def test_deep_nesting_is_a_fault_of_the_file_not_of_plaint(plaint: Plaint) -> None:
    plaint.fails(4, "new", "-", stdin="a = " + "[" * 5000 + "]" * 5000)


# --- evidence ----------------------------------------------------------------------------------


def _with_evidence(folder: Path, *names: str) -> str:
    listed = ", ".join(f"'{name}'" for name in names)
    file = folder / "case.toml"
    file.write_text(TELECOM.replace("[company]", f"evidence = [{listed}]\n[company]"))
    return str(file)


def _faults(ran: Ran) -> list[str]:
    return [fault["message"] for fault in json.loads(ran.stdout)["error"]["faults"]]


def test_a_missing_file_is_named(plaint: Plaint, at: At, tmp_path: Path) -> None:
    at("2026-06-01")
    (tmp_path / "there.txt").write_text("x")
    case = _with_evidence(tmp_path, "there.txt", "gone.pdf", "gone-too.pdf")
    faults = _faults(plaint.fails(4, "new", case, "--json"))
    assert len(faults) == 2
    assert "gone.pdf" in faults[0]
    assert "gone-too.pdf" in faults[1]


def test_a_file_too_large_for_mail_is_named_with_its_size(
    plaint: Plaint, at: At, tmp_path: Path
) -> None:
    at("2026-06-01")
    with (tmp_path / "video.mp4").open("wb") as file:
        file.truncate(15_000_001)  # sparse: nothing is written
    faults = _faults(plaint.fails(4, "new", _with_evidence(tmp_path, "video.mp4"), "--json"))
    assert faults == ["video.mp4 is too large: 15.0 MB, and mail takes 15 MB."]


@pytest.mark.parametrize("path", ["../secret.txt", "/etc/hostname", "a/../../secret.txt"])
def test_a_case_file_takes_nothing_from_outside_its_folder(
    plaint: Plaint, at: At, tmp_path: Path, path: str
) -> None:
    at("2026-06-01")
    (tmp_path / "secret.txt").write_text("secret")
    (tmp_path / "shared" / "a").mkdir(parents=True)
    case = _with_evidence(tmp_path / "shared", path)
    faults = _faults(plaint.fails(4, "new", case, "--json"))
    assert faults == [f"{path} lies outside the case file's folder"]


def test_nor_through_a_link(plaint: Plaint, at: At, tmp_path: Path) -> None:
    at("2026-06-01")
    (tmp_path / "secret.txt").write_text("secret")
    (tmp_path / "shared").mkdir()
    (tmp_path / "shared" / "innocent.txt").symlink_to(tmp_path / "secret.txt")
    case = _with_evidence(tmp_path / "shared", "innocent.txt")
    faults = _faults(plaint.fails(4, "new", case, "--json"))
    assert faults == ["innocent.txt lies outside the case file's folder"]


def test_on_standard_input_it_can_name_no_files(plaint: Plaint, at: At) -> None:
    at("2026-06-01")
    text = TELECOM.replace("[company]", 'evidence = ["a.txt"]\n[company]')
    assert "complaint.evidence files can't be named here" in plaint.fails(
        4, "new", "-", stdin=text
    ).stderr  # fmt: skip


# --- what would steer a mail program or a terminal ---------------------------------------------


@pytest.mark.parametrize(
    ("fact", "value"),
    [
        ("subject", "Line dead\\r\\nBcc: all@example.com"),
        ("subject", "Line dead\\nBcc: all@example.com"),
        ("remedy_detail", "repair\\r\\nX-Header: 1"),
        ("subject", "Line\\u001b[2J dead"),
        ("facts", "The line\\u009b31m is dead"),
    ],
)
def test_control_characters_are_no_facts(plaint: Plaint, at: At, fact: str, value: str) -> None:
    at("2026-06-01")
    lines = [line for line in TELECOM.splitlines() if not line.startswith(f"{fact} =")]
    lines.insert(lines.index("[complaint]") + 1, f'{fact} = "{value}"')
    ran = plaint.fails(4, "new", "-", stdin="\n".join(lines))
    assert f"complaint.{fact} " in ran.stderr
    assert "\x1b" not in ran.stdout + ran.stderr
    assert plaint.json("status", "--all") == []


@pytest.mark.parametrize(
    ("table", "fact", "value"),
    [
        ("company", "name", "Talkfar\\r\\nBcc: all@example.com"),
        ("company", "email", "a@example.com\\r\\nBcc: all@example.com"),
        ("company", "email", "a@example.com, all@example.com"),
        ("complainant", "name", "Rowan\\nBcc: all@example.com"),
        ("complainant", "email", "a@example.org\\nX: y"),
        ("complainant", "phone", "1\\r2"),
    ],
)
def test_nor_in_names_and_addresses(
    plaint: Plaint, at: At, table: str, fact: str, value: str
) -> None:
    at("2026-06-01")
    before, after = TELECOM.split(f"[{table}]")
    kept = [line for line in after.splitlines() if not line.startswith(f"{fact} =")]
    text = "\n".join([before, f"[{table}]", f'{fact} = "{value}"', *kept])
    assert f"{table}.{fact} " in plaint.fails(4, "new", "-", stdin=text).stderr
