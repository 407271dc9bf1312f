from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plaint.domain.replies import (
    REPLY_KINDS,
    UNSURE_BELOW,
    Classification,
    DeliveryReport,
    ReceivedMail,
    classify,
)
from plaint.domain.safe_text import one_line
from plaint.domain.wait import Wait
from plaint.knowledge.reply_phrases import load_reply_phrases

MONDAY = date(2026, 5, 4)


def read(text: str, **mail: object) -> Classification:
    return classify(ReceivedMail(text=text, **mail), load_reply_phrases(), MONDAY)  # type: ignore[arg-type]


def report(kind: str) -> dict[str, str]:
    return {"content-type": f"multipart/report; report-type={kind}"}


BY_KIND = {
    "acknowledgement": [
        "Dear Ms Ash, thank you for your email of 3 May. I have passed it to our refunds team.",
        "We have received your complaint and given it the reference C-20418. Kind regards, Anna.",
        "I acknowledge receipt of your letter dated 2 May.",
        "Thanks for getting in touch. We're sorry that your kettle arrived broken.",
        "If we can't settle this within eight weeks you may take your complaint to the ombudsman. "
        "Thank you for contacting us about your bill.",
        "Madame, nous avons bien reçu votre réclamation et l'avons transmise au service concerné.",
        "Nous accusons réception de votre courrier du 2 mai. Cordialement, Jeanne.",
        "Bonjour, je vous remercie de votre message, dont j'ai bien pris connaissance.",
        "Votre demande a bien été enregistrée. En cas de désaccord persistant, vous pourrez saisir "
        "le médiateur.",
    ],
    "holding": [
        "We are still looking into what happened to your suitcase and need a little more time.",
        "I'm sorry for the delay. Our engineers are investigating and I will update you by Friday.",
        "Please bear with us while we wait for the courier's answer.",
        "We have not yet been able to complete our review of your complaint.",
        "Votre dossier est toujours en cours d'instruction. Nous reviendrons vers vous rapidement.",
        "Merci de patienter : nous sommes dans l'attente d'un retour de notre transporteur.",
        "Nous sommes désolés pour ce délai. L'examen du dossier demande encore un peu de temps.",
        "Je reviens vers vous au plus vite.",
    ],
    "question": [
        "Could you please send us a copy of the receipt?",
        "To look into this we need your booking reference and the date of the flight.",
        "Thank you for your message. Please provide a photograph of the damage.",
        "Which of the two items was missing?",
        "Did you report the loss at the airport?",
        "I am awaiting your reply to my email of 2 May.",
        "Pourriez-vous nous transmettre une photo du produit ?",
        "Afin de traiter votre demande, merci de nous indiquer votre numéro de commande.",
        "Avez-vous signalé la perte à l'aéroport ?",
        "Nous avons bien reçu votre message. Il nous manque la facture d'achat.",
        "Je vous remercie de bien vouloir me communiquer votre RIB.",
    ],
    "private-channel": [
        "Hi! So sorry to hear this. Please send us a DM with your order number so we can help.",
        "@alex We can't discuss an account in public, could you message us privately? Our DMs are "
        "open, please DM us.",
        "Could you drop us a private message with your postcode?",
        "Bonjour, pouvez-vous nous contacter en MP avec votre numéro de commande ?",
        "Bonjour Alex, envoyez-nous un message privé, nous regardons cela tout de suite.",
    ],
    "offer": [
        "As a gesture of goodwill we would like to offer you a £40 voucher.",
        "We can refund the delivery charge of £4.99 to your card. Would you accept this?",
        "We are happy to send you a replacement free of charge.",
        "Would you accept £75 in full and final settlement of your complaint?",
        "While we cannot refund the ticket, as a goodwill gesture we'd like to offer £50.",
        "À titre de geste commercial, nous vous proposons un bon d'achat de 30 €.",
        "Nous vous proposons de remplacer votre appareil sans frais.",
        "Acceptez-vous cette proposition ?",
        "Nous pouvons exceptionnellement vous rembourser les frais de livraison.",
    ],
    "partial": [
        "We partially uphold your complaint.",
        "We have refunded the hotel, but we cannot refund the flight.",
        "We agree with part of your claim and reject the rest.",
        "We are only able to refund the taxes.",
        "Nous procédons à un remboursement partiel de votre commande.",
        "Seule une partie de votre demande peut être acceptée.",
    ],
    "disputed": [
        "Our records show that the parcel was delivered to your address on 9 March.",
        "According to our courier, it was signed for at 14:10.",
        "We do not agree that the machine was faulty when it left us.",
        "We found no evidence of an error on our part.",
        "D'après nos informations, le colis a été remis le 9 mars contre signature.",
        "Nous contestons votre version des faits.",
        "Nos services n'ont constaté aucune anomalie sur votre ligne.",
    ],
    "refusal": [
        "Unfortunately, we are unable to refund your ticket.",
        "We have declined your claim because the fare was non-refundable.",
        "I'm afraid your complaint has not been upheld.",
        "We cannot accept liability for the damage.",
        "Having reviewed the case, our decision remains unchanged.",
        "Thank you for contacting us. We have received your complaint. Regrettably we will not be "
        "able to compensate you on this occasion.",
        "Nous sommes au regret de ne pouvoir donner une suite favorable à votre demande.",
        "Malheureusement, nous ne pouvons pas procéder au remboursement de votre billet.",
        "Votre réclamation a été rejetée.",
        "Nous maintenons notre position.",
        "Votre achat n'est pas éligible à un remboursement.",
        "Nous avons bien reçu votre message. Nous ne pouvons accéder à votre demande.",
    ],
    "final-response": [
        "This letter is our final response to your complaint. We cannot uphold it.",
        "This is our final response. We uphold your complaint and offer you £100.",
        "We have rejected your claim. If you remain unhappy you may refer it to the ombudsman.",
        "You have now reached the end of our complaints process.",
        "La présente constitue notre réponse définitive.",
        "Nous ne pouvons donner suite à votre demande. Vous avez la possibilité de saisir "
        "gratuitement le médiateur.",
        "Notre position est définitive et nous considérons ce dossier comme clos.",
    ],
    "deadlock": [
        "Please treat this as our deadlock letter.",
        "As we have been unable to reach an agreement with you, your complaint is deadlocked.",
        "Nous constatons que nous ne parvenons pas à un accord.",
        "Par la présente, nous prenons acte de notre désaccord.",
    ],
    "resolved": [
        "We have refunded £189 to your card; it should reach you in three days.",
        "Good news: the fault on your line has been fixed.",
        "Your refund has been processed.",
        "We're glad that we could help.",
        "Nous avons procédé au remboursement de 189 €.",
        "Votre remboursement a été effectué ce jour.",
        "Le problème est résolu.",
    ],
    "unrelated": [
        "You are receiving this newsletter because you signed up. Unsubscribe here.",
        "How did we do? Take our short survey.",
        "Pour vous désabonner de notre newsletter, cliquez ici.",
        "Répondez à notre enquête de satisfaction.",
        "You're very welcome, have a great day!",
    ],
    "automatic-acknowledgement": [
        "This is an automated reply. We have received your message and will answer in 5 days.",
        "Please do not reply to this email. Your complaint has been registered.",
        "I am out of the office until 11 May and will answer on my return.",
        "Ceci est une réponse automatique, merci de ne pas y répondre.",
        "Je suis absente du bureau jusqu'au 11 mai. En cas d'urgence, écrivez à mon collègue.",
        "Votre demande a bien été prise en compte. Ce message a été envoyé automatiquement.",
    ],
    "bounce": [
        "Your message could not be delivered to the following recipients: help@example.com",
        "I'm sorry to inform you that your email wasn't delivered. 550 5.1.1 user unknown",
        "Delivery has failed to these recipients or groups",
        "Votre message n'a pas pu être remis à : aide@example.com. Adresse introuvable.",
        "Échec de la remise : le destinataire est inconnu.",
    ],
}  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "text"), [(kind, text) for kind, texts in BY_KIND.items() for text in texts]
)
def test_plain_cases(kind: str, text: str) -> None:
    assert read(text).kind == kind


