"""The interview behind `plaint new`: asks on the terminal, keeps every answer at once.

The answers are a working paper in the settings until the case is open: neither Ctrl-C nor a closed
window loses them, and none of them is a case.
"""

from __future__ import annotations

import os
import re
import sys

import click

from plaint.app.case_file import CaseFile
from plaint.app.workspace import Workspace
from plaint.cli.asking import NO, YES
from plaint.cli.context import App
from plaint.cli.i18n import _, language, tell
from plaint.cli.interview import show
from plaint.cli.interview.answers import Context, NotTaken
from plaint.cli.interview.case import case_file, profile
from plaint.cli.interview.question import Question
from plaint.cli.interview.state import Interview
from plaint.cli.wiring import machine_today
from plaint.errors import InvalidInput
from plaint.knowledge.fingerprint import own_folder
from plaint.store import papers
from plaint.store.connection import transaction
from plaint.wording import say

_KEPT = "interview"
_BACK = ("<", "back", "retour")
_HELP = ("?", "help", "aide")
_OPEN = ("", "ok", *YES)


def interview(app: App, ws: Workspace) -> CaseFile:
    """Ask until there is a case to open. Raises click.Abort on Ctrl-C and at the end of input.

    The answers stay kept until `forget_interview`: the case may still be refused.
    """
    _edit_lines()
    state: Interview | None = None
    try:
        state = _begin(app, ws)
        told = None
        while told is None:
            question = state.question
            if question is None:
                told = _review(app, state)
            else:
                _ask(app, state, question)
            _keep(ws, state)
    except (KeyboardInterrupt, EOFError):
        app.note("")
        if state:
            _keep(ws, state)
        if papers.setting(ws.store, _KEPT).get("answers"):
            app.note(
                show.paragraph(
                    _(
                        "No case was opened. Your answers are kept: `plaint new` goes on where"
                        " you stopped."
                    )
                )
            )
        raise click.Abort from None
    _keep_profile(ws, state)
    return told


def forget_interview(ws: Workspace) -> None:
    """Delete the kept answers: the case is open, or they aren't wanted."""
    with transaction(ws.store):
        papers.set_setting(ws.store, _KEPT, {})


def _begin(app: App, ws: Workspace) -> Interview:
    context = _context(ws)
    kept = papers.setting(ws.store, _KEPT)
    if kept.get("answers"):
        subject = kept["answers"].get("subject", "")
        app.note(show.paragraph(_("You stopped an interview: {subject}").format(subject=subject)))
        app.note(_("Go on where you stopped? yes, or no to start anew"))
        if _yes(app):
            return Interview.resumed(context, kept)
        forget_interview(ws)
    app.note(show.introduction())
    return Interview(context)


def _context(ws: Workspace) -> Context:
    known = papers.setting(ws.store, "profile")
    zone = known.get("timezone")
    return Context(
        today=ws.today(zone) if zone else machine_today(),
        language=language(),
        place=_place(),
        profile=known,
        calendar_for=ws.calendar_for,
        own_folder=own_folder(str(ws.home)),
    )


def _place() -> str:
    """The locale's country; France where only French is asked for."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        territory = re.match(r"[a-z]{2,3}_([A-Z]{2})\b", os.environ.get(name, ""))
        if territory:
            return territory[1]
    return "FR" if language() == "fr" else ""


def _ask(app: App, state: Interview, question: Question) -> None:
    """Put one question until it is answered, or left backwards."""
    app.note(show.asked(state, question))
    while True:
        try:
            text = _typed(state, question)
            if text.strip().casefold() in _HELP:
                app.note(show.explained(question))
            elif text.strip().casefold() in _BACK:
                if state.back():
                    return
                app.note(_("This is the first question."))
            else:
                note = state.take(text)
                for line in (show.understood(state, question), tell(note) if note else ""):
                    if line:
                        app.note(show.paragraph(line))
                return
        except NotTaken as fault:
            _explain(app, fault)


def _review(app: App, state: Interview) -> CaseFile | None:
    """Show all the answers; the case, or None where there is something to ask again."""
    app.note(show.summary(state))
    while True:
        word = _line("> ").strip().casefold()
        try:
            if word in _OPEN:
                return case_file(state.told) if state.finished() else None
            if word in _BACK:
                state.back()
            else:
                state.correct(word)
        except NotTaken as fault:
            _explain(app, fault)
        except InvalidInput as error:
            _explain(app, NotTaken(error.message, error.hint))
        else:
            return None


def _typed(state: Interview, question: Question) -> str:
    if not question.lines:
        return _line(show.prompt(state, question))
    lines: list[str] = []
    try:
        return _several(show.prompt(state, question), lines)
    except (KeyboardInterrupt, EOFError):
        _save_half(state, question, lines)
        raise


def _several(prompt: str, lines: list[str]) -> str:
    """Lines up to an empty one, gathered in `lines`; a command stands alone on the first."""
    while line := _line("> " if lines else prompt):
        lines.append(line)
        if len(lines) == 1 and line.strip().casefold() in (*_BACK, *_HELP):
            break
    return "\n".join(lines)


def _save_half(state: Interview, question: Question, lines: list[str]) -> None:
    """Half a story is kept too, after what was there; it stands there when it goes on."""
    at = state.at
    try:
        if lines:
            state.take("+" + "\n".join(lines).removeprefix("+"))
    except NotTaken:
        return
    finally:
        state.at = at


def _line(prompt: str) -> str:
    """One line; where it is pasted into a terminal that marks pastes, all that was pasted."""
    try:
        if sys.stdout.isatty():
            return input(prompt)
        click.echo(prompt, nl=False, err=True)  # stdout is somebody's file: no prompt goes there
        line = sys.stdin.readline()
    except UnicodeDecodeError:
        raise NotTaken(say("It holds a character that can't be read; type it again.")) from None
    if not line:
        raise EOFError
    return line.removesuffix("\n")


def _edit_lines() -> None:
    """Let the arrow keys edit, and a pasted story keep its paragraphs, where readline is there."""
    try:
        import readline
    except ImportError:
        return
    readline.set_auto_history(False)
    if "libedit" not in (readline.__doc__ or "") and os.environ.get("TERM") not in (None, "dumb"):
        readline.parse_and_bind("set enable-bracketed-paste on")


def _yes(app: App) -> bool:
    while True:
        word = _line("[" + _("yes") + "] > ").strip().casefold()
        if not word or word in YES:
            return True
        if word in NO:
            return False
        app.note(_("Answer yes or no."))


def _explain(app: App, fault: NotTaken) -> None:
    app.note(show.paragraph(tell(fault.says)))
    if fault.hint:
        app.note(show.paragraph(tell(fault.hint)))


def _keep(ws: Workspace, state: Interview) -> None:
    if state.answers:
        with transaction(ws.store):
            papers.set_setting(ws.store, _KEPT, state.kept())


def _keep_profile(ws: Workspace, state: Interview) -> None:
    wanted = profile(state.told)
    if wanted:
        with transaction(ws.store):
            papers.set_setting(ws.store, "profile", wanted)
