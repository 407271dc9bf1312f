"""Keeping: profile, account, export, import, forget, doctor."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.running import Plaint
from tests.cli.samples import SHOP, opened, plain, sent_on, stored

At = Callable[[str], None]
NO_ACCOUNT = (
    "No mail account is set up.\n"
    "plaint account set ADDRESS, or hand it over with --via mailto|eml|print.\n"
)


# --- profile -----------------------------------------------------------------------------------


def test_the_profile(plaint: Plaint) -> None:
    assert plaint("profile").stdout == (
        'No profile yet. Write it like: plaint profile name="Alex Martin" country=GB\n'
    )
    assert plaint("profile", "name=Alex Martin", "country=GB").stdout == (
        "name       Alex Martin\ncountry    GB\n"
    )
    assert plaint.json("profile", "phone=+44 113 496 0000") == {
        "name": "Alex Martin", "country": "GB", "phone": "+44 113 496 0000",
    }  # fmt: skip
    assert plaint.json("profile", "country=") == {
        "name": "Alex Martin", "phone": "+44 113 496 0000",
    }  # fmt: skip


def test_a_profile_with_faults_changes_nothing(plaint: Plaint) -> None:
    plaint("profile", "name=Alex Martin")
    ran = plaint.fails(4, "profile", "name=Sam", "email=x", "colour=red", "phone=1\r\nBcc: a@b.c")
    assert ran.stderr.splitlines()[:2] == [
        "Nothing was changed.",
        "  email must be an email address such as help@example.org",
    ]
    assert "  colour must be one of: name, email" in ran.stderr
    assert "  phone " in ran.stderr
    assert plaint.json("profile") == {"name": "Alex Martin"}


# --- account -----------------------------------------------------------------------------------


def test_an_account_with_a_command_for_the_password(plaint: Plaint) -> None:
    assert plaint.fails(5, "account").stderr == NO_ACCOUNT
    ran = plaint(
        "account", "set", "alex@example.org", "--host", "smtp.example.org",
        "--password-command", "pass show mail", "--name", "Alex Martin",
    )  # fmt: skip
    assert ran.stdout == "Account alex@example.org is set. Try it: plaint account test\n"
    assert plaint("account").stdout == (
        "Alex Martin <alex@example.org>\n"
        "smtp.example.org:465 (tls), alex@example.org\n"
        "Password: pass show mail\n"
    )
    shown = plaint.json("account", "show")
    assert (shown["host"], shown["port"], shown["security"]) == ("smtp.example.org", 465, "tls")
    assert plaint("account", "remove").stdout == "The account is removed.\n"
    plaint.fails(5, "account")


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("set",), 2),
        (("set", "alex@example.org", "--host", "smtp.example.org"), 2),  # no password: no prompt
        (("set", "alex@example.org"), 4),  # an unknown server
        (("set", "alex at home"), 4),
        (("set", "a@example.org", "--host", "h\r\nx", "--password-command", "p"), 4),
        (("set", "a@example.org", "--host", "h.example.org", "--port", "99999",
          "--password-command", "p"), 4),
        (("test",), 5),
        (("remove",), 5),
        (("conquer",), 2),
    ],
)  # fmt: skip
def test_what_is_no_account(plaint: Plaint, words: tuple[str, ...], code: int) -> None:
    ran = plaint.fails(code, "account", *words, "--json")
    assert ran.json["error"]["code"] == code
    plaint.fails(5, "account")


# --- export, import, forget --------------------------------------------------------------------


def test_an_export_is_one_document_that_goes_back_in(
    plaint: Plaint, at: At, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ref = sent_on(plaint, at)
    document = json.loads(plaint("export", ref).stdout)
    assert document["plaint"] == 1
    assert [case["ref"] for case in document["cases"]] == [ref]
    kinds = [event["kind"] for event in document["cases"][0]["events"]]
    assert kinds == ["case-opened", "message-sent"]
    before = plaint.json("plan", ref)

    monkeypatch.setenv("PLAINT_HOME", str(tmp_path / "elsewhere"))
    told = plaint.json("import", "-", stdin=json.dumps(document))
    assert told == {"refs": [ref], "new_events": 2, "files": 0}
    assert plaint.json("plan", ref) == before
    assert plaint.json("import", "-", stdin=json.dumps(document))["new_events"] == 0


def test_export_to_a_file_for_its_owner_only(plaint: Plaint, at: At, tmp_path: Path) -> None:
    sent_on(plaint, at)
    opened(plaint, SHOP)
    file = tmp_path / "all.json"
    ran = plaint("export", "--all", "--out", str(file))
    assert ran.stdout == ""
    assert ran.stderr == f"Cases written to {file}: 2.\n"
    assert file.stat().st_mode & 0o777 == 0o600
    assert plaint("import", str(file)).stdout == "Cases taken in: 2; events that were new: 0.\n"


def test_export_with_the_files(plaint: Plaint, at: At, tmp_path: Path) -> None:
    sent_on(plaint, at)
    (tmp_path / "bill.txt").write_text("31.50\n")
    plaint("edit", f"evidence={tmp_path / 'bill.txt'}")
    plaint("export", "--with-files", "--out", str(tmp_path / "case.zip"))
    assert (tmp_path / "case.zip").read_bytes().startswith(b"PK")
    assert plaint.json("import", str(tmp_path / "case.zip"))["files"] == 1


def test_with_json_a_document_is_all_that_stands_on_stdout(
    plaint: Plaint, at: At, tmp_path: Path
) -> None:
    sent_on(plaint, at)
    file = str(tmp_path / "case.zip")
    document = plaint.json("export", "--with-files", "--out", file)
    assert document == {"path": file, "cases": 1}
    assert plaint.fails(2, "export", "--with-files", "--json").json["error"]["code"] == 2


@pytest.mark.parametrize(
    "data", ["", "[]", "{}", '{"plaint": 2, "cases": []}', "PK\x03\x04", '{"cases": [{}]}', "\x00"]
)
def test_what_is_no_export(plaint: Plaint, data: str) -> None:
    error = plaint.fails(4, "import", "-", "--json", stdin=data).json["error"]
    assert error["kind"] == "invalid-input"
    assert plaint.json("status", "--all") == []


def test_forget_wants_to_be_sure(plaint: Plaint, at: At) -> None:
    ref = sent_on(plaint, at)
    ran = plaint.fails(2, "forget", ref)
    assert "Say --yes to erase it: nobody can be asked here." in ran.stderr
    assert plaint.json("plan", ref)["state"] == "waiting"


def test_forget_is_for_real(plaint: Plaint, at: At, tmp_path: Path) -> None:
    ref = sent_on(plaint, at)
    (tmp_path / "bill.txt").write_text("31.50\n")
    plaint("edit", ref, f"evidence={tmp_path / 'bill.txt'}")
    ran = plaint("forget", ref, "--yes")
    assert plain(ran.stdout, ref).startswith("Case REF1 is erased.")
    plaint.fails(5, "show", ref)
    left = [name for name in stored(tmp_path / "home") if name.startswith("evidence")]
    assert left == []
    store = (tmp_path / "home" / "plaint.db").read_bytes()
    assert b"Talkfar" not in store
    assert b"Rowan" not in store


def test_forget_never_takes_the_one_open_case_for_meant(plaint: Plaint, at: At) -> None:
    sent_on(plaint, at)
    assert "Missing argument 'REF'" in plaint.fails(2, "forget", "--yes").stderr


# --- doctor ------------------------------------------------------------------------------------


def test_doctor_says_what_is_missing_and_how_to_mend_it(plaint: Plaint, tmp_path: Path) -> None:
    lines = plaint("doctor").stdout.splitlines()
    assert lines[0].startswith("ok       plaint 0.1.0, Python 3.")
    assert lines[1] == f"ok       Cases in {tmp_path / 'home'}: 0."
    assert lines[-1].startswith("ok       Rules are known for AT, ")
    assert lines[2:-1] == [
        "missing  Your profile lacks: name, email, postal.",
        '         plaint profile name="..." email=... postal="..." fills your letters in.',
        "missing  No mail account is set up.",
        "         plaint account set ADDRESS, or hand it over with --via mailto|eml|print.",
        "ok       The letters are in order: English, French.",
    ]


def test_doctor_as_json(plaint: Plaint) -> None:
    plaint("profile", "name=Alex", "email=alex@example.org", "postal=1 High Street")
    checks = {check["name"]: check for check in plaint.json("doctor")}
    assert list(checks) == ["version", "store", "profile", "account", "letters", "knowledge"]
    assert checks["profile"] == {
        "name": "profile", "ok": True, "what": "Your profile is complete.", "mend": None,
    }  # fmt: skip
    assert checks["account"]["ok"] is False
