"""What came back: reading it, saying what it is, and recording it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from plaint.app.recording import Recorded, When, add
from plaint.app.workspace import Found, Workspace, as_of, find, situation_of
from plaint.domain import events as ev
from plaint.domain.calendar import Calendar
from plaint.domain.deadline import count
from plaint.domain.replies import Classification, ReceivedMail, classify
from plaint.domain.safe_text import safe
from plaint.errors import NotFound
from plaint.knowledge.reply_phrases import load_reply_phrases
from plaint.wording import Says, say


@dataclass(frozen=True, slots=True)
class Read:
    """A reply as it was understood; `promised_by` is a date, whatever they wrote."""

    classification: Classification
    promised_by: date | None


def read(mail: ReceivedMail, received_on: date, calendar: Calendar) -> Read:
    found = classify(mail, load_reply_phrases(), received_on)
    promised_by = found.promised_by
    if promised_by is None and found.promised_days is not None:
        promised_by = count(received_on, found.promised_days, calendar).due_on
    return Read(found, promised_by)


def received(
    ws: Workspace, ref: str, mail: ReceivedMail | None, *, when: When, kind: str = "",
    promised_by: date | None = None, public: bool = False,
) -> tuple[Recorded, Read]:  # fmt: skip
    """Record a reply; without a kind it is classified, and the user may amend it later."""
    found = find(ws, ref)
    mail = mail or ReceivedMail(text="")
    if when.on is None and when.at is None and mail.received_at and mail.received_at <= ws.now:
        when = When(at=mail.received_at)
    calendar = situation_of(ws, found).calendars.company
    day = as_of(ws, found.zone, when.at or when.on).day
    understood = read(mail, day, calendar)
    judged = understood.classification
    if kind:
        judged = replace(judged, kind=kind, confidence=1.0, why=(say("You said so."),))
    promised_by = promised_by or understood.promised_by
    reply = ev.ReplyReceived(
        kind=judged.kind,
        text=safe(mail.text),
        subject=safe(mail.subject),
        sender=safe(mail.sender),
        promised_by=promised_by,
        promises=judged.promises,
        soft=judged.soft,
        public=public,
        confidence=judged.confidence,
        their_reference=judged.their_reference,
        message_id=mail.message_id,
        in_reply_to=_names(found, mail),
    )
    return add(ws, found, reply, when, _advice(judged.kind)), Read(judged, promised_by)


def _names(found: Found, mail: ReceivedMail) -> str:
    """Which of our messages a bounce means: the one its report names, or its references."""
    ours = {m.message.message_id for m in found.case.sent if m.message.message_id}
    report = mail.delivery_report
    named = [report.original_message_id] if report else []
    return next((name for name in (*named, *reversed(mail.references)) if name in ours), "")


def _advice(kind: str) -> tuple[Says, ...]:
    if kind == "offer":
        return (say("“Full and final settlement” ends your claim: take it only for all of it."),)
    if kind == "private-channel":
        return (
            say(
                "Answer privately, and only the account their own site links to. If the platform"
                " doesn't let you write to it, ask it in one line to follow you first."
            ),
        )
    return ()


def amended(ws: Workspace, ref: str, kind: str, promised_by: date | None) -> Recorded:
    """The user says what the last reply really was. Raises NotFound without one."""
    found = find(ws, ref)
    if not found.case.replies:
        raise NotFound(say("No reply is recorded yet."), hint=say("`plaint reply` records one."))
    last = max(found.case.replies, key=lambda reply: reply.event_id)
    payload = ev.ReplyAmended(reply=last.event_id, kind=kind, promised_by=promised_by)
    return add(ws, found, payload)
