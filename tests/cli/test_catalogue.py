"""The French catalogue is true to the source: complete, current, with the same places."""

from __future__ import annotations

import ast
import gettext
import re
from collections.abc import Iterator
from importlib import import_module
from string import Formatter

import click
import pytest
from tools import catalogue
from tools.catalogue import Sentence, forms, said

from plaint.cli.group import COMMANDS
from plaint.cli.presenters.table import cells
from plaint.cli.root import cli

NBSP = "\u00a0"
# Which texts the typography of prose does not govern: commands in backquotes, JSON, addresses.
_NO_PROSE = re.compile(r"`[^`]*`|\{\{.*\}\}|https?://\S*|--?[\w-]+(?:[= ][\w|.@=-]+)*")

# Labels that stand below each other, so that what comes after them does too.
ALIGNED = (
    ("Now:              ", "By:               ", "If you don't act: "),
    ("ok     ", "missing"),
)


@pytest.fixture(scope="module")
def translated() -> dict[Sentence, tuple[str, ...]]:
    """The translations there are: one form, or one for each plural."""
    return {
        message.id: forms(message)  # type: ignore[misc]  # babel's ids are wider than the tool's
        for message in catalogue.merged()
        if message.id and all(forms(message))
    }


def pairs(translated: dict[Sentence, tuple[str, ...]]) -> Iterator[tuple[str, str]]:
    for sentence, french in translated.items():
        yield from zip((sentence,) if isinstance(sentence, str) else sentence, french, strict=True)


# --- it is complete ----------------------------------------------------------------------------


def test_every_sentence_has_a_translation() -> None:
    assert catalogue.untranslated(catalogue.merged()) == []


def test_the_files_are_what_the_tool_would_write(capsys: pytest.CaptureFixture[str]) -> None:
    assert catalogue.main(["--check"]) == 0, capsys.readouterr().err


def test_nothing_obsolete_or_uncertain_is_kept() -> None:
    po = catalogue.PO.read_text("utf-8")
    assert "#~" not in po
    assert "fuzzy" not in po


def test_what_gettext_reads_is_what_the_po_says(
    translated: dict[Sentence, tuple[str, ...]],
) -> None:
    with catalogue.MO.open("rb") as file:
        compiled = gettext.GNUTranslations(file)
    for sentence, french in translated.items():
        if isinstance(sentence, str):
            assert (compiled.gettext(sentence),) == french
        else:
            # French counts nothing and one as singular.
            assert [compiled.ngettext(*sentence, n) for n in (0, 1, 2)] == [french[0], *french]


def test_every_help_text_is_in_the_catalogue(
    translated: dict[Sentence, tuple[str, ...]],
) -> None:
    commands: list[click.Command] = [cli]
    for name, entry in COMMANDS.items():
        module = import_module(f"plaint.cli.commands.{entry.module}")
        commands.append(getattr(module, f"{name}_command"))
    helps = {command.help for command in commands} | {
        param.help
        for command in commands
        for param in command.params
        if isinstance(param, click.Option)
    }
    assert {text for text in helps if text and text not in translated} == set()


# --- it says the same --------------------------------------------------------------------------


def places(text: str) -> set[str]:
    return {name for _text, name, _spec, _conversion in Formatter().parse(text) if name is not None}


def test_the_places_are_the_same(translated: dict[Sentence, tuple[str, ...]]) -> None:
    wrong = [
        (english, french)
        for english, french in pairs(translated)
        if places(english) != places(french)
    ]
    assert wrong == []


def test_options_and_commands_keep_their_names(
    translated: dict[Sentence, tuple[str, ...]],
) -> None:
    names = re.compile(r"--[a-z][a-z-]+|\bplaint [a-z]+(?= |$)|`plaint [^`]*`")
    ours = {f"plaint {name}" for name in COMMANDS}
    wrong = []
    for english, french in pairs(translated):
        named = [n for n in names.findall(english) if not n.startswith("plaint ") or n in ours]
        wrong += [(english, french, name) for name in named if name not in french]
    assert wrong == []


def test_indents_and_paddings_are_kept(translated: dict[Sentence, tuple[str, ...]]) -> None:
    def margins(text: str) -> tuple[int, bool]:
        return len(text) - len(text.lstrip(" ")), text.endswith(" ")

    aligned = {label for labels in ALIGNED for label in labels} | {"; "}

    wrong = [
        (english, french)
        for english, french in pairs(translated)
        if margins(english) != margins(french) and english not in aligned
    ]
    assert wrong == []


@pytest.mark.parametrize("aligned", ALIGNED)
def test_labels_that_stand_below_each_other_are_equally_wide(
    translated: dict[Sentence, tuple[str, ...]], aligned: tuple[str, ...]
) -> None:
    assert len({cells(label) for label in aligned}) == 1
    assert len({cells(translated[label][0]) for label in aligned}) == 1


# --- it is French ------------------------------------------------------------------------------


def prose(text: str) -> str:
    return _NO_PROSE.sub("", text)


def test_no_break_spaces_stand_where_french_wants_them(
    translated: dict[Sentence, tuple[str, ...]],
) -> None:
    wrong = [
        french
        for _english, french in pairs(translated)
        if re.search(rf"(?<!{NBSP})[:;!?»%]", prose(french))
        or re.search(rf"«(?!{NBSP})", prose(french))
    ]
    assert wrong == []


def test_quotation_marks_are_french(translated: dict[Sentence, tuple[str, ...]]) -> None:
    assert [french for _english, french in pairs(translated) if set("“”’") & set(french)] == []


def test_one_sentence_ends_like_the_other(translated: dict[Sentence, tuple[str, ...]]) -> None:
    def end(text: str) -> str:
        last = text.rstrip()[-1:]
        return last if last in ".?:" else ""

    # Those of click are said in other ways, which end in other ways.
    from_click = set(catalogue.of_click())
    wrong = [
        (english, french)
        for english, french in pairs(translated)
        if end(english) != end(french) and " " in english and english not in from_click
    ]
    assert wrong == []


def test_nobody_is_called_tu(translated: dict[Sentence, tuple[str, ...]]) -> None:
    familiar = re.compile(r"\b(?:tu|te|toi|ta|tes)\b", re.IGNORECASE)
    assert [french for _english, french in pairs(translated) if familiar.search(french)] == []


# --- the tool ----------------------------------------------------------------------------------


def test_it_finds_what_is_said() -> None:
    source = """
say("one", a=1)
say("two and" " a half")
click.echo(_("three"))
help = N_("four")
_n("{n} day", "{n} days", days).format(n=days)
app.say("not this"); _(variable)
"""
    tree = ast.parse(source)
    assert list(said(tree, "here")) == [
        "one", "two and a half", "three", "four", ("{n} day", "{n} days"),
    ]  # fmt: skip


@pytest.mark.parametrize("call", ["say(text)", 'say(f"{name} is late")', 'say("a" + b)', "say()"])
def test_it_refuses_what_nobody_could_translate(call: str) -> None:
    with pytest.raises(ValueError, match="here:1: say"):
        list(said(ast.parse(call), "here"))


def test_a_stale_catalogue_is_told(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    more = {**catalogue.sentences(), "A sentence that nobody has translated yet.": ["here.py"]}
    monkeypatch.setattr(catalogue, "sentences", lambda: more)
    before = catalogue.PO.read_bytes(), catalogue.MO.read_bytes()

    assert catalogue.main(["--check"]) == 1

    assert "plaint.po is behind" in capsys.readouterr().err
    assert (catalogue.PO.read_bytes(), catalogue.MO.read_bytes()) == before
