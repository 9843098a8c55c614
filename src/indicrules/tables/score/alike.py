"""Turn a batch in which the same values come again and again into its distinct rows, and their results into all rows'.

Where every input has few values, as choices and yes/no have, a row is one whole number made of a number for each value.
Rows with one such number have one result, which is remembered from batch to batch.
"""

from __future__ import annotations

from math import prod
from typing import Any

import attrs
import numpy as np
import pyarrow as pa

from indicrules.tables.read.bare import wholes
from indicrules.tables.read.binding import Binding
from indicrules.tables.read.cells import Array, nulls_of, values_of
from indicrules.tables.read.storage import ends_of, is_text, sound
from indicrules.tables.score.sheet import Sheet, gathered, joined

_FEWEST = 1 << 13
"""Fewer rows are not worth being looked at in this way."""

_MOST_VALUES = 1 << 12  # of one input
_MOST_KEYS = 1 << 20  # for which there is a table
_MOST_CODES = 1 << 62
_MOST_CELLS = 1 << 22  # that are remembered
_SHARE = 4  # so many rows of a batch to each distinct one
_SAMPLE = 256
_MOST_MISSES = 2
_BLOCK = 1 << 15  # stays in a core's cache


@attrs.frozen(eq=False)
class Repeated:
    """Where the results of each row of a batch stand, and the first rows of those sets of values that are new."""

    places: Array
    new: Array


@attrs.frozen(eq=False)
class _Values:
    """A column as small numbers, and the value of each number that comes."""

    codes: Array
    values: dict[int, str | bool | None]


@attrs.define(eq=False)
class Alike:
    """The sets of values that a kernel met, as whole numbers, and their results.

    Each input has a number for each of its values and room for so many; `fell` says which results are those of the
    exact evaluator.
    """

    _numbers: dict[str, dict[str | bool | None, int]] = attrs.field(factory=dict)
    _room: dict[str, int] = attrs.field(factory=dict)
    _known: dict[int, int] = attrs.field(factory=dict)
    _results: Sheet | None = None
    _fell: Array = attrs.field(factory=lambda: np.zeros(0, np.bool_))
    _misses: int = 0

    def repeated(self, batch: Any, binding: Binding) -> Repeated | None:
        """Tell which rows of a batch are the same; None where it does not pay.

        Raise `DataError` for a column whose texts are damaged.
        """
        if batch.num_rows < _FEWEST or self._misses >= _MOST_MISSES:
            return None
        names = [name for name, column in binding.columns.items() if column is not None]
        columns = [batch.column(binding.columns[name]) for name in names]
        if not columns or not all(map(_has_few, columns)) or not _likely(names, columns, batch.num_rows):
            return None
        found = [_values(column, name) for name, column in zip(names, columns, strict=True)]
        several = [each for each in found if each is not None]
        if len(several) < len(found):
            self._misses += 1
            return None
        return self._told_apart(names, several, batch.num_rows)

    def add(self, results: Sheet, fell: Array) -> None:
        """Remember the results of new rows, of which the exact evaluator was asked about those that `fell`."""
        own = np.zeros(results.rows, np.bool_)
        own[fell] = True
        self._fell = np.concatenate([self._fell, own])
        self._results = results if self._results is None else joined(self._results, results)

    def write(self, places: Array, found: Sheet) -> int:
        """Write the results of all rows; give how many are those of the exact evaluator."""
        assert self._results is not None
        gathered(self._results, places, found)
        return int(np.count_nonzero(self._fell.take(places))) if self._fell.any() else 0

    def _told_apart(self, names: list[str], columns: list[_Values], rows: int) -> Repeated | None:
        keys = self._keys(names, columns, rows)
        if keys is None:
            return None
        most = prod(self._room[name] for name in names)
        if most <= _MOST_KEYS:
            first = np.full(most, -1, np.int32)
            for begin in range(0, rows, _BLOCK):
                part = keys[begin : begin + _BLOCK]
                first[part] = np.arange(begin, begin + len(part), dtype=np.int32)
            distinct = np.flatnonzero(first >= 0)
        else:
            encoded = wholes(keys).dictionary_encode()
            distinct = values_of(encoded.dictionary, np.int64)
            keys = values_of(encoded.indices, np.int32)
            first = np.zeros(len(distinct), np.int32)
            first[keys] = np.arange(rows, dtype=np.int32)
        if len(distinct) * _SHARE > rows:
            self._misses += 1
            return None
        at = first[distinct] if most <= _MOST_KEYS else first
        places, new = self._places(distinct, at)
        if most <= _MOST_KEYS:
            first[distinct] = places
            places = first
        return Repeated(places.take(keys, mode="clip"), new)

    def _places(self, distinct: Array, rows: Array) -> tuple[Array, Array]:
        """Give the places of distinct sets of values among those remembered, and the rows of new ones."""
        known, new = self._known, []
        places = []
        for key, row in zip(distinct.tolist(), rows.tolist(), strict=True):
            place = known.get(key)
            if place is None:
                place = known[key] = len(known)
                new.append(row)
            places.append(place)
        return np.array(places, np.int32), np.array(new, np.int64)

    def _keys(self, names: list[str], columns: list[_Values], rows: int) -> Array | None:
        """Give a whole number for each row, the same for the same values; None where there are too many."""
        for name, column in zip(names, columns, strict=True):
            numbers = self._numbers.setdefault(name, {})
            for value in column.values.values():
                numbers.setdefault(value, len(numbers))
            if len(numbers) > self._room.get(name, 0):
                self._room[name] = len(numbers) if name not in self._room else 2 * len(numbers)
                self._forget()
        if self._results is not None and len(self._known) * len(self._results.units) > _MOST_CELLS:
            self._forget()
        most = prod(self._room[name] for name in names)
        if most >= _MOST_CODES or max(self._room.values()) > 2 * _MOST_VALUES:
            self._misses += 1
            return None
        kind: Any = np.int32 if most <= _MOST_KEYS else np.int64
        stride, tables = 1, []
        for name, column in zip(names, columns, strict=True):
            table = np.zeros(max(column.values, default=0) + 1, kind)
            for code, value in column.values.items():
                table[code] = self._numbers[name][value] * stride
            tables.append(table)
            stride *= self._room[name]
        keys = np.zeros(rows, kind)
        for begin in range(0, rows, _BLOCK):
            part = keys[begin : begin + _BLOCK]
            for table, column in zip(tables, columns, strict=True):
                part += table.take(column.codes[begin : begin + _BLOCK], mode="clip")
        return keys

    def _forget(self) -> None:
        self._known, self._results, self._fell = {}, None, np.zeros(0, np.bool_)


