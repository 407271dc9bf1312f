"""Everything plaint can tell a user went wrong, and the exit code it ends with.

PlaintError                 1  a fault in plaint itself
  Refused                   3  the etiquette says no (not due, tone, privacy, second platform, ...)
  InvalidInput              4  a case file, template, address or date that can't be used
  NotFound                  5  no such case, template, rule or account
  ChannelFailed             6  network, TLS, login, rejected: nothing was sent
  DeliveryUnknown           7  it may have gone out
  StoreUnusable             8  locked, damaged, or newer than this program

Code 2 (wrong use of the command line) is click's own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, NamedTuple

from plaint.wording import Says, say

if TYPE_CHECKING:
    from datetime import date, datetime


class PlaintError(Exception):
    """What happened (`message`) and what to do about it (`hint`)."""

    exit_code: ClassVar[int] = 1
    kind: ClassVar[str] = "fault"

    def __init__(self, message: Says, *, hint: Says | None = None) -> None:
        super().__init__(str(message))
        self.message = message
        self.hint = hint


class Refused(PlaintError):
    """A step the etiquette doesn't allow (now)."""

    exit_code = 3
    kind = "refused"

    def __init__(
        self,
        step: str,
        why: Says,
        *,
        allowed_from: date | None = None,
        allowed_at: datetime | None = None,
        instead: Says | None = None,
    ) -> None:
        super().__init__(why, hint=instead)
        self.step = step
        self.allowed_from = allowed_from
        self.allowed_at = allowed_at


class Fault(NamedTuple):
    """One thing wrong with an input: where it stands and what would mend it.

    `place` names the key (`complaint.kind`); `line` is 1-based, None where there is no line.
    """

    place: str
    message: Says
    line: int | None = None


class InvalidInput(PlaintError):
    """Input that can't be used; `faults` lists every fault found, not only the first."""

    exit_code = 4
    kind = "invalid-input"

    def __init__(
        self,
        message: Says,
        *,
        faults: tuple[Fault, ...] = (),
        hint: Says | None = None,
        source: str = "",
    ) -> None:
        super().__init__(message, hint=hint)
        self.faults = faults
        self.source = source


class NotFound(PlaintError):
    exit_code = 5
    kind = "not-found"

    def __init__(
        self, message: Says, *, nearest: tuple[str, ...] = (), hint: Says | None = None
    ) -> None:
        if nearest and hint is None:
            hint = say("Did you mean {nearest}?", nearest=", ".join(nearest))
        super().__init__(message, hint=hint)
        self.nearest = nearest


class ChannelFailed(PlaintError):
    """Nothing was sent; the message says what the server said."""

    exit_code = 6
    kind = "channel-failed"


class DeliveryUnknown(PlaintError):
    """The connection went away at the one moment that leaves it open whether a message was sent."""

    exit_code = 7
    kind = "delivery-unknown"


class StoreUnusable(PlaintError):
    """Nothing was changed; the hint carries the path of the last backup where there is one."""

    exit_code = 8
    kind = "store-unusable"
