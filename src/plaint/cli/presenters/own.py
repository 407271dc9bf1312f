"""The mark beside what the user's own knowledge file says, and the line that explains it."""

from __future__ import annotations

from plaint.cli.i18n import _


def starred(text: str, mine: bool) -> str:
    return f"{text} *" if mine else text


def footnote(*mine: bool) -> list[str]:
    """The line below everything, where anything above it is marked."""
    return ["", _("* from your own file")] if any(mine) else []
