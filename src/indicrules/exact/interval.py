"""Turn operations on positive intervals of decimals into intervals that certainly hold the result."""

from __future__ import annotations

from collections.abc import Callable
from decimal import (
    MAX_EMAX,
    MIN_EMIN,
    ROUND_CEILING,
    ROUND_FLOOR,
    ROUND_HALF_EVEN,
    Context,
    Decimal,
    DivisionByZero,
    InvalidOperation,
    Overflow,
)
from fractions import Fraction
from functools import lru_cache

import attrs

from indicrules.exact.errors import CannotDecide
from indicrules.text.sentence import say

_TRAPS = [InvalidOperation, DivisionByZero, Overflow]


class TooCoarse(CannotDecide):
    """An interval too wide for the operation on it; more digits make it narrow enough."""


@attrs.frozen
class Interval:
    """All real numbers from `low` to `high`."""

    low: Decimal
    high: Decimal


@attrs.frozen(eq=False)
class Precision:
    """Interval arithmetic with so many significant digits, each end rounded outward."""

    digits: int
    below: Context
    above: Context
    nearest: Context

    def of(self, value: Fraction) -> Interval:
        """Enclose a rational."""
        over, under = Decimal(value.numerator), Decimal(value.denominator)
        return Interval(self.below.divide(over, under), self.above.divide(over, under))

    def add(self, left: Interval, right: Interval) -> Interval:
        """Enclose a sum."""
        return Interval(self.below.add(left.low, right.low), self.above.add(left.high, right.high))

    def negate(self, value: Interval) -> Interval:
        """Enclose the opposite, exactly."""
        return Interval(value.high.copy_negate(), value.low.copy_negate())

    def multiply(self, left: Interval, right: Interval) -> Interval:
        """Enclose a product of two intervals that are not negative."""
        return Interval(self.below.multiply(left.low, right.low), self.above.multiply(left.high, right.high))

    def divide(self, left: Interval, right: Interval) -> Interval:
        """Enclose a quotient of two intervals, the first not negative and the second positive."""
        _positive(right)
        return Interval(self.below.divide(left.low, right.high), self.above.divide(left.high, right.low))

    def scale(self, value: Interval, factor: Fraction) -> Interval:
        """Enclose the product of any interval and a rational."""
        if factor < 0:
            return self.negate(self.scale(value, -factor))
        by = self.of(factor)
        return Interval(
            self.below.multiply(value.low, by.low if value.low >= 0 else by.high),
            self.above.multiply(value.high, by.high if value.high >= 0 else by.low),
        )

    # The decimal module rounds `exp`, `ln` and `sqrt` correctly to the nearest, so one unit outward is certain.

    def exp(self, value: Interval) -> Interval:
        """Enclose `e` to the power of any interval."""
        return self._outward(self.nearest.exp, value)

    def ln(self, value: Interval) -> Interval:
        """Enclose the natural logarithm of an interval that must be positive."""
        _positive(value)
        return self._outward(self.nearest.ln, value)

    def power(self, value: Interval, exponent: Fraction) -> Interval:
        """Enclose the power of an interval that must be positive, to any rational exponent."""
        _positive(value)
        if exponent == 1:
            return value
        if exponent == -1:
            return self.divide(_ONE, value)
        if exponent == _HALF:
            return self._outward(self.nearest.sqrt, value)
        return self.exp(self.scale(self.ln(value), exponent))

    def _outward(self, function: Callable[[Decimal], Decimal], value: Interval) -> Interval:
        """Enclose a rising function that the nearest context rounds correctly."""
        low = high = function(value.low)
        if value.low != value.high:
            high = function(value.high)
        return Interval(low.next_minus(self.nearest), high.next_plus(self.nearest))


_ONE = Interval(Decimal(1), Decimal(1))
_HALF = Fraction(1, 2)


@lru_cache(maxsize=64)
def precision(digits: int) -> Precision:
    """Give the interval arithmetic that carries `digits` significant digits."""
    modes = (ROUND_FLOOR, ROUND_CEILING, ROUND_HALF_EVEN)
    below, above, nearest = (
        Context(prec=digits, rounding=mode, Emin=MIN_EMIN, Emax=MAX_EMAX, traps=list(_TRAPS)) for mode in modes
    )
    return Precision(digits, below, above, nearest)


def _positive(value: Interval) -> None:
    if value.low <= 0:
        raise TooCoarse(say("cannot-decide.interval"))
