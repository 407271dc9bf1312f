from __future__ import annotations

import re
import socket
from datetime import UTC, datetime, timedelta, timezone
from email import message_from_bytes, policy
from email.header import decode_header, make_header
from email.message import EmailMessage, Message
from email.utils import parseaddr
from typing import Any, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plaint.errors import InvalidInput
from plaint.letters.mail import (
    Attachment,
    build_mail,
    check_size,
    is_message_id,
    media_type_of,
    new_message_id,
)

MESSAGE_ID = "<plaint.0199a1b2@example.org>"
SENT_AT = datetime(2026, 6, 1, 9, 30, tzinfo=timezone(timedelta(hours=1)))


def build(**changes: Any) -> bytes:
    values: dict[str, Any] = {
        "sender_name": "A. Traveller",
        "sender": "a.traveller@example.org",
        "to": "customer.relations@example.com",
        "subject": "Complaint: suitcase lost on EX117, reference X7K2PQ",
        "body": "Dear Example Airways,\n\nMy suitcase is lost.\n",
        "message_id": MESSAGE_ID,
        "sent_at": SENT_AT,
        "language": "en",
    }
    return build_mail(**(values | changes))


def read(mail: bytes) -> EmailMessage:
    return message_from_bytes(mail, policy=policy.default)


def head(mail: bytes) -> str:
    return mail.partition(b"\r\n\r\n")[0].decode()


def body_of(part: Message) -> str:
    return str(cast(EmailMessage, part).get_content()).replace("\r\n", "\n")


def sender_of(mail: bytes) -> tuple[str, str]:
    """Name and address in From, by the older reader: the newer one adds spaces to long names."""
    folded = message_from_bytes(mail, policy=policy.compat32)["From"]
    name, address = parseaddr(re.sub(r"\r\n (?= *\S)", " ", folded))
    return str(make_header(decode_header(name))), address


def field_names(mail: bytes) -> list[str]:
    return [line.split(":")[0] for line in head(mail).split("\r\n") if not line.startswith(" ")]


def test_a_plain_letter_byte_for_byte() -> None:
    assert build() == (
        b'From: "A. Traveller" <a.traveller@example.org>\r\n'
        b"To: customer.relations@example.com\r\n"
        b"Subject: Complaint: suitcase lost on EX117, reference X7K2PQ\r\n"
        b"Date: Mon, 01 Jun 2026 09:30:00 +0100\r\n"
        b"Message-ID: <plaint.0199a1b2@example.org>\r\n"
        b'Content-Type: text/plain; charset="utf-8"\r\n'
        b"Content-Transfer-Encoding: 7bit\r\n"
        b"MIME-Version: 1.0\r\n"
        b"Content-Language: en\r\n"
        b"\r\n"
        b"Dear Example Airways,\r\n\r\nMy suitcase is lost.\r\n"
    )


def test_a_french_letter_is_seven_bit_and_reads_as_it_was_written() -> None:
    body = "Madame, Monsieur,\n\nJ’ai payé 189,00\u202f€ : « rien » n’est arrivé.\n"
    mail = build(subject="Réclamation\u00a0: commande n°\u00a012", body=body, language="fr")
    assert mail.isascii()
    assert read(mail)["Subject"] == "Réclamation\u00a0: commande n°\u00a012"
    assert body_of(read(mail)) == body
    assert read(mail)["Content-Language"] == "fr"


TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=200)
LINE = st.text(
    st.one_of(
        st.sampled_from(' "\\,;:<>@()=?%.é€«»\u00a0\u202fxN'),
        st.characters(exclude_categories=["Cs"]),
    ),
    max_size=120,
)


@given(LINE)
def test_a_subject_arrives_as_written_on_one_line(subject: str) -> None:
    flat = re.sub("[\x00-\x20\x7f-\x9f\u2028\u2029]+", " ", subject).strip()
    assert str(read(build(subject=subject)).get("Subject", "")) == flat


@given(st.lists(st.sampled_from(["=?utf-8?q?x?=", "été", "X7K2PQ", "n°", "é" * 40, "y" * 50])))
def test_a_subject_of_awkward_words_arrives_as_written(words: list[str]) -> None:
    assert str(read(build(subject=" ".join(words))).get("Subject", "")) == " ".join(words)


@given(LINE)
def test_a_name_arrives_as_written_beside_the_address(name: str) -> None:
    flat = re.sub("[\x00-\x20\x7f-\x9f\u2028\u2029]+", " ", name).strip()
    assert sender_of(build(sender_name=name)) == (flat, "a.traveller@example.org")


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"], include_characters="\n\t")))
def test_a_body_arrives_as_written(body: str) -> None:
    expected = body if body.endswith("\n") else body + "\n"
    assert body_of(read(build(body=body))) == expected


