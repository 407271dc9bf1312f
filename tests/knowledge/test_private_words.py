"""The data of the privacy check: all languages put together, each fault named with its file."""

from __future__ import annotations

from pathlib import Path

import pytest

from plaint.domain.privacy.tracking import CarrierForm
from plaint.errors import InvalidInput
from plaint.knowledge.private_words import privacy_check, read_private_words


def write(folder: Path, path: str, text: str | bytes) -> None:
    file = folder / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(text if isinstance(text, bytes) else text.encode())


def faults(folder: Path) -> list[tuple[str, str]]:
    with pytest.raises(InvalidInput) as raised:
        read_private_words(folder)
    return [(fault.place, str(fault.message)) for fault in raised.value.faults]


def test_the_words_that_come_with_the_program_are_in_order() -> None:
    assert privacy_check().find("Booking X7K2PQ", None, public=True)


def test_the_languages_are_put_together_and_nothing_is_there_twice(tmp_path: Path) -> None:
    write(tmp_path, "en/reference.toml", 'labels = ["case", "ticket"]\nbetween = ["is"]')
    write(tmp_path, "fr/reference.toml", 'labels = ["dossier", "ticket"]')
    words = read_private_words(tmp_path).reference
    assert words.labels == ("case", "ticket", "dossier")
    assert words.between == ("is",)
    assert words.bookings == ()


def test_a_language_without_a_topic_adds_nothing(tmp_path: Path) -> None:
    write(tmp_path, "en/phone.toml", 'labels = ["phone"]')
    write(tmp_path, "nl/reference.toml", 'labels = ["zaak"]')
    words = read_private_words(tmp_path)
    assert words.phone.labels == ("phone",)
    assert words.reference.labels == ("zaak",)
    assert words.carriers == ()


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ('lables = ["case"]', "“lables” is no key"),
        ('labels = "case"', "“labels” must be a list of words"),
        ('labels = ["case", 7]', "“labels” must be a list of words"),
        ('labels = ["case", ""]', "“labels” must be a list of words"),
        ('labels = ["case"', "Unclosed array"),
        ('labels = ["cas\xe9"]'.encode("latin-1"), "utf-8"),
    ],
)
def test_a_fault_in_a_word_list_is_named(tmp_path: Path, text: str | bytes, problem: str) -> None:
    write(tmp_path, "en/reference.toml", text)
    [(place, said)] = faults(tmp_path)
    assert place == "en/reference.toml"
    assert problem in said


def test_every_fault_is_named_at_once(tmp_path: Path) -> None:
    write(tmp_path, "en/reference.toml", 'labels = "case"')
    write(tmp_path, "fr/reference.toml", "labels = [")
    write(tmp_path, "carriers.toml", "[[form]]")
    assert [place for place, _ in faults(tmp_path)] == [
        "en/reference.toml", "fr/reference.toml", f"{tmp_path.name}/carriers.toml",
    ]  # fmt: skip


def test_a_carrier_is_read(tmp_path: Path) -> None:
    text = r"""
        [[form]]
        carrier = "Example Express"
        form = 'EX(?P<serial>\d{8})(?P<check>\d)'
        weights = [3, 1]
        modulus = 11
    """
    write(tmp_path, "carriers.toml", text)
    [carrier] = read_private_words(tmp_path).carriers
    form = r"EX(?P<serial>\d{8})(?P<check>\d)"
    assert carrier == CarrierForm("Example Express", form, weights=(3, 1), modulus=11)


@pytest.mark.parametrize(
    ("entry", "problem"),
    [
        ("[[form]]\ncarrier = 'Ex'", "“form” is missing"),
        ("[[form]]\nform = 'EX'", "“carrier” is missing"),
        ("[[form]]\ncarrier = 'Ex'\nform = 'EX('", "“form” must be a regular expression"),
        ("[[form]]\ncarrier = 7\nform = 'EX'", "“carrier” is no key, or of the wrong type"),
        ("[[form]]\ncarrier = 'Ex'\nform = 'EX'\ncheck = 3", "“check” is no key"),
        ("[[form]]\ncarrier = 'Ex'\nform = 'EX'\nweights = [3, 1]", "“serial” and “check”"),
        ("[[form]]\ncarrier = 'Ex'\nform = 'EX'\nweights = ['3']", "whole numbers"),
        ("[[form]]\ncarrier = 'Ex'\nform = 'EX'\nmodulus = 1", "whole numbers"),
        ("form = 'EX'", "must be a table"),
    ],
)
def test_a_fault_in_a_carrier_is_named(tmp_path: Path, entry: str, problem: str) -> None:
    write(tmp_path, "carriers.toml", entry)
    [(_, said)] = faults(tmp_path)
    assert said.startswith("form 1: ")
    assert problem in said
