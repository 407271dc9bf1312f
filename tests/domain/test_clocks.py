"""The three clocks, kept apart: when they start, what stops them, what opens the outside door."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from tests.domain.builders import Story, clock_of, day, with_rule

from plaint.domain.wait import Wait
from plaint.knowledge.loader import load

UNDELIVERED: dict[str, Any] = {"kind": "not-delivered",
    "ordered_on": day("2026-04-01"), "remedy": "delivery",
}  # fmt: skip


# --- day zero -------------------------------------------------------------------------------------


def test_nothing_runs_before_the_complaint_was_sent() -> None:
    story = Story()
    assert story.on("2026-06-05").clock is None
    story.send("2026-06-06")
    assert story.on("2026-06-05").clock is None


def test_the_wait_counts_from_the_recorded_sending() -> None:
    story = Story()
    story.send("2026-06-01")
    clock = clock_of(story.on("2026-06-05"))
    assert (clock.sent_on, clock.start) == (day("2026-06-01"), day("2026-06-01"))
    assert (clock.due_on, clock.gate_on) == (day("2026-07-13"), day("2026-07-14"))
    assert clock.opened_by == "silence"


@pytest.mark.parametrize(
    ("sent", "rule", "due"),
    [
        ("2026-04-07", "gb-telecom-2025", "2026-06-02"),  # eight weeks
        ("2026-04-08", "gb-telecom", "2026-05-20"),  # six weeks
    ],
)
def test_the_rule_in_force_on_the_day_of_sending_applies(sent: str, rule: str, due: str) -> None:
    story = Story(opened="2026-04-01")
    story.send(sent)
    clock = clock_of(story.on("2026-06-05"))
    assert clock.choice.rule.id == rule
    assert clock.due_on == day(due)


def test_a_phone_call_starts_the_wait_of_a_british_bank() -> None:
    story = Story("banking", kind="service")
    story.contact("call", "2026-05-04")
    story.send("2026-06-01")
    clock = clock_of(story.on("2026-06-05"))
    assert (clock.start, clock.sent_on) == (day("2026-05-04"), day("2026-06-01"))
    assert clock.due_on == day("2026-06-29")  # eight weeks from the call


def test_a_phone_call_starts_nothing_with_a_french_mediator_but_a_letter_does() -> None:
    story = Story("retail", "FR", kind="defective")
    story.contact("call", "2026-04-01")
    story.contact("visit", "2026-04-02")
    story.contact("letter", "2026-05-11")
    story.send("2026-06-01")
    clock = clock_of(story.on("2026-06-05"))
    assert clock.start == day("2026-05-11")
    assert clock.due_on == day("2026-07-11")


def test_where_the_rule_counts_from_the_sending_earlier_contacts_start_nothing() -> None:
    story = Story("retail")
    story.contact("email", "2026-05-04")
    story.send("2026-06-01")
    assert clock_of(story.on("2026-06-05")).start == day("2026-06-01")


@pytest.mark.parametrize(
    ("sector", "country", "counts"),
    [("banking", "GB", True), ("energy", "GB", True), ("retail", "FR", False),
     ("telecom", "GB", True), ("retail", "GB", False)],
)  # fmt: skip
def test_a_complaint_by_phone_counts_only_where_the_rule_takes_a_call(
    sector: str, country: str, counts: bool
) -> None:
    story = Story(sector, country)
    story.send("2026-06-01", via="phone")
    assert (story.on("2026-06-05").clock is not None) is counts
    story.send("2026-06-08")
    clock = clock_of(story.on("2026-06-09"))
    assert clock.sent_on == day("2026-06-01" if counts else "2026-06-08")


def test_the_rule_is_the_one_in_force_when_the_complaint_that_counts_was_sent() -> None:
    def counted(**writing: Any) -> tuple[str, date]:
        story = Story(opened="2026-04-01")
        story.send("2026-04-07", **writing)
        story.send("2026-04-08")
        on = story.on("2026-04-10", knowledge=only_in_writing)
        clock = clock_of(on)
        return clock.choice.rule.id, clock.sent_on

    known = load("GB")
    only_in_writing = replace(known, rules=tuple(replace(r, opened_by=()) for r in known.rules))
    assert counted(via="phone") == ("gb-telecom", day("2026-04-08"))
    assert counted() == ("gb-telecom-2025", day("2026-04-07"))


def test_a_contact_after_the_complaint_starts_nothing() -> None:
    story = Story("banking")
    story.send("2026-06-01")
    story.contact("call", "2026-06-04")
    assert clock_of(story.on("2026-06-05")).start == day("2026-06-01")


def test_days_are_the_complainants_own() -> None:
    """An email of the evening of 1 June in London is one of 2 June in Auckland."""
    story = Story(zone="Pacific/Auckland")
    story.send("2026-06-02T06:00")
    assert story.events[-1].occurred_at.date() == day("2026-06-01")
    clock = clock_of(story.on("2026-06-05"))
    assert clock.sent_on == day("2026-06-02")
    assert clock.due_on == day("2026-07-14")


# --- the gate -------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["final-response", "deadlock"])
def test_a_final_answer_opens_the_gate_on_its_day(kind: str) -> None:
    story = Story()
    story.send("2026-06-01")
    story.hear(kind, "2026-06-10")
    clock = clock_of(story.on("2026-06-12"))
    assert (clock.gate_on, clock.opened_by) == (day("2026-06-10"), kind)
    assert clock.due_on == day("2026-07-13")


@pytest.mark.parametrize("kind", ["refusal", "partial", "disputed"])
def test_a_french_mediator_takes_an_unsatisfactory_answer_at_once(kind: str) -> None:
    story = Story("retail", "FR", kind="defective")
    story.send("2026-06-01")
    story.hear(kind, "2026-06-10")
    clock = clock_of(story.on("2026-06-12"))
    assert (clock.gate_on, clock.opened_by) == (day("2026-06-10"), kind)


@pytest.mark.parametrize("kind", ["refusal", "partial", "disputed"])
def test_a_british_ombudsman_doesnt_and_the_gate_date_stands(kind: str) -> None:
    story = Story()
    story.send("2026-06-01")
    story.hear(kind, "2026-06-10")
    assert clock_of(story.on("2026-06-12")).gate_on == day("2026-07-14")


@pytest.mark.parametrize(
    "kind", ["automatic-acknowledgement", "acknowledgement", "holding", "question", "offer",
             "resolved", "bounce", "unrelated", "private-channel"],
)  # fmt: skip
def test_other_replies_open_no_gate_and_restart_no_wait(kind: str) -> None:
    for story in (Story(), Story("retail", "FR")):
        story.send("2026-06-01")
        before = clock_of(story.on("2026-06-12"))
        story.hear(kind, "2026-06-10", soft=True, promised_by="2026-06-20")
        assert clock_of(story.on("2026-06-12")) == before


def test_declining_an_offer_never_restarts_the_wait() -> None:
    story = Story()
    story.send("2026-06-01")
    story.hear("offer", "2026-06-20")
    story.answer("2026-06-22", "decline")
    story.send("2026-06-22", "reply")
    assert clock_of(story.on("2026-06-25")).gate_on == day("2026-07-14")


def test_an_answer_before_the_complaint_opens_nothing() -> None:
    story = Story()
    story.hear("final-response", "2026-05-31")
    story.send("2026-06-01")
    assert clock_of(story.on("2026-06-12")).gate_on == day("2026-07-14")


@pytest.mark.parametrize("kind", ["refusal", "final-response", "deadlock"])
def test_the_french_energy_ombudsman_wants_two_months_even_after_a_refusal(kind: str) -> None:
    """Code de l'énergie, art. R. 122-1: rule 6, "at once on what that body accepts"."""
    story = Story("energy", "FR")
    story.send("2026-06-01")
    story.hear(kind, "2026-06-10")
    clock = clock_of(story.on("2026-06-12"))
    assert (clock.gate_on, clock.opened_by) == (day("2026-08-02"), "silence")


