"""What generated code calls: the few steps that are no arithmetic on short whole numbers.

Everything here refuses by an exception without words: the reference evaluator then says what is wrong.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable
from fractions import Fraction
from math import gcd
from typing import TYPE_CHECKING, Any

from indicrules.exact.limits import BIT_LIMIT, whole_power
from indicrules.exact.rounding import Mode, round_to

if TYPE_CHECKING:
    from indicrules.evaluate.values import Real

SHORT = 1 << 14


class Stop(Exception):
    """The scoring cannot go on here."""


class Missing(Stop):
    """A value is needed that the data lacks."""


class Inapplicable(Stop):
    """A value is needed that does not apply."""


class Refused(Stop):
    """There is no value at all."""


class Unusual(Stop):
    """The data is not in the plain form that the fast intake knows."""


def shortened(over: int, under: int) -> tuple[int, int]:
    """Reduce a pair that has grown long."""
    if over.bit_length() > SHORT or under.bit_length() > SHORT:
        share = gcd(over, under)
        return over // share, under // share
    return over, under


def bounded(over: int, under: int) -> tuple[int, int]:
    """Reduce a pair that has grown long, and refuse one past the limit of size."""
    if over.bit_length() > SHORT or under.bit_length() > SHORT:
        share = gcd(over, under)
        over, under = over // share, under // share
        if over.bit_length() > BIT_LIMIT or under.bit_length() > BIT_LIMIT:
            raise Refused
    return over, under


def bounded_real(value: Real) -> Real:
    """Refuse a fraction past the limit of size."""
    if type(value) is Fraction:
        bounded(value.numerator, value.denominator)
    return value


def powered(over: int, under: int, exponent: int) -> tuple[int, int]:
    """Raise a pair to a whole power."""
    base = Fraction(over, under)
    if base == 0 and exponent < 0:
        raise Refused
    found = whole_power(base, exponent)
    return found.numerator, found.denominator


def power(base: Real, exponent: Real) -> Real:
    """Raise to any power."""
    if isinstance(base, Fraction) and isinstance(exponent, Fraction) and exponent.denominator == 1:
        if base == 0 and exponent < 0:
            raise Refused
        return whole_power(base, exponent.numerator)
    from indicrules.exact import real  # irrational numbers are loaded only where a rule needs them

    return real.power(base, exponent)


def irrational(name: str) -> Callable[[Any], Real]:
    """Give a function of irrational values by its name in the language."""
    from indicrules.exact import real  # irrational numbers are loaded only where a rule needs them

    functions: dict[str, Callable[[Any], Real]] = {
        "sqrt": real.sqrt,
        "ln": real.ln,
        "exp": real.exp,
        "erfc": real.erfc,
        "geomean": real.geometric_mean,
    }
    return functions[name]


def divided(left: Real, right: Real) -> Real:
    """Divide, refusing a divisor that is 0."""
    if right == 0:
        raise Refused
    return left / right


def steps(value: Real, step: Fraction, mode: Mode) -> int:
    """Count the steps in a value, rounded."""
    return (round_to(value, step, mode) / step).numerator


def clamped(value: Real, low: Real, high: Real) -> Real:
    """Hold a value between two limits."""
    if low > high:
        raise Refused
    return low if value < low else high if value > high else value


def card_pair(value: Real) -> tuple[int, int]:
    """Give an irrational score as the card shows it: at 12 places, half even."""
    if not isinstance(value, Fraction):
        from indicrules.exact.real import approximate  # irrational numbers are loaded only where a rule needs them

        value = approximate(value, 12)
    return value.numerator, value.denominator


def moved(day: datetime.date, over: int, under: int) -> datetime.date:
    """Move a date by so many days, which must be whole."""
    days, rest = divmod(over, under)
    if rest or abs(days) > 4_000_000:
        raise Refused
    return day + datetime.timedelta(days=days)


def moved_really(day: datetime.date, days: Real) -> datetime.date:
    """Move a date by a number of days that may be irrational."""
    if not isinstance(days, Fraction):
        raise Refused
    return moved(day, days.numerator, days.denominator)
