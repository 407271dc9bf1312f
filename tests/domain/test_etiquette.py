"""May I do this now? The rules of DESIGN section 2, and the ways around them that don't work."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from tests.domain.builders import Story, day, refused_until, sent, with_rule

from plaint.domain import events as ev
from plaint.domain.etiquette import STAGES, may, not_for_plaint
from plaint.domain.plan import plan
from plaint.domain.situation import Siblings, Situation

COURTEOUS = ("complaint", "nudge", "follow-up", "second-level", "final-notice")


# --- rule 3: email first --------------------------------------------------------------------------


def test_no_nudge_before_anything_was_sent() -> None:
    verdict = Story().may("nudge", "2026-06-05")
    assert refused_until(verdict, None)
    assert "Email first" in str(verdict.why)
    assert str(verdict.instead) == "Send the complaint first."


@pytest.mark.parametrize("via", ["email", "form", "chat", "post", "registered"])
def test_the_companys_form_chat_or_a_letter_is_as_good_as_an_email(via: str) -> None:
    story = Story()
    story.send("2026-06-01", via=via)
    assert story.may("nudge", "2026-06-03").allowed


def test_a_phone_call_is_not() -> None:
    story = Story("banking")
    story.send("2026-06-01", via="phone")
    story.contact("call", "2026-05-01")
    assert refused_until(story.may("nudge", "2026-06-20"), None)


def test_nor_is_a_letter_that_came_back_or_was_taken_back_or_only_handed_over() -> None:
    bounced = sent()
    bounced.hear("bounce", "2026-06-02")
    assert refused_until(bounced.may("nudge", "2026-06-20"), None)
    undone = Story()
    undone.undo(undone.send("2026-06-01"), "2026-06-01")
    assert refused_until(undone.may("nudge", "2026-06-20"), None)
    handed = Story()
    handed.record(
        ev.MessageHandedOff(stage="complaint", via="eml", to="", subject="", text=""), "2026-06-01"
    )
    assert refused_until(handed.may("nudge", "2026-06-20"), None)
    unknown = Story()
    unknown.intend("2026-06-01")
    assert refused_until(unknown.may("nudge", "2026-06-20"), None)


def test_an_earlier_post_doesnt_stand_for_the_email() -> None:
    story = Story()
    story.post("2026-06-01")
    assert refused_until(story.may("nudge", "2026-06-20"), None)


# --- rule 4: one nudge, one platform --------------------------------------------------------------


def test_a_nudge_waits_two_business_days() -> None:
    story = sent()
    assert refused_until(story.may("nudge", "2026-06-02"), "2026-06-03")
    assert story.may("nudge", "2026-06-03").allowed


def test_post_undo_post_again() -> None:
    story = sent()
    posted = story.post("2026-06-03")
    assert story.may("nudge", "2026-06-20").answer == "done"
    story.undo(posted, "2026-06-04")
    assert story.may("nudge", "2026-06-20").answer == "done"
    assert story.case().platform == "mastodon"


def test_one_reply_in_the_thread_after_an_unanswered_follow_up_and_then_no_more() -> None:
    story = sent()
    story.post("2026-06-03")
    story.send("2026-06-15", "follow-up")
    assert refused_until(story.may("nudge", "2026-06-16"), "2026-06-17")
    assert story.may("nudge", "2026-06-17").allowed
    second = story.post("2026-06-17")
    assert not story.may("nudge", "2026-07-10").allowed
    story.undo(second, "2026-06-18")
    assert not story.may("nudge", "2026-07-10").allowed


def test_a_follow_up_of_before_the_post_earns_no_second_one() -> None:
    story = sent()
    story.send("2026-06-15", "follow-up")
    story.post("2026-06-17")
    assert story.may("nudge", "2026-06-30").answer == "done"


def test_a_broken_public_promise_earns_the_one_reply() -> None:
    story = sent()
    story.post("2026-06-03")
    story.hear("holding", "2026-06-04", public=True, promised_by="2026-06-10")
    assert not story.may("nudge", "2026-06-10").allowed
    assert story.may("nudge", "2026-06-11").allowed


def test_the_reply_in_the_thread_keeps_quiet_while_they_have_asked_for_time() -> None:
    story = sent()
    story.post("2026-06-03")
    story.send("2026-06-15", "follow-up")
    story.hear("holding", "2026-06-16", promised_by="2026-06-26")
    assert refused_until(story.may("nudge", "2026-06-18"), "2026-06-27")


def test_a_second_platform_by_hand_is_noted_and_counts() -> None:
    story = sent()
    story.post("2026-06-03", "mastodon")
    story.post("2026-06-04", "x")
    story.send("2026-06-15", "follow-up")
    assert not story.may("nudge", "2026-06-30").allowed  # two posts are all there is
    assert any("as well as" in str(w) for w in story.case().warnings)


def test_the_same_matter_in_a_second_case_gets_no_second_post() -> None:
    verdict = sent().may("nudge", "2026-06-10", siblings=Siblings(nudged=True, platform="x"))
    assert verdict.answer == "no"
    other_matter = Siblings(nudged=False, platform="x")
    assert sent().may("nudge", "2026-06-10", siblings=other_matter).allowed


@pytest.mark.parametrize("kind", ["sole-trader", "private-person"])
def test_never_in_public_towards_a_private_person(kind: str) -> None:
    assert sent(company={"type": kind}).may("nudge", "2026-06-10").answer == "no"


def test_never_towards_a_private_landlord_whatever_the_record_says_of_the_type() -> None:
    story = sent(sector="housing", subsector="private-landlord", kind="deposit")
    assert story.may("nudge", "2026-06-10").answer == "no"


@pytest.mark.parametrize(
    "subject",
    ["Fraudulent payment of 3 May", "I was scammed on your site", "Phishing: account emptied",
     "Unauthorised payment", "Hospital bill", "Injury from a chair", "Health cover refused",
     "Fraude sur ma carte", "Escroquerie au faux conseiller", "Remboursement de santé",
     "Blessure causée par la chaise", "Médicament périmé"],
)  # fmt: skip
def test_never_about_health_or_fraud(subject: str) -> None:
    assert sent(subject=subject).may("nudge", "2026-06-10").answer == "no"


def test_health_or_fraud_in_the_subsector_counts_too() -> None:
    assert sent(subject="Money gone", subsector="unauthorised-payment", sector="payments").may(
        "nudge", "2026-06-10"
    ).answer == "no"  # fmt: skip


def test_a_subject_of_another_kind_is_no_secret() -> None:
    assert sent(subject="Healthy snacks arrived stale").may("nudge", "2026-06-10").allowed


def test_never_once_an_outside_body_or_a_court_is_in() -> None:
    referred = sent()
    referred.refer("2026-07-14")
    assert referred.may("nudge", "2026-07-20").answer == "no"
    claimed = sent(sector="retail", kind="defective")
    claimed.send("2026-06-16", "letter-before-claim")
    assert claimed.may("nudge", "2026-06-20").answer == "no"


@pytest.mark.parametrize(
    "kind",
    ["offer", "partial", "disputed", "refusal", "final-response", "deadlock", "resolved"],
)
def test_never_after_a_substantive_reply(kind: str) -> None:
    story = sent()
    story.hear(kind, "2026-06-05")
    assert story.may("nudge", "2026-06-10").answer == "no"
    story.answer("2026-06-09", "decline")
    assert story.may("nudge", "2026-06-20").answer == "no"


@pytest.mark.parametrize("kind", ["automatic-acknowledgement", "acknowledgement", "unrelated"])
def test_an_acknowledgement_is_no_answer(kind: str) -> None:
    story = sent()
    story.hear(kind, "2026-06-02")
    assert story.may("nudge", "2026-06-03").allowed


def test_not_in_a_closed_case_nor_while_a_post_may_be_out() -> None:
    story = sent()
    story.intend("2026-06-03", "nudge", via="mastodon")
    assert story.may("nudge", "2026-06-20").answer == "no"
    closed = sent()
    closed.close("2026-06-02")
    assert closed.may("nudge", "2026-06-20").answer == "no"
    closed.reopen("2026-06-21")
    assert closed.may("nudge", "2026-06-22").allowed


# --- the outside body -----------------------------------------------------------------------------


def test_no_referral_before_the_door_opens() -> None:
    assert refused_until(Story().may("referral", "2026-06-05"), None)
    story = sent()
    assert refused_until(story.may("referral", "2026-07-13"), "2026-07-14")
    assert story.may("referral", "2026-07-14").allowed
    story.refer("2026-07-20")
    assert story.may("referral", "2026-07-21").answer == "done"


def test_silence_costs_no_extra_step() -> None:
    assert sent().may("referral", "2026-07-14").allowed  # no follow-up, no second level, no notice


def test_a_scheme_may_want_the_second_level_after_silence_too() -> None:
    story = Story("telecom", "FR")
    story.send("2026-06-01")
    bodies = tuple(
        replace(b, gates=("second-level", "final-response"))
        for b in with_rule("FR", "").bodies
        for b in with_rule("FR", "").bodies
    )
    wants = replace(with_rule("FR", "fr-telecom", second_level_on_silence=True), bodies=bodies)

    def asked(when: str) -> Situation:
        return story.on(when, knowledge=wants)

    due_on = asked("2026-06-02").clock.due_on  # type: ignore[union-attr]  # the complaint was sent
    early = may("second-level", asked("2026-06-20"))
    assert refused_until(early, str(due_on + timedelta(days=1)))
    after = str(due_on + timedelta(days=1))
    assert may("second-level", asked(after)).allowed
    told = plan(asked(after))
    assert told.now.step == "second-level"
    assert told.step("referral").status == "later"  # type: ignore[union-attr]  # it is a rung here
    story.send(after, "second-level")
    gate_on = asked(after).clock.gate_on  # type: ignore[union-attr]  # as above
    assert gate_on is not None
    assert gate_on > day(after)
    assert plan(asked(str(gate_on))).now.step == "referral"
    # without the word of the scheme, silence opens the door itself
    assert story.plan(after).now.step == "referral"


def test_a_second_level_is_for_an_answer_not_for_silence() -> None:
    assert refused_until(sent().may("second-level", "2026-07-01"), None)


def test_urgency_opens_no_door() -> None:
    for urgency in ("time-critical", "essential", "safety"):
        assert refused_until(sent(urgency=urgency).may("referral", "2026-06-05"), "2026-07-14")


# --- an instant, for who is travelling now --------------------------------------------------------


def test_a_traveller_may_nudge_two_hours_after_the_email() -> None:
    story = sent("2026-06-01T23:15", sector="airline", urgency="time-critical", kind="cancelled")
    verdict = story.may("nudge", "2026-06-01T23:20")
    assert refused_until(verdict, "2026-06-02")
    assert verdict.allowed_at == story.instant("2026-06-02T01:15")
    assert not story.may("nudge", "2026-06-02T01:14").allowed
    assert story.may("nudge", "2026-06-02T01:15").allowed


# --- thanks ---------------------------------------------------------------------------------------


def test_thanks_when_it_is_settled_once() -> None:
    story = sent()
    assert not story.may("thanks", "2026-06-05").allowed
    story.hear("resolved", "2026-06-10")
    assert story.may("thanks", "2026-06-10").allowed
    story.close("2026-06-12")
    assert story.may("thanks", "2026-06-12").allowed
    thanked = story.send("2026-06-13", "thanks")
    assert story.may("thanks", "2026-06-20").answer == "done"
    story.undo(thanked, "2026-06-20")
    assert story.may("thanks", "2026-06-20").answer == "done"


def test_on_it_privately_and_again_when_it_is_settled() -> None:
    story = sent()
    story.hear("question", "2026-06-02")
    assert not story.may("thanks", "2026-06-02").allowed  # nobody was nudged
    story.answer("2026-06-02")
    story.post("2026-06-04")
    assert not story.may("thanks", "2026-06-04").allowed  # that was before the post
    story.hear("private-channel", "2026-06-05")
    assert story.may("thanks", "2026-06-05").allowed
    story.send("2026-06-05", "thanks")
    assert story.may("thanks", "2026-06-08").answer == "done"
    story.close("2026-06-20")
    assert story.may("thanks", "2026-06-20").allowed


def test_no_thanks_where_nothing_was_settled() -> None:
    refused = sent()
    refused.close("2026-06-20", "refused")
    assert not refused.may("thanks", "2026-06-21").allowed
    denied = sent()
    denied.hear("resolved", "2026-06-10")
    denied.answer("2026-06-11", "decline")
    assert not denied.may("thanks", "2026-06-12").allowed


# --- rule 10 and the rest -------------------------------------------------------------------------


@pytest.mark.parametrize(
    "subject",
    ["Parking charge at the station", "Penalty charge notice", "Council tax band", "Speeding fine",
     "Universal credit sanction", "Forfait de post-stationnement", "Amende forfaitaire de 35 EUR",
     "Taxe foncière 2026", "Avis d'imposition"],
)  # fmt: skip
def test_fines_and_taxes_are_not_for_plaint(subject: str) -> None:
    story = sent(subject=subject)
    assert not_for_plaint(story.case().complaint)
    for step in STAGES:
        assert story.may(step, "2026-08-01").answer == "no"


@pytest.mark.parametrize("subject", ["Car park barrier hit my car", "Fine dining voucher refused"])
def test_what_only_sounds_like_one_is(subject: str) -> None:
    assert not_for_plaint(sent(subject=subject).case().complaint) is None


def test_nothing_may_be_done_in_a_closed_case_but_thanks() -> None:
    story = sent()
    story.close("2026-06-20")
    for step in STAGES:
        assert story.may(step, "2026-08-01").allowed is (step == "thanks")


def test_a_message_that_may_have_gone_out_is_never_sent_twice() -> None:
    story = Story()
    story.intend("2026-06-01")
    verdict = story.may("complaint", "2026-06-10")
    assert verdict.answer == "no"
    assert "settle" in str(verdict.instead)


def test_every_refusal_says_why_and_what_to_do_until_then() -> None:
    story = Story()
    for step in ("nudge", "follow-up", "final-notice", "referral", "second-level"):
        verdict = story.may(step, "2026-06-05")
        assert str(verdict.why), step
        assert verdict.instead, step
    story.send("2026-06-01")
    for step in ("nudge", "follow-up", "final-notice", "referral"):
        verdict = story.may(step, "2026-06-01")
        assert verdict.allowed_from, step
        assert verdict.instead, step
