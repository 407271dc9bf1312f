"""Real SMTP servers on loopback, with a CA of their own, that take letters or fail on demand."""

from __future__ import annotations

import asyncio
import functools
import socket
import ssl
import struct
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field
from typing import Any, NoReturn

import trustme
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

from plaint.domain.account import MailAccount, Security

USER = "me@example.org"
PASSWORD = "s3cret-é"  # beyond ASCII on purpose
HOST = "127.0.0.1"


def account(port: int, security: Security = "tls", **changes: Any) -> MailAccount:
    values: dict[str, Any] = {
        "name": "home", "address": USER, "sender_name": "A. Traveller", "host": HOST,
        "port": port, "security": security, "user": USER,
    }  # fmt: skip
    return MailAccount(**(values | changes))


@functools.cache
def authority() -> trustme.CA:
    return trustme.CA()


def trusting() -> ssl.SSLContext:
    """What a client has that trusts the test CA, and is as strict as any other."""
    context = ssl.create_default_context()
    authority().configure_trust(context)
    return context


@functools.cache
def certified(name: str) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority().issue_cert(name).configure_cert(context)
    return context


@dataclass(frozen=True, slots=True)
class Taken:
    """A letter that a server took: the bytes, the envelope, and how the client named itself."""

    mail: bytes
    sender: str
    to: tuple[str, ...]
    helo: str
    user: str
    mail_options: tuple[str, ...]


@dataclass
class PostOffice:
    """The handler of a server. `replies` says what to answer instead of "250 OK", by phase.

    A phase is MAIL, RCPT or DATA (the end of it). Instead of a reply, "drop" takes the letter and
    breaks the connection, and "hang" takes it and never answers.
    """

    replies: dict[str, str] = field(default_factory=dict)
    port: int = 0
    taken: list[Taken] = field(default_factory=list)
    heard: list[str] = field(default_factory=list)  # the phases that were reached

    async def handle_MAIL(
        self, server: SMTP, session: Session, envelope: Envelope, sender: str, options: list[str]
    ) -> str:
        self.heard.append("MAIL")
        if not session.authenticated:
            return "530 5.7.0 authentication required"
        if "MAIL" not in self.replies:
            envelope.mail_from = sender
            envelope.mail_options.extend(options)
        return self.replies.get("MAIL", "250 OK")

    async def handle_RCPT(
        self, server: SMTP, session: Session, envelope: Envelope, to: str, options: list[str]
    ) -> str:
        self.heard.append("RCPT")
        if "RCPT" not in self.replies:
            envelope.rcpt_tos.append(to)
        return self.replies.get("RCPT", "250 OK")

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        self.heard.append("DATA")
        reply = self.replies.get("DATA", "250 2.0.0 OK: queued")
        if reply[0] in "45":
            return reply
        assert isinstance(envelope.original_content, bytes)
        auth: Any = session.auth_data
        self.taken.append(
            Taken(
                envelope.original_content, str(envelope.mail_from), tuple(envelope.rcpt_tos),
                str(session.host_name), auth.login.decode(), tuple(envelope.mail_options),
            )
        )  # fmt: skip
        if reply == "hang":
            await asyncio.Event().wait()
        if reply == "drop":
            assert isinstance(server.transport, asyncio.Transport)
            server.transport.abort()
        return reply

    def authenticate(
        self, server: SMTP, session: Session, envelope: Envelope, mechanism: str, data: Any
    ) -> AuthResult:
        self.heard.append(f"AUTH {mechanism}")
        right = isinstance(data, LoginPassword) and (data.login, data.password) == (
            USER.encode(),
            PASSWORD.encode(),
        )
        # handled=False: the server writes the 235 or 535 itself.
        return AuthResult(success=right, handled=False, auth_data=data)


class _Server(Controller):
    """On whatever port is free, and leaving no open connection behind."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self._connections: list[SMTP] = []

    def factory(self) -> SMTP:
        smtp = SMTP(self.handler, **self.SMTP_kwargs)
        self._connections.append(smtp)
        return smtp

    def stop(self, no_assert: bool = False) -> None:
        asyncio.run_coroutine_threadsafe(self._hang_up(), self.loop).result()
        super().stop(no_assert)

    async def _hang_up(self) -> None:
        for smtp in self._connections:
            for transport in (smtp.transport, smtp._original_transport):
                if isinstance(transport, asyncio.WriteTransport):
                    transport.abort()
        for _ in range(5):  # the loop closes what was aborted in its next rounds
            await asyncio.sleep(0)

    def _trigger_server(self) -> None:
        assert isinstance(self.server, asyncio.Server)
        self.port = self.server.sockets[0].getsockname()[1]
        super()._trigger_server()  # type: ignore[no-untyped-call]


@contextmanager
def post_office(
    security: Security | None = "tls",
    *,
    certificate: str = HOST,
    replies: dict[str, str] | None = None,
    size: int = 10_000_000,
    without_auth: Sequence[str] = (),
    smtputf8: bool = True,
) -> Iterator[PostOffice]:
    """A running server. `security` None offers no encryption at all."""
    office = PostOffice(replies or {})
    controller = _Server(
        office,
        hostname=HOST,
        port=0,
        server_hostname="mail.example.org",
        ssl_context=certified(certificate) if security == "tls" else None,
        tls_context=certified(certificate) if security == "starttls" else None,
        authenticator=office.authenticate,
        # aiosmtpd counts only STARTTLS as encryption, so on port 465 it must not ask for it.
        auth_require_tls=security == "starttls",
        auth_exclude_mechanism=without_auth,
        data_size_limit=size,
        enable_SMTPUTF8=smtputf8,
    )
    controller.start()
    office.port = controller.port
    try:
        yield office
    finally:
        controller.stop()


class Peer:
    """One connection to a server that follows a script, for faults that no real one has."""

    def __init__(self, channel: ssl.SSLSocket) -> None:
        self._channel = channel
        self._file = channel.makefile("rb")

    def say(self, line: str) -> None:
        self._channel.sendall(line.encode() + b"\r\n")

    def hear(self) -> bytes:
        return self._file.readline()

    def hear_letter(self) -> bytes:
        lines = []
        while (line := self.hear()) not in (b".\r\n", b""):
            lines.append(line)
        return b"".join(lines)

    def wait_for_goodbye(self) -> None:
        while self.hear() not in (b"quit\r\n", b""):
            pass

    def up_to_data(self) -> None:
        """The usual dialogue, up to the permission to send the letter."""
        for reply in ("220 hello", "250-hello\r\n250 AUTH PLAIN", "235 ok", "250 ok", "250 ok"):
            self.say(reply)
            self.hear()
        self.say("354 go ahead")

    def reset(self) -> NoReturn:
        """Break the connection at once and end the script, as a crashed machine would."""
        self._channel.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.close()
        raise ConnectionAbortedError

    def close(self) -> None:
        self._file.close()
        self._channel.close()


@contextmanager
def scripted(script: Callable[[Peer], None]) -> Iterator[int]:
    """A server for one connection, encrypted from the start; gives its port."""
    listener = socket.create_server((HOST, 0))
    # Small, so that a large letter can't lie in buffers when the connection breaks.
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 65536)

    def serve() -> None:
        with suppress(OSError):  # the client hangs up as it likes
            plain, _ = listener.accept()
            with closing(Peer(certified(HOST).wrap_socket(plain, server_side=True))) as peer:
                script(peer)
                peer.wait_for_goodbye()

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    try:
        yield int(listener.getsockname()[1])
    finally:
        listener.close()
        thread.join()
