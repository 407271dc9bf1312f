from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from plaint.errors import InvalidInput, NotFound
from plaint.letters import packs
from plaint.letters.render import compile_pack


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A pack of our own to spoil."""
    folder = tmp_path / "pack"
    shutil.copytree(packs.templates_root() / "plaint-en", folder)
    return folder


def change(folder: Path, pattern: str, instead: str) -> None:
    path = folder / "pack.toml"
    text, count = re.subn(pattern, instead, path.read_text("utf-8"), count=1, flags=re.MULTILINE)
    assert count == 1
    path.write_text(text, "utf-8")


def places(folder: Path) -> list[str]:
    with pytest.raises(InvalidInput) as caught:
        packs.load(folder)
    assert caught.value.source == str(folder / "pack.toml")
    return [fault.place for fault in caught.value.faults]


@pytest.mark.parametrize("language", packs.LANGUAGES)
def test_each_language_has_a_sound_pack_of_every_stage(language: str) -> None:
    pack = packs.built_in(language)

    compile_pack(pack)

    assert pack.manifest.id == f"plaint-{language}"
    assert pack.manifest.languages == [language]
    assert tuple(pack.manifest.stages) == packs.STAGES
    assert {"full", "minimal", "awkward"} <= {example.name for example in pack.manifest.example}


def test_a_language_without_letters_is_not_found() -> None:
    with pytest.raises(NotFound) as caught:
        packs.built_in("../en")

    assert "en, fr" in str(caught.value.hint)


def test_a_folder_without_a_manifest_is_not_found(tmp_path: Path) -> None:
    with pytest.raises(NotFound):
        packs.load(tmp_path)


def test_a_copy_of_a_built_in_pack_loads(copy: Path) -> None:
    assert packs.load(copy).manifest == packs.built_in("en").manifest


@pytest.mark.parametrize(
    ("pattern", "instead", "place"),
    [
        (r'^id = ".*"', 'id = "../up"', "id"),
        (r'^version = ".*"', 'version = "one"', "version"),
        (r'^author = ".*"', 'author = " "', "author"),
        (r"^languages = .*", "languages = []", "languages"),
        (r"^languages = .*", 'languages = ["xx"]', "languages"),
        (r"^kinds = .*", 'kinds = ["lost-sock"]', "kinds"),
        (r"^sectors = .*", 'sectors = ["socks"]', "sectors"),
        (r"^expires_on = .*", "expires_on = 2020-01-01", "expires_on"),
        (r'^  "complaint",', '  "rant",', "stages[0]"),
        (r"^reviewed_on = .*", 'reviewed_on = "soon"', "reviewed_on"),
        (r'^licence = ".*"', 'licence = "MIT"\nrecipients = "x"', "pack.toml"),
        (r'^licence = ".*"', "", "pack.toml"),
        (r'^licence = ".*"', "licence = ", "pack.toml"),
        (r'"greeting"', '"../greeting"', "parts[0]"),
        (r'"greeting"', '"greeting;x"', "parts[0]"),
        (r'^file = ".*"', 'file = "../../case.toml"', "example[0].file"),
        (r'^version = "1.0.0"\non', 'version = "0.9.0"\non', "changelog"),
    ],
)
def test_a_fault_in_the_manifest_is_named(
    copy: Path, pattern: str, instead: str, place: str
) -> None:
    change(copy, pattern, instead)

    assert place in places(copy)


def test_all_faults_are_listed_at_once(copy: Path) -> None:
    change(copy, r'^id = ".*"', 'id = "Up"')
    change(copy, r'^author = ".*"', 'author = ""')
    (copy / "nudge.j2").unlink()

    assert places(copy) == ["id", "author", "nudge.j2"]


def test_a_template_that_the_manifest_does_not_name_is_a_fault(copy: Path) -> None:
    (copy / "parts" / "extra.j2").write_text("x", "utf-8")

    assert places(copy) == ["parts/extra.j2"]


def test_a_template_must_not_be_huge(copy: Path) -> None:
    (copy / "nudge.j2").write_text("x" * (packs.MAX_FILE + 1), "utf-8")

    assert places(copy) == ["nudge.j2"]


def test_a_template_must_lie_inside_the_pack(copy: Path, tmp_path: Path) -> None:
    outside = tmp_path / "secret.j2"
    outside.write_text("x", "utf-8")
    (copy / "nudge.j2").unlink()
    (copy / "nudge.j2").symlink_to(outside)

    assert places(copy) == ["nudge.j2"]


def test_too_few_examples_are_a_fault(copy: Path) -> None:
    text = (copy / "pack.toml").read_text("utf-8").split("[[example]]")[0]
    (copy / "pack.toml").write_text(
        text + "\n[[example]]\nname = 'a'\nfile = 'examples/full.toml'\n"
        "expected = 'examples/full.txt'\n",
        "utf-8",
    )

    assert "example" in places(copy)
