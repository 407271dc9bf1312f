"""From a pack and a context to a letter: a subject and a body, nothing else.

A template decides words only. The subject is one line by construction, so whatever a customer or a
company wrote in a field can't become a mail header.
"""

from __future__ import annotations

import re
import traceback
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache

from jinja2 import Template, TemplateError, TemplateSyntaxError

from plaint.errors import Fault, InvalidInput
from plaint.letters import sandbox
from plaint.letters.locale import NBSP
from plaint.letters.packs import Pack
from plaint.wording import say

_LINE_ENDS = r"\r\n?|[\n\x0b\x0c\x85\u2028\u2029]"
_UNPRINTABLE = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


@dataclass(frozen=True, slots=True)
class RenderedLetter:
    """`subject` is one line; `body` has paragraphs set apart by one empty line."""

    subject: str
    body: str


def render(pack: Pack, context: Mapping[str, object]) -> RenderedLetter:
    """Write the letter for `context["stage"]` in `context["language"]`.

    Raises InvalidInput, with the template's file and line, for a template that can't be used.
    """
    stage, language = str(context["stage"]), str(context["language"])
    _must_offer(pack, stage, language)
    with sandbox.metered():
        parts = _Parts(pack, context, tuple(pack.manifest.parts))
        whole = {**context, "parts": parts}
        subject = _run(pack, "subject", whole)
        body = _run(pack, stage, whole)
    return RenderedLetter(
        subject=_spaced(_one_line(subject), language), body=_spaced(_tidy(body), language)
    )


def compile_pack(pack: Pack) -> None:
    """Compile every template of a pack, used or not. Raises InvalidInput as `render` does."""
    parts = [f"parts/{name}" for name in pack.manifest.parts]
    for language in pack.manifest.languages:
        for name in ["subject", *pack.manifest.stages, *parts]:
            _template(pack, name, language)


@dataclass(slots=True)
class _Parts(Mapping[str, str]):
    """The small texts of a letter, each rendered when first asked for.

    A part sees only those before it in the manifest, so parts can't call each other in circles.
    """

    pack: Pack
    context: Mapping[str, object]
    names: tuple[str, ...]
    done: dict[str, str] = field(default_factory=dict)

    def __getitem__(self, name: str) -> str:
        if name not in self.names:
            raise KeyError(name)
        if name not in self.done:
            earlier = self.names[: self.names.index(name)]
            parts = _Parts(self.pack, self.context, earlier, self.done)
            whole = {**self.context, "parts": parts}
            self.done[name] = _run(self.pack, f"parts/{name}", whole).strip()
        return self.done[name]

    def __contains__(self, name: object) -> bool:
        return name in self.names

    def __iter__(self) -> Iterator[str]:
        return iter(self.names)

    def __len__(self) -> int:
        return len(self.names)


def _must_offer(pack: Pack, stage: str, language: str) -> None:
    manifest = pack.manifest
    if language not in manifest.languages or stage not in manifest.stages:
        raise InvalidInput(
            say(
                "The letter pack {pack} has no {stage} in the language {language}.",
                pack=manifest.id,
                stage=stage,
                language=language,
            ),
            source=str(pack.folder),
        )


@cache
def _template(pack: Pack, name: str, language: str) -> Template:
    path = pack.template(name)
    try:
        source = path.read_text("utf-8")
        return sandbox.compile_template(language, source, f"{pack.manifest.id}/{name}", str(path))
    except TemplateSyntaxError as error:
        raise _unusable(str(path), error.message or "", error.lineno) from error
    except (OSError, UnicodeDecodeError) as error:
        raise _unusable(str(path), str(error), None) from error


def _run(pack: Pack, name: str, context: Mapping[str, object]) -> str:
    template = _template(pack, name, str(context["language"]))
    try:
        return sandbox.run(template, context)
    except (TemplateError, TypeError, ValueError, LookupError, ArithmeticError) as error:
        path = str(pack.template(name))
        raise _unusable(path, str(error), _line(error, path)) from error


def _line(error: BaseException, path: str) -> int | None:
    """Where in the template it happened: Jinja writes template lines into its tracebacks."""
    frames = traceback.extract_tb(error.__traceback__)
    return next((frame.lineno for frame in reversed(frames) if frame.filename == path), None)


def _unusable(path: str, why: str, line: int | None) -> InvalidInput:
    if line is None:
        message = say("The template {path} can't be used: {why}.", path=path, why=why)
    else:
        message = say(
            "The template {path} can't be used: line {line}: {why}.", path=path, line=line, why=why
        )
    fault = Fault(path, say("{why}.", why=why), line=line)
    return InvalidInput(message, faults=(fault,), source=path)


def _one_line(text: str) -> str:
    text = _printable(re.sub(_LINE_ENDS, " ", text.replace("\t", " ")))
    return re.sub(r" {2,}", " ", text).strip(" ")


def _tidy(text: str) -> str:
    text = _printable(re.sub(_LINE_ENDS, "\n", text.replace("\t", " ")))
    return re.sub(r"\n{3,}", "\n\n", re.sub(r" +$", "", text, flags=re.MULTILINE)).strip("\n ")


def _printable(text: str) -> str:
    """Without control characters and the marks that turn the direction of writing."""
    return _UNPRINTABLE.sub("", text)


def _spaced(text: str, language: str) -> str:
    """French typography: no line may break before : ; ! ? » or after «."""
    if language != "fr":
        return text
    text = re.sub(r" (?=[:;!?»])", NBSP, text)
    return text.replace("« ", f"«{NBSP}")
