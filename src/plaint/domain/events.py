"""What happened: the record of a case. Events are never changed; everything else is derived.

An event's `kind` is the name of its payload's class in kebab case (`MessageSent` is
"message-sent"). A new field gets a default, so that old events still read; a changed meaning gets
a new `VERSION` of the payload.
"""

from __future__ import annotations

import re
import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from typing import Any, Literal
from zoneinfo import ZoneInfo

from plaint.domain.complaint import Company, Complainant, Complaint

VERSION = 1

Decision = Literal["", "accept", "decline", "partly"]


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseOpened:
    complaint: Complaint
    company: Company
    complainant: Complainant
    knowledge_as_of: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FactsCorrected:
    """Corrected facts, as plain values by dotted name: {"company.email": "new@example.org"}."""

    changes: dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactMade:
    """An earlier or later try outside our letters: a call, a visit, a chat, a form."""

    by: str
    with_whom: str = ""
    said: str = ""
    promised_by: date | None = None
    proof: str = ""  # SHA-256 of a stored file


@dataclass(frozen=True, slots=True, kw_only=True)
class SendingStarted:
    """The outbox's intent, committed before the first byte leaves."""

    stage: str
    via: str
    to: str
    subject: str
    text: str
    message_id: str
    attachments: tuple[str, ...] = ()
    in_reply_to: str = ""
    variant: str = ""
    names_body: bool = False
    rule: str = ""  # of a complaint: the rule that was known that day,
    wait: str = ""  # and its wait, as "P6W" or "P10D business"


@dataclass(frozen=True, slots=True, kw_only=True)
class SendingFailed:
    """The channel refused: nothing went out. `intent` is the id of the SendingStarted."""

    intent: str
    said: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DeliverySettled:
    """The user looked: the message whose delivery was unknown did, or did not, go out."""

    intent: str
    sent: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageHandedOff:
    """Given to the user's mail program, a form or a printer; not sent until they say so."""

    stage: str
    via: str
    to: str
    subject: str
    text: str
    message_id: str = ""
    attachments: tuple[str, ...] = ()
    variant: str = ""
    names_body: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageSent:
    """One of our messages reached the outside: sent by plaint (`intent`), or by hand."""

    stage: str
    via: str = "email"
    to: str = ""
    subject: str = ""
    text: str = ""
    message_id: str = ""
    attachments: tuple[str, ...] = ()
    intent: str = ""  # the SendingStarted it settles; empty: sent by hand
    platform: str = ""  # of a nudge or a public thank-you
    url: str = ""
    proof: str = ""  # SHA-256 of a stored file
    variant: str = ""
    names_body: bool = False
    rule: str = ""  # as in SendingStarted
    wait: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplyReceived:
    kind: str
    text: str = ""
    subject: str = ""
    sender: str = ""
    promised_by: date | None = None
    promises: bool = False  # they ask for time, dated or not
    soft: bool = False  # a bounce that is only delayed
    public: bool = False
    confidence: float = 1.0
    their_reference: str = ""
    message_id: str = ""
    in_reply_to: str = ""  # what a bounce names


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplyAmended:
    """The user says what the reply really was."""

    reply: str  # id of the ReplyReceived
    kind: str
    promised_by: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CustomerAnswered:
    decision: Decision = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteAdded:
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StepSkipped:
    step: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Referred:
    body: str  # a body's id, or its name where the knowledge has none


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseClosed:
    outcome: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseReopened:
    pass


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingAccepted:
    """A tone finding that stays, because it is a quotation or a fact that can be proved."""

    category: str
    text: str
    because: Literal["quotation", "fact"]


@dataclass(frozen=True, slots=True, kw_only=True)
class EventUndone:
    event: str


Payload = (
    CaseOpened
    | FactsCorrected
    | ContactMade
    | SendingStarted
    | SendingFailed
    | DeliverySettled
    | MessageHandedOff
    | MessageSent
    | ReplyReceived
    | ReplyAmended
    | CustomerAnswered
    | NoteAdded
    | StepSkipped
    | Referred
    | CaseClosed
    | CaseReopened
    | FindingAccepted
    | EventUndone
)

_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")


def kind_of(payload_type: type) -> str:
    return _CAMEL.sub("-", payload_type.__name__).lower()


PAYLOADS: Mapping[str, type[Payload]] = {kind_of(kind): kind for kind in Payload.__args__}


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One entry of the record.

    `occurred_at` and `recorded_at` are UTC instants; `on` is the local date of what happened, in
    the complainant's zone, as it was recorded: deadlines count from it.
    """

    id: str  # UUIDv7
    case_id: str
    occurred_at: datetime
    recorded_at: datetime
    on: date
    payload: Payload
    version: int = field(default=VERSION)

    @property
    def kind(self) -> str:
        return kind_of(type(self.payload))

    @property
    def order(self) -> tuple[datetime, str]:
        return (self.occurred_at, self.id)


def event_id(now: datetime, entropy: bytes) -> str:
    """A UUIDv7 (RFC 9562, section 5.7): 48 bits of Unix milliseconds, then 74 random bits.

    `entropy` is at least ten random bytes.
    """
    milliseconds = int(now.timestamp() * 1000)
    random = int.from_bytes(entropy[:10], "big")
    value = (milliseconds & (1 << 48) - 1) << 80
    value |= 0x7 << 76 | (random >> 62 & 0xFFF) << 64
    value |= 0b10 << 62 | random & (1 << 62) - 1
    return str(uuid.UUID(int=value))


def occurred_at(on: date, now: datetime, zone: str) -> datetime:
    """The instant of something known only by its date: `now` for today, else local noon.

    Noon exists once on every day in every zone; midnight doesn't where clocks change at it.
    """
    local = ZoneInfo(zone)
    if now.astimezone(local).date() == on:
        return now
    return datetime.combine(on, time(12), local).astimezone(UTC)


def local_date(instant: datetime, zone: str) -> date:
    return instant.astimezone(ZoneInfo(zone)).date()
