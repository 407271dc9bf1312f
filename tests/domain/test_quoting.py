from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plaint.domain.quoting import new_part


@pytest.mark.parametrize(
    "history",
    [
        "On Mon, 4 May 2026 at 10:20, Alex <alex@example.org> wrote:\n> Old words.\n> More.",
        "On Mon, 4 May 2026 at 10:20, Alex\n<alex@example.org>\nwrote:\n\n> Old words.",
        "On Mon, 4 May 2026 at 10:20, Alex <alex@example.org> wrote:\nOld words, not marked.",
        "Le lun. 4 mai 2026 à 10:20, Alex <alex@example.org> a écrit :\n> Old words.",
        "Le 04/05/2026 à 10:20, alex@example.org a écrit\u00a0:\n\nOld words.",
        "2026-05-04 10:20, Alex:\n> Old words.",
        "-----Original Message-----\nFrom: Alex\nOld words.",
        "----- Message d'origine -----\nDe : Alex\nOld words.",
        "From: Alex <alex@example.org>\nSent: Monday\nTo: Help\nSubject: Complaint\n\nOld words.",
        "De : Alex\nEnvoyé : lundi\nÀ : Service\nObjet : Réclamation\n\nOld words.",
        "*From:* Alex\n*Date:* Monday\n*To:* Help\n\nOld words.",
        "-- \nAlex Ash\nOld words\n+44 113 496 0000",
        "> Old words.",
    ],
)
def test_history_and_signature_go(history: str) -> None:
    assert new_part(f"We agree.\nAnna\n\n{history}\n") == "We agree.\nAnna"


def test_answers_between_the_quoted_lines_stay() -> None:
    text = "> Where is it?\nIn Leeds.\n> And when?\nOn Friday.\n"
    assert new_part(text) == "In Leeds.\nOn Friday."


def test_an_answer_below_the_quotation_stays() -> None:
    text = "On 4 May 2026 at 10:20, a@example.org wrote:\n> Where is it?\n\nIn Leeds.\n"
    assert new_part(text) == "In Leeds."


def test_a_signature_does_not_swallow_the_quotation_after_it_nor_what_follows() -> None:
    assert new_part("Yes.\n-- \nAnna\n> Old?\nAnd no.\n") == "Yes.\nAnd no."
    long = "\n".join(f"Line {n} of the answer" for n in range(30))
    assert "Line 29" in new_part(f"Yes.\n--\n{long}")


@pytest.mark.parametrize(
    "text",
    [
        "On 3 May your adviser wrote:\nWe agree to refund you.\nThat was wrong: we refuse.",
        "Dear Alex,\nSubject: your complaint\nWe refuse.",
        "The prices are as follows:\n12 euros\n13 euros",
        "From: Leeds\nwe sent it on.",
        "a - b -- c\n---\nd",
    ],
)
def test_new_text_that_only_looks_like_history_stays(text: str) -> None:
    assert new_part(text) == text


@pytest.mark.parametrize(
    "line",
    [
        "We refuse what you wrote:",
        "We refuse what you asked for on 3 May 2026 at 10:20:",
        "We refuse.\nAs to your question:",
    ],
)
def test_an_answer_that_leads_up_to_a_quotation_stays(line: str) -> None:
    assert new_part(f"{line}\n> Please refund me.") == line


def test_an_attribution_does_not_take_the_line_before_it_along() -> None:
    text = "We refuse.\nOn 4 May 2026 at 10:20, Alex <alex@example.org> wrote:\n> Old"
    assert new_part(text) == "We refuse."


@pytest.mark.parametrize(
    "text",
    [
        "> We refuse.\n> Anna",
        "---------- Forwarded message ----------\nFrom: Anna\nDate: Monday\nTo: Alex\n\nWe refuse.",
        "Begin forwarded message:\n\n> From: Anna\n> We refuse.",
        "Alex\nSent from my phone\n\nBegin forwarded message:\n\n> From: Anna\n> We refuse.",
        "FYI\n-------- Message transféré --------\nDe : Anna\nDate : lundi\nÀ : Alex\n\nWe refuse.",
        "-----Original Message-----\nFrom: Anna\nSent: Monday\nTo: Alex\n\nWe refuse.",
    ],
)
def test_what_is_passed_on_or_all_there_is_stays(text: str) -> None:
    assert "We refuse." in new_part(text)


def test_the_line_to_reply_above_goes_and_the_text_below_it_stays() -> None:
    text = "##- Please type your reply above this line -##\n\nWe have refunded you."
    assert new_part(text) == "We have refunded you."


WORDS = st.sampled_from([
    "We refuse.", "> old", "-- ", "--", "", "On 4 May 2026 at 10:20 a@example.org wrote:", "Anna",
    "From: a", "Sent: b", "To: c", "-----Original Message-----", "it said:", "  ", "\t>x",
])  # fmt: skip


@given(st.lists(WORDS | st.text(max_size=20), max_size=30))
def test_it_only_ever_leaves_out(lines: list[str]) -> None:
    text = "\n".join(lines)
    kept = new_part(text)
    assert len(kept) <= len(text)
    if any(c.isalnum() for c in text):
        assert any(c.isalnum() for c in kept)
    have = {line.lstrip("> \t").strip() for line in text.replace("\r", "\n").split("\n")}
    assert {line.lstrip("> \t").strip() for line in kept.split("\n")} <= have | {""}


def test_hostile_lengths_are_read_in_reasonable_time() -> None:
    for piece in ("--\n", "-- \nx\n", "> a\n", "From: a\nTo: b\n", "a wrote:\n", "x 1:\n"):
        assert isinstance(new_part(piece * (600_000 // len(piece))), str)
