from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import TemplateError, TemplateSyntaxError

from plaint.letters.sandbox import MAX_OUTPUT, compile_template, lower_first, metered, run, sentence

CONTEXT: dict[str, object] = {
    "today": date(2026, 3, 16),
    "text": "Hello",
    "empty": "",
    "nothing": None,
    "items": ["a", "b"],
    "rows": [{"on": date(2026, 3, 9), "name": "x"}, {"on": date(2026, 3, 2), "name": "y"}],
    "table": {"key": "value", "items": "a key, not a method"},
}


def written(source: str, language: str = "en", **more: object) -> str:
    with metered():
        template = compile_template(language, source, "test/x", "x.j2")
        return run(template, {**CONTEXT, **more})


@pytest.mark.parametrize(
    "source",
    [
        # the way to Python
        "{{ ''.__class__ }}",
        "{{ table['__class__'] }}",
        "{{ text.upper }}",
        "{{ items.append }}",
        "{{ today.year }}",
        "{{ text|attr('upper') }}",
        "{{ range(3) }}",
        "{{ table.get('key') }}",
        "{{ self }}",
        "{{ _private }}",
        "{{ lipsum }}",
        "{{ cycler }}",
        "{{ namespace }}",
        "{{ loop }}",
        "{% for x in items %}{{ loop.cycle }}{% endfor %}",
        "{% for x in items %}{{ loop.__class__ }}{% endfor %}",
        "{{ '%s'|format(text) }}",
        "{{ '{0.__class__}'.format(text) }}",
        "{{ '%s' % text }}",
        "{{ items|map('upper')|list }}",
        # the way to other files
        "{% include 'pack.toml' %}",
        "{% import 'x' as y %}",
        "{% from 'x' import y %}",
        "{% extends 'x' %}",
        "{% block a %}{% endblock %}",
        # without end or bound
        "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
        "{% for x in items recursive %}{{ loop(items) }}{% endfor %}",
        "{% for x in items %}{% for y in items %}{% endfor %}{% endfor %}",
        "{% call x() %}{% endcall %}",
        "{% filter upper %}x{% endfilter %}",
        "{% set x %}a block{% endset %}",
        "{{ 'a' * 1000 }}",
        "{{ 9 ** 9 }}",
        "{{ 9 // 2 }}",
        "{{ 9 / 2 }}",
        "{{ 1001 }}",
        "{{ 10 ** 10 }}",
        "{{ 1.5 }}",
        "{{ 'a'|center(1000) }}",
        "{{ 'a'|indent(1000) }}",
        "{{ 'a'|wordwrap(1) }}",
        "{{ items|pprint }}",
        "{{ items|batch(1) }}",
        "{{ items|slice(1) }}",
        "{{ items[0:1] }}",
        "{{ table|xmlattr }}",
        "{{ text|plaint.concat }}",
        "{{ items|plaint.turns }}",
        "{{ 1 is divisibleby 2 }}",
        "{{ text is callable }}",
        "{% do items %}",
        "{" * 2 + "(" * 5000 + "1" + ")" * 5000 + "}" * 2,
        "{{ " + "not " * 200 + "text }}",
        "{% if text %}" * 200 + "{% endif %}" * 200,
    ],
)
def test_a_hostile_template_is_refused(source: str) -> None:
    with pytest.raises(TemplateError):
        written(source)


@pytest.mark.parametrize(
    "source",
    [
        "{% set a = 'aaaaaaaa' %}" + "{% set a = a ~ a %}" * 24 + "{{ a }}",
        "{{ 'a'" + "|replace('a', 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa')" * 12 + " }}",
        "{% for x in many %}{% set y = text|upper|lower|upper|lower %}{% endfor %}",
        "{{ [text, text]|join_and }}" * 20,
    ],
)
def test_growth_is_stopped_before_it_happens(source: str) -> None:
    with pytest.raises(TemplateError):
        written(source, text="Hello" * 8_000, many=[1] * 900)


def test_constants_can_not_grow_while_they_are_compiled() -> None:
    source = "{{ 'a'" + "|replace('a', 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa')" * 12 + " }}"

    with metered():
        template = compile_template("en", source, "test/x", "x.j2")
        with pytest.raises(TemplateError, match="too much work"):
            run(template, CONTEXT)


