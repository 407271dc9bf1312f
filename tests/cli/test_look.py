"""Looking at one case: plan, explain, show, and the reference that names it."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date

import pytest

from tests.cli.running import Plaint
from tests.cli.samples import SHOP, TELECOM, opened, plain, sent_on

At = Callable[[str], None]

ORIENTATION = "Orientation, not legal advice.\n"
PLAN = """\
REF1  Talkfar: Broadband line dead since 20 May
State: waiting
Sent Mon 1 June 2026; they have until Mon 13 July 2026 (in 40 days).

x complaint            done          Mon 1 June 2026
> public nudge         now
    They have had time to answer; one short public question is fair.
  follow-up            later         from Mon 15 June 2026, in 12 days
  final notice         later         from Mon 29 June 2026, in 26 days
  referral             later         from Tue 14 July 2026, in 41 days
    Communications Ombudsman
    https://www.commsombudsman.org
    A phone or internet provider must belong to a dispute scheme that Ofcom
    approved, and names it in its complaints code and in its deadlock letter;
    the schemes list their members on their websites.
  gb-ofcom             open          at any time
    Ofcom
    https://www.ofcom.org.uk
  gb-county-court      later         after a letter before claim
    County Court, small claims track
    https://www.gov.uk
    Cost: 35 GBP (up to 300 GBP) to 455 GBP (5,000 to 10,000 GBP) to begin, and
    a fee for the hearing.
    It takes a form, your papers in order, and perhaps a hearing.
  paid-advert          later
    A paid post angers more than it settles; plaint advises against it.

Your own last dates
  Tue 1 June 2027 (in 363 days): take the case to Communications Ombudsman
  Thu 20 May 2032 (in 2178 days): start a court claim

Now:              public nudge. They have had time to answer; one short public
                  question is fair.
By:               Tue 1 June 2027 at the latest: take the case to
                  Communications Ombudsman.
If you don't act: the next door opens by itself on Tue 14 July 2026.
"""
SHOW = """\
REF1  Broadband line dead since 20 May
Company          Talkfar complaints@example.com
State            waiting
Happened on      Wed 20 May 2026
What is asked    repair
References       account TF-2207

The line has been dead since 20 May.

Timeline
  Mon 1 June 2026  case opened
  Mon 1 June 2026  complaint: sent (by email)

Now:              public nudge. They have had time to answer; one short public
                  question is fair.
By:               Tue 1 June 2027 at the latest: take the case to
                  Communications Ombudsman.
If you don't act: the next door opens by itself on Tue 14 July 2026.
"""
EXPLAIN = """\
The rule for telecom in GB.
It is the one in force on Mon 1 June 2026, when the complaint was sent.
Rule gb-telecom: A phone or internet provider has six weeks from the first
complaint, by phone too; after that, or at once with its deadlock letter, its
dispute scheme takes the case.
  wait P6W, counted in calendar days
  nature: a regulator's rule; certainty: the scheme's own rule was seen
"""
EXPLAIN_DATES = """\
Complaint clock: public holidays of GB-ENG
  The bank holidays are those of England, as no part of the United Kingdom was
  named.
Day zero: Mon 1 June 2026
Last day to answer: Mon 13 July 2026
The next door opens: Tue 14 July 2026 (the wait is over)
Courtesy clock: public holidays of GB-ENG
  The bank holidays are those of England, as no part of the United Kingdom was
  named.
  public nudge from Wed 3 June 2026
  follow-up from Mon 15 June 2026
  final notice from Mon 29 June 2026
