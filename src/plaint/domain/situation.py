"""Everything the etiquette and the plan look at, worked out once for a case and a day."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from plaint.domain import choosing
from plaint.domain.case import Answer, Case, Referral, Reply, follows
from plaint.domain.choosing import RuleChoice
from plaint.domain.clocks import (
    Calendars,
    ComplaintClock,
    CourtesyClock,
    Owed,
    complaint_clock,
    courtesy_clock,
    owed,
    replies_to,
    starting_complaint,
)
from plaint.domain.complaint import Complaint
from plaint.domain.flights import Flight
from plaint.domain.ladder import CLAIM_WAIT, Rungs, rungs
from plaint.domain.last_dates import LastDate, binding, last_dates, unknown_starts
from plaint.domain.naming import body_meant
from plaint.domain.repair_first import mending_comes_first
from plaint.domain.rule_change import RuleChange, rule_change
from plaint.domain.rules import Body, Disclosure, Knowledge, Notice, Right, Rule
from plaint.domain.subsectors import Names
from plaint.domain.wait import Wait
from plaint.wording import say

# What an accepted offer is given to arrive where they named no day.
OFFER_ARRIVES = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class Siblings:
    """What the other cases with the same company say: a second case frees nothing.

    `messages`: the days of our messages in them. `nudged`: one of them, about the same matter,
    had its public post. `platform`: the one that post locked.
    """

    messages: tuple[date, ...] = ()
    nudged: bool = False
    platform: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Situation:
    case: Case  # its referrals: those to bodies that take the case
    reports: tuple[Referral, ...]  # to others: a report, a card issuer, an adviser
    today: date  # in the complainant's zone
    now: datetime  # aware; for urgent steps
    siblings: Siblings
    knowledge: Knowledge  # of the country whose rules apply
    flight: Flight | None
    choice: RuleChoice
    bodies: tuple[Body, ...]
    body: Body | None  # the one that would take the case
    court: Body | None
    disclosure: Disclosure | None  # the duty to name the body, where the company hasn't yet
    notices: tuple[Notice, ...]
    calendars: Calendars
    clock: ComplaintClock | None
    courtesy: CourtesyClock
    rungs: Rungs
    claim_wait: Wait  # what a letter before claim gives, before a court
    last_dates: tuple[LastDate, ...]
    unknown_starts: tuple[str, ...]  # the facts that some last date lacks
    owed: tuple[Owed, ...]
    rule_change: RuleChange | None
    mending_first: Right | None  # what the law puts before the money that is asked
    subsectors: Names  # what they are called; empty: nobody is asked for one

    @property
    def answer(self) -> Reply | None:
        """Their last reply on the matter itself, since the complaint went out."""
        if self.clock is None:
            return None
        found = [r for r in replies_to(self.case, self.clock.sent_on) if r.substantive]
        return found[-1] if found else None

    @property
    def decision(self) -> Answer | None:
        """What the customer decided about that reply, None while it is still to be assessed."""
        if self.answer is None:
            return None
        later = [a for a in self.case.answers if a.decision and follows(a, self.answer)]
        return later[-1] if later else None

    @property
    def offer_due(self) -> date | None:
        """The last day for an accepted offer to arrive; None where none was accepted."""
        if self.answer is None or self.decision is None or self.decision.decision != "accept":
            return None
        if self.answer.kind == "resolved":
            return None
        return self.answer.promised_by or self.decision.on + OFFER_ARRIVES

    @property
    def body_closed_on(self) -> date | None:
        """The last day on which the body took the case, once it surely has passed."""
        passed = (d.on for d in self.last_dates if self.body and d.id == self.body.id and d.sure)
        return next((on for on in passed if on < self.today), None)

    @property
    def silence_climbs(self) -> bool:
        """Whether the scheme wants the company's next stage asked even after silence."""
        return self.clock is not None and self.choice.rule.second_level_on_silence

    @property
    def gate_open(self) -> bool:
        gate_on = self.clock.gate_on if self.clock else None
        return gate_on is not None and gate_on <= self.today


