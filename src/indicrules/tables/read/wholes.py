"""Turn Arrow columns of whole numbers and decimals into whole numbers of as few places as they need.

A decimal is two words of 64 bits; one whose high word only repeats the sign of the low one is the low word. Whole
numbers below 2^53 are divided by a power of ten in float64: a whole number that gives the first one again when it is
multiplied by that power, without rounding as the product is below 2^53, is the quotient, however it was come by.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import attrs
import numpy as np
import pyarrow as pa

from indicrules.exact.number import decimal_text
from indicrules.exact.refusal import MAX_PLACES, MAX_WHOLE_DIGITS
from indicrules.tables.native.routine import Lying
from indicrules.tables.read.cells import Array, Cells, Limits, Mask, bounds, checked, lying, nulls_of, values_of
from indicrules.tables.read.floats import TOLERATED, Places
from indicrules.tables.score.room import Room
from indicrules.tables.score.shape import Shape

_FLOAT_LIMIT = 2**53
_MOST_TRIMMED = 18
_SAMPLE = 1000
_WORD_DIGITS = 19  # of a word of 64 bits


def short(type_: Any) -> bool:
    """Tell whether no decimal of this type whose units fit a word has more digits than a number may have."""
    return bool(_WORD_DIGITS - MAX_WHOLE_DIGITS <= type_.scale <= MAX_PLACES)


def narrowed(decimals: Any) -> Any:
    """Give decimals of 256 bits as decimals of 128: those that need more than a word are no others' equals."""
    if not pa.types.is_decimal256(decimals.type):
        return decimals
    begin, size = decimals.offset, len(decimals)
    words = np.frombuffer(decimals.buffers()[1], np.int64, 4 * size, 32 * begin).reshape(-1, 4)
    signs = words[:, 0] >> 63
    found = np.zeros((begin + size, 2), np.int64)
    found[begin:, 0] = words[:, 0]
    # What the low word does not hold is told by a high one that does not repeat its sign; such rows are looked at.
    found[begin:, 1] = np.where((words[:, 1:] == signs[:, None]).all(1), signs, ~signs)
    buffers = [decimals.buffers()[0], pa.py_buffer(found)]
    return pa.Array.from_buffers(pa.decimal128(38, decimals.type.scale), size, buffers, offset=begin)


def digits(decimals: Any) -> Any:
    """Give decimals as texts, without an exponent and without zeros at their ends."""
    texts = [None if each is None else decimal_text(each) for each in decimals.to_pylist()]
    return pa.array(texts, pa.string())


@attrs.define(eq=False)
class Wholes:
    """Reads a column of whole numbers of one of numpy's kinds."""

    array: Any
    limits: Limits
    kind: Any
    at: int

    def block(self, start: int, stop: int, room: Room) -> Cells:
        """Give the cells from row `start` to `stop`."""
        values = values_of(self.array, self.kind)[start:stop]
        nulls = nulls_of(self.array)(start, stop)
        return _cells(values, nulls, None, self.limits, self.limits.scale, room.column(self.at, len(values)))

    def lying(self, shape: Shape) -> Lying | None:
        """Give the column as it lies in memory, None where a program for `shape` cannot take it as it is."""
        if shape.factor != self.limits.scale:
            return None
        kind = np.dtype(self.kind)
        return lying(self.array, "whole", 8 * kind.itemsize, kind.kind == "i", 1, self.limits, shape)


