"""The files that say how sentences are mended: `tone/<language>/mending.toml`."""

from __future__ import annotations

from pathlib import Path

import pytest

from plaint.domain.tone.mending import Joints
from plaint.errors import InvalidInput
from plaint.knowledge.mending import joints, read_joints
from plaint.knowledge.words import languages


def read(folder: Path, text: str) -> Joints:
    (folder / "mending.toml").write_text(text, "utf-8")
    return read_joints(folder / "mending.toml")


@pytest.mark.parametrize("language", languages())
def test_the_file_of_each_language_is_in_order(language: str) -> None:
    assert joints(language) is joints(language)


def test_a_language_may_need_nothing(tmp_path: Path) -> None:
    assert read(tmp_path, "") == Joints()


def test_what_the_keys_mean(tmp_path: Path) -> None:
    told = read(tmp_path, "joining = 'and or'\nvowel = '[aeiou]'\n[before_vowel]\nA = 'an'\n")
    assert told.joining == {"and", "or"}
    assert told.joined("a ", "apple", "'") == "an "
    assert told.joined("I have a ", "pear", "'") == "I have a "


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("vowels = '[aeiou]'", "vowels"),
        ("vowel = '[aeiou'", "unterminated character set"),
        ("vowel = 1", ""),
        ("before_vowel = 'an'", ""),
        ("joining", ""),
    ],
)
def test_one_that_is_out_of_order_is_named(tmp_path: Path, text: str, problem: str) -> None:
    with pytest.raises(InvalidInput) as raised:
        read(tmp_path, text)
    (fault,) = raised.value.faults
    assert fault.place == f"{tmp_path.name}/mending.toml"
    assert problem in str(fault.message)
