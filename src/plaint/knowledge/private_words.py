"""Loads the words of the privacy check: `privacy/<language>/<topic>.toml`.

One file per language and topic (address, identity, name, phone, reference); each key of a file is a
field of the topic's class in the domain, and holds a list of words. The languages are put together.
A new language is a new folder.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from functools import cache
from pathlib import Path
from typing import Any

from plaint.domain.addresses import AddressWords
from plaint.domain.identity import IdentityWords
from plaint.domain.people import NameWords
from plaint.domain.phones import PhoneWords
from plaint.domain.privacy import PrivacyCheck, PrivateWords
from plaint.domain.references import ReferenceWords
from plaint.errors import Fault, InvalidInput
from plaint.wording import say

_FOLDER = Path(__file__).parent / "privacy"
_TOPICS: dict[str, Any] = {
    "address": AddressWords,
    "identity": IdentityWords,
    "name": NameWords,
    "phone": PhoneWords,
    "reference": ReferenceWords,
}


@cache
def privacy_check() -> PrivacyCheck:
    """The privacy check with the words of every language. Raises InvalidInput."""
    return PrivacyCheck(read_private_words(_FOLDER))


def read_private_words(folder: Path) -> PrivateWords:
    """The words of every language under `folder`. Raises InvalidInput naming each fault."""
    faults: list[Fault] = []
    words = {topic: _topic(folder, topic, faults) for topic in _TOPICS}
    if faults:
        raise InvalidInput(
            say("A word list is out of order."), faults=tuple(faults), source=str(folder)
        )
    return PrivateWords(**words)


def _topic(folder: Path, topic: str, faults: list[Fault]) -> Any:
    kind = _TOPICS[topic]
    lists: dict[str, dict[str, None]] = {field.name: {} for field in fields(kind)}
    for path in sorted(folder.glob(f"*/{topic}.toml")):
        for key, words in _lists(path, faults):
            if key in lists:
                lists[key].update(dict.fromkeys(words))
            else:
                faults.append(_fault(path, f"“{key}” is no key; there are: {', '.join(lists)}"))
    return kind(**{key: tuple(words) for key, words in lists.items()})


def _lists(path: Path, faults: list[Fault]) -> Iterator[tuple[str, list[str]]]:
    import tomllib

    try:
        with path.open("rb") as file:
            lists = tomllib.load(file)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        faults.append(_fault(path, str(error)))
        return
    for key, words in lists.items():
        if isinstance(words, list) and all(isinstance(word, str) and word for word in words):
            yield key, words
        else:
            faults.append(_fault(path, f"“{key}” must be a list of words"))


def _fault(path: Path, problem: str) -> Fault:
    return Fault(f"{path.parent.name}/{path.name}", say("{problem}", problem=problem))
