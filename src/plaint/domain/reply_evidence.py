"""What the words of a reply point to: phrases found, sentence by sentence, before any judgement."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

# What phrases can point to; `plaint.knowledge.replies` holds them, one file a language.
SIGNALS = (
    "bounce", "delayed", "automatic", "away", "acknowledgement", "holding", "promise", "question",
    "asks", "private-channel", "offer", "partial", "disputed", "refusal", "final-response",
    "deadlock", "referral", "resolved", "unrelated", "attached",
)  # fmt: skip

# A sentence that says what would happen "if" doesn't say that it did.
_GUARDED = frozenset((
    "offer", "partial", "disputed", "refusal", "final-response", "deadlock", "resolved",
))  # fmt: skip

HEAD, TAIL = 40_000, 10_000  # characters read from a long reply: its beginning and its end
_SENTENCES = 1_500

_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060-\u2064\ufeff]")
_PARAGRAPH = re.compile(r"\n[ \t\u00a0]*\n|\n(?=[ \t]{0,8}[-*•·>] )")
_SENTENCE_END = re.compile(
    r"(?<=[.!?…])(?<!\b[^\W\d_]\.)(?<!\bart\.)(?<!\bM[rs]\.)(?<!\bM[rm][se]\.)[\"'”»)]?\s+(?=[^\sa-z])|;\s"
)
_WORD = re.compile(r"(?<![@#/.\w])[^\W\d_]{2,}(?![:/]/)")  # no handles, links or numbers
_CLAUSE = re.compile(r"[,;:()–—]|\b(?:but|however|mais|toutefois|cependant)\b")


@dataclass(frozen=True, slots=True)
class Signal:
    """The phrases of one language that point to one thing, as patterns over folded sentences."""

    strong: re.Pattern[str] | None = None
    weak: re.Pattern[str] | None = None
    but_not: re.Pattern[str] | None = None  # a sentence that holds one of these doesn't count
    unless_before: re.Pattern[str] | None = None  # the same, earlier in the phrase's own clause
    subject: re.Pattern[str] | None = None  # strong, but only where the subject begins


@dataclass(frozen=True, slots=True)
class Language:
    code: str
    signals: Mapping[str, Signal]
    hypothetical: re.Pattern[str]  # "if", "unless", "si"
    reference: re.Pattern[str]  # group 1: the company's own reference


@dataclass(frozen=True, slots=True)
class ReplyPhrases:
    languages: tuple[Language, ...]


@dataclass(frozen=True, slots=True)
class Sentence:
    words: str  # as written, on one line
    folded: str  # same length: lower case, no accents
    asks: bool  # ends with a question mark


@dataclass(slots=True)
class Hit:
    """The best match of one signal: strength 1 (weak) or 2 (strong), and where it was."""

    strength: int
    words: str
    count: int = 1


@dataclass(slots=True)
class Evidence:
    hits: dict[str, Hit] = field(default_factory=dict)
    promising: list[tuple[Sentence, str]] = field(default_factory=list)  # with the language
    words: int = 0

    def strength(self, signal: str) -> int:
        hit = self.hits.get(signal)
        return hit.strength if hit else 0

    @property
    def asks_for_time(self) -> bool:
        """They are working on it, or will come back: with a date or without."""
        return bool(self.strength("holding") or self.strength("promise"))

    def add(self, signal: str, strength: int, words: str) -> None:
        hit = self.hits.get(signal)
        if hit is None or strength > hit.strength:
            self.hits[signal] = Hit(strength, words)
        elif strength == hit.strength:
            hit.count += 1


class _Folding(dict[int, str]):
    """One character for one, so that a place in the folded text is the same in the text."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        if character in "\u2018\u2019\u02bc\u00b4`":
            plain = "'"
        elif "\u2010" <= character <= "\u2015":
            plain = "-"
        else:
            plain = unicodedata.normalize("NFKD", character)[0].lower()[:1]
        self[code] = plain
        return plain


_FOLD = _Folding()


def fold_in_place(text: str) -> str:
    """Lower case, without accents and typographic marks; as long as the NFC text it is given."""
    return text.translate(_FOLD)


def shortened(text: str) -> str:
    """The beginning and the end of a text that is too long to be read whole."""
    return text if len(text) <= HEAD + TAIL else f"{text[:HEAD]}\n\n{text[-TAIL:]}"


def sentences(text: str) -> Iterator[Sentence]:
    """The sentences of a text; lines are joined within a paragraph, but not across list items."""
    plain = unicodedata.normalize("NFC", _INVISIBLE.sub("", shortened(text)))
    found = 0
    for paragraph in _PARAGRAPH.split(plain):
        for part in _SENTENCE_END.split(paragraph):
            words = " ".join(part.split())
            if words:
                found += 1
                if found > _SENTENCES:
                    return
                yield Sentence(words, fold_in_place(words), words.rstrip("\"'”» )").endswith("?"))


def gather(subject: str, text: str, phrases: ReplyPhrases) -> Evidence:
    """Everything the phrases find in the subject and in the sentences of the text."""
    evidence = Evidence()
    # Only where it begins: the rest is the customer's own ("Re: Complaint: delivery failed").
    folded_subject = fold_in_place(unicodedata.normalize("NFC", " ".join(subject.split()))).lstrip(
        "*[( "
    )
    for language in phrases.languages:
        for name, signal in language.signals.items():
            if signal.subject and signal.subject.match(folded_subject):
                evidence.add(name, 2, subject)
    for sentence in sentences(text):
        evidence.words += len(_WORD.findall(sentence.words))
        for language in phrases.languages:
            _weigh(sentence, language, evidence)
    return evidence


def _weigh(sentence: Sentence, language: Language, evidence: Evidence) -> None:
    for name, signal in language.signals.items():
        if name == "asks" and not sentence.asks:
            continue
        if signal.but_not and signal.but_not.search(sentence.folded):
            continue
        strength = _strength(sentence, name, signal, language)
        if strength:
            evidence.add(name, strength, sentence.words)
            if name in ("promise", "away"):
                evidence.promising.append((sentence, language.code))


def _strength(sentence: Sentence, name: str, signal: Signal, language: Language) -> int:
    guarded = name in _GUARDED
    if guarded and sentence.asks and name != "offer":  # "would you accept ...?" is an offer
        return 0
    for strength, pattern in ((2, signal.strong), (1, signal.weak)):
        for match in pattern.finditer(sentence.folded) if pattern else ():
            before = _CLAUSE.split(sentence.folded[: match.start()][-300:])[-1]
            if guarded and language.hypothetical.search(before):
                continue
            if signal.unless_before and signal.unless_before.search(before):
                continue
            return strength
    return 0


def find_reference(subject: str, text: str, phrases: ReplyPhrases) -> str:
    """The number that the company gave the complaint; empty if it gave none."""
    for place in (subject, shortened(text)):
        plain = unicodedata.normalize("NFC", " ".join(_INVISIBLE.sub("", place).split()))
        folded = fold_in_place(plain)
        for language in phrases.languages:
            for match in language.reference.finditer(folded):
                value = plain[match.start(1) : match.end(1)].rstrip(".-/")
                if any(character.isdigit() for character in value):
                    return value
    return ""
