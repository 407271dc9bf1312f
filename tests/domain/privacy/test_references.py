"""References in a text: those that words announce, and those that their form gives away."""

from __future__ import annotations

import pytest

from plaint.domain.privacy.references import References
from plaint.domain.privacy.shapes import Shape
from plaint.knowledge.private_words import _FOLDER, read_private_words

_WORDS = read_private_words(_FOLDER)
REFERENCES = References(_WORDS.reference, _WORDS.spelling)


def found(text: str) -> list[str]:
    places = sorted({(s.start, s.end) for s in REFERENCES.announced(text)})
    # what lies within a longer one is the same reference
    longest = [
        p for p in places if not any(q[0] <= p[0] and p[1] <= q[1] for q in places if q != p)
    ]
    return [text[start:end] for start, end in longest]


def alone(text: str) -> list[str]:
    return [text[s.start : s.end] for s in REFERENCES.alone(text)]


@pytest.mark.parametrize(
    ("text", "reference"),
    [
        ("Booking reference KQWXYZ", "KQWXYZ"),
        ("My PNR is LMNDRT, please call", "LMNDRT"),
        ("my pnr is qwxrtb", "qwxrtb"),
        ("rec loc qwxrtb", "qwxrtb"),
        ("Conf # QX4RTB", "QX4RTB"),
        ("conf. no. qx4rtb", "qx4rtb"),
        ("Confirmation Number: BALTER", "BALTER"),
        ("I was told confirmation QWXRTB", "QWXRTB"),
        ("QWXRTB is my booking ref", "QWXRTB"),
        ("flight EX123, booking ABCD12 on Monday", "ABCD12"),
        ("My booking H4207T is nowhere to be seen", "H4207T"),
        ("Booking:\nQWXRTB", "QWXRTB"),
        ('confirmation "QWXRTB"', "QWXRTB"),
        ("PNR-QX4RTB", "PNR-QX4RTB"),
        ("ma réservation QWXRTB", "QWXRTB"),
        ("Buchungscode QWXRTB", "QWXRTB"),
    ],
)
def test_a_booking_code_after_its_word(text: str, reference: str) -> None:
    assert found(text) == [reference]


@pytest.mark.parametrize(
    ("text", "reference"),
    [
        ("case 12345", "12345"),
        ("Case # 00123456", "00123456"),
        ("case no. CS-12345", "CS-12345"),
        ("SR# 1-23456789", "1-23456789"),
        ("case number 1300123456", "1300123456"),
        ("ticket no 016-2345678901", "016-2345678901"),
        ("eTicket Number: 016 2345 678901", "016 2345 678901"),
        ("our ref ABC/12345/26", "ABC/12345/26"),
        ("your reference ABC-1234-XYZ", "ABC-1234-XYZ"),
        ("my order was 404-1234567-1234567", "404-1234567-1234567"),
        ("baggage claim LHREX12345", "LHREX12345"),
        ("lost bag report: LHR EX 12345", "LHR EX 12345"),
        ("policy no AB 123456", "AB 123456"),
        ("acct#4471289", "4471289"),
        ("a/c no 12345678", "12345678"),
        ("IMEI 490154203237518", "490154203237518"),
        ("serial no C02XK1ABJG5H", "C02XK1ABJG5H"),
        ("meter number 12K3456789", "12K3456789"),
        ("frequent flyer no 88812345", "88812345"),
        ("(case 8835661)", "8835661"),
        ("Case.8835661", "8835661"),
        ("ref8835661", "ref8835661"),
        ("12345678 (order number)", "12345678"),
        ("I raised a case three weeks ago and got 8835661", "8835661"),
        ("I WROTE TO YOU ABOUT CASE NO 8835661", "8835661"),
        ("case 48213 10 days ago", "48213"),
        ("n° de dossier : 2026/441289", "2026/441289"),
        ("Numero de commande: 772134", "772134"),
        ("numéro d’abonné : 1234567", "1234567"),
        ("référence client : C88123", "C88123"),
        ("sinistre 26-123456", "26-123456"),
        ("c'est ma commande 772134", "772134"),
        ("Bestell-Nr. 4471289", "4471289"),
        ("Meine Kundennummer lautet 4471289", "4471289"),
        ("Vorgangsnummer V-123456", "V-123456"),
        ("Aktenzeichen 123-456/26", "123-456/26"),
        ("Rechnung Nr. 2026-4471", "2026-4471"),
        ("Vertragsnummer 900 123 456", "900 123 456"),
    ],
)
def test_another_reference_after_its_word(text: str, reference: str) -> None:
    assert found(text) == [reference]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Parcel 8812345 never came", "8812345"),
        ("My tracking number: KLM204060801", "KLM204060801"),
        ("your tracking LY 203 04050", "LY 203 04050"),
        ("parcel number K 300 400 500 8 is gone", "K 300 400 500 8"),
        ("Parcel 00 12345 0998 0000 0400 55 066 077 G", "00 12345 0998 0000 0400 55 066 077 G"),
        ("colis n° 12 3456 7 890 123 perdu", "12 3456 7 890 123"),
        ("numéro de suivi : 1234567890", "1234567890"),
        ("Meine Sendung 1234567890 hängt", "1234567890"),
        ("Sendungsnummer: 1234 5678 9012", "1234 5678 9012"),
    ],
)
def test_a_number_after_a_word_for_a_parcel_is_a_tracking_number(text: str, number: str) -> None:
    assert found(text) == [number]
    assert {shape.category for shape in REFERENCES.announced(text)} == {"tracking"}


