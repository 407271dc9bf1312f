"""What plaint knows of Austria that the worked examples don't tell: who takes a case first, and
what a later letter may cite."""

from __future__ import annotations

from datetime import date

import pytest
from tests.knowledge.asking import Asking

from plaint.domain.choosing import competent_bodies, disclosure_of
from plaint.domain.complaint import SECTORS, Company, Complaint
from plaint.knowledge.loader import load
from plaint.knowledge.validate import validate

AT = load("AT")
TODAY = date(2026, 11, 21)
ask = Asking(AT, TODAY, happened_on=date(2026, 10, 1))
complaint = ask.case


def test_the_validator_finds_nothing_wrong() -> None:
    assert validate(AT) == ()


@pytest.mark.parametrize("sector", SECTORS)
def test_every_sector_has_a_rule_of_its_own(sector: str) -> None:
    assert ask.rule_of(complaint(sector)) == f"at-{sector.removesuffix('-protection')}"


def test_only_five_sectors_and_data_have_more_than_our_norm() -> None:
    told = {r.sector for r in AT.rules
            if r.country == "AT" and r.clock == "complaint" and r.nature != "norm"}  # fmt: skip
    assert told == {"airline", "rail", "banking", "payments", "credit-card", "data-protection"}


@pytest.mark.parametrize(
    ("sector", "first"),
    [
        ("retail", "verbraucherschlichtung"), ("other", "verbraucherschlichtung"),
        ("subscription", "verbraucherschlichtung"), ("car-rental", "verbraucherschlichtung"),
        ("hotel", "verbraucherschlichtung"), ("travel", "verbraucherschlichtung"),
        ("insurance", "verbraucherschlichtung"), ("water", "verbraucherschlichtung"),
        ("airline", "apf"), ("rail", "apf"), ("telecom", "rtr-body"), ("parcel", "rtr-body"),
        ("post", "rtr-body"), ("energy", "e-control-body"), ("banking", "gsk"),
        ("payments", "gsk"), ("credit-card", "gsk"), ("housing", "mietschlichtung"),
        ("deposit", "mietschlichtung"), ("data-protection", "dsb"),
    ],
)  # fmt: skip
def test_the_first_body_of_each_sector(sector: str, first: str) -> None:
    assert ask.body_of(complaint(sector)) == f"at-{first}"
    assert ask.court(complaint(sector)).id == "at-bezirksgericht"


def test_the_internet_ombudsstelle_serves_where_the_shop_names_it() -> None:
    assert ask.body_of(complaint(), "Internet Ombudsstelle") == "at-internet-ombudsstelle"


@pytest.mark.parametrize(
    ("case", "stage", "variant", "expected"),
    [
        # A refund comes only after a first request.
        (complaint(kind="defective", remedy="refund"), "complaint", "", ["§ 10 VGG"]),
        (
            complaint(kind="defective", remedy="refund"), "follow-up", "",
            ["§ 10 VGG", "§ 12 VGG"],
        ),
        (complaint(kind="not-delivered", remedy="refund"), "notice", "more-time", ["§ 918 ABGB"]),
        (
            complaint(kind="defective", distance=True, received_on=date(2026, 11, 10)),
            "notice", "withdrawal", ["§ 11 FAGG"],
        ),
        # The fourteen days are over.
        (
            complaint(kind="defective", distance=True, received_on=date(2026, 11, 1)),
            "notice", "withdrawal", [],
        ),
        (
            complaint(kind="not-delivered", distance=True), "notice", "withdrawal", ["§ 11 FAGG"],
        ),
        (
            complaint(kind="defective", remedy="repair"), "notice", "ending",
            ["§§ 12 Abs. 4, 15 und 26 VGG"],
        ),
        (complaint("telecom", "outage", remedy="repair"), "complaint", "", ["§ 922 ABGB"]),
        (complaint("insurance", "damage"), "complaint", "", ["§ 11 VersVG"]),
        (
            complaint("travel", "cancelled", subsector="package", remedy="refund"),
            "complaint", "", ["§ 10 PRG"],
        ),
        (complaint("travel", "cancelled", remedy="refund"), "complaint", "", []),
        (
            complaint("energy", "overcharge", remedy="refund"), "follow-up", "",
            ["§ 26 E-ControlG", "§§ 1000 und 1333 ABGB"],
        ),
    ],
)  # fmt: skip
def test_what_a_letter_cites(
    case: Complaint, stage: str, variant: str, expected: list[str]
) -> None:
    rights = ask.rights(case, stage, variant)
    assert [right.cite["de"] for right in rights] == expected


@pytest.mark.parametrize("remedy", ["refund", "price-reduction"])
def test_mending_comes_before_money(remedy: str) -> None:
    assert ask.mending_first(complaint(kind="defective", remedy=remedy)) == "at-cure"


def test_what_was_not_seen_says_so() -> None:
    unsure = {r.id: r.says for r in AT.rules if r.certainty == "commonly"}
    unsure |= {b.id: b.says for b in AT.bodies if b.certainty == "commonly"}
    # The chargeback says of itself that it is no right in law.
    told = {id: says for id, says in unsure.items() if id.startswith("at-") and "de" in says}
    told.pop("at-chargeback")
    assert told
    for id, says in told.items():
        assert "commonly" in says["en"].lower(), id
        assert "en général" in says["fr"].lower(), id
        assert "in der regel" in says["de"].lower(), id


def test_everything_speaks_german_too() -> None:
    told = {e.id: e.says for e in AT.rules}
    told |= {e.id: e.says for e in AT.bodies} | {e.id: e.says for e in AT.rights}
    told |= {e.id: e.what for e in AT.limits} | {e.id: e.what for e in AT.notices}
    assert [e for e, texts in told.items() if e.startswith("at-") and not texts.get("de")] == []


def test_a_private_landlord_is_brought_to_the_towns_conciliation() -> None:
    landlord = Company(name="A Landlord", country="AT", type="private-person")
    found = [body.id for body in competent_bodies(AT, complaint("deposit", "deposit"), landlord)]
    assert found[0] == "at-mietschlichtung"
    assert "at-bezirksgericht" in found


@pytest.mark.parametrize(("sector", "asked"), [("retail", "at-body-duty"), ("telecom", "")])
def test_the_first_letter_asks_for_the_body_where_the_law_makes_them_name_it(
    sector: str, asked: str
) -> None:
    duty = disclosure_of(AT, complaint(sector), Company(name="Example Shop", country="AT"), TODAY)
    assert (duty.id if duty else "") == asked


def test_a_withdrawal_is_cited_only_after_one() -> None:
    def cited(subsector: str) -> list[str]:
        return ask.cited(
            ask.case("retail", "refund-due", remedy="refund", distance=True, subsector=subsector)
        )

    assert "at-withdrawal-refund" not in cited("")
    assert "at-withdrawal-refund" in cited("refund-withdrawal")
