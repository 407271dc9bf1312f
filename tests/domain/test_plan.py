"""What to do now, what later, what not: the contract's example to the letter, and whole courses."""

from __future__ import annotations

import pytest
from tests.domain.builders import Story, day, from_days, now_of, sent, statuses, with_rule

from plaint.domain.plan import Now, Plan, next_step, plan

# --- the contract's example -----------------------------------------------------------------------


def test_the_contracts_example() -> None:
    story = sent()
    s = story.on("2026-06-05")
    told = plan(s)
    assert (told.state, told.overdue) == ("waiting", False)
    assert s.clock is not None
    assert (s.clock.sent_on, s.clock.due_on, s.clock.gate_on) == (
        day("2026-06-01"), day("2026-07-13"), day("2026-07-14"),
    )  # fmt: skip
    assert ((s.today - s.clock.start).days, (s.clock.due_on - s.today).days) == (4, 38)
    assert s.clock.deadline.skipped == ()
    assert (s.clock.choice.rule.id, s.clock.choice.rule.wait.iso) == ("gb-telecom", "P6W")
    assert (told.now.step, told.now.since, told.now.optional) == ("nudge", day("2026-06-03"), True)
    assert str(told.now.why)
    assert statuses(told) == {
        "complaint": "done", "nudge": "now", "follow-up": "later", "final-notice": "later",
        "referral": "later",
    }  # fmt: skip
    assert from_days(told) == {
        "complaint": "2026-06-01", "nudge": "2026-06-03", "follow-up": "2026-06-15",
        "final-notice": "2026-06-29", "referral": "2026-07-14",
    }  # fmt: skip
    complaint, nudge, referral = (told.step(n) for n in ("complaint", "nudge", "referral"))
    assert complaint is not None
    assert complaint.done_on == day("2026-06-01")
    assert nudge is not None
    assert nudge.optional
    assert referral is not None
    assert referral.body is not None
    assert referral.body.id == "gb-communications-ombudsman"
    assert s.last_dates[0].on == day("2027-06-01")
    assert told.warnings == ()


@pytest.mark.parametrize(
    ("on", "due", "gate"),
    [("2026-04-07", "2026-06-02", "2026-06-03"), ("2026-04-08", "2026-05-20", "2026-05-21")],
)
def test_both_sides_of_8_april_2026(on: str, due: str, gate: str) -> None:
    story = sent(on, opened="2026-04-01")
    assert not story.plan(due).overdue
    assert now_of(story, due) != "referral"
    after = story.plan(gate)
    assert after.overdue
    assert (after.now.step, after.now.since) == ("referral", day(gate))


# --- silence until the ombudsman ------------------------------------------------------------------


def test_silence_climbs_the_ladder_and_now_is_the_highest_rung_reached() -> None:
    story = sent()
    course = {
        "2026-06-01": "wait", "2026-06-02": "wait", "2026-06-03": "nudge", "2026-06-14": "nudge",
        "2026-06-15": "follow-up", "2026-06-28": "follow-up", "2026-06-29": "final-notice",
        "2026-07-13": "final-notice", "2026-07-14": "referral", "2027-01-01": "referral",
    }  # fmt: skip
    assert {when: now_of(story, when) for when in course} == course
    assert statuses(story.plan("2026-07-14")) == {
        "complaint": "done", "nudge": "skipped", "follow-up": "skipped",
        "final-notice": "skipped", "referral": "now",
    }  # fmt: skip


def test_what_was_done_stays_done_when_later_rungs_are_reached() -> None:
    story = sent()
    story.post("2026-06-09")
    story.send("2026-06-16", "follow-up")
    story.send("2026-06-29", "final-notice")
    told = story.plan("2026-07-14")
    assert statuses(told) == {
        "complaint": "done", "nudge": "done", "follow-up": "done", "final-notice": "done",
        "referral": "now",
    }  # fmt: skip
    nudge = told.step("nudge")
    assert nudge is not None
    assert (nudge.allowed_from, nudge.done_on) == (day("2026-06-03"), day("2026-06-09"))


@pytest.mark.parametrize("kind", ["offer", "question", "refusal", "resolved", "holding"])
def test_a_posted_nudge_is_done_whatever_they_answer(kind: str) -> None:
    story = sent()
    story.post("2026-06-03")
    story.hear(kind, "2026-06-04")
    assert statuses(story.plan("2026-06-05"))["nudge"] == "done"


def test_a_closed_case_keeps_what_was_done_and_refuses_the_rest() -> None:
    story = sent()
    story.post("2026-06-03")
    story.close("2026-06-10", "withdrawn")
    told = story.plan("2026-08-01")
    assert (told.state, told.overdue, told.now.step) == ("closed", False, "none")
    assert statuses(told) == {
        "complaint": "done", "nudge": "done", "follow-up": "refused", "final-notice": "refused",
        "referral": "refused",
    }  # fmt: skip