@given(TEXT, TEXT)
def test_no_text_becomes_a_header_and_every_line_is_lawful(subject: str, name: str) -> None:
    mail = build(subject=subject, sender_name=name, body="x" * 2000)
    usual = field_names(build())
    assert set(usual) - {"Subject"} <= set(field_names(mail)) <= set(usual)
    assert len(field_names(mail)) == len(set(field_names(mail)))
    assert mail.isascii()
    assert b"\n" not in mail.replace(b"\r\n", b"")
    assert all(len(line) <= 78 for line in mail.split(b"\r\n"))


@pytest.mark.parametrize("break_", ["\r\n", "\n", "\r", "\x0b", "\x85", "\u2028", "\x00"])
def test_a_line_break_in_a_subject_or_a_name_stays_inside_it(break_: str) -> None:
    evil = f"Complaint{break_}Bcc: someone@example.net"
    mail = build(subject=evil, sender_name=evil)
    message = read(mail)
    assert message["Bcc"] is None
    assert message["Subject"] == "Complaint Bcc: someone@example.net"
    assert sender_of(mail)[0] == "Complaint Bcc: someone@example.net"


@pytest.mark.parametrize("field", ["sender", "to"])
def test_a_line_break_in_an_address_is_refused(field: str) -> None:
    with pytest.raises(InvalidInput, match="email address"):
        build(**{field: "help@example.com\r\nBcc: someone@example.net"})


def test_a_control_character_in_the_body_is_refused_with_its_line() -> None:
    with pytest.raises(InvalidInput, match="Line 2"):
        build(body="Dear all,\n\x1b[2Jhello\n")


def test_the_thread_is_kept_one_message_id_a_line() -> None:
    long = f"<{'A' * 120}@mail.example.com>"
    mail = build(references=(MESSAGE_ID, long, MESSAGE_ID), in_reply_to=long)
    assert f"In-Reply-To: {long}\r\n" in head(mail)
    assert f"References: {MESSAGE_ID}\r\n {long}\r\n" in head(mail)


@pytest.mark.parametrize(
    "text", ["", "<>", "no-brackets@example.com", "<a b@c>", "<a\r\nBcc: x@y.example>", "<é@x.y>"]
)
def test_what_is_no_message_id_never_enters_a_header(text: str) -> None:
    assert not is_message_id(text)
    mail = build(references=(text, MESSAGE_ID), in_reply_to=text)
    assert "In-Reply-To" not in field_names(mail)
    assert f"References: {MESSAGE_ID}\r\n" in head(mail)
    with pytest.raises(ValueError, match="Message-ID"):
        build(message_id=text)


def test_the_same_letter_is_the_same_bytes() -> None:
    proof = Attachment("1-order.pdf", "application/pdf", b"%PDF-1.7\n")
    assert build(attachments=[proof]) == build(attachments=[proof])
    assert build(attachments=[proof]) != build(attachments=[proof], body="Another letter.\n")


def test_attachments_arrive_byte_for_byte_in_order_under_their_names() -> None:
    text = "Commande passée\r\nle 3 mai\n".encode()
    files = [
        Attachment("1-order.pdf", "application/pdf", bytes(range(256)) * 40),
        Attachment("2-échange de mails.txt", "text/plain", text),
        Attachment("3-photo.jpg", "image/jpeg", b"\xff\xd8\xff"),
    ]
    message = read(build(attachments=files))
    assert message.get_content_type() == "multipart/mixed"
    parts = list(message.iter_parts())
    assert body_of(parts[0]) == "Dear Example Airways,\n\nMy suitcase is lost.\n"
    got = [
        Attachment(
            str(part.get_filename()),
            part.get_content_type(),
            cast(bytes, part.get_payload(decode=True)),
        )
        for part in parts[1:]
    ]
    assert got == files
    assert parts[2].get_content_charset() == "utf-8"
    assert [part.get_content_disposition() for part in parts[1:]] == ["attachment"] * 3


@pytest.mark.parametrize(
    ("declared", "data"),
    [
        ("text/plain", "payé".encode("latin-1")),
        ("message/rfc822", b"Subject: x\r\n\r\ny"),
        ("multipart/mixed", b"--x"),
        ("image/png\r\nBcc: x@example.net", b"x"),
        ("nonsense", b"x"),
    ],
)
def test_a_type_that_cannot_be_promised_becomes_plain_bytes(declared: str, data: bytes) -> None:
    message = read(build(attachments=[Attachment("1-proof.bin", declared, data)]))
    (part,) = message.iter_attachments()
    assert part.get_content_type() == "application/octet-stream"
    assert part.get_payload(decode=True) == data


