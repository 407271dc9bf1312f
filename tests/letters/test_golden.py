"""The letters of the golden cases, and of the packs' own examples, word for word.

After a change that is meant: python tests/letters/regenerate.py, then read the difference aloud.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.letters.regenerate import letter, pairs


@pytest.mark.parametrize(("case", "expected"), pairs(), ids=lambda path: path.stem)
def test_the_letter_is_the_one_that_was_read_aloud(case: Path, expected: Path) -> None:
    assert letter(case) == expected.read_text("utf-8")
