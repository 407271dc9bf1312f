"""What is harsh or private in a text."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.cli.running import Plaint
from tests.cli.samples import flat, opened, sent_on

At = Callable[[str], None]
HARSH = "Where is my refund, you idiot? Call me on +44 113 496 0000."
FIRM = "Please refund me by 15 June 2026, or I will take this to the ombudsman."


def check(plaint: Plaint, code: int, *args: str, stdin: str) -> Any:
    return plaint.fails(code, "check", "--json", *args, stdin=stdin).json


def test_calm(plaint: Plaint) -> None:
    ran = plaint("check", "-", stdin=FIRM)
    assert ran.stdout == (
        "Nothing found: it is calm.\n"
        "It was read as English.\n"
        "It was read as a private letter; --public reads it as a post.\n"
    )
    assert ran.stderr == ""
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


def test_as_a_post_it_is_calm_and_holds_nothing_private(plaint: Plaint) -> None:
    assert plaint("check", "--public", "--language", "fr", "-", stdin="12345").stdout == (
        "Nothing found: it is calm, and nothing in it is private.\n"
        "It was read as French.\n"
        "It was read as a public post.\n"
    )


def test_a_text_that_speaks_no_language_is_read_in_all(plaint: Plaint) -> None:
    told = plaint("check", "-", stdin="12345").stdout.splitlines()[1]
    assert told.startswith("Its language isn't clear, so it was read as ")
    assert told.endswith("English and as French.")


def test_a_person_sees_where_it_is(plaint: Plaint) -> None:
    lines = plaint.fails(3, "check", "-", stdin="This is bullsh*t, sir.").stdout.splitlines()
    assert lines[:3] == ["This is bullsh*t, sir.", "        1^^^^^^^", ""]
    assert lines[3].startswith("[1] bullsh*t: swearing, stops it. ")
    assert "    Instead: unfair" in lines
    assert all(len(line) <= 80 for line in lines)


def test_and_what_to_do_next(plaint: Plaint) -> None:
    ran = plaint.fails(3, "check", "-", stdin="This is bullsh*t. I know where you live.")
    assert ran.stdout.endswith(
        "\n\n`plaint check --fix -` writes it without what was found.\n"
        "Only you can put this otherwise: [2].\n"
    )
    ran = plaint.fails(3, "check", "-", stdin="I know where you live.")
    assert "--fix" not in ran.stdout
    assert ran.stdout.endswith("\nOnly you can put this otherwise: [1].\n")


def test_what_goes_has_nothing_in_its_place(plaint: Plaint) -> None:
    ran = plaint.fails(3, "check", "-", stdin="Where is it, you idiots?")
    assert "    Instead: nothing, leave it out.\n" in ran.stdout


def test_a_long_shout_is_not_said_twice_in_full(plaint: Plaint) -> None:
    shout = "GIVE ME MY MONEY BACK NOW " * 60
    listed = plaint.fails(3, "check", "-", stdin=shout).stdout.split("\n\n")[1]
    assert "GIVE ME MY MONEY BACK NOW" in listed
    assert len(listed) < 800


# --- --fix ---------------------------------------------------------------------------------------


def test_fix_offers_a_version_without_it(plaint: Plaint) -> None:
    text = "This is bullsh*t. REPLY NOW!!! Call me on +44 113 496 0000."
    document = check(plaint, 3, "-", "--fix", "--public", stdin=text)
    assert set(document) == {"calm", "public_safe", "lang", "findings", "fixed", "left"}
    assert document["left"] == []
    again = check(plaint, 0, "-", "--public", stdin=document["fixed"])
    assert (again["calm"], again["public_safe"]) == (True, True)


def test_the_fixed_text_alone_is_on_stdout(plaint: Plaint) -> None:
    ran = plaint.fails(3, "check", "--fix", "-", stdin="Hello,\r\n\r\nthis is bullsh*t.\r\n")
    assert ran.stdout == "Hello,\r\n\r\nthis is unfair.\r\n"
    assert "     1^^^^^^^" not in ran.stdout
    assert "        1^^^^^^^\n" in ran.stderr


def test_a_calm_text_comes_back(plaint: Plaint) -> None:
    ran = plaint("check", "--fix", "-", stdin=FIRM)
    assert ran.stdout == FIRM + "\n"
    assert ran.stderr.startswith("Nothing found: it is calm.\n")


def test_fix_names_what_it_leaves_and_what_to_do_about_it(plaint: Plaint) -> None:
    text = "Bullsh*t, you idiots. I know where you live."
    ran = plaint.fails(3, "check", "--fix", "-", stdin=text)
    assert "I know where you live." in ran.stdout
    still = ran.stderr.split("Still in it, for only you can put it otherwise:\n")[1]
    assert flat(still) == (
        "- I know where you live: A threat of harm ends the conversation;"
        " name the lawful step you will take."
    )
    document = check(plaint, 3, "--fix", "-", stdin=text)
    (left,) = document["left"]
    assert document["fixed"][left["start"] : left["end"]] == left["text"]


# --- what is checked -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "lang"),
    [("Votre service est nul à chier, je veux un remboursement.", "fr"), (FIRM, "en")],
)
def test_the_language_is_found_out_or_told(plaint: Plaint, text: str, lang: str) -> None:
    found = plaint.run("check", "--json", "-", stdin=text).json
    assert found["lang"] == lang
    assert plaint.run("check", "--json", "--language", lang, "-", stdin=text).json == found


def test_a_language_without_word_lists_is_no_choice(plaint: Plaint) -> None:
    assert "'tlh'" in plaint.fails(2, "check", "--language", "tlh", "-", stdin=FIRM).stderr


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


def test_for_an_angry_draft_the_next_step_is_the_drafts_own(
    plaint: Plaint, at: At, tmp_path: Path
) -> None:
    at("2026-06-01")
    ref = opened(plaint)
    (tmp_path / "own.txt").write_text("You idiots, this is bullsh*t.\n")
    plaint.fails(3, "draft", "--text", str(tmp_path / "own.txt"))
    ran = plaint.fails(3, "check", ref)
    assert ran.stdout.endswith(
        f"\n\n`plaint draft {ref} --calm` puts the calmer words in.\n"
        "A quotation may stay: "
        f"plaint draft {ref} --accept 1 --because quotation (or fact, for what you can prove)\n"
    )


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


def test_the_id_comes_back_as_it_was(plaint: Plaint) -> None:
    ids = ["a", 1, 2.5, None, True, [1, {"é": "\x85"}], 2**70, "🙂"]
    rows = [json.dumps({"id": i, "text": "ok"}, ensure_ascii=False) for i in ids]
    ran = plaint("check", "--jsonl", stdin="\n".join(rows))
    assert [json.loads(line)["id"] for line in ran.stdout.splitlines()] == ids
    assert "\x85" not in ran.stdout


def test_fix_works_there_too(plaint: Plaint) -> None:
    ran = plaint("check", "--jsonl", "--fix", stdin='{"text": "This is bullsh*t."}')
    assert json.loads(ran.stdout)["fixed"] == "This is unfair."


def test_a_file_of_them_may_be_larger_than_a_text(plaint: Plaint, tmp_path: Path) -> None:
    row = json.dumps({"id": 1, "text": ""}) + " " * 70_000 + "\n"
    (tmp_path / "many.jsonl").write_text(row * 40)
    ran = plaint("check", "--jsonl", str(tmp_path / "many.jsonl"))
    assert len(ran.stdout.splitlines()) == 40
    plaint.fails(4, "check", "--jsonl", str(tmp_path / "gone.jsonl"))


NO_TEXT = "Line 2 is not a JSON object with a text."
NO_SETTING = "Line 2: “lang” is a code such as en, “public” is true or false."
ROWS = [
    (b"not json", None, NO_TEXT),
    (b"[1]", None, NO_TEXT),
    (b'{"id": 2}', 2, NO_TEXT),
    (b'{"id": "b", "text": 5}', "b", NO_TEXT),
    (b'{"id": 2, "text": null}', 2, NO_TEXT),
    (b'{"id": 2, "text": "caf\xe9"}', None, NO_TEXT),
    (b'{"id": NaN, "text": "a"}', None, NO_TEXT),
    (b'{"id": ' + b"[" * 9000 + b"]" * 9000 + b', "text": "a"}', None, NO_TEXT),
    (b'{"id": 2, "text": "a"} more', None, NO_TEXT),
    (b'{"id": 2, "text": "a", "lang": 5}', 2, NO_SETTING),
    (b'{"id": 2, "text": "a", "public": "no"}', 2, NO_SETTING),
    (b'{"id": 2, "text": "' + b"a" * 2_000_000 + b'"}', None,
     "Line 2 is too long: more than 2 MB."),
]  # fmt: skip


@pytest.mark.parametrize(("row", "its_id", "message"), ROWS, ids=range(len(ROWS)))
def test_a_line_that_is_of_no_use_is_answered_by_an_error(
    plaint: Plaint, row: bytes, its_id: Any, message: str
) -> None:
    lines = [b'{"id": 1, "text": "ok"}', row, b"", b"  ", b'{"id": 5, "text": "ok"}']
    ran = plaint.fails(4, "check", "--jsonl", stdin=b"\r\n".join(lines))
    first, error, last = map(json.loads, ran.stdout.splitlines())
    assert (first["id"], error["id"], last["id"]) == (1, its_id, 5)
    assert error["error"].keys() == {"code", "kind", "line", "message", "hint"}
    assert (error["error"]["code"], error["error"]["line"]) == (4, 2)
    assert error["error"]["message"] == message
    assert ran.stderr == message + "\n"


def test_the_first_of_several_such_lines_is_named(plaint: Plaint) -> None:
    ran = plaint.fails(4, "check", "--jsonl", stdin="\n".join(["x", "{}", "[]"]))
    assert ran.stderr == (
        "Line 1 is not a JSON object with a text.\n"
        "2 more lines were of no use: their answers say why.\n"
    )


@pytest.mark.parametrize(
    ("row", "lang"),
    [
        ({"text": "I want my money back.", "lang": "tlh"}, "en"),
        ({"text": "12345", "lang": "en-GB"}, "en"),
        ({"text": "12345", "lang": "FR_fr"}, "fr"),
        ({"text": "cut off \ud83d within the emoji", "lang": None, "public": None}, "en"),
    ],
)
def test_odd_rows_are_answered_as_well_as_can_be(
    plaint: Plaint, row: dict[str, Any], lang: str
) -> None:
    assert json.loads(plaint("check", "--jsonl", stdin=json.dumps(row)).stdout)["lang"] == lang


def test_a_byte_order_mark_is_no_part_of_the_first_line(plaint: Plaint) -> None:
    plaint("check", "--jsonl", stdin=b'\xef\xbb\xbf{"text": "ok"}')


def test_whoever_waits_for_an_answer_gets_it() -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "plaint", "check", "--jsonl"],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1,
    ) as running:  # fmt: skip
        assert running.stdin
        assert running.stdout
        for number in range(3):
            running.stdin.write(f'{{"id": {number}, "text": "ok"}}\n')
            assert json.loads(running.stdout.readline())["id"] == number
        running.stdin.write('{"id": "la')
        running.stdin.flush()
        running.stdin.write('st", "text": "ok"}')
        running.stdin.close()
        assert json.loads(running.stdout.read())["id"] == "last"
    assert running.returncode == 0


def test_a_reader_that_goes_away_is_no_error() -> None:
    rows = "".join(f'{{"id": {number}, "text": "ok"}}\n' for number in range(5000))
    with subprocess.Popen(
        [sys.executable, "-m", "plaint", "check", "--jsonl"],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    ) as running:  # fmt: skip
        assert running.stdin
        assert running.stdout
        assert running.stderr
        running.stdout.close()
        try:
            running.stdin.write(rows)
            running.stdin.close()
        except BrokenPipeError:
            pass  # it has ended already
        assert running.stderr.read() == ""
    assert running.returncode == 0
