"""A case: the record of pursuing one complaint to its end, folded from its events.

The fold never raises: any set of events gives a case, and what breaks the etiquette or can't be
read becomes a warning. Two devices merge by taking the union of their events.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from plaint.domain import events as ev
from plaint.domain.complaint import PLATFORMS, Company, Complainant, Complaint
from plaint.domain.facts import FACTS, BadFact, corrected
from plaint.wording import Says, say

# What answers the matter itself, as against acknowledging it or asking for time.
SUBSTANTIVE = (
    "offer", "partial", "disputed", "refusal", "final-response", "deadlock", "resolved",
)  # fmt: skip
# The ball is with the customer.
QUESTIONS = ("question", "private-channel")
# What plaint itself did in the outside world; an undo can't take it back.
_OUTSIDE = (ev.SendingStarted, ev.SendingFailed)
# The case, its facts and corrections of the record hold at every as-of date; everything else is a
# dated act.
_TIMELESS = (
    ev.CaseOpened, ev.FactsCorrected, ev.FindingAccepted, ev.EventUndone, ev.ReplyAmended,
    ev.StepSkipped,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Sent:
    """One of our messages that went out.

    `voided`: it bounced, so it never arrived. `undone`: the user took the record back; it still
    counts against harrying and for "one nudge", but starts nothing.
    """

    event_id: str
    on: date
    at: datetime
    message: ev.MessageSent
    voided: bool = False
    undone: bool = False

    @property
    def stage(self) -> str:
        return self.message.stage

    @property
    def arrived(self) -> bool:
        return not (self.voided or self.undone)


@dataclass(frozen=True, slots=True)
class Reply:
    event_id: str
    on: date
    at: datetime
    kind: str
    received: ev.ReplyReceived
    promised_by: date | None

    @property
    def substantive(self) -> bool:
        return self.kind in SUBSTANTIVE


@dataclass(frozen=True, slots=True)
class Answer:
    event_id: str
    on: date
    at: datetime
    decision: ev.Decision


@dataclass(frozen=True, slots=True)
class Contact:
    event_id: str
    on: date
    at: datetime
    made: ev.ContactMade


@dataclass(frozen=True, slots=True)
class Unsettled:
    """A message that may or may not have gone out."""

    event_id: str
    on: date
    at: datetime
    intent: ev.SendingStarted


@dataclass(frozen=True, slots=True)
class Referral:
    on: date
    body: str


@dataclass(frozen=True, slots=True)
class Closing:
    on: date
    outcome: str


@dataclass(frozen=True, slots=True)
class Case:
    """Everything in it is derived from the events; nothing is stored.

    Lists are in the order in which things occurred.
    """

    id: str
    complaint: Complaint = field(default_factory=Complaint)
    company: Company = field(default_factory=Company)
    complainant: Complainant = field(default_factory=Complainant)
    opened_on: date | None = None
    opened_at: datetime | None = None
    contacts: tuple[Contact, ...] = ()
    sent: tuple[Sent, ...] = ()
    replies: tuple[Reply, ...] = ()
    answers: tuple[Answer, ...] = ()
    unsettled: tuple[Unsettled, ...] = ()
    handed_off: tuple[ev.MessageHandedOff, ...] = ()
    skipped: frozenset[str] = frozenset()
    referrals: tuple[Referral, ...] = ()
    closed: Closing | None = None
    accepted: tuple[ev.FindingAccepted, ...] = ()
    notes: tuple[tuple[date, str], ...] = ()
    warnings: tuple[Says, ...] = ()

    def first(self, stage: str) -> Sent | None:
        """The first message of a stage that arrived."""
        return next((m for m in self.sent if m.stage == stage and m.arrived), None)

    def last(self, stage: str) -> Sent | None:
        return next((m for m in reversed(self.sent) if m.stage == stage and m.arrived), None)

    @property
    def nudges(self) -> tuple[Sent, ...]:
        """Every nudge ever posted, taken back or not: an undo never frees a platform."""
        return tuple(m for m in self.sent if m.stage == "nudge")

    @property
    def platform(self) -> str:
        """The one platform of this case, locked by its first post."""
        return next((m.message.platform for m in self.nudges if m.message.platform), "")

    @property
    def thread(self) -> tuple[str, ...]:
        """Message-IDs of the correspondence, oldest first (RFC 5322, section 3.6.4)."""
        ids = [(m.at, m.message.message_id) for m in self.sent if m.arrived]
        ids += [(r.at, r.received.message_id) for r in self.replies if r.kind != "bounce"]
        return tuple(message_id for _, message_id in sorted(ids) if message_id)

    @property
    def their_reference(self) -> str:
        return next(
            (r.received.their_reference for r in reversed(self.replies)
             if r.received.their_reference), "",
        )  # fmt: skip


def fold(events: Iterable[ev.Event], *, as_of: date | None = None) -> Case:
    """The case that these events tell, as it stood at the end of `as_of` (None: all of it)."""
    unique = {event.id: event for event in events}
    ordered = sorted(unique.values(), key=lambda event: event.order)
    undone = _undone(unique)
    case = Case(id=ordered[0].case_id if ordered else "")
    told = []
    for event in ordered:
        if as_of is not None and event.on > as_of and not isinstance(event.payload, _TIMELESS):
            continue
        if event.id in undone and not isinstance(event.payload, ev.MessageSent):
            continue
        told.append(event)
        case = _apply(case, event, undone=event.id in undone)
    return _with_bounces(_with_warnings(_settled(case, told)))


def follows(later: Sent | Reply | Answer, earlier: Sent | Reply | Answer) -> bool:
    """Whether one came after the other: by day, within a day by the order of recording (UUIDv7).

    Not by instant: of a day that is told afterwards only the date is known, and it stands at noon.
    """
    return (later.on, later.event_id) > (earlier.on, earlier.event_id)


def undoable(events: Iterable[ev.Event]) -> ev.Event | None:
    """The last recorded event that an undo would take back, or None."""
    unique = {event.id: event for event in events}
    undone = _undone(unique)
    by_recording = sorted(unique.values(), key=lambda event: (event.recorded_at, event.id))
    for event in reversed(by_recording):
        if not isinstance(event.payload, ev.EventUndone) and event.id not in undone:
            return event
    return None


def protected(event: ev.Event) -> bool:
    """Whether plaint itself did this in the outside world, so that no undo takes it back."""
    payload = event.payload
    if isinstance(payload, ev.MessageSent):
        return bool(payload.intent)
    if isinstance(payload, ev.DeliverySettled):
        return payload.sent
    return isinstance(payload, (*_OUTSIDE, ev.CaseOpened))


def _undone(unique: dict[str, ev.Event]) -> frozenset[str]:
    named = {e.payload.event for e in unique.values() if isinstance(e.payload, ev.EventUndone)}
    return frozenset(i for i in named if i in unique and not protected(unique[i]))


def _apply(case: Case, event: ev.Event, *, undone: bool) -> Case:
    payload = event.payload
    when = (event.id, event.on, event.occurred_at)
    match payload:
        case ev.CaseOpened():
            return _opened(case, event, payload)
        case ev.FactsCorrected():
            return _corrected(case, payload)
        case ev.ContactMade():
            return replace(case, contacts=(*case.contacts, Contact(*when, payload)))
        case ev.SendingStarted():
            return replace(case, unsettled=(*case.unsettled, Unsettled(*when, payload)))
        case ev.SendingFailed() | ev.DeliverySettled():
            return case  # `_settled` reads them
        case ev.MessageHandedOff():
            return replace(case, handed_off=(*case.handed_off, payload))
        case ev.MessageSent():
            if payload.intent and any(m.message.intent == payload.intent for m in case.sent):
                return case  # one intent is one message
            return replace(case, sent=(*case.sent, Sent(*when, payload, undone=undone)))
        case ev.ReplyReceived():
            reply = Reply(*when, payload.kind, payload, payload.promised_by)
            return replace(case, replies=(*case.replies, reply))
        case ev.ReplyAmended():
            return _amended(case, payload)
        case ev.CustomerAnswered():
            return replace(case, answers=(*case.answers, Answer(*when, payload.decision)))
        case ev.NoteAdded():
            return replace(case, notes=(*case.notes, (event.on, payload.text)))
        case ev.StepSkipped():
            return replace(case, skipped=case.skipped | {payload.step})
        case ev.Referred():
            return replace(case, referrals=(*case.referrals, Referral(event.on, payload.body)))
        case ev.CaseClosed():
            return replace(case, closed=Closing(event.on, payload.outcome))
        case ev.CaseReopened():
            return replace(case, closed=None)
        case ev.FindingAccepted():
            return replace(case, accepted=(*case.accepted, payload))
        case ev.EventUndone():
            return case


def _opened(case: Case, event: ev.Event, payload: ev.CaseOpened) -> Case:
    if case.opened_at is not None:
        return replace(case, warnings=(*case.warnings, say("The case was opened twice.")))
    return replace(
        case,
        complaint=payload.complaint,
        company=payload.company,
        complainant=payload.complainant,
        opened_on=event.on,
        opened_at=event.occurred_at,
    )


def _corrected(case: Case, payload: ev.FactsCorrected) -> Case:
    for name, value in payload.changes.items():
        table, _, fact = name.partition(".")
        if fact not in FACTS.get(table, {}):
            continue  # a fact of a newer plaint: kept in the record, unknown here
        try:
            case = replace(case, **{table: corrected(getattr(case, table), {fact: value})})
        except BadFact:
            case = replace(
                case,
                warnings=(
                    *case.warnings,
                    say("The correction of {name} can't be read.", name=name),
                ),
            )
    return case


def _settled(case: Case, told: list[ev.Event]) -> Case:
    """What became of each intent, whatever the order of the events.

    An intent and its result are recorded with the same instant, and only random bits order them.
    """
    payloads = [event.payload for event in told]
    for payload in payloads:
        if isinstance(payload, ev.MessageSent | ev.SendingFailed):
            case = _without(case, payload.intent)
    for payload in payloads:
        if isinstance(payload, ev.DeliverySettled):
            case = _delivery_settled(case, payload)
    return case


def _without(case: Case, intent: str) -> Case:
    return replace(case, unsettled=tuple(u for u in case.unsettled if u.event_id != intent))


def _delivery_settled(case: Case, payload: ev.DeliverySettled) -> Case:
    open_intent = next((u for u in case.unsettled if u.event_id == payload.intent), None)
    case = _without(case, payload.intent)
    if open_intent is None or not payload.sent:
        return case
    # It counts from when it left, not from when the user found out.
    meant = open_intent.intent
    message = ev.MessageSent(
        stage=meant.stage, via=meant.via, to=meant.to, subject=meant.subject, text=meant.text,
        message_id=meant.message_id, attachments=meant.attachments, intent=payload.intent,
        variant=meant.variant, names_body=meant.names_body, rule=meant.rule, wait=meant.wait,
        platform=meant.via if meant.via in PLATFORMS else "",
    )  # fmt: skip
    sent = Sent(open_intent.event_id, open_intent.on, open_intent.at, message)
    in_order = sorted((*case.sent, sent), key=lambda m: (m.at, m.event_id))
    return replace(case, sent=tuple(in_order))


def _amended(case: Case, payload: ev.ReplyAmended) -> Case:
    replies = tuple(
        replace(r, kind=payload.kind, promised_by=payload.promised_by or r.promised_by)
        if r.event_id == payload.reply
        else r
        for r in case.replies
    )
    return replace(case, replies=replies)


def _with_bounces(case: Case) -> Case:
    """Void the sendings that hard bounces name: by Message-ID, else the last email before it."""
    sent = list(case.sent)
    for reply in case.replies:
        if reply.kind != "bounce" or reply.received.soft:
            continue
        named = reply.received.in_reply_to
        mails = [
            i for i, m in enumerate(sent)
            if m.stage != "nudge" and not m.undone and (
                m.message.message_id == named
                if named
                else m.message.via == "email" and not m.voided and follows(reply, m)
            )
        ]  # fmt: skip
        if mails:
            sent[mails[-1]] = replace(sent[mails[-1]], voided=True)
    return replace(case, sent=tuple(sent))


def _with_warnings(case: Case) -> Case:
    warnings = list(case.warnings)
    if case.opened_at is None:
        warnings.append(say("The beginning of this case is missing."))
    platforms = list(dict.fromkeys(m.message.platform for m in case.nudges if m.message.platform))
    if len(platforms) > 1:
        warnings.append(
            say(
                "A post stands on {second} as well as on {first}; this case stays on {first}.",
                first=platforms[0], second=", ".join(platforms[1:]),
            )
        )  # fmt: skip
    first_mail = next((m for m in case.sent if m.stage != "nudge" and not m.undone), None)
    if case.nudges and (first_mail is None or case.nudges[0].on < first_mail.on):
        warnings.append(say("A public post came before any email or letter to the company."))
    return replace(case, warnings=tuple(warnings))
