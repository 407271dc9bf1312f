"""A hard bounce voids the sending it names; a soft one voids nothing."""

from __future__ import annotations

from tests.domain.builders import Story

from plaint.domain import events as ev


def test_a_hard_bounce_voids_the_sending_it_names() -> None:
    story = Story()
    story.send("2026-06-01", message_id="<1@x>")
    story.send("2026-06-15", "follow-up", message_id="<2@x>")
    story.hear("bounce", "2026-06-16", in_reply_to="<1@x>")
    case = story.case()
    assert case.first("complaint") is None
    assert case.first("follow-up") is not None


def test_a_hard_bounce_that_names_nothing_voids_the_last_mail_before_it() -> None:
    story = Story()
    story.send("2026-06-01")
    story.send("2026-06-15", "follow-up")
    story.hear("bounce", "2026-06-15T12:05")
    assert [m.voided for m in story.case().sent] == [False, True]


def test_a_soft_bounce_voids_nothing() -> None:
    story = Story()
    story.send("2026-06-01")
    story.hear("bounce", "2026-06-01T12:05", soft=True)
    assert story.case().first("complaint")


def test_a_bounce_doesnt_void_what_was_sent_after_it_on_the_same_day() -> None:
    story = Story()
    story.send("2026-06-01T10:00")
    story.hear("bounce", "2026-06-01T10:05")
    story.send("2026-06-01T10:20")
    case = story.case()
    assert [m.voided for m in case.sent] == [True, False]
    sent = case.first("complaint")
    assert sent is not None
    assert sent.at == story.instant("2026-06-01T10:20")


def test_a_bounce_that_names_nothing_voids_neither_posts_nor_paper() -> None:
    story = Story()
    story.send("2026-06-01")
    story.send("2026-06-04", "follow-up", via="registered")
    story.post("2026-06-05")
    story.hear("bounce", "2026-06-05T15:00")
    assert [m.voided for m in story.case().sent] == [True, False, False]


def test_a_bounce_that_names_a_stranger_voids_nothing() -> None:
    story = Story()
    story.send("2026-06-01", message_id="<1@x>")
    story.hear("bounce", "2026-06-02", in_reply_to="<other@x>")
    assert story.case().first("complaint")


def test_an_amended_bounce_is_no_bounce() -> None:
    story = Story()
    story.send("2026-06-01")
    reply = story.hear("bounce", "2026-06-02")
    story.record(ev.ReplyAmended(reply=reply, kind="automatic-acknowledgement"), "2026-06-03")
    assert story.case().first("complaint")
