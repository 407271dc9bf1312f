"""A Jinja2 environment for texts by strangers: no Python, no disk, no clock, no endless work.

Jinja's own sandbox keeps templates away from Python but not from memory and time: nested loops,
`'a' * 10**9`, `|center(10**9)`, recursive macros, or a chain of `|replace` that doubles its text
at each link. So on top of it stand

- an allow-list of syntax, filters and tests, read off the parsed template before it is compiled;
- look-ups in plain tables only: `x.y` is a key, never an attribute of an object;
- one meter for a letter's whole work, charged for each text that is built and each turn of a loop;
- a bound on what a template writes.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date
from functools import cache, wraps
from typing import Any

from jinja2 import StrictUndefined, Template, Undefined, nodes, pass_context
from jinja2.exceptions import TemplateRuntimeError, TemplateSyntaxError
from jinja2.runtime import Context, LoopContext
from jinja2.sandbox import ImmutableSandboxedEnvironment

from plaint.letters import locale

MAX_OUTPUT = 64 * 1024  # characters a template may write
MAX_WORK = 1_000_000  # characters and turns that one letter may cost
MAX_INTEGER = 1000
MAX_DEPTH = 60  # of the syntax tree

_ALLOWED_NODES = (
    nodes.Template, nodes.Output, nodes.TemplateData, nodes.If, nodes.For, nodes.Assign,
    nodes.Name, nodes.Const, nodes.Getattr, nodes.Getitem, nodes.Filter, nodes.Test,
    nodes.Compare, nodes.Operand, nodes.And, nodes.Or, nodes.Not, nodes.CondExpr, nodes.Concat,
    nodes.Add, nodes.Sub, nodes.Neg, nodes.List, nodes.Tuple, nodes.Dict, nodes.Pair,
    nodes.Keyword,
)  # fmt: skip
_ALLOWED_TESTS = frozenset({"defined", "undefined", "none"})
_RESERVED_NAMES = frozenset({"self", "super", "caller", "varargs", "kwargs"})
_LOOP_KEYS = frozenset({"index", "first", "last", "length"})
# Filters that only `_guarded` writes into a template, after the check.
_CONCAT, _TURNS = "plaint.concat", "plaint.turns"

_work: ContextVar[list[int]] = ContextVar("work done for the letter being rendered")


@contextmanager
def metered() -> Iterator[None]:
    """Count the work of everything rendered inside as that of one letter."""
    token = _work.set([0])
    try:
        yield
    finally:
        _work.reset(token)


def compile_template(language: str, source: str, name: str, filename: str) -> Template:
    """Check and compile one template. Raises TemplateSyntaxError, naming the line."""
    env = _environment(language)
    try:
        tree = env.parse(source, name, filename)
        _check(tree, depth=0)
        code = env.compile(_guarded(tree, env), name, filename)
    except TemplateSyntaxError as error:
        error.name, error.filename = name, filename
        raise
    except (RecursionError, MemoryError) as error:
        raise TemplateSyntaxError("nested too deeply", 1, name, filename) from error
    return Template.from_code(env, code, {})


def run(template: Template, context: Mapping[str, object]) -> str:
    """Render, stopping at MAX_OUTPUT. Raises TemplateRuntimeError or UndefinedError."""
    pieces: list[str] = []
    length = 0
    for piece in template.generate(context):
        length += len(piece)
        if length > MAX_OUTPUT:
            raise TemplateRuntimeError(f"writes more than {MAX_OUTPUT} characters")
        pieces.append(piece)
    return "".join(pieces)


class _Environment(ImmutableSandboxedEnvironment):
    intercepted_binops = frozenset({"+", "-"})

    def getattr(self, obj: Any, attribute: str) -> Any:
        if isinstance(obj, Mapping):
            return obj[attribute] if attribute in obj else self.undefined(obj=obj, name=attribute)
        if isinstance(obj, LoopContext) and attribute in _LOOP_KEYS:
            return getattr(obj, attribute)
        return self.undefined(obj=obj, name=attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:
        if isinstance(obj, Mapping):
            return self.getattr(obj, argument)
        in_list = isinstance(obj, (list, tuple)) and isinstance(argument, int)
        if in_list and -len(obj) <= argument < len(obj):
            return obj[argument]
        return self.undefined(obj=obj, name=argument)

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> int:
        if not (isinstance(left, int) and isinstance(right, int)):
            raise TemplateRuntimeError(f"{operator} is for numbers; join texts with ~")
        return left + right if operator == "+" else left - right


@cache
def _environment(language: str) -> _Environment:
    env = _Environment(
        trim_blocks=True,
        lstrip_blocks=True,
        autoescape=False,
        undefined=StrictUndefined,
        finalize=_text_only,
    )
    env.globals.clear()
    env.filters = {name: _charged(task) for name, task in _filters(language).items()}
    env.filters.update(_in_context(language))
    env.filters.update({_CONCAT: _concat, _TURNS: _turns})
    return env


# ---- what a template may say


def _check(node: nodes.Node, *, depth: int, in_loop: bool = False) -> None:
    """Raise TemplateSyntaxError for the first thing that isn't on the allow-list."""
    refusal = _refusal(node, in_loop) if depth <= MAX_DEPTH else "nested too deeply"
    if refusal:
        raise TemplateSyntaxError(refusal, node.lineno)
    in_loop = in_loop or isinstance(node, nodes.For)
    for child in node.iter_child_nodes():
        _check(child, depth=depth + 1, in_loop=in_loop)


