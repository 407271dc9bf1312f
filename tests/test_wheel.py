"""The wheel, as a stranger gets it: built here, installed elsewhere, run from another folder."""

from __future__ import annotations

import os
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

from plaint import __version__
from tests.letters.regenerate import GOLDEN

ROOT = Path(__file__).resolve().parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]

# What ships besides Python: by folder, how its files may end.
DATA = {
    "plaint": ("py.typed",),
    "plaint/cli/locale": (".mo", ".po"),
    "plaint/examples": (".toml", ".txt"),
    "plaint/knowledge": (".toml",),
    "plaint/templates": (".j2", ".toml", ".txt"),
}


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dist")
    run([sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)], cwd=ROOT)
    [built] = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with nothing in it but the installed wheel."""
    folder = tmp_path_factory.mktemp("installed")
    run([
        sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-index",
        "--disable-pip-version-check", "--target", str(folder), str(wheel),
    ], cwd=folder)  # fmt: skip
    return folder


def run(command: list[str], *, cwd: Path, **environment: str) -> str:
    done = subprocess.run(
        command, cwd=cwd, env={**os.environ, **environment},
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, f"{done.stdout}{done.stderr}"
    return done.stdout


def names(wheel: Path) -> list[str]:
    with zipfile.ZipFile(wheel) as archive:
        return archive.namelist()


def test_the_version_is_the_projects(wheel: Path) -> None:
    assert __version__ == PROJECT["version"]
    assert wheel.name.split("-")[:2] == ["plaint", __version__]


def test_the_wheel_holds_every_file_of_the_program(wheel: Path) -> None:
    sources = {ROOT / "src": "", ROOT / "templates": "plaint/templates/",
               ROOT / "examples": "plaint/examples/"}  # fmt: skip
    expected = {
        prefix + path.relative_to(folder).as_posix()
        for folder, prefix in sources.items()
        for path in folder.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }

    assert expected - set(names(wheel)) == set()


def test_the_wheel_holds_the_data_that_the_program_reads(wheel: Path) -> None:
    held = set(names(wheel))

    assert {
        "plaint/py.typed",
        "plaint/cli/locale/fr/LC_MESSAGES/plaint.mo",
        "plaint/knowledge/gb.toml",
        "plaint/knowledge/fr.toml",
        "plaint/knowledge/tone/en/insult.toml",
        "plaint/knowledge/replies/fr.toml",
        "plaint/templates/plaint-en/pack.toml",
        "plaint/templates/plaint-fr/parts/signature.j2",
        "plaint/examples/suitcase.toml",
    } <= held


def test_the_wheel_holds_nothing_else(wheel: Path) -> None:
    strange = [name for name in names(wheel) if not belongs(name)]

    assert strange == []


def belongs(name: str) -> bool:
    if name.startswith(f"plaint-{__version__}.dist-info/"):
        return True
    if name.endswith(".py"):
        return name.startswith("plaint/") and "/test" not in name
    return any(name.startswith(f"{folder}/") and name.endswith(ends)
               for folder, ends in DATA.items())  # fmt: skip


# Runs in the installed copy: writes every letter that the checkout has an expectation for.
_RENDER = """
import sys
from pathlib import Path
import plaint
from plaint.letters import context, packs, render

assert Path(plaint.__file__).is_relative_to(sys.argv[1]), plaint.__file__
expected = []
for language in packs.LANGUAGES:
    pack = packs.built_in(language)
    assert pack.folder.is_relative_to(sys.argv[1]), pack.folder
    render.compile_pack(pack)
    expected += [(pack.folder / e.file, pack.folder / e.expected) for e in pack.manifest.example]
golden = sorted(Path(sys.argv[2]).glob("*.toml"))
expected += [(case, case.with_suffix(".txt")) for case in golden]
written = set()
for case, text in expected:
    values = context.read_example(case)
    letter = render.render(packs.built_in(values["language"]), values)
    assert f"{letter.subject}\\n\\n{letter.body}\\n" == text.read_text("utf-8"), case
    written.add((values["language"], values["stage"]))
missing = {(lang, stage) for lang in packs.LANGUAGES for stage in packs.STAGES} - written
assert not missing, missing
print(len(expected))
"""


def test_every_template_renders_where_it_is_installed(installed: Path, tmp_path: Path) -> None:
    printed = run(
        [sys.executable, "-c", _RENDER, str(installed), str(GOLDEN)],
        cwd=tmp_path, PYTHONPATH=str(installed),
    )  # fmt: skip

    assert int(printed) > 2 * 10


def test_the_installed_program_opens_a_case_and_writes_the_letter(
    installed: Path, tmp_path: Path
) -> None:
    def plaint(*args: str) -> str:
        command = [sys.executable, "-m", "plaint", *args]
        return run(command, cwd=tmp_path, PYTHONPATH=str(installed))

    assert plaint("--version") == f"plaint {__version__}\n"
    opened = plaint("new", str(installed / "plaint" / "examples" / "suitcase.toml"))
    letter = plaint("draft")

    assert " is open: Suitcase lost on flight EX117, 2 September." in opened
    assert "Enclosed: 1-receipts.txt, 2-baggage-tag.txt" in letter
    assert "Dear Example Airways Customer Care," in letter
    assert "Look at it, then: plaint send" in letter
    assert "Usage" not in plaint("--lang", "fr", "--help").split()


def test_the_console_script_is_the_one_boundary(installed: Path) -> None:
    [metadata] = installed.glob("plaint-*.dist-info")

    assert "plaint = plaint.cli:main" in (metadata / "entry_points.txt").read_text("utf-8")
    assert PROJECT["scripts"] == {"plaint": "plaint.cli:main"}
