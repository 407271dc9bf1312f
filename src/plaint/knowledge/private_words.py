"""Loads the data of the privacy check: `privacy/<language>/<topic>.toml`, `privacy/carriers.toml`.

One file per language and topic (address, identity, name and so on); each key of a file is a field
of the topic's class in the domain, and holds a list of words. The languages are put together. A new
language is a new folder, a new carrier of parcels a new table in its file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields
from functools import cache
from pathlib import Path
from typing import Any

from plaint.domain.privacy.address_words import AddressWords
from plaint.domain.privacy.check import PrivacyCheck, PrivateWords
from plaint.domain.privacy.context import ReferenceWords
from plaint.domain.privacy.identity import IdentityWords
from plaint.domain.privacy.online import OnlineWords
from plaint.domain.privacy.people import NameWords
from plaint.domain.privacy.phones import PhoneWords
from plaint.domain.privacy.spelling import SpellingWords
from plaint.domain.privacy.tracking import CarrierForm
from plaint.errors import Fault, InvalidInput
from plaint.knowledge.word_files import fault, read_words
from plaint.wording import say

_FOLDER = Path(__file__).parent / "privacy"
_TOPICS: dict[str, Any] = {
    "address": AddressWords,
    "identity": IdentityWords,
    "name": NameWords,
    "online": OnlineWords,
    "phone": PhoneWords,
    "reference": ReferenceWords,
    "spelling": SpellingWords,
}
_CARRIER_KEYS: dict[str, type] = {
    "carrier": str, "form": str, "weights": list, "modulus": int, "remainder": bool,
    "letters": bool,
}  # fmt: skip


@cache
def privacy_check() -> PrivacyCheck:
    """The privacy check with the words of every language. Raises InvalidInput."""
    return PrivacyCheck(read_private_words(_FOLDER))


def read_private_words(folder: Path) -> PrivateWords:
    """The words of every language, and the carriers, under `folder`.

    Raises InvalidInput naming each fault.
    """
    faults: list[Fault] = []
    words = {topic: _topic(folder, topic, faults) for topic in _TOPICS}
    carriers = tuple(_carriers(folder / "carriers.toml", faults))
    if faults:
        raise InvalidInput(
            say("A word list is out of order."), faults=tuple(faults), source=str(folder)
        )
    return PrivateWords(**words, carriers=carriers)


def _topic(folder: Path, topic: str, faults: list[Fault]) -> Any:
    kind = _TOPICS[topic]
    lists: dict[str, dict[str, None]] = {field.name: {} for field in fields(kind)}
    for path in sorted(folder.glob(f"*/{topic}.toml")):
        for key, words in _lists(path, faults):
            if key in lists:
                lists[key].update(dict.fromkeys(words))
            else:
                faults.append(fault(path, f"“{key}” is no key; there are: {', '.join(lists)}"))
    return kind(**{key: tuple(words) for key, words in lists.items()})


def _lists(path: Path, faults: list[Fault]) -> Iterator[tuple[str, list[str]]]:
    for key, words in read_words(path, faults).items():
        if isinstance(words, list) and all(isinstance(word, str) and word for word in words):
            yield key, words
        else:
            faults.append(fault(path, f"“{key}” must be a list of words"))


def _carriers(path: Path, faults: list[Fault]) -> Iterator[CarrierForm]:
    entries = read_words(path, faults).get("form", []) if path.exists() else []
    for number, entry in enumerate(entries if isinstance(entries, list) else [entries], 1):
        if problem := _problem(entry):
            faults.append(fault(path, f"form {number}: {problem}"))
        else:
            yield CarrierForm(**entry | {"weights": tuple(entry.get("weights", ()))})


def _problem(entry: Any) -> str:
    """What is wrong with one form of a carrier; empty where nothing is."""
    if not isinstance(entry, dict):
        return "must be a table"
    for key, value in entry.items():
        if not isinstance(value, _CARRIER_KEYS.get(key, ())):
            return f"“{key}” is no key, or of the wrong type; there are: {', '.join(_CARRIER_KEYS)}"
    if missing := {"carrier", "form"} - set(entry):
        return f"“{min(missing)}” is missing"
    try:
        named = set(re.compile(entry["form"]).groupindex)
    except re.error as error:
        return f"“form” must be a regular expression: {error}"
    weights = entry.get("weights", [])
    if not all(isinstance(weight, int) for weight in weights) or entry.get("modulus", 10) < 2:
        return "weights and modulus are whole numbers"
    if bool(weights or entry.get("letters")) != (named == {"serial", "check"}):
        return "the groups “serial” and “check” go with weights or letters"
    return ""
