"""No flag, undo, second case, import or order of commands gets around rules 3, 4, 5 and 7."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.cli.running import Plaint
from tests.cli.samples import SHOP, TELECOM, opened, sent_on

At = Callable[[str], None]
EMAIL_FIRST = "Email first: a public post points at a message they already have."
ONE_PLATFORM = "This case stays on mastodon: one platform is a question, two are a campaign."
POSTED = ("--posted-url", "https://social.example/1")
OTHER = TELECOM.replace("Broadband line dead since 20 May", "Charged twice for May")


def refused(plaint: Plaint, *words: str) -> Any:
    return plaint.fails(3, *words, "--json").json["refused"]


@pytest.fixture
def ref(plaint: Plaint, at: At) -> str:
    """Sent on Mon 1 June 2026; today is Wed 3 June, the first day of the post."""
    ref = sent_on(plaint, at)
    at("2026-06-03")
    return ref


@pytest.fixture
def nudged(plaint: Plaint, ref: str) -> str:
    plaint("nudge", ref, "--on", "mastodon", *POSTED)
    return ref


# --- 3: email first ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    "words",
    [
        ("nudge", "--on", "x", "--dry-run"),
        ("nudge", "--on", "x", "--yes"),
        ("nudge", "--on", "x", "--dry-run", "--as-of", "2027-01-01"),
        ("draft", "--stage", "nudge"),
        ("send", "--stage", "nudge", "--via", "print"),
    ],
    ids=" ".join,
)
def test_nothing_public_before_a_letter(plaint: Plaint, at: At, words: tuple[str, ...]) -> None:
    at("2026-06-10")
    opened(plaint)
    plaint("call", "--on", "2026-06-01")
    plaint("draft")
    plaint("send", "--via", "mailto")  # handed over isn't sent
    assert refused(plaint, *words)["why"] == EMAIL_FIRST


def test_nor_once_the_letter_was_taken_back(plaint: Plaint, ref: str) -> None:
    plaint("undo")
    assert refused(plaint, "nudge", "--on", "x", "--dry-run")["why"] == EMAIL_FIRST


def test_nor_once_it_came_back(plaint: Plaint, ref: str) -> None:
    plaint("reply", "--kind", "bounce")
    assert refused(plaint, "nudge", "--on", "x", "--dry-run")["why"] == EMAIL_FIRST


def test_nor_because_another_case_has_its_letter(plaint: Plaint, ref: str) -> None:
    other = opened(plaint, OTHER)
    assert refused(plaint, "nudge", other, "--on", "x", "--dry-run")["why"] == EMAIL_FIRST


def test_a_post_made_all_the_same_is_a_fact_with_a_warning(plaint: Plaint, at: At) -> None:
    at("2026-06-01")
    opened(plaint)
    ran = plaint("nudge", "--on", "x", *POSTED)
    assert EMAIL_FIRST in ran.stderr
    assert "A public post came before any email or letter to the company." in ran.stderr


# --- 4: one nudge, one platform ----------------------------------------------------------------


@pytest.mark.parametrize("way", ["--dry-run", "--yes"])
def test_the_first_platform_is_the_only_one(plaint: Plaint, nudged: str, way: str) -> None:
    assert refused(plaint, "nudge", nudged, "--on", "x", way)["why"] == ONE_PLATFORM


def test_an_undo_frees_neither_the_platform_nor_the_post(
    plaint: Plaint, at: At, nudged: str
) -> None:
    plaint("undo")
    at("2026-06-12")
    assert refused(plaint, "nudge", "--on", "x", "--dry-run")["why"] == ONE_PLATFORM
    assert "once is enough" in refused(plaint, "nudge", "--on", "mastodon", "--dry-run")["why"]


@pytest.mark.parametrize(
    "between",
    [
        [("close", "--outcome", "withdrawn"), ("reopen", "talkfar")],
        [("edit", "company.name=Talkfar plc", "company.handles.mastodon=@other@social.example")],
        [("skip", "nudge"), ("undo",)],
        [("reply", "--kind", "holding"), ("undo",)],
    ],
    ids=["closed and reopened", "edited", "skipped", "undone"],
)
def test_whatever_happens_between(
    plaint: Plaint, at: At, nudged: str, between: list[tuple[str, ...]]
) -> None:
    at("2026-06-12")
    for words in between:
        plaint(*words)
    assert refused(plaint, "nudge", "--on", "x", "--dry-run")["why"] == ONE_PLATFORM
    assert refused(plaint, "nudge", "--on", "mastodon", "--dry-run")["step"] == "nudge"


def test_a_second_case_about_the_same_is_no_second_post(
    plaint: Plaint, at: At, nudged: str
) -> None:
    plaint("close", nudged, "--outcome", "withdrawn")
    at("2026-06-08")
    again = opened(plaint, TELECOM.replace('"Talkfar"', '"  TALKFAR "'))
    plaint("sent", again)
    at("2026-06-15")
    for platform in ("mastodon", "x"):
        plaint.fails(3, "nudge", again, "--on", platform, "--dry-run")
    told = refused(plaint, "nudge", again, "--on", "mastodon", "--dry-run")
    assert told["why"] == "The same matter had its public post in another case."


def test_nor_is_the_subject_in_other_letters_another_matter(
    plaint: Plaint, at: At, nudged: str
) -> None:
    same = TELECOM.replace("Broadband line dead", "BROADBAND LINE: dead,")
    assert "already open" in plaint.fails(3, "new", "-", stdin=same).stderr


def test_a_second_platform_used_by_hand_is_noted_and_counts(
    plaint: Plaint, at: At, nudged: str
) -> None:
    ran = plaint("nudge", "--on", "x", "--posted-url", "https://x.example/1")
    assert "A post stands on x as well as on mastodon; this case stays on mastodon." in ran.stderr
    at("2026-06-15")
    plaint("sent", "--stage", "follow-up")
    at("2026-06-20")
    told = refused(plaint, "nudge", "--on", "mastodon", "--dry-run")
    assert told["why"] == "One post, and one reply in its thread, is all there is."


def test_an_import_without_the_post_takes_nothing_back(plaint: Plaint, at: At, nudged: str) -> None:
    document = json.loads(plaint("export").stdout)
    events = document["cases"][0]["events"]
    kept = [e for e in events if e["payload"].get("stage") != "nudge"]
    assert len(kept) == len(events) - 1
    document["cases"][0]["events"] = kept
    plaint("import", "-", stdin=json.dumps(document))
    at("2026-06-12")
    assert refused(plaint, "nudge", "--on", "x", "--dry-run")["why"] == ONE_PLATFORM


def test_a_post_holds_no_words_of_ones_own(plaint: Plaint, ref: str, tmp_path: Path) -> None:
    """It is composed from company, kind and date."""
    (tmp_path / "mine.txt").write_text("Hello Talkfar, my line has been dead since 20 May.")
    told = refused(plaint, "draft", "--stage", "nudge", "--text", str(tmp_path / "mine.txt"))
    assert told["why"].startswith("A public post is composed from company, kind and date")
    assert "20 May" not in plaint.json("nudge", "--on", "x", "--dry-run")["text"]


@pytest.mark.parametrize("via", ["print", "mailto", "form", "eml"])
def test_a_post_doesnt_leave_as_a_letter(
    plaint: Plaint, ref: str, via: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    told = refused(plaint, "send", ref, "--stage", "nudge", "--via", via)
    assert told["why"] == "This is a public post: it doesn't leave as a letter."
    assert not list(tmp_path.glob("*.eml"))


@pytest.mark.parametrize("kind", ["sole-trader", "private-person"])
def test_never_towards_a_person(plaint: Plaint, ref: str, kind: str) -> None:
    plaint("edit", f"company.type={kind}")
    told = refused(plaint, "nudge", "--on", "x", "--dry-run")
    assert told["why"] == "Never in public towards a private person or a sole trader."


@pytest.mark.parametrize("subject", ["Fraud on my account", "Injured by your engineer"])
def test_never_about_health_or_fraud(plaint: Plaint, ref: str, subject: str) -> None:
    plaint("edit", f"subject={subject}")
    told = refused(plaint, "nudge", "--on", "x", "--dry-run")
    assert told["why"] == "Health and fraud are no matter for a public post."


# --- 5: no harrying ----------------------------------------------------------------------------

GAP = (
    "A human reads these: two messages within two business days send you to the back of the queue."
)


def test_two_business_days_between_any_two(plaint: Plaint, at: At, nudged: str) -> None:
    """The post of Wed 3 June: the next message, of any stage, from Fri 5 June."""
    plaint("reply", "--kind", "refusal")
    for stage in ("second-level", "final-notice"):
        told = refused(plaint, "send", "--stage", stage, "--via", "print")
        assert told["allowed_from"] is None or told["allowed_from"] >= "2026-06-05"
    at("2026-06-04")
    assert refused(plaint, "send", "--stage", "second-level", "--via", "print")["why"] == GAP
    at("2026-06-05")
    plaint("send", "--stage", "second-level", "--via", "print")


def test_weekends_and_holidays_are_no_business_days(plaint: Plaint, at: At) -> None:
    """Sent on Thu 27 August 2026: Fri 28, then (Mon 31 is a holiday) Tue 1 September."""
    sent_on(plaint, at, "2026-08-27")
    at("2026-08-31")
    told = refused(plaint, "nudge", "--on", "x", "--dry-run")
    assert told["allowed_from"] == "2026-09-01"


def test_over_all_cases_with_the_company(plaint: Plaint, at: At) -> None:
    sent_on(plaint, at)
    at("2026-06-02")
    other = opened(plaint, OTHER.replace('"Talkfar"', '"talkfar"'))
    told = refused(plaint, "send", other, "--via", "print")
    assert told["allowed_from"] == "2026-06-03"
    assert refused(plaint, "draft", other, "--stage", "complaint")["why"] == GAP
    at("2026-06-03")
    plaint("send", other, "--via", "print")


def test_closed_cases_count_too(plaint: Plaint, at: At) -> None:
    ref = sent_on(plaint, at)
    plaint("close", ref, "--outcome", "withdrawn")
    opened(plaint)
    told = refused(plaint, "send", "--stage", "complaint", "--via", "print")
    assert told["allowed_from"] == "2026-06-03"


def test_what_was_taken_back_may_have_been_read(plaint: Plaint, at: At) -> None:
    sent_on(plaint, at)
    plaint("undo")
    told = refused(plaint, "send", "--stage", "complaint", "--via", "print")
    assert told["allowed_from"] == "2026-06-03"


def test_a_case_that_came_by_import_counts(
    plaint: Plaint, at: At, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent_on(plaint, at)
    document = plaint("export").stdout
    monkeypatch.setenv("PLAINT_HOME", str(tmp_path / "elsewhere"))
    other = opened(plaint, OTHER)
    plaint("import", "-", stdin=document)
    assert refused(plaint, "send", other, "--via", "print")["allowed_from"] == "2026-06-03"


def test_one_answer_then_the_gap(plaint: Plaint, at: At, ref: str) -> None:
    plaint("reply", "--kind", "question")
    plaint("draft", "--stage", "reply", "--words", "It is TF-2207.")
    plaint("send", "--stage", "reply", "--via", "print")
    plaint("sent", "--stage", "reply")
    told = refused(plaint, "send", "--stage", "reply", "--via", "print")
    assert (told["why"], told["allowed_from"]) == (GAP, "2026-06-05")


def test_quiet_while_they_have_asked_for_time_but_only_once(
    plaint: Plaint, at: At, ref: str
) -> None:
    plaint("reply", "--kind", "holding", "--promised-by", "2026-06-10")
    plaint("reply", "--kind", "holding", "--promised-by", "2026-06-30")
    at("2026-06-10")
    assert refused(plaint, "nudge", "--on", "x", "--dry-run")["allowed_from"] == "2026-06-11"
    at("2026-06-11")
    plaint("nudge", "--on", "x", "--dry-run")


def test_a_promise_never_goes_past_the_wait(plaint: Plaint, at: At, ref: str) -> None:
    plaint("reply", "--kind", "holding", "--promised-by", "2026-12-24")
    at("2026-07-14")
    assert plaint.json("plan")["now"]["step"] == "referral"
    plaint("escalate")


def test_what_keeps_a_right_is_not_held_back(plaint: Plaint, at: At) -> None:
    ref = sent_on(plaint, at, text=SHOP)
    for stage in ("notice", "letter-before-claim"):
        words = ("--variant", "rejection") if stage == "notice" else ()
        plaint("draft", ref, "--stage", stage, *words)
        assert plaint.json("send", ref, "--stage", stage, "--via", "print")["stage"] == stage


def test_but_once_it_has_gone_it_is_a_message_like_any_other(
    plaint: Plaint, at: At, tmp_path: Path
) -> None:
    """Else "notice" would be the word that opens every door, each day anew."""
    ref = sent_on(plaint, at, text=SHOP)
    (tmp_path / "mine.txt").write_text("I reject the kettle.\n")
    own = ("--stage", "notice", "--variant", "rejection", "--text", str(tmp_path / "mine.txt"))
    plaint("draft", ref, *own)
    plaint("sent", ref, "--stage", "notice")
    assert refused(plaint, "draft", ref, *own)["allowed_from"] == "2026-06-03"
    at("2026-06-03")
    plaint("draft", ref, *own)
    plaint("sent", ref, "--stage", "letter-before-claim")
    told = refused(plaint, "send", ref, "--stage", "letter-before-claim", "--via", "print")
    assert told["why"] == "That was done on Wed 3 June 2026; once is enough."


def test_only_tone_stops_what_keeps_a_right(plaint: Plaint, at: At, tmp_path: Path) -> None:
    ref = sent_on(plaint, at, text=SHOP)
    (tmp_path / "mine.txt").write_text("I reject your bullsh*t kettle, idiots.\n")
    own = ("--stage", "notice", "--variant", "rejection", "--text", str(tmp_path / "mine.txt"))
    plaint.fails(3, "draft", ref, *own)
    plaint.fails(3, "send", ref, "--stage", "notice", "--via", "print")


# --- 7: private --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "change",
    [
        "company.name=Talkfar, account TF-2207",
        "company.name=Talkfar rowan.ellis@example.org",
        "company.name=Talkfar +44 113 496 0000",
    ],
)
def test_nothing_of_the_customers_goes_out_in_public(plaint: Plaint, ref: str, change: str) -> None:
    plaint("edit", change)
    ran = plaint.run("nudge", "--on", "x", "--dry-run", "--json")
    text = ran.json.get("text", "")
    assert ran.code == 3 or not any(
        private in text for private in ("TF-2207", "rowan.ellis", "496")
    ), text  # fmt: skip


def test_no_reason_makes_it_public(plaint: Plaint, ref: str) -> None:
    plaint("edit", "company.name=Talkfar, account TF-2207")
    plaint.run("draft", "--stage", "nudge")
    for reason in ("fact", "quotation"):
        ran = plaint.run("draft", "--stage", "nudge", "--accept", "1", "--because", reason)
        assert ran.code in (3, 5)
    ran = plaint.run("nudge", "--on", "mastodon", "--dry-run", "--json")
    assert "TF-2207" not in ran.json.get("text", "")


@pytest.mark.parametrize(
    "change",
    ["company.name=Talkfar, account TF-2207", "company.name=Talkfar (rowan.ellis@example.org)"],
)
def test_not_even_where_it_was_written_into_the_companys_name(
    plaint: Plaint, nudged: str, change: str
) -> None:
    plaint("edit", nudged, "company.handles.mastodon=", change)
    plaint("close", nudged, "--outcome", "resolved")
    plaint.fails(3, "thank", nudged, "--json")


def test_public_words_of_ones_own_arent_thanks_either(
    plaint: Plaint, nudged: str, tmp_path: Path
) -> None:
    (tmp_path / "mine.txt").write_text("Thanks! My account TF-2207 works, Rowan Ellis.")
    plaint("close", nudged, "--outcome", "resolved")
    own = ("--stage", "thanks", "--text", str(tmp_path / "mine.txt"))
    plaint.fails(3, "draft", nudged, *own)
    told = refused(plaint, "send", nudged, "--stage", "thanks", "--via", "print")
    assert told["why"] == "This is a public post: it doesn't leave as a letter."
