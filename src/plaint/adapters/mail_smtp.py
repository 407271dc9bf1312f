"""Sending a letter by SMTP, with an answer that can be trusted: sent, not sent, or unknown.

A server may take the letter only after the line that ends the data, a single dot (RFC 5321
section 4.1.1.4). So while that line hasn't been handed to the system, nothing was sent, whatever
goes wrong. From then until the server's reply, a lost connection leaves it open. smtplib sends
the letter and its end in one piece and raises the same exception for both, hence the dialogue of
DATA is led here.
"""

from __future__ import annotations

import base64
import re
import selectors
import smtplib
import socket
import ssl
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass

from plaint.adapters.smtp_faults import CHECK_SETTINGS, failed, quote, refused, unknown
from plaint.domain.account import MailAccount
from plaint.domain.mail_address import ascii_address
from plaint.errors import ChannelFailed, InvalidInput
from plaint.letters.mail import check_size
from plaint.wording import Says, say

# RFC 5321 section 4.1.4 allows an address literal; smtplib's default is this machine's own name.
_HELO = "[127.0.0.1]"
_QUIT_TIMEOUT = 5.0  # seconds

_CHECK_LOGIN = say(
    "Check the user name and the password. Many providers want an app password here, made in the "
    "security settings of the account; others want this way of sending switched on first."
)


@dataclass(slots=True)
class _Progress:
    """How far a letter got; what an error means depends on it."""

    ending: bool = False  # the end of the data may have reached the server
    taken: bool = False  # the server said that it has the letter


