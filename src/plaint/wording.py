"""Sentences that the pure layers say and the interface translates.

The domain may not know the user's language, so it answers with a `Says`: an English sentence with
named places, and the values for them. The sentence itself is the key of the gettext catalogue.
"""

from __future__ import annotations


class Says:
    """One sentence, not yet in anybody's language.

    `template` is English with `{name}` places; `values` fills them: dates, numbers, plain text,
    another `Says`, or a dict from language to text (knowledge comes in several languages).
    Written out rather than made by `dataclass`, whose import alone would slow `plaint status`.
    """

    __slots__ = ("template", "values")

    def __init__(self, template: str, values: dict[str, object] | None = None) -> None:
        self.template = template
        self.values = values or {}

    def __str__(self) -> str:
        """The English sentence, dates in ISO form: for logs and tests; people get `cli.i18n`'s."""
        return self.template.format(**{n: _english(v) for n, v in self.values.items()})

    def __repr__(self) -> str:
        return f"Says({self.template!r}, {self.values!r})"

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Says):
            return NotImplemented
        return self.template == other.template and self.values == other.values

    def __hash__(self) -> int:
        return hash(self.template)


def say(template: str, /, **values: object) -> Says:
    """Build a `Says`; this name is also what marks a sentence for the translators."""
    return Says(template, values)


def _english(value: object) -> object:
    return value.get("en", "") if isinstance(value, dict) else value
