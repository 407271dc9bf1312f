"""What plaint knows of France: what a letter may cite, what binds the customer, what keeps a right.

The tables name the article, so that a changed fact has to be changed twice.
"""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from itertools import product

import pytest
from tests.knowledge.asking import Asking

from plaint.domain.choosing import fitting_limits, fitting_notices
from plaint.domain.complaint import PAID_BY, REMEDIES, SECTORS, Complaint, Money
from plaint.domain.wait import Wait
from plaint.knowledge.loader import load

FR = load("FR")
TODAY = date(2026, 11, 21)
ask = Asking(FR, TODAY, happened_on=date(2026, 10, 1))
complaint = ask.case


def cited(case: Complaint, stage: str, variant: str = "") -> list[str]:
    return [right.cite["fr"] for right in ask.rights(case, stage, variant)]


CODE = "du Code de la consommation"


@pytest.mark.parametrize(
    ("case", "stage", "variant", "expected"),
    [
        (
            complaint(kind="not-delivered", remedy="delivery"), "complaint", "",
            [f"art. L. 216-2 {CODE}", f"art. L. 216-6 {CODE}"],
        ),
        (
            complaint(kind="late-delivery", remedy="delivery"), "complaint", "",
            [f"art. L. 216-1 {CODE}", f"art. L. 216-6 {CODE}"],
        ),
        (
            complaint(kind="not-delivered", remedy="refund"), "follow-up", "",
            [f"art. L. 216-6 {CODE}", f"art. L. 216-7 et L. 241-4 {CODE}"],
        ),
        (
            complaint(kind="not-delivered", remedy="refund"), "notice", "more-time",
            [f"art. L. 216-6 {CODE}"],
        ),
        (
            complaint(kind="not-delivered", remedy="refund"), "notice", "ending",
            [f"art. L. 216-6 {CODE}", f"art. L. 216-7 et L. 241-4 {CODE}"],
        ),
        (
            complaint(kind="not-delivered", remedy="refund", distance=True), "reply", "",
            [f"art. L. 216-2 {CODE}", f"art. L. 221-15 {CODE}"],
        ),
        (
            complaint(kind="defective", remedy="repair"), "complaint", "",
            [f"art. L. 217-3 {CODE}", f"art. L. 217-8 à L. 217-11 {CODE}"],
        ),
        # A refund comes only after a first request.
        (
            complaint(kind="not-as-described", remedy="refund"), "complaint", "",
            [f"art. L. 217-3 et L. 217-4 {CODE}"],
        ),
        (
            complaint(kind="not-as-described", remedy="refund"), "follow-up", "",
            [f"art. L. 217-3 et L. 217-4 {CODE}", f"art. L. 217-14 à L. 217-16 {CODE}"],
        ),
        (
            complaint(kind="defective", remedy="refund", distance=True), "notice", "withdrawal",
            [f"art. L. 221-18 {CODE}"],
        ),
        (
            complaint(
                kind="refund-due", remedy="refund", distance=True, subsector="refund-withdrawal"
            ),
            "complaint", "",
            [f"art. L. 221-24 et L. 242-4 {CODE}"],
        ),
        (
            complaint(kind="damage", remedy="compensation"), "complaint", "",
            [f"art. L. 217-3 {CODE}", "art. 1231-1 du Code civil"],
        ),
        (
            complaint("subscription", "subscription", subsector="renewal"), "complaint", "",
            [f"art. L. 215-1 {CODE}", f"art. L. 215-1-1 {CODE}"],
        ),
        # Nothing says that this one was renewed.
        (
            complaint("subscription", "subscription"), "complaint", "",
            [f"art. L. 215-1-1 {CODE}"],
        ),
        (
            complaint("telecom", "subscription"), "complaint", "",
            [f"art. L. 224-39 {CODE}", f"art. L. 215-1-1 {CODE}"],
        ),
        (
            complaint("energy", "overcharge", subsector="back-billing"), "complaint", "",
            [f"art. L. 224-11 {CODE}", "art. 1103 du Code civil"],
        ),
        (
            complaint("energy", "overcharge"), "complaint", "",
            ["art. 1103 du Code civil", f"art. L. 224-11 {CODE}"],
        ),
        (
            complaint("telecom", "refund-due", remedy="refund"), "complaint", "",
            [f"art. L. 224-35 et L. 242-19 {CODE}", "art. 1103 et 1104 du Code civil"],
        ),
        (
            complaint("telecom", "overcharge", subsector="back-billing"), "complaint", "",
            [
                "art. L. 34-2 du Code des postes et des communications électroniques",
                "art. 1103 du Code civil",
            ],
        ),
        # Ending a contract online is nothing to a refund.
        (complaint("subscription", "subscription", remedy="refund"), "complaint", "", []),
        (
            complaint("hotel", "not-as-described", remedy="price-reduction"), "complaint", "",
            ["art. 1217 du Code civil"],
        ),
        # A seller who wants proof is shown the presumption, while it surely runs.
        (
            complaint(kind="defective", remedy="repair", received_on=date(2026, 2, 2)),
            "reply", "", [f"art. L. 217-3 {CODE}", f"art. L. 217-7 {CODE}"],
        ),
        (
            complaint(kind="defective", remedy="repair", received_on=date(2024, 10, 1)),
            "reply", "", [f"art. L. 217-3 {CODE}", f"art. L. 217-8 à L. 217-11 {CODE}"],
        ),
        # Before a court the fallback may be relied on: L. 217-14, once the repair has failed.
        (
            complaint(kind="defective", remedy="repair", fallback="refund"),
            "letter-before-claim", "",
            [f"art. L. 217-3 {CODE}", f"art. L. 217-14 à L. 217-16 {CODE}"],
        ),
        (
            complaint("insurance", "damage"), "complaint", "",
            ["art. L. 113-5 du Code des assurances"],
        ),
        (
            complaint(
                "payments", "refund-due", subsector="unauthorised-payment", remedy="refund"
            ), "complaint", "",
            [
                "art. L. 133-18 du Code monétaire et financier",
                "art. L. 133-19 du Code monétaire et financier",
            ],
        ),
        (
            complaint(
                "airline", "cancelled", remedy="compensation",
                flight_from="CDG", flight_to="BCN", told_days_before=3,
            ), "complaint", "",
            ["art. 5 et 7 du règlement (CE) n°\N{NO-BREAK SPACE}261/2004"],
        ),
        (
            complaint("airline", "baggage", remedy="compensation"), "complaint", "",
            ["art. 17 et 19 de la convention de Montréal"],
        ),
        (
            complaint("rail", "delayed", remedy="compensation", late_minutes=75), "complaint", "",
            ["art. 19 du règlement (UE) 2021/782", "garantie G30 de SNCF Voyageurs"],
        ),
        (
            complaint("travel", "service", subsector="package"), "complaint", "",
            ["art. L. 211-16 et L. 211-17 du Code du tourisme"],
        ),
        (complaint("travel", "not-as-described"), "complaint", "", []),
        (
            complaint("deposit", "deposit"), "complaint", "",
            ["art. 22 de la loi n°\N{NO-BREAK SPACE}89-462 du 6 juillet 1989"],
        ),
        (
            complaint("housing", "outage"), "complaint", "",
            ["art. 6 de la loi n°\N{NO-BREAK SPACE}89-462 du 6 juillet 1989"],
        ),
        (
            complaint("data-protection", "privacy", remedy="information"), "complaint", "",
            ["art. 12, §\N{NO-BREAK SPACE}3, du RGPD", "art. 15 à 21 du RGPD"],
        ),
        (
            complaint(
                "hotel", "refund-due", remedy="refund", amount=Money(Decimal(80), "EUR")
            ), "letter-before-claim", "",
            ["art. 1231-6 et 1344-1 du Code civil", "art. 1103 et 1104 du Code civil"],
        ),
    ],
)  # fmt: skip
def test_what_a_letter_cites(
    case: Complaint, stage: str, variant: str, expected: list[str]
) -> None:
    assert cited(case, stage, variant) == expected


