"""A letter as it would leave: as JSON, and as an exact preview."""

from __future__ import annotations

from typing import Any

from plaint.app.draft import Letter
from plaint.cli.i18n import _
from plaint.cli.presenters.findings import findings_json
from plaint.domain.safe_text import one_line, safe


def letter_json(letter: Letter, delivery: str, message_id: str = "") -> dict[str, Any]:
    return {
        "stage": letter.stage,
        "variant": letter.variant,
        "subject": letter.subject,
        "text": letter.text,
        "to": letter.to,
        "attachments": list(letter.attachments),
        "findings": findings_json(letter.findings),
        "delivery": delivery,
        "message_id": message_id or None,
        "template": letter.template,
    }


def letter_lines(letter: Letter, sender: str = "") -> list[str]:
    head = [
        (_("From:"), sender),
        (_("To:"), letter.to),
        (_("Subject:"), letter.subject),
        (_("Enclosed:"), ", ".join(letter.attachments)),
    ]
    width = max(len(name) for name, _value in head)
    lines = [f"{name:<{width}} {one_line(value)}" for name, value in head if value]
    return [*lines, "", safe(letter.text)]
