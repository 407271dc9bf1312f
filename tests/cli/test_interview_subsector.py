"""The question for the narrower line of business: asked where something depends on it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from plaint.cli.i18n import speak, tell
from plaint.cli.interview import show
from plaint.cli.interview.answers import NotTaken
from plaint.cli.interview.case import case_file
from plaint.cli.interview.state import SUMMARY, Interview
from tests.cli.running import Plaint
from tests.cli.terminal import Terminal
from tests.cli.test_interview import at, line_of, prompts, reviewed

BANK: dict[str, Any] = {"sector": "banking", "kind": "refund-due", "remedy": "refund",
                        "amount": "80.00 GBP", "paid_by": ""}  # fmt: skip
ASKED = "subsector.unauthorised-payment.app-fraud"


def told(state: Interview) -> str:
    return case_file(state.told).complaint.subsector


def next_after_bought(**answers: Any) -> Interview:
    state = at("bought", **answers)
    state.take("1")
    return state


def test_it_is_asked_once_the_sector_and_the_kind_are_known() -> None:
    state = next_after_bought(**BANK)
    assert state.at == ASKED
    assert state.question
    lines = show.asked(state, state.question).split("\n")
    assert lines[1:] == [
        "Is it one of these?", "   1  a payment you didn't authorise",
        "   2  a transfer that somebody tricked you into", "   3  none of these",
    ]  # fmt: skip
    assert show.prompt(state, state.question) == "[3: none of these] > "
    state.take("1")
    assert state.at == "contact.0.on"
    assert told(state) == "unauthorised-payment"


@pytest.mark.parametrize(
    "answers",
    [
        {},
        {"country": "GB", "sector": "rail", "kind": "privacy"},
        {"country": "PL", "sector": "other"},
    ],
)
def test_it_is_not_asked_where_nothing_depends_on_it(answers: dict[str, Any]) -> None:
    state = next_after_bought(**answers)
    assert state.at == "contact.0.on"
    assert told(state) == ""


@pytest.mark.parametrize(
    ("typed", "word"),
    [
        ("", ""), ("3", ""), ("none of these", ""), ("1", "unauthorised-payment"),
        ("2", "app-fraud"), ("app-fraud", "app-fraud"),
        ("unauthorised-payment", "unauthorised-payment"),
        ("A payment you didn’t authorise.", "unauthorised-payment"),
    ],
)  # fmt: skip
def test_it_is_answered_by_number_or_words(typed: str, word: str) -> None:
    state = next_after_bought(**BANK)
    state.take(typed)
    assert told(state) == word


def test_another_answer_is_not_taken() -> None:
    state = next_after_bought(**BANK)
    with pytest.raises(NotTaken, match="from 1 to 3"):
        state.take("fraud")
    assert state.at == ASKED


def test_it_can_be_gone_back_to() -> None:
    state = next_after_bought(**BANK)
    state.back()
    assert state.at == "bought"
    state.take("1")
    state.take("1")
    state.back()
    assert state.at == ASKED
    assert state.question
    assert show.prompt(state, state.question) == "[1: a payment you didn't authorise] > "


def test_it_stands_in_the_summary_and_is_corrected_there() -> None:
    state = reviewed(**BANK, **{ASKED: "none"})
    assert "More exactly: none of these" in show.summary(state)
    state.correct(line_of(state, ASKED))
    state.take("1")
    assert state.at == SUMMARY
    assert told(state) == "unauthorised-payment"


def test_a_correction_of_the_sector_asks_for_its_own() -> None:
    """An answer to one list is none to another: neither kept in silence nor "none of these"."""
    state = reviewed(**BANK, **{ASKED: "unauthorised-payment"})
    state.correct(line_of(state, "sector"))
    state.take("travel")
    assert state.at == SUMMARY  # a refund of no package has nothing of its own here
    assert told(state) == ""
    state.correct(line_of(state, "kind"))
    state.take("service")
    assert state.at == "subsector.package"
    state.take("")
    assert state.at == SUMMARY
    state.correct(line_of(state, "sector"))
    state.take("data-protection")
    assert state.at == "subsector.access-request"
    assert told(state) == ""


def test_the_same_list_keeps_its_answer() -> None:
    state = reviewed(**BANK, **{ASKED: "unauthorised-payment"})
    state.correct(line_of(state, "kind"))
    state.take("overcharge")
    assert state.at == SUMMARY
    assert told(state) == "unauthorised-payment"


def test_the_airports_spare_it() -> None:
    flight: dict[str, Any] = {"sector": "airline", "kind": "delayed", "country": "NZ",
                              "remedy": "compensation"}  # fmt: skip
    state = at("flight_from", **flight)
    seen = prompts(state, {"flight_from": "AKL", "flight_to": "WLG", "amount": "100 NZD"})
    assert not any("domestic" in key for key in seen)
    assert told(state) == ""  # it follows from the airports whenever the case is looked at
    state = at("flight_from", **flight)
    assert any("domestic" in key for key in prompts(state, {"amount": "100 NZD"}))


def test_a_private_person_is_not_asked_which_firm_they_are() -> None:
    home: dict[str, Any] = {"sector": "housing", "kind": "service"}
    assert next_after_bought(**home, type="business").at == (
        "subsector.social-landlord.letting-agent.private-landlord"
    )
    assert next_after_bought(**home, type="private-person").at == "contact.0.on"


def test_it_is_kept_when_the_interview_stops() -> None:
    state = next_after_bought(**BANK)
    again = Interview.resumed(state.context, json.loads(json.dumps(state.kept())))
    assert again.at == ASKED


def test_it_speaks_french(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANGUAGE", "en")  # restored after the test
    state = next_after_bought(**BANK)
    speak("fr")
    assert state.question
    assert tell(state.question.choices[0].label) == "un paiement que vous n'avez pas autorisé"
    state.take("Un paiement que vous n’avez pas autorise")
    assert told(state) == "unauthorised-payment"


OWN = """
[meta]
country = "GB"
as_of = 2026-11-22
names = { en = "the United Kingdom", fr = "le Royaume-Uni" }

