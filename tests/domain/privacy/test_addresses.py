"""Postal addresses in texts: where they begin, where they end, and what is none."""

from __future__ import annotations

import pytest

from plaint.knowledge.private_words import privacy_check

ANNOUNCED = [
    "I live at {}, please send someone.",
    "My address is {}. Nobody came.",
    "Delivery address: {}",
    "You sent it to {} and nobody was in.",
    "J'habite {}, merci d'envoyer quelqu'un.",
    "Adresse de livraison : {}",
    "Ich wohne {}, bitte kommen Sie.",
    "Lieferadresse: {}",
]
# Invented houses in the forms of many countries.
ADDRESSES = [
    "12 Elm Road, Leeds LS1 1AA",
    "Flat 3, 12b Elm Road\nLeeds\nLS1 1AA\nUnited Kingdom",
    "12-14 St. Mary's Close, Little Marling",
    "42 W. Elm St Apt 9, Springfield, IL 62704",
    "42 Elm Avenue\nSpringfield, IL 62704\nUnited States of America",
    "742 5th Avenue, Springfield, NY 10001-0001",
    "12 Rue des Érables Ouest, Montréal, QC H0H 0H0",
    "12 bis rue de l'Écluse, 75002 Paris",
    "Résidence Mon Repos, 3 allée des Roses, 33000 Bordeaux",
    "17, avenue du Médecin-Général Brun\n69003 Lyon\nFrance",
    "rue Neuve 67, 1360 Perwez",
    "Lindenstraße 29A\n10405 Berlin\nGermany",
    "Alte Gasse 7, 5020 Salzburg",
    "Müllerstr. 5, 13353 Berlin",
    "Am Markt 5, 06108 Halle",
    "Straße des 17. Juni 135, 10623 Berlin",
    "Seeweg 12, 8001 Zürich",
    "Jan Smitstraat 14, Dorpstad",
    "Lange Gracht 573, 1017 CD Amsterdam",
    "Calle Mayor, 5, 3º B\n28013 Madrid\nSpain",
    "Via Giuseppe Bianchi, 12\n20121 Milano MI\nItaly",
    "Rua da Fonte 2, 1170-169 Lisbon",
    "Avenida Central, 1578 - Bela Vista\nSão Paulo - SP\n01310-200\nBrazil",
    "ul. Długa 10/5, 00-590 Warszawa",
    "Storgatan 33\n411 34 Gothenburg\nSweden",
    "Karl Olavs gate 14, 0154 Oslo",
    "Nørregade 12\n1165 København K\nDenmark",
    "Aleksanterinkatu 5\n00100 Helsinki",
    "Petőfi utca 5, 1053 Budapest",
    "Nové náměstí 12, 110 00 Praha",
    "80 Elm Street\nBrisbane City QLD 4000\nAustralia",
    "J.F. Sample Boulevard 70\nOranjestad\nAruba",
    "Example Bakery\nStorgatan 33\n411 34 Gothenburg",
]


def addresses(text: str, category: str = "address") -> list[str]:
    found = privacy_check().find(text, None, public=True)
    return [finding.text for finding in found if finding.category == category]


