"""Where all of a user's data and settings live."""

from __future__ import annotations

import os


def home() -> str:
    """PLAINT_HOME, else the platform's folder for user data."""
    moved = os.environ.get("PLAINT_HOME")
    if moved:
        return os.path.expanduser(moved)
    from platformdirs import user_data_dir

    return user_data_dir("plaint", appauthor=False)
