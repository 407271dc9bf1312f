"""Which rules, bodies, rights and notices fit a complaint."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from tests.domain.builders import day

from plaint.domain import choosing
from plaint.domain.complaint import Company, Complaint, Money
from plaint.domain.needs import has_facts
from plaint.domain.rules import Body, Knowledge, Limit, Notice, Right, Rule, Source
from plaint.domain.wait import Wait
from plaint.knowledge.loader import default_rule, load

SENT = day("2026-06-01")
SEEN: dict[str, Any] = {
    "country": "XX", "source": Source(title="t"), "checked_on": SENT, "certainty": "law",
}  # fmt: skip


def complaint(sector: str = "retail", country: str = "XX", **facts: Any) -> Complaint:
    return Complaint(sector=sector, country=country, **{"kind": "defective", **facts})


def rule(rule_id: str, **told: Any) -> Rule:
    about: dict[str, Any] = {
        "sector": "retail", "wait": Wait(days=14), "nature": "norm", "says": {"en": "x"},
    }  # fmt: skip
    return Rule(id=rule_id, **{**SEEN, **about, **told})


def body(body_id: str, **told: Any) -> Body:
    about: dict[str, Any] = {
        "name": body_id, "kind": "mediator", "sectors": ("retail",), "gates": ("silence",),
        "says": {"en": "x"},
    }  # fmt: skip
    return Body(id=body_id, **{**SEEN, **about, **told})


def chosen(*rules: Rule, on: date = SENT, **facts: Any) -> choosing.RuleChoice:
    known = Knowledge(country="XX", rules=rules)
    return choosing.choose_rule(known, complaint(**facts), on, default_rule("XX", "retail"))


# --- rules ----------------------------------------------------------------------------------------


def test_the_escalate_rule_is_the_wait_and_the_chase_rule_sets_the_follow_up() -> None:
    choice = chosen(
        rule("both"), rule("chase", stage="chase"), rule("escalate", stage="escalate")
    )  # fmt: skip
    assert choice.rule.id == "escalate"
    assert choice.chase is not None
    assert choice.chase.id == "chase"


def test_without_an_escalate_rule_the_unstaged_one_is_the_wait() -> None:
    choice = chosen(rule("both"), rule("chase", stage="chase"))
    assert choice.rule.id == "both"


def test_a_chase_rule_alone_is_never_the_wait() -> None:
    choice = chosen(rule("chase", stage="chase"))
    assert choice.rule.id == "default"
    assert choice.chase is not None


def test_an_unstaged_rule_beside_an_escalate_rule_sets_the_follow_up() -> None:
    choice = chosen(rule("both"), rule("escalate", stage="escalate"))
    assert choice.chase is not None
    assert choice.chase.id == "both"
    assert chosen(rule("both")).chase is None


def test_why_names_the_day_where_the_rule_has_dates() -> None:
    dated = chosen(rule("new", effective_from=day("2026-04-08")))
    assert "in force on 2026-06-01" in str(dated.why[-1])
    assert len(chosen(rule("plain")).why) == 1


def test_an_unknown_sector_says_so() -> None:
    choice = chosen(rule("other", sector="telecom"))
    assert choice.rule.nature == "norm"
    assert "No rule is known for retail in XX" in str(choice.why[0])


def test_the_narrower_rule_wins() -> None:
    rules = (
        rule("country"),
        rule("region", regions=("NIR",)),
        rule("subsector", subsector="bnpl"),
    )
    assert chosen(*rules).rule.id == "country"
    assert chosen(*rules, subdivision="NIR").rule.id == "region"
    assert chosen(*rules, subdivision="XX-NIR").rule.id == "region"
    assert chosen(*rules, subsector="bnpl", subdivision="NIR").rule.id == "subsector"
    assert chosen(*rules, subsector="else").rule.id == "country"


def test_a_rule_applies_from_its_first_to_its_last_day() -> None:
    rules = (
        rule("old", effective_until=day("2026-04-07")),
        rule("new", effective_from=day("2026-04-08")),
    )
    assert chosen(*rules, on=day("2026-04-07")).rule.id == "old"
    assert chosen(*rules, on=day("2026-04-08")).rule.id == "new"


def test_performance_and_second_level_rules_are_no_waits() -> None:
    choice = chosen(
        rule("first", stage="escalate", second_level="second"),
        rule("second", stage="escalate", counts_from="second-level", subsector="desk"),
        rule("owed", clock="performance", kinds=("defective",)),
        subsector="desk",
    )
    assert choice.rule.id == "first"
    assert choice.second_level is not None
    assert choice.second_level.id == "second"


def test_england_is_meant_where_no_part_of_the_kingdom_is_named() -> None:
    known = load("GB")
    default = default_rule("GB", "energy")
    for subdivision, expected in (("", "gb-energy"), ("SCT", "gb-energy"), ("NIR", "gb-energy-ni")):
        told = complaint("energy", "GB", subdivision=subdivision)
        assert choosing.choose_rule(known, told, SENT, default).rule.id == expected


def test_performance_rules_fit_the_kind() -> None:
    known = Knowledge(
        country="XX",
        rules=(
            rule("deliver", clock="performance", kinds=("not-delivered",)),
            rule("repair", clock="performance", kinds=("defective",)),
            rule(
                "old", clock="performance", kinds=("defective",), effective_until=day("2020-01-01")
            ),
            rule("wait"),
        ),
    )
    found = choosing.performance_rules(known, complaint(), SENT)
    assert [r.id for r in found] == ["repair"]


# --- bodies ---------------------------------------------------------------------------------------


def bodies(*known: Body, mediator: str = "", **facts: Any) -> list[str]:
    knowledge = Knowledge(country="XX", bodies=known)
    found = choosing.competent_bodies(knowledge, complaint(**facts), Company(mediator=mediator))
    return [b.id for b in found]


def test_a_body_serves_its_sectors_subsectors_and_regions() -> None:
    known = (
        body("retail"), body("telecom", sectors=("telecom",)), body("all", sectors=("all",)),
        body("sub", subsectors=("agent",)), body("north", regions=("NIR",)),
    )  # fmt: skip
    assert bodies(*known) == ["retail", "all"]
    assert bodies(*known, subsector="agent", subdivision="NIR") == ["retail", "all", "sub", "north"]


def test_a_scheme_for_members_is_offered_only_where_the_company_names_it() -> None:
    known = (body("general"), body("club", members_only=True, name="The Trade Club"))
    assert bodies(*known) == ["general"]
    for named in ("club", "The Trade Club", "the trade club", "The Trade Club, London", "Trade"):
        assert bodies(*known, mediator=named) == ["club", "general"]
    assert bodies(*known, mediator="Somebody else") == ["named", "general"]


def test_the_body_that_takes_the_case_settles_it_and_is_no_court() -> None:
    court, report = body("court", kind="court"), body("report", settles=False)
    free, general = body("free", kind="adr", gates=()), body("general")
    assert choosing.referral_body((court, report, free, general)) is general
    assert choosing.referral_body((court, report)) is None
    assert choosing.court_of((report, court)) is court
    assert choosing.court_of((report,)) is None


@pytest.mark.parametrize(
    ("sector", "country", "expected"),
    [
        ("telecom", "GB", "gb-communications-ombudsman"),
        ("banking", "GB", "gb-fos"),
        ("retail", "GB", None),
        ("car-rental", "GB", None),
        ("retail", "FR", "fr-mediateur-consommation"),
        ("telecom", "FR", "fr-amce"),
    ],
)
def test_who_takes_the_case(sector: str, country: str, expected: str | None) -> None:
    found = choosing.competent_bodies(load(country), complaint(sector, country), Company())
    first = choosing.referral_body(found)
    assert (first.id if first else None) == expected


# --- rights, limits, notices ----------------------------------------------------------------------


def right(right_id: str, **told: Any) -> Right:
    about: dict[str, Any] = {
        "sectors": ("retail",), "kinds": ("defective",), "cite": {"en": "x"}, "says": {"en": "x"},
    }  # fmt: skip
    return Right(id=right_id, **{**SEEN, **about, **told})


def rights(*known: Right, stage: str = "complaint", variant: str = "", **facts: Any) -> list[str]:
    knowledge = Knowledge(country="XX", rights=known)
    found = choosing.fitting_rights(knowledge, complaint(**facts), stage, SENT, variant)
    return [r.id for r in found]


def test_the_two_best_rights_are_cited() -> None:
    known = (right("c", rank=30), right("a", rank=10), right("b", rank=20))
    assert rights(*known) == ["a", "b"]


def test_a_right_fits_kind_remedy_and_letter() -> None:
    assert rights(right("x"), kind="outage") == []
    assert rights(right("x", remedies=("refund",)), remedy="repair") == []
    assert rights(right("x", remedies=("refund",)), remedy="refund") == ["x"]
    assert rights(right("x", stages=("final-notice",))) == []
    assert rights(right("x", stages=("rejection",)), stage="notice", variant="rejection") == ["x"]


def test_a_right_needs_its_facts() -> None:
    known = right("x", needs=("consumer", "received_on", "paid_by:credit-card"))
    paid = {"paid_by": "credit-card"}
    assert rights(known, received_on=SENT, **paid) == ["x"]
    assert rights(known, received_on=SENT, consumer=False, **paid) == []
    assert rights(known, **paid) == []
    assert rights(known, received_on=SENT, paid_by="cash") == []
    assert rights(right("x", needs=("no_such_fact",))) == []


def test_a_right_with_a_time_is_cited_only_while_it_surely_runs() -> None:
    known = right("x", within=Wait(days=30))
    assert rights(known, received_on=day("2026-05-02")) == ["x"]  # thirty days
    assert rights(known, received_on=day("2026-05-01")) == []
    assert rights(known) == []
    month = right("x", within=Wait(months=1))
    assert rights(month, received_on=day("2026-05-04")) == ["x"]
    assert rights(month, received_on=day("2026-05-03")) == []  # 29 days: not surely


def test_a_right_of_later_doesnt_cover_what_happened_before() -> None:
    known = right("x", effective_from=day("2026-05-21"))
    assert rights(known, happened_on=day("2026-05-20")) == []
    assert rights(known, happened_on=day("2026-05-21")) == ["x"]


def limits(**facts: Any) -> list[str]:
    known = Limit(
        id="s75", kind="section-75", paid_by=("credit-card",), amount_min=100, amount=30_000,
        currency="GBP", what={"en": "x"}, **SEEN,
    )  # fmt: skip
    knowledge = Knowledge(country="XX", limits=(known,))
    found = choosing.fitting_limits(knowledge, complaint(paid_by="credit-card", **facts), SENT)
    return [x.id for x in found]


@pytest.mark.parametrize(
    ("sum_", "fits"), [("100", False), ("100.01", True), ("30000", True), ("30000.01", False)]
)
def test_section_75_is_for_more_than_100_and_up_to_30000_pounds(sum_: str, fits: bool) -> None:
    assert limits(amount=Money(Decimal(sum_), "GBP")) == ["s75"] * fits


def test_an_unknown_price_or_another_currency_may_fit() -> None:
    assert limits() == ["s75"]
    assert limits(amount=Money(Decimal(5), "EUR")) == ["s75"]


def test_notices_fit_the_facts() -> None:
    known = Notice(
        id="n", type="rejection", sectors=("retail",), kinds=("defective",), remedies=("refund",),
        needs=("consumer",), what={"en": "x"}, **SEEN,
    )  # fmt: skip
    knowledge = Knowledge(country="XX", notices=(known,))
    fitting = complaint(remedy="refund")
    assert choosing.fitting_notices(knowledge, fitting) == (known,)
    for facts in ({"remedy": "repair"}, {"consumer": False}, {"kind": "outage"}):
        assert choosing.fitting_notices(knowledge, replace(fitting, **facts)) == ()


@pytest.mark.parametrize(
    ("counts_from", "expected"),
    [
        ("delivery", "2026-05-04"), ("purchase", "2026-05-01"), ("payment", "2026-05-02"),
        ("delivery-due", "2026-05-03"), ("event", "2026-05-05"), ("final-response", None),
    ],
)  # fmt: skip
def test_the_day_on_which_a_time_of_the_customers_starts(
    counts_from: str, expected: str | None
) -> None:
    told = complaint(
        ordered_on=day("2026-05-01"), paid_on=day("2026-05-02"), promised_on=day("2026-05-03"),
        received_on=day("2026-05-04"), happened_on=day("2026-05-05"),
    )  # fmt: skip
    assert choosing.start_of(counts_from, told) == (day(expected) if expected else None)


@pytest.mark.parametrize(
    ("today", "ids"),
    [
        ("2026-06-29", ["old"]), ("2026-06-30", ["old"]), ("2026-07-01", ["new"]),
        ("2026-07-02", ["new"]),
    ],
)  # fmt: skip
def test_a_body_takes_cases_from_its_first_day_to_its_last(today: str, ids: list[str]) -> None:
    known = Knowledge(
        country="XX",
        bodies=(
            body("old", effective_until=day("2026-06-30")),
            body("new", effective_from=day("2026-07-01")),
        ),
    )
    found = choosing.competent_bodies(known, complaint(), Company(), on=day(today))
    assert [one.id for one in found] == ids


def test_a_holding_reply_brings_the_longer_wait_and_keeps_the_subsector() -> None:
    days: dict[str, Any] = {"wait": Wait(days=15, unit="business")}
    rules = (
        rule("short", subsector="unauthorised-payment", **days),
        rule("held", subsector="holding-reply-received", **days),
        rule("usual"),
    )
    known = Knowledge(country="XX", rules=rules)
    default = default_rule("XX", "retail")
    case = complaint(subsector="unauthorised-payment")
    assert choosing.choose_rule(known, case, SENT, default, held=True).rule.id == "held"
    assert choosing.choose_rule(known, case, SENT, default).rule.id == "short"
    # it lengthens waits of its own kind: not the months that another complaint has
    assert choosing.choose_rule(known, complaint(), SENT, default, held=True).rule.id == "usual"


@pytest.mark.parametrize(
    ("written", "code"),
    [("SCT", "SCT"), ("gb-sct", "SCT"), ("Scotland", "SCT"), ("Écosse", "SCT"), ("", "ENG"),
     ("elsewhere", "ELSEWHERE")],
)  # fmt: skip
def test_a_part_of_a_country_goes_by_its_code_or_its_name(written: str, code: str) -> None:
    assert choosing.region_of(complaint(country="GB", subdivision=written)) == code


# --- what only some cases have --------------------------------------------------------------------


def test_a_time_of_theirs_may_hang_on_how_it_was_paid() -> None:
    told: dict[str, Any] = {"clock": "performance", "kinds": ("cancelled",), "counts_from": "event"}
    card = rule("card", paid_by=("credit-card",), **told)
    known = Knowledge(
        country="XX", rules=(card, rule("other", paid_by=("cash", "transfer"), **told))
    )

    def owed(paid_by: str) -> list[str]:
        case = complaint(kind="cancelled", paid_by=paid_by)
        return [r.id for r in choosing.performance_rules(known, case, SENT)]

    assert (owed("credit-card"), owed("cash"), owed("")) == (["card"], ["other"], [])
    assert choosing.needs_payment(known, complaint(kind="cancelled"), SENT)
    assert not choosing.needs_payment(known, complaint(kind="cancelled", paid_by="paypal"), SENT)
    assert not choosing.needs_payment(known, complaint(kind="service"), SENT)


def test_a_subsectors_own_time_takes_the_place_of_the_general_one() -> None:
    told: dict[str, Any] = {"clock": "performance", "kinds": ("deposit",)}
    known = Knowledge(
        country="XX",
        rules=(
            rule("two-months", counts_from="return", **told),
            rule("one-month", counts_from="return", subsector="inventory-matches", **told),
            rule("interest", counts_from="sent", **told),
        ),
    )

    def owed(subsector: str) -> list[str]:
        case = complaint(kind="deposit", subsector=subsector)
        return [r.id for r in choosing.performance_rules(known, case, SENT)]

    assert owed("") == ["two-months", "interest"]
    assert owed("inventory-matches") == ["one-month", "interest"]


@pytest.mark.parametrize(
    ("need", "late", "holds"),
    [
        ("kind:!defective", 0, False), ("kind:!damage", 0, True),
        ("late_minutes>=60", 59, False), ("late_minutes>=60", 60, True),
        ("late_minutes>=60", None, False), ("late_minutes<=119", 119, True),
        ("late_minutes<=119", 120, False),
    ],
)  # fmt: skip
def test_a_right_may_need_a_bound(need: str, late: int | None, holds: bool) -> None:
    assert has_facts((need,), complaint(late_minutes=late)) is holds


def ceiling(limit_id: str, most: int, **told: Any) -> Limit:
    about: dict[str, Any] = {
        "kind": "small-claims-ceiling", "amount": most, "currency": "GBP", "what": {"en": "x"},
    }  # fmt: skip
    return Limit(id=limit_id, **{**SEEN, **about, **told})


def test_a_sum_above_the_small_claims_way_is_noticed() -> None:
    known = Knowledge(
        country="XX",
        limits=(
            ceiling("all", 10_000),
            ceiling("sct", 5_000, regions=("SCT",)),
            ceiling("no-lawyer", 5_000),
            ceiling("shared", 2_000, country="EU"),
        ),
    )

    def passed(amount: int | None, currency: str = "GBP", **facts: Any) -> list[str]:
        money = Money(Decimal(amount), currency) if amount else None
        found = choosing.ceilings_passed(known, complaint(amount=money, **facts), SENT)
        return [limit.id for _, limit in found]

    assert passed(5_000) == []
    assert passed(5_001) == ["no-lawyer"]
    assert passed(10_001) == ["no-lawyer", "all"]
    assert passed(7_000, subdivision="SCT") == ["sct"]
    assert passed(10_001, "EUR") == []
    assert passed(None) == []
