"""Turn the tests of a table's rows into the levels by which the first row that holds is found."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from heapq import heappop, heappush
from itertools import pairwise
from typing import Any

from indicrules.model.lookup import NO_ROW, Axis, Column, Index, Level

MOST_SHARED = 2_000_000  # rows, counted in each state that they are in
Stretches = tuple[tuple[int, int], ...]  # numbers of an axis from one to another, both included


class TooTangled(Exception):
    """Rows overlap in more ways than can be kept."""


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
