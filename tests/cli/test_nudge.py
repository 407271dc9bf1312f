"""The one public question: preview, hand-over, record."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from tests.cli.running import Plaint
from tests.cli.samples import TELECOM, flat, opened, plain, sent_on

At = Callable[[str], None]
POST = (
    "Hello @talkfar@social.example, I emailed your customer care on 1 June about an interruption"
    " to my service, and haven't had an answer yet. Could you take a look, please? Happy to send"
    " the details privately. Thank you."
)
PREVIEW = f"""\
{POST}

216 of 500 characters on mastodon.
Answer only the account that their own site links to.
Never give codes, passwords or card numbers, in public or in private.
If their account there answers nobody, leave this step out: plaint skip nudge
"""


@pytest.fixture
def ref(plaint: Plaint, at: At) -> str:
    ref = sent_on(plaint, at)
    at("2026-06-03")
    return ref


def test_the_preview(plaint: Plaint, ref: str) -> None:
    ran = plaint("nudge", ref, "--on", "mastodon", "--dry-run")
    assert (ran.stdout, ran.stderr) == (PREVIEW, "")


def test_as_json_it_is_the_contract(plaint: Plaint, ref: str) -> None:
    assert plaint.json("nudge", ref, "--platform", "mastodon", "--dry-run") == {
        "platform": "mastodon",
        "text": POST,
        "length": len(POST),
        "limit": 500,
        "findings": [],
    }


def test_a_preview_records_nothing(plaint: Plaint, ref: str) -> None:
    before = plaint.json("show", ref)["timeline"]
    plaint("nudge", ref, "--on", "x", "--dry-run")
    plaint("nudge", ref, "--on", "mastodon", "--dry-run")
    assert plaint.json("show", ref)["timeline"] == before


def test_handing_it_over_records_nothing_yet(plaint: Plaint, ref: str) -> None:
    ran = plaint("nudge", ref, "--on", "mastodon", "--yes")
    assert plain(ran.stdout, ref) == PREVIEW + (
        "\nPost it yourself: copy the text above.\n"
        "Then say where it stands: plaint nudge REF1 --on mastodon --posted-url URL\n"
    )
    assert plaint.json("plan", ref)["steps"][1]["status"] == "now"


def test_a_share_link_where_the_platform_has_one(plaint: Plaint, ref: str) -> None:
    document = plaint.json("nudge", ref, "--on", "x", "--yes")
    assert document["delivery"] == "handed-off"
    assert document["limit"] == 280
    assert document["link"].startswith("https://x.com/intent/")
    assert "%40talkfar" in document["link"]


def test_without_a_terminal_nobody_is_asked(plaint: Plaint, ref: str) -> None:
    ran = plaint.fails(2, "nudge", ref, "--on", "mastodon")
    assert "Say --yes, or --dry-run to look only: nobody can be asked." in ran.stderr


def test_the_platform_must_be_named_where_there_are_several(plaint: Plaint, ref: str) -> None:
    ran = plaint.fails(2, "nudge", ref, "--dry-run")
    assert "On which platform? Say --on mastodon, bluesky or x." in ran.stderr


def test_a_platform_of_which_no_account_is_known(plaint: Plaint, ref: str) -> None:
    ran = plaint.fails(4, "nudge", ref, "--on", "bluesky", "--dry-run")
    assert flat(plain(ran.stderr, ref)) == (
        "The company's account on bluesky isn't in this case. Take the one its own site links to:"
        " plaint edit REF1 company.handles.bluesky=@..."
    )


def test_where_it_stands_is_recorded_and_locks_the_platform(plaint: Plaint, ref: str) -> None:
    ran = plaint(
        "nudge", ref, "--on", "mastodon", "--posted-url", "https://social.example/@rowan/1"
    )
    assert ran.stdout.startswith("Recorded: posted on mastodon.\n")
    case = plaint.json("show", ref)
    assert case["platform"] == "mastodon"
    assert case["timeline"][-1]["url"] == "https://social.example/@rowan/1"
    assert case["steps"][1] == {
        "step": "nudge",
        "status": "done",
        "allowed_from": "2026-06-03",
        "done_on": "2026-06-03",
        "optional": True,
        "why": case["steps"][1]["why"],
    }


def test_posted_on_an_earlier_day(plaint: Plaint, at: At, ref: str) -> None:
    at("2026-06-08")
    plaint(
        "nudge", ref, "--on", "x", "--posted-url", "https://x.example/1",
        "--posted-on", "2026-06-04",
    )  # fmt: skip
    assert plaint.json("plan", ref)["steps"][1]["done_on"] == "2026-06-04"


def test_a_day_to_come_is_no_day_on_which_it_was_posted(plaint: Plaint, ref: str) -> None:
    words = ("--posted-url", "https://x.example/1", "--posted-on", "2026-06-04", "--json")
    error = json.loads(plaint.fails(4, "nudge", ref, "--on", "x", *words).stdout)["error"]
    assert error["message"] == (
        "Thu 4 June 2026 is in the future: only what has happened can be recorded."
    )
    assert plaint.json("show", ref)["platform"] == ""


@pytest.mark.parametrize(
    "url", ["social.example/1", "javascript:alert(1)", "https://", "https://x.example/\x1b[2J", ""]
)
def test_what_is_no_web_address(plaint: Plaint, ref: str, url: str) -> None:
    ran = plaint.run("nudge", ref, "--on", "mastodon", "--posted-url", url)
    assert ran.code in (2, 4)  # an empty one is as good as none
    assert "\x1b" not in ran.stdout + ran.stderr
    assert plaint.json("show", ref)["platform"] == ""


def test_looking_ahead(plaint: Plaint, at: At) -> None:
    ref = sent_on(plaint, at)
    refused = json.loads(plaint.fails(3, "nudge", ref, "--on", "x", "--dry-run", "--json").stdout)[
        "refused"
    ]
    assert refused["allowed_from"] == "2026-06-03"
    ahead = plaint.json("nudge", ref, "--on", "x", "--dry-run", "--as-of", "2026-06-03")
    assert "1 June" in ahead["text"]


def test_as_of_is_for_looking_only(plaint: Plaint, ref: str) -> None:
    ran = plaint.fails(2, "nudge", ref, "--on", "x", "--as-of", "2026-06-05", "--yes")
    assert "--as-of goes with --dry-run" in ran.stderr


def test_a_refusal_says_why_from_when_and_what_instead(plaint: Plaint, at: At) -> None:
    ref = sent_on(plaint, at)
    ran = plaint.fails(3, "nudge", ref, "--on", "mastodon", "--dry-run", "--json")
    assert ran.json == {
        "refused": {
            "step": "nudge",
            "why": "A human reads these: two messages within two business days send you to the back"
            " of the queue.",
            "allowed_from": "2026-06-03",
            "instead": "Wait until Wed 3 June 2026; nothing is lost by it.",
        }
    }
    refused = ran.json["refused"]
    assert flat(ran.stderr) == f"{refused['why']} {refused['instead']}"


def test_a_name_too_long_for_the_platform(plaint: Plaint, at: At) -> None:
    handle = "@" + "a" * 240
    ref = sent_on(plaint, at, text=TELECOM.replace('x = "@talkfar"', f'x = "{handle}"'))
    at("2026-06-03")
    refused = plaint.fails(3, "nudge", ref, "--on", "x", "--dry-run", "--json").json["refused"]
    assert "x takes 280" in refused["why"]


def test_a_phone_call_is_no_email(plaint: Plaint, at: At) -> None:
    at("2026-06-01")
    ref = opened(plaint)
    plaint("call", ref)
    plaint("sent", ref, "--via", "phone")
    at("2026-06-10")
    refused = plaint.fails(3, "nudge", ref, "--on", "x", "--dry-run", "--json").json["refused"]
    assert refused["why"] == "Email first: a public post points at a message they already have."
