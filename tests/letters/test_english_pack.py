from __future__ import annotations

import pytest
from tests.letters.matrix import PRIVATE, PUBLIC, STEPS, contexts, faults, full, minimal

from plaint.domain.complaint import KINDS
from plaint.letters.packs import built_in
from plaint.letters.render import render

PACK = built_in("en")
LETTERS = [step for step in STEPS if step not in PUBLIC]


@pytest.mark.parametrize(("stage", "variant"), STEPS)
def test_every_letter_is_clean_whatever_is_known(stage: str, variant: str) -> None:
    for context in contexts("en", stage, variant):
        letter = render(PACK, context)
        case = (context["kind"], context["remedy"], context["reason"], letter.body)
        assert faults(letter.subject) == [], case
        assert faults(letter.body.replace("Kind regards,\n\n", "")) == [], case
        assert letter.body[:1].isupper(), case


@pytest.mark.parametrize(("stage", "variant"), LETTERS)
def test_a_letter_opens_and_closes_as_one(stage: str, variant: str) -> None:
    letter = render(PACK, full("en", stage, variant))

    assert letter.body.startswith("Dear ")
    assert letter.body.endswith(
        "\n\nKind regards,\n\nAlexandra Quillfeather\n77 Heron Wharf\nLeeds LS1 1AA\n"
        "+44 113 496 0007\na.quill@example.org"
    )
    assert "ZX-90417" in letter.subject


@pytest.mark.parametrize(("stage", "variant"), sorted(PUBLIC))
@pytest.mark.parametrize("kind", KINDS)
def test_a_public_post_is_short_and_names_nothing_private(
    stage: str, variant: str, kind: str
) -> None:
    letter = render(PACK, full("en", stage, variant, kind=kind))
    first = full("en", stage, variant, kind=kind)
    first["sent"]["nudge"] = None

    for post in (letter, render(PACK, first)):
        assert len(post.body) <= 280
        assert "\n" not in post.body
        assert not [value for value in PRIVATE if value.lower() in post.body.lower()]
        assert "#" not in post.body
        assert post.subject == ""


def test_a_first_complaint_stays_under_300_words() -> None:
    facts = " ".join(["word"] * 99) + " end."

    longest = max(
        len(
            render(
                PACK, full("en", "complaint", "", kind=kind, facts=facts, words="", notices=[])
            ).body.split()
        )
        for kind in KINDS
    )

    assert longest < 300


@pytest.mark.parametrize(
    ("detail", "said"),
    [
        ("reimburse 420 GBP, receipts enclosed", "I would like you to reimburse 420 GBP, "),
        ("Refund my card", "I would like you to refund my card."),
        ("refund of 20 GBP", "What I would like: refund of 20 GBP."),
        ("refund", "What I would like: refund."),
        ("repair or replacement", "What I would like: repair or replacement."),
        ("a full refund", "I would like a full refund."),
        ("The deposit back!", "I would like the deposit back!"),
        ("to be rebooked", "I would like to be rebooked."),
        ("please call me first", "Please call me first."),
        ("I want my suitcase back", "I want my suitcase back."),
        ("420 GBP", "What I would like: 420 GBP."),
        ("EUR 30 off the bill", "What I would like: EUR 30 off the bill."),
    ],
)
def test_the_customers_wording_of_the_remedy_keeps_its_grammar(detail: str, said: str) -> None:
    letter = render(PACK, minimal("en", "complaint", "", remedy="refund", remedy_detail=detail))

    assert said in letter.body


def test_the_remedy_has_one_date_and_one_fallback() -> None:
    context = full("en", "complaint", "", remedy_detail="", remedy="delivery", fallback="refund")
    context["kind"] = "not-delivered"

    assert (
        "Please deliver my order by Monday 22 June 2026 or, if that is not possible, "
        "refund €1,234.50 to the card I paid with."
    ) in render(PACK, context).body


def test_the_sum_is_asked_for_once() -> None:
    context = full(
        "en", "complaint", "", remedy_detail="", remedy="refund", fallback="compensation"
    )

    body = render(PACK, {**context, "sector": "retail", "kind": "service"}).body

    assert "pay me fair compensation" in body
    assert body.count("€1,234.50") == 1


def test_a_price_reduction_names_its_sum() -> None:
    context = full("en", "complaint", "", remedy_detail="", remedy="price-reduction", fallback="")

    assert "Please reduce the price by €1,234.50 by " in render(PACK, context).body


@pytest.mark.parametrize("stage", ["second-level", "final-notice"])
def test_after_a_partial_answer_the_whole_is_not_asked_for_again(stage: str) -> None:
    context = full("en", stage, "", remedy_detail="", remedy="refund", reason="partial")

    body = render(PACK, context).body

    assert "I asked you to refund €1,234.50" in body
    assert "Please settle what is still open by " in body
    assert "Please refund" not in body


def test_a_person_is_not_asked_for_a_complaint_reference() -> None:
    landlord = {"name": "Mr Voss", "type": "private-person"}

    assert (
        "complaint reference"
        not in render(PACK, minimal("en", "complaint", "", company=landlord)).body
    )


@pytest.mark.parametrize(
    ("name", "greeting"),
    [
        ("Brewline", "Dear Brewline Customer Care,"),
        ("Brewline Customer Services", "Dear Brewline Customer Services,"),
        ("", "Dear Customer Care,"),
    ],
)
def test_the_greeting(name: str, greeting: str) -> None:
    letter = render(PACK, minimal("en", "complaint", "", company={"name": name}))

    assert letter.body.startswith(greeting + "\n")


