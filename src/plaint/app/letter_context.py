"""What a letter may be made of, taken from the case: nothing that the record doesn't hold."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from plaint.app.letter_record import by_the_company, contact_view, notices_of, record_of
from plaint.app.letter_rights import asked_in, ended_by, rights_of
from plaint.domain.case import Case, Reply, follows
from plaint.domain.clocks import replies_to
from plaint.domain.deadline import count
from plaint.domain.flights import Airport, compensation, regime_of
from plaint.domain.rules import Body, Right
from plaint.domain.situation import Situation
from plaint.domain.wait import Wait
from plaint.letters import context as view

ANSWER_WITHIN = Wait(days=14)
# The stages that carry the evidence along.
WITH_ENCLOSURES = (
    "complaint", "notice", "second-level", "letter-before-claim", "referral",
)  # fmt: skip
# The letters that ask which body the company belongs to.
_ASK_WHO = ("complaint", "second-level", "final-notice")
# How long each platform lets a post be, by its own counting (Bluesky counts graphemes).
LIMITS = {"mastodon": 500, "bluesky": 300, "x": 280}


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which letter is asked for. `words`: the customer's own, for a reply."""

    stage: str
    variant: str = ""
    words: str = ""
    platform: str = ""
    body: Body | None = None


def letter_context(s: Situation, wanted: Wanted) -> view.Context:
    case, complaint = s.case, asked_in(s, wanted.stage, wanted.variant)
    first = case.first("complaint")
    body = wanted.body or s.body
    answer_by = _answer_by(s, wanted.stage)
    question = _question(s, wanted.stage)
    rights = rights_of(s, wanted.stage, wanted.variant)
    return view.Context(
        language=complaint.language,
        stage=wanted.stage,  # type: ignore[arg-type]  # checked against the pack's stages
        variant=wanted.variant,  # type: ignore[arg-type]  # one of the pack's variants
        today=s.today,
        answer_by=answer_by,
        kind=complaint.kind,
        sector=complaint.sector,
        subsector=complaint.subsector,
        country=complaint.country,
        consumer=complaint.consumer,
        sold_by=complaint.sold_by,
        urgency=complaint.urgency,
        remedy=complaint.remedy,
        fallback=complaint.fallback,
        remedy_detail=complaint.remedy_detail,
        subject=complaint.subject,
        facts=complaint.facts,
        good=complaint.good,
        effect=complaint.effect,
        happened_on=complaint.happened_on,
        ordered_on=complaint.ordered_on,
        promised_on=complaint.promised_on,
        received_on=complaint.received_on,
        paid_on=complaint.paid_on,
        amount=(
            view.Amount(f"{complaint.amount.amount:f}", complaint.amount.currency)
            if complaint.amount
            else None
        ),
        paid_by=complaint.paid_by,
        flight=_flight(s, rights),
        references=[view.Reference(n, v) for n, v in complaint.references.items()],
        ticket=case.their_reference,
        company=view.CompanyView(
            name=case.company.name,
            email=case.company.email,
            handle=case.company.handles.get(wanted.platform, ""),
            type=case.company.type,
        ),
        complainant=view.ComplainantView(
            name=case.complainant.name, email=case.complainant.email,
            postal=case.complainant.postal, phone=case.complainant.phone,
        ),
        contacts=[contact_view(case, c, s.today) for c in case.contacts
                  if first is None or c.on <= first.on],
        sent=_sent(case),
        notices=notices_of(case),
        ended=ended_by(s),
        record=record_of(s, body if wanted.stage == "referral" else None),
        part_on=_part_on(s),
        reply=_reply(s, wanted.stage),
        reason=_reason(s),  # type: ignore[arg-type]  # one of the four reasons
        words=wanted.words,
        rights=_cited(rights, question, complaint.language),
        enclosures=enclosure_names(case) if wanted.stage in WITH_ENCLOSURES else [],
        ask_mediator=question,
        due_on=(_ahead(s, s.clock.due_on) or answer_by) if s.clock else None,
        gate_on=_ahead(s, s.clock.gate_on) if s.clock else None,
        names_body=names_body(s, wanted.stage),
        body=_body(body),
        court=view.CourtView(s.court.name, s.court.url) if s.court else None,
        platform=wanted.platform,
        limit=LIMITS.get(wanted.platform),
    )  # fmt: skip


def names_body(s: Situation, stage: str) -> bool:
    """Whether this letter is the one that says which door opens next, and when."""
    return stage == "final-notice" or (stage == "follow-up" and s.rungs.names_body)


def enclosure_names(case: Case) -> list[str]:
    """Numbered, and under names that every mail program takes."""
    return [
        f"{number}-{_plain_name(evidence.name)}"
        for number, evidence in enumerate(case.complaint.evidence, start=1)
    ]


def _plain_name(name: str) -> str:
    kept = "".join(c if c.isalnum() or c in ".-_ " else "-" for c in name)
    return "-".join(kept.split())


