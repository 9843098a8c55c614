"""Turn the tests of a long `match` into an index by which its row is found, where all of them are known at load."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from fractions import Fraction
from math import lcm
from typing import Any, NamedTuple

from indicrules.model import expression as ex
from indicrules.model.constants import literal
from indicrules.model.indexing import TooTangled, index_of, stretch_of
from indicrules.model.lookup import Bounds, Column, Index

End = Fraction | datetime.date | str


class _Test(NamedTuple):
    low: End | None
    high: End | None
    low_open: bool = False
    high_open: bool = False
    contrary: bool = False


def indexed(conditions: Sequence[ex.Expression]) -> tuple[Column, Index] | None:
    """Give the tests of rows and their index; None where one is not known."""
    tests: list[_Test] = []
    for each in conditions:
        found = _test(each)
        if found is None:
            return None
        tests.append(found)
    column = _column(tests)
    if column is None:
        return None
    try:
        return column, index_of([column])
    except TooTangled:
        return None


def dead(column: Column, index: Index) -> tuple[int, int] | None:
    """Give the first row that is never reached, and one before it that takes what it would."""
    if len(index.taken) == index.rows:
        return None
    row = next(row for row in range(index.rows) if row not in index.taken)
    stretches = stretch_of(column, index.levels[0].axis, row)
    return (row, index.by_numbers([stretches[0][0]])) if stretches else None


def with_rest(column: Column) -> Index:
    """Give the index of the same tests with a last row that takes all that remains."""
    return index_of([Column([*column.tests, Bounds(None, None)], column.unit, column.kind)])


def _test(condition: ex.Expression) -> _Test | None:
    match condition:
        case ex.Comparison(left=ex.Subject(), operator=operator, right=right):
            end = _end(right)
            if end is None or (isinstance(end, str) and operator not in ("=", "!=")):
                return None
            match operator:
                case "=":
                    return _Test(end, end)
                case "!=":
                    return _Test(end, end, contrary=True)
                case ">" | ">=":
                    return _Test(end, None, low_open=operator == ">")
                case _:
                    return _Test(None, end, high_open=operator == "<")
        case ex.Logic(operator="and", left=ex.Comparison() as low, right=ex.Comparison() as high):
            first, second = _test(low), _test(high)
            if first is None or second is None or first.low is None or second.high is None:
                return None
            return _Test(first.low, second.high, first.low_open, second.high_open)
        case _:
            return None


def _end(node: ex.Expression) -> End | None:
    if isinstance(node, ex.Constant) and isinstance(node.value, str | datetime.date):
        return node.value
    return literal(node)


def _column(tests: Sequence[_Test]) -> Column | None:
    ends = {end for test in tests for end in test[:2] if end is not None}
    if all(isinstance(each, str) for each in ends):
        texts = {each: each for each in ends if isinstance(each, str)}
        return Column([_bounds(test, texts) for test in tests], kind="text")
    if all(isinstance(each, datetime.date) for each in ends):
        days = {each: each.toordinal() for each in ends if isinstance(each, datetime.date)}
        return Column([_bounds(test, days) for test in tests], kind="date")
    numbers = [each for each in ends if isinstance(each, Fraction)]
    below = lcm(*{each.denominator for each in numbers})
    if len(numbers) < len(ends) or below.bit_length() > _LONGEST:
        return None
    wholes = {each: each.numerator * (below // each.denominator) for each in numbers}
    return Column([_bounds(test, wholes) for test in tests], Fraction(1, below))


def _bounds(test: _Test, wholes: Mapping[Any, int] | Mapping[Any, str]) -> Bounds:
    low, high = (None if end is None else wholes[end] for end in test[:2])
    return Bounds(low, high, *test[2:])


_LONGEST = 512  # bits of what all ends are multiples of
