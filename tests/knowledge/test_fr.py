"""What plaint knows of France: how long to wait, and who takes the case next.

The tables name the article or the scheme's rule, so that a changed fact has to be changed twice.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from tests.knowledge.asking import Asking

from plaint.domain.complaint import SECTORS
from plaint.domain.rules import Body, Limit, Notice, Right, Rule
from plaint.domain.wait import Wait
from plaint.knowledge.fingerprint import FOLDER
from plaint.knowledge.loader import load
from plaint.knowledge.validate import validate

FR = load("FR")
TODAY = date(2026, 11, 21)
ask = Asking(FR, TODAY, happened_on=date(2026, 10, 1))
complaint = ask.case
WRITTEN = {"form", "email", "letter", "chat"}


def entries() -> Iterator[Rule | Body | Right | Limit | Notice]:
    for table in (FR.rules, FR.bodies, FR.rights, FR.limits, FR.notices):
        yield from table


def waits(sector: str, subsector: str = "") -> tuple[Rule, Rule | None]:
    choice = ask.choice(complaint(sector, subsector=subsector))
    return choice.rule, choice.chase


def test_the_validator_finds_nothing_wrong() -> None:
    assert validate(FR) == ()


def test_every_sector_has_a_rule_of_its_own() -> None:
    for sector in SECTORS:
        rule, _ = waits(sector)
        assert rule.id.startswith("fr-"), sector
        assert rule.subsector == "", sector


@pytest.mark.parametrize(
    ("sector", "subsector", "wait", "nature", "counts_from"),
    [
        ("retail", "", Wait(months=2), "scheme-rule", "written-complaint"),
        ("other", "", Wait(months=2), "scheme-rule", "written-complaint"),
        ("airline", "", Wait(months=2), "scheme-rule", "written-complaint"),
        ("rail", "", Wait(months=1), "scheme-rule", "written-complaint"),
        ("rail", "eurostar-or-corse", Wait(months=3), "scheme-rule", "written-complaint"),
        ("telecom", "", Wait(months=2), "scheme-rule", "written-complaint"),
        # Code de l'énergie, art. R. 122-1
        ("energy", "", Wait(months=2), "law", "written-complaint"),
        ("water", "", Wait(months=2), "scheme-rule", "written-complaint"),
        # ACPR: from the receipt
        ("banking", "", Wait(months=2), "regulator-rule", "received"),
        ("insurance", "", Wait(months=2), "regulator-rule", "received"),
        # Code monétaire et financier, art. L. 133-45
        ("payments", "", Wait(days=15, unit="business"), "law", "received"),
        (
            "payments", "holding-reply-received",
            Wait(days=35, unit="business"), "law", "received",
        ),
        ("credit-card", "", Wait(days=15, unit="business"), "law", "received"),
        (
            "credit-card", "holding-reply-received",
            Wait(days=35, unit="business"), "law", "received",
        ),
        ("credit-card", "consumer-credit", Wait(months=2), "regulator-rule", "received"),
        # CPCE, art. R. 1-1-9
        ("post", "", Wait(months=2), "law", "received"),
        ("parcel", "", Wait(months=2), "scheme-rule", "written-complaint"),
        ("travel", "", Wait(months=2), "scheme-rule", "written-complaint"),
        ("hotel", "", Wait(months=2), "scheme-rule", "written-complaint"),
        ("car-rental", "", Wait(months=2), "scheme-rule", "written-complaint"),
        ("housing", "", Wait(months=2), "scheme-rule", "written-complaint"),
        ("deposit", "", Wait(months=1), "norm", "written-complaint"),
        ("deposit", "agent-or-syndic", Wait(months=2), "scheme-rule", "written-complaint"),
        ("subscription", "", Wait(months=2), "scheme-rule", "written-complaint"),
        # RGPD, art. 12, § 3
        ("data-protection", "", Wait(months=1), "law", "received"),
        ("data-protection", "extension-announced", Wait(months=3), "law", "received"),
    ],
)  # fmt: skip
def test_how_long_to_wait(
    sector: str, subsector: str, wait: Wait, nature: str, counts_from: str
) -> None:
    rule, _ = waits(sector, subsector)
    assert (rule.wait, rule.nature, rule.counts_from) == (wait, nature, counts_from)


def test_a_phone_call_or_a_visit_starts_no_french_clock() -> None:
    # Code de la consommation, art. L. 612-2, 1°: a complaint in writing
    gates = [r for r in FR.rules if r.clock == "complaint" and r.stage != "chase"]
    assert len(gates) >= len(SECTORS)
    for rule in gates:
        assert set(rule.opened_by) == WRITTEN, rule.id
        assert (rule.rolls, rule.pauses_on) == (False, ()), rule.id


def test_a_shop_is_reminded_after_fifteen_days_and_nobody_owes_them() -> None:
    _, chase = waits("retail")
    assert chase is not None
    assert (chase.wait, chase.nature, chase.certainty) == (Wait(days=15), "norm", "norm")


def test_a_phone_operator_has_a_second_level() -> None:
    choice = ask.choice(complaint("telecom"))
    assert choice.chase is not None
    assert choice.second_level is not None
    assert choice.chase.wait == Wait(months=1)
    assert choice.rule.wait == Wait(months=2)
    assert (choice.second_level.wait, choice.second_level.counts_from) == (
        Wait(months=1),
        "second-level",
    )


@pytest.mark.parametrize("sector", ["banking", "insurance"])
def test_ten_working_days_with_saturdays_to_acknowledge(sector: str) -> None:
    assert waits(sector)[0].ack == Wait(days=10, unit="working")


@pytest.mark.parametrize(
    ("rule_id", "wait", "counts_from"),
    [
        ("fr-retail-delivery", Wait(days=30), "contract"),  # L. 216-1
        ("fr-retail-delivery-agreed", Wait(), "delivery-due"),  # L. 216-1
        ("fr-other-delivery-agreed", Wait(), "delivery-due"),
        ("fr-retail-undelivered-refund", Wait(days=14), "notice"),  # L. 216-7
        ("fr-retail-withdrawal-refund", Wait(days=14), "withdrawal-notice"),  # L. 221-24
        ("fr-retail-repair", Wait(days=30), "written-complaint"),  # L. 217-10
        ("fr-airline-refund", Wait(days=7), "written-complaint"),  # 261/2004, art. 8
        ("fr-telecom-deposit", Wait(days=10), "event"),  # L. 224-35
        ("fr-energy-final-bill", Wait(weeks=4), "event"),  # L. 224-15
        ("fr-telecom-advance", Wait(days=10), "event"),
        ("fr-payments-unauthorised", Wait(days=1, unit="business"), "received"),  # L. 133-18
        ("fr-banking-unauthorised", Wait(days=1, unit="business"), "received"),
        ("fr-credit-card-unauthorised", Wait(days=1, unit="business"), "received"),
        ("fr-insurance-premium-refund", Wait(days=30), "event"),  # L. 113-15-2
        ("fr-post-lost", Wait(days=40), "contract"),  # CPCE, R. 2-3
        ("fr-parcel-lost", Wait(days=40), "contract"),
        ("fr-travel-package-refund", Wait(days=14), "event"),  # R. 211-9 and R. 211-10
        ("fr-deposit-return", Wait(months=2), "end-of-tenancy"),  # Act 89-462, art. 22
        ("fr-deposit-return-conform", Wait(months=1), "end-of-tenancy"),
        ("fr-subscription-refund", Wait(days=30), "written-complaint"),  # L. 215-1
    ],
)
def test_what_the_company_owes_by_law(rule_id: str, wait: Wait, counts_from: str) -> None:
    rule = next(r for r in FR.rules if r.id == rule_id)
    assert (rule.clock, rule.nature, rule.certainty) == ("performance", "law", "law")
    assert (rule.wait, rule.counts_from) == (wait, counts_from)


# --- who takes the case next ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("sector", "subsector", "body_id"),
    [
        ("retail", "", "fr-mediateur-consommation"),
        ("other", "", "fr-mediateur-consommation"),
        ("subscription", "", "fr-mediateur-consommation"),
        ("car-rental", "", "fr-mediateur-consommation"),
        ("hotel", "", "fr-mediateur-consommation"),
        ("parcel", "", "fr-mediateur-transporteur"),
        ("airline", "", "fr-mtv-air-other"),
        ("travel", "", "fr-mtv-travel"),
        ("rail", "", "fr-sncf"),
        ("telecom", "", "fr-amce"),
        ("energy", "", "fr-mne"),
        ("water", "", "fr-mediation-eau"),
        ("banking", "", "fr-mediateur-bancaire"),
        ("banking", "investments", "fr-amf"),
        ("payments", "", "fr-mediateur-bancaire"),
        ("credit-card", "", "fr-mediateur-bancaire"),
        ("insurance", "", "fr-mediation-assurance"),
        ("post", "", "fr-mediateur-laposte"),
        ("housing", "", "fr-cdc"),
        ("deposit", "", "fr-cdc"),
        ("deposit", "agent-or-syndic", "fr-mediateur-immobilier"),
        ("data-protection", "", "fr-cnil"),
    ],
)
def test_who_takes_the_case(sector: str, subsector: str, body_id: str) -> None:
    assert ask.body_of(complaint(sector, subsector=subsector)) == body_id


def test_a_mediator_is_reached_within_a_year_of_the_written_complaint() -> None:
    # Code de la consommation, art. L. 612-2, 4°
    mediators = [b for b in FR.bodies if b.kind in ("mediator", "ombudsman")]
    assert len(mediators) > 15
    for body in mediators:
        assert (body.bring_within, body.bring_from) == (Wait(months=12), "written-complaint"), body
        assert body.free, body.id
        assert not body.binding, body.id


def test_a_mediator_takes_an_unsatisfactory_answer_at_once() -> None:
    strict = {"fr-amce", "fr-mne", "fr-mediateur-laposte", "fr-mediateur-laposte-colis"}
    for body in FR.bodies:
        if body.kind == "mediator" and body.id not in strict:
            assert {"silence", "refusal", "partial", "final-response"} <= set(body.gates), body.id


def test_a_first_refusal_by_an_operator_leads_to_its_consumer_department() -> None:
    gates = next(b for b in FR.bodies if b.id == "fr-amce").gates
    assert "second-level" in gates
    assert not {"refusal", "partial"} & set(gates)


@pytest.mark.parametrize("sector", ["post", "parcel"])
def test_a_first_refusal_by_the_post_leads_to_its_appeal_service(sector: str) -> None:
    case = complaint(sector)
    body = ask.bodies(case, "Médiateur du groupe La Poste")[0]
    assert body.id in ("fr-mediateur-laposte", "fr-mediateur-laposte-colis")
    assert {"silence", "second-level"} <= set(body.gates)
    assert not {"refusal", "partial"} & set(body.gates)
    second = ask.choice(case).second_level
    assert second is not None
    assert second.counts_from == "second-level"


def test_a_private_landlord_is_taken_to_conciliation() -> None:
    taken = {body.id for body in FR.bodies if body.private_people}
    assert taken == {"fr-cdc", "fr-conciliateur"}


def test_the_mediator_is_asked_for_except_where_the_law_names_one_for_all() -> None:
    (duty,) = [d for d in FR.disclosures if d.country == "FR"]
    assert set(SECTORS) - set(duty.sectors) == {"energy", "data-protection"}


def test_the_energy_ombudsman_wants_the_two_months_even_after_a_refusal() -> None:
    assert next(b for b in FR.bodies if b.id == "fr-mne").gates == ("silence",)


@pytest.mark.parametrize(
    ("named", "sector", "body_id"),
    [
        ("FEVAD", "retail", "fr-fevad"),
        ("CM2C", "retail", "fr-cm2c"),
        ("Médiateur de Mobilians", "car-rental", "fr-mobilians"),
        ("Médiation Tourisme et Voyage", "hotel", "fr-mtv-hotel"),
        ("RATP", "rail", "fr-ratp"),
        ("fr-fbf", "banking", "fr-fbf"),
    ],
)
def test_the_scheme_that_a_company_names_comes_first(named: str, sector: str, body_id: str) -> None:
    case = complaint(sector)
    assert body_id not in [body.id for body in ask.bodies(case)]
    assert ask.body_of(case, named) == body_id


@pytest.mark.parametrize("body_id", ["fr-signalconso", "fr-dgccrf", "fr-arcep", "fr-acpr"])
def test_a_report_is_open_at_any_time_and_settles_nothing(body_id: str) -> None:
    body = next(b for b in FR.bodies if b.id == body_id)
    assert (body.gates, body.settles) == ((), False)


@pytest.mark.parametrize("kind", ["cancelled", "delayed", "denied-boarding", "refund-due"])
def test_a_court_wants_the_mediator_of_air_travel_tried_first(kind: str) -> None:
    # Decree 2025-772 of 5 August 2025, article 1
    body = next(b for b in FR.bodies if b.id == ask.body_of(complaint("airline", kind)))
    assert (body.id, body.before_court) == ("fr-mtv", True)


def test_other_claims_of_passengers_need_no_mediator_before_a_court() -> None:
    for body in ask.bodies(complaint("airline", "baggage")):
        assert not body.before_court, body.id


def test_a_business_is_no_case_of_the_mediators_of_consumers() -> None:
    # Code de la consommation, art. L. 612-1
    for sector in ("retail", "banking", "travel", "parcel"):
        bought = {body.id for body in ask.bodies(complaint(sector, consumer=False))}
        assert not bought & {
            "fr-mediateur-consommation", "fr-mediateur-bancaire", "fr-mtv-travel",
            "fr-mediateur-transporteur", "fr-signalconso", "fr-dgccrf",
        }  # fmt: skip
        assert {"fr-conciliateur", "fr-tribunal"} <= bought, sector


@pytest.mark.parametrize("body_id", ["fr-adil", "fr-associations"])
def test_who_advises_takes_more_than_a_report(body_id: str) -> None:
    assert next(b for b in FR.bodies if b.id == body_id).settles


def test_a_conciliator_costs_nothing_and_waits_for_nothing() -> None:
    body = next(b for b in FR.bodies if b.id == "fr-conciliateur")
    assert (body.gates, body.free, body.settles) == ((), True, True)


def test_the_tribunal_is_the_court_everywhere() -> None:
    for sector in SECTORS:
        assert ask.court(complaint(sector)).id == "fr-tribunal", sector


# --- honesty -------------------------------------------------------------------------------------


def test_what_was_not_seen_at_its_source_is_said_to_be_common() -> None:
    unseen = {
        "fr-car-rental", "fr-housing", "fr-housing-agent", "fr-deposit-agent", "fr-chargeback",
        "fr-dgccrf", "fr-adil", "fr-associations", "fr-acpr-recommendation", "fr-rail-g30-window",
        "fr-sepa-refund", "fr-chargeback-window", "fr-simplified-recovery",
        "fr-court-contribution", "fr-insurance-claim", "eu-ecrcs", "eu-rail-complaint",
        "fr-limitation-conformity", "fr-water-leak-certificate",
    }  # fmt: skip
    own = [e for e in entries() if e.id.startswith(("fr-", "eu-"))]
    assert {e.id for e in own if e.certainty == "commonly"} == unseen
    assert {e.id for e in own if e.certainty == "norm"} == {
        "fr-retail-chase",
        "fr-deposit",
    }


def test_what_is_no_complaint_has_its_own_way() -> None:
    times = {appeal.id: appeal.within and appeal.within.iso for appeal in FR.appeals}
    assert times == {
        "fr-appeal-fine": "P45D",  # Code de procédure pénale, art. 529-1
        "fr-appeal-parking": "P1M",
        "fr-appeal-transport": "P3M",  # art. 529-5
        "fr-appeal-tax": None,  # until a 31 December: Livre des procédures fiscales, art. R*196-1
        "fr-appeal-social": "P2M",
    }


def test_nobody_is_sent_to_the_closed_european_platform() -> None:
    text = Path(FOLDER, "fr.toml").read_text(encoding="utf-8")
    shown = " ".join(str(entry) for entry in entries())
    assert "webgate" not in text
    assert not re.search(r"\b(ODR|RLL)\b", shown)


def test_french_numbers_and_signs_do_not_break_over_lines() -> None:
    for entry in entries():
        for field in ("says", "what", "cite"):
            text = getattr(entry, field, {}).get("fr", "")
            assert not re.search(r"\d [€%]|\d \d{3}\b|n° |§ ", text), (entry.id, field)
