"""Turn batches of scores into what Spark takes in fast, and that, in Spark, into decimals again.

Spark makes two objects of each decimal that comes from Arrow, whether anything reads it or not. A span of time is a
whole number of microseconds to both, so short scores travel as spans; the cast of a span of seconds to a decimal moves
the point, where a column is read. Scores of more than six places, mostly totals, nearly always have no more in fact:
they travel as spans as well, beside a column of decimals that holds the others.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from indicrules.columnar.layout import MICRO, SHORT

_SPAN = pa.duration("us")
_MOST = 12  # columns of spans: the casts of many make a method that Java does not compile


def travelling(schema: Any, keys: int) -> Any:
    """Give the schema in which the columns of `schema` travel, named by number; the first `keys` as they are."""
    types = [kind for types in _types(schema, keys) for kind in types]
    return pa.schema([pa.field(f"c{at}", kind) for at, kind in enumerate(types)])


def sent(batch: Any, keys: int) -> Any:
    """Give a batch as it travels."""
    types = _types(batch.schema, keys)
    columns = [
        part
        for at, (column, kinds) in enumerate(zip(batch.columns, types, strict=True))
        for part in (_parts(column) if at >= keys and kinds[0] == _SPAN else [column])
    ]
    return pa.RecordBatch.from_arrays(columns, schema=travelling(batch.schema, keys))


def arrived(frame: Any, schema: Any, types: list[Any], keys: int) -> list[Any]:
    """Give the columns of a Spark frame that has arrived, of the names in `schema` and Spark's `types`."""
    found = []
    at = 0
    for place, (field, kinds, type_) in enumerate(zip(schema, _types(schema, keys), types, strict=True)):
        parts = [frame[f"c{at + each}"] for each in range(len(kinds))]
        found.append((_whole(parts, type_) if place >= keys and kinds[0] == _SPAN else parts[0]).alias(field.name))
        at += len(kinds)
    return found


def _types(schema: Any, keys: int) -> list[list[Any]]:
    """Give the types of the columns in which each column travels."""
    short = [
        at >= keys and bool(pa.types.is_decimal128(field.type)) and field.type.precision <= SHORT
        for at, field in enumerate(schema)
    ]
    if sum(short) > _MOST:
        return [[field.type] for field in schema]
    return [
        [field.type] if not spanned else [_SPAN] if field.type.scale <= MICRO else [_SPAN, field.type]
        for field, spanned in zip(schema, short, strict=True)
    ]


def _parts(column: Any) -> list[Any]:
    type_ = column.type
    _, words = column.buffers()
    rows = slice(column.offset, column.offset + len(column))
    units = np.frombuffer(words, np.int64)[::2][rows]  # the low words hold all of them
    valid = pc.is_valid(column) if column.null_count else None
    if type_.scale <= MICRO:
        return [_spans(units * 10 ** (MICRO - type_.scale), valid)]
    finer = 10 ** (type_.scale - MICRO)
    spans = units // finer
    exact = spans * finer == units
    if exact.all():
        return [_spans(spans, valid), pa.nulls(len(column), type_)]
    rest = pa.array(exact)
    left = pc.if_else(rest, pa.scalar(None, type_), column)
    return [_spans(spans, rest if valid is None else pc.and_(rest, valid)), left]


def _spans(microseconds: Any, valid: Any) -> Any:
    validity = None if valid is None else valid.buffers()[1]
    return pa.Array.from_buffers(_SPAN, len(microseconds), [validity, pa.py_buffer(microseconds)])


def _whole(parts: list[Any], type_: Any) -> Any:
    from pyspark.sql.functions import coalesce
    from pyspark.sql.types import DayTimeIntervalType  # an extra

    seconds = DayTimeIntervalType(DayTimeIntervalType.SECOND, DayTimeIntervalType.SECOND)
    first = parts[0].cast(seconds).cast(type_)
    return first if len(parts) == 1 else coalesce(first, parts[1])
