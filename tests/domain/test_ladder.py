"""From which day each rung may be taken, counted from actual sendings."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from tests.domain.builders import Story, day, sent

from plaint.domain.ladder import Rungs


def rungs_of(story: Story, when: str) -> Rungs:
    return story.on(when).rungs


def test_the_contracts_ladder() -> None:
    story = Story()
    story.send("2026-06-01")
    rungs = rungs_of(story, "2026-06-05")
    assert rungs.nudge == day("2026-06-03")
    assert rungs.follow_up == day("2026-06-15")  # ten business days: sooner than three weeks
    assert rungs.final_notice == day("2026-06-29")  # fourteen days before 13 July
    assert rungs.gate == day("2026-07-14")
    assert (rungs.names_body, rungs.nudge_at, rungs.court) == (False, None, None)


def test_nothing_sent_no_rungs() -> None:
    assert rungs_of(Story(), "2026-06-05") == Rungs()


# --- the nudge ------------------------------------------------------------------------------------


def test_a_shop_is_given_three_business_days() -> None:
    story = Story("retail", kind="defective")
    story.send("2026-06-04")  # a Thursday
    assert rungs_of(story, "2026-06-05").nudge == day("2026-06-09")


def test_the_nudge_counts_in_the_companys_days() -> None:
    story = Story(opened="2026-03-30")
    story.send("2026-04-02")  # Good Friday and Easter Monday follow
    assert rungs_of(story, "2026-04-02").nudge == day("2026-04-08")


def test_a_traveller_may_nudge_after_two_real_hours() -> None:
    """On 25 October 2026 London puts its clocks back: two hours after 0:30 they show 1:30."""
    story = Story("airline", urgency="time-critical", kind="cancelled", opened="2026-10-24")
    story.send("2026-10-25T00:30")
    rungs = rungs_of(story, "2026-10-25T00:40")
    assert rungs.nudge_at == datetime(2026, 10, 25, 1, 30, tzinfo=UTC)
    assert rungs.nudge == day("2026-10-25")


def test_a_traveller_who_writes_late_may_nudge_after_midnight() -> None:
    story = Story("airline", urgency="time-critical", kind="cancelled")
    story.send("2026-06-01T23:15")
    assert rungs_of(story, "2026-06-01T23:20").nudge == day("2026-06-02")


def test_essential_and_safety_nudge_on_the_next_business_day() -> None:
    for urgency in ("essential", "safety"):
        story = Story("energy", urgency=urgency)
        story.send("2026-06-05")  # a Friday
        rungs = rungs_of(story, "2026-06-05")
        assert (rungs.nudge, rungs.nudge_at) == (day("2026-06-08"), None)


@pytest.mark.parametrize("urgency", ["time-critical", "essential", "safety"])
def test_urgency_shortens_the_wait_after_the_complaint_but_not_the_gap_after_others(
    urgency: str,
) -> None:
    """Rule 5: two business days between any two messages; only the complaint is excepted."""
    story = Story("airline", urgency=urgency, kind="cancelled")
    story.send("2026-06-01T09:00")
    story.send("2026-06-04T09:00", "follow-up")
    rungs = rungs_of(story, "2026-06-04")
    assert (rungs.nudge, rungs.nudge_at) == (day("2026-06-08"), None)


def test_urgency_never_opens_the_outside_door_early() -> None:
    for urgency in ("time-critical", "essential", "safety"):
        story = Story(urgency=urgency)
        story.send("2026-06-01")
        assert rungs_of(story, "2026-06-02").gate == day("2026-07-14")


def test_a_posted_nudge_keeps_the_day_from_which_it_was_allowed() -> None:
    story = Story()
    story.send("2026-06-01")
    story.post("2026-06-09")
    assert rungs_of(story, "2026-06-10").nudge == day("2026-06-03")


# --- the follow-up --------------------------------------------------------------------------------


def test_half_of_the_wait_where_that_is_sooner() -> None:
    story = Story("retail", kind="defective")
    story.send("2026-06-01")
    assert rungs_of(story, "2026-06-02").follow_up == day("2026-06-08")  # seven of fourteen days


def test_half_of_a_business_wait_is_counted_in_business_days_rounded_down() -> None:
    story = Story("payments", kind="refund-due")
    story.send("2026-06-01")
    assert rungs_of(story, "2026-06-02").follow_up == day("2026-06-10")  # seven of fifteen


def test_the_chase_rule_sets_the_follow_up() -> None:
    story = Story("retail", "FR", kind="defective")
    story.send("2026-06-01")
    assert rungs_of(story, "2026-06-02").follow_up == day("2026-06-16")  # fifteen days
    rail = Story("rail", kind="delayed")
    rail.send("2026-06-01")
    assert rungs_of(rail, "2026-06-02").follow_up == day("2026-06-29")  # twenty business days


def test_a_promise_moves_the_follow_up_to_the_day_after_it() -> None:
    story = Story()
    story.send("2026-06-01")
    story.hear("holding", "2026-06-05", promised_by="2026-06-24")
    assert rungs_of(story, "2026-06-08").follow_up == day("2026-06-25")


def test_the_follow_up_keeps_the_gap_after_a_late_nudge() -> None:
    story = Story()
    story.send("2026-06-01")
    story.post("2026-06-12")
    assert rungs_of(story, "2026-06-12").follow_up == day("2026-06-16")


def test_it_is_left_out_when_it_cant_keep_the_gap_before_the_wait_ends() -> None:
    story = Story()
    story.send("2026-06-01")
    story.hear("holding", "2026-06-05", promised_by="2026-07-09")
    # Friday 10 July + two business days is Tuesday 14 July, after the 13th.
    assert rungs_of(story, "2026-06-08").follow_up is None
    sooner = Story()
    sooner.send("2026-06-01")
    sooner.hear("holding", "2026-06-05", promised_by="2026-07-08")
    assert rungs_of(sooner, "2026-06-08").follow_up == day("2026-07-09")


def test_an_urgent_follow_up_comes_after_three_business_days() -> None:
    story = Story("energy", urgency="essential")
    story.send("2026-06-01")
    assert rungs_of(story, "2026-06-01").follow_up == day("2026-06-04")


# --- the final notice -----------------------------------------------------------------------------


def test_too_short_a_wait_has_no_final_notice_and_the_follow_up_names_the_next_step() -> None:
    story = Story("retail", kind="defective")
    story.send("2026-06-01")
    rungs = rungs_of(story, "2026-06-02")
    assert (rungs.final_notice, rungs.names_body) == (None, True)


def test_a_follow_up_sent_late_leaves_no_room_for_it() -> None:
    story = Story()
    story.send("2026-06-01")
    story.send("2026-06-25", "follow-up", names_body=True)
    rungs = rungs_of(story, "2026-06-26")
    assert (rungs.final_notice, rungs.names_body) == (None, True)


def test_a_follow_up_that_is_written_late_names_the_next_step_itself() -> None:
    """Else nobody would: once it is sent, no final notice keeps its five business days."""
    story = Story()
    story.send("2026-06-01")
    assert rungs_of(story, "2026-06-22").names_body is False  # + 5 business days: 29 June
    assert rungs_of(story, "2026-06-23").names_body is True
    assert rungs_of(story, "2026-06-23").final_notice == day("2026-06-29")  # if it is never sent


def test_a_follow_up_that_named_the_body_needs_no_final_notice() -> None:
    story = Story()
    story.send("2026-06-01")
    story.send("2026-06-15", "follow-up", names_body=True)
    assert rungs_of(story, "2026-06-16").final_notice is None


def test_the_final_notice_never_comes_after_the_wait() -> None:
    story = Story()
    story.send("2026-06-01")
    story.hear("holding", "2026-06-05", promised_by="2026-12-01")
    # Nothing was sent since; the promise is honoured up to the last day of the wait.
    assert rungs_of(story, "2026-06-16").final_notice == day("2026-07-13")
    story.send("2026-07-10", "reply")
    assert rungs_of(story, "2026-07-10").final_notice is None


# --- the court ------------------------------------------------------------------------------------


def test_a_court_comes_fourteen_days_after_the_letter_before_claim() -> None:
    story = Story("retail", kind="defective")
    story.send("2026-06-01")
    assert rungs_of(story, "2026-06-16").court is None
    story.send("2026-06-16", "letter-before-claim")
    assert rungs_of(story, "2026-06-16").court == day("2026-07-01")


def test_the_nudge_waits_for_a_day_on_which_their_desk_answers() -> None:
    # Sent on a Monday: Wednesday 3 June, but nobody reads it before Friday.
    story = sent("2026-06-01", company={"hours": "Fri-Sat 10:00-16:00"})
    assert story.on("2026-06-01").rungs.nudge == day("2026-06-05")


def test_an_urgent_nudge_waits_for_their_desk_to_open() -> None:
    hours = {"hours": "Mon-Fri 09:00-17:00 Europe/London"}
    story = sent("2026-06-01T20:00", company=hours, urgency="time-critical")
    assert story.on("2026-06-01").rungs.nudge_at == story.instant("2026-06-02T09:00")
    story = sent("2026-06-01T10:00", company=hours, urgency="time-critical")
    assert story.on("2026-06-01").rungs.nudge_at == story.instant("2026-06-01T12:00")
