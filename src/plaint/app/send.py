"""Sending as an outbox: the intent is on the disk before the first byte leaves, the result after.

What lies in between is *unknown*: it is never sent again by itself.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from plaint.app.draft import Letter, refuse_unless_due
from plaint.app.findings import refuse_blocking
from plaint.app.letter_context import names_body
from plaint.app.recording import Recorded, add
from plaint.app.rule_told import rule_told
from plaint.app.workspace import Found, Workspace, record, situation_of, take
from plaint.domain import events as ev
from plaint.domain.account import MailAccount
from plaint.domain.mail_address import check_address, is_noreply
from plaint.errors import (
    ChannelFailed,
    DeliveryUnknown,
    InvalidInput,
    NotFound,
    Refused,
    StoreUnusable,
)
from plaint.letters.mail import Attachment, build_mail, media_type_of, new_message_id
from plaint.store import evidence, papers
from plaint.store.connection import transaction
from plaint.wording import say

# Mail bytes, envelope sender, envelope recipient. Raises ChannelFailed (nothing went out) or
# DeliveryUnknown (it may have).
Deliver = Callable[[bytes, str, str], None]


@dataclass(frozen=True, slots=True)
class Ready:
    """A letter as a mail message, not yet sent."""

    letter: Letter
    message_id: str
    in_reply_to: str
    mail: bytes


def account_of(ws: Workspace) -> MailAccount:
    """The mail account. Raises NotFound where none was set up."""
    kept = papers.setting(ws.store, "account")
    if not kept:
        raise NotFound(
            say("No mail account is set up."),
            hint=say("plaint account set ADDRESS, or hand it over with --via mailto|eml|print."),
        )
    return MailAccount(**{**kept, "command": tuple(kept.get("command", ()))})


def recipient(found: Found) -> str:
    """The company's address. Raises InvalidInput where there is none that anybody reads."""
    address = found.case.company.email
    mend = say("Set it: plaint edit {ref} company.email=ADDRESS", ref=found.ref)
    if not address:
        raise InvalidInput(
            say("{company} has no email address in this case.", company=found.case.company.name),
            hint=mend,
        )
    if is_noreply(address):
        raise InvalidInput(say("Nobody reads {address}.", address=address), hint=mend)
    return check_address(address)


def refuse_to_leave(letter: Letter) -> None:
    """Raises Refused for what must not go this way: a public post, or a text that blocks."""
    if letter.public:
        raise Refused(
            letter.stage,
            say("This is a public post: it doesn't leave as a letter."),
            instead=say("`plaint nudge` or `plaint thank` shows it and hands it over."),
        )
    refuse_blocking(letter.stage, letter.findings)


def make_ready(ws: Workspace, found: Found, letter: Letter, sender: str, name: str) -> Ready:
    """Build the message: our own Message-ID, the thread, the enclosures."""
    message_id = new_message_id(ws.new_id(), sender)
    thread = found.case.thread
    mail = build_mail(
        sender_name=name,
        sender=sender,
        to=recipient(found),
        subject=letter.subject,
        body=letter.text,
        message_id=message_id,
        sent_at=situation_of(ws, found).now,
        language=found.case.complaint.language,
        references=thread,
        in_reply_to=thread[-1] if thread else "",
        attachments=_attachments(ws, found, letter),
    )
    return Ready(letter, message_id, thread[-1] if thread else "", mail)


def _attachments(ws: Workspace, found: Found, letter: Letter) -> list[Attachment]:
    kept = found.case.complaint.evidence
    return [
        Attachment(name, media_type_of(file.name), evidence.get(ws.home, file.sha256, file.name))
        for name, file in zip(letter.attachments, kept, strict=False)
    ]


def send(
    ws: Workspace, found: Found, ready: Ready, account: MailAccount, deliver: Deliver
) -> Recorded:
    """Send once. Raises Refused, ChannelFailed (nothing went out) or DeliveryUnknown."""
    letter, to = ready.letter, recipient(found)
    refuse_to_leave(letter)
    intent = _intend(ws, found, ready, to)
    try:
        deliver(ready.mail, account.address, to)
    except (ChannelFailed, InvalidInput) as failed:
        _failed(ws, found, intent, failed)
        raise
    except DeliveryUnknown as unknown:
        raise DeliveryUnknown(
            unknown.message,
            hint=say(
                "Look in your Sent folder, then: plaint settle {ref} --sent or --not-sent."
                " It is never sent again by itself.",
                ref=found.ref,
            ),
        ) from unknown
    message = ev.MessageSent(
        stage=letter.stage, via="email", to=to, subject=letter.subject, text=letter.text,
        message_id=ready.message_id, attachments=letter.attachments, intent=intent.id,
        variant=letter.variant, names_body=_names_body(ws, found, letter.stage),
    )  # fmt: skip
    try:
        return add(ws, found, message)
    except StoreUnusable as unusable:
        raise DeliveryUnknown(
            say("The letter went out, but that could not be recorded. {why}", why=unusable.message),
            hint=say("Once the store can be used again: plaint settle {ref} --sent", ref=found.ref),
        ) from unusable


def _failed(
    ws: Workspace, found: Found, intent: ev.Event, failed: ChannelFailed | InvalidInput
) -> None:
    """Record that nothing went out, even where the store can't take it just now."""
    said = ev.SendingFailed(intent=intent.id, said=str(failed.message))
    try:
        add(ws, found, said)
    except StoreUnusable as unusable:
        raise ChannelFailed(
            failed.message,
            hint=say(
                "This could not be recorded ({why}). Once the store can be used again:"
                " plaint settle {ref} --not-sent",
                why=unusable.message, ref=found.ref,
            ),
        ) from unusable  # fmt: skip


def _intend(ws: Workspace, found: Found, ready: Ready, to: str) -> ev.Event:
    """Commit the intent, if it is still allowed: another process may have been faster."""
    letter = ready.letter
    is_complaint = letter.stage == "complaint"
    rule, wait = rule_told(ws, found, None) if is_complaint else ("", "")
    started = ev.SendingStarted(
        stage=letter.stage, via="email", to=to, subject=letter.subject, text=letter.text,
        message_id=ready.message_id, attachments=letter.attachments,
        in_reply_to=ready.in_reply_to, variant=letter.variant,
        names_body=_names_body(ws, found, letter.stage),
        rule=rule, wait=wait,
    )  # fmt: skip
    with transaction(ws.store):
        refuse_unless_due(situation_of(ws, take(ws, found.case_id)), letter.stage, letter.variant)
        event = ws.event(found.case_id, found.zone, started)
        record(ws, [event])
        papers.keep_mail(ws.store, event.id, found.case_id, ready.mail)
    return event


def _names_body(ws: Workspace, found: Found, stage: str) -> bool:
    return names_body(situation_of(ws, found), stage)


def hand_off(
    ws: Workspace, found: Found, letter: Letter, via: str, message_id: str = ""
) -> Recorded:
    """Record that the letter was given to the user's own program; it isn't sent by that."""
    refuse_to_leave(letter)
    handed = ev.MessageHandedOff(
        stage=letter.stage, via=via, to=letter.to, subject=letter.subject, text=letter.text,
        message_id=message_id, attachments=letter.attachments, variant=letter.variant,
        names_body=_names_body(ws, found, letter.stage),
    )  # fmt: skip
    return add(ws, found, handed)
