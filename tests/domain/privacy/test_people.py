"""Names that the words around them give away, and words with capitals that are no names."""

from __future__ import annotations

import pytest

from plaint.knowledge.private_words import privacy_check


def names(text: str) -> list[str]:
    found = privacy_check().find(text, None, public=True)
    return [finding.text for finding in found if finding.category == "name"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("My name is Ada Marlowe, the bag is lost.", "Ada Marlowe"),
        ("my name is ada marlowe, please help", "ada marlowe"),
        ("Her name was Ada.", "Ada"),
        ("Name:   Ada Q. Marlowe", "Ada Q. Marlowe"),
        ("name on booking: Ada Q Marlowe, thanks", "Ada Q Marlowe"),
        ("The name on the reservation is Marlowe.", "Marlowe"),
        ("Passenger name: MARLOWE/ADA", "MARLOWE/ADA"),
        ("traveller: ada marlowe", "ada marlowe"),
        ("Account holder: A. Marlowe", "A. Marlowe"),
        ("It is booked under the name of Ada Marlowe", "Ada Marlowe"),
        ("booked by Ada Marlowe in May", "Ada Marlowe"),
        ("Mr Marlowe's bag", "Marlowe"),
        ("Ms O'Shea-Quill hung up", "O'Shea-Quill"),
        ("Dr. Ada Marlowe said so", "Ada Marlowe"),
        ("a lady named Ada said no", "Ada"),
        ("your gate agent Ada was kind", "Ada"),
        ("I spoke to supervisor Ada Marlowe", "Ada Marlowe"),
        ("my wife Ada is stuck", "Ada"),
        ("my husband's name is Tam Marlowe", "Tam Marlowe"),
        ("Please help. Kind regards, Ada Marlowe", "Ada Marlowe"),
        ("Yours sincerely\nMrs Ada Marlowe", "Ada Marlowe"),
        ("Thanks\nAda Marlowe", "Ada Marlowe"),
        ("Please help. - Ada Marlowe", "Ada Marlowe"),
        ("Still waiting. Ada Marlowe 020 7946 0018", "Ada Marlowe"),
        ("Q7ZK2P Marlowe. Please answer", "Marlowe"),
        ("locator: QWKXZN Marlowe", "Marlowe"),
        ("Ada Marlowe, Q7ZK2P", "Ada Marlowe"),
        ("Je m'appelle Aline Marbeuf et j'attends.", "Aline Marbeuf"),
        ("je m'appelle aline marbeuf, merci", "aline marbeuf"),
        ("réservation au nom de Aline de la Tour, merci", "Aline de la Tour"),
        ("Nom et prénom : MARBEUF Aline", "MARBEUF Aline"),
        ("Propriétaire du véhicule : Aline Marbeuf", "Aline Marbeuf"),
        ("Madame de Marbeuf refuse", "de Marbeuf"),
        ("M. Marbeuf m'a raccroché au nez", "Marbeuf"),
        ("une conseillère nommée Aline", "Aline"),
        ("l'employé Kévin était absent", "Kévin"),
        ("mon mari Yvon attend", "Yvon"),
        ("Cordialement Mr MARBEUF Aline", "MARBEUF Aline"),
        ("Mein Name ist Adele Markgraf.", "Adele Markgraf"),
        ("Herr Markgraf war unhöflich", "Markgraf"),
        ("Frau von der Mark legte auf", "von der Mark"),
        ("Buchung auf den Namen Markgraf", "Markgraf"),
        ("Mit freundlichen Grüßen\nAdele Markgraf", "Adele Markgraf"),
    ],
)
def test_the_words_around_a_name_give_it_away(text: str, name: str) -> None:
    assert names(text) == [name]


@pytest.mark.parametrize(
    "text",
    [
        "My name is on the list.",
        "my name is spelled wrong on the ticket.",
        "Mon nom est mal écrit.",
        "Der Name ist falsch geschrieben.",
        "Company name: Example Airways",
        "The account is under the name Example Group.",
        "Your customer service is Horrible.",
        "Dear Customer Service, dear Sir or Madam, I wait.",
        "Madame, Monsieur, je vous écris.",
        "Monsieur le Directeur, au nom de la loi !",
        "Thanks Example!",
        "Thanks\nExample Airlines",
        "Best regards from Leeds",
        "Cordialement,\nEnvoyé de mon portable",
        "the agent Told me no; your agent NEVER called",
        "I spoke to an agent. She hung up.",
        "the driver Example sent",
        "un conseiller Exemple m'a dit non",
        "Agent: Hello, how can I help",
        "Dr Martens and Mr Muscle",
        "I miss Paris. Miss you!",
        "An Employee Filed My Last Name Incorrectly",
        "a regular employee Offer Me To Continue",
        "Passenger Rights matter",
        "Beeindruckende Frau. Bei ihr warte ich gern.",
        "Flight EX1207 Dallas. UAL212 LAX-JFK.",
        "Customer Service 0800 028 1234",
        "mon fils Noël dernier",
    ],
)
def test_words_with_capitals_are_no_names(text: str) -> None:
    assert names(text) == []
