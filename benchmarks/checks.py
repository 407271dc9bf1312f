"""How good and how fast the tone and privacy checks are, on every labelled set that is there.

    python benchmarks/checks.py [--data ../shared/data] [--peers] [--misses SET] [--no-speed]

**How to read it.** A text is flagged where something in it blocks; warnings are shown apart.

Tone, a row for each set and under it one for each tag: `n2` texts must be flagged and `n0` must
not; arguable ones count neither way. `precision`, `recall` and `false alarms` are shares in percent
with their 95 % intervals (Wilson): the sets are small, so two figures whose intervals overlap may
well be equal. Under a set, a tag's recall counts a text as soon as anything in it is found, `named`
only what was found under the tag's own category, and its precision is that of our category over the
whole set. `any R/F` are recall and false alarms if warnings counted too. "legal notice" are the
texts that name a law, a regulator or a lawyer. `goal` is in percent: at least P(recision) and
R(ecall), at most F(alse alarms).

Privacy: the texts are judged as public posts. A span is `found` where 80 % of its letters and
digits are covered, `whole` where all are; of those found, `named` have the right category. `clean
texts` have nothing private in them, and `flagged` says how many of them have a finding all the
same; `stray` counts the findings, in any text, that touch no marked span. Spans marked as to be
ignored count neither way.

The peers (with --peers; versions in benchmarks/requirements.txt) run over the same texts in the
same run: `precision/recall/false alarms` for tone, `found/clean texts flagged` for privacy, and in
the rows of a tag, a type or the legal notices the share that they flag or find.

Speed is counted in processor time, one core, texts that differ; `100/1` is what a kB of a 100 kB
text costs beside a kB of a 1 kB text (goal: at most 1.3), on prose and on hostile strings.
"""

from __future__ import annotations

import argparse
import sys
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))  # for `python benchmarks/...`

from benchmarks import privacy_table, tone_table
from benchmarks.check_speed import speed_report
from benchmarks.labelled import PRIVACY, TONE, Item, read_sets
from benchmarks.peers import privacy_peers, tone_peers

DATA = Path(__file__).resolve().parent.parent.parent / "shared" / "data"


def main() -> int:
    parser = argparse.ArgumentParser(description="Measure the tone and privacy checks.")
    parser.add_argument("--data", type=Path, default=DATA, help="the folder of the sets")
    parser.add_argument("--peers", action="store_true", help="run other libraries beside")
    parser.add_argument("--misses", metavar="SET", help="only show where a set goes wrong")
    parser.add_argument("--no-speed", action="store_true", help="only the two tables")
    args = parser.parse_args()
    tone, privacy = read_sets(args.data, TONE), read_sets(args.data, PRIVACY)
    if not (tone or privacy):
        print(
            f"There are no labelled texts in {args.data}. Needed are files named tone_*.jsonl,"
            " calm_*.jsonl or privacy_*.jsonl, as benchmarks/labelled.py describes them.",
            file=sys.stderr,
        )
        return 1
    if args.misses:
        return show_misses(args.misses, tone, privacy)
    report(tone, privacy, peers=args.peers, speed=not args.no_speed)
    return 0


def show_misses(name: str, tone: dict[str, list[Item]], privacy: dict[str, list[Item]]) -> int:
    if name in tone:
        print("\n".join(tone_table.misses(tone[name])))
    elif name in privacy:
        print("\n".join(privacy_table.misses(privacy[name])))
    else:
        print(f"No such set; there are: {', '.join([*tone, *privacy])}", file=sys.stderr)
        return 1
    return 0


def report(
    tone: dict[str, list[Item]], privacy: dict[str, list[Item]], *, peers: bool, speed: bool
) -> None:
    tone_libraries, tone_missing = tone_peers() if peers else ([], [])
    privacy_libraries, privacy_missing = privacy_peers() if peers else ([], [])
    print("Tone\n")
    print(tone_table.tone_table(tone, tone_libraries))
    print("\nPrivacy\n")
    print(privacy_table.privacy_table(privacy, privacy_libraries))
    if missing := [*tone_missing, *privacy_missing]:
        print(f"\nNot installed, so not measured: {', '.join(missing)}"
              " (benchmarks/requirements.txt)")  # fmt: skip
    if speed:
        texts = [
            (item.lang, item.text)
            for items in (*tone.values(), *privacy.values())
            for item in items
            if item.lang in ("en", "fr")
        ]
        print(f"\nSpeed of plaint {_version()}\n")
        print(speed_report(list(dict.fromkeys(texts))))


def _version() -> str:
    try:
        return version("plaint")
    except PackageNotFoundError:
        return "from its sources"


if __name__ == "__main__":
    raise SystemExit(main())
