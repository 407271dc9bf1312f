"""Dates of birth, passwords, account names and the numbers of papers, by the words before them."""

from __future__ import annotations

import pytest
from tests.domain.privacy.finders import WORDS, found

from plaint.domain.privacy.identity import Identity

IDENTITY = Identity(WORDS.identity)


def secrets(text: str) -> list[tuple[str, str]]:
    return found(IDENTITY.secrets, text)


def public(text: str) -> list[tuple[str, str]]:
    return found(IDENTITY.find, text)


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Date of birth 03/04/1980", "03/04/1980"),
        ("DOB: 3.4.80", "3.4.80"),
        ("my D.O.B. is 1980-04-03", "1980-04-03"),
        ("DOB (DD/MM/YYYY): 03/04/1980", "03/04/1980"),
        ("dob 03041980", "03041980"),
        ("I was born on the 3rd of April 1980.", "3rd of April 1980"),
        ("born April 3, 1980", "April 3, 1980"),
        ("My son, born in Leeds on 3 April 2015, was", "3 April 2015"),
        ("né le 3 avril 1980", "3 avril 1980"),
        ("née à Saint-Étienne le 1er août 1980", "1er août 1980"),
        ("né(e) le 03-04-1980", "03-04-1980"),
        ("Date de naissance : 3 avr. 80", "3 avr. 80"),
        ("DDN 03/04/1980", "03/04/1980"),
        ("geboren am 3. April 1980", "3. April 1980"),
        ("geboren in Bad Tölz am 3. März 1980", "3. März 1980"),
        ("geb. 03.04.1980", "03.04.1980"),
        ("Geburtsdatum: 03.04.1980", "03.04.1980"),
    ],
)
def test_dates_of_birth(text: str, date: str) -> None:
    assert secrets(text) == [("date-of-birth", date)]


@pytest.mark.parametrize(
    "text",
    [
        "I was born in 1980 and born to shop; the baby was born at 3.",
        "The table was booked for my birthday on 12/05/2026.",
        "Un cadeau pour l'anniversaire le 12/05/2026.",
        "Né sous une bonne étoile, je suis client depuis le 3 avril 1980.",
        "Delivered on 03/04/1980, returned on 3 May 1980.",
        "Das Geburtstagsgeschenk kam am 03.04.2026.",
    ],
)
def test_other_dates(text: str) -> None:
    assert secrets(text) == []


@pytest.mark.parametrize(
    ("text", "secret"),
    [
        ("my password is hunter2!", "hunter2!"),
        ("Password: Tr0ub4dor&3.", "Tr0ub4dor&3"),
        ("password Rainy#day7 does not work", "Rainy#day7"),
        ('the password for my account is "hunter2"', "hunter2"),
        ("PIN 4821", "4821"),
        ("my PIN is 4821.", "4821"),
        ("CVV: 123", "123"),
        ("the verification code is 482913", "482913"),
        ("mon mot de passe : soleil75", "soleil75"),
        ("mdp = soleil75", "soleil75"),
        ("code de vérification 482913", "482913"),
        ("Mein Passwort lautet sommer2024", "sommer2024"),
        ("Geheimzahl: 4821", "4821"),
    ],
)
def test_passwords(text: str, secret: str) -> None:
    assert secrets(text) == [("account", secret)]


@pytest.mark.parametrize(
    "text",
    [
        "My password is wrong, my PIN is blocked and the code is auto-generated.",
        "My PIN is 4 digits, the password is 12 characters, the OTP is 6-digit.",
        "My password expired+2 days ago; password reset 2 is broken.",
        "I reset my password 3 times on 12/05/2026.",
        "password: https://example.org/reset2 or @help2",
        "Mon mot de passe : impossible de le changer depuis 2 jours.",
        "Das Passwort ist falsch seit 3 Tagen.",
        "The PIN machine number 5 is broken; error code 500.",
        "Shopping for 12 pins; the opinion: 4821 of 5000.",
    ],
)
def test_words_about_passwords(text: str) -> None:
    assert secrets(text) == []


@pytest.mark.parametrize(
    ("text", "category", "span"),
    [
        ("username: jbloggs99", "account", "jbloggs99"),
        ("mon identifiant est j.martin75", "account", "j.martin75"),
        ("Benutzername: jmuster12", "account", "jmuster12"),
        ("NI number QQ 12 34 56 C", "national-id", "QQ 12 34 56 C"),
        ("social security number: 123456789", "national-id", "123456789"),
        ("passport no. AB 1234567", "national-id", "AB 1234567"),
        ("my driver's license number is D1234567", "national-id", "D1234567"),
        ("numéro de sécu : 2 95 10 99 126 111", "national-id", "2 95 10 99 126 111"),
        ("carte d’identité n° 123456789012", "national-id", "123456789012"),
        ("numéro de passeport 12AB34567", "national-id", "12AB34567"),
        ("Steuer-ID 86 095 742 719", "national-id", "86 095 742 719"),
        ("Personalausweisnummer L01X00T47", "national-id", "L01X00T47"),
        ("BSN 111222333", "national-id", "111222333"),
    ],
)
def test_accounts_and_papers(text: str, category: str, span: str) -> None:
    assert public(text) == [(category, span)]
    assert secrets(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "My passport is 10 years old; passport control took 90 minutes on 12/05/2026.",
        "Passport: 12/05/2026 at 14:30. The licence costs 12000 euros.",
        "The social security office closed at 16:00; login at 10:30, the login page 404.",
        "CNI valable jusqu'en 2034, permis à points : 12 points.",
        "Der Ausweis ist seit 2 Jahren abgelaufen.",
    ],
)
def test_words_about_papers(text: str) -> None:
    assert public(text) == []
