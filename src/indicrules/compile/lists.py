"""What generated code calls for lists."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import Any


def products(values: Sequence[Any], weights: Sequence[Any]) -> Any:
    """Add up the products of two lists."""
    return sum(a * b for a, b in zip(values, weights, strict=True))


def best(many: int, values: Sequence[Any]) -> list[Any]:
    """Give the greatest so many."""
    return sorted(values, reverse=True)[:many]


def fractions(values: Sequence[int], factor: Fraction) -> list[Fraction]:
    """Give a list of whole numbers as the fractions that it stands for."""
    return [each * factor for each in values]


def counted(values: Sequence[Any], statuses: Sequence[int]) -> list[Any]:
    """Leave out what dropped members bring."""
    return [each for each, status in zip(values, statuses, strict=True) if status != 3]
