"""Reads what came back: a saved mail (.eml) or pasted text, from people and machines unknown.

The compat32 policy is meant: the modern one parses structured headers with code that recurses and
takes quadratic time on hostile ones (200 KB of Content-Type parameters: 15 seconds). The old one is
quadratic too, later: hence headers are cut before it reads them.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from email.errors import MessageError
from email.header import decode_header
from email.message import Message
from email.parser import BytesParser
from email.policy import Compat32
from email.utils import parseaddr, parsedate_to_datetime

from plaint.adapters.delivery_reports import parts_of, read_report
from plaint.adapters.html_text import html_to_text
from plaint.domain.quoting import new_part
from plaint.domain.replies import ReceivedMail
from plaint.errors import InvalidInput
from plaint.wording import say

# A letter is shorter than any of these by far; attachments behind the cut aren't read anyway.
MAX_BYTES = 4_000_000
MAX_TEXT = 1_000_000
_MAX_LINES = 200_000
_MAX_PARTS = 200
_MAX_BOUNDARIES = 40  # each open one costs the parser a look at every line
_MAX_HEADER = 16_000

_KEPT = (
    "auto-submitted", "x-auto-response-suppress", "precedence", "list-id", "list-unsubscribe",
    "return-path", "x-failed-recipients", "x-autoreply", "x-autorespond", "x-vacation",
)  # fmt: skip
_HEADER_LINE = re.compile(rb"(?:From .*\r?\n)?(?:>?From:|[A-Za-z][A-Za-z0-9-]{1,60}:)")
_BLANK_LINES = re.compile(rb"\A(?:[ \t\r]*\n)+")
_MAIL_HEADERS = ("from", "date", "message-id", "received", "return-path", "subject", "to")
_SIGNATURES = (b"%PDF", b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"\x89PNG", b"\xff\xd8\xff", b"GIF8")
_MESSAGE_ID = re.compile(r"<[^<>\s]{1,250}>")
_BOUNDARY = re.compile(rb"boundary\s{0,9}=", re.IGNORECASE)
# Codecs that decode letters; Python knows others that are slow (idna) or no charsets at all.
_CHARSETS = ("utf", "iso", "cp", "windows", "koi8", "mac", "gb", "big5", "euc", "shift", "johab",
             "hz", "ascii", "latin", "tis", "ptcp", "kz1048")  # fmt: skip
_STATEFUL = ("utf-7", "utf-16", "utf-32", "iso2022", "hz")
_BROKEN = (ValueError, LookupError, TypeError, AttributeError, AssertionError, MessageError)


class _CutHeaders(Compat32):
    def header_source_parse(self, sourcelines: list[str]) -> tuple[str, str]:
        name, value = super().header_source_parse(sourcelines)
        return name, value[:_MAX_HEADER]


def read_received(data: bytes | str, *, name: str) -> ReceivedMail:
    """Read a mail or a text; `name` is what errors call it.

    Bytes are a mail if they look like one. A text is one only if it has From, Date and Message-ID:
    people paste mails with a few headers on top. Raises InvalidInput for what is neither.
    """
    raw = data.encode("utf-8", "replace") if isinstance(data, str) else data
    if not raw.strip():
        raise InvalidInput(
            say("{name} is empty.", name=name),
            hint=say("Give the text of the reply, or say what it is with --kind."),
            source=name,
        )
    if raw.startswith(_SIGNATURES) or b"\x00\x00\x00" in raw[:2000]:
        raise InvalidInput(
            say("{name} is neither a saved mail nor a text.", name=name),
            hint=say("Save the mail as .eml, or paste its text."),
            source=name,
        )
    cut, whole = _cut(raw)
    cut = _BLANK_LINES.sub(b"", cut.removeprefix(codecs.BOM_UTF8), count=1)
    message = _parsed(cut, name) if _HEADER_LINE.match(cut) else None
    if message is not None and _is_mail(message, pasted=isinstance(data, str)):
        return _received(message, cut=not whole)
    text = _clean(data if isinstance(data, str) else _decoded(raw[:MAX_BYTES], ""))
    return ReceivedMail(text=new_part(text[:MAX_TEXT]), truncated=len(text) > MAX_TEXT)


def _cut(raw: bytes) -> tuple[bytes, bool]:
    cut = raw[:MAX_BYTES]
    if cut.count(b"\n") > _MAX_LINES:
        cut = b"\n".join(cut.split(b"\n", _MAX_LINES)[:_MAX_LINES])
    return cut, len(cut) == len(raw)


def _parsed(raw: bytes, name: str) -> Message:
    deep = len(_BOUNDARY.findall(raw)) > _MAX_BOUNDARIES
    try:
        if not deep:
            return BytesParser(policy=_CutHeaders()).parsebytes(raw)
    except (*_BROKEN, RecursionError):
        pass
    raise InvalidInput(
        say("{name} is a mail that plaint can't take apart.", name=name),
        hint=say("Paste the text of the reply instead."),
        source=name,
    ) from None


def _is_mail(message: Message, *, pasted: bool) -> bool:
    if pasted:
        return all(message[header] for header in ("from", "date", "message-id"))
    return sum(1 for header in _MAIL_HEADERS if message[header]) >= 2


def _received(message: Message, *, cut: bool) -> ReceivedMail:
    texts, pages, last = _texts(message)
    text = _readable(texts, pages)
    report = read_report(message, _sender(message), text)
    in_reply_to = _MESSAGE_ID.findall(_header(message, "in-reply-to"))
    references = _MESSAGE_ID.findall(_header(message, "references"))
    ids = _MESSAGE_ID.findall(_header(message, "message-id"))
    return ReceivedMail(
        text=text[:MAX_TEXT] if report else new_part(text[:MAX_TEXT]),
        subject=_header(message, "subject"),
        sender=_sender(message),
        headers=_headers(message),
        message_id=ids[0] if ids else "",
        references=tuple(dict.fromkeys([*references, *in_reply_to])),
        received_at=_received_at(message),
        delivery_report=report,
        truncated=len(text) > MAX_TEXT or (cut and last == "text"),
    )


# --- Text ----------------------------------------------------------------------------------------


def _texts(message: Message) -> tuple[list[str], list[str], str]:
    """The plain texts and the HTML pages of a mail, and the main type of its last part."""
    plain: list[str] = []
    pages: list[str] = []
    last = ""
    left = 2 * MAX_TEXT
    for part in _leaves(message):
        last = part.get_content_maintype()
        kind = part.get_content_type()
        if kind not in ("text/plain", "text/html") or _is_attachment(part) or left <= 0:
            continue
        text = _content(part)[:left]
        left -= len(text)
        (plain if kind == "text/plain" else pages).append(text)
    return plain, pages, last


def _leaves(message: Message) -> Iterator[Message]:
    """The parts that hold content, without what attached or returned mails hold.

    A mail that is nothing but another mail (forwarded as an attachment) is read through.
    """
    waiting = [message]
    attached: list[Message] = []
    seen = words = 0
    while waiting and seen < _MAX_PARTS:
        part = waiting.pop()
        seen += 1
        if part.get_content_maintype() == "message":
            attached.append(part)
        elif part.is_multipart():
            waiting.extend(reversed(parts_of(part)))
        else:
            words += part.get_content_type() in ("text/plain", "text/html")
            yield part
        if not waiting and not words and attached and not _reports(message):
            waiting.extend(parts_of(attached.pop(0))[:1])


def _reports(message: Message) -> bool:
    return message.get_content_type() == "multipart/report"


def _is_attachment(part: Message) -> bool:
    return str(part.get("content-disposition", ""))[:40].strip().lower().startswith("attachment")


def _content(part: Message) -> str:
    try:
        payload = part.get_payload(decode=True)
        charset = part.get_content_charset() or ""
    except _BROKEN:
        return ""
    return _clean(_decoded(payload, charset)) if isinstance(payload, bytes) else ""


def _decoded(payload: bytes, charset: str) -> str:
    """Text in the charset it says, unless it is plainly UTF-8; never fails."""
    if payload.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return payload.decode("utf-16", "replace")
    try:
        codec = codecs.lookup(charset or "ascii").name
    except (LookupError, ValueError, UnicodeError):
        codec = "ascii"
    if not codec.startswith(_CHARSETS):
        codec = "ascii"
    if not codec.startswith(_STATEFUL):
        try:
            return payload.decode("utf-8-sig")
        except UnicodeDecodeError:
            pass
    if codec in ("ascii", "iso8859-1", "utf-8"):
        codec = "cp1252"  # what such mail really is, as browsers have it
    return payload.decode(codec, "replace")


def _clean(text: str) -> str:
    """One kind of line end, and no lone surrogates, which no file and no terminal takes."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").removeprefix("\ufeff")
    return re.sub("[\ud800-\udfff]", "\N{REPLACEMENT CHARACTER}", text)


