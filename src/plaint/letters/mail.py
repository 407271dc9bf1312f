"""Building the email: the exact bytes that go into the outbox and from there to the server.

The header fields that hold a person's words (From, To, Subject) and the Message-IDs are written
here. The standard library's own folding changes them: on Python 3.11 to 3.13 it drops or adds
spaces between encoded words and wraps long Message-IDs into encoded words, which RFC 2047
section 5 forbids. The body and the attachments are EmailMessage's work.

The same arguments give the same bytes, so that a letter is built once and never again.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from email import policy
from email.header import Header
from email.message import EmailMessage
from email.utils import format_datetime
from hashlib import sha256
from mimetypes import MimeTypes

from plaint.domain.mail_address import ascii_address, ascii_domain, check_address
from plaint.errors import InvalidInput
from plaint.wording import say

# Everything is 7bit on the wire (quoted-printable or base64 where needed): the bytes are fixed
# before the server is known, and not every server takes 8bit (RFC 6152).
_POLICY = policy.SMTP.clone(cte_type="7bit")
_LINE = 78  # RFC 5322 section 2.1.1: what a line should not exceed

_TYPES = MimeTypes()  # Python's own table, not this machine's /etc/mime.types
# What people enclose and that table lacks in Python 3.11.
_MORE_TYPES = {
    ".heic": "image/heic",
    ".heif": "image/heif",
    ".webp": "image/webp",
    ".m4a": "audio/mp4",
    ".odt": "application/vnd.oasis.opendocument.text",
    ".ods": "application/vnd.oasis.opendocument.spreadsheet",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
_UNKNOWN_TYPE = "application/octet-stream"
_MEDIA_TYPE = re.compile(r"[a-z]+/[a-z0-9][a-z0-9!#$&^_.+-]{0,100}")

# RFC 5322 section 3.6.4, without the quoted forms.
_MESSAGE_ID = re.compile(r"<[!-;=?-~]{1,300}>")
_ATOMS = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~ -]+")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*")
# Line breaks in anybody's sense (C0, DEL, C1, U+2028/9), and blanks; no-break spaces stay.
_BREAKS = re.compile("[\x00-\x20\x7f-\x9f\u2028\u2029]+")
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
# Besides path separators: what Windows can't store, and what reverses the sight of a name.
_NOT_IN_NAMES = re.compile('[\x00-\x1f\x7f-\x9f<>:"|?*\u200e\u200f\u2028-\u202e\u2066-\u2069]')


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that goes with a letter, under the name that the letter gives it."""

    name: str
    media_type: str
    data: bytes


def build_mail(
    *,
    sender_name: str,
    sender: str,
    to: str,
    subject: str,
    body: str,
    message_id: str,
    sent_at: datetime,
    language: str,
    references: Sequence[str] = (),
    in_reply_to: str = "",
    attachments: Sequence[Attachment] = (),
) -> bytes:
    """The message, ready for the server (CRLF line ends, 7bit).

    `message_id` comes from `new_message_id`; `references` and `in_reply_to` are the thread's, and
    those of them that aren't well-formed are left out. Line breaks in the names and the subject
    become spaces. Raises InvalidInput for an address that can't be used and for a body with
    control characters; ValueError for a naive `sent_at`, a malformed `message_id` or language.
    """
    if sent_at.tzinfo is None:
        raise ValueError("sent_at must be aware")
    if not is_message_id(message_id):
        raise ValueError(f"not a Message-ID: {message_id!r}")
    if not _LANGUAGE.fullmatch(language):
        raise ValueError(f"not a language tag: {language!r}")
    content = _content(body, attachments, message_id)
    content["Content-Language"] = language
    thread = list(dict.fromkeys(filter(is_message_id, references)))
    lines = [
        _field("From", [*_display_name(sender_name), f"<{ascii_address(sender)}>"]),
        _field("To", [ascii_address(to)]),
        _field("Subject", _unstructured(subject)),
        _field("Date", format_datetime(sent_at).split(" ")),
        _field("Message-ID", [message_id]),
        _field("In-Reply-To", [in_reply_to] if is_message_id(in_reply_to) else []),
        _field("References", thread),
    ]
    return "".join(lines).encode() + content.as_bytes()


def new_message_id(unique: str, sender: str) -> str:
    """A Message-ID for a letter of `sender`'s: unique in the world if `unique` is.

    Its right side is the sender's own mail domain. RFC 5322 section 3.6.4 suggests the host's
    name, but that would tell strangers the name of this machine.
    """
    if not re.fullmatch(r"[A-Za-z0-9-]+", unique):
        raise ValueError(f"not usable in a Message-ID: {unique!r}")
    domain = check_address(sender).rpartition("@")[2]
    return f"<plaint.{unique}@{ascii_domain(domain)}>"


def is_message_id(text: str) -> bool:
    """Whether `text` is one Message-ID with its angle brackets, fit to stand in a header."""
    return _MESSAGE_ID.fullmatch(text) is not None


