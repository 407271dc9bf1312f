"""Which of a country's rules, bodies, rights and notices fit this complaint.

Pure selection: the narrower entry wins (subsector before sector, region before country), an entry
must be in force, and its facts must be given. Nothing here counts days.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from plaint.domain.complaint import Company, Complaint, Money
from plaint.domain.europe import across_borders
from plaint.domain.flights import Flight
from plaint.domain.naming import is_named, stranger
from plaint.domain.needs import has_facts
from plaint.domain.regions import region_code
from plaint.domain.rules import Body, Disclosure, Knowledge, Limit, Notice, Right, Rule
from plaint.domain.wait import Wait
from plaint.wording import Says, say

# The nation of the United Kingdom taken where none is named; calendars say the same.
# The subsector of the rules that hold once a reasoned holding reply has come.
HELD = "holding-reply-received"
_CARDS = ("credit-card", "debit-card")
_DEFAULT_REGION = {"GB": "ENG"}


@dataclass(frozen=True, slots=True)
class RuleChoice:
    """The wait that applies, the reminder rule where there is one, and why."""

    rule: Rule
    chase: Rule | None
    second_level: Rule | None
    why: tuple[Says, ...]


def region_of(complaint: Complaint) -> str:
    """The code of the subdivision: "GB-SCT", "SCT" and "Scotland" are the same."""
    named = region_code(complaint.country, complaint.subdivision)
    return named or _DEFAULT_REGION.get(complaint.country, "")


def choose_rule(
    knowledge: Knowledge, complaint: Complaint, sent_on: date, default: Rule, *, held: bool = False
) -> RuleChoice:
    """The rule in force on the day the complaint was sent.

    An `escalate` rule is the wait, else the unstaged one; a `chase` rule sets the follow-up.
    `held`: they have sent a holding reply, which some laws answer with a longer wait.
    """
    fitting = [
        rule
        for rule in knowledge.rules
        if rule.clock == "complaint"
        and rule.sector == complaint.sector
        and rule.subsector in ("", complaint.subsector, HELD)
        and rule.counts_from != "second-level"
        and in_region(rule.regions, complaint)
        and _in_force(rule.effective_from, rule.effective_until, sent_on)
    ]
    own = knowledge.country
    fitting.sort(
        key=lambda r: (
            not r.mine, not r.subsector, not r.regions, r.country != own, r.stage != "escalate",
        )
    )  # fmt: skip
    waits = [r for r in fitting if r.stage != "chase" and r.subsector != HELD]
    chase = next((r for r in fitting if r.stage == "chase"), None)
    if not waits:
        unknown = say(
            "No rule is known for {sector} in {country}; a common fair wait is used.",
            sector=complaint.sector, country=complaint.country,
        )  # fmt: skip
        return RuleChoice(default, chase, None, (unknown,))
    rule = waits[0]
    named = complaint.subsector == HELD
    longer = [
        r for r in fitting
        if r.subsector == HELD and (named or (held and r.wait.unit == rule.wait.unit))
    ]  # fmt: skip
    rule = longer[0] if longer else rule
    # An unstaged rule beside an escalate rule is what the company owes first: it sets the chase.
    if chase is None and rule.stage == "escalate":
        chase = next((r for r in fitting if r.stage == "both"), None)
    second = next((r for r in knowledge.rules if r.id == rule.second_level), None)
    return RuleChoice(rule, chase, second, _why(rule, sent_on))


def passed_over(
    knowledge: Knowledge, complaint: Complaint, sent_on: date, choice: RuleChoice
) -> tuple[tuple[Rule, Says], ...]:
    """The other waits of the sector, and why each isn't the one for this complaint."""
    taken = {rule.id for rule in (choice.rule, choice.chase, choice.second_level) if rule}
    return tuple(
        (rule, _why_not(rule, complaint, sent_on, choice.rule))
        for rule in knowledge.rules
        if rule.clock == "complaint" and rule.sector == complaint.sector and rule.id not in taken
    )


