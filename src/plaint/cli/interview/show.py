"""How the interview's questions and answers look: plain text of at most 80 cells a line."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from plaint.cli.i18n import LANGUAGES, _, day, labelled, language, tell
from plaint.cli.interview.choices import label_of
from plaint.cli.interview.places import COUNTRY_NAMES
from plaint.cli.interview.question import Question
from plaint.cli.interview.state import Interview, Item
from plaint.cli.presenters.table import cells
from plaint.domain.safe_text import safe
from plaint.wording import Says

_WIDEST = 80  # cells
_LONG = 40  # cells: what is longer doesn't stand in a prompt's brackets
_DAY_KEY = re.compile(r"(?:^|[._])(?:on|by)$")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def introduction() -> str:
    return paragraph(
        _(
            "plaint asks a dozen questions and shows you all the answers before it opens the"
            " case. Enter takes what stands in [brackets]. < goes back, ? explains. Ctrl-C stops:"
            " your answers are kept."
        )
    )


def asked(state: Interview, question: Question) -> str:
    """The question as it is put, with its list or its example."""
    number = None if state.review else state.number()
    lines = [""]
    if number:
        lines.append(_("Question {n} of {total}").format(n=number[0], total=number[1]))
    lines.append(paragraph(wording(state, question)))
    for place, choice in enumerate(question.choices, start=1):
        if choice.group:
            lines.append("  " + labelled(tell(choice.group), "").rstrip(" "))
        lines.append(f"  {place:>2}  {tell(choice.label)}")
    if question.example and not question.choices:
        lines.append(_example(question.example))
    lines += _so_far(state, question)
    if question.empty and not shown(state, question):
        lines.append(f"  {tell(question.empty)}")
    return "\n".join(lines)


def wording(state: Interview, question: Question) -> str:
    text = question.text if isinstance(question.text, Says) else question.text(state.told)
    return tell(text) if text else ""


def explained(question: Question) -> str:
    """What ? answers."""
    lines = [paragraph(tell(question.help))]
    if question.example:
        lines.append(_example(question.example))
    if question.lines:
        lines.append(_several())
    if question.optional:
        lines.append(_("  - empties an answer that was given."))
    lines.append(_("  < goes back; Ctrl-C stops, and your answers are kept."))
    return "\n".join(lines)


def prompt(state: Interview, question: Question) -> str:
    """What stands before the cursor: the value that Enter takes, where there is one."""
    value = shown(state, question)
    if not value:
        return "> "
    if question.lines or cells(value) > _LONG:
        return "[" + _("Enter keeps it") + "] > "
    if question.choices:
        values = [choice.value for choice in question.choices]
        value = labelled(str(values.index(state.value(question)) + 1), value)
    return f"[{value}] > "


def summary(state: Interview) -> str:
    lines = ["", paragraph(_("Your answers. No case is open yet."))]
    for number, item in enumerate(state.items(), start=1):
        line = labelled(tell(item.label), _value_of(state, item) or _("none"))
        lines.append(paragraph(f"{number:>2}. {line}", hanging=4))
    lines += ["", paragraph(_("Enter opens the case. A number corrects the answer beside it."))]
    return "\n".join(lines)


def shown(state: Interview, question: Question) -> str:
    """An answer in words; empty for none."""
    return _shown(question, state.value(question), state)


def understood(state: Interview, question: Question) -> str:
    """The day that was understood: "last Tuesday" should not be a guess. Empty for others."""
    value = str(state.answers.get(question.key))
    if not _is_day(question, value):
        return ""
    return _("That is {day}.").format(day=day(date.fromisoformat(value)))


def paragraph(text: str, hanging: int = 0) -> str:
    """Wrapped between plain spaces only, so that a French non-breaking space holds."""
    room = min(_WIDEST, shutil.get_terminal_size((80, 24)).columns) - 1
    lines: list[str] = []
    for whole in safe(text).split("\n"):
        line = " " * hanging if lines else ""
        started = False
        for word in whole.split(" "):
            if started and cells(line) + 1 + cells(word) > room:
                lines.append(line)
                line, started = " " * hanging, False
            line += f" {word}" if started else word
            started = True
        lines.append(line.rstrip())
    return "\n".join(lines)


def _so_far(state: Interview, question: Question) -> Iterator[str]:
    value = shown(state, question)
    if value and (question.lines or cells(value) > _LONG):
        yield _("Your answer so far:")
        yield paragraph("  " + value, hanging=2)
    if question.lines and value:
        yield paragraph(
            _("Enter keeps it. What you type replaces it, or is added where it begins with +.")
        )
    elif question.lines:
        yield _several()


def _several() -> str:
    return paragraph("  " + _("Several lines are fine; an empty line ends."))


def _example(example: Says) -> str:
    return paragraph("  " + _("For example: {example}").format(example=tell(example)), hanging=2)


def _value_of(state: Interview, item: Item) -> str:
    values = ((tell(q.label), shown(state, q)) for q in item.questions)
    (_label, first), *others = values
    return _("; ").join([first, *(labelled(label, value) for label, value in others if value)])


def _shown(question: Question, value: Any, state: Interview) -> str:
    if question.choices:
        label = label_of(value, question.choices)
        return tell(label) if isinstance(label, Says) else label
    match value:
        case bool():
            return _("yes") if value else _("no")
        case dict():
            return ", ".join(f"{name} {entry}" for name, entry in value.items())
        case list():
            return ", ".join(Path(path).name for path in value)
    if question.key == "country":
        return _country(value, state.told.get("subdivision"))
    if _is_day(question, value):
        return day(date.fromisoformat(value))
    return safe(str(value))


def _country(code: str, subdivision: str) -> str:
    names = COUNTRY_NAMES.get(code)
    name = f"{names[LANGUAGES.index(language())]}, " if names else ""
    return f"{name}{code}-{subdivision}" if subdivision else f"{name}{code}"


def _is_day(question: Question, value: Any) -> bool:
    return bool(_DAY_KEY.search(question.key) and _DAY.fullmatch(str(value)))
