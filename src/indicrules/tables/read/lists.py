"""Turn a column of lists into what the members of each row come to: their sum, number, least and greatest.

Members are read as a column of their own, some thousand at a time; nothing is made for a single one of them. A row
without members, or with one that is null, is missing; one with a member that single departments are refused for is
refused, and where there is more to say of a row than that, the exact evaluator is asked.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fractions import Fraction
from typing import Any, Literal, get_args

import attrs
import numpy as np
import pyarrow as pa

from indicrules.model.rules import Input, Model
from indicrules.model.types import MOST_MEMBERS, ListType
from indicrules.tables.read.cells import Array, Cells, Mask, nulls_of
from indicrules.tables.read.storage import is_list
from indicrules.tables.score.room import Room
from indicrules.tables.score.shape import Shape
from indicrules.tables.status import Status

Part = Literal["sum", "count", "least", "greatest"]
PARTS: tuple[Part, ...] = get_args(Part)

_TOGETHER = 1 << 16  # members that are read at a time
_FLOAT_LIMIT = 2**53
_WIDEST = 2**62
_ONE = Fraction(1)


@attrs.frozen
class Wanted:
    """What a program reads of an input: its values, or of a list one part of what its members come to."""

    key: str
    input: Input
    part: Part | None = None


def wanted(model: Model) -> tuple[Wanted, ...]:
    """Give what programs read of the inputs of a model, those of a list one after the other."""
    found: list[Wanted] = []
    for name, each in model.inputs.items():
        if isinstance(each.type, ListType):
            found += (Wanted(key_of(name, part), each, part) for part in PARTS)
        else:
            found.append(Wanted(name, each))
    return tuple(found)


def key_of(name: str, part: Part) -> str:
    """Name a part of what the members of a list come to."""
    return f"{part}({name})"


@attrs.frozen(eq=False)
class _Rows:
    """What the members of some rows come to, in units of `factor`, and rows of which there is none."""

    values: dict[Part, Array]
    factor: Fraction
    lacking: Mask
    refused: dict[Status, Mask]
    doubtful: Mask


@attrs.define(eq=False)
class Lists:
    """Reads a column of Arrow's large lists; `reader` gives what reads their members, None where none can."""

    array: Any
    reader: Callable[[Any], Any] | None
    _met: tuple[int, int, _Rows] | None = None
    _members: Any = None
    _room: Room | None = None

    def rows(self, start: int, stop: int) -> _Rows | None:
        """Give what the members of rows `start` to `stop` come to; None where no program can be made for them."""
        if self.reader is None:
            return None
        if self._met is None or self._met[:2] != (start, stop):
            self._met = start, stop, self._read(start, stop)
        return self._met[2]

    def forget(self) -> None:
        """Have rows read anew, as they are to be in other units."""
        self._met = None

    def _read(self, start: int, stop: int) -> _Rows:
        assert self.reader is not None
        if self._members is None:
            self._members = self.reader(self.array.values)
        size = stop - start
        ends = self.array.offsets.to_numpy()[start : stop + 1]
        sizes = np.diff(ends)
        null = nulls_of(self.array)(start, stop)
        lacking = sizes == 0 if null is None else (sizes == 0) | null
        doubtful = (sizes > MOST_MEMBERS) & ~lacking
        values: dict[Part, Array] = {part: np.zeros(size, np.int64) for part in PARTS}
        parts: list[tuple[slice, Fraction]] = []
        refused: dict[Status, Mask] = {}
        for begin, end in _pieces(ends, sizes):
            rows = slice(begin, end)
            piece = self._piece(ends[begin : end + 1])
            if piece is None:
                doubtful[rows] |= ~lacking[rows]
                continue
            parts.append((rows, piece.factor))
            for part in PARTS:
                values[part][rows] = piece.values[part]
            lacking[rows] |= piece.lacking
            doubtful[rows] |= piece.doubtful
            for status, mask in piece.refused.items():
                refused.setdefault(status, np.zeros(size, np.bool_))[rows] = mask
        factor = min((each for _, each in parts), default=_ONE)
        for rows, each in parts:
            if each != factor and not _brought(values, rows, int(each / factor)):
                doubtful[rows] |= True
        _part_off(refused, doubtful, null)
        spoilt = doubtful | np.logical_or.reduce([*refused.values(), np.zeros(size, np.bool_)])
        for each_values in values.values():
            each_values[spoilt] = 0
        lacking &= ~spoilt
        return _Rows(values, factor, lacking, refused, doubtful)

    def _piece(self, ends: Array) -> _Rows | None:
        """Give what the members of some rows come to, as `ends` part them; None where they are no whole numbers."""
        low, high = int(ends[0]), int(ends[-1])
        if high - low > _TOGETHER + MOST_MEMBERS:
            return None
        if self._room is None:
            self._room = Room(_TOGETHER + MOST_MEMBERS)
        cells: Cells = self._members.block(low, high, self._room)
        if cells.shape.sort not in ("number", "absent"):
            return None
        ends = ends - low
        sizes = np.diff(ends)
        nulls = cells.nulls
        apart = [mask for mask in (cells.doubtful, cells.noted) if mask is not None]
        none = [*apart, *(mask for mask, _ in cells.refused), *([] if nulls is None else [nulls])]
        kept = None if not none else ~np.logical_or.reduce(none)
        found = _folded(np.asarray(cells.values, np.int64), kept, ends, sizes)
        if found is None:
            return None
        return _Rows(
            found, cells.shape.factor,
            np.zeros(len(sizes), np.bool_) if nulls is None else _any(nulls, ends),
            {status: _any(mask, ends) for mask, status in cells.refused},
            np.logical_or.reduce([np.zeros(len(sizes), np.bool_), *(_any(mask, ends) for mask in apart)]),
        )  # fmt: skip


