"""What proves who somebody is: dates of birth, passwords, national numbers, licence plates."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from plaint.domain.shapes import Shape, either


@dataclass(frozen=True, slots=True)
class IdentityWords:
    """The words of all languages together. Each may be several words apart by spaces."""

    birth: tuple[str, ...]  # announce a date of birth
    months: tuple[str, ...]  # whole or short
    passwords: tuple[str, ...]  # announce a secret
    links: tuple[str, ...]  # between the announcement and what it announces: is, est


class Identity:
    """Finds them in a text."""

    def __init__(self, words: IdentityWords) -> None:
        links = rf"(?:[ ]?(?:{either(words.links)}|[:=-])){{0,2}}[ ]?"
        month = rf"(?:{either(words.months)})\.?(?![^\W\d_])"
        self._birth = re.compile(
            rf"(?<!\w)(?:{either(words.birth)}){links}"
            r"(?P<date>\d{1,4}[./ -]\d{1,2}[./ -]\d{2,4}"
            rf"|\d{{1,2}}(?:st|nd|rd|th|er|\.)?[ ](?:of )?{month}[ ,]{{1,2}}\d{{4}}"
            rf"|{month}[ ]\d{{1,2}}(?:st|nd|rd|th)?,?[ ]\d{{4}})",
            re.IGNORECASE,
        )
        self._password = re.compile(
            rf"(?<!\w)(?:{either(words.passwords)})(?:[ ]?(?:{either(words.links)}|[:=])){{1,2}}"
            r"[ ]?[\"'“«]?[ ]?(?P<secret>[^\s\"'”»,;]{3,40})",
            re.IGNORECASE,
        )

    def secrets(self, text: str) -> Iterator[Shape]:
        """What no company needs to be told, even in a letter."""
        for birth in self._birth.finditer(text):
            yield Shape("date-of-birth", *birth.span("date"))
        for password in self._password.finditer(text):
            # "my password is wrong" gives nothing away
            secret = password["secret"].rstrip(".!?)")
            if any(not c.isalpha() and c not in ".-’" for c in secret):
                yield Shape("account", *password.span("secret"))
