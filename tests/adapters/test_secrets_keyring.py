from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import keyring.backends.chainer
import keyring.backends.fail
import keyring.backends.null
import pytest
from keyring.backend import KeyringBackend
from keyring.errors import KeyringLocked, PasswordDeleteError

from plaint.adapters.secrets_keyring import (
    command_secret,
    delete_secret,
    get_secret,
    mail_entry,
    password_of,
    set_secret,
)
from plaint.domain.account import MailAccount
from plaint.errors import ChannelFailed

SECRET = "s3cret-é ☂"
ACCOUNT = MailAccount(
    name="home", address="me@example.org", sender_name="", host="smtp.example.org", port=465,
    security="tls", user="me@example.org",
)  # fmt: skip


class MemoryKeyring(KeyringBackend):
    """Behaves as the real ones do, for as long as the test."""

    priority = -1  # never found by itself

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        if self.kept.pop((service, username), None) is None:
            raise PasswordDeleteError("not found")


class PlaintextKeyring(MemoryKeyring):
    """Named like the one of keyrings.alt."""


class BetterPlaintext(PlaintextKeyring):
    pass


class LockedKeyring(MemoryKeyring):
    def get_password(self, service: str, username: str) -> str | None:
        raise KeyringLocked(f"locked, and this text holds {SECRET}")

    def set_password(self, service: str, username: str, password: str) -> None:
        raise RuntimeError(f"some system's own error with {password}")


class Chain(keyring.backends.chainer.ChainerBackend):
    __module__ = "keyring.backends.chainer"
    priority = -1
    backends: list[KeyringBackend] = []  # noqa: RUF012 - as keyring has it

    def __init__(self, *backends: KeyringBackend) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.backends = list(backends)


def use(monkeypatch: pytest.MonkeyPatch, backend: KeyringBackend | None) -> None:
    monkeypatch.setattr("keyring.core._keyring_backend", backend)


def keeps_secrets() -> None:
    """The contract of a keyring; the fake and the real one both keep it."""
    entry, other = mail_entry("home"), mail_entry("work")
    assert get_secret(entry) is None
    set_secret(entry, "first")
    set_secret(entry, SECRET)
    set_secret(other, "another")
    assert get_secret(entry) == SECRET
    assert get_secret(other) == "another"
    assert password_of(ACCOUNT) == SECRET
    assert delete_secret(entry)
    assert not delete_secret(entry)
    assert get_secret(entry) is None
    assert get_secret(other) == "another"
    assert delete_secret(other)


def test_the_fake_keeps_secrets(monkeypatch: pytest.MonkeyPatch) -> None:
    memory = MemoryKeyring()
    use(monkeypatch, memory)
    keeps_secrets()
    set_secret("mail:home", SECRET)
    assert memory.kept == {("plaint", "mail:home"): SECRET}


needs_a_real_one = pytest.mark.skipif(
    not (shutil.which("dbus-run-session") and shutil.which("gnome-keyring-daemon")),
    reason="dbus-run-session or gnome-keyring-daemon is missing (apt: dbus, gnome-keyring)",
)


