"""The privacy check on texts with marked spans, per set and per type, beside other libraries.

A span is found where what was found covers at least 80 % of its letters and digits: a full stop or
a country's code more or less changes nothing, half an address does. `whole` is the share covered to
the last character.
"""

from __future__ import annotations

from dataclasses import dataclass

from benchmarks.labelled import Item, Share, Span, table
from benchmarks.peers import Places, PrivacyPeer

from plaint.app.findings import findings_in
from plaint.domain.finding import Finding

ENOUGH = 0.8  # of a span's letters and digits
# The types of the sets as our categories; the first is what we would call it.
CATEGORIES = {
    "address": ("address", "postcode"),
    "booking_ref": ("reference",),
    "card": ("card",),
    "case_ref": ("reference", "account"),
    "email": ("email",),
    "iban": ("iban",),
    "ip": ("account",),
    "name": ("name",),
    "national_id": ("national-id",),
    "phone": ("phone",),
    "plate": ("licence-plate",),
    "ticket": ("reference",),
    "tracking": ("tracking",),
}
_SET_GOALS = {
    "privacy_social_en": "found 93, clean 1.5", "privacy_reviews_fr": "clean 1.5",
    "privacy_neg_cfpb_en": "clean 1", "privacy_phones": "found 96", "privacy_iban": "found 99",
    "privacy_card": "found 100", "privacy_tracking": "found 90", "privacy_address": "found 90",
}  # fmt: skip
_REFERENCES = ("booking_ref", "case_ref")
_REFERENCE_GOAL = "found 88"


@dataclass(frozen=True)
class Checked:
    item: Item
    found: tuple[Finding, ...]


def check(items: list[Item]) -> list[Checked]:
    """Run the check as for a public post."""
    return [
        Checked(item, tuple(
            f for f in findings_in(item.text, language=item.lang, public=True)
            if f.check == "privacy"
        ))
        for item in items
    ]  # fmt: skip


def misses(items: list[Item]) -> list[str]:
    """Spans that aren't found, and findings in texts where nothing is private."""
    lines = []
    for checked in check(items):
        item, found = checked.item, checked.found
        places = [(f.start, f.end) for f in found]
        marked = [s for s in item.spans if not s.ignore]
        missed = [s for s in marked if not _covers(item.text, s, places, ENOUGH)]
        stray = [f for f in found if not _touches(item, f.start, f.end)]
        lines += [f"missed  {item.id}  {s.type}: {item.text[s.start : s.end]}" for s in missed]
        lines += [f"stray  {item.id}  {f.category}: {f.text}" for f in stray]
        if missed or stray:
            lines.append(f"    {item.text}")
    return lines


def privacy_table(sets: dict[str, list[Item]], peers: list[PrivacyPeer]) -> str:
    rows: list[list[str]] = []
    for name, items in sets.items():
        checked = check(items)
        theirs = [[(item, peer.finds(item.lang, item.text)) for item in items] for peer in peers]
        rows.append([*_set_row(name, checked), *(_peer(found) for found in theirs)])
        types = sorted({span.type for item in items for span in item.spans if not span.ignore})
        wanted: list[tuple[str, tuple[str, ...]]] = []
        if len(types) > 1:
            wanted = [(f"  {kind}", (kind,)) for kind in types]
        if {*_REFERENCES} <= {*types}:
            wanted.append(("  booking and case", _REFERENCES))
        for title, kinds in wanted:
            row = _type_row(title, checked, kinds)
            shares = (_found_share(found, kinds, ENOUGH) for found in theirs)
            rows.append([*row, *(share.percent() for share in shares)])
    head = ["set, type", "spans", "found", "whole", "named", "clean texts", "flagged", "stray"]
    return table([*head, "goal", *(peer.name for peer in peers)], rows)


def _set_row(name: str, checked: list[Checked]) -> list[str]:
    pairs = _places(checked)
    found, whole = _found_share(pairs, None, ENOUGH), _found_share(pairs, None, 1.0)
    clean = _clean_share(pairs)
    stray = sum(not _touches(c.item, f.start, f.end) for c in checked for f in c.found)
    return [
        name, str(found.whole), found.exact(), whole.percent(), _named(checked, None).percent(),
        str(clean.whole), clean.exact(), str(stray), _SET_GOALS.get(name, ""),
    ]  # fmt: skip


def _type_row(title: str, checked: list[Checked], kinds: tuple[str, ...]) -> list[str]:
    pairs = _places(checked)
    found, whole = _found_share(pairs, kinds, ENOUGH), _found_share(pairs, kinds, 1.0)
    goal = _REFERENCE_GOAL if kinds == _REFERENCES else ""
    return [
        title, str(found.whole), found.exact(), whole.percent(), _named(checked, kinds).percent(),
        "", "", "", goal,
    ]  # fmt: skip


def _peer(found: list[tuple[Item, Places]]) -> str:
    """`spans found/clean texts flagged`."""
    share = _found_share(found, None, ENOUGH)
    return f"{share.percent()}/{_clean_share(found).percent()}"


def _places(checked: list[Checked]) -> list[tuple[Item, Places]]:
    return [(c.item, [(f.start, f.end) for f in c.found]) for c in checked]


def _found_share(
    found: list[tuple[Item, Places]], kinds: tuple[str, ...] | None, least: float
) -> Share:
    hits = [
        _covers(item.text, span, places, least)
        for item, places in found
        for span in item.spans
        if _counts(span, kinds)
    ]
    return Share(sum(hits), len(hits))


def _clean_share(found: list[tuple[Item, Places]]) -> Share:
    """Of the texts with nothing private in them, how many have a finding (ignored spans aside)."""
    clean = [
        any(not _touches(item, *place) for place in places)
        for item, places in found
        if all(span.ignore for span in item.spans)
    ]
    return Share(sum(clean), len(clean))


def _named(checked: list[Checked], kinds: tuple[str, ...] | None) -> Share:
    """Of the spans found, how many by a finding of the right category."""
    named = [
        any(
            f.category in CATEGORIES[span.type] and f.start < span.end and f.end > span.start
            for f in c.found
        )
        for c in checked
        for span in c.item.spans
        if _counts(span, kinds)
        and _covers(c.item.text, span, [(f.start, f.end) for f in c.found], ENOUGH)
    ]
    return Share(sum(named), len(named))


def _counts(span: Span, kinds: tuple[str, ...] | None) -> bool:
    return not span.ignore and (kinds is None or span.type in kinds)


def _covers(text: str, span: Span, places: Places, least: float) -> bool:
    letters = [i for i in range(span.start, span.end) if text[i].isalnum()]
    covered = sum(any(start <= i < end for start, end in places) for i in letters)
    return covered >= least * len(letters) and covered > 0


def _touches(item: Item, start: int, end: int) -> bool:
    """Whether a finding has to do with a marked span, be it one that counts neither way."""
    return any(start < span.end and end > span.start for span in item.spans)