def _has_few(column: Any) -> bool:
    """Tell whether a column is of a type that may have few values."""
    type_ = column.type
    if pa.types.is_dictionary(type_):
        return len(column.dictionary) <= _MOST_VALUES and is_text(type_.value_type)
    return is_text(type_) or bool(pa.types.is_boolean(type_))


def _likely(names: list[str], columns: list[Any], rows: int) -> bool:
    """Tell by some rows whether there may be few distinct ones: of few values each, or in few combinations."""
    some = wholes(np.arange(0, rows, max(1, rows // _SAMPLE))[:_SAMPLE])
    taken = [sound(each.take(some), name).to_pylist() for name, each in zip(names, columns, strict=True)]
    if prod(len(set(each)) for each in taken) * _SHARE <= rows:
        return True
    return len(set(zip(*taken, strict=True))) * _SHARE <= _SAMPLE


def _values(column: Any, name: str) -> _Values | None:
    """Give a column as numbers; None where it has many values."""
    if pa.types.is_boolean(column.type):
        column = column.cast(pa.uint8())
        codes, none = values_of(column, np.uint8), nulls_of(column)(0, len(column))
        return _Values(codes if none is None else np.where(none, np.uint8(2), codes), {0: False, 1: True, 2: None})
    letters = None if pa.types.is_dictionary(column.type) else _letters(column)
    if letters is not None:
        return _Values(letters, {each: chr(each) for each in np.flatnonzero(np.bincount(letters)).tolist()})
    if not pa.types.is_dictionary(column.type):
        column = column.dictionary_encode()
        sound(column.dictionary, name)
    known = column.dictionary.to_pylist()
    if len(known) > _MOST_VALUES:
        return None
    codes = values_of(column.indices, column.indices.type.to_pandas_dtype())
    none = nulls_of(column.indices)(0, len(column))
    if none is not None:
        codes = np.where(none, len(known), codes)
    return _Values(codes, dict(enumerate([*known, None])))


def _letters(texts: Any) -> Array | None:
    """Give texts that are one byte of ASCII each as these bytes; None where there are others."""
    ends = ends_of(texts)
    size, content = len(texts), texts.buffers()[2]
    if content is None or ends[-1] - ends[0] != size or (np.diff(ends) != 1).any():
        return None
    letters = np.frombuffer(content, np.uint8, size, int(ends[0]))
    return letters if int(letters.max(initial=0)) < _ASCII else None


_ASCII = 128
