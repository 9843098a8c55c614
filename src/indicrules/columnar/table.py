"""Turn tables of departments into tables of scores, whole or batch by batch."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator
from typing import Any, Literal

import attrs
import pyarrow as pa

from indicrules.columnar.binding import Absent, Binding, Percents, bound
from indicrules.columnar.compiled import compiled
from indicrules.columnar.kernel import Kernel, Report
from indicrules.columnar.long import widened
from indicrules.columnar.sheet import columns, schema
from indicrules.columnar.sources import reader_of
from indicrules.model.rules import Model
from indicrules.text.errors import DataError, Problem

Key = str | Iterable[str]
_BATCH = 1 << 17
_LOG = logging.getLogger("indicrules.columnar")


def score_table(
    model: Model,
    table: Any,
    *,
    key: Key = (),
    layout: Literal["wide", "long"] = "wide",
    absent: Absent = "error",
    percent: Percents = "percent",
    lost: bool = False,
    ledger: bool = False,
    workers: int | None = None,
    report: bool = False,
) -> Any:
    """Give the scores of a whole table; with `report`, also how they were worked out.

    `workers` is taken for callers that share out work between processes; here one thread scores, as the steps of a
    block are too short for two threads to take turns at the interpreter.
    """
    if layout == "long":
        table, key = widened(model, table)
    run = _run(model, table, key, absent, percent, lost, ledger, Report())
    scored = pa.Table.from_batches(run.batches(), run.schema)
    return (scored, run.kernel.report) if report else scored


def score_batches(
    model: Model,
    batches: Any,
    *,
    key: Key = (),
    absent: Absent = "error",
    percent: Percents = "percent",
    lost: bool = False,
    ledger: bool = False,
    workers: int | None = None,
    report: Report | None = None,
) -> Any:
    """Give a reader of scored batches, each worked out when it is asked for; `report` is filled in as they are."""
    run = _run(model, batches, key, absent, percent, lost, ledger, Report() if report is None else report)
    return pa.RecordBatchReader.from_batches(run.schema, run.batches())


@attrs.frozen(eq=False)
class _Run:
    """One table on its way: its columns are bound, none of its rows is read."""

    kernel: Kernel
    reader: Any
    binding: Binding
    key: tuple[str, ...]
    lost: bool
    schema: Any

    def batches(self) -> Iterator[Any]:
        """Give scored batches, those of many rows in parts."""
        for batch in self.reader:
            for start in range(0, max(batch.num_rows, 1), _BATCH):
                part = batch.slice(start, _BATCH)
                found = self.kernel.score(part, self.binding)
                kept = [part.column(name) for name in self.key]
                yield pa.RecordBatch.from_arrays([*kept, *columns(found, self.lost)], schema=self.schema)
        _LOG.info("%s: %s", self.kernel.model.name, self.kernel.report)


def _run(
    model: Model, source: Any, key: Key, absent: Absent, percent: Percents, lost: bool, ledger: bool, report: Report
) -> _Run:
    reader = reader_of(source)
    names = (key,) if isinstance(key, str) else tuple(key)
    binding = bound(model, reader.schema, absent, names)
    kernel = Kernel(compiled(model, ledger), percent, report)
    fields = [_key_field(reader.schema, name, kernel.layout.names) for name in names]
    return _Run(kernel, reader, binding, names, lost, schema(kernel.layout, fields, lost, ledger))


def _key_field(found: Any, name: str, items: tuple[str, ...]) -> Any:
    if name in items:
        message = f"the key `{name}` bears the name of what is scored"
        raise DataError((Problem("name-clash", message, name, hint="rename the column"),))
    if found.get_field_index(name) < 0:
        message = f"the table has no column `{name}`, which is its key"
        raise DataError((Problem("missing-column", message, name, hint="name a column that the table has"),))
    return found.field(name)
