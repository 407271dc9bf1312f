"""One case: its facts, its timeline and its messages, as JSON and as text."""

from __future__ import annotations

from typing import Any

import click

from plaint.app.workspace import Found
from plaint.cli.i18n import _, day, labelled
from plaint.cli.presenters import words
from plaint.cli.presenters.names import state_name, step_name
from plaint.cli.presenters.plan import ending
from plaint.cli.presenters.plan_json import plan_json
from plaint.domain import events as ev
from plaint.domain.plan import plan
from plaint.domain.safe_text import one_line, safe
from plaint.domain.situation import Situation


def case_json(found: Found, s: Situation) -> dict[str, Any]:
    import msgspec

    document = plan_json(found.ref, s, plan(s))
    case = found.case
    return document | {
        "case_id": found.case_id,
        "complaint": msgspec.to_builtins(case.complaint),
        "company": msgspec.to_builtins(case.company),
        "complainant": msgspec.to_builtins(case.complainant),
        "platform": case.platform,
        "timeline": [_event_json(event) for event in found.events],
    }


def _event_json(event: ev.Event) -> dict[str, Any]:
    import msgspec

    return {
        "id": event.id,
        "kind": event.kind,
        "on": event.on,
        "occurred_at": event.occurred_at,
        "recorded_at": event.recorded_at,
        **msgspec.to_builtins(event.payload),
    }


def case_lines(found: Found, s: Situation) -> list[str]:
    case, complaint = found.case, found.case.complaint
    result = plan(s)
    remedy = words.called(complaint.remedy, words.REMEDIES)
    rows = [
        (_("Company"), f"{case.company.name} {case.company.email}".strip()),
        (_("State"), state_name(result.state)),
        (_("Happened on"), day(complaint.happened_on) if complaint.happened_on else ""),
        (_("What is asked"), complaint.remedy_detail or remedy),
        (_("References"), ", ".join(f"{k} {v}" for k, v in complaint.references.items())),
        (_("Their reference"), case.their_reference),
        (_("Evidence"), ", ".join(e.name for e in complaint.evidence)),
    ]
    width = max(len(name) for name, _value in rows)
    lines = [click.style(f"{found.ref}  {complaint.subject}", bold=True)]
    lines += [f"{name:<{width}}  {one_line(value)}" for name, value in rows if value]
    lines += ["", safe(complaint.facts), "", _("Timeline")]
    lines += [_event_line(event) for event in found.events]
    for doubt in case.unsettled:
        lines.append(
            _("In doubt: {stage} of {day}. Did it go out? plaint settle {ref} --sent|--not-sent")
            .format(stage=_stage(doubt.intent.stage), day=day(doubt.on), ref=found.ref)
        )  # fmt: skip
    return [*lines, "", *ending(s, result)]


def _event_line(event: ev.Event) -> str:
    return f"  {day(event.on)}  {_told(event)}"


def _told(event: ev.Event) -> str:
    """One line about an event; whatever others wrote is made safe for a terminal."""
    p = event.payload
    match p:
        case ev.CaseOpened():
            return _("case opened")
        case ev.FactsCorrected():
            return _("corrected: {names}").format(names=", ".join(p.changes))
        case ev.ContactMade():
            by = words.called(p.by, words.CONTACTS)
            who = f"{by} ({one_line(p.with_whom)})" if p.with_whom else by
            return labelled(who, one_line(p.said)) if p.said else who
        case ev.SendingStarted():
            return _("{stage}: sending began").format(stage=_stage(p.stage))
        case ev.SendingFailed():
            return _("not sent: {said}").format(said=one_line(p.said))
        case ev.DeliverySettled():
            return _("settled: it was sent") if p.sent else _("settled: it was not sent")
        case ev.MessageHandedOff():
            return _("{stage}: handed over ({via})").format(stage=_stage(p.stage), via=_way(p.via))
        case ev.MessageSent():
            where = p.platform or p.via
            return _("{stage}: sent ({via})").format(stage=_stage(p.stage), via=_way(where))
        case ev.ReplyReceived():
            wrote = _("they wrote ({kind})").format(kind=_kind(p.kind))
            text = _cut(one_line(p.text or p.subject))
            return labelled(wrote, text) if text else wrote
        case ev.ReplyAmended():
            return _("their reply was: {kind}").format(kind=_kind(p.kind))
        case ev.CustomerAnswered():
            return words.called(p.decision, words.DECISIONS)
        case ev.NoteAdded():
            return _("note: {text}").format(text=one_line(p.text))
        case ev.StepSkipped():
            return _("left out: {step}").format(step=_stage(p.step))
        case ev.Referred():
            return _("referred to {body}").format(body=one_line(p.body))
        case ev.CaseClosed():
            return _("closed: {outcome}").format(outcome=words.called(p.outcome, words.OUTCOMES))
        case ev.CaseReopened():
            return _("reopened")
        case ev.FindingAccepted():
            because = words.called(p.because, words.REASONS)
            return _("kept “{text}” ({because})").format(text=one_line(p.text), because=because)
        case ev.EventUndone():
            return _("the entry before was taken back")


def _stage(stage: str) -> str:
    return one_line(step_name(stage))


def _way(via: str) -> str:
    return one_line(words.called(via, words.WAYS))


def _kind(kind: str) -> str:
    return one_line(words.called(kind, words.REPLY_KINDS))


def _cut(text: str, width: int = 60) -> str:
    return text if len(text) <= width else text[: width - 1] + "…"
