"""What is harsh or private in a text."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.cli.running import Plaint
from tests.cli.samples import sent_on

At = Callable[[str], None]
HARSH = "Where is my refund, you idiot? Call me on +44 113 496 0000."
FIRM = "Please refund me by 15 June 2026, or I will take this to the ombudsman."


def check(plaint: Plaint, code: int, *args: str, stdin: str) -> Any:
    return plaint.fails(code, "check", "--json", *args, stdin=stdin).json


def test_calm(plaint: Plaint) -> None:
    ran = plaint("check", "-", stdin=FIRM)
    assert (ran.stdout, ran.stderr) == ("Nothing found: it is calm.\n", "")
    assert check(plaint, 0, "-", stdin=FIRM) == {
        "calm": True, "public_safe": True, "lang": "en", "findings": [],
    }  # fmt: skip


def test_as_json_it_is_the_contract(plaint: Plaint) -> None:
    document = check(plaint, 3, "-", stdin=HARSH)
    assert set(document) == {"calm", "public_safe", "lang", "findings"}
    assert (document["calm"], document["public_safe"], document["lang"]) == (False, False, "en")
    (finding,) = document["findings"]
    assert set(finding) == {
        "check", "category", "start", "end", "text", "severity", "why", "suggestion",
    }  # fmt: skip
    assert (finding["check"], finding["category"], finding["severity"]) == (
        "tone", "insult", "block",
    )  # fmt: skip
    assert HARSH[finding["start"] : finding["end"]] == finding["text"]
    assert "idiot" in finding["text"]


def test_offsets_count_code_points(plaint: Plaint) -> None:
    text = "🙂🙂 é: this is bullsh*t"
    (finding,) = check(plaint, 3, "-", stdin=text)["findings"]
    assert text[finding["start"] : finding["end"]] == "bullsh*t"


def test_for_the_public_a_number_blocks(plaint: Plaint) -> None:
    text = "Could you call me on +44 113 496 0000, please?"
    private = check(plaint, 0, "-", stdin=text)
    assert (private["calm"], private["public_safe"]) == (True, False)
    assert not [f for f in private["findings"] if f["severity"] == "block"]
    (finding,) = check(plaint, 3, "-", "--public", stdin=text)["findings"]
    assert (finding["check"], finding["category"], finding["text"]) == (
        "privacy", "phone", "+44 113 496 0000",
    )  # fmt: skip


def test_a_person_sees_where_it_is(plaint: Plaint) -> None:
    lines = plaint.fails(3, "check", "-", stdin="This is bullsh*t, sir.").stdout.splitlines()
    assert lines[0] == "This is [bullsh*t]1, sir."
    assert lines[2].startswith("[1] bullsh*t: ")
    assert lines[-1] == "    Instead: unfair"
    assert all(len(line) <= 80 for line in lines)


def test_fix_offers_a_version_without_it(plaint: Plaint) -> None:
    text = "This is bullsh*t. REPLY NOW!!! Call me on +44 113 496 0000."
    fixed = check(plaint, 3, "-", "--fix", "--public", stdin=text)["fixed"]
    assert "bullsh*t" not in fixed
    assert "496" not in fixed
    assert "!!!" not in fixed
    again = check(plaint, 0, "-", "--public", stdin=fixed)
    assert (again["calm"], again["public_safe"]) == (True, True)


@pytest.mark.parametrize(
    ("text", "lang"),
    [("Votre service est nul à chier, je veux un remboursement.", "fr"), (FIRM, "en")],
)
def test_the_language_is_found_out_or_told(plaint: Plaint, text: str, lang: str) -> None:
    found = plaint.run("check", "--json", "-", stdin=text).json
    assert found["lang"] == lang
    assert plaint.run("check", "--json", "--language", lang, "-", stdin=text).json == found


def test_a_file(plaint: Plaint, tmp_path: Path) -> None:
    (tmp_path / "draft.txt").write_text(HARSH)
    plaint.fails(3, "check", str(tmp_path / "draft.txt"))
    assert "gone.txt is not there." in plaint.fails(4, "check", "gone.txt").stderr


def test_the_draft_of_a_case_knows_its_facts(plaint: Plaint, at: At) -> None:
    sent_on(plaint, at)
    at("2026-06-15")
    document = plaint.json("check", "talkfar")
    assert document["calm"] is True
    assert document["public_safe"] is False, "the letter is signed with a name"
    public = plaint.fails(3, "check", "talkfar", "--public", "--json").json
    categories = {finding["category"] for finding in public["findings"]}
    assert {"name", "account"} <= categories
    texts = " ".join(finding["text"] for finding in public["findings"])
    assert "Rowan Ellis" in texts
    assert "TF-2207" in texts


def test_an_unknown_case(plaint: Plaint) -> None:
    plaint.fails(5, "check", "nobody")


# --- many texts --------------------------------------------------------------------------------


def test_one_line_in_one_line_out_in_order(plaint: Plaint) -> None:
    rows = [
        {"id": 2, "text": HARSH},
        {"id": "one", "text": FIRM, "lang": "en"},
        {"id": None, "text": "Appelez-moi au 01 99 00 12 34.", "public": True},
        {"id": 4, "text": ""},
    ]
    ran = plaint("check", "--jsonl", stdin="\n".join(map(json.dumps, rows)))
    told = [json.loads(line) for line in ran.stdout.splitlines()]
    assert [row["id"] for row in told] == [2, "one", None, 4]
    assert [row["calm"] for row in told] == [False, True, True, True]
    assert [row["public_safe"] for row in told] == [False, True, False, True]
    assert told[2]["findings"][0]["severity"] == "block"


def test_a_blocking_finding_is_no_failure_there(plaint: Plaint) -> None:
    assert plaint.run("check", "--jsonl", stdin=json.dumps({"id": 1, "text": HARSH})).code == 0


@pytest.mark.parametrize("line", ["not json", "[1]", '{"id": 1}', '{"id": 1, "text": 5}'])
def test_a_line_that_is_no_text(plaint: Plaint, line: str) -> None:
    ran = plaint.fails(4, "check", "--jsonl", stdin='{"id": 1, "text": "ok"}\n' + line)
    first, error = ran.stdout.splitlines()
    assert json.loads(first)["id"] == 1
    assert json.loads(error)["error"]["message"] == "Line 2 is not a JSON object with a text."
    assert ran.stderr.startswith("Line 2 is not a JSON object with a text.\n")


@pytest.mark.parametrize(
    "row",
    [{"text": "hello", "lang": 5}, {"text": "hello", "lang": "tlh"}, {"text": "\ud800"}],
)
def test_odd_rows_are_no_fault_of_plaint(plaint: Plaint, row: dict[str, Any]) -> None:
    ran = plaint.run("check", "--jsonl", stdin=json.dumps({"id": 1, **row}))
    assert ran.code in (0, 4), ran.stderr
