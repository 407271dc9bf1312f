"""Opening a case from a case file."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from tests.cli.running import Plaint
from tests.cli.samples import SHOP, TELECOM, flat, opened, plain

At = Callable[[str], None]
SUITCASE = Path(__file__).parents[2] / "examples" / "suitcase.toml"


def test_what_it_prints(plaint: Plaint, at: At, tmp_path: Path) -> None:
    at("2026-06-01")
    file = tmp_path / "case.toml"
    file.write_text(TELECOM)
    ran = plaint("new", str(file))
    ref = ran.stdout.split()[1]
    assert plain(ran.stdout, ref) == (
        "Case REF1 is open: Broadband line dead since 20 May.\n"
        "Write the letter with: plaint draft REF1\n"
        "\n"
        "Now:              complaint. Say what went wrong, calmly, and ask for one\n"
        "                  thing.\n"
        "By:               Thu 20 May 2032 at the latest: start a court claim.\n"
        "If you don't act: no wait begins: it counts from the day you send.\n"
    )
    assert ran.stderr == ""


def test_as_json(plaint: Plaint, at: At) -> None:
    at("2026-06-01")
    document = plaint.json("new", "-", stdin=TELECOM)
    assert len(document.pop("ref")) >= 4
    assert len(document.pop("case_id")) == 36
    assert document == {
        "state": "drafting",
        "company": "Talkfar",
        "subject": "Broadband line dead since 20 May",
        "next": "complaint",
        "warnings": [],
    }


def test_the_example_that_ships_opens(plaint: Plaint, at: At) -> None:
    at("2026-09-05")
    assert plaint.json("new", str(SUITCASE))["state"] == "drafting"
    assert len(plaint.json("show")["complaint"]["evidence"]) == 2


def test_what_may_lapse_is_warned_of_the_moment_the_case_opens(plaint: Plaint, at: At) -> None:
    at("2026-09-05")  # 21 days from the flight of 2 September: the 23rd
    ran = plaint("new", str(SUITCASE))
    warning = "! Last day Wed 23 September 2026: complain to the airline in writing"
    assert " ".join(ran.stderr.split()).startswith(warning)


def test_the_profile_fills_what_the_file_leaves_out(plaint: Plaint, at: At) -> None:
    at("2026-06-01")
    plaint("profile", "name=Rowan Ellis", "email=rowan@example.org", "postal=1 High Street, Leeds")
    without = TELECOM[: TELECOM.index("[complainant]")]
    plaint("new", "-", stdin=without)
    person = plaint.json("show")["complainant"]
    assert person["name"] == "Rowan Ellis"
    assert person["postal"] == "1 High Street, Leeds"
    assert person["timezone"] == "Europe/London"


def test_the_file_goes_before_the_profile(plaint: Plaint, at: At) -> None:
    at("2026-06-01")
    plaint("profile", "name=Somebody Else", "country=FR")
    opened(plaint)
    assert plaint.json("show")["complainant"]["name"] == "Rowan Ellis"


def test_evidence_is_copied_in_under_its_hash(plaint: Plaint, at: At, tmp_path: Path) -> None:
    at("2026-09-05")
    plaint("new", str(SUITCASE))
    kept = plaint.json("show")["complaint"]["evidence"][0]
    copy = tmp_path / "home" / "evidence" / kept["sha256"]
    assert copy.read_bytes() == (SUITCASE.parent / "receipts.txt").read_bytes()
    assert copy.stat().st_mode & 0o777 == 0o600


def test_without_a_terminal_it_asks_nothing(plaint: Plaint) -> None:
    ran = plaint.fails(4, "new")
    assert ran.stdout == ""
    assert ran.stderr == (
        "There is no terminal to ask on, and no case file was named.\n"
        "Name a case file: plaint new FILE (or - for standard input).\n"
    )


def test_a_second_case_about_the_same_is_refused(plaint: Plaint, at: At) -> None:
    at("2026-06-01")
    ref = opened(plaint)
    ran = plaint.fails(3, "new", "-", stdin=TELECOM)
    assert plain(ran.stderr, ref) == (
        "Case REF1 is already open about this, with the same company.\n"
        "Go on with it: plaint plan REF1\n"
    )
    assert len(plaint.json("status", "--all")) == 1


def test_another_matter_with_the_same_company_is_a_case_of_its_own(plaint: Plaint, at: At) -> None:
    at("2026-06-01")
    opened(plaint)
    opened(plaint, TELECOM.replace("Broadband line dead since 20 May", "Charged twice for May"))
    assert len(plaint.json("status")) == 2


def test_once_closed_the_matter_may_be_opened_again(plaint: Plaint, at: At) -> None:
    at("2026-06-01")
    opened(plaint)
    plaint("close", "--outcome", "withdrawn")
    opened(plaint)


def test_fines_and_taxes_are_not_for_plaint(plaint: Plaint, at: At) -> None:
    at("2026-06-01")
    fine = TELECOM.replace("Broadband line dead since 20 May", "Parking charge of 12 May")
    refused = json.loads(plaint.fails(3, "new", "-", "--json", stdin=fine).stdout)["refused"]
    assert refused["step"] == "complaint"
    assert "appeal period" in refused["why"]
    assert refused["instead"].startswith(
        "Use the way of appeal that the notice itself names, by its date. Known times: "
    )
    assert "a parking charge of a private firm: 28 days" in refused["instead"]
    assert plaint.json("status", "--all") == []


def test_a_country_without_rules_gets_an_honest_default(plaint: Plaint, at: At) -> None:
    at("2026-06-01")
    opened(plaint, SHOP.replace('"GB"', '"PL"'))
    plaint("sent")
    clock = plaint.json("plan")["clock"]
    assert clock["rule"]["id"] == "default"
    assert clock["rule"]["nature"] == "norm"
    assert clock["due_on"] == "2026-07-01"  # thirty days after 1 June
    assert "No rule is known for" in plaint("explain").stdout


BANK = TELECOM.replace('"telecom"', '"banking"').replace('"outage"', '"refund-due"').replace(
    '"repair"', '"refund"'
)  # fmt: skip


def of_subsector(word: str, text: str = BANK) -> str:
    return text.replace("[company]", f'subsector = "{word}"\n\n[company]')


def test_a_subsector_that_nobody_knows_is_warned_about(plaint: Plaint, at: At) -> None:
    at("2026-06-01")
    ran = plaint("new", "-", stdin=of_subsector("unauthorized-payment"))
    assert (
        "! Nothing that plaint knows of banking in GB is for “unauthorized-payment” only. It"
        " knows: a payment you didn't authorise (unauthorised-payment); a transfer that somebody"
        " tricked you into (app-fraud)."
    ) in flat(ran.stderr)
    assert plaint.json("show")["complaint"]["subsector"] == "unauthorized-payment"  # not refused


def test_so_it_is_when_it_is_corrected(plaint: Plaint, at: At) -> None:
    at("2026-06-01")
    opened(plaint, BANK)
    wrong = plaint.json("edit", "subsector=fraud")["warnings"]
    assert any("“fraud”" in warning for warning in wrong)
    right = plaint.json("edit", "subsector=unauthorised-payment")["warnings"]
    assert not any("Nothing that plaint knows" in warning for warning in right)
    moved = plaint.json("edit", "sector=parcel")["warnings"]
    assert any("changes nothing there" in warning for warning in moved)


def test_one_of_the_users_own_file_is_known(plaint: Plaint, at: At, tmp_path: Path) -> None:
    at("2026-06-01")
    folder = tmp_path / "home" / "knowledge"
    folder.mkdir(parents=True)
    own = """
