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
from collections.abc import Callable, Iterator, Mapping, Sequence
from fractions import Fraction
from heapq import heappop, heappush
from itertools import pairwise
from typing import Any, Literal, NamedTuple

from indicrules.text.classes import frozen

NO_ROW = -1
MOST_SHARED = 2_000_000  # rows, counted in each state that they are in
Stretches = tuple[tuple[int, int], ...]  # numbers of an axis from one to another, both included
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


class TooTangled(Exception):
    """Rows overlap in more ways than can be kept."""


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


def index_of(columns: Sequence[Column]) -> Index:
    """Give the index of rows, a column of tests a key; raise `TooTangled` where they overlap in too many ways."""
    axes = [_axis(column) for column in columns]
    stretches = [_stretched(column, axis) for column, axis in zip(columns, axes, strict=True)]
    plain = [all(len(each) == 1 and each[0][0] == each[0][1] for each in column) for column in stretches]
    order = sorted(range(len(columns)), key=lambda key: not plain[key])
    rows = len(columns[0].tests)
    states: list[tuple[int, ...]] = [tuple(range(rows))]
    levels: list[Level] = []
    shared = 0
    taken: set[int] = set()
    for depth, key in enumerate(order):
        last = depth + 1 == len(order)
        width = axes[key].width
        following: list[tuple[int, ...]] = []
        known: dict[tuple[int, ...], int] = {}
        starts: list[int] = []
        targets: list[int] = [NO_ROW]
        for number, state in enumerate(states):
            base, now = number * width, NO_ROW
            for start, members in _parts(state, stretches[key], plain[key], last):
                shared += len(members)
                if shared > MOST_SHARED:
                    raise TooTangled
                if not members:
                    target = NO_ROW
                elif last:
                    target = members[0]
                    taken.add(target)
                else:
                    target = known.setdefault(members, len(following))
                    if target == len(following):
                        following.append(members)
                if target != now:
                    starts.append(base + start)
                    targets.append(target)
                    now = target
            if now != NO_ROW:
                starts.append(base + width)
                targets.append(NO_ROW)
        exact = None
        if plain[key]:
            exact = {start: target for start, target in zip(starts, targets[1:], strict=True) if target != NO_ROW}
        begun, led = _merged(starts, targets)
        levels.append(Level(key, axes[key], begun, led, exact))
        states = following
    whole: dict[tuple[int, ...], int] | None = None
    if all(plain):
        whole = {}
        for row, numbers in enumerate(zip(*([each[0][0] for each in column] for column in stretches), strict=True)):
            whole.setdefault(numbers, row)
    return Index(tuple(levels), rows, frozenset(taken), whole)


def _merged(starts: list[int], targets: list[int]) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Drop a start where another follows at the same place: a state's end, where the next one begins at once."""
    keep = [at for at, (one, other) in enumerate(pairwise([*starts, -1])) if one != other]
    return tuple(starts[at] for at in keep), (targets[0], *(targets[at + 1] for at in keep))


def _axis(column: Column) -> Axis:
    if column.kind == "text":
        texts = dict.fromkeys(each.high for each in column.tests if isinstance(each.high, str))
        return Axis((), column.unit, {text: number for number, text in enumerate(texts, 1)})
    ends = {end for each in column.tests for end in each[:2]} - {None}
    return Axis(tuple(sorted(ends)), column.unit, None, column.kind == "date")  # type: ignore[arg-type]  # whole numbers alone, by its kind


def _stretched(column: Column, axis: Axis) -> list[Stretches]:
    """Give what each test takes of the axis."""
    if axis.texts is None:
        numbers: Mapping[Any, int] = {point: 2 * at + 1 for at, point in enumerate(axis.points)}
    else:
        numbers = axis.texts
    last = axis.width - 1
    found: list[Stretches] = []
    for low, high, low_open, high_open, contrary in column.tests:
        if contrary:
            at = numbers[high]
            found.append(tuple(each for each in ((0, at - 1), (at + 1, last)) if each[0] <= each[1]))
            continue
        first = 0 if low is None else numbers[low] + low_open
        end = last if high is None else numbers[high] - high_open
        found.append(((first, end),) if first <= end else ())
    return found


def _parts(
    rows: tuple[int, ...], stretches: list[Stretches], plain: bool, last: bool
) -> Iterator[tuple[int, tuple[int, ...]]]:
    """Give where on an axis other rows hold, ascending, and which then do; on the last axis the first one is enough."""
    if plain:
        groups: dict[int, list[int]] = {}
        for row in rows:
            groups.setdefault(stretches[row][0][0], []).append(row)
        after = -1
        for start in sorted(groups):
            if start != after and after >= 0:
                yield after, ()
            found = groups[start]
            yield start, (found[0],) if last else tuple(found)
            after = start + 1
        if after >= 0:
            yield after, ()
        return
    begin: dict[int, list[int]] = {}
    end: dict[int, list[int]] = {}
    for row in rows:
        for low, high in stretches[row]:
            begin.setdefault(low, []).append(row)
            end.setdefault(high + 1, []).append(row)
    if last:
        yield from _firsts(begin, end)
        return
    active: set[int] = set()
    for at in sorted({*begin, *end}):
        active.difference_update(end.get(at, ()))
        active.update(begin.get(at, ()))
        yield at, tuple(sorted(active))


def _firsts(begin: Mapping[int, list[int]], end: Mapping[int, list[int]]) -> Iterator[tuple[int, tuple[int, ...]]]:
    waiting: list[int] = []
    active: dict[int, int] = {}  # a row may take several stretches
    for at in sorted({*begin, *end}):
        for row in end.get(at, ()):
            active[row] -= 1
        for row in begin.get(at, ()):
            active[row] = active.get(row, 0) + 1
            heappush(waiting, row)
        while waiting and not active[waiting[0]]:
            heappop(waiting)
        yield at, (waiting[0],) if waiting else ()


def stretch_of(column: Column, axis: Axis, row: int) -> Stretches:
    """Give what a row takes of an axis."""
    return _stretched(Column(column.tests[row : row + 1], column.unit, column.kind), axis)[0]


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
