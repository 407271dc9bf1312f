"""Words with a capital letter, as names of people, streets and towns have them."""

from __future__ import annotations

# Capitals of the languages of Europe in the Latin, Greek and Cyrillic alphabets. Unicode mixes
# them with the small letters (Latin Extended-A), and `re` has no class for them.
UPPER = (
    "A-ZÀ-ÖØ-Þ"
    + "".join(letter for letter in map(chr, range(0x100, 0x180)) if letter.isupper())
    + "ȘȚΆΈ-ΏΑ-ΫЀ-Я"
)
CAPITALISED = rf"[{UPPER}][\w'’.-]{{0,30}}"
"""A pattern for one word with a capital, a full stop or an apostrophe in it included."""