def test_a_business_buyer_is_never_shown_the_consumer_code() -> None:
    for kind in ("not-delivered", "defective", "refund-due", "subscription", "overcharge"):
        for sector in ("retail", "subscription", "telecom", "energy"):
            case = complaint(sector, kind, remedy="refund", consumer=False, distance=True)
            for stage in ("complaint", "follow-up", "notice"):
                found = " ".join(cited(case, stage, "withdrawal"))
                assert "consommation" not in found, (sector, kind, stage)


def test_the_seller_is_named_the_sellers_risk_and_a_carrier_is_not() -> None:
    found = cited(complaint("parcel", "not-delivered"), "complaint")
    assert found == ["art. L. 7 et R. 2-2 du Code des postes et des communications électroniques"]


def test_citations_read_well_in_brackets() -> None:
    for right in FR.rights:
        if right.country != "FR":
            continue
        named = r"(art\. (L\. |R\. )?\d|recommandation |arrêté du \d|garantie G30 )"
        assert re.match(named, right.cite["fr"]), right.id
        assert not re.search(r"\b[LRD]\d", right.cite["fr"]), right.id
        # French letters write the clause, then the citation in brackets, joined by semicolons.
        for text in right.says.values():
            assert not set(text) & set(";()"), right.id
            assert not text[0].isupper(), right.id
        assert len(right.says["fr"].split()) <= 45, right.id