class SmtpMailer:
    """Sends by one account. Certificates are always verified; a password never goes in clear."""

    def __init__(
        self,
        account: MailAccount,
        password: str,
        *,
        timeout: float = 30.0,
        answer_timeout: float = 120.0,
        tls: ssl.SSLContext | None = None,
    ) -> None:
        """`timeout` and `answer_timeout` are seconds without a sign of life.

        The second is for the reply to the whole letter, when servers scan it: RFC 5321 section
        4.5.3.2.6 would have us wait ten minutes. `tls` is for tests with a CA of their own.
        """
        self._account = account
        self._host = account.host
        self._password = password
        self._timeout = timeout
        self._answer_timeout = answer_timeout
        self._tls = tls

    def send(self, mail: bytes, sender: str, to: str) -> None:
        """Hand the message over; it was sent if this returns.

        Raises InvalidInput for an address that can't be used, ChannelFailed where nothing was
        sent, DeliveryUnknown where the server may have it. Ctrl-C counts as a lost connection.
        """
        sender, to = ascii_address(sender), ascii_address(to)
        mail = re.sub(rb"\r\n|\r|\n", b"\r\n", mail)  # RFC 5321 section 2.3.8: no bare CR or LF
        progress = _Progress()
        with self._explaining(progress), self._connection() as server:
            self._secure(server)
            self._log_in(server)
            self._envelope(server, mail, sender, to)
            self._data(server, mail, progress)

    def test(self) -> Iterator[Says]:
        """Each step up to the login, once it has worked; sends no letter.

        Raises ChannelFailed at the step that fails.
        """
        account = self._account
        with self._explaining(_Progress()), self._connection() as server:
            yield say("Connected to {host}, port {port}.", host=self._host, port=account.port)
            self._secure(server)
            yield say("The connection is encrypted and the certificate is right.")
            self._log_in(server)
            yield say("Logged in as {user}.", user=account.user)
            limit = _size_limit(server)
            if limit:
                yield say("Letters of up to {limit} MB are taken.", limit=limit // 1_000_000)

    @contextmanager
    def _explaining(self, progress: _Progress) -> Iterator[None]:
        """Turn what the network and smtplib raise into what it means for the letter."""
        try:
            yield
        except (OSError, smtplib.SMTPException, UnicodeError, KeyboardInterrupt) as error:
            if progress.taken:
                return  # only the goodbye was lost
            if progress.ending:
                raise unknown(self._host) from error
            raise failed(error, self._host, self._account.port) from error

    @contextmanager
    def _connection(self) -> Iterator[smtplib.SMTP]:
        host, port = self._host, self._account.port
        server: smtplib.SMTP
        if self._account.security == "tls":
            context = self._context()
            server = smtplib.SMTP_SSL(host, port, _HELO, timeout=self._timeout, context=context)
        else:
            server = smtplib.SMTP(host, port, _HELO, timeout=self._timeout)
        try:
            yield server
            _say_goodbye(server)
        except ChannelFailed:
            _say_goodbye(server)
            raise
        finally:
            server.close()

    def _context(self) -> ssl.SSLContext:
        return self._tls or ssl.create_default_context()

    def _secure(self, server: smtplib.SMTP) -> None:
        """Greet the server and encrypt; afterwards it is certain who answers."""
        self._greet(server)
        if self._account.security == "tls":
            return
        if not server.has_extn("starttls"):
            raise ChannelFailed(
                say("{host} offers no encryption on this port.", host=self._host),
                hint=CHECK_SETTINGS,
            )
        server.starttls(context=self._context())
        self._greet(server)

    def _greet(self, server: smtplib.SMTP) -> None:
        code, text = server.ehlo()
        if code != 250:
            said = quote(code, text)
            raise refused(say("{host} doesn't take mail: {said}", host=self._host, said=said), code)

    def _log_in(self, server: smtplib.SMTP) -> None:
        """AUTH, in UTF-8 (RFC 4616 section 2): smtplib's own takes only ASCII passwords."""
        user, password = self._account.user, self._password
        offered = server.esmtp_features.get("auth", "").upper().split()
        if "PLAIN" in offered:
            code, text = server.docmd("AUTH", "PLAIN " + _base64(f"\0{user}\0{password}"))
        elif "LOGIN" in offered:
            code, text = server.docmd("AUTH", "LOGIN")
            for answer in (user, password):
                if code == 334:
                    code, text = server.docmd(_base64(answer))
        else:
            raise ChannelFailed(
                say("{host} takes no login with a password.", host=self._host),
                hint=say("Send by your mail program instead: plaint send --via eml or mailto."),
            )
        if code != 235:
            said = quote(code, text)
            what = say("{host} refused the login: {said}", host=self._host, said=said)
            raise refused(what, code, _CHECK_LOGIN)

    def _envelope(self, server: smtplib.SMTP, mail: bytes, sender: str, to: str) -> None:
        code, text = server.mail(sender, self._mail_options(server, mail, sender + to))
        if code // 100 != 2:
            what = say(
                "{host} refused the sender {address}: {said}",
                host=self._host, address=sender, said=quote(code, text),
            )  # fmt: skip
            raise refused(what, code)
        code, text = server.rcpt(to)
        if code // 100 != 2:
            what = say(
                "{host} refused the recipient {address}: {said}",
                host=self._host, address=to, said=quote(code, text),
            )  # fmt: skip
            raise refused(what, code, say("Check the address; perhaps their site names another."))

    def _mail_options(self, server: smtplib.SMTP, mail: bytes, addresses: str) -> list[str]:
        """The options of MAIL FROM. What the server can't take is refused before it is sent."""
        options = []
        try:
            check_size(mail, _size_limit(server))
        except InvalidInput as error:
            raise ChannelFailed(error.message, hint=error.hint) from error
        if server.has_extn("size"):
            options.append(f"SIZE={len(mail)}")  # RFC 1870
        if not addresses.isascii() and not server.has_extn("smtputf8"):
            raise ChannelFailed(
                say("{host} can't write to addresses with letters beyond a to z.", host=self._host),
                hint=say("Use another address or another account."),
            )
        if not addresses.isascii():
            options.append("SMTPUTF8")  # RFC 6531
        if not mail.isascii() and server.has_extn("8bitmime"):
            options.append("BODY=8BITMIME")  # RFC 6152
        return options

    def _data(self, server: smtplib.SMTP, mail: bytes, progress: _Progress) -> None:
        code, text = server.docmd("DATA")
        if code != 354:
            raise self._refused_letter(code, text)
        channel = _socket_of(server)
        channel.sendall(_stuffed(mail))
        if _has_answer(channel):  # before the end of the data: an objection, or a lost connection
            code, text = server.getreply()
            server.close()  # without the end, whatever was said
            raise self._refused_letter(code, text)
        channel.settimeout(self._answer_timeout)
        progress.ending = True
        channel.sendall(b".\r\n")
        code, text = server.getreply()
        if code // 100 in (4, 5):
            raise self._refused_letter(code, text)
        if code // 100 != 2:  # no reply that SMTP knows: it says nothing about the letter
            raise smtplib.SMTPResponseException(code, text)
        progress.taken = True

    def _refused_letter(self, code: int, text: bytes) -> ChannelFailed:
        said = quote(code, text)
        return refused(say("{host} refused the letter: {said}", host=self._host, said=said), code)


def _stuffed(mail: bytes) -> bytes:
    """The message as DATA carries it (RFC 5321 section 4.5.2), without the line that ends it."""
    whole = mail if mail.endswith(b"\r\n") else mail + b"\r\n"
    return re.sub(rb"(?m)^\.", b"..", whole)


def _base64(text: str) -> str:
    return base64.b64encode(text.encode("utf-8", "surrogateescape")).decode()


def _size_limit(server: smtplib.SMTP) -> int:
    """What the server said it takes, in bytes; 0 where it said nothing (RFC 1870 section 4)."""
    limit = server.esmtp_features.get("size", "")
    return int(limit) if limit.isascii() and limit.isdigit() else 0


def _say_goodbye(server: smtplib.SMTP) -> None:
    """QUIT, where there still is a connection; by now nothing depends on the answer."""
    with suppress(OSError, smtplib.SMTPException):
        _socket_of(server).settimeout(_QUIT_TIMEOUT)
        server.quit()


def _socket_of(server: smtplib.SMTP) -> socket.socket:
    if server.sock is None:
        raise smtplib.SMTPServerDisconnected("not connected")
    return server.sock


def _has_answer(channel: socket.socket) -> bool:
    """Whether the server has said something, or hung up, already."""
    if isinstance(channel, ssl.SSLSocket) and channel.pending():
        return True
    with selectors.DefaultSelector() as selector:
        selector.register(channel, selectors.EVENT_READ)
        return bool(selector.select(0))
