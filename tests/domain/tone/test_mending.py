"""A sentence reads on where words were taken out or put in.

Texts are written "You {idiots|people}": what is found stands in braces, then what comes instead,
nothing where it goes.
"""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plaint.domain.finding import Finding
from plaint.domain.tone.calm import calm
from plaint.domain.tone.mending import Joints
from plaint.knowledge.mending import joints
from plaint.wording import say

FOUND = re.compile(r"\{(.*?)\|(.*?)\}", re.DOTALL)


def mended(marked: str, language: str | None = "en") -> str:
    text, findings, end = "", [], 0
    for found in FOUND.finditer(marked):
        text += marked[end : found.start()]
        start, end = len(text), found.end()
        text += found[1]
        place = (start, len(text), found[1])
        findings.append(Finding("tone", "insult", *place, "block", say("x"), found[2]))
    return calm(text + marked[end:], findings, joints(language)).text


@pytest.mark.parametrize(
    ("marked", "text"),
    [
        # a whole sentence goes, with its full stop
        ("{You lot!|} Please refund me.", "Please refund me."),
        ("{You lot|}! Please refund me.", "Please refund me."),
        ("I paid £40. {You lot|}! Please refund me.", "I paid £40. Please refund me."),
        ("Where is it? {You lot|}...", "Where is it?"),
        # the beginning, the end and the middle of one
        ("{You lot|}, where is my bag?", "Where is my bag?"),
        ("{you lot|}, where is my bag?", "where is my bag?"),
        ("{You lot|} - where is my bag?", "Where is my bag?"),
        ("{You lot|} and where is my bag?", "Where is my bag?"),
        ("Where is my bag, {you lot|}?", "Where is my bag?"),
        ("Where is my bag - {you lot|}", "Where is my bag"),
        ("Where is my bag – {you lot|}!", "Where is my bag!"),
        ("This is how I see it: {you lot|}.", "This is how I see it."),
        ("The bag is late and {you know|}.", "The bag is late."),
        ("The bag is late, and {you know|}.", "The bag is late."),
        ("Listen, {you lot|}, I want my bag.", "Listen, I want my bag."),
        ("Listen - {you lot|} - I want my bag.", "Listen - I want my bag."),
        ("Your {damned|} bag is late.", "Your bag is late."),
        ("So {damned|} late", "So late"),
        # nothing is left between brackets or quotation marks
        ("Where is my bag ({you lot|})?", "Where is my bag?"),
        ("Where is my bag? ({You lot|}!)", "Where is my bag?"),
        ("The “{lot|}” lost it.", "The lost it."),
        ("The ({damned|} old) bag", "The (old) bag"),
        # what hung on the words by an apostrophe
        ("The {fool|}'s app is down.", "The app is down."),
        ("The {fools|}' app is down.", "The app is down."),
        ("The {fool|person}'s app is down.", "The person's app is down."),
        ("Don't {damned|} 'shout' at me", "Don't 'shout' at me"),
        # a hashtag goes as a whole
        ("Late #{damn|} #{fail|}", "Late"),
        ("Late #{damn|nuisance} again", "Late again"),
    ],
)  # fmt: skip
def test_the_gap_is_closed(marked: str, text: str) -> None:
    assert mended(marked) == text


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize(
    ("marked", "text"),
    [
        ("Dear all,//{You lot!|}//Please call.", "Dear all,//Please call."),
        ("Dear all,//{You lot|}!//Please call.", "Dear all,//Please call."),
        ("Dear all,/{You lot|}!/Please call.", "Dear all,/Please call."),
        ("Dear all,/{You lot|}!//Please call.", "Dear all,//Please call."),
        ("Dear all,//{You lot|}!/Please call.", "Dear all,//Please call."),
        ("{You lot|}!//Please call.", "Please call."),
        ("Please call.//{You lot|}!", "Please call."),
        ("Please call.//{You lot|}!/", "Please call.//"),
        ("Please call, {you lot|}!/Sam", "Please call!/Sam"),
    ],
)
def test_a_line_that_is_empty_goes(marked: str, text: str, end: str) -> None:
    assert mended(marked.replace("/", end)) == text.replace("/", end)


@pytest.mark.parametrize(
    ("language", "marked", "text"),
    [
        ("en", "a {damned|} awful day", "an awful day"),
        ("en", "A {damned|} hour late", "An hour late"),
        ("en", "an {effing|} long hour", "a long hour"),
        ("en", "a {damned|} useful thing", "a useful thing"),
        ("en", "an {idiotic|unhelpful} answer", "an unhelpful answer"),
        ("en", "an {idiotic|poor} answer", "a poor answer"),
        ("en", "plan B, vitamin A {damned|} 12", "plan B, vitamin A 12"),
        ("fr", "Ce {foutu|} appareil est cassé.", "Cet appareil est cassé."),
        ("fr", "Ce {fichu d|}'appareil est cassé.", "Cet appareil est cassé."),
        ("fr", "ma {foutue|} imprimante", "mon imprimante"),
        ("fr", "Le {foutu|} hôtel", "L'hôtel"),
        ("fr", "Le {foutu|} haut-parleur", "Le haut-parleur"),
        ("fr", "le {foutu|} onzième envoi", "le onzième envoi"),
        ("fr", "C’est la {foutue|} application", "C’est l’application"),
        ("fr", "le bruit du {foutu|} appareil", "le bruit de l'appareil"),
        ("fr", "au {foutu|} aéroport", "à l'aéroport"),
        ("fr", "j'{ignoble ment|} perds patience", "je perds patience"),
        ("fr", "cet {ignoble|} produit", "ce produit"),
        ("fr", "une bande d'{ignares|personnes}", "une bande de personnes"),
        ("fr", "une bande de {nuls|inconnus}", "une bande d'inconnus"),
        ("fr", "Ce {con d|monsieur}'agent", "Ce monsieur agent"),
        ("fr", "Ce produit {nul|} ! Merci de répondre.", "Ce produit ! Merci de répondre."),
        ("fr", "Il a {fichtrement|} été long", "Il a été long"),
        (None, "Il a {fichtrement|} été long", "Il a été long"),
        (None, "a {damned|} awful day", "a awful day"),
    ],
)  # fmt: skip
def test_the_word_before_takes_the_form_that_fits(
    language: str | None, marked: str, text: str
) -> None:
    assert mended(marked, language) == text


def test_a_sentence_put_in_twice_is_said_once() -> None:
    assert mended("{You fool|I expected better}. {You crook|I expected better}. Pay me.") == (
        "I expected better. Pay me."
    )
    assert mended("{A|Poor} bag, {b|poor} box") == "Poor bag, poor box"


def test_without_a_language_nothing_is_known_of_its_words() -> None:
    assert joints(None) == joints("tlh") == joints("../en") == Joints()


LETTERS = st.text(alphabet="ab ,.!?-–:;()“”'’\"\n\r\tÀé…«»", max_size=12)


@given(st.lists(st.tuples(LETTERS, LETTERS.filter(str.strip)), max_size=4), LETTERS)
def test_what_was_not_found_stays(parts: list[tuple[str, str]], last: str) -> None:
    """Of the letters that stand outside what is found, none is lost and none comes in."""
    marked = "".join(f"{before}{{{found}|}}" for before, found in parts) + last
    kept = "".join(before for before, _ in parts) + last
    if any(map(str.isalnum, kept)):
        letters = [c for c in mended(marked, None).lower() if c.isalpha()]
        assert letters == [c for c in kept.lower() if c.isalpha()]
