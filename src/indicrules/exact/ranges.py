"""What is known of numbers before they are there: between which ends they lie, and of what they are multiples."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from math import gcd
from types import MappingProxyType
from typing import Literal, NamedTuple

from indicrules.exact.rounding import Mode, is_multiple, round_to

Number = Fraction | int
Comparing = Literal["=", "!=", "<", "<=", ">", ">="]
_End = tuple[Number | None, bool]

LONG = 1 << 14  # bits past which working with an end takes longer than knowing it saves
_ONE = Fraction(1)


class Range(NamedTuple):
    """All numbers from `low` to `high`, None where there is no end; an open end is not one of them."""

    low: Number | None = None
    high: Number | None = None
    low_open: bool = False
    high_open: bool = False

    @property
    def known(self) -> Number | None:
        """The number, where there is but one."""
        low, high = self.low, self.high
        return low if low is not None and (low is high or low == high) else None

    @property
    def never_negative(self) -> bool:
        """Whether all are at least 0."""
        return self.low is not None and self.low.numerator >= 0

    @property
    def above_zero(self) -> bool:
        """Whether all are above 0."""
        return self.low is not None and (self.low.numerator > 0 or (self.low_open and not self.low.numerator))

    def holds(self, value: Number) -> bool:
        """Tell whether a number is one of them.

        >>> [Range(0, 10, True).holds(each) for each in (0, 5, 10, 11)]
        [False, True, True, False]
        """
        low, high = self.low, self.high
        above = low is None or low < value or (low == value and not self.low_open)
        return above and (high is None or value < high or (value == high and not self.high_open))


ANY, POSITIVE = Range(), Range(0, None, True)

MIRRORED: Mapping[Comparing, Comparing] = MappingProxyType(
    {"<": ">", "<=": ">=", ">": "<", ">=": "<=", "=": "=", "!=": "!="}
)
"""How a comparison is written with its sides exchanged."""


def order(left: Number, right: Number) -> int:
    """Give a number below, at or above 0 as `left` is below, at or above `right`."""
    return left.numerator * right.denominator - right.numerator * left.denominator


def only(value: Number) -> Range:
    """Give the range of one number."""
    return Range(value, value)


# ---------------------------------------------------------------------------- two ranges into one


def joined(left: Range, right: Range) -> Range:
    """Give where a number lies that is of one of two ranges."""
    (a, b, c, d), (e, f, g, h) = left, right
    return _made(_outer(a, c, e, g, -1), _outer(b, d, f, h, 1))


def narrowed(left: Range, right: Range) -> Range:
    """Give where a number lies that is of both of two ranges."""
    (a, b, c, d), (e, f, g, h) = left, right
    return _made(_inner(a, c, e, g, 1), _inner(b, d, f, h, -1))


def warranted(of: Range, low: Number | None, high: Number | None, positive: bool) -> Range:
    """Give where a number lies of which it is warranted that it does between two ends, and above 0 where `positive`."""
    found = narrowed(of, Range(low, high))
    return narrowed(found, POSITIVE) if positive else found


def least(left: Range, right: Range) -> Range:
    """Give where the lesser of two numbers lies."""
    (a, b, c, d), (e, f, g, h) = left, right
    return _made(_outer(a, c, e, g, -1), _inner(b, d, f, h, -1))


def greatest(left: Range, right: Range) -> Range:
    """Give where the greater of two numbers lies."""
    (a, b, c, d), (e, f, g, h) = left, right
    return _made(_inner(a, c, e, g, 1), _outer(b, d, f, h, 1))


def _made(low: _End, high: _End) -> Range:
    return Range(low[0], high[0], low[1], high[1])


def _outer(one: Number | None, one_open: bool, other: Number | None, other_open: bool, side: int) -> _End:
    """Give the lesser (`side` -1) or greater end; there is none where one is lacking, and it is open where both are."""
    if one is None or other is None:
        return None, False
    apart = 0 if one is other else side * order(one, other)
    if apart == 0:
        return one, one_open and other_open
    return (one, one_open) if apart > 0 else (other, other_open)


def _inner(one: Number | None, one_open: bool, other: Number | None, other_open: bool, side: int) -> _End:
    """Give the lesser or greater end, the other where one is lacking; it is open where one is."""
    if one is None or other is None:
        return (other, other_open) if one is None else (one, one_open)
    apart = 0 if one is other else side * order(one, other)
    if apart == 0:
        return one, one_open or other_open
    return (one, one_open) if apart > 0 else (other, other_open)


# ---------------------------------------------------------------------------- arithmetic


def plus(left: Range, right: Range) -> Range:
    """Give where a sum lies."""
    low = None if left.low is None or right.low is None else left.low + right.low
    high = None if left.high is None or right.high is None else left.high + right.high
    return Range(low, high, left.low_open or right.low_open, left.high_open or right.high_open)


def opposite(of: Range) -> Range:
    """Give where the opposite lies."""
    low = None if of.high is None else -of.high
    return Range(low, None if of.low is None else -of.low, of.high_open, of.low_open)


def minus(left: Range, right: Range) -> Range:
    """Give where a difference lies."""
    return plus(left, opposite(right))


def scaled(of: Range, factor: Number) -> Range:
    """Give where a multiple lies."""
    low = of.low * factor if of.low else of.low
    high = of.high * factor if of.high else of.high
    if factor.numerator < 0:
        return Range(high, low, of.high_open, of.low_open)
    return Range(low, high, of.low_open, of.high_open) if factor else Range(0, 0)


def times(left: Range, right: Range) -> Range:
    """Give where a product lies."""
    if right.low is not None and right.low is right.high:
        return scaled(left, right.low)
    if left.low is not None and left.low is left.high:
        return scaled(right, left.low)
    if left.never_negative:
        if right.never_negative:
            (a, b, c, d), (e, f, g, h) = left, right
            return short(_made(_product(a, c, e, g), _product(b, d, f, h)))
        left, right = right, left
    if left.high is not None and left.high.numerator <= 0:
        return opposite(times(opposite(left), right))
    below, above = Range(left.low, 0, left.low_open), Range(0, left.high, False, left.high_open)
    return joined(times(below, right), times(above, right))


def _product(one: Number | None, one_open: bool, other: Number | None, other_open: bool) -> _End:
    """Give the product of two ends that are not negative; 0 stays 0, whatever it is multiplied by."""
    if one is not None and not one.numerator:
        return one, one_open and (other is None or other.numerator != 0 or other_open)
    if other is not None and not other.numerator:
        return other, other_open
    if one is None or other is None:
        return None, False
    return one * other, one_open or other_open


def inverse(of: Range) -> Range:
    """Give where 1 divided by a number other than 0 lies."""
    if of.never_negative:
        low = (0, True) if of.high is None else (_ONE / of.high, of.high_open) if of.high else (None, False)
        high = (_ONE / of.low, of.low_open) if of.low else (None, False)
        return _made(low, high)
    return opposite(inverse(opposite(of))) if of.high is not None and of.high.numerator <= 0 else ANY


def power(of: Range, exponent: int) -> Range:
    """Give where a whole power lies; a negative one is refused of 0."""
    if exponent < 0:
        return inverse(power(of, -exponent))
    if exponent == 0:
        return only(1)
    if exponent % 2 == 0:
        of = magnitude(of)
    ends = [end**exponent if end is not None and bits(end) * exponent <= LONG else None for end in (of.low, of.high)]
    if of.never_negative and ends[0] is None:
        return Range(0, ends[1], False, of.high_open)
    return Range(ends[0], ends[1], of.low_open, of.high_open)


def magnitude(of: Range) -> Range:
    """Give where a number without its sign lies."""
    if of.never_negative:
        return of
    turned = opposite(of)
    return turned if turned.never_negative else narrowed(joined(of, turned), Range(0))


def held(of: Range, low: Range, high: Range) -> Range:
    """Give where a number lies that is held between two others, of which the first is not above the second."""
    return narrowed(least(greatest(of, low), high), between(low, high))


def between(low: Range, high: Range) -> Range:
    """Give where all lies that is not below one number, nor above another."""
    return Range(low.low, high.high, low.low_open, high.high_open)


def rounded(of: Range, step: Fraction, mode: Mode) -> Range:
    """Give where the multiple of `step` lies to which a number is rounded."""
    low, high = [end if end is None or is_multiple(end, step) else round_to(end, step, mode) for end in of[:2]]
    return Range(low, high)


def short(of: Range) -> Range:
    """Leave out an end so long that working with it would take time; 0 is one of what is never negative."""
    low, high, low_open, high_open = of
    if low is not None and bits(low) > LONG:
        low, low_open = (0, False) if of.never_negative else (None, False)
    if high is not None and bits(high) > LONG:
        high, high_open = None, False
    return of if low is of.low and high is of.high else Range(low, high, low_open, high_open)


def bits(value: Number) -> int:
    """Give how long a number is."""
    return max(value.numerator.bit_length(), value.denominator.bit_length())


_BELOW, _SAME, _ABOVE = (frozenset(signs) for signs in (("<", "<=", "!="), ("=", "<=", ">="), (">", ">=", "!=")))


def compared(operator: Comparing, left: Range, right: Range) -> bool | None:
    """Give what a comparison comes to, None where that depends on the numbers."""
    (a, b, c, d), (e, f, g, h) = left, right
    below = 1 if b is None or e is None else order(b, e)
    if below < 0 or (below == 0 and (d or g)):
        return operator in _BELOW
    above = -1 if a is None or f is None else order(a, f)
    if above > 0 or (above == 0 and (c or h)):
        return operator in _ABOVE
    if below == 0 == above:
        return operator in _SAME
    if below == 0 or above == 0:  # the one is at most, or at least, the other
        sure, never = ("<=", ">") if below == 0 else (">=", "<")
        return True if operator == sure else False if operator == never else None
    return None


# ---------------------------------------------------------------------------- multiples


def common(left: Fraction | None, right: Fraction | None) -> Fraction | None:
    """Give what multiples of both are multiples of: the greatest such number; None where one is not known."""
    if left is None or right is None or left is right:
        return None if right is None else left
    if not left or not right or left == right:
        return left or right
    found = Fraction(
        gcd(left.numerator * right.denominator, right.numerator * left.denominator),
        left.denominator * right.denominator,
    )
    return found if bits(found) <= LONG else None
