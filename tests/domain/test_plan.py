"""What to do now, what later, what not: the contract's example to the letter, and whole courses."""

from __future__ import annotations

from typing import Any

import pytest
from tests.domain.builders import Story, day, from_days, statuses, with_rule

from plaint.domain.plan import Now, Plan, next_step, plan


def telecom(when: str = "2026-06-01", **facts: Any) -> Story:
    story = Story(**facts)
    story.send(when)
    return story


def now_of(story: Story, when: str) -> str:
    return story.plan(when).now.step


# --- the contract's example -----------------------------------------------------------------------


def test_the_contracts_example() -> None:
    story = telecom()
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
    ("sent", "due", "gate"),
    [("2026-04-07", "2026-06-02", "2026-06-03"), ("2026-04-08", "2026-05-20", "2026-05-21")],
)
def test_both_sides_of_8_april_2026(sent: str, due: str, gate: str) -> None:
    story = telecom(sent, opened="2026-04-01")
    assert not story.plan(due).overdue
    assert now_of(story, due) != "referral"
    after = story.plan(gate)
    assert after.overdue
    assert (after.now.step, after.now.since) == ("referral", day(gate))


# --- silence until the ombudsman ------------------------------------------------------------------


def test_silence_climbs_the_ladder_and_now_is_the_highest_rung_reached() -> None:
    story = telecom()
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
    story = telecom()
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
    story = telecom()
    story.post("2026-06-03")
    story.hear(kind, "2026-06-04")
    assert statuses(story.plan("2026-06-05"))["nudge"] == "done"


def test_a_closed_case_keeps_what_was_done_and_refuses_the_rest() -> None:
    story = telecom()
    story.post("2026-06-03")
    story.close("2026-06-10", "withdrawn")
    told = story.plan("2026-08-01")
    assert (told.state, told.overdue, told.now.step) == ("closed", False, "none")
    assert statuses(told) == {
        "complaint": "done", "nudge": "done", "follow-up": "refused", "final-notice": "refused",
        "referral": "refused",
    }  # fmt: skip


def test_the_referral_done_the_case_is_with_the_outside_body() -> None:
    story = telecom()
    story.refer("2026-07-20")
    told = story.plan("2026-07-21")
    assert (told.state, told.overdue, told.now.step) == ("escalated", False, "wait")
    assert statuses(told)["referral"] == "done"


def test_skipping_is_for_optional_steps() -> None:
    story = telecom()
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
    story = telecom()
    story.hear("bounce", "2026-06-02")
    told = story.plan("2026-06-02")
    assert (told.state, told.now.step) == ("drafting", "complaint")
    assert "address" in str(told.now.why)
    assert "post" not in str(told.now.why)
    story.send("2026-06-03")
    assert story.plan("2026-06-03").state == "waiting"


def test_a_bounce_after_the_nudge_also_asks_to_correct_the_post() -> None:
    story = telecom()
    story.post("2026-06-03")
    story.hear("bounce", "2026-06-03T15:00")
    told = story.plan("2026-06-04")
    assert "correct your public post" in " ".join(str(told.now.why).split())
    # The post was a message: the corrected letter keeps the gap, and the plan doesn't deny it.
    assert (told.now.step, told.now.until) == ("wait", day("2026-06-05"))
    assert now_of(story, "2026-06-05") == "complaint"


def test_a_message_in_doubt_comes_first() -> None:
    story = telecom()
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


# --- replies --------------------------------------------------------------------------------------


def test_a_question_puts_the_ball_with_the_customer() -> None:
    story = telecom()
    story.hear("question", "2026-06-04")
    told = story.plan("2026-06-05")
    assert (told.state, told.now.step, told.now.since) == (
        "your-turn", "answer-question", day("2026-06-04"),
    )  # fmt: skip
    story.answer("2026-06-05")
    assert story.plan("2026-06-05").state == "waiting"


def test_a_private_channel_is_a_question_too_and_details_stay_private() -> None:
    story = telecom()
    story.post("2026-06-03")
    story.hear("private-channel", "2026-06-04", public=True)
    told = story.plan("2026-06-04")
    assert told.state == "your-turn"
    assert any("privately" in str(w) for w in told.warnings)


def test_an_acknowledgement_with_a_promise_waits_for_it() -> None:
    story = telecom()
    story.hear("automatic-acknowledgement", "2026-06-01T12:01", promised_by="2026-06-08")
    told = story.plan("2026-06-05")
    assert (told.state, told.now.step, told.now.until) == ("waiting", "wait", day("2026-06-09"))
    assert "asked for time until" in str(told.now.why)
    assert "asked for time until" in str(story.plan("2026-06-08").now.why)
    assert now_of(story, "2026-06-09") == "nudge"


