"""JSON objects, one per line, from a file or from standard input: each is answered as it comes."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import Any, NamedTuple

import click

from plaint.cli.context import App, as_json
from plaint.cli.i18n import _n
from plaint.cli.textfile import LARGEST
from plaint.errors import InvalidInput, PlaintError
from plaint.wording import Says, say

_CHUNK = 1 << 16  # bytes read at once, at most


class Row(NamedTuple):
    """What a line says. None: not said."""

    text: str
    lang: str | None
    public: bool | None


def answer_each(app: App, file: Path, answer: Callable[[Row], dict[str, Any]]) -> None:
    """Write the answer to each line, in order; a line that can't be used is answered by an error.

    Whoever writes a line and waits gets its answer: all that has come is answered before more is
    read. Raises InvalidInput where the file can't be read; where a line couldn't be used, the run
    ends with the same exit code.
    """
    number = 0
    faults: list[Says] = []
    for lines in _as_they_come(file):
        answers: list[dict[str, Any]] = []
        try:
            for line in lines:
                number += 1
                if line.strip():
                    answers.append(_answered(line, number, answer))
        finally:  # what was answered is said, whatever happened to the next
            heard = _written(answers)
        if not heard:
            return
        faults += (told["error"]["message"] for told in answers if "error" in told)
    if faults:
        app.note(faults[0])
        if others := len(faults) - 1:
            more = _n("{n} more line was of no use: its answer says why.",
                      "{n} more lines were of no use: their answers say why.", others)  # fmt: skip
            app.note(more.format(n=others))
        raise click.exceptions.Exit(InvalidInput.exit_code)


def _written(answers: list[dict[str, Any]]) -> bool:
    """Write the answers out. False where the reader went away: there is nobody to work for."""
    try:
        sys.stdout.write("".join(f"{as_json(told)}\n" for told in answers))
        sys.stdout.flush()
    except BrokenPipeError:
        return False
    return True


def _as_they_come(file: Path) -> Iterator[list[bytes]]:
    """The whole lines that have come, each time there are some; the last needs no end of line.

    Of a line that is too long only as much is kept as shows that it is.
    """
    rest = b""
    with _opened(file) as stream:
        while chunk := stream.read1(_CHUNK):
            first, *others = chunk.split(b"\n")
            if len(rest) <= LARGEST:
                rest += first
            if others:
                yield [rest, *others[:-1]]
                rest = others[-1]
    yield [rest]


def _opened(file: Path) -> AbstractContextManager[Any]:
    if str(file) == "-":
        return nullcontext(sys.stdin.buffer)
    try:
        return file.open("rb")
    except OSError as error:
        raise InvalidInput(
            say("{name} can't be read: {error}.", name=str(file), error=error.strerror or ""),
            hint=say("Check the path; - reads standard input."),
            source=str(file),
        ) from error


def _answered(line: bytes, number: int, answer: Callable[[Row], dict[str, Any]]) -> dict[str, Any]:
    told: Any = None
    try:
        told = _parsed(line, number)
        return {"id": told.get("id"), **answer(_row(told, number))}
    except PlaintError as error:
        fault = {
            "code": error.exit_code, "kind": error.kind, "line": number,
            "message": error.message, "hint": error.hint,
        }  # fmt: skip
        return {"id": told.get("id") if told else None, "error": fault}


def _parsed(line: bytes, number: int) -> dict[str, Any]:
    """Raises InvalidInput, naming the line."""
    if len(line) > LARGEST:
        raise InvalidInput(
            say("Line {n} is too long: more than {limit} MB.", n=number, limit=2),
            hint=say("Cut it down to what matters."),
        )
    try:
        text = line.decode("utf-8-sig" if number == 1 else "utf-8")
        told = json.loads(text, parse_constant=_no_number)
    except (ValueError, RecursionError):
        told = None
    if not isinstance(told, dict):
        raise _unusable(number)
    return told


def _row(told: dict[str, Any], number: int) -> Row:
    """Raises InvalidInput, naming the line."""
    text, lang, public = told.get("text"), told.get("lang"), told.get("public")
    if not isinstance(text, str):
        raise _unusable(number)
    if not (isinstance(lang, str | None) and isinstance(public, bool | None)):
        raise InvalidInput(
            say("Line {n}: “lang” is a code such as en, “public” is true or false.", n=number)
        )
    return Row(text, lang, public)


def _unusable(number: int) -> InvalidInput:
    return InvalidInput(
        say("Line {n} is not a JSON object with a text.", n=number),
        hint=say('Each line is like {{"id": "1", "text": "..."}}.'),
    )


def _no_number(name: str) -> None:
    """NaN and Infinity are no JSON (RFC 8259, section 6)."""
    raise ValueError(name)
