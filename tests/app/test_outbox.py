"""Sending as an outbox, against a real mail server: once, or not at all, or said to be unknown."""

from __future__ import annotations

import gc
import json
import os
import shlex
import signal
import socket
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest
from tests.adapters.smtp_server import (
    HOST,
    PASSWORD,
    USER,
    Peer,
    PostOffice,
    post_office,
    scripted,
)
from tests.app.working import (
    PHOTO,
    RECEIPT,
    TO,
    kinds,
    new_case,
    rows,
    set_account,
    workspace,
)
from tests.cli.running import Plaint

from plaint.adapters.mail_smtp import SmtpMailer
from plaint.app import draft, send
from plaint.app.workspace import find
from plaint.domain.account import MailAccount
from plaint.errors import ChannelFailed, InvalidInput
from plaint.store import connection
from plaint.wording import say

At = Callable[[str], None]


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


@pytest.fixture
def server(
    tmp_path: Path, plaint: Plaint, at: At, monkeypatch: pytest.MonkeyPatch
) -> Iterator[PostOffice]:
    """A mail server, the account on it, and a case whose complaint is due on 1 June 2026."""
    at("2026-06-01")
    with post_office("starttls") as office:
        new_case(plaint, tmp_path / "papers")
        set_account(plaint, monkeypatch.setenv, tmp_path, office.port)
        yield office


class Heard(list[str]):
    """What the server hears, watched: `then` is called at a phase, before the server answers."""

    def __init__(self, phase: str, then: Callable[[], object]) -> None:
        super().__init__()
        self._phase, self._then = phase, then

    def append(self, phase: str) -> None:
        if phase.split()[0] == self._phase and phase not in self:
            self._then()
        super().append(phase)


def letter(office: PostOffice, number: int = 0) -> EmailMessage:
    parsed = message_from_bytes(office.taken[number].mail, policy=policy.default)
    assert isinstance(parsed, EmailMessage)
    return parsed


def text(mail: EmailMessage) -> str:
    body = mail.get_body()
    assert body is not None
    return str(body.get_content()).replace("\r\n", "\n").removesuffix("\n")


def unknown(plaint: Plaint) -> list[Any]:
    found: list[Any] = plaint.json("plan")["unknown"]
    return found


# --- sent --------------------------------------------------------------------------------------


def test_a_letter_arrives_once_as_it_was_shown(server: PostOffice, plaint: Plaint) -> None:
    sent = plaint.json("send", "--yes")
    assert (sent["delivery"], sent["stage"], sent["to"]) == ("sent", "complaint", TO)
    (taken,) = server.taken
    assert (taken.sender, taken.to, taken.user) == (USER, (TO,), USER)
    mail = letter(server)
    assert mail["Message-ID"] == sent["message_id"]
    assert mail["Message-ID"].startswith("<plaint.")
    assert mail["Message-ID"].endswith("@example.org>")
    assert mail["Date"] == "Mon, 01 Jun 2026 13:00:00 +0100"  # as the complainant's clock has it
    assert mail["From"] == f"Rowan Ellis <{USER}>"
    assert mail["To"] == TO
    assert mail["Subject"] == sent["subject"]
    assert "References" not in mail
    assert "In-Reply-To" not in mail
    assert text(mail) == sent["text"]
    enclosed = [(a.get_filename(), a.get_content_type(), a.get_content())
                for a in mail.iter_attachments()]  # fmt: skip
    assert enclosed == [
        ("1-my-receipt.pdf", "application/pdf", RECEIPT),
        ("2-photo.jpg", "image/jpeg", PHOTO),
    ]
    assert sent["attachments"] == ["1-my-receipt.pdf", "2-photo.jpg"]


def test_the_preview_shows_what_leaves(server: PostOffice, plaint: Plaint) -> None:
    shown = plaint("send", "--yes").stdout
    mail = letter(server)
    assert text(mail) in shown
    for line in (USER, TO, mail["Subject"], "1-my-receipt.pdf, 2-photo.jpg", f"Sent to {TO}."):
        assert line in shown


