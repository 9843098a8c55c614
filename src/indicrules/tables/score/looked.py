"""Turn the look-ups of a table into steps that find the rows of a whole block at once, by bisection."""

from __future__ import annotations

import datetime
from bisect import bisect_right
from collections.abc import Sequence
from math import ceil, floor

from indicrules.meaning import core
from indicrules.model.lookup import Axis
from indicrules.model.table import Figures
from indicrules.tables.score import number, whole
from indicrules.tables.score.filtered import Unsupported
from indicrules.tables.score.number import Number
from indicrules.tables.score.scope import Column, Scope, Text, World
from indicrules.tables.score.tape import Kind, Listing, Register, Tape
from indicrules.tables.score.whole import FLOAT_LIMIT, WHOLE_LIMIT, Whole, Wide, fixed

_EPOCH = datetime.date(1970, 1, 1).toordinal()


def looked(node: core.Lookup, keys: Sequence[Column], scope: Scope, world: World) -> Column:
    """Give what a table gives for columns of keys; rows that no row of it is for are left to the exact evaluator."""
    tape, index = scope.tape, node.table.index
    state = fixed(0)
    for level in index.levels:
        at = _number(level.axis, keys[level.key], scope, world)
        place = whole.plus(tape, whole.times(tape, state, fixed(level.axis.width)), at)
        state = _followed(tape, place, level.starts, level.targets)
    scope.doubt(whole.compared(tape, "<", state, fixed(0)))
    row = whole.bounded(state, 0, index.rows - 1) if isinstance(state.at, Register) else fixed(max(state.low, 0))
    return _given(tape, row, node.table.columns[node.column], world)


def _given(tape: Tape, row: Whole, figures: Figures, world: World) -> Column:
    if not figures.is_text:
        return Number(_taken(tape, row, figures.numbers), figures.unit)
    codes: dict[str, int] = {}
    for each in figures.cells:
        if each not in codes:
            code = world.text(str(each)).code
            assert isinstance(code, int)
            codes[str(each)] = code
    return Text(_taken(tape, row, [codes[str(each)] for each in figures.cells]).at)


def _number(axis: Axis, key: Column, scope: Scope, world: World) -> Whole:
    """Give the numbers of a column's values on an axis."""
    match key:
        case Text():
            return _of_text(axis, key, scope.tape, world)
        case Number():
            return _of_number(axis, key, scope.tape)
        case _:
            raise Unsupported  # on which side of an end what is irrational lies is for the exact evaluator to say


def _of_text(axis: Axis, key: Text, tape: Tape, world: World) -> Whole:
    assert axis.texts is not None
    numbers: dict[int, int] = {}
    for text, at in axis.texts.items():
        code = world.text(text).code
        assert isinstance(code, int)
        numbers[code] = at
    starts: list[int] = []
    targets = [0]
    for code in sorted(numbers):
        if starts and starts[-1] == code:
            targets[-1] = numbers[code]
        else:
            starts.append(code)
            targets.append(numbers[code])
        starts.append(code + 1)
        targets.append(0)
    code = key.code
    if not isinstance(code, Register):
        assert isinstance(code, int)
        return fixed(targets[bisect_right(starts, code)])
    return _followed(tape, Whole(code, -1, 2**31), starts, targets)


def _of_number(axis: Axis, key: Number, tape: Tape) -> Whole:
    key = number.settled(tape, key)
    since = _EPOCH if axis.days else 0
    known = key.known
    if known is not None:
        return fixed(axis.of_pair(known.numerator + since * known.denominator, known.denominator))
    points = [point - since for point in axis.points]
    if key.plain:
        # What lies at or above a point is told by the least whole number that does, what lies above it alike.
        unit = key.factor / key.below.low
        ends = [point * axis.unit / unit for point in points]
        return _placed(tape, key.above, [each for end in ends for each in (ceil(end), floor(end) + 1)])
    ratio = key.factor / axis.unit
    below = whole.times(tape, key.below, fixed(ratio.denominator))
    above = whole.times(tape, key.above, fixed(ratio.numerator))
    count = whole.floored(tape, above, below)
    rest = whole.compared(tape, ">", whole.minus(tape, above, whole.times(tape, count, below)), fixed(0))
    found = _placed(tape, count, [each for point in points for each in (point, point + 1)])
    past = whole.times(tape, whole.floored(tape, whole.plus(tape, found, fixed(1)), fixed(2)), fixed(2))
    return whole.chosen(tape, rest, past, found)


def _placed(tape: Tape, value: Whole, starts: Sequence[int]) -> Whole:
    """Give how many of ascending numbers a value reaches."""
    if not isinstance(value.at, Register):
        return fixed(bisect_right(starts, value.low))
    if value.high + 1 >= WHOLE_LIMIT:
        raise Wide
    held = [min(max(each, value.low), value.high + 1) for each in starts]  # none is larger than the column can carry
    kind: Kind = "f" if value.size < FLOAT_LIMIT - 1 else "i"
    at = tape.step("i", "placed", whole.carried(tape, value, kind), Listing(tuple(held)))
    return Whole(at, 0, len(starts))


def _followed(tape: Tape, value: Whole, starts: Sequence[int], targets: Sequence[int]) -> Whole:
    """Give the target of the last of ascending starts that a value reaches; the first one where it reaches none."""
    place = _placed(tape, value, starts)
    if not isinstance(place.at, Register):
        return fixed(targets[place.low])
    return Whole(tape.step("i", "taken", place.at, Listing(tuple(targets))), min(targets), max(targets))


def _taken(tape: Tape, row: Whole, cells: Sequence[int]) -> Whole:
    """Give what stands in a row."""
    if not isinstance(row.at, Register):
        return fixed(cells[row.low])
    low, high = min(cells), max(cells)
    if max(-low, high) >= WHOLE_LIMIT:
        raise Wide
    kind: Kind = "f" if max(-low, high) < FLOAT_LIMIT else "i"
    return Whole(tape.step(kind, "taken", whole.carried(tape, row, "i"), Listing(tuple(cells))), low, high)
