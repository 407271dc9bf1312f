"""Which doors a case has: by its kind, by who is complained about, and once somebody was told."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from tests.domain.builders import Story, day, statuses
from tests.domain.test_choosing import SEEN, body, complaint

from plaint.domain.choosing import competent_bodies, disclosure_of
from plaint.domain.complaint import Company
from plaint.domain.rules import Body, Disclosure, Knowledge
from plaint.domain.wait import Wait

SHOP = Company(name="Shop", country="XX")
PRIVATE = Company(name="A. Landlord", country="XX", type="private-person")


def offered(*bodies: Body, company: Company = SHOP, **facts: Any) -> list[str]:
    known = Knowledge(country="XX", bodies=bodies)
    return [b.id for b in competent_bodies(known, complaint(**facts), company)]


def test_a_body_may_take_some_kinds_of_complaint_only() -> None:
    picky = body("picky", kinds=("cancelled", "delayed"))
    assert offered(picky, kind="delayed") == ["picky"]
    assert offered(picky, kind="baggage") == []


@pytest.mark.parametrize("kind", ["mediator", "ombudsman", "adr", "chargeback"])
def test_a_scheme_of_traders_takes_nobody_private(kind: str) -> None:
    scheme = body("scheme", kind=kind)
    paid: dict[str, Any] = {"paid_by": "credit-card"}
    assert offered(scheme, **paid) == ["scheme"]
    assert offered(scheme, company=PRIVATE, **paid) == []
    assert offered(replace(scheme, private_people=True), company=PRIVATE, **paid) == ["scheme"]


@pytest.mark.parametrize("kind", ["court", "advice", "association", "regulator"])
def test_courts_and_advice_are_for_everybody(kind: str) -> None:
    assert offered(body("open", kind=kind), company=PRIVATE) == ["open"]


def test_a_body_may_want_a_silence_of_its_own() -> None:
    story = Story("telecom")
    story.send("2026-06-01")
    s = story.on("2026-06-02")
    assert s.clock
    assert s.clock.gate_on == day("2026-07-14")  # six weeks
    known = s.knowledge
    sooner = tuple(
        replace(b, opens_after=Wait(weeks=2)) if s.body and b.id == s.body.id else b
        for b in known.bodies
    )
    clock = story.on("2026-06-02", knowledge=replace(known, bodies=sooner)).clock
    assert clock
    assert (clock.due_on, clock.gate_on) == (day("2026-07-13"), day("2026-06-16"))


def test_a_private_seller_owes_no_consumer_anything() -> None:
    about: dict[str, Any] = {
        "kind": "defective",
        "remedy": "repair",
        "received_on": day("2026-05-10"),
    }
    private = Story("retail", company={"type": "private-person"}, **about)
    private.send("2026-06-01")
    s = private.on("2026-06-02")
    assert s.choice.rule.nature == "norm"
    assert [n.type for n in s.notices] == []
    assert s.owed == ()
    landlord = Story("deposit", company={"type": "private-person"}, kind="deposit")
    assert landlord.on("2026-06-02").choice.rule.id == "gb-deposit"


def test_one_scheme_of_several_gives_way_to_the_one_that_is_named() -> None:
    usual = body("usual", one_of_several=True)
    other, conciliator = body("other", members_only=True), body("conciliator")
    every = (usual, other, conciliator)
    assert offered(*every) == ["usual", "conciliator"]
    assert offered(*every, company=replace(SHOP, mediator="other")) == ["other", "conciliator"]
    assert offered(*every, company=replace(SHOP, mediator="usual")) == ["usual", "conciliator"]
    # a name that nobody knows takes the place of none: it comes before them
    unknown = offered(*every, company=replace(SHOP, mediator="Elsewhere"))
    assert unknown == ["named", "usual", "conciliator"]


def test_a_body_may_need_a_fact() -> None:
    protected = body("scheme", needs=("subsector:!unprotected",))
    assert offered(protected) == ["scheme"]
    assert offered(protected, subsector="unprotected") == []


def test_a_report_that_the_company_must_answer_comes_before_a_court() -> None:
    story = Story("airline", "US", kind="cancelled", remedy="refund", paid_by="credit-card")
    story.send("2026-03-02")
    due_on = story.on("2026-03-03").clock.due_on  # type: ignore[union-attr]  # it was sent
    early = story.plan("2026-03-03")
    assert early.now.step != "further"
    later = str(due_on + timedelta(days=1))
    assert (story.plan(later).now.step, story.plan(later).now.id) == ("further", "us-dot")
    story.refer(later, "us-dot")
    assert story.plan(later).now.step == "letter-before-claim"


# --- telling a body -----------------------------------------------------------------------------


def told_of(story: Story, body_id: str) -> str:
    found = [step for step in story.plan("2026-07-20").steps if step.id == body_id]
    return found[0].status if found else "absent"


def test_a_report_ends_no_ladder() -> None:
    story = Story("telecom")
    story.send("2026-06-01")
    report = next(b for b in story.on("2026-06-02").bodies if not b.settles)
    story.refer("2026-06-10", report.id)
    told = story.plan("2026-07-20")
    assert told.state == "waiting"
    assert told.step("referral").status == "now"  # type: ignore[union-attr]  # it is a rung here
    assert told_of(story, report.id) == "done"


def test_a_card_issuer_that_was_asked_leaves_the_ladder_as_it_is() -> None:
    story = Story("retail", "FR", kind="not-delivered", paid_by="credit-card", remedy="refund")
    story.send("2026-06-01")
    story.refer("2026-06-10", "fr-chargeback")
    assert story.plan("2026-06-11").state == "waiting"
    assert statuses(story.plan("2026-06-11"))["nudge"] != "refused"


def test_the_body_that_was_named_is_the_one_that_has_the_case() -> None:
    story = Story("telecom")
    story.send("2026-06-01")
    story.refer("2026-07-14", "an ombudsman nobody knows")
    assert story.plan("2026-07-20").state == "escalated"
    known = Story("retail", "FR", kind="defective")
    known.send("2026-03-01")
    known.refer("2026-05-10", "fr-conciliateur")
    step = known.plan("2026-05-20").step("referral")
    assert step
    assert (step.status, step.body and step.body.id) == ("done", "fr-conciliateur")


@pytest.mark.parametrize("kind", ["deadlock", "final-response"])
def test_a_body_that_gives_up_opens_the_way_to_a_court(kind: str) -> None:
    story = Story("telecom")
    story.send("2026-06-01")
    story.refer("2026-07-14")
    story.hear("holding", "2026-07-16")
    assert story.plan("2026-09-01").now.step == "wait"
    story.hear(kind, "2026-09-02")
    told = story.plan("2026-09-03")
    assert (told.state, told.now.step) == ("escalated", "letter-before-claim")


# --- who must say where the case goes -------------------------------------------------------------


def test_a_company_is_asked_to_name_its_body_once() -> None:
    duty = Disclosure(
        id="xx-named", sectors=("retail",), asks={"en": "which one"}, cite={"en": "section 1"},
        says={"en": "It is on their site."}, effective_from=day("2026-06-01"), **SEEN,
    )  # fmt: skip
    known = Knowledge(country="XX", disclosures=(duty,))

    def asked(company: Company = SHOP, on: str = "2026-06-01", **facts: Any) -> bool:
        return disclosure_of(known, complaint(**facts), company, day(on)) is duty

    assert asked()
    assert not asked(on="2026-05-31")
    assert not asked(consumer=False)
    assert not asked(sector="telecom")
    assert not asked(replace(SHOP, mediator="The Lamp Ombudsman"))
    assert asked(replace(SHOP, type="sole-trader"))
    assert not asked(PRIVATE)


def test_a_body_whose_last_day_has_passed_is_no_open_door() -> None:
    story = Story("banking")
    story.send("2026-01-05")
    story.hear("final-response", "2026-02-02")
    assert story.plan("2026-08-02").now.step == "referral"  # six months: its last day
    told = story.plan("2026-08-03")
    assert told.now.step == "letter-before-claim"
    assert story.may("referral", "2026-08-03").answer == "no"


# --- before a court -------------------------------------------------------------------------------


def test_a_court_that_wants_a_body_tried_first_stays_shut() -> None:
    story = Story("airline", "FR", kind="cancelled", remedy="compensation", amount=None)
    story.send("2026-03-02")
    story.send("2026-05-04", "letter-before-claim")
    told = story.plan("2026-06-30")
    court = next(step for step in told.steps if step.id == "fr-tribunal")
    assert (court.status, court.allowed_from) == ("later", None)
    assert told.step("referral").status == "now"  # type: ignore[union-attr]  # it is a rung here


def test_how_long_the_last_letter_gives_is_the_laws_to_say() -> None:
    def court_from(country: str, **facts: Any) -> str:
        story = Story("retail", country, kind="defective", remedy="refund", **facts)
        story.send("2026-03-02")
        story.send("2026-06-01", "letter-before-claim")
        return str(story.on("2026-06-02").rungs.court)

    assert court_from("GB") == "2026-06-16"  # fourteen days, as is usual
    assert court_from("US", subdivision="MA") == "2026-07-02"  # M.G.L. c. 93A s. 9(3): thirty


def test_a_card_dispute_whose_usual_time_is_over_is_no_open_door() -> None:
    story = Story("retail", "FR", kind="not-delivered", remedy="refund", paid_by="credit-card",
                  paid_on=day("2025-06-01"), promised_on=day("2025-06-10"))  # fmt: skip
    story.send("2026-06-01")
    assert told_of(story, "fr-chargeback") == "skipped"
