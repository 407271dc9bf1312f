"""Keep the documents true to the program: their sessions are run, their lists made from the code.

python -m tools.documents             bring the documents up to date
python -m tools.documents --check     change nothing; show what differs, and exit 1 if anything
"""

from __future__ import annotations

import difflib
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from tools import ladders, reference, tour

ROOT = Path(__file__).resolve().parent.parent


def documents() -> list[Path]:
    found = [*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").glob("*.md"))]
    return [path for path in found if path.name != "ladders.md"]


def refreshed(document: str) -> str:
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "examples").symlink_to(ROOT / "examples")
        return tour.refreshed(reference.refreshed(document), Path(folder))


def wanted() -> Iterator[tuple[Path, str, str]]:
    """Each document, as it is and as it should be."""
    for path in documents():
        before = path.read_text("utf-8")
        yield path, before, refreshed(before)
    for name, page in ladders.pages().items():
        path = ROOT / "docs" / name
        yield path, path.read_text("utf-8") if path.is_file() else "", page


def main(args: list[str]) -> int:
    behind = 0
    for path, before, after in wanted():
        if after == before:
            continue
        behind += 1
        name = path.relative_to(ROOT).as_posix()
        if "--check" in args:
            lines = before.splitlines(keepends=True), after.splitlines(keepends=True)
            sys.stdout.writelines(difflib.unified_diff(*lines, name, f"{name} as it should be"))
        else:
            path.parent.mkdir(exist_ok=True)
            path.write_text(after, "utf-8")
            sys.stdout.write(f"{name} is brought up to date\n")
    return 1 if behind and "--check" in args else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