def test_every_kind_has_examples() -> None:
    assert set(BY_KIND) == set(REPLY_KINDS)


# --- Not what it looks like ---------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "If we are unable to refund you, we will explain why in our final response.",
        "We have received your complaint. We will send you our final response within eight weeks.",
        "Should we refuse your claim, you can take it to the ombudsman. We have received your "
        "letter today.",
        "Nous avons bien reçu votre message. Si nous ne pouvons pas vous rembourser, nous vous "
        "dirons pourquoi.",
        "Nous vous adresserons notre réponse définitive sous deux mois.",
        "We can't reply to every message individually, but we have received yours.",
        "Thank you for your email. I cannot find your order yet and will look into it.",
    ],
)
def test_what_has_not_happened_is_no_answer(text: str) -> None:
    assert read(text).kind in {"acknowledgement", "holding", "automatic-acknowledgement"}


@pytest.mark.parametrize(
    "text",
    [
        "The delivery of your parcel failed, and the driver returned it to us.",
        "Our courier could not deliver your order: the address was unknown.",
        "La livraison de votre colis a échoué, le destinataire étant inconnu à cette adresse.",
        "Your account is disabled, and the address that we hold is unknown to the bank.",
        "I'm sorry that your email could not be delivered to my team. We are looking into it.",
        "Votre compte est désactivé depuis le 3 mai.",
    ],
)
def test_what_people_say_of_lost_things_is_no_bounce(text: str) -> None:
    assert read(text).kind != "bounce"


