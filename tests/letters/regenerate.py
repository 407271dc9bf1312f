"""Write the expected letters anew: python tests/letters/regenerate.py

Renders each tests/letters/golden/LANGUAGE-*.toml and each example of the built-in packs into the
.txt beside it. Read the difference (git diff) aloud before you keep it.
"""

from __future__ import annotations

from pathlib import Path

from plaint.letters import context, packs, render

GOLDEN = Path(__file__).with_name("golden")


def letter(case: Path) -> str:
    """The letter of a golden case or an example, as its .txt holds it."""
    values = context.read_example(case)
    written = render.render(packs.built_in(values["language"]), values)
    return f"{written.subject}\n\n{written.body}\n"


def pairs() -> list[tuple[Path, Path]]:
    """Every context with the file of its expected letter."""
    found = [(case, case.with_suffix(".txt")) for case in sorted(GOLDEN.glob("*.toml"))]
    for language in packs.LANGUAGES:
        pack = packs.built_in(language)
        found += [
            (pack.folder / example.file, pack.folder / example.expected)
            for example in pack.manifest.example
        ]
    return found


if __name__ == "__main__":
    for case, expected in pairs():
        expected.write_text(letter(case), "utf-8")
