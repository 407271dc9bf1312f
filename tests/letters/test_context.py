from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from plaint.errors import InvalidInput
from plaint.letters.context import Context, from_plain, plain, read_example

LEAST = 'language = "en"\nstage = "complaint"\ntoday = 2026-03-16\n'


def test_every_key_is_there_and_plain() -> None:
    values = plain(Context(language="en", stage="complaint", today=date(2026, 3, 16)))

    assert values["today"] == date(2026, 3, 16)
    assert values["answer_by"] is None
    assert values["contacts"] == []
    assert set(values["sent"].values()) == {None}
    assert values["company"]["handle"] == ""


def test_plain_values_come_back_the_same() -> None:
    contact = {"by": "call", "on": date(2026, 3, 1), "with": "Sam"}
    values = {"language": "en", "stage": "complaint", "today": date(2026, 3, 16)}

    context = from_plain({**values, "contacts": [contact]})

    assert plain(context)["contacts"][0]["with"] == "Sam"
    assert from_plain(plain(context)) == context


@pytest.mark.parametrize(
    ("line", "place"),
    [
        ('surname = "X"', ""),
        ("facts = 3", "facts"),
        ("[[contacts]]\nby = 'pigeon'\non = 2026-03-01", "contacts[0].by"),
        ("[amount]\nvalue = '3'", "amount"),
    ],
)
def test_an_example_that_can_not_be_used_names_the_key(
    tmp_path: Path, line: str, place: str
) -> None:
    path = tmp_path / "case.toml"
    path.write_text(LEAST + line, "utf-8")

    with pytest.raises(InvalidInput) as caught:
        read_example(path)

    assert caught.value.source == str(path)
    assert caught.value.faults[0].place == place
    assert str(path) in str(caught.value)


@pytest.mark.parametrize("text", ["language = ", "\ud800"])
def test_an_example_that_is_not_toml_is_named(tmp_path: Path, text: str) -> None:
    path = tmp_path / "case.toml"
    path.write_bytes(text.encode("utf-8", "surrogatepass"))

    with pytest.raises(InvalidInput, match=r"case\.toml"):
        read_example(path)
