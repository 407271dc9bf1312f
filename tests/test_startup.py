"""What a command imports decides how fast it starts; a stopwatch would only say how busy the
machine is. Each command runs in a process of its own and tells what it has loaded."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.running import Plaint

ROOT = Path(__file__).resolve().parent.parent

# Names what main() has loaded on top of the bare interpreter (an installation may preload some).
_TELL = """
import sys
before = set(sys.modules)
from plaint.cli import main
try:
    code = main(sys.argv[1:])
except SystemExit as end:
    code = end.code
print(*sorted(set(sys.modules) - before), file=sys.stderr)
raise SystemExit(code)
"""

# Whatever is asked: none of these is needed to list cases, or to say what the commands are.
HEAVY = {
    "jinja2", "httpx", "keyring", "ssl", "email", "asyncio", "holidays", "babel",
    "importlib.metadata", "tomllib", "msgspec", "smtplib", "socket", "subprocess",
}  # fmt: skip
LETTERS_AND_MAIL = {"jinja2", "httpx", "keyring", "ssl", "babel", "smtplib", "imaplib", "asyncio"}
DOMAIN = {"plaint.domain.plan", "plaint.domain.etiquette", "plaint.app.workspace"}

STATUS = [(), ("--json",), ("status",), ("status", "--json"), ("list",)]
HELP = [("--help",), ("-h",), ("status", "--help"), ("plan", "--help"), ("when", "--help")]


@pytest.fixture
def a_case(plaint: Plaint) -> None:
    """A store with a case in it, its index up to date."""
    plaint("new", str(ROOT / "examples" / "suitcase.toml"))
    plaint("status")


def loaded_by(*args: str, **environment: str) -> set[str]:
    done = subprocess.run(
        [sys.executable, "-c", _TELL, *args],
        env={**os.environ, **environment}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip()
    return set(done.stderr.splitlines()[-1].split())


@pytest.mark.usefixtures("a_case")
@pytest.mark.parametrize("args", STATUS, ids=" ".join)
def test_status_loads_neither_click_nor_anything_heavy(args: tuple[str, ...]) -> None:
    loaded = loaded_by(*args)

    assert loaded & (HEAVY | DOMAIN | {"click", "dataclasses", "inspect", "gettext"}) == set()


@pytest.mark.usefixtures("a_case")
def test_status_in_french_adds_only_the_catalogue() -> None:
    loaded = loaded_by("status", LC_ALL="fr_FR.UTF-8")

    assert "gettext" in loaded
    assert loaded & (HEAVY | DOMAIN | {"click", "dataclasses", "inspect"}) == set()


@pytest.mark.usefixtures("a_case")
@pytest.mark.parametrize("option", ["--all", "--due", "--company=air"])
def test_status_with_options_loads_click_and_nothing_heavier(option: str) -> None:
    assert loaded_by("status", option) & (HEAVY - {"msgspec"}) == set()


def test_the_version_loads_next_to_nothing() -> None:
    loaded = loaded_by("--version")

    assert {name for name in loaded if name.startswith("plaint.")} == {"plaint.cli"}
    assert loaded & (HEAVY | {"click", "sqlite3", "json"}) == set()


@pytest.mark.parametrize("args", HELP, ids=" ".join)
@pytest.mark.parametrize("language", ["C.UTF-8", "fr_FR.UTF-8"])
def test_help_loads_nothing_heavy(args: tuple[str, ...], language: str) -> None:
    assert loaded_by(*args, LC_ALL=language) & (HEAVY - {"msgspec"}) == set()


@pytest.mark.usefixtures("a_case")
@pytest.mark.parametrize("typed", ["plaint ", "plaint st", "plaint plan --as"])
def test_completion_loads_nothing_heavy(typed: str) -> None:
    words = typed.split(" ")
    loaded = loaded_by(
        _PLAINT_COMPLETE="bash_complete", COMP_WORDS=typed, COMP_CWORD=str(len(words) - 1)
    )

    assert loaded & (HEAVY - {"msgspec"}) == set()


@pytest.mark.usefixtures("a_case")
def test_completion_completes_instead_of_listing_cases() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "plaint"], capture_output=True, text=True, check=True,
        env={**os.environ, "_PLAINT_COMPLETE": "bash_complete", "COMP_WORDS": "plaint esc",
             "COMP_CWORD": "1"},
    )  # fmt: skip

    assert done.stdout == "plain,escalate\n"


@pytest.mark.usefixtures("a_case")
@pytest.mark.parametrize("args", [("plan",), ("plan", "--json"), ("explain",)], ids=" ".join)
def test_plan_loads_nothing_of_letters_and_mail(args: tuple[str, ...]) -> None:
    assert loaded_by(*args) & LETTERS_AND_MAIL == set()
