"""The referral: the body, the text, the papers. It sends nothing."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.cli.running import Plaint
from tests.cli.samples import SHOP, TELECOM, opened, plain, sent_on

At = Callable[[str], None]
FR_SHOP = SHOP.replace('"GB"', '"FR"')
TEXT = """\
Communications Ombudsman  https://www.commsombudsman.org
The Communications Ombudsman settles disputes with the providers that belong to it; the others \
belong to CISAS, and your provider must say which. It is free, and binds the provider if you accept.
It is free.
Its decision binds the company.
Last day: Tue 1 June 2027.

Dear Sir or Madam,
"""
ENDING = """\
Attach:
  - your complaint of Mon 1 June 2026

When it is with them: plaint referred REF1 --to gb-communications-ombudsman
Orientation, not legal advice.
"""


@pytest.fixture
def ref(plaint: Plaint, at: At) -> str:
    ref = sent_on(plaint, at)
    at("2026-07-14")
    return ref


def test_as_text(plaint: Plaint, ref: str) -> None:
    ran = plaint("escalate", ref)
    text = plain(ran.stdout, ref)
    assert text.split() == [*TEXT.split(), *text.split()[len(TEXT.split()) :]]
    assert text.endswith(ENDING)
    assert "Where it stands\n\nI have had no answer to the complaint itself.\n" in text


def test_as_json_it_is_the_contract(plaint: Plaint, ref: str) -> None:
    document = plaint.json("escalate", ref)
    assert document["ref"] == ref
    assert document["body"]["id"] == "gb-communications-ombudsman"
    assert document["attach"] == ["your complaint of Mon 1 June 2026"]
    assert document["last_date"] == "2027-06-01"
    assert document["text"].startswith("Dear Sir or Madam,\n")


def test_it_sends_and_records_nothing(plaint: Plaint, ref: str) -> None:
    before = plaint.json("show", ref)["timeline"]
    plaint("escalate", ref)
    assert plaint.json("show", ref)["timeline"] == before


def test_not_a_day_too_early(plaint: Plaint, at: At, ref: str) -> None:
    at("2026-07-13")
    ran = plaint.fails(3, "escalate", ref, "--json")
    assert ran.json == {
        "refused": {
            "step": "referral",
            "why": "The outside body takes the case from Tue 14 July 2026.",
            "allowed_from": "2026-07-14",
            "instead": "Until then the company has its time to answer.",
        }
    }


def test_looking_ahead(plaint: Plaint, at: At, ref: str) -> None:
    at("2026-06-01")
    assert plaint.json("escalate", ref, "--as-of", "2026-07-14")["last_date"] == "2027-06-01"


def test_before_the_complaint(plaint: Plaint, at: At) -> None:
    at("2026-06-01")
    opened(plaint)
    refused = plaint.fails(3, "escalate", "--json").json["refused"]
    assert refused["why"] == (
        "No outside body takes a case before the company has had the complaint."
    )
    assert refused["allowed_from"] is None


def test_the_body_that_the_company_names_comes_first(plaint: Plaint, at: At) -> None:
    named = TELECOM.replace("[complainant]", 'mediator = "CISAS"\n[complainant]')
    sent_on(plaint, at, text=named.replace("[complainant]", "[complainant]"))
    at("2026-07-14")
    assert plaint.json("escalate")["body"]["id"] == "gb-cisas"


def test_an_unknown_body_gets_the_nearest(plaint: Plaint, ref: str) -> None:
    error = plaint.fails(5, "escalate", ref, "--to", "gb-comms", "--json").json["error"]
    assert error["message"] == "No body is known as gb-comms here."
    assert "gb-communications-ombudsman" in error["hint"]


def test_a_part_of_a_bodys_name_will_do(plaint: Plaint, ref: str) -> None:
    assert plaint.json("escalate", ref, "--to", "Communications")["body"]["id"] == (
        "gb-communications-ombudsman"
    )


def test_where_no_body_takes_the_case(plaint: Plaint, at: At) -> None:
    sent_on(plaint, at, text=SHOP)
    at("2026-06-20")
    refused = plaint.fails(3, "escalate", "--json").json["refused"]
    assert refused["why"] == "No outside body is known that takes this case."
    assert "letter before claim" in refused["instead"]


def test_a_court_wants_its_letter_first_and_fourteen_days(plaint: Plaint, at: At) -> None:
    ref = sent_on(plaint, at, text=SHOP)
    at("2026-06-16")
    refused = plaint.fails(3, "escalate", ref, "--to", "gb-county-court", "--json").json["refused"]
    assert refused["allowed_from"] is None
    plaint("sent", ref, "--stage", "letter-before-claim")
    refused = plaint.fails(3, "escalate", ref, "--to", "gb-county-court", "--json").json["refused"]
    assert refused["allowed_from"] == "2026-07-01"
    at("2026-07-01")
    assert plaint.json("escalate", ref, "--to", "gb-county-court")["body"]["kind"] == "court"


def test_free_conciliation_is_open_at_any_time(plaint: Plaint, at: At) -> None:
    """The mediator's door opens after two months; the conciliateur's isn't closed meanwhile."""
    sent_on(plaint, at, text=FR_SHOP)
    at("2026-06-02")
    refused = plaint.fails(3, "escalate", "--json").json["refused"]
    assert refused["allowed_from"] == "2026-08-02"
    assert plaint.json("escalate", "--to", "fr-conciliateur")["body"]["kind"] == "adr"


def test_each_body_has_its_own_door(plaint: Plaint, at: At) -> None:
    """The scheme of the car rentals takes final decisions only; the mediator's door is another."""
    rental = SHOP.replace('"retail"', '"car-rental"').replace('"defective"', '"overcharge"')
    named = rental.replace("[complainant]", 'mediator = "BVRLA"\n[complainant]')
    sent_on(plaint, at, text=named)
    at("2026-09-01")
    refused = plaint.fails(3, "escalate", "--to", "gb-bvrla", "--json").json["refused"]
    assert refused["why"] == "This body wants the company's final answer first."
    plaint("reply", "--kind", "final-response", "--text", "This is our final answer.")
    document = plaint.json("escalate", "--to", "gb-bvrla")
    assert document["last_date"] == "2027-09-01"


def test_once_it_is_with_them_it_is_done(plaint: Plaint, ref: str) -> None:
    plaint("referred", ref, "--to", "gb-communications-ombudsman")
    refused = plaint.fails(3, "escalate", ref, "--json").json["refused"]
    assert refused["why"] == "That was done on Tue 14 July 2026; once is enough."