@pytest.mark.parametrize("carrier", ANNOUNCED)
@pytest.mark.parametrize("address", ADDRESSES)
def test_an_announced_address_is_found_whole(carrier: str, address: str) -> None:
    assert addresses(carrier.format(address)) == [address]


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("No water at 12-14 Elm Road since Monday", "12-14 Elm Road"),
        ("Outage at 221b Elm Street!", "221b Elm Street"),
        ("our flat (Flat 2, 12 Elm Road) is cold", "Flat 2, 12 Elm Road"),
        ("It went to 14 Elm Grove, Little Marling, and back.", "14 Elm Grove, Little Marling"),
        ("at 22 Sample Street, London NW1 6XE was dark", "22 Sample Street, London NW1 6XE"),
        ("im at 42 w. elm dr, springfield,62704. help", "42 w. elm dr, springfield,62704"),
        ("Panne au 5 bis rue du moulin depuis lundi", "5 bis rue du moulin"),
        ("Coupure 5, allée des Tilleuls, Tours", "5, allée des Tilleuls, Tours"),
        ("au 5 place du Marché", "5 place du Marché"),
        ("12 rue des lilas 75002 paris", "12 rue des lilas 75002 paris"),
        ("kein Strom in der Lindenstraße 7 seit gestern", "Lindenstraße 7"),
        ("hauptstr. 5 ohne Strom", "hauptstr. 5"),
        ("Stromausfall, Calle Mayor 5, Madrid", "Calle Mayor 5, Madrid"),
        ("Nobody came (Ermou 12, 105 63 Athens).", "Ermou 12, 105 63 Athens"),
        ("4820 Broadlands, Springfield, IL 62704", "4820 Broadlands, Springfield, IL 62704"),
    ],
)
def test_a_house_in_a_street_is_found_without_an_announcement(text: str, address: str) -> None:
    assert addresses(text) == [address]


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("i live at 12 elm road please come", "12 elm road"),
        ("I live at Rose Cottage, Church Lane, Marling", "Rose Cottage, Church Lane, Marling"),
        ("Delivery address: the corner shop\n12 Elm Road", "corner shop\n12 Elm Road"),
        ("My address: PO Box 123, Leeds", "PO Box 123, Leeds"),
        ("My address:\n12 Elm Road\nLeeds\nTel 0113 496 0000", "12 Elm Road\nLeeds"),
        ("My address: 12 Elm Road\n0113 496 0000", "12 Elm Road"),
        ("My address: 12 Elm Road \r\nLeeds \r\n", "12 Elm Road \r\nLeeds"),
        ("J'habite au 12 rue des Lilas à Tours", "12 rue des Lilas à Tours"),
        ("My address is 12 Elm Road 😡 @example", "12 Elm Road"),
    ],
)
def test_an_announced_address_may_be_sketchy_and_ends_where_another_thing_begins(
    text: str, address: str
) -> None:
    assert addresses(text) == [address]


@pytest.mark.parametrize(
    "text",
    [
        "Your store at 12 Elm Road was closed.",
        "The branch on 45 Elm Street, London NW1 6XE, was closed.",
        "The 12 Elm Road branch was closed.",
        "Votre agence du 12 rue de la République est fermée.",
        "Ihre Filiale in der Lindenstraße 5 war geschlossen.",
        "Le tram 3 Avenue Centrale est en panne.",
    ],
)
def test_a_shop_or_a_line_is_nobodys_home(text: str) -> None:
    assert addresses(text) == addresses(text, "postcode") == []


@pytest.mark.parametrize(
    "text",
    [
        "It is 5 minutes' drive from here, a 24 Hour Drive in all.",
        "We had a 3 way call about gate 12 Terminal 3.",
        "I live in Paris, please help.",
        "J'habite Paris 15, merci de répondre.",
        "J'habite à 5 km de Paris, dans le Nord.",
        "Ich wohne in Berlin und warte seit 3 Monaten.",
        "My address is wrong on the bill of 12 May.",
        "My email address is fine. 3 Calls later nothing.",
        "Sent to Gate 12, Terminal 5, then back.",
        "Sent to 3 Different agents.",
        "Delivered to Terminal 2 at Heathrow.",
        "I moved to Berlin in May 2026.",
        "Via Denver 3 hours late.",
        "2 people on my street, lost 10000 dollars",
        "Ce sont 2 places assises, 3 cours particuliers et 12 rues barrées.",
        "Boutique rue Neuve 3 fois fermée",
        "Platz 12 Wagen 5",
        "iPhone 15, 2026 Model; 1 Star, 10000 Complaints",
        "I paid £12 High Street prices.",
    ],
)
def test_a_town_a_date_or_a_gate_is_no_address(text: str) -> None:
    assert addresses(text) == addresses(text, "postcode") == []


@pytest.mark.parametrize(
    ("text", "postcode"),
    [
        ("no signal in LS1 1AA", "LS1 1AA"),
        ("My postcode is ls11aa", "ls11aa"),
        ("code postal : H0H 0H0", "H0H 0H0"),
    ],
)
def test_a_postcode_of_a_few_houses_is_found(text: str, postcode: str) -> None:
    assert addresses(text, "postcode") == [postcode]


def test_a_postcode_of_a_whole_town_may_stand() -> None:
    assert addresses("no service in 90210", "postcode") == []
