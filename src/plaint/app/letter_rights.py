"""Which rights a letter relies on, and what it asks for, by the notices that went before it."""

from __future__ import annotations

from dataclasses import replace

from plaint.domain.choosing import fitting_notices, fitting_rights, in_region
from plaint.domain.complaint import Complaint
from plaint.domain.needs import has_facts
from plaint.domain.rules import Notice, Right
from plaint.domain.situation import Situation, bought_of
from plaint.domain.steps import asked_to_perform

_MONEY = ("refund", "price-reduction", "compensation")
# After these what was paid comes back, whatever was asked for before.
_ENDING = ("withdrawal", "rejection", "ending")
# The subsector of what is due after a withdrawal only.
_WITHDRAWN = "refund-withdrawal"
_AT_MOST = 2


def notice_of(s: Situation, variant: str) -> Notice | None:
    """The notice of that kind which fits the case. A notice is a choice of its own: one that is for
    a refund fits a case in which something else was asked for until now."""
    complaint = bought_of(s.case)
    fitting = [
        *fitting_notices(s.knowledge, complaint),
        *fitting_notices(s.knowledge, replace(complaint, remedy="refund")),
    ]
    return next((n for n in fitting if n.type == variant), None)


def ended_by(s: Situation) -> str:
    """The kind of the last notice after which what was paid is to come back; empty for none."""
    sent = [m for m in s.case.sent if m.stage == "notice" and m.arrived]
    kinds = [m.message.variant for m in sorted(sent, key=lambda m: (m.on, m.event_id))]
    kinds = [kind for kind in kinds if kind in _ENDING]
    if not kinds or (kinds[-1] == "rejection" and s.case.complaint.remedy == "replacement"):
        return ""  # rejected, for another one in its place
    return kinds[-1]


def asked_in(s: Situation, stage: str, variant: str) -> Complaint:
    """The complaint with what this letter asks for: the refund, once a notice ended it."""
    complaint = s.case.complaint
    notice = notice_of(s, variant) if stage == "notice" else None
    for_money = notice and notice.remedies and complaint.remedy not in notice.remedies
    if not (ended_by(s) or for_money) or stage == "nudge":
        return complaint
    fallback = complaint.fallback if complaint.fallback == "compensation" else ""
    if complaint.remedy == "refund":
        return replace(complaint, fallback=fallback)
    # A sum that was asked off the price, or in compensation, isn't the price.
    its_price = complaint.remedy not in _MONEY and complaint.fallback in ("", *_NO_MONEY, "refund")
    return replace(
        complaint, remedy="refund", fallback="", remedy_detail="",
        amount=complaint.amount if its_price else None,
    )  # fmt: skip


_NO_MONEY = ("repair", "replacement", "delivery", "correction", "apology", "explanation",
             "information")  # fmt: skip


def rights_of(s: Situation, stage: str, variant: str) -> tuple[Right, ...]:
    """The one or two rights that this letter cites."""
    if stage in ("nudge", "thanks", "reply"):
        return ()
    if stage == "notice":
        return _of_notice(s, variant)
    ended = ended_by(s)
    if ended:
        return _after_the_end(s, ended, stage)
    fitting = fitting_rights(s.knowledge, bought_of(s.case), stage, s.today, variant, s.flight)
    withdrawn = s.case.complaint.subsector == _WITHDRAWN
    return tuple(r for r in fitting if withdrawn or not _supposes_withdrawal(r))


def _of_notice(s: Situation, variant: str) -> tuple[Right, ...]:
    notice = notice_of(s, variant)
    if notice is None or (notice.after and asked_to_perform(s, notice) is None):
        return ()  # the right supposes a further time that was never set
    return _relied_on(s, notice)[:_AT_MOST]


def _relied_on(s: Situation, notice: Notice) -> tuple[Right, ...]:
    relied = {r.id: r for r in s.knowledge.rights if r.id in notice.rights}
    ordered = [relied[name] for name in notice.rights if name in relied]
    return tuple(r for r in ordered if in_region(r.regions, s.case.complaint))


def _after_the_end(s: Situation, ended: str, stage: str) -> tuple[Right, ...]:
    """What gave the right to end it, and what makes the refund due."""
    asked = replace(bought_of(s.case), remedy="refund", fallback="")
    if ended == "withdrawal":
        asked = replace(asked, subsector=_WITHDRAWN)
    notice = notice_of(s, ended)
    relied = _relied_on(s, notice) if notice else ()
    due = [
        r for r in s.knowledge.rights
        if ended == "withdrawal" and _supposes_withdrawal(r) and asked.sector in r.sectors
        and in_region(r.regions, asked) and has_facts(r.needs, asked, s.flight)
    ]  # fmt: skip
    if not relied and not due:
        fitting = fitting_rights(s.knowledge, asked, stage, s.today, flight=s.flight)
        return tuple(r for r in fitting if not _supposes_withdrawal(r))
    found = {r.id: r for r in (*relied[:1], *due, *relied[1:])}
    return tuple(found.values())[:_AT_MOST]


def _supposes_withdrawal(right: Right) -> bool:
    return f"subsector:{_WITHDRAWN}" in right.needs
