"""What an outside body, or a letter before claim, is told of what went before; and the replies that
only the customer can word."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from tests.cli.running import Plaint
from tests.cli.samples import TELECOM, opened, sent_on

At = Callable[[str], None]


def flat(text: str) -> str:
    return " ".join(text.split())


@pytest.fixture
def argued(plaint: Plaint, at: At) -> None:
    """A complaint, a question, an answer, a part of it taken, then a refusal of the rest."""
    at("2026-05-28")
    opened(plaint, TELECOM)
    plaint("call", "--with", "Sam")
    for day, words in (
        ("2026-06-01", "sent"),
        ("2026-06-02", "reply --kind automatic-acknowledgement"),
        ("2026-06-04", "reply --kind question"),
        ("2026-06-05", "sent --stage reply"),
        ("2026-06-10", "reply --kind partial"),
        ("2026-06-11", "answer --partly"),
        ("2026-06-18", "reply --kind refusal"),
        ("2026-06-19", "call --with Kim"),
    ):
        at(day)
        plaint(*words.split())


def test_the_referral_tells_all_that_came_back(plaint: Plaint, at: At, argued: None) -> None:
    at("2026-07-14")
    text = flat(plaint.json("escalate")["text"])
    place = 0
    for told in (
        "28 May 2026: asked for help by phone (Sam).",
        "1 June 2026: sent the complaint by email.",
        "4 June 2026: the company asked a question.",
        "5 June 2026: answered their question.",
        "10 June 2026: the company agreed to a part.",
        "11 June 2026: accepted a part of what the company proposed.",
        "18 June 2026: the company refused.",
        "19 June 2026: asked for help by phone (Kim).",
        "The company has refused what I asked for. A part of it had been agreed to on 10 June 2026",
    ):
        place = text.find(told, place)
        assert place >= 0, told
    assert "automatically" not in text


def test_an_acknowledgement_is_told_where_nothing_else_came(plaint: Plaint, at: At) -> None:
    sent_on(plaint, at)
    at("2026-06-02")
    plaint("reply", "--kind", "automatic-acknowledgement")
    at("2026-07-14")
    assert "acknowledged the complaint automatically" in plaint.json("escalate")["text"]


def test_a_body_that_gave_up_is_not_the_company(plaint: Plaint, at: At) -> None:
    sent_on(plaint, at)
    for day, words in (
        ("2026-06-18", "reply --kind refusal"),
        ("2026-07-14", "referred --to Ombuds-Elsewhere"),
        ("2026-08-20", "reply --kind deadlock"),
    ):
        at(day)
        plaint(*words.split())
    at("2026-08-24")
    text = flat(plaint.json("draft", "--stage", "letter-before-claim")["text"])
    assert "14 July 2026: took the matter to Ombuds-Elsewhere." in text
    assert "20 August 2026: the outside body ended its work without a settlement." in text
    assert "Thank you for your reply of 18 June." in text


# --- replies -----------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["question", "disputed"])
def test_a_reply_with_nothing_in_it_isnt_written(plaint: Plaint, at: At, kind: str) -> None:
    sent_on(plaint, at)
    at("2026-06-08")
    plaint("reply", "--kind", kind)
    refused = plaint.fails(3, "draft", "--stage", "reply", "--json").json["refused"]
    assert "--words" in refused["instead"]
    text = plaint.json("draft", "--stage", "reply", "--words", "It is TF-2207.")["text"]
    assert "It is TF-2207." in text


@pytest.mark.parametrize("kind", ["offer", "partial"])
def test_what_is_answered_to_an_offer_is_the_customers_choice(
    plaint: Plaint, at: At, kind: str
) -> None:
    sent_on(plaint, at)
    at("2026-06-08")
    plaint("reply", "--kind", kind)
    error = plaint.fails(4, "draft", "--json").json["error"]
    assert "--variant accept, --variant accept-part or --variant decline" in error["hint"]
    plaint("answer", "--accept")
    assert plaint.json("draft", "--stage", "reply")["variant"] == "accept"


def test_a_refusal_is_declined(plaint: Plaint, at: At) -> None:
    sent_on(plaint, at)
    at("2026-06-08")
    plaint("reply", "--kind", "refusal")
    document = plaint.json("draft", "--stage", "reply")
    assert document["variant"] == "decline"
    assert "which details you still need" not in document["text"]


AIRLINE = """
[complaint]
subject = "Suitcase lost on EX117"
kind = "baggage"
sector = "airline"
country = "GB"
happened_on = 2026-05-20
facts = "My suitcase did not arrive."
remedy = "compensation"
amount = "420.00 GBP"

[company]
name = "Example Airways"
email = "care@example.com"

[complainant]
name = "Alex Traveller"
email = "alex@example.org"
"""


def test_the_law_of_the_question_isnt_cited_twice(plaint: Plaint, at: At) -> None:
    sent_on(plaint, at, text=AIRLINE)
    at("2026-06-18")
    plaint("reply", "--kind", "refusal")
    at("2026-06-22")
    text = plaint.json("draft", "--stage", "second-level")["text"]
    assert text.count("section 308") == 1
