"""Turn a stream of batches with texts in them into a stream of scored batches, each as fast as its rows allow."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any, Literal, Protocol, get_args

import pyarrow as pa

from indicrules.model.rules import Model
from indicrules.model.types import NumberType
from indicrules.tables.read.binding import Absent, bound
from indicrules.tables.read.keys import key_fields, only_unit
from indicrules.tables.read.long import COLUMNS, widened
from indicrules.tables.read.plain import joined, parted
from indicrules.tables.read.sources import batches_of
from indicrules.tables.read.storage import is_text, sound
from indicrules.tables.write.report import Report
from indicrules.text.options import names_of, one_of

Layout = Literal["wide", "long"]
_ROWS = 1 << 16


class Scores(Protocol):
    """A ruleset, as far as tables are concerned."""

    @property
    def model(self) -> Model:
        """Its meaning."""

    @property
    def score_batches(self) -> Callable[..., Any]:
        """Gives a reader of scored batches."""


def needed(
    ruleset: Scores, schema: Any, *, key: Sequence[str] = (), layout: Layout = "wide", absent: Absent = "error"
) -> tuple[str, ...]:
    """Give the columns of a schema that scoring reads, the key first; raise `DataError` for what is wrong with it."""
    one_of("layout", layout, get_args(Layout))
    key = names_of("key", key)
    if layout == "long":
        only_unit(key)
        return COLUMNS
    binding = bound(ruleset.model, schema, absent)
    key_fields(schema, key, ())
    found = dict.fromkeys((*key, *(column for column in binding.columns.values() if column is not None)))
    return tuple(found) or tuple(schema.names[:1])  # a batch without any column has lost its rows


def scored(
    ruleset: Scores, reader: Any, *, key: Sequence[str] = (), layout: Layout = "wide", absent: Absent = "error",
    report: Report | None = None, **options: Any,
) -> Any:  # fmt: skip
    """Give a reader of scored batches, one for each batch of `reader`, worked out when it is asked for.

    Results are those of `score_batches`, whose options these are. A long table is read as a whole first, as rows of one
    unit may stand anywhere in it.
    """
    one_of("layout", layout, get_args(Layout))
    key = names_of("key", key)
    if layout == "long":
        only_unit(key)
        table, key = widened(ruleset.model, reader)
        reader = table.to_reader(_ROWS)
    found = Report() if report is None else report
    given = {**options, "key": key, "absent": absent, "report": found}
    nothing = pa.RecordBatchReader.from_batches(reader.schema, [])
    schema = ruleset.score_batches(nothing, **given).schema
    texts = _texts(ruleset, reader.schema, absent) - {*key}  # what tells rows apart stays as it is written
    if not texts:
        return ruleset.score_batches(reader, **given)

    def batches() -> Iterator[Any]:
        for batch in batches_of(reader):
            for name in texts:
                sound(batch.column(name), name)
            yield joined([(_only(ruleset, part.batch, given), part.rows) for part in parted(batch, texts)])

    return pa.RecordBatchReader.from_batches(schema, batches())


def _texts(ruleset: Scores, schema: Any, absent: Absent) -> frozenset[str]:
    """Give the columns of texts that bring numbers."""
    inputs = ruleset.model.inputs
    return frozenset(
        column
        for name, column in bound(ruleset.model, schema, absent).columns.items()
        if column is not None and isinstance(inputs[name].type, NumberType) and is_text(schema.field(column).type)
    )


def _only(ruleset: Scores, batch: Any, options: dict[str, Any]) -> Any:
    found = list(ruleset.score_batches(batch, **options))
    if len(found) == 1:
        return found[0]
    (whole,) = pa.Table.from_batches(found).combine_chunks().to_batches()
    return whole
