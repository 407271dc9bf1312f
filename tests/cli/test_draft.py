"""Writing the letter that is due; nothing leaves from here."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.running import Plaint
from tests.cli.samples import opened, plain, sent_on

At = Callable[[str], None]
LETTER = """\
To:       complaints@example.com
Subject:  Complaint: account TF-2207, broadband line dead since 20 May

Dear Talkfar Customer Care,

I am writing about an interruption to my service (account TF-2207).

The line has been dead since 20 May.

Please repair the fault by Monday 15 June 2026. Under Ofcom's automatic compensation scheme, \
a provider that takes part pays residential customers, without being asked, for each day beyond \
two working days on which the service stays lost.

Please confirm receipt and give me your complaint reference. Please also tell me which dispute \
scheme you belong to, the Communications Ombudsman or CISAS (Ofcom's General Condition C4).

Thank you for looking into this.

Kind regards,

Rowan Ellis
14 Chapel Row, Leeds LS1 1AA
+44 113 496 0000
rowan.ellis@example.org

Look at it, then: plaint send REF1
"""
ANGRY = "You idiots, this is bullsh*t.\n\nPlease repair the line.\n"


@pytest.fixture
def ref(plaint: Plaint, at: At) -> str:
    at("2026-06-01")
    return opened(plaint)


@pytest.fixture
def angry(tmp_path: Path) -> str:
    (tmp_path / "angry.txt").write_text(ANGRY)
    return str(tmp_path / "angry.txt")


def test_the_letter(plaint: Plaint, ref: str) -> None:
    ran = plaint("draft")
    assert plain(ran.stdout, ref) == LETTER
    assert ran.stderr == ""


def test_as_json_it_is_the_contract(plaint: Plaint, ref: str) -> None:
    document = plaint.json("draft", ref)
    assert document["text"].startswith("Dear Talkfar Customer Care,\n")
    del document["text"]
    assert document == {
        "stage": "complaint",
        "variant": "",
        "subject": "Complaint: account TF-2207, broadband line dead since 20 May",
        "to": "complaints@example.com",
        "attachments": [],
        "findings": [],
        "delivery": "none",
        "message_id": None,
        "template": "plaint-en 1.0.0",
    }


def test_a_draft_is_no_record(plaint: Plaint, ref: str) -> None:
    plaint("draft")
    assert [event["kind"] for event in plaint.json("show")["timeline"]] == ["case-opened"]


def test_without_a_terminal_no_editor_opens(
    plaint: Plaint, ref: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("EDITOR", f"touch {tmp_path / 'opened'}; false")
    plaint("draft")
    assert not (tmp_path / "opened").exists()


def test_what_isnt_due_is_refused_with_its_day(plaint: Plaint, at: At) -> None:
    sent_on(plaint, at)
    refused = plaint.fails(3, "draft", "--stage", "follow-up", "--json").json["refused"]
    assert (refused["step"], refused["allowed_from"]) == ("follow-up", "2026-06-15")
    refused = plaint.fails(3, "draft", "--json").json["refused"]
    assert (refused["step"], refused["allowed_from"]) == ("wait", "2026-06-03")
    assert refused["instead"] == "Name the letter with --stage if you mean another one."


def test_what_was_done_isnt_done_again(plaint: Plaint, at: At) -> None:
    sent_on(plaint, at)
    refused = plaint.fails(3, "draft", "--stage", "complaint", "--json").json["refused"]
    assert refused["why"] == "That was done on Mon 1 June 2026; once is enough."


def test_an_angry_text_is_stopped_and_shown_with_marks(
    plaint: Plaint, ref: str, angry: str
) -> None:
    ran = plaint.fails(3, "draft", "--text", angry)
    assert "\nYou idiots, this is bullsh*t.\n1^^^^^^^^^          2^^^^^^^\n" in ran.stdout
    assert "Instead: unfair" in ran.stdout
    assert ran.stderr.startswith(
        "A human reads these; abuse sends you to the back of the queue. In the way: "
    )
    assert ran.stderr.endswith(
        "`plaint draft --calm` offers calmer words; firm is fine.\n"
        "A quotation may stay: "
        f"plaint draft {ref} --accept 1 --because quotation (or fact, for what you can prove)\n"
    )


def test_what_cant_be_calmed_is_left_and_named(plaint: Plaint, ref: str, tmp_path: Path) -> None:
    (tmp_path / "own.txt").write_text("This is bullsh*t. I know where you live.\n")
    plaint.fails(3, "draft", "--text", str(tmp_path / "own.txt"))
    ran = plaint.fails(3, "draft", "--calm")
    assert "\nThis is unfair. I know where you live.\n" in ran.stdout
    assert "[1] I know where you live: threat, stops it. A threat of harm ends" in ran.stdout
    assert ran.stderr.endswith(
        "In the way: “I know where you live”.\n"
        "Write it anew: what happened, what you want, and by when. Firm is fine.\n"
        "Only you can put this otherwise: [1].\n"
    )
    refused = plaint.fails(3, "draft", "--calm", "--json").json["refused"]
    assert refused["instead"].startswith("Write it anew: ")


def test_where_nothing_would_be_left_the_text_stays(
    plaint: Plaint, ref: str, tmp_path: Path
) -> None:
    (tmp_path / "own.txt").write_text("Fuck off!!!\n")
    plaint.fails(3, "draft", "--text", str(tmp_path / "own.txt"))
    refused = plaint.fails(3, "draft", "--calm", "--json").json["refused"]
    assert refused["why"] == "Without its harsh words, nothing is left of your text."
    assert refused["instead"] == "Say what happened, what you want, and by when."
    assert "Fuck off!!!" in plaint.fails(3, "check", ref).stdout


def test_the_difference_does_not_steer_the_terminal(
    plaint: Plaint, ref: str, tmp_path: Path
) -> None:
    (tmp_path / "own.txt").write_text("You idiots, \x1b[2J this is bullsh*t.\n")
    plaint.fails(3, "draft", "--text", str(tmp_path / "own.txt"))
    ran = plaint("draft", "--calm")
    assert "\x1b" not in ran.stdout + ran.stderr


def test_a_draft_that_is_only_warned_about_may_be_sent(
    plaint: Plaint, ref: str, tmp_path: Path
) -> None:
    (tmp_path / "own.txt").write_text("Where is the engineer???\n")
    ran = plaint("draft", "--text", str(tmp_path / "own.txt"))
    assert "shouting, look again. " in ran.stdout
    assert ran.stdout.endswith(f"\nLook at it, then: plaint send {ref}\n")


def test_a_letter_that_calming_leaves_alone_is_still_written_anew(
    plaint: Plaint, at: At, ref: str
) -> None:
    plaint("draft", "--calm")
    at("2026-06-02")
    assert "by Tuesday 16 June 2026" in plaint.json("send", "--via", "print")["text"]


def test_and_calmed(plaint: Plaint, ref: str, angry: str) -> None:
    plaint.fails(3, "draft", "--text", angry)
    ran = plaint("draft", "--calm")
    assert "this is unfair." in ran.stdout.lower()
    assert "idiot" not in ran.stdout
    assert "--- before\n+++ calmer\n" in ran.stderr
    assert plaint.json("send", "--via", "print")["findings"] == []


def test_a_letter_that_is_calm_stays_as_it_is(plaint: Plaint, ref: str) -> None:
    plaint("draft")
    ran = plaint("draft", "--calm")
    assert plain(ran.stdout, ref) == LETTER
    assert ran.stderr == ""


def test_a_quotation_may_stay_by_its_number_or_its_words(plaint: Plaint, ref: str,
                                                         tmp_path: Path) -> None:  # fmt: skip
    (tmp_path / "own.txt").write_text("Your colleague wrote that this is bullsh*t, twice: idiot.\n")
    found = plaint.fails(3, "draft", "--text", str(tmp_path / "own.txt"), "--json").json["findings"]
    assert len(found) == 2
    plaint.fails(3, "draft", "--accept", "BULLSH*T", "--because", "quotation")
    document = plaint.json("draft", "--accept", "1", "--because", "fact")
    assert document["findings"] == []
    kinds = [e["because"] for e in plaint.json("show")["timeline"][1:]]
    assert kinds == ["quotation", "fact"]


def test_a_reason_is_wanted(plaint: Plaint, ref: str, angry: str) -> None:
    plaint.fails(3, "draft", "--text", angry)
    ran = plaint.fails(2, "draft", "--accept", "1")
    assert "--accept needs --because quotation or --because fact." in ran.stderr
    plaint.fails(2, "draft", "--accept", "1", "--because", "I say so")


def test_what_wasnt_found_cant_be_accepted(plaint: Plaint, ref: str, angry: str) -> None:
    plaint.fails(3, "draft", "--text", angry)
    error = plaint.fails(5, "draft", "--accept", "crook", "--because", "fact", "--json")
    assert error.json["error"]["message"] == "No finding is crook."


def test_a_text_of_ones_own_replaces_the_letter(plaint: Plaint, ref: str, tmp_path: Path) -> None:
    (tmp_path / "own.txt").write_text("Dear Talkfar,\n\nPlease repair the line.\n\nRowan Ellis\n")
    document = plaint.json("draft", "--text", str(tmp_path / "own.txt"))
    assert document["text"] == "Dear Talkfar,\n\nPlease repair the line.\n\nRowan Ellis"
    assert plaint.json("send", "--via", "print")["text"] == document["text"]


def test_a_text_that_isnt_there(plaint: Plaint, ref: str) -> None:
    assert "gone.txt can't be read" in plaint.fails(4, "draft", "--text", "gone.txt").stderr


def test_a_letter_written_by_hand_is_not_sent_on_another_day(
    plaint: Plaint, at: At, ref: str, tmp_path: Path
) -> None:
    (tmp_path / "own.txt").write_text("Please repair the line by 15 June.\n")
    plaint("draft", "--text", str(tmp_path / "own.txt"))
    at("2026-06-02")
    refused = plaint.fails(3, "send", "--via", "print", "--json").json["refused"]
    assert refused["why"] == (
        "Your draft is of Mon 1 June 2026; the dates in it are no longer true."
    )


def test_one_that_plaint_wrote_is_written_again(plaint: Plaint, at: At, ref: str) -> None:
    plaint("draft")
    at("2026-06-02")
    assert "by Tuesday 16 June 2026" in plaint.json("send", "--via", "print")["text"]


def test_an_unknown_pack(plaint: Plaint, ref: str) -> None:
    error = plaint.fails(5, "draft", "--template", "plaint-de", "--json").json["error"]
    assert error["message"] == "No letter pack is called plaint-de."


def test_ones_own_words_in_a_reply(plaint: Plaint, at: At) -> None:
    sent_on(plaint, at)
    at("2026-06-08")
    plaint("reply", "--kind", "question")
    assert "It is TF-2207." in plaint.json("draft", "--words", "It is TF-2207.")["text"]


@pytest.mark.parametrize("variant", ["details", "accept", "decline", "correct"])
def test_another_reply_than_the_usual_one(plaint: Plaint, at: At, variant: str) -> None:
    sent_on(plaint, at)
    at("2026-06-08")
    plaint("reply", "--kind", "offer")
    document = plaint.json(
        "draft", "--stage", "reply", "--variant", variant, "--words", "So be it."
    )
    assert (document["stage"], document["variant"]) == ("reply", variant)


def test_a_late_final_notice_names_no_day_that_has_passed(plaint: Plaint, at: At) -> None:
    sent_on(plaint, at)
    at("2026-07-20")  # their last day was 13 July, and the ombudsman takes it since the 14th
    text = plaint.json("draft", "--stage", "final-notice")["text"]
    assert "Please repair the fault by Monday 3 August 2026." in text
    assert "if it is still open after Monday 3 August 2026, I will ask the Comm" in text
    assert "July" not in text