def _pieces(ends: Array, sizes: Array) -> Iterator[tuple[int, int]]:
    """Part rows so that not too many members are read at a time; a row of too many stands alone."""
    at, rows = 0, len(sizes)
    while at < rows:
        end = int(np.searchsorted(ends, ends[at] + _TOGETHER, side="right")) - 1
        end = min(max(end, at + 1), rows)
        yield at, end
        at = end


def _any(mask: Mask, ends: Array) -> Mask:
    """Tell of each row whether a mask holds of any of its members."""
    counted = np.zeros(len(mask) + 1, np.int64)
    np.cumsum(mask, out=counted[1:])
    found: Mask = counted[ends[1:]] > counted[ends[:-1]]
    return found


def _folded(values: Array, kept: Mask | None, ends: Array, sizes: Array) -> dict[Part, Array] | None:
    """Give by row the sum, number, least and greatest of the members that are kept, 0 where there are none."""
    size = int(np.absolute(values).max(initial=0)) if len(values) else 0
    if size < 0 or size * int(sizes.max(initial=1)) >= _WIDEST:
        return None
    added = values if kept is None else np.where(kept, values, 0)
    sums = np.zeros(len(values) + 1, np.int64)
    np.cumsum(added, out=sums[1:])  # past its end it begins anew, which differences of it make good
    counts = sizes
    if kept is not None:
        counted = np.zeros(len(values) + 1, np.int64)
        np.cumsum(kept, out=counted[1:])
        counts = counted[ends[1:]] - counted[ends[:-1]]
    found: dict[Part, Array] = {
        "sum": sums[ends[1:]] - sums[ends[:-1]],
        "count": counts.astype(np.int64),
        "least": np.zeros(len(sizes), np.int64),
        "greatest": np.zeros(len(sizes), np.int64),
    }
    some = np.flatnonzero(sizes)
    if len(some):
        begins = ends[:-1][some]
        ways: tuple[tuple[Part, Any, int], ...] = (("least", np.minimum, _WIDEST), ("greatest", np.maximum, -_WIDEST))
        for part, fold, last in ways:
            ranked = values if kept is None else np.where(kept, values, last)
            folded = fold.reduceat(ranked, begins)
            found[part][some] = np.where(counts[some] > 0, folded, 0)
    return found


def _brought(values: dict[Part, Array], rows: slice, times: int) -> bool:
    """Bring what some rows come to into finer units; tell whether they fit."""
    parts: tuple[Part, ...] = ("sum", "least", "greatest")
    most = max(int(np.absolute(values[part][rows]).max(initial=0)) for part in parts)
    if most * times >= _WIDEST:
        return False
    for part in parts:
        values[part][rows] *= times
    return True


def _part_off(refused: dict[Status, Mask], doubtful: Mask, null: Mask | None) -> None:
    """Leave rows of which more than one thing is wrong to the exact evaluator; nothing is of those that are null."""
    if null is not None:
        doubtful &= ~null
        for mask in refused.values():
            mask &= ~null
    if len(refused) > 1:
        doubtful |= np.sum([*refused.values()], axis=0) > 1
    for mask in refused.values():
        mask &= ~doubtful


@attrs.frozen(eq=False)
class OfLists:
    """Reads one part of what the members of a column's lists come to; the first part says what is wrong with rows."""

    lists: Lists
    part: Part

    def block(self, start: int, stop: int, room: Room) -> Cells:
        """Give the cells from row `start` to `stop`."""
        found = self.lists.rows(start, stop)
        if found is None:
            return Cells(np.zeros(stop - start), Shape("apart", "f"))
        values = found.values[self.part]
        low, high = int(values.min(initial=0)), int(values.max(initial=0))
        factor = _ONE if self.part == "count" else found.factor
        if max(-low, high) < _FLOAT_LIMIT:
            values = values.astype(np.float64)
        kind: Any = "f" if values.dtype == np.float64 else "i"
        if self.part != PARTS[0]:
            return Cells(values, Shape("number", kind, factor, low, high))
        lacks = bool(found.lacking.any())
        refused = tuple((mask, status) for status, mask in found.refused.items() if mask.any())
        doubtful = found.doubtful if found.doubtful.any() else None
        shape = Shape("number", kind, factor, low, high, lacks)
        return Cells(values, shape, found.lacking if lacks else None, None, refused, doubtful)


def is_numeric(type_: Any) -> bool:
    """Tell whether a column, which is `plain`, holds lists of numbers that are read together."""
    if not is_list(type_):
        return False
    of = type_.value_type
    return bool(pa.types.is_integer(of) or pa.types.is_float64(of) or pa.types.is_decimal(of))
