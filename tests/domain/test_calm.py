"""Applying the suggestions: what a human would answer, with nothing left that blocks."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plaint.domain.calm import calm, redact
from plaint.domain.finding import Finding
from plaint.domain.known import KnownFacts
from plaint.knowledge.private_words import privacy_check
from plaint.domain.tone import find_tone
from plaint.knowledge.words import lexicon
from plaint.wording import say


def calmed(lang: str, text: str) -> str:
    return calm(text, find_tone(text, lexicon(lang))).text


def test_the_burned_jumper() -> None:
    text = (
        "Your stupid purple widget set fire to my favourite jumper, you idiots. Fix it or else!!!"
    )
    findings = find_tone(text, lexicon("en"))
    assert [f.category for f in findings if f.severity == "block"] == [
        "insult", "insult", "ultimatum", "shouting",
    ]  # fmt: skip
    result = calm(text, findings)
    assert result.text == (
        "Your purple widget set fire to my favourite jumper. Please put this right."
    )
    assert result.left == ()
    assert find_tone(result.text, lexicon("en")) == ()


def test_the_burned_jumper_in_french() -> None:
    text = "Votre putain de machine a brûlé mon pull, bande d'abrutis ! Réparez ça ou sinon !!!"
    assert calmed("fr", text) == "Votre machine a brûlé mon pull ! Merci de régler ce problème."


@pytest.mark.parametrize(
    ("lang", "text", "calmer"),
    [
        ("en", "You idiots! Please refund me.", "Please refund me."),
        ("en", "I paid £40. You idiots! Please refund me.", "I paid £40. Please refund me."),
        ("en", "I paid £40. Please refund me, you clowns!!!", "I paid £40. Please refund me."),
        ("en", "You clowns, where is my bag?", "Where is my bag?"),
        ("en", "you clowns, where is my bag?", "where is my bag?"),
        ("en", "Listen, you clowns, I want my bag.", "Listen, I want my bag."),
        ("en", "You clowns lost my bag.", "You lost my bag."),
        ("en", "What the hell is a fucking awful day?", "What is an awful day?"),
        ("en", "It was a damn useful hour.", "It was a useful hour."),
        ("en", "It was an effing long hour.", "It was a long hour."),
        ("en", "Fucking hell. The bag is lost.", "The bag is lost."),
        ("en", "You lied to me. You stole £40!!!",
         "What you told me was not correct. You took £40."),
        ("en", "Where is it?!?! Late #shit #wtf", "Where is it? Late"),
        ("en", "GIVE ME MY BAG NOW.\r\nThanks", "Give me my bag now.\r\nThanks"),
        ("en", "Refund me or else.", "Refund me."),
        ("en", "Bloody awful day.", "Awful day."),
        ("fr", "Bande de nuls ! Où est mon colis ?", "Où est mon colis ?"),
        ("fr", "Merci, ce bordel de colis est là !!!", "Merci, ce colis est là."),
        ("fr", "Il a, putain, attendu un an.", "Il a, attendu un an."),
        ("fr", "Vous êtes des voleurs.", "Je conteste ce que vous avez fait."),
        ("fr", "À fuir \u202f!!!!", "À fuir."),
    ],
)  # fmt: skip
def test_the_sentence_is_mended_around_what_goes(lang: str, text: str, calmer: str) -> None:
    assert calmed(lang, text) == calmer


@pytest.mark.parametrize(
    ("lang", "text", "left"),
    [
        ("en", "I know where you live, you idiots.", "I know where you live"),
        ("fr", "Bravo le sérieux, bande de nuls.", "Bravo le sérieux"),
        ("en", "That stupid cow hung up.", "stupid cow"),
    ],
)
def test_only_its_author_can_put_a_threat_or_irony_otherwise(
    lang: str, text: str, left: str
) -> None:
    result = calm(text, find_tone(text, lexicon(lang)))
    assert [f.text for f in result.left] == [left]
    assert left in result.text


def test_a_finding_of_another_text_is_left() -> None:
    (finding,) = find_tone("You idiots!", lexicon("en"))
    assert calm("My dear ones!", [finding]) == calm("My dear ones!", [finding])
    assert calm("My dear ones!", [finding]).text == "My dear ones!"
    assert calm("My dear ones!", [finding]).left == (finding,)


def test_a_private_finding_is_no_matter_of_tone() -> None:
    (finding,) = privacy_check().find("case number 8352614", None, public=True)
    assert calm("case number 8352614", [finding]).text == "case number 8352614"


def test_a_calm_text_stays_as_it_is() -> None:
    text = "Dear  Sir ,\r\n\r\nan hour , a user!!  It is late ."
    assert calm(text, []).text == text


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
    result = calm(text, find_tone(text, lexicon(lang)))
    assert result.left == ()
    assert [f for f in find_tone(result.text, lexicon(lang)) if f.severity == "block"] == []


@given(st.text(max_size=40), st.sampled_from(HARSH["en"]), st.text(max_size=40))
def test_private_text_is_gone_after_redacting(before: str, sentence: str, after: str) -> None:
    text = f"{before} {sentence} X7K2PQ\n{after}"
    known = KnownFacts(references=("X7K2PQ",))
    redacted = redact(text, privacy_check().find(text, known, public=True))
    assert "X7K2PQ" not in redacted
    assert privacy_check().find(redacted, known, public=True) == ()
