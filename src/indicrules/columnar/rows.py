"""Turn rows of a batch into what single departments are scored from."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
import pyarrow as pa

from indicrules.columnar.binding import Binding


def given_rows(batch: Any, binding: Binding, rows: Any) -> Iterator[dict[str, Any]]:
    """Give each row as a mapping from input names to Python values."""
    names = [(name, column) for name, column in binding.columns.items() if column is not None]
    picked = pa.array(rows, pa.int64())
    columns = [_values(_readable(batch.column(column)).take(picked)) for _, column in names]
    keys = [name for name, _ in names]
    for values in zip(*columns, strict=True) if columns else ((),) * len(rows):
        yield dict(zip(keys, values, strict=True))


def taken_rows(batch: Any, binding: Binding, rows: Any) -> Any:
    """Give some rows of a batch as a batch of the columns that bring inputs."""
    names = list(dict.fromkeys(name for name in binding.columns.values() if name is not None))
    picked = pa.array(rows, pa.int64())
    return pa.RecordBatch.from_arrays([_readable(batch.column(name)).take(picked) for name in names], names=names)


def _readable(array: Any) -> Any:
    if pa.types.is_dictionary(array.type):
        array = array.dictionary_decode()
    return array.cast(pa.string()) if pa.types.is_string_view(array.type) else array


def _values(array: Any) -> list[Any]:
    type_ = array.type
    found: list[Any] = array.to_pylist()
    if pa.types.is_floating(type_) and not pa.types.is_float64(type_):
        narrow = type_.to_pandas_dtype()
        return [None if each is None else float(str(narrow(each))) for each in found]
    if pa.types.is_float64(type_):
        return [each if each is None or each == each else np.nan for each in found]  # one NaN, so that it is met again
    return found
