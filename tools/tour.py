"""The sessions shown in the documents: each command is run, and what it really prints put in.

A session stands in a fence under a mark that names its home and its day:

    <!-- tour: suitcase 2026-09-15 -->
    ```console
    $ plaint new examples/suitcase.toml
    ...
    ```

Sessions of one document with the same home go on with the same cases. A home whose name ends in
"-fr" speaks French. Between two commands a minute passes; chance is the same every time. What a
command prints as JSON is set out on several lines.
"""

from __future__ import annotations

import io
import json
import os
import re
import shlex
from contextlib import chdir, redirect_stderr, redirect_stdout
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from random import Random
from unittest.mock import patch

from plaint.cli import main as plaint

_SESSION = re.compile(
    r"(?P<head><!-- tour: (?P<home>[a-z-]+) (?P<day>[0-9-]{10}) -->\n```console\n)"
    r"(?P<body>.*?)^```$",
    re.DOTALL | re.MULTILINE,
)


@dataclass
class Home:
    """The data of one tour, and the machine it runs on: its clock, its chance, its language."""

    name: str
    folder: Path
    chance: Random = field(init=False)
    last_code: int = 0

    def __post_init__(self) -> None:
        self.chance = Random(self.name)  # noqa: S311  # it only has to be the same every time

    def run(self, args: list[str], now: datetime, stdin: str = "") -> str:
        """What one command prints: on both streams, as a terminal shows them; JSON is stdout's."""
        printed = io.StringIO()
        also = io.StringIO() if "--json" in args else printed
        typed = io.TextIOWrapper(io.BytesIO(stdin.encode()), "utf-8")
        language = "fr_FR.UTF-8" if self.name.endswith("-fr") else "C.UTF-8"
        settings = {"PLAINT_HOME": str(self.folder), "LC_ALL": language, "NO_COLOR": "1"}
        with (
            patch.dict(os.environ, settings | {"COLUMNS": "80", "PLAINT_DEBUG": "1"}),
            patch("plaint.adapters.clock.now", lambda: now),
            patch("os.urandom", self.chance.randbytes),
            patch("sys.stdin", typed),
            redirect_stdout(printed),
            redirect_stderr(also),
        ):
            os.environ.pop("LANGUAGE", None)
            self.last_code = plaint(args)
        return printed.getvalue()


def refreshed(document: str, folder: Path) -> str:
    """The document with its sessions run anew, in `folder`: their homes are made there."""
    homes: dict[str, Home] = {}

    def rerun(session: re.Match[str]) -> str:
        name, now = session["home"], datetime.fromisoformat(f"{session['day']}T10:00+00:00")
        home = homes.setdefault(name, Home(name, folder / name))
        lines = []
        for command in re.findall(r"^\$ (.*)$", session["body"], re.MULTILINE):
            now += timedelta(minutes=1)
            lines.append(f"$ {command}\n{_answer(home, command, now)}")
        return session["head"] + "\n".join(lines) + "```"

    with chdir(folder):
        return _SESSION.sub(rerun, document)


def _answer(home: Home, command: str, now: datetime) -> str:
    if command == "echo $?":
        return f"{home.last_code}\n"
    words, stdin = shlex.split(command), ""
    if words[0] == "echo" and words[2:3] == ["|"]:
        stdin, words = words[1] + "\n", words[3:]
    program, *args = words
    if program != "plaint":
        raise ValueError(f"a tour can't run {command!r}")
    printed = home.run(args, now, stdin)
    if "--json" in args:
        printed = json.dumps(json.loads(printed), ensure_ascii=False, indent=2) + "\n"
    return printed
