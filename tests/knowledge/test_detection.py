"""Which languages a text is read in, by the common words of the lists, on sentences of our own."""

from __future__ import annotations

import pytest

from plaint.app.findings import findings_in, judge
from plaint.knowledge.words import detect, spoken


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("My order has not come, and I would like my money back.", "en"),
        ("Fix it or else!!!", "en"),
        ("I don't think it's mine, I'm sorry", "en"),
        ("WHERE IS MY PARCEL", "en"),
        ("Ma commande n'est pas arrivée et je voudrais être remboursée.", "fr"),
        ("Bonjour, toujours rien.", "fr"),
        ("JE N’AI RIEN REÇU", "fr"),
        ("Je n'ai rien rec\u0327u, c'est de\u0301plorable", "fr"),
        ("T'es où ?", "fr"),
        ("Mein Paket ist nicht da, und niemand meldet sich.", "de"),
        ("Ich möchte mein Geld zurück.", "de"),
        ("Wo bleibt meine Lieferung?", "de"),
        ("DANKE FÜR NICHTS", "de"),
        ("Geht's noch?", "de"),
        ("X7K2PQ", None),
        ("", None),
        ("👍 12345", None),
        ("Thanks, merci", None),
    ],
)
def test_the_common_words_tell_the_language(text: str, language: str | None) -> None:
    assert detect(text) == language


@pytest.mark.parametrize(
    ("text", "languages"),
    [
        ("I flew from Charles de Gaulle to Nice with the children.", ("en",)),
        ("We stayed at the Hôtel de la Paix. It was closed.", ("en",)),
        ("J'ai acheté The Big Lamp dans votre magasin.", ("fr",)),
        ("Ich habe die App Pay by Call auf meinem Handy.", ("de",)),
        ("Bonjour, ma valise est perdue. Your answer was no help. Merci.", ("en", "fr")),
        ("Der Koffer ist weg. Je ne sais pas où il est.", ("de", "fr")),
        ("X7K2PQ", ()),
    ],
)
def test_a_text_is_read_in_the_languages_of_its_sentences(
    text: str, languages: tuple[str, ...]
) -> None:
    assert spoken(text) == languages


LETTER = (
    "Madame, Monsieur, ma valise n'est pas arrivée à Nice avec moi le 4 mai. Je vous ai écrit trois"
    " fois, sans réponse. {} Je vous demande de me rembourser les affaires que j'ai dû acheter."
    " Je vous prie d'agréer mes salutations."
)


@pytest.mark.parametrize(
    ("sentence", "category"),
    [
        ("You are a bunch of idiots.", "insult"),
        ("What the fuck is going on with you?", "profanity"),
        ("Sie sind ein Haufen Idioten.", "insult"),
        ("Vous êtes une bande d'abrutis.", "insult"),
    ],
)
def test_a_sentence_in_another_language_is_checked_too(sentence: str, category: str) -> None:
    (finding,) = findings_in(LETTER.format(sentence), language=None)
    assert finding.category == category
    assert finding.text in sentence


def test_a_given_language_is_the_only_one() -> None:
    text = LETTER.format("You are a bunch of idiots.")
    assert findings_in(text, language="fr") == ()
    assert judge(text, language="fr-CA").language == "fr"


def test_a_text_that_speaks_no_language_is_read_in_all() -> None:
    for text in ("arschloch", "connard", "wanker"):
        assert [f.category for f in findings_in(text, language=None)] == ["insult"], text
    assert judge("connard", language=None).language is None


@pytest.mark.parametrize(
    "text",
    [
        # each holds a word that is coarse in one of the other languages
        "The pros and con of your offer were explained to me.",
        "Die Pute auf meinem Brötchen war kalt.",
        "Das Display ist zu hell, und die FDP hat damit nichts zu tun.",
        "Le groupe Die Toten Hosen jouait ce soir-là, et le concert est annulé.",
        "Ma fille a un exposé sur l'arsch, une ancienne mesure de longueur.",
    ],
)
def test_a_word_of_another_language_is_no_alarm(text: str) -> None:
    assert findings_in(text, language=None) == ()
