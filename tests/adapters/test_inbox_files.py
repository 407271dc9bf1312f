from __future__ import annotations

import base64
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta, timezone
from email.message import EmailMessage

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plaint.adapters.inbox_files import MAX_TEXT, read_received
from plaint.domain.replies import DeliveryReport, ReceivedMail, classify
from plaint.errors import InvalidInput
from plaint.knowledge.reply_phrases import load_reply_phrases

HEAD = (
    b"From: Anna Ash <anna@example.com>\r\n"
    b"To: alex@example.org\r\n"
    b"Subject: Your complaint\r\n"
    b"Date: Mon, 4 May 2026 10:20:00 +0100\r\n"
    b"Message-ID: <reply@example.com>\r\n"
)


def read(rest: bytes, *, head: bytes = HEAD) -> ReceivedMail:
    return read_received(head + rest, name="reply.eml")


def kind(mail: ReceivedMail) -> str:
    return classify(mail, load_reply_phrases(), date(2026, 5, 4)).kind


# --- A plain mail -------------------------------------------------------------


def test_a_plain_mail() -> None:
    mail = read(
        b"In-Reply-To: <ours-2@example.org>\r\n"
        b"References: <ours-1@example.org>\r\n <ours-2@example.org>\r\n"
        b"Received: from mx.example.com by mx.example.org; Mon, 4 May 2026 09:21:00 +0000\r\n"
        b"Received: from a by b; Mon, 4 May 2026 09:00:00 +0000\r\n"
        b"\r\nWe refuse.\r\n\r\nOn 3 May 2026 at 10:00, Alex <alex@example.org> wrote:\r\n> Old\r\n"
    )
    assert mail == ReceivedMail(
        text="We refuse.",
        subject="Your complaint",
        sender="anna@example.com",
        headers={"content-type": "text/plain"},
        message_id="<reply@example.com>",
        references=("<ours-1@example.org>", "<ours-2@example.org>"),
        received_at=datetime(2026, 5, 4, 9, 21, tzinfo=UTC),
    )


def test_without_received_the_date_header_counts() -> None:
    assert read(b"\r\nHi").received_at == datetime(
        2026, 5, 4, 10, 20, tzinfo=timezone(timedelta(hours=1))
    )
    unknown_zone = HEAD.replace(b"+0100", b"-0000")
    moment = read(b"\r\nHi", head=unknown_zone).received_at
    assert moment is not None
    assert moment.tzinfo is not None


@pytest.mark.parametrize("when", [b"yesterday", b"", b"Mon, 99 May 2026 99:99:99 +9999", b"\xff"])
def test_a_date_that_is_none_is_none(when: bytes) -> None:
    head = HEAD.replace(b"Mon, 4 May 2026 10:20:00 +0100", when)
    assert read(b"\r\nHi", head=head).received_at is None


def test_encoded_headers_are_decoded_on_one_line() -> None:
    head = HEAD.replace(
        b"Your complaint", b"=?utf-8?q?R=C3=A9clamation_?=\r\n =?latin1?q?re=E7ue?="
    )
    assert read(b"\r\nHi", head=head).subject == "Réclamation reçue"
    injected = HEAD.replace(b"Your complaint", b"=?utf-8?q?a=0D=0ABcc:_b?=")
    assert read(b"\r\nHi", head=injected).subject == "a Bcc: b"
    raw = HEAD.replace(b"Your complaint", "Réclamation".encode())
    assert read(b"\r\nHi", head=raw).subject == "Réclamation"
    unknown = HEAD.replace(b"Your complaint", b"=?x-none?b?SGVsbG8=?=")
    assert read(b"\r\nHi", head=unknown).subject == "Hello"


def test_headers_that_tell_machines_apart_are_kept() -> None:
    mail = read(b"Auto-Submitted: auto-replied\r\nReturn-Path: <>\r\nX-Other: 1\r\n\r\nHi")
    assert mail.headers == {
        "auto-submitted": "auto-replied", "return-path": "<>", "content-type": "text/plain",
    }  # fmt: skip


def test_blank_lines_and_an_mbox_line_before_the_headers() -> None:
    assert read(b"\r\nWe refuse.", head=b" \r\n\r\n" + HEAD).text == "We refuse."
    assert read(b"\r\nWe refuse.", head=b"From anna Mon May  4\r\n" + HEAD).text == "We refuse."


