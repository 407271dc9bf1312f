"""The clocks of a case, kept apart: the complaint clock opens the outside door, the courtesy
clock says when chasing is polite. (The performance clock, what the company owes by law, is in
`owed`: it adds rights and never moves the other two.)
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from plaint.domain.calendar import Calendar
from plaint.domain.case import QUESTIONS, Answer, Case, Reply, Sent, follows
from plaint.domain.choosing import RuleChoice
from plaint.domain.complaint import Complaint
from plaint.domain.deadline import Deadline, Pause, count
from plaint.domain.rules import Body, Rule
from plaint.domain.wait import Wait

# A promise without a date ("we will come back to you") is given this long.
UNDATED_PROMISE = Wait(days=10, unit="business")
# Between any two of our messages to a company, over all channels and all cases with it.
GAP = Wait(days=2, unit="business")
_ASKS_FOR_TIME = ("automatic-acknowledgement", "acknowledgement", "holding")
# What the second level may answer without settling it: no body asks for a third one.
_UNSATISFYING = ("refusal", "partial", "disputed")
_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Calendars:
    """The rule country's days for the complaint clock, the company's for courtesy."""

    rule: Calendar
    company: Calendar


@dataclass(frozen=True, slots=True)
class ComplaintClock:
    """When the wait ends (`due_on`, inclusive) and the outside door opens (`gate_on`).

    `sent_on` and `sent_at` are of the complaint that started it; `start` is day zero: that day, or
    the one of an earlier contact where the rule lets one start it.
    `gate_on` None: the competent body's door doesn't open by waiting, and nothing else opened it.
    `opened_by` is "silence" or the kind of reply that opened the gate early.
    """

    sent_on: date
    sent_at: datetime
    start: date
    choice: RuleChoice
    deadline: Deadline
    gate_on: date | None
    opened_by: str
    pauses: tuple[Pause, ...] = ()

    @property
    def due_on(self) -> date:
        return self.deadline.due_on


@dataclass(frozen=True, slots=True)
class CourtesyClock:
    """What keeps us quiet.

    quiet_until   the last day they asked for, None without a promise; never past the wait
    asked_on      the day on which they asked for it
    pauses        while the ball was with the customer; `until` None: it still is
    free_from     the first day the gap after our last message allows another one
    urgent_from   the same, the complaint itself left aside: an urgent nudge comes soon after it
    """

    quiet_until: date | None
    asked_on: date | None
    pauses: tuple[Pause, ...]
    free_from: date | None
    urgent_from: date | None

    @property
    def ours_to_answer(self) -> bool:
        return any(pause.until_on is None for pause in self.pauses)

    def closed_pauses(self, today: date) -> tuple[Pause, ...]:
        return _closed(self.pauses, today)

    def allowed_from(self, base: date) -> date:
        """`base`, moved past a promise and the gap."""
        return max(self.after_promise(base), self.free_from or base)

    def after_promise(self, base: date) -> date:
        return max(base, self.quiet_until + _ONE_DAY) if self.quiet_until else base


def complaint_clock(
    case: Case, choice: RuleChoice, body: Body | None, calendars: Calendars, today: date
) -> ComplaintClock | None:
    """None until a complaint has arrived in a way that starts the rule: nothing runs before."""
    rule = choice.rule
    complaint = starting_complaint(case, rule)
    if complaint is None:
        return None
    start = _day_zero(case, rule, complaint.on)
    pauses = tuple(p for p in _closed(question_pauses(case), today) if p.why in rule.pauses_on)
    deadline = count(
        start, rule.wait, calendars.rule,
        rounding="forward" if rule.rolls else "none", pauses=pauses,
    )  # fmt: skip
    gate_on, opened_by = _gate(case, choice, body, calendars, complaint.on, deadline.due_on)
    return ComplaintClock(
        complaint.on, complaint.at, start, choice, deadline, gate_on, opened_by, pauses
    )


def starting_complaint(case: Case, rule: Rule) -> Sent | None:
    """The first complaint that starts the rule: one in writing, or a call where it takes one."""
    return next(
        (
            m for m in case.sent
            if m.stage == "complaint" and m.arrived
            and (m.message.via != "phone" or "call" in rule.opened_by)
        ),
        None,
    )  # fmt: skip


def _day_zero(case: Case, rule: Rule, sent_on: date) -> date:
    """The earliest recorded event that starts this rule: our sending, or a contact it accepts."""
    contacts = [c.on for c in case.contacts if c.made.by in rule.opened_by and c.on <= sent_on]
    return min([sent_on, *contacts])


def door_of(case: Case, clock: ComplaintClock, body: Body, calendars: Calendars) -> date | None:
    """The first day on which a body, other than the one that comes first, takes the case."""
    on, _ = _gate(case, clock.choice, body, calendars, clock.sent_on, clock.due_on)
    return on


def _gate(
    case: Case, choice: RuleChoice, body: Body | None, calendars: Calendars,
    sent_on: date, due_on: date,
) -> tuple[date | None, str]:  # fmt: skip
    doors: list[tuple[date, str]] = []
    gates = body.gates if body else ("silence", "refusal", "partial", "final-response", "deadlock")
    if "silence" in gates:
        if body and body.opens_after:
            due_on = count(sent_on, body.opens_after, calendars.rule).due_on
        doors.append((due_on + _ONE_DAY, "silence"))
    for reply in replies_to(case, sent_on):
        if _opens(reply, gates):
            doors.append((reply.on, reply.kind))
    if "partial" in gates:
        # An offer that was turned down is an answer that doesn't settle it.
        offers = [r for r in replies_to(case, sent_on) if r.kind == "offer"]
        doors += [
            (a.on, "offer")
            for a in case.answers
            if a.decision in ("decline", "partly") and any(follows(a, offer) for offer in offers)
        ]
    second = case.first("second-level")
    if second and "second-level" in gates:
        answers = (r for r in case.replies if follows(r, second))
        doors += [(r.on, r.kind) for r in answers if r.kind in _UNSATISFYING]
    if second and choice.second_level and {"silence", "second-level"} & set(gates):
        wait = choice.second_level.wait
        doors.append((count(second.on, wait, calendars.rule).due_on + _ONE_DAY, "second-level"))
    return min(doors, default=(None, ""), key=lambda door: door[0])


def _opens(reply: Reply, gates: tuple[str, ...]) -> bool:
    kind = "partial" if reply.kind == "disputed" else reply.kind
    return kind in ("partial", "refusal", "final-response", "deadlock") and kind in gates


def replies_to(case: Case, sent_on: date) -> Iterator[Reply]:
    """What they wrote since the complaint went out."""
    return (reply for reply in case.replies if reply.on >= sent_on)


def question_pauses(case: Case) -> tuple[Pause, ...]:
    """Half-open `[asked, answered)`: the ball was with the customer."""
    ours: list[Answer | Sent] = list(case.answers)
    ours += [m for m in case.sent if m.stage == "reply" and m.arrived]
    pauses = []
    for reply in case.replies:
        if reply.kind not in QUESTIONS:
            continue
        until = min((one.on for one in ours if follows(one, reply)), default=None)
        pauses.append(Pause(reply.on, until, reply.kind))
    return tuple(pauses)


def courtesy_clock(
    case: Case, clock: ComplaintClock | None, calendar: Calendar, other_messages: Iterable[date]
) -> CourtesyClock:
    """`other_messages`: the days of our messages to the same company in other cases."""
    ours = [m for m in case.sent if not m.voided and m.stage != "thanks"]
    others = [*(u.on for u in case.unsettled), *other_messages]
    but_complaint = [m.on for m in ours if m.stage != "complaint"]
    asked_on, quiet_until = _promised(case, clock, calendar) if clock else (None, None)
    return CourtesyClock(
        quiet_until=quiet_until,
        asked_on=asked_on,
        pauses=question_pauses(case),
        free_from=_after_gap([*(m.on for m in ours), *others], calendar),
        urgent_from=_after_gap([*but_complaint, *others], calendar),
    )


def _after_gap(messages: list[date], calendar: Calendar) -> date | None:
    return count(max(messages), GAP, calendar).due_on if messages else None


def _promised(
    case: Case, clock: ComplaintClock, calendar: Calendar
) -> tuple[date | None, date | None]:
    """When they first asked for time since the complaint, and until when they asked for it.

    Later promises move nothing, and none goes past the wait.
    """
    promises: list[tuple[date, date]] = []
    for reply in replies_to(case, clock.sent_on):
        if reply.kind not in _ASKS_FOR_TIME:
            continue
        if reply.promised_by:
            promises.append((reply.on, reply.promised_by))
        elif reply.kind == "holding" or reply.received.promises:
            promises.append((reply.on, count(reply.on, UNDATED_PROMISE, calendar).due_on))
    for contact in case.contacts:
        if contact.made.promised_by and contact.on >= clock.sent_on:
            promises.append((contact.on, contact.made.promised_by))
    if not promises:
        return None, None
    asked_on, promised = min(promises, key=lambda promise: promise[0])
    return asked_on, min(promised, clock.due_on - _ONE_DAY)


def _closed(pauses: tuple[Pause, ...], today: date) -> tuple[Pause, ...]:
    """Pauses that still run are counted up to today."""
    return tuple(
        replace(p, until_on=max(today, p.from_on)) if p.until_on is None else p for p in pauses
    )


@dataclass(frozen=True, slots=True)
class Owed:
    """What the company owes by law by a day of its own: the performance clock."""

    rule: Rule
    start: date
    due_on: date


def owed(rules: Iterable[Rule], complaint: Complaint, case: Case, calendar: Calendar) -> list[Owed]:
    """The performance clocks whose starting day is known."""
    clocks = []
    for rule in _once(rules):
        start = _performance_start(rule, complaint, case)
        if start is not None:
            clocks.append(Owed(rule, start, count(start, rule.wait, calendar).due_on))
    return clocks


def _once(rules: Iterable[Rule]) -> list[Rule]:
    """Without what is told twice: the same words, or a rule of the Union beside the national one
    that carries it out."""
    rules = tuple(rules)
    national = {(r.counts_from, r.wait) for r in rules if r.country != "EU"}
    told = [r for r in rules if r.country != "EU" or (r.counts_from, r.wait) not in national]
    return list({tuple(sorted(rule.says.items())): rule for rule in told}.values())


# The notice that starts a time of theirs, by what the time counts from.
_NOTICE_OF = {"withdrawal-notice": "withdrawal", "rejection": "rejection", "notice": "ending"}


def _noticed_on(case: Case, variant: str) -> date | None:
    notices = (m for m in case.sent if m.stage == "notice" and m.arrived)
    return next((m.on for m in notices if m.message.variant == variant), None)


def ended_on(case: Case) -> date | None:
    """The day on which the customer ended the contract by notice."""
    return _noticed_on(case, _NOTICE_OF["notice"])


def _performance_start(rule: Rule, complaint: Complaint, case: Case) -> date | None:
    match rule.counts_from:
        case "contract" | "purchase" | "payment":
            # An agreed day takes the place of the general time.
            return None if complaint.promised_on else complaint.ordered_on or complaint.paid_on
        case "delivery":
            return complaint.received_on
        case "delivery-due":
            return complaint.promised_on
        case "event" | "end-of-tenancy":
            return complaint.happened_on
        case "withdrawal-notice" | "rejection" | "notice":
            return _noticed_on(case, _NOTICE_OF[rule.counts_from])
        case "sent" | "received" | "written-complaint":
            return _told_on(rule, case)
    return None


def _told_on(rule: Rule, case: Case) -> date | None:
    """The complaint, or the first contact of a kind that this rule takes: a call that reported a
    fault, for one."""
    sent = case.first("complaint")
    told = [contact.on for contact in case.contacts if contact.made.by in rule.opened_by]
    return min([*told, *([sent.on] if sent else [])], default=None)
