"""Turn tables of departments into tables of scores, whole or batch by batch."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any, Literal

import attrs
import pyarrow as pa

from indicrules.model.rules import Model
from indicrules.tables.native.engine import available
from indicrules.tables.read.binding import Absent, Binding, Percents, bound, readable, wanted_by
from indicrules.tables.read.keys import key_fields, only_unit
from indicrules.tables.read.long import widened
from indicrules.tables.read.sources import batches_of, reader_of
from indicrules.tables.read.storage import sound
from indicrules.tables.score.compiled import compiled
from indicrules.tables.score.exact import Exact
from indicrules.tables.score.kernel import Kernel
from indicrules.tables.score.room import ALONE, TOGETHER
from indicrules.tables.score.sheet import columns, schema
from indicrules.tables.score.threads import cores, spread
from indicrules.tables.write.form import Form, Names, Statuses
from indicrules.tables.write.report import Report
from indicrules.text.options import names_of

Key = str | Iterable[str]
_MOST = 1 << 20  # rows that a thread takes at a time: few large buffers leave less of Arrow's memory pool unused
_MOST_STREAMED = 1 << 18  # the same of a stream, which is there to be held in little memory
_LEAST, _LEAST_ASKED_FOR = 1 << 17, 1 << 13  # fewer are not worth a thread, and not even where threads are asked for
_MOST_THREADS = 256  # each has a kernel of its own
_ALIGNED = 8  # so that the bits of validity begin a byte
_LOG = logging.getLogger("indicrules.tables")


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
    statuses: Statuses = "numbers",
    names: Names = "dots",
) -> Any:
    """Give the scores of a whole table; with `report`, also how they were worked out.

    `workers` is how many threads may score at a time; where it is None, all cores do if the table is large enough for
    that to pay.
    """
    if layout == "long":
        only_unit(names_of("key", key))
        table, key = widened(model, table)
    found, form = Report(), Form(names, statuses)
    run = _run(model, table, key, absent, percent, lost, ledger, workers, found, form)
    scored = pa.Table.from_batches(run.whole(), run.schema)
    return (scored, found) if report else scored


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
    statuses: Statuses = "numbers",
    names: Names = "dots",
) -> Any:
    """Give a reader of scored batches, each worked out when it is asked for; `report` is filled in as they are.

    A batch is shared out among `workers`, as a table is by `score_table`. No batch is read ahead.
    """
    found, form = Report() if report is None else report, Form(names, statuses)
    run = _run(model, batches, key, absent, percent, lost, ledger, workers, found, form)
    return pa.RecordBatchReader.from_batches(run.schema, run.batches())


@attrs.frozen(eq=False)
class _Run:
    """One table on its way: its columns are bound, none of its rows is read."""

    kernels: tuple[Kernel, ...]
    reader: Any
    binding: Binding
    key: tuple[str, ...]
    lost: bool
    form: Form
    schema: Any
    report: Report
    least: int

    def whole(self) -> list[Any]:
        """Give scored batches of all rows, worked out together."""
        batches = list(batches_of(self.reader))
        with ThreadPoolExecutor(len(self.kernels)) as pool:
            found = self._scored(self._parts(batches, sum(batch.num_rows for batch in batches), _MOST), pool)
        _LOG.info("%s: %s", self.kernels[0].model.name, self.report)
        return found

    def batches(self) -> Iterator[Any]:
        """Give scored batches one by one, those of many rows in parts, as many parts at a time as there are threads."""
        at_a_time = len(self.kernels)
        with ThreadPoolExecutor(at_a_time) as pool:
            for batch in batches_of(self.reader):
                parts = self._parts([batch], batch.num_rows, _MOST_STREAMED)
                for start in range(0, len(parts), at_a_time):
                    yield from self._scored(parts[start : start + at_a_time], pool)
        _LOG.info("%s: %s", self.kernels[0].model.name, self.report)

    def _parts(self, batches: list[Any], rows: int, most: int) -> list[Any]:
        """Cut batches so that each thread has its share, if that is worth it."""
        share = -(-rows // max(1, min(len(self.kernels), rows // self.least)))
        size = max(_ALIGNED, min(most, share + -share % _ALIGNED))
        return [batch.slice(start, size) for batch in batches for start in range(0, max(batch.num_rows, 1), size)]

    def _scored(self, parts: list[Any], pool: ThreadPoolExecutor) -> list[Any]:
        kernels = self.kernels[: len(parts)]
        for kernel in kernels:
            kernel.rows = ALONE if len(kernels) == 1 or available() else TOGETHER
        try:
            return spread(self._part, kernels, parts, pool)
        finally:
            for kernel in kernels:
                self.report.add(kernel.report)
                kernel.report = Report()

    def _part(self, kernel: Kernel, part: Any) -> Any:
        found = kernel.score(readable(part, self.binding), self.binding)
        kept = [sound(part.column(name), name, letters=False) for name in self.key]
        return pa.RecordBatch.from_arrays([*kept, *columns(found, self.lost, self.form)], schema=self.schema)


def _run(
    model: Model, source: Any, key: Key, absent: Absent, percent: Percents, lost: bool, ledger: bool,
    workers: int | None, report: Report, form: Form,
) -> _Run:  # fmt: skip
    names = names_of("key", key)
    reader = reader_of(source, wanted_by(model, names))
    binding = bound(model, reader.schema, absent)
    plan, met = compiled(model, ledger), dict[tuple[Any, ...], Exact]()
    threads = cores() if workers is None else min(workers, _MOST_THREADS)
    kernels = tuple(Kernel(plan, percent, met=met) for _ in range(max(1, threads)))
    found = schema(plan.layout, [], lost, ledger, form)
    fields = key_fields(reader.schema, names, found.names)
    least = _LEAST if workers is None else _LEAST_ASKED_FOR
    made = pa.schema([*fields, *found])
    return _Run(kernels, reader, binding, names, lost, form, made, report, least)