def _answer_by(s: Situation, stage: str) -> date | None:
    """Two weeks, or the wait if that is shorter; forward to a working day of theirs.

    The end of the legal wait is never dressed up as our deadline, except in the final notice.
    """
    if stage in ("nudge", "thanks", "referral"):
        return None
    if stage == "final-notice" and s.clock and _ahead(s, s.clock.due_on):
        return s.clock.due_on
    company = s.calendars.company
    answer_by = count(s.today, ANSWER_WITHIN, company, rounding="forward").due_on
    if stage in ("complaint", "follow-up"):
        start = s.clock.start if s.clock else s.today
        due_on = count(start, s.choice.rule.wait, s.calendars.rule, rounding="forward").due_on
        if s.today < due_on < answer_by:
            return due_on
    return answer_by


def _ahead(s: Situation, day: date | None) -> date | None:
    """The day, if it is still to come: no letter asks for a thing by a day that has passed."""
    return day if day is not None and day > s.today else None


def _sent(case: Case) -> view.SentView:
    def sending(stage: str) -> view.Sending | None:
        message = case.first(stage)
        if message is None:
            return None
        return view.Sending(message.on, message.message.via, message.message.platform)

    return view.SentView(
        complaint=sending("complaint"), nudge=sending("nudge"), follow_up=sending("follow-up"),
        second_level=sending("second-level"), final_notice=sending("final-notice"),
        letter_before_claim=sending("letter-before-claim"), reply=sending("reply"),
    )  # fmt: skip


def _reply(s: Situation, stage: str) -> view.ReplyView | None:
    theirs = _answer(s)
    if theirs is None or stage in ("reply", "thanks"):
        came = [r for r in s.case.replies if r.kind != "bounce" and by_the_company(s, r)]
        theirs = came[-1] if came else None
    if theirs is None:
        return None
    return view.ReplyView(theirs.on, theirs.kind, theirs.promised_by)


def _answers(s: Situation) -> list[Reply]:
    """What the company itself answered on the matter, since the complaint went out."""
    if s.clock is None:
        return []
    since = replies_to(s.case, s.clock.sent_on)
    return [r for r in since if r.substantive and by_the_company(s, r)]


def _answer(s: Situation) -> Reply | None:
    return next(reversed(_answers(s)), None)


def _reason(s: Situation) -> str:
    answer = _answer(s)
    if answer is None:
        return "silence"
    kinds = {"offer": "partial", "partial": "partial", "disputed": "disputed"}
    return kinds.get(answer.kind, "refusal")


def _part_on(s: Situation) -> date | None:
    """The day on which they granted a part, before what they have said since."""
    partly = [a for a in s.case.answers if a.decision == "partly"]
    granted = [
        r.on for r in _answers(s)[:-1]
        if r.kind == "partial" or (r.kind == "offer" and any(follows(a, r) for a in partly))
    ]  # fmt: skip
    return granted[-1] if granted else None


def _cited(
    rights: tuple[Right, ...], question: view.MediatorQuestion | None, language: str
) -> list[view.RightView]:
    """The rights but for one that the question about their body cites already."""
    views = [_right(right, language) for right in rights]
    return [v for v in views if question is None or v.cite != question.cite]


def _right(right: Right, language: str) -> view.RightView:
    return view.RightView(
        right.id,
        right.cite.get(language) or right.cite["en"],
        right.says.get(language) or right.says["en"],
    )


def _question(s: Situation, stage: str) -> view.MediatorQuestion | None:
    """Asked in the first letter, and again in those that speak of the next door."""
    if s.disclosure is None or not (stage in _ASK_WHO or names_body(s, stage)):
        return None
    language = s.case.complaint.language
    duty = s.disclosure
    return view.MediatorQuestion(
        duty.asks.get(language) or duty.asks["en"], duty.cite.get(language) or duty.cite["en"]
    )


def _flight(s: Situation, rights: tuple[Right, ...]) -> view.FlightView | None:
    """The flight, where compensation is asked under the regulation that sets its sum."""
    asked = "compensation" in (s.case.complaint.remedy, s.case.complaint.fallback)
    regime = regime_of(s.flight, s.case.complaint.country) if s.flight else None
    cited = any(f"flight:{regime}" in right.needs for right in rights)
    if s.flight is None or regime is None or not (asked and cited):
        return None
    due = compensation(s.flight, regime)
    if due is None:
        return None
    hours, minutes = divmod(s.flight.late_minutes or 0, 60)
    return view.FlightView(
        origin=_airport(s.flight.origin),
        destination=_airport(s.flight.destination),
        km=due.km,
        amount=view.Amount(f"{due.amount.amount:f}", due.amount.currency),
        late=s.flight.late_minutes is not None,
        hours=hours,
        minutes=minutes,
        halved=due.halved,
    )


def _airport(airport: Airport) -> str:
    return f"{airport.city or airport.name} ({airport.code})"


def _body(body: Body | None) -> view.BodyView | None:
    return view.BodyView(body.name, body.url, body.kind, body.free) if body else None
