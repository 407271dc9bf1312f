"""What a failed dialogue with a mail server means, in a person's words."""

from __future__ import annotations

import smtplib
import socket
import ssl

from plaint.domain.safe_text import one_line
from plaint.errors import ChannelFailed, DeliveryUnknown
from plaint.wording import Says, say

_SAID_MAX = 300  # characters of the server's text that are repeated

# How a connection ends that the other side, or the network, has cut.
_LOST = (
    smtplib.SMTPException, ConnectionResetError, BrokenPipeError,
    ssl.SSLEOFError, ssl.SSLZeroReturnError, ssl.SSLSyscallError,
)  # fmt: skip

CHECK_SETTINGS = say(
    "Check the server's name, the port and the kind of encryption: port 465 usually wants tls, "
    "port 587 starttls."
)


def quote(code: int, said: bytes | str) -> str:
    """The server's words on one line, safe to show: "550 5.1.1 no such user"."""
    text = said.decode("utf-8", "replace") if isinstance(said, bytes) else said
    return one_line(f"{code} {text}")[:_SAID_MAX]


def refused(what: Says, code: int, hint: Says | None = None) -> ChannelFailed:
    """A refusal by reply `code`; RFC 5321 section 4.2.1: 4yz may pass when tried again."""
    if code // 100 == 4:
        hint = say("The server calls this temporary: try again later.")
    return ChannelFailed(what, hint=hint)


def unknown(host: str) -> DeliveryUnknown:
    """The connection went away between the end of the letter and the server's reply to it."""
    return DeliveryUnknown(
        say(
            "The connection to {host} was lost just after the letter had been handed over. "
            "It may have gone out.",
            host=host,
        ),
        hint=say(
            "Look for it among your sent mail, wait a while for an answer or a returned letter, "
            "then tell plaint: plaint settle REF --sent or --not-sent."
        ),
    )


def failed(error: BaseException, host: str, port: int) -> ChannelFailed:
    """What the network or smtplib raised before the letter could be taken: nothing was sent."""
    if isinstance(error, KeyboardInterrupt):
        return ChannelFailed(say("Stopped in time: nothing was sent."))
    if isinstance(error, ssl.SSLError) and not isinstance(error, _LOST):
        return _insecure(error, host, port)
    if isinstance(error, smtplib.SMTPResponseException):
        said = quote(error.smtp_code, error.smtp_error)
        return refused(
            say("{host} doesn't take mail: {said}", host=host, said=said), error.smtp_code
        )
    if isinstance(error, socket.gaierror | UnicodeError):
        return ChannelFailed(
            say("The server {host} wasn't found.", host=host),
            hint=say("Check the server's name and your connection."),
        )
    if _timed_out(error):
        return ChannelFailed(
            say(
                "{host}, port {port}, didn't answer in time: nothing was sent.",
                host=host,
                port=port,
            ),
            hint=CHECK_SETTINGS,
        )
    if isinstance(error, _LOST):
        return ChannelFailed(
            say("{host} closed the connection: nothing was sent.", host=host),
            hint=say("Try again later."),
        )
    return ChannelFailed(
        say("{host}, port {port}, can't be reached.", host=host, port=port), hint=CHECK_SETTINGS
    )


def _insecure(error: ssl.SSLError, host: str, port: int) -> ChannelFailed:
    if not isinstance(error, ssl.SSLCertVerificationError):
        return ChannelFailed(
            say("{host}, port {port}, can't be spoken to securely.", host=host, port=port),
            hint=CHECK_SETTINGS,
        )
    why = one_line(error.verify_message).rstrip(".")
    return ChannelFailed(
        say("The certificate of {host} can't be trusted: {why}.", host=host, why=why),
        hint=say("The password was not given away. Check the server's name."),
    )


def _timed_out(error: BaseException) -> bool:
    """smtplib wraps a time-out while reading into SMTPServerDisconnected."""
    return isinstance(error, TimeoutError) or isinstance(error.__context__, TimeoutError)
