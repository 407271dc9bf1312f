"""A plan as JSON (the contract that scripts read) and as text."""

from __future__ import annotations

from datetime import date
from typing import Any

import click

from plaint.cli.i18n import _, day, in_days, instant, labelled, tell
from plaint.cli.presenters import names, words
from plaint.cli.presenters.names import state_name, step_name, step_says
from plaint.cli.presenters.table import folded, hanging
from plaint.domain.calendar import Calendar
from plaint.domain.clocks import ComplaintClock
from plaint.domain.deadline import Pause, Skipped
from plaint.domain.plan import Now, Plan, Step
from plaint.domain.rules import Body, Rule
from plaint.domain.situation import Situation
from plaint.wording import Says, say


def plan_json(ref: str, s: Situation, plan: Plan) -> dict[str, Any]:
    return {
        "ref": ref,
        "as_of": s.today,
        "state": plan.state,
        "clock": clock_json(s, plan.overdue),
        "now": _now_json(plan.now),
        "steps": [_step_json(step) for step in plan.steps],
        "last_dates": [
            {"id": d.id, "what": say("{what}", what=d.what), "on": d.on, "source_url": d.source_url}
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
        "days_waited": max(0, (s.today - clock.start).days),
        "days_left": max(0, (clock.due_on - s.today).days),
        "overdue": overdue,
        "rule": rule_json(clock.choice.rule),
        "skipped": skipped_json(clock.deadline.skipped),
        "pauses": _pauses_json(s, clock),
    }


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
        "id": body.id, "name": body.name, "url": body.url, "kind": body.kind, "free": body.free,
        "binding": body.binding, "source_url": body.source.url, "checked_on": body.checked_on,
    }  # fmt: skip


# --- text --------------------------------------------------------------------------------------


def plan_lines(ref: str, s: Situation, plan: Plan) -> list[str]:
    lines = [
        click.style(f"{ref}  {labelled(s.case.company.name, s.case.complaint.subject)}", bold=True),
        _("State: {state}").format(state=state_name(plan.state)),
    ]
    lines += _clock_lines(s, plan)
    lines.append("")
    lines += [line for step in plan.steps for line in _step_lines(step, s)]
    if s.last_dates:
        lines += ["", _("Your own last dates")]
        for d in s.last_dates:
            far = in_days(d.on, s.today)
            label = _("  {day} ({far}): ").format(day=day(d.on), far=far)
            lines += hanging(label, tell(say("{what}", what=d.what)))
    return [*lines, "", *ending(s, plan)]


def _clock_lines(s: Situation, plan: Plan) -> list[str]:
    clock = s.clock
    if clock is None:
        return []
    lines = folded(
        _("Sent {sent}; they have until {due} ({far}).").format(
            sent=day(clock.sent_on), due=day(clock.due_on), far=in_days(clock.due_on, s.today)
        )
    )
    if plan.overdue:
        lines.append(_("That day has passed without an answer."))
    return lines


def _step_lines(step: Step, s: Situation) -> list[str]:
    # A further body's id is what `escalate --to` takes.
    name = step.id if step.step == "further" else step_name(step.step)
    when = ""
    if step.done_on:
        when = day(step.done_on)
    elif step.allowed_at and step.status in ("now", "later"):
        when = instant(step.allowed_at.astimezone(s.now.tzinfo))
    elif step.allowed_from and step.status == "later" and not step.open:
        when = _("from {day}, {far}").format(
            day=day(step.allowed_from), far=in_days(step.allowed_from, s.today)
        )
    elif step.open:
        when = _("at any time")
    mark = {"now": ">", "done": "x"}.get(step.status, " ")
    head = f"{mark} {name:<20.32} {tell(names.STATUSES[step.status]):<13} {when}".rstrip()
    lines = [click.style(head, bold=True) if step.status == "now" else head]
    if step.body:
        lines += hanging("    ", step.body.name)
        lines += hanging("    ", step.body.url) if step.body.url else []
    elif step.status in ("now", "refused") or step.id:
        lines += hanging("    ", tell(step.why))
    return lines


def ending(s: Situation, plan: Plan) -> list[str]:
    """The three lines that every answer ends with: what now, by when, what if nothing is done."""
    now, by, otherwise = ending_says(s, plan)
    return [
        *hanging(_("Now:              "), tell(now)),
        *hanging(_("By:               "), tell(by)),
        *hanging(_("If you don't act: "), tell(otherwise)),
    ]


