from __future__ import annotations

import re
import socket
import ssl
from collections.abc import Callable
from datetime import UTC, datetime
from email import message_from_bytes, policy
from typing import Any

import pytest
from tests.adapters.smtp_server import (
    HOST,
    PASSWORD,
    USER,
    Peer,
    account,
    post_office,
    scripted,
    trusting,
)

from plaint.adapters.mail_smtp import SmtpMailer
from plaint.domain.account import Security
from plaint.errors import ChannelFailed, DeliveryUnknown, InvalidInput, PlaintError
from plaint.letters.mail import Attachment, build_mail

TO = "help@example.com"
LETTER = b"From: me@example.org\r\nSubject: Complaint\r\n\r\nHello\r\n"
LARGE = b"Subject: Complaint\r\n\r\n" + b"x" * 998 + (b"\r\n" + b"x" * 998) * 12_000 + b"\r\n"
SECURITIES: tuple[Security, ...] = ("tls", "starttls")


def mailer(port: int, security: Security = "tls", **options: Any) -> SmtpMailer:
    known: dict[str, Any] = {"password": PASSWORD, "timeout": 5.0, "answer_timeout": 5.0}
    return SmtpMailer(account(port, security), **(known | {"tls": trusting()} | options))


def send(port: int, mail: bytes = LETTER, to: str = TO, **options: Any) -> None:
    mailer(port, **options).send(mail, USER, to)


def fails(kind: type[PlaintError], port: int, mail: bytes = LETTER, **options: Any) -> PlaintError:
    with pytest.raises(kind) as caught:
        send(port, mail, **options)
    assert PASSWORD not in f"{caught.value} {caught.value.hint}"
    return caught.value


@pytest.mark.parametrize("security", SECURITIES)
def test_a_letter_arrives_byte_for_byte(security: Security) -> None:
    letter = build_mail(
        sender_name="A. Traveller",
        sender=USER,
        to=TO,
        subject="Réclamation : valise perdue",
        body="Madame, Monsieur,\n\n.\n..\n.com\nMa valise est perdue.\n",
        message_id="<plaint.0199a1b2@example.org>",
        sent_at=datetime(2026, 6, 1, 9, 30, tzinfo=UTC),
        language="fr",
        attachments=[Attachment("1-tag.jpg", "image/jpeg", bytes(range(256)) * 300)],
    )
    with post_office(security) as office:
        send(office.port, letter, security=security)
    (taken,) = office.taken
    assert taken.mail == letter
    assert (taken.sender, taken.to, taken.user) == (USER, (TO,), USER)
    message = message_from_bytes(taken.mail, policy=policy.default)
    assert message["Subject"] == "Réclamation : valise perdue"
    (tag,) = message.iter_attachments()
    assert tag.get_content() == bytes(range(256)) * 300


