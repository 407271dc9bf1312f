"""What a developer would pick instead, behind one signature each.

`benchmarks/requirements.txt` names the versions. A library that isn't installed is named as
missing. Each is set up as its documentation begins, with the language of the text where it takes
one; where a choice had to be made, it stands here:

- VADER flags a text from a compound score of -0.5 down.
- Presidio: the recognisers that are patterns, called directly, so that no language model is
  needed; from a score of 0.4 up, which is what its phone numbers get without context.
- scrubadub: its default detectors but for handles and links, which stand in nearly every post.
- phonenumbers and python-stdnum: with the patterns that bring them their candidates.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from typing import Any, TypeVar

Places = list[tuple[int, int]]
Peer = TypeVar("Peer")

_GLIN = {"en": "english", "fr": "french", "de": "german"}
_REGIONS = {"en": ("GB", "US"), "fr": ("FR",), "de": ("DE",)}
_LOCALES = {"en": "en_US", "fr": "fr_FR", "de": "de_DE"}
_PRESIDIO = (
    "CreditCardRecognizer", "EmailRecognizer", "IbanRecognizer", "IpRecognizer", "PhoneRecognizer",
    "NhsRecognizer", "UkNinoRecognizer", "UkPostcodeRecognizer", "UsPassportRecognizer",
    "UsSsnRecognizer",
)  # fmt: skip
_LEAST_SCORE = 0.4


@dataclass(frozen=True)
class TonePeer:
    name: str
    languages: tuple[str, ...]
    flags: Callable[[str, str], bool]  # language, text


@dataclass(frozen=True)
class PrivacyPeer:
    name: str
    finds: Callable[[str, str], Places]  # language, text


def tone_peers() -> tuple[list[TonePeer], list[str]]:
    """Those that are installed, and the names of those that aren't."""
    makers: dict[str, Callable[[], TonePeer]] = {
        "better-profanity": _better_profanity, "glin-profanity": _glin, "VADER": _vader,
    }  # fmt: skip
    return _installed(makers)


def privacy_peers() -> tuple[list[PrivacyPeer], list[str]]:
    """Those that are installed, and the names of those that aren't."""
    makers: dict[str, Callable[[], PrivacyPeer]] = {
        "Presidio": _presidio, "scrubadub": _scrubadub, "phonenumbers+stdnum": _numbers,
    }  # fmt: skip
    return _installed(makers)


def _installed(makers: dict[str, Callable[[], Peer]]) -> tuple[list[Peer], list[str]]:
    there: list[Peer] = []
    missing: list[str] = []
    for name, make in makers.items():
        try:
            there.append(make())
        except ImportError:
            missing.append(name)
    return there, missing


def _better_profanity() -> TonePeer:
    profanity = import_module("better_profanity").profanity
    profanity.load_censor_words()
    return TonePeer("better-profanity", ("en",), lambda _, text: profanity.contains_profanity(text))


def _glin() -> TonePeer:
    module = import_module("glin_profanity")
    filters = {lang: module.Filter({"languages": [name]}) for lang, name in _GLIN.items()}
    return TonePeer(
        "glin-profanity", tuple(_GLIN), lambda lang, text: filters[lang].is_profane(text)
    )


def _vader() -> TonePeer:
    module = import_module("vaderSentiment.vaderSentiment")
    analyser = module.SentimentIntensityAnalyzer()
    return TonePeer(
        "VADER", ("en",), lambda _, text: analyser.polarity_scores(text)["compound"] <= -0.5
    )


def _presidio() -> PrivacyPeer:
    domains: Any = import_module("tldextract")
    domains.extract = domains.TLDExtract(suffix_list_urls=())  # its own list, not the network's
    module = import_module("presidio_analyzer.predefined_recognizers")
    recognisers = [getattr(module, name)() for name in _PRESIDIO]

    def finds(_: str, text: str) -> Places:
        return [
            (result.start, result.end)
            for recogniser in recognisers
            for result in recogniser.analyze(text, recogniser.supported_entities, None) or ()
            if result.score >= _LEAST_SCORE
        ]

    return PrivacyPeer("Presidio", finds)


def _scrubadub() -> PrivacyPeer:
    module = import_module("scrubadub")

    @cache
    def scrubber(lang: str) -> Any:
        made = module.Scrubber(locale=_LOCALES[lang])
        for detector in ("twitter", "url"):
            made.remove_detector(detector)
        return made

    return PrivacyPeer(
        "scrubadub",
        lambda lang, text: [(f.beg, f.end) for f in scrubber(lang).iter_filth(text)],
    )


_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_IBAN = re.compile(r"\b[A-Z]{2}\d\d(?:[ -]?[A-Z0-9]){11,30}\b")
_CARD = re.compile(r"\b\d(?:[ -]?\d){12,18}\b")


def _numbers() -> PrivacyPeer:
    phonenumbers = import_module("phonenumbers")
    iban, luhn = import_module("stdnum.iban"), import_module("stdnum.luhn")

    def finds(lang: str, text: str) -> Places:
        return [*_places(lang, text)]

    def _places(lang: str, text: str) -> Iterator[tuple[int, int]]:
        for region in _REGIONS[lang]:
            for match in phonenumbers.PhoneNumberMatcher(text, region):
                yield match.start, match.end
        yield from (email.span() for email in _EMAIL.finditer(text))
        yield from (row.span() for row in _IBAN.finditer(text) if iban.is_valid(row[0]))
        for row in _CARD.finditer(text):
            if luhn.is_valid(re.sub(r"\D", "", row[0])):
                yield row.span()

    return PrivacyPeer("phonenumbers+stdnum", finds)
