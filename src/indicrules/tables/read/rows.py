"""Turn rows of a batch into what single departments are scored from."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import Any

import numpy as np
import pyarrow as pa

from indicrules.tables.read.bare import wholes
from indicrules.tables.read.binding import Binding
from indicrules.tables.read.days import days_of
from indicrules.tables.read.storage import is_list


def given_rows(batch: Any, binding: Binding, rows: Any) -> Iterator[dict[str, Any]]:
    """Give each row as a mapping from input names to Python values."""
    names = [(name, column) for name, column in binding.columns.items() if column is not None]
    picked = wholes(rows)
    columns = [_values(batch.column(column).take(picked)) for _, column in names]
    keys = [name for name, _ in names]
    for values in zip(*columns, strict=True) if columns else ((),) * len(rows):
        yield dict(zip(keys, values, strict=True))


def taken_rows(batch: Any, binding: Binding, rows: Any) -> Any:
    """Give some rows of a batch as a batch of the columns that bring inputs."""
    names = list(dict.fromkeys(name for name in binding.columns.values() if name is not None))
    picked = wholes(rows)
    return pa.RecordBatch.from_arrays([batch.column(name).take(picked) for name in names], names=names)


def _values(array: Any) -> list[Any]:
    type_ = array.type
    if pa.types.is_temporal(type_):
        return _dates(array)
    if is_list(type_):
        return [None if each is None else tuple(each) for each in array.to_pylist()]
    found: list[Any] = array.to_pylist()
    if pa.types.is_float64(type_):
        return [each if each is None or each == each else np.nan for each in found]  # one NaN, so that it is met again
    return found


def _dates(array: Any) -> list[datetime.date | str | None]:
    """Give dates, and texts for what is none, as Python has no years after 9999 and no billionths of seconds."""
    days, none = days_of(array)
    found: list[datetime.date | str | None] = [_EPOCH + datetime.timedelta(each) for each in days.tolist()]
    for row in np.flatnonzero(none).tolist():
        found[row] = array[row : row + 1].cast(pa.string())[0].as_py()
    return [each if there else None for each, there in zip(found, array.is_valid().to_pylist(), strict=True)]


_EPOCH = datetime.date(1970, 1, 1)
