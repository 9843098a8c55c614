"""Turn whole numbers by row, their bounds known, into others: in float64 where all are below 2^53, else in int64.

Sums, differences and products of whole numbers below 2^53 that stay below it are exact in float64. So is
`floor(n / d)`: with m the whole number just above n/d, the quotient lies at least 1/d under m, while rounding to
float64 moves it by at most m × 2^-53, which is less than 1/d as m × d < 2^53; so it never reaches m.
"""

from __future__ import annotations

from types import MappingProxyType

import attrs

from indicrules.exact import ranges
from indicrules.exact.ranges import Comparing, Range
from indicrules.tables.score.tape import Argument, Kind, Register, Tape
from indicrules.tables.score.truth import Truth

FLOAT_LIMIT = 2**53
WHOLE_LIMIT = 2**63


class Wide(Exception):
    """A value on the way that 63 bits may not hold."""


@attrs.frozen(eq=False)
class Whole:
    """A whole number a row, or one for all rows; `low` and `high` bound it in every row that counts."""

    at: Argument
    low: int
    high: int

    def __attrs_post_init__(self) -> None:
        """Hold that what is the same for all rows is known to be."""
        assert isinstance(self.at, Register) or self.low == self.high == self.at

    @property
    def range(self) -> Range:
        """Where the number lies in every row that counts."""
        return Range(self.low, self.high)

    @property
    def size(self) -> int:
        """The greatest magnitude."""
        return max(-self.low, self.high)


def fixed(value: int) -> Whole:
    """Give the same number for all rows."""
    return Whole(value, value, value)


ONE = fixed(1)


def bounded(value: Whole, low: int, high: int) -> Whole:
    """Give the same numbers, now that they are known to lie from `low` to `high`."""
    return Whole(value.at, low, high) if isinstance(value.at, Register) else value


def signed(value: Whole) -> bool:
    """Tell whether the bits of any value may be other than those of a float of 0 or more."""
    return value.low < 0 or value.high >= _FLOAT_BITS


_FLOAT_BITS = 0x7FF << 52  # as bits, infinity; what is above is no number


def carried(tape: Tape, value: Whole, kind: Kind) -> Argument:
    """Give where `value` stands, in arrays of `kind`."""
    if isinstance(value.at, Register) and value.at.kind != kind:
        return tape.step(kind, "cast", value.at)
    return value.at


def _step(tape: Tape, function: str, found: Range, *values: Whole) -> Whole:
    low, high = found.low, found.high
    if not isinstance(low, int) or not isinstance(high, int):
        raise Wide
    size = max(-low, high, *(each.size for each in values))
    if size >= WHOLE_LIMIT:
        raise Wide
    kind: Kind = "f" if size < FLOAT_LIMIT else "i"
    return Whole(tape.step(kind, function, *(carried(tape, each, kind) for each in values)), low, high)


def _known(*values: Whole) -> bool:
    return not any(isinstance(each.at, Register) for each in values)


def plus(tape: Tape, left: Whole, right: Whole) -> Whole:
    """Add."""
    if _known(left, right):
        return fixed(left.low + right.low)
    if _known(right) and right.low == 0:
        return left
    if _known(left) and left.low == 0:
        return right
    return _step(tape, "add", ranges.plus(left.range, right.range), left, right)


def minus(tape: Tape, left: Whole, right: Whole) -> Whole:
    """Subtract."""
    if _known(left, right):
        return fixed(left.low - right.low)
    if _known(right):
        return plus(tape, left, fixed(-right.low))
    return _step(tape, "subtract", ranges.minus(left.range, right.range), left, right)


def times(tape: Tape, left: Whole, right: Whole) -> Whole:
    """Multiply."""
    if _known(left, right):
        return fixed(left.low * right.low)
    for one, other in ((left, right), (right, left)):
        if _known(one):
            if one.low == 1:
                return other
            if one.low == 0:
                return fixed(0)
            if one.low == -1:
                return negative(tape, other)
    return _step(tape, "multiply", ranges.times(left.range, right.range), left, right)


def negative(tape: Tape, of: Whole) -> Whole:
    """Give the opposite."""
    return fixed(-of.low) if _known(of) else _step(tape, "negative", ranges.opposite(of.range), of)


def magnitude(tape: Tape, of: Whole) -> Whole:
    """Give the magnitude."""
    if of.low >= 0:
        return of
    return negative(tape, of) if of.high <= 0 else _step(tape, "absolute", ranges.magnitude(of.range), of)


def sign(tape: Tape, of: Whole) -> Whole:
    """Give 1, 0 or -1."""
    return fixed((of.low > 0) - (of.low < 0)) if _known(of) else _step(tape, "sign", Range(-1, 1), of)


def at_least(tape: Tape, of: Whole, low: Whole) -> Whole:
    """Give the greater one."""
    if of.low >= low.high:
        return of
    if of.high <= low.low:
        return low
    return _step(tape, "maximum", ranges.greatest(of.range, low.range), of, low)


def at_most(tape: Tape, of: Whole, high: Whole) -> Whole:
    """Give the smaller one."""
    if of.high <= high.low:
        return of
    if of.low >= high.high:
        return high
    return _step(tape, "minimum", ranges.least(of.range, high.range), of, high)


def within(tape: Tape, of: Whole, low: int, high: int) -> Whole:
    """Hold to limits that are the same for all rows, in one step where both are needed."""
    if not of.low < low <= high < of.high:
        return at_most(tape, at_least(tape, of, fixed(low)), fixed(high))
    return _step(tape, "clip", Range(low, high), of, fixed(low), fixed(high))


def chosen(tape: Tape, where: Truth, one: Whole, other: Whole) -> Whole:
    """Give `one` where `where` holds, else `other`."""
    if isinstance(where, bool):
        return one if where else other
    if one.at is other.at or (_known(one, other) and one.low == other.low):
        return other
    size = max(one.size, other.size)
    if size >= WHOLE_LIMIT:
        raise Wide
    kind: Kind = "f" if size < FLOAT_LIMIT else "i"
    at = tape.put(kind, where, carried(tape, one, kind), carried(tape, other, kind))
    return Whole(at, min(one.low, other.low), max(one.high, other.high))


def floored(tape: Tape, above: Whole, below: Whole) -> Whole:
    """Divide by numbers above 0 and round down; where the divisor is 0 the result means nothing."""
    if _known(below) and below.low == 1:
        return above
    if _known(above, below):
        return fixed(above.low // below.low)
    low = above.low // (below.high if above.low >= 0 else max(below.low, 1))
    high = above.high // (max(below.low, 1) if above.high >= 0 else below.high)
    if max(above.size, below.size) < FLOAT_LIMIT:
        quotient = tape.step("f", "divide", carried(tape, above, "f"), carried(tape, below, "f"))
        return Whole(tape.step("f", "floor", quotient), low, high)
    return _step(tape, "floor_divide", Range(low, high), above, below)


_COMPARE: MappingProxyType[Comparing, str] = MappingProxyType(
    {"=": "equal", "!=": "not_equal", "<": "less", "<=": "less_equal", ">": "greater", ">=": "greater_equal"}
)


def compared(tape: Tape, operator: Comparing, left: Whole, right: Whole) -> Truth:
    """Compare; known at once where the bounds tell."""
    known = operator in ("=", "<=", ">=") if left.at is right.at else ranges.compared(operator, left.range, right.range)
    if known is not None:
        return known
    kind: Kind = "f" if max(left.size, right.size) < FLOAT_LIMIT else "i"
    return tape.step("b", _COMPARE[operator], carried(tape, left, kind), carried(tape, right, kind))
