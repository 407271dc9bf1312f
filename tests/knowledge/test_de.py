"""What plaint knows of Germany that the worked examples don't tell: who takes a case first, what a
later letter may cite, and which sums are in force on which day."""

from __future__ import annotations

from datetime import date

import pytest
from tests.domain.builders import Story
from tests.knowledge.asking import Asking

from plaint.domain.choosing import competent_bodies, disclosure_of, fitting_limits
from plaint.domain.complaint import SECTORS, Company, Complaint
from plaint.domain.steps import steps_of
from plaint.knowledge.loader import load
from plaint.knowledge.validate import validate

DE = load("DE")
TODAY = date(2026, 11, 21)
ask = Asking(DE, TODAY, happened_on=date(2026, 10, 1))
complaint = ask.case


def test_the_validator_finds_nothing_wrong() -> None:
    assert validate(DE) == ()


@pytest.mark.parametrize("sector", SECTORS)
def test_every_sector_has_a_rule_of_its_own(sector: str) -> None:
    assert ask.rule_of(complaint(sector)) == f"de-{sector.removesuffix('-protection')}"


@pytest.mark.parametrize(
    ("sector", "chase"),
    [
        ("retail", "P14D"), ("airline", "P14D"), ("water", "P4W"), ("banking", "P15D"),
        ("travel", "P4W"), ("housing", "P14D"),
    ],
)  # fmt: skip
def test_a_reminder_is_our_norm(sector: str, chase: str) -> None:
    found = ask.choice(complaint(sector)).chase
    assert found is not None
    assert (found.wait.iso, found.nature) == (chase, "norm")


@pytest.mark.parametrize(
    ("sector", "first"),
    [
        ("retail", "universal"), ("other", "universal"), ("subscription", "universal"),
        ("car-rental", "universal"), ("hotel", "universal"), ("water", "universal"),
        ("housing", "universal"), ("deposit", "universal"),
        ("airline", "srv"), ("rail", "srv"), ("travel", "srv"),
        ("telecom", "bnetza-telecom"), ("energy", "energie"),
        ("parcel", "bnetza-post"), ("post", "bnetza-post"),
        ("banking", "bank-scheme"), ("payments", "bank-scheme"), ("credit-card", "bank-scheme"),
        ("insurance", "versicherungsombudsmann"), ("data-protection", "datenschutz"),
    ],
)  # fmt: skip
def test_the_first_body_of_each_sector(sector: str, first: str) -> None:
    assert ask.body_of(complaint(sector)) == f"de-{first}"
    assert ask.court(complaint(sector)).id == "de-amtsgericht"


def test_the_scheme_that_the_bank_names_goes_first() -> None:
    named = "Ombudsmann der privaten Banken"
    assert ask.body_of(complaint("banking"), named) == "de-bankenombudsmann"


def test_reports_settle_nothing() -> None:
    reports = {b.id: b for b in DE.bodies if b.country == "DE" and not b.settles}
    assert set(reports) == {"de-lba", "de-bafin"}
    assert all("settles no" in b.says["en"] or "settles nothing" in b.says["en"]
               for b in reports.values())  # fmt: skip


@pytest.mark.parametrize(
    ("case", "stage", "variant", "expected"),
    [
        # A refund comes only after a first request.
        (
            complaint(kind="defective", remedy="refund"), "complaint", "",
            ["§§ 434 und 437 BGB"],
        ),
        (
            complaint(kind="defective", remedy="refund"), "follow-up", "",
            ["§§ 434 und 437 BGB", "§§ 437 Nr. 2 und 475d BGB"],
        ),
        (complaint(kind="not-delivered", remedy="refund"), "notice", "more-time", ["§ 323 BGB"]),
        (
            complaint(kind="not-delivered", remedy="refund"), "notice", "ending",
            ["§ 323 BGB", "§ 346 Abs. 1 BGB"],
        ),
        (
            complaint(kind="defective", distance=True, received_on=date(2026, 11, 10)),
            "notice", "withdrawal", ["§§ 312g und 355 BGB"],
        ),
        # The fourteen days are over.
        (
            complaint(kind="defective", distance=True, received_on=date(2026, 11, 1)),
            "notice", "withdrawal", [],
        ),
        (
            complaint("hotel", "service", remedy="compensation"), "complaint", "",
            ["§ 280 Abs. 1 BGB"],
        ),
        (
            complaint("telecom", "overcharge", remedy="refund"), "follow-up", "",
            ["§ 67 Abs. 2 TKG", "§§ 286 und 288 BGB"],
        ),
        (complaint("telecom", "service", subsector="slow-internet"), "complaint", "",
         ["§ 57 Abs. 4 TKG", "§ 58 Abs. 1 TKG"]),
        (complaint("energy", "overcharge", subsector="back-billing"), "complaint", "",
         ["§ 18 Abs. 2 StromGVV/GasGVV", "§ 111a EnWG"]),
        (complaint("parcel", "damage"), "notice", "damage-report", ["§ 425 HGB"]),
        (
            complaint(kind="not-delivered", distance=True), "notice", "withdrawal",
            ["§§ 312g, 355 und 356 BGB"],
        ),
        (
            complaint(kind="defective", remedy="repair"), "notice", "ending",
            ["§§ 437 Nr. 2 und 475d BGB"],
        ),
        (complaint("telecom", "cancelled"), "complaint", "", ["§ 58 Abs. 4 TKG"]),
    ],
)  # fmt: skip
def test_what_a_letter_cites(
    case: Complaint, stage: str, variant: str, expected: list[str]
) -> None:
    rights = ask.rights(case, stage, variant)
    assert [right.cite["de"] for right in rights] == expected