def test_what_was_sent_is_recorded_and_starts_the_clock(
    server: PostOffice, plaint: Plaint, home: Path
) -> None:
    sent = plaint.json("send", "--yes")
    assert kinds(home) == ["case-opened", "sending-started", "message-sent"]
    plan = plaint.json("plan")
    assert (plan["state"], plan["clock"]["sent_on"]) == ("waiting", "2026-06-01")
    assert plan["unknown"] == []
    message = plaint.json("show")["timeline"][-1]
    assert message["message_id"] == sent["message_id"]
    assert message["text"] == sent["text"]
    assert rows(home, "outbox") == 1


def test_it_is_never_sent_twice(server: PostOffice, plaint: Plaint) -> None:
    plaint("send", "--yes")
    again = plaint.fails(3, "send", "--stage", "complaint", "--yes", "--json")
    assert again.json["refused"]["step"] == "complaint"
    plaint.fails(3, "send", "--yes")
    assert len(server.taken) == 1


def test_without_yes_nobody_is_asked_where_nobody_is(server: PostOffice, plaint: Plaint) -> None:
    plaint.fails(2, "send")
    plaint.fails(2, "send", "--json")
    assert server.heard == []


def test_later_letters_stay_in_the_thread(server: PostOffice, plaint: Plaint, at: At) -> None:
    first = plaint.json("send", "--yes")["message_id"]
    at("2026-06-15")
    follow_up = plaint.json("send", "--yes")
    assert follow_up["stage"] == "follow-up"
    mail = letter(server, 1)
    assert mail["Message-ID"] == follow_up["message_id"] != first
    assert mail["References"] == mail["In-Reply-To"] == first
    assert list(mail.iter_attachments()) == []


def test_an_answer_of_theirs_is_part_of_the_thread(
    server: PostOffice, plaint: Plaint, at: At
) -> None:
    first = plaint.json("send", "--yes")["message_id"]
    at("2026-06-04")
    theirs = (
        "From: Talkfar <complaints@example.com>\r\nTo: me@example.org\r\n"
        "Date: Thu, 04 Jun 2026 10:00:00 +0100\r\nMessage-ID: <t-1@example.com>\r\n"
        f"In-Reply-To: {first}\r\nReferences: {first}\r\nSubject: Re: Complaint\r\n"
        "Content-Type: text/plain; charset=utf-8\r\n\r\n"
        "Could you please send us the serial number of your router?\r\n"
    )
    plaint("reply", "-", "--kind", "question", stdin=theirs)
    plaint("draft", "--words", "It is K7-221.")
    reply = plaint.json("send", "--yes")
    assert reply["stage"] == "reply"
    mail = letter(server, 1)
    assert mail["References"].split() == [first, "<t-1@example.com>"]
    assert mail["In-Reply-To"] == "<t-1@example.com>"


def test_the_draft_that_was_seen_is_what_is_sent(
    server: PostOffice, plaint: Plaint, home: Path, tmp_path: Path
) -> None:
    own = tmp_path / "own.txt"
    own.write_text("Dear Talkfar,\n\nMy own words.\n\nRowan Ellis\n")
    plaint("draft", "--text", str(own))
    assert plaint.json("send", "--yes")["text"].startswith("Dear Talkfar,\n\nMy own words.")
    assert "My own words." in text(letter(server))
    assert rows(home, "draft") == 0


def test_a_fact_corrected_after_the_draft_is_in_what_is_sent(
    server: PostOffice, plaint: Plaint
) -> None:
    assert "TF-2207" in plaint.json("draft")["text"]
    plaint("edit", "complaint.references.account=TF-9999")
    assert "TF-9999" in plaint.json("send", "--yes")["text"]


def test_the_words_of_a_person_are_not_sent_on_another_day(
    server: PostOffice, plaint: Plaint, at: At, tmp_path: Path
) -> None:
    own = tmp_path / "own.txt"
    own.write_text("Please answer by 15 June 2026.")
    plaint("draft", "--text", str(own))
    at("2026-06-02")
    assert "no longer true" in plaint.fails(3, "send", "--yes").stderr
    assert server.heard == []


