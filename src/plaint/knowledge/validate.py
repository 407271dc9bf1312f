"""Checks what the entries of a country's knowledge mean, once their shape is known to be right.

Each problem is a `Fault` whose place names the entry and the key. An empty result means: ids are
unique, references lead somewhere, words are known ones, every entry says where it was read and in
both languages, and no two rules of the same case overlap in time.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from datetime import date

from plaint.domain.complaint import CONTACT_WAYS, KINDS, PAID_BY, REMEDIES, SECTORS
from plaint.domain.rules import (
    Appeal,
    Body,
    Disclosure,
    Knowledge,
    Limit,
    Notice,
    Right,
    Rule,
    Watch,
)
from plaint.errors import Fault
from plaint.knowledge.validate_needs import fault_of_need
from plaint.wording import Says, say

Entry = Rule | Body | Disclosure | Right | Limit | Notice | Appeal | Watch

LANGUAGES = ("en", "fr")
NOTICE_TYPES = ("withdrawal", "rejection", "more-time", "ending", "damage-report")
# The letters in which a right may be cited; a notice may be named by its type.
STAGES = (
    "complaint", "follow-up", "reply", "second-level", "notice", "final-notice",
    "letter-before-claim", "referral", *NOTICE_TYPES,
)  # fmt: skip
# Replies during which a complaint clock may stand still.
PAUSES = ("question",)
WAYS_IN = ("online-form", "post", "email", "phone", "in-person")
_WORDS: dict[str, tuple[str, ...]] = {
    "sectors": SECTORS,
    "kinds": KINDS,
    "remedies": REMEDIES,
    "paid_by": PAID_BY,
    "opened_by": CONTACT_WAYS,
    "pauses_on": PAUSES,
    "stages": STAGES,
    "accepts": WAYS_IN,
}
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_REGION = re.compile(r"[A-Z0-9]{1,3}")
_SUBSECTOR = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_URL = re.compile(r"https?://[a-z0-9-]+(\.[a-z0-9-]+)+\.?(:\d+)?(/[^\s<>\"\\^`{|}]*)?")
_CURRENCY = re.compile(r"[A-Z]{3}")
_MOST_MONEY = 10**12
_ROUGH = re.compile(r"[\t\n]| {2}|^\s|\s$")
# A no-break space belongs before these in French, and inside the guillemets.
_FRENCH_SPACE = re.compile(r"(?<!\u00a0)[;!?»]|(?<![\u00a0\d]):(?!\d)|«(?!\u00a0)")


def validate(knowledge: Knowledge) -> tuple[Fault, ...]:
    """Every problem found, in the order of the file; empty where all is well."""
    entries = _entries(knowledge)
    faults = list(_names(knowledge))
    # The user's own entries have a date of their own, checked with their file.
    faults += _as_of(knowledge, [entry for _, entry in entries if not entry.mine])
    faults += _ids(entries)
    faults += _each(entries)
    faults += _references(knowledge)
    faults += _overlaps(knowledge.rules)
    return tuple(faults)


def faults_of_own(knowledge: Knowledge) -> tuple[Fault, ...]:
    """Every problem of a user's own file that it alone tells: its references may lead into ours."""
    entries = _entries(knowledge)
    return (*_as_of(knowledge, [entry for _, entry in entries]), *_ids(entries), *_each(entries))


def _each(entries: list[tuple[str, Entry]]) -> Iterator[Fault]:
    for table, entry in entries:
        for check in _CHECKS:
            for key, what in check(entry):
                yield Fault(f"{table} {entry.id}, {key}", what)


def _entries(knowledge: Knowledge) -> list[tuple[str, Entry]]:
    tables: tuple[tuple[str, tuple[Entry, ...]], ...] = (
        ("rule", knowledge.rules),
        ("body", knowledge.bodies),
        ("disclosure", knowledge.disclosures),
        ("right", knowledge.rights),
        ("limit", knowledge.limits),
        ("notice", knowledge.notices),
        ("appeal", knowledge.appeals),
        ("watch", knowledge.watches),
    )
    return [(table, entry) for table, entries in tables for entry in entries]


def _names(knowledge: Knowledge) -> Iterator[Fault]:
    for language in LANGUAGES:
        if not knowledge.names.get(language):
            yield Fault("meta, names", say("has no name in “{language}”", language=language))


def _as_of(knowledge: Knowledge, entries: list[Entry]) -> Iterator[Fault]:
    latest = max((entry.checked_on for entry in entries), default=date.min)
    if knowledge.as_of is not None and latest > knowledge.as_of:
        yield Fault("meta, as_of", say("is older than a check of {day}", day=latest.isoformat()))