@pytest.mark.parametrize("security", SECURITIES)
def test_a_server_never_learns_the_name_of_this_machine(
    security: Security, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(socket, "getfqdn", lambda *_: "laptop.private.example")
    with post_office(security) as office:
        send(office.port, security=security)
    assert office.taken[0].helo == "[127.0.0.1]"


def test_line_ends_are_always_those_of_smtp() -> None:
    with post_office() as office:
        send(office.port, b"Subject: x\n\nHello\r.\nlast line")
    assert office.taken[0].mail == b"Subject: x\r\n\r\nHello\r\n.\r\nlast line\r\n"


@pytest.mark.parametrize("without", [["PLAIN"], ["LOGIN"]])
def test_either_way_of_logging_in_takes_any_password(without: list[str]) -> None:
    with post_office(without_auth=without) as office:
        send(office.port)
    assert len(office.taken) == 1


@pytest.mark.parametrize("code", ["450 4.2.0", "550 5.1.1"])
@pytest.mark.parametrize("phase", ["MAIL", "RCPT", "DATA"])
def test_a_refusal_says_what_the_server_said_and_nothing_was_sent(phase: str, code: str) -> None:
    with post_office(replies={phase: f"{code} not today"}) as office:
        error = fails(ChannelFailed, office.port)
    assert f"{code} not today" in str(error)
    assert ("try again later" in str(error.hint)) == code.startswith("4")
    assert office.heard[-1] == phase
    assert office.taken == []


def test_the_address_that_was_refused_is_named() -> None:
    with post_office(replies={"RCPT": "550 5.1.1 no such user"}) as office:
        error = fails(ChannelFailed, office.port)
    assert str(error) == f"{HOST} refused the recipient {TO}: 550 5.1.1 no such user"


def test_the_words_of_a_server_cannot_steer_the_terminal() -> None:
    with post_office(replies={"RCPT": "550 5.1.1 \x1b[2J\u202eno such user" + "!" * 400}) as office:
        error = fails(ChannelFailed, office.port)
    assert "\x1b" not in str(error)
    assert "\u202e" not in str(error)
    assert len(str(error)) < 400


@pytest.mark.parametrize("security", SECURITIES)
def test_a_wrong_password_is_refused_with_the_servers_words(security: Security) -> None:
    with post_office(security) as office:
        error = fails(ChannelFailed, office.port, security=security, password="wrong")
    assert "refused the login: 535" in str(error)
    assert "app password" in str(error.hint)
    assert "MAIL" not in office.heard


def test_a_server_that_takes_no_password_is_not_given_one() -> None:
    with post_office(without_auth=["PLAIN", "LOGIN"]) as office:
        error = fails(ChannelFailed, office.port)
    assert "no login" in str(error)
    assert office.heard == []


def test_without_encryption_there_is_no_login() -> None:
    with post_office(None) as office:
        error = fails(ChannelFailed, office.port, security="starttls")
    assert "no encryption" in str(error)
    assert office.heard == []


@pytest.mark.parametrize("security", SECURITIES)
def test_a_certificate_of_a_stranger_is_not_trusted(security: Security) -> None:
    with post_office(security) as office:
        error = fails(
            ChannelFailed, office.port, security=security, tls=ssl.create_default_context()
        )
    assert "certificate" in str(error)
    assert office.heard == []


@pytest.mark.parametrize("security", SECURITIES)
def test_a_certificate_for_another_name_is_not_trusted(security: Security) -> None:
    with post_office(security, certificate="mail.example.net") as office:
        error = fails(ChannelFailed, office.port, security=security)
    assert "certificate" in str(error)
    assert office.heard == []


@pytest.mark.parametrize("security", SECURITIES)
def test_certificates_are_checked_unless_told_otherwise(security: Security) -> None:
    with post_office(security) as office:
        error = fails(ChannelFailed, office.port, security=security, tls=None)
    assert "certificate" in str(error)


def test_the_wrong_kind_of_encryption_is_explained() -> None:
    with post_office("starttls") as office:
        error = fails(ChannelFailed, office.port, security="tls")
    assert "465" in str(error.hint)


def test_a_letter_over_the_servers_limit_is_not_begun() -> None:
    with post_office(size=2_000_000) as office:
        error = fails(ChannelFailed, office.port, LARGE)
    assert re.search(r"12\.\d MB .* 2\.0 MB", str(error))
    assert "MAIL" not in office.heard


def test_a_letter_tells_its_size_before_it_is_sent() -> None:
    with post_office() as office:
        send(office.port)
    assert office.taken[0].mail_options == (f"SIZE={len(LETTER)}",)


def test_an_address_beyond_ascii_needs_a_server_that_knows_it() -> None:
    to = "réclamations@exämple.example"
    with post_office() as office:
        send(office.port, to=to)
    assert office.taken[0].to == ("réclamations@xn--exmple-cua.example",)
    assert "SMTPUTF8" in office.taken[0].mail_options
    with post_office(smtputf8=False) as office:
        with pytest.raises(ChannelFailed, match="a to z"):
            send(office.port, to=to)
        send(office.port, to="help@exämple.example")
    assert [taken.to for taken in office.taken] == [("help@xn--exmple-cua.example",)]


@pytest.mark.parametrize("to", ["help@example.com\r\nRCPT TO:<x@example.net>", "", "a@b@c.example"])
def test_an_address_that_is_none_never_reaches_the_server(to: str) -> None:
    with post_office() as office, pytest.raises(InvalidInput):
        send(office.port, to=to)
    assert office.heard == []


def test_dropped_after_the_letter_was_taken_is_unknown() -> None:
    with post_office(replies={"DATA": "drop"}) as office:
        error = fails(DeliveryUnknown, office.port)
    assert len(office.taken) == 1
    assert "settle" in str(error.hint)


def test_no_answer_after_the_letter_was_taken_is_unknown() -> None:
    with post_office(replies={"DATA": "hang"}) as office:
        fails(DeliveryUnknown, office.port, answer_timeout=0.2)
    assert len(office.taken) == 1


def after_the_letter(do: Callable[[Peer], None]) -> Callable[[Peer], None]:
    def script(peer: Peer) -> None:
        peer.up_to_data()
        peer.hear_letter()
        do(peer)

    return script


@pytest.mark.parametrize(
    "do",
    [
        Peer.reset,
        lambda peer: peer.say("what?"),
        lambda peer: peer.say("250 " + "x" * 9000),
        lambda peer: peer.say("334 more?"),
    ],
    ids=["reset", "no code", "endless line", "wrong code"],
)
def test_an_answer_that_says_nothing_leaves_it_unknown(do: Callable[[Peer], None]) -> None:
    with scripted(after_the_letter(do)) as port:
        fails(DeliveryUnknown, port)


def test_a_lost_goodbye_changes_nothing() -> None:
    def script(peer: Peer) -> None:
        peer.say("250 queued")
        peer.reset()

    with scripted(after_the_letter(script)) as port:
        send(port)


def test_dropped_before_the_end_of_the_data_is_not_sent() -> None:
    def script(peer: Peer) -> None:
        peer.up_to_data()
        for _ in range(20):
            peer.hear()
        peer.reset()

    with scripted(script) as port:
        error = fails(ChannelFailed, port, LARGE)
    assert "nothing was sent" in str(error)


def test_an_objection_before_the_end_of_the_data_is_heard() -> None:
    def script(peer: Peer) -> None:
        peer.up_to_data()
        peer.hear()
        peer.say("421 4.3.2 shutting down")
        heard.append(peer.hear_letter())
        assert peer.hear() == b""

    heard: list[bytes] = []
    with scripted(script) as port:
        error = fails(ChannelFailed, port, LARGE)
    assert "421 4.3.2 shutting down" in str(error)
    assert heard == [LARGE.partition(b"\r\n")[2]]  # and no end of the data


@pytest.mark.parametrize("code", ["421", "554"])
def test_a_greeting_that_refuses_is_quoted(code: str) -> None:
    with scripted(lambda peer: peer.say(f"{code} no service here")) as port:
        error = fails(ChannelFailed, port)
    assert f"{code} no service here" in str(error)


def test_a_refusal_of_data_is_quoted() -> None:
    def script(peer: Peer) -> None:
        for reply in ("220 hi", "250-hi\r\n250 AUTH PLAIN", "235 ok", "250 ok", "250 ok"):
            peer.say(reply)
            peer.hear()
        peer.say("451 4.3.0 no room")

    with scripted(script) as port:
        error = fails(ChannelFailed, port)
    assert "451 4.3.0 no room" in str(error)


@pytest.mark.parametrize("replies", [0, 1, 2, 3, 4])
def test_a_server_that_stalls_before_the_letter_has_not_sent_it(replies: int) -> None:
    usual = ("220 hi", "250-hi\r\n250 AUTH PLAIN", "235 ok", "250 ok")

    def script(peer: Peer) -> None:
        for reply in usual[:replies]:
            peer.say(reply)
            peer.hear()

    with scripted(script) as port:
        error = fails(ChannelFailed, port, timeout=0.2)
    assert "in time" in str(error)


def test_a_port_where_nobody_listens() -> None:
    with socket.create_server((HOST, 0)) as free:
        port = free.getsockname()[1]
    assert "can't be reached" in str(fails(ChannelFailed, port))


def test_a_name_that_is_no_server() -> None:
    nowhere = SmtpMailer(account(465, host="mail..example.org"), PASSWORD)
    with pytest.raises(ChannelFailed, match="wasn't found"):
        nowhere.send(LETTER, USER, TO)


def breaking(at: bytes, error: BaseException, *, after: bool) -> ssl.SSLContext:
    """A trusting context whose connections break before or after they send `at`."""

    class Breaking(ssl.SSLSocket):
        def sendall(self, data: Any, flags: int = 0) -> None:
            if data[: len(at)] == at and not after:
                raise error
            super().sendall(data, flags)
            if data[: len(at)] == at and after:
                raise error

    context = trusting()
    context.sslsocket_class = Breaking
    return context


END = b".\r\n"


def test_the_answer_to_the_whole_letter_has_a_patience_of_its_own() -> None:
    seen = {}

    class Watching(ssl.SSLSocket):
        def sendall(self, data: Any, flags: int = 0) -> None:
            seen[bytes(data[:4])] = self.gettimeout()
            super().sendall(data, flags)

    context = trusting()
    context.sslsocket_class = Watching
    with post_office() as office:
        send(office.port, timeout=5.0, answer_timeout=60.0, tls=context)
    assert (seen[b"mail"], seen[b"DATA"], seen[LETTER[:4]], seen[END]) == (5.0, 5.0, 5.0, 60.0)


@pytest.mark.parametrize(
    ("at", "after", "kind"),
    [
        (b"mail", False, ChannelFailed),
        (b"DATA", True, ChannelFailed),
        (LETTER, True, ChannelFailed),
        (END, False, DeliveryUnknown),
        (END, True, DeliveryUnknown),
    ],
)
@pytest.mark.parametrize("error", [KeyboardInterrupt(), OSError("cut"), TimeoutError("slow")])
def test_the_end_of_the_data_is_what_makes_it_unknown(
    at: bytes, after: bool, kind: type[PlaintError], error: BaseException
) -> None:
    with post_office() as office:
        fails(kind, office.port, tls=breaking(at, error, after=after))
    assert kind is DeliveryUnknown or office.taken == []


def test_an_interrupted_goodbye_changes_nothing() -> None:
    with post_office() as office:
        send(office.port, tls=breaking(b"quit", KeyboardInterrupt(), after=False))
    assert len(office.taken) == 1


@pytest.mark.parametrize("security", SECURITIES)
def test_the_test_of_an_account_tells_each_step_and_sends_nothing(security: Security) -> None:
    with post_office(security) as office:
        steps = [str(step) for step in mailer(office.port, security).test()]
    assert steps == [
        f"Connected to {HOST}, port {office.port}.",
        "The connection is encrypted and the certificate is right.",
        f"Logged in as {USER}.",
        "Letters of up to 10 MB are taken.",
    ]
    assert "MAIL" not in office.heard


def test_the_test_of_an_account_stops_where_it_fails() -> None:
    with post_office() as office:
        steps = mailer(office.port, password="wrong").test()
        assert "Connected" in str(next(steps))
        assert "encrypted" in str(next(steps))
        with pytest.raises(ChannelFailed, match="535"):
            next(steps)
