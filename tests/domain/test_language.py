from __future__ import annotations

import pytest

from plaint.domain.language import detect


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("My order has not come, and I would like my money back.", "en"),
        ("Ma commande n'est pas arrivée et je voudrais être remboursée.", "fr"),
        ("Fix it or else!!!", "en"),
        ("Bonjour, toujours rien.", "fr"),
        ("JE N’AI RIEN REÇU", "fr"),
        ("Je n'ai rien rec\u0327u, c'est de\u0301plorable", "fr"),
        ("I don't think it's mine, I'm sorry", "en"),
        ("X7K2PQ", None),
        ("", None),
        ("👍 12345", None),
        ("Thanks, merci", None),
    ],
)
def test_the_common_words_tell_the_language(text: str, language: str | None) -> None:
    assert detect(text) == language
