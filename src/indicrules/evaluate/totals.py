"""Turn exact numbers into their sum and order, by whole numbers where all are rational.

A comparison of two fractions takes Python several times as long as one of the whole numbers in them.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterable, Sequence
from fractions import Fraction
from math import lcm
from types import MappingProxyType
from typing import Any

from indicrules.syntax.tree import ComparisonOperator

_ZERO = Fraction(0)
_SIGNS: MappingProxyType[ComparisonOperator, Callable[[Any, Any], Any]] = MappingProxyType(
    {
        "=": operator.eq,
        "!=": operator.ne,
        "<": operator.lt,
        "<=": operator.le,
        ">": operator.gt,
        ">=": operator.ge,
    }
)


def total(values: Iterable[Any]) -> Any:
    """Give the exact sum; several times as fast as adding one fraction to another.

    >>> total([Fraction(1, 2), Fraction(1, 3), Fraction(1, 2)])
    Fraction(4, 3)
    """
    listed = list(values)
    together: dict[int, int] = {}
    for value in listed:
        if type(value) is not Fraction:
            return sum(listed, _ZERO)
        over, under = value.as_integer_ratio()
        together[under] = together.get(under, 0) + over
    under = lcm(*together)
    return Fraction(sum(over * (under // part) for part, over in together.items()), under)


def above(left: Any, right: Any) -> bool:
    """Tell whether `left` is greater than `right`."""
    if type(left) is Fraction and type(right) is Fraction:
        over, under = left.as_integer_ratio()
        other, below = right.as_integer_ratio()
        return over * below > other * under
    return bool(left > right)


def which(texts: Sequence[str], values: Sequence[Any], greatest: bool, joint: str) -> str:
    """Give the text of the greatest value, or the least; of several such values their texts with `joint` between.

    >>> which(("a", "b", "c"), (Fraction(1), Fraction(2), Fraction(2)), True, ", ")
    'b, c'
    """
    best = values[0]
    for each in values[1:]:
        if above(each, best) if greatest else above(best, each):
            best = each
    return joint.join([text for text, each in zip(texts, values, strict=True) if each == best])


def positive(value: Any) -> bool:
    """Tell whether a number is greater than 0."""
    return value.numerator > 0 if type(value) is Fraction else bool(value > 0)


def holds(sign: ComparisonOperator, left: Any, right: Any) -> bool:
    """Tell whether a comparison of two values of one type holds."""
    if type(left) is Fraction and type(right) is Fraction:
        left, right = left.numerator * right.denominator, right.numerator * left.denominator
    return bool(_SIGNS[sign](left, right))
