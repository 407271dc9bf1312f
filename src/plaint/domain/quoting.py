"""Which part of a reply is new: without the history it quotes, and without the signature."""

from __future__ import annotations

import re

# Outlook's divider, by the words that the common languages use.
_DIVIDER = re.compile(
    r"\s*(?:-{2,}|_{2,})\s?(?:original message|message d'origine|message original"
    r"|ursprüngliche nachricht|mensaje original|messaggio originale|oorspronkelijk bericht"
    r"|mensagem original)\s?(?:-{2,}|_{2,})\s*",
    re.IGNORECASE,
)
# What follows is passed on, not quoted: it may be the very answer.
_FORWARD = re.compile(
    r"\W{0,12}(?:begin forwarded message|forwarded message|forwarded by .{1,60}|début du message"
    r" (?:transféré|réexpédié)|message transféré|transféré par .{1,60}|weitergeleitete nachricht"
    r"|mensaje reenviado|messaggio inoltrato)\W{0,12}",
    re.IGNORECASE,
)
# The block of headers that Outlook and webmails put above the history.
_HEADER = re.compile(
    r"[\s>*]{0,4}(from|de|von|da|sent|date|envoyé|gesendet|enviado|to|à|a|an|para|cc|subject|objet"
    r"|betreff|asunto)[\s*\u00a0]{0,3}:",
    re.IGNORECASE,
)
_FROM = frozenset(("from", "de", "von", "da"))
_WROTE = re.compile(
    r"\b(?:wrote|writes|a écrit|schrieb|escribió|ha scritto|schreef|escreveu)[\s\u00a0]?:$",
    re.IGNORECASE,
)
_ATTRIBUTION_OPENS = frozenset(("on", "le", "am", "el", "il", "op", "em"))
# Without "> " below it, an attribution must name an address or a time of day to be believed:
# "On 3 May your adviser wrote:" may open a sentence of the reply itself.
_PRECISE = re.compile(r"@|\b\d{1,2}\s?[:h]\s?\d{2}\b")
_REPLY_ABOVE = re.compile(r"\W*(?:please )?(?:type|write)? ?your reply above this line\W*", re.I)

_SIGNATURES = 20  # looked for in one mail
_LONGEST_SIGNATURE = 15  # lines; what is longer is hardly a signature
_ATTRIBUTION_LINES = 3  # mail programs wrap "On ... <address> wrote:" over up to three lines


def new_part(text: str) -> str:
    """The reply without quoted history and signature; the whole text if nothing else is left.

    Answers written between the quoted lines stay. A line is dropped only on a mark that mail
    programs set, so in doubt the history stays too.
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    kept: list[str] = []
    at = signatures = 0
    said = False  # whether anything is left that says something
    while at < len(lines):
        line = lines[at]
        if _FORWARD.fullmatch(line[:120]):
            kept += _unquoted(lines[at:])
            break
        if line.lstrip().startswith(">"):
            at += 1
        elif length := _attribution(lines, at):
            at += length
        elif said and _history_begins(lines, at):
            break
        elif line.rstrip() == "--" and signatures < _SIGNATURES:
            signatures += 1
            at = _signature_end(lines, at) or at + 1
        else:
            if not _REPLY_ABOVE.fullmatch(line[:80]):
                kept.append(line)
                said = said or (any(map(str.isalnum, line)) and not _DIVIDER.fullmatch(line[:120]))
            at += 1
    if not any(any(map(str.isalnum, line)) for line in kept):
        kept = _unquoted(lines)
    return re.sub(r"\n{3,}", "\n\n", "\n".join(line.rstrip() for line in kept)).strip()


def _unquoted(lines: list[str]) -> list[str]:
    return [line.lstrip("> \t") for line in lines]


def _attribution(lines: list[str], at: int) -> int:
    """How many lines from `at` on say who wrote the quoted lines that follow; 0 for none."""
    for length in range(1, _ATTRIBUTION_LINES + 1):
        block = lines[at : at + length]
        if len(block) < length or not block[-1].strip():
            return 0
        if block[-1].rstrip().endswith(":"):
            below = lines[at + length : at + length + 3]
            quoted = next((line.lstrip() for line in below if line.strip()), "").startswith(">")
            said = " ".join(block).strip()[:600]
            whole = length == 1 or _opens(said)  # or else the lines above it are new text
            return length if quoted and whole and _attributes(said) else 0
    return 0


def _attributes(words: str) -> bool:
    """ "On <date> <name> wrote:", "2026-05-04 10:20, <name>:", "<name> <address> wrote:".

    Anything else that ends with a colon may be new: "We refuse what you wrote:".
    """
    if words[:1].isdigit():
        return bool(_PRECISE.search(words))
    if _opens(words):
        return bool(_WROTE.search(words) or _PRECISE.search(words))
    return bool(_WROTE.search(words)) and "@" in words


def _opens(words: str) -> bool:
    return words.split(" ", 1)[0].lower() in _ATTRIBUTION_OPENS


def _history_begins(lines: list[str], at: int) -> bool:
    line = lines[at]
    if not line.strip():
        return False
    if _DIVIDER.fullmatch(line[:120]) or _is_header_block(lines, at):
        return True
    if not _opens(line.lstrip()):
        return False
    for length in range(1, _ATTRIBUTION_LINES + 1):
        said = " ".join(part.strip() for part in lines[at : at + length])[:600]
        if _WROTE.search(said):
            return bool(_PRECISE.search(said))
    return False


def _is_header_block(lines: list[str], at: int) -> bool:
    """Three headers in a row, the first of them the sender's: "From: ... Sent: ... To: ..."."""
    names = []
    for line in lines[at : at + 4]:
        match = _HEADER.match(line[:60])
        if match is None:
            break
        names.append(match[1].lower())
    return len(names) >= 3 and names[0] in _FROM


def _signature_end(lines: list[str], at: int) -> int:
    """The line after the signature that "-- " opens (RFC 3676, 4.3); 0 if it isn't one."""
    written = 0
    for end in range(at + 1, min(at + 1 + 2 * _LONGEST_SIGNATURE, len(lines))):
        if lines[end].lstrip().startswith(">") or _history_begins(lines, end):
            return end
        written += bool(lines[end].strip())
        if written > _LONGEST_SIGNATURE:
            return 0
    return len(lines) if at + 1 + 2 * _LONGEST_SIGNATURE >= len(lines) else 0