# --- Text and HTML ------------------------------------------------------------


def build(change: Callable[[EmailMessage], None]) -> ReceivedMail:
    message = EmailMessage()
    message["From"], message["Date"] = "anna@example.com", "Mon, 4 May 2026 10:20:00 +0100"
    change(message)
    return read_received(message.as_bytes(), name="built.eml")


def test_plain_text_goes_before_html_and_attachments_are_left_out() -> None:
    def change(message: EmailMessage) -> None:
        message.set_content("The plain text.")
        message.add_alternative("<p>The page.</p>", subtype="html")
        message.add_attachment("Attached text.", filename="a.txt")

    assert build(change).text == "The plain text."


def test_html_alone_is_read_without_what_it_hides_or_quotes() -> None:
    def change(message: EmailMessage) -> None:
        message.set_content(
            '<p>We refuse.</p><div style="display:none">We refund.</div>'
            "<div>On Mon, 4 May 2026 at 09:00 Alex &lt;alex@example.org&gt; wrote:<br></div>"
            "<blockquote>Please refund me.</blockquote>",
            subtype="html",
        )

    assert build(change).text == "We refuse."


def test_a_plain_text_that_is_only_a_stub_does_not_hide_the_page() -> None:
    def change(message: EmailMessage) -> None:
        message.set_content("Your mail program can't show this.")
        message.add_alternative(f"<p>We refuse your claim. {'Because. ' * 40}</p>", subtype="html")

    assert build(change).text.startswith("We refuse your claim.")


def test_a_mail_forwarded_as_an_attachment_is_read_through() -> None:
    inner = EmailMessage()
    inner["From"] = "help@example.com"
    inner.set_content("We refuse.")

    def change(message: EmailMessage) -> None:
        message.make_mixed()
        message.add_attachment(inner)

    assert build(change).text == "We refuse."


@pytest.mark.parametrize(
    ("charset", "payload", "text"),
    [
        (b"iso-8859-1", b"r\xe9clamation \x96 re\xe7ue", "réclamation – reçue"),
        (b"iso-8859-1", "réclamation".encode(), "réclamation"),
        (b"us-ascii", b"r\xe9ponse", "réponse"),
        (b"none-such", b"r\xe9ponse", "réponse"),
        (b"utf-8", b"r\xe9ponse", "réponse"),
        (b"iso-2022-jp", "返答".encode("iso-2022-jp"), "返答"),
        (b"utf-7", b"r+AOk-ponse", "réponse"),
        (b"utf-16", "réponse".encode("utf-16"), "réponse"),
        (b"idna", b"r\xe9ponse", "réponse"),
        (b"zlib", b"r\xe9ponse", "réponse"),
        (b"unicode_escape", rb"\q answer", r"\q answer"),
    ],
)
def test_charsets_named_rightly_wrongly_or_madly(charset: bytes, payload: bytes, text: str) -> None:
    encoded = base64.encodebytes(payload)
    for body in (
        b"Content-Type: text/plain; charset=%s\r\n\r\n%s" % (charset, payload),
        b"Content-Type: text/plain; charset=%s\r\nContent-Transfer-Encoding: base64\r\n\r\n%s"
        % (charset, encoded),
    ):
        if charset != b"utf-16" or encoded in body:  # UTF-16 holds what looks like line ends
            assert read(body).text == text


def test_no_lone_surrogate_and_one_kind_of_line_end() -> None:
    text = read(b"Content-Type: text/plain; charset=utf-7\r\n\r\na+2AA-b\r\nc\rd").text
    assert text.encode()
    assert text.endswith("b\nc\nd")


# --- Returned mails -----------------------------------------------------------


def returned(action: bytes, last: bytes) -> bytes:
    return (
        b"From: MAILER-DAEMON@example.net\r\nDate: Mon, 4 May 2026 10:20:00 +0100\r\n"
        b"Return-Path: <>\r\n"
        b'Content-Type: multipart/report; report-type=delivery-status; boundary="b"\r\n\r\n'
        b"--b\r\n\r\nIt came back.\r\n"
        b"--b\r\nContent-Type: message/delivery-status\r\n\r\n"
        b"Reporting-MTA: dns; mx.example.net\r\n\r\n"
        b"Final-Recipient: rfc822; help@example.com\r\nAction: "
        + action
        + b"\r\nStatus: 5.1.1\r\n\r\n"
        b"--b\r\n" + last + b"\r\n--b--\r\n"
    )


