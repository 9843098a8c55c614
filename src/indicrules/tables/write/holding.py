"""Turn columns into types that a format of files holds, or name a column that it has no cells for."""

from __future__ import annotations

from typing import Any

import pyarrow as pa

from indicrules.tables.read.storage import plain, plain_type
from indicrules.text.errors import DataError, Problem
from indicrules.text.sentence import say


def held_schema(schema: Any, format: str) -> Any:
    """Give the schema in which columns are written; raise `DataError` for a column that the format cannot hold."""
    fields = [field.with_type(_held(field.type, format)) for field in schema]
    pairs = zip(schema, fields, strict=True)
    problems = tuple(_unfit(before, format) for before, field in pairs if not _fits(field.type, format))
    if problems:
        raise DataError(problems)
    return pa.schema(fields, schema.metadata)


def _unfit(field: Any, format: str) -> Problem:
    type_ = str(field.type)
    said = say("wrong-column-type.unwritable", column=field.name, type=type_, format=_NAMES[format])
    advice = say("wrong-column-type.unwritable.hint")
    return Problem("wrong-column-type", said, field.name, None, type_, advice)


def held(batch: Any, schema: Any) -> Any:
    """Give a batch in the schema in which it is written."""
    if batch.schema.types == schema.types:
        return batch
    pairs = zip(batch.columns, schema.types, strict=True)
    columns = [column if column.type == type_ else plain(column) for column, type_ in pairs]
    return pa.RecordBatch.from_arrays(columns, schema=schema)


_NAMES = {"parquet": "Parquet", "csv": "CSV"}  # JSON has words for whatever Python has


def _held(type_: Any, format: str) -> Any:
    # Views of texts are written as texts, which Parquet writers of older Arrows know as well.
    odd = format in _NAMES and (pa.types.is_run_end_encoded(type_) or pa.types.is_string_view(type_))
    if format == "csv":
        odd = odd or isinstance(type_, pa.BaseExtensionType)
    return plain_type(type_) if odd else type_


def _fits(type_: Any, format: str) -> bool:
    if format not in _NAMES:
        return True
    if pa.types.is_dictionary(type_):
        return not pa.types.is_nested(type_.value_type) and _fits(type_.value_type, format)
    if pa.types.is_interval(type_):
        return False
    return format == "parquet" or not (pa.types.is_nested(type_) or _is_bytes(type_))


def _is_bytes(type_: Any) -> bool:
    of = pa.types
    kinds = (of.is_binary, of.is_large_binary, of.is_fixed_size_binary, of.is_binary_view)
    return any(kind(type_) for kind in kinds)
