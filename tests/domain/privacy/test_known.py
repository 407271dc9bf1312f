"""Known names and addresses in forms that people write them in."""

from __future__ import annotations

import pytest

from plaint.domain.privacy.known import KnownFacts
from plaint.knowledge.private_words import privacy_check


def found(text: str, known: KnownFacts) -> list[str]:
    return [finding.text for finding in privacy_check().find(text, known, public=True)]


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("#AdaMarlowe waits", "AdaMarlowe"),
        ("write to adamarlowe", "adamarlowe"),
        ("Quill, Ada: waiting", "Quill, Ada"),
        ("it is MARLOWE Ada", "MARLOWE Ada"),
        ("Ada Marlowe-Quill's bag", "Ada Marlowe-Quill"),
        ("so says A. Marlowe", "Marlowe"),
    ],
)
def test_a_name_of_several_parts_is_found_in_any_order_and_in_one_word(
    text: str, span: str
) -> None:
    assert span in found(text, KnownFacts(name="Ada Marlowe-Quill"))


@pytest.mark.parametrize("text", ["an adamant refusal", "the quilled pen", "Canada's marlow"])
def test_a_word_that_only_holds_a_name_may_stand(text: str) -> None:
    assert found(text, KnownFacts(name="Ada Marlowe-Quill")) == []


@pytest.mark.parametrize(
    "street", ["Lindenstr. 5a", "Lindenstr.5a", "LINDENSTRASSE 5 A", "Linden-Straße 5a"]
)
def test_a_german_street_is_found_in_long_and_short(street: str) -> None:
    assert street in found(
        f"kein Strom, {street}", KnownFacts(postal="Lindenstraße 5a\n10115 Berlin")
    )
