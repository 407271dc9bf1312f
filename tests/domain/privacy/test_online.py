"""Email addresses, plain and spelt out; those of desks may stand."""

from __future__ import annotations

import pytest
from tests.domain.privacy.finders import WORDS, found

from plaint.domain.privacy.online import Online

ONLINE = Online(WORDS.online)


@pytest.mark.parametrize(
    "address",
    [
        "jo.bloggs@example.org", "JO_BLOGGS+x@MAIL.EXAMPLE.ORG", "zoé.lefèvre@exämple.org",
        "jo (at) example.org", "jo[at]example[dot]org", "jo.bloggs (at) example (dot) org",
        "jo at example dot org", "jo dot bloggs at mail dot example dot org",
        "jo@example dot org", "zoe arobase example point org", "zoe (arobase) example.org",
        "jo ät example punkt de", "jo (ät) example punkt de", "jo.bloggs at gmail.com",
        "jo_bloggs @ gmail.com",
        "delaney@example.org", "infojo@example.org", "careyh@example.org", "thelma@example.org",
        "press2jo@example.org",
    ],
)  # fmt: skip
def test_addresses_of_people(address: str) -> None:
    assert found(ONLINE.find, f"Write to {address}.") == [("email", address)]
    assert found(ONLINE.find, f"({address}, thanks)") == [("email", address)]


@pytest.mark.parametrize(
    "text",
    [
        "info@example.com, customer.service2@example.com, no-reply@example.com",
        "support-fr@example.com, press@example.com, data.protection@example.com, claim@example.com",
        "reclamations@exemple.fr, serviceclient@exemple.fr, sav@exemple.fr",
        "kundenservice@example.de, kontakt(at)example.de, datenschutz@example.de",
        "@jo_bloggs and @jo@social.example and .@example.",
        "12 tickets@45.50 each",
        "at this point in time; the dot com boom; I was at home",
        "iphone13 at amazon.com, lunch @ example.com, an account at gmail.com",
        "à ce point de vente, chez Exemple point de vente",
    ],
)
def test_addresses_of_desks_and_no_addresses(text: str) -> None:
    assert found(ONLINE.find, text) == []


def test_an_address_inside_a_link() -> None:
    text = "https://example.org/unsubscribe?email=jo.bloggs@example.org"
    assert ("email", "jo.bloggs@example.org") in [
        (category, span.rpartition("=")[2]) for category, span in found(ONLINE.find, text)
    ]
