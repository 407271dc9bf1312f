from __future__ import annotations

from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plaint.adapters.handoff import MAILTO_MAX, form_copy, mailto_link, share_link
from plaint.errors import ChannelFailed, InvalidInput


def test_a_mailto_link_as_rfc_6068_writes_it() -> None:
    link = mailto_link("help+1@example.com", "Réclamation & co?", "Bonjour,\nà bientôt\n")
    assert link == (
        "mailto:help%2B1@example.com?subject=R%C3%A9clamation%20%26%20co%3F"
        "&body=Bonjour,%0D%0A%C3%A0%20bient%C3%B4t"
    )


@given(st.text(max_size=60), st.text(max_size=60))
def test_a_mailto_link_has_one_addressee_and_one_letter(subject: str, body: str) -> None:
    try:
        link = mailto_link("help@example.com", subject, body)
    except UnicodeEncodeError:  # lone surrogates are no text
        assert not (subject + body).isprintable()
        return
    address, _, query = link.removeprefix("mailto:").partition("?")
    assert address == "help@example.com"
    fields = [part.partition("=") for part in query.split("&") if part]
    assert [name for name, _, _ in fields] in ([], ["subject"], ["body"], ["subject", "body"])
    letters = {name: unquote(value) for name, _, value in fields}
    assert letters.get("body", "") == "\r\n".join(body.splitlines())
    assert not set("\r\n") & set(letters.get("subject", ""))
    assert link.isascii()
    assert not set(link) & set(" \"'<>()#$`\\|!")  # pasted into a shell it stays one word


def test_an_international_domain_is_written_for_every_program() -> None:
    assert mailto_link("été@exämple.example", "", "") == (
        "mailto:%C3%A9t%C3%A9@xn--exmple-cua.example"
    )


def test_an_address_that_is_none_makes_no_link() -> None:
    with pytest.raises(InvalidInput):
        mailto_link("help@example.com?bcc=x@example.net", "", "")


def test_a_letter_that_would_be_cut_makes_no_link() -> None:
    room = MAILTO_MAX - len("mailto:help@example.com?subject=x&body=")
    assert len(mailto_link("help@example.com", "x", "a" * room)) == MAILTO_MAX
    with pytest.raises(ChannelFailed, match=f"{MAILTO_MAX + 1} characters"):
        mailto_link("help@example.com", "x", "a" * (room + 1))


@pytest.mark.parametrize(
    ("text", "limit", "length", "over"),
    [
        ("Dear Example", 0, 12, 0),
        ("Dear Example", 12, 12, 0),
        ("Dear Example", 10, 12, 2),
        ("a\r\nb\nc", 0, 5, 0),
        ("réclamation", 11, 11, 0),
        ("merci 👍", 7, 8, 1),
    ],
)
def test_a_form_is_told_by_how_much_a_text_is_too_long(
    text: str, limit: int, length: int, over: int
) -> None:
    copy = form_copy(text, limit)
    assert (copy.length, copy.over) == (length, over)


def test_a_plain_copy_keeps_every_word() -> None:
    copy = form_copy("\nDear Example,   \r\n\r\nHello\t\r\nBye\r\n\r\n", 5)
    assert copy.text == "Dear Example,\n\nHello\nBye"


@pytest.mark.parametrize(
    ("platform", "server", "start"),
    [
        ("x", "", "https://x.com/intent/post?text="),
        ("bluesky", "", "https://bsky.app/intent/compose?text="),
        ("mastodon", "Social.example", "https://social.example/share?text="),
    ],
)
def test_a_share_link_holds_the_whole_post(platform: str, server: str, start: str) -> None:
    post = "Hello @help! My email of 1 June: could you look? 50 % & more\n#1 + Merci é 👍"
    link = share_link(platform, post, server=server)
    assert link is not None
    assert link.startswith(start)
    assert parse_qs(urlsplit(link).query) == {"text": [post]}


def test_where_there_is_no_link_there_is_none() -> None:
    assert share_link("mastodon", "Hello") is None
    assert share_link("elsewhere", "Hello") is None


@pytest.mark.parametrize(
    "server",
    ["social", "social.example/x?", "me@social.example", "a b.example", "x.example\n", "127.0.0.1"],
)
def test_only_a_server_makes_a_link(server: str) -> None:
    with pytest.raises(InvalidInput, match="Mastodon server"):
        share_link("mastodon", "Hello", server=server)