def situation(
    case: Case, knowledge: Knowledge, default: Rule, calendars: Calendars, *,
    today: date, now: datetime, siblings: Siblings | None = None, flight: Flight | None = None,
    subsectors: Names | None = None,
) -> Situation:  # fmt: skip
    """Work it all out. `default` is the rule where the knowledge has none for the sector."""
    siblings = siblings or Siblings()
    complaint = bought_of(case)
    choice = _choice(case, knowledge, default, today)
    bodies = choosing.competent_bodies(
        knowledge, complaint, case.company, case.complainant.country, today
    )
    body = choosing.referral_body(bodies)
    case, reports = _doors(case, bodies, knowledge)
    notices = choosing.fitting_notices(knowledge, complaint)
    clock = complaint_clock(case, choice, body, calendars, today)
    courtesy = courtesy_clock(case, clock, calendars.company, siblings.messages)
    limits = choosing.fitting_limits(knowledge, complaint, today)
    claim_wait = choosing.claim_wait(knowledge, complaint, today) or CLAIM_WAIT
    first = (body,) if body else ()
    bound = binding(case, clock, body, bodies, calendars, today) if clock else first
    performance = choosing.performance_rules(knowledge, complaint, today)
    return Situation(
        case=case,
        reports=reports,
        today=today,
        now=now,
        siblings=siblings,
        knowledge=knowledge,
        flight=flight,
        choice=choice,
        bodies=bodies,
        body=body,
        court=choosing.court_of(bodies),
        disclosure=choosing.disclosure_of(knowledge, complaint, case.company, today),
        notices=notices,
        calendars=calendars,
        clock=clock,
        courtesy=courtesy,
        rungs=rungs(case, clock, courtesy, calendars, today, claim_wait),
        claim_wait=claim_wait,
        last_dates=last_dates(case, clock, bound, limits, notices),
        unknown_starts=unknown_starts(case, clock, bound, limits, notices),
        owed=tuple(owed(performance, complaint, case, calendars.rule)),
        rule_change=_rule_change(case, clock, knowledge, calendars) if clock else None,
        mending_first=mending_comes_first(knowledge, complaint, today),
        subsectors=subsectors or {},
    )


def bought_of(case: Case) -> Complaint:
    """The complaint as the law sees it: who buys of a private person is no consumer."""
    if case.company.type == "private-person":
        return replace(case.complaint, consumer=False)
    return case.complaint


def _doors(
    case: Case, bodies: tuple[Body, ...], knowledge: Knowledge
) -> tuple[Case, tuple[Referral, ...]]:
    """The case with the referrals that put it into other hands, and those that only told somebody
    of it. A body that isn't known is taken to have the case."""
    reports = tuple(
        r for r in case.referrals
        if _only_told(body_meant(bodies, r.body) or body_meant(knowledge.bodies, r.body))
    )  # fmt: skip
    kept = tuple(r for r in case.referrals if r not in reports)
    return (replace(case, referrals=kept), reports) if reports else (case, ())


def _only_told(body: Body | None) -> bool:
    return body is not None and (
        not body.settles or body.kind in ("chargeback", "association", "advice")
    )


def _rule_change(
    case: Case, clock: ComplaintClock, knowledge: Knowledge, calendars: Calendars
) -> RuleChange | None:
    complaint = starting_complaint(case, clock.choice.rule)
    if complaint is None or case.closed:
        return None
    told = complaint.message
    return rule_change(clock, told.rule, told.wait, knowledge, calendars.rule)


def choice_on(case: Case, knowledge: Knowledge, default: Rule, on: date) -> RuleChoice:
    """The rule for a complaint of that day.

    The rules bind traders, and landlords; a private seller is given the common fair wait.
    """
    private = case.company.type == "private-person"
    if private and case.complaint.sector not in ("housing", "deposit"):
        why = say("The rules known here are for businesses; a common fair wait is used.")
        return RuleChoice(default, None, None, (why,))
    held = any(reply.kind == "holding" and reply.on >= on for reply in case.replies)
    return choosing.choose_rule(knowledge, case.complaint, on, default, held=held)


def _choice(case: Case, knowledge: Knowledge, default: Rule, today: date) -> RuleChoice:
    """The rule in force when the complaint was sent; of several, the first one that starts it."""
    days = dict.fromkeys(m.on for m in case.sent if m.stage == "complaint" and m.arrived)
    choice = choice_on(case, knowledge, default, today)
    for day in days:
        choice = choice_on(case, knowledge, default, day)
        started = starting_complaint(case, choice.rule)
        if started and started.on == day:
            break
    return choice