def _ids(entries: list[tuple[str, Entry]]) -> Iterator[Fault]:
    seen: set[str] = set()
    for table, entry in entries:
        place = f"{table} {entry.id}, id"
        if entry.id in seen:
            yield Fault(place, say("is used twice"))
        seen.add(entry.id)
        start = f"{entry.country.lower()}-"
        if not _ID.fullmatch(entry.id) or not entry.id.startswith(start):
            yield Fault(place, say("must be small letters that start with “{start}”", start=start))


# --- checks of one entry: pairs of a key and what is wrong with it ------------------------------

_Problems = Iterator[tuple[str, Says]]


def _words(entry: Entry) -> _Problems:
    """Only words that the rest of plaint knows."""
    for key, known in _WORDS.items():
        for word in getattr(entry, key, ()):
            if word not in known:
                yield key, say("“{word}” is not a word plaint knows here", word=word)
    if isinstance(entry, Rule) and entry.sector not in SECTORS:
        yield "sector", say("“{word}” is not a word plaint knows here", word=entry.sector)
    for region in getattr(entry, "regions", ()):
        if not _REGION.fullmatch(region):
            yield "regions", say("“{word}” is not a subdivision code", word=region)
    for need in getattr(entry, "needs", ()):
        if fault := fault_of_need(need):
            yield "needs", fault


def _subsectors(entry: Entry) -> _Problems:
    named = getattr(entry, "subsectors", ()) or (getattr(entry, "subsector", ""),)
    for name in named:
        if name and not _SUBSECTOR.fullmatch(name):
            yield "subsector", say("“{word}” must be small letters and hyphens", word=name)


def _texts(entry: Entry) -> _Problems:
    """Both languages, none of them empty, the French with its no-break spaces."""
    for key in ("says", "what", "asks", "cite", "cost"):
        texts: dict[str, str] = getattr(entry, key, {})
        optional = key == "cost" or (key == "cite" and isinstance(entry, Limit))
        if (optional and not texts) or not hasattr(entry, key):
            continue
        for language in LANGUAGES:
            if not texts.get(language, "").strip():
                yield key, say("has no text in “{language}”", language=language)
        for text in texts.values():
            if _ROUGH.search(text):
                yield key, say("must be one line, with single spaces and none around it")
        for found in _FRENCH_SPACE.finditer(texts.get("fr", "")):
            yield key, say("wants a no-break space at “{mark}” in French", mark=found[0])


def _sentences(entry: Entry) -> _Problems:
    """Rules, bodies and appeals speak in whole sentences; the others in a clause or a phrase."""
    whole = isinstance(entry, Rule | Body | Disclosure | Appeal)
    key = "what" if isinstance(entry, Limit | Notice | Watch) else "says"
    texts: dict[str, str] = getattr(entry, key)
    for text in texts.values():
        if text and whole and not text.endswith("."):
            yield key, say("must end with a full stop")
        if text and not whole and text.endswith("."):
            yield key, say("must not end with a full stop")


def _source(entry: Entry) -> _Problems:
    if not entry.source.title.strip():
        yield "source", say("has no title")
    elif _ROUGH.search(entry.source.title):
        yield "source", say("must be one line, with single spaces and none around it")
    if entry.source.url and not _URL.fullmatch(entry.source.url):
        yield "source", say("“{url}” is not a web address", url=entry.source.url)
    if isinstance(entry, Watch):
        return
    if entry.certainty in ("law", "scheme") and not entry.source.url:
        yield "source", say("has no address, so it is not sure enough to be “{certainty}”",
                            certainty=entry.certainty)  # fmt: skip
    if isinstance(entry, Body) and entry.url and not _is_secure(entry.url):
        yield "url", say("“{url}” is not an https address", url=entry.url)


def _is_secure(url: str) -> bool:
    return url.startswith("https://") and _URL.fullmatch(url) is not None


def _times(entry: Entry) -> _Problems:
    for key in ("ack", "within", "bring_within", "opens_after"):
        wait = getattr(entry, key, None)
        if wait is not None and not (wait.months or wait.weeks or wait.days):
            yield key, say("is no time at all")
    until = getattr(entry, "effective_until", None)
    since = getattr(entry, "effective_from", None)
    if since and until and until < since:
        yield "effective_until", say("is before effective_from")


def _rule(entry: Entry) -> _Problems:
    if not isinstance(entry, Rule):
        return
    if (entry.nature == "norm") != (entry.certainty == "norm"):
        yield "certainty", say("a norm is a norm in both its nature and its certainty")
    none = not (entry.wait.months or entry.wait.weeks or entry.wait.days)
    if none and entry.counts_from != "delivery-due":
        yield "wait", say("is no time at all")
    if entry.clock == "performance" and not entry.kinds:
        yield "kinds", say("a performance clock names its kinds of complaint")
    if entry.clock == "performance" and entry.stage != "both":
        yield "stage", say("a performance clock has no stage")
    if entry.clock == "complaint":
        for key in ("kinds", "remedies", "paid_by"):
            if getattr(entry, key):
                yield key, say("a complaint clock is for all complaints of its sector")
    if entry.second_level_on_silence and not entry.second_level:
        yield "second_level_on_silence", say("needs the second_level it speaks of")