COPY = b"Content-Type: message/rfc822\r\n\r\nMessage-ID: <ours@example.org>\r\n\r\nDear"
HEADERS = b"Content-Type: text/rfc822-headers\r\n\r\nTo: a\r\nMessage-Id: <ours@example.org>\r\n"


@pytest.mark.parametrize("last", [COPY, HEADERS])
def test_a_delivery_report_names_the_mail_it_returns(last: bytes) -> None:
    mail = read_received(returned(b"failed", last), name="bounce.eml")
    assert mail.delivery_report == DeliveryReport(
        action="failed",
        status="5.1.1",
        original_message_id="<ours@example.org>",
        recipient="help@example.com",
    )
    assert mail.text == "It came back."
    assert kind(mail) == "bounce"


@pytest.mark.parametrize(
    ("action", "read_as"),
    [(b"delayed", "delayed"), (b"Delivered (by us)", "delivered"), (b"eaten", "failed")],
)
def test_actions_of_a_delivery_report(action: bytes, read_as: str) -> None:
    report = read_received(returned(action, COPY), name="x").delivery_report
    assert report is not None
    assert report.action == read_as


def test_of_several_recipients_the_worst_counts() -> None:
    second = b"delivered\r\n\r\nFinal-Recipient: rfc822; b@example.com\r\nAction: failed"
    report = read_received(returned(second, COPY), name="x").delivery_report
    assert report is not None
    assert (report.action, report.recipient) == ("failed", "b@example.com")


def test_a_report_in_words_only() -> None:
    mail = read_received(
        b"From: Mail Delivery System <MAILER-DAEMON@example.net>\r\nSubject: Mail returned\r\n\r\n"
        b"The address help@example.com has unknown user.\r\n\r\n"
        b"--- Below is a copy ---\r\n> Message-ID: <ours@example.org>\r\n",
        name="x",
    )
    assert mail.delivery_report == DeliveryReport(original_message_id="<ours@example.org>")
    assert kind(mail) == "bounce"
    fields = read_received(
        b"From: postmaster@example.net\r\nSubject: Mail returned\r\n\r\n"
        b"Final-Recipient: rfc822; help@example.com\r\nAction: delayed\r\nStatus: 4.2.2\r\n",
        name="x",
    )
    assert fields.delivery_report == DeliveryReport(
        action="delayed", status="4.2.2", recipient="help@example.com"
    )


def test_a_human_answer_is_no_report() -> None:
    assert read(b"\r\nThe delivery of your parcel failed.\r\n").delivery_report is None
    assert read(b"\r\nFinal-Recipient: a@b\r\nAction: failed\r\n").delivery_report is None
    attached = (
        b'Content-Type: multipart/mixed; boundary="b"\r\n\r\n--b\r\n\r\nSee the report.\r\n'
        b"--b\r\nContent-Type: message/delivery-status\r\n\r\nX: y\r\n\r\nAction: failed\r\n--b--"
    )
    assert read(attached).delivery_report is None


# --- Pasted text --------------------------------------------------------------


def test_pasted_text_is_text() -> None:
    assert read_received("We refuse.\r\n\r\n> Old", name="-") == ReceivedMail(text="We refuse.")
    assert (
        read_received("Réponse définitive".encode("cp1252"), name="x.txt").text
        == "Réponse définitive"
    )
    assert read_received("Réponse".encode("utf-16"), name="x.txt").text == "Réponse"
    assert read_received(b"\xef\xbb\xbfHello: you", name="x.txt").text == "Hello: you"


def test_a_pasted_mail_is_one_only_with_from_date_and_message_id() -> None:
    whole = HEAD.decode().replace("\r\n", "\n") + "\nWe refuse: définitivement."
    assert read_received(whole, name="-").message_id == "<reply@example.com>"
    assert read_received(whole, name="-").text == "We refuse: définitivement."
    part = "From: Anna\nSubject: Hello\n\nWe refuse."
    assert read_received(part, name="-") == ReceivedMail(text=part)
    assert read_received("Note: we refuse.", name="-").text == "Note: we refuse."