def _why_not(rule: Rule, complaint: Complaint, sent_on: date, chosen: Rule) -> Says:
    if rule.subsector not in ("", complaint.subsector):
        return say("It is for {subsector} only.", subsector=rule.subsector)
    if not in_region(rule.regions, complaint):
        return say("It is for {regions} only.", regions=", ".join(rule.regions))
    if rule.effective_until and sent_on > rule.effective_until:
        return say("It was in force until {day}.", day=rule.effective_until)
    if rule.effective_from and sent_on < rule.effective_from:
        return say("It has been in force since {day} only.", day=rule.effective_from)
    if rule.counts_from == "second-level":
        return say("It counts once the company's second level was asked.")
    if chosen.mine and not rule.mine:
        return say("Your own rule goes before it.")
    return say("A narrower one goes before it.")


def _why(rule: Rule, sent_on: date) -> tuple[Says, ...]:
    why = [say("The rule for {sector} in {country}.", sector=rule.sector, country=rule.country)]
    if rule.effective_from or rule.effective_until:
        why.append(
            say("It is the one in force on {day}, when the complaint was sent.", day=sent_on)
        )
    return tuple(why)


def performance_rules(knowledge: Knowledge, complaint: Complaint, on: date) -> tuple[Rule, ...]:
    """What the company owes by law for this kind of complaint, whatever the ladder does.

    A subsector's own time takes the place of the general one that counts from the same event.
    """
    fitting = [
        rule
        for rule in _however_paid(knowledge, complaint, on)
        if not rule.paid_by or complaint.paid_by in rule.paid_by
    ]
    narrow = {rule.counts_from for rule in fitting if rule.subsector}
    return tuple(r for r in fitting if r.subsector or r.counts_from not in narrow)


def needs_payment(knowledge: Knowledge, complaint: Complaint, on: date) -> bool:
    """Whether what the company owes depends on how it was paid, and nobody has said how."""
    return not complaint.paid_by and any(
        rule.paid_by for rule in _however_paid(knowledge, complaint, on)
    )


def _however_paid(knowledge: Knowledge, complaint: Complaint, on: date) -> tuple[Rule, ...]:
    return tuple(
        rule
        for rule in knowledge.rules
        if rule.clock == "performance"
        and rule.sector == complaint.sector
        and rule.subsector in ("", complaint.subsector)
        and complaint.kind in rule.kinds
        and (not rule.remedies or {complaint.remedy, complaint.fallback} & set(rule.remedies))
        and in_region(rule.regions, complaint)
        and _in_force(rule.effective_from, rule.effective_until, on)
    )


def competent_bodies(
    knowledge: Knowledge, complaint: Complaint, company: Company, customer_country: str = "",
    on: date | None = None,
) -> tuple[Body, ...]:  # fmt: skip
    """Every body of the sector here, the one that would take the case first coming first.

    The body the company names comes before all, even one that plaint doesn't know; one that serves
    only its members is left out unless it is named. `on`: those only that take cases on that day.
    """
    named = company.mediator.casefold()
    bodies = [
        body
        for body in knowledge.bodies
        if ("all" in body.sectors or complaint.sector in body.sectors)
        and (not body.subsectors or complaint.subsector in body.subsectors)
        and (not body.kinds or complaint.kind in body.kinds)
        and has_facts(body.needs, complaint)
        and in_region(body.regions, complaint)
        and _takes(body, company)
        and (not body.members_only or is_named(body, named))
        and (not body.cross_border or across_borders(company.country, customer_country))
        and (body.kind != "chargeback" or complaint.paid_by in _CARDS)
        and (on is None or _in_force(body.effective_from, body.effective_until, on))
    ]
    if any(body.kind == "court" and body.regions for body in bodies):
        # The court of the region takes the place of the country's usual one.
        bodies = [b for b in bodies if b.kind != "court" or b.regions or b.country == "EU"]
    known = any(is_named(body, named) for body in bodies)
    if known:
        bodies = [b for b in bodies if not b.one_of_several or is_named(b, named)]
    regional = {body.kind for body in bodies if body.regions}
    bodies = [b for b in bodies if not (b.elsewhere and b.kind in regional)]
    if named and not known:
        usual = referral_body(tuple(bodies))
        bodies.insert(0, stranger(company.mediator, usual, complaint.country, on or date.min))
    return tuple(sorted(bodies, key=lambda body: not is_named(body, named)))


