"""The mail account that letters leave by. Its password is in the keyring, never in the store."""

from __future__ import annotations

import shlex
from dataclasses import asdict

import click

from plaint.app.send import account_of
from plaint.app.workspace import Workspace
from plaint.cli import wiring
from plaint.cli.context import App
from plaint.cli.group import N_
from plaint.cli.i18n import _
from plaint.cli.params import command
from plaint.domain.account import MailAccount, check_account
from plaint.domain.mail_address import check_address
from plaint.errors import InvalidInput
from plaint.store import papers
from plaint.store.connection import transaction
from plaint.wording import say

ACTIONS = ("show", "set", "test", "remove")


@command("account")
@click.argument("action", type=click.Choice(ACTIONS), default="show")
@click.argument("address", required=False)
@click.option("--host", help=N_("The server that takes your mail."))
@click.option("--port", type=int, help=N_("Its port (465 or 587)."))
@click.option("--security", type=click.Choice(("tls", "starttls")), help=N_("How it is encrypted."))
@click.option("--user", help=N_("The name to log in with, if it isn't the address."))
@click.option("--name", "sender_name", default="", help=N_("Your name beside the address."))
@click.option("--password-command", help=N_("A command that prints the password."))
def account_command(
    app: App, action: str, address: str | None, host: str | None, port: int | None,
    security: str | None, user: str | None, sender_name: str, password_command: str | None,
) -> None:  # fmt: skip
    ws = app.workspace
    if action == "show":
        _show(app, account_of(ws))
    elif action == "test":
        _test(app, account_of(ws))
    elif action == "remove":
        _remove(app, ws)
    else:
        account = _described(
            app, address, host, port, security, user, sender_name or _profile_name(ws),
            password_command,
        )  # fmt: skip
        _keep(app, ws, account)


def _described(
    app: App, address: str | None, host: str | None, port: int | None, security: str | None,
    user: str | None, sender_name: str, password_command: str | None,
) -> MailAccount:  # fmt: skip
    """The account as told, its server from the list of providers where it isn't named."""
    if address is None:
        raise click.UsageError(_("Which address? plaint account set you@example.org"))
    address = check_address(address)
    known = wiring.provider(address)
    if known and known.note:
        app.note(known.note)
    if known and known.host:
        host, port, security = host or known.host, port or known.port, security or known.security
        user = user or known.user_for(address)
    if host is None and app.interactive:
        host = click.prompt(_("The server that takes your mail"), err=True)
        security = click.prompt(
            _("Encryption"), type=click.Choice(("tls", "starttls")), default="tls", err=True
        )
    if host is None:
        raise InvalidInput(
            say("The server of {address} isn't known.", address=address),
            hint=say("Name it: --host smtp.example.org --security tls (port 465) or starttls."),
        )
    security = security or ("starttls" if port == 587 else "tls")
    command_words = tuple(shlex.split(password_command or ""))
    return check_account(
        MailAccount(
            name="default", address=address, sender_name=sender_name, host=host,
            port=port or (465 if security == "tls" else 587),
            security="tls" if security == "tls" else "starttls", user=user or address,
            secret="command" if command_words else "keyring", command=command_words,
        )
    )  # fmt: skip


def _keep(app: App, ws: Workspace, account: MailAccount) -> None:
    """Store the settings; the password goes to the keyring, after it was given twice nowhere."""
    if account.secret == "keyring":  # noqa: S105  # where it is, not what
        if not app.interactive:
            raise click.UsageError(
                _("Nobody can be asked for the password: use --password-command.")
            )
        password = click.prompt(_("Password (kept in the keyring)"), hide_input=True, err=True)
        wiring.set_password(account, password)
    with transaction(ws.store):
        papers.set_setting(ws.store, "account", asdict(account))
    app.result(
        _json(account),
        lambda: app.say(say("Account {address} is set. Try it: plaint account test",
                            address=account.address)),
    )  # fmt: skip


def _profile_name(ws: Workspace) -> str:
    return str(papers.setting(ws.store, "profile").get("name", ""))


def _json(account: MailAccount) -> dict[str, object]:
    return asdict(account) | {"command": list(account.command)}


def _show(app: App, account: MailAccount) -> None:
    def text() -> None:
        app.say(f"{account.sender_name} <{account.address}>".strip())
        app.say(f"{account.host}:{account.port} ({account.security}), {account.user}")
        where = _("keyring") if not account.command else shlex.join(account.command)
        app.say(_("Password: {where}").format(where=where))

    app.result(_json(account), text)


def _test(app: App, account: MailAccount) -> None:
    """Connect, encrypt, log in, go: no letter is sent."""
    steps = []
    for step in wiring.mailer(account).test():
        steps.append(step)
        app.say(step)
    app.result({"ok": True, "steps": steps}, lambda: app.say(say("The account works.")))


def _remove(app: App, ws: Workspace) -> None:
    account = account_of(ws)
    if account.secret == "keyring":  # noqa: S105  # where it is, not what
        wiring.delete_password(account)
    with transaction(ws.store):
        papers.set_setting(ws.store, "account", {})
    app.result({"removed": account.address}, lambda: app.say(say("The account is removed.")))
