"""Yes or no, asked in the interface's language."""

from __future__ import annotations

import click

from plaint.cli.i18n import _

# Either language is understood, whichever is spoken.
YES = ("y", "yes", "o", "oui")
NO = ("n", "no", "non")


def confirm(question: str) -> None:
    """Go on only after a yes; Enter alone is a no. Raises click.Abort."""
    while True:
        asked = f"{question} [{_('y/N')}]"
        answer = click.prompt(asked, default="", show_default=False, err=True).strip().casefold()
        if answer in YES:
            return
        if not answer or answer in NO:
            raise click.Abort
        click.echo(_("Answer yes or no."), err=True)
