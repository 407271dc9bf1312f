from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from plaint.domain.account import MailAccount, check_account
from plaint.errors import InvalidInput

ACCOUNT = MailAccount(
    name="home",
    address="me@example.org",
    sender_name="A. Traveller",
    host="smtp.example.org",
    port=465,
    security="tls",
    user="me@example.org",
)


def test_an_account_that_can_be_used() -> None:
    assert check_account(ACCOUNT) == ACCOUNT
    assert check_account(replace(ACCOUNT, address=" me@example.org")) == ACCOUNT
    by_command = replace(ACCOUNT, secret="command", command=("pass", "show", "mail/me"))
    assert check_account(by_command) == by_command


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("address", "me"),
        ("address", "me@example.org\r\nBcc: x@example.net"),
        ("host", ""),
        ("host", "smtp.example.org:465"),
        ("host", "smtp..example.org"),
        ("host", "smtp.example.org\n"),
        ("host", "https://smtp.example.org"),
        ("port", 0),
        ("port", 65536),
        ("security", "none"),
        ("user", ""),
        ("user", "me\r\nQUIT"),
        ("sender_name", "Me\nBcc: x@example.net"),
        ("command", ("pass",)),
    ],
)
def test_each_field_that_cannot_be_right_is_named(field: str, value: Any) -> None:
    with pytest.raises(InvalidInput) as caught:
        check_account(replace(ACCOUNT, **{field: value}))
    assert [fault.place for fault in caught.value.faults] == [field]


def test_all_faults_are_listed_at_once() -> None:
    with pytest.raises(InvalidInput) as caught:
        check_account(replace(ACCOUNT, host="", port=0, user="", secret="command"))
    assert [fault.place for fault in caught.value.faults] == ["host", "port", "user", "command"]
