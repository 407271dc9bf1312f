"""What plaint knows of the Netherlands that a table of dates can't tell: ladders and rights."""

from __future__ import annotations

from datetime import date

import pytest
from tests.knowledge.asking import Asking

from plaint.domain.choosing import competent_bodies, disclosure_of
from plaint.domain.complaint import SECTORS, Company, Complaint
from plaint.knowledge.loader import load

SENT = date(2026, 6, 1)
ask = Asking(load("NL"), SENT)
case = ask.case


@pytest.mark.parametrize(
    ("sector", "subsector", "body"),
    [
        ("telecom", "", "nl-gc-telecom"),
        ("energy", "", "nl-gc-energie"),
        ("water", "", "nl-gc-water"),
        ("banking", "", "nl-kifid"),
        ("payments", "", "nl-kifid"),
        ("credit-card", "", "nl-kifid"),
        ("insurance", "", "nl-kifid"),
        ("insurance", "health", "nl-skgz"),
        ("post", "", "nl-gc-post"),
        ("rail", "", "nl-ov-loket"),
        ("housing", "", "nl-huurcommissie"),
        ("data-protection", "", "nl-ap"),
        # A commission serves its own members only; the next step is the court.
        ("retail", "", ""),
        ("airline", "", ""),
        ("parcel", "", ""),
        ("travel", "", ""),
        ("hotel", "", ""),
        ("car-rental", "", ""),
        ("subscription", "", ""),
        ("deposit", "", ""),
        ("other", "", ""),
    ],
)
def test_the_first_body_of_each_sector(sector: str, subsector: str, body: str) -> None:
    complaint = case(sector, subsector=subsector)
    assert ask.body_of(complaint) == body
    assert ask.court(complaint).id == "nl-kantonrechter"


@pytest.mark.parametrize(
    ("sector", "named", "body"),
    [
        ("retail", "Geschillencommissie Thuiswinkel", "nl-gc-thuiswinkel"),
        ("travel", "Geschillencommissie Reizen", "nl-gc-reizen"),
        ("parcel", "Geschillencommissie Post", "nl-gc-post-parcel"),
    ],
)
def test_the_commission_that_the_company_names(sector: str, named: str, body: str) -> None:
    assert ask.body_of(case(sector), named) == body


def test_the_authority_decides_on_network_operators_beside_the_commission() -> None:
    network = [body.id for body in ask.bodies(case("energy", subsector="network"))]
    assert network.index("nl-gc-energie") < network.index("nl-acm-netbeheer")
    assert "nl-acm-netbeheer" not in [body.id for body in ask.bodies(case("energy"))]


@pytest.mark.parametrize("sector", [s for s in SECTORS if s != "data-protection"])
def test_every_sector_has_a_wait_of_its_own(sector: str) -> None:
    assert ask.rule_of(case(sector)).startswith("nl-")


@pytest.mark.parametrize("sector", ["retail", "payments", "credit-card", "housing"])
def test_the_reminder_goes_out_before_the_outside_body_opens(sector: str) -> None:
    assert ask.chase_of(case(sector)) == f"nl-{sector}-chase"


def test_both_sides_of_1_july_2023_for_a_deposit() -> None:
    before, since = (
        case("deposit", "deposit", happened_on=date(2023, 6, 30)),
        case("deposit", "deposit", happened_on=date(2023, 7, 1)),
    )

    def owed(complaint: Complaint, on: date) -> set[str]:
        return set(ask.owed(complaint, on))

    assert owed(before, date(2023, 6, 30)) == set()
    assert owed(since, date(2023, 7, 1)) == {"nl-deposit-return"}
    assert "nl-deposit-law" not in ask.cited(before)
    assert "nl-deposit-law" in ask.cited(since)


def test_both_sides_of_27_april_2022_for_faulty_goods() -> None:
    told = {"received_on": date(2026, 5, 4)}
    before = case("retail", "defective", happened_on=date(2022, 4, 26), **told)
    assert ask.cited(before) == ["nl-conformity"]
    since = case("retail", "defective", happened_on=date(2022, 4, 27), **told)
    assert ask.cited(since) == ["nl-conformity", "nl-presumption"]


def test_money_for_a_defect_is_cited_only_after_a_first_request() -> None:
    broken = case("retail", "defective", remedy="refund")
    assert ask.cited(broken) == ["nl-conformity"]
    assert ask.cited(broken, "follow-up") == ["nl-conformity", "nl-conformity-refund"]
    assert ask.mending_first(broken) == "nl-conformity-choice"


def test_a_notice_cites_what_it_rests_on() -> None:
    late = case("retail", "late-delivery", remedy="refund")
    assert ask.cited(late, "notice", "more-time") == ["nl-delivery-termination"]
    assert ask.cited(late, "notice", "ending") == ["nl-delivery-termination"]
    broken = case("retail", "defective", remedy="repair")
    assert ask.cited(broken, "notice", "ending") == ["nl-defect-ending"]
    gym = case("subscription", "service")
    assert ask.cited(gym, "notice", "more-time") == ["nl-default"]


def test_renewed_contracts_outages_and_rent() -> None:
    assert ask.cited(case("telecom", "subscription")) == ["nl-renewal"]
    assert ask.cited(case("telecom", "outage")) == ["nl-telecom-outage"]
    damp = case("housing", "defective", remedy="price-reduction")
    assert ask.cited(damp) == ["nl-tenancy", "nl-tenancy-rent"]


def test_a_private_landlord_is_brought_to_the_rent_commission() -> None:
    landlord = Company(name="A Landlord", country="NL", type="private-person")
    damp = case("housing", "defective", remedy="repair")
    assert competent_bodies(ask.known, damp, landlord)[0].id == "nl-huurcommissie"


@pytest.mark.parametrize(("sector", "asked"), [("retail", "nl-body-duty"), ("banking", "")])
def test_the_first_letter_asks_for_the_commission_where_the_law_makes_them_name_it(
    sector: str, asked: str
) -> None:
    duty = disclosure_of(ask.known, case(sector), Company(name="A Shop", country="NL"), SENT)
    assert (duty.id if duty else "") == asked


def test_the_commission_for_public_transport_waits_for_the_free_desk() -> None:
    """It opens once the desk has ended its work, not with the carrier's silence or refusal."""
    bodies = {body.id: body for body in ask.bodies(case("rail", "delayed"))}
    assert {"silence", "refusal"} <= set(bodies["nl-ov-loket"].gates)
    assert not {"silence", "refusal"} & set(bodies["nl-gc-ov"].gates)


def test_a_withdrawal_is_cited_only_after_one() -> None:
    def cited(subsector: str) -> list[str]:
        return ask.cited(
            ask.case("retail", "refund-due", remedy="refund", distance=True, subsector=subsector)
        )

    assert "nl-withdrawal-refund" not in cited("")
    assert "nl-withdrawal-refund" in cited("refund-withdrawal")


def test_the_authority_for_consumers_is_not_for_private_sales() -> None:
    assert "nl-acm" not in [body.id for body in ask.bodies(ask.case("other", consumer=False))]
