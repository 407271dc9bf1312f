from __future__ import annotations

import pytest

from plaint.domain.tone.language import detect, spoken, telling

COMMON = {
    "en": ["the", "and", "is", "you", "in"],
    "fr": ["le", "et", "est", "vous", "où"],
    "de": ["der", "und", "ist", "sie", "in"],
}
WORDS = telling(
    {lang: [word.replace("ù", "u") for word in words] for lang, words in COMMON.items()}
)


def test_a_word_of_two_languages_tells_neither() -> None:
    assert "in" not in WORDS
    assert WORDS["the"] == "en"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The lamp is broken.", "en"),
        ("La lampe EST cassée", "fr"),
        ("Ou\u0300 est-elle ?", "fr"),
        ("Der Tisch und die Lampe", "de"),
        ("The lamp and le tapis", "en"),
        ("the et", None),
        ("in", None),
        ("", None),
        ("👍 12345", None),
    ],
)
def test_the_language_with_twice_the_votes_of_any_other_wins(
    text: str, language: str | None
) -> None:
    assert detect(text, WORDS) == language


@pytest.mark.parametrize(
    ("text", "languages"),
    [
        ("The lamp is broken. You know that.", ("en",)),
        ("The lamp is broken. Vous savez. You know that, and the shop is shut.", ("en", "fr")),
        ("The Le Tapis rug and the lamp. You know that.", ("en",)),
        ("the et\nle and", ()),
        ("the et\nle et\nthe and", ("en", "fr")),
        ("in", ()),
        ("", ()),
    ],
)
def test_a_text_speaks_the_languages_of_its_sentences(
    text: str, languages: tuple[str, ...]
) -> None:
    assert spoken(text, WORDS) == languages


def test_a_foreign_sentence_counts_however_long_the_text_around_it() -> None:
    text = "The lamp is broken. " * 500 + "Vous et le tapis. " + "You know the lamp. " * 500
    assert detect(text, WORDS) == "en"
    assert spoken(text, WORDS) == ("en", "fr")
