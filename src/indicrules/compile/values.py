"""What an expression is once it is written: names and numbers from which its value is put together."""

from __future__ import annotations

from fractions import Fraction
from typing import NamedTuple

from indicrules.exact.ranges import ANY, Range, only
from indicrules.text.classes import frozen

ZERO, ONE = Fraction(0), Fraction(1)


class Pair(NamedTuple):
    """The rational `factor` × `over` ÷ `under`.

    `over` and `under` name whole numbers, None is 1; `under` is positive. The value surely lies in `range` in this
    block. A plain tuple, for writing a function makes hundreds of them.
    """

    factor: Fraction
    over: str | None = None
    under: str | None = None
    range: Range = ANY

    @property
    def known(self) -> Fraction | None:
        """The value, if it is known before the data is."""
        return self.factor if self.over is None and self.under is None else None


@frozen
class Real:
    """A number object that may be irrational, under a name."""

    name: str


@frozen
class Truth:
    """A condition: its text, and its value if that is known before the data is."""

    text: str
    known: bool | None = None


@frozen
class Single:
    """A text or a date under a name; `known` is its value if that is known before the data is."""

    name: str
    known: object = None


@frozen
class Wholes:
    """A list, under a name, of whole numbers that stand for `factor` times as much, divided by what `under` names.

    `factor` is positive, and so is what `under` names; None is 1.
    """

    factor: Fraction
    name: str
    bits: int
    under: str | None = None


@frozen
class Reals:
    """A list, under a name, of number objects that may be irrational."""

    name: str


Number = Pair | Real
Listed = Wholes | Reals
Written = Pair | Real | Truth | Single | Wholes | Reals

YES, NO = Truth("True", True), Truth("False", False)


def fixed(value: Fraction) -> Pair:
    """Give a number known before the data is."""
    return Pair(value, None, None, only(value))


ZERO_PAIR, ONE_PAIR = fixed(ZERO), fixed(ONE)
