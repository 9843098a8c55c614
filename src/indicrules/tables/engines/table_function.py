"""Turn a ruleset into a table function of Spark's SQL: a table of departments in, a table of scores out."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from typing import Any

import pyarrow as pa

from indicrules.tables.engines.spark import arrow_schema, empty
from indicrules.tables.read.binding import Absent, Percents, wanted_by
from indicrules.tables.stream import Scores, needed, scored
from indicrules.tables.write.form import Names, Statuses
from indicrules.text.errors import DataError, Problem
from indicrules.text.extras import wanted
from indicrules.text.options import able, names_of
from indicrules.text.sentence import say

_ROWS = 1 << 13


def register(
    session: Any, ruleset: Scores, name: str = "indic_score", *, key: str | Iterable[str] = (),
    absent: Absent = "error", percent: Percents = "percent", lost: bool = False, ledger: bool = False,
    statuses: Statuses = "numbers", names: Names = "dots", period: int | datetime.date | str | None = None,
) -> Any:  # fmt: skip
    """Give SQL the table function `name`: `select * from indic_score(TABLE(departments), key => 'unit')`.

    Its columns are those of `Ruleset.score_table`, after those that `key` names, here or in the query (a name, or an
    array of names). Rows are scored where they are, or as `PARTITION BY` has them put together. A column that is
    lacking or of a wrong type, raised as a `DataError`, is what Spark's error of the query then says.
    """
    with wanted("spark"):
        from pyspark.sql.functions import udtf  # an extra

    options: dict[str, Any] = {
        "absent": absent, "percent": percent, "lost": lost, "ledger": ledger, "statuses": statuses, "names": names,
        "period": period,
    }  # fmt: skip
    able("session", session, "udtf", "a session of Spark")
    able("ruleset", ruleset, "score_batches", "a ruleset")
    zone = session.conf.get("spark.sql.session.timeZone")
    made = udtf(_handler(ruleset, names_of("key", key), options, zone), useArrow=False)
    session.udtf.register(name, made)
    return made


def _handler(ruleset: Scores, usual: tuple[str, ...], options: dict[str, Any], zone: str) -> type:
    """Give the class that Spark asks for the columns of a query, and then has score rows. It travels by its text."""
    from dataclasses import dataclass

    from pyspark.sql.types import StructType
    from pyspark.sql.udtf import AnalyzeArgument, AnalyzeResult, SelectedColumn

    base: Any = AnalyzeResult  # Any also where the extra is installed, so that types are the same with and without it

    @dataclass
    class Query(base):  # type: ignore[misc]  # of a class that is not known where the extra is not
        """What a query has scored: the keys, and the Arrow schema of the columns that travel."""

        keys: tuple[str, ...] = ()
        travelling: Any = None

    class Scoring:
        """Scores the rows of one partition, some thousands at a time."""

        @staticmethod
        def analyze(table: AnalyzeArgument, key: AnalyzeArgument | None = None) -> Query:
            """Give the columns of the result, and which of the table's are needed."""
            keys = usual if key is None else _keys(key)
            if not isinstance(table.dataType, StructType):
                advice = say("hint.write", text="indic_score(TABLE(departments))")
                raise DataError((Problem("no-table", say("no-table.argument"), advice=advice),))
            columns, result, travelling = _planned(ruleset, table.dataType, keys, options, zone)
            chosen = [SelectedColumn("`" + each.replace("`", "``") + "`") for each in columns]
            return Query(schema=result, select=chosen, keys=keys, travelling=travelling)

        def __init__(self, query: Query) -> None:
            self.query = query
            self.rows: list[tuple[Any, ...]] = []

        def eval(self, row: Any, key: Any = None) -> Iterator[tuple[Any, ...]]:
            """Take in a row; give the scores of those that wait where there are enough."""
            self.rows.append(tuple(row))
            if len(self.rows) >= _ROWS:
                yield from self.terminate()

        def terminate(self) -> Iterator[tuple[Any, ...]]:
            """Give the scores of the rows that wait."""
            rows, self.rows = self.rows, []
            yield from scores_of(ruleset, rows, self.query.travelling, self.query.keys, options)

    return Scoring


def _keys(key: Any) -> tuple[str, ...]:
    if key.isTable or not key.isConstantExpression:
        advice = say("hint.write-or-write", text="key => 'unit'", other="key => array('a', 'b')")
        raise DataError((Problem("not-a-text", say("not-a-text.key"), "key", advice=advice),))
    return names_of("key", key.value if key.value is not None else ())


def _planned(
    ruleset: Scores, table: Any, keys: tuple[str, ...], options: dict[str, Any], zone: str
) -> tuple[tuple[str, ...], Any, Any]:
    """Give the columns that are needed, the Spark type of the result, and the Arrow schema of the columns."""
    from pyspark.sql.pandas.types import from_arrow_schema  # an extra

    read = wanted_by(ruleset.model, keys)
    fields = [each for each in table.fields if read(each.name)]
    schema = arrow_schema(fields, zone)
    columns = needed(ruleset, schema, key=keys, absent=options["absent"]) or (table.fields[0].name,)
    nothing = pa.RecordBatchReader.from_batches(schema, [empty(schema)])
    found = next(scored(ruleset, nothing, key=keys, **options)).schema
    plain = pa.schema([pa.field(each.name, _plain(each.type)) for each in found])
    result = from_arrow_schema(plain)
    types = {each.name: each.dataType for each in fields}
    for at, name in enumerate(keys):
        result.fields[at].dataType = types[name]
    travelling = pa.schema([schema.field(each) for each in columns if each in schema.names])
    return columns, result, travelling


def _plain(type_: Any) -> Any:
    return pa.string() if pa.types.is_dictionary(type_) else type_


def scores_of(
    ruleset: Scores, rows: list[tuple[Any, ...]], schema: Any, keys: tuple[str, ...], options: dict[str, Any]
) -> Iterator[tuple[Any, ...]]:
    """Give the key and the scores of each row; keys are handed back as they came."""
    if not rows:
        return
    if not schema.names:
        schema, rows = pa.schema([("", pa.null())]), [(None,)] * len(rows)
    cells = zip(*rows, strict=True)
    arrays = [
        pa.nulls(len(rows), field.type) if at < len(keys) else pa.array(map(_aware, column), field.type)
        for at, (field, column) in enumerate(zip(schema, cells, strict=True))
    ]
    batch = pa.RecordBatch.from_arrays(arrays, schema=schema)
    reader = pa.RecordBatchReader.from_batches(schema, [batch])
    start = 0
    for part in scored(ruleset, reader, key=keys, workers=1, **options):
        columns = [column.to_pylist() for column in part.columns[len(keys) :]]
        for row, found in zip(rows[start : start + part.num_rows], zip(*columns, strict=True), strict=True):
            yield (*row[: len(keys)], *found)
        start += part.num_rows


def _aware(cell: Any) -> Any:
    """Give a time of Spark's, which stands in this machine's zone without saying so, with its zone."""
    return cell.astimezone() if isinstance(cell, datetime.datetime) and cell.tzinfo is None else cell
