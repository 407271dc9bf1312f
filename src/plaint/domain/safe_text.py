"""Making foreign text safe to print: what a company writes must not steer the terminal."""

from __future__ import annotations

import re

# C0 without line feed and tab, DEL and C1 start terminal commands (C1 alone is enough: U+009B is
# a whole CSI). The bidi controls and the separators show a text in another order than it has
# (CVE-2021-42574); zero-width characters and the BOM hide differences between two addresses.
# Lone surrogates are no text at all: printing one fails.
_UNSAFE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff"
    "\ud800-\udfff]"
)


def safe(text: str) -> str:
    """The text with every character that could steer a terminal replaced by U+FFFD."""
    return _UNSAFE.sub("\N{REPLACEMENT CHARACTER}", text)


def one_line(text: str) -> str:
    """`safe(text)` on a single line: each run of white space becomes one space."""
    return " ".join(safe(text).split())
