"""What generated code calls for lists: the means, ends and choices of what the members bring."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from indicrules.engine.compiled.runtime import Inapplicable, Refused, divided, irrational

if TYPE_CHECKING:
    from indicrules.engine.values import Real

_ZERO = Fraction(0)


def _some(values: Sequence[Real]) -> Sequence[Real]:
    if not values:
        raise Inapplicable
    return values


def least(values: Sequence[Real]) -> Real:
    """Give the least; nothing has none."""
    return min(_some(values))


def greatest(values: Sequence[Real]) -> Real:
    """Give the greatest; nothing has none."""
    return max(_some(values))


def summed(values: Sequence[Real]) -> Real:
    """Add up."""
    return sum(values, _ZERO)


def mean(values: Sequence[Real]) -> Real:
    """Give the mean; nothing has none."""
    return divided(sum(_some(values), _ZERO), Fraction(len(values)))


def harmonic(values: Sequence[Real]) -> Real:
    """Give the harmonic mean of values that must be above 0; nothing has none."""
    for each in _some(values):
        if each <= 0:
            raise Refused
    return len(values) / sum((1 / each for each in values), _ZERO)


def weighted(values: Sequence[Real], weights: Sequence[Real]) -> Real:
    """Give the mean of values by their weights; nothing has none."""
    paired(values, weights)
    together = sum(weights, _ZERO)
    return divided(sum((a * b for a, b in zip(values, weights, strict=True)), _ZERO), together)


def paired(values: Sequence[Any], weights: Sequence[Any]) -> None:
    """Refuse lists of different lengths; nothing has no mean."""
    if len(values) != len(weights):
        raise Refused
    if not values:
        raise Inapplicable


def geometric(values: Sequence[Real]) -> Real:
    """Give the geometric mean; nothing has none."""
    return irrational("geomean")(tuple(_some(values)))


def products(values: Sequence[int], weights: Sequence[int]) -> int:
    """Add up the products of two lists of whole numbers."""
    return sum(a * b for a, b in zip(values, weights, strict=True))


def best(many: int, values: Sequence[Any]) -> list[Any]:
    """Give the greatest so many; nothing has none."""
    return sorted(_some(values), reverse=True)[:many]


def best_really(many: Real, values: Sequence[Any]) -> list[Any]:
    """Give the greatest so many, where how many is computed."""
    if not isinstance(many, Fraction) or many.denominator != 1 or many < 1:
        raise Refused
    return best(int(many), values)


def fractions(values: Sequence[int], factor: Fraction) -> list[Fraction]:
    """Give a list of whole numbers as the fractions that it stands for."""
    return [each * factor for each in values]


def counted(values: Sequence[Any], statuses: Sequence[int]) -> list[Any]:
    """Leave out what dropped members bring."""
    return [each for each, status in zip(values, statuses, strict=True) if status != 3]
