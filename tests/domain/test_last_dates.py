"""The customer's own dates: never later than the law's, and warned of in time."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from tests.domain.builders import Story, day

from plaint.domain.last_dates import LastDate, binding, body_window, lapsing, last_dates
from plaint.domain.rules import Limit, Source
from plaint.domain.wait import Wait


def dates(story: Story, when: str = "2026-06-05") -> dict[str, str]:
    return {d.id: d.on.isoformat() for d in story.on(when).last_dates}


def test_the_contracts_last_date() -> None:
    story = Story()
    story.send("2026-06-01")
    found = story.on("2026-06-05").last_dates
    assert found[0].on == day("2027-06-01")
    assert found[0].source_url.startswith("https://")
    assert set(found[0].what) >= {"en", "fr"}


def test_a_final_response_starts_the_time_to_use_the_body() -> None:
    story = Story("banking")
    story.send("2026-06-01")
    story.hear("holding", "2026-06-20")
    assert "gb-fos" not in dates(story, "2026-07-01")
    story.hear("final-response", "2026-07-15")
    story.hear("final-response", "2026-08-01")
    assert dates(story, "2026-08-02")["gb-fos"] == "2027-01-15"


@pytest.mark.parametrize("kind", ["refusal", "partial", "disputed", "deadlock"])
def test_any_answer_on_the_matter_may_be_the_final_one(kind: str) -> None:
    story = Story("banking")
    story.send("2026-06-01")
    story.hear(kind, "2026-07-15")
    assert dates(story, "2026-07-16")["gb-fos"] == "2027-01-15"


def test_a_window_from_the_answer_begins_with_the_end_of_the_wait_in_silence() -> None:
    story = Story()
    story.send("2026-06-01")
    s = story.on("2026-06-05")
    assert s.body
    body = replace(s.body, bring_within=Wait(months=3), bring_from="answer")
    window = body_window(s.case, s.clock, body)
    assert window
    assert (s.clock.due_on, window.on) == (day("2026-07-13"), day("2026-10-13"))  # type: ignore[union-attr]  # it was sent
    story.hear("refusal", "2026-06-10")
    s = story.on("2026-06-11")
    assert body_window(s.case, s.clock, body).on == day("2026-09-10")  # type: ignore[union-attr]  # they answered


def test_a_year_from_the_first_written_complaint_in_france() -> None:
    story = Story("retail", "FR", kind="defective")
    story.contact("call", "2026-03-01")
    story.contact("email", "2026-05-10")
    story.send("2026-06-01")
    assert dates(story)["fr-mediateur-consommation"] == "2027-05-10"


def test_some_bodies_count_from_what_happened() -> None:
    story = Story("travel", kind="service", company={"mediator": "gb-abta"})
    story.send("2026-06-01")
    assert dates(story)["gb-abta"] == "2027-11-20"  # eighteen months from 20 May 2026
    vague = Story("travel", kind="service", company={"mediator": "gb-abta"}, happened_on=None)
    vague.send("2026-06-01")
    assert dates(vague)["gb-abta"] == "2027-12-01"


def test_a_body_has_no_window_before_a_complaint() -> None:
    assert "gb-communications-ombudsman" not in dates(Story())


def test_they_are_never_moved_off_a_day_off() -> None:
    told: dict[str, Any] = {"kind": "defective", "remedy": "refund"}
    story = Story("retail", received_on=day("2026-05-21"), **told)
    on = day(dates(story)["gb-notice-rejection"])
    assert on == day("2026-06-20")  # thirty days, a Saturday
    assert on.weekday() == 5


def test_a_question_moves_none_of_them() -> None:
    story = Story("retail", received_on=day("2026-05-21"), kind="defective", remedy="refund")
    story.send("2026-06-01")
    before = dates(story)
    story.hear("question", "2026-06-03")
    story.answer("2026-06-05")
    assert dates(story) == before


def test_a_card_dispute_runs_beside_the_ladder_from_the_start() -> None:
    story = Story("retail", paid_by="credit-card", paid_on=day("2026-05-01"), kind="defective")
    assert dates(story)["gb-chargeback"] == "2026-08-29"  # 120 days
    assert "gb-chargeback" not in dates(Story("retail", paid_by="cash", kind="defective"))


def test_what_isnt_known_is_left_out_not_guessed() -> None:
    assert "gb-notice-rejection" not in dates(Story("retail", kind="defective", remedy="refund"))


def test_waits_and_fees_are_nobodys_last_dates() -> None:
    story = Story("retail", kind="defective")
    story.send("2026-06-01")
    for kind in ("letter-before-claim", "small-claims", "court-fee"):
        assert not [name for name in dates(story) if kind in name]


def test_they_come_soonest_first() -> None:
    story = Story("retail", received_on=day("2026-05-21"), kind="defective", remedy="refund",
                  paid_by="credit-card", paid_on=day("2026-05-01"))  # fmt: skip
    story.send("2026-06-01")
    found = [d.on for d in story.on("2026-06-05").last_dates]
    assert len(found) >= 3
    assert found == sorted(found)


def test_a_date_that_was_kept_falls_silent_and_one_that_was_missed_does_not() -> None:
    about: dict[str, Any] = {"sector": "airline", "kind": "baggage"}
    for on, via, kept in (
        ("2026-06-10", "email", True),  # the last of the 21 days
        ("2026-06-11", "email", False),
        ("2026-06-01", "phone", False),  # it wants writing
    ):
        story = Story(**about)
        assert dates(story)["gb-baggage-late"] == "2026-06-10"
        story.send(on, via=via)
        assert ("gb-baggage-late" not in dates(story, "2026-06-12")) is kept


def test_a_letter_that_came_back_keeps_no_date() -> None:
    story = Story("airline", kind="baggage")
    story.send("2026-06-01")
    story.hear("bounce", "2026-06-02")
    assert "gb-baggage-late" in dates(story)


def test_only_the_very_notice_keeps_the_date_of_a_notice() -> None:
    for variant, kept in (("rejection", True), ("withdrawal", False)):
        story = Story("retail", kind="defective", remedy="refund", received_on=day("2026-05-21"))
        story.send("2026-06-01", "notice", variant=variant)
        assert ("gb-notice-rejection" not in dates(story)) is kept


def _entry(on: str) -> LastDate:
    return LastDate("x", {"en": "do it", "fr": "le faire"}, day(on), "https://example.org")


def test_the_warning_begins_thirty_days_before_and_says_when_it_is_too_late() -> None:
    one = (_entry("2026-07-31"),)
    assert lapsing(one, day("2026-06-30")) == ()
    for today, told in (
        ("2026-07-01", "Last day 2026-07-31: do it."),
        ("2026-07-16", "Last day 2026-07-31: do it."),
        ("2026-07-17", "14 days left, until 2026-07-31: do it."),
        ("2026-07-24", "Only 7 days left, until 2026-07-31: do it."),
        ("2026-07-29", "Only 2 days left, until 2026-07-31: do it."),
        ("2026-07-30", "Tomorrow, 2026-07-31, is the last day: do it."),
        ("2026-07-31", "Today is the last day: do it."),
    ):
        assert [str(w) for w in lapsing(one, day(today))] == [told]
    assert "passed" not in str(lapsing(one, day("2026-07-31"))[0])
    for today in ("2026-08-01", "2026-08-30"):
        (late,) = lapsing(one, day(today))
        assert "has passed" in str(late)
    assert lapsing(one, day("2026-08-31")) == ()


def test_a_date_close_by_is_warned_of_the_moment_the_case_opens() -> None:
    story = Story("retail", received_on=day("2026-05-10"), kind="defective", remedy="refund")
    warned = [str(w) for w in story.plan("2026-05-30").warnings]
    assert any("2026-06-09" in w and "reject" in w for w in warned)


# Where a time starts.


def limit(**changes: Any) -> Limit:
    told: dict[str, Any] = {
        "id": "gb-limit", "country": "GB", "kind": "limitation", "within": Wait(months=36),
        "what": {"en": "go to court"}, "certainty": "law",
        "source": Source(title="An Act", url="https://example.org"),
        "checked_on": day("2026-06-01"),
    }  # fmt: skip
    return Limit(**{**told, **changes})


def ends(story: Story, entry: Limit, when: str = "2026-06-05") -> list[str]:
    s = story.on(when)
    return [d.on.isoformat() for d in last_dates(s.case, s.clock, (), (entry,), ())]


def test_a_time_may_start_at_the_end_of_the_year() -> None:
    """BGB sections 195 and 199(1): three years from the end of the year of the event."""
    story = Story(happened_on=day("2026-05-20"))
    assert ends(story, limit(from_year_end=True)) == ["2029-12-31"]
    assert ends(story, limit()) == ["2029-05-20"]
    assert ends(Story(happened_on=day("2026-12-31")), limit(from_year_end=True)) == ["2029-12-31"]
    assert ends(Story(happened_on=None), limit(from_year_end=True)) == []


def test_a_time_may_start_with_the_first_complaint_in_writing() -> None:
    entry = limit(counts_from="written-complaint", within=Wait(months=24))
    story = Story()
    assert ends(story, entry) == []
    story.contact("call", "2026-05-22")
    assert ends(story, entry) == []
    story.send("2026-06-03")
    assert ends(story, entry) == ["2028-06-03"]
    story.contact("form", "2026-05-25")
    assert ends(story, entry) == ["2028-05-25"]
    noticed = Story()
    noticed.send("2026-06-02", "notice", variant="rejection")
    assert ends(noticed, entry) == ["2028-06-02"]


# What isn't known.


def asks(story: Story, when: str = "2026-06-05") -> str:
    return " ".join(str(warning) for warning in story.plan(when).warnings)


def test_the_day_that_a_last_date_lacks_is_asked_for() -> None:
    card = Story("retail", paid_by="credit-card", kind="defective")
    assert "paid_on" in asks(card)
    assert "paid_on" not in asks(Story("retail", paid_by="cash", kind="defective"))
    known = Story("retail", paid_by="credit-card", kind="defective", paid_on=day("2026-05-01"))
    assert "paid_on" not in asks(known)
    assert "happened_on" in asks(Story("airline", kind="baggage", happened_on=None))
    assert "happened_on" not in asks(Story("airline", kind="baggage"))


def test_a_time_of_years_is_not_asked_about() -> None:
    story = Story("retail", kind="defective", happened_on=None)
    assert "happened_on" not in asks(story)


def test_what_was_done_already_needs_no_day() -> None:
    story = Story("airline", kind="baggage", happened_on=None)
    story.send("2026-06-01")
    assert "happened_on" not in asks(story)


def test_a_closed_case_asks_for_nothing() -> None:
    story = Story("airline", kind="baggage", happened_on=None)
    story.close("2026-06-02", "abandoned")
    assert "happened_on" not in asks(story)


def test_the_first_contact_stands_for_an_event_whose_day_is_unknown() -> None:
    vague = Story("travel", kind="service", company={"mediator": "gb-abta"}, happened_on=None)
    vague.contact("call", "2026-03-02")
    vague.send("2026-06-01")
    assert dates(vague)["gb-abta"] == "2027-09-02"  # eighteen months


# The bodies whose windows bind.


def other(story: Story, when: str, **facts: Any) -> dict[str, str]:
    """The windows, where a second body takes the case too."""
    s = story.on(when)
    assert s.body
    assert s.clock
    second = replace(s.body, id="second", **facts)
    bound = binding(s.case, s.clock, s.body, (s.body, second), s.calendars, s.today)
    return {d.id: d.on.isoformat() for d in last_dates(s.case, s.clock, bound, (), ())}


def test_another_bodys_window_is_shown_once_its_door_is_open() -> None:
    story = Story()
    story.send("2026-06-01")  # the door opens on 14 July
    assert other(story, "2026-07-13") == {"gb-communications-ombudsman": "2027-06-01"}
    assert other(story, "2026-07-14", bring_within=Wait(months=6)) == {
        "second": "2026-12-01", "gb-communications-ombudsman": "2027-06-01",
    }  # fmt: skip
    assert list(other(story, "2026-07-14", bring_within=Wait(months=6))) == [
        "second", "gb-communications-ombudsman",
    ]  # fmt: skip


def test_a_door_that_is_always_open_is_shown_at_once_and_a_mere_report_never() -> None:
    story = Story()
    story.send("2026-06-01")
    assert "second" in other(story, "2026-06-02", gates=())
    assert "second" not in other(story, "2026-07-14", settles=False)


def test_a_body_that_has_the_case_has_no_window_any_more() -> None:
    story = Story()
    story.send("2026-06-01")
    assert "gb-communications-ombudsman" in dates(story, "2026-07-14")
    story.refer("2026-07-14")
    assert "gb-communications-ombudsman" not in dates(story, "2026-07-15")


def test_a_date_that_a_letter_meets_ends_with_it_and_another_one_stays() -> None:
    """A claim form of the post is no complaint: writing to them doesn't meet it."""
    story = Story()
    claim = limit(kind="complaint-window", within=Wait(days=60))
    objection = limit(id="gb-objection", kind="complaint-window", by_complaint=True)
    for entry in (claim, objection):
        assert len(ends(story, entry)) == 1
    story.send("2026-06-01")
    assert len(ends(story, claim)) == 1
    assert ends(story, objection) == []


