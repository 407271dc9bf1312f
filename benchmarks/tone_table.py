"""The tone check on labelled texts, per set and per category, beside other libraries."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from benchmarks.labelled import Item, Share, table
from benchmarks.peers import TonePeer

from plaint.app.findings import findings_in
from plaint.domain.finding import TONE_CATEGORIES, Finding

# Real customers' texts; the other sets are of other worlds, a direction and not a target.
IN_DOMAIN = ("tone_en_airline", "tone_en_twcs", "tone_en_cfpb", "tone_fr_reviews")
# The tags of the sets as our categories; "harassment" is an insult to an employee.
CATEGORIES = {
    "abuse": ("insult", "harassment"),
    "bad_faith": ("accusation",),
    "denigration": ("insult", "harassment"),
    "insult": ("insult", "harassment"),
    "profanity": ("profanity",),
    "sarcasm": ("sarcasm",),
    "shouting": ("shouting",),
    "threat": ("threat", "harassment"),
    "ultimatum": ("ultimatum", "threat"),
}
_GOALS = {
    "insult": "R 92", "profanity": "R 92", "shouting": "R 92", "bad_faith": "R 80",
    "sarcasm": "R 55",
}  # fmt: skip
_SET_GOAL = "P 97, R 80, F 1"
_POLITE_GOAL = "F 1"
_LEGAL_GOAL = "F 0"


@dataclass(frozen=True)
class Checked:
    """A text and what the check found in it."""

    item: Item
    found: tuple[Finding, ...]

    @property
    def blocks(self) -> bool:
        return any(f.severity == "block" for f in self.found)

    def names(self, categories: tuple[str, ...]) -> bool:
        return any(f.severity == "block" and f.category in categories for f in self.found)


def check(items: list[Item], *, guess: bool = False) -> list[Checked]:
    """Run the check, in the language given or, with `guess`, in the one that it detects."""
    return [
        Checked(item, tuple(
            f for f in findings_in(item.text, language=None if guess else item.lang)
            if f.check == "tone"
        ))
        for item in items
    ]  # fmt: skip


def misses(items: list[Item]) -> list[str]:
    """What must be flagged and isn't, and what is flagged and must not be, with the findings."""
    lines = []
    for checked in check(items):
        item = checked.item
        if (item.severity, checked.blocks) in ((2, False), (0, True)):
            kind = "missed" if item.severity == 2 else "false alarm"
            what = [f"{f.category}: {f.text}" for f in checked.found] or list(item.tags)
            lines.append(f"{kind}  {item.id}  {what}\n    {item.text}")
    return lines


def tone_table(sets: dict[str, list[Item]], peers: list[TonePeer]) -> str:
    rows: list[list[str]] = []
    together: list[Item] = []
    for name, items in sets.items():
        ours = name in IN_DOMAIN
        goal = _SET_GOAL if ours else _POLITE_GOAL if name.startswith("calm_") else ""
        rows += _block(name, items, peers, goal, by_tag=ours or name.startswith("tone_"))
        if ours:
            together += items
    if together:
        rows += _block("in-domain together", together, peers, _SET_GOAL, by_tag=True)
        rows.append(_row("  language guessed", check(together, guess=True), ""))
        rows[-1] += ["" for _ in peers]
    head = ["set, tag", "n2", "n0", "precision", "recall", "false alarms", "named", "any R/F"]
    return table([*head, "goal", *(peer.name for peer in peers)], rows)


def _block(
    name: str, items: list[Item], peers: list[TonePeer], goal: str, *, by_tag: bool
) -> list[list[str]]:
    """The row of a set, and one for each of its tags."""
    checked = check(items)
    rows = [[*_row(name, checked, goal), *(_peer(peer, items) for peer in peers)]]
    tags = sorted({tag for item in items for tag in item.tags if tag in CATEGORIES})
    for tag in tags if by_tag else ():
        tagged = [c for c in checked if tag in c.item.tags and c.item.severity == 2]
        if tagged:
            row = _tag_row(tag, tagged, checked, _GOALS.get(tag, "") if goal else "")
            rows.append([*row, *(_flagged(peer, [c.item for c in tagged]) for peer in peers)])
    legal = [c for c in checked if "legal_notice" in c.item.tags]
    if legal:
        row = _row("  legal notice", legal, _LEGAL_GOAL)
        rows.append([*row, *(_flagged(peer, [c.item for c in legal]) for peer in peers)])
    return rows


def _row(name: str, checked: list[Checked], goal: str) -> list[str]:
    hits, alarms = _shares(checked, lambda c: c.blocks)
    any_hits, any_alarms = _shares(checked, lambda c: bool(c.found))
    return [
        name, str(hits.whole), str(alarms.whole),
        Share(hits.part, hits.part + alarms.part).exact() if hits.whole else "-",
        hits.exact(), alarms.exact(), "", f"{any_hits.percent()}/{any_alarms.percent()}", goal,
    ]  # fmt: skip


def _tag_row(tag: str, tagged: list[Checked], checked: list[Checked], goal: str) -> list[str]:
    """Recall over the texts with a tag; precision of our category over all texts of the set."""
    hits, _ = _shares(tagged, lambda c: c.blocks)
    any_hits, _ = _shares(tagged, lambda c: bool(c.found))
    named, _ = _shares(tagged, lambda c: c.names(CATEGORIES[tag]))
    ours, alarms = _shares(checked, lambda c: c.names(CATEGORIES[tag][:1]))
    precision = Share(ours.part, ours.part + alarms.part).exact()
    return [
        f"  {tag}", str(hits.whole), "", precision, hits.exact(), "", named.percent(),
        f"{any_hits.percent()}/-", goal,
    ]  # fmt: skip


def _shares(checked: list[Checked], flagged: Callable[[Checked], bool]) -> tuple[Share, Share]:
    """Of the texts that must be flagged and of those that must not be, how many are."""
    must = [flagged(c) for c in checked if c.item.severity == 2]
    must_not = [flagged(c) for c in checked if c.item.severity == 0]
    return Share(sum(must), len(must)), Share(sum(must_not), len(must_not))


def _peer(peer: TonePeer, items: list[Item]) -> str:
    """`precision/recall/false alarms`, or "-" for a language that the library doesn't know."""
    known = [item for item in items if item.lang in peer.languages]
    if not known:
        return "-"
    must = [peer.flags(item.lang, item.text) for item in known if item.severity == 2]
    must_not = [peer.flags(item.lang, item.text) for item in known if item.severity == 0]
    hits, alarms = Share(sum(must), len(must)), Share(sum(must_not), len(must_not))
    precision = Share(hits.part, hits.part + alarms.part)
    return f"{precision.percent()}/{hits.percent()}/{alarms.percent()}"


def _flagged(peer: TonePeer, items: list[Item]) -> str:
    """The share of the texts that the library flags, in percent."""
    known = [item for item in items if item.lang in peer.languages]
    return Share(sum(peer.flags(item.lang, item.text) for item in known), len(known)).percent()


assert {c for some in CATEGORIES.values() for c in some} <= set(TONE_CATEGORIES)
