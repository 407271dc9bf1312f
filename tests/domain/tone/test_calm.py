"""Applying the suggestions: what a human would answer, with nothing left that blocks."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plaint.app.findings import blocking
from plaint.app.fix import calmer
from plaint.domain.finding import Finding
from plaint.domain.privacy.known import KnownFacts
from plaint.domain.tone.calm import calm, can_calm, redact
from plaint.domain.tone.check import find_tone
from plaint.knowledge.mending import joints
from plaint.knowledge.private_words import privacy_check
from plaint.knowledge.words import lexicon
from plaint.wording import say


def calmed(lang: str, text: str) -> str:
    return calm(text, find_tone(text, lexicon(lang)), joints(lang)).text


def found(text: str, words: str, category: str = "insult", instead: str = "") -> Finding:
    at = text.index(words)
    return Finding("tone", category, at, at + len(words), words, "block", say("x"), instead)


def test_the_burned_jumper() -> None:
    text = (
        "Your stupid purple widget set fire to my favourite jumper, you idiots. Fix it or else!!!"
    )
    findings = find_tone(text, lexicon("en"))
    assert [f.category for f in findings if f.severity == "block"] == [
        "insult", "insult", "ultimatum", "shouting",
    ]  # fmt: skip
    result = calm(text, findings, joints("en"))
    assert result.text == (
        "Your purple widget set fire to my favourite jumper. Please put this right."
    )
    assert result.left == ()
    assert find_tone(result.text, lexicon("en")) == ()


@pytest.mark.parametrize(
    ("lang", "text", "calmer"),
    [
        ("en", "your purple widget set fire to my favourite jumper, fix it or else!",
         "your purple widget set fire to my favourite jumper, please put this right!"),
        ("fr", "votre gadget violet a mis le feu à mon pull préféré, réparez ça ou sinon !",
         "votre gadget violet a mis le feu à mon pull préféré, merci de régler ce problème !"),
        ("fr",
         "Votre putain de machine a brûlé mon pull, bande d'abrutis ! Réparez ça ou sinon !!!",
         "Votre machine a brûlé mon pull ! Merci de régler ce problème."),
    ],
)  # fmt: skip
def test_the_angry_draft_of_the_story(lang: str, text: str, calmer: str) -> None:
    assert calmed(lang, text) == calmer


@pytest.mark.parametrize(
    ("lang", "text", "calmer"),
    [
        ("en", "What the hell is a fucking awful day?", "What is an awful day?"),
        ("en", "It was a damn useful hour.", "It was a useful hour."),
        ("en", "Where is it?!?! Late #shit #wtf", "Where is it? Late"),
        ("en", "GIVE ME MY BAG NOW.\r\nThanks", "Give me my bag now.\r\nThanks"),
        ("en", "Refund me or else.", "Refund me."),
        ("fr", "Cette putain d'application ne marche pas.", "Cette application ne marche pas."),
        ("fr", "Ce putain d'appareil est en panne.", "Cet appareil est en panne."),
        ("fr", "À fuir \u202f!!!!", "À fuir."),
    ],
)  # fmt: skip
def test_with_the_real_word_lists(lang: str, text: str, calmer: str) -> None:
    assert calmed(lang, text) == calmer


@pytest.mark.parametrize("category", ["insult", "profanity", "ultimatum"])
def test_heat_without_other_words_simply_goes(category: str) -> None:
    text = "Pay me, you lot!"
    assert can_calm(finding := found(text, "you lot", category))
    assert calm(text, [finding], joints("en")).text == "Pay me!"


@pytest.mark.parametrize("category", ["threat", "sarcasm", "accusation", "harassment"])
def test_what_has_a_meaning_only_its_author_can_put_otherwise(category: str) -> None:
    text = "Pay me, you lot, or I come for you."
    finding = found(text, "I come for you", category)
    assert not can_calm(finding)
    result = calm(text, [found(text, "you lot"), finding], joints("en"))
    assert result.text == "Pay me, or I come for you."
    assert result.left == (finding,)


def test_a_judgement_that_asks_for_the_fact_stays() -> None:
    text = "Your agent was a snob."
    asking = replace(found(text, "a snob", instead="unhelpful"), asks=True)
    assert not can_calm(asking)
    assert calm(text, [asking], joints("en")).left == (asking,)


def test_where_no_word_would_remain_the_text_stays_as_it_is() -> None:
    text = "You lot!!!"
    findings = [found(text, "You lot"), found(text, "!!!", "shouting", ".")]
    result = calm(text, findings, joints("en"))
    assert (result.text, result.left) == (text, tuple(findings))


def test_a_finding_of_another_text_is_left() -> None:
    finding = found("You idiots!", "You idiots")
    result = calm("My dear ones!", [finding], joints("en"))
    assert (result.text, result.left) == ("My dear ones!", (finding,))


def test_a_private_finding_is_no_matter_of_tone() -> None:
    text = "case number 8352614"
    (finding,) = privacy_check().find(text, None, public=True)
    assert calm(text, [finding], joints("en")).text == text


def test_a_calm_text_stays_as_it_is() -> None:
    text = "Dear  Sir ,\r\n\r\nan hour , a user!!  It is late .\n"
    assert calm(text, [], joints("en")).text == text


def test_redacting_leaves_the_rest_as_it_is() -> None:
    text = "Hello, booking X7K2PQ, call 0113 496 0000.\r\nAlex 👩‍🔧"
    known = KnownFacts(name="Alex Morgan")
    assert redact(text, privacy_check().find(text, known, public=True)) == (
        "Hello, booking […], call […].\r\n[…] 👩‍🔧"
    )


def test_redacting_ignores_findings_of_tone_and_of_other_texts() -> None:
    tone = Finding("tone", "insult", 0, 5, "Hello", "block", say("x"), "")
    stale = replace(tone, check="privacy", text="Jello")
    assert redact("Hello", [tone, stale]) == "Hello"


HARSH = {
    "en": [
        "You are a bunch of idiots.", "This is bullshit!!!", "Fix it or else.", "You lied to me.",
        "Thanks for losing my bag.", "Your damn app sucks.", "I WANT MY MONEY BACK NOW.",
        "You thieves stole my money.", "They don't give a shit.", "What the f*** is this?",
        "The parcel came late.", "Please call me, you morons!",
    ],
    "fr": [
        "Vous êtes une bande d'incapables.", "C'est de la merde !!!", "Réparez-le ou sinon.",
        "Vous m'avez menti.", "Merci de m'avoir fait perdre un an.", "Putain de colis.",
        "JE VEUX MON ARGENT MAINTENANT.", "C'est du vol.", "On se fout de moi.",
        "Ces abrutis rient.",
        "Le colis est arrivé.", "Rappelez-moi, bande de nuls !",
    ],
}  # fmt: skip


@given(st.data(), st.sampled_from(["en", "fr"]), st.sampled_from([" ", "\n", "\r\n\r\n"]))
def test_nothing_that_blocks_is_left(data: st.DataObject, lang: str, between: str) -> None:
    sentences = data.draw(st.lists(st.sampled_from(HARSH[lang]), min_size=1, max_size=6))
    text = between.join(sentences)
    result = calmer(text, language=lang)
    assert blocking(result.left) == ()


@given(st.text(max_size=40), st.sampled_from(HARSH["en"]), st.text(max_size=40))
def test_private_text_is_gone_after_redacting(before: str, sentence: str, after: str) -> None:
    text = f"{before} {sentence} X7K2PQ\n{after}"
    known = KnownFacts(references=("X7K2PQ",))
    redacted = redact(text, privacy_check().find(text, known, public=True))
    assert "X7K2PQ" not in redacted
    assert privacy_check().find(redacted, known, public=True) == ()