[[rule]]
id = "gb-own-cobbler"
sector = "retail"
subsector = "cobbler"
wait = "P10D"
nature = "norm"
certainty = "norm"
says = { en = "My cobbler answers in ten days.", fr = "Mon cordonnier répond en dix jours." }
source = { title = "my own experience" }
checked_on = 2026-11-22
"""


def test_the_users_own_is_offered_by_its_word(tmp_path: Path) -> None:
    folder = tmp_path / "knowledge"
    folder.mkdir()
    (folder / "gb.toml").write_text(OWN, "utf-8")
    state = at("bought")
    state.context = type(state.context)(
        **{name: getattr(state.context, name) for name in state.context.__slots__}
        | {"own_folder": str(folder)}
    )
    state.take("1")
    assert state.at == "subsector.cobbler"
    assert state.question
    assert "  1  cobbler" in show.asked(state, state.question)


def test_the_letter_of_a_payment_that_was_not_authorised_cites_the_right(plaint: Plaint) -> None:
    script = [
        ("what went wrong?", ("A payment of 80 GBP that I never made",)),
        ("What happened, in order?", ("On 3 May 80 GBP left my account.", "")),
        ("What kind of trouble", ("refund-due",)),
        ("Since which day", ("2026-05-03",)),
        ("Who must answer?", ("Example Bank, complaints@example.com",)),
        ("line of business?", ("banking",)),
        ("Which country's rules", ("United Kingdom",)),
        ("How did you buy it", ("1",)),
        ("Is it one of these?", ("1",)),
        ("already complained", ("",)),
        ("What do you want from them?", ("refund",)),
        ("In your own words", ("refund 80.00 GBP",)),
        ("How did you pay?", ("",)),
        ("Which numbers", ("",)),
        ("What went well", ("",)),
        ("Is it urgent?", ("",)),
        ("who are you?", ("Alex Martin",)),
        ("Your email address?", ("alex.martin@example.org",)),
        ("Your postal address?", ("",)),
        ("Your phone number?", ("",)),
        ("your next letters?", ("no",)),
        ("Enter opens the case", ("",)),
    ]
    with Terminal("new") as t:
        for question, lines in script:
            t.answer(question, *lines)
        assert t.ends() == 0
    assert plaint.json("show")["complaint"]["subsector"] == "unauthorised-payment"
    assert "Payment Services Regulations 2017" in plaint("draft").stdout
