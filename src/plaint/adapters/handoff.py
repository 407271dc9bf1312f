"""Handing a text to the user's own programs: links that open with it filled in, plain copies."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import quote

from plaint.domain.mail_address import ascii_address
from plaint.domain.safe_text import one_line
from plaint.errors import ChannelFailed, InvalidInput
from plaint.wording import say

# Windows hands a link of at most 2,048 characters to another program; what goes beyond is cut
# there without a word, in the middle of the letter.
MAILTO_MAX = 1900

_SERVER = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]", re.I)


@dataclass(frozen=True, slots=True)
class FormCopy:
    """A text to paste into a web form, and whether the form will take it."""

    text: str
    length: int  # as a browser counts it against maxlength: UTF-16 code units, a line end as one
    limit: int  # 0: the form has none

    @property
    def over(self) -> int:
        """By how much the text is too long; 0 where it fits. plaint never cuts it."""
        return max(0, self.length - self.limit) if self.limit else 0


def mailto_link(to: str, subject: str, body: str) -> str:
    """A link (RFC 6068) that opens the letter in the user's mail program; it carries no files.

    Raises InvalidInput for an address that can't be used, ChannelFailed if the link would be too
    long to arrive whole. Without a body it is short enough; the text is then pasted by hand.
    """
    address = quote(ascii_address(to), safe="@")
    fields = {"subject": one_line(subject), "body": "\r\n".join(body.splitlines())}
    query = "&".join(f"{name}={quote(text, safe=',:@')}" for name, text in fields.items() if text)
    link = f"mailto:{address}?{query}" if query else f"mailto:{address}"
    if len(link) > MAILTO_MAX:
        raise ChannelFailed(
            say(
                "The letter is too long for a link: it would have {length} characters, and not "
                "every system takes more than {limit}.",
                length=len(link),
                limit=MAILTO_MAX,
            ),
            hint=say("Use --via eml, or copy the text into your mail program: --via print."),
        )
    return link


def form_copy(text: str, limit: int = 0) -> FormCopy:
    """The text as a form takes it, with its length. `limit` is the form's, in characters.

    The count is that of HTML's `maxlength` (HTML standard, "limiting user input length").
    """
    plain = "\n".join(line.rstrip() for line in text.splitlines()).strip("\n")
    return FormCopy(plain, len(plain.encode("utf-16-le", "surrogatepass")) // 2, limit)


def share_link(platform: str, text: str, *, server: str = "") -> str | None:
    """A link that opens the platform with the post filled in; None where there is none.

    For Mastodon `server` is the user's own ("social.example"): posts are written there. Raises
    InvalidInput where it can't be a server's name.
    """
    filled_in = quote(text, safe="")
    if platform == "x":
        return f"https://x.com/intent/post?text={filled_in}"
    if platform == "bluesky":  # docs.bsky.app: action intent links
        return f"https://bsky.app/intent/compose?text={filled_in}"
    if platform == "mastodon" and server:
        if not _SERVER.fullmatch(server):
            raise InvalidInput(
                say("This can't be a Mastodon server: {server}", server=one_line(server)),
                hint=say("Give its name alone, such as social.example.org."),
            )
        return f"https://{server.lower()}/share?text={filled_in}"
    return None