@pytest.mark.parametrize(
    "text",
    [
        "Sorry I didn't answer: I was on holiday last week. Could you send me the invoice?",
        "Veuillez m'excuser, j'étais en congé. Pouvez-vous m'envoyer la facture ?",
    ],
)
def test_somebody_back_from_holiday_is_not_out_of_office(text: str) -> None:
    assert read(text).kind == "question"


def test_a_refusal_is_never_hidden_behind_an_automatic_mark() -> None:
    # Ticket systems mark their agents' answers as sent by a machine (RFC 3834, section 5).
    for headers in (
        {"auto-submitted": "auto-generated"},
        {"auto-submitted": "auto-replied"},
        {"precedence": "bulk"},
        {"x-auto-response-suppress": "All"},
        {"return-path": "<>"},
    ):
        found = read("We have received your complaint. We cannot refund you.", headers=headers)
        assert found.kind == "refusal", headers


def test_a_text_without_anything_known_is_left_to_the_user() -> None:
    long = (
        "The blue one stands in the hall and the other in the kitchen, as far as we know it. " * 2
    )
    found = read(long)
    assert found.kind == "partial"  # it may be an answer: never silence
    assert found.confidence < UNSURE_BELOW
    assert read("The blue one, we think.").kind == "partial"
    public = read("@alex See you on the other side.")
    assert (public.kind, public.confidence) == ("unrelated", found.confidence)


def test_a_long_letter_that_also_thanks_is_no_sure_acknowledgement() -> None:
    unknown = (
        "The blue one stands in the hall and the other in the kitchen, as far as we know. " * 5
    )
    found = read(f"Thank you for your letter. {unknown}")
    assert found.confidence < UNSURE_BELOW
    assert read("Thank you for your letter.").confidence > UNSURE_BELOW


def test_an_answer_in_an_attachment_is_left_to_the_user() -> None:
    found = read("Please find attached our reply to your complaint.")
    assert found.kind == "partial"
    assert found.confidence < UNSURE_BELOW
    assert read("Vous trouverez ci-joint notre réponse.").kind == "partial"


def test_a_text_that_was_cut_is_never_sure() -> None:
    assert read("We cannot refund you.", truncated=True).confidence <= 0.5
    filler = "The weather is fine and the sea is blue. " * 2000
    found = read(f"We have received your complaint. {filler} We cannot refund you.")
    assert found.kind == "refusal"  # the end is read too
    assert found.confidence <= 0.5


# --- Machines -----------------------------------------------------------------


@pytest.mark.parametrize(("action", "soft"), [("failed", False), ("delayed", True)])
def test_a_delivery_report_is_a_bounce_whatever_the_text(action: str, soft: bool) -> None:
    report = DeliveryReport(action=action, status="5.1.1", recipient="help@example.com")
    found = read("Wir haben Ihre Nachricht erhalten.", delivery_report=report)
    assert (found.kind, found.soft) == ("bounce", soft)
    assert found.confidence > 0.9


