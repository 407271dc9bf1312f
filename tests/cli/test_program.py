"""What holds for every command: help, names, streams, JSON, colour, width."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from plaint import __version__
from plaint.cli.group import ALIASES, COMMANDS
from tests.cli.running import Plaint
from tests.cli.samples import TELECOM, opened, sent_on

At = Callable[[str], None]
HELP = """\
Usage: plaint [OPTIONS] [COMMAND] [ARGS]...

  Complain with style: a calm email, a fair wait, and the right next step.

Options:
  --json          One JSON document on stdout.
  --no-color      No colours (also: NO_COLOR).
  --lang [en|fr]  The language of the interface.
  --version       Show the version and exit.
  -h, --help      Show this message and exit.

Do:
  new       Open a case: an interview, or from a case file.
  edit      Correct facts, the company, an address.
  draft     Write the message that is due now.
  check     Find what is harsh or private in a text.
  send      Preview, confirm, and send or hand over.
  nudge     One short public question, on one platform.
  escalate  The text for the outside body; sends nothing.
  thank     The thank-you, public or private.
  skip      Leave an optional step out.

Tell plaint what happened:
  sent      It was sent by other means.
  reply     What came back from them.
  answer    You answered their question or offer.
  call      A phone call, a chat or a visit.
  note      Add a note to the case.
  settle    Whether a message in doubt went out.
  referred  You took the case to an outside body.
  close     The case is over, and how it ended.
  reopen    It isn't over after all.
  undo      Take back the last thing recorded.
  forget    Erase a case for real.

Look:
  status   All cases: what waits, what is due.
  show     One case: facts, timeline, messages.
  plan     What to do now, what later, what not.
  explain  How the dates were computed.
  when     The deadline calculator.
  rules    How long to wait, and why: every rule with its source.
  bodies   Who takes a case next, and what they want first.
  rights   What a letter may cite, and the dates that bind you.
  company  How soon a company has answered you.

Keep:
  profile  Who you are: fills in your letters.
  account  The mail account letters leave by.
  export   Write cases to one file.
  import   Take an exported file back.
  doctor   What is set up, what is missing.
