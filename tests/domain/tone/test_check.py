"""The tone check, on sentences written for it: what is stopped, what may stand, where it lies."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plaint.domain.finding import Finding
from plaint.domain.tone.check import Lexicon, find_tone
from plaint.knowledge.words import lexicon, read_lexicon

HARSH = [
    # insult
    ("en", "You are a bunch of useless idiots.", "insult", "You are a bunch of useless idiots"),
    ("en", "These morons lost my parcel.", "insult", "These morons"),
    ("en", "I spoke to a complete moron.", "insult", "a complete moron"),
    ("en", "Send it today, you clowns.", "insult", "you clowns"),
    ("en", "Your stupid kettle leaks.", "insult", "stupid"),
    ("en", "Honestly, you suck.", "insult", "suck"),
    ("en", "Late again #incompetent", "insult", "incompetent"),
    ("en", "Your stupid IDIOTIC staff", "insult", "stupid IDIOTIC"),
    ("fr", "Vous êtes une bande d’incapables.", "insult", "Vous êtes une bande d’incapables"),
    ("fr", "Ces abrutis ont perdu mon colis.", "insult", "Ces abrutis"),
    ("fr", "Réparez-le, espèce d'imbécile.", "insult", "espèce d'imbécile"),
    ("fr", "Vous employez des incompétents.", "insult", "des incompétents"),
    ("fr", "Votre accueil est naze.", "insult", "naze"),
    # profanity, plain, inflected and disguised
    ("en", "The sound is shit.", "profanity", "shit"),
    ("en", "The fucking door fell off.", "profanity", "fucking"),
    ("en", "It is too damn hot in this room.", "profanity", "damn"),
    ("en", "What the f*** is this?", "profanity", "the f***"),
    ("en", "The f**king door fell off.", "profanity", "f**king"),
    ("en", "A sh!t service.", "profanity", "sh!t"),
    ("en", "A 5h1t service.", "profanity", "5h1t"),
    ("en", "It is s h i t here.", "profanity", "s h i t"),
    ("en", "Oh f.u.c.k", "profanity", "f.u.c.k"),
    ("en", "fuuuuuck", "profanity", "fuuuuuck"),
    ("en", "No sound since May #wtf", "profanity", "wtf"),
    ("en", "Late again #WhatAShitShop", "profanity", "WhatAShitShop"),
    ("en", "Never again #acmesucks", "insult", "acmesucks"),
    ("en", "You are a bunch of #idiots", "insult", "You are a bunch of #idiots"),
    ("en", "The f--king door fell off.", "profanity", "f--king"),
    ("en", "This is @#$%!", "profanity", "@#$%!"),
    ("en", "To your manager: \U0001f595\U0001f3fd", "profanity", "\U0001f595\U0001f3fd"),
    ("fr", "Ce putain de colis n'arrive pas.", "profanity", "putain de"),
    ("fr", "C'est de la merde.", "profanity", "de la merde"),
    ("fr", "Quelle m3rde !", "profanity", "m3rde"),
    ("fr", "Quel service de m****.", "profanity", "de m****"),
    ("fr", "P*tain, encore en retard.", "profanity", "P*tain"),
    ("fr", "Oh m.e.r.d.e", "profanity", "m.e.r.d.e"),
    ("fr", "MEEEERDE", "profanity", "MEEEERDE"),
    ("fr", "On se fout de moi.", "profanity", "se fout de moi"),
    # threat
    ("en", "I know where you live.", "threat", "I know where you live"),
    ("en", "I'm going to kill you.", "threat", "I'm going to kill you"),
    ("en", "I will burn down your shop.", "threat", "I will burn down your shop"),
    ("fr", "Je sais où vous habitez.", "threat", "Je sais où vous habitez"),
    ("fr", "Je vais vous casser la gueule.", "threat", "Je vais vous casser la gueule"),
    # ultimatum
    ("en", "Give me my money back or else!", "ultimatum", "or else"),
    (
        "en", "Repair it or I'll tell everyone online.", "ultimatum",
        "or I'll tell everyone online",
    ),
    ("en", "Refund me now. You will regret this.", "ultimatum", "You will regret this"),
    ("fr", "Remboursez-moi ou sinon.", "ultimatum", "Remboursez-moi ou sinon"),
    (
        "fr", "Livrez-moi, sinon je publie tout sur les réseaux.", "ultimatum",
        "sinon je publie tout sur les réseaux",
    ),
    ("fr", "Vous allez le regretter.", "ultimatum", "Vous allez le regretter"),
    # shouting
    ("en", "Nothing came!!!", "shouting", "!!!"),
    ("en", "Why is that ?!?!", "shouting", "?!?!"),
    ("en", "Please, I WANT MY SUITCASE back.", "shouting", "I WANT MY SUITCASE"),
    ("fr", "Rien reçu ! ! !", "shouting", " ! ! !"),
    ("fr", "JE VEUX MON REMBOURSEMENT", "shouting", "JE VEUX MON REMBOURSEMENT"),
    (
        "fr", "DEUX COLIS COMMANDES DEPUIS DEUX MOIS SANS NOUVELLES MALGRE PLUSIEURS APPELS",
        "shouting",
        "DEUX COLIS COMMANDES DEPUIS DEUX MOIS SANS NOUVELLES MALGRE PLUSIEURS APPELS",
    ),
    # sarcasm
    ("en", "Thanks for nothing.", "sarcasm", "Thanks for nothing"),
    ("en", "Thank you for losing my bag.", "sarcasm", "Thank you for losing"),
    ("fr", "Merci pour rien.", "sarcasm", "Merci pour rien"),
    ("fr", "Dix ans chez vous, bravo la fidélité.", "sarcasm", "bravo la fidélité"),
    # accusation
    ("en", "You lied to me.", "accusation", "You lied to me"),
    ("en", "Your driver lied to us.", "accusation", "lied to us"),
    ("en", "You stole my deposit.", "accusation", "stole"),
    ("en", "You're all crooks!", "accusation", "You're all crooks"),
    ("en", "This is daylight robbery.", "accusation", "This is daylight robbery"),
    ("fr", "Vous m'avez menti.", "accusation", "Vous m'avez menti"),
    ("fr", "C'est du vol !", "accusation", "C'est du vol"),
    ("fr", "C'est une véritable arnaque.", "accusation", "C'est une véritable arnaque"),
    ("fr", "Une société de mauvaise foi.", "accusation", "de mauvaise foi"),
    # harassment
    ("en", "Tell that fat cow at the desk to listen.", "harassment", "fat cow at"),
    ("fr", "Apprenez à parler français.", "harassment", "Apprenez à parler français"),
]  # fmt: skip

CIVIL = {
    "en": """
