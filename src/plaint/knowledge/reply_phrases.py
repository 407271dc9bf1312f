"""Loads the phrases by which replies are recognised: `replies/*.toml`, one file a language.

How a phrase is written:

    we (have|now have) received your    one of several
    (kindly |)confirm                   ... or nothing, the space inside the brackets
    (vous |donc |)+proposons            any of them, up to four times
    unable to ... refund                up to nine words in between
    investigat*                         any ending, or none
    refunds?                            the letter or bracket before may be missing
    offer you _                         any one word
    within # days                       a number
    {message} was delayed               any phrase of that list in the table [words]

Case, accents and typographic marks don't matter. A phrase matches within one sentence and at the
borders of words. Nothing in it repeats without a bound, so that no text makes matching slow.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

from plaint.domain.reply_evidence import SIGNALS, Language, ReplyPhrases, Signal, fold_in_place
from plaint.errors import Fault, InvalidInput
from plaint.wording import say

LANGUAGES = ("en", "fr")

_LISTS = ("strong", "weak", "but_not", "unless_before", "subject")
_TOKEN = re.compile(r" ?\.\.\. |\{[a-z_]+\}|\)\+|.")
_MEANING = {
    "...": r"(?:(?<= )|[,:]? )(?:\S{1,60} ){0,9}",
    "_": r"\S{1,60}",
    "*": r"[\w'-]{0,15}",
    "#": r"[0-9]{1,5}",
    "(": "(?:",
    ")": ")",
    ")+": "){0,4}",
    "|": "|",
    "?": "?",
}
# What may stand between "your reference" and the reference itself.
_BETWEEN = r"(?:[ :#]{1,3}(?:number|no|nr|id|numero|n°|is|est|le|la|suivante?|ref)(?!\w)\.?){0,3}"
_REFERENCE = r"[ :.#\[]{0,4}([a-z0-9](?:[a-z0-9/_-]{2,29}))(?![\w@])"
_NO_WORDS: Mapping[str, str] = MappingProxyType({})


@cache
def load_reply_phrases() -> ReplyPhrases:
    """The phrases of every language that plaint reads replies in. Raises InvalidInput."""
    folder = files("plaint.knowledge").joinpath("replies")
    texts = {f"replies/{code}.toml": folder.joinpath(f"{code}.toml") for code in LANGUAGES}
    return ReplyPhrases(
        tuple(read_language(file.read_text("utf-8"), source) for source, file in texts.items())
    )


def read_language(toml: str, source: str) -> Language:
    """One language from the text of its file. Raises InvalidInput with every fault in it."""
    try:
        data = tomllib.loads(toml)
    except tomllib.TOMLDecodeError as error:
        raise InvalidInput(
            say("{source} is not readable as TOML: {error}", source=source, error=str(error)),
            source=source,
        ) from None
    faults: list[Fault] = []
    code = data.pop("language", None)
    if not isinstance(code, str):
        faults.append(Fault("language", say("The language is missing.")))
    words = {
        name: _alternatives(phrases, f"words.{name}", _NO_WORDS, faults)
        for name, phrases in data.pop("words", {}).items()
    }
    hypothetical = _pattern(data.pop("hypothetical", None), "hypothetical", words, faults)
    labels = _alternatives(data.pop("reference", None), "reference", words, faults)
    signals = {name: _signal(name, table, words, faults) for name, table in data.items()}
    if faults:
        raise InvalidInput(
            say("{source} holds phrases that can't be used.", source=source),
            faults=tuple(faults),
            source=source,
        )
    reference = re.compile(rf"(?<!\w)(?:{labels}){_BETWEEN}{_REFERENCE}")
    return Language(str(code), signals, hypothetical, reference)


def _signal(name: str, table: Any, words: Mapping[str, str], faults: list[Fault]) -> Signal:
    known = _LISTS if name in SIGNALS and isinstance(table, dict) else ()
    if not known:
        faults.append(Fault(name, say("There is no table of this name.")))
        return Signal()
    for key in table.keys() - set(known):
        faults.append(Fault(f"{name}.{key}", say("There is no list of this name.")))
    return Signal(
        **{
            key: _pattern(table[key], f"{name}.{key}", words, faults)
            for key in known
            if key in table
        }
    )


def _pattern(
    phrases: Any, place: str, words: Mapping[str, str], faults: list[Fault]
) -> re.Pattern[str]:
    alternatives = _alternatives(phrases, place, words, faults)
    return re.compile(rf"(?<!\w)(?:{alternatives})(?:(?!\w)|(?<= ))")


def _alternatives(phrases: Any, place: str, words: Mapping[str, str], faults: list[Fault]) -> str:
    if not isinstance(phrases, list) or not phrases:
        faults.append(Fault(place, say("A list of phrases is missing.")))
        return ""
    patterns = []
    for phrase in phrases:
        try:
            patterns.append(phrase_pattern(str(phrase), words))
        except ValueError as error:
            message = say("“{phrase}”: {error}", phrase=str(phrase), error=str(error))
            faults.append(Fault(place, message))
    return "|".join(patterns)


def phrase_pattern(phrase: str, words: Mapping[str, str] = _NO_WORDS) -> str:
    """The regular expression of one phrase. Raises ValueError if it isn't written as above.

    `words` holds the patterns of the lists that the phrase may name in braces.
    """
    if not phrase or phrase != " ".join(phrase.split()):
        raise ValueError("a phrase is text with single spaces and none around it")
    parts = _TOKEN.findall(fold_in_place(phrase))
    depth = 0
    for part in parts:
        depth += {"(": 1, ")": -1, ")+": -1}.get(part, 0)
        if depth < 0 or (part == "|" and depth == 0):
            raise ValueError("the brackets don't match")
    if depth:
        raise ValueError("the brackets don't match")
    pattern = "".join(_part(part, words) for part in parts)
    if re.compile(pattern).fullmatch(""):
        raise ValueError("it would match nothing at all")
    return pattern


def _part(part: str, words: Mapping[str, str]) -> str:
    if len(part) > 1 and part.startswith("{"):
        if part[1:-1] not in words:
            raise ValueError(f"there is no list {part} in [words]")
        return f"(?:{words[part[1:-1]]})"
    return _MEANING.get(part.strip()) or re.escape(part)
