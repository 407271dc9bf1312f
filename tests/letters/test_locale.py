from __future__ import annotations

from datetime import date

import pytest

from plaint.letters import locale

TODAY = date(2026, 6, 8)


@pytest.mark.parametrize(
    ("day", "language", "long", "plain", "short"),
    [
        (date(2026, 3, 30), "en", "Monday 30 March 2026", "30 March 2026", "30 March"),
        (date(2025, 3, 1), "en", "Saturday 1 March 2025", "1 March 2025", "1 March 2025"),
        (date(2026, 3, 30), "fr", "lundi 30 mars 2026", "30 mars 2026", "30 mars"),
        (date(2026, 3, 1), "fr", "dimanche 1er mars 2026", "1er mars 2026", "1er mars"),
        (date(2025, 8, 11), "fr", "lundi 11 août 2025", "11 août 2025", "11 août 2025"),
    ],
)
def test_dates(day: date, language: str, long: str, plain: str, short: str) -> None:
    assert locale.date_long(day, language) == long
    assert locale.date_plain(day, language) == plain
    assert locale.date_short(day, language, TODAY) == short


@pytest.mark.parametrize(
    ("value", "currency", "english", "french"),
    [
        ("189", "GBP", "£189", "189\u00a0£"),
        ("189.00", "EUR", "€189", "189\u00a0€"),
        ("189.50", "GBP", "£189.50", "189,50\u00a0£"),
        ("1234.5", "EUR", "€1,234.50", "1\u202f234,50\u00a0€"),
        ("1000000", "EUR", "€1,000,000", "1\u202f000\u202f000\u00a0€"),
        ("0.05", "GBP", "£0.05", "0,05\u00a0£"),
        ("20", "CHF", "CHF\u00a020", "20\u00a0CHF"),
        ("1500", "JPY", "JP¥1,500", "1\u202f500\u00a0JPY"),
        ("12.345", "KWD", "KWD\u00a012.345", "12,345\u00a0KWD"),
    ],
)
def test_money(value: str, currency: str, english: str, french: str) -> None:
    amount = {"value": value, "currency": currency}

    assert locale.money(amount, "en") == english
    assert locale.money(amount, "fr") == french


@pytest.mark.parametrize(
    ("currency", "country", "english", "french"),
    [
        ("USD", "US", "$420", "420\u00a0$"),
        ("AUD", "AU", "$420", "420\u00a0$"),
        ("NZD", "NZ", "$420", "420\u00a0$"),
        ("CAD", "CA", "$420", "420\u00a0$"),
        ("JPY", "JP", "¥420", "420\u00a0JPY"),
        ("CHF", "CH", "CHF\u00a0420", "420\u00a0CHF"),
        ("GBP", "GB", "£420", "420\u00a0£"),
        ("EUR", "FR", "€420", "420\u00a0€"),
        ("USD", "GB", "US$420", "420\u00a0$US"),
        ("AUD", "NZ", "A$420", "420\u00a0$AU"),
        ("USD", "CA", "US$420", "420\u00a0$US"),
        ("USD", "", "US$420", "420\u00a0$US"),
        ("USD", "XX", "US$420", "420\u00a0$US"),
    ],
)
def test_money_at_home_has_its_plain_sign(
    currency: str, country: str, english: str, french: str
) -> None:
    amount = {"value": "420", "currency": currency}

    assert locale.money(amount, "en", country) == english
    assert locale.money(amount, "fr", country) == french


def test_money_wants_a_number() -> None:
    with pytest.raises(ValueError, match="not an amount"):
        locale.money({"value": "a lot", "currency": "GBP"}, "en")


@pytest.mark.parametrize(
    ("items", "english", "french"),
    [
        ([], "", ""),
        (["a"], "a", "a"),
        (["a", "b"], "a and b", "a et b"),
        (["a", "b", "c"], "a, b and c", "a, b et c"),
    ],
)
def test_join_and(items: list[str], english: str, french: str) -> None:
    assert locale.join_and(items, "en") == english
    assert locale.join_and(items, "fr") == french
