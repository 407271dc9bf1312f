"""Passwords: in the system's keyring, or printed by a command of the user's. Nowhere else."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from plaint.domain.account import MailAccount
from plaint.domain.safe_text import one_line
from plaint.errors import ChannelFailed
from plaint.wording import Says, say

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

_SERVICE = "plaint"
_COMMAND_TIMEOUT = 120.0  # seconds: somebody may have to type a passphrase

# keyring's answer where there is no backend at all.
_NONE = "keyring.backends.fail"
# Backends that keep nothing, or keep it in clear: by module, so that subclasses are met too.
_REFUSED = (_NONE, "keyring.backends.null", "keyrings.alt.Google")
_CHAINER = "keyring.backends.chainer"

_USE_A_COMMAND = say(
    "Install or unlock the keyring of your system, or let a password manager hand the password "
    "over: a command such as `pass show mail/me`."
)

_Result = TypeVar("_Result")


def password_of(account: MailAccount) -> str:
    """The account's password, from where the account says it is.

    Raises ChannelFailed if it isn't there or can't be had.
    """
    if account.secret == "command":  # noqa: S105 - where it is, not what
        return command_secret(account.command)
    password = get_secret(mail_entry(account.name))
    if password is None:
        raise ChannelFailed(
            say("The keyring holds no password for the account {name}.", name=account.name),
            hint=say("Set the account up again, and give the password when asked."),
        )
    return password


def mail_entry(account_name: str) -> str:
    """The name under which the keyring keeps a mail account's password."""
    return f"mail:{account_name}"


def get_secret(entry: str) -> str | None:
    """What the keyring keeps under `entry`, None if nothing. Raises ChannelFailed."""
    keyring = _keyring()
    return _asking(lambda: keyring.get_password(_SERVICE, entry))


def set_secret(entry: str, secret: str) -> None:
    """Keep `secret` under `entry`, in place of what was there. Raises ChannelFailed."""
    keyring = _keyring()
    _asking(lambda: keyring.set_password(_SERVICE, entry, secret))


def delete_secret(entry: str) -> bool:
    """Forget what is kept under `entry`; False if nothing was. Raises ChannelFailed."""
    if get_secret(entry) is None:
        return False
    keyring = _keyring()
    _asking(lambda: keyring.delete_password(_SERVICE, entry))
    return True


def command_secret(argv: tuple[str, ...], *, timeout: float = _COMMAND_TIMEOUT) -> str:
    """The first line that a command prints (`pass show` prints the password there).

    No shell is involved. Raises ChannelFailed if the command fails, prints nothing, or takes
    longer than `timeout` seconds.
    """
    try:
        # The command is the user's own, from their settings.
        done = subprocess.run(  # noqa: S603
            argv, stdin=subprocess.DEVNULL, capture_output=True, timeout=timeout, check=False
        )
        first, _, _ = done.stdout.decode("utf-8").partition("\n")
    except FileNotFoundError as error:
        raise _no_secret(argv, say("there is no such program")) from error
    except subprocess.TimeoutExpired as error:
        raise _no_secret(argv, say("it took too long")) from error
    except UnicodeDecodeError:
        # Not chained: the error holds what was read.
        raise _no_secret(argv, say("what it printed is no text")) from None
    except (OSError, ValueError, IndexError) as error:
        raise _no_secret(argv, say("it can't be run")) from error
    if done.returncode != 0:
        said = one_line(done.stderr.decode("utf-8", "replace"))[:200]
        raise _no_secret(argv, say("it failed: {said}", said=said or str(done.returncode)))
    secret = first.rstrip("\r")
    if not secret:
        raise _no_secret(argv, say("it printed nothing"))
    return secret


def _no_secret(argv: tuple[str, ...], why: Says) -> ChannelFailed:
    """Names the program only: its arguments may be nobody's business."""
    program = one_line(argv[0]) if argv else ""
    return ChannelFailed(
        say("The command {program} gave no password: {why}.", program=program, why=why),
        hint=say("Run it by hand: it must print the password on its first line."),
    )


def _asking(question: Callable[[], _Result]) -> _Result:
    """Each backend raises kinds of its own system's, besides keyring's KeyringError."""
    try:
        return question()
    except Exception as error:
        raise _unusable(error) from error


def _unusable(error: Exception) -> ChannelFailed:
    """By the kind of error only: a backend's text may hold what was asked to be kept."""
    return ChannelFailed(
        say("The keyring of this system can't be used ({kind}).", kind=type(error).__name__),
        hint=_USE_A_COMMAND,
    )


def _keyring() -> KeyringBackend:
    """The keyring to use: never one that keeps nothing, nor one that keeps it in clear."""
    import keyring

    # Found by the environment, a file of the user's or by asking each: any of it may fail.
    found = _asking(keyring.get_keyring)
    chained = _asking(lambda: list(getattr(found, "backends", ())))
    candidates = chained if type(found).__module__ == _CHAINER else [found]
    for candidate in candidates:
        if not _refused(candidate):
            return candidate
    kinds = [type(one) for one in candidates if type(one).__module__ != _NONE]
    names = ", ".join(f"{kind.__module__}.{kind.__qualname__}" for kind in kinds)
    raise ChannelFailed(
        say("No safe keyring was found: {found} would not keep a password safe.", found=names)
        if names
        else say("No keyring was found on this system."),
        hint=_USE_A_COMMAND,
    )


def _refused(candidate: KeyringBackend) -> bool:
    ancestry = type(candidate).__mro__
    return any(
        one.__module__ in _REFUSED or "plaintext" in one.__name__.lower() for one in ancestry
    )
