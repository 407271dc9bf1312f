"""What the plan makes of each reply, of thanks, and of the end."""

from __future__ import annotations

import pytest
from tests.domain.builders import Story, day, from_days, now_of, sent, statuses

from plaint.domain.plan import next_step


def test_a_question_puts_the_ball_with_the_customer() -> None:
    story = sent()
    story.hear("question", "2026-06-04")
    told = story.plan("2026-06-05")
    assert (told.state, told.now.step, told.now.since) == (
        "your-turn", "answer-question", day("2026-06-04"),
    )  # fmt: skip
    story.answer("2026-06-05")
    assert story.plan("2026-06-05").state == "waiting"


def test_a_private_channel_is_a_question_too_and_details_stay_private() -> None:
    story = sent()
    story.post("2026-06-03")
    story.hear("private-channel", "2026-06-04", public=True)
    told = story.plan("2026-06-04")
    assert told.state == "your-turn"
    assert any("privately" in str(w) for w in told.warnings)


def test_an_acknowledgement_with_a_promise_waits_for_it() -> None:
    story = sent()
    story.hear("automatic-acknowledgement", "2026-06-01T12:01", promised_by="2026-06-08")
    told = story.plan("2026-06-05")
    assert (told.state, told.now.step, told.now.until) == ("waiting", "wait", day("2026-06-09"))
    assert "asked for time until" in str(told.now.why)
    assert "asked for time until" in str(story.plan("2026-06-08").now.why)
    assert now_of(story, "2026-06-09") == "nudge"


@pytest.mark.parametrize("kind", ["offer", "partial", "disputed", "resolved"])
def test_their_answer_is_to_be_assessed(kind: str) -> None:
    story = sent()
    story.hear(kind, "2026-06-10")
    told = story.plan("2026-06-12")
    assert (told.state, told.now.step, told.now.since) == (
        "answered", "assess-reply", day("2026-06-10"),
    )  # fmt: skip
    assert not told.overdue


def test_a_refusal_that_is_not_final_gets_one_letter_asking_for_the_final_response() -> None:
    story = sent()
    story.hear("refusal", "2026-06-10")
    told = story.plan("2026-06-12")
    assert (told.state, told.now.step) == ("answered", "second-level")
    assert from_days(told)["referral"] == "2026-07-14"  # the gate date stands
    story.send("2026-06-12", "second-level")
    after = story.plan("2026-06-16")
    assert (after.state, after.now.step) == ("waiting", "wait")
    assert statuses(after)["second-level"] == "done"
    assert statuses(after)["final-notice"] == "later"
    assert now_of(story, "2026-07-14") == "referral"


def test_a_refusal_late_in_the_wait_still_gets_the_second_level_not_an_announcement() -> None:
    story = sent()
    story.hear("refusal", "2026-06-30")
    told = story.plan("2026-07-02")
    assert told.now.step == "second-level"
    assert statuses(told)["final-notice"] == "skipped"


def test_a_refusal_that_the_mediator_takes_opens_the_door() -> None:
    story = Story("retail", "FR", kind="defective")
    story.send("2026-06-01")
    story.hear("refusal", "2026-06-10")
    told = story.plan("2026-06-12")
    assert (told.now.step, told.now.since) == ("referral", day("2026-06-10"))
    assert "second-level" not in statuses(told)


def test_a_french_operator_has_a_second_level_of_its_own() -> None:
    story = Story("telecom", "FR")
    story.send("2026-06-01")
    assert now_of(story, "2026-07-10") != "second-level"  # silence costs no step
    story.hear("refusal", "2026-07-10")
    assert now_of(story, "2026-07-10") == "second-level"
    story.send("2026-07-10", "second-level")
    assert from_days(story.plan("2026-07-15"))["referral"] == "2026-08-02"


@pytest.mark.parametrize("kind", ["final-response", "deadlock"])
def test_a_final_answer_opens_the_door(kind: str) -> None:
    story = sent()
    story.hear(kind, "2026-06-10")
    assert now_of(story, "2026-06-10") == "referral"


def test_a_partial_offer_declined() -> None:
    story = sent()
    story.hear("partial", "2026-06-10")
    assert now_of(story, "2026-06-11") == "assess-reply"
    story.answer("2026-06-11", "decline")
    told = story.plan("2026-06-11")
    assert (told.state, told.now.step) == ("waiting", "second-level")
    assert from_days(told)["referral"] == "2026-07-14"


def test_only_a_decision_after_their_answer_decides_about_it() -> None:
    story = sent()
    story.hear("question", "2026-06-08")
    story.answer("2026-06-09", "decline")
    story.hear("offer", "2026-06-10")
    story.answer("2026-06-11")
    assert now_of(story, "2026-06-12") == "assess-reply"


def test_an_accepted_offer_has_its_own_promise_clock() -> None:
    story = sent()
    story.hear("offer", "2026-06-10", promised_by="2026-06-24")
    story.answer("2026-06-11", "accept")
    told = story.plan("2026-06-15")
    assert (told.state, told.now.step, told.now.until) == ("waiting", "wait", day("2026-06-25"))
    assert next_step(told) == ("follow-up", day("2026-06-25"))
    assert now_of(story, "2026-06-24") == "wait"
    assert now_of(story, "2026-06-25") == "follow-up"


def test_an_accepted_offer_without_a_date_is_given_two_weeks() -> None:
    story = sent()
    story.hear("offer", "2026-06-10")
    story.answer("2026-06-11", "accept")
    assert story.plan("2026-06-15").now.until == day("2026-06-26")


def test_a_broken_offer_is_reminded_of_once_and_then_the_ladder_goes_on() -> None:
    story = sent()
    story.send("2026-06-15", "follow-up")
    story.hear("offer", "2026-06-17", promised_by="2026-06-24")
    story.answer("2026-06-18", "accept")
    assert statuses(story.plan("2026-06-26"))["follow-up"] == "now"
    story.send("2026-06-26", "follow-up")
    assert now_of(story, "2026-06-27") == "wait"
    assert now_of(story, "2026-07-14") == "referral"


def test_settled_they_say_and_the_customer_confirms() -> None:
    story = sent()
    story.hear("resolved", "2026-06-10")
    story.answer("2026-06-12", "accept")
    told = story.plan("2026-06-12")
    assert told.now.step == "thanks"
    assert "plaint close" in str(told.now.why)
    story.send("2026-06-12", "thanks")
    assert now_of(story, "2026-06-12") == "none"


# --- thanks and the end ---------------------------------------------------------------------------


def test_a_solved_case_thanks_and_asks_after_thirty_days_whether_it_lasted() -> None:
    story = sent()
    story.close("2026-06-10")
    told = story.plan("2026-06-20")
    assert (told.now.step, told.now.since, told.now.optional) == ("thanks", day("2026-06-10"), True)
    story.send("2026-06-20", "thanks")
    assert "closed" in str(story.plan("2026-07-09").now.why)
    assert "Did it last" in str(story.plan("2026-07-10").now.why)
    assert statuses(story.plan("2026-07-10"))["thanks"] == "done"


def test_thanks_may_be_left_out() -> None:
    story = sent()
    story.close("2026-06-10")
    story.skip("thanks", "2026-06-11")
    assert story.plan("2026-06-20").now.step == "none"
