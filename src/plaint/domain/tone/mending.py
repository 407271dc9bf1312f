"""Closing the gap in a sentence where words were taken out or put in.

What depends on the language (an article before a vowel, an elision) is data: `Joints`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

_SPACE = r"[ \t\u00a0\u202f]"
_BLANKS = " \t\u00a0\u202f"
_SPACES = re.compile(f"{_SPACE}{{0,40}}")
# What parts a phrase from the rest of its sentence: a comma, or a dash between spaces.
_PARTING = re.compile(f"{_SPACE}{{0,9}}(?:,|[-–—](?={_SPACE})){_SPACE}{{0,9}}")
_PARTED = re.compile(rf"(?:{_SPACE}{{0,9}}[,;:]|{_SPACE}{{1,9}}[-–—]){_SPACE}{{0,9}}\Z")
_STOPS = re.compile(f"{_SPACE}{{0,9}}[.!?…,;:]{{1,200}}{_SPACE}{{0,9}}")
_CLOSES = re.compile(rf"{_SPACE}{{0,40}}(?:[.!?…;:)»”\]]|[\r\n]|\Z)")
_OPENS = re.compile(rf"(?:\A|[.!?…:][\"'”»)]?|\n{_SPACE}{{0,9}}\r?\n)\s{{0,9}}\Z")
_LINE_OPENS = re.compile(rf"(?:\A|\n){_SPACE}{{0,9}}\Z")
_BLANK_LINES = re.compile(rf"(?:{_SPACE}{{0,9}}\r?\n){{1,9}}")
_LINE_ENDS = re.compile(r"[\r\n]{0,18}\Z")
_PAIRS = {"(": ")", "[": "]", "«": "»", "“": "”", "„": "“", '"': '"', "'": "'", "‘": "’"}
_EMPTIED = re.compile(rf"{_SPACE}{{0,9}}[.!?…]{{0,9}}{_SPACE}{{0,9}}(?P<shut>[)\]»”“\"'’])(?!\w)")
# "putain d'appareil", "the idiot's app": what hung on the words by an apostrophe.
_ELIDED = re.compile(r"(?<!\w)(?:[cdjlmnst]|qu)\Z", re.IGNORECASE)
_HANGS = re.compile(r"['’](?=[^\W\d_])")
_POSSESSIVE = re.compile(rf"['’]s?(?!\w){_SPACE}{{0,9}}")
_COMPOUND = re.compile(r"-?(?=[^\W\d_])")
_NEXT_WORD = re.compile(rf"(?P<word>[^\W\d_]{{1,20}}){_SPACE}{{1,9}}")
_LAST_WORD = re.compile(rf"(?<![^\W_])(?P<word>[^\W\d_]{{1,20}}['’]?)(?P<gap>{_SPACE}{{0,9}})\Z")
_LOOK_BACK = 80  # characters before a gap that its mending may depend on, at least


@dataclass(frozen=True, slots=True)
class Joints:
    """What must fit where two parts of a sentence meet anew, in one language.

    `before_vowel` and `before_other` go from a word to its form there ("a" to "an", "le" to "l'");
    `vowel` is what begins like a vowel, without it nothing changes. `joining` are the words that
    begin or end no sentence of their own: and, or.
    """

    vowel: re.Pattern[str] | None = None
    before_vowel: Mapping[str, str] = field(default_factory=dict)
    before_other: Mapping[str, str] = field(default_factory=dict)
    joining: frozenset[str] = frozenset()

    def joined(self, done: str, part: str, apostrophe: str) -> str:
        """`done`, its last word in the form that it has before `part`."""
        if self.vowel is None or not part[:1].isalpha():
            return done
        last = _LAST_WORD.search(done)
        if last is None:
            return done
        forms = self.before_vowel if self.vowel.match(part) else self.before_other
        form = forms.get(last["word"].lower().replace("’", "'"))
        if form is None:
            return done
        if last["word"][0].isupper():
            form = form[0].upper() + form[1:]
        gap = "" if form[-1] == "'" else last["gap"] or " "
        return done[: len(done) - len(last[0])] + form.replace("'", apostrophe) + gap


class Draft:
    """The new text so far, and up to where the old one has been `read`.

    What was written last is at hand as `done`; what lies further back is settled.
    """

    def __init__(self, text: str, joints: Joints) -> None:
        self.text = text
        self.done = ""
        self.read = 0
        self._settled: list[str] = []
        self._joints = joints
        self._apostrophe = "’" if "’" in text else "'"
        self._raises = False  # what comes next begins the sentence

    @property
    def whole(self) -> str:
        return "".join(self._settled) + self.done

    def keep_until(self, end: int) -> None:
        if end > self.read:
            self.write(self.text[self.read : end])
            self.read = end

    def write(self, part: str) -> None:
        if self._raises:
            part = part[:1].upper() + part[1:]
            self._raises = False
        self.done = self._joints.joined(self.done, part, self._apostrophe) + part
        if len(self.done) > 2 * _LOOK_BACK:  # so that the work doesn't grow with all that is done
            self._settled.append(self.done[:-_LOOK_BACK])
            self.done = self.done[-_LOOK_BACK:]

    def replace(self, words: str, instead: str) -> None:
        """Write `instead` for the `words` that end where the text has been read."""
        self.write(instead)
        if _ELIDED.search(words) and (hangs := _HANGS.match(self.text, self.read)):
            self.read = hangs.end()
            self.done += " "

    def stands_alone(self) -> bool:
        """Whether what is put in here is a sentence, or its last part after a comma."""
        parted = _OPENS.search(self.done) or self.done.rstrip(_BLANKS).endswith(",")
        return bool(parted and _CLOSES.match(self.text, self.read))

    def leave_out(self, words: str) -> None:
        """Close the gap left by the `words` that end where the text has been read."""
        if words and self._skip(_COMPOUND):
            self._raises = words[:1].isupper()  # of "Scheißladen", "Laden" stays
            return
        self._drop_brackets()
        self._drop_what_hangs(words)
        before = self.done
        opens = _OPENS.search(before) is not None
        if _CLOSES.match(self.text, self.read):
            whole = opens and not before.rstrip(_BLANKS).endswith(":")
            if whole or _LINE_OPENS.search(before):
                self._skip(_STOPS)  # the whole sentence has gone, its full stop goes too
                self._drop_line()
            else:
                self._drop_parting()
        elif opens:
            self._skip(_PARTING) or self._skip(_SPACES)
            self._drop_joining_word()
            self._raises = words[:1].isupper()
        elif _PARTING.match(self.text, self.read):
            self._drop_parting()
        elif before[-1:] in f"{_BLANKS}\n('’":
            self._skip(_SPACES)

    def _drop_brackets(self) -> None:
        """Take away brackets or quotation marks with nothing left between them."""
        before = self.done.rstrip(_BLANKS)
        emptied = _EMPTIED.match(self.text, self.read)
        if before and emptied and _PAIRS.get(before[-1]) == emptied["shut"]:
            self.done = before[:-1]
            self.read = emptied.end()

    def _drop_what_hangs(self, words: str) -> None:
        if _ELIDED.search(words):
            self._skip(_HANGS)
        elif self._skip(_POSSESSIVE) and self.done[-1:] not in _BLANKS:
            self.done += " "

    def _drop_line(self) -> None:
        """Nothing is left of the line: of the line ends around it, the longer row stays."""
        if not _LINE_OPENS.search(self.done):
            return
        after = _BLANK_LINES.match(self.text, self.read)
        before = _LINE_ENDS.search(self.done)
        if after and before and self.done and before[0].count("\n") < after[0].count("\n"):
            self.done = self.done[: before.start()]
        elif after:
            self.read = after.end()

    def _drop_parting(self) -> None:
        """The sentence ends here: without a comma, a dash or an "and" left over."""
        last = _LAST_WORD.search(self.done)
        if last and last["word"].lower() in self._joints.joining:
            self.done = self.done[: len(self.done) - len(last[0])]
        if parted := _PARTED.search(self.done):
            self.done = self.done[: len(self.done) - len(parted[0])]
        else:
            self.done = self.done.rstrip(_BLANKS)

    def _drop_joining_word(self) -> None:
        following = _NEXT_WORD.match(self.text, self.read)
        if following and following["word"].lower() in self._joints.joining:
            self.read = following.end()

    def _skip(self, pattern: re.Pattern[str]) -> bool:
        found = pattern.match(self.text, self.read)
        if found:
            self.read = found.end()
        return found is not None
