"""Handing a letter over: it counts as sent only when the user says so.

(What leaves by the mail account is in tests/app/test_outbox.py.)
"""

from __future__ import annotations

from collections.abc import Callable
from email import message_from_bytes, policy
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from tests.cli.running import Plaint
from tests.cli.samples import opened, plain
from tests.cli.test_draft import LETTER

At = Callable[[str], None]
NOT_SENT = "\nNot sent yet. When you have sent it: plaint sent REF1 --stage complaint\n"
HEAD, BODY = LETTER.removesuffix("\nLook at it, then: plaint send REF1\n").split("\n\n", 1)


@pytest.fixture
def ref(plaint: Plaint, at: At, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    at("2026-06-01")
    monkeypatch.chdir(tmp_path)
    return opened(plaint)


def test_to_copy_or_print(plaint: Plaint, ref: str) -> None:
    ran = plaint("send", "--via", "print")
    assert plain(ran.stdout, ref) == f"{HEAD}\n\n{BODY}{NOT_SENT}"
    assert ran.stderr == ""


def test_into_a_form(plaint: Plaint, ref: str) -> None:
    ran = plaint("send", "--via", "form")
    assert plain(ran.stdout, ref) == f"{BODY}\n{len(BODY) - 1} characters.\n{NOT_SENT}"


def test_into_a_form_that_is_too_small(plaint: Plaint, ref: str) -> None:
    over = len(BODY) - 1 - 200
    ran = plaint("send", "--via", "form", "--limit", "200")
    assert f"Too long for the form by {over} characters: shorten it with plaint draft." in (
        ran.stdout
    )


def test_as_a_link(plaint: Plaint, ref: str) -> None:
    document = plaint.json("send", "--via", "mailto")
    link = urlsplit(document["link"])
    assert (link.scheme, link.path) == ("mailto", "complaints@example.com")
    asked = parse_qs(link.query)
    assert asked["subject"] == ["Complaint: account TF-2207, broadband line dead since 20 May"]
    assert asked["body"][0].replace("\r\n", "\n") == BODY.rstrip("\n")


def test_as_a_file_for_the_mail_program(plaint: Plaint, ref: str, tmp_path: Path) -> None:
    ran = plaint("send", "--via", "eml", "--out", "letter.eml")
    assert plain(ran.stdout, ref) == (
        f"Written: letter.eml. Open it in your mail program and send it.\n{NOT_SENT}"
    )
    mail = message_from_bytes(Path("letter.eml").read_bytes(), policy=policy.default)
    assert mail["To"] == "complaints@example.com"
    assert mail["From"] == "Rowan Ellis <rowan.ellis@example.org>"
    assert mail["X-Unsent"] == "1"
    assert Path("letter.eml").stat().st_mode & 0o077 == 0


def test_a_file_is_never_written_over(plaint: Plaint, ref: str) -> None:
    Path("letter.eml").write_text("mine")
    ran = plaint.fails(4, "send", "--via", "eml", "--out", "letter.eml")
    assert ran.stderr == "letter.eml is there already.\nGive another file: --out FILE.\n"
    assert Path("letter.eml").read_text() == "mine"


def test_to_a_place_that_isnt_there(plaint: Plaint, ref: str) -> None:
    for via, code in (("eml", 6), ("print", 4)):
        ran = plaint.fails(code, "send", "--via", via, "--out", "no/such/folder/letter")
        assert "no/such/folder/letter can't be written: No such file" in ran.stderr
    assert [e["kind"] for e in plaint.json("show")["timeline"]] == ["case-opened"]


def test_as_json_it_is_the_contract(plaint: Plaint, ref: str) -> None:
    document = plaint.json("send", "--via", "print")
    assert {
        name: document[name] for name in ("stage", "to", "attachments", "findings", "delivery")
    } == {
        "stage": "complaint",
        "to": "complaints@example.com",
        "attachments": [],
        "findings": [],
        "delivery": "handed-off",
    }
    assert document["message_id"] is None
    assert document["subject"].startswith("Complaint: ")


def test_the_one_who_sent_it_says_so(plaint: Plaint, ref: str) -> None:
    plaint("send", "--via", "mailto")
    assert plaint.json("plan")["state"] == "drafting"
    plaint("sent")
    sent = plaint.json("show")["timeline"][-1]
    assert (sent["kind"], sent["text"]) == ("message-sent", BODY.rstrip("\n"))


def test_without_account_or_way(plaint: Plaint, ref: str) -> None:
    error = plaint.fails(5, "send", "--yes", "--json").json["error"]
    assert error["kind"] == "not-found"
    assert error["hint"] == "plaint account set ADDRESS, or --via mailto, eml, form or print."


def test_an_enclosure_is_named_where_it_must_be_added_by_hand(plaint: Plaint, ref: str) -> None:
    Path("bill.txt").write_text("31.50\n")
    plaint("edit", "evidence=bill.txt")
    ran = plaint("send", "--via", "mailto")
    assert "The link carries no files: add 1-bill.txt." in ran.stdout
    assert plaint.json("send", "--via", "print")["attachments"] == ["1-bill.txt"]


def test_a_company_that_nobody_can_write_to(plaint: Plaint, ref: str) -> None:
    plaint("edit", "company.email=")
    error = plaint.fails(4, "send", "--via", "mailto", "--json").json["error"]
    assert error["message"] == "Talkfar has no email address in this case."
    assert error["hint"] == f"Set it: plaint edit {ref} company.email=ADDRESS"
    plaint("send", "--via", "form")


def test_each_of_our_sentences_is_for_its_own_stream(plaint: Plaint, ref: str) -> None:
    """Results on stdout, everything else on stderr: `send --via print > letter.txt` is a letter."""
    ran = plaint("send", "--via", "print", "--out", "letter.txt")
    assert Path("letter.txt").read_text() == f"{HEAD}\n\n{BODY}"
    assert ran.stderr == ""
