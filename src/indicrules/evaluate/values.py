"""What evaluation works with: exact values, the reasons for having none, and what went wrong."""

from __future__ import annotations

import datetime
from fractions import Fraction
from typing import TYPE_CHECKING, Final, Literal

from indicrules.meaning import core
from indicrules.text.classes import frozen
from indicrules.text.sentence import Said, Sentence, say, told
from indicrules.text.source import Span

if TYPE_CHECKING:
    from indicrules.exact.real import Irrational

    Real = Fraction | Irrational
    Listed = tuple[Real, ...]
    Members = tuple["Fraction | NotApplicable | None", ...]  # of a list that data bring
    Value = Real | str | bool | datetime.date | Members

ZERO, ONE = Fraction(0), Fraction(1)

Absence = Literal["missing", "inapplicable"]


class NotApplicable:
    """The marker of data that does not apply; its only instance is `NOT_APPLICABLE`."""

    _only: NotApplicable | None = None

    def __new__(cls) -> NotApplicable:
        """Give the only instance."""
        if cls._only is None:
            cls._only = super().__new__(cls)
        return cls._only

    def __repr__(self) -> str:
        return "NOT_APPLICABLE"

    def __reduce__(self) -> str:
        return "NOT_APPLICABLE"


NOT_APPLICABLE: Final = NotApplicable()


@frozen
class Reason:
    """Why something has no value: what is missing or inapplicable, and where that was needed or said.

    `name` is the input or item concerned, None where a `require` failed or nothing counted; `said` is the reason, the
    author's or in words of our own.
    """

    kind: Absence
    name: str | None
    said: Said | None
    span: Span

    @property
    def because(self) -> str | None:
        """The reason, words of our own in English."""
        return None if self.said is None else told(self.said)


def nothing_to_take(node: core.Node) -> Reason:
    """Say that a function of several values has none."""
    return Reason("inapplicable", None, say("phrase.nothing-to-take", text=node.span.text), node.span)


class NoValue(Exception):
    """A value is needed that the data does not have, or that does not apply."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason.kind)
        self.reason = reason


class Failure(Exception):
    """A value that cannot be worked out at all: division by zero and its kin."""

    def __init__(self, code: str, said: Sentence, span: Span, advice: Sentence | None = None) -> None:
        super().__init__(said)
        self.code, self.said, self.span, self.advice = code, said, span, advice
