"""What a question of the interview is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from plaint.cli.interview import choices as c
from plaint.cli.interview.answers import Reader, Told
from plaint.wording import Says, say

LEFT_OUT = say("Enter alone leaves it out.")


def always(told: Told) -> bool:
    return True


def nothing_told(told: Told) -> Any:
    return ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """`applies`: the fact belongs to this case. `asked`: it is worth a prompt; where it isn't
    given, whatever applies is asked.

    `default` gives the plain value that Enter takes; `empty` says what Enter alone means where the
    answer may be left out; `note` is said once the answer is taken.
    """

    key: str
    text: Says | Callable[[Told], Says | None]
    label: Says  # in the summary
    read: Reader
    help: Says
    example: Says | None = None
    choices: tuple[c.Choice, ...] = ()
    empty: Says | None = None
    follows: bool = False
    lines: bool = False
    applies: Callable[[Told], bool] = always
    asked: Callable[[Told], bool] | None = None
    default: Callable[[Told], Any] = nothing_told
    note: Callable[[Told], Says | None] | None = None

    @property
    def optional(self) -> bool:
        return self.empty is not None

    def is_asked(self, told: Told) -> bool:
        return (self.asked or self.applies)(told)


def choice(key: str, choices: tuple[c.Choice, ...], **rest: Any) -> Question:
    return Question(key=key, choices=choices, read=c.one_of(key, choices), **rest)
