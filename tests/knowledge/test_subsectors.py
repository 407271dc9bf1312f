"""The names of the subsectors: one for each that a country file uses, as a customer says it."""

from __future__ import annotations

import re

import pytest

from plaint.cli.presenters.table import cells
from plaint.domain.complaint import SECTORS
from plaint.domain.subsectors import known_subsectors
from plaint.knowledge.loader import countries, load
from plaint.knowledge.subsectors import subsectors

USED = {
    word for country in countries() for sector in SECTORS
    for word in known_subsectors(load(country), sector)
}  # fmt: skip


def test_each_has_a_name_and_no_name_is_of_none() -> None:
    assert set(subsectors()) == USED


@pytest.mark.parametrize("word", sorted(USED))
def test_a_name_reads_as_an_answer_in_a_list(word: str) -> None:
    named = subsectors()[word]
    assert set(named.name) == {"en", "fr"}
    for name in named.name.values():
        # "Is it one of these: a name (word); another (other)?"
        assert not re.search(r"[();:?.]", name)
        assert name[0].islower() or name.startswith("Eurostar")
        assert cells(name) <= 70  # with its number it stands on one line


def test_what_comes_with_a_reply_or_a_notice_is_not_asked_at_the_start() -> None:
    later = {word for word, named in subsectors().items() if not named.asked}
    assert later == {
        "holding-reply-received", "extension-announced", "complex-case", "service-consommateurs",
        "complaint-by-email", "complaints-book", "not-in-book", "refund-withdrawal",
    }  # fmt: skip
