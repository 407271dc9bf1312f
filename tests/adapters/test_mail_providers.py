from __future__ import annotations

from collections import Counter

import pytest

from plaint.adapters.mail_providers import PROVIDERS, Provider, provider_for
from plaint.domain.account import MailAccount, check_account
from plaint.domain.mail_address import ascii_domain, check_address
from plaint.errors import InvalidInput


@pytest.mark.parametrize("provider", PROVIDERS, ids=lambda provider: provider.host or provider.name)
def test_each_provider_makes_an_account_that_can_be_used(provider: Provider) -> None:
    assert provider.name == provider.name.strip() != ""
    assert provider.domains
    for domain in provider.domains:
        assert domain == ascii_domain(domain).lower()
    if provider.login == "none":
        assert provider.host == ""
        return
    address = check_address(f"me@{provider.domains[0]}")
    check_account(
        MailAccount(
            name="home", address=address, sender_name="", host=provider.host, port=provider.port,
            security=provider.security, user=provider.user_for(address),
        )
    )  # fmt: skip
    assert (provider.port, provider.security) in {(465, "tls"), (587, "starttls")}
    assert provider.host == provider.host.lower()
    assert "." in provider.host


def test_no_domain_is_listed_twice() -> None:
    counted = Counter(domain for provider in PROVIDERS for domain in provider.domains)
    assert [domain for domain, times in counted.items() if times > 1] == []
    assert len(PROVIDERS) >= 40


@pytest.mark.parametrize(
    ("address", "host", "port", "security", "user"),
    [
        ("me@Gmail.com", "smtp.gmail.com", 465, "tls", "me@Gmail.com"),
        ("me@icloud.com", "smtp.mail.me.com", 587, "starttls", "me@icloud.com"),
        ("me@free.fr", "smtp.free.fr", 465, "tls", "me"),
        ("me@wanadoo.fr", "smtp.orange.fr", 465, "tls", "me@wanadoo.fr"),
        ("me@btinternet.com", "mail.btinternet.com", 465, "tls", "me@btinternet.com"),
    ],
)
def test_an_address_tells_its_server(
    address: str, host: str, port: int, security: str, user: str
) -> None:
    provider = provider_for(address)
    assert provider is not None
    assert (provider.host, provider.port, provider.security) == (host, port, security)
    assert provider.user_for(address) == user


@pytest.mark.parametrize("address", ["me@example.org", "me@gmail.com.example", "me@xgmail.com"])
def test_a_domain_of_ones_own_tells_nothing(address: str) -> None:
    assert provider_for(address) is None


def test_what_is_no_address_is_refused() -> None:
    with pytest.raises(InvalidInput):
        provider_for("gmail.com")


@pytest.mark.parametrize(
    ("address", "note"),
    [
        ("me@gmail.com", "Gmail wants an app password"),
        ("me@outlook.com", "Outlook.com lets no program send with a password"),
        ("me@gmx.de", "GMX wants sending by programs"),
    ],
)
def test_what_must_be_known_first_is_said(address: str, note: str) -> None:
    provider = provider_for(address)
    assert provider is not None
    assert note in str(provider.note)


def test_where_nothing_must_be_known_nothing_is_said() -> None:
    provider = provider_for("me@orange.fr")
    assert provider is not None
    assert provider.note is None
