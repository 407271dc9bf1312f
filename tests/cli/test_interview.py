"""The interview without a terminal: what is asked, what an answer becomes, where it goes next."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from plaint.cli.i18n import tell
from plaint.cli.interview import choices, show
from plaint.cli.interview.answers import Context, NotTaken, Told
from plaint.cli.interview.case import case_file, profile
from plaint.cli.interview.questions import questions
from plaint.cli.interview.state import SUMMARY, Interview
from plaint.cli.interview.sums import largest, sums_in
from plaint.domain.calendar import WEEKENDS_ONLY
from plaint.domain.complaint import (
    COMPANY_TYPES,
    CONTACT_WAYS,
    KINDS,
    PAID_BY,
    REMEDIES,
    SECTORS,
    URGENCIES,
    Money,
)
from plaint.errors import InvalidInput, Refused

TODAY = date(2026, 6, 10)  # a Wednesday
ALEX = {"name": "Alex Martin", "email": "alex.martin@example.org", "country": "GB"}
SIMPLE = {
    "subject": "Kettle leaks", "facts": "I bought a kettle. It leaks.", "kind": "defective",
    "happened_on": "2026-06-01", "received_on": "", "company": "Example Shop",
    "email": "help@example.com", "email_with_name": True, "sector": "retail", "country": "GB",
    "bought": "distance", "contact.0.on": "", "remedy": "repair", "remedy_detail": "",
    "references": "", "good": "", "urgency": "normal",
}  # fmt: skip


def context(language: str = "en", place: str = "", **known: str) -> Context:
    return Context(TODAY, language, place, known, lambda _country, _region: WEEKENDS_ONLY)


def at(key: str, *, language: str = "en", place: str = "", **answers: Any) -> Interview:
    """An interview that stands at a question, with the simple case told but for `answers`."""
    dotted = {name.replace("__", "."): value for name, value in answers.items()}
    return Interview(context(language, place, **ALEX), {**SIMPLE, **dotted}, key)


def reviewed(**answers: Any) -> Interview:
    state = at(SUMMARY, **answers)
    state.review = True
    return state


def prompts(state: Interview, script: dict[str, str]) -> list[str]:
    """Answer everything: by the script, else with Enter; the keys in the order they were asked."""
    seen = []
    while state.question is not None:
        seen.append(state.at)
        state.take(script.get(state.at, ""))
    return seen


def line_of(state: Interview, key: str) -> str:
    numbered = enumerate(state.items(), start=1)
    return next(str(n) for n, item in numbered if item.questions[0].key == key)


# What is asked.


def test_a_simple_case_takes_about_a_dozen_prompts() -> None:
    state = Interview(context(**ALEX))
    script = {"subject": "Kettle leaks", "facts": "It leaks.", "kind": "not-delivered",
              "company": "Example Shop, help@example.com", "bought": "2",
              "remedy": "delivery"}  # fmt: skip
    seen = prompts(state, script)
    assert state.at == SUMMARY
    assert len(seen) <= 14
    assert seen[:3] == ["subject", "facts", "kind"]


def test_there_are_twelve_numbers_at_most() -> None:
    numbers = {}
    state = Interview(context())
    script = {"subject": "Kettle leaks", "facts": "It leaks.", "kind": "defective",
              "company": "Example Shop", "country": "GB", "bought": "1", "remedy": "compensation",
              "amount": "42 GBP", "paid_by": "1", "contact.0.on": "yesterday",
              "you.name": "Alex Martin"}  # fmt: skip
    while state.question is not None:
        if state.number():
            numbers[state.at] = state.number()
        state.take(script.get(state.at, ""))
    assert list(numbers.values()) == [(n, 12) for n in range(1, 13)]


def test_every_question_explains_itself_and_shows_how_to_answer() -> None:
    told = Told({"kind": "defective", "sector": "other", "amount": "1 GBP", "contact.0.on": "x",
                 "paid_by": "paypal"}, context())  # fmt: skip
    for question in questions(told):
        assert question.help.template
        assert question.choices or question.example or question.key == "keep_profile"


@pytest.mark.parametrize(
    ("offered", "known"),
    [
        (choices.KINDS, KINDS), (choices.SECTORS, SECTORS), (choices.REMEDIES, REMEDIES),
        (choices.URGENCIES, URGENCIES), (choices.PAID, PAID_BY), (choices.WAYS, CONTACT_WAYS),
        (choices.TYPES, COMPANY_TYPES),
    ],
)  # fmt: skip
def test_every_value_of_a_fact_is_offered(
    offered: tuple[choices.Choice, ...], known: tuple[str, ...]
) -> None:
    assert sorted(choice.value for choice in offered) == sorted(known)


@pytest.mark.parametrize(
    ("kind", "asked", "text"),
    [
        ("not-delivered", False, "By which day should it have come?"),
        ("defective", True, "When did it fail, or when did you notice?"),
        ("wrong-item", False, "On which day did you receive it?"),
        ("baggage", False, "On which day was the journey, or the stay?"),
        ("other", False, "When did it happen, or begin?"),
    ],
)
def test_the_days_asked_for_depend_on_the_trouble(kind: str, asked: bool, text: str) -> None:
    state = at("happened_on", kind=kind)
    assert state.question
    assert show.wording(state, state.question) == text
    state.take("2026-06-01")
    assert (state.at == "received_on") is asked


def test_the_payment_is_asked_for_only_where_there_is_a_sum() -> None:
    state = at("remedy_detail")
    state.take("repair the kettle")
    assert state.at == "references"
    state = at("remedy_detail")
    state.take("repair the kettle, which cost 42.50 GBP")
    assert state.answers["amount"] == "42.50 GBP"
    assert state.at == "paid_by"
    state.take("cash")
    assert state.at == "references"
    state = at("paid_by", amount="42.50 GBP")
    state.take("credit card")
    assert state.at == "paid_on"


def test_the_sum_is_asked_for_where_money_is_wanted_and_none_or_several_are_named() -> None:
    state = at("remedy_detail", remedy="compensation")
    state.take("596.40 GBP: 420.00 GBP for the suitcase and 176.40 GBP for clothes")
    assert state.at == "amount"
    state.take("")
    assert state.answers["amount"] == "596.40 GBP"


def test_private_persons_are_asked_about_where_they_are_likely() -> None:
    state = at("sector", sector="")
    state.take("housing")
    assert state.at == "type"
    state.take("private-person")
    assert case_file(state.told).company.type == "private-person"


def test_the_language_is_asked_for_only_where_it_is_in_doubt() -> None:
    state = at("country")
    state.take("FR")
    assert state.at == "language"
    state = at("country", language="fr")
    state.take("France")
    assert state.at == "bought"


def test_the_profile_spares_the_questions_that_it_answers() -> None:
    keys = [q.key for q in questions(Told({}, context(**ALEX)))]
    assert not [key for key in keys if key.startswith("you.") or key == "keep_profile"]
    keys = [q.key for q in questions(Told({}, context(name="Alex Martin")))]
    assert [key for key in keys if key.startswith("you.")] == ["you.email"]


# Where an answer goes next.


def test_enter_takes_the_default_and_a_needed_answer_is_asked_again() -> None:
    state = at("sector")
    del state.answers["sector"]
    state.take("")
    assert state.answers["sector"] == "retail"
    state = Interview(context())
    with pytest.raises(NotTaken):
        state.take("  ")
    assert (state.at, state.answers) == ("subject", {})


def test_a_fault_changes_nothing() -> None:
    state = at("happened_on")
    before = dict(state.answers)
    with pytest.raises(NotTaken):
        state.take("2999-01-01")
    assert (state.at, state.answers) == ("happened_on", before)


def test_going_back_keeps_the_answer_as_the_default() -> None:
    state = Interview(context())
    assert not state.back()
    state.take("Kettle leaks")
    assert state.back()
    assert state.at == "subject"
    assert state.question
    assert show.prompt(state, state.question) == "[Kettle leaks] > "
    state.take("")
    assert (state.at, state.answers["subject"]) == ("facts", "Kettle leaks")


def test_going_back_passes_over_what_was_not_asked() -> None:
    state = at("sector")  # the address came with the name
    state.back()
    assert state.at == "company"


def test_an_answer_that_may_be_left_out_is_emptied() -> None:
    state = at("good", good="The crew were kind.")
    state.take("-")
    assert state.answers["good"] == ""


def test_earlier_tries_are_asked_for_until_there_is_none() -> None:
    state = at("contact.0.on")
    seen = prompts(state, {"contact.0.on": "1 June", "contact.1.on": "3 June"})
    tries = [key for key in seen if key.startswith("contact.")]
    assert tries == [
        "contact.0.on", "contact.0.by", "contact.0.said", "contact.0.promised_by",
        "contact.1.on", "contact.1.by", "contact.1.said", "contact.1.promised_by",
        "contact.2.on",
    ]  # fmt: skip
    made = case_file(state.told).contacts
    assert [(on, contact.by) for on, contact in made] == [
        (date(2026, 6, 1), "call"), (date(2026, 6, 3), "call"),
    ]  # fmt: skip


def test_a_try_that_was_none_leaves_the_others() -> None:
    two = {
        "contact__0__on": "2026-06-01", "contact__0__by": "call", "contact__0__said": "no",
        "contact__0__promised_by": "", "contact__1__on": "2026-06-03", "contact__1__by": "chat",
        "contact__1__said": "yes", "contact__1__promised_by": "", "contact__2__on": "",
    }  # fmt: skip
    state = reviewed(**two)
    state.correct(line_of(state, "contact.0.on"))
    state.take("-")
    assert state.at == SUMMARY
    assert [contact.said for _on, contact in case_file(state.told).contacts] == ["yes"]
    state = at("contact.0.on", **two)
    state.take("-")
    assert state.at == "contact.0.on"  # the second has taken its place


def test_a_correction_returns_to_the_summary() -> None:
    state = reviewed()
    state.correct(line_of(state, "subject"))
    assert state.at == "subject"
    state.take("Kettle boils over")
    assert state.at == SUMMARY
    state.correct(line_of(state, "good"))
    state.back()
    assert state.at == SUMMARY


def test_a_correction_asks_what_it_newly_calls_for() -> None:
    state = reviewed(kind="other", sector="retail")
    state.answers.pop("received_on")
    state.correct(line_of(state, "kind"))
    state.take("defective")
    assert state.at == "received_on"
    state.back()  # to the summary: but no case opens without it
    assert not state.finished()
    assert state.at == "received_on"


def test_a_correction_of_a_try_asks_for_all_of_it() -> None:
    state = reviewed(contact__0__on="2026-06-01", contact__0__by="call", contact__0__said="",
                     contact__0__promised_by="", contact__1__on="")  # fmt: skip
    state.correct(line_of(state, "contact.0.on"))
    seen = prompts(state, {})
    assert seen == ["contact.0.on", "contact.0.by", "contact.0.said", "contact.0.promised_by"]


@pytest.mark.parametrize("number", ["0", "99", "x", "-1", "²", "9" * 5000])
def test_only_the_summarys_numbers_are_taken(number: str) -> None:
    state = reviewed()
    with pytest.raises(NotTaken):
        state.correct(number)
    assert state.at == SUMMARY


def test_what_is_kept_goes_on_where_it_stopped() -> None:
    state = at("remedy")
    again = Interview.resumed(state.context, json.loads(json.dumps(state.kept())))
    assert (again.at, again.answers, again.review) == ("remedy", state.answers, False)


@pytest.mark.parametrize("kept", [{}, {"at": "gone", "answers": {}}, {"answers": {"x": 1}}])
def test_what_is_kept_by_another_version_goes_on_at_the_first_gap(kept: dict[str, Any]) -> None:
    assert Interview.resumed(context(), kept).at == "subject"


# What an answer becomes.


@pytest.mark.parametrize(
    ("typed", "name", "email"),
    [
        ("Example Shop, help@example.com", "Example Shop", "help@example.com"),
        ("Example Shop <help@example.com>", "Example Shop", "help@example.com"),
        ("help@example.com Example Shop", "Example Shop", "help@example.com"),
        ("Example Shop", "Example Shop", None),
    ],
)
def test_a_company_is_named_with_or_without_its_address(
    typed: str, name: str, email: str | None
) -> None:
    state = at("company")
    for key in ("email", "email_with_name"):
        del state.answers[key]
    state.take(typed)
    assert state.answers["company"] == name
    assert state.answers.get("email") == email
    assert state.at == ("sector" if email else "email")


@pytest.mark.parametrize(
    "typed", ["noreply@example.com", "ne-pas-repondre@example.com", "help@", "x"]
)
def test_an_address_that_nobody_reads_is_refused(typed: str) -> None:
    state = at("email", email_with_name=False)
    with pytest.raises(NotTaken):
        state.take(typed)


@pytest.mark.parametrize(
    ("typed", "language", "day"),
    [
        ("last Tuesday", "en", "2026-06-09"), ("12 May", "en", "2026-05-12"),
        ("12 mai", "fr", "2026-05-12"), ("hier", "fr", "2026-06-09"),
        ("3 days ago", "en", "2026-06-07"), ("12/05/2026", "fr", "2026-05-12"),
    ],
)  # fmt: skip
def test_days_are_typed_as_people_say_them(typed: str, language: str, day: str) -> None:
    state = at("happened_on", language=language)
    state.take(typed)
    assert state.answers["happened_on"] == day


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("in 5 days", "2026-06-08"),  # from the day they said it, not from today
        ("within two weeks", "2026-06-17"),
        ("10 working days", "2026-06-17"),
        ("20 June", "2026-06-20"),
        ("yesterday", "2026-06-09"),
    ],
)
def test_a_promise_counts_from_the_day_it_was_made(typed: str, day: str) -> None:
    state = at("contact.0.promised_by", contact__0__on="2026-06-03")
    state.take(typed)
    assert state.answers["contact.0.promised_by"] == day


def test_a_promise_is_not_older_than_the_talk() -> None:
    state = at("contact.0.promised_by", contact__0__on="2026-06-03")
    with pytest.raises(NotTaken):
        state.take("2026-06-02")


@pytest.mark.parametrize("typed", ["no", "Non", "never", "jamais"])
def test_no_earlier_try(typed: str) -> None:
    state = at("contact.0.on")
    state.take(typed)
    assert state.at == "remedy"


def test_yes_is_asked_for_its_day() -> None:
    with pytest.raises(NotTaken, match="which day"):
        at("contact.0.on").take("oui")


@pytest.mark.parametrize(
    ("typed", "country", "subdivision"),
    [
        ("gb", "GB", ""), ("uk", "GB", ""), ("Royaume-Uni", "GB", ""), ("Scotland", "GB", "SCT"),
        ("Irlande du Nord", "GB", "NIR"), ("Etats-Unis", "US", ""), ("PL", "PL", ""),
    ],
)  # fmt: skip
def test_countries_go_by_their_names(typed: str, country: str, subdivision: str) -> None:
    state = at("country")
    state.take(typed)
    assert (state.answers["country"], state.answers["subdivision"]) == (country, subdivision)


def test_a_country_without_rules_is_said_to_be_one() -> None:
    note = at("country").take("PL")
    assert note is not None
    assert "no rules of PL" in tell(note)
    assert at("country").take("GB") is None


@pytest.mark.parametrize(
    ("typed", "language", "country", "sums"),
    [
        ("refund £420", "en", "GB", ("420.00 GBP",)),
        ("refund 1,234.5 GBP", "en", "GB", ("1234.50 GBP",)),
        ("rembourser 1 234,50 €", "fr", "FR", ("1234.50 EUR",)),
        ("rembourser 1.234,50 euros", "fr", "FR", ("1234.50 EUR",)),
        ("Refund $20 for order 48213", "en", "CA", ("20.00 CAD",)),
        ("order 12 420.00 GBP", "en", "GB", ("420.00 GBP",)),
        ("€20, and €20 again, and 3 eur", "en", "IE", ("20.00 EUR", "3.00 EUR")),
        ("replace order 48213 by 3 May", "en", "GB", ()),
    ],
)
def test_sums_are_found_in_words(
    typed: str, language: str, country: str, sums: tuple[str, ...]
) -> None:
    assert sums_in(typed, Told({"country": country}, context(language))) == sums


def test_the_largest_sum_is_by_value() -> None:
    assert largest(("90.00 EUR", "100.00 EUR")) == "100.00 EUR"
    assert largest(()) == ""


@pytest.mark.parametrize(
    ("typed", "amount"),
    [("42", "42.00 GBP"), ("42.5 eur", "42.50 EUR"), ("700 JPY", "700 JPY"), ("0", "")],
)
def test_a_sum_is_in_the_countrys_money_unless_it_says_so(typed: str, amount: str) -> None:
    state = at("amount", remedy="compensation")
    state.take(typed)
    assert state.answers["amount"] == amount


@pytest.mark.parametrize(
    "typed", ["much", "-5 GBP", "20 GBP or 30 GBP", "5e3 GBP", "NaN GBP", "9999999999 GBP"]
)
def test_what_is_no_sum_is_refused(typed: str) -> None:
    with pytest.raises(NotTaken):
        at("amount", remedy="compensation").take(typed)


@pytest.mark.parametrize(
    ("typed", "references"),
    [
        ("order 48213, booking X7K2PQ", {"order": "48213", "booking": "X7K2PQ"}),
        ("order number: 48 213; 77", {"order number": "48 213", "reference": "77"}),
        ("order 1, order 2", {"order": "1", "order 2": "2"}),
    ],
)
def test_references_have_names(typed: str, references: dict[str, str]) -> None:
    state = at("references")
    state.take(typed)
    assert state.answers["references"] == references


def test_a_choice_goes_by_number_word_or_label() -> None:
    for typed in ("3", "3.", "refund", "Your money back"):
        state = at("remedy")
        state.take(typed)
        assert state.answers["remedy"] == "refund"


@pytest.mark.parametrize(
    ("answers", "sector"),
    [
        ({"kind": "baggage"}, "airline"),
        ({"kind": "not-delivered", "facts": "The mobile phone never came."}, "retail"),
        ({"kind": "delayed", "subject": "Train two hours late"}, "rail"),
        ({"kind": "outage", "subject": "No internet since Monday"}, "telecom"),
        ({"kind": "cancelled", "subject": "Vol annulé"}, "airline"),
        ({"kind": "other", "subject": "Rude answer", "facts": "", "company": "Example"}, ""),
    ],
)
def test_the_line_of_business_is_guessed(answers: dict[str, str], sector: str) -> None:
    assert choices.guess_sector(Told(answers, context())) == sector


def test_a_story_is_added_to() -> None:
    state = at("facts", facts="First.")
    state.take("+ Then this.\nAnd that.")
    assert state.answers["facts"] == "First.\nThen this.\nAnd that."


@pytest.mark.parametrize("typed", ["a\x1b[2Jb", "a\x9bb", "caf\udce9"])
def test_what_would_steer_a_terminal_is_refused(typed: str) -> None:
    with pytest.raises(NotTaken):
        at("subject").take(typed)


def test_what_plaint_is_not_for_is_refused_at_the_first_question() -> None:
    with pytest.raises(Refused):
        Interview(context()).take("Parking fine of 60 GBP")


KEYS = sorted({
    *(q.key for q in questions(Told({"kind": "damage", "sector": "other", "amount": "1.00 GBP",
                                     "paid_by": "paypal", "contact.0.on": "2026-06-01"},
                                    context()))),
})  # fmt: skip


@given(key=st.sampled_from(KEYS), text=st.text(max_size=40))
@example(key="evidence", text="~nobody-of-that-name/receipt.pdf")
@example(key="evidence", text="'a receipt.pdf")
def test_any_text_is_taken_or_explained(key: str, text: str) -> None:
    state = Interview(
        context(),
        {**SIMPLE, "kind": "damage", "sector": "other", "amount": "1.00 GBP", "paid_by": "paypal",
         "contact.0.on": "2026-06-01"},
        key,
    )  # fmt: skip
    fault = None
    try:
        state.take(text)
    except NotTaken as caught:
        fault = caught
    if fault:
        assert tell(fault.says)
        return
    again = Interview.resumed(state.context, json.loads(json.dumps(state.kept())))
    assert again.kept() == state.kept()
    assert show.summary(state)


# Repair or replacement before money.


@pytest.mark.parametrize(
    ("country", "cited"), [("GB", "section 23"), ("FR", "L. 217-8")], ids=["GB", "FR"]
)
def test_for_faulty_goods_repair_is_named_before_money(country: str, cited: str) -> None:
    state = at("remedy", country=country)
    state.take("refund")
    assert state.at == "remedy_first"
    assert state.question
    text = show.wording(state, state.question)
    assert cited in text
    assert "Before you ask for money" in text
    state.take("repair")
    complaint = case_file(state.told).complaint
    assert (complaint.remedy, complaint.fallback) == ("repair", "refund")


def test_the_customer_may_ask_for_the_refund_all_the_same() -> None:
    state = at("remedy")
    state.take("refund")
    state.take("3")
    complaint = case_file(state.told).complaint
    assert (complaint.remedy, complaint.fallback) == ("refund", "")


@pytest.mark.parametrize(
    "answers",
    [
        {"bought": "business"}, {"kind": "not-delivered"}, {"sector": "airline"},
        {"country": "PL"}, {"received_on": "2026-06-01"},
    ],
    ids=["a business", "no goods", "no shop", "no rule known", "still to be rejected"],
)  # fmt: skip
def test_where_nothing_puts_repair_first_nothing_is_said(answers: dict[str, str]) -> None:
    state = at("remedy", **answers)
    state.take("refund")
    assert state.at == "remedy_detail"


def test_goods_that_may_still_be_rejected_are_said_to_be() -> None:
    note = at("remedy", received_on="2026-06-01").take("refund")
    assert note is not None
    assert "1 July 2026" in tell(note)
    assert at("remedy", received_on="2026-05-01").take("refund") is None


# The case that comes out of it.


def test_the_answers_become_the_case() -> None:
    state = at(
        SUMMARY, kind="late-delivery", happened_on="2026-06-01", remedy_detail="deliver it",
        remedy="delivery", amount="42.50 GBP", paid_by="credit-card", paid_on="2026-05-20",
        references={"order": "48213"}, good="Kind staff.", subdivision="SCT",
    )  # fmt: skip
    told = case_file(state.told)
    complaint = told.complaint
    assert complaint.happened_on == complaint.promised_on == date(2026, 6, 1)
    assert complaint.amount == Money(Decimal("42.50"), "GBP")
    assert (complaint.paid_by, complaint.paid_on) == ("credit-card", date(2026, 5, 20))
    assert (complaint.consumer, complaint.distance) == (True, True)
    assert (complaint.country, complaint.subdivision, complaint.language) == ("GB", "SCT", "en")
    assert complaint.references == {"order": "48213"}
    assert (told.company.name, told.company.email, told.company.country) == (
        "Example Shop", "help@example.com", "GB",
    )  # fmt: skip
    assert (told.complainant.name, told.complainant.timezone) == ("Alex Martin", "Europe/London")


def test_goods_that_were_wrong_from_the_start_came_on_that_day() -> None:
    complaint = case_file(at(SUMMARY, kind="wrong-item").told).complaint
    assert complaint.received_on == complaint.happened_on == date(2026, 6, 1)


def test_answers_that_no_longer_belong_are_left_out() -> None:
    told = at(SUMMARY, kind="outage", received_on="2026-05-01", amount="", paid_by="cash").told
    complaint = case_file(told).complaint
    assert complaint.received_on is None
    assert complaint.paid_by == ""


def test_a_business_has_no_consumers_rights() -> None:
    complaint = case_file(at(SUMMARY, bought="business").told).complaint
    assert (complaint.consumer, complaint.distance) == (False, False)


def test_papers_are_given_in_the_summary(tmp_path: Path) -> None:
    paper = tmp_path / "my receipt.txt"
    paper.write_text("42.50 GBP", "utf-8")
    state = reviewed()
    state.correct(line_of(state, "evidence"))
    with pytest.raises(NotTaken, match="not there"):
        state.take(str(tmp_path / "none.txt"))
    state.take(f"'{paper}'")
    told = case_file(state.told)
    assert [evidence.name for evidence in told.complaint.evidence] == ["my receipt.txt"]
    assert list(told.files.values()) == [b"42.50 GBP"]
    paper.unlink()
    with pytest.raises(InvalidInput):
        case_file(state.told)


def test_the_profile_is_kept_only_where_that_is_wanted() -> None:
    own = {"you.name": "Alex Martin", "you.email": "", "you.postal": "", "you.phone": ""}
    state = Interview(context(), {**SIMPLE, **own, "keep_profile": True}, SUMMARY)
    assert profile(state.told) == {"name": "Alex Martin", "country": "GB"}
    assert case_file(state.told).complainant.name == "Alex Martin"
    state.answers["keep_profile"] = False
    assert profile(state.told) == {}
    assert profile(at(SUMMARY).told) == {}  # nothing was asked


# How it looks.


def test_text_wraps_between_plain_spaces_within_80_cells() -> None:
    wide = show.paragraph("宽" * 30 + " " + "宽" * 30)
    assert wide.split("\n") == ["宽" * 30, "宽" * 30]
    held = show.paragraph("x" * 77 + " a\u00a0?")
    assert held.split("\n") == ["x" * 77, "a\u00a0?"]


def test_what_stands_in_brackets_is_short() -> None:
    state = at("subject", subject="x" * 60)
    assert state.question
    assert show.prompt(state, state.question) == "[Enter keeps it] > "
    assert "x" * 60 in show.asked(state, state.question)