def _refusal(node: nodes.Node, in_loop: bool) -> str:
    match node:
        case nodes.For() if in_loop:
            return "a loop inside a loop is not allowed"
        case nodes.For(recursive=True):
            return "a recursive loop is not allowed"
        case nodes.Filter(name=name):
            return "" if name in _known_filters() else f"the filter {name!r} is not allowed"
        case nodes.Test(name=name):
            return "" if name in _ALLOWED_TESTS else f"the test {name!r} is not allowed"
        case nodes.Name(name=name) if name.startswith("_") or name in _RESERVED_NAMES:
            return f"the name {name!r} is not allowed"
        case nodes.Getattr(attr=attr) if attr.startswith("_"):
            return f"the name {attr!r} is not allowed"
        case nodes.Const(value=value):
            return _constant_refusal(value)
        case node if type(node) in _ALLOWED_NODES:
            return ""
        case _:
            return f"{type(node).__name__} is not allowed"


def _constant_refusal(value: object) -> str:
    if value is None or isinstance(value, (bool, str)):
        return ""
    if isinstance(value, int) and abs(value) <= MAX_INTEGER:
        return ""
    return f"the number {value} is not allowed: whole numbers up to {MAX_INTEGER} are"


def _guarded(tree: nodes.Template, env: _Environment) -> nodes.Template:
    """Put the meter where Jinja has no hook of its own: on `~` and on what a loop walks over."""
    for loop in list(tree.find_all(nodes.For)):
        loop.iter = _filter(_TURNS, loop.iter)
    _swap_concats(tree)
    tree.set_environment(env)
    return tree


def _swap_concats(node: nodes.Node) -> None:
    for name, value in list(node.iter_fields()):
        if isinstance(value, list):
            setattr(node, name, [_metered_concat(each) for each in value])
        else:
            setattr(node, name, _metered_concat(value))
    for child in node.iter_child_nodes():
        _swap_concats(child)


def _metered_concat(value: Any) -> Any:
    if isinstance(value, nodes.Concat):
        return _filter(_CONCAT, nodes.List(value.nodes, lineno=value.lineno))
    return value


def _filter(name: str, on: nodes.Node) -> nodes.Filter:
    return nodes.Filter(on, name, [], [], None, None, lineno=on.lineno)


# ---- the filters


@cache
def _known_filters() -> frozenset[str]:
    return frozenset({*_filters("en"), *_in_context("en")})