# --- dates that bind the customer ----------------------------------------------------------------


@pytest.mark.parametrize(
    ("limit_id", "within", "counts_from", "article"),
    [
        ("fr-limitation", Wait(months=60), "event", "2224"),
        ("fr-limitation-conformity", Wait(months=24), "delivery", "L. 217-3"),
        ("fr-limitation-hidden-defect", Wait(months=24), "discovery", "1648"),
        ("fr-limitation-telecom", Wait(months=12), "payment", "L. 34-2"),
        ("fr-limitation-insurance", Wait(months=24), "event", "L. 114-1"),
        ("fr-limitation-package", Wait(months=24), "event", "L. 211-17"),
        ("fr-limitation-post", Wait(months=12), "contract", "L. 10"),
        ("fr-limitation-sale", Wait(months=60), "event", "2224"),
        ("fr-limitation-parcel", Wait(months=12), "expected", "L. 133-6"),
        ("fr-limitation-tenancy", Wait(months=36), "event", "7-1"),
        ("fr-limitation-eu261", Wait(months=60), "event", "2224"),
        ("eu-limitation-baggage", Wait(months=24), "event", "35"),
        ("eu-baggage-late", Wait(days=21), "event", "31"),
        ("fr-unauthorised-payment", Wait(months=13), "payment", "L. 133-24"),
        ("fr-sepa-refund", Wait(weeks=8), "payment", "L. 133-25"),
        ("eu-rail-complaint", Wait(months=3), "event", ""),
        ("fr-chargeback-window", Wait(days=120), "expected", ""),
        ("fr-rail-g30-window", Wait(days=60), "event", ""),
        ("fr-insurance-claim", Wait(days=5, unit="business"), "discovery", "L. 113-2"),
        ("fr-removal-damage", Wait(days=10), "delivery", "L. 224-63"),
    ],
)
def test_the_customers_last_dates(
    limit_id: str, within: Wait, counts_from: str, article: str
) -> None:
    limit = next(x for x in FR.limits if x.id == limit_id)
    assert (limit.within, limit.counts_from) == (within, counts_from)
    assert article in limit.cite.get("fr", "")


def test_every_sector_but_data_protection_has_a_limitation() -> None:
    kinds = {"airline": "delayed"}
    for sector in SECTORS:
        case = complaint(sector, kinds.get(sector, "other"))
        found = [x for x in fitting_limits(FR, case, TODAY) if x.kind == "limitation"]
        assert bool(found) == (sector != "data-protection"), sector
        # From the posting, or from the day it was due: whichever comes first. In the air the
        # convention's two years stand beside the five of the regulation.
        assert len(found) <= (2 if sector in ("parcel", "airline") else 1), sector


def test_a_leak_has_a_month_for_the_plumbers_certificate() -> None:
    # Code général des collectivités territoriales, art. L. 2224-12-4, III bis
    bill = complaint("water", "overcharge", remedy="price-reduction")
    assert ask.cited(bill) == ["fr-water-leak", "fr-contract-price"]
    tariff = complaint("water", "overcharge", remedy="correction")
    assert ask.cited(tariff) == ["fr-contract-price"]
    limit = next(x for x in fitting_limits(FR, bill, TODAY) if x.kind == "complaint-window")
    assert (limit.id, limit.within, limit.by_complaint) == (
        "fr-water-leak-certificate", Wait(months=1), False,
    )  # fmt: skip


def test_a_service_is_to_be_done_as_agreed() -> None:
    # Code civil, art. 1217 and 1221
    done = complaint("other", "service", remedy="repair")
    assert ask.cited(done) == ["fr-perform"]
    assert ask.mending_first(complaint("other", "service", remedy="refund")) == ""


def test_a_business_buyer_relies_on_the_civil_code() -> None:
    bought = complaint(kind="defective", remedy="refund", consumer=False)
    assert ask.cited(bought) == ["fr-hidden-defect", "fr-sale-contract"]
    repair = complaint(kind="defective", remedy="repair", consumer=False)
    assert ask.cited(repair) == ["fr-sale-contract"]
    found = {x.id for x in fitting_limits(FR, bought, TODAY) if x.kind == "limitation"}
    assert found == {"fr-limitation-hidden-defect"}


def test_the_g30_guarantee_isnt_eurostars() -> None:
    for subsector, cited in (("", True), ("eurostar-or-corse", False)):
        late = complaint(
            "rail", "delayed", remedy="compensation", late_minutes=45, subsector=subsector
        )
        assert ("fr-rail-g30" in ask.cited(late)) is cited
        found = {x.id for x in fitting_limits(FR, late, TODAY)}
        assert ("fr-rail-g30-window" in found) is cited


