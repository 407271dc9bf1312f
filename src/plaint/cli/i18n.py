"""The interface's language: sentences through gettext, dates as each language writes them."""

from __future__ import annotations

import os
from datetime import date, datetime

from plaint.wording import Says

LANGUAGES = ("en", "fr")
_DOMAIN = "plaint"
# Places that may hold a word of the case file or the plan: people are told its name.
_FOR_WORDS = ("step", "stage", "sector", "kind", "outcome", "why")

# Written out: loading a locale library would cost `status` half its time.
_WEEKDAYS = {
    "en": ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"),
    "fr": ("lun.", "mar.", "mer.", "jeu.", "ven.", "sam.", "dim."),
}
_MONTHS = {
    "en": ("January", "February", "March", "April", "May", "June", "July", "August", "September",
           "October", "November", "December"),
    "fr": ("janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre",
           "octobre", "novembre", "décembre"),
}  # fmt: skip
_SHORT_MONTHS = {
    "en": tuple(month[:3] for month in _MONTHS["en"]),
    "fr": ("janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.",
           "nov.", "déc."),
}  # fmt: skip


def choose_language(asked: str | None) -> str:
    """The language asked for, else that of the locale, else English."""
    if asked in LANGUAGES:
        return str(asked)
    for name in ("LC_ALL", "LC_MESSAGES", "LANGUAGE", "LANG"):
        value = os.environ.get(name, "")
        if value:
            return "fr" if value.lower().startswith("fr") else "en"
    return "en"


def speak(language: str) -> None:
    """Make this the language of everything said from here on, click's own sentences included.

    English is the language of the code: it needs no catalogue, and gettext isn't even imported.
    """
    os.environ["LANGUAGE"] = language
    if language != "en":
        import gettext

        gettext.bindtextdomain(_DOMAIN, os.path.join(os.path.dirname(__file__), "locale"))
        gettext.textdomain(_DOMAIN)


def _(text: str) -> str:
    """A sentence of the interface, in its language."""
    if language() == "en":
        return text
    import gettext

    return gettext.gettext(text)


def _n(one: str, many: str, n: int) -> str:
    """The same for a sentence that counts something."""
    if language() == "en":
        return one if n == 1 else many
    import gettext

    return gettext.ngettext(one, many, n)


def language() -> str:
    return "fr" if os.environ.get("LANGUAGE", "").startswith("fr") else "en"


def labelled(label: str, text: str) -> str:
    """ "Label: text", with the space that French puts before the colon."""
    return _("{label}: {text}").format(label=label, text=text)


def tell(says: Says) -> str:
    """A sentence of the pure layers, in the interface's language."""
    values = {place: _shown(place, value) for place, value in says.values.items()}
    return _(says.template).format(**values)


def _shown(place: str, value: object) -> object:
    match value:
        case str() if place in _FOR_WORDS:
            from plaint.cli.presenters.words import in_place

            return _printable(in_place(place, value))
        case str():
            return _printable(value)
        case Says():
            return tell(value)
        case datetime():
            return instant(value)
        case date():
            return day(value)
        case object(amount=amount, currency=currency):  # Money, whose module `status` does without
            whole = amount == amount.to_integral_value()
            return f"{amount:.0f} {currency}" if whole else f"{amount:.2f} {currency}"
        case dict():
            return _printable(value.get(language()) or value.get("en", ""))
    return value


def _printable(text: str) -> str:
    """What somebody typed, sent or imported doesn't steer the terminal from inside a sentence."""
    from plaint.domain.safe_text import safe

    return safe(text)


def day(value: date) -> str:
    """A date that nobody misreads: "Tue 14 April 2026", « mar. 14 avril 2026 »."""
    lang = language()
    number = "1er" if lang == "fr" and value.day == 1 else str(value.day)
    month = _MONTHS[lang][value.month - 1]
    return f"{_WEEKDAYS[lang][value.weekday()]} {number} {month} {value.year}"


def short_day(value: date) -> str:
    """For a table: "14 Apr 2026", « 14 avr. 2026 »."""
    lang = language()
    return f"{value.day} {_SHORT_MONTHS[lang][value.month - 1]} {value.year}"


def instant(value: datetime) -> str:
    return f"{day(value.date())}, {value:%H:%M}"


def in_days(value: date, today: date) -> str:
    """How far away a date is: "in 3 days", "today", "2 days ago"."""
    days = (value - today).days
    if days == 0:
        return _("today")
    if days > 0:
        return _n("in {n} day", "in {n} days", days).format(n=days)
    return _n("{n} day ago", "{n} days ago", -days).format(n=-days)
