"""Rule 5: two business days between any two messages, and quiet while it isn't our turn."""

from __future__ import annotations

import pytest
from tests.domain.builders import Story, day, refused_until, sent

from plaint.domain.situation import Siblings


def test_two_business_days_between_any_two_messages_whatever_their_channels() -> None:
    story = sent()
    story.post("2026-06-12")
    assert refused_until(story.may("follow-up", "2026-06-15"), "2026-06-16")
    story.send("2026-06-16", "follow-up")
    assert refused_until(story.may("nudge", "2026-06-17"), "2026-06-18")


def test_sent_undo_send() -> None:
    story = Story()
    first = story.send("2026-06-01")
    assert story.may("complaint", "2026-06-01").answer == "done"
    story.undo(first, "2026-06-01")
    assert refused_until(story.may("complaint", "2026-06-02"), "2026-06-03")
    assert story.may("complaint", "2026-06-03").allowed


def test_the_messages_of_another_case_with_the_company_count() -> None:
    others = Siblings(messages=(day("2026-05-20"), day("2026-06-15")))
    fresh = Story()
    assert refused_until(fresh.may("complaint", "2026-06-16", siblings=others), "2026-06-17")
    running = sent()
    assert refused_until(running.may("nudge", "2026-06-16", siblings=others), "2026-06-17")
    assert refused_until(running.may("follow-up", "2026-06-16", siblings=others), "2026-06-17")
    travelling = sent(sector="airline", urgency="time-critical", when="2026-06-15T09:00")
    assert refused_until(travelling.may("nudge", "2026-06-15", siblings=others), "2026-06-17")


def test_a_corrected_address_lets_a_bounced_letter_go_at_once() -> None:
    story = sent()
    story.hear("bounce", "2026-06-01T12:10")
    assert story.may("complaint", "2026-06-01").allowed


def test_but_not_within_the_gap_after_a_post() -> None:
    story = sent()
    story.post("2026-06-03")
    story.hear("bounce", "2026-06-03T15:00")
    assert refused_until(story.may("complaint", "2026-06-04"), "2026-06-05")


@pytest.mark.parametrize("step", ["nudge", "follow-up", "final-notice"])
def test_quiet_while_the_ball_is_with_the_customer(step: str) -> None:
    story = sent()
    story.hear("question", "2026-06-02")
    verdict = story.may(step, "2026-07-10")
    assert refused_until(verdict, None)
    assert "ball is with you" in str(verdict.why)


@pytest.mark.parametrize("step", ["nudge", "follow-up"])
def test_quiet_while_they_have_asked_for_time(step: str) -> None:
    story = sent()
    story.hear("holding", "2026-06-02", promised_by="2026-06-19")
    assert refused_until(story.may(step, "2026-06-18"), "2026-06-20")
    story.hear("holding", "2026-06-19", promised_by="2026-07-10")
    assert story.may(step, "2026-06-20").allowed


def test_they_asked_for_time_after_their_first_answer() -> None:
    story = sent()
    story.hear("offer", "2026-06-05")
    story.answer("2026-06-08", "decline")
    assert story.may("second-level", "2026-06-08").allowed
    story.hear("holding", "2026-06-09", promised_by="2026-06-19")
    assert refused_until(story.may("second-level", "2026-06-10"), "2026-06-20")


def test_a_promise_of_before_the_refusal_holds_nothing_back() -> None:
    story = sent()
    story.hear("holding", "2026-06-02", promised_by="2026-06-30")
    story.hear("refusal", "2026-06-08")
    assert story.may("second-level", "2026-06-08").allowed


@pytest.mark.parametrize("step", ["notice", "letter-before-claim"])
def test_what_preserves_a_right_is_never_held_back(step: str) -> None:
    others = Siblings(messages=(day("2026-06-02"),), nudged=True, platform="x")
    bare = Story("retail", kind="defective")
    assert bare.may(step, "2026-05-30", siblings=others).allowed
    story = sent(sector="retail", kind="defective", when="2026-06-02")
    story.hear("holding", "2026-06-02", promised_by="2026-06-30")
    story.hear("question", "2026-06-02")
    assert story.may(step, "2026-06-02", siblings=others).allowed
    story.refer("2026-06-02")
    assert story.may(step, "2026-06-02", siblings=others).allowed


def test_a_follow_up_isnt_sent_twice_nor_to_those_who_answered() -> None:
    story = sent()
    story.send("2026-06-15", "follow-up")
    assert story.may("follow-up", "2026-06-30").answer == "done"
    answered = sent()
    answered.hear("offer", "2026-06-10")
    assert answered.may("follow-up", "2026-06-15").answer == "no"


def test_a_voided_follow_up_may_be_sent_again() -> None:
    story = sent()
    story.send("2026-06-15", "follow-up")
    story.hear("bounce", "2026-06-15T12:30")
    assert story.may("follow-up", "2026-06-15").allowed


def test_one_reminder_of_an_accepted_offer_once_it_should_have_arrived() -> None:
    story = sent()
    story.hear("offer", "2026-06-10", promised_by="2026-06-24")
    story.answer("2026-06-11", "accept")
    assert refused_until(story.may("follow-up", "2026-06-20"), "2026-06-25")
    assert story.may("follow-up", "2026-06-25").allowed
    story.send("2026-06-25", "follow-up")
    assert story.may("follow-up", "2026-07-10").answer == "done"


def test_the_reminder_of_an_offer_keeps_the_gap() -> None:
    story = sent()
    story.hear("offer", "2026-06-10", promised_by="2026-06-24")
    story.answer("2026-06-11", "accept")
    story.send("2026-06-24", "reply")
    assert refused_until(story.may("follow-up", "2026-06-25"), "2026-06-26")


def test_the_reminder_of_an_offer_comes_even_when_the_wait_is_over() -> None:
    story = sent(sector="retail", kind="defective")  # fourteen days
    story.send("2026-06-08", "follow-up")
    story.hear("offer", "2026-06-11")
    story.answer("2026-06-12", "accept")
    assert refused_until(story.may("follow-up", "2026-06-20"), "2026-06-27")
    assert story.may("follow-up", "2026-06-27").allowed


# --- replies --------------------------------------------------------------------------------------


def test_there_is_nothing_to_answer_before_they_wrote() -> None:
    assert refused_until(sent().may("reply", "2026-06-05"), None)


@pytest.mark.parametrize(
    "kind", ["bounce", "automatic-acknowledgement", "acknowledgement", "holding", "unrelated"]
)
def test_a_machines_receipt_is_no_way_around_the_gap(kind: str) -> None:
    story = sent()
    story.hear(kind, "2026-06-01T12:05", soft=True)
    assert not story.may("reply", "2026-06-01").allowed


@pytest.mark.parametrize("kind", ["question", "private-channel", "offer", "refusal"])
def test_who_asks_or_answers_may_be_answered_at_once_and_only_once(kind: str) -> None:
    story = sent()
    story.hear(kind, "2026-06-02")
    assert story.may("reply", "2026-06-02").allowed
    reply = story.send("2026-06-02", "reply")
    assert refused_until(story.may("reply", "2026-06-03"), "2026-06-04")
    story.undo(reply, "2026-06-03")
    assert refused_until(story.may("reply", "2026-06-03"), "2026-06-04")
    story.hear(kind, "2026-06-03T15:00")
    assert story.may("reply", "2026-06-03").allowed
