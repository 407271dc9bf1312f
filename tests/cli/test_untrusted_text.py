"""What a company writes never steers the terminal, and never becomes a header or a path."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.running import Plaint
from tests.cli.samples import TELECOM, opened, sent_on

At = Callable[[str], None]
# Clear the screen, set the title, colour, a C1 control sequence, a bell, a backspace, an override
# of the writing direction, a zero-width space, a line separator, DEL.
EVIL = "ok\x1b[2J\x1b]0;owned\x07\x1b[31mred\x9b2Jc1\x08\u202egnp.exe\u200b\u2028next\x7f"
FORBIDDEN = "\x1b\x9b\x07\x08\x7f\u202e\u200b\u2028"
LOOKS = [("show",), ("plan",), ("explain",), ("status",), ("check", "talkfar"), ()]
every_look = pytest.mark.parametrize("words", LOOKS, ids=" ".join)


def clean(text: str) -> bool:
    return not any(char in text for char in FORBIDDEN)


@pytest.fixture
def ref(plaint: Plaint, at: At) -> str:
    ref = sent_on(plaint, at)
    at("2026-06-15")
    return ref


@every_look
def test_a_reply_with_control_characters(plaint: Plaint, ref: str, words: tuple[str, ...]) -> None:
    ran = plaint.run("reply", ref, "-", stdin=f"Could you please send us {EVIL}?")
    assert ran.code == 0
    assert clean(ran.stdout + ran.stderr)
    plaint("reply", ref, "--kind", "holding", "--text", EVIL)
    ran = plaint.run(*words)
    assert ran.code in (0, 3)
    assert clean(ran.stdout + ran.stderr)


@every_look
def test_a_reply_by_mail_with_control_characters_in_its_headers(
    plaint: Plaint, ref: str, tmp_path: Path, words: tuple[str, ...]
) -> None:
    mail = (
        "From: =?utf-8?q?Talkfar=1B[2J?= <complaints@example.com>\r\n"
        "Subject: =?utf-8?q?Your_ticket_=1B]0;x=07_C-1=C2=9B2J?=\r\n"
        "Message-ID: <a\x1b[2J@example.com>\r\n"
        "Content-Type: text/html; charset=utf-8\r\n"
        "\r\n"
        f"<p>Your reference is C-\x1b[31m90412. Unfortunately we cannot refund {EVIL}</p>\r\n"
    )
    (tmp_path / "reply.eml").write_bytes(mail.encode("utf-8"))
    ran = plaint("reply", ref, str(tmp_path / "reply.eml"))
    assert clean(ran.stdout + ran.stderr)
    for look in (words, ("draft", ref, "--stage", "second-level"), ("escalate", ref)):
        ran = plaint.run(*look)
        assert clean(ran.stdout + ran.stderr)


@pytest.mark.parametrize(
    "words",
    [
        ("call", "--with", EVIL, "--said", EVIL),
        ("note", EVIL),
        ("referred", "--to", EVIL),
    ],
    ids=["call", "note", "referred"],
)
def test_what_was_typed_or_pasted(plaint: Plaint, ref: str, words: tuple[str, ...]) -> None:
    ran = plaint(*words)
    assert clean(ran.stdout + ran.stderr)
    for look in (("show",), ("plan",), ("escalate", "--as-of", "2026-07-14")):
        ran = plaint.run(*look)
        assert clean(ran.stdout + ran.stderr)


def test_classify_alone_is_as_careful(plaint: Plaint) -> None:
    ran = plaint("reply", "--classify", "-", stdin=f"We are sorry, we cannot refund {EVIL}.")
    assert clean(ran.stdout)


def test_so_is_check(plaint: Plaint) -> None:
    ran = plaint.fails(3, "check", "-", stdin=f"You idiot, {EVIL}")
    assert clean(ran.stdout + ran.stderr)
    ran = plaint.fails(3, "check", "--fix", "-", stdin=f"You idiot, {EVIL}")
    assert clean(ran.stdout + ran.stderr)


def test_json_escapes_what_a_terminal_would_obey(plaint: Plaint, ref: str) -> None:
    plaint("note", EVIL)
    assert clean(plaint("show", "--json").stdout)


def test_a_name_that_isnt_there_is_repeated_safely(plaint: Plaint, ref: str) -> None:
    for words in (
        ("plan", EVIL),
        ("escalate", "--to", EVIL),
        ("new", f"{EVIL}.toml"),
        ("when", EVIL, "P1D"),
        ("when", "2026-06-01", EVIL),
        ("draft", "--template", EVIL),
        ("import", f"{EVIL}.json"),
        (EVIL,),
    ):
        ran = plaint.run(*words)
        assert ran.code in (2, 4, 5)
        assert clean(ran.stdout + ran.stderr), words


def test_an_imported_case_is_as_foreign_as_a_reply(plaint: Plaint, at: At, ref: str) -> None:
    plaint("reply", ref, "--kind", "holding", "--text", "soon")
    document = json.loads(plaint("export", ref).stdout)
    plaint("forget", ref, "--yes")
    told = json.dumps(document).replace('"soon"', json.dumps(EVIL))
    told = told.replace('"Talkfar"', json.dumps(f"Talkfar {EVIL}"))
    ran = plaint.run("import", "-", stdin=told)
    assert ran.code in (0, 4)
    assert clean(ran.stdout + ran.stderr)
    for words in (("show",), ("plan",), ("status",), (), ("nudge", "--on", "x", "--dry-run")):
        ran = plaint.run(*words)
        assert clean(ran.stdout + ran.stderr), words


def test_a_case_file_with_names_that_steer(plaint: Plaint, at: At) -> None:
    at("2026-06-01")
    text = TELECOM.replace("[company]", '"\\u001b[2J\\u009b2J" = 1\n[company]', 1)
    ran = plaint.fails(4, "new", "-", stdin=text)
    assert clean(ran.stdout + ran.stderr)
    assert clean(plaint.fails(4, "new", "-", "--json", stdin=text).stdout)


def test_a_case_file_of_a_stranger_attaches_nothing_of_ours(
    plaint: Plaint, at: At, tmp_path: Path
) -> None:
    at("2026-06-01")
    (tmp_path / "secret").write_text("secret")
    (tmp_path / "theirs").mkdir()
    case = tmp_path / "theirs" / "case.toml"
    case.write_text(TELECOM.replace("[company]", "evidence = ['../secret']\n[company]", 1))
    plaint.fails(4, "new", str(case))


def test_crlf_in_what_they_wrote_never_becomes_a_header(
    plaint: Plaint, at: At, tmp_path: Path
) -> None:
    at("2026-06-01")
    opened(plaint)
    plaint("sent", "--message-id", "<a@example.org>")
    at("2026-06-10")
    mail = (
        "From: complaints@example.com\r\n"
        "Subject: =?utf-8?q?Re:_C-1=0D=0ABcc:_all@example.com?=\r\n"
        "Message-ID: <b@example.com>\r\n\r\n"
        "Unfortunately we cannot refund you. Your reference: C-1\r\nBcc: all@example.com\r\n"
    )
    (tmp_path / "reply.eml").write_bytes(mail.encode())
    plaint("reply", "talkfar", str(tmp_path / "reply.eml"))
    plaint("send", "--stage", "second-level", "--via", "eml", "--out", str(tmp_path / "out.eml"))
    head, _, _body = (tmp_path / "out.eml").read_bytes().replace(b"\r\n", b"\n").partition(b"\n\n")
    names = [line.split(b":")[0].lower() for line in head.split(b"\n") if line[:1].strip()]
    assert b"bcc" not in names
    assert names.count(b"to") == 1
