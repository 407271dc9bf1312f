"""Running commands in the test's own process, through the same `main` that the shell calls."""

from __future__ import annotations

import io
import json
import sys
from dataclasses import dataclass
from typing import Any

import pytest

from plaint.cli import main


@dataclass(frozen=True)
class Ran:
    code: int
    stdout: str
    stderr: str

    @property
    def json(self) -> Any:
        """The one document on stdout."""
        return json.loads(self.stdout)


class Plaint:
    """`plaint("status")` succeeds or the test fails; `fails(3, "nudge")` wants that exit code."""

    def __init__(
        self, capture: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        self._capture = capture
        self._monkeypatch = monkeypatch

    def run(self, *args: str, stdin: str | bytes = "") -> Ran:
        data = stdin.encode() if isinstance(stdin, str) else stdin
        self._monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data), "utf-8"))
        self._capture.readouterr()
        code = main(list(args))
        out = self._capture.readouterr()
        return Ran(code, out.out, out.err)

    def __call__(self, *args: str, stdin: str | bytes = "") -> Ran:
        ran = self.run(*args, stdin=stdin)
        assert ran.code == 0, f"plaint {' '.join(args)} -> {ran.code}\n{ran.stdout}{ran.stderr}"
        return ran

    def json(self, *args: str, stdin: str | bytes = "") -> Any:
        return self(*args, "--json", stdin=stdin).json

    def fails(self, code: int, *args: str, stdin: str | bytes = "") -> Ran:
        ran = self.run(*args, stdin=stdin)
        assert ran.code == code, f"plaint {' '.join(args)} -> {ran.code}\n{ran.stdout}{ran.stderr}"
        return ran
