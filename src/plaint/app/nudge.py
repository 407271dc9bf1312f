"""The one public question: composed from company, kind and date, never from subject or facts."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit

from plaint.app.draft import Letter, write
from plaint.app.findings import refuse_blocking
from plaint.app.letter_context import LIMITS
from plaint.app.recording import Recorded, When, sent
from plaint.app.workspace import Found, Workspace
from plaint.domain.situation import Situation
from plaint.errors import InvalidInput, Refused
from plaint.wording import say


@dataclass(frozen=True, slots=True)
class Post:
    platform: str
    letter: Letter
    length: int  # as the platform counts it
    limit: int


def compose(ws: Workspace, found: Found, s: Situation, platform: str) -> Post:
    """The post, ready to be looked at.

    Raises Refused where the etiquette says no, InvalidInput where the company's account there
    isn't known.
    """
    refuse_other_platform(s, platform)
    letter = write(ws, found, "nudge", platform=platform, s=s)
    if not letter.to:
        raise InvalidInput(
            say("The company's account on {platform} isn't in this case.", platform=platform),
            hint=say(
                "Take the one its own site links to: plaint edit {ref} company.handles.{p}=@...",
                ref=found.ref, p=platform,
            ),
        )  # fmt: skip
    refuse_blocking("nudge", letter.findings)
    post = Post(platform, letter, length_on(platform, letter.text), LIMITS[platform])
    if post.length > post.limit:
        raise Refused(
            "nudge",
            say("The post has {length} characters, and {platform} takes {limit}.",
                length=post.length, platform=platform, limit=post.limit),
            instead=say("Shorten the company's name in the case."),
        )  # fmt: skip
    return post


def refuse_other_platform(s: Situation, platform: str) -> None:
    """The first platform used is locked for the case, and for the matter. Raises Refused."""
    locked = s.case.platform or (s.siblings.platform if s.siblings.nudged else "")
    if locked and locked != platform:
        raise Refused(
            "nudge",
            say("This case stays on {locked}: one platform is a question, two are a campaign.",
                locked=locked),
            instead=say("Go on there, or not at all."),
        )  # fmt: skip


def length_on(platform: str, text: str) -> int:
    """The length by the platform's own counting.

    Bluesky counts graphemes (app.bsky.feed.post: maxGraphemes 300); Mastodon counts characters
    and a mention without its server; X counts some characters twice.
    """
    if platform == "bluesky":
        from wcwidth import iter_graphemes

        return sum(1 for _ in iter_graphemes(text))
    if platform == "x":
        # twitter-text v3: code points outside these ranges weigh two.
        light = ((0, 0x10FF), (0x2000, 0x200D), (0x2010, 0x201F), (0x2032, 0x2037))
        return sum(1 if any(a <= ord(c) <= b for a, b in light) else 2 for c in text)
    return len(text)


def posted(ws: Workspace, ref: str, platform: str, url: str, when: When) -> Recorded:
    """The user posted it by hand. Raises InvalidInput for what is no web address."""
    return sent(
        ws, ref, stage="nudge", when=when, via=platform, platform=platform, url=web_address(url)
    )


def web_address(url: str) -> str:
    """The address of a public post. Raises InvalidInput unless it is a plain web address."""
    parts = urlsplit(url.strip())
    printable = all(c.isprintable() and not c.isspace() for c in url.strip())
    if parts.scheme not in ("https", "http") or not parts.hostname or not printable:
        raise InvalidInput(
            say("{url} is not the address of a post.", url=url),
            hint=say("Copy it from the browser: https://..."),
        )
    return url.strip()
