"""What must hold of any record: the fold never raises, the plan always answers, nothing harries."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.domain.builders import Story, number_id

from plaint.adapters.public_holidays import calendar_for
from plaint.domain import events as ev
from plaint.domain.case import Case, fold
from plaint.domain.clocks import GAP, Calendars
from plaint.domain.complaint import PLATFORMS, URGENCIES
from plaint.domain.deadline import count
from plaint.domain.etiquette import PRESERVES_A_RIGHT, STAGES, may
from plaint.domain.events import Event
from plaint.domain.plan import STATES, Plan, next_step, plan
from plaint.domain.replies import REPLY_KINDS
from plaint.domain.rules import Knowledge
from plaint.domain.situation import Siblings, Situation, situation
from plaint.domain.steps import LADDER
from plaint.domain.wait import Wait
from plaint.knowledge.loader import default_rule, load

STEPS = {
    "complaint", "notice", "nudge", "follow-up", "second-level", "final-notice",
    "letter-before-claim", "referral", "further", "thanks", "call", "assess-reply",
    "answer-question", "wait", "none",
}  # fmt: skip
STATUSES = {"done", "now", "later", "skipped", "refused"}
FIRST = date(2026, 6, 1)
MONTHS = 150  # days in which things happen
bounded = settings(max_examples=40)

days = st.integers(0, MONTHS).map(lambda n: FIRST + timedelta(days=n))
places = st.sampled_from(
    [("telecom", "GB"), ("retail", "GB"), ("banking", "GB"), ("car-rental", "GB"),
     ("retail", "FR"), ("telecom", "FR"), ("energy", "FR"), ("telecom", "JP")]
)  # fmt: skip
mail_stages = tuple(s for s in STAGES if s not in ("referral", "nudge"))
ids = st.integers(1, 12).map(number_id)
replies = st.builds(
    ev.ReplyReceived, kind=st.sampled_from(REPLY_KINDS), promised_by=st.none() | days,
    promises=st.booleans(), soft=st.booleans(), public=st.booleans(),
    in_reply_to=st.sampled_from(("", "<1@x>")),
)  # fmt: skip
answers = st.builds(
    ev.CustomerAnswered, decision=st.sampled_from(("", "accept", "decline", "partly"))
)
usual: st.SearchStrategy[ev.Payload] = st.one_of(
    replies,
    answers,
    st.builds(ev.MessageSent, stage=st.sampled_from(mail_stages)),
    st.builds(ev.MessageSent, stage=st.just("nudge"), platform=st.sampled_from(PLATFORMS)),
)
payloads: st.SearchStrategy[ev.Payload] = st.one_of(
    st.builds(
        ev.MessageSent, stage=st.sampled_from(mail_stages), names_body=st.booleans(),
        via=st.sampled_from(("email", "form", "registered", "phone")),
        message_id=st.sampled_from(("", "<1@x>", "<2@x>")), intent=st.just("") | ids,
        variant=st.sampled_from(("", "withdrawal", "more-time")),
    ),
    st.just(ev.MessageSent(stage="complaint")),
    st.builds(ev.MessageSent, stage=st.just("nudge"), platform=st.sampled_from(PLATFORMS)),
    replies,
    st.builds(ev.ReplyAmended, reply=ids, kind=st.sampled_from(REPLY_KINDS)),
    answers,
    st.builds(ev.ContactMade, by=st.sampled_from(("call", "email", "letter")),
              promised_by=st.none() | days),
    st.builds(ev.SendingStarted, stage=st.sampled_from(STAGES), via=st.just("email"),
              to=st.just(""), subject=st.just(""), text=st.just(""), message_id=st.just("<3@x>")),
    st.builds(ev.SendingFailed, intent=ids),
    st.builds(ev.DeliverySettled, intent=ids, sent=st.booleans()),
    st.builds(ev.StepSkipped, step=st.sampled_from(sorted(STEPS))),
    st.builds(ev.Referred, body=st.just("gb-fos")),
    st.builds(ev.CaseClosed, outcome=st.sampled_from(("resolved", "refused"))),
    st.just(ev.CaseReopened()),
    st.builds(ev.EventUndone, event=ids),
    st.builds(ev.FactsCorrected, changes=st.dictionaries(
        st.sampled_from(("company.email", "complaint.received_on", "complaint.fax", "x")),
        st.sampled_from(("a@example.org", "2026-06-02", "", 3)), max_size=2)),
)  # fmt: skip


@st.composite
def records(draw: st.DrawFn) -> list[Event]:
    """The events of a case in the order of their recording: anything may have happened."""
    sector, country = draw(places)
    story = Story(
        sector, country, urgency=draw(st.sampled_from(("normal", "normal", *URGENCIES))),
        kind=draw(st.sampled_from(("defective", "not-delivered", "outage"))),
        promised_on=draw(st.none() | days), received_on=draw(st.none() | days),
        remedy=draw(st.sampled_from(("refund", "repair"))),
        company={"type": draw(st.sampled_from(("business", "business", "sole-trader"))),
                 "country": draw(st.sampled_from((country, "IL", "DE")))},
    )  # fmt: skip
    if draw(st.integers(0, 4)):  # else nothing may ever be sent
        story.send(f"{FIRST}T09:00")
    for _ in range(draw(st.integers(0, 8))):
        hour = draw(st.integers(0, 23))
        payload = draw(usual if draw(st.booleans()) else payloads)
        story.record(payload, f"{draw(days)}T{hour:02}:30")
    return story.events


def at_end_of(events: list[Event], on: date, siblings: Siblings | None = None,
              change: Callable[[Knowledge], Knowledge] = lambda k: k) -> Situation:  # fmt: skip
    case = fold(events, as_of=on)
    complaint = case.complaint
    company = case.company.country or complaint.country
    zone = ZoneInfo(case.complainant.timezone)
    return situation(
        case, change(load(complaint.country)), default_rule(complaint.country, complaint.sector),
        Calendars(calendar_for(complaint.country), calendar_for(company)),
        today=on, now=datetime.combine(on, time(23, 59, 59), zone), siblings=siblings,
    )  # fmt: skip


# --- the fold -------------------------------------------------------------------------------------


@bounded
@given(records(), st.randoms(use_true_random=False), st.data())
def test_any_part_of_a_record_in_any_order_is_a_case(
    events: list[Event], shuffle: object, data: st.DataObject
) -> None:
    part = data.draw(st.lists(st.sampled_from(events), max_size=len(events) * 2))
    once = list({e.id: e for e in part}.values())
    assert fold(part) == fold(once) == fold(part[::-1]) == fold([*part, *once])
    assert shuffle


@bounded
@given(records(), st.data())
def test_two_devices_merge_by_union_whatever_the_order(
    events: list[Event], data: st.DataObject
) -> None:
    here = data.draw(st.lists(st.sampled_from(events)))
    there = data.draw(st.lists(st.sampled_from(events)))
    both = fold([*here, *there])
    assert both == fold([*there, *here])
    assert fold([*here, *there, *here]) == both
    assert fold(here) == fold([*here, *here])


@bounded
@given(
    records(),
    st.sampled_from(
        (ev.SendingFailed(intent="?"), ev.MessageSent(stage="complaint", intent="?"),
         ev.DeliverySettled(intent="?", sent=False))
    ),
)  # fmt: skip
def test_how_ids_sort_decides_nothing_between_an_intent_and_its_result(
    events: list[Event], result: ev.SendingFailed | ev.MessageSent | ev.DeliverySettled
) -> None:
    cases = []
    for intent, settled in (("8a", "8b"), ("8b", "8a")):
        told = [_at_noon(intent, _intent()), _at_noon(settled, replace(result, intent=intent))]
        cases.append(fold([*events, *told]))
    one, other = cases
    assert not [u for u in (*one.unsettled, *other.unsettled) if u.event_id in ("8a", "8b")]
    assert [m.stage for m in one.sent] == [m.stage for m in other.sent]


def _intent() -> ev.SendingStarted:
    return ev.SendingStarted(
        stage="complaint", via="email", to="", subject="", text="", message_id="<9@x>"
    )


def _at_noon(event_id: str, payload: ev.Payload) -> Event:
    then = Story().instant("2026-06-01")
    return Event(id=event_id, case_id="c", occurred_at=then, recorded_at=then, on=FIRST,
                 payload=payload)  # fmt: skip


@bounded
@given(records(), days)
def test_undo_never_takes_back_what_plaint_sent_nor_frees_a_platform(
    events: list[Event], on: date
) -> None:
    before = fold(events)
    undos = [
        replace(events[0], id=f"9{n}", payload=ev.EventUndone(event=event.id))
        for n, event in enumerate(events)
    ]
    after = fold([*events, *undos])
    assert after.platform == before.platform
    assert len(after.nudges) == len(before.nudges)
    kept = [m.event_id for m in before.sent if m.message.intent]
    assert {m.event_id for m in after.sent if not m.undone} >= set(kept)
    assert after.opened_on == before.opened_on
    assert _last_message(after, on) >= _last_message(before, on)


def _last_message(case: Case, on: date) -> date:
    return max((m.on for m in case.sent if not m.voided and m.on <= on), default=date.min)


# --- the plan -------------------------------------------------------------------------------------


@bounded
@given(records(), days)
def test_the_plan_always_answers_in_the_contracts_words(events: list[Event], on: date) -> None:
    s = at_end_of(events, on)
    told = plan(s)
    assert told.state in STATES
    assert told.now.step in STEPS
    for step in told.steps:
        assert step.step in STEPS
        assert step.status in STATUSES
        assert (step.status == "done") is (step.done_on is not None)
        assert str(step.why)
    assert str(told.now.why)
    business = s.case.company.type == "business"
    assert (told.steps[-1].id == "paid-advert") == business
    assert all(str(warning) for warning in told.warnings)
    _consistent(told, on)


def _consistent(told: Plan, on: date) -> None:
    rungs = [s for s in told.steps if s.step in LADDER[:-1]]
    assert [s.step for s in rungs] == [s for s in LADDER if s in {r.step for r in rungs}]
    due = [s.step for s in rungs if s.status == "now"]
    # One rung at most; a complaint that came back, or the reminder of an offer, stands beside it.
    assert len([s for s in due if s not in ("complaint", "follow-up")]) <= 1
    if told.now.step in {s.step for s in told.steps} - {"wait", "none"}:
        assert any(s.step == told.now.step and s.status == "now" for s in told.steps)
    if told.now.since:
        assert told.now.since <= on
    if told.now.until and told.now.at is None:
        assert told.now.until > on
    for step in told.steps:
        if step.status == "now" and step.allowed_from:
            assert step.allowed_from <= on
    shown, next_on = next_step(told)
    assert shown in STEPS
    if told.now.step != "wait":
        assert (shown, next_on) == (told.now.step, told.now.since)
    elif shown != "wait":
        assert next_on is not None
        assert next_on >= on


@bounded
@given(records(), days, st.lists(days, max_size=2))
def test_no_courteous_step_within_the_gap_after_any_message(
    events: list[Event], on: date, others: list[date]
) -> None:
    known = Siblings(messages=tuple(d for d in others if d <= on))
    s = at_end_of(events, on, known)
    ours = [m for m in s.case.sent if not m.voided and m.stage != "thanks"]
    dates = [m.on for m in ours] + [u.on for u in s.case.unsettled] + list(known.messages)
    for step in ("complaint", "nudge", "follow-up", "second-level", "final-notice"):
        verdict = may(step, s)
        if not verdict.allowed:
            continue
        before = list(dates)
        if step == "nudge" and s.case.complaint.urgency != "normal":
            before = [d for d in dates if d not in [m.on for m in ours if m.stage == "complaint"]]
        for last in before:
            assert count(last, GAP, s.calendars.company).due_on <= on, (step, last)


@bounded
@given(records(), days)
def test_the_rules_of_the_public_post_hold_whatever_was_recorded(
    events: list[Event], on: date
) -> None:
    s = at_end_of(events, on)
    if not may("nudge", s).allowed:
        return
    case = s.case
    assert any(m.arrived and m.message.via != "phone" for m in case.sent if m.stage != "nudge")
    assert case.company.type == "business"
    assert len(case.nudges) <= 1
    assert not case.referrals
    assert not case.closed
    assert s.answer is None
    assert not s.courtesy.ours_to_answer
    if s.courtesy.quiet_until and case.complaint.urgency != "time-critical":
        assert s.courtesy.quiet_until < on


@bounded
@given(records(), days)
def test_what_preserves_a_right_is_held_back_by_nothing_in_an_open_case(
    events: list[Event], on: date
) -> None:
    s = at_end_of(events, on)
    for stage in PRESERVES_A_RIGHT:
        in_doubt = any(u.intent.stage == stage for u in s.case.unsettled)
        verdict = may(stage, s)
        assert verdict.allowed or verdict.answer == "done" or s.case.closed or in_doubt


@bounded
@given(records(), days)
def test_the_gate_is_never_earlier_than_the_rule_but_for_an_answer_that_opens_it(
    events: list[Event], on: date
) -> None:
    s = at_end_of(events, on)
    if s.clock is None or s.clock.gate_on is None:
        return
    assert s.clock.due_on >= count(s.clock.start, s.clock.choice.rule.wait, s.calendars.rule).due_on
    if s.clock.opened_by == "silence":
        assert s.clock.gate_on == s.clock.due_on + timedelta(days=1)
    else:
        assert s.clock.gate_on <= s.clock.due_on + timedelta(days=1)
        kinds = {r.kind for r in s.case.replies if r.on == s.clock.gate_on}
        assert s.clock.opened_by in kinds | {"second-level"}
    if may("referral", s).allowed:
        assert s.clock.gate_on <= on


@bounded
@given(records(), days, st.integers(1, 200), st.integers(0, 60))
def test_a_longer_wait_never_ends_or_opens_earlier(
    events: list[Event], on: date, wait: int, more: int
) -> None:
    def waiting(length: int) -> Situation:
        def change(known: Knowledge) -> Knowledge:
            rules = tuple(replace(r, wait=Wait(days=length)) for r in known.rules)
            return replace(known, rules=rules)

        return at_end_of(events, on, change=change)

    shorter, longer = waiting(wait), waiting(wait + more)
    if shorter.clock is None or longer.clock is None:
        assert shorter.clock is longer.clock
        return
    assert shorter.clock.due_on <= longer.clock.due_on
    if shorter.clock.gate_on and longer.clock.gate_on:
        assert shorter.clock.gate_on <= longer.clock.gate_on


@bounded
@given(records(), days)
def test_the_customers_last_dates_are_moved_by_no_reply(events: list[Event], on: date) -> None:
    """Only a final answer, which starts the body's own time, may change one of them."""
    quiet = [e for e in events if not isinstance(e.payload, ev.ReplyReceived | ev.ReplyAmended)]
    answers = [
        e for e in events
        if isinstance(e.payload, ev.ReplyReceived) and e.payload.kind in ("question", "holding")
    ]  # fmt: skip
    assert at_end_of(quiet, on).last_dates == at_end_of([*quiet, *answers], on).last_dates
