"""Turn a long table, a row an actual, into a wide one, a row a unit."""

from __future__ import annotations

from typing import Any

import numpy as np
import pyarrow as pa

from indicrules.columnar.sources import reader_of
from indicrules.model.rules import Model
from indicrules.text.errors import DataError, Problem

_COLUMNS = ("unit", "indicator", "actual")


def widened(model: Model, source: Any) -> tuple[Any, tuple[str, ...]]:
    """Give a table with a row for each `unit`, in the order of their first rows, and the name of its key.

    Raise `DataError` for a column that is lacking, and for an indicator that one unit has twice.
    """
    table = reader_of(source).read_all().combine_chunks()
    problems = [_lacking(name) for name in _COLUMNS if name not in table.column_names]
    if problems:
        raise DataError(tuple(problems))
    units, indicators = (_encoded(table.column(name)) for name in _COLUMNS[:2])
    actuals = table.column("actual")
    columns = {"unit": units.dictionary}
    rows = _indices(units)
    which = _indices(indicators)
    for at, name in enumerate(indicators.dictionary.to_pylist()):
        own = np.flatnonzero(which == at)
        if len(np.unique(rows[own])) != len(own):
            raise DataError((_twice(name, units, rows[own]),))
        places = np.full(len(units.dictionary), -1, np.int64)
        places[rows[own]] = own
        columns[str(name)] = actuals.take(pa.array(places, mask=places < 0))
    for name, each in model.inputs.items():
        if name not in columns and (each.title is None or each.title not in columns):
            columns[name] = pa.nulls(len(units.dictionary))
    return pa.table(columns), ("unit",)


def _encoded(column: Any) -> Any:
    found = (
        column.combine_chunks().dictionary_encode()
        if not pa.types.is_dictionary(column.type)
        else column.combine_chunks()
    )
    return found.chunk(0) if isinstance(found, pa.ChunkedArray) else found


def _indices(column: Any) -> Any:
    return column.indices.to_numpy(zero_copy_only=False)


def _lacking(name: str) -> Problem:
    message = f"the long table has no column `{name}`"
    return Problem(
        "missing-column", message, name, hint="a long table has the columns `unit`, `indicator` and `actual`"
    )


def _twice(name: Any, units: Any, rows: Any) -> Problem:
    seen, counts = np.unique(rows, return_counts=True)
    unit = units.dictionary[int(seen[counts > 1][0])].as_py()
    return Problem("given-twice", f"`{name}` is given twice for `{unit}`", str(name), hint="leave out one of the two")
