"""Which part of a reply is new: without the history it quotes, and without the signature."""

from __future__ import annotations

import re

# Outlook's divider and the ones of forwards, by the words that the common languages use.
_DIVIDER = re.compile(
    r"\s*(?:-{2,}|_{2,})\s?(?:original message|message d'origine|message original|forwarded message"
    r"|message transféré|ursprüngliche nachricht|mensaje original|messaggio originale"
    r"|oorspronkelijk bericht|mensagem original)\s?(?:-{2,}|_{2,})\s*",
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
_DATED = re.compile(r"\d")
# Without "> " below it, an attribution must name an address or a time of day to be believed:
# "On 3 May your adviser wrote:" may open a sentence of the reply itself.
_PRECISE = re.compile(r"@|\b\d{1,2}\s?[:h]\s?\d{2}\b")
_REPLY_ABOVE = re.compile(r"\W*(?:please )?(?:type|write)? ?your reply above this line\W*", re.I)

_LONGEST_SIGNATURE = 15  # lines; what is longer is hardly a signature
_ATTRIBUTION_LINES = 3  # mail programs wrap "On ... <address> wrote:" over up to three lines


def new_part(text: str) -> str:
    """The reply without quoted history and signature; the whole text if nothing else is left.

    Answers written between the quoted lines stay. A line is dropped only on a mark that mail
    programs set, so in doubt the history stays too.
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    kept: list[str] = []
    at = 0
    while at < len(lines):
        line = lines[at]
        if line.lstrip().startswith(">"):
            at += 1
        elif length := _attribution(lines, at):
            at += length
        elif _history_begins(lines, at) and _has_words(kept):
            break
        elif line.rstrip() == "--" and (end := _signature_end(lines, at)):
            at = end
        else:
            if not _REPLY_ABOVE.fullmatch(line[:80]):
                kept.append(line)
            at += 1
    if not _has_words(kept):
        kept = [line.lstrip("> \t") for line in lines]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(line.rstrip() for line in kept)).strip()


def _has_words(lines: list[str]) -> bool:
    return any(character.isalnum() for line in lines for character in line)


def _attribution(lines: list[str], at: int) -> int:
    """How many lines from `at` on say who wrote the quoted lines that follow; 0 for none."""
    if not lines[at].strip():
        return 0
    for length in range(1, _ATTRIBUTION_LINES + 1):
        block = lines[at : at + length]
        if not block[-1].strip() or len(block) < length:
            return 0
        if block[-1].rstrip().endswith(":"):
            said = " ".join(block).strip()[-600:]
            below = next(
                (line for line in lines[at + length : at + length + 3] if line.strip()), ""
            )
            dated = _DATED.search(said) or "@" in said
            wrote = _WROTE.search(said)
            opens = length == 1 or bool(wrote)
            if below.lstrip().startswith(">") and (dated or wrote) and opens:
                return length
            return 0
    return 0


def _history_begins(lines: list[str], at: int) -> bool:
    line = lines[at]
    if not line.strip():
        return False
    if _DIVIDER.fullmatch(line[:120]) or _is_header_block(lines, at):
        return True
    for length in range(1, _ATTRIBUTION_LINES + 1):
        said = " ".join(part.strip() for part in lines[at : at + length])[-600:]
        if _WROTE.search(said):
            first = said.split(" ", 1)[0].lower()
            return first in _ATTRIBUTION_OPENS and bool(_PRECISE.search(said))
    return False


_ATTRIBUTION_OPENS = frozenset(("on", "le", "am", "el", "il", "op", "em"))


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
    end = at + 1
    while end < len(lines) and not lines[end].lstrip().startswith(">"):
        if _history_begins(lines, end):
            break
        end += 1
    written = sum(1 for line in lines[at + 1 : end] if line.strip())
    return end if written <= _LONGEST_SIGNATURE else 0