# --- Whatever comes -----------------------------------------------------------


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "empty"),
        ("  \n ", "empty"),
        (b"%PDF-1.7 ...", "neither"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "neither"),
        (b"PK\x03\x04zip", "neither"),
        (b"\x01\x00\x00\x00\x00binary", "neither"),
    ],
)
def test_what_is_neither_mail_nor_text_is_named(data: bytes | str, said: str) -> None:
    with pytest.raises(InvalidInput, match=rf"letter\.bin is {said}") as caught:
        read_received(data, name="letter.bin")
    assert caught.value.source == "letter.bin"
    assert caught.value.hint is not None


def nested(levels: int) -> bytes:
    return b"".join(
        b"Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n" % (n, n)
        for n in range(levels)
    )


@pytest.mark.parametrize("rest", [nested(3000), b"Content-Type: message/rfc822\r\n\r\n" * 5000])
def test_a_mail_nested_without_end_is_refused_by_name(rest: bytes) -> None:
    with pytest.raises(InvalidInput, match=r"reply\.eml"):
        read(rest + b"\r\nHi")


@pytest.mark.parametrize(
    "rest",
    [
        nested(30) + b"\r\n" * 500_000,
        b"Content-Type: text/plain; " + b"a=b; " * 600_000 + b"\r\n\r\nHi",
        b"Content-Type: text/plain (" + b"(" * 100_000 + b"\r\n\r\nHi",
        b"X-Auto: " + b"=?utf-8?q?a?= " * 100_000 + b"\r\n\r\nHi",
        b"References: " + b"<a@b> " * 200_000 + b"\r\n\r\nHi",
        b"Content-Type: text/html\r\n\r\n" + b"<a " * 300_000,
        b"Content-Type: multipart/mixed; boundary=b\r\n\r\n" + b"--b\r\n\r\nx\r\n" * 20_000,
    ],
)
def test_hostile_mails_are_read_in_reasonable_time(rest: bytes) -> None:
    assert read(rest).sender == "anna@example.com"


def test_no_more_text_than_the_cap_is_read() -> None:
    mail = read(b"\r\n" + b"We refuse. " * 150_000)
    assert len(mail.text) <= MAX_TEXT
    assert mail.truncated
    assert read_received("We refuse. " * 150_000, name="-").truncated
    attachment = b"A" * 76 + b"\r\n"
    big = read(
        b"Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nWe refuse.\r\n--b\r\n"
        b"Content-Type: application/pdf\r\nContent-Transfer-Encoding: base64\r\n\r\n"
        + attachment * 60_000
        + b"--b--"
    )
    assert big.text == "We refuse."
    assert not big.truncated  # only the attachment was cut


LINES = st.sampled_from([
    b"From: a@example.org", b"Date: Mon, 4 May 2026 10:20:00 +0100", b"Message-ID: <a@b>",
    b"Subject: =?", b"Content-Type: multipart/mixed; boundary=b", b"--b", b"--b--", b"",
    b"Content-Type: multipart/report; report-type=delivery-status; boundary=b",
    b"Content-Type: message/delivery-status", b"Content-Type: message/rfc822", b"Action: failed",
    b"Content-Type: text/html; charset=x", b"<p>We refuse", b"Content-Type: ;;=", b" folded",
    b"Content-Transfer-Encoding: base64", b"Content-Transfer-Encoding: x-uuencode", b"\xff\xfe",
    b"Content-Disposition: attachment", b"> old", b"-- ", b"=?utf-8?b?////?=",
    b"Content-Type: text/plain; charset*=''%ff", b"Received: ; x", b"begin 644 x",
])  # fmt: skip


@settings(deadline=None)
@given(st.lists(LINES | st.binary(max_size=30), max_size=25).map(b"\r\n".join))
def test_no_bytes_raise_anything_but_invalid_input(data: bytes) -> None:
    for given_data in (data, data.decode("latin-1"), data.decode("utf-8", "surrogateescape")):
        try:
            mail = read_received(given_data, name="any.eml")
        except InvalidInput:
            continue
        assert mail.text.encode() is not None
        assert mail.subject.encode() is not None
        assert mail.sender.encode() is not None
        assert mail.received_at is None or mail.received_at.tzinfo is not None
        kind(mail)
