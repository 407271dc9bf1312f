"""Keep the French catalogue true to the sentences of the source.

    python tools/catalogue.py            bring the .po up to date and compile the .mo
    python tools/catalogue.py --check    change nothing

Exit code 1: a sentence has no translation yet, or (with --check) one of the files is behind.

The sentences are read out of the syntax tree: the first argument of say, _ and N_, the first two
of _n; and what click itself says to people who run plaint. Translations are kept, those of
sentences that are gone are dropped, new ones stay empty until somebody writes them.
"""

from __future__ import annotations

import ast
import io
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from babel.messages.catalog import Catalog, Message

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "src" / "plaint"
PO = SOURCE / "cli" / "locale" / "fr" / "LC_MESSAGES" / "plaint.po"
MO = PO.with_suffix(".mo")

# A sentence; or its singular and its plural. As babel has it.
Sentence = str | tuple[str, str]

_CLICK_MODULES = ("core", "decorators", "exceptions", "formatting", "parser", "termui", "types")
# What click says to programmers, or of things that plaint has none of.
_CLICK_UNHEARD = (
    "Argument {name!r} takes {nargs} values.",
    "Arguments take exactly one parameter declaration, got {length}: {decls}.",
    "Boolean option {decl!r} cannot use the same flag for true/false.",
    "Choice({choices})",
    "%(prog)s, version %(version)s",
    "Confirm the action without prompting.",
    "Could not determine name for option with declarations {decls!r}",
    "DeprecationWarning: The command {name!r} is deprecated.{extra_message}",
    "DeprecationWarning: The {param_type} {name!r} is deprecated.{extra_message}",
    "Invalid start character for option ({option})",
    "Name '{name}' defined twice",
    "No options defined but a name was passed ({name}). Did you mean to declare an argument"
    " instead? Did you mean to pass '--{name}'?",
    "Unknown color {colour!r}",
    "Value must be an iterable.",
    "(dynamic)",
    "deprecated",
    "env var: {var}",
    "{value!r} is not a valid UUID.",
    # Read once, at import: they would keep the language of whichever run came first.
    "directory", "file", "path",
)  # fmt: skip
# What click says only in a variable, and what its versions 8.2 and 8.3 say in other words.
_CLICK_TOO: tuple[Sentence, ...] = (
    "required",
    "Error: The value you entered was invalid.",
    "Error: {e.message}",
    "No such option: {name}",
    "{value!r} is not a valid boolean.",
)


def main(args: list[str]) -> int:
    files = rendered()
    stale = [path for path, data in files.items() if not _holds(path, data)]
    empty = untranslated(merged())
    for sentence in empty:
        sys.stderr.write(f"not translated yet: {sentence!r}\n")
    if "--check" in args:
        for path in stale:
            sys.stderr.write(f"{path.relative_to(ROOT)} is behind: python tools/catalogue.py\n")
        return 1 if stale or empty else 0
    for path in stale:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(files[path])
    return 1 if empty else 0


def _holds(path: Path, data: bytes) -> bool:
    return path.is_file() and path.read_bytes() == data


# --- what is said ------------------------------------------------------------------------------


def sentences() -> dict[Sentence, list[str]]:
    """Every sentence that is to be translated, with the files that say it."""
    found: dict[Sentence, list[str]] = {}
    for path in sorted(SOURCE.rglob("*.py")):
        place = path.relative_to(ROOT).as_posix()
        for sentence in said(ast.parse(path.read_text("utf-8")), place):
            _note(found, sentence, place)
    for sentence in of_click():
        _note(found, sentence, "click")
    return found


def _note(found: dict[Sentence, list[str]], sentence: Sentence, place: str) -> None:
    places = found.setdefault(sentence, [])
    if place not in places:
        places.append(place)


def said(tree: ast.AST, place: str) -> Iterator[Sentence]:
    """The sentences of one module. Raises ValueError for a `say` that nobody could translate."""
    for node in sorted(_calls(tree), key=lambda call: (call.lineno, call.col_offset)):
        name = node.func.id if isinstance(node.func, ast.Name) else ""
        words = [_constant(argument) for argument in node.args[:2]]
        if name == "say" and (not words or words[0] is None):
            raise ValueError(f"{place}:{node.lineno}: say() wants its sentence written out")
        if name in ("say", "_", "N_") and words and words[0]:
            yield words[0]
        elif name in ("_n", "ngettext") and len(words) == 2 and words[0] and words[1]:
            yield words[0], words[1]


def _calls(tree: ast.AST) -> Iterator[ast.Call]:
    return (node for node in ast.walk(tree) if isinstance(node, ast.Call))


def _constant(node: ast.expr) -> str | None:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None


def of_click() -> Iterator[Sentence]:
    """What the installed click says to people."""
    import click

    folder = Path(click.__file__).parent
    for name in _CLICK_MODULES:
        tree = ast.parse((folder / f"{name}.py").read_text("utf-8"))
        yield from (sentence for sentence in said(tree, name) if sentence not in _CLICK_UNHEARD)
    yield from _CLICK_TOO


# --- the files ---------------------------------------------------------------------------------


def rendered() -> dict[Path, bytes]:
    """The two files as they should be."""
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import write_po

    catalog = merged()
    po, mo = io.BytesIO(), io.BytesIO()
    write_po(po, catalog, width=100, include_lineno=False)
    write_mo(mo, catalog)
    return {PO: po.getvalue(), MO: mo.getvalue()}


def merged() -> Catalog:
    """The sentences of the source with the translations that the .po has for them."""
    known = _read()
    catalog = _empty()
    for sentence, places in sentences().items():
        old = known.get(sentence)
        catalog.add(
            sentence,
            old.string if old else None,
            locations=[(place, 0) for place in places],
            user_comments=old.user_comments if old else (),
        )
    return catalog


def _read() -> Catalog:
    from babel.messages.pofile import read_po

    if not PO.is_file():
        return _empty()
    with PO.open("rb") as file:
        return read_po(file, locale="fr")


def _empty() -> Catalog:
    """A catalogue whose header names no day and no tool: same sentences, same bytes."""
    from babel.messages.catalog import Catalog

    class Undated(Catalog):
        mime_headers = (
            ("Language", "fr"),
            ("Plural-Forms", "nplurals=2; plural=(n > 1);"),
            ("MIME-Version", "1.0"),
            ("Content-Type", "text/plain; charset=utf-8"),
            ("Content-Transfer-Encoding", "8bit"),
        )

    return Undated(
        locale="fr", fuzzy=False, header_comment="# plaint in French; see tools/catalogue.py."
    )


def untranslated(catalog: Catalog) -> list[object]:
    return [message.id for message in catalog if message.id and not all(forms(message))]


def forms(message: Message) -> tuple[str, ...]:
    """The translations of a message: one, or one for each plural form; "" for none."""
    if isinstance(message.string, tuple | list):
        return tuple(str(form) for form in message.string)
    return (str(message.string or ""),)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
