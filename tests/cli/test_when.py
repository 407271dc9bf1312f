"""The deadline calculator."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from tests.cli.running import Plaint

At = Callable[[str], None]


def test_the_contracts_example(plaint: Plaint) -> None:
    document = plaint.json(
        "when", "2026-04-30", "P10D", "--unit", "business", "--country", "FR"
    )  # fmt: skip
    assert document["from"] == "2026-04-30"
    assert document["due_on"] == "2026-05-19"
    # 1, 8 and 14 May 2026 are French holidays (Labour Day, Victory Day, Ascension); the weekends
    # of 2/3, 9/10 and 16/17 May lie between.
    assert [one["on"] for one in document["skipped"]] == [
        "2026-05-01", "2026-05-02", "2026-05-03", "2026-05-08", "2026-05-09", "2026-05-10",
        "2026-05-14", "2026-05-16", "2026-05-17",
    ]  # fmt: skip
    assert all(one["why"] for one in document["skipped"])


def test_as_text_it_is_one_date(plaint: Plaint) -> None:
    assert plaint("when", "2026-06-01", "P6W").stdout == "Mon 13 July 2026\n"


def test_explained_it_shows_every_step(plaint: Plaint) -> None:
    # Fri 28 August 2026 + 2 business days; Mon 31 August is the summer bank holiday of England.
    assert plaint("when", "2026-08-28", "2 business days", "--explain").stdout == (
        "Day zero: Fri 28 August 2026\n"
        "  - Sat 29 August 2026: Saturday\n"
        "  - Sun 30 August 2026: Sunday\n"
        "  - Mon 31 August 2026: Late Summer Bank Holiday (public holiday)\n"
        "The bank holidays are those of England, as no part of the United Kingdom was\n"
        "named.\n"
        "Last day: Wed 2 September 2026\n"
        "Orientation, not legal advice.\n"
    )


@pytest.mark.parametrize(
    ("args", "due_on"),
    [
        # 31 January + 1 month: the last day of February (corresponding date), a Saturday in 2026,
        # so forward to Mon 2 March; without rounding it stays.
        (("2026-01-31", "P1M"), "2026-03-02"),
        (("2026-01-31", "P1M", "--round", "none"), "2026-02-28"),
        (("2026-01-31", "P1M", "--calendar", "none", "--holiday", "2026-03-02"), "2026-03-03"),
        (("2026-06-01", "two weeks"), "2026-06-15"),
        (("2026-06-01", "P2W"), "2026-06-15"),
        # Ten business days from Mon 1 June: 2-5, 8-12, 15 June.
        (("2026-06-01", "10 working days"), "2026-06-15"),
        (("2026-06-01", "P10D", "--unit", "business"), "2026-06-15"),
        # With Saturdays (6, 13 not needed): 2, 3, 4, 5, 6, 8, 9, 10, 11, 12 June.
        (("2026-06-01", "P10D", "--unit", "working"), "2026-06-12"),
        # Scotland keeps 3 August (summer holiday) and works on 31 August.
        (("2026-07-31", "P1D", "--unit", "business", "--subdivision", "SCT"), "2026-08-04"),
        (("2026-08-28", "P1D", "--unit", "business", "--subdivision", "SCT"), "2026-08-31"),
        # Good Friday (3 April 2026) is a holiday in the Moselle, and not in the rest of France.
        (("2026-04-02", "P1D", "--unit", "business", "--country", "FR", "--subdivision", "57"),
         "2026-04-07"),
        (("2026-04-02", "P1D", "--unit", "business", "--country", "FR"), "2026-04-03"),
    ],
)  # fmt: skip
def test_dates(plaint: Plaint, args: tuple[str, ...], due_on: str) -> None:
    assert plaint.json("when", *args)["due_on"] == due_on


def test_days_as_people_say_them(plaint: Plaint, at: At) -> None:
    at("2026-06-03")
    assert plaint.json("when", "yesterday", "P1W")["from"] == "2026-06-02"


@pytest.mark.parametrize(
    ("place", "note"),
    [
        ("--country=QQ", "No public holidays are known for QQ: only Saturdays"),
        ("--subdivision=QQ", "No public holidays are known for QQ: those of England were taken"),
    ],
)
def test_what_isnt_known_is_said(plaint: Plaint, place: str, note: str) -> None:
    ran = plaint("when", "2026-06-01", "10 business days", place)
    assert ran.stdout == "Mon 15 June 2026\n"
    assert ran.stderr.startswith(note)
    assert plaint.json("when", "2026-06-01", "10 business days", place)["note"].startswith(note)


@pytest.mark.parametrize(
    ("args", "code"),
    [
        (("2026-02-30", "P1D"), 4),
        (("2026-06-01", "a while"), 4),
        (("2026-06-01", "P10D", "--country", "ZZZ"), 4),
        (("9999-12-31", "P1D"), 4),
        (("2026-06-01",), 2),
        (("2026-06-01", "P10D", "--unit", "lunar"), 2),
    ],
)
def test_what_it_cant_count(plaint: Plaint, args: tuple[str, ...], code: int) -> None:
    ran = plaint.fails(code, "when", *args, "--json")
    assert json.loads(ran.stdout)["error"]["code"] == code
    assert ran.stderr