def _filters(language: str) -> dict[str, Callable[..., object]]:
    return {
        "date_long": lambda day: locale.date_long(_a(date, day), language),
        "date_plain": lambda day: locale.date_plain(_a(date, day), language),
        "number": lambda value: locale.number(_a(int, value), language),
        "join_and": lambda items: locale.join_and([str(item) for item in items], language),
        "upper": lambda text: _a(str, text).upper(),
        "lower": lambda text: _a(str, text).lower(),
        "capfirst": lambda text: _a(str, text)[:1].upper() + text[1:],
        "lowerfirst": lambda text: lower_first(_a(str, text)),
        "sentence": lambda text: sentence(_a(str, text)),
        "trim": lambda text: _a(str, text).strip(),
        "replace": _replace,
        "default": _default,
        "length": lambda value: len(_a((str, list, tuple), value)),
        "by_date": _by_date,
        "first": lambda items: _a((list, tuple), items)[0],
        "last": lambda items: _a((list, tuple), items)[-1],
    }


def sentence(text: str) -> str:
    """The text, with a full stop unless it ends as a sentence does."""
    text = text.rstrip()
    ended = re.search(r"""[.!?…]["'”’»)\s]*$""", text)
    return text if ended or not text else text.rstrip(",;:") + "."


def lower_first(text: str) -> str:
    """The text with a small first letter, unless it opens with "I", a code or a longer name."""
    first, _, rest = text.replace("'", " ").replace("’", " ").partition(" ")
    code = first[1:] != "" and not first[1:].islower()
    keep = first == "I" or code or rest[:1].isupper()
    return text if keep else text[:1].lower() + text[1:]


def _replace(text: str, old: str, new: str) -> str:
    _a(str, text)
    _charge(len(text) + text.count(_a(str, old)) * max(0, len(_a(str, new)) - len(old)))
    return text.replace(old, new)


def _by_date(rows: object) -> list[Any]:
    """The tables of a list, earliest `on` first; what is none is left out."""
    return sorted((row for row in _a((list, tuple), rows) if row), key=lambda row: row["on"])


def _default(value: object, instead: object = "", also_empty: bool = False) -> object:
    missing = isinstance(value, Undefined) or value is None
    return instead if missing or (also_empty and not value) else value


def _in_context(language: str) -> dict[str, Callable[..., str]]:
    """The filters that also need to know when and where the case is."""

    @pass_context
    def date_short(context: Context, day: object) -> str:
        return locale.date_short(_a(date, day), language, _a(date, context["today"]))

    @pass_context
    def money(context: Context, amount: object) -> str:
        text = locale.money(_a(Mapping, amount), language, context.get("country", ""))
        _charge(len(text))
        return text

    return {"date_short": date_short, "money": money}


def _concat(parts: list[object]) -> str:
    texts = [str(_text_only(part)) for part in parts]
    _charge(sum(len(text) for text in texts))
    return "".join(texts)


def _turns(items: object) -> list[object] | tuple[object, ...]:
    walkable = _a((list, tuple), items)
    _charge(len(walkable))
    return walkable  # type: ignore[no-any-return]


def _charged(task: Callable[..., object]) -> Callable[..., object]:
    """The filter, charged for the text it makes."""

    @wraps(task)
    def charged(*args: object, **kwargs: object) -> object:
        result = task(*args, **kwargs)
        _charge(len(result) if isinstance(result, str) else 1)
        return result

    return charged


def _charge(cost: int) -> None:
    work = _work.get([0])
    work[0] += cost
    if work[0] > MAX_WORK:
        raise TemplateRuntimeError("takes too much work")


def _a(kind: Any, value: Any) -> Any:
    """The value if it is of the kind a filter is for."""
    if isinstance(value, Undefined):
        str(value)  # a strict undefined says which key it misses
    if not isinstance(value, kind):
        raise TemplateRuntimeError(f"a filter got {type(value).__name__}: it is not for that")
    return value


def _text_only(value: Any) -> Any:
    """Let only texts and whole numbers be written: "None" has no place in a letter."""
    if isinstance(value, Undefined):
        return str(
            value
        )  # nothing, for an inline `if` without `else`; else it says what is missing
    if isinstance(value, bool) or not isinstance(value, (str, int)):
        raise TemplateRuntimeError(
            f"{type(value).__name__} can't be written as it is: test for it, or use a filter"
        )
    return value
