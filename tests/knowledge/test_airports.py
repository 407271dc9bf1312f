"""Airports by code and by town, as people of several languages write it."""

from __future__ import annotations

import tomllib
from pathlib import Path

import airportsdata
import pytest

from plaint.knowledge.airports import airport, airports_of
from plaint.knowledge.fingerprint import FOLDER

TOWNS: dict[str, str] = tomllib.loads(Path(FOLDER, "airports.toml").read_text("utf-8"))["towns"]


def codes(words: str) -> list[str]:
    return [one.code for one in airports_of(words)]


def test_by_code_in_any_case() -> None:
    found = airport(" lhr ")
    assert found is not None
    assert (found.code, found.country, found.city) == ("LHR", "GB", "London")
    assert airport("QQQ") is None


def test_by_town_or_name() -> None:
    assert {"LHR", "LGW"} <= set(codes("london"))
    assert codes("charles de gaulle") == ["CDG"]
    assert codes("CDG") == codes("cdg") == ["CDG"]
    assert codes("heathr") == ["LHR"]


@pytest.mark.parametrize("words", ["x", "zz", "", "  ", "-", "Atlantis", "LHRX", "Londres Orly"])
def test_what_is_no_airport(words: str) -> None:
    assert codes(words) == []


@pytest.mark.parametrize(
    ("words", "first"),
    [
        # French
        ("Londres", "LHR"), ("Genève", "GVA"), ("Bruxelles", "BRU"), ("Pékin", "PEK"),
        ("Le Caire", "CAI"), ("La Réunion", "RUN"), ("Vienne", "VIE"), ("Édimbourg", "EDI"),
        ("Corfou", "CFU"), ("Majorque", "PMI"), ("Alger", "ALG"), ("Île Maurice", "MRU"),
        ("Saint-Pétersbourg", "LED"), ("La Nouvelle-Orléans", "MSY"), ("Bâle", "BSL"),
        # German
        ("München", "MUC"), ("Köln", "CGN"), ("Wien", "VIE"), ("Mailand", "MXP"),
        ("Lissabon", "LIS"), ("Straßburg", "SXB"), ("Rom", "FCO"),
        # Italian, Spanish, Dutch, Portuguese
        ("Milano", "MXP"), ("Roma", "FCO"), ("Nizza", "NCE"), ("Parigi", "CDG"),
        ("Sevilla", "SVQ"), ("Ginebra", "GVA"), ("Múnich", "MUC"), ("Nueva York", "JFK"),
        ("Parijs", "CDG"), ("Wenen", "VIE"), ("Moscovo", "SVO"), ("Copenhaga", "CPH"),
        # English, where the table has the Italian or Spanish name
        ("Venice", "VCE"), ("Naples", "NAP"), ("Seville", "SVQ"), ("Montreal", "YUL"),
    ],
)  # fmt: skip
def test_towns_in_the_languages_of_travellers(words: str, first: str) -> None:
    assert codes(words)[0] == first
    assert codes(words.upper())[0] == first


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("München", "Muenchen"), ("Köln", "koeln"), ("Zürich", "Zuerich"), ("Zürich", "zurich"),
        ("Saint-Denis", "st denis"), ("Saint-Gall", "St. Gallen"),
        ("Fort-de-France", "fort de france"), ("L’Avana", "l'avana"),
        ("Münster", "Mu\u0308nster"), ("Dubaï", "dubai"),
    ],
)  # fmt: skip
def test_one_town_in_two_spellings(one: str, other: str) -> None:
    assert codes(one) == codes(other) != []


@pytest.mark.parametrize(
    ("town", "listed"),
    [
        ("London", "LHR LGW STN LTN LCY SEN"), ("Londra", "LHR LGW STN LTN LCY SEN"),
        ("Paris", "CDG ORY BVA"), ("Milan", "MXP BGY LIN"), ("New York", "JFK EWR LGA"),
        ("Tokyo", "HND NRT"), ("Istanbul", "IST SAW"), ("Athens", "ATH"), ("Faro", "FAO"),
        ("Toronto", "YYZ YTZ"), ("Sydney", "SYD"), ("Santiago", "SCL SCQ"), ("Valence", "VLC VAF"),
    ],
)  # fmt: skip
def test_the_likeliest_airports_come_first(town: str, listed: str) -> None:
    expected = listed.split()
    assert codes(town)[: len(expected)] == expected


def test_a_town_of_the_same_name_elsewhere_comes_after() -> None:
    assert codes("London").index("SEN") < codes("London").index("YXU")  # London, Ontario
    assert codes("Naples")[1:] == ["APF"]  # Naples, Florida


@pytest.mark.parametrize(
    ("town", "only"),
    [
        ("Toulouse", "TLS"), ("Lille", "LIL"), ("Bayonne", "BIQ"), ("Menorca", "MAH"),
        ("Nice", "NCE"), ("Bordeaux", "BOD"), ("Porto", "OPO"), ("Mulhouse", "BSL"),
        ("Zakynthos", "ZTH"), ("Kerkyra", "CFU"),
    ],
)  # fmt: skip
def test_a_town_that_shares_its_field_of_the_table_is_found_alone(town: str, only: str) -> None:
    assert codes(town) == [only]


def test_the_beginning_of_a_longer_word_is_no_town() -> None:
    assert "BRI" in codes("Bari")
    assert "BRC" not in codes("Bari")  # San Carlos de Bariloche
    assert codes("Barilo") == ["BRC"]


@pytest.mark.parametrize(
    ("words", "only"),
    [
        ("Londres Heathrow", "LHR"), ("Paris CDG", "CDG"), ("Paris (Orly)", "ORY"),
        ("Milano Malpensa", "MXP"), ("Bruxelles-Charleroi", "CRL"), ("Tokyo Haneda", "HND"),
        ("New York JFK", "JFK"), ("Paris Roissy", "CDG"), ("Roma Fiumicino", "FCO"),
    ],
)  # fmt: skip
def test_a_town_and_which_of_its_airports(words: str, only: str) -> None:
    assert codes(words) == [only]


def test_a_town_that_is_also_a_code() -> None:
    assert codes("Pau") == codes("pau") == ["PUF", "PAU"]
    assert codes("Goa") == ["GOI", "GOX", "GOA"]
    # Who is asked for three letters, and types them as they are shown, isn't asked again.
    assert codes("PAU") == ["PAU"]
    assert codes("GOA") == ["GOA"]


@pytest.mark.parametrize("line", TOWNS)
def test_every_line_of_ours_is_found(line: str) -> None:
    listed = line.split()
    assert [code for code in listed if airport(code) is None] == []
    for name in TOWNS[line].split(","):
        assert set(listed) <= set(codes(name)), name


def test_no_name_stands_twice_for_an_airport() -> None:
    twice = [name for line in TOWNS.values() for name in line.split(",") if _repeats(codes(name))]
    assert twice == []


def _repeats(found: list[str]) -> bool:
    return len(set(found)) < len(found)


def test_towns_with_several_airports_by_iata_have_them_all() -> None:
    # IATA's own list of cities, as the library has it
    for group in airportsdata.load_iata_macs().values():
        assert set(group["airports"]) <= set(codes(group["name"])), group["name"]


def test_a_code_that_the_table_dropped_is_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    from plaint.knowledge import airports

    monkeypatch.setattr(airports, "_names", lambda: {"erewhon": ("QQQ", "LHR")})
    assert codes("Erewhon") == ["LHR"]
