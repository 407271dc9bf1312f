"""A length of time: what it may hold, and how it is written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plaint.domain.wait import UNITS, Unit, Wait, in_words


@pytest.mark.parametrize(
    ("text", "wait"),
    [
        ("P10D", Wait(days=10)),
        ("P6W", Wait(weeks=6)),
        ("P2M", Wait(months=2)),
        ("P1Y", Wait(months=12)),
        ("P1Y6M", Wait(months=18)),
        ("P0D", Wait()),
    ],
)
def test_a_duration_is_read(text: str, wait: Wait) -> None:
    assert Wait.parse(text) == wait


@pytest.mark.parametrize(
    "text", ["", "P", "10D", "P10", "P-1D", "PT48H", "P1.5D", "P10D ", "p10d", "P1D1W", "P99999D"]
)
def test_anything_else_is_not_a_duration(text: str) -> None:
    with pytest.raises(ValueError, match="not a duration"):
        Wait.parse(text)


@pytest.mark.parametrize("text", ["P1M2D", "P1W1D", "P1Y1W"])
def test_a_mixture_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="mixture"):
        Wait.parse(text)


@pytest.mark.parametrize("unit", ["business", "working"])
@pytest.mark.parametrize("text", ["P2M", "P6W"])
def test_only_days_have_a_unit(text: str, unit: Unit) -> None:
    with pytest.raises(ValueError, match="only days"):
        Wait.parse(text, unit)


@pytest.mark.parametrize(
    ("wait", "iso"),
    [
        (Wait(months=12), "P1Y"),
        (Wait(months=18), "P18M"),
        (Wait(weeks=8), "P8W"),
        (Wait(days=10, unit="business"), "P10D"),
        (Wait(), "P0D"),
    ],
)
def test_it_is_written_as_iso(wait: Wait, iso: str) -> None:
    assert wait.iso == iso


@given(
    st.one_of(
        st.builds(Wait, months=st.integers(0, 999)),
        st.builds(Wait, weeks=st.integers(0, 999)),
        st.builds(Wait, days=st.integers(0, 9999), unit=st.sampled_from(UNITS)),
    )
)
def test_what_is_written_reads_back_the_same(wait: Wait) -> None:
    assert Wait.parse(wait.iso, wait.unit) == wait


@pytest.mark.parametrize(
    ("wait", "words"),
    [
        (Wait(days=28), "28 days"),
        (Wait(days=1), "1 day"),
        (Wait(weeks=6), "6 weeks"),
        (Wait(months=1), "1 month"),
        (Wait(months=13), "13 months"),
        (Wait(months=24), "2 years"),
        (Wait(days=10, unit="business"), "10 business days"),
        (Wait(days=1, unit="business"), "1 business day"),
        (Wait(days=1, unit="working"), "1 working day (Mon-Sat)"),
        (Wait(days=10, unit="working"), "10 working days (Mon-Sat)"),
    ],
)
def test_in_words(wait: Wait, words: str) -> None:
    assert str(in_words(wait)) == words
