"""Turn a rational into itself, or into an error where it is longer than exact arithmetic carries."""

from __future__ import annotations

from fractions import Fraction

from indicrules.exact.errors import TooLarge

BIT_LIMIT = 65536


def within_limit(value: Fraction) -> Fraction:
    """Give `value` back; raise `TooLarge` if its numerator or denominator has more than `BIT_LIMIT` bits."""
    if value.numerator.bit_length() > BIT_LIMIT or value.denominator.bit_length() > BIT_LIMIT:
        raise TooLarge(f"a result is longer than {BIT_LIMIT} binary digits")
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
        raise TooLarge(f"a power is longer than {BIT_LIMIT} binary digits")
    return within_limit(base**exponent)