@pytest.mark.parametrize("kind", ["offer", "partial", "disputed", "resolved"])
def test_their_answer_is_to_be_assessed(kind: str) -> None:
    story = telecom()
    story.hear(kind, "2026-06-10")
    told = story.plan("2026-06-12")
    assert (told.state, told.now.step, told.now.since) == (
        "answered", "assess-reply", day("2026-06-10"),
    )  # fmt: skip
    assert not told.overdue


def test_a_refusal_that_is_not_final_gets_one_letter_asking_for_the_final_response() -> None:
    story = telecom()
    story.hear("refusal", "2026-06-10")
    told = story.plan("2026-06-12")
    assert (told.state, told.now.step) == ("answered", "second-level")
    assert from_days(told)["referral"] == "2026-07-14"  # the gate date stands
    story.send("2026-06-12", "second-level")
    after = story.plan("2026-06-16")
    assert (after.state, after.now.step) == ("waiting", "wait")
    assert statuses(after)["second-level"] == "done"
    assert now_of(story, "2026-07-14") == "referral"


def test_a_refusal_late_in_the_wait_still_gets_the_second_level_not_an_announcement() -> None:
    story = telecom()
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
    story = telecom()
    story.hear(kind, "2026-06-10")
    assert now_of(story, "2026-06-10") == "referral"


def test_a_partial_offer_declined() -> None:
    story = telecom()
    story.hear("partial", "2026-06-10")
    assert now_of(story, "2026-06-11") == "assess-reply"
    story.answer("2026-06-11", "decline")
    told = story.plan("2026-06-11")
    assert (told.state, told.now.step) == ("waiting", "second-level")
    assert from_days(told)["referral"] == "2026-07-14"


def test_an_accepted_offer_has_its_own_promise_clock() -> None:
    story = telecom()
    story.hear("offer", "2026-06-10", promised_by="2026-06-24")
    story.answer("2026-06-11", "accept")
    told = story.plan("2026-06-15")
    assert (told.state, told.now.step, told.now.until) == ("waiting", "wait", day("2026-06-25"))
    assert next_step(told) == ("follow-up", day("2026-06-25"))
    assert now_of(story, "2026-06-24") == "wait"
    assert now_of(story, "2026-06-25") == "follow-up"


def test_an_accepted_offer_without_a_date_is_given_two_weeks() -> None:
    story = telecom()
    story.hear("offer", "2026-06-10")
    story.answer("2026-06-11", "accept")
    assert story.plan("2026-06-15").now.until == day("2026-06-26")


def test_a_broken_offer_is_reminded_of_once_and_then_the_ladder_goes_on() -> None:
    story = telecom()
    story.send("2026-06-15", "follow-up")
    story.hear("offer", "2026-06-17", promised_by="2026-06-24")
    story.answer("2026-06-18", "accept")
    assert statuses(story.plan("2026-06-26"))["follow-up"] == "now"
    story.send("2026-06-26", "follow-up")
    assert now_of(story, "2026-06-27") == "wait"
    assert now_of(story, "2026-07-14") == "referral"


def test_settled_they_say_and_the_customer_confirms() -> None:
    story = telecom()
    story.hear("resolved", "2026-06-10")
    story.answer("2026-06-12", "accept")
    told = story.plan("2026-06-12")
    assert told.now.step == "thanks"
    assert "plaint close" in str(told.now.why)
    story.send("2026-06-12", "thanks")
    assert now_of(story, "2026-06-12") == "none"


# --- thanks and the end ---------------------------------------------------------------------------


def test_a_solved_case_thanks_and_asks_after_thirty_days_whether_it_lasted() -> None:
    story = telecom()
    story.close("2026-06-10")
    told = story.plan("2026-06-20")
    assert (told.now.step, told.now.since, told.now.optional) == ("thanks", day("2026-06-10"), True)
    story.send("2026-06-20", "thanks")
    assert "closed" in str(story.plan("2026-07-09").now.why)
    assert "Did it last" in str(story.plan("2026-07-10").now.why)
    assert statuses(story.plan("2026-07-10"))["thanks"] == "done"


def test_thanks_may_be_left_out() -> None:
    story = telecom()
    story.close("2026-06-10")
    story.skip("thanks", "2026-06-11")
    assert story.plan("2026-06-20").now.step == "none"


# --- a court next ---------------------------------------------------------------------------------


