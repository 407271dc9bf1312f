"""No text makes the checks slow: their cost grows with the length of the text and no faster.

Times differ from machine to machine and from run to run, so nothing is timed here. Two things are
counted instead, each on a hostile text and on one twice as long, where linear work doubles and
quadratic work takes four times as much:

- the steps of every regular expression of the modules that the checks use, and of those that are
  built from the word lists. `regex_steps.Counted` matches as `re` does and counts; that it matches
  as `re` does is tested too. A pattern is tried on common hostile strings and on some of its own:
  each of its repeats pumped up, and itself all but finished, over and over. It is scanned for over
  the whole text unless its module only ever asks for it at a place.
- the lines of Python that a whole check executes. That finds a loop within a loop.

What neither sees, the copying of long strings, `benchmarks/checks.py` measures.
"""

from __future__ import annotations

import ast
import importlib
import random
import re
import sys
from collections.abc import Callable, Iterator
from types import FrameType, ModuleType
from typing import Any

import pytest
from tests.domain.regex_steps import Counted, TooSlow, pumped

from plaint.domain.privacy.known import KnownFacts
from plaint.domain.tone.calm import calm, redact
from plaint.domain.tone.check import find_tone
from plaint.knowledge.mending import joints
from plaint.knowledge.private_words import privacy_check
from plaint.knowledge.words import languages, lexicon

ROOTS = (
    "tone.check",
    "privacy.check",
    "tone.calm",
    "tone.language",
)  # of plaint.domain: the checks
NOT_FOR_TEXTS = ("tone.phrases",)  # reads our own word lists
SIZE = 200  # characters; and twice as many
DOUBLED = 2.5  # twice the length: 2 for linear work and a little for its beginning, 4 for quadratic
FEW_STEPS = 50  # for a character, with which quadratic work isn't done: not worth a word
MOST_STEPS = 1_000  # for a character: a pattern may be linear and still be slow

UNITS = {
    "letters": "a", "capitals": "A", "digits": "1", "digits apart": "1 ", "zeros": "0-",
    "dots": ".", "spaces": " ", "line ends": "\r\n", "tabs": "\t", "hyphens": "-", "lines": "_",
    "at": "@", "handles": "@a ", "hashes": "#", "tags": "#a", "brackets": "(", "square": "[",
    "quotes": '"', "guillemets": "« ", "curly": "“a", "links": "https://", "numbers": "n° ",
    "plus": "+1", "mail": "a.b@", "domains": "a.", "streets": "1 Rue de la ", "names": "No ",
    "references": "ref ref: ", "spelt": "f u c k ", "masks": "f*", "stars": "*", "shouts": "! ",
    "accents": "e\u0301", "joiners": "\u200d", "apostrophes": "a'", "commas": "a, ",
    "ibans": "GB29 ", "births": "born on 1/1/", "liars": "you are a liar ", "percent": "1.1,",
}  # fmt: skip


# --- regular expressions ---


def modules(names: tuple[str, ...]) -> Iterator[ModuleType]:
    """The modules of the domain with these names, and those that they import, and so on."""
    seen: dict[str, None] = {}
    waiting = list(names)
    while waiting:
        name = waiting.pop()
        if name not in seen:
            seen[name] = None
            module = importlib.import_module(f"plaint.domain.{name}")
            yield module
            waiting += [
                node.module.removeprefix("plaint.domain.")
                for node in ast.walk(tree_of(module))
                if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("plaint.dom")
                if node.module
            ]


def tree_of(module: ModuleType) -> ast.Module:
    assert module.__file__
    with open(module.__file__, encoding="utf-8") as file:
        return ast.parse(file.read())


def patterns() -> Iterator[tuple[str, re.Pattern[str], bool]]:
    """Every pattern of the checks, with its name and whether it is only asked for at a place."""
    for module in modules(ROOTS):
        if module.__name__.endswith(NOT_FOR_TEXTS):
            continue
        tree = tree_of(module)
        for name, value in vars(module).items():
            if isinstance(value, re.Pattern):
                yield f"{module.__name__}.{name}", value, asked_at_a_place(tree, name)
        for line, pattern in written_inside(tree):
            yield f"{module.__name__}, line {line}", pattern, False
    private = privacy_check()
    private.find("", None, public=True)  # which makes its patterns
    for path, pattern in held("privacy_check", private):
        yield path, pattern, False


