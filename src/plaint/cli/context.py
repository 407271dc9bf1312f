"""What every command is given: how to speak, and the workspace on demand."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import click

from plaint.cli.home import home
from plaint.cli.i18n import tell
from plaint.cli.json_text import escaped
from plaint.wording import Says

if TYPE_CHECKING:
    from plaint.app.workspace import Workspace


@dataclass
class App:
    """One run of the program. `json`: one document on stdout instead of sentences."""

    json: bool = False
    color: bool | None = None  # None: only on a terminal

    @cached_property
    def workspace(self) -> Workspace:
        """The store and all that use cases need; opened only by the commands that ask for it."""
        from plaint.cli.wiring import workspace

        return workspace(home())

    def close(self) -> None:
        """Close the store, if this run opened it."""
        if "workspace" in self.__dict__:  # where cached_property keeps it
            self.workspace.store.close()

    @property
    def interactive(self) -> bool:
        """Whether somebody is there to be asked."""
        return sys.stdin.isatty() and not self.json

    def say(self, text: Says | str = "") -> None:
        """A result, on stdout. Nothing where JSON was asked for."""
        if not self.json:
            click.echo(_told(text), color=self.color)

    def note(self, text: Says | str) -> None:
        """Everything that isn't the result: on stderr."""
        click.echo(_told(text), err=True, color=self.color)

    def warn(self, warnings: tuple[Says, ...]) -> None:
        for warning in warnings:
            self.note(click.style("! ", fg="yellow", bold=True) + tell(warning))

    def result(self, document: Any, text: Callable[[], None] | None = None) -> None:
        """The result: the document as JSON, or what `text` prints."""
        if self.json:
            click.echo(as_json(document))
        elif text is not None:
            text()


def as_json(document: Any) -> str:
    import json

    return escaped(json.dumps(document, ensure_ascii=False, default=_plain))


def _plain(value: Any) -> Any:
    if isinstance(value, Says):
        return tell(value)
    if hasattr(value, "isoformat"):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} in a JSON document")


def _told(text: Says | str) -> str:
    return tell(text) if isinstance(text, Says) else text


pass_app: Callable[..., Any] = click.make_pass_decorator(App, ensure=True)
