"""Turn an exact value, a step and a mode into the multiple of the step that the mode picks."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal

from indicrules.exact.errors import DomainError
from indicrules.text.sentence import say

if TYPE_CHECKING:
    from indicrules.exact.real import Irrational

Mode = Literal["half_up", "half_even", "half_down", "up", "down", "floor", "ceil"]


def _floor(numerator: int, denominator: int) -> int:
    return numerator // denominator


def _ceil(numerator: int, denominator: int) -> int:
    return -(-numerator // denominator)


def _down(numerator: int, denominator: int) -> int:
    return numerator // denominator if numerator >= 0 else -(-numerator // denominator)


def _up(numerator: int, denominator: int) -> int:
    return -(-numerator // denominator) if numerator >= 0 else numerator // denominator


def _half_up(numerator: int, denominator: int) -> int:
    if numerator >= 0:
        return (2 * numerator + denominator) // (2 * denominator)
    return -((denominator - 2 * numerator) // (2 * denominator))


def _half_even(numerator: int, denominator: int) -> int:
    whole, rest = divmod(numerator, denominator)
    over = 2 * rest - denominator
    return whole + 1 if over > 0 or (over == 0 and whole % 2) else whole


def _half_down(numerator: int, denominator: int) -> int:
    if numerator >= 0:
        return -((denominator - 2 * numerator) // (2 * denominator))
    return (2 * numerator + denominator) // (2 * denominator)


# Each takes a numerator and a positive denominator, reduced or not, and gives the whole number that it rounds to.
MODES: Mapping[Mode, Callable[[int, int], int]] = MappingProxyType(
    {
        "half_up": _half_up,
        "half_even": _half_even,
        "half_down": _half_down,
        "up": _up,
        "down": _down,
        "floor": _floor,
        "ceil": _ceil,
    }
)


_TO_NEAREST = frozenset({"half_up", "half_even", "half_down"})


def is_multiple(value: int | Fraction, step: Fraction) -> bool:
    """Tell whether `value` is a whole number of steps, so that every mode leaves it as it is."""
    return (value.numerator * step.denominator) % (value.denominator * step.numerator) == 0


def round_to(value: int | Fraction | Irrational, step: Fraction, mode: Mode) -> Fraction:
    """Round `value` to a multiple of `step`, certainly.

    Raise `DomainError` for a step that is not positive, `CannotDecide` for an irrational value that a thousand
    digits do not tell from the edge between two multiples, which for the modes that go to the nearest lies half-way.

    >>> round_to(Fraction(-5, 2), Fraction(1), "half_up")
    Fraction(-3, 1)
    """
    over, under = step.numerator, step.denominator
    if over <= 0:
        raise DomainError(say("not-defined.step"))
    if isinstance(value, (int, Fraction)):
        count = MODES[mode](value.numerator * under, value.denominator * over)
    else:
        count = _steps_of_irrational(value, step, mode)
    return Fraction(count * over, under)


def _steps_of_irrational(value: Irrational, step: Fraction, mode: Mode) -> int:
    from indicrules.exact.real import steps_below, steps_nearest  # here: most rulesets never meet an irrational value

    if mode in _TO_NEAREST:
        count, between_two = steps_nearest(value, step)
        return MODES[mode](2 * count - 1, 2) if between_two else count
    count, whole = steps_below(value, step)
    return MODES[mode](2 * count + (0 if whole else 1), 2)
