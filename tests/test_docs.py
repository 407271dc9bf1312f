"""The documents say what is so: sessions and lists are the program's own, samples work, links lead
somewhere, and no command or option is mentioned that there isn't."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
import tomllib
from datetime import date
from pathlib import Path

import click
import msgspec
import pytest

from plaint import __version__
from plaint.app.case_file import read_case_file
from plaint.cli.context import App
from plaint.cli.group import ALIASES, COMMANDS
from plaint.cli.root import cli
from plaint.domain.facts import FACTS
from plaint.letters import context, packs, render, sandbox
from tests.cli.running import Plaint

ROOT = Path(__file__).resolve().parent.parent
DOCUMENTS = [*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").glob("*.md"))]
README = (ROOT / "README.md").read_text("utf-8")

every_document = pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)


def test_the_sessions_and_lists_are_what_the_program_says() -> None:
    # A process of its own: it sets the clock, the language and chance.
    checked = subprocess.run(
        [sys.executable, "-m", "tools.documents", "--check"],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip

    assert checked.returncode == 0, (
        f"python -m tools.documents brings them up to date\n{checked.stdout}{checked.stderr}"
    )


# --- the two lines -------------------------------------------------------------------------------


def commands_of_readme() -> list[str]:
    return re.findall(r"^```sh\n(.+)\n```$", README, re.MULTILINE)


def test_the_readme_has_two_lines_to_begin_with() -> None:
    install, tests = commands_of_readme()

    assert install.startswith(
        "python3 -m venv .venv && .venv/bin/pip install -q -c constraints.txt ."
    )
    assert tests == (ROOT / ".ci" / "run").read_text("utf-8").splitlines()[-1]


def test_the_first_line_ends_with_a_letter_and_what_to_do_next(
    plaint: Plaint, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    install, _tests = commands_of_readme()
    printed = ""
    for part in install.split(" && "):
        program, *args = shlex.split(part)
        if program == ".venv/bin/plaint":
            printed = plaint(*args).stdout

    assert "Dear Example Airways Customer Care," in printed
    assert "Look at it, then: plaint send" in printed


# --- what they point at --------------------------------------------------------------------------


@every_document
def test_links_lead_somewhere(path: Path) -> None:
    targets = re.findall(r"\]\((?!https?:)([^)#]+)", path.read_text("utf-8"))

    assert [target for target in targets if not (path.parent / target).exists()] == []


@every_document
def test_only_commands_and_options_that_there_are(path: Path) -> None:
    text = path.read_text("utf-8")
    spans = re.findall(r"`(plaint [^`\n]+)`", text)
    sessions = re.findall(r"^\$ (?:echo .* \| )?(plaint .*)$", text, re.MULTILINE)

    for line in [*spans, *sessions]:
        words = shlex.split(line)[1:]
        options = options_of(next((word for word in words if not word.startswith("-")), ""))
        used = [word.partition("=")[0] for word in words if word.startswith("--")]
        assert [option for option in used if option not in options] == [], line


def options_of(name: str) -> set[str]:
    """The options that may stand on a line with a command. Fails for one that there isn't."""
    known = {"--help", *(opt for param in cli.params for opt in param.opts)}
    if name in ("", "COMMAND"):
        return known
    assert name in (*COMMANDS, *ALIASES), name
    command = cli.get_command(click.Context(cli, obj=App()), name)
    assert command is not None
    return known | {opt for p in command.params for opt in (*p.opts, *p.secondary_opts)}


def test_the_changelog_has_this_version() -> None:
    assert f"## [{__version__}]" in (ROOT / "CHANGELOG.md").read_text("utf-8")


# --- the case file -------------------------------------------------------------------------------


def test_the_case_file_shown_is_valid_and_has_every_key(tmp_path: Path) -> None:
    text = (ROOT / "docs" / "case-file.md").read_text("utf-8")
    [sample] = re.findall(r"^```toml\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)
    (tmp_path / "receipts.pdf").write_bytes(b"receipts")
    (tmp_path / "tag.jpg").write_bytes(b"tag")

    told = read_case_file(sample, tmp_path, {}, date(2026, 9, 15), "docs/case-file.md")

    assert told.complaint.amount is not None
    tables = tomllib.loads(sample)
    assert {name: set(tables[name]) for name in FACTS} == {n: set(f) for n, f in FACTS.items()}


# --- letter packs --------------------------------------------------------------------------------

LETTERS = (ROOT / "docs" / "letters.md").read_text("utf-8")


def test_the_pack_shown_works(tmp_path: Path) -> None:
    shown = re.findall(
        r"<!-- file: (\S+) -->\n```\w+\n(.*?)^```$", LETTERS, re.MULTILINE | re.DOTALL
    )
    for name, content in shown:
        # Of the three examples that a pack must have, one is shown.
        for other in (name, name.replace("minimal", "full"), name.replace("minimal", "awkward")):
            file = tmp_path / other
            file.parent.mkdir(exist_ok=True)
            file.write_text(content, "utf-8")

    pack = packs.load(tmp_path)
    render.compile_pack(pack)
    letter = render.render(pack, context.read_example(tmp_path / "examples" / "minimal.toml"))

    expected = (tmp_path / "examples" / "minimal.txt").read_text("utf-8")
    assert f"{letter.subject}\n\n{letter.body}\n" == expected


def test_all_that_a_template_sees_is_documented() -> None:
    structs = [
        struct
        for struct in vars(context).values()
        if isinstance(struct, type) and issubclass(struct, msgspec.Struct)
        and struct not in (msgspec.Struct, context.Context, context.SentView)
    ]  # fmt: skip
    keys = {f.encode_name for s in structs for f in msgspec.structs.fields(s)}
    keys |= {f.name for f in msgspec.structs.fields(context.Context)}
    keys |= {f.name for f in msgspec.structs.fields(context.SentView)}

    assert sorted(keys - documented(LETTERS)) == []


def test_all_that_a_template_may_use_is_documented() -> None:
    told = documented(LETTERS)

    assert sorted(sandbox._known_filters() - told) == []
    assert sorted(sandbox._ALLOWED_TESTS - told) == []


def documented(text: str) -> set[str]:
    """The words that stand as code in a text."""
    return set(re.findall(r"`(?:loop\.)?([a-z_]+)`", text))