@pytest.mark.parametrize(
    ("given_name", "sent_name"),
    [
        ("../../home/me/1-order.pdf", "1-order.pdf"),
        ("C:\\Users\\me\\1-order.pdf", "1-order.pdf"),
        ('1-a"b\r\nBcc: x@example.net.pdf', "1-a_b__Bcc_ x@example.net.pdf"),
        ("1-fdp.\u202egpj.exe", "1-fdp._gpj.exe"),
        ("=?utf-8?q?x?=.pdf", "=_utf-8_q_x_=.pdf"),
        ("1-" + "reçu" * 60 + ".pdf", "1-" + "reçu" * 23 + "re" + ".pdf"),
        ("", "attachment"),
        ("..", "attachment"),
    ],
)
def test_the_name_of_an_attachment_is_only_a_name(given_name: str, sent_name: str) -> None:
    mail = build(attachments=[Attachment(given_name, "application/pdf", b"x")])
    (part,) = read(mail).iter_attachments()
    assert part.get_filename() == sent_name
    assert "Bcc" not in [name for name, _ in part.items()]


def test_a_body_cannot_end_the_text_part() -> None:
    proof = Attachment("1-order.pdf", "application/pdf", b"x")
    first = build(attachments=[proof])
    (boundary,) = re.findall(rb'boundary="([^"]+)"', first)
    body = f"Hello\n--{boundary.decode()}--\nstill the letter\n"
    message = read(build(body=body, attachments=[proof]))
    parts = list(message.iter_parts())
    assert len(parts) == 2
    assert body_of(parts[0]) == body


def test_international_domains_need_no_special_server() -> None:
    mail = build(to="réclamations@exämple.example", sender="me@exämple.example")
    assert "To: réclamations@xn--exmple-cua.example\r\n" in head(mail)
    assert "<me@xn--exmple-cua.example>" in head(mail)


def test_a_time_without_zone_is_a_fault() -> None:
    with pytest.raises(ValueError, match="aware"):
        build(sent_at=datetime(2026, 6, 1, 9, 30))  # noqa: DTZ001 - the fault is the test


def test_a_language_that_is_none_is_a_fault() -> None:
    with pytest.raises(ValueError, match="language"):
        build(language="en\r\nBcc: x@example.net")


def test_the_date_keeps_its_zone() -> None:
    assert read(build(sent_at=SENT_AT))["Date"].datetime == SENT_AT
    utc = build(sent_at=SENT_AT.astimezone(UTC))
    assert "Date: Mon, 01 Jun 2026 08:30:00 +0000\r\n" in head(utc)


def test_a_new_message_id_belongs_to_the_sender_and_not_to_this_machine() -> None:
    assert new_message_id("0199a1b2", "me@Exämple.example") == (
        "<plaint.0199a1b2@xn--exmple-cua.example>"
    )
    assert socket.gethostname() not in new_message_id("0199a1b2", "me@example.org")
    assert is_message_id(new_message_id("0199a1b2-7c3d", "me@example.org"))


@pytest.mark.parametrize("unique", ["", "a b", "a>\r\nBcc: x"])
def test_a_message_id_is_made_of_safe_characters_only(unique: str) -> None:
    with pytest.raises(ValueError, match="Message-ID"):
        new_message_id(unique, "me@example.org")


def test_a_letter_within_the_limit_passes() -> None:
    check_size(b"x" * 1000, 1000)
    check_size(b"x" * 1000, 0)


def test_a_letter_over_the_limit_names_both_sizes_without_flattering_them() -> None:
    with pytest.raises(InvalidInput, match=r"25\.1 MB .* 25\.0 MB") as caught:
        check_size(b"x" * 25_000_001, 25_000_000)
    assert caught.value.hint is not None


@pytest.mark.parametrize(
    ("name", "media_type"),
    [
        ("1-order.pdf", "application/pdf"),
        ("2-tag.JPG", "image/jpeg"),
        ("3-photo.heic", "image/heic"),
        ("4-mails.txt", "text/plain"),
        ("5-letter.eml", "message/rfc822"),
        ("6-data.csv.gz", "application/gzip"),
        ("7-old.tar.xz", "application/octet-stream"),
        ("8-letter.odt", "application/vnd.oasis.opendocument.text"),
        ("README", "application/octet-stream"),
        ("9-x.unknown-kind", "application/octet-stream"),
    ],
)
def test_a_file_name_tells_the_type(name: str, media_type: str) -> None:
    assert media_type_of(name) == media_type
