"""What holds of both checks whatever the text: composed of our own sentences, shapes and chance."""

from __future__ import annotations

import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plaint.domain.finding import Finding
from plaint.domain.privacy.known import KnownFacts
from plaint.domain.tone.calm import redact
from plaint.domain.tone.check import find_tone
from plaint.knowledge.private_words import privacy_check
from plaint.knowledge.words import languages, lexicon

KNOWN = KnownFacts(
    name="Zoé Lefèvre-Morgan", email="zoe.lefevre@example.org", phone="+44 113 496 0000",
    postal="1 High Street, Leeds LS1 1AA", references=("X7K2PQ", "48213"), accounts=("C-0099-7",),
    evidence_names=("scan_tag77.pdf",), employee_names=("Ms Ifeoma Kay",),
    allowed=("Example Airways", "@example"),
)  # fmt: skip

# Whole sentences: harsh, private, civil.
SENTENCES = {
    "en": [
        "You are a bunch of idiots.", "This is bullshit!!!", "What the f*** is this?",
        "I WANT MY MONEY BACK NOW.", "You lied to me.", "Thanks for nothing.",
        "Fix it today or else!", "I know where you live.", "Your agent is a stupid cow.",
        "Your damn app sucks.", "They told me “you are an idiot”.", "You a$$holes.",
        "The parcel came on 3 May and was broken.", "This is unacceptable, and I am leaving.",
        "I will write to the ombudsman on 12 June.", "Call me on 0113 496 0000.",
        "Booking reference X7K2PQ is lost.", "I am Zoé Lefèvre-Morgan.", "My order is 48213.",
        "Write to zoe.lefevre@example.org please.", "I live at 1 High Street, Leeds LS1 1AA.",
        "My card is 4111 1111 1111 1111.", "Ifeoma was kind.", "I was born on 3 April 1980.",
        "My IBAN is GB29 NWBK 6016 1331 9268 19.", "See scan_tag77.pdf, Example Airways.",
    ],
    "fr": [
        "Vous êtes une bande d'incapables.", "C'est de la merde !!!", "Bravo la reconnaissance.",
        "JE VEUX MON ARGENT MAINTENANT.", "Vous m'avez menti.", "C'est du vol.",
        "Réparez-le ou sinon !", "Putain de colis.", "Votre conseillère est une conne.",
        "Le colis est arrivé cassé le 3 mai.", "C'est inacceptable, je m'en vais.",
        "Je saisirai le médiateur le 12 juin.", "Appelez-moi au 01 99 00 12 34.",
        "Mon dossier est le X7K2PQ.", "Je suis Zoé Lefèvre-Morgan.", "Commande n° 48213.",
        "Écrivez à zoe.lefevre@example.org.", "J'habite au 12 bis rue de l'Écluse, 75002 Paris.",
        "Je suis née le 3 avril 1980.", "Ma carte est la 4111 1111 1111 1111.",
    ],
    "de": [
        "Sie sind Idioten.", "So eine Scheiße!!!", "ICH WILL MEIN GELD ZURÜCK.", "Sie lügen.",
        "Das ist Betrug.", "Vielen Dank für nichts.", "Ihr Mitarbeiter ist ein Arschloch.",
        "Das Paket kam am 3. Mai kaputt an.", "Das ist inakzeptabel, ich kündige.",
        "Rufen Sie mich an: 0113 496 0000.", "Meine Bestellnummer ist 48213.",
        "Ich wohne in der Musterstraße 12, 10115 Berlin.", "Ich bin Zoé Lefèvre-Morgan.",
        "Geboren am 3. April 1980.", "Buchungscode X7K2PQ.",
    ],
}  # fmt: skip
NEUTRAL = {
    "en": ["The parcel came late.", "I have waited since then.", "Please look into it."],
    "fr": ["Le colis est arrivé en retard.", "J'attends depuis.", "Merci de regarder cela."],
    "de": ["Das Paket kam zu spät.", "Ich warte seither.", "Bitte sehen Sie nach."],
}
# What shifts offsets, joins or parts words, or writes from right to left.
ODD = [
    "👩‍🔧", "🇫🇷", "e\u0301", "a\u0323\u0302", "\r\n", "\r\n\r\n", "\u200b", "\u200d", "\ufeff",
    "\u00a0", "\u202f", "שלום", "مرحبا", "\u202e", "ﬁ", "ß", "İ", "œ", "٣", "²", "①", "𝒜", "\x00",
    "…", "> ", "«", "“", '"', "(", "@", "#", "*", "!", "?", "-", "/", ".", ",", ":", " ", "\n",
    "\t", "0", "44", "X7", "A",
]  # fmt: skip
SPOKEN = sorted(SENTENCES)

spoken = st.sampled_from(SPOKEN)


@st.composite
def texts(draw: st.DrawFn, lang: str) -> str:
    """Sentences of ours with anything before, after and inside them."""
    piece = st.sampled_from(SENTENCES[lang]) | st.sampled_from(ODD) | st.text(max_size=5)
    pieces = draw(st.lists(piece, max_size=8))
    text = draw(st.sampled_from(["", " ", "\r\n"])).join(pieces)
    for _ in range(draw(st.integers(0, 3))):
        at = draw(st.integers(0, len(text)))
        text = text[:at] + draw(st.sampled_from(ODD)) + text[at:]
    return draw(st.sampled_from([text, unicodedata.normalize("NFD", text), text.upper()]))


