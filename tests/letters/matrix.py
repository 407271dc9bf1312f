"""Every letter a built-in pack can be asked for, with the least and with the most it may hold."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Any, get_args

from plaint.domain.complaint import KINDS, REMEDIES
from plaint.letters.context import VARIANTS, Reason, from_plain, plain
from plaint.letters.packs import STAGES

STEPS = [(stage, variant) for stage in STAGES for variant in VARIANTS.get(stage, ("",))]
PUBLIC = {("nudge", ""), ("thanks", "public"), ("thanks", "on-it")}

# Values that must never show in public.
PRIVATE = (
    "Alexandra Quillfeather", "a.quill@example.org", "77 Heron Wharf", "+44 113 496 0007",
    "ZX-90417", "TICKET-5531", "Kestrel lamp", "flickered", "Morgan Thorne", "tidy packing",
)  # fmt: skip

RECORD: list[dict[str, object]] = [
    {"on": date(2026, 5, 4), "what": "contact", "kind": "call", "with": "Morgan Thorne",
     "said": "an answer within two days", "promised_by": date(2026, 5, 6), "broken": True},
    {"on": date(2026, 5, 8), "what": "contact", "kind": "chat"},
    {"on": date(2026, 5, 10), "what": "notice", "kind": "more-time", "via": "registered"},
    {"on": date(2026, 5, 11), "what": "complaint", "via": "form"},
    {"on": date(2026, 5, 12), "what": "reply", "kind": "acknowledgement",
     "promised_by": date(2026, 5, 14)},
    {"on": date(2026, 5, 15), "what": "nudge", "via": "mastodon", "platform": "mastodon"},
    {"on": date(2026, 5, 20), "what": "reply", "kind": "partial"},
    {"on": date(2026, 5, 21), "what": "answer", "kind": "partly"},
    {"on": date(2026, 5, 26), "what": "follow-up", "via": "email"},
    {"on": date(2026, 5, 27), "what": "reply", "kind": "partial", "promised_by": date(2026, 6, 1)},
    {"on": date(2026, 5, 28), "what": "answer"},
    {"on": date(2026, 5, 30), "what": "notice", "kind": "ending", "via": "email"},
    {"on": date(2026, 6, 2), "what": "final-notice", "via": "post"},
    {"on": date(2026, 6, 3), "what": "referral", "name": "Lamp Conciliators"},
    {"on": date(2026, 6, 6), "what": "given-up"},
]  # fmt: skip


def minimal(language: str, stage: str, variant: str, **more: object) -> dict[str, Any]:
    """A context with nothing in it that may be left out."""
    return plain(
        from_plain(
            {
                "language": language,
                "stage": stage,
                "variant": variant,
                "today": date(2026, 6, 8),
                "facts": "The lamp flickered",
                "company": {"name": "Brightnook"},
                "complainant": {"name": "Alexandra Quillfeather"},
                **more,
            }
        )
    )


def full(language: str, stage: str, variant: str, **more: object) -> dict[str, Any]:
    """A context in which every key has a value."""
    return plain(
        from_plain(
            {
                "language": language,
                "stage": stage,
                "variant": variant,
                "today": date(2026, 6, 8),
                "answer_by": date(2026, 6, 22),
                "sector": "retail",
                "country": "GB",
                "urgency": "essential",
                "fallback": "apology",
                "remedy_detail": "send a technician, free of charge",
                "subject": "Lamp flickers, a Kestrel lamp",
                "facts": "The lamp flickered.\n\nIt does so every evening.",
                "good": "the tidy packing",
                "effect": "I read by candle light",
                "happened_on": date(2026, 5, 2),
                "ordered_on": date(2025, 12, 1),
                "promised_on": date(2026, 5, 1),
                "received_on": date(2026, 5, 1),
                "paid_on": date(2025, 12, 1),
                "amount": {"value": "1234.50", "currency": "EUR"},
                "paid_by": "credit-card",
                "references": [
                    {"name": "order", "value": "ZX-90417"},
                    {"name": "serial_number", "value": "K7"},
                ],
                "ticket": "TICKET-5531",
                "company": {
                    "name": "Brightnook",
                    "email": "care@example.com",
                    "handle": "@brightnook_customer_help@a-rather-long.social.example",
                },
                "complainant": {
                    "name": "Alexandra Quillfeather",
                    "email": "a.quill@example.org",
                    "postal": "77 Heron Wharf\nLeeds LS1 1AA",
                    "phone": "+44 113 496 0007",
                },
                "contacts": [
                    {
                        "by": "call",
                        "on": date(2026, 5, 4),
                        "with": "Morgan Thorne",
                        "said": "an answer within two days",
                        "promised_by": date(2026, 5, 6),
                        "broken": True,
                    },
                    {"by": "chat", "on": date(2026, 5, 8)},
                ],
                "sent": {
                    "complaint": {"on": date(2026, 5, 11), "via": "form"},
                    "nudge": {"on": date(2026, 5, 15), "via": "mastodon", "platform": "mastodon"},
                    "follow_up": {"on": date(2026, 5, 26)},
                    "second_level": {"on": date(2026, 5, 29)},
                    "final_notice": {"on": date(2026, 6, 2)},
                    "reply": {"on": date(2026, 5, 28)},
                },
                "notices": [
                    {"variant": "more-time", "on": date(2026, 5, 10), "via": "registered"},
                    {"variant": "ending", "on": date(2026, 5, 30)},
                ],
                "ended": "ending",
                "record": RECORD,
                "part_on": date(2026, 5, 20),
                "reply": {
                    "on": date(2026, 5, 27),
                    "kind": "partial",
                    "promised_by": date(2026, 6, 1),
                },
                "words": "I would add one thing",
                "rights": [
                    {"id": "a", "cite": "article 1 of the Lamp Act", "says": "lamps must burn"},
                    {"id": "b", "cite": "article 2", "says": "sellers mend them"},
                ],
                "enclosures": ["1-order.pdf", "2-photo.jpg"],
                "ask_mediator": {"whom": "which mediator you belong to", "cite": "article 3"},
                "due_on": date(2026, 7, 6),
                "gate_on": date(2026, 7, 7),
                "names_body": True,
                "body": {"name": "Lamp Ombudsman", "kind": "ombudsman"},
                "court": {"name": "County Court small claims track"},
                "platform": "mastodon",
                "limit": 300,
                **more,
            }
        )
    )


def contexts(language: str, stage: str, variant: str) -> Iterator[dict[str, Any]]:
    """All kinds, remedies and reasons, each with the least and the most."""
    for kind in KINDS:
        for remedy in REMEDIES:
            for reason in get_args(Reason):
                chosen = {"kind": kind, "remedy": remedy, "reason": reason}
                yield minimal(language, stage, variant, **chosen)
                yield full(language, stage, variant, **chosen)


def faults(text: str) -> list[str]:
    """What no letter may show, whatever its language."""
    wrong = {
        "an empty value": r"\bNone\b|\bTrue\b|\bFalse\b|\bUndefined\b|\[\]|\{\}|['\"]on['\"]:",
        "template text": r"\{\{|\}\}|\{%|%\}",
        "two spaces": r"  ",
        "a space before a comma or full stop": r"\w [,.](?!\d)",
        "a doubled mark": r",,|\.\.(?!\.)|,\.|;\.|:\.|\(\)|\( | \)|,\s*\)",
        "empty lines": r"\n\n\n",
        "a space at a line's end": r"[ \u00a0]\n",
        "a space at a line's start": r"(?m)^[ \u00a0]",
        "a dangling mark": r"[:;]\n\n|[:;,]\Z",
    }
    return [name for name, pattern in wrong.items() if re.search(pattern, text)]
