"""The thank-you: as public as the question was, and once."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.running import Plaint
from tests.cli.samples import plain, sent_on

At = Callable[[str], None]
PUBLIC = (
    "Thank you @talkfar@social.example: the matter I asked you about here is settled. I appreciate"
    " the help."
)


@pytest.fixture
def ref(plaint: Plaint, at: At) -> str:
    return sent_on(plaint, at)


@pytest.fixture
def nudged(plaint: Plaint, at: At, ref: str) -> str:
    at("2026-06-03")
    plaint("nudge", ref, "--on", "mastodon", "--posted-url", "https://social.example/1")
    return ref


def test_not_before_there_is_something_to_thank_for(plaint: Plaint, ref: str) -> None:
    ran = plaint.fails(3, "thank", ref)
    assert ran.stderr == "There is nothing to thank them for yet.\n"


def test_in_public_after_a_nudge(plaint: Plaint, at: At, nudged: str) -> None:
    at("2026-06-05")
    plaint("close", nudged, "--outcome", "resolved")
    ran = plaint("thank", nudged)
    assert plain(ran.stdout, nudged) == (
        f"{PUBLIC}\n\nIn the thread of your first post, then: plaint thank REF1 --posted-url URL\n"
    )
    document = plaint.json("thank", nudged)
    assert (document["text"], document["platform"], document["variant"]) == (
        PUBLIC, "mastodon", "public",
    )  # fmt: skip
    assert document["delivery"] == "handed-off"


def test_posted_it_is_recorded_once(plaint: Plaint, at: At, nudged: str) -> None:
    at("2026-06-05")
    plaint("close", nudged, "--outcome", "resolved")
    ran = plaint("thank", nudged, "--posted-url", "https://social.example/2")
    assert ran.stdout.startswith("Recorded: thanked.\nNow:              nothing.")
    refused = plaint.fails(3, "thank", nudged, "--json").json["refused"]
    assert refused["why"] == "That was done on Fri 5 June 2026; once is enough."


def test_what_is_no_address_of_a_post(plaint: Plaint, at: At, nudged: str) -> None:
    plaint("close", nudged, "--outcome", "resolved")
    plaint.fails(4, "thank", nudged, "--posted-url", "somewhere")


def test_privately_where_there_was_no_post(plaint: Plaint, ref: str, tmp_path: Path) -> None:
    plaint("close", ref, "--outcome", "resolved")
    document = plaint.json("thank", ref, "--via", "print")
    assert (document["variant"], document["to"]) == ("private", "complaints@example.com")
    assert document["delivery"] == "handed-off"
    assert "Rowan Ellis" in document["text"]
    plaint("thank", ref, "--via", "eml", "--out", str(tmp_path / "thanks.eml"))
    assert b"To: complaints@example.com" in (tmp_path / "thanks.eml").read_bytes()


def test_they_are_on_it_privately(plaint: Plaint, at: At, nudged: str) -> None:
    at("2026-06-05")
    plaint("reply", nudged, "--kind", "private-channel")
    document = plaint.json("thank", nudged)
    assert document["variant"] == "on-it"
    assert document["to"] == "@talkfar@social.example"
    assert document["text"] == (
        "Thank you @talkfar@social.example, your team is now looking into it with me privately."
        " I appreciate the quick help here."
    )


def test_nothing_private_in_it(plaint: Plaint, at: At, nudged: str) -> None:
    plaint("close", nudged, "--outcome", "resolved")
    text = plaint.json("thank", nudged)["text"]
    for private in ("Rowan", "TF-2207", "496", "Leeds", "#"):
        assert private not in text
