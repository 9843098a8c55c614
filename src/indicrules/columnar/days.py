"""Turn Arrow columns of dates and of yes/no into cells."""

from __future__ import annotations

from typing import Any

import attrs
import numpy as np

from indicrules.columnar.cells import Cells, Mask, bounds, nulls_of, unpacked, values_of
from indicrules.columnar.room import Room
from indicrules.columnar.shape import Shape
from indicrules.columnar.status import Status


@attrs.define(eq=False)
class Days:
    """Reads a column of dates or times, `per_day` of its units to a day; a time of day is refused."""

    array: Any
    kind: Any
    per_day: int
    low: int | None
    high: int | None

    def block(self, start: int, stop: int, room: Room) -> Cells:
        """Give the cells from row `start` to `stop`."""
        ticks = values_of(self.array, self.kind)[start:stop]
        nulls = nulls_of(self.array)(start, stop)
        days = ticks // self.per_day
        counting: Any = True if nulls is None else ~nulls
        refused: list[tuple[Mask, Status]] = []
        uneven = (days * self.per_day != ticks) & counting
        outside = np.zeros(len(ticks), dtype=np.bool_)
        if self.low is not None:
            outside |= days < self.low
        if self.high is not None:
            outside |= days > self.high
        outside &= counting
        outside &= ~uneven
        for where, status in ((uneven, Status.NOT_A_DATE), (outside, Status.OUT_OF_RANGE)):
            if where.any():
                refused.append((where, status))
        values = days.astype(np.float64)
        if nulls is not None:
            values[nulls] = 0
        low, high = bounds(values)
        return Cells(
            values, Shape("number", "f", low=low, high=high, nulls=nulls is not None), nulls, None, tuple(refused)
        )


@attrs.define(eq=False)
class Truths:
    """Reads a column of yes/no."""

    array: Any

    def block(self, start: int, stop: int, room: Room) -> Cells:
        """Give the cells from row `start` to `stop`."""
        nulls = nulls_of(self.array)(start, stop)
        bits = np.frombuffer(self.array.buffers()[1], np.uint8)
        values = unpacked(bits, self.array.offset + start, stop - start).view(np.bool_)
        return Cells(values, Shape("truth", "b", nulls=nulls is not None), nulls)


@attrs.define(eq=False)
class Nothing:
    """Reads a column without any value, or stands for one that is absent."""

    def block(self, start: int, stop: int, room: Room) -> Cells:
        """Give the cells from row `start` to `stop`."""
        size = stop - start
        return Cells(np.zeros(size), Shape("absent", "f", nulls=True), np.ones(size, dtype=np.bool_))
