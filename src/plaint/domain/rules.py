"""The shapes of plaint's knowledge: waits, bodies, rights, last dates, ... of one country.

Plain values, loaded and checked by `plaint.knowledge`. Every entry carries where it was read
(`source_url`), when (`checked_on`) and how sure it is (`certainty`):

law        the statute or regulation was seen
scheme     the rule of the scheme, regulator or code was seen
commonly   said by many, not seen at its source: shown as "commonly", with the advice to check
norm       our own idea of a fair wait: never shown as anybody's duty

`country` is "EU" in what all its members share. `mine` marks what the user's own file says.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from plaint.domain.wait import Wait
from plaint.wording import Says, say

Certainty = Literal["law", "scheme", "commonly", "norm"]
Nature = Literal["law", "regulator-rule", "scheme-rule", "code", "norm"]
Clock = Literal["complaint", "performance"]
Stage = Literal["both", "chase", "escalate"]
# What opens a body's door, besides the end of the wait.
Gate = Literal["silence", "refusal", "partial", "final-response", "deadlock", "second-level"]
# The event a clock counts from.
CountsFrom = Literal[
    "sent", "received", "written-complaint", "first-contact", "second-level",
    "delivery-due", "withdrawal-notice", "rejection", "contract", "purchase", "delivery",
    "event", "final-response", "end-of-tenancy", "payment", "discovery", "notice",
    "return",  # the goods are back, or proof of sending them was given
    "agreement",  # the company agreed that it owes it
    "sent-until-answered",  # their answer; until there is one, the sending stands for it
    "answer",  # their answer on the matter, or the end of the wait without one
    "statement",  # the first statement that shows a payment; the payment stands for it
    "expected",  # the day it was due or came, else the payment, as card schemes commonly count
]  # fmt: skip
BodyKind = Literal[
    "mediator", "ombudsman", "adr", "regulator", "court", "association", "advice", "chargeback"
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where a fact was read. `url` may be empty where only its title is known."""

    title: str
    url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """How long to wait: the complaint clock of a sector, or a performance clock beside it."""

    id: str
    country: str
    sector: str
    subsector: str = ""
    regions: tuple[str, ...] = ()  # empty: the whole country
    stage: Stage = "both"
    clock: Clock = "complaint"
    kinds: tuple[str, ...] = ()  # performance clocks: the kinds of complaint they belong to
    remedies: tuple[str, ...] = ()  # ... and the remedies; empty: any
    paid_by: tuple[str, ...] = ()  # ... and the means of payment; empty: any
    wait: Wait
    ack: Wait | None = None  # by when they must acknowledge, where anybody says so
    nature: Nature
    certainty: Certainty
    counts_from: CountsFrom = "sent"
    # Ways in which the first contact starts the clock; empty: any recorded written complaint.
    opened_by: tuple[str, ...] = ()
    pauses_on: tuple[str, ...] = ()  # reply kinds during which the complaint clock stands still
    rolls: bool = False  # the outside gate moves off a non-working day
    second_level: str = ""  # id of the rule that counts once the second level was written to
    # True: the next door wants the second level asked even where nobody has answered.
    second_level_on_silence: bool = False
    effective_from: date | None = None
    effective_until: date | None = None  # inclusive
    says: dict[str, str]  # language -> one sentence a user reads
    source: Source
    checked_on: date
    mine: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """Who takes the case next."""

    id: str
    country: str
    name: str
    kind: BodyKind
    sectors: tuple[str, ...]
    subsectors: tuple[str, ...] = ()  # empty: all of the sectors'
    kinds: tuple[str, ...] = ()  # the kinds of complaint it takes; empty: all
    needs: tuple[str, ...] = ()  # facts, as in Right
    regions: tuple[str, ...] = ()
    # True: it takes complaints about a private person too, a landlord for one. Courts and advice
    # do so anyway.
    private_people: bool = False
    url: str = ""  # https address; empty when none was seen
    free: bool = True
    # What it costs, where it isn't free, as a user reads it: "35 to 455 GBP, by the sum at stake".
    cost: dict[str, str] = field(default_factory=dict)
    binding: bool = False  # on the company
    # True: only where company and customer are in two of the countries that share it.
    cross_border: bool = False
    # True: serves only companies that belong to it, so it is offered only when the company
    # names it or nothing else is competent.
    members_only: bool = False
    # True: one scheme of several to which a company may belong; left out where it names another.
    one_of_several: bool = False
    # True: stands for what each region has of its own ("the agency of your state"), so it is left
    # out where a region's own body of its kind is competent.
    elsewhere: bool = False
    gates: tuple[Gate, ...] = ()  # what opens it; empty: open at any time
    # How long a silence opens it, where that isn't the wait of the rule.
    opens_after: Wait | None = None
    bring_within: Wait | None = None
    bring_from: CountsFrom = "final-response"
    accepts: tuple[str, ...] = ()  # online-form, post, email, phone, in-person
    settles: bool = True  # False: a report; it settles nothing
    # True: a court wants this body tried first, so it stays shut until the case was taken there.
    before_court: bool = False
    # True: a report that it hands to the company, which must answer; offered before a court.
    forwards: bool = False
    effective_from: date | None = None  # it takes cases since that day
    effective_until: date | None = None  # inclusive; a body that closes takes none after it
    says: dict[str, str]  # what it is and what it wants first
    certainty: Certainty
    source: Source
    checked_on: date
    mine: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Disclosure:
    """A company's duty to say which body takes complaints about it, so that a letter may ask."""

    id: str
    country: str
    sectors: tuple[str, ...]
    regions: tuple[str, ...] = ()  # empty: the whole country
    needs: tuple[str, ...] = ()  # facts, as in Right
    private_people: bool = False  # True: a private person owes it too, a landlord for one
    # What is asked, after "Please also tell me": "which consumer mediator you belong to"; in
    # French a noun with its article, after « et de m'indiquer ».
    asks: dict[str, str]
    cite: dict[str, str]
    says: dict[str, str]  # how the customer finds it out alone
    effective_from: date | None = None
    effective_until: date | None = None  # inclusive
    certainty: Certainty
    source: Source
    checked_on: date
    mine: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Right:
    """What a calm letter may cite, and where it fits."""

    id: str
    country: str
    sectors: tuple[str, ...]
    kinds: tuple[str, ...]  # the kinds of complaint it fits; never empty
    remedies: tuple[str, ...] = ()  # empty: any remedy
    stages: tuple[str, ...] = ()  # empty: any letter
    rank: int = 50  # the lowest fits best; a letter cites at most two
    regions: tuple[str, ...] = ()  # empty: the whole country
    # Facts the case must hold before it may be cited: "consumer", "received_on", "amount",
    # "distance", "ordered_on", "promised_on"; a fact and the value it must have:
    # "paid_by:credit-card", "subsector:package"; a value it must not have: "subsector:!package";
    # or a bound: "late_minutes>=180".
    needs: tuple[str, ...] = ()
    # It may be cited only within this time of that event (30 days to reject, for one).
    within: Wait | None = None
    within_from: CountsFrom = "delivery"
    # How a letter names it, by language: "section 9 of the Consumer Rights Act 2015".
    cite: dict[str, str]
    # A clause that follows the citation in a letter, by language, without its full stop.
    says: dict[str, str]
    effective_from: date | None = None
    certainty: Certainty
    source: Source
    checked_on: date
    mine: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Limit:
    """A date that binds the customer, a ceiling, or a fee."""

    id: str
    country: str
    kind: Literal[
        "limitation", "chargeback", "section-75", "small-claims-ceiling", "court-fee",
        "rejection", "withdrawal", "baggage-report", "complaint-window", "ombudsman-window",
        "letter-before-claim", "amicable-attempt", "payment-dispute",
    ]  # fmt: skip
    sectors: tuple[str, ...] = ()  # empty: all
    kinds: tuple[str, ...] = ()
    remedies: tuple[str, ...] = ()  # empty: any remedy
    regions: tuple[str, ...] = ()
    paid_by: tuple[str, ...] = ()  # only for these means of payment
    needs: tuple[str, ...] = ()  # facts, as in Right
    within: Wait | None = None
    counts_from: CountsFrom = "event"
    # True: the time starts at the end of the calendar year of that event (BGB section 199(1)).
    from_year_end: bool = False
    # True: a written complaint to the company is what it asks for.
    by_complaint: bool = False
    amount_min: int | None = None  # exclusive: more than this
    amount: int | None = None  # inclusive: up to this
    currency: str = ""
    what: dict[str, str]  # what lapses, as a user reads it
    cite: dict[str, str] = field(default_factory=dict)
    effective_from: date | None = None
    effective_until: date | None = None  # inclusive
    certainty: Certainty
    source: Source
    checked_on: date
    mine: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """A message that preserves a right: which right, for which cases, and until when."""

    id: str
    country: str
    type: Literal["withdrawal", "rejection", "more-time", "ending", "damage-report"]
    sectors: tuple[str, ...]
    kinds: tuple[str, ...]
    remedies: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()  # empty: the whole country
    needs: tuple[str, ...] = ()  # facts, as in Right
    within: Wait | None = None
    counts_from: CountsFrom = "delivery"
    # "ending" follows an earlier notice or letter whose extra time has run out.
    after: str = ""
    # True: a complaint that asked for the performance once they were late has set that time too.
    by_complaint: bool = False
    rights: tuple[str, ...] = ()  # ids of the rights it relies on
    what: dict[str, str]
    certainty: Certainty
    source: Source
    checked_on: date
    mine: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Appeal:
    """A decision that is no complaint (a fine, a tax), and how long its own way of appeal is."""

    id: str
    country: str
    regions: tuple[str, ...] = ()
    what: dict[str, str]  # "a parking charge of a private firm"
    within: Wait | None = None  # None: the notice itself says it
    counts_from: CountsFrom = "notice"
    says: dict[str, str]  # where the appeal goes
    certainty: Certainty
    source: Source
    checked_on: date
    mine: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Watch:
    """A change that is announced or pending: what to check again."""

    id: str
    country: str
    sectors: tuple[str, ...] = ()  # empty: all
    affects: tuple[str, ...] = ()  # ids of the entries it may change
    what: dict[str, str]
    source: Source
    checked_on: date
    mine: bool = False


@dataclass(frozen=True, slots=True)
class Knowledge:
    """All that is known of one country, with what it shares; empty where nothing is."""

    country: str
    as_of: date | None = None
    names: dict[str, str] = field(default_factory=dict)  # the country's, by language
    rules: tuple[Rule, ...] = ()
    bodies: tuple[Body, ...] = ()
    disclosures: tuple[Disclosure, ...] = ()
    rights: tuple[Right, ...] = ()
    limits: tuple[Limit, ...] = ()
    notices: tuple[Notice, ...] = ()
    appeals: tuple[Appeal, ...] = ()
    watches: tuple[Watch, ...] = ()
    shares: tuple[str, ...] = ()  # "EU": what all its members share holds here too
    left_out: str = ""  # the user's own file, where it is out of order and so isn't used

    @property
    def warnings(self) -> tuple[Says, ...]:
        if not self.left_out:
            return ()
        return (
            say(
                "Your own file {path} is out of order, so it isn't used: `plaint rules check`"
                " says where.", path=self.left_out,
            ),
        )  # fmt: skip