Orientation, not legal advice.
"""


@pytest.fixture
def ref(plaint: Plaint, at: At) -> str:
    ref = sent_on(plaint, at)
    at("2026-06-03")
    return ref


def test_plan_as_text(plaint: Plaint, ref: str) -> None:
    ran = plaint("plan", ref)
    assert plain(ran.stdout, ref) == PLAN
    assert ran.stderr == ""


def test_plan_as_json_is_the_contract(plaint: Plaint, ref: str) -> None:
    plan = plaint.json("plan", ref)
    assert plan["ref"] == ref
    assert plan["as_of"] == "2026-06-03"
    assert plan["state"] == "waiting"
    rule = plan["clock"].pop("rule")
    assert plan["clock"] == {
        "sent_on": "2026-06-01",
        "start_on": "2026-06-01",
        "due_on": "2026-07-13",
        "gate_on": "2026-07-14",
        "gate_opened_by": "silence",
        "days_waited": 2,
        "days_left": 40,
        "overdue": False,
        "skipped": [],
        "pauses": [],
    }
    assert (rule["id"], rule["wait"], rule["unit"], rule["nature"]) == (
        "gb-telecom", "P6W", "calendar", "regulator-rule",
    )  # fmt: skip
    assert rule["source_url"].startswith("https://")
    assert date.fromisoformat(rule["checked_on"]) >= date(2026, 11, 21)
    assert plan["now"] == {
        "step": "nudge",
        "since": "2026-06-03",
        "optional": True,
        "why": "They have had time to answer; one short public question is fair.",
    }
    steps = [(s["step"], s["status"], s["allowed_from"]) for s in plan["steps"][:5]]
    assert steps == [
        ("complaint", "done", "2026-06-01"),
        ("nudge", "now", "2026-06-03"),
        ("follow-up", "later", "2026-06-15"),
        ("final-notice", "later", "2026-06-29"),
        ("referral", "later", "2026-07-14"),
    ]
    assert plan["steps"][0]["done_on"] == "2026-06-01"
    assert plan["steps"][1]["optional"] is True
    body = plan["steps"][4]["body"]
    assert (body["id"], body["name"]) == ("gb-communications-ombudsman", "Communications Ombudsman")
    assert body["url"] == "https://www.commsombudsman.org"
    assert plan["last_dates"][0]["what"] == "take the case to Communications Ombudsman"
    assert plan["last_dates"][0]["on"] == "2027-06-01"
    assert plan["last_dates"][0]["source_url"].startswith("https://")
    assert plan["warnings"] == []
    assert plan["unknown"] == []


def test_show_as_text(plaint: Plaint, ref: str) -> None:
    assert plain(plaint("show", ref).stdout, ref) == SHOW


def test_show_as_json_holds_facts_and_timeline(plaint: Plaint, ref: str) -> None:
    case = plaint.json("show", ref)
    assert case["complaint"]["subject"] == "Broadband line dead since 20 May"
    assert case["company"]["email"] == "complaints@example.com"
    assert case["complainant"]["timezone"] == "Europe/London"
    assert [event["kind"] for event in case["timeline"]] == ["case-opened", "message-sent"]
    assert case["timeline"][1]["on"] == "2026-06-01"
    assert case["timeline"][1]["via"] == "email"


def test_explain_as_text(plaint: Plaint, ref: str) -> None:
    text = plaint("explain", ref).stdout
    assert text.startswith(EXPLAIN)
    computed, _, owed = text.partition("What they owe (it opens no door)\n")
    assert computed.endswith(EXPLAIN_DATES.removesuffix(ORIENTATION))
    assert "  by Wed 3 June 2026: " in owed  # two full working days
    assert owed.endswith(ORIENTATION)
    assert "checked on " in text


def test_explain_before_anything_was_sent(plaint: Plaint, at: At) -> None:
    at("2026-06-01")
    opened(plaint)
    assert plaint("explain").stdout.endswith(
        "Nothing has been sent, so nothing runs yet.\nOrientation, not legal advice.\n"
    )


def test_explain_names_every_skipped_day(plaint: Plaint, at: At) -> None:
    """Rail counts business days: 40 from Thu 28 May 2026.

    Two in May and June has 22: 24 (no bank holiday); July to Wed 22 July: 16 more. Skipped are the
    weekends from 30 May to 19 July: eight, so 16 days.
    """
    at("2026-05-28")
    opened(plaint, TELECOM.replace('"telecom"', '"rail"').replace('"outage"', '"delayed"'))
    plaint("sent")
    explained = plaint.json("explain")
    assert explained["clock"]["due_on"] == "2026-07-23"
    skipped = [one["on"] for one in explained["clock"]["skipped"]]
    assert (skipped[0], skipped[-1], len(skipped)) == ("2026-05-30", "2026-07-19", 16)
    assert "  - Sat 30 May 2026: Saturday" in plaint("explain").stdout.splitlines()


# --- as of another day -------------------------------------------------------------------------


def test_as_of_another_day_changes_nothing(plaint: Plaint, ref: str) -> None:
    before = plaint.json("plan", ref)
    ahead = plaint.json("plan", ref, "--as-of", "2026-07-14")
    assert ahead["as_of"] == "2026-07-14"
    assert ahead["now"]["step"] == "referral"
    assert ahead["clock"]["overdue"] is True
    assert plaint.json("plan", ref) == before


def test_a_later_act_isnt_seen_from_an_earlier_day(plaint: Plaint, at: At, ref: str) -> None:
    at("2026-06-10")
    plaint("reply", ref, "--kind", "refusal")
    plaint("edit", ref, "company.name=Talkfar plc")
    earlier = plaint.json("plan", ref, "--as-of", "2026-06-09")
    assert earlier["state"] == "waiting"
    assert earlier["now"]["step"] == "nudge"
    assert plaint.json("plan", ref)["now"]["step"] == "second-level"
    # The facts hold at every day.
    assert plaint.json("show", ref, "--as-of", "2026-06-09")["company"]["name"] == "Talkfar plc"


@pytest.mark.parametrize("command", ["plan", "show", "explain"])
def test_dates_as_people_write_them(plaint: Plaint, ref: str, command: str) -> None:
    plan = plaint.json(command, ref, "--as-of", "14 July 2026")
    assert plan["as_of"] == "2026-07-14"


def test_a_date_that_is_none(plaint: Plaint, ref: str) -> None:
    error = json.loads(plaint.fails(4, "plan", ref, "--as-of", "soonish", "--json").stdout)
    assert error["error"]["code"] == 4
    assert "soonish" in error["error"]["message"]


# --- which case --------------------------------------------------------------------------------


def test_with_one_open_case_the_reference_may_be_left_out(plaint: Plaint, ref: str) -> None:
    assert plaint.json("plan")["ref"] == ref


@pytest.mark.parametrize("name", ["talkfar", "TALK", "kfa", "Talkfar"])
def test_a_part_of_the_companys_name_will_do(plaint: Plaint, ref: str, name: str) -> None:
    assert plaint.json("plan", name)["ref"] == ref


def test_so_will_a_part_of_the_reference(plaint: Plaint, ref: str) -> None:
    assert plaint.json("plan", ref[:3])["ref"] == ref


def test_what_could_be_two_cases_names_them(plaint: Plaint, ref: str) -> None:
    other = opened(plaint, SHOP)
    ran = plaint.fails(5, "plan")
    assert ran.stderr.startswith("Which case? There are 2 open ones.\nName one of them: ")
    assert f"{ref} (Talkfar)" in ran.stderr
    assert f"{other} (Kettlewick)" in ran.stderr


def test_an_unknown_reference_gets_the_nearest(plaint: Plaint, ref: str) -> None:
    error = json.loads(plaint.fails(5, "plan", "talkfor", "--json").stdout)["error"]
    assert error == {
        "code": 5,
        "kind": "not-found",
        "message": "No case is called talkfor.",
        "hint": "Did you mean talkfar?",
    }


def test_or_the_list_where_nothing_is_near(plaint: Plaint, ref: str) -> None:
    ran = plaint.fails(5, "plan", "zzzzzzzz")
    assert ran.stdout == ""
    assert ran.stderr == "No case is called zzzzzzzz.\n`plaint status --all` lists them all.\n"


def test_without_any_case(plaint: Plaint) -> None:
    assert plaint.fails(5, "plan").stderr == "There is no open case.\n`plaint new` opens one.\n"


def test_no_urgent_step_began_after_the_day_that_is_looked_at(plaint: Plaint, at: At) -> None:
    at("2026-06-10")
    opened(plaint, TELECOM.replace('kind = "outage"', 'kind = "outage"\nurgency = "safety"'))
    plan = plaint.json("plan", "--as-of", "2026-06-02")
    assert (plan["now"]["step"], plan["now"]["since"]) == ("call", "2026-06-02")