def _takes(body: Body, company: Company) -> bool:
    """Schemes of consumers and traders take no complaint about a private person."""
    if company.type != "private-person" or body.private_people:
        return True
    return body.kind not in ("mediator", "ombudsman", "adr", "chargeback")


def referral_body(bodies: tuple[Body, ...]) -> Body | None:
    """The one that decides or mediates the case, if there is one before a court."""
    return next((b for b in bodies if b.settles and b.kind in _DECIDES and b.gates), None)


_DECIDES = ("mediator", "ombudsman", "adr", "regulator")


def court_of(bodies: tuple[Body, ...]) -> Body | None:
    return next((body for body in bodies if body.kind == "court"), None)


def disclosure_of(
    knowledge: Knowledge, complaint: Complaint, company: Company, on: date
) -> Disclosure | None:
    """The duty to name its body that a consumer's letter may ask a company to fulfil.

    None where the company is known to belong to one, or has no such duty.
    """
    if company.mediator or not complaint.consumer:
        return None
    return next(
        (
            duty for duty in knowledge.disclosures
            if complaint.sector in duty.sectors
            and in_region(duty.regions, complaint)
            and has_facts(duty.needs, complaint)
            and (company.type != "private-person" or duty.private_people)
            and _in_force(duty.effective_from, duty.effective_until, on)
        ),
        None,
    )  # fmt: skip


def fitting_rights(
    knowledge: Knowledge, complaint: Complaint, stage: str, today: date, variant: str = "",
    flight: Flight | None = None,
) -> tuple[Right, ...]:  # fmt: skip
    """The one or two rights that these facts support, best first."""
    rights = [
        right
        for right in knowledge.rights
        if _fits(right.sectors, complaint.sector)
        and complaint.kind in right.kinds
        and in_region(right.regions, complaint)
        and _fits_remedy(right.remedies, complaint, stage)
        and (not right.stages or stage in right.stages or variant in right.stages)
        and _in_force(right.effective_from, None, complaint.happened_on or today)
        and has_facts(right.needs, complaint, flight)
        and _still_within(right, complaint, today)
    ]
    return tuple(sorted(rights, key=lambda right: right.rank)[:2])


def _fits_remedy(remedies: tuple[str, ...], complaint: Complaint, stage: str) -> bool:
    """Before a court or an outside body the fallback may be relied on too; of an airline the
    refund and the fixed sum are both due (Regulation 261/2004, art. 5(1))."""
    asked = {complaint.remedy}
    if complaint.sector == "airline" or stage in ("letter-before-claim", "referral"):
        asked.add(complaint.fallback)
    return not remedies or bool(asked & set(remedies))


def _still_within(right: Right, complaint: Complaint, today: date) -> bool:
    """A right with a time is cited only while that time surely runs (counted in whole days)."""
    if right.within is None:
        return True
    start = start_of(right.within_from, complaint)
    if start is None:
        return False
    days = right.within.days + right.within.weeks * 7 + right.within.months * 28
    return (today - start).days <= days


def fitting_limits(knowledge: Knowledge, complaint: Complaint, on: date) -> tuple[Limit, ...]:
    return tuple(
        limit
        for limit in knowledge.limits
        if _fits(limit.sectors, complaint.sector)
        and _fits(limit.kinds, complaint.kind)
        and _fits(limit.remedies, complaint.remedy)
        and in_region(limit.regions, complaint)
        and (not limit.paid_by or complaint.paid_by in limit.paid_by)
        and has_facts(limit.needs, complaint)
        and (limit.kind != "section-75" or _in_range(limit, complaint))
        and _in_force(limit.effective_from, limit.effective_until, on)
    )


