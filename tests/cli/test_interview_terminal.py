"""The interview as a person meets it: the real command on a pseudo-terminal."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

from tests.cli.running import Plaint
from tests.cli.terminal import Terminal


def answer_all(t: Terminal, *, until: str = "") -> None:
    """A simple case, in English, up to (and without) one question or to the summary."""
    script: list[tuple[str, tuple[str, ...]]] = [
        ("what went wrong?", ("Kettle leaks",)),
        ("What happened, in order?", ("I bought a kettle on 3 May.", "It leaks.", "")),
        ("What kind of trouble", ("3",)),
        ("When did it fail", ("2024-05-12",)),
        ("when did you receive it?", ("2024-05-06",)),
        ("Who must answer?", ("Example Shop, help@example.com",)),
        ("line of business?", ("",)),
        ("Which country's rules", ("United Kingdom",)),
        ("How did you buy it", ("2",)),
        ("already complained", ("2024-05-20",)),
        ("How was that?", ("1",)),
        ("What did they say?", ("somebody would call me back",)),
        ("By which day", ("in 5 days",)),
        ("And another time?", ("",)),
        ("What do you want from them?", ("2",)),
        ("In your own words", ("replace the kettle",)),
        ("Which numbers", ("order 48213",)),
        ("What went well", ("Delivery was quick.",)),
        ("Is it urgent?", ("",)),
        ("who are you?", ("Alex Martin",)),
        ("Your email address?", ("alex.martin@example.org",)),
        ("Your postal address?", ("1 High Street, Leeds LS1 1AA",)),
        ("Your phone number?", ("",)),
        ("your next letters?", ("",)),
    ]
    for question, lines in script:
        if until and question == until:
            return
        t.answer(question, *lines)


def shown(plaint: Plaint) -> str:
    """The one case, as stored."""
    return json.dumps(plaint.json("show"), ensure_ascii=False)


def number_of(label: str, t: Terminal) -> str:
    """The number before an answer in the summary."""
    found = re.search(rf"(\d+)\. {label}", t.seen)
    assert found
    return found[1]


def cases(plaint: Plaint) -> int:
    return len(plaint.json("status", "--all"))


def test_a_whole_interview_opens_the_case(plaint: Plaint) -> None:
    with Terminal("new") as t:
        answer_all(t)
        t.answer("Enter opens the case", "")
        assert t.ends() == 0
    assert "Case " in t.seen
    assert "Now:" in t.seen
    stored = shown(plaint)
    for fact in (
        "Kettle leaks", "I bought a kettle on 3 May.\\nIt leaks.", "help@example.com", "2024-05-06",
        "somebody would call me back", "2024-05-25", "48213", "replacement", "replace the kettle",
        "Delivery was quick.", "Alex Martin",
    ):  # fmt: skip
        assert fact in stored
    assert plaint.json("profile") == {
        "name": "Alex Martin", "email": "alex.martin@example.org", "country": "GB",
        "postal": "1 High Street, Leeds LS1 1AA",
    }  # fmt: skip


def test_it_is_numbered_to_twelve_and_fits_80_columns_without_colour(plaint: Plaint) -> None:
    with Terminal("new") as t:
        answer_all(t)
        t.prompted("Enter opens the case")
    assert [int(n) for n in re.findall(r"Question (\d+) of 12", t.seen)] == list(range(1, 13))
    assert "\x1b[" not in re.sub(r"\x1b\[\?2004[hl]", "", t.seen)  # only the marks for pasting
    lines = re.sub(r"\x1b\[\?2004[hl]", "", t.seen).split("\r\n")
    assert max(len(line.rpartition("\r")[2]) for line in lines) <= 80


def test_the_second_case_does_not_ask_who_one_is(plaint: Plaint) -> None:
    plaint("profile", "name=Alex Martin", "email=alex.martin@example.org", "country=GB")
    with Terminal("new") as t:
        answer_all(t, until="Which country's rules")
        t.answer("[United Kingdom, GB]", "")
        t.answer("How did you buy it", "1")
        t.answer("already complained", "no")
        t.answer("What do you want from them?", "repair")
        for question in ("In your own words", "Which numbers", "What went well", "Is it urgent?"):
            t.answer(question, "")
        t.answer("Enter opens the case", "ok")
        assert t.ends() == 0
    assert "who are you?" not in t.seen
    assert "Alex Martin" in shown(plaint)


def test_going_back_shows_what_was_answered_as_the_default(plaint: Plaint) -> None:
    with Terminal("new") as t:
        t.answer("what went wrong?", "Kettle leaks")
        t.answer("What happened, in order?", "<")
        t.answer("[Kettle leaks]", "back")
        t.answer("This is the first question.", "Kettle leaks badly")
        t.answer("What happened, in order?", "retour")
        t.answer("[Kettle leaks badly]", "")
        t.prompted("What happened, in order?")


def test_question_marks_are_answered_and_faults_explained(plaint: Plaint) -> None:
    with Terminal("new") as t:
        t.answer("what went wrong?", "?")
        t.answer("the subject of your letters", "")
        t.answer("This one needs an answer", "Kettle leaks")
        t.answer("What happened, in order?", "It leaks.", "")
        t.answer("What kind of trouble", "99")
        t.answer("Give a number from 1 to 19.", "3")
        t.answer("When did it fail", "2999-01-01")
        t.answer("is in the future", "whenever")
        t.answer("Write it like 2026-05-12", "yesterday")
        t.answer("when did you receive it?", "")
        t.answer("Who must answer?", "Example Shop, no-reply@example.com")
        t.answer("Look for the address for complaints", "Example Shop")
        t.prompted("Enter alone if they only have a form.")


def test_any_answer_is_corrected_by_its_number(plaint: Plaint) -> None:
    with Terminal("new") as t:
        answer_all(t)
        t.prompted("Enter opens the case")
        t.types(number_of("What went wrong", t) + "\r")
        t.answer("[Kettle leaks]", "Kettle boils over")
        t.answer("What went wrong: Kettle boils over", "99")
        t.answer("Give a number from 1 to", number_of("Earlier try", t))
        t.answer("already complained", "2024-05-21")
        t.answer("How was that?", "6")
        t.answer("What did they say?", "")
        t.answer("By which day", "-")
        t.sees("How: by post; They said: somebody")
        t.answer("Enter opens the case", "")
        assert t.ends() == 0
    stored = shown(plaint)
    assert "Kettle boils over" in stored
    assert "2024-05-21" in stored
    assert "letter" in stored
    assert "2024-05-25" not in stored


def test_an_interrupt_opens_no_case_and_loses_no_answer(plaint: Plaint) -> None:
    with Terminal("new") as t:
        answer_all(t, until="line of business?")
        t.prompted("line of business?")
        t.interrupts()
        assert t.ends() == 130
    assert "No case was opened. Your answers are kept" in t.seen
    assert cases(plaint) == 0
    with Terminal("new") as t:
        t.answer("You stopped an interview: Kettle leaks", "yes")
        t.answer("line of business?", "")
        t.answer("Which country's rules", "GB")
        t.answer("How did you buy it", "1")
        t.answer("already complained", "")
        t.answer("What do you want from them?", "1")
        for question in ("In your own words", "Which numbers", "What went well", "Is it urgent?"):
            t.answer(question, "")
        t.answer("who are you?", "Alex Martin")
        for question in ("Your email", "Your postal", "Your phone"):
            t.answer(question, "")
        t.answer("your next letters?", "no")
        t.answer("Enter opens the case", "")
        assert t.ends() == 0
    assert "Kettle leaks" in shown(plaint)
    assert plaint.json("profile") == {}
    with Terminal("new") as t:  # the kept answers are gone: nothing to go on with
        t.prompted("what went wrong?")
    assert "You stopped" not in t.seen


def test_an_interrupt_inside_the_story_keeps_its_lines(plaint: Plaint) -> None:
    with Terminal("new") as t:
        t.answer("what went wrong?", "Kettle leaks")
        t.answer("What happened, in order?", "I bought a kettle.")
        t.sees("> ")
        t.interrupts()
        assert t.ends() == 130
    with Terminal("new") as t:
        t.answer("You stopped", "")
        t.sees("I bought a kettle.")
        t.answer("Enter keeps it", "+It leaks.", "")
        t.answer("What kind of trouble", "<")
        t.sees("I bought a kettle.")
        t.prompted("It leaks.")


def test_an_interrupt_at_the_summary_comes_back_to_it(plaint: Plaint) -> None:
    with Terminal("new") as t:
        answer_all(t)
        t.prompted("Enter opens the case")
        t.interrupts()
        assert t.ends() == 130
    assert cases(plaint) == 0
    with Terminal("new") as t:
        t.answer("You stopped", "")
        t.sees("What went wrong: Kettle leaks")
        t.answer("Enter opens the case", "ok")
        assert t.ends() == 0
    assert cases(plaint) == 1


def test_the_end_of_input_is_an_interrupt(plaint: Plaint) -> None:
    with Terminal("new") as t:
        t.answer("what went wrong?", "Kettle leaks")
        t.prompted("What happened, in order?")
        t.types("\x04")
        t.sees("Your answers are kept")
        assert t.ends() == 130
    assert cases(plaint) == 0


def test_starting_anew_forgets_the_answers(plaint: Plaint) -> None:
    with Terminal("new") as t:
        t.answer("what went wrong?", "Kettle leaks")
        t.prompted("What happened, in order?")
        t.interrupts()
        assert t.ends() == 130
    with Terminal("new") as t:
        t.answer("You stopped", "no")
        t.prompted("what went wrong?")
        t.interrupts()
        assert t.ends() == 130
    assert "Your answers are kept" not in t.seen
    with Terminal("new") as t:
        t.prompted("what went wrong?")
    assert "You stopped" not in t.seen


def test_a_pasted_story_keeps_its_paragraphs(plaint: Plaint) -> None:
    with Terminal("new") as t:
        t.answer("what went wrong?", "Kettle leaks")
        t.prompted("What happened, in order?")
        t.types("\x1b[200~First.\n\nSecond.\x1b[201~\r")
        t.sees("> ")
        t.types("\r")
        t.answer("What kind of trouble", "<")
        t.sees("First.")
        t.sees("Second.")
    assert "\x1b[?2004h" in t.seen  # terminals mark a paste only where that is asked for


def test_in_french(plaint: Plaint) -> None:
    """« oui », « retour », « hier » are understood, and France is the default."""
    with Terminal("--lang", "fr", "new", LANG="fr_FR.UTF-8", LC_ALL="") as t:
        for lines in (
            ("Bouilloire percée",), ("La bouilloire fuit.", ""), ("retour",), ("",), ("3",),
            ("hier",), ("",), ("Boutique Exemple, aide@example.com",), ("",), ("",), ("2",),
            ("le 12 mai 2024",), ("1",), ("un remplacement sous dix jours",), ("dans dix jours",),
            ("non",), ("2",), ("remplacer la bouilloire ou rembourser 1 042,50 €",), ("",), ("",),
            ("commande 48213",), ("",), ("",), ("Camille Exemple",), ("",), ("",), ("",), ("oui",),
            ("oui",),
        ):  # fmt: skip
            t.answer("", *lines)
        assert t.ends() == 0
    stored = shown(plaint)
    for fact in ("Bouilloire percée", '"fr"', '"FR"', "2024-05-22", "1042.50", "commande"):
        assert fact in stored
    assert plaint.json("profile")["name"] == "Camille Exemple"


def test_what_plaint_is_not_for_is_said_at_once(plaint: Plaint) -> None:
    with Terminal("new") as t:
        t.answer("what went wrong?", "Parking fine of 60 GBP")
        t.sees("appeal period")
        assert t.ends() == 3
    assert cases(plaint) == 0


def test_a_refused_case_keeps_the_answers(plaint: Plaint) -> None:
    for _time in range(2):
        with Terminal("new") as t:
            answer_all(t, until="who are you?") if _time else answer_all(t)
            t.answer("Enter opens the case", "")
            code = t.ends()
    assert code == 3
    assert "already open" in t.seen
    with Terminal("new") as t:
        t.prompted("You stopped an interview: Kettle leaks")
    assert cases(plaint) == 1


def test_results_go_to_stdout_and_questions_do_not(tmp_path: Path, plaint: Plaint) -> None:
    out = tmp_path / "out"
    command = f"exec {sys.executable} -m plaint new > {out}"
    with Terminal(command, program=("/bin/sh", "-c")) as t:
        answer_all(t)
        t.answer("Enter opens the case", "")
        assert t.ends() == 0
    text = out.read_text("utf-8")
    assert text.startswith("Case ")
    assert "> " not in text


def test_without_a_terminal_nothing_is_asked(plaint: Plaint) -> None:
    ran = subprocess.run(
        [sys.executable, "-m", "plaint", "new"],
        input="Kettle leaks\n", capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert ran.returncode == 4
    assert "no case file was named" in ran.stderr
    assert ran.stdout == ""