def ending_says(s: Situation, plan: Plan) -> tuple[Says, Says, Says]:
    now = plan.now
    what = say("{step}. {why}", step=step_says(now.step), why=now.why)
    binding = next((d for d in s.last_dates if d.on >= s.today), None)
    next_last = binding.on if binding else None
    by = say("no date binds you yet.")
    if binding:
        by = say("{day} at the latest: {what}.", day=binding.on, what=binding.what)
    if plan.state == "closed":
        by = say("no date binds you any more.")
    elif now.step == "wait" and now.until:
        by = say("nothing before {day}.", day=now.until)
    return what, by, _otherwise(s, plan, next_last)


def _otherwise(s: Situation, plan: Plan, next_last: date | None) -> Says:
    if plan.state == "closed":
        return say("nothing happens.")
    if s.clock is None:
        return say("no wait begins: it counts from the day you send.")
    if s.case.unsettled:
        return say("plaint sends nothing again by itself.")
    gate_on = s.clock.gate_on
    if gate_on and gate_on > s.today:
        return say("the next door opens by itself on {day}.", day=gate_on)
    if next_last:
        return say("after {day} it is too late.", day=next_last)
    return say("nothing moves until you do.")


def explain_lines(s: Situation) -> list[str]:
    """The whole computation, step by step."""
    clock = s.clock
    rule = clock.choice.rule if clock else s.choice.rule
    lines = [tell(why) for why in (clock.choice if clock else s.choice).why]
    lines += [
        _("Rule {id}: {says}").format(id=rule.id, says=tell(say("{what}", what=rule.says))),
        _("  wait {wait}, counted in {unit}").format(
            wait=rule.wait.iso, unit=tell(names.UNITS[rule.wait.unit])
        ),
        _("  nature: {nature}; certainty: {certainty}").format(
            nature=words.called(rule.nature, words.NATURES),
            certainty=tell(names.CERTAINTIES[rule.certainty]),
        ),
        _("  source: {title} {url}, checked on {day}").format(
            title=rule.source.title, url=rule.source.url, day=day(rule.checked_on)
        ),
    ]
    lines += _calendar_lines(_("Complaint clock"), s.calendars.rule)
    if clock is None:
        return [*lines, _("Nothing has been sent, so nothing runs yet."), orientation()]
    lines.append(_("Day zero: {day}").format(day=day(clock.start)))
    lines += [f"  - {labelled(day(skip.on), tell(skip.why))}" for skip in clock.deadline.skipped]
    lines += [
        _("  paused from {a} to {b}: {why}").format(
            a=day(p.from_on),
            b=day(p.until_on) if p.until_on else _("today"),
            why=words.called(p.why, words.REPLY_KINDS),
        )
        for p in (*clock.pauses, *s.courtesy.pauses)
    ]
    if clock.deadline.rounded_from:
        lines.append(_("Rounded forward from {day}").format(day=day(clock.deadline.rounded_from)))
    lines.append(_("Last day to answer: {day}").format(day=day(clock.due_on)))
    if clock.gate_on:
        lines.append(
            _("The next door opens: {day} ({why})").format(
                day=day(clock.gate_on), why=words.called(clock.opened_by, words.OPENERS)
            )
        )
    lines += _courtesy_lines(s)
    lines += _owed_lines(s)
    return [*lines, orientation()]


def orientation() -> str:
    return _("Orientation, not legal advice.")


def _calendar_lines(name: str, calendar: Calendar) -> list[str]:
    place = "-".join(part for part in (calendar.country, calendar.subdivision) if part)
    lines = [_("{clock}: public holidays of {place}").format(clock=name, place=place or "-")]
    return lines + ([f"  {tell(calendar.note)}"] if calendar.note else [])


def _courtesy_lines(s: Situation) -> list[str]:
    rungs = s.rungs
    rows = (
        (say("public nudge"), rungs.nudge),
        (say("follow-up"), rungs.follow_up),
        (say("final notice"), rungs.final_notice),
    )
    lines = _calendar_lines(_("Courtesy clock"), s.calendars.company)
    lines += [
        _("  {step} from {day}").format(step=tell(name), day=day(on)) for name, on in rows if on
    ]
    if s.courtesy.quiet_until:
        lines.append(
            _("  quiet until {day}: they asked for time").format(day=day(s.courtesy.quiet_until))
        )
    if s.courtesy.free_from and s.courtesy.free_from > s.today:
        lines.append(
            _("  no message before {day}: two business days between any two").format(
                day=day(s.courtesy.free_from)
            )
        )
    return lines


def _owed_lines(s: Situation) -> list[str]:
    if not s.owed:
        return []
    return [
        _("What they owe by law (it opens no door)"),
        *(
            _("  by {day}: {says} ({source})").format(
                day=day(owed.due_on), says=tell(say("{what}", what=owed.rule.says)),
                source=owed.rule.source.url or owed.rule.source.title,
            )
            for owed in s.owed
        ),
    ]  # fmt: skip
