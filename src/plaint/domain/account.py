"""The mail account a letter leaves by. The password is never part of it."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from typing import Literal, get_args

from plaint.domain.mail_address import check_address
from plaint.errors import Fault, InvalidInput
from plaint.wording import say

# "tls": encrypted from the first byte (RFC 8314, port 465); "starttls": at once after the
# greeting (RFC 3207, port 587). There is no third way: a password never travels in clear.
Security = Literal["tls", "starttls"]
# Where the password is: the system's keyring, or what an external command prints.
Secret = Literal["keyring", "command"]

_HOST = re.compile(r"(?=.{1,253}$)[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?")


@dataclass(frozen=True, slots=True)
class MailAccount:
    """How to reach the server that takes this person's mail, and in whose name."""

    name: str  # what the user calls it: "home"
    address: str
    sender_name: str  # beside the address in From; may be empty
    host: str
    port: int
    security: Security
    user: str  # for the login: the address, or what the provider wants
    secret: Secret = "keyring"  # noqa: S105 - where it is, not what
    command: tuple[str, ...] = ()  # with secret "command": the program and its arguments


def check_account(account: MailAccount) -> MailAccount:
    """The account with its address as it will be used.

    Raises InvalidInput that lists every field that can't be right.
    """
    faults: list[Fault] = []
    address = account.address
    try:
        address = check_address(account.address)
    except InvalidInput as error:
        faults.append(Fault("address", error.message))
    if not _HOST.fullmatch(account.host) or ".." in account.host:
        faults.append(Fault("host", say("This can't be a server: {host}", host=account.host)))
    if not 1 <= account.port <= 65535:
        faults.append(Fault("port", say("This can't be a port: {port}", port=account.port)))
    if account.security not in get_args(Security):
        faults.append(Fault("security", say("It must be tls or starttls.")))
    if not account.user or _has_control(account.user):
        faults.append(Fault("user", say("Give the name to log in with, on one line.")))
    if _has_control(account.sender_name):
        faults.append(Fault("sender_name", say("Give your name on one line.")))
    by_command = account.secret == "command"  # noqa: S105 - where it is, not what
    if by_command != bool(account.command):
        faults.append(Fault("command", say("Give the command that prints the password.")))
    if faults:
        raise InvalidInput(say("The mail account can't be used as it is."), faults=tuple(faults))
    return replace(account, address=address)


def _has_control(text: str) -> bool:
    return any(unicodedata.category(char) in {"Cc", "Cs", "Zl", "Zp"} for char in text)
