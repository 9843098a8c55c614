"""Turn a rational into itself, or into an error where it is longer than exact arithmetic carries."""

from __future__ import annotations

from fractions import Fraction

from indicrules.exact.errors import TooLarge
from indicrules.text.sentence import say

BIT_LIMIT = 65536


def within_limit(value: Fraction) -> Fraction:
    """Give `value` back; raise `TooLarge` if its numerator or denominator has more than `BIT_LIMIT` bits."""
    if value.numerator.bit_length() > BIT_LIMIT or value.denominator.bit_length() > BIT_LIMIT:
        raise TooLarge(say("too-large-a-value.result", most=BIT_LIMIT))
    return value


def whole_power(base: Fraction, exponent: int) -> Fraction:
    """Give `base ^ exponent` for a base other than 0, refusing a result past the limit before computing it."""
    numerator, denominator = base.numerator, base.denominator
    if exponent == 0 or base == 1:
        return Fraction(1)
    if base == -1:
        return Fraction(-1 if exponent % 2 else 1)
    # 2 ^ (bits - 1) <= magnitude, so the power has at least (bits - 1) * exponent bits; a base such as 3/2 has bits 2.
    longest = max(numerator.bit_length(), denominator.bit_length()) - 1
    if longest * abs(exponent) > BIT_LIMIT:
        raise TooLarge(say("too-large-a-value.power", most=BIT_LIMIT))
    return within_limit(base**exponent)
