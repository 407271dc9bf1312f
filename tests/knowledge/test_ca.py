"""What plaint knows of Canada beyond its worked examples (worked/ca.toml)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from tests.domain.builders import Story
from tests.knowledge.asking import Asking

from plaint.domain.choosing import disclosure_of, fitting_limits, fitting_notices
from plaint.domain.complaint import SECTORS, Company, Complaint
from plaint.domain.rules import Appeal, Body, Rule
from plaint.knowledge.loader import load

CA = load("CA")
SENT = date(2026, 6, 1)
ask = Asking(CA, SENT)
case = ask.case


def test_every_sector_has_a_rule_but_other() -> None:
    assert {s for s in SECTORS if ask.rule_of(case(s)) == "default"} == {"other"}


@pytest.mark.parametrize(
    ("complaint", "body"),
    [
        (case("retail"), "ca-consumer-office"),
        (case("retail", subdivision="CA-QC"), "ca-parle"),
        (case("airline"), "ca-cta"),
        (case("rail"), ""),
        (case("telecom"), "ca-ccts"),
        (case("energy"), "ca-utility-board"),
        (case("energy", subdivision="MB"), "ca-utility-board"),
        (case("energy", subdivision="ON"), "ca-oeb"),
        (case("energy", subdivision="QC"), "ca-regie-energie"),
        (case("energy", subdivision="AB"), "ca-uca-ab"),
        (case("energy", subdivision="BC"), "ca-bcuc"),
        (case("water"), ""),
        (case("water", subdivision="AB"), "ca-uca-ab"),
        (case("banking"), "ca-obsi"),
        (case("banking", subdivision="QC"), "ca-obsi"),
        (case("payments"), "ca-obsi"),
        (case("credit-card"), "ca-obsi"),
        (case("insurance"), "ca-gio"),
        (case("insurance", subsector="life"), "ca-olhi"),
        (case("insurance", subdivision="QC"), "ca-amf"),
        (case("parcel"), "ca-consumer-office"),
        (case("post"), "ca-canadapost-ombudsman"),
        (case("travel"), "ca-consumer-office"),
        (case("travel", subdivision="ON"), "ca-tico"),
        (case("hotel"), "ca-consumer-office"),
        (case("car-rental"), "ca-consumer-office"),
        (case("housing"), ""),
        (case("deposit"), ""),
        (case("subscription"), "ca-consumer-office"),
        (case("data-protection"), "ca-privacy-commissioner"),
        (case("data-protection", subdivision="QC"), "ca-cai"),
    ],
)
def test_who_takes_the_case_next(complaint: Complaint, body: str) -> None:
    assert ask.body_of(complaint) == body


@pytest.mark.parametrize(
    ("sector", "province", "court"),
    [
        ("retail", "", "ca-court"), ("retail", "ON", "ca-court-on"), ("retail", "BC", "ca-crt"),
        ("retail", "AB", "ca-court-ab"), ("retail", "QC", "ca-court-qc"),
        ("retail", "NS", "ca-court"), ("housing", "ON", "ca-ltb"), ("deposit", "BC", "ca-rtb"),
        ("housing", "QC", "ca-tal"), ("deposit", "AB", "ca-rtdrs"), ("housing", "MB", "ca-court"),
    ],
)  # fmt: skip
def test_the_court_or_tribunal_of_each_province(sector: str, province: str, court: str) -> None:
    assert ask.court(case(sector, subdivision=province)).id == court


@pytest.mark.parametrize(
    ("province", "on", "ceilings"),
    [
        ("ON", date(2025, 9, 30), []), ("ON", date(2025, 10, 1), [50000]),
        ("QC", SENT, [15000]), ("BC", SENT, [35000]), ("AB", SENT, [100000]), ("NS", SENT, [25000]),
        ("SK", SENT, [50000]), ("MB", SENT, [20000]), ("YT", SENT, []),
    ],
)  # fmt: skip
def test_small_claims_ceilings(province: str, on: date, ceilings: list[int]) -> None:
    assert ask.ceilings(case("retail", subdivision=province), on) == ceilings


def test_a_caisse_in_quebec_has_sixty_days_since_july_2025_and_others_ninety() -> None:
    caisse = case("banking", subsector="credit-union", subdivision="QC")
    assert ask.rule_of(caisse, date(2025, 6, 30)) == "ca-banking"
    assert ask.rule_of(caisse, date(2025, 7, 1)) == "ca-credit-union-qc"
    assert ask.rule_of(replace(caisse, subdivision="ON")) == "ca-credit-union"


@pytest.mark.parametrize(
    ("complaint", "rights"),
    [
        (case("retail", "defective", remedy="refund"), []),
        (case("retail", "defective", remedy="refund", subdivision="ON"), ["ca-on-quality"]),
        (case("retail", "defective", remedy="refund", subdivision="QC"), ["ca-qc-durability"]),
        (case("retail", "defective", remedy="refund", subdivision="NS"), ["ca-sale-of-goods"]),
        (case("retail", "defective", subdivision="QC", consumer=False), []),
        (case("retail", "late-delivery", remedy="delivery", subdivision="QC"), []),
        (case("airline", "delayed", remedy="apology"), []),
        (case("airline", "denied-boarding", remedy="compensation"), ["ca-appr-denied-boarding"]),
        (case("telecom", "overcharge", remedy="refund"), []),
        (
            case("telecom", "overcharge", remedy="refund", subsector="wireless"),
            ["ca-wireless-caps"],
        ),
        (case("deposit", "deposit", remedy="refund", subdivision="QC"), ["ca-deposit-qc-right"]),
    ],
)
def test_a_first_letter_cites_what_the_facts_support(
    complaint: Complaint, rights: list[str]
) -> None:
    assert ask.cited(complaint) == rights


def test_the_consumer_in_quebec_chooses_the_remedy() -> None:
    broken = case("retail", "defective", remedy="refund", subdivision="QC")
    assert ask.mending_first(broken) == ""
    assert ask.cited(broken, "letter-before-claim") == ["ca-qc-durability", "ca-qc-remedies"]


def test_a_card_reversal_is_a_right_in_ontario_and_quebec_only() -> None:
    paid = case("credit-card", "not-delivered", remedy="refund", paid_by="credit-card")
    assert ask.cited(replace(paid, subdivision="QC")) == ["ca-qc-chargeback"]
    assert ask.cited(replace(paid, subdivision="ON")) == ["ca-on-chargeback"]
    assert ask.cited(replace(paid, subdivision="MB")) == []
    assert ask.cited(replace(paid, subdivision="QC", paid_by="debit-card")) == []


@pytest.mark.parametrize(
    ("late", "sum_due"),
    [(180, "3h"), (359, "3h"), (360, "6h"), (539, "6h"), (540, "9h"), (1440, "9h")],
)
def test_the_sum_for_a_late_flight_is_the_one_of_its_delay(late: int, sum_due: str) -> None:
    # SOR/2019-150, s. 19(1): three hours, six, nine.
    flown = case("airline", "delayed", remedy="compensation", late_minutes=late)
    assert ask.cited(flown) == [f"ca-appr-delayed-{sum_due}"]
    off = replace(flown, kind="cancelled", told_days_before=14)
    assert ask.cited(off) == [f"ca-appr-cancelled-{sum_due}"]


def test_a_refund_is_owed_by_its_own_clock_and_not_by_that_of_compensation() -> None:
    off = case("airline", "cancelled", remedy="refund")
    assert ask.owed(off) == ["ca-airline-refund"]
    assert ask.owed(replace(off, remedy="compensation")) == ["ca-airline-payment"]


def test_which_insurance_ombudsman_takes_the_case() -> None:
    for kind_of, body in (("life", "ca-olhi"), ("travel", "ca-olhi"), ("", "ca-gio")):
        ids = {b.id for b in ask.bodies(case("insurance", subsector=kind_of))}
        assert ids & {"ca-olhi", "ca-gio"} == {body}


@pytest.mark.parametrize(
    ("sector", "body", "opens"),
    [
        # Asked on Mon 3 August: + 35 days = Mon 7 September; + 14 = Mon 17 August.
        ("insurance", "ca-gio", date(2026, 9, 8)),
        ("post", "ca-canadapost-ombudsman", date(2026, 8, 18)),
    ],
)
def test_after_a_silence_the_second_level_opens_the_door(
    sector: str, body: str, opens: date
) -> None:
    story = Story(sector, "CA", subdivision="ON", happened_on=date(2026, 5, 28))
    story.send("2026-06-01")
    assert story.on("2026-08-03").rungs.gate is None
    story.send("2026-08-03", "second-level")
    then = story.on("2026-08-04")
    assert then.body is not None
    assert (then.body.id, then.rungs.gate) == (body, opens)


@pytest.mark.parametrize("province", ["", "ON", "BC", "AB", "QC", "NS"])
def test_the_mail_has_a_court_of_its_own_that_says_what_is_not_owed(province: str) -> None:
    court = ask.court(case("post", subdivision=province))
    assert court.id == "ca-court-post"
    assert "not liable" in court.says["en"]


@pytest.mark.parametrize(
    ("province", "rights"),
    [("ON", ["ca-pipeda"]), ("QC", ["ca-qc-data"]), ("BC", []), ("AB", []), ("", [])],
)
def test_which_law_gives_access_to_ones_data(province: str, rights: list[str]) -> None:
    asked = case("data-protection", "privacy", subsector="access-request", subdivision=province)
    assert ask.cited(asked) == rights


def test_energy_sold_at_the_door_in_ontario_has_another_law() -> None:
    door = case("energy", "refund-due", subsector="door-to-door", subdivision="ON")
    assert fitting_notices(CA, door) == ()
    assert ask.cited(door) == []
    quebec = replace(door, subdivision="QC")
    assert [n.id for n in fitting_notices(CA, quebec)] == ["ca-notice-door-to-door-energy"]


def test_messages_that_preserve_a_right() -> None:
    door = case("retail", "refund-due", subsector="door-to-door")
    assert [n.id for n in fitting_notices(CA, door)] == ["ca-notice-door-to-door"]
    late = case("retail", "not-delivered", subdivision="ON")
    assert [n.type for n in fitting_notices(CA, late)] == ["ending"]
    assert ask.cited(late, "notice", "ending") == ["ca-on-late"]
    assert [n.id for n in fitting_notices(CA, late)] == ["ca-notice-ending-on"]
    assert fitting_notices(CA, replace(late, subdivision="QC")) == ()  # bought in the shop
    distance = replace(late, subdivision="QC", distance=True)
    assert [n.id for n in fitting_notices(CA, distance)] == ["ca-notice-ending-qc"]
    assert fitting_notices(CA, replace(late, subdivision="AB")) == ()


@pytest.mark.parametrize("province", ["", "ON", "QC", "BC", "AB", "NS", "NL"])
@pytest.mark.parametrize("sector", SECTORS)
def test_one_time_to_go_to_court_stands_alone(sector: str, province: str) -> None:
    for kind in ("defective", "overcharge", "delayed", "service", "deposit"):
        limits = fitting_limits(CA, case(sector, kind, subdivision=province), SENT)
        assert len([limit for limit in limits if limit.kind == "limitation"]) <= 1, kind


@pytest.mark.parametrize(
    ("limit", "ours"),
    [
        ("ca-appr-claim", True), ("ca-late-mail", False), ("ca-chargeback", False),
        ("ca-chargeback-issuer", True), ("ca-forwarding-address", False),
        ("ca-card-reversal-qc", False),
    ],
)  # fmt: skip
def test_which_dates_our_letter_keeps(limit: str, ours: bool) -> None:
    assert next(entry for entry in CA.limits if entry.id == limit).by_complaint is ours


def test_a_flight_that_was_flown_is_not_charged_back() -> None:
    for kind in ("delayed", "denied-boarding", "baggage", "damage"):
        flown = case("airline", kind, paid_by="credit-card")
        assert "ca-card-dispute" not in {body.id for body in ask.bodies(flown)}
        assert "ca-chargeback" not in {limit.id for limit in fitting_limits(CA, flown, SENT)}


def test_a_phone_company_is_asked_for_its_complaints_body_and_a_bank_is_not() -> None:
    asked = disclosure_of(CA, case("telecom"), Company(name="Example Mobile"), SENT)
    assert asked is not None
    assert asked.id == "ca-ccts-named"
    assert disclosure_of(CA, case("banking"), Company(name="Example Bank"), SENT) is None


def test_reports_say_that_they_settle_nothing() -> None:
    for body in CA.bodies:
        assert body.settles or "settles no single case" in body.says["en"], body.id


def test_an_uncertain_fact_says_so() -> None:
    deciding = [body for body in CA.bodies if body.settles]
    entries: list[Rule | Body | Appeal] = [*CA.rules, *deciding, *CA.appeals]
    for entry in entries:
        if entry.certainty == "commonly":
            assert "commonly" in entry.says["en"], entry.id
            assert any(w in entry.says["fr"] for w in ("en général", "vérifiez")), entry.id
    for rule in CA.rules:
        assert rule.certainty != "norm" or "must" not in rule.says["en"], rule.id
