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


def travelling(schema: Any, keys: int) -> Any:
    """Give the schema in which the columns of `schema` travel, named by number; the first `keys` as they are."""
    types = [kind for at, field in enumerate(schema) for kind in _types(field.type, at < keys)]
    return pa.schema([pa.field(f"c{at}", kind) for at, kind in enumerate(types)])


def sent(batch: Any, keys: int) -> Any:
    """Give a batch as it travels."""
    columns = [part for at, column in enumerate(batch.columns) for part in ([column] if at < keys else _parts(column))]
    return pa.RecordBatch.from_arrays(columns, schema=travelling(batch.schema, keys))


def arrived(frame: Any, schema: Any, types: list[Any], keys: int) -> list[Any]:
    """Give the columns of a Spark frame that has arrived, of the names in `schema` and Spark's `types`."""
    found = []
    at = 0
    for place, (field, type_) in enumerate(zip(schema, types, strict=True)):
        count = len(_types(field.type, place < keys))
        found.append(_whole([frame[f"c{at + each}"] for each in range(count)], field, type_, place < keys))
        at += count
    return found


def _is_short(type_: Any) -> bool:
    return bool(pa.types.is_decimal128(type_)) and type_.precision <= SHORT


def _types(type_: Any, is_key: bool) -> list[Any]:
    if is_key or not _is_short(type_):
        return [type_]
    return [_SPAN] if type_.scale <= MICRO else [_SPAN, type_]


def _parts(column: Any) -> list[Any]:
    type_ = column.type
    if not _is_short(type_):
        return [column]
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


def _whole(parts: list[Any], field: Any, type_: Any, is_key: bool) -> Any:
    from pyspark.sql.functions import coalesce
    from pyspark.sql.types import DayTimeIntervalType  # an extra

    if is_key or not _is_short(field.type):
        return parts[0].alias(field.name)
    seconds = DayTimeIntervalType(DayTimeIntervalType.SECOND, DayTimeIntervalType.SECOND)
    first = parts[0].cast(seconds).cast(type_)
    return (first if len(parts) == 1 else coalesce(first, parts[1])).alias(field.name)