def shop() -> Story:
    return telecom(sector="retail", kind="defective", remedy="repair")


def test_a_british_shop_ends_with_the_letter_before_claim_and_the_court() -> None:
    story = shop()
    s = story.on("2026-06-02")
    assert s.rungs.names_body  # the follow-up at half of the wait names the next step
    course = {
        "2026-06-03": "wait", "2026-06-04": "nudge", "2026-06-08": "follow-up",
        "2026-06-15": "follow-up", "2026-06-16": "letter-before-claim",
    }  # fmt: skip
    assert {when: now_of(story, when) for when in course} == course
    assert "referral" not in statuses(story.plan("2026-06-16"))
    story.send("2026-06-16", "letter-before-claim")
    assert now_of(story, "2026-06-30") == "wait"
    assert next_step(story.plan("2026-06-30")) == ("further", day("2026-07-01"))
    told = story.plan("2026-07-01")
    assert told.now.step == "further"
    assert [s.id for s in told.steps if s.status == "now"] == ["gb-county-court"]


def test_a_shops_refusal_brings_the_letter_before_claim_at_once() -> None:
    story = shop()
    story.hear("refusal", "2026-06-05")
    told = story.plan("2026-06-05")
    assert (told.now.step, told.now.since) == ("letter-before-claim", day("2026-06-05"))


def test_where_a_scheme_doesnt_open_by_waiting_the_court_is_next_never_nothing() -> None:
    story = telecom(
        sector="car-rental", kind="overcharge", company={"mediator": "gb-bvrla", "country": "GB"}
    )
    assert statuses(story.plan("2026-06-05"))["referral"] == "later"
    assert now_of(story, "2026-07-02") == "letter-before-claim"


def test_a_french_shop_two_months_the_mediator() -> None:
    story = Story("retail", "FR", kind="defective")
    story.send("2026-06-01")
    course = {
        "2026-06-15": "nudge", "2026-06-16": "follow-up", "2026-07-17": "follow-up",
        "2026-07-18": "final-notice", "2026-08-01": "final-notice", "2026-08-02": "referral",
    }  # fmt: skip
    assert {when: now_of(story, when) for when in course} == course


# --- further steps --------------------------------------------------------------------------------


def test_the_advert_is_the_last_line_and_discouraged() -> None:
    for story in (telecom(), Story("retail", "FR"), Story("telecom", "JP"), shop()):
        for when in ("2026-06-01", "2026-08-15"):
            last = story.plan(when).steps[-1]
            assert (last.step, last.id, last.status) == ("further", "paid-advert", "later")
            assert "against" in str(last.why)
    solved = telecom()
    solved.close("2026-06-10")
    assert solved.plan("2026-06-20").steps[-1].id == "paid-advert"


def test_what_is_open_at_any_time_is_shown_so() -> None:
    story = Story("retail", "FR", kind="defective")
    story.send("2026-06-01")
    further = {s.id: s for s in story.plan("2026-06-05").steps if s.step == "further"}
    assert further["fr-signalconso"].open
    assert further["fr-conciliateur"].open


def test_an_unknown_country_ends_honestly() -> None:
    story = Story("telecom", "JP", zone="Asia/Tokyo")
    story.send("2026-06-01")
    assert now_of(story, "2026-06-03") == "nudge"
    story.send("2026-06-16", "follow-up", names_body=True)
    told = story.plan("2026-07-10")
    assert (told.now.step, told.overdue) == ("wait", True)
    assert "still have time" not in str(told.now.why)
    assert "no outside body is known" in str(told.now.why)


# --- notices --------------------------------------------------------------------------------------


def notices(told: Plan) -> dict[str, tuple[str, str | None]]:
    return {
        s.id: (s.status, s.allowed_from.isoformat() if s.allowed_from else None)
        for s in told.steps if s.step == "notice"
    }  # fmt: skip


def test_a_right_to_reject_is_shown_with_its_last_day_until_it_is_used_or_gone() -> None:
    story = Story("retail", kind="defective", remedy="refund", received_on=day("2026-05-25"))
    story.send("2026-06-01")
    (step,) = [s for s in story.plan("2026-06-02").steps if s.step == "notice"]
    assert (step.status, step.by, step.optional) == ("now", day("2026-06-24"), True)
    assert now_of(story, "2026-06-02") == "notice"
    assert notices(story.plan("2026-06-24"))["gb-notice-rejection"][0] == "now"
    assert notices(story.plan("2026-06-25"))["gb-notice-rejection"][0] == "skipped"
    story.send("2026-06-10", "notice", variant="rejection")
    assert notices(story.plan("2026-06-25"))["gb-notice-rejection"][0] == "done"


