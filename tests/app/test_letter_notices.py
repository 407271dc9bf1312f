"""What a letter knows of the notices that went before it, and which law it then rests on."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from tests.cli.running import Plaint
from tests.cli.samples import opened

At = Callable[[str], None]


def case(country: str, **more: Any) -> str:
    """A chair bought from a shop, never delivered, unless `more` says otherwise."""
    facts: dict[str, Any] = {
        "subject": "chair not delivered", "kind": "not-delivered", "sector": "retail",
        "country": country, "distance": True, "facts": "The chair has not come.",
        "remedy": "delivery", "amount": "189.00 EUR", "language": "en",
    } | more  # fmt: skip
    days = {name: facts.pop(name) for name in list(facts) if name.endswith("_on")}
    lines = [f"{name} = {_toml(value)}" for name, value in facts.items()]
    lines += [f"{name} = {day}" for name, day in days.items()]
    told = "\n".join(lines)
    return (
        f'[complaint]\n{told}\n\n[company]\nname = "Brunoir"\nemail = "care@example.com"\n'
        '\n[complainant]\nname = "Alex Martin"\nemail = "alex@example.org"\n'
    )


def _toml(value: Any) -> str:
    return str(value).lower() if isinstance(value, bool) else f'"{value}"'


DEFECT = {"kind": "defective", "facts": "The chair has a broken leg.", "remedy": "repair"}


@pytest.fixture
def told(plaint: Plaint, at: At) -> Callable[..., str]:
    """Open the case, run the dated commands, and give the text of the last, a draft."""

    def tell(case_file: str, *steps: tuple[str, str]) -> str:
        at(steps[0][0])
        opened(plaint, case_file)
        for day, words in steps[:-1]:
            at(day)
            plaint(*words.split())
        at(steps[-1][0])
        return " ".join(plaint.json(*steps[-1][1].split())["text"].split())

    return tell


def test_after_the_end_of_the_contract_the_money_is_asked_for(told: Callable[..., str]) -> None:
    text = told(
        case("FR", promised_on="2026-05-04"),
        ("2026-05-06", "sent"),
        ("2026-05-08", "sent --stage notice --variant more-time"),
        ("2026-06-25", "sent --stage notice --variant ending --via registered"),
        ("2026-07-10", "draft --stage letter-before-claim"),
    )
    assert "On 8 May I set you a further time to deliver." in text
    assert "On 25 June, by registered post, I ended the contract. The refund has not" in text
    assert "Please refund €189 by" in text
    assert "deliver my order" not in text
    assert "articles L. 216-7 and L. 241-4" in text


def test_a_complaint_after_a_withdrawal_tells_it_and_cites_its_refund(
    told: Callable[..., str],
) -> None:
    text = told(
        case("DE", received_on="2026-06-01", **DEFECT),
        ("2026-06-03", "sent --stage notice --variant withdrawal"),
        ("2026-06-20", "draft --stage complaint"),
    )
    assert "On 3 June I cancelled (withdrew from) my contract with you." in text
    assert "The refund has not reached me." in text
    assert "Please refund €189" in text
    assert "repair" not in text
    assert "section 357 of the German Civil Code" in text


def test_in_french_the_end_of_the_contract_is_told_too(told: Callable[..., str]) -> None:
    text = told(
        case("FR", language="fr", promised_on="2026-05-04"),
        ("2026-05-06", "sent"),
        ("2026-05-25", "sent --stage notice --variant ending"),
        ("2026-06-22", "draft --stage follow-up"),
    )
    assert "Le 25 mai, je vous ai notifié la résolution du contrat." in text
    assert "Je n'ai pas encore reçu le remboursement." in text
    assert "me livrer" not in text


@pytest.mark.parametrize("country", ["DE", "ES", "GB", "IE", "IT"])
def test_a_refund_is_not_claimed_before_a_withdrawal(
    told: Callable[..., str], country: str
) -> None:
    money = "189.00 GBP" if country == "GB" else "189.00 EUR"
    sent_back = {"kind": "refund-due", "remedy": "refund", "facts": "I sent the chair back."}
    text = told(case(country, **{**sent_back, "amount": money}), ("2026-06-20", "draft"))
    assert "withdrawal" not in text
    assert "cancelled in time" not in text


def test_a_rejection_cites_the_right_to_reject_whatever_was_asked(
    told: Callable[..., str],
) -> None:
    text = told(
        case("GB", amount="189.00 GBP", received_on="2026-06-01", **DEFECT),
        ("2026-06-10", "draft --stage notice --variant rejection"),
    )
    assert "sections 20 and 22 of the Consumer Rights Act 2015" in text
    assert "section 9" not in text
    assert "refund £189" in text


def test_a_withdrawal_cites_withdrawal_alone(told: Callable[..., str]) -> None:
    text = told(
        case("DE", received_on="2026-06-01", **DEFECT),
        ("2026-06-10", "draft --stage notice --variant withdrawal"),
    )
    assert text.count("Under ") == 1
    assert "sections 312g and 355" in text
    assert "437" not in text


@pytest.mark.parametrize(
    ("country", "more", "variant"),
    [
        ("FR", {**DEFECT, "received_on": "2025-01-10"}, "rejection"),
        ("CH", {**DEFECT, "amount": "189.00 CHF", "received_on": "2026-06-01"}, "withdrawal"),
        ("FR", {}, "damage-report"),
    ],
)
def test_a_notice_that_rests_on_nothing_is_refused(
    plaint: Plaint, at: At, tmp_path: Any, country: str, more: dict[str, str], variant: str
) -> None:
    at("2026-06-10")
    opened(plaint, case(country, **more))
    words = ("draft", "--stage", "notice", "--variant", variant)
    refused = plaint.fails(3, *words, "--json").json["refused"]
    assert refused["why"] == f"No notice of that kind is known for this case: {variant}."
    own = tmp_path / "own.txt"
    own.write_text("I give you notice of it.\n")
    assert plaint.json(*words, "--text", str(own))["variant"] == variant


def test_a_notice_after_its_last_day_is_refused(plaint: Plaint, at: At) -> None:
    at("2026-06-10")
    opened(plaint, case("GB", amount="189.00 GBP", received_on="2026-01-10", **DEFECT,
                        distance=False))  # fmt: skip
    refused = plaint.fails(
        3, "draft", "--stage", "notice", "--variant", "rejection", "--json"
    ).json["refused"]
    assert refused["why"].startswith("Its last day has passed (")


def test_the_notice_that_was_named_is_the_one_recorded(plaint: Plaint, at: At) -> None:
    at("2026-06-10")
    opened(plaint, case("GB", amount="189.00 GBP", received_on="2026-06-01",
                        **{**DEFECT, "kind": "not-as-described", "remedy": "refund"}))  # fmt: skip
    plaint("draft", "--stage", "notice", "--variant", "withdrawal")
    plaint("sent", "--stage", "notice", "--variant", "rejection")
    event = plaint.json("show")["timeline"][-1]
    assert event["variant"] == "rejection"
    assert "withdraw" not in str(event)