def test_the_referral_done_the_case_is_with_the_outside_body() -> None:
    story = sent()
    story.refer("2026-07-20")
    told = story.plan("2026-07-21")
    assert (told.state, told.overdue, told.now.step) == ("escalated", False, "wait")
    assert statuses(told)["referral"] == "done"


def test_skipping_is_for_optional_steps() -> None:
    story = sent()
    for step in ("nudge", "complaint", "referral", "letter-before-claim"):
        story.skip(step, "2026-06-02")
    told = story.plan("2026-06-05")
    assert statuses(told)["nudge"] == "skipped"
    assert (told.now.step, told.now.until) == ("wait", day("2026-06-15"))
    assert now_of(story, "2026-07-14") == "referral"
    undone = Story()
    undone.skip("complaint", "2026-06-01")
    assert now_of(undone, "2026-06-01") == "complaint"


# --- drafting, bounces, doubt ---------------------------------------------------------------------


def test_a_new_case_begins_with_the_complaint() -> None:
    told = Story().plan("2026-05-30")
    assert (told.state, told.now.step) == ("drafting", "complaint")
    assert told.now.since == day("2026-05-30")


def test_the_day_from_which_it_may_be_sent_doesnt_move_with_today() -> None:
    assert next_step(Story().plan("2026-06-20")) == ("complaint", day("2026-05-30"))


def test_a_bounced_complaint_asks_for_another_address() -> None:
    story = sent()
    story.hear("bounce", "2026-06-02")
    told = story.plan("2026-06-02")
    assert (told.state, told.now.step) == ("drafting", "complaint")
    assert "address" in str(told.now.why)
    assert "post" not in str(told.now.why)
    story.send("2026-06-03")
    assert story.plan("2026-06-03").state == "waiting"


def test_a_bounce_after_the_nudge_also_asks_to_correct_the_post() -> None:
    story = sent()
    story.post("2026-06-03")
    story.hear("bounce", "2026-06-03T15:00")
    told = story.plan("2026-06-04")
    assert "correct your public post" in " ".join(str(told.now.why).split())
    # The post was a message: the corrected letter keeps the gap, and the plan doesn't deny it.
    assert (told.now.step, told.now.until) == ("wait", day("2026-06-05"))
    assert now_of(story, "2026-06-05") == "complaint"


def test_a_message_in_doubt_comes_first() -> None:
    story = sent()
    story.intend("2026-06-15", "follow-up")
    told = story.plan("2026-06-20")
    assert told.now.step == "wait"
    assert "settle" in str(told.now.why)
    assert statuses(told)["follow-up"] == "refused"


def test_a_complaint_by_phone_asks_for_writing_where_the_rule_wants_it() -> None:
    story = Story("retail", "FR", kind="defective")
    story.send("2026-06-01", via="phone")
    told = story.plan("2026-06-05")
    assert (told.state, told.now.step) == ("drafting", "complaint")
    assert "in writing" in str(told.now.why)


# --- pauses and as-of -----------------------------------------------------------------------------


def test_nothing_is_due_from_us_while_their_question_is_open_but_the_gate_opens() -> None:
    story = sent()
    story.hear("question", "2026-06-02")
    told = story.plan("2026-07-20")
    assert told.now.step == "answer-question"
    assert statuses(told)["referral"] == "now"
    assert told.overdue


def test_the_gate_of_a_rule_that_pauses_moves_with_the_open_question() -> None:
    story = sent()
    story.hear("question", "2026-06-02")
    known = with_rule("GB", "gb-telecom", pauses_on=("question",))
    gates = [from_days(plan(story.on(w, knowledge=known)))["referral"]
             for w in ("2026-06-12", "2026-06-13")]  # fmt: skip
    assert gates == ["2026-07-24", "2026-07-25"]


def test_as_of_looks_into_the_future_and_back() -> None:
    story = sent()
    story.post("2026-06-10")
    assert now_of(story, "2026-06-05") == "nudge"
    assert statuses(story.plan("2026-06-10"))["nudge"] == "done"
    assert now_of(story, "2026-12-31") == "referral"


# --- what status shows ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        ("2026-05-31", ("complaint", "2026-05-30")),
        ("2026-06-01", ("nudge", "2026-06-03")),
        ("2026-06-05", ("nudge", "2026-06-03")),
        ("2026-07-20", ("referral", "2026-07-14")),
    ],
)
def test_the_next_step_and_its_day(when: str, expected: tuple[str, str]) -> None:
    step, on = next_step(sent().plan(when))
    assert (step, on) == (expected[0], day(expected[1]))


def test_a_wait_without_an_end_is_a_wait() -> None:
    story = sent()
    told = story.plan("2026-06-05")
    waiting = Plan("waiting", False, Now("wait", told.now.why), told.steps, ())
    assert next_step(waiting) == ("wait", None)