def test_more_time_is_asked_once_they_are_late_and_the_contract_ended_two_weeks_later() -> None:
    told: dict[str, Any] = {"kind": "not-delivered", "remedy": "delivery"}
    story = Story("retail", "FR", promised_on=day("2026-06-10"), **told)
    story.send("2026-06-01")
    assert notices(story.plan("2026-06-10"))["fr-notice-more-time"] == ("later", "2026-06-11")
    assert notices(story.plan("2026-06-11"))["fr-notice-more-time"] == ("now", "2026-06-11")
    story.send("2026-06-11", "notice", variant="more-time")
    assert notices(story.plan("2026-06-25"))["fr-notice-ending"] == ("later", "2026-06-26")
    after = notices(story.plan("2026-06-26"))
    assert after["fr-notice-more-time"][0] == "done"
    assert after["fr-notice-ending"] == ("now", "2026-06-26")


def test_what_is_late_by_law_is_said_and_moves_no_rung() -> None:
    story = Story("retail", kind="not-delivered", remedy="delivery", promised_on=day("2026-06-10"))
    story.send("2026-06-01")
    assert not any("By law" in str(w) for w in story.plan("2026-06-10").warnings)
    assert any("By law this was due by 2026-06-10" in str(w)
               for w in story.plan("2026-06-11").warnings)  # fmt: skip


# --- urgent cases ---------------------------------------------------------------------------------


@pytest.mark.parametrize("urgency", ["time-critical", "essential", "safety"])
def test_urgent_cases_phone_first(urgency: str) -> None:
    story = Story("energy", urgency=urgency)
    told = story.plan("2026-06-01")
    assert told.steps[0].step == "call"
    assert (told.now.step, statuses(told)["call"]) == ("call", "now")
    story.contact("call", "2026-06-01T09:00")
    story.contact("call", "2026-06-02T09:00")
    assert now_of(story, "2026-06-02") == "complaint"
    called = story.plan("2026-06-02").step("call")
    assert called is not None
    assert (called.status, called.done_on) == ("done", day("2026-06-01"))


def test_a_call_that_wasnt_made_stays_first_while_nothing_else_is_due() -> None:
    story = Story("airline", urgency="time-critical", kind="cancelled")
    story.send("2026-06-01T09:00")
    told = story.plan("2026-06-01T09:30")
    assert told.now.step == "call"
    assert now_of(story, "2026-06-01T11:00") == "nudge"


def test_two_hours_for_who_is_travelling_now() -> None:
    story = Story("airline", urgency="time-critical", kind="cancelled")
    story.contact("call", "2026-06-01T08:30")
    story.send("2026-06-01T09:00")
    told = story.plan("2026-06-01T09:30")
    assert (told.now.step, told.now.until, told.now.at) == (
        "wait", day("2026-06-01"), story.instant("2026-06-01T11:00"),
    )  # fmt: skip
    assert next_step(told) == ("nudge", day("2026-06-01"))
    later = story.plan("2026-06-01T11:00")
    assert (later.now.step, later.now.at) == ("nudge", story.instant("2026-06-01T11:00"))
    assert from_days(later)["referral"] == "2026-07-28"  # eight weeks, urgent or not


# --- pauses and as-of -----------------------------------------------------------------------------


def test_nothing_is_due_from_us_while_their_question_is_open_but_the_gate_opens() -> None:
    story = telecom()
    story.hear("question", "2026-06-02")
    told = story.plan("2026-07-20")
    assert told.now.step == "answer-question"
    assert statuses(told)["referral"] == "now"
    assert told.overdue


def test_the_gate_of_a_rule_that_pauses_moves_with_the_open_question() -> None:
    story = telecom()
    story.hear("question", "2026-06-02")
    known = with_rule("GB", "gb-telecom", pauses_on=("question",))
    gates = [from_days(plan(story.on(w, knowledge=known)))["referral"]
             for w in ("2026-06-12", "2026-06-13")]  # fmt: skip
    assert gates == ["2026-07-24", "2026-07-25"]


def test_as_of_looks_into_the_future_and_back() -> None:
    story = telecom()
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
    step, on = next_step(telecom().plan(when))
    assert (step, on) == (expected[0], day(expected[1]))


def test_a_wait_without_an_end_is_a_wait() -> None:
    story = telecom()
    told = story.plan("2026-06-05")
    waiting = Plan("waiting", False, Now("wait", told.now.why), told.steps, ())
    assert next_step(waiting) == ("wait", None)
