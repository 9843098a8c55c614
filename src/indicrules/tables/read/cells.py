"""Turn a block of an Arrow column into whole numbers, and say which rows are absent, refused or to be looked at."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import Any

import attrs
import numpy as np
import numpy.typing as npt

from indicrules.intake.doubtful import MOST
from indicrules.tables.native.raw import Layout, Raw
from indicrules.tables.native.routine import Lying, address_of
from indicrules.tables.score.shape import Shape
from indicrules.tables.status import Status

Mask = npt.NDArray[np.bool_]
Array = npt.NDArray[Any]
_WIDEST = 2**63 - 1


@attrs.frozen(eq=False)
class Cells:
    """The cells of a block: where `refused`, rows have no score for this reason; `doubtful` ones are looked at.

    `noted` ones are read in percent and may have been meant as fractions; they are counted, and nothing else.
    """

    values: Array
    shape: Shape
    nulls: Mask | None = None
    inapplicable: Mask | None = None
    refused: tuple[tuple[Mask, Status], ...] = ()
    doubtful: Mask | None = None
    noted: Mask | None = None

    @property
    def is_odd(self) -> bool:
        """Whether there is any cell that machine code does not take."""
        return bool(self.refused) or self.doubtful is not None or self.noted is not None


@attrs.frozen
class Limits:
    """What an input takes, in base units; `scale` is a bare number's unit.

    `shares` says that bare numbers from −1 to 1, but 0, are refused, `usual` that those above 1 and up to 2 are noted;
    `beyond` is the most that a bare number may be as a fraction.
    """

    scale: Fraction
    low: Fraction | None
    high: Fraction | None
    shares: bool
    usual: bool = False
    beyond: Fraction | None = None


def lying(
    array: Any, layout: Layout, bits: int, signed: bool, power: int, limits: Limits, shape: Shape
) -> Lying | None:
    """Give a column as it lies in memory, for a program that was compiled for `shape`, with what `limits` allow.

    None stands for a column that such a program cannot take.
    """
    cells = array.buffers()[1]
    if shape.sort != "number" or (array.null_count and not shape.nulls) or cells is None:
        return None
    low, high = max(-_WIDEST, shape.low), min(_WIDEST, shape.high)
    if limits.low is not None:
        low = max(low, _ceiling(limits.low / shape.factor))
    if limits.high is not None:
        high = min(high, _floor(limits.high / shape.factor))
    if limits.beyond is not None:
        beyond = _floor(limits.beyond / shape.factor)
        low, high = max(low, -beyond), min(high, beyond)
    one = _floor(limits.scale / shape.factor) if limits.shares else 0
    noted = _floor(MOST * limits.scale / shape.factor) if limits.usual else one
    raw = Raw(layout, bits, signed, power, low, high, noted, one if low < 0 else 0, shape.nulls, shape.kind)
    validity, address = _validity(array) if shape.nulls else (None, 0)
    return Lying(raw, cells.address + array.offset * bits // 8, address, (cells, validity))


def _validity(array: Any) -> tuple[Any, int]:
    """Give the bits that say which cells an array has, from its first one on, and their address."""
    buffer = array.buffers()[0]
    if buffer is None or not array.null_count:
        bits = np.full(len(array) // 8 + 1, 0xFF, np.uint8)
    elif array.offset % 8 == 0:
        return buffer, buffer.address + array.offset // 8
    else:
        bits = np.packbits(unpacked(np.frombuffer(buffer, np.uint8), array.offset, len(array)), bitorder="little")
    return bits, address_of(bits)


def unpacked(bits: Array, begin: int, size: int) -> Array:
    """Give so many of Arrow's bits as a byte each, 0 or 1."""
    bytes_ = np.unpackbits(bits[begin // 8 : (begin + size + 7) // 8], bitorder="little")
    return bytes_[begin % 8 : begin % 8 + size]


def nulls_of(array: Any) -> Callable[[int, int], Mask | None]:
    """Give what tells where rows of an Arrow array have no value."""
    size = len(array)
    if array.null_count == 0:
        return _everywhere
    validity = array.buffers()[0]
    if validity is None:
        return lambda start, stop: np.ones(stop - start, dtype=np.bool_)
    bits, offset = np.frombuffer(validity, np.uint8), array.offset
    assert offset + size <= 8 * len(bits)

    def nulls(start: int, stop: int) -> Mask | None:
        return np.equal(unpacked(bits, offset + start, stop - start), 0)

    return nulls


def _everywhere(start: int, stop: int) -> Mask | None:
    return None


def values_of(array: Any, kind: Any) -> Array:
    """Give the values of an Arrow array of fixed width, without copying."""
    width = np.dtype(kind).itemsize
    buffer = array.buffers()[1]
    if buffer is None or len(array) == 0:
        return np.empty(0, kind)
    return np.frombuffer(buffer, kind, len(array), array.offset * width)


def checked(
    values: Array, ends: tuple[int, int] | None, factor: Fraction, limits: Limits, nulls: Mask | None,
    spoilt: Mask | None, refused: list[tuple[Mask, Status]], doubtful: Mask | None,
) -> Cells:  # fmt: skip
    """Give cells of whole `values`, in units of `factor`, after looking at what the input takes.

    `values` may be written to; `spoilt` rows are set to 0, as they are refused or doubtful. `ends` are the least and
    the greatest value, if they are known.
    """
    if spoilt is not None:
        np.copyto(values, 0, where=spoilt)
    low, high = bounds(values) if ends is None else ends
    noted = _noted(values, (low, high), factor, limits, nulls, spoilt)
    unclear = _unclear(values, (low, high), factor, limits)
    if unclear is not None:
        if spoilt is not None or nulls is not None:
            unclear &= _counting(nulls, spoilt)
        if unclear.any():
            refused.append((unclear, Status.PERCENT_OR_FRACTION))
            np.copyto(values, 0, where=unclear)
            spoilt = unclear if spoilt is None else spoilt | unclear
            low, high = bounds(values)
    if nulls is not None and _outside(limits, factor, low, high):
        np.copyto(values, 0, where=nulls)
        low, high = bounds(values)
    if _outside(limits, factor, low, high):
        outside = np.zeros(len(values), dtype=np.bool_)
        if limits.low is not None:
            outside |= values < _ceiling(limits.low / factor)
        if limits.high is not None:
            outside |= values > _floor(limits.high / factor)
        outside &= _counting(nulls, spoilt)
        if outside.any():
            refused.append((outside, Status.OUT_OF_RANGE))
            np.copyto(values, 0, where=outside)
            low, high = bounds(values)
    kind: Any = "f" if values.dtype == np.float64 else "i"
    shape = Shape("number", kind, factor, low, high, nulls is not None)
    return Cells(values, shape, nulls, None, tuple(refused), doubtful, noted)


def _unclear(values: Array, ends: tuple[int, int], factor: Fraction, limits: Limits) -> Mask | None:
    """Give where a bare number may be a percent or a fraction, None where that cannot be."""
    low, high = ends
    if limits.beyond is not None and max(-low, high) * factor > limits.beyond:
        beyond: Mask = np.absolute(values) > _floor(limits.beyond / factor)
        return beyond
    if not limits.shares or low * factor > limits.scale or high * factor < -limits.scale or low == high == 0:
        return None
    one = float(limits.scale / factor)
    unclear: Mask = (values != 0) & (values <= one)
    return unclear if low >= 0 else unclear & (values >= -one)


def _noted(
    values: Array, ends: tuple[int, int], factor: Fraction, limits: Limits, nulls: Mask | None, spoilt: Mask | None
) -> Mask | None:
    """Give where a bare number is above 1 and up to 2, None where none is or nobody asks."""
    low, high = ends
    if not limits.usual or high * factor <= limits.scale or low * factor > MOST * limits.scale:
        return None
    one = float(limits.scale / factor)
    noted: Mask = (values > one) & (values <= MOST * one)
    if spoilt is not None or nulls is not None:
        noted &= _counting(nulls, spoilt)
    return noted if noted.any() else None


def _outside(limits: Limits, factor: Fraction, low: int, high: int) -> bool:
    """Tell whether any value may lie outside what the input takes."""
    return (limits.low is not None and low * factor < limits.low) or (
        limits.high is not None and high * factor > limits.high
    )


def bounds(values: Array) -> tuple[int, int]:
    """Give the least and the greatest of whole values, 0 where there are none."""
    return (int(np.minimum.reduce(values)), int(np.maximum.reduce(values))) if len(values) else (0, 0)


def _counting(nulls: Mask | None, spoilt: Mask | None) -> Any:
    if nulls is None:
        return True if spoilt is None else ~spoilt
    return ~nulls if spoilt is None else ~(nulls | spoilt)


def _ceiling(value: Fraction) -> int:
    return -int(-value // 1)


def _floor(value: Fraction) -> int:
    return int(value // 1)