def _others(entry: Entry) -> _Problems:
    if isinstance(entry, Right | Notice | Body | Disclosure) and not entry.sectors:
        yield "sectors", say("must name at least one")
    if isinstance(entry, Right | Notice) and not entry.kinds:
        yield "kinds", say("must name at least one")
    if isinstance(entry, Right) and not 0 <= entry.rank < 1000:
        yield "rank", say("must be from 0 to 999")
    if isinstance(entry, Body):
        if not entry.name or _ROUGH.search(entry.name):
            yield "name", say("must be one line, with single spaces and none around it")
        if not entry.free and not entry.cost:
            yield "cost", say("is missing, though it isn't free")
    if isinstance(entry, Limit):
        yield from _limit(entry)


def _limit(limit: Limit) -> _Problems:
    sum_named = limit.amount is not None or limit.amount_min is not None
    if limit.within is None and not sum_named:
        yield "within", say("a limit is a time or a sum")
    if sum_named != bool(_CURRENCY.fullmatch(limit.currency)):
        yield "currency", say("a sum has its currency, such as GBP, and only a sum has one")
    for key, amount in (("amount", limit.amount), ("amount_min", limit.amount_min)):
        if amount is not None and not 0 < amount < _MOST_MONEY:
            yield key, say("must be above 0, and of at most 12 digits")
    if limit.from_year_end and limit.within is None:
        yield "from_year_end", say("is for a time, and there is none")


_CHECKS: tuple[Callable[[Entry], _Problems], ...] = (
    _words, _subsectors, _texts, _sentences, _source, _times, _rule, _others,
)  # fmt: skip


# --- checks over entries ------------------------------------------------------------------------


def _references(knowledge: Knowledge) -> Iterator[Fault]:
    rules = {rule.id: rule for rule in knowledge.rules}
    for rule in knowledge.rules:
        second = rules.get(rule.second_level)
        if rule.second_level and (second is None or second.counts_from != "second-level"):
            yield _dangling(f"rule {rule.id}, second_level", rule.second_level)
    reached = {rule.second_level for rule in knowledge.rules}
    for rule in knowledge.rules:
        if rule.counts_from == "second-level" and rule.id not in reached:
            yield Fault(f"rule {rule.id}, counts_from", say("no rule leads to this second level"))
    rights = {right.id for right in knowledge.rights}
    notices = {notice.id for notice in knowledge.notices}
    for notice in knowledge.notices:
        for right in notice.rights:
            if right not in rights:
                yield _dangling(f"notice {notice.id}, rights", right)
        if notice.after and notice.after not in notices - {notice.id}:
            yield _dangling(f"notice {notice.id}, after", notice.after)
    ids = {entry.id for _, entry in _entries(knowledge)}
    for watch in knowledge.watches:
        for named in watch.affects:
            if named not in ids:
                yield _dangling(f"watch {watch.id}, affects", named)


def _dangling(place: str, reference: str) -> Fault:
    return Fault(place, say("“{id}” leads nowhere", id=reference))


def _overlaps(rules: tuple[Rule, ...]) -> Iterator[Fault]:
    """Two rules that would both be the rule of the same case on the same day.

    Performance clocks that count from different events stand beside each other.
    """
    alike: dict[tuple[object, ...], list[Rule]] = defaultdict(list)
    for rule in rules:
        before = alike[_about(rule)]
        if one := next((one for one in before if _same_case(one, rule)), None):
            place = f"rule {rule.id}, effective_from"
            yield Fault(place, say("overlaps with “{id}”", id=one.id))
        before.append(rule)


def _about(rule: Rule) -> tuple[object, ...]:
    """What two rules of the same case have alike; their regions, kinds and days may overlap."""
    starts = rule.counts_from if rule.clock == "performance" else ""
    second = rule.counts_from == "second-level"
    # A country's own rule goes before one that it shares, and the user's before both.
    layer = (rule.country, rule.mine)
    return (rule.sector, rule.subsector, rule.stage, rule.clock, starts, second, layer)


def _same_case(one: Rule, other: Rule) -> bool:
    return (
        _share(one.regions, other.regions)
        and _share(one.kinds, other.kinds)
        and _share(one.paid_by, other.paid_by)
        and _meet(one, other)
    )


def _share(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether both are for everything, or have a word in common."""
    return (not one and not other) or bool(set(one) & set(other))


def _meet(one: Rule, other: Rule) -> bool:
    since = max(one.effective_from or date.min, other.effective_from or date.min)
    until = min(one.effective_until or date.max, other.effective_until or date.max)
    return since <= until