def test_no_long_limitation_stands_beside_a_shorter_one() -> None:
    for sector, kind in (("retail", "defective"), ("retail", "damage"), ("telecom", "overcharge")):
        found = fitting_limits(FR, complaint(sector, kind), TODAY)
        assert all(x.within != Wait(months=60) for x in found), (sector, kind)


def test_the_letter_itself_is_what_some_dates_ask_for() -> None:
    kept = {x.id for x in FR.limits if x.by_complaint and x.country == "FR"}
    assert kept == {"fr-unauthorised-payment", "fr-rail-g30-window", "fr-insurance-claim"}


@pytest.mark.parametrize(("late", "cites"), [(20, False), (45, True), (200, True)])
def test_a_late_train_below_the_hour_has_the_railways_guarantee(late: int, cites: bool) -> None:
    case = complaint("rail", "delayed", remedy="compensation", late_minutes=late)
    assert ("fr-rail-g30" in ask.cited(case)) is cites


def test_means_of_payment_have_their_own_last_dates() -> None:
    own = {
        "credit-card": {"fr-chargeback-window"},
        "debit-card": {"fr-chargeback-window"},
        "direct-debit": {"fr-sepa-refund"},
    }
    for paid_by in ("", *PAID_BY):
        case = complaint(kind="not-delivered", remedy="delivery", paid_by=paid_by)
        found = {x.id for x in fitting_limits(FR, case, TODAY) if x.paid_by}
        assert found == own.get(paid_by, set()), paid_by


@pytest.mark.parametrize(
    ("limit_id", "kind", "amount"),
    [
        ("fr-amicable-first", "amicable-attempt", 5000),  # CPC, art. 750-1
        ("fr-request-ceiling", "small-claims-ceiling", 5000),  # CPC, art. 818
        ("fr-no-lawyer", "small-claims-ceiling", 10000),  # CPC, art. 761
        ("eu-escp-ceiling", "small-claims-ceiling", 5000),
        ("fr-court-contribution", "court-fee", 50),
    ],
)
def test_ceilings_and_fees(limit_id: str, kind: str, amount: int) -> None:
    limit = next(x for x in FR.limits if x.id == limit_id)
    assert (limit.kind, limit.amount, limit.currency) == (kind, amount, "EUR")


# --- messages that preserve a right --------------------------------------------------------------


@pytest.mark.parametrize(
    ("case", "expected"),
    [
        (complaint(kind="not-delivered"), ["fr-notice-more-time", "fr-notice-ending"]),
        (complaint("other", "late-delivery"), ["fr-notice-more-time", "fr-notice-ending"]),
        (complaint(kind="not-delivered", consumer=False), []),
        (complaint(kind="defective"), []),
        (complaint(kind="defective", distance=True), ["fr-notice-withdrawal"]),
        (
            complaint("subscription", "subscription", distance=True),
            ["fr-notice-withdrawal-service"],
        ),
        (complaint("airline", "baggage"), []),
        (
            complaint("airline", "baggage", received_on=date(2026, 11, 18)),
            ["eu-notice-baggage-damage"],
        ),
    ],
)  # fmt: skip
def test_which_notice_fits(case: Complaint, expected: list[str]) -> None:
    assert [notice.id for notice in fitting_notices(FR, case)] == expected


@pytest.mark.parametrize(
    ("notice_id", "within", "counts_from"),
    [
        ("fr-notice-withdrawal", Wait(days=14), "delivery"),  # L. 221-18
        ("fr-notice-withdrawal-service", Wait(days=14), "contract"),
        ("eu-notice-baggage-damage", Wait(days=7), "delivery"),  # Montreal, art. 31
        ("fr-notice-more-time", None, "delivery-due"),  # L. 216-6
        ("fr-notice-parcel-damage", Wait(days=3), "delivery"),  # C. com., L. 133-3
    ],
)
def test_until_when_a_notice_keeps_its_right(
    notice_id: str, within: Wait | None, counts_from: str
) -> None:
    notice = next(n for n in FR.notices if n.id == notice_id)
    assert (notice.within, notice.counts_from) == (within, counts_from)


def test_a_notice_cites_only_what_it_rests_on() -> None:
    for notice in FR.notices:
        for sector in notice.sectors:
            for kind, remedy in product(notice.kinds, REMEDIES):
                case = complaint(sector, kind, remedy=remedy, distance=True)
                found = ask.rights(case, "notice", notice.type)
                assert {right.id for right in found} <= set(notice.rights), (notice.id, kind)


def test_the_contract_ends_only_after_a_formal_notice() -> None:
    ending = next(n for n in FR.notices if n.id == "fr-notice-ending")
    assert ending.after == "fr-notice-more-time"
