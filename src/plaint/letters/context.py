"""What a template sees: plain values, every key always there.

The structs are the contract between the program and the packs. `plain` turns them into the dicts
that a template walks through (a template never gets an object); `read_example` reads one from the
TOML of a pack's example, where a key that is left out is empty.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any, Literal

import msgspec

from plaint.errors import Fault, InvalidInput
from plaint.letters.packs import Stage
from plaint.wording import say

# reply: details accept accept-part decline correct; notice: withdrawal rejection more-time ending
# damage-report; thanks: public private on-it
Variant = Literal[
    "", "details", "accept", "accept-part", "decline", "correct", "withdrawal", "rejection",
    "more-time", "ending", "damage-report", "public", "private", "on-it",
]  # fmt: skip
VARIANTS: dict[str, tuple[Variant, ...]] = {
    "reply": ("details", "accept", "accept-part", "decline", "correct"),
    "notice": ("withdrawal", "rejection", "more-time", "ending", "damage-report"),
    "thanks": ("public", "private", "on-it"),
}
NoticeKind = Literal["withdrawal", "rejection", "more-time", "ending", "damage-report"]
Reason = Literal["silence", "refusal", "partial", "disputed"]


class Amount(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    value: str  # a decimal number: "420.00"
    currency: str  # ISO 4217


class Reference(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    name: str  # as the customer wrote it: order, booking, account
    value: str


class CompanyView(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    name: str = ""
    email: str = ""
    handle: str = ""  # on the platform of this post; empty for a letter
    type: str = "business"  # business sole-trader private-person: only a business has departments


class ComplainantView(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    name: str = ""
    email: str = ""
    postal: str = ""
    phone: str = ""


class ContactView(
    msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename={"with_whom": "with"}
):
    """An earlier try. `broken`: what was promised is past and nothing has come since."""

    by: Literal["call", "visit", "chat", "form", "email", "letter"]
    on: date
    with_whom: str = ""
    said: str = ""
    promised_by: date | None = None
    broken: bool = False


class Sending(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    on: date
    via: str = "email"  # email form chat post registered; a platform for the nudge
    platform: str = ""


class SentView(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    complaint: Sending | None = None
    nudge: Sending | None = None
    follow_up: Sending | None = None
    second_level: Sending | None = None
    final_notice: Sending | None = None
    letter_before_claim: Sending | None = None
    reply: Sending | None = None


class NoticeView(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A notice that reached them."""

    variant: NoticeKind
    on: date
    via: str = "email"


class RecordView(
    msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename={"with_whom": "with"}
):
    """One thing that was done or came back, for somebody who knows nothing of the matter.

    `kind`: the way of a contact, the variant of a notice, the kind of a reply, or the decision of
    an answer ("question": their question was answered). `name`: of the outside body.
    """

    on: date
    what: Literal[
        "contact", "complaint", "nudge", "follow-up", "second-level", "notice", "final-notice",
        "letter-before-claim", "answer", "reply", "referral", "given-up",
    ]  # fmt: skip
    kind: str = ""
    via: str = ""
    platform: str = ""
    name: str = ""
    with_whom: str = ""
    said: str = ""
    promised_by: date | None = None
    broken: bool = False


class ReplyView(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Their last reply that matters."""

    on: date
    kind: str
    promised_by: date | None = None


class RightView(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    id: str
    cite: str
    says: str


class MediatorQuestion(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Which body the company must say it belongs to, and by what law."""

    whom: str
    cite: str


class FlightView(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A flight for which a fixed sum is due by its distance."""

    origin: str  # names of airports
    destination: str
    km: int
    amount: Amount  # for each passenger
    late: bool = False  # by `hours` and `minutes`, at the last destination
    hours: int = 0
    minutes: int = 0
    halved: bool = False


class BodyView(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    name: str
    url: str = ""
    kind: str = "adr"
    free: bool = True


class CourtView(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    name: str
    url: str = ""


class Context(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Everything that a letter may be made of."""

    language: str
    stage: Stage
    variant: Variant = ""
    today: date
    answer_by: date | None = None
    kind: str = "other"
    sector: str = "other"
    subsector: str = ""
    country: str = ""
    consumer: bool = True
    sold_by: str = "direct"
    urgency: str = "normal"
    remedy: str = "explanation"
    fallback: str = ""
    remedy_detail: str = ""
    subject: str = ""
    facts: str = ""
    good: str = ""
    effect: str = ""
    happened_on: date | None = None
    ordered_on: date | None = None
    promised_on: date | None = None
    received_on: date | None = None
    paid_on: date | None = None
    amount: Amount | None = None
    paid_by: str = ""
    flight: FlightView | None = None
    references: list[Reference] = []
    ticket: str = ""
    company: CompanyView = CompanyView()
    complainant: ComplainantView = ComplainantView()
    contacts: list[ContactView] = []
    sent: SentView = SentView()
    notices: list[NoticeView] = []
    ended: str = ""  # the variant of the notice after which what was paid is to come back
    record: list[RecordView] = []
    part_on: date | None = None  # when they granted a part, where they have said more since
    reply: ReplyView | None = None
    reason: Reason = "silence"
    words: str = ""
    rights: list[RightView] = []
    enclosures: list[str] = []
    ask_mediator: MediatorQuestion | None = None
    due_on: date | None = None
    gate_on: date | None = None
    names_body: bool = False
    body: BodyView | None = None
    court: CourtView | None = None
    platform: str = ""
    limit: int | None = None


def plain(context: Context) -> dict[str, Any]:
    """The dicts, lists, strings and dates that `render` takes."""
    values: dict[str, Any] = msgspec.to_builtins(context, builtin_types=(date,))
    return values


def from_plain(values: Mapping[str, object], source: str = "") -> Context:
    """Check a table of plain values. Raises InvalidInput naming the key."""
    try:
        return msgspec.convert(dict(values), Context)
    except msgspec.ValidationError as error:
        why, _, where = str(error).partition(" - at `$")
        fault = Fault(where.removeprefix(".").rstrip("`"), say("{why}.", why=why))
        message = say("The example {path} can't be used: {why}.", path=source, why=str(error))
        raise InvalidInput(message, faults=(fault,), source=source) from error


def read_example(path: Path) -> dict[str, Any]:
    """Read an example's context, whole. Raises InvalidInput naming the file and the key."""
    try:
        values = tomllib.loads(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise InvalidInput(
            say("The example {path} can't be read: {why}.", path=str(path), why=str(error)),
            source=str(path),
        ) from error
    return plain(from_plain(values, str(path)))
