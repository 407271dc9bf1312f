"""The command line. `main` is the one boundary at which errors become messages and exit codes."""

from __future__ import annotations

import os
import sys

# The forms that people run most, and that scripts call often. Importing click alone takes longer
# than all of their work, so they go without it.
_PLAIN = {
    (): "today",
    ("status",): "status",
    ("list",): "status",
}


def main(argv: list[str] | None = None) -> int:
    """Run plaint; returns the exit code (see `plaint.errors` for what each means)."""
    args = sys.argv[1:] if argv is None else argv
    if args == ["--version"]:
        from plaint import __version__

        sys.stdout.write(f"plaint {__version__}\n")
        return 0
    form = _PLAIN.get(tuple(arg for arg in args if arg != "--json"))
    if "_PLAINT_COMPLETE" in os.environ:
        form = None  # the shell asks for completions, which click answers
    if form and _told_plainly(form, as_json="--json" in args):
        return 0
    from plaint.cli.boundary import run

    return run(args)


def _told_plainly(form: str, *, as_json: bool) -> bool:
    """Print it without click. False, with nothing printed, where that can't be done: the long
    way then does it, or says what is wrong."""
    from contextlib import closing

    from plaint.cli.home import home
    from plaint.cli.i18n import choose_language, speak
    from plaint.cli.overview import is_current, overview, today
    from plaint.errors import PlaintError
    from plaint.store.connection import open_store

    speak(choose_language(None))
    folder = home()
    try:
        with closing(open_store(folder)) as store:
            if not is_current(store, folder):
                return False
            tell = today if form == "today" else overview
            text = tell(store, as_json=as_json)
        sys.stdout.write(f"{text}\n")
        sys.stdout.flush()
    except (PlaintError, OSError):  # OSError: also a reader that went away, told in one place
        return False
    return True
