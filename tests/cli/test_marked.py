"""A text with marks under what was found in it."""

from __future__ import annotations

from typing import Literal

import click
import pytest
from hypothesis import given
from hypothesis import strategies as st

from plaint.cli.presenters.marked import marked_lines
from plaint.cli.presenters.table import cells
from plaint.domain.finding import Finding
from plaint.wording import say

Severity = Literal["block", "warn"]


def found(text: str, *words: str, severity: Severity = "block") -> list[Finding]:
    """A finding for each of the words, at its first place after the one before."""
    findings: list[Finding] = []
    at = 0
    for word in words:
        start = text.index(word, at)
        at = start + len(word)
        findings.append(Finding("tone", "insult", start, at, word, severity, say("x"), ""))
    return findings


def shown(text: str, *words: str, severity: Severity = "block") -> list[str]:
    lines = marked_lines(text, found(text, *words, severity=severity))
    return [click.unstyle(line) for line in lines]


def test_the_number_then_marks_stand_under_the_words() -> None:
    assert shown("Where is it, you lot? Bah.", "you lot", "Bah") == [
        "Where is it, you lot? Bah.",
        "             1^^^^^^  2^^",
    ]


def test_what_is_only_pointed_out_has_another_mark() -> None:
    assert shown("Well, bravo.", "bravo", severity="warn")[1] == "      1~~~~"


def test_only_rows_with_a_finding_have_a_row_of_marks() -> None:
    assert shown("Hello,\n\nyou lot.\n\nSam\n", "you lot") == [
        "Hello,", "", "you lot.", "1^^^^^^", "", "Sam",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("日本語 lot", "       1^^"),
        ("ｌｏｔ lot", "       1^^"),
        ("cafe\u0301 lot", "     1^^"),
        ("👍🏽👍🏽 lot", "     1^^"),
        ("a\tlot", "    1^^"),
        ("abcd\tlot", "        1^^"),
        ("\x1b[31m lot", "      1^^"),
        ("\u200blot", " 1^^"),
    ],
)
def test_marks_count_cells(text: str, marks: str) -> None:
    assert shown(text, "lot")[1] == marks


def test_a_wide_word_has_wide_marks() -> None:
    assert shown("馬鹿 e\u0301e\u0301!", "馬鹿", "e\u0301e\u0301")[1] == "1^^^ 2^"


def test_a_finding_over_several_lines_is_marked_in_each() -> None:
    assert shown("GIVE ME\r\n\r\nMY BAG now", "GIVE ME\r\n\r\nMY BAG") == [
        "GIVE ME", "1^^^^^^", "", "MY BAG now", "^^^^^^",
    ]  # fmt: skip


def test_long_lines_are_broken_between_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "21")
    text = "The parcel came late, you silly lot, and was wet."
    assert shown(text, "you silly lot", "wet") == [
        "The parcel came",
        "late, you silly lot,",
        "      1^^^^^^^^^^^^",
        "and was wet.",
        "        2^^",
    ]
    assert shown("The parcel came, you silly lot", "you silly lot") == [
        "The parcel came, you",
        "                 1^^",
        "silly lot",
        "^^^^^^^^^",
    ]


def test_a_word_longer_than_the_terminal_is_broken(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "11")
    assert shown("see aaaaaaaaaaaabbbb", "bbbb") == ["see", "aaaaaaaaaa", "aabbbb", "  1^^^"]
    assert shown("日本語日本語", "語日") == ["日本語日本", "    1^^^", "語"]


def test_of_a_long_text_only_what_is_near_a_finding_is_shown() -> None:
    lines = [f"line {n}" for n in range(30)]
    lines[8] = "you lot"
    lines[14] = "you crew"
    assert shown("\n".join(lines), "lot", "crew") == [
        "[… 6 lines left out …]",
        "line 6", "line 7", "you lot", "    1^^", "line 9", "line 10",
        "line 11",
        "line 12", "line 13", "you crew", "    2^^^", "line 15", "line 16",
        "[… 13 lines left out …]",
    ]  # fmt: skip


def test_the_middle_of_a_long_finding_is_left_out_too() -> None:
    text = "\n".join(["AND SO ON"] * 40)
    lines = shown(text, text)
    assert lines[:4] == ["AND SO ON", "1^^^^^^^^", "AND SO ON", "^^^^^^^^^"]
    assert lines[6] == "[… 34 lines left out …]"
    assert lines[-2:] == ["AND SO ON", "^^^^^^^^^"]


def test_findings_that_overlap_are_both_marked() -> None:
    outer = found("SO LATE YOU LOT", "SO LATE YOU LOT")
    inner = found("SO LATE YOU LOT", "YOU")
    lines = marked_lines("SO LATE YOU LOT", [*outer, *inner])
    assert click.unstyle(lines[1]) == "1^^^^^^^2^^^^^^"


def test_a_number_that_does_not_fit_is_left_to_the_list() -> None:
    text = " ".join("abcdefghij")
    assert shown(text, *"abcdefghij")[1] == "1 2 3 4 5 6 7 8 9 ^"


def test_colour_only_adds() -> None:
    stop, look = found("Bah, you lot", "Bah"), found("Bah, you lot", "you lot", severity="warn")
    said, marks = marked_lines("Bah, you lot", [*stop, *look])
    assert said == "\x1b[31m\x1b[4mBah\x1b[0m, \x1b[33m\x1b[4myou lot\x1b[0m"
    assert marks == "\x1b[31m1^^\x1b[0m  \x1b[33m2~~~~~~\x1b[0m"


CONTENT = st.text(alphabet="ab  \t\n日\u0301é👍🏽\u200d\x1b", max_size=60)


@given(CONTENT, CONTENT, st.integers(5, 30))
def test_every_row_fits_and_the_marks_are_as_wide_as_the_words(
    before: str, after: str, width: int
) -> None:
    text = f"{before}\nxyz lot {after}"
    start = len(before) + 5
    finding = Finding("tone", "insult", start, start + 3, "lot", "block", say("x"), "")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("COLUMNS", str(width))
        plain = [click.unstyle(line) for line in marked_lines(text, [finding])]
    assert all(cells(line) < width for line in plain)
    assert sum(line.count("1") + line.count("^") for line in plain) == 3