def ceilings_passed(
    knowledge: Knowledge, complaint: Complaint, on: date
) -> tuple[tuple[Money, Limit], ...]:
    """The ways before a court, of this country, that the sum is too large for, lowest first."""
    asked = complaint.amount
    if asked is None:
        return ()
    ceilings = [
        limit
        for limit in fitting_limits(knowledge, complaint, on)
        if limit.kind == "small-claims-ceiling" and limit.amount
        and limit.country == knowledge.country and limit.currency == asked.currency
    ]  # fmt: skip
    # A region's own ceilings go before the country's.
    ceilings = [limit for limit in ceilings if limit.regions] or ceilings
    passed = [(Money(Decimal(c.amount or 0), c.currency), c) for c in ceilings]
    return tuple(sorted((p for p in passed if p[0].amount < asked.amount), key=_most))


def _most(passed: tuple[Money, Limit]) -> Decimal:
    return passed[0].amount


def claim_wait(knowledge: Knowledge, complaint: Complaint, on: date) -> Wait | None:
    """How long a letter before claim must give here, where the law sets a time."""
    waits = [
        limit.within
        for limit in fitting_limits(knowledge, complaint, on)
        if limit.kind in ("letter-before-claim", "amicable-attempt") and limit.within
    ]
    return max(waits, key=lambda wait: wait.months * 30 + wait.weeks * 7 + wait.days, default=None)


def _in_range(limit: Limit, complaint: Complaint) -> bool:
    """Consumer Credit Act 1974, s. 75(3): a price over the one sum and up to the other."""
    if complaint.amount is None or complaint.amount.currency != limit.currency:
        return True
    price = complaint.amount.amount
    return (limit.amount_min or 0) < price <= (limit.amount or price)


def fitting_notices(knowledge: Knowledge, complaint: Complaint) -> tuple[Notice, ...]:
    return tuple(
        notice
        for notice in knowledge.notices
        if _fits(notice.sectors, complaint.sector)
        and complaint.kind in notice.kinds
        and _fits(notice.remedies, complaint.remedy)
        and in_region(notice.regions, complaint)
        and has_facts(notice.needs, complaint)
    )


def start_of(counts_from: str, complaint: Complaint) -> date | None:
    """The day on which a time of the customer's starts, as far as the facts tell it.

    The earliest safe reading: where the very event isn't known, an earlier one that is.
    """
    match counts_from:
        case "delivery":
            return complaint.received_on
        case "payment" | "statement":
            return complaint.paid_on or complaint.ordered_on
        case "purchase" | "contract":
            known = [day for day in (complaint.ordered_on, complaint.paid_on) if day]
            return min(known, default=None)
        case "delivery-due":
            return complaint.promised_on
        case "expected":
            return expected_on(complaint) or complaint.paid_on or complaint.ordered_on
        case "event" | "discovery" | "end-of-tenancy":
            # What never came failed on the day it was due.
            return complaint.happened_on or complaint.promised_on
    return None


def expected_on(complaint: Complaint) -> date | None:
    """The day on which what was bought was due or came, as far as the facts tell it. A defect that
    showed later moves nothing."""
    due = complaint.promised_on or complaint.received_on
    return due or (complaint.happened_on if complaint.kind in _HAPPENS_WHEN_DUE else None)


_HAPPENS_WHEN_DUE = ("not-delivered", "late-delivery", "cancelled", "service", "refund-due")


def _fits(choices: tuple[str, ...], value: str) -> bool:
    return not choices or value in choices or "all" in choices


def in_region(regions: tuple[str, ...], complaint: Complaint) -> bool:
    """Whether an entry for these regions, or for the whole country, holds where the case is."""
    return not regions or region_of(complaint) in regions


def _in_force(from_on: date | None, until_on: date | None, on: date) -> bool:
    return (from_on is None or from_on <= on) and (until_on is None or on <= until_on)