def test_what_is_commonly_said_or_counted_from_a_stand_in_is_no_sure_loss() -> None:
    story = Story(paid_on=day("2026-05-01"))

    def warned(entry: Limit) -> str:
        s = story.on("2026-07-10")
        found = last_dates(s.case, s.clock, (), (entry,), ())
        return " ".join(str(w) for w in lapsing(found, s.today))

    law = limit(within=Wait(days=60), counts_from="payment")
    assert "The last day has passed" in warned(law)
    for unsure in (replace(law, certainty="commonly"), replace(law, counts_from="statement")):
        assert "The usual last day has passed" in warned(unsure)
        assert "Ask whether it is still open" in warned(unsure)


def test_a_date_may_start_with_the_notice_that_ended_the_contract() -> None:
    entry = limit(kind="payment-dispute", within=Wait(days=75), counts_from="notice")
    story = Story()
    story.send("2026-06-01", "notice", variant="more-time")
    assert ends(story, entry) == []
    story.send("2026-06-10", "notice", variant="ending")
    assert ends(story, entry, "2026-06-11") == ["2026-08-24"]


def test_card_schemes_count_from_the_day_it_should_have_come() -> None:
    entry = limit(kind="chargeback", within=Wait(days=120), counts_from="expected")
    told: dict[str, Any] = {"paid_on": day("2026-01-10"), "happened_on": day("2026-05-20")}
    assert ends(Story(**told, promised_on=day("2026-06-01")), entry) == ["2026-09-29"]
    assert ends(Story(**told, kind="cancelled"), entry) == ["2026-09-17"]
    assert ends(Story(**told, kind="defective"), entry) == ["2026-05-10"]  # not the defect
    assert ends(Story(**{**told, "happened_on": None}), entry) == ["2026-05-10"]


def test_a_body_that_counts_from_the_event_is_watched_before_the_letter_is_sent() -> None:
    story = Story("deposit", kind="deposit", happened_on=day("2026-05-01"))
    s = story.on("2026-06-05")
    assert s.body
    assert s.clock is None
    counted = replace(s.body, bring_within=Wait(months=3), bring_from="event")
    window = body_window(s.case, None, counted)
    assert window
    assert window.on == day("2026-08-01")
    assert body_window(s.case, None, replace(counted, bring_from="final-response")) is None


def test_a_bank_is_told_by_phone_too_a_seller_in_writing() -> None:
    dispute = limit(kind="payment-dispute", by_complaint=True)
    window = limit(kind="complaint-window", by_complaint=True)
    called = Story()
    called.contact("call", "2026-05-22")
    assert (ends(called, dispute), len(ends(called, window))) == ([], 1)
    called.contact("form", "2026-05-23")
    assert ends(called, window) == []
