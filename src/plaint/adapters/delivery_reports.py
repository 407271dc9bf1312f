"""What a returned mail says of the mail it returns: the machine-readable part of RFC 3464."""

from __future__ import annotations

import re
from collections.abc import Iterator
from email.message import Message

from plaint.domain.replies import DeliveryReport

_ACTIONS = ("failed", "delayed", "delivered", "relayed", "expanded")  # the worst first
_STATUS = re.compile(r"\b[245]\.\d{1,3}\.\d{1,3}\b")
_ADDRESS = re.compile(r"[^\s<>;,]{1,250}@[^\s<>;,]{1,250}")
_MESSAGE_ID = re.compile(r"<[^<>\s]{1,250}>")
_ID_LINE = re.compile(r"^[ \t>|]{0,9}Message-ID:[ \t]{0,9}(<[^<>\s]{1,250}>)", re.I | re.M)
_FIELD_LINE = re.compile(
    r"^[ \t]{0,4}(Action|Status|Final-Recipient):[ \t]{0,9}(.{1,300})$", re.I | re.M
)
_MAIL_SYSTEM = re.compile(r"(?:mailer-?daemon|mail-daemon|postmaster)(?:@|$)", re.IGNORECASE)


def read_report(message: Message, sender: str, text: str) -> DeliveryReport | None:
    """The delivery report in a mail, None if it is no returned mail.

    Reports of old mail systems are only text: of those, what stands there is taken.
    """
    report = _worst(_blocks(message))
    if report is None:
        failed = str(message.get("x-failed-recipients", ""))[:300]
        if not (failed or _MAIL_SYSTEM.match(sender)):
            return None
        found = reversed(_FIELD_LINE.findall(text[:50_000]))
        fields = {name.lower(): value for name, value in found}
        address = _ADDRESS.search(failed)
        if "action" in fields:
            report = _of(fields)
        else:
            report = DeliveryReport(recipient=address[0] if address else "")
    return DeliveryReport(
        action=report.action,
        status=report.status,
        recipient=report.recipient,
        original_message_id=_original_id(message, text),
    )


def parts_of(message: Message) -> list[Message]:
    """The parts of a multipart; none for anything else.

    (get_payload() of a single part decodes it in whatever charset it claims, and can fail.)
    """
    payload = message.get_payload() if message.is_multipart() else []
    return [part for part in payload if isinstance(part, Message)]


def _blocks(message: Message) -> Iterator[dict[str, str]]:
    """The fields of each block in the mail's own message/delivery-status parts."""
    report = message.get_content_type() == "multipart/report"
    for part in parts_of(message)[:20] if report else [message]:
        if part.get_content_type() == "message/delivery-status":
            for block in parts_of(part)[:200]:
                yield {key.lower(): str(value)[:500] for key, value in block.items()}


def _worst(blocks: Iterator[dict[str, str]]) -> DeliveryReport | None:
    reports = [_of(block) for block in blocks if "action" in block]
    return min(reports, key=lambda report: _ACTIONS.index(report.action), default=None)


def _of(fields: dict[str, str]) -> DeliveryReport:
    """An action that isn't known is taken for a failure: it is not the delivery they promise."""
    action = re.split(r"[\s(;]", fields["action"].strip().lower(), maxsplit=1)[0]
    status = _STATUS.search(fields.get("status", "")[:100])
    address = _ADDRESS.search(fields.get("final-recipient", "")[:500])
    return DeliveryReport(
        action=action if action in _ACTIONS else "failed",
        status=status[0] if status else "",
        recipient=address[0] if address else "",
    )


def _original_id(message: Message, text: str) -> str:
    """The Message-ID of the mail that came back, from its copy or from the headers quoted."""
    for part in parts_of(message)[:20]:
        if part.get_content_type() == "message/rfc822":
            for original in parts_of(part)[:1]:
                named = _MESSAGE_ID.search(str(original.get("message-id", ""))[:500])
                if named:
                    return named[0]
        elif part.get_content_type() == "text/rfc822-headers":
            headers = part.get_payload(decode=True)
            if isinstance(headers, bytes):
                text = headers[:50_000].decode("ascii", "replace")
    found = _ID_LINE.search(text[:200_000])
    return found[1] if found else ""
