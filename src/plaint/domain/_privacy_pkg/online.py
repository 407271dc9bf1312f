"""Email addresses of people, in a text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plaint.domain.shapes import Shape

_LOCAL = r"(?<![\w.+@-])[\w.+-]{1,64}"
_EMAIL = re.compile(
    rf"{_LOCAL}@[\w-]{{1,63}}(?:\.[\w-]{{1,63}}){{1,8}}"
    # written out against robots: a.traveller (at) example.org, [at], [dot]
    rf"|{_LOCAL}[ ]?[(\[][ ]?(?:at|arobase|@)[ ]?[)\]][ ]?[\w-]{{1,63}}"
    r"(?:[ ]?(?:\.|[(\[][ ]?(?:dot|point|\.)[ ]?[)\]])[ ]?[\w-]{1,63}){1,5}",
    re.IGNORECASE,
)
# Addresses of a firm's desk are no personal data.
_DESK = re.compile(
    r"(?:info|contact|hello|support|help|service|customer|care|client|no-?reply|press|sales|office"
    r"|complaint|reclamation|sav|reservation|booking|eservice|admin|dpo|privacy)[\w.-]*[@ (\[]",
    re.IGNORECASE,
)


def find_online(text: str) -> Iterator[Shape]:
    """Email addresses, but for those of a firm's desk."""
    for email in _EMAIL.finditer(text):
        if not _DESK.match(email[0]):
            yield Shape("email", *email.span())