def asked_at_a_place(tree: ast.Module, name: str) -> bool:
    """Whether every use of a pattern in its module is `.match` or `.fullmatch`."""
    uses = {id(node): "" for node in ast.walk(tree) if _reads(node, name)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and id(node.value) in uses:
            uses[id(node.value)] = node.attr
    return set(uses.values()) <= {"match", "fullmatch"}


def _reads(node: ast.AST, name: str) -> bool:
    return isinstance(node, ast.Name) and node.id == name and isinstance(node.ctx, ast.Load)


def written_inside(tree: ast.Module) -> Iterator[tuple[int, re.Pattern[str]]]:
    """Patterns that a function writes out: re.search(r"...", text)."""
    for node in ast.walk(tree):
        if (
            isinstance(node, ast.Call)
            and ast.unparse(node.func).startswith("re.")
            and not ast.unparse(node.func).endswith((".compile", ".escape"))
        ):
            assert isinstance(node.args[0], ast.Constant), "a pattern must be there to be tested"
            yield node.lineno, re.compile(str(node.args[0].value))


def held(path: str, thing: object, seen: set[int] | None = None) -> Iterator[tuple[str, Any]]:
    """The patterns in an object of ours, and in what it holds."""
    seen = set() if seen is None else seen
    if id(thing) in seen:
        return
    seen.add(id(thing))
    if isinstance(thing, re.Pattern):
        yield path, thing
    elif isinstance(thing, (tuple, list)):
        for n, part in enumerate(thing):
            yield from held(f"{path}[{n}]", part, seen)
    elif isinstance(thing, dict):
        for key, part in thing.items():
            yield from held(f"{path}[{key!r}]", part, seen)
    elif (owner := getattr(thing, "__self__", None)) is not None:
        yield from held(path, owner, seen)
    elif type(thing).__module__.startswith("plaint"):
        for name in (*getattr(thing, "__dict__", ()), *getattr(thing, "__slots__", ())):
            yield from held(f"{path}.{name}", getattr(thing, name), seen)


PATTERNS = sorted({p[1]: p for p in patterns()}.values(), key=lambda p: p[0])
every_pattern = pytest.mark.parametrize(
    ("pattern", "at_a_place"), [p[1:] for p in PATTERNS], ids=[p[0] for p in PATTERNS]
)


@pytest.fixture(autouse=True)
def _deep() -> Iterator[None]:
    """A repeated group is matched by recursion, a turn within the other."""
    before = sys.getrecursionlimit()
    sys.setrecursionlimit(50_000)
    yield
    sys.setrecursionlimit(before)


def stretched(unit: str, size: int) -> str:
    return (unit * (size // len(unit) + 1))[:size] + "\x00"


def hostile(pattern: re.Pattern[str]) -> Iterator[tuple[str, Callable[[int], str]]]:
    """Texts of any length that may be hard for a pattern."""
    for name, unit in UNITS.items():
        yield name, lambda size, u=unit: stretched(u, size)  # type: ignore[misc]  # bound
    for before, unit in pumped(pattern):
        yield (
            f"{before!r} and {unit!r} again and again",
            lambda size, b=before, u=unit: b + stretched(u, size),  # type: ignore[misc]  # bound
        )


@every_pattern
def test_a_pattern_takes_twice_the_steps_for_twice_the_text(
    pattern: re.Pattern[str], at_a_place: bool
) -> None:
    counted = Counted(pattern, most=MOST_STEPS * 2 * SIZE)

    def steps(text: str) -> int:
        counted.steps = 0
        if at_a_place:
            counted.match(text)
        else:
            for _ in counted.finditer(text):
                pass
        return counted.steps

    slow = {}
    for name, text in hostile(pattern):
        once, twice = steps(text(SIZE)), steps(text(2 * SIZE))
        if twice > max(DOUBLED * once, FEW_STEPS * 2 * SIZE):
            slow[name] = f"{once:,} steps for {SIZE} characters, {twice:,} for twice as many"
    assert slow == {}


@every_pattern
def test_the_counting_finds_what_re_finds(pattern: re.Pattern[str], at_a_place: bool) -> None:
    chance = random.Random(1)
    pieces = [*UNITS.values(), *(unit for _, unit in pumped(pattern)), *"aB19 .-\n"]
    counted = Counted(pattern)
    for _ in range(40):
        text = "".join(chance.choices(pieces, k=8))
        assert list(counted.finditer(text)) == [m.span() for m in pattern.finditer(text)], text


@pytest.mark.parametrize(
    "slow", [r"(?:a+)+$", r"\s*,", r"(?:a|ab|b)+$", r"<[^>]*>", r"\d+\d+x", r"(?:a{0,9}b?){0,200}c"]
)
def test_a_slow_pattern_is_known_as_slow(slow: str) -> None:
    with pytest.raises((AssertionError, TooSlow)):
        test_a_pattern_takes_twice_the_steps_for_twice_the_text(re.compile(slow), False)


# --- whole checks ---

KNOWN = KnownFacts(
    name="Alex Morgan", email="a.morgan@example.org", phone="+44 113 496 0000",
    postal="1 High Street, Leeds LS1 1AA", references=("A1A1A1", "111111"),
    evidence_names=("a1.a1.pdf",), allowed=("Example",),
)  # fmt: skip
KNOWN_UNITS = {
    "its reference": "a1a1", "its number": "11 ", "its phone": "01134960000", "its name": "alex ",
    "its street": "1 high st ", "its postcode": "ls1 1aa", "its letters": "a1-", "alarms": "idiot ",
    "all of it": "You LIARS!!! alex, A1A1A1, call 0113 496 0000. ",
}  # fmt: skip


def lines_of(run: Callable[[], object]) -> int:
    """How many lines of Python a call executes."""
    count = 0

    def trace(frame: FrameType, event: str, arg: object) -> Any:
        nonlocal count
        count += event == "line"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        run()
    finally:
        sys.settrace(before)
    return count


def whole(text: str) -> None:
    """Both checks in full, and what is done with their findings."""
    for language in languages():
        calm(text, find_tone(text, lexicon(language)), joints(language))
    private = privacy_check()
    private.find(text, None, public=False)
    redact(text, private.find(text, KNOWN, public=True))


@pytest.mark.parametrize(
    "unit", [*UNITS.values(), *KNOWN_UNITS.values()], ids=[*UNITS, *KNOWN_UNITS]
)
def test_a_check_executes_twice_the_lines_for_twice_the_text(unit: str) -> None:
    size = 2_000
    whole(stretched(unit, 100))  # what is made once is made
    once, twice = (lines_of(lambda n=n: whole(stretched(unit, n))) for n in (size, 2 * size))  # type: ignore[misc]
    assert twice <= 2.2 * once + 200
