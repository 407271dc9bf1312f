"""Which adapter serves which port: the only module of the program that picks them.

Everything is imported where it is wired, so that a command loads only what it uses.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from plaint.adapters import clock

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from plaint.adapters.handoff import FormCopy
    from plaint.adapters.mail_providers import Provider
    from plaint.adapters.mail_smtp import SmtpMailer
    from plaint.app.workspace import Workspace
    from plaint.domain.account import MailAccount
    from plaint.domain.calendar import Calendar
    from plaint.domain.replies import ReceivedMail


def workspace(home: str) -> Workspace:
    """A workspace on the store in `home`, at this instant."""
    from pathlib import Path

    from plaint.app.workspace import Workspace
    from plaint.store.connection import STORE_NAME, open_store
    from plaint.store.migrations import keep_weekly_backup

    store = open_store(home)
    keep_weekly_backup(store, os.path.join(home, STORE_NAME), clock.today())
    return Workspace(
        home=Path(home), store=store, now=clock.now(), calendar_for=calendar_for, entropy=os.urandom
    )


def calendar_for(country: str, subdivision: str) -> Calendar:
    from plaint.adapters import public_holidays
    from plaint.cli.i18n import language

    return public_holidays.calendar_for(country, subdivision, language())


def machine_today() -> date:
    """Today where the machine is: what "yesterday" is counted from."""
    return clock.today()


def today_in(zone: str) -> date:
    """Today where a complainant lives."""
    return clock.today_in(zone)


def share_link(platform: str, text: str) -> str | None:
    """A link that opens the platform with the text filled in, None where there is none."""
    from plaint.adapters import handoff

    return handoff.share_link(platform, text)


def read_received(data: bytes | str, name: str) -> ReceivedMail:
    """An .eml file or a pasted text, as it came back from the company."""
    from plaint.adapters import inbox_files

    return inbox_files.read_received(data, name=name)


def mailer(account: MailAccount) -> SmtpMailer:
    """The account's way out, with its password from where it is kept."""
    from plaint.adapters import mail_smtp, secrets_keyring

    return mail_smtp.SmtpMailer(account, secrets_keyring.password_of(account))


def mailto_link(to: str, subject: str, body: str) -> str:
    from plaint.adapters import handoff

    return handoff.mailto_link(to, subject, body)


def write_eml(mail: bytes, path: Path) -> None:
    from plaint.adapters import mail_eml

    mail_eml.write_eml(mail, path)


def form_copy(text: str, limit: int) -> FormCopy:
    from plaint.adapters import handoff

    return handoff.form_copy(text, limit)


def provider(address: str) -> Provider | None:
    """The mail provider of an address, where its settings are known."""
    from plaint.adapters import mail_providers

    return mail_providers.provider_for(address)


def set_password(account: MailAccount, password: str) -> None:
    from plaint.adapters import secrets_keyring

    secrets_keyring.set_secret(secrets_keyring.mail_entry(account.name), password)


def delete_password(account: MailAccount) -> None:
    from plaint.adapters import secrets_keyring

    secrets_keyring.delete_secret(secrets_keyring.mail_entry(account.name))
