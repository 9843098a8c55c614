"""Turn Arrow columns of dates and of yes/no into cells."""

from __future__ import annotations

import datetime
import re
from types import MappingProxyType
from typing import Any

import attrs
import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from indicrules.tables.read.cells import Array, Cells, Mask, bounds, nulls_of, unpacked, values_of
from indicrules.tables.score.expressions import day_number
from indicrules.tables.score.room import Room
from indicrules.tables.score.shape import Shape
from indicrules.tables.status import Status

_SECONDS = 86_400
_TICKS = MappingProxyType({"s": 1, "ms": 1000, "us": 10**6, "ns": 10**9})
_FIRST, _LAST = day_number(datetime.date.min), day_number(datetime.date.max)


def known_zone(type_: Any) -> bool:
    """Tell whether times of this type can be told in their zone."""
    if type_.tz is None or _offset(type_.tz) is not None:
        return True
    try:
        pc.local_timestamp(pa.scalar(0, type_))
    except pa.ArrowException:
        return False
    return True


def _offset(zone: str) -> int | None:
    """Give the seconds that a zone such as `+08:00` is ahead, None for a zone of the database.

    Arrow before 22 knows those alone.
    """
    found = re.fullmatch(r"([+-])(\d\d):?([0-5]\d)", zone, re.ASCII)
    if found is None:
        return None
    sign, hours, minutes = found.groups()
    seconds = int(hours) * 3600 + int(minutes) * 60
    if seconds >= _SECONDS:
        return None
    return -seconds if sign == "-" else seconds


def days_of(array: Any) -> tuple[Array, Mask]:
    """Give the days of a column of dates or times, in their zone, from 1970 on; and which cells are no date.

    Those are times of day other than midnight, and days before year 1 or after year 9999, which come as 0. What stands
    where there is no value means nothing.
    """
    ticks, per_day = _ticks(array)
    days = ticks // per_day
    none = (days < _FIRST) | (days > _LAST)
    uneven = days * per_day != ticks
    days = days.astype(np.float64)
    if none.any():
        days[none] = 0
    return days, none | uneven


def _ticks(array: Any) -> tuple[Array, int]:
    """Give the cells of a column in its own units, and how many of these make a day."""
    if pa.types.is_date32(array.type):
        return values_of(array, np.int32), 1
    if pa.types.is_date64(array.type):
        return values_of(array, np.int64), _SECONDS * _TICKS["ms"]
    per_day = _SECONDS * _TICKS[array.type.unit]
    ticks = values_of(array, np.int64)
    if array.type.tz is None:
        return ticks, per_day
    end = 2**63 - 2 * per_day
    least, most = (min(max(each * per_day, -end), end) for each in (_FIRST - 2, _LAST + 3))
    clipped = np.clip(ticks, least, most)
    ahead = _offset(array.type.tz)
    if ahead is not None:
        return clipped + ahead * _TICKS[array.type.unit], per_day
    known = pa.array(clipped).view(array.type)  # zones are not told of years without end
    return values_of(pc.local_timestamp(known), np.int64), per_day


@attrs.define(eq=False)
class Days:
    """Reads a column of dates or times; a time of day is refused."""

    array: Any
    low: int | None
    high: int | None
    _days: tuple[Array, Mask] = attrs.field(init=False)

    def __attrs_post_init__(self) -> None:
        """Look at the column's memory."""
        self._days = days_of(self.array)

    def block(self, start: int, stop: int, room: Room) -> Cells:
        """Give the cells from row `start` to `stop`."""
        days, none = (each[start:stop] for each in self._days)
        nulls = nulls_of(self.array)(start, stop)
        counting: Any = True if nulls is None else ~nulls
        refused: list[tuple[Mask, Status]] = []
        uneven = none & counting
        outside = np.zeros(len(days), dtype=np.bool_)
        if self.low is not None:
            outside |= days < self.low
        if self.high is not None:
            outside |= days > self.high
        outside &= counting
        outside &= ~uneven
        for where, status in ((uneven, Status.NOT_A_DATE), (outside, Status.OUT_OF_RANGE)):
            if where.any():
                refused.append((where, status))
        values = days.copy()
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
