"""The interview as a state machine: which question stands, and what an answer does. No I/O."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from plaint.cli.interview.answers import Answers, Context, NotTaken, Told
from plaint.cli.interview.question import Question
from plaint.cli.interview.questions import questions
from plaint.wording import Says, say

SUMMARY = "summary"  # where `at` stands once everything has been asked
NOTHING = "-"  # typed to empty an answer that may be left out
MORE = "+"  # begins lines that are added to a story
_UNREADABLE = re.compile("[\ud800-\udfff]")
_TRY = re.compile(r"contact\.(\d+)\.(\w+)")


@dataclass(frozen=True, slots=True)
class Item:
    """One numbered line of the summary: an answer, or the several about one earlier try."""

    questions: tuple[Question, ...]

    @property
    def label(self) -> Says:
        return self.questions[0].label


@dataclass
class Interview:
    """`at` is the key of the question that stands, or SUMMARY; `review`: all have been asked."""

    context: Context
    answers: Answers = field(default_factory=dict)
    at: str = "subject"
    review: bool = False
    pending: tuple[str, ...] = ()  # still to be asked for the correction under way

    @classmethod
    def resumed(cls, context: Context, kept: Mapping[str, Any]) -> Interview:
        """From what `kept` gave back; at the first gap where its place is no longer known."""
        answers, review = dict(kept.get("answers", {})), bool(kept.get("review"))
        self = cls(context, answers, str(kept.get("at")), review)
        if self.at != SUMMARY and self.question is None:
            self.at = next(iter(self._missing()), SUMMARY)
        return self

    def kept(self) -> dict[str, Any]:
        return {"answers": self.answers, "at": self.at, "review": self.review}

    @property
    def told(self) -> Told:
        return Told(self.answers, self.context)

    @property
    def question(self) -> Question | None:
        """The one that stands; None at the summary."""
        return next((q for q in questions(self.told) if q.key == self.at), None)

    def value(self, question: Question) -> Any:
        """The answer that was given, else the default."""
        if question.key in self.answers:
            return self.answers[question.key]
        return question.default(self.told)

    def number(self) -> tuple[int, int] | None:
        """Which of how many the question is; None where it only follows another."""
        numbered = [q.key for q in questions(self.told) if not q.follows]
        return (numbered.index(self.at) + 1, len(numbered)) if self.at in numbered else None

    def take(self, text: str) -> Says | None:
        """Answer the question that stands, and go on; returns what is to be said about it.

        An empty text takes the value in brackets. Raises NotTaken; then nothing has changed.
        """
        question = self.question
        if question is None:
            raise LookupError(self.at)
        self.answers |= self._read(question, text)
        note = question.note(self.told) if question.note else None
        emptied = _TRY.fullmatch(question.key)
        if emptied and emptied[2] == "on" and not self.answers[question.key]:
            if self._drop_try(int(emptied[1])) and not self.review:
                return note  # the try after it has taken its place: it is asked next
            self.pending = ()
        self._advance()
        return note

    def _read(self, question: Question, text: str) -> Answers:
        given = text.strip()
        if _UNREADABLE.search(given):
            raise NotTaken(say("It holds a character that can't be read; type it again."))
        if given == NOTHING and question.optional:
            return {question.key: ""}
        if question.lines and given.startswith(MORE):
            given = f"{self.value(question)}\n{given[1:].strip()}"
        if given:
            return question.read(given, self.told)
        value = self.value(question)
        if value == "" and not question.optional:
            raise NotTaken(say("This one needs an answer. ? explains it."))
        return {question.key: value}

    def back(self) -> bool:
        """To the question before; a correction is left as it was. False at the first question."""
        asked = self._asked()
        if self.at == SUMMARY:
            self.at = asked[-1]
            return True
        if self.review:
            self.at, self.pending = SUMMARY, ()
            return True
        place = asked.index(self.at) if self.at in asked else 0
        self.at = asked[max(0, place - 1)]
        return place > 0

    def items(self) -> tuple[Item, ...]:
        """The lines of the summary."""
        items: list[Item] = []
        for question in questions(self.told):
            part = _TRY.fullmatch(question.key)
            if part and part[2] != "on":
                items[-1] = Item((*items[-1].questions, question))
            else:
                items.append(Item((question,)))
        return tuple(items)

    def correct(self, number: str) -> None:
        """Ask again what stands on that line of the summary. Raises NotTaken."""
        numbered = {str(n): item for n, item in enumerate(self.items(), start=1)}
        item = numbered.get(number)
        if item is None:
            raise NotTaken(say("Give a number from 1 to {last}, or Enter.", last=len(numbered)))
        keys = [question.key for question in item.questions]
        self.at, self.pending, self.review = keys[0], tuple(keys[1:]), True

    def finished(self) -> bool:
        """Whether a case can be opened; otherwise what is missing is asked next."""
        missing = self._missing()
        if missing:
            self.at = missing[0]
        return not missing

    def _asked(self) -> list[str]:
        told = self.told
        return [q.key for q in questions(told) if q.is_asked(told)]

    def _missing(self) -> list[str]:
        return [key for key in self._asked() if key not in self.answers]

    def _advance(self) -> None:
        applying = [q.key for q in questions(self.told)]
        if self.review:
            waiting = [key for key in self.pending if key in applying and key != self.at]
            self.pending = tuple(waiting[1:])
            self.at = next(iter([*waiting, *self._missing()]), SUMMARY)
            return
        later = applying[applying.index(self.at) + 1 :]
        asked = self._asked()
        self.at = next((key for key in later if key in asked), SUMMARY)
        self.review = self.at == SUMMARY

    def _drop_try(self, number: int) -> bool:
        """Take out an earlier try that wasn't one; whether another has moved to its place."""
        moved: Answers = {}
        for key, value in self.answers.items():
            part = _TRY.fullmatch(key)
            if part is None or int(part[1]) < number:
                moved[key] = value
            elif int(part[1]) > number:
                moved[f"contact.{int(part[1]) - 1}.{part[2]}"] = value
        self.answers.clear()
        self.answers.update(moved)
        self.answers.setdefault(f"contact.{number}.on", "")
        return bool(self.answers[f"contact.{number}.on"])
