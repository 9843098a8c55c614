"""Turn a Spark frame of departments into a Spark frame of scores; Spark carries the batches, the kernel scores them."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator
from importlib import import_module
from itertools import chain
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from indicrules.tables.engines.freight import Freight, freight, packs
from indicrules.tables.read.binding import Absent, Percents, wanted_by
from indicrules.tables.stream import Scores, needed, scored
from indicrules.tables.write.form import Names, Statuses
from indicrules.tables.write.report import Report
from indicrules.text.errors import DataError, Problem
from indicrules.text.extras import wanted
from indicrules.text.options import able, instance_or_none, names_of
from indicrules.text.sentence import say

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

Batches = Iterator[Any]

_ROWS = 1 << 16


class Progress:
    """Counts, on the driver, the rows that are scored and those that took the exact evaluator, while a job runs.

    A task counts once it succeeds, however often it was tried; scores that are computed again are counted again.
    """

    def __init__(self, session: Any) -> None:
        """Take the Spark session; one of Spark Connect has no accumulators."""
        able("session", session, "sparkContext", "a session of Spark that has a context")
        self._rows, self._fallen = (session.sparkContext.accumulator(0) for _ in range(2))

    @property
    def rows(self) -> int:
        """How many rows have been scored so far."""
        return int(self._rows.value)

    @property
    def fallen(self) -> int:
        """How many of them only the exact evaluator could decide."""
        return int(self._fallen.value)

    def counters(self) -> tuple[Any, Any]:
        """Give the accumulators, which travel to where rows are scored."""
        return self._rows, self._fallen


def score(
    frame: Any, ruleset: Scores, *, key: str | Iterable[str] = (), absent: Absent = "error",
    percent: Percents = "percent", lost: bool = False, ledger: bool = False, statuses: Statuses = "numbers",
    names: Names = "dots", period: int | datetime.date | str | None = None, progress: Progress | None = None,
) -> DataFrame:  # fmt: skip
    """Give a frame with the scores of each row of `frame`, in the columns of `Ruleset.score_table`, texts as strings.

    Nothing runs until Spark needs the result; its schema is known. The ruleset travels with its files, so the machines
    need nothing but this library. Raise `DataError` for a column that is lacking or of a wrong type, `ValueError` for
    an option that there is not, `NotInstalled` without pandas, which Spark wants.
    """
    with wanted("spark"):
        import_module("pandas")  # Spark asks for it in `mapInArrow`, by an error of its own
        from pyspark.sql.pandas.types import from_arrow_schema  # an extra

    keys = names_of("key", key)
    instance_or_none("progress", progress, Progress)
    able("frame", frame, "mapInArrow", "a frame of Spark")
    able("ruleset", ruleset, "score_batches", "a ruleset")
    read = wanted_by(ruleset.model, keys)
    fields = [(at, each) for at, each in enumerate(frame.schema.fields) if read(each.name)]
    zone = frame.sparkSession.conf.get("spark.sql.session.timeZone")
    schema = arrow_schema([each for _, each in fields], zone)
    options: dict[str, Any] = {
        "key": keys, "absent": absent, "percent": percent, "lost": lost, "ledger": ledger, "statuses": statuses,
        "names": names, "period": period,
    }  # fmt: skip
    nothing = pa.RecordBatchReader.from_batches(schema, [empty(schema)])
    carried = freight(next(scored(ruleset, nothing, **options)), len(keys), packs(frame.sparkSession))
    coming = from_arrow_schema(carried.travelling)
    types = {each.name: each.dataType for _, each in fields}
    for at, name in enumerate(keys):
        coming.fields[at].dataType = types[name]
    columns = needed(ruleset, schema, key=keys, absent=absent)
    picked = _picked(frame, [next(at for at, each in fields if each.name == name) for name in columns])
    counters = None if progress is None else progress.counters()
    scores = picked.mapInArrow(_carried(ruleset, columns or ("",), options, counters, carried), coming)
    found: DataFrame = scores.select(carried.arrived(scores))
    return found


def _carried(
    ruleset: Scores,
    columns: tuple[str, ...],
    options: dict[str, Any],
    counters: tuple[Any, Any] | None,
    carried: Freight,
) -> Callable[[Batches], Batches]:
    """Give what scores the batches of one task. It is pickled with all that it refers to."""

    def scores(batches: Batches) -> Batches:
        first = next(batches, None)
        if first is None:
            return
        named = (batch.rename_columns(list(columns)) for batch in _gathered(chain((first,), batches)))
        schema = pa.schema([field.with_name(name) for field, name in zip(first.schema, columns, strict=True)])
        report = Report()
        reader = pa.RecordBatchReader.from_batches(schema, named)
        fallen = 0
        for batch in scored(ruleset, reader, report=report, workers=1, **options):
            if counters is not None:
                counters[0].add(batch.num_rows)
                counters[1].add(report.fallen - fallen)
                fallen = report.fallen
            yield carried.sent(batch)

    return scores


def _gathered(batches: Batches) -> Batches:
    """Join small batches, for each costs as much again as a few thousand rows."""
    waiting: list[Any] = []
    rows = 0
    for batch in batches:
        waiting.append(batch)
        rows += batch.num_rows
        if rows >= _ROWS:
            yield from _joined(waiting)
            waiting, rows = [], 0
    yield from _joined(waiting)


def _joined(batches: list[Any]) -> Batches:
    if len(batches) < 2:
        return iter(batches)
    return iter(pa.Table.from_batches(batches).combine_chunks().to_batches())


def empty(schema: Any) -> Any:
    """Give a batch without rows."""
    return pa.RecordBatch.from_arrays([pa.array([], field.type) for field in schema], schema=schema)


def _picked(frame: Any, places: list[int]) -> Any:
    """Give a frame of some columns, named by number: names may hold dots, or differ by case alone."""
    from pyspark.sql import functions as of  # an extra

    numbered = frame.toDF(*[f"c{at}" for at in range(len(frame.columns))])
    return numbered.select([numbered[f"c{at}"] for at in places] or [of.lit(None).alias("c0")])


def arrow_schema(fields: list[Any], zone: str) -> Any:
    """Give the Arrow schema of columns that are read; raise `DataError` for one that does not travel to Python."""
    from pyspark.errors import PySparkTypeError  # an extra
    from pyspark.sql.pandas.types import to_arrow_type

    found, problems = [], []
    for field in fields:
        try:
            found.append(pa.field(field.name, to_arrow_type(field.dataType, timezone=zone)))
        except PySparkTypeError:
            type_ = field.dataType.simpleString()
            said = say("wrong-column-type.spark", column=field.name, type=type_)
            advice = say("wrong-column-type.spark.hint")
            problems.append(Problem("wrong-column-type", said, field.name, None, type_, advice))
    if problems:
        raise DataError(tuple(problems))
    return pa.schema(found)