def test_output_is_bounded() -> None:
    source = "{% for x in many %}0123456789{% endfor %}"

    assert len(written(source, many=[1] * 900)) == 9000
    with pytest.raises(TemplateError, match="more than"):
        written(source, many=[1] * (MAX_OUTPUT // 10 + 1))


def test_the_work_of_a_letter_is_counted_over_its_templates() -> None:
    template = compile_template("en", "{% for x in many %}{% endfor %}", "test/x", "x.j2")
    context = {"many": [1] * 300_000}

    with metered():
        for _ in range(3):
            run(template, context)
        with pytest.raises(TemplateError, match="too much work"):
            run(template, context)
    with metered():
        run(template, context)


def test_a_refusal_names_the_line_and_the_file() -> None:
    with pytest.raises(TemplateSyntaxError, match="'attr' is not allowed") as caught:
        compile_template("en", "one\ntwo {{ x|attr('y') }}", "test/x", "x.j2")

    assert (caught.value.lineno, caught.value.filename) == (2, "x.j2")


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("{{ text ~ ' ' ~ 3 }}", "Hello 3"),
        ("{{ table.key }}{{ table['key'] }}{{ table.items }}", "valuevaluea key, not a method"),
        ("{{ items[0] ~ items[-1] }}", "ab"),
        ("{{ items|length + 1 - 2 }}", "1"),
        ("{% for x in items %}{{ loop.index ~ x }}{{ ';' if not loop.last }}{% endfor %}", "1a;2b"),
        ("{% for r in rows|by_date %}{{ r.name }}{% endfor %}", "yx"),
        ("{% for r in [rows[0], none, rows[1]]|by_date %}{{ r.name }}{% endfor %}", "yx"),
        ("{{ {'a': 'one'}['b']|default('two') }}", "two"),
        ("{{ missing|default('x') }}{{ nothing|default('y') }}{{ empty|default('z') }}", "xy"),
        ("{{ empty|default('z', true) }}", "z"),
        ("{{ 'yes' if nothing is none else 'no' }}", "yes"),
        ("{{ today|date_long }}, {{ today|date_short }}", "Monday 16 March 2026, 16 March"),
        ("{{ items|join_and }}", "a and b"),
        ("{{ 'a well-known thing'|capfirst }}", "A well-known thing"),
        ("{{ ' x '|trim|upper }}", "X"),
        ("{{ text|replace('l', '') }}", "Heo"),
        ("{{ 'a' if 'ell' in text else 'b' }}", "a"),
        ("one\n{% if text %}\ntwo\n{% endif %}\nthree", "one\ntwo\nthree"),
    ],
)
def test_what_a_template_may_say(source: str, text: str) -> None:
    assert written(source) == text


@pytest.mark.parametrize(
    "source",
    [
        "{{ missing }}",
        "{{ table.missing }}",
        "{{ items[5] }}",
        "{% if missing %}{% endif %}",
        "{{ nothing }}",
        "{{ rows }}",
        "{{ today }}",
        "{{ true }}",
        "{{ nothing|upper }}",
        "{{ text|date_long }}",
        "{{ text|money }}",
        "{{ []|first }}",
        "{{ text + text }}",
        "{% for c in text %}{% endfor %}",
        "{{ text ~ nothing }}",
        "{{ text|replace('l') }}",
    ],
)
def test_a_value_that_is_not_text_is_never_written(source: str) -> None:
    with pytest.raises((TemplateError, TypeError, LookupError)):
        written(source)


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("It broke", "It broke."),
        ("It broke. ", "It broke."),
        ("Did it?", "Did it?"),
        ("They said “no.”", "They said “no.”"),
        ("Il a dit « non »", "Il a dit « non »."),
        ("It broke,", "It broke."),
        ("Wait…", "Wait…"),
        ("(see below)", "(see below)."),
        ("", ""),
    ],
)
def test_sentence(text: str, whole: str) -> None:
    assert sentence(text) == whole


@pytest.mark.parametrize(
    ("text", "lowered"),
    [
        ("Suitcase lost", "suitcase lost"),
        ("I want it", "I want it"),
        ("I'd like it", "I'd like it"),
        ("A refund", "a refund"),
        ("EX117 late", "EX117 late"),
        ("Wi-Fi down", "Wi-Fi down"),
        ("Brewline Deluxe broken", "Brewline Deluxe broken"),
        ("J'ai attendu", "j'ai attendu"),
        ("Écran cassé", "écran cassé"),
        ("", ""),
    ],
)
def test_lower_first_keeps_names_and_codes(text: str, lowered: str) -> None:
    assert lower_first(text) == lowered


@given(st.text(max_size=80))
def test_what_a_customer_writes_is_data(words: str) -> None:
    assert written("{{ words }}", words=words) == words
    assert written("{{ '' ~ words }}", words=words + "{{ 7 * 7 }}") == words + "{{ 7 * 7 }}"
