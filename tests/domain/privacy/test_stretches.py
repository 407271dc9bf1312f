"""Long texts are cut where nothing is torn apart."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plaint.domain.privacy.stretches import stretches

LINE = "The parcel came late and nobody told me why. "
PARTS = [LINE * 9, "a" * 900, "\n\n", "\r\n", " ", "1 High Street,\nLeeds\n", "é." * 70]


@given(st.lists(st.sampled_from(PARTS), max_size=30))
def test_the_stretches_are_the_text(parts: list[str]) -> None:
    text = "".join(parts)
    cut = list(stretches(text))
    assert "".join(stretch for _, stretch in cut) == text
    assert all(text.startswith(stretch, at) for at, stretch in cut)


def test_a_short_text_stays_whole() -> None:
    text = LINE * 44
    assert list(stretches(text)) == [(0, text)]


@pytest.mark.parametrize(
    ("between", "before"),
    [
        ("\n\n", "The end.\n\n"),
        ("\r\n \r\n", "The end.\r\n \r\n"),
        ("\n", "The end.\n"),
        (" ", "The end. "),
    ],
)
def test_a_long_one_is_cut_where_something_ends(between: str, before: str) -> None:
    begins = "no end " * 190 + "The end." + between + "Leeds, x\n" * 400
    (_, first), *_ = stretches(begins)
    assert first.endswith(before)


def test_the_better_end_is_taken_though_others_come_before() -> None:
    text = (LINE + "\n") * 30 + "The end.\n\n" + (LINE + "\n") * 30
    (_, first), *_ = stretches(text)
    assert first.endswith("The end.\n\n")


def test_no_word_is_cut_however_long() -> None:
    text = "a" * 5_000 + " " + "b" * 5_000
    assert list(stretches(text)) == [(0, "a" * 5_000 + " "), (5_001, "b" * 5_000)]
