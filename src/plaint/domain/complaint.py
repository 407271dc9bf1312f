"""What went wrong, who must answer for it, and who complains: the facts of a case."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

KINDS = (
    "late-delivery", "not-delivered", "defective", "not-as-described", "wrong-item", "refund-due",
    "overcharge", "cancelled", "delayed", "denied-boarding", "baggage", "outage", "subscription",
    "deposit", "service", "privacy", "warranty", "damage", "other",
)  # fmt: skip
SECTORS = (
    "retail", "airline", "rail", "telecom", "energy", "water", "banking", "payments",
    "credit-card", "insurance", "parcel", "post", "travel", "hotel", "car-rental", "housing",
    "deposit", "subscription", "data-protection", "other",
)  # fmt: skip
REMEDIES = (
    "repair", "replacement", "refund", "price-reduction", "compensation", "delivery",
    "correction", "apology", "explanation", "information",
)  # fmt: skip
URGENCIES = ("normal", "time-critical", "essential", "safety")
SOLD_BY = ("direct", "marketplace", "agent")
PAID_BY = (
    "credit-card", "debit-card", "direct-debit", "transfer", "paypal", "bnpl", "finance", "cash",
)  # fmt: skip
COMPANY_TYPES = ("business", "sole-trader", "private-person")
CONTACT_WAYS = ("call", "visit", "chat", "form", "email", "letter")
PLATFORMS = ("mastodon", "bluesky", "x")


@dataclass(frozen=True, slots=True)
class Money:
    amount: Decimal
    currency: str  # ISO 4217


@dataclass(frozen=True, slots=True)
class Evidence:
    """A file the complainant holds as proof, copied into the store under its SHA-256."""

    name: str
    sha256: str
    size: int  # bytes
    media_type: str


@dataclass(frozen=True, slots=True)
class Complaint:
    """What went wrong and the remedy asked."""

    subject: str = ""
    kind: str = "other"
    sector: str = "other"
    subsector: str = ""
    country: str = ""  # ISO 3166-1: whose rules apply
    subdivision: str = ""  # ENG, SCT, 57, ...; empty where it doesn't matter
    language: str = "en"  # of the letters
    happened_on: date | None = None
    ordered_on: date | None = None
    promised_on: date | None = None  # the delivery or service date that was agreed
    received_on: date | None = None  # the goods were in the customer's hands
    facts: str = ""
    good: str = ""
    consumer: bool = True
    sold_by: str = "direct"
    distance: bool = False  # bought online, by phone or at the door: a right to withdraw
    effect: str = ""
    remedy: str = "explanation"
    fallback: str = ""
    remedy_detail: str = ""
    amount: Money | None = None
    paid_by: str = ""
    paid_on: date | None = None
    urgency: str = "normal"
    flight_from: str = ""  # IATA code of the airport of departure
    flight_to: str = ""  # ... and of the last destination on the booking
    late_minutes: int | None = None  # how late they arrived there, by air or rail
    told_days_before: int | None = None  # days between the news of a cancellation and departure
    references: dict[str, str] = field(default_factory=dict)
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Company:
    """Who must answer."""

    name: str = ""
    email: str = ""
    country: str = ""
    handles: dict[str, str] = field(default_factory=dict)  # platform -> handle
    hours: str = ""  # "Mon-Fri 09:00-17:00 Europe/London": when their social desk answers
    mediator: str = ""  # the scheme or mediator it names: a body's id or its name
    type: str = "business"

    @property
    def key(self) -> str:
        """The name as two cases of the same company would share it, whatever the typing."""
        return " ".join(self.name.casefold().split())


@dataclass(frozen=True, slots=True)
class Complainant:
    """Who complains. `timezone` is the IANA zone in which all the case's dates are counted."""

    name: str = ""
    email: str = ""
    country: str = ""
    timezone: str = "UTC"
    postal: str = ""
    phone: str = ""
