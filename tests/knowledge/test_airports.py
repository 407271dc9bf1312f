"""Airports by code and by town."""

from __future__ import annotations

from plaint.knowledge.airports import airport, airports_of


def test_by_code_in_any_case() -> None:
    found = airport(" lhr ")
    assert found is not None
    assert (found.code, found.country, found.city) == ("LHR", "GB", "London")
    assert airport("QQQ") is None


def test_by_town_or_name() -> None:
    assert {"LHR", "LGW"} <= {a.code for a in airports_of("london")}
    assert "CDG" in [a.code for a in airports_of("charles de gaulle")]
    assert [a.code for a in airports_of("CDG")] == ["CDG"]
    assert airports_of("x") == []
