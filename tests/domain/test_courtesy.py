"""The courtesy clock: whose turn it is, what they asked for, the gap between our messages."""

from __future__ import annotations

import pytest
from tests.domain.builders import Story, clock_of, day

# --- whose turn ---------------------------------------------------------------


def test_the_ball_is_with_the_customer_from_the_question_until_the_answer() -> None:
    story = Story()
    story.send("2026-06-01")
    story.hear("question", "2026-06-03")
    assert story.on("2026-06-03").courtesy.ours_to_answer
    story.answer("2026-06-08")
    courtesy = story.on("2026-06-09").courtesy
    assert not courtesy.ours_to_answer
    assert [(p.from_on, p.until_on) for p in courtesy.pauses] == [
        (day("2026-06-03"), day("2026-06-08"))
    ]


def test_courtesy_stands_still_while_the_ball_is_with_the_customer() -> None:
    story = Story()
    story.send("2026-06-01")
    story.hear("question", "2026-06-03")
    story.answer("2026-06-08")
    # Ten business days after the 1st, without the 3rd, 4th and 5th; 8 June counts again.
    assert story.on("2026-06-09").rungs.follow_up == day("2026-06-18")


def test_a_recorded_reply_of_ours_answers_the_question() -> None:
    story = Story()
    story.send("2026-06-01")
    story.hear("question", "2026-06-03")
    story.send("2026-06-04", "reply")
    assert not story.on("2026-06-04").courtesy.ours_to_answer


def test_a_reply_of_ours_that_bounced_or_was_taken_back_answers_nothing() -> None:
    story = Story()
    story.send("2026-06-01")
    story.hear("question", "2026-06-03")
    reply = story.send("2026-06-04", "reply")
    story.hear("bounce", "2026-06-05")
    assert story.on("2026-06-05").courtesy.ours_to_answer
    again = story.send("2026-06-08", "reply")
    assert not story.on("2026-06-08").courtesy.ours_to_answer
    story.undo(again, "2026-06-09")
    assert story.on("2026-06-09").courtesy.ours_to_answer
    assert reply != again


def test_an_answer_given_before_a_question_of_the_same_day_isnt_an_answer_to_it() -> None:
    story = Story()
    story.send("2026-06-01")
    story.hear("question", "2026-06-03T09:00")
    story.answer("2026-06-03T10:00")
    story.hear("question", "2026-06-03T15:00")
    assert story.on("2026-06-03").courtesy.ours_to_answer


def test_an_answer_told_by_its_date_answers_a_mail_of_that_afternoon() -> None:
    """A day told afterwards stands at noon; the mail's own header said 15:00."""
    story = Story()
    story.send("2026-06-01")
    story.hear("question", "2026-06-03T15:00")
    story.answer("2026-06-03")
    assert not story.on("2026-06-04").courtesy.ours_to_answer


# --- promises -----------------------------------------------------------------


@pytest.mark.parametrize("kind", ["automatic-acknowledgement", "acknowledgement", "holding"])
def test_a_promised_date_moves_courtesy_to_the_day_after_it(kind: str) -> None:
    story = Story()
    story.send("2026-06-01")
    story.hear(kind, "2026-06-02", promised_by="2026-06-10")
    s = story.on("2026-06-05")
    assert s.courtesy.quiet_until == day("2026-06-10")
    assert s.rungs.nudge == day("2026-06-11")
    assert clock_of(s).due_on == day("2026-07-13")


@pytest.mark.parametrize(
    ("kind", "promises", "until"),
    [
        ("holding", False, "2026-06-16"),  # ten business days from Tuesday 2 June
        ("acknowledgement", True, "2026-06-16"),
        ("acknowledgement", False, None),
        ("automatic-acknowledgement", False, None),
    ],
)
def test_a_promise_without_a_date_counts_ten_business_days(
    kind: str, promises: bool, until: str | None
) -> None:
    story = Story()
    story.send("2026-06-01")
    story.hear(kind, "2026-06-02", promises=promises)
    quiet_until = story.on("2026-06-05").courtesy.quiet_until
    assert quiet_until == (day(until) if until else None)


def test_one_promise_is_honoured_and_later_ones_move_nothing() -> None:
    story = Story()
    story.send("2026-06-01")
    story.hear("holding", "2026-06-02", promised_by="2026-06-10")
    story.hear("holding", "2026-06-10", promised_by="2026-06-24")
    assert story.on("2026-06-11").courtesy.quiet_until == day("2026-06-10")