@attrs.define(eq=False)
class Decimals:
    """Reads a column of decimal128 with `places`, in as few of them as are needed; below 0 they are zeros."""

    array: Any
    limits: Limits
    places: int
    known: Places
    at: int

    def block(self, start: int, stop: int, room: Room) -> Cells:
        """Give the cells from row `start` to `stop`."""
        words = values_of(self.array, np.complex128).view(np.int64).reshape(-1, 2)  # 16 bytes each
        if self.known.places is None:
            self.known.places = self._first_places(words[:: max(1, len(words) // _SAMPLE), 0])
        nulls = nulls_of(self.array)(start, stop)
        low, high = words[start:stop, 0], words[start:stop, 1]
        found = self._short(low, high, nulls, room)
        return found or self._long(start, stop, room, low, np.not_equal(high, low >> 63), nulls)

    def lying(self, shape: Shape) -> Lying | None:
        """Give the column as it lies in memory, None where a program for `shape` cannot take it as it is."""
        if self.known.places is None or shape.factor != self._factor():
            return None
        power = 10 ** (self.places - self.known.places)
        return lying(self.array, "decimal", 128, True, power, self.limits, shape)

    def _short(self, low: Array, high: Array, nulls: Mask | None, room: Room) -> Cells | None:
        """Give the cells where every one fits a float64 in the places that are known, else None."""
        assert self.known.places is not None
        power = 10 ** (self.places - self.known.places)
        values = room.column(self.at, len(low))
        spare, same = room.spare(len(low))
        carried = values if power == 1 else spare
        np.copyto(carried, low)
        ends = bounds(carried)
        # INVARIANT: no whole number of 2^53 or more becomes a float below that, so these are the numbers themselves.
        if max(-ends[0], ends[1]) >= _FLOAT_LIMIT or not _signs_agree(ends, carried, high, same):
            return None
        if power != 1:
            np.multiply(spare, 1 / power, out=values)
            np.rint(values, out=values)
            again = room.again(len(low))
            np.multiply(values, power, out=again)
            np.equal(again, spare, out=same)
            if not np.logical_and.reduce(same):
                return None
        ends = ends[0] // power, ends[1] // power
        return checked(values, ends, self._factor(), self.limits, nulls, None, [], None)

    def _long(self, start: int, stop: int, room: Room, low: Array, doubtful: Mask, nulls: Mask | None) -> Cells:
        assert self.known.places is not None
        dropped = self.places - self.known.places
        if dropped:
            kept = low // 10**dropped
            uneven = np.not_equal(kept * 10**dropped, low)
            if nulls is not None:
                uneven &= ~nulls
            if np.count_nonzero(uneven) > TOLERATED * len(uneven):
                self.known.places = self._first_places(low[uneven])
                return self.block(start, stop, room)
            doubtful, low = doubtful | uneven, kept
        if nulls is not None:
            doubtful &= ~nulls
        rows = doubtful if doubtful.any() else None
        return _cells(low, nulls, rows, self.limits, self._factor(), room.column(self.at, len(low)))

    def _factor(self) -> Fraction:
        assert self.known.places is not None
        power: int = 10 ** abs(self.known.places)
        return self.limits.scale / power if self.known.places >= 0 else self.limits.scale * power

    def _first_places(self, sample: Array) -> int:
        least = self.known.places + 1 if self.known.places is not None else max(0, self.places - _MOST_TRIMMED)
        # With places below 0, a column's own are the only ones.
        for places in range(least, self.places):
            if not (sample % 10 ** (self.places - places)).any():
                return places
        return self.places


def _signs_agree(ends: tuple[int, int], low: Array, high: Array, spare: Mask) -> bool:
    """Tell whether every high word only repeats the sign of its low one."""
    np.not_equal(high, 0, out=spare)
    if ends[0] >= 0:
        return not np.logical_or.reduce(spare)
    return np.array_equal(spare, low < 0) and bool((high[spare] == -1).all())


def _cells(
    values: Array, nulls: Mask | None, doubtful: Mask | None, limits: Limits, factor: Fraction, room: Array
) -> Cells:
    """Give cells of whole numbers, in float64 where that holds them."""
    np.copyto(room, values, casting="unsafe")
    ends = bounds(room)
    if doubtful is None and max(-ends[0], ends[1]) < _FLOAT_LIMIT:
        return checked(room, ends, factor, limits, nulls, None, [], None)
    spoilt = nulls if doubtful is None else doubtful if nulls is None else nulls | doubtful
    kept: Any = True if spoilt is None else ~spoilt
    low, high = int(values.min(where=kept, initial=0)), int(values.max(where=kept, initial=0))
    wide = max(-low, high) >= _FLOAT_LIMIT
    return checked(values.astype(np.int64 if wide else np.float64), None, factor, limits, nulls, spoilt, [], doubtful)