def check_size(mail: bytes, limit: int) -> None:
    """Raises InvalidInput if the message is larger than `limit` bytes (0: no limit known)."""
    if not limit or len(mail) <= limit:
        return
    raise InvalidInput(
        say(
            "The email is too large: {size} MB with its attachments, where {limit} MB are taken.",
            size=_megabytes(len(mail), ROUND_CEILING),
            limit=_megabytes(limit, ROUND_FLOOR),
        ),
        hint=say("Send smaller copies of the enclosures, or fewer of them."),
    )


def media_type_of(name: str) -> str:
    """The media type that a file's name tells, `application/octet-stream` where it tells none."""
    suffix = "." + name.rpartition(".")[2].lower() if "." in name else ""
    guessed, coding = _TYPES.guess_type("x" + suffix)
    if coding:
        return "application/gzip" if coding == "gzip" else _UNKNOWN_TYPE
    return _MORE_TYPES.get(suffix) or guessed or _UNKNOWN_TYPE


def _megabytes(size: int, rounding: str) -> Decimal:
    return (Decimal(size) / 1_000_000).quantize(Decimal("0.1"), rounding=rounding)


def _field(name: str, words: Iterable[str]) -> str:
    """One header field, folded between its words; none at all without words.

    The words decide nothing but their own field: none of them can hold a line break.
    """
    lines = [f"{name}:"]
    for word in words:
        if any(char in word for char in "\r\n\0"):
            raise ValueError(f"a line break in {name}")
        if len(lines[-1]) + 1 + len(word) > _LINE and lines[-1] != f"{name}:":
            lines.append("")
        lines[-1] += f" {word}"
    return "" if lines == [f"{name}:"] else "\r\n".join(lines) + "\r\n"


def _unstructured(text: str) -> list[str]:
    """Words of free text; as encoded words (RFC 2047) unless it is ASCII that reads as it is."""
    flat = _flat(text)
    words = flat.split(" ") if flat else []
    plain = flat.isascii() and "=?" not in flat and all(len(word) < _LINE for word in words)
    return words if plain else _encoded(flat)


def _display_name(name: str) -> list[str]:
    """A person's name before an address: bare, quoted (RFC 5322 section 3.2.4) or encoded."""
    flat = _flat(name)
    if not flat:
        return []
    if not flat.isascii() or "=?" in flat or len(flat) > 60:
        return _encoded(flat)
    if _ATOMS.fullmatch(flat):
        return [flat]
    return ['"' + flat.replace("\\", "\\\\").replace('"', '\\"') + '"']


def _encoded(text: str) -> list[str]:
    return Header(text, "utf-8", maxlinelen=76, header_name="X" * 12).encode().split()


def _flat(text: str) -> str:
    """On one line, without control characters; a lone surrogate becomes a question mark."""
    return _BREAKS.sub(" ", text).strip().encode("utf-8", "replace").decode()


def _content(body: str, attachments: Sequence[Attachment], message_id: str) -> EmailMessage:
    text = _checked_body(body)
    content = EmailMessage(policy=_POLICY)
    content.set_content(text)
    if attachments:
        # Its own hash can't stand in the body, so the boundary can't either.
        digest = sha256(f"{message_id}\n{text}".encode()).hexdigest()[:32]
        content.make_mixed(boundary=f"=_plaint_{digest}")
    for attachment in attachments:
        _attach(content, attachment)
    return content


def _checked_body(body: str) -> str:
    text = body.replace("\r\n", "\n").replace("\r", "\n")
    found = _CONTROLS.search(text)
    if found:
        line = text.count("\n", 0, found.start()) + 1
        raise InvalidInput(
            say("Line {line} of the letter holds a control character.", line=line),
            hint=say("Write that line again."),
        )
    return text if text.endswith("\n") else text + "\n"


def _attach(content: EmailMessage, attachment: Attachment) -> None:
    """Always base64: proof must arrive byte for byte, text files included."""
    main, _, sub = _declared_type(attachment).partition("/")
    params = {"charset": "utf-8"} if main == "text" else None
    name = _file_name(attachment.name)
    content.add_attachment(attachment.data, main, sub, filename=name, params=params)


def _declared_type(attachment: Attachment) -> str:
    """The media type, unless it promises a structure that these bytes need not have.

    `multipart/*` and `message/*` may not be base64 (RFC 2046 section 5.2.1), and text that isn't
    UTF-8 has no charset that could be named.
    """
    declared = attachment.media_type.lower()
    if not _MEDIA_TYPE.fullmatch(declared) or declared.startswith(("multipart/", "message/")):
        return _UNKNOWN_TYPE
    if declared.startswith("text/"):
        try:
            attachment.data.decode("utf-8")
        except UnicodeDecodeError:
            return _UNKNOWN_TYPE
    return declared


def _file_name(name: str) -> str:
    """The last part of a path, of at most 100 characters, its extension kept."""
    last = re.split(r"[/\\]", name)[-1]
    clean = _NOT_IN_NAMES.sub("_", last).encode("utf-8", "replace").decode().strip(" .")
    stem, dot, extension = clean.rpartition(".")
    if len(clean) > 100 and dot and len(extension) < 10:
        clean = stem[: 99 - len(extension)] + dot + extension
    return clean[:100] or "attachment"
