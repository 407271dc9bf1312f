"""All cases at a glance, and what `plaint` alone says."""

from __future__ import annotations

from collections.abc import Callable

from tests.cli.running import Plaint
from tests.cli.samples import SHOP, TELECOM, opened, plain, sent_on

At = Callable[[str], None]
NOTHING = "No case is open. `plaint new` opens one; it asks what happened.\n"
TABLE = """\
Case  Company  Subject                   State    Days  Next          On
REF1  Talkfar  Broadband line dead sin…  waiting  2     public nudge  3 Jun 2026
"""


def test_with_nothing_open_it_says_how_to_begin(plaint: Plaint) -> None:
    for words in ((), ("status",), ("list",), ("status", "--all")):
        ran = plaint(*words)
        assert ran.stdout == NOTHING
        assert ran.stderr == ""


def test_the_table(plaint: Plaint, at: At) -> None:
    ref = sent_on(plaint, at)
    at("2026-06-03")
    assert plain(plaint("status").stdout, ref) == TABLE
    assert plain(plaint("list").stdout, ref) == TABLE
    assert max(map(len, TABLE.splitlines())) <= 80


def test_as_json_it_is_the_contract(plaint: Plaint, at: At) -> None:
    ref = sent_on(plaint, at)
    at("2026-06-03")
    assert plaint.json("status") == [
        {
            "ref": ref,
            "company": "Talkfar",
            "subject": "Broadband line dead since 20 May",
            "state": "waiting",
            "days_waited": 2,
            "next": {"step": "nudge", "on": "2026-06-03"},
            "due_on": "2026-07-13",
            "overdue": False,
            "last_date": "2027-06-01",
            "unknown": 0,
        }
    ]


def test_each_day_tells_its_own_state_without_any_command_between(plaint: Plaint, at: At) -> None:
    sent_on(plaint, at)

    def row(day: str) -> tuple[str, str | None, bool]:
        at(day)
        entry = plaint.json("status")[0]
        return entry["next"]["step"], entry["next"]["on"], entry["overdue"]

    assert row("2026-06-02") == ("nudge", "2026-06-03", False)
    assert row("2026-06-14") == ("nudge", "2026-06-03", False)
    assert row("2026-06-15") == ("follow-up", "2026-06-15", False)
    assert row("2026-06-29") == ("final-notice", "2026-06-29", False)
    assert row("2026-07-13") == ("final-notice", "2026-06-29", False)
    assert row("2026-07-14") == ("referral", "2026-07-14", True)


def test_the_index_and_the_plan_agree(plaint: Plaint, at: At) -> None:
    sent_on(plaint, at)
    for day in ("2026-06-01", "2026-06-03", "2026-06-15", "2026-06-29", "2026-07-14"):
        at(day)
        row, plan = plaint.json("status")[0], plaint.json("plan")
        assert row["state"] == plan["state"]
        assert row["overdue"] == plan["clock"]["overdue"]
        if plan["now"]["step"] != "wait":
            assert row["next"] == {"step": plan["now"]["step"], "on": plan["now"]["since"]}


def test_as_of_another_day(plaint: Plaint, at: At) -> None:
    sent_on(plaint, at)
    row = plaint.json("status", "--as-of", "2026-07-14")[0]
    assert (row["next"]["step"], row["overdue"], row["days_waited"]) == ("referral", True, 43)


def test_soonest_first(plaint: Plaint, at: At) -> None:
    # The shop's post is due three business days after 1 June, Talkfar's after two.
    shop = sent_on(plaint, at, text=SHOP)
    telecom = sent_on(plaint, at)
    at("2026-06-02")
    rows = plaint.json("status")
    assert [row["ref"] for row in rows] == [telecom, shop]


def test_only_what_is_due(plaint: Plaint, at: At) -> None:
    sent_on(plaint, at)
    at("2026-06-02")
    assert plaint.json("status", "--due") == []
    at("2026-06-03")
    assert len(plaint.json("status", "--due")) == 1


def test_only_one_company(plaint: Plaint, at: At) -> None:
    at("2026-06-01")
    opened(plaint)
    shop = opened(plaint, SHOP)
    assert [row["ref"] for row in plaint.json("status", "--company", "KETTLE")] == [shop]
    assert plaint.json("status", "--company", "nobody") == []


def test_closed_cases_are_shown_with_all(plaint: Plaint, at: At) -> None:
    ref = sent_on(plaint, at)
    plaint("close", "--outcome", "withdrawn")
    assert plaint.json("status") == []
    assert plaint("status").stdout == NOTHING
    (row,) = plaint.json("status", "--all")
    assert (row["ref"], row["state"], row["overdue"]) == (ref, "closed", False)


def test_plaint_alone_says_what_needs_you_today(plaint: Plaint, at: At) -> None:
    sent_on(plaint, at)
    sent_on(plaint, at, "2026-06-03", SHOP)
    lines = plaint().stdout.splitlines()
    assert [line.split()[1] for line in lines] == ["Company", "Talkfar"]


def test_or_that_nothing_does(plaint: Plaint, at: At) -> None:
    sent_on(plaint, at)
    at("2026-06-02")
    ran = plaint()
    assert ran.stdout.startswith("Nothing needs you today.\nCase  Company")
    assert plaint.json() == []


def test_a_company_of_many_letters_is_cut_to_fit(plaint: Plaint, at: At) -> None:
    at("2026-06-01")
    long = "The Very Long Name Of A Company That Nobody Remembers Ltd"
    opened(plaint, TELECOM.replace('"Talkfar"', f'"{long}"').replace("dead", "dead " * 10))
    table = plaint("status").stdout.splitlines()
    assert all(len(line) <= 80 for line in table)
    assert table[1].count("…") == 2


def test_widths_are_counted_in_cells(plaint: Plaint, at: At) -> None:
    from wcwidth import wcswidth

    at("2026-06-01")
    opened(plaint, TELECOM.replace('"Talkfar"', '"株式会社テスト電気通信サービス"'))
    opened(plaint, SHOP)
    head, *rows = plaint("status").stdout.splitlines()
    state = head.index("State")
    for row in rows:
        before = row[: row.index("being written")]
        assert wcswidth(before) == state
        assert wcswidth(row) <= 80


def test_a_last_day_that_is_near_stands_below_the_table(plaint: Plaint, at: At) -> None:
    text = SHOP + 'email = "jo@example.org"\n'
    text = text.replace("[complaint]", '[complaint]\npaid_by = "credit-card"\npaid_on = 2026-05-01')
    ref = sent_on(plaint, at, text=text)
    near = f"{ref}: 29 Aug 2026 is a last day of yours; `plaint plan {ref}` says for what."
    for day, told in (("2026-07-29", False), ("2026-07-30", True), ("2026-08-29", True)):
        at(day)
        assert (near in plaint("status").stdout) is told
    at("2026-08-30")
    assert near not in plaint("status").stdout
    at("2026-08-10")
    plaint("close", ref, "--outcome", "resolved")
    at("2026-08-11")
    assert near not in plaint("status", "--all").stdout