def test_a_promise_is_never_honoured_past_the_wait() -> None:
    story = Story()
    story.send("2026-06-01")
    story.hear("holding", "2026-06-02", promised_by="2026-12-24")
    courtesy = story.on("2026-06-11").courtesy
    assert courtesy.after_promise(day("2026-06-03")) == day("2026-07-13")  # due_on itself


def test_a_promise_on_the_phone_counts() -> None:
    story = Story()
    story.send("2026-06-01")
    story.contact("call", "2026-06-03", promised_by=day("2026-06-12"))
    s = story.on("2026-06-11")
    assert (s.courtesy.quiet_until, s.courtesy.asked_on) == (day("2026-06-12"), day("2026-06-03"))


def test_a_promise_of_the_very_day_counts() -> None:
    story = Story()
    story.send("2026-06-01")
    story.contact("call", "2026-06-01T15:00", promised_by=day("2026-06-12"))
    assert story.on("2026-06-11").courtesy.quiet_until == day("2026-06-12")


def test_a_promise_of_before_the_complaint_is_broken_already() -> None:
    story = Story()
    story.contact("call", "2026-05-31", promised_by=day("2026-06-12"))
    story.send("2026-06-01")
    assert story.on("2026-06-11").courtesy.quiet_until is None


# --- the gap ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("sent", "free"),
    [
        ("2026-06-01", "2026-06-03"),  # Monday, Wednesday
        ("2026-06-04", "2026-06-08"),  # Thursday, Monday
        ("2026-06-06", "2026-06-09"),  # a Saturday counts as its Friday
        ("2026-08-28", "2026-09-02"),  # the bank holiday of 31 August lies between
    ],
)
def test_two_business_days_lie_between_two_messages(sent: str, free: str) -> None:
    story = Story()
    story.send(sent)
    assert story.on(sent).courtesy.free_from == day(free)


def test_what_bounced_was_no_message_but_what_was_undone_was() -> None:
    story = Story()
    sent = story.send("2026-06-01")
    story.undo(sent, "2026-06-01")
    assert story.on("2026-06-01").courtesy.free_from == day("2026-06-03")
    other = Story()
    other.send("2026-06-01")
    other.hear("bounce", "2026-06-01T12:01")
    assert other.on("2026-06-01").courtesy.free_from is None


def test_what_may_have_gone_out_counts_as_a_message() -> None:
    story = Story()
    story.intend("2026-06-01")
    assert story.on("2026-06-01").courtesy.free_from == day("2026-06-03")


def test_a_voided_follow_up_leaves_the_clock_alone() -> None:
    story = Story()
    story.send("2026-06-01")
    before = clock_of(story.on("2026-06-20"))
    story.send("2026-06-15", "follow-up")
    story.hear("bounce", "2026-06-15T13:00")
    assert clock_of(story.on("2026-06-20")) == before


def test_a_voided_complaint_starts_nothing_and_the_next_one_starts_anew() -> None:
    story = Story()
    story.send("2026-06-01")
    story.hear("bounce", "2026-06-02")
    assert story.on("2026-06-02").clock is None
    story.send("2026-06-03")
    assert clock_of(story.on("2026-06-05")).due_on == day("2026-07-15")


# --- calendars across borders ---------------------------------------------------------------------


def test_courtesy_keeps_the_companys_weekend() -> None:
    story = Story("airline", company={"country": "IL"}, kind="baggage")
    story.send("2026-06-04")  # a Thursday: Friday and Saturday are off there, Sunday isn't
    s = story.on("2026-06-05")
    assert s.courtesy.free_from == day("2026-06-08")
    assert s.rungs.nudge == day("2026-06-08")


def test_courtesy_keeps_the_companys_holidays_and_the_gate_the_rules() -> None:
    story = Story("rail", "GB", company={"country": "FR"}, kind="delayed")
    story.send("2026-07-09")  # Tuesday 14 July is a holiday in France, not in Great Britain
    s = story.on("2026-07-10")
    assert s.courtesy.free_from == day("2026-07-13")
    later = Story("rail", "GB", company={"country": "FR"}, kind="delayed")
    later.send("2026-07-13")
    assert later.on("2026-07-13").courtesy.free_from == day("2026-07-16")
    skipped = [skip.on for skip in clock_of(later.on("2026-07-13")).deadline.skipped]
    assert day("2026-07-14") not in skipped
    assert day("2026-08-31") in skipped


def test_a_company_in_the_emirates_rests_as_it_does_today() -> None:
    story = Story("airline", company={"country": "AE"}, kind="delayed")
    story.send("2026-06-04")
    assert story.on("2026-06-04").courtesy.free_from == day("2026-06-08")