# --- the intent --------------------------------------------------------------------------------


def test_the_intent_is_in_the_file_before_the_first_byte_leaves(
    server: PostOffice, plaint: Plaint, home: Path
) -> None:
    seen: list[list[str]] = []
    kept: list[bytes] = []

    def look() -> None:
        seen.append(kinds(home))
        with sqlite3.connect(home / "plaint.db") as other:
            kept.append(other.execute("select mail from outbox").fetchone()[0])
        other.close()

    server.heard = Heard("AUTH", look)
    plaint("send", "--yes")
    assert seen == [["case-opened", "sending-started"]]
    assert kept == [server.taken[0].mail]


# --- refused: nothing was sent -----------------------------------------------------------------

REFUSALS = [
    ("MAIL", "550 5.7.1 not from you"),
    ("RCPT", "450 4.2.1 mailbox busy"),
    ("RCPT", "550 5.1.1 no such user"),
    ("DATA", "451 4.3.0 try later"),
    ("DATA", "554 5.6.0 we don't like it"),
]


@pytest.mark.parametrize(("phase", "words"), REFUSALS)
def test_a_refusal_leaves_nothing_sent_and_says_what_the_server_said(
    server: PostOffice, plaint: Plaint, home: Path, phase: str, words: str
) -> None:
    server.replies[phase] = words
    ran = plaint.fails(6, "send", "--yes", "--json")
    assert ran.json["error"]["kind"] == "channel-failed"
    assert words in ran.json["error"]["message"]
    assert server.taken == []
    assert kinds(home) == ["case-opened", "sending-started", "sending-failed"]
    assert words in plaint.json("show")["timeline"][-1]["said"]
    assert unknown(plaint) == []
    assert plaint.json("plan")["state"] == "drafting"
    assert rows(home, "outbox") == 0


@pytest.mark.parametrize("phase", ["RCPT", "DATA"])
def test_what_was_refused_may_be_sent_again_at_once(
    server: PostOffice, plaint: Plaint, home: Path, phase: str
) -> None:
    """No gap is kept to a message that nobody got."""
    server.replies[phase] = "450 4.2.1 later"
    plaint.fails(6, "send", "--yes")
    server.replies.clear()
    plaint("send", "--yes")
    assert len(server.taken) == 1
    assert kinds(home)[-2:] == ["sending-started", "message-sent"]
    assert unknown(plaint) == []


def test_a_refused_letter_leaves_its_draft(
    server: PostOffice, plaint: Plaint, tmp_path: Path
) -> None:
    own = tmp_path / "own.txt"
    own.write_text("My own words.")
    plaint("draft", "--text", str(own))
    server.replies["RCPT"] = "450 4.2.1 later"
    plaint.fails(6, "send", "--yes")
    server.replies.clear()
    assert plaint.json("send", "--yes")["text"] == "My own words."


def test_a_wrong_password_leaves_nothing_sent(
    server: PostOffice, plaint: Plaint, home: Path, tmp_path: Path
) -> None:
    (tmp_path / "password").write_text("wrong")
    plaint.fails(6, "send", "--yes")
    (tmp_path / "password").unlink()
    plaint.fails(6, "send", "--yes")
    assert server.taken == []
    assert kinds(home) == ["case-opened", "sending-started", "sending-failed"]  # of the first only


