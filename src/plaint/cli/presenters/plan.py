"""A plan as text, and the three lines with which every answer ends."""

from __future__ import annotations

from collections.abc import Iterator

import click

from plaint.cli.i18n import _, day, in_days, instant, labelled, tell
from plaint.cli.presenters import names, words
from plaint.cli.presenters.names import state_name, step_name, step_says
from plaint.cli.presenters.own import footnote, starred
from plaint.cli.presenters.table import folded, hanging
from plaint.domain.choosing import ceilings_passed
from plaint.domain.last_dates import LastDate
from plaint.domain.plan import Plan, Step
from plaint.domain.rules import Body, Disclosure, Rule
from plaint.domain.safe_text import one_line
from plaint.domain.situation import Situation
from plaint.wording import Says, say


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
            lines += hanging(label, starred(tell(say("{what}", what=d.what)), d.mine))
    return [*lines, "", *ending(s, plan), *footnote(*_own(s, plan))]


def _own(s: Situation, plan: Plan) -> Iterator[bool]:
    """For each thing that is marked where it is the user's own: whether it is."""
    yield s.clock is not None and s.clock.choice.rule.mine
    yield from (last.mine for last in s.last_dates)
    yield from (step.body.mine for step in plan.steps if step.body)
    yield any(_tells_disclosure(step, s) for step in plan.steps) and _mine(s.disclosure)


def _mine(disclosure: Disclosure | None) -> bool:
    return disclosure is not None and disclosure.mine


def _clock_lines(s: Situation, plan: Plan) -> list[str]:
    clock = s.clock
    if clock is None:
        return []
    if clock.gate_on and clock.gate_on < clock.due_on and clock.gate_on <= s.today:
        opened = words.called(clock.opened_by, words.OPENERS)
        told = _("Sent {sent}; the next door has been open since {day} ({why}).")
        return folded(told.format(sent=day(clock.sent_on), day=day(clock.gate_on), why=opened))
    told = _wait_told(clock.choice.rule)
    wait = told.format(
        sent=day(clock.sent_on), due=day(clock.due_on), far=in_days(clock.due_on, s.today)
    )
    lines = folded(starred(wait, clock.choice.rule.mine))
    if plan.overdue:
        lines.append(_("That day has passed without an answer."))
    return lines


def _wait_told(rule: Rule) -> str:
    """Only what was seen to bind the company is told as its time; a norm is nobody's duty, and a
    scheme's wait is for the customer."""
    if rule.nature == "norm":
        return _("Sent {sent}; a fair wait ends {due} ({far}).")
    if rule.certainty == "commonly":
        return _("Sent {sent}; the usual wait ends {due} ({far}).")
    if rule.nature == "scheme-rule":
        return _("Sent {sent}; the wait before the next door ends {due} ({far}).")
    return _("Sent {sent}; they have until {due} ({far}).")


def _step_lines(step: Step, s: Situation) -> list[str]:
    # A further body's id is what `escalate --to` takes.
    name = step.id if step.step == "further" else step_name(step.step)
    when = ""
    if step.done_on:
        when = day(step.done_on)
    elif step.allowed_at and step.status in ("now", "later"):
        when = instant(step.allowed_at.astimezone(s.now.tzinfo))
    elif step.open:
        when = _("at any time")
    elif _stands_open(step, s):
        when = _("since {day}").format(day=day(step.allowed_from)) if step.allowed_from else ""
    elif step.allowed_from and step.status == "later":
        when = _("from {day}, {far}").format(
            day=day(step.allowed_from), far=in_days(step.allowed_from, s.today)
        )
    elif step.step == "further" and step.status == "later" and _is_court(step):
        when = _("after a letter before claim")
    mark = {"now": ">", "done": "x"}.get(step.status, " ")
    status = tell(names.OPEN if _stands_open(step, s) else names.STATUSES[step.status])
    head = f"{mark} {name:<20.32} {status:<13} {when}".rstrip()
    lines = [click.style(head, bold=True) if step.status == "now" else head]
    if step.body:
        lines += hanging("    ", starred(one_line(step.body.name), step.body.mine))
        lines += hanging("    ", step.body.url) if step.body.url else []
        if s.disclosure and _tells_disclosure(step, s):
            # how to learn which body is the company's own
            says = tell(say("{what}", what=s.disclosure.says))
            lines += hanging("    ", starred(says, s.disclosure.mine))
        lines += [line for says in worth(step.body, s) for line in hanging("    ", tell(says))]
    elif step.status in ("now", "refused") or step.id:
        lines += hanging("    ", tell(step.why))
    return lines


def _tells_disclosure(step: Step, s: Situation) -> bool:
    asks = step.step == "referral" and step.status in ("now", "later")
    return asks and s.disclosure is not None and step.body is not None


def _stands_open(step: Step, s: Situation) -> bool:
    """A door beside the ladder that may be used today: nothing is awaited for it."""
    if step.step != "further" or step.status != "later" or s.case.closed:
        return False
    return step.open or (step.allowed_from is not None and step.allowed_from <= s.today)


def _is_court(step: Step) -> bool:
    return step.body is not None and step.body.kind == "court"


# What a step takes of a person, by the kind of body.
_EFFORT = {
    "court": say("It takes a form, your papers in order, and perhaps a hearing."),
    "adr": say("It takes a form and your papers; it is done in writing."),
}


def worth(body: Body, s: Situation) -> list[Says]:
    """What a costly step costs and takes, beside what is at stake."""
    if body.free:
        return []
    told = [say("Cost: {cost}.", cost=body.cost)]
    if body.kind in _EFFORT:
        told.append(_EFFORT[body.kind])
    if amount := s.case.complaint.amount:
        told.append(say("At stake: {stake}.", stake=amount))
    if body.kind == "court":
        told += [
            say("The sum is above {ceiling}, the most with which you may {what}.",
                ceiling=most, what=way.what)
            for most, way in ceilings_passed(s.knowledge, s.case.complaint, s.today)
        ]  # fmt: skip
    return told


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
    by = say("plaint knows of no date that binds you yet.")
    if binding and binding.sure:
        by = say("{day} at the latest: {what}.", day=binding.on, what=binding.what)
    elif binding:
        by = say("{day} is the usual last day: {what}.", day=binding.on, what=binding.what)
    if plan.state == "closed":
        by = say("no date binds you any more.")
    elif now.step == "wait" and now.until:
        by = say("nothing before {day}.", day=now.until)
    return what, by, _otherwise(s, plan, binding)


def _otherwise(s: Situation, plan: Plan, binding: LastDate | None) -> Says:
    if plan.state == "closed":
        return say("nothing happens.")
    if s.clock is None:
        return say("no wait begins: it counts from the day you send.")
    if s.case.unsettled:
        return say("plaint sends nothing again by itself.")
    gate_on = s.clock.gate_on
    if gate_on and gate_on > s.today:
        return say("the next door opens by itself on {day}.", day=gate_on)
    if binding and not binding.sure:
        return say("after {day} it may be too late to {what}.", day=binding.on, what=binding.what)
    if binding:
        return say("after {day} you can no longer {what}.", day=binding.on, what=binding.what)
    return say("nothing moves until you do.")
