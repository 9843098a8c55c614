"""Hold ranges to numbers that lie in them, and grids to their multiples."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicrules.exact import ranges
from indicrules.exact.ranges import LONG, Comparing, Range, common, compared, only, order
from indicrules.exact.rounding import Mode, is_multiple, round_to

MODES = st.sampled_from(get_args(Mode))
TRUTH: dict[str, Callable[[Any, Any], bool]] = {
    "=": lambda a, b: a == b,
    "!=": lambda a, b: a != b,
    "<": lambda a, b: a < b,
    "<=": lambda a, b: a <= b,
    ">": lambda a, b: a > b,
    ">=": lambda a, b: a >= b,
}


def lies(value: Fraction, range_: Range) -> bool:
    """Tell whether a number lies in a range."""
    low, high, low_open, high_open = range_
    above = low is None or low < value or (low == value and not low_open)
    return above and (high is None or value < high or (value == high and not high_open))


def placed(value: int, gaps: tuple[int, int], is_open: tuple[bool, bool]) -> tuple[Range, Fraction]:
    """Give a range that reaches so far below and above a number, and the number; 6 is without end."""
    number = Fraction(value, 2)
    if gaps == (0, 0):
        return only(number), number
    low, high = (
        None if gap == 6 else number + side * Fraction(gap, 2) for side, gap in zip((-1, 1), gaps, strict=True)
    )
    return Range(low, high, is_open[0] and 0 < gaps[0] < 6, is_open[1] and 0 < gaps[1] < 6), number


GAPS = st.integers(0, 6)
GRIDS = st.builds(Fraction, GAPS, st.sampled_from((1, 2, 3, 4, 12)))
PLACED = st.builds(placed, st.integers(-7, 7), st.tuples(GAPS, GAPS), st.tuples(st.booleans(), st.booleans()))


@given(PLACED, PLACED, PLACED, st.integers(-3, 3), st.sampled_from((Fraction(1, 4), Fraction(1), Fraction(3))), MODES)
def test_what_operations_give_lies_in_the_ranges_that_they_give(
    one: tuple[Range, Fraction],
    other: tuple[Range, Fraction],
    third: tuple[Range, Fraction],
    exponent: int,
    step: Fraction,
    mode: Mode,
) -> None:
    """Of numbers in ranges, what each operation makes lies in the range that it makes of these."""
    (left, a), (right, b), (last, c) = one, other, third
    assert lies(a + b, ranges.plus(left, right))
    assert lies(a - b, ranges.minus(left, right))
    assert lies(-a, ranges.opposite(left))
    assert lies(a * b, ranges.times(left, right))
    assert lies(a * b, ranges.scaled(left, b))
    assert lies(abs(a), ranges.magnitude(left))
    assert lies(min(a, b), ranges.least(left, right))
    assert lies(max(a, b), ranges.greatest(left, right))
    assert lies(a, ranges.joined(left, right))
    assert lies(b, ranges.joined(left, right))
    assert lies(a, ranges.warranted(left, a, None, positive=a > 0))
    assert lies(a, ranges.narrowed(left, Range(a, None)))
    assert lies(a, ranges.narrowed(Range(None, a), left))
    assert not a or lies(1 / a, ranges.inverse(left))
    assert (not a and exponent < 0) or lies(a**exponent, ranges.power(left, exponent))
    assert b > c or lies(min(max(a, b), c), ranges.held(left, right, last))
    assert lies(round_to(a, step, mode), ranges.rounded(left, step, mode))
    assert [compared(sign, left, right) in (None, TRUTH[sign](a, b)) for sign in get_args(Comparing)] == [True] * 6
    assert not left.above_zero or a > 0
    assert not left.never_negative or a >= 0
    assert left.known in (None, a)
    assert (order(a, b) > 0) is (a > b)


@pytest.mark.parametrize(
    ("found", "wanted"),
    [
        (ranges.plus(Range(1, 2, True), Range(3, None)), Range(4, None, True)),
        (ranges.minus(Range(1, 2), Range(3, 5, False, True)), Range(-4, -1, True)),
        (ranges.times(Range(0, 1, True), Range(1, None)), Range(0, None, True)),
        (ranges.times(Range(0, 0), Range()), Range(0, 0)),
        (ranges.times(Range(-1, 2), Range(-3, 5)), Range(-6, 10)),
        (ranges.times(Range(-2, -1), Range(3, 4, False, True)), Range(-8, -3, True)),
        (ranges.inverse(Range(Fraction(2), None)), Range(0, Fraction(1, 2), True)),
        (ranges.inverse(Range(0, Fraction(4))), Range(Fraction(1, 4), None)),
        (ranges.inverse(Range(-1, 1)), Range()),
        (ranges.power(Range(-2, 1), 2), Range(0, 4)),
        (ranges.power(Range(-2, 1), 3), Range(-8, 1)),
        (ranges.power(Range(2, 2**90), LONG), Range(0, None)),
        (ranges.magnitude(Range(-3, 1, True)), Range(0, 3, False, True)),
        (ranges.least(Range(0, 3), Range(1, None)), Range(0, 3)),
        (ranges.greatest(Range(None, 2), Range(1, 3, False, True)), Range(1, 3, False, True)),
        (ranges.joined(Range(0, 1, True), Range(0, 2)), Range(0, 2)),
        (ranges.narrowed(Range(0, 1), Range(0, 2, True)), Range(0, 1, True)),
        (ranges.held(Range(), only(0), only(5)), Range(0, 5)),
        (ranges.rounded(Range(Fraction(1, 3), 2), Fraction(1, 2), "ceil"), Range(Fraction(1, 2), 2)),
        (ranges.short(Range(0, 2**LONG)), Range(0)),
        (ranges.short(Range(-(2**LONG), 3)), Range(None, 3)),
    ],
)
def test_ranges_are_as_narrow_as_they_can_be(found: Range, wanted: Range) -> None:
    """Nothing is given away but ends too long to work with."""
    assert found == wanted


@pytest.mark.parametrize(
    ("sign", "left", "right", "wanted"),
    [
        ("<", Range(0, 1), Range(1, 2), None),
        ("<=", Range(0, 1), Range(1, 2), True),
        (">", Range(0, 1), Range(1, 2), False),
        ("<", Range(0, 1, False, True), Range(1, 2), True),
        (">=", Range(1, 2), Range(0, 1), True),
        ("=", only(3), only(3), True),
        ("!=", only(3), only(3), False),
        ("=", Range(0, 1), Range(2, 3), False),
    ],
)
def test_comparisons_are_decided_by_ranges_alone(sign: Comparing, left: Range, right: Range, wanted: bool) -> None:
    """What holds of all numbers of two ranges is known, what holds of some is not."""
    assert compared(sign, left, right) is wanted


@given(st.tuples(GRIDS, GRIDS, GRIDS), st.tuples(GAPS, GAPS, GAPS))
def test_sums_of_multiples_are_multiples_of_what_is_common(
    grids: tuple[Fraction, ...], counts: tuple[int, ...]
) -> None:
    """A sum of multiples of several numbers is one of what they have in common; 0 is a multiple of all."""
    found = common(common(grids[0], grids[1]), grids[2])
    total = sum((grid * count for grid, count in zip(grids, counts, strict=True)), Fraction(0))
    assert found is not None
    assert is_multiple(total, found) if found else total == 0
    assert all(grid == 0 or (grid / found).denominator == 1 for grid in grids)


def test_nothing_is_common_with_what_is_not_known() -> None:
    """Where one is a multiple of nothing known, all are, and where what is common would be too long to work with."""
    assert common(Fraction(1), None) is None
    assert common(Fraction(1), Fraction(1, 2**LONG)) is None
    assert common(Fraction(3, 4), Fraction(1, 6)) == Fraction(1, 12)
