"""Whole letters of an invented shop, read as a customer would receive them."""

from __future__ import annotations

from datetime import date

import pytest

from plaint.domain.replies import UNSURE_BELOW, ReceivedMail, classify
from plaint.knowledge.reply_phrases import load_reply_phrases

LETTERS = [
    (
        "acknowledgement",
        """Dear Alex,

Thank you for your email dated 16 March regarding order 48213. I am sorry to hear that
your coffee machine has not arrived.

I have opened an investigation with our carrier and given your complaint the reference
BR-2291. I will write to you again by 27 March.

Kind regards,
Sam
Brewline Customer Care""",
    ),
    (
        "holding",
        """Dear Alex,

Further to my email of 18 March, the carrier has asked for another week to complete its
search. I am sorry that this is taking longer than I had hoped. I will be in touch by 3
April.

Kind regards,
Sam""",
    ),
    (
        "refusal",
        """Dear Alex,

Thank you for your patience. The carrier has now completed its search and has shown us
proof of delivery at your address. As the parcel was delivered we are unable to offer a
refund or a replacement. I appreciate that this is not the outcome you wanted.

Kind regards,
Sam""",
    ),
    (
        "final-response",
        """Dear Alex,

Your complaint about order 48213

I have looked at your complaint again and my decision remains the same. This letter is
Brewline's final response. If you are still unhappy, you can ask the Retail ADR scheme to
look at your case within 12 months. We have chosen not to take part in it.

Yours sincerely""",
    ),
    (
        "offer",
        """Dear Alex,

I am sorry for the trouble you have had. To put things right we can either send you
another machine or refund the £189 you paid. Please let me know which you would prefer.

Sam""",
    ),
    (
        "resolved",
        """Dear Alex, I'm pleased to confirm that a full refund of £189 was issued to your card
today. Please accept our apologies once again.""",
    ),
    (
        "offer",
        """Dear Alex, we have agreed to refund the delivery charge of £6. We are not able to refund
the machine itself.""",
    ),
    (
        "question",
        """Dear Alex, thanks for your email. Before I can take this further, please
could you confirm
the delivery address, and tell me whether anybody else was at home that afternoon?""",
    ),
    (
        "question",
        """Hi Alex, I'm afraid the attachment didn't open. Could you send it again as a PDF?""",
    ),
    (
        "disputed",
        """Dear Alex, having listened to the recording of the call, I cannot agree that you were
promised a refund.""",
    ),
    (
        "deadlock",
        """Dear Alex, it seems that we can't agree. I'm sending you this letter of deadlock so that
you can go to the ombudsman without waiting any longer.""",
    ),
    (
        "automatic-acknowledgement",
        """Hello,

Thank you for contacting Brewline. This is an automatic reply to let you know we've got
your message. We aim to reply within 3 working days. If your order is late, please check
the tracking page. If we can't settle your complaint within 8 weeks you may go to the
ombudsman.

Please do not reply to this message.""",
    ),
    (
        "private-channel",
        """Hi Alex, thanks for flagging this and sorry for the wait. Can you DM us your order number
and postcode? Thanks, Sam""",
    ),
    (
        "private-channel",
        """Hi Alex! Sorry to hear this. Please follow us and send us a private message
so we can take
a look. ^S""",
    ),
    (
        "acknowledgement",
        """Madame, Monsieur,

Nous avons bien reçu votre courriel du 16 mars relatif à la commande n° 48213 et vous en
remercions. Votre réclamation est enregistrée sous la référence BR-2291. Nous ne
manquerons pas de vous répondre d'ici le 27 mars.

Cordialement,
Le service client""",
    ),
    (
        "holding",
        """Bonjour,

Nous faisons suite à notre message du 18 mars. L'enquête auprès du transporteur est
toujours en cours et nous vous prions d'excuser ce retard. Nous reviendrons vers vous la
semaine prochaine.

Cordialement""",
    ),
    (
        "refusal",
        """Madame,

Après enquête, le transporteur nous a remis une preuve de livraison. Dans ces conditions,
nous ne sommes pas en mesure de vous rembourser. Nous vous remercions de votre
compréhension.

Cordialement""",
    ),
    (
        "final-response",
        """Monsieur,

Nous avons réexaminé votre dossier et maintenons notre refus. Si ce refus ne vous convient
pas, vous pouvez saisir gratuitement le médiateur de la consommation dont nous relevons :
www.mediateur.example, dans un délai d'un an.

Salutations distinguées""",
    ),
    (
        "offer",
        """Bonjour, afin de vous être agréable, nous vous proposons au choix l'envoi d'une nouvelle
machine ou le remboursement des 189 €. Merci de nous indiquer votre préférence.""",
    ),
    (
        "resolved",
        """Bonjour, je vous confirme que le remboursement de 189 € a été effectué ce jour sur votre
carte. Nous vous renouvelons nos excuses.""",
    ),
    (
        "partial",
        """Bonjour, nous vous remboursons les frais de port de 6 €, mais nous ne pouvons pas
rembourser la machine.""",
    ),
    (
        "question",
        """Bonjour, merci pour votre message. Pourriez-vous nous préciser si un voisin a pu
réceptionner le colis ?""",
    ),
    (
        "question",
        """Bonjour, la pièce jointe est illisible, merci de nous la renvoyer au format PDF.""",
    ),
    (
        "disputed",
        """Bonjour, après écoute de l'appel, nous n'avons trouvé aucune trace d'un engagement de
remboursement.""",
    ),
    (
        "deadlock",
        """Monsieur, faute d'accord entre nous, nous constatons le désaccord et vous invitons à
saisir le médiateur.""",
    ),
    (
        "automatic-acknowledgement",
        """Bonjour,

Nous avons bien reçu votre message et nous vous répondrons sous 48 heures ouvrées. Si vous
n'avez pas de réponse sous deux mois, vous pourrez saisir le médiateur.

Ceci est un message automatique, merci de ne pas y répondre.""",
    ),
    (
        "private-channel",
        """Bonjour Alex, désolés pour ce désagrément. Pouvez-vous nous envoyer votre numéro de
commande en message privé ? Merci !""",
    ),
]


@pytest.mark.parametrize(("kind", "letter"), LETTERS)
def test_letters_are_read_as_what_they_are(kind: str, letter: str) -> None:
    found = classify(ReceivedMail(text=letter), load_reply_phrases(), date(2026, 3, 18))
    assert found.kind == kind
    assert found.confidence >= UNSURE_BELOW


def test_a_first_answer_gives_its_reference_and_its_date() -> None:
    for _, letter in (LETTERS[0], LETTERS[14]):
        found = classify(ReceivedMail(text=letter), load_reply_phrases(), date(2026, 3, 18))
        assert found.their_reference == "BR-2291"
        assert found.promised_by == date(2026, 3, 27)
