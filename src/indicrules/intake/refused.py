"""What is said of one value that its input cannot take, before it is known where the value stood."""

from __future__ import annotations

from indicrules.text.sentence import Sentence


class Refused(Exception):
    """One value that is not what its input wants: what is wrong, and what to do about it."""

    def __init__(self, code: str, said: Sentence, advice: Sentence | None) -> None:
        super().__init__(said)
        self.code, self.said, self.advice = code, said, advice
