from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from tests.letters.matrix import full, minimal

from plaint.errors import InvalidInput
from plaint.letters import packs
from plaint.letters.packs import Pack, built_in
from plaint.letters.render import RenderedLetter, compile_pack, render


def pack_of(tmp_path: Path, language: str = "en", **templates: str) -> Pack:
    """A built-in pack with some of its templates replaced; `__` in a name is a slash."""
    folder = tmp_path / "pack"
    shutil.copytree(packs.templates_root() / f"plaint-{language}", folder)
    for name, text in templates.items():
        (folder / f"{name.replace('__', '/')}.j2").write_text(text, "utf-8")
    return packs.load(folder)


def test_a_customers_braces_are_only_text() -> None:
    words = "I typed {{ 7 * 7 }} and {% include 'x' %} and {# nothing #}"

    letter = render(built_in("en"), minimal("en", "complaint", "", facts=words, subject=words))

    assert words in letter.body
    assert words in letter.subject


@pytest.mark.parametrize("language", packs.LANGUAGES)
@pytest.mark.parametrize("key", ["subject", "value", "ticket"])
def test_no_field_breaks_the_subject(language: str, key: str) -> None:
    evil = "x\r\nBcc: evil@example.org\x0b\x1b[31m\u2028y\u202e"
    context = full(language, "follow-up", "")
    if key == "value":
        context["references"][0]["value"] = evil
    else:
        context[key] = evil

    subject = render(built_in(language), context).subject

    assert "evil@example.org" in subject
    assert len(subject.splitlines()) == 1
    assert subject.isprintable() or "\u00a0" in subject
    assert "\x1b" not in subject
    assert "\u202e" not in subject


def test_a_body_has_no_control_characters_and_no_runs_of_empty_lines() -> None:
    facts = "One.\r\n\r\n\r\n\r\nTwo\ttabbed.   \r\n\x1b[2JThr\x00ee."

    body = render(built_in("en"), minimal("en", "complaint", "", facts=facts)).body

    assert "\n\nOne.\n\nTwo tabbed.\n[2JThree.\n\n" in body


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("Quoi : « non » ; si ! ou ?", "Quoi\u00a0: «\u00a0non\u00a0»\u00a0; si\u00a0! ou\u00a0?"),
        ("https://example.org/?a=1 à 14:10", "https://example.org/?a=1 à 14:10"),
    ],
)
def test_french_lines_do_not_break_before_high_punctuation(
    tmp_path: Path, text: str, body: str
) -> None:
    pack = pack_of(tmp_path, "fr", complaint=text, subject=text)

    assert render(pack, minimal("fr", "complaint", "")) == RenderedLetter(body, body)


def test_english_keeps_ordinary_spaces(tmp_path: Path) -> None:
    pack = pack_of(tmp_path, complaint="a : b", subject="c ?")

    assert render(pack, minimal("en", "complaint", "")) == RenderedLetter("c ?", "a : b")


def test_a_part_is_stripped_and_sees_only_earlier_ones(tmp_path: Path) -> None:
    good = pack_of(
        tmp_path / "a",
        parts__greeting="\n  Hello {{ company.name }}  \n\n",
        parts__opening="[{{ parts.greeting }}]",
        complaint="{{ parts.opening }}",
    )
    circle = pack_of(
        tmp_path / "b", parts__greeting="{{ parts.opening }}", complaint="{{ parts.greeting }}"
    )

    assert render(good, minimal("en", "complaint", "")).body == "[Hello Brightnook]"
    with pytest.raises(InvalidInput, match="opening"):
        render(circle, minimal("en", "complaint", ""))


@pytest.mark.parametrize(
    ("text", "line", "why"),
    [
        ("one\n{{ missing }}", 2, "'missing' is undefined"),
        ("one\n\n{{ company.owner }}", 3, "'dict object' has no attribute 'owner'"),
        ("{% if %}", 1, "Expected an expression"),
        ("a\n{{ facts|attr('x') }}", 2, "'attr' is not allowed"),
        ("a\n{{ answer_by }}", 2, "NoneType can't be written"),
        ("a\n{{ facts|date_long }}", 2, "a filter got str"),
        ("a\n\n\n{{ []|first }}", 4, "out of range"),
    ],
)
def test_a_faulty_template_is_named_with_its_line(
    tmp_path: Path, text: str, line: int, why: str
) -> None:
    pack = pack_of(tmp_path, complaint=text)

    with pytest.raises(InvalidInput) as caught:
        render(pack, minimal("en", "complaint", ""))

    assert caught.value.source == str(pack.template("complaint"))
    assert caught.value.faults[0].line == line
    assert why in str(caught.value)
    assert str(pack.folder) in str(caught.value)


def test_a_fault_in_a_part_names_the_part(tmp_path: Path) -> None:
    pack = pack_of(tmp_path, parts__greeting="\n{{ nobody }}")

    with pytest.raises(InvalidInput) as caught:
        render(pack, minimal("en", "complaint", ""))

    assert caught.value.source == str(pack.template("parts/greeting"))
    assert caught.value.faults[0].line == 2


def test_every_template_of_a_pack_is_compiled_on_demand(tmp_path: Path) -> None:
    pack = pack_of(tmp_path, thanks="{% macro x() %}{% endmacro %}")

    render(pack, minimal("en", "complaint", ""))
    with pytest.raises(InvalidInput, match="Macro is not allowed"):
        compile_pack(pack)


def test_a_stage_or_language_that_a_pack_lacks_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InvalidInput, match="plaint-en"):
        render(built_in("en"), minimal("fr", "complaint", ""))


def test_a_letter_may_be_rendered_again_and_again() -> None:
    context = full("en", "complaint", "")

    first = render(built_in("en"), context)

    assert [render(built_in("en"), context) for _ in range(3)] == [first] * 3