def test_a_french_operators_second_level_has_a_month_of_its_own() -> None:
    story = Story("telecom", "FR")
    story.send("2026-06-01")
    story.hear("refusal", "2026-06-08")
    assert clock_of(story.on("2026-06-10")).gate_on == day("2026-08-02")
    story.send("2026-06-10", "second-level")
    clock = clock_of(story.on("2026-06-12"))
    assert (clock.gate_on, clock.opened_by) == (day("2026-07-11"), "second-level")


def test_a_late_second_level_never_moves_the_gate_later() -> None:
    story = Story("telecom", "FR")
    story.send("2026-06-01")
    story.send("2026-07-20", "second-level")
    assert clock_of(story.on("2026-07-21")).gate_on == day("2026-08-02")


def test_a_poor_answer_of_the_second_level_opens_the_door() -> None:
    """fr-amce: "ou si le service consommateurs a mal répondu"."""
    story = Story("telecom", "FR")
    story.send("2026-06-01")
    story.hear("refusal", "2026-06-08")
    story.send("2026-06-10", "second-level")
    story.hear("refusal", "2026-06-19")
    clock = clock_of(story.on("2026-06-20"))
    assert (clock.gate_on, clock.opened_by) == (day("2026-06-19"), "refusal")


def test_a_scheme_that_wants_a_final_answer_doesnt_open_by_waiting() -> None:
    story = Story("car-rental", company={"mediator": "gb-bvrla"}, kind="overcharge")
    story.send("2026-06-01")
    clock = clock_of(story.on("2026-06-12"))
    assert (clock.gate_on, clock.opened_by) == (None, "")
    story.hear("final-response", "2026-06-20")
    assert clock_of(story.on("2026-06-21")).gate_on == day("2026-06-20")