def test_a_person_is_not_a_department() -> None:
    landlord = {"name": "Mr Voss", "type": "private-person"}

    letter = render(PACK, minimal("en", "complaint", "", company=landlord))

    assert letter.body.startswith("Dear Mr Voss,\n")


def test_the_reasons_read_differently() -> None:
    bodies = {
        render(PACK, full("en", "final-notice", "", reason=reason)).body
        for reason in ("silence", "refusal", "partial", "disputed")
    }

    assert len(bodies) == 4


@pytest.mark.parametrize("stage", ["follow-up", "second-level", "final-notice"])
def test_a_later_letter_claims_no_message_that_is_not_on_record(stage: str) -> None:
    for reason in ("silence", "refusal", "partial", "disputed"):
        body = render(PACK, minimal("en", stage, "", reason=reason)).body

        assert "emailed" not in body
        assert "2026" not in body
        assert "Thank you for your reply" not in body
        assert "have not yet had" not in body


def test_only_a_letter_that_must_names_the_outside_body() -> None:
    quiet = full("en", "follow-up", "", names_body=False)
    named = full("en", "follow-up", "")

    assert "Ombudsman" not in render(PACK, quiet).body
    assert (
        "if it is still open after Monday 6 July 2026, I will ask the Lamp Ombudsman to look "
        "at it, which I may do from Tuesday 7 July 2026."
    ) in render(PACK, named).body


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Financial Ombudsman Service", "the Financial Ombudsman Service"),
        ("The Property Ombudsman", "the Property Ombudsman"),
        ("AviationADR", "the outside body for such cases, AviationADR, to look"),
        ("CCW (Consumer Council for Water)", "cases, CCW (Consumer Council for Water), to look"),
        ("La Médiation de l'Assurance", "such cases, La Médiation de l'Assurance, to look"),
        ("Médiateur national de l'énergie", "the Médiateur national de l'énergie"),
    ],
)
def test_a_body_is_named_as_a_sentence_would(name: str, said: str) -> None:
    assert said in render(PACK, full("en", "final-notice", "", body={"name": name})).body


def test_a_first_complaint_threatens_nobody() -> None:
    body = render(PACK, full("en", "complaint", "")).body

    for word in ("Ombudsman", "court", "claim", "failing which", "legal action"):
        assert word not in body


def test_a_letter_before_claim_says_what_a_court_would_look_for() -> None:
    body = render(PACK, full("en", "letter-before-claim", "", remedy_detail="")).body

    for needed in (
        "letter before claim", "€1,234.50", "article 1 of the Lamp Act", "Monday 22 June 2026",
        "1-order.pdf and 2-photo.jpg", "mediation", "County Court small claims track",
        "what you accept and what you dispute",
    ):  # fmt: skip
        assert needed in body


@pytest.mark.parametrize(
    ("more", "subject"),
    [
        ({}, "Complaint"),
        ({"kind": "baggage"}, "Complaint: my baggage"),
        ({"subject": "Kettle faulty"}, "Complaint: Kettle faulty"),
        (
            {"subject": "Kettle faulty", "references": [{"name": "order", "value": "5"}]},
            "Complaint: order 5, kettle faulty",
        ),
        (
            {"subject": "Kettle of order 5", "references": [{"name": "order", "value": "5"}]},
            "Complaint: Kettle of order 5",
        ),
    ],
)
def test_the_subject_of_a_first_complaint(more: dict[str, object], subject: str) -> None:
    assert render(PACK, minimal("en", "complaint", "", **more)).subject == subject


def test_a_later_subject_keeps_the_thread_and_carries_their_reference() -> None:
    assert render(PACK, full("en", "follow-up", "")).subject == (
        "Re: Complaint: order ZX-90417, lamp flickers, a Kestrel lamp [your reference TICKET-5531]"
    )


def test_where_no_body_is_left_the_next_step_is_the_letter_before_claim() -> None:
    body = render(PACK, full("en", "final-notice", "", body=None, ask_mediator=None)).body

    assert "I will write a letter before claim, the last step before a court." in body
    assert "which body" not in body


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("County Court", "will be a claim in court: County Court. "),
        ("NSW Civil and Administrative Tribunal (NCAT)", "Administrative Tribunal (NCAT). "),
        ("Small claims court of your state (tribunal)", "a claim before the competent court. "),
        ("Giudice di pace (o tribunale)", "a claim before the competent court. "),
    ],
)
def test_a_court_is_named_where_its_name_is_one(name: str, said: str) -> None:
    assert said in render(PACK, full("en", "letter-before-claim", "", court={"name": name})).body


def test_two_remedies_are_never_asked_for_in_the_same_words() -> None:
    more = {"kind": "other", "sector": "banking", "remedy_detail": ""}
    for remedy, fallback in (("repair", "correction"), ("correction", "repair")):
        body = render(PACK, full("en", "complaint", "", remedy=remedy, fallback=fallback, **more))
        assert body.body.count("put this right") == 1


def test_a_later_letter_tells_the_notices_and_asks_for_the_money() -> None:
    context = full("en", "follow-up", "", remedy="refund", remedy_detail="", fallback="")
    body = render(PACK, {**context, "kind": "not-delivered", "received_on": None}).body

    assert "Before that, on 10 May, by registered post, I had set you a further time" in body
    assert "On 30 May I ended the contract. The refund has not reached me." in body
