from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plaint.domain.safe_text import one_line, safe

REPLACED = "\N{REPLACEMENT CHARACTER}"
UNSAFE = [
    *(c for c in range(0x20) if chr(c) not in "\n\t"),
    0x7F,
    *range(0x80, 0xA0),
    *range(0x200B, 0x2010),
    0x2028,
    0x2029,
    *range(0x202A, 0x202F),
    *range(0x2066, 0x206A),
    0xFEFF,
    0xD800,
    0xDFFF,
]


@pytest.mark.parametrize("code", UNSAFE, ids=lambda code: f"U+{code:04X}")
def test_each_unsafe_character_is_replaced(code: int) -> None:
    assert safe(f"a{chr(code)}b") == f"a{REPLACED}b"


@pytest.mark.parametrize(
    "text",
    ["line\nline\ttab", "Où ça ? « là » : 12 €", "日本語 ﷺ", "e\u0301 👍🏽", "\u00a0\u202f\u2010"],
)
def test_ordinary_text_stays_as_it_is(text: str) -> None:
    assert safe(text) == text


def test_terminal_commands_lose_what_starts_them() -> None:
    for command in ("\x1b[2J", "\x9b31m", "\x1b]0;title\x07", "\x1bP+q\x1b\\", "a\rb", "a\bb"):
        assert not any(ord(c) in UNSAFE for c in safe(command))


@given(st.text())
def test_only_the_listed_characters_change_and_length_stays(text: str) -> None:
    result = safe(text)
    assert len(result) == len(text)
    for before, after in zip(text, result, strict=True):
        assert after == (REPLACED if ord(before) in UNSAFE else before)


@given(st.text())
def test_one_line_has_no_line_break_and_no_outer_space(text: str) -> None:
    result = one_line(text)
    assert len(result.splitlines()) <= 1
    assert result == result.strip()


def test_one_line_joins_lines_and_tabs() -> None:
    assert one_line("  Refund\n\n of\t189  ") == "Refund of 189"
