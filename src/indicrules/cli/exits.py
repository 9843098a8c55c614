"""What a command comes to: its exit code, or why it could not run."""

from __future__ import annotations

from typing import Final

DONE: Final = 0
FINDINGS: Final = 1
CANNOT_RUN: Final = 2


class CannotRun(Exception):
    """A command that cannot run; `text` says why, ready to print."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.text = text