"""
# A command line for each command that answers with JSON, on a case whose post is due.
EVERY_COMMAND: dict[str, tuple[str, ...]] = {
    "new": ("new", "-"),
    "edit": ("edit", "amount=31.50 GBP"),
    "draft": ("draft",),
    "check": ("check", "-"),
    "send": ("send", "--stage", "reply", "--via", "print"),
    "nudge": ("nudge", "--on", "mastodon", "--dry-run"),
    "escalate": ("escalate", "--as-of", "2026-07-14"),
    "thank": ("thank",),
    "skip": ("skip", "nudge"),
    "sent": ("sent", "--stage", "follow-up"),
    "reply": ("reply", "--kind", "question"),
    "answer": ("answer",),
    "call": ("call",),
    "note": ("note", "hello"),
    "settle": ("settle", "--sent"),
    "referred": ("referred", "--to", "gb-ofcom"),
    "close": ("close", "--outcome", "refused"),
    "reopen": ("reopen", "talkfar"),
    "undo": ("undo",),
    "forget": ("forget", "talkfar", "--yes"),
    "status": ("status",),
    "show": ("show",),
    "plan": ("plan",),
    "explain": ("explain",),
    "when": ("when", "2026-06-01", "P1W"),
    "profile": ("profile",),
    "account": ("account",),
    "export": ("export",),
    "import": ("import", "-"),
    "doctor": ("doctor",),
    "rules": ("rules", "list", "--country", "GB"),
    "bodies": ("bodies", "--country", "GB"),
    "rights": ("rights", "--country", "GB"),
    "company": ("company", "nobody"),
}


@pytest.fixture
def ref(plaint: Plaint, at: At) -> str:
    ref = sent_on(plaint, at)
    at("2026-06-03")
    return ref


# --- help and names ----------------------------------------------------------------------------


@pytest.mark.parametrize("word", ["--help", "-h"])
def test_help_is_grouped(plaint: Plaint, word: str) -> None:
    assert plaint(word).stdout == HELP


@pytest.mark.parametrize("name", [*COMMANDS, *ALIASES])
def test_every_command_has_help_of_its_own(plaint: Plaint, name: str) -> None:
    ran = plaint(name, "--help")
    assert ran.stdout.startswith(f"Usage: plaint {name} ")
    assert "--json" in ran.stdout
    assert all(len(line) <= 80 for line in ran.stdout.splitlines())
    assert ran.stdout == plaint(name, "-h").stdout


def test_the_aliases() -> None:
    assert ALIASES == {
        "list": "status",
        "they-replied": "reply",
        "i-answered": "answer",
        "i-sent": "sent",
        "i-called": "call",
    }


def test_version(plaint: Plaint) -> None:
    assert plaint("--version").stdout == f"plaint {__version__}\n"
    assert plaint("--json", "--version").stdout == f"plaint {__version__}\n"


def test_help_needs_no_store(plaint: Plaint, tmp_path: Path) -> None:
    plaint("--help")
    plaint("plan", "--help")
    plaint("--version")
    assert not (tmp_path / "home").exists()


# --- wrong use ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("statsu",), "No such command 'statsu'. Did you mean status?"),
        (("frobnicate",), "No such command 'frobnicate'."),
        (("plan", "--colour"), "No such option"),
        (("close", "--outcome", "victory"), "Invalid value for '--outcome'"),
        (("sent", "--via", "pigeon"), "Invalid value for '--via'"),
        (("--lang", "de", "status"), "Invalid value for '--lang'"),
        (("plan", "one", "two"), "Got unexpected extra argument (two)"),
        (("reply", "--kind", "love-letter"), "Invalid value for '--kind'"),
    ],
)
def test_wrong_use_is_two(plaint: Plaint, words: tuple[str, ...], says: str) -> None:
    ran = plaint.fails(2, *words)
    assert ran.stdout == ""
    assert says in ran.stderr
    error = plaint.fails(2, *words, "--json").json["error"]
    assert (error["code"], error["kind"]) == (2, "usage")
    assert says in error["message"]
    assert error["hint"]


# --- JSON --------------------------------------------------------------------------------------


def test_the_list_is_of_every_command() -> None:
    assert set(EVERY_COMMAND) == set(COMMANDS)


@pytest.mark.parametrize("name", EVERY_COMMAND)
def test_json_is_exactly_one_document(plaint: Plaint, ref: str, name: str) -> None:
    stdin = {"new": TELECOM, "check": "Hello.", "import": "{}"}.get(name, "")
    ran = plaint.run(*EVERY_COMMAND[name], "--json", stdin=stdin)
    document = json.loads(ran.stdout)  # more than one would not parse
    assert ran.stdout.endswith("\n")
    assert ran.stdout.count("\n") == 1
    if ran.code in (2, 4, 5):
        assert document["error"]["code"] == ran.code
        assert set(document["error"]) >= {"code", "kind", "message", "hint"}
        assert ran.stderr
    elif ran.code == 3:
        assert set(document["refused"]) >= {"step", "why", "allowed_from", "instead"}
        assert ran.stderr
    else:
        assert ran.code == 0, ran.stderr


@pytest.mark.parametrize("name", EVERY_COMMAND)
def test_no_command_fails_by_a_fault_of_its_own(plaint: Plaint, name: str) -> None:
    """Without any case either: everything is refused, missing or done, nothing crashes."""
    ran = plaint.run(*EVERY_COMMAND[name], stdin="{}")
    assert ran.code in (0, 2, 3, 4, 5), ran.stderr
    assert "Something is wrong in plaint itself" not in ran.stderr


def test_json_before_the_command_is_the_same(plaint: Plaint, ref: str) -> None:
    assert plaint("--json", "plan").json == plaint.json("plan")


def test_json_is_written_as_it_is_read(plaint: Plaint, at: At) -> None:
    at("2026-06-01")
    opened(plaint, TELECOM.replace("Rowan Ellis", "Zoë Núñez-Ødegård"))
    assert "Zoë Núñez-Ødegård" in plaint("show", "--json").stdout


def test_a_fault_of_plaint_itself_is_one(
    plaint: Plaint, ref: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError("oops")

    monkeypatch.setattr("plaint.cli.commands.look.plan_json", broken)
    ran = plaint.fails(1, "plan", "--json")
    assert ran.json["error"]["code"] == 1
    assert "ZeroDivisionError: oops" in ran.json["error"]["message"]
    assert "Traceback" not in ran.stderr


def test_ctrl_c_leaves_quietly(plaint: Plaint, ref: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("plaint.cli.commands.look.plan_lines", interrupted)
    ran = plaint.fails(130, "plan")
    assert ran.stderr.strip() == "Stopped. Nothing more was done."


# --- colour and width --------------------------------------------------------------------------


def test_no_colour_where_nobody_looks(plaint: Plaint, ref: str,
                                      monkeypatch: pytest.MonkeyPatch) -> None:  # fmt: skip
    monkeypatch.delenv("NO_COLOR")
    for words in (("plan",), ("show",), ("status",), ("--no-color", "plan")):
        assert "\x1b" not in plaint(*words).stdout
    assert "\x1b" not in plaint.fails(5, "plan", "nobody").stderr


def test_text_fits_eighty_columns(plaint: Plaint, ref: str) -> None:
    """All but letters, which are copied, and addresses and paths, which must not be broken."""
    for words in (("plan",), ("explain",), ("status",), ("when", "2026-06-01", "P6W")):
        for line in plaint(*words).stdout.splitlines():
            assert len(line) <= 80 or "https://" in line, line


@pytest.mark.parametrize("columns", ["40", "60", "100"])
def test_or_the_width_of_the_terminal(
    plaint: Plaint, ref: str, monkeypatch: pytest.MonkeyPatch, columns: str
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    ending = plaint("plan").stdout.splitlines()[-6:]
    assert max(map(len, ending)) <= int(columns)


@pytest.mark.parametrize(
    "words",
    [("sent", "--stage", "follow-up"), ("note", "hello"), ("close", "--outcome", "refused")],
)
def test_every_answer_ends_with_what_now_by_when_and_what_if_not(
    plaint: Plaint, ref: str, words: tuple[str, ...]
) -> None:
    text = plaint(*words).stdout
    labels = re.findall(r"^(Now|By|If you don't act): ", text, re.MULTILINE)
    assert labels == ["Now", "By", "If you don't act"]


def test_dates_are_written_so_that_nobody_misreads_them(plaint: Plaint, ref: str) -> None:
    for words in (("plan",), ("show",), ("explain",), ("status",)):
        assert not re.search(r"\b\d{1,2}/\d{1,2}/\d{2,4}\b", plaint(*words).stdout)


# --- the home ----------------------------------------------------------------------------------


def test_plaint_home_moves_everything(
    plaint: Plaint, ref: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert (tmp_path / "home" / "plaint.db").exists()
    monkeypatch.setenv("PLAINT_HOME", str(tmp_path / "other"))
    assert plaint.json("status", "--all") == []
    assert {path.name for path in tmp_path.iterdir()} == {"home", "other"}


def test_files_are_for_their_owner_only(plaint: Plaint, ref: str, tmp_path: Path) -> None:
    home = tmp_path / "home"
    assert home.stat().st_mode & 0o777 == 0o700
    for path in home.rglob("*"):
        assert path.stat().st_mode & 0o077 == 0, path
