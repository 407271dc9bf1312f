"""What the tone and privacy checks find."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from plaint.wording import Says

TONE_CATEGORIES = (
    "insult", "profanity", "threat", "shouting", "ultimatum", "sarcasm", "accusation", "harassment",
)  # fmt: skip
PRIVACY_CATEGORIES = (
    "email", "phone", "iban", "card", "address", "postcode", "reference", "name", "date-of-birth",
    "national-id", "licence-plate", "tracking", "account", "url-with-token",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Finding:
    """One place in a text. `start` and `end` count Unicode code points, end exclusive."""

    check: Literal["tone", "privacy"]
    category: str
    start: int
    end: int
    text: str  # text[start:end], as it stands
    severity: Literal["block", "warn"]
    why: Says
    suggestion: str  # what could stand there instead, in the text's own language; "" = leave out
    asks: bool = False  # only its author can put it otherwise; `why` asks for the fact behind it
