"""Turn a data frame into an Arrow table of the columns that are wanted; the others are never looked at."""

from __future__ import annotations

import datetime
import json
from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pyarrow as pa

from indicrules.exact.number import exact_text
from indicrules.text.errors import DataError, Problem
from indicrules.text.sentence import say

Wanted = Callable[[str], bool]
"""Tells by its name whether a column is wanted."""

_UNKNOWN_TO_ARROW = frozenset({"Object", "Int128", "UInt128"})


def is_pandas(source: Any) -> bool:
    """Tell a pandas frame, or one of a kind that is made of it."""
    return any(
        each.__name__ == "DataFrame" and each.__module__.partition(".")[0] == "pandas" for each in type(source).__mro__
    )


def is_polars(source: Any) -> bool:
    """Tell a polars frame, lazy or not."""
    return hasattr(source, "collect_schema") and hasattr(source, "lazy")


def of_pandas(frame: Any, wanted: Wanted) -> Any:
    """Give the wanted columns of a pandas frame, and of its index where no column has the name.

    An index without a name is called `index`, as `reset_index` calls it; NaN is missing. A column of objects of several
    kinds becomes one of texts. Raise `DataError` naming a column that Arrow has no type for.
    """
    found = [(str(name), frame.iloc[:, at]) for at, name in enumerate(frame.columns) if wanted(str(name))]
    known = {str(name) for name in frame.columns}
    found += [(name, level) for name, level in _levels(frame.index, known) if name not in known and wanted(name)]
    return _table([(name, _of_series(name, series)) for name, series in found], len(frame))


def _levels(index: Any, known: set[str]) -> Iterator[tuple[str, Any]]:
    for at, name in enumerate(index.names):
        usual = "index" if index.nlevels == 1 and "index" not in known else f"level_{at}"
        values = index.get_level_values(at).to_series()
        yield usual if name is None else str(name), values
        if name is None:
            yield f"__index_level_{at}__", values  # as pyarrow calls it


def of_polars(frame: Any, wanted: Wanted) -> Any:
    """Give a reader of the wanted columns of a polars frame; a lazy one is collected with these columns alone.

    What Arrow has no type for becomes texts.
    """
    from polars import DataFrame, selectors  # the caller has it

    schema = {name: type_ for name, type_ in frame.collect_schema().items() if wanted(name)}
    odd = [name for name, type_ in schema.items() if _kind(type_) in _UNKNOWN_TO_ARROW]
    if isinstance(frame, DataFrame):  # a query would take longer than scoring a small one
        chosen = frame
    else:
        chosen = frame.select(selectors.by_name(*schema)).collect() if schema else frame.collect()
    if schema and not odd:
        return pa.RecordBatchReader.from_stream(chosen if len(schema) == chosen.width else chosen[list(schema)])
    known = [name for name in schema if name not in odd]
    plain: Any = pa.table(chosen[known]) if known else None  # no names at all would be rows to polars
    columns = [(name, cells(chosen[name]) if name in odd else plain.column(name)) for name in schema]
    return _table(columns, chosen.height).to_reader()


def _kind(type_: Any) -> str:
    """Name the class of a type of polars, which may stand for the type where there is just one of it."""
    return str((type_ if isinstance(type_, type) else type(type_)).__name__)


def _table(columns: list[tuple[str, Any]], rows: int) -> Any:
    """Give a table of columns; one without any has lost its rows, so that it gets one of nothing."""
    names, arrays = zip(*columns, strict=True) if columns else (("",), (pa.nulls(rows),))
    return pa.table(list(arrays), names=list(names))


def _of_series(name: str, series: Any) -> Any:
    if hasattr(series, "sparse"):
        series = series.sparse.to_dense()
    values = series.array
    if hasattr(values, "categories") and values.categories.dtype == object:
        series = series.astype(object)
    if series.dtype == object and not _alike(series):
        return cells(series)
    try:
        return pa.array(series, from_pandas=True)
    except MemoryError:  # Arrow's own is an error of Arrow's, too
        raise
    except (pa.ArrowException, TypeError, ValueError, OverflowError) as problem:
        if series.dtype == object:
            return cells(series)
        type_ = str(series.dtype)
        said = say("wrong-column-type.none", column=name, type=type_, why=_first_line(problem))
        advice = say("wrong-column-type.none.hint")
        raise DataError((Problem("wrong-column-type", said, name, None, type_, advice),)) from None


def _first_line(problem: Exception) -> str:
    return str(problem).partition("\n")[0]


def _alike(values: Iterable[Any]) -> bool:
    """Tell whether objects are of one kind, so that none of them is changed to suit the others."""
    kinds = {type(each).__name__ for each in values if not _blank(each)}
    return len(kinds) < 2


def _blank(value: Any) -> bool:
    # NaN is not equal to itself; pandas' blanks of its own kinds are known by their names.
    return (
        value is None or type(value).__name__ in ("NAType", "NaTType") or (isinstance(value, float) and value != value)
    )


def cells(values: Iterable[Any]) -> Any:
    """Give objects as texts that are read as the objects themselves would be; blanks are missing.

    What is no number, text, date or yes/no becomes a text that is none of these either.
    """
    return pa.array([None if _blank(each) else _text(each) for each in values], pa.string())


def _text(value: Any) -> str:
    if isinstance(value, list | tuple) or getattr(value, "ndim", 0) == 1:
        return json.dumps([None if _blank(each) else _text(each) for each in value], ensure_ascii=False)
    match _of_python(value):
        case str() as text:
            return text.encode("utf-8", "replace").decode()
        case bool() as truth:
            return "true" if truth else "false"
        case float() as number:
            return f"{Decimal(repr(number)):f}"
        case int() | Decimal() as number:
            return f"{Decimal(number):f}"
        case Fraction() as number:
            return exact_text(number)
        case datetime.date() as day:
            return day.isoformat()
        case _:
            return f"<{type(value).__name__}>"


def _of_python(value: Any) -> Any:
    """Give what a scalar of numpy stands for, a short float by its shortest decimal."""
    kind = getattr(getattr(value, "dtype", None), "kind", None)
    if kind == "M" or (kind == "f" and value.dtype.itemsize < 8):
        return str(value) if kind == "M" else float(str(value))
    return value.item() if kind in ("b", "i", "u", "f", "U") else value
