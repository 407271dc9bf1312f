"""The one place that reads the clock and the machine's zone."""

from __future__ import annotations

from datetime import UTC, date, datetime


def now() -> datetime:
    return datetime.now(UTC)


def today() -> date:
    """The day of the machine's own zone, where no complainant's zone is known."""
    return now().astimezone().date()


def today_in(zone: str) -> date:
    """The day in an IANA zone."""
    from zoneinfo import ZoneInfo

    return now().astimezone(ZoneInfo(zone)).date()