def test_a_report_of_success_is_no_bounce() -> None:
    found = read("Delivered.", delivery_report=DeliveryReport(action="delivered"))
    assert found.kind == "automatic-acknowledgement"


def test_mail_systems_that_only_say_it_in_words() -> None:
    for mail in (
        {"sender": "MAILER-DAEMON@example.net", "text": "The user was unknown."},
        {"headers": {"x-failed-recipients": "help@example.com"}, "text": "Sorry."},
        {
            "headers": {"return-path": "<>"},
            "subject": "Undelivered Mail Returned to Sender",
            "text": "-",
        },
        {"headers": report("delivery-status"), "text": ""},
    ):
        assert read(**mail).kind == "bounce", mail


def test_a_delay_told_in_words_is_soft() -> None:
    text = (
        "This is an automatically generated message. Your message has been delayed. "
        "Delivery attempts will continue for two days."
    )
    found = read(text, sender="postmaster@example.net")
    assert (found.kind, found.soft) == ("bounce", True)


@pytest.mark.parametrize(
    ("mail", "kind"),
    [
        ({"headers": {"auto-submitted": "auto-replied"}}, "automatic-acknowledgement"),
        ({"headers": {"auto-submitted": "auto-generated"}}, "automatic-acknowledgement"),
        ({"headers": {"precedence": "auto_reply"}}, "automatic-acknowledgement"),
        ({"headers": {"return-path": "<>"}}, "automatic-acknowledgement"),
        ({"subject": "Automatic reply: Complaint"}, "automatic-acknowledgement"),
        ({"subject": "Réponse automatique : Réclamation"}, "automatic-acknowledgement"),
        ({"subject": "Out of office: Complaint"}, "automatic-acknowledgement"),
        ({"headers": {"list-id": "<news.example.com>"}}, "unrelated"),
        ({"headers": report("feedback-report")}, "unrelated"),
        ({"headers": report("disposition-notification")}, "automatic-acknowledgement"),
    ],
)  # fmt: skip
def test_headers_and_subjects_decide_where_the_words_do_not(
    mail: dict[str, object], kind: str
) -> None:
    assert read("Vielen Dank.", **mail).kind == kind


@pytest.mark.parametrize(
    "subject",
    [
        "Re: Complaint: delivery failed, order 48213",
        "[Ticket #88213] Complaint: final response, please",
        "RE : Réclamation : échec de livraison",
    ],
)
def test_the_customers_own_subject_says_nothing(subject: str) -> None:
    assert read("We have received your message.", subject=subject).kind == "acknowledgement"


def test_a_subject_that_begins_with_it_says_it() -> None:
    assert read("Please see below.", subject="Final response to your complaint").kind == (
        "final-response"
    )


def test_auto_submitted_no_is_a_person() -> None:
    found = read("We have received your complaint.", headers={"auto-submitted": "no"})
    assert found.kind == "acknowledgement"


def test_an_acknowledgement_from_noreply_is_automatic() -> None:
    found = read("We have received your complaint.", sender="no-reply@example.com")
    assert found.kind == "automatic-acknowledgement"


# --- What they promise --------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "by", "within"),
    [
        ("We will reply within 5 working days.", None, Wait(days=5, unit="business")),
        ("We aim to respond in 5 to 7 business days.", None, Wait(days=7, unit="business")),
        ("Our team will be in touch within 48 hours.", None, Wait(days=2)),
        ("You will hear from us within two weeks.", None, Wait(weeks=2)),
        ("I will update you by 12 May.", date(2026, 5, 12), None),
        ("I will update you by Tuesday, 12th of May 2026.", date(2026, 5, 12), None),
        ("We'll get back to you by Friday.", date(2026, 5, 8), None),
        ("We'll call you by Monday.", date(2026, 5, 11), None),
        ("I will write again by tomorrow.", date(2026, 5, 5), None),
        ("I am out of the office until 11 May.", date(2026, 5, 11), None),
        ("Réponse dans un délai de 5 jours ouvrés.", None, Wait(days=5, unit="business")),
        ("Nous reviendrons vers vous sous 48 heures.", None, Wait(days=2)),
        ("Nous reviendrons vers vous sous 48h.", None, Wait(days=2)),
        ("Nous vous répondrons sous 48 heures ouvrées.", None, Wait(days=2, unit="business")),
        ("Vous recevrez une réponse sous 10 jours ouvrables.", None, Wait(days=10, unit="working")),
        ("Votre demande sera traitée d'ici le 12 mai.", date(2026, 5, 12), None),
        ("Je reviens vers vous d’ici vendredi.", date(2026, 5, 8), None),
        ("Nous vous répondrons au plus tard le 12/05/2026.", date(2026, 5, 12), None),
        ("Réponse vous sera donnée dans un délai maximum de deux mois.", None, Wait(months=2)),
    ],
)  # fmt: skip
def test_promises(text: str, by: date | None, within: Wait | None) -> None:
    found = read(f"{text} Thank you for your email.")
    assert (found.promised_by, found.promised_days) == (by, within)
    assert found.promises


