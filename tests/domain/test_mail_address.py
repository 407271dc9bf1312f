from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plaint.domain.mail_address import ascii_address, ascii_domain, check_address, is_noreply
from plaint.errors import InvalidInput


@pytest.mark.parametrize(
    "address",
    [
        "help@example.com",
        "customer.relations@example.com",
        "me+plaint@example.org",
        "o'brien@example.org",
        "service-client_fr@xn--exmple-cua.example",
        "x@a.b.c.example.co.uk",
        "été@exämple.example",
        "a" * 64 + "@example.org",
    ],
)
def test_plain_addresses_are_taken_as_they_are(address: str) -> None:
    assert check_address(address) == address


def test_outer_spaces_go_and_letters_are_composed() -> None:
    assert check_address("  e\u0301te\u0301@example.org ") == "été@example.org"


@pytest.mark.parametrize(
    ("text", "mend"),
    [
        ("help@example.com\r\nBcc: x@example.net", "line breaks"),
        ("help@example.com\n", "line breaks"),
        ("help@exam\x00ple.com", "line breaks"),
        ("help@example.com\u2028", "line breaks"),
        ("he\u200blp@example.com", "line breaks"),
        ("help @example.com", "spaces"),
        ("help\u00a0@example.com", "spaces"),
        ("\ud800@example.com", "control"),
        ("Example <help@example.com>", "without a name"),
        ("help@example.com,other@example.com", "one address"),
        ("help@example.com;other@example.com", "one address"),
        ("help@other@example.com", "one address"),
        ("", "name@example.org"),
        ("help", "name@example.org"),
        ("@example.com", "name@example.org"),
        ("help@", "name@example.org"),
        (".help@example.com", "before the @"),
        ("help.@example.com", "before the @"),
        ("he..lp@example.com", "before the @"),
        ('"help"@example.com', "before the @"),
        ("mailto:help@example.com", "before the @"),
        ("(x)help@example.com", "before the @"),
        ("a" * 65 + "@example.org", "before the @"),
        ("é" * 33 + "@example.org", "before the @"),
        ("help@localhost", "after the @"),
        ("help@[192.0.2.1]", "after the @"),
        ("help@192.0.2.1", "after the @"),
        ("help@-example.com", "after the @"),
        ("help@example..com", "after the @"),
        ("help@example.com.", "after the @"),
        ("help@exa_mple.com", "after the @"),
        ("help@" + "a" * 64 + ".com", "after the @"),
        ("help@" + "é" * 64 + ".com", "after the @"),
        ("help@exam℀ple.com", "after the @"),
        ("help@straße.example", "xn--"),
        ("help@ΟΔΟς.example", "xn--"),
        ("a" * 64 + "@" + ".".join(["b" * 60] * 4) + ".example", "longer"),
    ],
)
def test_everything_else_is_refused_with_a_mend(text: str, mend: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        check_address(text)
    assert mend in str(caught.value.hint)
    assert caught.value.exit_code == 4


def test_what_was_given_is_shown_without_steering_the_terminal() -> None:
    with pytest.raises(InvalidInput) as caught:
        check_address("help\x1b[2J@example.com")
    assert "\x1b" not in str(caught.value)
    assert "@example.com" in str(caught.value)


@given(st.text())
def test_an_address_that_passes_stays_and_holds_nothing_dangerous(text: str) -> None:
    for candidate in (text, f"{text}@example.org", f"help@{text}", f"help@{text}.example"):
        try:
            address = check_address(candidate)
        except InvalidInput:
            continue
        assert check_address(address) == address
        assert len(address.split()) == 1
        assert not set(address) & set('\r\n\0<>,;:"()[]\\ ')
        assert ascii_domain(address.partition("@")[2]).isascii()


def test_a_domain_is_written_for_the_dns_and_a_name_is_kept() -> None:
    assert ascii_domain("exämple.example") == "xn--exmple-cua.example"
    assert ascii_domain("例え。example") == "xn--r8jz45g.example"
    assert ascii_address("été@exämple.example") == "été@xn--exmple-cua.example"


@pytest.mark.parametrize(
    "address",
    [
        "noreply@example.com",
        "No-Reply@example.com",
        "no.reply@example.com",
        "no_reply_2@example.com",
        "orders-noreply@example.com",
        "noreply+x7k2@example.com",
        "noreply1234@example.com",
        "do-not-reply@example.com",
        "donotreply@example.com",
        "please-do-not-reply@example.com",
        "nepasrepondre@example.com",
        "ne-pas-répondre@example.com",
        "ne_pas_repondre.commandes@example.com",
        "keine-antwort@example.com",
        "bitte-nicht-antworten@example.com",
        "no-responder@example.com",
        "non.rispondere@example.com",
        "mailer-daemon@example.com",
        "info@noreply.example.com",
    ],
)
def test_addresses_that_nobody_reads(address: str) -> None:
    assert is_noreply(address)


@pytest.mark.parametrize(
    "address",
    [
        "help@example.com",
        "casino-reply@example.com",
        "reply@example.com",
        "norse.reply@example.com",
        "replies@example.com",
        "nobody@example.com",
        "repondre@example.com",
        "a.noble.reply@example.com",
        "info@noreply.com",
        "",
    ],
)
def test_addresses_that_somebody_may_read(address: str) -> None:
    assert not is_noreply(address)
