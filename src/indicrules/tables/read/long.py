"""Turn a long table, a row an actual, into a wide one, a row a unit."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
import pyarrow as pa

from indicrules.intake.keys import compared
from indicrules.intake.scalars import shown
from indicrules.model.report import did_you_mean
from indicrules.model.rules import Input, Model
from indicrules.tables.read.binding import by_key
from indicrules.tables.read.sources import batches_of, reader_of
from indicrules.tables.read.storage import is_list, is_text, plain, sound
from indicrules.text.errors import DataError, Problem
from indicrules.text.sentence import say

COLUMNS = ("unit", "indicator", "actual")
"""The columns of a long table."""

_LAYOUT = say("missing-column.long.hint")
_HINTS = 50  # finding what a name may have meant takes time, and nobody reads the fifty-first


def widened(model: Model, source: Any) -> tuple[Any, tuple[str, ...]]:
    """Give a table with a row for each `unit`, in the order of their first rows, and the name of its key.

    Raise `DataError` for a column that is lacking, a row without a unit or an indicator, an indicator that the ruleset
    does not know, and one that a unit has twice.
    """
    reader = reader_of(source, frozenset(COLUMNS).__contains__)
    problems = tuple(_lacking(reader.schema.names))
    if problems:
        raise DataError(problems)
    table = pa.Table.from_batches(batches_of(reader), reader.schema)
    units, indicators, actuals = (_whole(table, name) for name in COLUMNS)
    rows, labels = _numbered(units, "unit")
    which, spelt = _numbered(indicators, "indicator")
    names = _names(spelt)
    inputs = [by_key(model).get(compared(name)) for name in names]
    strange = _strange(model, names, inputs, which)
    if strange:
        raise DataError(strange)
    order = {name: at for at, name in enumerate(model.inputs)}
    codes = np.array([order[each.name] for each in inputs if each is not None], np.int64)[which]
    columns = {"unit": labels}
    for name, each in model.inputs.items():
        own = np.flatnonzero(codes == order[name])
        if len(np.unique(rows[own])) != len(own):
            raise DataError((_twice(each, labels, rows[own]),))
        places = np.full(len(labels), -1, np.int64)
        places[rows[own]] = own
        columns[name] = actuals.take(pa.array(places, mask=places < 0)) if len(own) else pa.nulls(len(labels))
    return pa.table(columns), ("unit",)


def _lacking(names: list[str]) -> Iterator[Problem]:
    for name in COLUMNS:
        if name not in names:
            yield Problem("missing-column", say("missing-column.long", name=name), name, advice=_LAYOUT)
        elif names.count(name) > 1:
            said, advice = say("given-twice.long", name=name), say("hint.leave-out-one")
            yield Problem("given-twice", said, name, advice=advice)


def _whole(table: Any, name: str) -> Any:
    """Give a column in one piece, without dictionaries; lists, which are read otherwise than they come, are refused."""
    column = table.column(name)
    if is_list(column.type):
        raise _no_texts(column.type, name)
    parts = [plain(sound(part, name)) for part in column.chunks]
    parts = [part.dictionary_decode() if pa.types.is_dictionary(part.type) else part for part in parts]
    return pa.concat_arrays(parts) if parts else pa.nulls(0)


def _numbered(column: Any, name: str) -> tuple[Any, Any]:
    """Give for each row the number of its text, and the texts in the order of their first rows."""
    try:
        encoded = column.dictionary_encode()
    except pa.ArrowNotImplementedError:  # nothing that can be told apart, such as lists
        raise _no_texts(column.type, name) from None
    numbers = encoded.indices.fill_null(-1).to_numpy(zero_copy_only=False)
    texts = encoded.dictionary.to_pylist() if is_text(column.type) else ()
    blank = [at for at, each in enumerate(texts) if not each.strip()]
    lacking = np.flatnonzero(np.isin(numbers, [-1, *blank]))
    if len(lacking):
        said = say("missing.long", row=f"{int(lacking[0]) + 1:,}", name=name)
        raise DataError((Problem("missing", said, name, advice=say("missing.long.hint", name=name)),))
    return numbers, encoded.dictionary


def _names(spelt: Any) -> list[str]:
    """Give the names of inputs that a column holds, which whole numbers may be, too."""
    if not is_text(spelt.type) and not pa.types.is_integer(spelt.type) and len(spelt):
        raise _no_texts(spelt.type, "indicator")
    return [str(each) for each in spelt.to_pylist()]


def _no_texts(held: Any, name: str) -> DataError:
    type_ = str(held)
    said, advice = say("wrong-column-type.long", column=name, type=type_), say("wrong-column-type.long.hint")
    return DataError((Problem("wrong-column-type", said, name, None, type_, advice),))


def _strange(model: Model, names: list[str], inputs: list[Input | None], which: Any) -> tuple[Problem, ...]:
    """Say which names are of no input, and in which row each stands first."""
    known = by_key(model)
    listed = [name for name, each in known.items() if each is not None]
    problems: list[Problem] = []
    for at, (name, found) in enumerate(zip(names, inputs, strict=True)):
        if found is not None:
            continue
        row = int(np.flatnonzero(which == at)[0]) + 1
        if compared(name) in known:
            said, advice = say("ambiguous-title", title=name), say("ambiguous-title.hint")
            problems.append(Problem("ambiguous-title", said, name, advice=advice))
        else:
            near = did_you_mean(compared(name), listed) if len(problems) < _HINTS else None
            said = say("unknown-name.long", name=name, row=f"{row:,}")
            problems.append(Problem("unknown-name", said, name, advice=near or say("unknown-name.long.hint")))
    return tuple(problems)


def _twice(wanted: Input, units: Any, rows: Any) -> Problem:
    seen, counts = np.unique(rows, return_counts=True)
    unit = units[int(seen[counts > 1][0])]
    said = say("given-twice.unit", name=wanted.name, unit=shown(unit))
    return Problem("given-twice", said, wanted.name, wanted.title, advice=say("hint.leave-out-one"))