@pytest.mark.parametrize("remedy", ["refund", "price-reduction"])
def test_mending_comes_before_money(remedy: str) -> None:
    assert ask.mending_first(complaint(kind="defective", remedy=remedy)) == "de-cure"


@pytest.mark.parametrize(
    ("limit", "since", "amount"),
    [
        ("de-limit-no-lawyer", date(2026, 1, 1), 10000),
        ("de-limit-simple-procedure", date(2026, 1, 1), 1000),
        ("de-limit-payment-order-fee", date(2025, 6, 1), 38),
    ],
)
def test_sums_hold_from_their_day(limit: str, since: date, amount: int) -> None:
    def known(on: date) -> dict[str, int | None]:
        return {e.id: e.amount for e in fitting_limits(DE, complaint(), on)}

    assert limit not in known(date.fromordinal(since.toordinal() - 1))
    assert known(since)[limit] == amount


def test_norms_are_never_told_as_duties() -> None:
    for rule in DE.rules:
        if rule.nature == "norm":
            assert "must" not in rule.says["en"]
            assert "doit" not in rule.says["fr"].split()
            assert "muss" not in rule.says["de"].split()


def test_everything_speaks_german_too() -> None:
    told = {e.id: e.says for e in DE.rules}
    told |= {e.id: e.says for e in DE.bodies} | {e.id: e.says for e in DE.rights}
    told |= {e.id: e.what for e in DE.limits} | {e.id: e.what for e in DE.notices}
    assert [e for e, texts in told.items() if e.startswith("de-") and not texts.get("de")] == []


def test_a_private_landlord_is_brought_to_the_tenants_association_or_the_court() -> None:
    landlord = Company(name="A Landlord", country="DE", type="private-person")
    home = complaint("deposit", "deposit", remedy="refund")
    found = [body.id for body in competent_bodies(DE, home, landlord)]
    assert found == ["de-mieterverein", "de-amtsgericht", "de-mahnverfahren"]


@pytest.mark.parametrize(
    ("sector", "asked"), [("retail", "de-scheme-duty"), ("energy", ""), ("telecom", "")]
)
def test_the_first_letter_asks_for_the_body_where_the_law_makes_them_name_it(
    sector: str, asked: str
) -> None:
    duty = disclosure_of(DE, complaint(sector), Company(name="Example Shop", country="DE"), TODAY)
    assert (duty.id if duty else "") == asked


def test_the_railway_authority_opens_after_a_month_the_conciliators_after_two() -> None:
    story = Story("rail", "DE", kind="delayed", opened="2026-05-30")
    story.send("2026-06-01")
    s = story.on("2026-07-02")
    doors = {step.id: step.allowed_from for step in steps_of(s) if step.step == "further"}
    assert doors["de-eba"] == date(2026, 7, 2)
    assert s.clock is not None
    assert s.clock.gate_on == date(2026, 8, 2)


@pytest.mark.parametrize(("on", "status"), [("2026-06-22", "later"), ("2026-06-23", "now")])
def test_a_contract_over_faulty_goods_may_be_ended_once_a_fair_time_has_passed(
    on: str, status: str
) -> None:
    story = Story("retail", "DE", kind="defective", remedy="repair", opened="2026-05-30")
    story.send("2026-06-01")
    steps = {step.id: step for step in steps_of(story.on(on))}
    assert steps["de-notice-ending-defect"].status == status


def test_what_the_conciliation_act_says_binds_no_company() -> None:
    """VSBG § 14(5) lets a case be paused; it sets no time to answer."""
    for sector in ("retail", "other", "travel", "hotel", "housing", "airline", "banking"):
        assert ask.choice(complaint(sector)).rule.nature == "scheme-rule"


def test_a_withdrawal_is_cited_only_after_one() -> None:
    def cited(subsector: str) -> list[str]:
        return ask.cited(
            complaint("retail", "refund-due", remedy="refund", distance=True, subsector=subsector)
        )

    assert "de-withdrawal-refund" not in cited("")
    assert "de-withdrawal-refund" in cited("refund-withdrawal")


def test_private_health_insurance_has_its_own_ombudsman_alone() -> None:
    found = [body.id for body in ask.bodies(complaint("insurance", subsector="private-health"))]
    assert "de-pkv-ombudsmann" in found
    assert "de-versicherungsombudsmann" not in found


def test_a_chargeback_date_is_for_money_or_goods_not_for_damages() -> None:
    def told(remedy: str) -> bool:
        paid = complaint("airline", "cancelled", remedy=remedy, paid_by="credit-card")
        return "de-limit-chargeback" in [x.id for x in fitting_limits(DE, paid, TODAY)]

    assert told("refund")
    assert told("delivery")
    assert not told("compensation")


def test_bodies_of_consumers_serve_nobody_else() -> None:
    bought = [body.id for body in ask.bodies(complaint("other", consumer=False))]
    assert "de-universal" not in bought
    assert "de-verbraucherzentrale" not in bought
