"""What is said of one value that its input cannot take, before it is known where the value stood."""

from __future__ import annotations


class Refused(Exception):
    """One value that is not what its input wants: what is wrong, and what to do about it."""

    def __init__(self, code: str, message: str, hint: str | None) -> None:
        super().__init__(message)
        self.code, self.message, self.hint = code, message, hint
