"""A plan as JSON: the contract that scripts read."""

from __future__ import annotations

from datetime import date
from typing import Any

from plaint.domain.clocks import ComplaintClock
from plaint.domain.deadline import Pause, Skipped
from plaint.domain.plan import Now, Plan, Step
from plaint.domain.rules import Body, Rule
from plaint.domain.situation import Situation
from plaint.wording import say


def plan_json(ref: str, s: Situation, plan: Plan) -> dict[str, Any]:
    return {
        "ref": ref,
        "as_of": s.today,
        "state": plan.state,
        "clock": clock_json(s, plan.overdue),
        "now": _now_json(plan.now),
        "steps": [_step_json(step) for step in plan.steps],
        "last_dates": [
            {
                "id": d.id,
                "what": say("{what}", what=d.what),
                "on": d.on,
                "source_url": d.source_url,
                "mine": d.mine,
            }
            for d in s.last_dates
        ],
        "warnings": list(plan.warnings),
        "unknown": unknown_json(s),
    }


def unknown_json(s: Situation) -> list[dict[str, Any]]:
    return [
        {
            "stage": u.intent.stage,
            "to": u.intent.to,
            "message_id": u.intent.message_id,
            "on": u.on,
        }
        for u in s.case.unsettled
    ]


def clock_json(s: Situation, overdue: bool) -> dict[str, Any] | None:
    """The complaint clock; null until a complaint has been sent."""
    clock = s.clock
    if clock is None:
        return None
    return {
        "sent_on": clock.sent_on,
        "start_on": clock.start,
        "due_on": clock.due_on,
        "gate_on": clock.gate_on,
        "gate_opened_by": clock.opened_by,
        "days_waited": max(0, (_end(s) - clock.start).days),
        "days_left": max(0, (clock.due_on - s.today).days),
        "overdue": overdue,
        "rule": rule_json(clock.choice.rule),
        "skipped": skipped_json(clock.deadline.skipped),
        "pauses": _pauses_json(s, clock),
    }


def _end(s: Situation) -> date:
    """The day up to which they were waited for."""
    return min(s.today, s.case.closed.on) if s.case.closed else s.today


def rule_json(rule: Rule) -> dict[str, Any]:
    return {
        "id": rule.id,
        "wait": rule.wait.iso,
        "unit": rule.wait.unit,
        "nature": rule.nature,
        "certainty": rule.certainty,
        "source_title": rule.source.title,
        "source_url": rule.source.url,
        "checked_on": rule.checked_on,
        "mine": rule.mine,
    }


def skipped_json(skipped: tuple[Skipped, ...]) -> list[dict[str, Any]]:
    return [{"on": one.on, "why": one.why} for one in skipped]


def _pauses_json(s: Situation, clock: ComplaintClock) -> list[dict[str, Any]]:
    def pause(one: Pause, moves: str) -> dict[str, Any]:
        return {"from": one.from_on, "until": one.until_on, "why": one.why, "moves": moves}

    pauses = [pause(one, "courtesy") for one in s.courtesy.pauses]
    pauses += [pause(one, "complaint") for one in clock.pauses]
    if s.courtesy.quiet_until:
        promised = next((r.on for r in s.case.replies if r.on >= clock.sent_on), clock.sent_on)
        pauses.append(pause(Pause(promised, s.courtesy.quiet_until, "promise"), "courtesy"))
    return pauses


def _now_json(now: Now) -> dict[str, Any]:
    told: dict[str, Any] = {
        "step": now.step, "since": now.since, "optional": now.optional, "why": now.why,
    }  # fmt: skip
    if now.at:
        told["at"] = now.at
    if now.until:
        told["until"] = now.until
    if now.id:
        told["id"] = now.id
    return told


def _step_json(step: Step) -> dict[str, Any]:
    told: dict[str, Any] = {
        "step": step.step,
        "status": step.status,
        "allowed_from": step.allowed_from,
        "why": step.why,
    }
    optional = {
        "id": step.id, "allowed_at": step.allowed_at, "done_on": step.done_on,
        "optional": step.optional, "open": step.open, "by": step.by,
    }  # fmt: skip
    told.update({name: value for name, value in optional.items() if value})
    if step.body:
        told["body"] = body_json(step.body)
    return told


def body_json(body: Body) -> dict[str, Any]:
    return {
        **({"cost": say("{cost}", cost=body.cost)} if body.cost else {}),
        "id": body.id, "name": body.name, "url": body.url, "kind": body.kind, "free": body.free,
        "binding": body.binding, "source_url": body.source.url, "checked_on": body.checked_on,
        "mine": body.mine,
    }  # fmt: skip
