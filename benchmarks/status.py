"""How fast `plaint status` starts beside `python -c 'import click'`, as the cases grow in number.

    python benchmarks/status.py [--rounds 15]

Makes stores with 10, 1,000, 10,000 and 100,000 cases of which 20 (or 10) are open, then runs the
installed `plaint status` on each, interleaved with the yardstick. Prints ratios of medians and of
minimums, and peak memory. Needs compiled bytecode and PYTHONDONTWRITEBYTECODE unset.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from plaint.app.case_file import read_case_file
from plaint.app.open_case import open_case
from plaint.app.reindex import signature
from plaint.app.workspace import Workspace
from plaint.cli.wiring import calendar_for
from plaint.domain.events import CaseClosed, Event, event_id, local_date
from plaint.store import cases, index
from plaint.store.connection import open_store, transaction

SIZES = (10, 1_000, 10_000, 100_000)
OPEN = 20
CASE = """
[complaint]
subject = "Line dead since 20 May, number {n}"
kind = "outage"
sector = "telecom"
country = "GB"
facts = "The line has been dead since 20 May."
remedy = "repair"
[company]
name = "Example Telecom {n}"
[complainant]
name = "A. Customer"
"""


def fill(home: Path, size: int) -> None:
    """A store with `size` cases: the open ones made by the program, the others closed copies."""
    now = datetime.now(UTC)  # noqa: TID251  # a benchmark has no clock to be given
    ws = Workspace(home, open_store(home), now, calendar_for, os.urandom)
    opened = [_open(ws, n) for n in range(min(size, OPEN))]
    pattern = next(row for row in index.rows(ws.store) if row.case_id == opened[0])
    [first] = cases.events_of(ws.store, opened[0])
    with transaction(ws.store):
        for n in range(len(opened), size):
            case_id = event_id(now - timedelta(seconds=n), os.urandom(10))
            cases.append(ws.store, _closed(first, case_id, n, now))
            stretch = index.Stretch("2026-01-01", "closed", "none", None, False)
            row = pattern._replace(
                case_id=case_id, ref=cases.ref_of(ws.store, case_id), is_open=False,
                company=f"Example Telecom {n}", company_key=f"example telecom {n}",
                timeline=(stretch,),
            )  # fmt: skip
            index.write(ws.store, row)
        index.sign(ws.store, signature(ws))
    ws.store.close()


def _open(ws: Workspace, n: int) -> str:
    today = local_date(ws.now, "Europe/London")
    return open_case(ws, read_case_file(CASE.format(n=n), None, {}, today, "benchmark")).case_id


def _closed(first: Event, case_id: str, n: int, now: datetime) -> list[Event]:
    at = now - timedelta(seconds=n)
    opened = replace(first, id=event_id(at, os.urandom(10)), case_id=case_id)
    closed = replace(
        opened, id=event_id(at, os.urandom(10)), payload=CaseClosed(outcome="resolved")
    )
    return [opened, closed]


def seconds(command: list[str], home: Path) -> float:
    start = time.perf_counter()
    subprocess.run(
        command, check=True, stdout=subprocess.DEVNULL, env=os.environ | {"PLAINT_HOME": str(home)}
    )
    return time.perf_counter() - start


_MEASURE = """
import os, resource, sys
with open(os.devnull, "w") as out:
    os.posix_spawn(sys.argv[1], sys.argv[1:], os.environ,
                   file_actions=[(os.POSIX_SPAWN_DUP2, out.fileno(), 1)])
    os.wait()
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""


def peak_mib(command: list[str], home: Path) -> float:
    """The peak resident memory of one run, measured from a process smaller than it."""
    environment = os.environ | {"PLAINT_HOME": str(home)}
    told = subprocess.run(
        [sys.executable, "-S", "-c", _MEASURE, *command],
        check=True, capture_output=True, text=True, env=environment,
    )  # fmt: skip
    return int(told.stdout) / (1024 if sys.platform != "darwin" else 1024**2)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--rounds", type=int, default=15)
    rounds = parser.parse_args().rounds
    plaint = str(Path(sys.executable).with_name("plaint"))
    with tempfile.TemporaryDirectory() as folder:
        homes = {size: Path(folder) / str(size) for size in SIZES}
        for size, home in homes.items():
            print(f"making {size:,} cases ...", file=sys.stderr)
            fill(home, size)
        report(plaint, homes, rounds)


def report(plaint: str, homes: dict[int, Path], rounds: int) -> None:
    click = [sys.executable, "-c", "import click"]
    home = homes[SIZES[0]]
    commands: dict[str, tuple[list[str], Path]] = {
        "python -c pass": ([sys.executable, "-c", "pass"], home),
        "import click": (click, home),
        "--version": ([plaint, "--version"], home),
        "--help": ([plaint, "--help"], home),
        "plan": ([plaint, "plan", "Example Telecom 19"], homes[10_000]),
    }
    commands |= {f"status, {n:,} cases": ([plaint, "status"], homes[n]) for n in SIZES}
    times: dict[str, list[float]] = {name: [] for name in commands}
    for _ in range(rounds):
        for name, (command, where) in commands.items():
            times[name].append(seconds(command, where))
    yard = times["import click"]
    print(f"{'':24}{'median':>9}{'min':>9}{'MiB':>7}   (ratios to import click, {rounds} rounds)")
    for name, taken in times.items():
        median = statistics.median(taken) / statistics.median(yard)
        least = min(taken) / min(yard)
        memory = peak_mib(*commands[name])
        print(f"{name:24}{median:>9.2f}{least:>9.2f}{memory:>7.1f}")
    small, large = (times[f"status, {n:,} cases"] for n in (SIZES[0], SIZES[-1]))
    growth = statistics.median(large) / statistics.median(small)
    print(f"status with 100,000 cases / with 10: {growth:.2f} (median), "
          f"{min(large) / min(small):.2f} (min)")  # fmt: skip


if __name__ == "__main__":
    main()
