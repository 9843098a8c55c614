"""What a command comes to: its exit code, or why it could not run."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

DONE: Final = 0
FINDINGS: Final = 1
CANNOT_RUN: Final = 2
STOPPED: Final = 128
"""To this the number of the signal is added."""


class CannotRun(Exception):
    """A command that cannot run; `text` says why, ready to print."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.text = text


def raise_all(refused: Sequence[CannotRun]) -> None:
    """Raise what was taken up while the rest went on, as one."""
    if refused:
        raise CannotRun("\n\n".join(each.text for each in refused))
