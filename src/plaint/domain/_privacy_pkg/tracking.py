"""Parcel tracking numbers, told by the carriers' own forms and check digits."""

from __future__ import annotations

from collections.abc import Iterator

from plaint.domain.shapes import Shape


def find_tracking(text: str) -> Iterator[Shape]:
    """Numbers that a carrier may have given to a parcel."""
    yield from ()
