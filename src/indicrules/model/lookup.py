"""Turn the tests of a table's rows into what finds the first row that holds, as fast in ten thousand rows as in ten.

A key's values lie on an axis: the numbers or dates at which a test begins or ends, and the stretches between them, are
numbered from below; of texts each has a number, and all others are 0. A row takes some of these numbers on each axis.
So the first axis parts the rows into sets, each of which the next axis parts further; a set is a state, and what state
follows for which numbers stands in one ascending list an axis, through which evaluators go by bisection, or by hash
where all tests of an axis are for one value.
"""

from __future__ import annotations

import datetime
from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from typing import Any, Literal, NamedTuple

from indicrules.text.classes import frozen

NO_ROW = -1
End = int | str | None


class Bounds(NamedTuple):
    """What a key must be: from `low` to `high`, of which None is lacking and each may be left out; or not `high`.

    Ends are whole numbers in units of the column, or texts, of which `low` and `high` are the same.
    """

    low: End
    high: End
    low_open: bool = False
    high_open: bool = False
    contrary: bool = False


@frozen(eq=False)
class Column:
    """The tests of a key: what counts as 1 in the ends of its numbers, and whether they are dates or texts."""

    tests: Sequence[Bounds]
    unit: Fraction = Fraction(1)
    kind: Literal["number", "date", "text"] = "number"


@frozen(eq=False)
class Axis:
    """The numbers of a key's values.

    `points` are ascending, in units of `unit` or days; the number of the one at `i` is 2 i + 1, and 2 i is what lies
    below it. Or there are `texts`, numbered from 1.
    """

    points: tuple[int, ...]
    unit: Fraction
    texts: Mapping[str, int] | None
    days: bool = False

    @property
    def width(self) -> int:
        """How many numbers there are."""
        return 2 * len(self.points) + 1 if self.texts is None else len(self.texts) + 1

    def number(self, value: Any) -> int:
        """Give the number of a value, which may be irrational."""
        if self.texts is not None:
            return self.texts.get(value, 0)
        if isinstance(value, datetime.date):
            return self.of_whole(value.toordinal())
        if isinstance(value, Fraction):
            return self.of_pair(value.numerator, value.denominator)
        return self.of_real(value)

    def of_whole(self, value: int) -> int:
        """Give the number of a day, or of a number in units of `unit`."""
        at = bisect_right(self.points, value)
        return 2 * at - 1 if at and self.points[at - 1] == value else 2 * at

    def of_pair(self, over: int, under: int) -> int:
        """Give the number of a quotient whose divisor is above 0."""
        whole, rest = divmod(over * self.unit.denominator, under * self.unit.numerator)
        at = bisect_right(self.points, whole)
        return 2 * at - 1 if not rest and at and self.points[at - 1] == whole else 2 * at

    def of_real(self, value: Any) -> int:
        """Give the number of a value that is compared digit by digit; raise `ExactError` where that does not tell."""
        scaled = value / self.unit
        at = bisect_right(self.points, scaled)
        return 2 * at - 1 if at and scaled == self.points[at - 1] else 2 * at


@frozen(eq=False)
class Level:
    """What an axis does with the states before it.

    `targets[i]` follows for the numbers from `starts[i - 1]` on, each being state × width + number; `exact` has the
    same by number where all tests are for one value. On the last level a target is a row, or `NO_ROW`.
    """

    key: int
    axis: Axis
    starts: tuple[int, ...]
    targets: tuple[int, ...]
    exact: Mapping[int, int] | None

    def follow(self, state: int, number: int) -> int:
        """Give the state that follows, or the row; `NO_ROW` where there is none."""
        at = state * self.axis.width + number
        if self.exact is not None:
            return self.exact.get(at, NO_ROW)
        return self.targets[bisect_right(self.starts, at)]


@frozen(eq=False)
class Index:
    """The levels, in the order in which they are gone through; `rows` is how many there are, `taken` those reached.

    Where every test is for one value, `exact` has the rows by the numbers of all keys.
    """

    levels: tuple[Level, ...]
    rows: int
    taken: frozenset[int]
    exact: Mapping[tuple[int, ...], int] | None = None

    def row(self, values: Sequence[Any]) -> int:
        """Give the first row that holds of the values of the keys, `NO_ROW` where none does."""
        state = 0
        for level in self.levels:
            state = level.follow(state, level.axis.number(values[level.key]))
            if state < 0:
                return NO_ROW
        return state

    def by_numbers(self, numbers: Sequence[int]) -> int:
        """Give the first row that holds, by the numbers of the values on the axes of the levels."""
        state = 0
        for level, number in zip(self.levels, numbers, strict=True):
            state = level.follow(state, number)
            if state < 0:
                return NO_ROW
        return state


def finder(index: Index) -> Callable[..., int]:
    """Give the function of the values' numbers, in the order of the keys, that gives the row."""
    if index.exact is not None:
        return _by_hash(index.exact)
    if len(index.levels) == 1:
        starts, targets = index.levels[0].starts, index.levels[0].targets
        return lambda number: targets[bisect_right(starts, number)]
    steps = tuple(
        (level.key, level.axis.width, None if level.exact is None else level.exact.get, level.starts, level.targets)
        for level in index.levels
    )

    def find(*numbers: int) -> int:
        state = 0
        for key, width, get, starts, targets in steps:
            at = state * width + numbers[key]
            state = targets[bisect_right(starts, at)] if get is None else get(at, NO_ROW)
            if state < 0:
                return NO_ROW
        return state

    return find


def _by_hash(rows: Mapping[tuple[int, ...], int]) -> Callable[..., int]:
    get = rows.get
    return lambda *numbers: get(numbers, NO_ROW)
