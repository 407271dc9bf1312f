"""The fold: what a set of events says of a case."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from tests.domain.builders import Story, day

from plaint.domain import events as ev
from plaint.domain.case import fold, protected, undoable
from plaint.domain.events import Event


def test_nothing_is_a_case_whose_beginning_is_missing() -> None:
    case = fold([])
    assert case.id == ""
    assert "beginning" in str(case.warnings[0])


def test_the_first_opening_counts() -> None:
    story = Story()
    first = story.case().complaint
    case = story.case()
    again = ev.CaseOpened(
        complaint=replace(first, subject="Other"), company=case.company,
        complainant=case.complainant,
    )  # fmt: skip
    story.record(again, "2026-06-09")
    case = story.case()
    assert case.complaint == first
    assert case.opened_on == day("2026-05-30")
    assert [str(w) for w in case.warnings] == ["The case was opened twice."]


def test_facts_are_corrected_in_the_order_of_time() -> None:
    story = Story()
    story.record(ev.FactsCorrected(changes={"company.email": "b@example.com"}), "2026-06-02")
    story.record(ev.FactsCorrected(changes={"company.email": "a@example.com"}), "2026-06-01")
    assert story.case().company.email == "b@example.com"


def test_a_correction_that_cant_be_read_is_a_warning_and_an_unknown_fact_is_kept_quiet() -> None:
    story = Story()
    story.record(ev.FactsCorrected(changes={"company.email": "nobody"}), "2026-06-02")
    story.record(ev.FactsCorrected(changes={"company.fax": "1", "": 2, "x.y.z": 3}), "2026-06-02")
    case = story.case()
    assert case.company.email == "help@example.com"
    assert [str(w) for w in case.warnings] == ["The correction of company.email can't be read."]


def test_typed_values_are_read_as_events_keep_them() -> None:
    story = Story()
    changes = {"complaint.received_on": "2026-05-21", "complaint.amount": "12.50 GBP"}
    story.record(ev.FactsCorrected(changes=changes), "2026-06-02")
    complaint = story.case().complaint
    assert complaint.received_on == day("2026-05-21")
    assert complaint.amount is not None
    assert str(complaint.amount.amount) == "12.50"


# --- as of a day ----------------------------------------------------------------------------------


def test_dated_acts_are_filtered_by_when_they_occurred() -> None:
    story = Story()
    story.send("2026-06-01")
    story.hear("offer", "2026-06-10")
    story.answer("2026-06-12", "decline")
    story.post("2026-06-20")
    story.close("2026-06-30")
    case = story.case("2026-06-10")
    assert case.first("complaint")
    assert [r.kind for r in case.replies] == ["offer"]
    assert (case.answers, case.nudges, case.closed) == ((), (), None)
    assert story.case("2026-06-30").closed


def test_the_case_and_its_facts_hold_at_every_as_of() -> None:
    story = Story(opened="2026-11-22")
    story.record(ev.FactsCorrected(changes={"complaint.subject": "Better"}), "2026-11-22")
    case = story.case("2026-06-01")
    assert case.complaint.subject == "Better"
    assert case.opened_on == day("2026-11-22")
    assert case.warnings == ()


def test_what_a_reply_really_was_holds_at_every_as_of() -> None:
    """`reply --amend` carries no date of its own: it corrects the record of that reply."""
    story = Story()
    story.send("2026-06-01")
    reply = story.hear("acknowledgement", "2026-06-03")
    story.record(ev.ReplyAmended(reply=reply, kind="question"), "2026-11-22")
    assert [r.kind for r in story.case("2026-06-04").replies] == ["question"]


def test_a_step_left_out_is_left_out_at_every_as_of() -> None:
    """`skip` takes no date: it says how the customer wants the case to go."""
    story = Story()
    story.skip("nudge", "2026-11-22")
    assert story.case("2026-06-04").skipped == {"nudge"}


# --- undo -----------------------------------------------------------------------------------------


def test_undo_takes_back_what_the_user_recorded() -> None:
    story = Story()
    story.send("2026-06-01")
    reply = story.hear("refusal", "2026-06-03")
    story.undo(reply, "2026-06-04")
    assert story.case().replies == ()


def test_an_undone_sending_starts_nothing_but_is_not_forgotten() -> None:
    story = Story()
    sent = story.send("2026-06-01")
    story.undo(sent, "2026-06-01")
    case = story.case()
    assert case.first("complaint") is None
    assert [m.undone for m in case.sent] == [True]


def test_undo_never_frees_a_platform() -> None:
    story = Story()
    story.send("2026-06-01")
    post = story.post("2026-06-03", "mastodon")
    story.undo(post, "2026-06-03")
    case = story.case()
    assert case.platform == "mastodon"
    assert len(case.nudges) == 1


@pytest.mark.parametrize(
    ("payload", "is_protected"),
    [
        (ev.SendingStarted(stage="complaint", via="email", to="", subject="", text="",
                           message_id="<1@x>"), True),
        (ev.SendingFailed(intent="i"), True),
        (ev.DeliverySettled(intent="i", sent=True), True),
        (ev.DeliverySettled(intent="i", sent=False), False),
        (ev.MessageSent(stage="complaint", intent="i"), True),
        (ev.MessageSent(stage="complaint"), False),
        (ev.ReplyReceived(kind="offer"), False),
        (ev.CaseClosed(outcome="resolved"), False),
    ],
)  # fmt: skip
def test_undo_never_takes_back_what_plaint_itself_sent(
    payload: ev.Payload, is_protected: bool
) -> None:
    story = Story()
    event_id = story.record(payload, "2026-06-01")
    event = story.events[-1]
    assert protected(event) is is_protected
    assert protected(story.events[0])  # the opening
    before = story.case()
    story.undo(event_id, "2026-06-02")
    if is_protected:
        assert story.case() == before


def test_an_imported_undo_of_a_sent_message_does_nothing() -> None:
    story = Story()
    intent = story.intend("2026-06-01")
    sent = story.send("2026-06-01T12:01", intent=intent)
    story.undo(sent, "2026-06-02")
    story.undo(intent, "2026-06-02")
    story.undo(story.events[0].id, "2026-06-02")
    story.undo("no such event", "2026-06-02")
    case = story.case()
    assert case.first("complaint")
    assert case.complaint.subject
    assert case.unsettled == ()


def test_the_last_thing_recorded_is_what_can_be_undone() -> None:
    story = Story()
    story.send("2026-06-05")
    old = story.hear("offer", "2026-06-03")  # told later, though it came earlier
    late = story.events[-1]
    story.events[-1] = replace(late, recorded_at=late.recorded_at + timedelta(days=9))
    found = undoable(story.events)
    assert found is not None
    assert found.id == old
    story.undo(old, "2026-06-20")
    after = undoable(story.events)
    assert after is not None
    assert after.kind == "message-sent"


# --- sending through the outbox -------------------------------------------------------------------


def test_an_intent_without_a_result_is_unsettled() -> None:
    story = Story()
    story.intend("2026-06-01")
    case = story.case()
    assert [u.intent.stage for u in case.unsettled] == ["complaint"]
    assert case.sent == ()


def test_a_failed_sending_leaves_nothing_sent() -> None:
    story = Story()
    intent = story.intend("2026-06-01")
    story.record(ev.SendingFailed(intent=intent, said="550 no such user"), "2026-06-01")
    case = story.case()
    assert (case.unsettled, case.sent) == ((), ())


def test_a_settled_message_counts_from_when_it_left() -> None:
    story = Story()
    intent = story.intend("2026-06-01", names_body=True, variant="x")
    story.record(ev.DeliverySettled(intent=intent, sent=True), "2026-06-05")
    case = story.case()
    sent = case.first("complaint")
    assert sent is not None
    assert (sent.on, sent.message.intent) == (day("2026-06-01"), intent)
    assert (sent.message.names_body, sent.message.variant) == (True, "x")
    assert case.unsettled == ()
    assert story.case("2026-06-04").unsettled


def test_settled_as_not_sent_it_is_gone() -> None:
    story = Story()
    intent = story.intend("2026-06-01")
    story.record(ev.DeliverySettled(intent=intent, sent=False), "2026-06-02")
    case = story.case()
    assert (case.unsettled, case.sent) == ((), ())


def _reversed_ids(events: list[Event]) -> list[Event]:
    """The same events with ids that sort the other way, as UUIDs of one millisecond may."""
    backwards = dict(zip((e.id for e in events), sorted(e.id for e in events)[::-1], strict=True))

    def renamed(event: Event) -> Event:
        payload = event.payload
        if isinstance(payload, ev.MessageSent | ev.SendingFailed | ev.DeliverySettled):
            payload = replace(payload, intent=backwards.get(payload.intent, payload.intent))
        return replace(event, id=backwards[event.id], payload=payload)

    return [renamed(event) for event in events]


@pytest.mark.parametrize(
    "result", [lambda i: ev.MessageSent(stage="complaint", intent=i),
               lambda i: ev.SendingFailed(intent=i),
               lambda i: ev.DeliverySettled(intent=i, sent=True)],
    ids=["sent", "failed", "settled"],
)  # fmt: skip
def test_intent_and_result_of_one_instant_are_settled_in_whatever_order_their_ids_sort(
    result: type,
) -> None:
    """One command records both with one `now`; random bits alone decide how their ids sort."""
    story = Story()
    intent = story.intend("2026-06-01T09:00")
    story.record(result(intent), "2026-06-01T09:00")
    for events in (story.events, _reversed_ids(story.events)):
        case = fold(events)
        assert case.unsettled == ()
        assert len(case.sent) == (0 if case.first("complaint") is None else 1)
    assert len(fold(_reversed_ids(story.events)).sent) == len(fold(story.events).sent)


def test_one_intent_is_one_message_however_often_it_was_settled() -> None:
    """Two devices: on one the user settled it, on the other the program had its answer."""
    story = Story()
    intent = story.intend("2026-06-01", "nudge", via="mastodon")
    story.record(ev.DeliverySettled(intent=intent, sent=True), "2026-06-01T13:00")
    story.send("2026-06-01T13:05", "nudge", via="mastodon", platform="mastodon", intent=intent)
    story.record(ev.DeliverySettled(intent=intent, sent=True), "2026-06-02")
    case = story.case()
    assert len(case.sent) == 1
    assert case.platform == "mastodon"


# --- what the record says of itself ---------------------------------------------------------------


def test_the_first_platform_stays_and_a_second_one_is_warned_of() -> None:
    story = Story()
    story.send("2026-06-01")
    story.post("2026-06-03", "bluesky")
    story.post("2026-06-04", "x")
    case = story.case()
    assert case.platform == "bluesky"
    assert any("as well as on bluesky" in str(w) for w in case.warnings)


def test_a_post_before_any_letter_is_warned_of() -> None:
    story = Story()
    story.post("2026-06-01")
    assert any("before any email" in str(w) for w in story.case().warnings)
    story.send("2026-06-02")
    assert any("before any email" in str(w) for w in story.case().warnings)
    same_day = Story()
    same_day.send("2026-06-01")
    same_day.post("2026-06-01T15:00")
    assert same_day.case().warnings == ()


def test_the_thread_is_the_correspondence_oldest_first() -> None:
    story = Story()
    story.send("2026-06-01", message_id="<1@x>")
    story.hear("acknowledgement", "2026-06-02", message_id="<2@y>", their_reference="T-1")
    story.hear("bounce", "2026-06-03", message_id="<b@y>", soft=True)
    story.hear("holding", "2026-06-04", message_id="<3@y>", their_reference="T-2")
    undone = story.send("2026-06-05", "follow-up", message_id="<4@x>")
    story.undo(undone, "2026-06-05")
    case = story.case()
    assert case.thread == ("<1@x>", "<2@y>", "<3@y>")
    assert case.their_reference == "T-2"


def test_closing_and_reopening() -> None:
    story = Story()
    story.close("2026-06-10", "refused")
    assert story.case().closed
    story.reopen("2026-06-20")
    assert story.case().closed is None
    closing = story.case("2026-06-15").closed
    assert closing is not None
    assert closing.outcome == "refused"


def test_notes_contacts_referrals_and_accepted_findings_are_kept() -> None:
    story = Story()
    story.contact("call", "2026-05-31", with_whom="desk")
    story.record(ev.NoteAdded(text="they were kind"), "2026-06-01")
    story.record(ev.FindingAccepted(category="insult", text="idiot", because="quotation"), OPENED)
    story.record(ev.MessageHandedOff(stage="complaint", via="eml", to="", subject="", text=""),
                 "2026-06-01")  # fmt: skip
    story.refer("2026-07-14", "gb-cisas")
    case = story.case()
    assert [c.made.with_whom for c in case.contacts] == ["desk"]
    assert case.notes == ((day("2026-06-01"), "they were kind"),)
    assert [a.because for a in case.accepted] == ["quotation"]
    assert len(case.handed_off) == 1
    assert [(r.on, r.body) for r in case.referrals] == [(day("2026-07-14"), "gb-cisas")]
    assert case.sent == ()  # handing off is not sending


OPENED = "2026-05-30"
