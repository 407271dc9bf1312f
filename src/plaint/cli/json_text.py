"""JSON as it is written out: what would steer a terminal stands in it as an escape."""

from __future__ import annotations

# What domain.safe_text replaces, less C0, which JSON escapes anyway. An astral character would
# need a pair of escapes; none of these is one.
_UNSAFE = "[\x7f-\x9f\u200b-\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]"


def escaped(document: str) -> str:
    """The same document; nothing in it but spaces and letters reaches the screen as itself."""
    if document.isprintable():
        return document
    import re

    return re.sub(_UNSAFE, lambda found: f"\\u{ord(found[0]):04x}", document)
