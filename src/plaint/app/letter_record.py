"""What was done on the matter and what came back, oldest first, as a letter may tell it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from plaint.domain.case import QUESTIONS, Answer, Case, Contact, Referral, Reply, Sent, follows
from plaint.domain.naming import body_meant
from plaint.domain.rules import Body
from plaint.domain.situation import Situation
from plaint.letters import context as view

# What says nothing of the matter; told only where nothing else came back.
_NO_ANSWER = ("automatic-acknowledgement", "unrelated")
_DECISIONS = {"accept": "accept", "accept-part": "partly", "decline": "decline"}
_TOLD = (
    "complaint", "nudge", "follow-up", "second-level", "notice", "final-notice",
    "letter-before-claim",
)  # fmt: skip
# How an outside body says that it settled nothing.
GIVEN_UP = ("deadlock", "final-response")


def notices_of(case: Case) -> list[view.NoticeView]:
    """The notices that arrived, and whose kind is on record, oldest first."""
    arrived = [m for m in case.sent if m.stage == "notice" and m.arrived and m.message.variant]
    return [
        view.NoticeView(m.message.variant, m.on, m.message.via)  # type: ignore[arg-type]
        for m in sorted(arrived, key=lambda m: (m.on, m.event_id))
    ]


def contact_view(case: Case, contact: Contact, today: date) -> view.ContactView:
    made = contact.made
    since = [c.on for c in case.contacts if c.on > contact.on] + [r.on for r in case.replies]
    promised = made.promised_by
    return view.ContactView(
        by=made.by,  # type: ignore[arg-type]  # one of CONTACT_WAYS
        on=contact.on,
        with_whom=made.with_whom,
        said=made.said,
        promised_by=promised,
        broken=bool(promised and promised < today and not any(d >= contact.on for d in since)),
    )


def record_of(s: Situation, to: Body | None) -> list[view.RecordView]:
    """Everything on record but what concerns `to` itself, the body that is written to."""
    case = s.case
    told = [(c.on, c.event_id, _contact(s, c)) for c in case.contacts]
    told += [(m.on, m.event_id, _sent(m)) for m in case.sent if m.stage in _TOLD and m.arrived]
    told += [(on, key, entry) for on, key, entry in _answers(case)]
    told += [(r.on, r.event_id, _reply(s, r)) for r in _replies(case)]
    # A referral has no id: on its day it stands last.
    told += [(r.on, "~", _referral(s, r)) for r in _others(s, to)]
    return [entry for _, _, entry in sorted(told, key=lambda t: t[:2])]


def by_the_company(s: Situation, reply: Reply) -> bool:
    """Whether a reply is theirs, and not that of an outside body that ended its work."""
    return not (reply.kind in GIVEN_UP and any(r.on <= reply.on for r in _taken(s)))


def _contact(s: Situation, contact: Contact) -> view.RecordView:
    told = contact_view(s.case, contact, s.today)
    return view.RecordView(
        told.on, "contact", told.by, with_whom=told.with_whom, said=told.said,
        promised_by=told.promised_by, broken=told.broken,
    )  # fmt: skip


def _sent(message: Sent) -> view.RecordView:
    sent = message.message
    return view.RecordView(
        message.on,
        message.stage,  # type: ignore[arg-type]  # one of _TOLD
        sent.variant if message.stage == "notice" else "",
        via=sent.via,
        platform=sent.platform,
    )


def _answers(case: Case) -> Iterator[tuple[date, str, view.RecordView]]:
    """What the customer answered: one entry a day, a decision going before a letter without one."""
    decided: list[tuple[Answer | Sent, str]] = [(a, a.decision) for a in case.answers]
    written: list[tuple[Answer | Sent, str]] = [
        (m, _DECISIONS.get(m.message.variant, ""))
        for m in case.sent if m.stage == "reply" and m.arrived
    ]  # fmt: skip
    days: set[date] = set()
    for answer, decision in sorted([*decided, *written], key=lambda pair: not pair[1]):
        if answer.on in days:
            continue
        days.add(answer.on)
        before = [r for r in _replies(case) if follows(answer, r)]
        asked = bool(before) and before[-1].kind in QUESTIONS
        kind = decision or ("question" if asked else "")
        yield answer.on, answer.event_id, view.RecordView(answer.on, "answer", kind)


def _replies(case: Case) -> list[Reply]:
    came = [r for r in case.replies if r.kind != "bounce"]
    return [r for r in came if r.kind not in _NO_ANSWER] or came


def _reply(s: Situation, reply: Reply) -> view.RecordView:
    if not by_the_company(s, reply):
        return view.RecordView(reply.on, "given-up")
    return view.RecordView(reply.on, "reply", reply.kind, promised_by=reply.promised_by)


def _taken(s: Situation) -> list[Referral]:
    """The referrals to bodies that settle a case, and to those that nobody knows."""
    every = [*s.case.referrals, *s.reports]
    return [r for r in every if _settles(_known(s, r))]


def _settles(body: Body | None) -> bool:
    return body is None or (
        body.settles and body.kind not in ("chargeback", "association", "advice")
    )


def _known(s: Situation, referral: Referral) -> Body | None:
    named = body_meant(s.bodies, referral.body)
    return named or body_meant(s.knowledge.bodies, referral.body)


def _others(s: Situation, to: Body | None) -> list[Referral]:
    every = [*s.case.referrals, *s.reports]
    return [r for r in every if to is None or (_known(s, r) or r.body) not in (to, to.name)]


def _referral(s: Situation, referral: Referral) -> view.RecordView:
    known = _known(s, referral)
    return view.RecordView(referral.on, "referral", name=known.name if known else referral.body)
