"""Whole cases, told as data: a case file, then dated commands with what each must answer.

A story is a TOML file beside this one:

    title   what it shows
    zone    the zone in which the steps' dates are meant (default Europe/London)
    case    the case file, as a user would write it; [files] lie beside it
    [[step]]
      on      the date (noon in `zone`), or the instant, of the command
      run     the command line; {letter} is a file with the step's `letter`
      stdin   what the command reads from standard input
      exit    the exit code (default 0)
      says    texts that stdout must hold, in this order; `notes`: the same for stderr
      never   texts that neither may hold
      json    what the JSON document must hold, by path: "steps.nudge.status" = "now". A list is
              entered by a number, or by the `id`, `step`, `category`, `what` or `ref` of an entry
      null    paths that must be absent or null
      text    sentences that the `text` of the JSON document must hold, in this order

Expected dates are computed by hand; each file says how.
"""

from __future__ import annotations

import shlex
import tomllib
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from tests.cli.running import Plaint, Ran

HERE = Path(__file__).parent
STORY_KEYS = {"title", "zone", "case", "files", "step"}
STEP_KEYS = {
    "on", "run", "letter", "stdin", "exit", "says", "notes", "never", "json", "null", "text",
}  # fmt: skip
NAMES = ("id", "step", "category", "what", "ref")


def stories() -> list[Path]:
    return sorted(HERE.glob("*.toml"))


@pytest.mark.parametrize("story", stories(), ids=lambda path: path.stem)
def test_story(
    story: Path, plaint: Plaint, at: Callable[[str], None], tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    told = tomllib.loads(story.read_text("utf-8"))
    assert set(told) <= STORY_KEYS, set(told) - STORY_KEYS
    folder = tmp_path / "story"
    folder.mkdir()
    monkeypatch.chdir(folder)
    Path("case.toml").write_text(told["case"], "utf-8")
    for name, content in told.get("files", {}).items():
        Path(name).write_text(content, "utf-8")
    zone = ZoneInfo(told.get("zone", "Europe/London"))
    for number, step in enumerate(told["step"], start=1):
        place = f"{story.name}, step {number} ({step['on']}: {step['run']})"
        assert set(step) <= STEP_KEYS, f"{place}: {set(step) - STEP_KEYS}"
        at(_instant(step["on"], zone))
        _check(place, step, plaint.run(*_words(step), stdin=step.get("stdin", "")))


def _instant(on: str, zone: ZoneInfo) -> str:
    local = datetime.fromisoformat(on if "T" in on else f"{on}T12:00").replace(tzinfo=zone)
    return local.astimezone(UTC).replace(tzinfo=None).isoformat()


def _words(step: dict[str, Any]) -> list[str]:
    if "letter" in step:
        Path("letter.txt").write_text(step["letter"], "utf-8")
    words = [word.replace("{letter}", "letter.txt") for word in shlex.split(step["run"])]
    as_json = {"json", "null", "text"} & set(step)
    return [*words, "--json"] if as_json and "--json" not in words else words


def _check(place: str, step: dict[str, Any], ran: Ran) -> None:
    everything = f"{place} -> {ran.code}\n{ran.stdout}\n{ran.stderr}"
    assert ran.code == step.get("exit", 0), everything
    _in_order(step.get("says", []), ran.stdout, everything)
    _in_order(step.get("notes", []), ran.stderr, everything)
    for text in step.get("never", []):
        assert text not in ran.stdout + ran.stderr, f"{text!r} in {everything}"
    if not {"json", "null", "text"} & set(step):
        return
    document = ran.json
    found = {path: _at(document, path) for path in step.get("json", {})}
    assert found == step.get("json", {}), everything
    present = {path: _at(document, path) for path in step.get("null", [])}
    assert set(present.values()) <= {None, "(absent)"}, f"{present} in {everything}"
    if "text" in step:
        _in_order(step["text"], document["text"], everything)


def _in_order(texts: list[str], whole: str, everything: str) -> None:
    """Where a line is broken, and which kind of space stands in it, is for other tests."""
    whole, start = " ".join(whole.split()), 0
    for text in texts:
        wanted = " ".join(text.split())
        place = whole.find(wanted, start)
        assert place >= 0, f"no {text!r} (after what came before it) in {everything}"
        start = place + len(wanted)


def _at(document: Any, path: str) -> Any:
    """What stands at a path, "(absent)" where nothing does."""
    for word in path.split("."):
        if isinstance(document, list):
            document = _entry(document, word)
        elif isinstance(document, dict):
            document = document.get(word, "(absent)")
        else:
            return "(absent)"
    return document


def _entry(entries: list[Any], word: str) -> Any:
    if word.isdigit():
        return entries[int(word)] if int(word) < len(entries) else "(absent)"
    named = (e for name in NAMES for e in entries if isinstance(e, dict) and e.get(name) == word)
    return next(named, "(absent)")
