"""What generated code calls for lists."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

from indicrules.compile.runtime import bounded, bounded_real

_ONE = Fraction(1)


def products(values: Sequence[Any], weights: Sequence[Any]) -> Any:
    """Add up the products of two lists."""
    return sum(a * b for a, b in zip(values, weights, strict=True))


def best(many: int, values: Sequence[Any]) -> list[Any]:
    """Give the greatest so many."""
    return sorted(values, reverse=True)[:many]


def product(values: Sequence[Any]) -> Any:
    """Multiply numbers that may be irrational, refusing what grows too long on the way."""
    found: Any = _ONE
    for each in values:
        found = bounded_real(found * each)
    return found


def product_of_wholes(values: Sequence[int], factor: Fraction, under: int) -> tuple[int, int]:
    """Multiply what whole numbers stand for, as a pair, refusing what grows too long on the way."""
    over, below = 1, 1
    for each in values:
        over, below = bounded(over * each * factor.numerator, below * factor.denominator * under)
    return over, below


def fractions(values: Sequence[int], factor: Fraction, under: int) -> list[Fraction]:
    """Give a list of whole numbers as the fractions that it stands for."""
    over, below = factor.numerator, factor.denominator * under
    return [Fraction(each * over, below) for each in values]


def counted(values: Sequence[Any], statuses: Sequence[int]) -> list[Any]:
    """Leave out what dropped members bring."""
    return [each for each, status in zip(values, statuses, strict=True) if status != 3]