[meta]
country = "GB"
as_of = 2026-05-22
names = { en = "the United Kingdom", fr = "le Royaume-Uni" }
[[rule]]
id = "gb-own-building-society"
sector = "banking"
subsector = "building-society"
wait = "P10D"
nature = "norm"
certainty = "norm"
says = { en = "Ten days.", fr = "Dix jours." }
source = { title = "my own experience" }
checked_on = 2026-05-22
"""
    (folder / "gb.toml").write_text(own, "utf-8")
    ran = plaint("new", "-", stdin=of_subsector("building-society"))
    assert "Nothing that plaint knows" not in ran.stderr


def test_a_private_person_who_lets_a_home_has_the_rule_of_private_landlords(
    plaint: Plaint, at: At
) -> None:
    at("2026-06-01")
    home = TELECOM.replace('"telecom"', '"housing"').replace('"outage"', '"service"')
    opened(plaint, home.replace("[complainant]", 'type = "private-person"\n\n[complainant]'))
    assert plaint.json("rules", "why")["rule"]["id"] == "gb-private-landlord"
    plaint("sent")
    assert '"rule": "gb-private-landlord"' in plaint("export").stdout  # as told with the complaint
    assert plaint.json("plan")["clock"]["rule"]["id"] == "gb-private-landlord"
    assert plaint.json("show")["complaint"]["subsector"] == ""


ASKED = (
    "Is it one of these: a payment you didn't authorise (unauthorised-payment); a transfer that"
    " somebody tricked you into (app-fraud)? Other rules, rights or bodies apply then: set"
    " subsector."
)


def test_a_subsector_that_would_bring_a_right_is_asked_for(plaint: Plaint, at: At) -> None:
    at("2026-06-01")
    assert ASKED in flat(plaint("new", "-", stdin=BANK).stderr)
    assert ASKED in plaint.json("plan")["warnings"]
    assert "Payment Services Regulations" not in plaint("draft").stdout
    plaint("edit", "subsector=unauthorised-payment")
    assert not any("Is it one of these" in warning for warning in plaint.json("plan")["warnings"])
    assert "Payment Services Regulations" in plaint("draft").stdout


def test_it_is_asked_for_no_more_once_the_complaint_is_sent(plaint: Plaint, at: At) -> None:
    at("2026-06-01")
    opened(plaint, BANK)
    plaint("sent")
    assert not any("Is it one of these" in warning for warning in plaint.json("plan")["warnings"])


def test_where_nothing_depends_on_it_nothing_is_asked(plaint: Plaint, at: At) -> None:
    at("2026-06-01")
    assert "Is it one of these" not in plaint("new", "-", stdin=SHOP).stderr
