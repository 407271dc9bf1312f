"""Mail addresses: whether one can be written to, and whether anybody would read it.

Only plain addresses are taken: `local@domain`, as every company prints them. The rarer forms of
RFC 5321 (quoted local parts, address literals such as `a@[192.0.2.1]`) are refused with a sentence,
because they are far more often a typing mistake or an attack than an address.
"""

from __future__ import annotations

import re
import unicodedata

from plaint.domain.safe_text import one_line
from plaint.errors import InvalidInput
from plaint.wording import Says, say

# RFC 5321 section 4.5.3.1: octets, on the wire.
_LOCAL_MAX = 64
_DOMAIN_MAX = 253
_ADDRESS_MAX = 254

# RFC 5322 section 3.2.3: atext; RFC 6531 section 3.3 adds everything beyond ASCII.
_ATOM = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~\u0080-\U0010ffff-]+"
_LOCAL = re.compile(rf"{_ATOM}(?:\.{_ATOM})*")
_LABEL = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?")

# IDNA 2003, which Python has, and IDNA 2008, which registries use, read these letters as
# different domains: rather than write to a stranger, ask for the xn-- form.
_AMBIGUOUS_LETTERS = frozenset("ßẞς")

# Words after which nobody reads what is sent there, without separators and accents.
_NOREPLY_WORDS = frozenset({
    "noreply", "noreplies", "donotreply", "dontreply", "noresponse", "donotrespond", "donotanswer",
    "nepasrepondre", "pasdereponse", "sansreponse", "nepasecrire",
    "keineantwort", "nichtantworten",
    "noresponder", "noresponda", "norespondas", "nocontestar", "sinrespuesta",
    "nonrispondere", "naoresponder", "naoresponda", "nietbeantwoorden", "nietantwoorden",
    "unmonitored", "unattended", "mailerdaemon",
})  # fmt: skip


def check_address(text: str) -> str:
    """The address as it will be used: without outer spaces, composed (NFC), its domain kept.

    Raises InvalidInput where `text` isn't exactly one plain address.
    """
    address = unicodedata.normalize("NFC", text.strip(" "))
    if "<" in address or ">" in address:
        raise _invalid(address, say("Give the address alone, without a name around it."))
    if any(unicodedata.category(char)[0] in "CZ" for char in address):
        raise _invalid(address, say("It can't hold spaces, line breaks or control characters."))
    if "," in address or ";" in address or address.count("@") > 1:
        raise _invalid(address, say("Give one address only: a letter has one addressee."))
    local, at, domain = address.partition("@")
    if not at or not local or not domain:
        raise _invalid(address, say("Give it as name@example.org."))
    if not _LOCAL.fullmatch(local) or len(local.encode()) > _LOCAL_MAX:
        raise _invalid(address, say("Check the part before the @."))
    if len(local.encode()) + 1 + len(ascii_domain(domain)) > _ADDRESS_MAX:
        raise _invalid(address, say("It is longer than any mail server takes."))
    return address


def ascii_domain(domain: str) -> str:
    """The domain as the DNS knows it: international names in their `xn--` form.

    Raises InvalidInput where it can't be a domain with at least two labels.
    """
    if any(letter in _AMBIGUOUS_LETTERS for letter in domain):
        raise _invalid(domain, say("Give its domain in the form that begins with xn--."))
    try:
        name = domain if domain.isascii() else domain.encode("idna").decode("ascii")
    except UnicodeError as error:
        raise _invalid(domain, say("Check the part after the @.")) from error
    labels = name.split(".")
    well_formed = all(_LABEL.fullmatch(label) for label in labels)
    if not well_formed or len(labels) < 2 or labels[-1].isdigit() or len(name) > _DOMAIN_MAX:
        raise _invalid(domain, say("Check the part after the @."))
    return name


def ascii_address(address: str) -> str:
    """A checked address with its domain in ASCII; the part before the @ stays as it is.

    With it only an address whose own name is beyond ASCII needs a server that knows SMTPUTF8.
    """
    local, _, domain = check_address(address).partition("@")
    return f"{local}@{ascii_domain(domain)}"


def is_noreply(address: str) -> bool:
    """Whether the address itself says that nobody reads what is sent there."""
    local, _, domain = address.partition("@")
    hosts = domain.split(".")[:-2]  # users.noreply.example.org: a host, not the company's name
    return any(_says_noreply(part) for part in (local, *hosts))


def _says_noreply(text: str) -> bool:
    """Whole words only: `casino-reply` is a casino's."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    words = re.findall(r"[a-z]+", "".join(c for c in plain if not unicodedata.combining(c)))
    runs = (
        "".join(words[start:end])
        for start in range(len(words))
        for end in range(start + 1, min(start + 4, len(words)) + 1)
    )
    return any(run in _NOREPLY_WORDS for run in runs)


def _invalid(address: str, hint: Says) -> InvalidInput:
    shown = one_line(address)[:80]
    return InvalidInput(say("This can't be an email address: {address}", address=shown), hint=hint)
