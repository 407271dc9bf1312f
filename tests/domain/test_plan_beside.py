"""What stands beside and beyond the ladder: courts, further bodies, notices, urgent calls."""

from __future__ import annotations

from typing import Any

import pytest
from tests.domain.builders import Story, day, from_days, now_of, sent, statuses

from plaint.domain.plan import Plan, next_step

# --- a court next ---------------------------------------------------------------------------------


def shop() -> Story:
    return sent(sector="retail", kind="defective", remedy="repair")


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
    story = sent(
        sector="car-rental", kind="overcharge", company={"mediator": "gb-bvrla", "country": "GB"}
    )
    assert statuses(story.plan("2026-06-05"))["referral"] == "later"
    told = story.plan("2026-07-02")
    assert (told.now.step, told.now.since) == ("letter-before-claim", day("2026-07-02"))


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
    for story in (sent(), Story("retail", "FR"), Story("telecom", "JP"), shop()):
        for when in ("2026-06-01", "2026-08-15"):
            last = story.plan(when).steps[-1]
            assert (last.step, last.id, last.status) == ("further", "paid-advert", "later")
            assert "against" in str(last.why)
    solved = sent()
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


def test_a_demand_for_more_time_presses_only_after_a_reminder_in_vain() -> None:
    told: dict[str, Any] = {"kind": "not-delivered", "remedy": "refund", "sector": "retail"}
    story = Story(**told, promised_on=day("2026-05-20"))
    story.send("2026-06-01")
    assert now_of(story, "2026-06-02") == "wait"
    story.send("2026-06-08", "follow-up", names_body=True)
    assert now_of(story, "2026-06-09") == "notice"


def test_a_complaint_that_asked_for_the_delivery_has_set_the_time_already() -> None:
    told: dict[str, Any] = {"kind": "not-delivered", "sector": "retail"}
    asked = Story(**told, remedy="delivery", promised_on=day("2026-05-20"))
    asked.send("2026-06-01")
    found = notices(asked.plan("2026-06-02"))
    assert found["gb-notice-more-time"][0] == "skipped"
    assert found["gb-notice-ending"] == ("later", "2026-06-16")
    assert notices(asked.plan("2026-06-16"))["gb-notice-ending"][0] == "now"
    # who asked for money has set no time to deliver, nor has one who wrote before the day
    for remedy, promised in (("refund", "2026-05-20"), ("delivery", "2026-06-05")):
        other = Story(**told, remedy=remedy, promised_on=day(promised))
        other.send("2026-06-01")
        found = notices(other.plan("2026-06-20"))
        assert found["gb-notice-more-time"][0] == "now"
        assert found["gb-notice-ending"] == ("later", None)


def test_a_contract_is_ended_once() -> None:
    story = Story("retail", kind="not-delivered", remedy="refund", distance=True,
                  promised_on=day("2026-05-20"), ordered_on=day("2026-05-25"))  # fmt: skip
    story.send("2026-06-01")
    assert notices(story.plan("2026-06-02"))["gb-notice-withdrawal"][0] == "now"
    story.send("2026-06-03", "notice", variant="withdrawal")
    found = notices(story.plan("2026-06-20"))
    assert found.pop("gb-notice-withdrawal")[0] == "done"
    assert {status for status, _ in found.values()} == {"skipped"}


def test_what_is_late_by_law_is_said_and_moves_no_rung() -> None:
    story = Story("retail", kind="not-delivered", remedy="delivery", promised_on=day("2026-06-10"))
    story.send("2026-06-01")
    assert not any("By law" in str(w) for w in story.plan("2026-06-10").warnings)
    assert any("By law this was due by 2026-06-10" in str(w)
               for w in story.plan("2026-06-11").warnings)  # fmt: skip


def test_plaint_asks_for_the_day_of_receipt_only_where_a_right_runs_from_it() -> None:
    def asks(**facts: Any) -> bool:
        story = Story("retail", **facts)
        return any("When did you receive it" in str(w) for w in story.plan("2026-06-01").warnings)

    assert asks(kind="defective", remedy="refund")
    assert not asks(kind="defective", remedy="refund", received_on=day("2026-05-10"))
    assert not asks(kind="service", remedy="refund")
    contract = Story("subscription", kind="subscription", distance=True).plan("2026-06-01")
    assert ["ordered_on" in str(w) for w in contract.warnings] == [True]  # 14 days from it


def test_what_the_law_puts_before_money_is_said_before_the_letter_leaves() -> None:
    about: dict[str, Any] = {"kind": "defective", "remedy": "refund", "sector": "retail"}
    fresh = Story(**about, received_on=day("2026-01-10"))
    assert any("before money" in str(w) for w in fresh.plan("2026-06-01").warnings)
    fresh.send("2026-06-01")
    assert not any("before money" in str(w) for w in fresh.plan("2026-06-01").warnings)
    repair = Story(**{**about, "remedy": "repair"}, received_on=day("2026-01-10"))
    assert not any("before money" in str(w) for w in repair.plan("2026-06-01").warnings)


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
