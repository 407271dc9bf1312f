"""plaint on a pseudo-terminal, as a person has it: a process of its own, read by expecting."""

from __future__ import annotations

import os
import sys
from types import TracebackType
from typing import Self

import pexpect  # type: ignore[import-untyped]  # its stubs are a package of their own

PRESSES = 6
HANGS_AFTER = 60  # seconds: only so that a test that can't succeed ends
PLAINT = (sys.executable, "-m", "plaint")


class Terminal:
    """`with Terminal("new") as t: t.answer("what went wrong", "Kettle leaks")`."""

    def __init__(self, *args: str, program: tuple[str, ...] = PLAINT, **env: str) -> None:
        self._child = pexpect.spawn(
            program[0],
            [*program[1:], *args],
            env={**os.environ, "TERM": "xterm", "LANG": "C.UTF-8", **env},
            encoding="utf-8",
            codec_errors="replace",
            dimensions=(24, 80),
            timeout=HANGS_AFTER,
        )
        self._child.delaybeforesend = None  # every answer waits for its prompt
        self.seen = ""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._child.close(force=True)

    def sees(self, text: str) -> None:
        """Wait until this stands on the screen, after all that was waited for before."""
        self._child.expect_exact(text)
        self.seen += self._child.before + text

    def prompted(self, text: str) -> None:
        """Wait for a question, and for the prompt after it."""
        self.sees(text)
        self.sees("> ")

    def answer(self, question: str, *lines: str) -> None:
        """Wait for a question, then type an answer, or a story of several lines."""
        self.prompted(question)
        for line in lines:
            self._child.sendline(line)

    def types(self, text: str) -> None:
        """Type, without Enter."""
        self._child.send(text)

    def interrupts(self) -> None:
        """Ctrl-C, until it is heard: one that falls between the prompt being written and the wait
        for a key is seen by Python only at the next key, as a person would press it again.
        """
        for _press in range(PRESSES):
            self._child.sendintr()
            heard = self._child.expect_exact(["Stopped.", pexpect.TIMEOUT], HANGS_AFTER / PRESSES)
            if heard == 0:
                self.seen += self._child.before
                return
        raise AssertionError("Ctrl-C was not heard")

    def ends(self) -> int:
        """Wait for the end; the exit code."""
        self._child.expect(pexpect.EOF)
        self.seen += self._child.before
        self._child.close()
        return int(self._child.exitstatus if self._child.exitstatus is not None else -1)
