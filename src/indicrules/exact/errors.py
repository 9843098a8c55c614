"""The errors that exact arithmetic raises, each with a message for the author of a ruleset."""

from __future__ import annotations

from indicrules.text.sentence import Sentence


class ExactError(ArithmeticError):
    """An operation that has no exact result; `said` is why, in one sentence."""

    def __init__(self, said: Sentence) -> None:
        """Take the sentence."""
        self.said = said
        super().__init__(said)


class DomainError(ExactError):
    """An operation on values for which it is not defined."""


class TooLarge(ExactError):
    """A result, or a step on the way to it, past the limits of size."""


class TooCostly(TooLarge):
    """An operation on irrational values that would take too long, refused before it does."""


class CannotDecide(ExactError):
    """A comparison or rounding that a thousand digits leave open."""


class DivisionByZero(ExactError, ZeroDivisionError):
    """A division by a value that is zero."""
