"""How the dates of a case were computed, step by step."""

from __future__ import annotations

from plaint.cli.i18n import _, day, labelled, tell
from plaint.cli.presenters import names, words
from plaint.cli.presenters.own import footnote, starred
from plaint.domain.calendar import Calendar
from plaint.domain.situation import Situation
from plaint.wording import say


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
        *([_("  This rule is from your own file.")] if rule.mine else []),
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
    return [*lines, orientation(), *footnote(*(owed.rule.mine for owed in s.owed))]


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
        _("What they owe (it opens no door)"),
        *(
            starred(
                _("  by {day}: {says} ({nature}; {source})").format(
                    day=day(owed.due_on), says=tell(say("{what}", what=owed.rule.says)),
                    nature=words.called(owed.rule.nature, words.NATURES),
                    source=owed.rule.source.url or owed.rule.source.title,
                ),
                owed.rule.mine,
            )
            for owed in s.owed
        ),
    ]  # fmt: skip