Terrible service, the worst I have had in years.
This is unacceptable, ridiculous and frankly disgraceful.
What a mess! I am very disappointed.
I am angry, and I will never order from you again.
Your agent was rude and hung up on me.
Your handling of this has been incompetent.
It was a stupid mistake of mine to pay in advance.
The phone caught fire and burned my hand; it could have killed someone.
The charger will kill the battery, your own leaflet says so.
My card was stolen, and I reported the theft to your fraud department.
Someone stole my bike from your car park; the thieves were never found.
I was the victim of a scam, and those fraudsters had my account number.
A gang of thieves broke into your depot.
If I have no answer by 14 May 2026, I will refer this to the ombudsman.
Please refund me by Friday or I will take the matter to the county court.
Otherwise I will ask my bank to reverse the payment.
My solicitor advises that section 75 of the Consumer Credit Act 1974 applies.
I shall cancel my contract and report this to Trading Standards.
He called me an idiot in front of the other customers.
Your agent said: "You are an idiot, and I don't give a damn."
"Go to hell", replied the man at the desk.
Your email says "THIS IS YOUR FINAL NOTICE".
> YOU MUST PAY NOW!!!
My USB hub, my LED lamp and the GPS app on the TV all failed.
The PIR is LHRBA12345, the flight EX117, in the UK.
I FINALLY got a reply, thank you!!
Mr Crook and Ms Moron from your Scunthorpe office were kind.
I bought tickets for the Grand Bastard Tour at the Cockpit in Sussex.
Dick sold me a Bloody Mary mix, and I had a bloody nose.
The vacuum cleaner no longer sucks up dust.
The parts are lying in your warehouse.
My email address is someidiot@example.org, see https://example.org/idiots/shit
I paid cash or by card, or something else.
I'll shoot you an email as soon as the parcel is here.
Thank you for making it easy and for cancelling my order as I asked.
Great job by your crew, thanks a lot!
Good luck with the new shop.
I have a long way to go to the nearest store.
I'm happy now, all is well.
Thank you for leaving me a message.
I am not saying you lied; the date is simply wrong.
PROOF OF POSTAGE, ROYAL EXAMPLE MAIL LONDON is what the stamp reads.
I ordered 2 * 3 boxes at $5 each, code A*1 # 7 @ home.
The assistant could not help me. Could you?
The clown costume and the cowboy boots never came.
""",
    "fr": """
