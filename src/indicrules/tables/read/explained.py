"""Turn the keys of rows into what their departments are scored from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Literal

import pyarrow as pa
import pyarrow.compute as pc

from indicrules.model.rules import Model
from indicrules.tables.read.binding import Absent, bound, readable, wanted_by
from indicrules.tables.read.keys import key_fields, only_unit
from indicrules.tables.read.long import widened
from indicrules.tables.read.rows import given_rows
from indicrules.tables.read.sources import batches_of, reader_of
from indicrules.tables.read.storage import plain, sound
from indicrules.text.options import names_of


def rows_given(
    model: Model, table: Any, keys: Iterable[Any], *, key: str = "unit", layout: Literal["wide", "long"] = "wide",
    absent: Absent = "error",
) -> Iterator[tuple[Any, dict[str, Any]]]:  # fmt: skip
    """Give each key that a row has, with that row's actuals by input name; of several rows the first."""
    (key,) = names_of("key", key)
    if layout == "long":
        only_unit((key,))
        table, (key,) = widened(model, table)
    reader = reader_of(table, wanted_by(model, (key,)))
    binding = bound(model, reader.schema, absent)
    key_fields(reader.schema, (key,), ())
    wanted = list(dict.fromkeys(keys))
    for batch in batches_of(reader):
        if not wanted:
            return
        column = plain(sound(batch.column(key), key))
        if pa.types.is_dictionary(column.type):
            column = column.dictionary_decode()
        for each in list(wanted):
            row = _row(column, each)
            if row >= 0:
                wanted.remove(each)
                yield each, next(given_rows(readable(batch, binding, letters=True), binding, [row]))


def _row(column: Any, key: Any) -> int:
    """Give the first row with a key, -1 where there is none, as for a key that the column cannot hold."""
    try:
        return int(pc.index(column, pa.scalar(key, column.type)).as_py())
    except MemoryError:
        raise
    except Exception:  # Arrow's, or what a class of the caller's own raises where it is looked at
        return -1
