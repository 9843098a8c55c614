"""Turn the keys of rows into what their departments are scored from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Literal

import pyarrow as pa
import pyarrow.compute as pc

from indicrules.columnar.binding import Absent, bound
from indicrules.columnar.long import widened
from indicrules.columnar.rows import given_rows
from indicrules.columnar.sources import reader_of
from indicrules.model.rules import Model


def rows_given(
    model: Model, table: Any, keys: Iterable[Any], *, key: str = "unit", layout: Literal["wide", "long"] = "wide",
    absent: Absent = "error",
) -> Iterator[tuple[Any, dict[str, Any]]]:  # fmt: skip
    """Give each key that a row has, with that row's actuals by input name; of several rows the first."""
    if layout == "long":
        table, (key,) = widened(model, table)
    reader = reader_of(table)
    binding = bound(model, reader.schema, absent, (key,))
    wanted = list(dict.fromkeys(keys))
    for batch in reader:
        if not wanted:
            return
        column = batch.column(key)
        if pa.types.is_dictionary(column.type):
            column = column.dictionary_decode()
        for each in list(wanted):
            row = pc.index(column, pa.scalar(each, column.type)).as_py()
            if row >= 0:
                wanted.remove(each)
                yield each, next(given_rows(batch, binding, [row]))
