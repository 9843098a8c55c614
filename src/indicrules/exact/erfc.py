"""Turn a positive interval into one that certainly holds the complementary error function of it."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

from indicrules.exact.interval import Interval, Precision, TooCoarse, precision
from indicrules.text.sentence import say

_SHORT_BITS = 512
_ONE = Interval(Decimal(1), Decimal(1))


def enclose_erfc(low: Fraction, high: Fraction, digits: int) -> Interval:
    """Enclose `erfc` from `low` to `high`, both positive, to about `digits` significant digits."""
    if low <= 0:
        raise TooCoarse(say("cannot-decide.interval"))
    value = _of_point(low, digits)
    # erfc falls, so the upper end of the argument bounds the value below.
    return value if low == high else Interval(_of_point(high, digits).low, value.high)


def _of_point(point: Fraction, digits: int) -> Interval:
    square = point * point
    # The terms of the asymptotic series fall to about e^-(x^2) before they rise: 2.4 is more than ln 10.
    if square > (digits + 10) * Fraction(12, 5):
        return _by_asymptotic_series(point, digits + 10)
    lost = int(square * Fraction(4343, 10000)) + 1  # digits that 1 - erf cancels: x^2 / ln 10
    return _by_power_series(point, square, digits + lost + 15)


def _by_asymptotic_series(point: Fraction, digits: int) -> Interval:
    """Sum e^(-x^2) / (x sqrt(pi)) * (1 - 1/(2x^2) + 1*3/(2x^2)^2 - ...).

    The partial sums lie in turn above and below the value (Abramowitz and Stegun 7.1.23-24), so the first term left
    out bounds the error.
    """
    at = precision(digits)
    argument = at.of(point)
    square = at.multiply(argument, argument)
    double = at.add(square, square)
    total, term, step = _ONE, _ONE, 0
    smallest = Decimal((0, (1,), -digits))
    while True:
        step += 1
        term = at.divide(at.scale(term, Fraction(2 * step - 1)), double)
        if term.high < smallest:
            break
        total = at.add(total, term if step % 2 == 0 else at.negate(term))
    total = at.add(total, Interval(term.high.copy_negate(), term.high))
    front = at.divide(at.exp(at.negate(square)), at.multiply(argument, _root_of_pi(at)))
    return at.multiply(front, total)


def _by_power_series(point: Fraction, square: Fraction, digits: int) -> Interval:
    """Subtract erf(x) = 2 / sqrt(pi) * e^(-x^2) * sum of 2^n x^(2n+1) / (2n+1)!! from 1 (7.1.6)."""
    at = precision(digits)
    argument = at.of(point)
    bits = digits * 10 // 3 + 1
    terms = Interval(_series_below(point, square, bits, at), _series_above(point, square, bits, at))
    front = at.exp(at.negate(at.multiply(argument, argument)))
    erf = at.divide(at.scale(at.multiply(front, terms), Fraction(2)), _root_of_pi(at))
    return at.add(_ONE, at.negate(erf))


# Both sums run in whole numbers of 2^-bits. Every term is positive; one sum rounds each term down, the other up.


def _series_below(point: Fraction, square: Fraction, bits: int, at: Precision) -> Decimal:
    ratio, shift, under = _ratio(2 * square, bits)
    term = total = _floor(point, bits)
    odd = 1
    while term:
        odd += 2
        term = (term * ratio >> shift) // (under * odd)
        total += term
    return at.below.divide(Decimal(total), Decimal(1 << bits))


def _series_above(point: Fraction, square: Fraction, bits: int, at: Precision) -> Decimal:
    ratio, shift, under = _ratio(-2 * square, bits)
    term = total = -_floor(-point, bits)
    odd = 1
    # Once 2x^2 / (2n+3) is below a half, what is left out is less than the last term.
    while term > 2 or odd < 4 * square:
        odd += 2
        fallen = (term * ratio >> shift) // (under * odd)  # the ratio is negative here, so down is away from zero
        term = -fallen
        total += term
    return at.above.divide(Decimal(total + term), Decimal(1 << bits))


def _ratio(value: Fraction, bits: int) -> tuple[int, int, int]:
    """Give a whole number, a shift and a divisor that make up `value`, or make it up rounded down where it is long."""
    if value.denominator.bit_length() <= _SHORT_BITS:
        return value.numerator, 0, value.denominator
    return _floor(value, bits), bits, 1


def _floor(value: Fraction, bits: int) -> int:
    return (value.numerator << bits) // value.denominator


def _root_of_pi(at: Precision) -> Interval:
    return at.power(_pi(at.digits), Fraction(1, 2))


@lru_cache(maxsize=64)
def _pi(digits: int) -> Interval:
    """Enclose pi by 16 arctan(1/5) - 4 arctan(1/239)."""
    at = precision(digits)
    scale = 10 ** (digits + 10)
    estimate = 16 * _arctan_of_inverse(5, scale) - 4 * _arctan_of_inverse(239, scale)
    # Each of the two sums is off by less than one unit a division, two divisions a term, and far fewer than 10^4 terms.
    doubt = 10**6
    return Interval(
        at.below.divide(Decimal(estimate - doubt), Decimal(scale)),
        at.above.divide(Decimal(estimate + doubt), Decimal(scale)),
    )


def _arctan_of_inverse(number: int, scale: int) -> int:
    power = total = scale // number
    odd, square = 1, number * number
    while power:
        odd += 2
        power //= square
        total += -(power // odd) if odd % 4 == 3 else power // odd
    return total
