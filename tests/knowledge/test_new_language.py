"""A language is a folder and no code: the one that the documentation shows works as it says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from plaint.domain.tone.calm import calm
from plaint.domain.tone.check import Lexicon, find_tone
from plaint.knowledge.mending import read_joints
from plaint.knowledge.words import read_lexicon

DOCUMENT = Path(__file__).resolve().parent.parent.parent / "docs" / "checks.md"


def files(document: str) -> list[tuple[str, str]]:
    """The files shown: (name, content)."""
    shown = r"<!-- file: (nl/\S+) -->\n```toml\n(.*?)^```$"
    return re.findall(shown, document, re.MULTILINE | re.DOTALL)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "nl").mkdir()
    for name, content in files(DOCUMENT.read_text("utf-8")):
        (tmp_path / name).write_text(content, "utf-8")
    return tmp_path / "nl"


@pytest.fixture
def dutch(folder: Path) -> Lexicon:
    return read_lexicon(folder)


@pytest.mark.parametrize(
    ("text", "found", "calmer"),
    [
        ("Jullie zijn idioten.", ["Jullie zijn idioten"], "Ik had meer verwacht."),
        ("Dat kutbedrijf antwoordt niet.", ["kut"], "Dat bedrijf antwoordt niet."),
        ("K** bedrijf.", ["K**"], "Bedrijf."),
        ("Hij noemde mij een sukkel.", [], "Hij noemde mij een sukkel."),
        ("De kutter vaart uit.", [], "De kutter vaart uit."),
    ],
)
def test_the_language_shown_works(
    dutch: Lexicon, folder: Path, text: str, found: list[str], calmer: str
) -> None:
    findings = find_tone(text, dutch)
    assert [finding.text for finding in findings] == found
    assert calm(text, findings, read_joints(folder / "mending.toml")).text == calmer


def test_a_letter_may_be_typed_in_another_way(tmp_path: Path) -> None:
    folder = tmp_path / "xx"
    folder.mkdir()
    (folder / "language.toml").write_text(
        '[letters]\n"ü" = "ü(e)"\n[words]\nthief = "rüber(s)"\n', "utf-8"
    )
    (folder / "insult.toml").write_text('[[entry]]\nphrases = ["you <thief>", "blüd"]\n', "utf-8")
    words = read_lexicon(folder)
    for text in ("You Rüber", "you rueber", "YOU RUBERS", "blüd", "blued", "bluud"):
        assert [finding.text for finding in find_tone(text, words)] == [text], text


def test_a_coarse_beginning_is_found_alone(tmp_path: Path) -> None:
    folder = tmp_path / "xx"
    folder.mkdir()
    (folder / "language.toml").write_text('openings = "grr"\n', "utf-8")
    (folder / "profanity.toml").write_text(
        '[[entry]]\nphrases = ["grr"]\n[[entry]]\nphrases = ["grrumpf"]\n', "utf-8"
    )
    (folder / "allowed.toml").write_text('[[entry]]\nphrases = ["grrille(s)"]\n', "utf-8")
    words = read_lexicon(folder)
    for text, found in [
        ("a grrlamp", ["grr"]), ("A GRRLAMP!!", ["GRR"]), ("grr", ["grr"]),
        ("grrumpf", ["grrumpf"]), ("a lampgrr", []), ("two grrilles", []),
    ]:  # fmt: skip
        assert [finding.text for finding in find_tone(text, words)] == found, text
