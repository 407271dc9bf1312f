"""The flight of a complaint, its airports looked up."""

from __future__ import annotations

from plaint.domain.complaint import Company, Complaint
from plaint.domain.flights import Flight


def flight_of(complaint: Complaint, company: Company) -> Flight | None:
    """The flight, where both airports are known; the table of airports is read only for one."""
    if not (complaint.flight_from and complaint.flight_to):
        return None
    from plaint.knowledge.airports import airport

    origin, destination = airport(complaint.flight_from), airport(complaint.flight_to)
    if origin is None or destination is None:
        return None
    return Flight(
        origin,
        destination,
        complaint.kind,
        carrier_country=company.country,
        late_minutes=complaint.late_minutes,
        told_days_before=complaint.told_days_before,
    )


def is_airport(code: object) -> bool:
    """Whether a code is left out, or is that of an airport."""
    if not code:
        return True
    from plaint.knowledge.airports import airport

    return isinstance(code, str) and airport(code) is not None