Service lamentable, à fuir, une honte.
C'est inacceptable et inadmissible !
Je suis très déçu, je résilie mon contrat et je pars ailleurs.
Votre conseiller a été désagréable et a coupé la communication.
Personnel non compétent et peu à l'écoute.
Vous êtes incapables de me donner une date.
Le téléphone a pris feu et a brûlé mon canapé.
Ma carte a été volée et j'ai prévenu votre service fraude.
Mon assurance contre le vol ne rembourse pas le vol de mon vélo.
Les voleurs ont forcé ma porte. J'ai été victime d'une escroquerie.
Un escroc m'a appelé en se faisant passer pour ma banque.
À défaut de réponse au 14 mai 2026, je saisirai le médiateur.
Sinon, je résilierai mon contrat. Sinon je demanderai l'avis d'un avocat.
Je vous mets en demeure de me livrer ; à défaut, je saisirai le tribunal judiciaire.
Je porterai plainte auprès de la DGCCRF pour pratique commerciale trompeuse.
Le magasin où je commande sur internet est fermé.
Il m'a traité d'idiot devant tout le monde.
Votre expert m'a pris pour un imbécile.
Le vendeur m'a dit : « Vous êtes un abruti, dégagez. »
« C'est de la merde », m'a répondu le technicien.
Votre courriel affiche « VOUS DEVEZ PAYER MAINTENANT ».
Mon pneu est crevé depuis la foire.
M. Connard et Mme Bouffon, de votre agence, ont été aimables.
12 RUE DE LA PAIX 75002 PARIS
CODE DE LA CONSOMMATION, CONDITIONS GENERALES DE VENTE
Mon RIB, mes SMS et la TVA sont en cause.
Bravo à toute l'équipe, et merci pour votre aide !
Heureusement que votre conseillère m'a rappelé.
Le chien est un bâtard, le pain aussi, et les ordures ménagères débordent.
Le chili con carne était froid.
J'ai payé en espèces. Quel gâchis, j'en ai assez, ras le bol.
Quelle galère depuis un mois !!
J'ai réservé un vol Paris-Nice ; c'est du vol direct qu'il s'agit.
""",
}


def found(lang: str, text: str) -> list[tuple[str, str]]:
    return [(f.category, f.text) for f in find_tone(text, lexicon(lang))]


@pytest.mark.parametrize(("lang", "text", "category", "span"), HARSH)
def test_stops(lang: str, text: str, category: str, span: str) -> None:
    assert (category, span) in found(lang, text)


@pytest.mark.parametrize(
    ("lang", "text"),
    [(lang, text) for lang, texts in CIVIL.items() for text in texts.strip().splitlines()],
)
def test_lets_stand(lang: str, text: str) -> None:
    assert found(lang, text) == []


def test_a_row_of_question_marks_is_only_warned_about() -> None:
    (finding,) = find_tone("Why???", lexicon("en"))
    assert (finding.severity, finding.suggestion) == ("warn", "?")


def test_what_strangers_may_have_done_is_only_warned_about() -> None:
    (finding,) = find_tone("They stole my money.", lexicon("en"))
    assert (finding.category, finding.severity) == ("accusation", "warn")


def test_an_insult_within_capitals_keeps_its_own_finding() -> None:
    text = "GIVE IT BACK NOW YOU MORONS"
    assert found("en", text) == [("shouting", "GIVE IT BACK NOW"), ("insult", "YOU MORONS")]
    text = "YOU MORONS GIVE IT BACK NOW"
    assert found("en", text) == [("insult", "YOU MORONS"), ("shouting", "GIVE IT BACK NOW")]


def test_capitals_become_lower_case_but_for_acronyms_and_beginnings() -> None:
    (finding,) = find_tone("WHY HAVE I NO TV? CALL ME.", lexicon("en"))
    assert finding.suggestion == "Why have I no TV? Call me"


def test_the_suggestion_takes_the_capital_of_a_beginning() -> None:
    text = "Merci pour rien, merci pour rien."
    assert [finding.suggestion for finding in find_tone(text, lexicon("fr"))] == [
        "Je n'ai pas reçu l'aide attendue",
        "je n'ai pas reçu l'aide attendue",
    ]
    (lower,) = find_tone("merci pour rien.", lexicon("fr"))
    assert lower.suggestion == "je n'ai pas reçu l'aide attendue"


def test_scare_quotes_are_no_quotation() -> None:
    assert found("en", 'I love your "fucking" service.') == [("profanity", "fucking")]


@pytest.mark.parametrize(
    "text",
    [
        "Your agent told me 'you're an idiot, sir'.",
        "She wrote: ‘You’re an idiot.’",
        "Your email said:\n\n“Only idiots complain.”",
        '"You idiot!" she shouted.',
    ],
)
def test_what_was_said_to_the_customer_stands(text: str) -> None:
    assert found("en", text) == []


@pytest.mark.parametrize(
    "text",
    [
        "The agent told me that it was late. 'You idiots.'",
        "'You idiots.' The agent said that it was late.",
        "It was late, the agent said. 'You idiots.'",
    ],
)
def test_a_quotation_is_reported_in_its_own_sentence(text: str) -> None:
    assert found("en", text) == [("insult", "You idiots")]


@pytest.fixture
def small(tmp_path: Path) -> Lexicon:
    folder = tmp_path / "xx"
    folder.mkdir()
    (folder / "language.toml").write_text('common = "you are a"\n[words]\n')
    (folder / "insult.toml").write_text(
        '[[entry]]\nphrases = ["{your|their crummy} oaf"]\ninstead = "{first}"\n'
        '[[entry]]\nphrases = ["^ oh great *"]\ninstead = "{last}"\n'
        '[[entry]]\nphrases = ["such ... dolt"]\nseverity = "warn"\ninstead = "somebody"\n'
        '[[entry]]\nphrases = ["knave"]\nasks = true\n'
    )
    return read_lexicon(folder)


@pytest.mark.parametrize(
    ("text", "suggestion"),
    [
        ("Your crummy oaf left.", "Your"), ("It was their crummy oaf.", "their"),
        ("Oh great, another delay.", "Another"), ("oh great, none", "none"),
    ],
)  # fmt: skip
def test_the_first_and_the_last_word_may_be_kept(
    small: Lexicon, text: str, suggestion: str
) -> None:
    (finding,) = find_tone(text, small)
    assert finding.suggestion == suggestion


def test_what_is_only_warned_about_gives_way_to_what_blocks(small: Lexicon) -> None:
    (warned,) = find_tone("such a silly old dolt", small)
    (blocked,) = find_tone("such a knave and dolt", small)
    assert (warned.severity, warned.text) == ("warn", "such a silly old dolt")
    assert (blocked.severity, blocked.text) == ("block", "knave")


def test_a_judgement_asks_what_was_said_or_done(small: Lexicon) -> None:
    (finding,) = find_tone("a knave", small)
    assert finding.asks
    assert str(finding.why) == "That judges a person; what did they say or do, and when?"


def test_a_phrase_ends_with_its_sentence() -> None:
    assert found("en", "Thanks. For nothing was it delayed.") == []
    assert found("en", "Thanks\nfor nothing.") == [("sarcasm", "Thanks\nfor nothing")]
    assert found("en", "Thanks\r\n\r\nfor nothing.") == []


def test_the_disguise_is_read_the_same_way_every_time() -> None:
    """Sets have no order; the nearest word wins, then the first of the alphabet."""
    for _ in range(3):
        (finding,) = find_tone("an f***ing idiot", lexicon("en"))
        assert finding.text == "an f***ing idiot"


PIECES = st.sampled_from(
    [
        *(text for _, text, _, _ in HARSH),
        "👩‍🔧🇫🇷", "e\u0301te\u0301 ", "\r\n", "\r\n\r\n", "«", "”", '"', "> ", "I AM ", "LG TV ",
        "!", "?", " ", "@acme ", "https://example.org/shit?x=!!! ", "M. ", "f**", "\u00a0", "𝒻𝓊",
        "İ",
    ]
)  # fmt: skip
NEUTRAL = {"en": "The widget came on Monday.", "fr": "Le colis est arrivé lundi."}


def shifted(findings: tuple[Finding, ...], by: int) -> list[tuple[str, int, int, str, str]]:
    return [(f.category, f.start + by, f.end + by, f.text, f.suggestion) for f in findings]


@given(st.lists(st.one_of(PIECES, st.text(max_size=8)), max_size=8), st.sampled_from(["en", "fr"]))
def test_offsets_match_the_text(pieces: list[str], lang: str) -> None:
    text = "".join(pieces)
    end = 0
    for finding in find_tone(text, lexicon(lang)):
        assert text[finding.start : finding.end] == finding.text != ""
        assert finding.start >= end, "findings are in order and apart"
        end = finding.end


@given(st.lists(st.sampled_from(HARSH), min_size=1, max_size=4), st.booleans())
def test_a_neutral_sentence_changes_nothing_else(
    harsh: list[tuple[str, str, str, str]], newline: bool
) -> None:
    lang = harsh[0][0]
    text = " ".join(t if t[-1] in ".!?" else t + "." for _, t, _, _ in harsh)
    between = "\n\n" if newline else " "
    alone = find_tone(text, lexicon(lang))
    before = NEUTRAL[lang] + between
    assert shifted(find_tone(text + between + NEUTRAL[lang], lexicon(lang)), 0) == shifted(alone, 0)
    assert shifted(find_tone(before + text, lexicon(lang)), 0) == shifted(alone, len(before))


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_every_suggestion_is_calm(lang: str) -> None:
    for language, text, _, _ in HARSH:
        if language == lang:
            for finding in find_tone(text, lexicon(lang)):
                assert find_tone(finding.suggestion, lexicon(lang)) == ()


@pytest.mark.parametrize(
    "unit",
    ["a", "fuck ", "f*", "f u c k ", "you are all nothing but a ", "or i will ", "! ", "«", '"',
     "f--", "#a", "🖕", "\u200b", "'a ", "$#@", "thank you so ", "I AM ", "@a",
     "a.", "e\u0301", "\r\n>", "or i ... ", "merci de m'", "thieves "],
)  # fmt: skip
def test_a_hostile_letter_comes_to_an_end(unit: str) -> None:
    """100 kB of what a pattern could stumble over; quadratic work would take hours."""
    text = unit * (100_000 // len(unit))
    for lang in ("en", "fr"):
        for finding in find_tone(text, lexicon(lang)):
            assert text[finding.start : finding.end] == finding.text
