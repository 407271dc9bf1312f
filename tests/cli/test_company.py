"""`plaint company NAME`: its habits, beside what is usual."""

from __future__ import annotations

from collections.abc import Callable

from tests.cli.running import Plaint
from tests.cli.samples import TELECOM

At = Callable[[str], None]


def test_response_times_beside_the_rule(plaint: Plaint, at: At) -> None:
    at("2026-06-01")
    plaint("new", "-", stdin=TELECOM)
    plaint("sent")
    at("2026-06-05")
    plaint("reply", "--kind", "acknowledgement")
    at("2026-06-15")
    plaint("reply", "--kind", "refusal")
    at("2026-07-20")
    found = plaint.json("company", "talkfar")
    assert found["company"] == "Talkfar"
    assert found["median_days_to_acknowledgement"] == 4
    assert found["median_days_to_answer"] == 14
    assert (found["without_answer"], found["of_due"]) == (0, 1)
    assert found["rule"]["id"] == "gb-telecom"
    told = plaint("company", "talk").stdout
    assert "after 14 days (one case)" in told
    assert "six weeks" in told


def test_a_company_of_no_case(plaint: Plaint) -> None:
    assert "plaint list --all" in plaint.fails(5, "company", "Nobody").stderr