@pytest.mark.parametrize(
    ("text", "references"),
    [
        ("refs X7K2PQ, QWXRTB and LMNDRT", ["X7K2PQ", "QWXRTB", "LMNDRT"]),
        ("cases 8835661, 8835662 & 8835663", ["8835661", "8835662", "8835663"]),
        ("claims (our Ref#8-8835661000, 0-8835662000 and : 0-8835663000)",
         ["8-8835661000", "0-8835662000", "0-8835663000"]),
        ("dossiers 441289 et 441290", ["441289", "441290"]),
        ("orders:\n- 441289\n- 441290", ["441289", "441290"]),
        ("case 441289, flight EX1170", ["441289"]),
        ("case 441289. 441290 people", ["441289"]),
    ],
)  # fmt: skip
def test_several_references_in_a_row(text: str, references: list[str]) -> None:
    assert found(text) == references


@pytest.mark.parametrize(
    "text",
    [
        "Flight EX 1170 from gate B12, seat 14C; flight number 117012.",
        "My booking for flight EX1170 was fine; the booking is EX1170.",
        "My order of an RTX4090 and a WH1000XM5 came.",
        "My order is 45mins late, delivery in 3-5 days.",
        "The claim was for 12500 miles; my account has 123456 points.",
        "I claim 12000 euros, claim 15000€ or $12500.",
        "Regulation (EC) No 261/2004, section 75, article 12345.",
        "Loi n° 2014-344, code L113-15-2, règlement UE 2016/679.",
        "RCS Paris 123 456 789, Company number 01234567, HRB 123456.",
        "Error code 12345678, version 2.4.1234, build 21E236.",
        "Use the promo code SUMMER or the coupon code SAVE2026.",
        "The booking is BROKEN and my account is LOCKED.",
        "BOOKING NUMBER PLEASE, WHERE IS MY ORDER NUMBER PLEASE",
        "My confirmation number please; a reservation at HILTON.",
        "My order of 12 May 2026, the booking on 05JAN26 and of 2019 2020 2021.",
        "Call the reservations on 1-800-555-0123 or 0800 028 1234.",
        "Your claims number is 0800 028 1234.",
        "Account ending 1234, account #1234XXXX, acct no. ****1234.",
        "Customer since 20150223, case 24 of 2015, order 66.",
        "Store #12345; model number 12345678; page number 12345.",
        "INR 45000 gone; the update KB5012345 fails.",
        "plus de 123456 clients, 150000 dossiers, train 12345, vol 1234",
        "Artikelnummer 12345678, Zug 12345, Fehlercode 123456, Hausnummer 12345",
        "#covid2026 #order2026 order2026",
    ],
)
def test_other_numbers_and_words_are_not_announced(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    "code",
    [
        "QF7TGS", "KQMFVD", "1234500067890", "016-2345678901", "404-1234567-1234567",
        "LHREX12345", "INC0012345", "CS-123456", "WVWZZZ1JZXW000001",
        "0f8fad5b-d9cb-469f-a165-70867728950e",
    ],
)  # fmt: skip
def test_some_references_stand_out_by_their_form(code: str) -> None:
    assert alone(f"I wrote {code} to you.") == [code]
    assert alone(f"The model {code} is sold out.") == []


@pytest.mark.parametrize(
    "text",
    [
        "EX1207, TGV6607 and N123EX; the A320NB and LHRJFK.",
        "RTX4090, PS4PRO, 16GB4K, 12FEB26, 3X250G and 9AM5PM.",
        "THANKS for NOTHING, see the DGCCRF. AAARGH, XXXXXX!",
        "EUR123456 and ISO270012, 100000 people, 20260503.",
        "KB5012345, CVE-2026-12345 and CELEX 32004R0261.",
        "SIRET 12345678901234, ISBN 9780306406157, 08000281234.",
    ],
)
def test_other_forms_do_not(text: str) -> None:
    assert alone(text) == []


def test_nothing_is_looked_for_where_there_is_neither_digit_nor_code() -> None:
    assert list(REFERENCES.announced("My booking reference, please.")) == list[Shape]()
