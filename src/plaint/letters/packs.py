"""Letter packs: where they are, and whether their manifest and files are in order."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Literal, get_args

import msgspec

from plaint.domain.complaint import KINDS, SECTORS
from plaint.errors import Fault, InvalidInput, NotFound
from plaint.wording import say

Stage = Literal[
    "complaint", "nudge", "follow-up", "reply", "second-level", "notice", "final-notice",
    "letter-before-claim", "referral", "thanks",
]  # fmt: skip
STAGES: tuple[Stage, ...] = get_args(Stage)
LANGUAGES = ("en", "fr")  # those that plaint can write dates and amounts in

MAX_FILE = 32 * 1024  # bytes of one template
MIN_EXAMPLES = 3  # full, minimal, awkward

_ID = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
_PART = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*")
_EXAMPLE = re.compile(r"examples/[a-z0-9]+(-[a-z0-9]+)*\.(toml|txt)")


class Change(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One entry of a pack's changelog."""

    version: str
    on: date
    what: str


class Example(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A fictional case (`file`, a context in TOML) and the letter it must give (`expected`)."""

    name: str
    file: str
    expected: str


class Manifest(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """pack.toml. Empty `countries`, `sectors` or `kinds` mean all of them."""

    id: str
    version: str
    licence: str
    author: str
    contact: str
    languages: list[str]
    countries: list[str]
    sectors: list[str]
    kinds: list[str]
    stages: list[Stage]
    when_to_use: str
    when_not: str
    needs: list[str]
    rights: list[str]  # ids of the knowledge; law is never typed freely
    reviewed_by: str
    reviewed_on: date
    expires_on: date
    parts: list[str]  # in the order in which they may use each other
    changelog: list[Change]
    example: list[Example]


@dataclass(frozen=True, slots=True, eq=False)
class Pack:
    """A pack whose manifest and files were found in order; its templates are not yet read."""

    folder: Path
    manifest: Manifest

    def template(self, name: str) -> Path:
        """The file of "subject", of a stage, or of a part ("parts/ask")."""
        return self.folder / f"{name}.j2"


def templates_root() -> Path:
    """The folder of the built-in packs: inside the installed package, or beside `src/`."""
    package = Path(__file__).parents[1]
    installed = package / "templates"
    return installed if installed.is_dir() else package.parents[1] / "templates"


@cache
def built_in(language: str) -> Pack:
    """The pack that ships with plaint. Raises NotFound for a language without one."""
    if language not in LANGUAGES:
        raise NotFound(
            say("There are no letters in the language {language}.", language=language),
            hint=say("Letters can be written in: {languages}.", languages=", ".join(LANGUAGES)),
        )
    return load(templates_root() / f"plaint-{language}")


def load(folder: Path) -> Pack:
    """Read and check a pack. Raises NotFound, or InvalidInput with every fault found."""
    path = folder / "pack.toml"
    if not path.is_file():
        raise NotFound(say("There is no letter pack in {folder}.", folder=str(folder)))
    manifest = _read(path)
    faults = [*_manifest_faults(manifest), *_file_faults(folder, manifest)]
    if faults:
        raise InvalidInput(
            say("The letter pack {path} can't be used.", path=str(path)),
            faults=tuple(faults),
            source=str(path),
        )
    return Pack(folder=folder, manifest=manifest)


def _read(path: Path) -> Manifest:
    try:
        return msgspec.convert(tomllib.loads(path.read_text("utf-8")), Manifest)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        fault = Fault("pack.toml", say("It is not TOML: {why}.", why=str(error)))
    except msgspec.ValidationError as error:
        why, _, where = str(error).partition(" - at `$")
        place = where.removeprefix(".").rstrip("`") or "pack.toml"
        fault = Fault(place, say("The manifest is wrong here: {why}.", why=why))
    raise InvalidInput(
        say("The letter pack {path} can't be used.", path=str(path)),
        faults=(fault,),
        source=str(path),
    )


def _manifest_faults(manifest: Manifest) -> list[Fault]:
    faults = []
    if not _ID.fullmatch(manifest.id):
        faults.append(Fault("id", say("Use small letters, digits and single dashes.")))
    if not re.fullmatch(r"\d+\.\d+\.\d+", manifest.version):
        faults.append(Fault("version", say("Write a version as 1.0.0.")))
    for key in ("licence", "author", "contact", "when_to_use", "when_not", "reviewed_by"):
        if not getattr(manifest, key).strip():
            faults.append(Fault(key, say("It must not be empty.")))
    for key in ("languages", "stages"):
        if not getattr(manifest, key):
            faults.append(Fault(key, say("Name at least one.")))
    for key, known in (("languages", LANGUAGES), ("sectors", SECTORS), ("kinds", KINDS)):
        strange = [each for each in getattr(manifest, key) if each not in known]
        faults += [Fault(key, say("{name} is not known.", name=each)) for each in strange]
    if manifest.expires_on <= manifest.reviewed_on:
        faults.append(Fault("expires_on", say("It must be later than reviewed_on.")))
    if not any(change.version == manifest.version for change in manifest.changelog):
        faults.append(Fault("changelog", say("Say what changed in this version.")))
    if len(manifest.example) < MIN_EXAMPLES:
        faults.append(Fault("example", say("Give at least {count} examples.", count=MIN_EXAMPLES)))
    return faults


def _file_faults(folder: Path, manifest: Manifest) -> list[Fault]:
    """Every file that the manifest names, and no other template."""
    faults = []
    wanted = {"subject.j2", *(f"{stage}.j2" for stage in manifest.stages)}
    for index, part in enumerate(manifest.parts):
        if not _PART.fullmatch(part):
            faults.append(Fault(f"parts[{index}]", say("Use small letters, digits and _.")))
        else:
            wanted.add(f"parts/{part}.j2")
    examples = set()
    for index, example in enumerate(manifest.example):
        for key in ("file", "expected"):
            name = getattr(example, key)
            if not _EXAMPLE.fullmatch(name):
                place = f"example[{index}].{key}"
                faults.append(Fault(place, say("Name a file as examples/lost-suitcase.toml.")))
            else:
                examples.add(name)
    for name in sorted(wanted | examples):
        faults += _one_file(folder, name)
    there = {path.relative_to(folder).as_posix() for path in folder.rglob("*.j2")}
    faults += [
        Fault(name, say("The manifest names no such stage or part."))
        for name in sorted(there - wanted)
    ]
    return faults


def _one_file(folder: Path, name: str) -> list[Fault]:
    path = folder / name
    if not path.is_file():
        return [Fault(name, say("The file is missing."))]
    if not path.resolve().is_relative_to(folder.resolve()):
        return [Fault(name, say("The file must lie inside the pack."))]
    if path.stat().st_size > MAX_FILE:
        return [Fault(name, say("The file is larger than {size} bytes.", size=MAX_FILE))]
    return []