@pytest.mark.parametrize(
    "text",
    [
        "We have received your email and will answer as soon as possible.",
        "Nous vous répondrons dans les meilleurs délais.",
        "We are still looking into it.",
    ],
)
def test_a_promise_without_a_date_asks_for_time(text: str) -> None:
    found = read(text)
    assert found.promises
    assert found.promised_by is None
    assert found.promised_days is None


@pytest.mark.parametrize(
    "text",
    [
        "Please send us the receipt within 14 days.",
        "Merci de nous adresser la facture sous 8 jours.",
        "You must return the item within 30 days of receiving it.",
        "We received your letter on 2 May.",
        "We will reply by 04/05/2026.",  # the 4th of May, or the 5th of April
        "We will reply by 31 February.",
    ],
)
def test_what_is_no_promise_of_theirs(text: str) -> None:
    found = read(text)
    assert found.promised_by is None
    assert found.promised_days is None


# --- Their reference ----------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "subject", "reference"),
    [
        ("Your case number is CAS-0042-X.", "", "CAS-0042-X"),
        ("Our reference: 2026/0518", "", "2026/0518"),
        ("Complaint ref. 77120 has been opened.", "", "77120"),
        ("Hello", "[Ticket #88213] Your message", "88213"),
        ("Votre numéro de dossier est le R20-4471.", "", "R20-4471"),
        ("Nous avons ouvert le dossier n° 4471-B.", "", "4471-B"),
        ("Référence de votre demande : 551 20", "", "551"),
        ("About your order 48213 and booking reference X7K2PQ.", "", ""),
        ("Votre commande n° 48213 est en cours d'examen.", "", ""),
        ("Your case will be looked at.", "", ""),
        ("Noted.", "Re: Complaint: EX117, suitcase lost on 2 September 2026", ""),
        ("Noted.", "Re : Réclamation : commande 48213, machine à café non reçue", ""),
    ],
)
def test_their_reference(text: str, subject: str, reference: str) -> None:
    assert (
        read(f"We have received your message. {text}", subject=subject).their_reference == reference
    )


# --- Whatever comes -----------------------------------------------------------

PIECES = st.one_of(
    st.text(max_size=60),
    st.sampled_from([text for texts in BY_KIND.values() for text in texts]),
    st.sampled_from(["within ", "by ", "31/12/9999", "0000-00-00", "99 months", "\n\n", "?", "> "]),
)  # fmt: skip


@settings(deadline=None, max_examples=150)
@given(st.lists(PIECES, max_size=12).map("".join), st.text(max_size=60), st.dates())
def test_no_text_makes_it_raise(text: str, subject: str, day: date) -> None:
    mail = ReceivedMail(text=text, subject=subject, sender=subject)
    found = classify(mail, load_reply_phrases(), day)
    assert found.kind in REPLY_KINDS
    assert 0 <= found.confidence <= 1
    for reason in found.why:
        assert str(reason) == one_line(str(reason))
    if found.promised_by is not None:
        assert found.promised_by > day


def test_reasons_quote_them_safely_and_briefly() -> None:
    found = read("We cannot refund you \x1b[2J\u202e" + "very " * 200 + "sorry.")
    assert found.kind == "refusal"
    reason = str(found.why[0])
    assert "We cannot refund you" in reason
    assert "\x1b" not in reason
    assert "\u202e" not in reason
    assert len(reason) < 250