def test_a_letter_too_large_for_the_server_leaves_nothing_sent(
    plaint: Plaint, at: At, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at("2026-06-01")
    with post_office("starttls", size=1_000) as office:
        new_case(plaint, tmp_path / "papers")
        set_account(plaint, monkeypatch.setenv, tmp_path, office.port)
        assert "too large" in plaint.fails(6, "send", "--yes").stderr
    assert "MAIL" not in office.heard
    assert unknown(plaint) == []


def test_a_server_that_isnt_there_leaves_nothing_sent(
    server: PostOffice, plaint: Plaint, home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with socket.create_server((HOST, 0)) as closed:
        port = closed.getsockname()[1]
    set_account(plaint, monkeypatch.setenv, tmp_path, port)
    plaint.fails(6, "send", "--yes")
    assert kinds(home)[-1] == "sending-failed"


def test_a_certificate_that_isnt_trusted_leaves_nothing_sent(
    server: PostOffice, plaint: Plaint, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SSL_CERT_FILE")
    assert "can't be trusted" in plaint.fails(6, "send", "--yes").stderr
    assert kinds(home)[-1] == "sending-failed"
    assert server.heard == []


# --- unknown -----------------------------------------------------------------------------------


def lost(server: PostOffice, plaint: Plaint) -> str:
    """Send a letter whose fate nobody knows; its Message-ID."""
    server.replies["DATA"] = "drop"
    ran = plaint.fails(7, "send", "--yes", "--json")
    assert ran.json["error"]["kind"] == "delivery-unknown"
    assert "plaint settle" in ran.json["error"]["hint"]
    server.replies.clear()
    return str(letter(server)["Message-ID"])


def test_a_connection_lost_after_the_end_is_shown_everywhere(
    server: PostOffice, plaint: Plaint, home: Path
) -> None:
    message_id = lost(server, plaint)
    assert kinds(home) == ["case-opened", "sending-started"]
    assert unknown(plaint) == [
        {"stage": "complaint", "to": TO, "message_id": message_id, "on": "2026-06-01"}
    ]
    (row,) = plaint.json("status")
    assert row["unknown"] == 1
    ref = row["ref"]
    for command in ("status", "plan", "show"):
        assert "plaint settle" in plaint(command).stdout, command
    assert ref in plaint("status").stdout


def test_what_may_have_gone_out_is_never_sent_again(server: PostOffice, plaint: Plaint) -> None:
    lost(server, plaint)
    for args in (("send",), ("send", "--stage", "complaint"), ("draft", "--stage", "complaint"),
                 ("send", "--stage", "complaint", "--via", "mailto"),
                 ("nudge", "--on", "mastodon", "--dry-run")):  # fmt: skip
        ran = plaint.fails(3, *args, *(["--yes"] if args[0] == "send" else []), "--json")
        assert "refused" in ran.json, args
    assert len(server.taken) == 1


def test_settled_as_sent_it_counts_from_when_it_left(
    server: PostOffice, plaint: Plaint, at: At
) -> None:
    message_id = lost(server, plaint)
    at("2026-06-05")
    plaint("settle", "--sent")
    plan = plaint.json("plan")
    assert plan["unknown"] == []
    assert (plan["state"], plan["clock"]["sent_on"]) == ("waiting", "2026-06-01")
    at("2026-06-15")
    plaint("send", "--yes")
    assert letter(server, 1)["In-Reply-To"] == message_id


def test_settled_as_not_sent_it_may_be_sent_at_once(server: PostOffice, plaint: Plaint) -> None:
    lost(server, plaint)
    plaint("settle", "--not-sent")
    assert unknown(plaint) == []
    assert plaint.json("plan")["state"] == "drafting"
    plaint("send", "--yes")
    assert len(server.taken) == 2
    assert plaint.json("plan")["clock"]["sent_on"] == "2026-06-01"


def test_there_is_nothing_to_settle_twice(server: PostOffice, plaint: Plaint) -> None:
    lost(server, plaint)
    plaint("settle", "--sent")
    plaint.fails(5, "settle", "--not-sent")
    plaint.fails(4, "settle")
    assert plaint.json("plan")["clock"]["sent_on"] == "2026-06-01"


def test_what_is_settled_as_sent_cant_be_taken_back(server: PostOffice, plaint: Plaint) -> None:
    lost(server, plaint)
    plaint.fails(3, "undo")
    plaint("settle", "--sent")
    plaint.fails(3, "undo")
    assert unknown(plaint) == []


def test_another_message_to_the_company_keeps_the_gap_to_one_in_doubt(
    server: PostOffice, plaint: Plaint, tmp_path: Path
) -> None:
    """They may have it: in another case with them too."""
    lost(server, plaint)
    other = new_case(
        plaint,
        tmp_path / "other",
        (tmp_path / "papers" / "case.toml")
        .read_text()
        .replace("Broadband line dead", "Bill wrong"),
    )
    refused = plaint.fails(3, "send", other, "--yes", "--json").json["refused"]
    assert refused["allowed_from"] == "2026-06-03"
    assert len(server.taken) == 1


# --- dropped and stalled -----------------------------------------------------------------------


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Time-outs that a test can wait for."""

    def mailer(account: MailAccount) -> SmtpMailer:
        return SmtpMailer(account, PASSWORD, timeout=0.3, answer_timeout=0.3)

    monkeypatch.setattr("plaint.cli.commands.send.mailer", mailer)


@pytest.mark.usefixtures("impatient")
def test_a_server_that_never_answers_to_the_letter_leaves_it_unknown(
    server: PostOffice, plaint: Plaint
) -> None:
    server.replies["DATA"] = "hang"
    plaint.fails(7, "send", "--yes")
    assert [one["stage"] for one in unknown(plaint)] == ["complaint"]


def silent(peer: Peer) -> None:
    peer.hear()


def gone_before_the_letter(peer: Peer) -> None:
    peer.up_to_data()
    peer.reset()


def gone_at_the_greeting(peer: Peer) -> None:
    peer.reset()


@pytest.mark.usefixtures("impatient", "server")
@pytest.mark.parametrize("script", [silent, gone_before_the_letter, gone_at_the_greeting])
def test_a_connection_lost_before_the_end_sends_nothing(
    plaint: Plaint, home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    script: Callable[[Peer], None],
) -> None:  # fmt: skip
    with scripted(script) as port:
        set_account(plaint, monkeypatch.setenv, tmp_path, port, "tls")
        assert "nothing was sent" in plaint.fails(6, "send", "--yes").stderr
    assert kinds(home)[-1] == "sending-failed"
    assert unknown(plaint) == []


# --- crashes -----------------------------------------------------------------------------------


@pytest.mark.parametrize("crash", [SystemExit, KeyboardInterrupt, MemoryError, RuntimeError])
def test_a_crash_between_intent_and_result_leaves_it_unknown(
    server: PostOffice, plaint: Plaint, home: Path, crash: type[BaseException]
) -> None:
    def crashing(mail: bytes, sender: str, to: str) -> None:
        raise crash

    with pytest.raises(crash):
        send_by(home, crashing)
    assert [one["stage"] for one in unknown(plaint)] == ["complaint"]
    plaint.fails(3, "send", "--stage", "complaint", "--yes")
    assert server.heard == []


@pytest.mark.parametrize(
    "refusal", [ChannelFailed(say("No.")), InvalidInput(say("This is no address."))]
)
def test_a_mailer_that_refuses_has_sent_nothing(
    server: PostOffice, plaint: Plaint, home: Path, refusal: Exception
) -> None:
    def refusing(mail: bytes, sender: str, to: str) -> None:
        raise refusal

    with pytest.raises(type(refusal)):
        send_by(home, refusing)
    assert unknown(plaint) == []
    assert kinds(home)[-1] == "sending-failed"


def send_by(home: Path, deliver: Callable[[bytes, str, str], None]) -> None:
    with workspace(home) as ws:
        found = find(ws, "")
        account = send.account_of(ws)
        ready = send.make_ready(ws, found, draft.write(ws, found), account.address, "")
        send.send(ws, found, ready, account, deliver)


@pytest.mark.skipif(os.name != "posix", reason="SIGKILL")
def test_a_process_killed_while_the_server_has_the_letter_leaves_it_unknown(
    server: PostOffice, plaint: Plaint, home: Path
) -> None:
    running = start("send", "--yes")
    server.heard = Heard("DATA", lambda: os.kill(running.pid, signal.SIGKILL))
    assert running.wait(60) == -signal.SIGKILL
    assert running.communicate()[1] == ""
    assert kinds(home) == ["case-opened", "sending-started"]
    assert [one["stage"] for one in unknown(plaint)] == ["complaint"]
    plaint.fails(3, "send", "--stage", "complaint", "--yes")


def test_a_result_that_cant_be_recorded_is_told_as_unknown(
    server: PostOffice, plaint: Plaint, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connection, "BUSY_SECONDS", 0.0)
    other = sqlite3.connect(home / "plaint.db", isolation_level=None, check_same_thread=False)
    server.heard = Heard("DATA", lambda: other.execute("begin immediate"))
    ran = plaint.fails(7, "send", "--yes", "--json")
    other.close()
    assert ran.json["error"]["message"].startswith("The letter went out")
    assert "--sent" in ran.json["error"]["hint"]
    assert len(server.taken) == 1
    plaint("settle", "--sent")
    assert plaint.json("plan")["state"] == "waiting"


def test_a_refusal_that_cant_be_recorded_is_told_as_one(
    server: PostOffice, plaint: Plaint, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connection, "BUSY_SECONDS", 0.0)
    server.replies["RCPT"] = "550 5.1.1 no such user"
    other = sqlite3.connect(home / "plaint.db", isolation_level=None, check_same_thread=False)
    server.heard = Heard("RCPT", lambda: other.execute("begin immediate"))
    ran = plaint.fails(6, "send", "--yes", "--json")
    other.close()
    assert "550 5.1.1 no such user" in ran.json["error"]["message"]
    assert "--not-sent" in ran.json["error"]["hint"]
    plaint("settle", "--not-sent")
    assert unknown(plaint) == []


def test_a_store_that_is_locked_lets_nothing_leave(
    server: PostOffice, plaint: Plaint, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connection, "BUSY_SECONDS", 0.0)
    gc.collect()
    other = sqlite3.connect(home / "plaint.db", isolation_level=None)
    other.execute("begin immediate")
    plaint.fails(8, "send", "--yes")
    other.close()
    assert server.heard == []


# --- two processes -----------------------------------------------------------------------------


def start(*args: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "plaint", *args],
        stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip


def test_while_one_process_sends_another_may_not(
    server: PostOffice, plaint: Plaint, home: Path
) -> None:
    codes: list[int] = []

    def second() -> None:
        other = start("send", "--stage", "complaint", "--yes", "--json")
        said, _ = other.communicate(timeout=60)
        codes.append(other.returncode)
        assert "never sent twice" in json.loads(said)["refused"]["why"]

    server.heard = Heard("DATA", second)
    plaint("send", "--yes")
    assert codes == [3]
    assert len(server.taken) == 1
    assert kinds(home).count("sending-started") == 1


def test_of_two_processes_at_the_same_door_one_sends(
    server: PostOffice, plaint: Plaint, home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Both have looked, and both may: then both ask for the password, and both get it at once."""
    with socket.create_server((HOST, 0)) as gate:
        gate.settimeout(60)
        ask = f"import socket; s = socket.create_connection({gate.getsockname()}); s.recv(1)"
        tell = f"; print(open({str(tmp_path / 'password')!r}, encoding='utf-8').read())"
        command = shlex.join([sys.executable, "-X", "utf8", "-c", ask + tell])
        set_account(plaint, monkeypatch.setenv, tmp_path, server.port, command=command)
        both = [start("send", "--yes", "--json") for _ in range(2)]
        doors = [gate.accept()[0] for _ in both]
        for door in doors:
            door.close()
    said = [one.communicate(timeout=60) for one in both]
    assert sorted(one.returncode for one in both) == [0, 3], said
    (refused,) = (json.loads(out) for (out, _), one in zip(said, both, strict=True)
                  if one.returncode == 3)  # fmt: skip
    assert refused["refused"]["step"] == "complaint"
    assert len(server.taken) == 1
    assert kinds(home).count("sending-started") == kinds(home).count("message-sent") == 1
    assert unknown(plaint) == []