def in_a_session(tmp_path: Path, statement: str) -> subprocess.CompletedProcess[str]:
    """Run Python in a session of its own, with an unlocked keyring of its own."""
    runtime = tmp_path / "runtime"
    runtime.mkdir(mode=0o700)
    script = 'printf pw | gnome-keyring-daemon --unlock --components=secrets && exec "$@"'
    env = {
        "PATH": os.environ["PATH"],
        "HOME": str(tmp_path),
        "XDG_RUNTIME_DIR": str(runtime),
        "PYTHONPATH": os.pathsep.join(filter(None, sys.path)),
    }
    return subprocess.run(
        ["dbus-run-session", "--", "sh", "-c", script, "sh", sys.executable, "-c", statement],
        env=env,
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


@needs_a_real_one
def test_the_real_one_keeps_secrets(tmp_path: Path) -> None:
    done = in_a_session(
        tmp_path,
        "import keyring; from tests.adapters.test_secrets_keyring import keeps_secrets;"
        "keeps_secrets(); print(type(keyring.get_keyring()).__module__)",
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[-1] in (
        "keyring.backends.SecretService",
        "keyring.backends.libsecret",
        "keyring.backends.chainer",
    )


@needs_a_real_one
def test_a_real_one_that_is_locked_fails_with_a_mend(tmp_path: Path) -> None:
    done = in_a_session(
        tmp_path,
        "import secretstorage; from plaint.adapters.secrets_keyring import *;"
        "set_secret('mail:home', 'x'); bus = secretstorage.dbus_init();"
        "secretstorage.get_default_collection(bus).lock(); get_secret('mail:home')",
    )
    assert "ChannelFailed: The keyring of this system can't be used" in done.stderr


@pytest.mark.parametrize(
    "backend",
    [
        keyring.backends.fail.Keyring(),  # type: ignore[no-untyped-call]
        keyring.backends.null.Keyring(),  # type: ignore[no-untyped-call]
        PlaintextKeyring(),
        BetterPlaintext(),
        Chain(PlaintextKeyring()),
        Chain(),
    ],
    ids=["fail", "null", "plaintext", "heir of plaintext", "chain of plaintext", "empty chain"],
)
def test_what_would_not_keep_a_secret_is_refused(
    monkeypatch: pytest.MonkeyPatch, backend: KeyringBackend
) -> None:
    use(monkeypatch, backend)
    with pytest.raises(ChannelFailed, match="keyring was found") as caught:
        set_secret("mail:home", SECRET)
    assert "pass show mail/me" in str(caught.value.hint)
    with pytest.raises(ChannelFailed, match="keyring was found"):
        get_secret("mail:home")
    assert getattr(backend, "kept", {}) == {}


def test_of_a_chain_only_what_keeps_secrets_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    plain, safe = PlaintextKeyring(), MemoryKeyring()
    use(monkeypatch, Chain(plain, safe))
    keeps_secrets()
    set_secret("mail:home", SECRET)
    assert plain.kept == {}
    assert list(safe.kept.values()) == [SECRET]


def test_a_keyring_that_fails_says_so_without_the_secret(monkeypatch: pytest.MonkeyPatch) -> None:
    use(monkeypatch, LockedKeyring())
    with pytest.raises(ChannelFailed, match="KeyringLocked") as locked:
        get_secret("mail:home")
    with pytest.raises(ChannelFailed, match="RuntimeError") as broken:
        set_secret("mail:home", SECRET)
    assert SECRET not in f"{locked.value}{broken.value}"


@pytest.mark.parametrize("name", ["no.such.module", "keyring.backends.null.Nothing", "x", ""])
def test_a_keyring_that_cannot_be_loaded(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    use(monkeypatch, None)
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", name)
    with pytest.raises(ChannelFailed, match="can't be used"):
        get_secret("mail:home")


def test_a_password_that_was_never_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    use(monkeypatch, MemoryKeyring())
    with pytest.raises(ChannelFailed, match="no password for the account home"):
        password_of(ACCOUNT)


def printing(statement: str) -> tuple[str, ...]:
    return (sys.executable, "-c", statement)


@pytest.mark.parametrize(
    ("statement", "secret"),
    [
        (f"import sys; sys.stdout.buffer.write({SECRET!r}.encode() + b'\\n')", SECRET),
        ("print('first'); print('user: me')", "first"),
        ("import sys; sys.stdout.buffer.write(b'windows\\r\\n')", "windows"),
        ("print(' spaces stay ', end='')", " spaces stay "),
        ("import sys; print(repr(sys.stdin.read()))", "''"),
    ],
)
def test_a_command_hands_over_its_first_line(statement: str, secret: str) -> None:
    assert command_secret(printing(statement)) == secret


def test_an_account_may_name_a_command() -> None:
    account = MailAccount(
        name="home", address="me@example.org", sender_name="", host="smtp.example.org", port=465,
        security="tls", user="me", secret="command", command=printing("print('$HOME; x')"),
    )  # fmt: skip
    assert password_of(account) == "$HOME; x"


@pytest.mark.parametrize(
    ("argv", "why"),
    [
        (printing(""), "printed nothing"),
        (printing("print(); print('second line')"), "printed nothing"),
        (printing("import sys; sys.exit(3)"), "it failed: 3"),
        (
            printing("import sys; print('s3cret'); sys.exit('gpg: \\x1b[2Jno key')"),
            "it failed: gpg: \ufffd[2Jno key",
        ),
        (printing("import sys; sys.stdout.buffer.write(b's3cret\\xff')"), "no text"),
        (("plaint-no-such-program",), "no such program"),
        ((), "can't be run"),
        (("a\0b",), "can't be run"),
    ],
)
def test_a_command_without_a_password_says_why(argv: tuple[str, ...], why: str) -> None:
    with pytest.raises(ChannelFailed) as caught:
        command_secret(argv)
    assert why in str(caught.value)
    assert "s3cret" not in f"{caught.value}{caught.value.__cause__}{caught.value.__context__}"


def test_a_command_that_never_ends_is_ended() -> None:
    with pytest.raises(ChannelFailed, match="too long"):
        command_secret(printing("import threading; threading.Event().wait()"), timeout=0.3)
