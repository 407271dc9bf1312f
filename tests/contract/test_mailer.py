"""What every mailer promises, asked of the fake and of the real one alike."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from typing import Literal, Protocol

import pytest
from tests.adapters.smtp_server import PASSWORD, account, post_office, trusting
from tests.contract.fake_mailer import FakeMailer

from plaint.adapters.mail_smtp import SmtpMailer
from plaint.errors import ChannelFailed, DeliveryUnknown, InvalidInput

ME = "me@example.org"
TO = "help@example.com"
LETTER = b"From: me@example.org\r\nSubject: Complaint\r\n\r\n.\r\n..\r\nHello\r\n"
NO_SUCH_USER = "550 5.1.1 no such user"

# What meets a letter: nothing, a refused recipient, a connection lost once it was taken.
Fate = Literal["fine", "refused", "lost"]


class Mailer(Protocol):
    def send(self, mail: bytes, sender: str, to: str) -> None: ...


@dataclass
class Bench:
    """A mailer, and what arrived: the bytes, the sender and the recipient of each letter."""

    mailer: Mailer
    arrived: Callable[[], list[tuple[bytes, str, str]]]


@contextmanager
def fake(fate: Fate) -> Iterator[Bench]:
    refuses = {TO: NO_SUCH_USER} if fate == "refused" else {}
    mailer = FakeMailer(refuses=refuses, loses={TO} if fate == "lost" else set())
    yield Bench(mailer, lambda: mailer.taken)


@contextmanager
def real(fate: Fate) -> Iterator[Bench]:
    replies: dict[Fate, dict[str, str]] = {
        "fine": {},
        "refused": {"RCPT": NO_SUCH_USER},
        "lost": {"DATA": "drop"},
    }
    with post_office(replies=replies[fate]) as office:
        mailer = SmtpMailer(account(office.port), PASSWORD, timeout=5.0, tls=trusting())
        yield Bench(
            mailer, lambda: [(one.mail, one.sender, ", ".join(one.to)) for one in office.taken]
        )


OpenBench = Callable[[Fate], AbstractContextManager[Bench]]


@pytest.fixture(params=[fake, real], ids=["fake", "smtp"])
def open_bench(request: pytest.FixtureRequest) -> OpenBench:
    chosen: OpenBench = request.param
    return chosen


def test_a_letter_arrives_once_as_it_is(open_bench: OpenBench) -> None:
    with open_bench("fine") as bench:
        bench.mailer.send(LETTER, ME, TO)
        assert bench.arrived() == [(LETTER, ME, TO)]


def test_each_call_sends_one_letter(open_bench: OpenBench) -> None:
    other = LETTER.replace(b"Hello", b"Goodbye")
    with open_bench("fine") as bench:
        bench.mailer.send(LETTER, ME, TO)
        bench.mailer.send(other, ME, TO)
        assert [mail for mail, _, _ in bench.arrived()] == [LETTER, other]


def test_an_international_domain_is_written_to_by_its_ascii_name(open_bench: OpenBench) -> None:
    with open_bench("fine") as bench:
        bench.mailer.send(LETTER, ME, "help@exämple.example")
        assert bench.arrived() == [(LETTER, ME, "help@xn--exmple-cua.example")]


@pytest.mark.parametrize("bad", ["help@example.com\r\nRCPT TO:<x@example.net>", "help", ""])
def test_an_address_that_is_none_is_refused_before_anything(
    open_bench: OpenBench, bad: str
) -> None:
    with open_bench("fine") as bench:
        with pytest.raises(InvalidInput):
            bench.mailer.send(LETTER, ME, bad)
        with pytest.raises(InvalidInput):
            bench.mailer.send(LETTER, bad, TO)
        assert bench.arrived() == []


def test_a_refusal_says_why_and_nothing_arrives(open_bench: OpenBench) -> None:
    with open_bench("refused") as bench:
        with pytest.raises(ChannelFailed) as caught:
            bench.mailer.send(LETTER, ME, TO)
        assert NO_SUCH_USER in str(caught.value)
        assert TO in str(caught.value)
        assert bench.arrived() == []


def test_a_connection_lost_too_late_is_unknown_and_nothing_is_tried_twice(
    open_bench: OpenBench,
) -> None:
    with open_bench("lost") as bench:
        with pytest.raises(DeliveryUnknown):
            bench.mailer.send(LETTER, ME, TO)
        assert bench.arrived() == [(LETTER, ME, TO)]