def _readable(texts: list[str], pages: list[str]) -> str:
    """The plain text; the HTML where there is none, or where the plain text is only a stub."""
    plain = "\n\n".join(text.strip("\n") for text in texts if text.strip())
    if plain and (len(plain) > 400 or not pages):
        return (
            html_to_text(plain)
            if plain.lstrip()[:9].lower() in ("<!doctype", "<html><h")
            else plain
        )
    page = "\n\n".join(html_to_text(html[:MAX_TEXT]) for html in pages)
    return page if not plain or len(page) > 4 * len(plain) else plain


# --- Headers -------------------------------------------------------------------------------------


def _header(message: Message, name: str) -> str:
    """A header's text on one line; "" if it is missing. Encoded words are decoded."""
    value = next((v for key, v in message.raw_items() if key.lower() == name), "")
    raw = str(value)[:_MAX_HEADER].encode("utf-8", "surrogateescape")
    text = _decoded(raw, "")
    try:
        parts = decode_header(text) if "=?" in text else [(text, None)]
        text = "".join(
            part if isinstance(part, str) else _decoded(part, charset or "")
            for part, charset in parts
        )
    except _BROKEN:
        pass  # shown as it stands
    return " ".join(_clean(text).split())


def _sender(message: Message) -> str:
    """The address that wrote it, else what stands in its place."""
    value = _header(message, "from")
    return parseaddr(value)[1] or value


def _headers(message: Message) -> dict[str, str]:
    found = {name: value for name in _KEPT if (value := _header(message, name)[:300])}
    if any(key.lower() == "return-path" for key in message):
        found.setdefault("return-path", "<>")
    content = message.get_content_type()
    if content == "multipart/report":
        try:
            report = str(message.get_param("report-type") or "").lower()
        except _BROKEN:
            report = ""
        content += f"; report-type={report}"
    return {**found, "content-type": content}


def _received_at(message: Message) -> datetime | None:
    """When the last server took it in; else the date that the sender wrote."""
    arrived = _header(message, "received").rpartition(";")[2]
    for value in (arrived, _header(message, "date")):
        try:
            moment = parsedate_to_datetime(value)
        except (*_BROKEN, OverflowError):
            continue
        return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return None
