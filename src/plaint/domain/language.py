"""Which language a text is in: a vote of its most common words."""

from __future__ import annotations

import re
import unicodedata

from plaint.domain.folding import fold, word_set

# Words that only one of the languages has ("a", "on", "me", "or", "son" are in both).
_COMMON = {
    "en": word_set(
        "the and of to is are was were be been have has had i you your we they it this that these"
        " my our their not no in at for with from by what when where who why how which will would"
        " can could should do does did don an but so if as am there here about after before out"
        " just get got now than then because he she his her him them us please thank thanks hello"
        " dear yours still again been any some"
    ),
    "fr": word_set(
        "le la les de des du un une et est sont je vous nous il elle ils elles ce cette ces mon"
        " ma mes votre vos notre nos leur leurs ne pas plus que qui quoi dont où dans sur pour par"
        " avec sans chez au aux en ai avez avons ont suis êtes était été être avoir fait mais donc"
        " car si très bien toujours jamais rien tout tous toute depuis après avant merci bonjour"
        " madame monsieur cordialement encore aussi comme quand qu c d j l n"
    ),
}
_WORD = re.compile(r"[^\W\d_]+")
_LOOKED_AT = 4000  # characters; more doesn't change the vote


def detect(text: str) -> str | None:
    """The code of the language, or None where the common words speak clearly for none."""
    start = unicodedata.normalize("NFC", text[:_LOOKED_AT])
    words = [fold(word) for word in _WORD.findall(start)]
    votes = sorted(
        ((sum(word in common for word in words), lang) for lang, common in _COMMON.items()),
        reverse=True,
    )
    (first, lang), (second, _) = votes[0], votes[1]
    return lang if first > 0 and first >= 2 * second else None
