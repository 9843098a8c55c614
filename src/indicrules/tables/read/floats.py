"""Turn Arrow columns of floats into whole numbers of the places that they really have.

A float64 means its shortest decimal. With n = rint(x × 10^k), `n / 10^k == x` proves that this is n / 10^k as long as
n has at most 15 digits: two decimals of at most 15 digits are never the same float, and the shortest one has no more
digits than this one.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import Any

import attrs
import numpy as np

from indicrules.intake.doubtful import MOST
from indicrules.tables.native.routine import Lying
from indicrules.tables.read.cells import Array, Cells, Limits, Mask, checked, lying, nulls_of, values_of
from indicrules.tables.score.room import Room
from indicrules.tables.score.shape import Shape
from indicrules.tables.status import Status

_DIGITS = 10.0**15
_MOST_PLACES = 9
_SAMPLE = 1000
TOLERATED = 1 / 16
"""The share of a block that is rather looked at row by row than written in finer units."""


@attrs.define
class Places:
    """How many places a column has, as far as it was seen; `wild` where that is no use."""

    places: int | None = None
    wild: bool = False


@attrs.define(eq=False)
class Floats:
    """Reads a column of float64."""

    array: Any
    limits: Limits
    known: Places
    at: int
    _unit: tuple[int, Fraction] | None = None
    _values: Array = attrs.field(init=False)
    _nulls: Callable[[int, int], Mask | None] = attrs.field(init=False)

    def __attrs_post_init__(self) -> None:
        """Look at the column's memory."""
        self._values, self._nulls = values_of(self.array, np.float64), nulls_of(self.array)

    def block(self, start: int, stop: int, room: Room) -> Cells:
        """Give the cells from row `start` to `stop`; they hold until the next ones are asked for."""
        if self.known.places is None:
            self.known.places = _first_places(self.array)
        values = self._values[start:stop]
        nulls = self._nulls(start, stop)
        if self.known.wild:
            return _wild(values, nulls, self.limits)
        while True:
            cells = self._scaled(values, nulls, self.known.places, room)
            if cells is not None:
                return cells
            finer = _finer(values, nulls, self.known.places)
            if finer is None:
                self.known.wild = True
                return _wild(values, nulls, self.limits)
            self.known.places = finer

    def lying(self, shape: Shape) -> Lying | None:
        """Give the column as it lies in memory, None where a program for `shape` cannot take it as it is."""
        if self.known.wild or self.known.places is None or self._factor(self.known.places) != shape.factor:
            return None
        within = attrs.evolve(shape, low=max(shape.low, 1 - int(_DIGITS)), high=min(shape.high, int(_DIGITS) - 1))
        return lying(self.array, "float", 64, True, 10**self.known.places, self.limits, within)

    def _scaled(self, values: Array, nulls: Mask | None, places: int, room: Room) -> Cells | None:
        """Give the cells in so many places, None if too many values have more."""
        power = 10.0**places
        size = len(values)
        whole = room.column(self.at, size)
        spare, same = room.spare(size)
        np.multiply(values, power, out=whole)
        np.rint(whole, out=whole)
        np.divide(whole, power, out=spare)
        np.equal(spare, values, out=same)
        all_same = np.logical_and.reduce(same)
        low, high = _ends(whole)
        if nulls is not None and not (all_same and low > -_DIGITS and high < _DIGITS):
            # What stands where there is no value is nobody's business, unless it gets in the way.
            np.copyto(whole, 0.0, where=nulls)
            same |= nulls
            all_same = np.logical_and.reduce(same)
            low, high = _ends(whole)
        if all_same and low > -_DIGITS and high < _DIGITS:
            return checked(whole, (int(low), int(high)), self._factor(places), self.limits, nulls, None, [], None)
        spoilt = ~same
        spoilt |= ~(np.absolute(whole) < _DIGITS)
        strange = spoilt & ~np.isfinite(values)
        doubtful = spoilt & ~strange
        if doubtful.sum() > TOLERATED * size:
            return None
        refused = [(strange, Status.NOT_A_NUMBER)] if strange.any() else []
        return checked(whole, None, self._factor(places), self.limits, nulls, spoilt, refused, doubtful)

    def _factor(self, places: int) -> Fraction:
        if self._unit is None or self._unit[0] != places:
            self._unit = places, self.limits.scale / 10**places
        return self._unit[1]


def _ends(values: Array) -> tuple[float, float]:
    return (float(np.minimum.reduce(values)), float(np.maximum.reduce(values))) if len(values) else (0.0, 0.0)


def _first_places(array: Any) -> int:
    values = values_of(array, np.float64)[: _SAMPLE * 64 : 64] if len(array) > _SAMPLE else values_of(array, np.float64)
    values = values[np.isfinite(values)]
    for places in range(_MOST_PLACES + 1):
        power = 10.0**places
        if np.count_nonzero(np.rint(values * power) / power != values) <= TOLERATED / 4 * len(values):
            return places
    return 2


def _finer(values: Array, nulls: Mask | None, places: int) -> int | None:
    kept = values[np.isfinite(values) if nulls is None else np.isfinite(values) & ~nulls]
    for finer in range(places + 1, _MOST_PLACES + 1):
        power = 10.0**finer
        scaled = np.rint(kept * power)
        wrong = (scaled / power != kept) | (np.absolute(scaled) >= _DIGITS)
        if np.count_nonzero(wrong) <= TOLERATED * len(values):
            return finer
    return None


def _wild(values: Array, nulls: Mask | None, limits: Limits) -> Cells:
    """Give floats as they come, each within half a unit in its last place of the decimal it means."""
    refused: list[tuple[Mask, Status]] = []
    absent = np.zeros(len(values), dtype=np.bool_) if nulls is None else nulls
    strange = ~(np.isfinite(values) | absent)
    # Past these ends a number may have more digits than are read.
    sizes = np.absolute(values)
    doubtful = ((sizes >= 1e30) | ((sizes < 1e-13) & (sizes > 0))) & ~strange & ~absent
    spoilt = strange | absent | doubtful
    if strange.any():
        refused.append((strange, Status.NOT_A_NUMBER))
    noted = (values > 1) & (values <= MOST) & ~spoilt if limits.usual else None
    if limits.shares or limits.beyond is not None:
        unclear = (sizes > 0) & (sizes <= 1) if limits.shares else sizes > float(limits.beyond or 0)
        unclear &= ~spoilt
        refused.append((unclear, Status.PERCENT_OR_FRACTION))
        spoilt |= unclear
    for limit, compare in ((limits.low, np.less), (limits.high, np.greater)):
        if limit is not None:
            edge = float(limit / limits.scale)
            refused.append((compare(values, edge) & ~spoilt, Status.OUT_OF_RANGE))
            if Fraction(repr(edge)) != limit / limits.scale:
                doubtful |= (values == edge) & ~spoilt
    copy = np.where(spoilt, 0.0, values)
    shape = Shape("wild", "f", limits.scale, nulls=nulls is not None)
    return Cells(copy, shape, nulls, None, tuple(refused), doubtful, noted)
