"""The command group that imports a command only when it is called for."""

from __future__ import annotations

from copy import copy
from dataclasses import dataclass
from importlib import import_module
from typing import Any

import click

from plaint.cli.i18n import _


def N_(text: str) -> str:  # noqa: N802  # gettext's own name for "translate this later"
    return text


@dataclass(frozen=True)
class Entry:
    module: str
    help: str
    section: str
    hidden: bool = False


DO, TELL, LOOK, KEEP = (
    N_("Do"), N_("Tell plaint what happened"), N_("Look"), N_("Keep"),
)  # fmt: skip

COMMANDS: dict[str, Entry] = {
    "new": Entry("new", N_("Open a case: an interview, or from a case file."), DO),
    "edit": Entry("edit", N_("Correct facts, the company, an address."), DO),
    "draft": Entry("draft", N_("Write the message that is due now."), DO),
    "check": Entry("check", N_("Find what is harsh or private in a text."), DO),
    "send": Entry("send", N_("Preview, confirm, and send or hand over."), DO),
    "nudge": Entry("nudge", N_("One short public question, on one platform."), DO),
    "escalate": Entry("escalate", N_("The text for the outside body; sends nothing."), DO),
    "thank": Entry("thank", N_("The thank-you, public or private."), DO),
    "skip": Entry("tell", N_("Leave an optional step out."), DO),
    "sent": Entry("tell", N_("It was sent by other means."), TELL),
    "reply": Entry("reply", N_("What came back from them."), TELL),
    "answer": Entry("tell", N_("You answered their question or offer."), TELL),
    "call": Entry("tell", N_("A phone call, a chat or a visit."), TELL),
    "note": Entry("tell", N_("Add a note to the case."), TELL),
    "settle": Entry("tell", N_("Whether a message in doubt went out."), TELL),
    "referred": Entry("tell", N_("You took the case to an outside body."), TELL),
    "close": Entry("tell", N_("The case is over, and how it ended."), TELL),
    "reopen": Entry("tell", N_("It isn't over after all."), TELL),
    "undo": Entry("tell", N_("Take back the last thing recorded."), TELL),
    "forget": Entry("keep", N_("Erase a case for real."), TELL),
    "status": Entry("status", N_("All cases: what waits, what is due."), LOOK),
    "show": Entry("look", N_("One case: facts, timeline, messages."), LOOK),
    "plan": Entry("look", N_("What to do now, what later, what not."), LOOK),
    "explain": Entry("look", N_("How the dates were computed."), LOOK),
    "when": Entry("when", N_("The deadline calculator."), LOOK),
    "rules": Entry("rules", N_("How long to wait, and why: every rule with its source."), LOOK),
    "bodies": Entry("rules", N_("Who takes a case next, and what they want first."), LOOK),
    "rights": Entry("rules", N_("What a letter may cite, and the dates that bind you."), LOOK),
    "company": Entry("company", N_("How soon a company has answered you."), LOOK),
    "profile": Entry("profile", N_("Who you are: fills in your letters."), KEEP),
    "account": Entry("account", N_("The mail account letters leave by."), KEEP),
    "export": Entry("keep", N_("Write cases to one file."), KEEP),
    "import": Entry("keep", N_("Take an exported file back."), KEEP),
    "doctor": Entry("doctor", N_("What is set up, what is missing."), KEEP),
}
ALIASES = {
    "list": "status",
    "they-replied": "reply",
    "i-answered": "answer",
    "i-sent": "sent",
    "i-called": "call",
}


# What a value is called in a help text, where the option has no word of its own for it.
_METAVARS = {"text": N_("TEXT"), "path": N_("PATH"), "integer": N_("INTEGER")}


def translated(command: click.Command, its_help: str = "") -> click.Command:
    """A copy of a command whose help is in the language of this run."""
    told = copy(command)
    told.help = _(told.help or its_help)
    told.params = [_translated(param) for param in command.params]
    if isinstance(told, click.Group):
        told.subcommand_metavar = _("[COMMAND] [ARGS]...")
    return told


def _translated(param: click.Parameter) -> click.Parameter:
    told = copy(param)
    if isinstance(told, click.Option):
        told.help = _(told.help) if told.help else None
        metavar = _METAVARS.get(told.type.name)
        if metavar and not told.metavar and not told.is_flag:
            told.metavar = _(metavar)
    return told


class LazyGroup(click.Group):
    """Names and one-line helps are known here; the command itself is imported to be run."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        name = ALIASES.get(cmd_name, cmd_name)
        entry = COMMANDS.get(name)
        if entry is None:
            return None
        module = import_module(f"plaint.cli.commands.{entry.module}")
        return translated(getattr(module, f"{name}_command"), entry.help)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and not args[0].startswith("-") and args[0] not in (*COMMANDS, *ALIASES):
            import difflib

            near = difflib.get_close_matches(args[0], (*COMMANDS, *ALIASES), n=3)
            message = _("No such command {name!r}.").format(name=args[0])
            if near:
                message += " " + _("Did you mean {nearest}?").format(nearest=", ".join(near))
            raise click.UsageError(message, ctx)
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        for section in (DO, TELL, LOOK, KEEP):
            rows = [(n, _(e.help)) for n, e in COMMANDS.items() if e.section == section]
            with formatter.section(_(section)):
                formatter.write_dl(rows, col_spacing=2)

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[Any]:
        from click.shell_completion import CompletionItem

        return [
            CompletionItem(name, help=_(entry.help))
            for name, entry in COMMANDS.items()
            if name.startswith(incomplete)
        ]
