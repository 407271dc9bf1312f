"""Phone numbers: of every country after words that announce one, by their form elsewhere."""

from __future__ import annotations

import pytest
from tests.domain.privacy.finders import WORDS, found

from plaint.domain.privacy.phones import Phones

PHONES = Phones(WORDS.phone)


def numbers(text: str) -> list[str]:
    return [span for _, span in found(PHONES.find, text)]


@pytest.mark.parametrize(
    "number",
    [
        "+44 20 7946 0018", "+44(0)20 7946 0018", "+33 (0)1 99 00 12 34", "+33-6-39-98-12-34",
        "0044 20 7946 0018", "011 44 20 7946 0018", "+49 30 23125 012", "+1.212.555.0123",
        "+683 7012", "+376 312 345", "+39 02 1234 5678", "+971 50 123 4567", "+91 98765 43210",
        "020 7946 0018", "07700 900123", "07700900123", "(01632) 960 001", "06 39 98 12 34",
        "06.39.98.12.34", "06-39-98-12-34", "06/39/98/12/34", "0639981234", "030/23125012",
        "030 / 23125-012", "0171 39 200 12", "085 012 3456", "02\u00a091\u00a00012\u00a034",
        "(212) 555-0123", "(212)-555-0123", "212-555-0123", "212.555.0123", "1-212-555-0123",
        "212 555 0123", "2125550123", "212/555-0123", "212-5550123", "123-456-7890",
        "(11) 98765-4321", "8 (301) 123-45-67", "612 34 56 78", "131 2345 6789",
        "212-555-0123 x45", "020 7946 0018 ext. 12",
    ],
)  # fmt: skip
def test_a_form_that_leaves_no_doubt_needs_no_announcement(number: str) -> None:
    assert numbers(f"Nobody answered, {number} was busy.") == [number]


@pytest.mark.parametrize(
    "sentence",
    [
        "My number is {} if you need it",
        "Please call me back: {}",
        "You can reach me on {}.",
        "Ring me any time on my mobile, {}, please",
        "call my wife back at {}!!",
        "whatsapp me on {}",
        "Do get in touch with me on {} today",
        "Mon numéro est le {}",
        "Mon numéro de portable : {}",
        "Vous pouvez me joindre au {}.",
        "Merci de me rappeler : {}",
        "appelez-moi au {} svp",
        "Je suis joignable dès que possible au {}",
        "Pour me contacter : {}",
        "Meine Nummer ist die {}",
        "Sie erreichen mich unter {}.",
        "Bitte rufen Sie mich unter {} zurück",
        "Bin tagsüber erreichbar unter {}",
    ],
)
@pytest.mark.parametrize(
    "number",
    ["320 1234", "312345", "21 234", "5123 4567", "20.12.34", "71 123 456", "(2) 2123 4567",
     "22 20 12 34", "9 518 1234", "955-012-345", "98765 43210", "555-0123", "07700 900123"],
)  # fmt: skip
def test_after_my_number_is_any_form_will_do(sentence: str, number: str) -> None:
    assert numbers(sentence.format(number)) == [number]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Phone: 320 1234", "320 1234"),
        ("Tel. 467 3395 after six", "467 3395"),
        ("Tel:\n467 3395", "467 3395"),
        ("Mobile 312 345", "312 345"),
        ("please call 555-0123", "555-0123"),
        ("Tél : 22 20 12 34", "22 20 12 34"),
        ("n° de téléphone 312 345", "312 345"),
        ("Handynummer: 5123 4567", "5123 4567"),
    ],
)
def test_a_label_announces_a_number(text: str, number: str) -> None:
    assert numbers(text) == [number]


def test_two_numbers_of_one_person() -> None:
    text = "Call me on 020 7946 0018 or 07700 900123."
    assert numbers(text) == ["020 7946 0018", "07700 900123"]


@pytest.mark.parametrize(
    "text",
    [
        # a firm's
        "Nobody answers your helpline (0113 496 0000).",
        "I rang customer services on 0113 496 0000 twice.",
        "I've been calling 212-555-0123 for days.",
        "I was told to call 212-555-0123.",
        "We had six calls from 0113 496 0000.",
        "Le service client au 01 99 00 12 34 ne répond pas.",
        "Votre numéro, 01 99 00 12 34, sonne dans le vide.",
        "J'ai appelé le 01 99 00 12 34 dix fois.",
        "Ihre Hotline 030 23125 012 ist tot.",
        "phone 0800 028 1234",
        # dates, hours, amounts, and other rows of digits
        "Call me on 12.05.2026 or on 12/05/26.",
        "Rappelez-moi le 12 05 2026.",
        "Call me at 10.30-11.30, or 24/7/365.",
        "Call me back in 20 minutes; I called 12 times.",
        "It cost 1 250 000 euros, up from 01 234 567 89 €.",
        "the phone 128 GB, the office 2019 2021",
        "Mobile: 250 000 000 users, +100 000 in 2026",
        "Flight EX1207 on 2026-05-12 at 14:30, seats 12 13 14 15",
        "sizes 36 38 40 42, SIREN 552 081 317, ISBN 978-2-07-061275-8",
        "part number 5305550123, item number: 2125550123, Artikelnummer 0151234567",
        "version 10.0.19041.1 and the 2020-2021 season",
        "text STOP to 60123, my number one wish, no phone number given since 2019",
        "My number is up.",
    ],
)
def test_what_is_not_a_person_s_phone(text: str) -> None:
    assert numbers(text) == []


def test_somebody_s_own_number_stays_one_after_a_word_for_the_firm() -> None:
    text = "Customer service: my number is 07700 900123, and they called me on 0113 496 0000."
    assert numbers(text) == ["07700 900123", "0113 496 0000"]
