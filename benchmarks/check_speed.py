"""How fast the checks are, and that their cost grows with the length of a text and no faster.

Everything is counted in seconds of one core's time, so that other work on the machine changes
little. What is compared is measured in turns, and the least of several rounds counts. Python's
own collector of garbage runs as it does for users: on hostile strings, of which every character
becomes a word, it alone may cost a third more in 100 kB. That no work grows faster than the text is
not seen here but counted, in tests/domain/test_hostile.py.
"""

from __future__ import annotations

import gc
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial

from benchmarks.labelled import table

from plaint.app.findings import findings_in
from plaint.domain.tone.check import find_tone
from plaint.knowledge.words import lexicon

Check = Callable[[str], object]

SHORT = 280  # characters: a post
_TEXTS = 5_000
_ROUNDS = 5
_KB = 1_000  # characters
_SIZES = (1, 10, 100)  # kB
# A hundred thousand of each: what makes a careless pattern run for hours.
_HOSTILE = {
    "letters": "a", "capitals": "A", "digits": "1", "digits apart": "1 ", "zeros": "0-",
    "dots": ".", "spaces": " ", "line ends": "\r\n", "at": "@", "names": "@a", "hashes": "#",
    "brackets": "(",
    "quotes": '"', "guillemets": "« ", "links": "https://", "numbers": "n° ", "plus": "+1",
    "mail": "a.b@", "streets": "1 Rue de la ", "capital words": "No ", "refs": "ref ref: ",
    "spelt": "f u c k ", "masks": "f*", "shouts": "! ", "accents": "e\u0301", "joiners": "\u200d",
    "you": "you ", "liars": "you are a liar ", "ibans": "GB29 ", "birth": "born on 1/1/",
}  # fmt: skip


def speed_report(texts: list[tuple[str, str]]) -> str:
    """`texts` are languages and texts; the short ones among them are timed."""
    short = [row for row in texts if len(row[1]) <= SHORT][:_TEXTS]
    mean = sum(len(text) for _, text in short) // max(1, len(short))
    return "\n\n".join(
        (
            f"{len(short):,} different texts of {mean} characters on average (at most {SHORT})",
            table(["texts a second, one core", "", "goal"], _per_second(short)),
            table(["microseconds per kB", "1 kB", "10 kB", "100 kB", "100/1"], _growth(texts)),
            table(["hostile, the worst five", "1 kB", "10 kB", "100 kB", "100/1"], _hostile()),
        )
    )


def _per_second(short: list[tuple[str, str]]) -> list[list[str]]:
    def both(*, public: bool) -> Callable[[], object]:
        return lambda: [findings_in(text, language=lang, public=public) for lang, text in short]

    def through(*options: str) -> float:
        return _process(short, *options) - _process(short[:1], *options)

    rounds: dict[str, Callable[[], float]] = {
        "tone, find_tone": lambda: _seconds(
            lambda: [find_tone(text, lexicon(lang)) for lang, text in short]
        ),
        "tone and privacy, letters": lambda: _seconds(both(public=False)),
        "tone and privacy, public": lambda: _seconds(both(public=True)),
        "plaint check --jsonl": through,
        "plaint check --jsonl --public": lambda: through("--public"),
    }
    least = {name: min(run() for _ in range(_ROUNDS)) for name, run in rounds.items()}
    goals = ["5,000", "", "2,000", "2,000", "2,000"]
    return [
        [name, f"{len(short) / taken:,.0f}", goal]
        for (name, taken), goal in zip(least.items(), goals, strict=True)
    ]


def _process(rows: list[tuple[str, str]], *options: str) -> float:
    """The processor time of one `plaint check --jsonl`; its start is taken off by the caller."""
    lines = "".join(
        json.dumps({"id": str(n), "lang": lang, "text": text}) + "\n"
        for n, (lang, text) in enumerate(rows)
    )
    before = os.times()
    subprocess.run(
        [sys.executable, "-m", "plaint", "check", "--jsonl", *options, "-"],
        input=lines, text=True, encoding="utf-8", check=True, stdout=subprocess.DEVNULL,
    )  # fmt: skip
    after = os.times()
    return (
        after.children_user + after.children_system - before.children_user - before.children_system
    )


def _growth(texts: list[tuple[str, str]]) -> list[list[str]]:
    rows = []
    for lang in ("en", "fr"):
        prose = _stretched("\n".join(text for spoken, text in texts if spoken == lang))
        for mode, public in (("letter", False), ("public", True)):
            rows.append(_grown(f"{lang}, {mode}", prose, _checks(lang, public=public)))
    return [row for row, _ in rows]


def _hostile() -> list[list[str]]:
    check = _checks("en", public=True)
    rows = [_grown(name, _stretched(unit), check) for name, unit in _HOSTILE.items()]
    return [row for row, _ in sorted(rows, key=lambda row: row[1], reverse=True)[:5]]


def _checks(lang: str, *, public: bool) -> Check:
    return lambda text: findings_in(text, language=lang, public=public)


def _stretched(unit: str) -> str:
    most = _SIZES[-1] * _KB
    return (unit * (most // max(1, len(unit)) + 1))[:most]


def _grown(name: str, text: str, check: Check) -> tuple[list[str], float]:
    """The same 100 kB in pieces of each size: what a kB costs, and the ratio of last to first."""
    least = [float("inf")] * len(_SIZES)
    for _ in range(_ROUNDS):
        for n, size in enumerate(_SIZES):
            pieces = [text[at : at + size * _KB] for at in range(0, len(text), size * _KB)]
            least[n] = min(least[n], _seconds(partial(_each, check, pieces)))
    ratio = least[-1] / least[0]
    per_kb = [f"{1e6 * taken / _SIZES[-1]:.0f}" for taken in least]
    return [name, *per_kb, f"{ratio:.2f}"], ratio


def _each(check: Check, pieces: list[str]) -> None:
    for piece in pieces:
        check(piece)


def _seconds(run: Callable[[], object]) -> float:
    gc.collect()  # what others left behind is not this run's to clear away
    start = time.process_time()
    run()
    return time.process_time() - start