def tone(text: str, lang: str) -> tuple[Finding, ...]:
    return find_tone(text, lexicon(lang))


def private(text: str) -> tuple[Finding, ...]:
    return privacy_check().find(text, KNOWN, public=True)


def in_a_letter(text: str) -> tuple[Finding, ...]:
    return privacy_check().find(text, KNOWN, public=False)


def places(findings: tuple[Finding, ...], shift: int = 0) -> list[tuple[str, int, int, str]]:
    return [(f.category, f.start + shift, f.end + shift, f.suggestion) for f in findings]


# --- offsets and order ---


@given(st.data(), spoken)
def test_offsets_are_those_of_the_text_and_findings_stand_apart(
    data: st.DataObject, lang: str
) -> None:
    text = data.draw(texts(lang))
    for findings in (tone(text, lang), private(text), in_a_letter(text)):
        for f in findings:
            assert 0 <= f.start < f.end <= len(text)
            assert f.text == text[f.start : f.end]
        assert all(one.end <= other.start for one, other in pairwise(findings))


# --- neutral company changes nothing ---


@given(st.data(), spoken, st.sampled_from([" ", "\n", "\r\n\r\n"]))
def test_a_neutral_sentence_changes_no_finding_of_the_rest(
    data: st.DataObject, lang: str, between: str
) -> None:
    rest = between.join(data.draw(st.lists(st.sampled_from(SENTENCES[lang]), max_size=5)))
    neutral = data.draw(st.sampled_from(NEUTRAL[lang]))
    before, after = neutral + between + rest, rest + between + neutral
    shift = len(neutral) + len(between)
    assert places(tone(before, lang)) == places(tone(rest, lang), shift)
    assert places(tone(after, lang)) == places(tone(rest, lang))
    assert places(private(before)) == places(private(rest), shift)
    assert places(private(after)) == places(private(rest))


@given(st.data(), spoken)
def test_nor_does_a_paragraph_beside_anything_whatever(data: st.DataObject, lang: str) -> None:
    rest = data.draw(texts(lang)) + "."
    neutral = data.draw(st.sampled_from(NEUTRAL[lang]))
    before, after = f"{neutral}\n\n{rest}", f"{rest}\n\n{neutral}"
    shift = len(neutral) + 2
    assert places(tone(before, lang)) == places(tone(rest, lang), shift)
    assert places(tone(after, lang)) == places(tone(rest, lang))
    assert places(private(before)) == places(private(rest), shift)
    assert places(private(after)) == places(private(rest))


@given(st.data(), spoken)
def test_a_long_text_has_the_findings_of_its_paragraphs(data: st.DataObject, lang: str) -> None:
    filler = " ".join(NEUTRAL[lang])
    sentences = data.draw(st.lists(st.sampled_from(SENTENCES[lang]), min_size=1, max_size=5))
    paragraphs = [f"{sentence} {filler * n}" for n in (1, 5, 9) for sentence in sentences] * 2
    text, expected = "", []
    for paragraph in paragraphs:
        expected += places(tone(paragraph, lang) + private(paragraph), len(text))
        text += paragraph + "\n\n"
    assert sorted(places(tone(text, lang) + private(text))) == sorted(expected)


# --- suggestions ---


def wordings(lang: str) -> list[tuple[str, str]]:
    """One sentence for each phrase of a language's lists, with the words of the phrase."""
    rows = {}
    for _, entries in sorted(lexicon(lang).index.items()):
        for order, phrase, entry in entries:
            if entry.category != "allowed":
                words = [min(step.words) if step.words else "x" for step in phrase.steps]
                rows[order] = (" ".join(words).capitalize() + ".", entry.instead)
    return [rows[order] for order in sorted(rows)]


@pytest.mark.parametrize("lang", languages())
def test_every_suggestion_passes_the_check_of_its_language(lang: str) -> None:
    """As a sentence of its own, and in the place of what was found."""
    harsh = set()
    for sentence, _ in wordings(lang):
        for f in tone(sentence, lang):
            calmer = sentence[: f.start] + f.suggestion + sentence[f.end :]
            inside = [
                g
                for g in tone(calmer, lang)
                if g.start < f.start + len(f.suggestion) and g.end > f.start
            ]
            alone = tone(f"{f.suggestion[:1].upper()}{f.suggestion[1:]}.", lang)
            if f.suggestion and (inside or alone):
                harsh.add((sentence, f.text, f.suggestion))
    assert harsh == set()


@given(st.data(), spoken)
def test_every_suggestion_passes_in_any_text(data: st.DataObject, lang: str) -> None:
    text = data.draw(texts(lang))
    calmer, put, end = "", [], 0
    for f in tone(text, lang):
        calmer += text[end : f.start]
        put.append((len(calmer), len(calmer) + len(f.suggestion)))
        calmer += f.suggestion
        end = f.end
    found = tone(calmer + text[end:], lang)
    assert [g for g in found if any(s <= g.start and g.end <= e for s, e in put)] == []


# --- redaction ---


@given(st.data(), spoken)
def test_nothing_private_is_left_after_redacting(data: st.DataObject, lang: str) -> None:
    text = data.draw(texts(lang))
    redacted = redact(text, private(text))
    assert private(redacted) == ()
    assert redact(redacted, private(redacted)) == redacted
