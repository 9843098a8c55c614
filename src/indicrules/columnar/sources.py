"""Turn whatever holds a table into a stream of Arrow batches."""

from __future__ import annotations

from typing import Any

import pyarrow as pa

from indicrules.text.errors import DataError, Problem


def reader_of(source: Any) -> Any:
    """Give a reader of record batches: of an Arrow stream, of a lazy frame once collected, of Dask's partitions."""
    if isinstance(source, pa.RecordBatchReader):
        return source
    if isinstance(source, pa.RecordBatch):
        return pa.RecordBatchReader.from_batches(source.schema, [source])
    if isinstance(source, pa.Table):
        return source.to_reader()
    if hasattr(source, "__arrow_c_stream__"):
        return pa.RecordBatchReader.from_stream(source)
    if hasattr(source, "collect") and hasattr(source, "collect_schema"):  # polars LazyFrame
        return pa.RecordBatchReader.from_stream(source.collect())
    if hasattr(source, "to_delayed"):  # Dask
        return _partitions(source)
    message = "what was given is no table"
    hint = "give an Arrow table, a data frame, or anything that exports an Arrow stream"
    raise DataError((Problem("no-table", message, hint=hint),))


def _partitions(source: Any) -> Any:
    parts = source.to_delayed()
    first = pa.table(parts[0].compute())
    rest = (batch for part in parts[1:] for batch in pa.table(part.compute()).cast(first.schema).to_batches())
    return pa.RecordBatchReader.from_batches(first.schema, _chained(first, rest))


def _chained(first: Any, rest: Any) -> Any:
    yield from first.to_batches()
    yield from rest