def test_an_unknown_country_has_the_honest_default() -> None:
    story = Story("telecom", "JP", zone="Asia/Tokyo")
    story.send("2026-06-01")
    clock = clock_of(story.on("2026-06-05"))
    assert (clock.choice.rule.id, clock.due_on) == ("default", day("2026-07-01"))
    assert "No rule is known for telecom in JP" in str(clock.choice.why[0])


# --- rounding and pauses of the complaint clock ---------------------------------------------------


def test_the_gate_moves_off_a_day_off_only_where_its_rule_says_so() -> None:
    story = Story()
    story.send("2026-06-01")
    plain = with_rule("GB", "gb-telecom", wait=Wait(days=12))  # ends on Saturday 13 June
    rolled = with_rule("GB", "gb-telecom", wait=Wait(days=12), rolls=True)
    assert clock_of(story.on("2026-06-05", knowledge=plain)).due_on == day("2026-06-13")
    assert clock_of(story.on("2026-06-05", knowledge=rolled)).due_on == day("2026-06-15")


def test_a_question_stops_the_complaint_clock_only_where_its_rule_says_so() -> None:
    story = Story()
    story.send("2026-06-01")
    story.hear("question", "2026-06-10")
    story.answer("2026-06-15")
    assert clock_of(story.on("2026-06-20")).due_on == day("2026-07-13")
    pausing = with_rule("GB", "gb-telecom", pauses_on=("question",))
    clock = clock_of(story.on("2026-06-20", knowledge=pausing))
    assert clock.due_on == day("2026-07-18")  # [10, 15): five days
    assert [(p.from_on, p.until_on) for p in clock.pauses] == [
        (day("2026-06-10"), day("2026-06-15"))
    ]
    open_still = clock_of(story.on("2026-06-12", knowledge=pausing))
    assert open_still.due_on == day("2026-07-15")  # [10, 12)


def test_only_the_kinds_of_reply_the_rule_names_stop_it() -> None:
    story = Story()
    story.send("2026-06-01")
    story.hear("private-channel", "2026-06-10")
    story.answer("2026-06-15")
    pausing = with_rule("GB", "gb-telecom", pauses_on=("question",))
    assert clock_of(story.on("2026-06-20", knowledge=pausing)).due_on == day("2026-07-13")


# --- what the company owes ------------------------------------------------------------------------


def test_what_they_owe_never_drives_the_ladder_or_the_gate() -> None:
    story = Story("retail", **UNDELIVERED)
    story.send("2026-06-01")
    s = story.on("2026-06-05")
    assert [(o.rule.id, o.due_on) for o in s.owed] == [("gb-delivery-default", day("2026-05-01"))]
    plain = Story("retail", kind="service")
    plain.send("2026-06-01")
    other = plain.on("2026-06-05")
    assert other.owed == ()
    assert (s.rungs, s.clock) == (other.rungs, other.clock)


def test_an_agreed_day_takes_the_place_of_the_general_time() -> None:
    story = Story("retail", promised_on=day("2026-05-20"), **UNDELIVERED)
    assert [(o.rule.id, o.due_on) for o in story.on("2026-06-05").owed] == [
        ("gb-delivery-agreed", day("2026-05-20"))
    ]


def test_a_clock_whose_event_isnt_known_doesnt_run() -> None:
    assert Story("retail", kind="not-delivered").on("2026-06-05").owed == ()


def test_only_a_notice_of_withdrawal_starts_the_refund_that_follows_a_withdrawal() -> None:
    for variant, runs in (("withdrawal", True), ("rejection", False)):
        story = Story("subscription", kind="subscription", distance=True)
        story.send("2026-06-01", "notice", variant=variant)
        owed = [o.rule.id for o in story.on("2026-06-05").owed]
        assert ("gb-refund-cancelled-service" in owed) is runs
