"""Links that open something for whoever has them: a session, a password's reset, a shared file."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from plaint.domain.privacy.shapes import Shape, either

_LINK = re.compile(
    r"(?<![\w@.-])(?:https?://(?:[^\s/@]{1,99}@)?)?(?P<host>[\w-]{1,63}(?:\.[\w-]{1,63}){1,5})(?::\d{2,5})?"
    r"(?P<rest>[/?#][^\s<>\"«»]{1,2000})",
    re.IGNORECASE,
)
_PARAMETER = re.compile(r"[?&;#](?P<name>[\w.\[\]-]{1,60})=(?P<value>[^&;#]{1,2000})")
# Parameters whose value is a key, whatever it looks like.
_KEY_NAME = re.compile(
    r"(?:[\w.-]{0,40}[._-])?(?:\w{0,12}token|auth|\w{0,8}apikey|key|sig|signature|\w{0,9}sess(?:ion)?(?:[._-]?id)?"
    r"|sid|secret|passw(?:or)?d|pwd|otp|jwt|magic|nonce)",
    re.IGNORECASE,
)
# Parameters that tell advertisers where a visitor came from. They open nothing.
_TRAIL = re.compile(
    r"utm_.{0,60}|[a-z]{1,4}clid|[gw]braid|_.{0,60}|igshi?d?|mc_.{0,60}|mkt_tok|ref.{0,60}|si|dib.{0,60}|crid|p[fd]_rd_.{0,60}|srsltid"
    r"|feature|amdata|epik|trk|spm|scm|irclickid|cjevent|ved|ei|sxsrf|gs_.{0,60}|sca_esv|usg|hash|sprefix",
    re.IGNORECASE,
)
# What stands there is meant for everybody, and its names are long.
_PUBLIC = re.compile(
    r"(?:.{0,200}\.)?(?:t|x|twitter|facebook|fb|instagram|threads|youtube|youtu|tiktok|linkedin|lnkd|reddit"
    r"|imgur|pinterest|giphy|amazon|ebay|etsy|flickr|medium|twimg|fbcdn)\.[a-z.]{2,6}",
    re.IGNORECASE,
)
_JWT = re.compile(r"eyJ[\w-]{10,400}\.eyJ")  # RFC 7519: the base64 of two JSON objects
_PIECE = re.compile(r"[A-Za-z0-9]+")
_UUID = re.compile(r"[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}", re.IGNORECASE)
_SWITCH = re.compile(r"(?<=[A-Za-z])(?=\d)|(?<=\d)(?=[A-Za-z])|(?<=[a-z])(?=[A-Z])")
_END = ".,;:!?…)]}'’"


class PrivateLinks:
    """Finds them in a text."""

    def __init__(self, actions: Iterable[str]) -> None:
        self._after_action = re.compile(
            rf"[/_.-](?:{either(actions)})(?:[/_=-](?P<key>[^?#&]{{1,2000}})|[?#])", re.IGNORECASE
        )

    def find(self, text: str) -> Iterator[Shape]:
        """Links with a key in them, whole."""
        if "/" not in text:
            return
        for link in _LINK.finditer(text):
            if self._opens_something(link["host"], link["rest"].rstrip(_END)):
                end = link.start() + len(link[0].rstrip(_END))
                yield Shape("url-with-token", link.start(), end)

    def _opens_something(self, host: str, rest: str) -> bool:
        if _PUBLIC.fullmatch(host):
            return False
        path, _, _ = rest.partition("?")
        action = self._after_action.search(rest)
        if action and (_is_random(action["key"] or "", 10) or _UUID.search(rest)):
            return True
        if _JWT.search(rest) or _is_random(path.partition("#")[0], 24):
            return True
        return any(
            _is_key(found["name"], found["value"], action=bool(action))
            for found in _PARAMETER.finditer(rest)
        )


def _is_key(name: str, value: str, *, action: bool) -> bool:
    """Whether a parameter of a link is a key to something."""
    if _KEY_NAME.fullmatch(name):
        return (len(value) >= 6 and any(c.isdigit() for c in value)) or len(value) >= 20
    if _TRAIL.fullmatch(name):
        return False
    return _is_random(value, 8 if action else 20) or (action and bool(_UUID.search(value)))


def _is_random(text: str, least: int) -> bool:
    """Whether a piece of so many letters and digits looks drawn by lot: they keep changing."""
    return any(
        len(piece) >= least
        and sum(c.isdigit() for c in piece) >= 2
        and len(_SWITCH.findall(piece)) >= max(3, len(piece) // 6)
        for piece in _PIECE.findall(text)
    )
