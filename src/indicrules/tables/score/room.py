"""Turn what blocks need for a while into arrays that are made once and used again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from types import MappingProxyType
from typing import Any

import attrs
import numpy as np

from indicrules.tables.read.cells import Array, Mask
from indicrules.tables.score.tape import KINDS, Kind

ALONE = 1 << 15
"""How many rows a thread works out at a time: few enough to stay in a core's cache, enough to make calls cheap."""

TOGETHER = 1 << 17
"""The same beside other threads where numpy does it: after each of its calls a thread may wait for the interpreter."""

TYPES: MappingProxyType[Kind, Any] = MappingProxyType({"f": np.float64, "i": np.int64, "b": np.bool_, "s": np.int8})
"""What the arrays of each kind hold."""


@attrs.define(eq=False)
class Room:
    """The arrays that the blocks of one thread share, each of `rows`."""

    rows: int
    _arrays: dict[str, list[Array]] = attrs.field(factory=lambda: {kind: [] for kind in KINDS})
    _columns: dict[int, Array] = attrs.field(factory=dict)
    _lent: tuple[Array, Array] | None = None
    _spare: Array = attrs.field(init=False)
    _same: Mask = attrs.field(init=False)
    _again: Array = attrs.field(init=False)
    _nowhere: Mask = attrs.field(init=False)

    def __attrs_post_init__(self) -> None:
        """Make the arrays that every block needs."""
        self._spare, self._again = np.empty(self.rows), np.empty(self.rows)
        self._same = np.empty(self.rows, dtype=np.bool_)
        self._nowhere = np.zeros(self.rows, dtype=np.bool_)

    @contextmanager
    def lent(self, values: Array, spare: Array) -> Iterator[None]:
        """Have the next column read into these arrays, the one for its values, the other to be used up."""
        self._lent = values, spare
        try:
            yield
        finally:
            self._lent = None

    def column(self, at: int, size: int) -> Array:
        """Give room for the values of a column."""
        if self._lent is not None:
            return self._lent[0]
        if at not in self._columns:
            self._columns[at] = np.empty(self.rows)
        return self._columns[at][:size]

    def spare(self, size: int) -> tuple[Array, Mask]:
        """Give room for what is looked at and thrown away."""
        return self._spare[:size] if self._lent is None else self._lent[1], self._same[:size]

    def again(self, size: int) -> Array:
        """Give more such room, for numbers."""
        return self._again[:size]

    def nowhere(self, size: int) -> Mask:
        """Give a mask that holds in no row; nobody may write to it."""
        return self._nowhere[:size]

    def registers(self, counts: Mapping[Kind, int], size: int) -> list[Array]:
        """Give the arrays that a program works in; those of whole numbers are those of floats."""
        found = []
        for kind in KINDS:
            arrays = self._arrays["f" if kind == "i" else kind]
            while len(arrays) < counts[kind]:
                arrays.append(np.empty(self.rows, TYPES[kind]))
            found += [each[:size].view(TYPES[kind]) for each in arrays[: counts[kind]]]
        return found

    @property
    def bytes(self) -> int:
        """How much memory the arrays take at most."""
        made = [*self._columns.values(), *(each for arrays in self._arrays.values() for each in arrays)]
        return sum(each.nbytes for each in made)


_MOST_BYTES = 1 << 27
_MOST_FREE = 8
_FREE: dict[int, list[Room]] = {}


def lent(rows: int) -> Room:
    """Give arrays of so many rows to work in, which nobody else uses until they are given back."""
    try:
        return _FREE[rows].pop()  # INVARIANT: what a list does at once no two threads share
    except (KeyError, IndexError):
        return Room(rows)


def give_back(room: Room) -> None:
    """Take arrays back for whoever comes next, of whatever ruleset, unless there are enough or they are very large."""
    free = _FREE.setdefault(room.rows, [])
    if len(free) < _MOST_FREE and room.bytes <= _MOST_BYTES:
        free.append(room)
