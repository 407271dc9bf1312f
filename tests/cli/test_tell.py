"""Telling plaint what happened: facts are recorded, never refused; the future is."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.cli.running import Plaint
from tests.cli.samples import SHOP, TELECOM, flat, opened, plain, sent_on

At = Callable[[str], None]
WAITING = """\
Now:              wait. It is their turn, and they still have time.
By:               nothing before Wed 3 June 2026.
If you don't act: the next door opens by itself on Tue 14 July 2026.
"""


@pytest.fixture
def ref(plaint: Plaint, at: At) -> str:
    ref = sent_on(plaint, at)
    at("2026-06-03")
    return ref


def timeline(plaint: Plaint) -> list[dict[str, Any]]:
    events: list[dict[str, Any]] = plaint.json("show")["timeline"]
    return events


# --- sent --------------------------------------------------------------------------------------


def test_sent(plaint: Plaint, at: At) -> None:
    at("2026-06-01")
    opened(plaint)
    ran = plaint("sent")
    assert ran.stdout == "Recorded: sent on Mon 1 June 2026.\n" + WAITING
    assert ran.stderr == ""


def test_sent_as_json(plaint: Plaint, at: At) -> None:
    at("2026-06-01")
    ref = opened(plaint)
    document = plaint.json("sent")
    assert (document["ref"], document["recorded"], document["on"], document["state"]) == (
        ref, "message-sent", "2026-06-01", "waiting",
    )  # fmt: skip
    assert document["clock"]["due_on"] == "2026-07-13"
    assert document["now"]["step"] == "wait"
    assert document["warnings"] == []


def test_sent_on_an_earlier_day_counts_from_that_day(plaint: Plaint, at: At) -> None:
    at("2026-06-10")
    opened(plaint)
    assert plaint.json("sent", "--on", "2026-06-01")["clock"]["sent_on"] == "2026-06-01"


def test_sent_at_an_instant(plaint: Plaint, at: At) -> None:
    at("2026-06-10")
    opened(plaint)
    plaint("sent", "--on", "2026-06-01T23:30")  # London's summer time: 22:30 UTC
    event = timeline(plaint)[0]  # it occurred before the case was opened
    assert (event["kind"], event["on"]) == ("message-sent", "2026-06-01")
    assert event["occurred_at"].startswith("2026-06-01T22:30")


def test_the_day_is_that_of_the_complainants_zone(plaint: Plaint, at: At) -> None:
    """23:30 UTC on 31 May is 00:30 on 1 June in London."""
    at("2026-05-31T23:30")
    opened(plaint)
    assert plaint.json("sent")["clock"]["sent_on"] == "2026-06-01"


@pytest.mark.parametrize(
    "words",
    [
        ("sent", "--stage", "complaint", "--on"),
        ("sent", "--stage", "follow-up", "--on"),
        ("reply", "--kind", "refusal", "--on"),
        ("answer", "--on"),
        ("call", "--on"),
        ("referred", "--to", "gb-ofcom", "--on"),
        ("close", "--outcome", "resolved", "--on"),
    ],
)
@pytest.mark.parametrize("day", ["2026-06-04", "tomorrow"])
def test_what_hasnt_happened_is_no_record(
    plaint: Plaint, ref: str, words: tuple[str, ...], day: str
) -> None:
    before = timeline(plaint)
    error = plaint.fails(4, *words, day, "--json").json["error"]
    assert error["kind"] == "invalid-input"
    assert error["message"] == (
        "Thu 4 June 2026 is in the future: only what has happened can be recorded."
    )
    assert error["hint"] == "Give the day on which it happened."
    assert timeline(plaint) == before


def test_nor_is_a_later_hour_of_today(plaint: Plaint, ref: str) -> None:
    plaint.fails(4, "sent", "--on", "2026-06-03T18:00")
    plaint.fails(4, "call", "--on", "2026-06-03T18:00")


def test_a_fact_that_breaks_the_etiquette_is_recorded_with_a_warning(
    plaint: Plaint, ref: str
) -> None:
    ran = plaint("sent", "--stage", "follow-up", "--on", "2026-06-02")
    assert ran.stderr.startswith("! ")
    assert timeline(plaint)[-1]["stage"] == "follow-up"


def test_a_proof_is_copied_into_the_case(plaint: Plaint, at: At, tmp_path: Path) -> None:
    at("2026-06-01")
    opened(plaint)
    (tmp_path / "confirmation.txt").write_text("Form received, no. 17\n")
    plaint("sent", "--via", "form", "--proof", str(tmp_path / "confirmation.txt"))
    event = timeline(plaint)[-1]
    assert (event["via"], len(event["proof"])) == ("form", 64)
    kept = tmp_path / "home" / "evidence" / event["proof"]
    assert kept.read_text() == "Form received, no. 17\n"


def test_a_proof_that_is_missing_is_named(plaint: Plaint, ref: str) -> None:
    ran = plaint.fails(4, "sent", "--stage", "follow-up", "--proof", "gone.pdf")
    assert "gone.pdf is not there." in ran.stderr
    assert len(timeline(plaint)) == 2


@pytest.mark.parametrize("given", ["abc@example.org", "<abc@example.org>"])
def test_a_message_id_is_kept_as_mail_writes_it(plaint: Plaint, at: At, given: str) -> None:
    at("2026-06-01")
    opened(plaint)
    plaint("sent", "--message-id", given)
    assert timeline(plaint)[-1]["message_id"] == "<abc@example.org>"


@pytest.mark.parametrize("given", ["abc", "a b@example.org", "<a@b>\r\nBcc: x@example.org"])
def test_what_is_no_message_id(plaint: Plaint, at: At, given: str) -> None:
    at("2026-06-01")
    opened(plaint)
    assert "is not a Message-ID." in plaint.fails(4, "sent", "--message-id", given).stderr


# --- reply -------------------------------------------------------------------------------------


def test_reply_with_a_kind_needs_no_text(plaint: Plaint, ref: str) -> None:
    ran = plaint("reply", "--kind", "refusal")
    assert ran.stdout.startswith("Recorded: refusal, Wed 3 June 2026.\nNow:              second")
    assert plaint.json("plan")["now"]["step"] == "second-level"


def test_a_public_reply_is_answered_privately(plaint: Plaint, ref: str) -> None:
    ran = plaint("reply", "--kind", "question", "--public", "--text", "Which account is it?")
    assert "! Answer privately: no details where everybody can read them.\n" in ran.stderr
    assert timeline(plaint)[-1]["public"] is True


def test_a_broken_public_promise_allows_one_reply_in_the_thread(
    plaint: Plaint, at: At, ref: str
) -> None:
    plaint("nudge", "--on", "mastodon", "--posted-url", "https://social.example/1")
    at("2026-06-04")
    plaint("reply", "--kind", "holding", "--public", "--promised-by", "2026-06-08")
    at("2026-06-08")
    plaint.fails(3, "nudge", "--dry-run")
    at("2026-06-09")
    plaint("nudge", "--dry-run")


def test_reply_is_classified(plaint: Plaint, ref: str) -> None:
    document = plaint.json(
        "reply", ref, "-", stdin="We are sorry, but we cannot refund you. Your claim is rejected."
    )
    assert document["kind"] == "refusal"
    assert 0.5 < document["confidence"] <= 1
    assert document["why"]
    assert document["clock"]["gate_on"] == "2026-07-14"


def test_reply_from_a_file(plaint: Plaint, ref: str, tmp_path: Path) -> None:
    file = tmp_path / "reply.txt"
    file.write_text("Could you please send us your account number?\n")
    assert plaint.json("reply", str(file))["kind"] == "question"
    assert plaint.json("reply", ref, str(file))["kind"] == "question"


def test_a_reply_that_is_not_there(plaint: Plaint, ref: str) -> None:
    assert "gone.eml can't be read" in plaint.fails(4, "reply", ref, "gone.eml").stderr


def test_without_a_terminal_nothing_is_read_unasked(plaint: Plaint, ref: str) -> None:
    ran = plaint.fails(2, "reply", ref, stdin="We refuse.")
    assert "What came back? Name a FILE, or say --text or --kind." in ran.stderr
    assert len(timeline(plaint)) == 2


def test_amend_corrects_what_it_was(plaint: Plaint, ref: str) -> None:
    plaint("reply", "--kind", "refusal", "--text", "We regret.")
    ran = plaint("reply", "--kind", "holding", "--promised-by", "2026-06-10", "--amend")
    assert ran.stdout.startswith("Their reply was: they ask for time.\n")
    plan = plaint.json("plan")
    assert plan["state"] == "waiting"
    assert plan["steps"][1]["allowed_from"] == "2026-06-11"


def test_amend_needs_a_kind_and_a_reply(plaint: Plaint, ref: str) -> None:
    assert "--amend needs --kind." in plaint.fails(2, "reply", "--amend").stderr
    ran = plaint.fails(5, "reply", "--amend", "--kind", "offer")
    assert ran.stderr == "No reply is recorded yet.\n`plaint reply` records one.\n"


def test_classify_only_says_what_it_is(plaint: Plaint, tmp_path: Path) -> None:
    text = "This is an automatic reply. We will answer within five working days."
    ran = plaint("reply", "--classify", "-", stdin=text)
    assert ran.stdout.startswith("automatic acknowledgement (")
    document = plaint.json("reply", "--classify", stdin=text)
    assert document["kind"] == "automatic-acknowledgement"
    assert set(document) == {"kind", "confidence", "why", "promised_by", "their_reference"}
    assert not (tmp_path / "home").exists(), "it needs no store"


def test_classify_many_in_order(plaint: Plaint) -> None:
    rows = '{"id": "b", "text": "We refuse to refund you."}\n\n{"id": "a", "text": "?"}\n'
    lines = plaint("reply", "--classify", "--jsonl", stdin=rows).stdout.splitlines()
    assert len(lines) == 2
    assert lines[0].startswith('{"id": "b", "kind": "refusal"')
    assert lines[1].startswith('{"id": "a", "kind": "')


def test_a_line_that_is_no_object_is_named(plaint: Plaint) -> None:
    rows = '{"id": 1, "text": "Thank you."}\nnot json\n'
    ran = plaint.fails(4, "reply", "--classify", "--jsonl", stdin=rows)
    assert len(ran.stdout.splitlines()) == 2, "the line before, then the error as a document"
    assert "Line 2 is not a JSON object with a text." in ran.stderr


# --- answer, call, note ------------------------------------------------------------------------


def test_answer(plaint: Plaint, ref: str) -> None:
    plaint("reply", "--kind", "question")
    ran = plaint("answer")
    assert ran.stdout.startswith("Recorded: you answered on Wed 3 June 2026.\n")
    assert plaint.json("plan")["state"] == "waiting"


def test_answer_to_nothing_is_recorded_with_a_warning(plaint: Plaint, ref: str) -> None:
    ran = plaint("answer")
    assert ran.stderr == "! No reply of theirs is recorded: `plaint reply` records one.\n"


def test_an_offer_taken_comes_with_a_word_of_care(plaint: Plaint, ref: str) -> None:
    plaint("reply", "--kind", "offer")
    ran = plaint("answer", "--accept")
    assert "“Full and final settlement” ends your claim" in ran.stderr
    assert plaint.json("plan")["now"]["step"] == "wait"


def test_call(plaint: Plaint, ref: str) -> None:
    ran = plaint("call", "--with", "Sam", "--said", "soon", "--on", "yesterday")
    assert ran.stdout.startswith("Recorded: spoken on Tue 2 June 2026.\n")
    assert "  Tue 2 June 2026  phone call (Sam): soon\n" in plaint("show").stdout


def test_a_call_moves_no_wait(plaint: Plaint, ref: str) -> None:
    before = plaint.json("plan")["clock"]
    plaint("call", "--promised-by", "2026-06-20")
    after = plaint.json("plan")["clock"]
    assert (after["due_on"], after["gate_on"]) == (before["due_on"], before["gate_on"])


def test_note(plaint: Plaint, ref: str) -> None:
    assert plaint("note", "The neighbour's line works").stdout.startswith("Noted.\n")
    plaint("note", ref, "So does the one across the street")
    notes = [event["text"] for event in timeline(plaint) if event["kind"] == "note-added"]
    assert notes == ["The neighbour's line works", "So does the one across the street"]


def test_a_reference_alone_is_no_note(plaint: Plaint, ref: str) -> None:
    assert "What should the note say?" in plaint.fails(2, "note", ref).stderr
    assert "note-added" not in [event["kind"] for event in timeline(plaint)]


# --- skip, referred, close, reopen -------------------------------------------------------------


def test_skip(plaint: Plaint, ref: str) -> None:
    ran = plaint("skip", ref, "nudge")
    assert ran.stdout.startswith("Left out: public nudge.\nNow:              wait.")
    assert plaint.json("plan")["steps"][1]["status"] == "skipped"
    assert plaint("skip", "follow-up").stdout.startswith("Left out: follow-up.\n")


@pytest.mark.parametrize("step", ["complaint", "referral", "letter-before-claim", "nonsense"])
def test_what_isnt_optional_cant_be_left_out(plaint: Plaint, ref: str, step: str) -> None:
    refused = plaint.fails(3, "skip", ref, step, "--json").json["refused"]
    assert refused["why"] == f"{step} is not an optional step."
    assert refused["instead"] == "Optional are: nudge, follow-up, final-notice, thanks."


def test_referred(plaint: Plaint, at: At, ref: str) -> None:
    at("2026-07-20")
    ran = plaint("referred", "--to", "gb-communications-ombudsman", "--on", "2026-07-14")
    assert ran.stdout.startswith("Recorded: referred to ")
    assert ran.stderr == ""
    plan = plaint.json("plan")
    assert plan["state"] == "escalated"
    referral = next(s for s in plan["steps"] if s["step"] == "referral")
    assert (referral["status"], referral["done_on"]) == ("done", "2026-07-14")


def test_referred_too_early_is_a_fact_with_a_warning(plaint: Plaint, ref: str) -> None:
    ran = plaint("referred", "--to", "gb-communications-ombudsman")
    assert ran.stderr == "! The outside body takes the case from Tue 14 July 2026.\n"
    assert plaint.json("plan")["state"] == "escalated"


def test_referred_needs_a_body(plaint: Plaint, ref: str) -> None:
    assert "Missing option '--to'" in plaint.fails(2, "referred").stderr


def test_close_and_reopen(plaint: Plaint, ref: str) -> None:
    ran = plaint("close", "--outcome", "withdrawn")
    assert ran.stdout == (
        "Closed: withdrawn.\n"
        "Now:              nothing. This case is closed.\n"
        "By:               no date binds you any more.\n"
        "If you don't act: nothing happens.\n"
    )
    assert plaint.json("plan", ref)["state"] == "closed"
    ran = plaint("reopen", ref)
    assert ran.stdout.startswith("Reopened.\nNow:              public nudge.")
    assert plaint.json("plan", ref)["state"] == "waiting"


def test_closing_twice_and_reopening_what_is_open(plaint: Plaint, ref: str) -> None:
    assert plaint("reopen", ref).stderr == "! It was open.\n"
    plaint("close", ref, "--outcome", "refused")
    assert plaint("close", ref, "--outcome", "no-answer").stderr == "! It was closed before.\n"


def test_close_needs_an_outcome_it_knows(plaint: Plaint, ref: str) -> None:
    assert "Missing option '--outcome'" in plaint.fails(2, "close").stderr
    plaint.fails(2, "close", "--outcome", "victory")


# --- undo --------------------------------------------------------------------------------------


def test_undo_takes_back_the_last_thing_recorded(plaint: Plaint, ref: str) -> None:
    plaint("reply", "--kind", "refusal")
    ran = plaint("undo")
    assert ran.stdout.startswith("Taken back: the last thing recorded.\n")
    assert plaint.json("plan")["now"]["step"] == "nudge"


def test_undo_goes_by_when_it_was_recorded(plaint: Plaint, at: At, ref: str) -> None:
    at("2026-06-10")
    plaint("reply", "--kind", "question", "--on", "2026-06-09")
    plaint("note", "a note of today")
    plaint("call", "--on", "2026-06-02")
    plaint("undo")  # the call, though it occurred first
    kinds = [e["kind"] for e in timeline(plaint)]
    assert kinds.count("event-undone") == 1
    assert plaint.json("plan")["state"] == "your-turn"
    plaint("undo")
    plaint("undo")  # the note, then the question
    assert plaint.json("plan")["state"] == "waiting"


def test_an_undone_sending_starts_nothing_but_counts(plaint: Plaint, at: At) -> None:
    sent_on(plaint, at)
    ran = plaint("undo")
    assert flat(ran.stderr).startswith("! It starts no clock now, but still counts")
    plan = plaint.json("plan")
    assert (plan["state"], plan["clock"]) == ("drafting", None)
    assert plan["now"]["step"] == "wait"
    assert plan["now"]["until"] == "2026-06-03"


def test_the_opening_of_a_case_is_not_taken_back(plaint: Plaint, at: At) -> None:
    at("2026-06-01")
    opened(plaint)
    refused = plaint.fails(3, "undo", "--json").json["refused"]
    assert refused["step"] == "undo"
    assert refused["why"] == "There is nothing to take back."


# --- edit --------------------------------------------------------------------------------------


def test_edit(plaint: Plaint, ref: str) -> None:
    ran = plaint("edit", ref, "company.email=help@example.com", "amount=31.50 GBP")
    assert ran.stdout.startswith("Corrected: company.email, amount.\n")
    case = plaint.json("show")
    assert case["company"]["email"] == "help@example.com"
    assert case["complaint"]["amount"] == {"amount": "31.50", "currency": "GBP"}
    assert case["timeline"][-1]["kind"] == "facts-corrected"


def test_edit_one_entry_of_a_table(plaint: Plaint, ref: str) -> None:
    plaint("edit", "company.handles.bluesky=talkfar.example", "complaint.references.order=17")
    case = plaint.json("show")
    assert case["company"]["handles"]["bluesky"] == "talkfar.example"
    assert case["company"]["handles"]["mastodon"] == "@talkfar@social.example"
    assert case["complaint"]["references"] == {"account": "TF-2207", "order": "17"}
    plaint("edit", "company.handles.x=")
    assert "x" not in plaint.json("show")["company"]["handles"]


def test_edit_adds_a_file(plaint: Plaint, ref: str, tmp_path: Path) -> None:
    (tmp_path / "bill.txt").write_text("31.50\n")
    plaint("edit", f"evidence={tmp_path / 'bill.txt'}")
    assert [e["name"] for e in plaint.json("show")["complaint"]["evidence"]] == ["bill.txt"]


@pytest.mark.parametrize(
    ("pair", "fault"),
    [
        ("colour=red", "colour is not a fact of a case"),
        ("name=Sam", "name is not a fact of a case"),  # whose?
        ("company.email=nobody", "company.email must be an email address such as help@example.org"),
        ("company.email=a@example.com\r\nBcc: b@example.com", "company.email "),
        ("subject=Line\x1b[2J", "complaint.subject holds a control character"),
        ("happened_on=2026-02-30", "complaint.happened_on must be a date such as 2026-05-12"),
        ("kind=lost", "complaint.kind must be one of: "),
        ("evidence=gone.pdf", "gone.pdf is not there."),
    ],
)
def test_edit_with_a_fault_changes_nothing(plaint: Plaint, ref: str, pair: str, fault: str) -> None:
    before = plaint.json("show")
    ran = plaint.fails(4, "edit", "complaint.facts=Something else.", pair)
    assert fault in ran.stderr
    assert "\x1b" not in ran.stderr
    assert plaint.json("show") == before


def test_edit_without_a_terminal_opens_no_editor(plaint: Plaint, ref: str) -> None:
    assert "What should change? Write FIELD=VALUE." in plaint.fails(2, "edit", ref).stderr


def test_edit_wants_pairs(plaint: Plaint, ref: str) -> None:
    assert "After the case, write FIELD=VALUE." in plaint.fails(2, "edit", ref, "subject").stderr


# --- settle: in test_send, where a delivery becomes unknown ---------------------------------------


def test_settle_wants_to_know(plaint: Plaint, ref: str) -> None:
    assert plaint.fails(4, "settle").stderr == (
        "Did it go out?\nSay so with --sent or with --not-sent.\n"
    )
    assert plaint.fails(5, "settle", "--sent").stderr.startswith(
        "No message of this case is in doubt.\n"
    )


@pytest.mark.parametrize(
    ("alias", "words"),
    [
        ("i-sent", ("--stage", "follow-up")),
        ("they-replied", ("--kind", "holding")),
        ("i-answered", ()),
        ("i-called", ("--said", "soon")),
    ],
)
def test_the_names_that_teach(plaint: Plaint, ref: str, alias: str, words: tuple[str, ...]) -> None:
    plaint(alias, ref, *words)
    assert len(timeline(plaint)) == 3


def test_a_company_that_is_many_cases_must_be_told_apart(plaint: Plaint, at: At) -> None:
    at("2026-06-01")
    opened(plaint)
    opened(plaint, TELECOM.replace("dead since 20 May", "slow"))
    opened(plaint, SHOP)
    error = plaint.fails(5, "note", "talkfar", "hello", "--json").json["error"]
    assert error["message"] == "talkfar could be 2 cases."


def test_the_answer_is_the_same_text_whichever_way_the_case_is_named(
    plaint: Plaint, at: At
) -> None:
    at("2026-06-01")
    ref = opened(plaint)
    assert plain(plaint("sent", "talkfar").stdout, ref).endswith(WAITING)
