"""Turn batches of scores into what Spark takes in fast, and that, in Spark, into the columns that were meant.

Spark makes objects of each decimal that comes from Arrow, whether anything reads it or not, and takes its time with
columns of many types. So short scores travel as whole numbers of their places, statuses and the grade together as bytes
of whole numbers, eight to each; where a column is read, Spark moves the point or picks the byte.
"""

from __future__ import annotations

from typing import Any

import attrs
import numpy as np
import pyarrow as pa

from indicrules.tables.read.cells import nulls_of, values_of
from indicrules.tables.score.layout import SHORT
from indicrules.tables.score.sheet import room

_WORD = pa.int64()
_BYTES = 8


@attrs.frozen
class Freight:
    """The columns of a table of scores: which are carried as they are, which as words, which in bytes of words.

    `texts` says of the grade, and of statuses in words, what their numbers stand for.
    """

    schema: Any
    plain: tuple[int, ...]
    words: tuple[int, ...]
    bytes: tuple[int, ...]
    texts: dict[int, tuple[str, ...]]

    @property
    def travelling(self) -> Any:
        """The schema in which the columns travel, named by number."""
        fields = [pa.field(f"c{at}", _told(self.schema.field(at).type)) for at in self.plain]
        fields += [pa.field(f"w{at}", _WORD, nullable=False) for at in self.words]
        fields += [pa.field(f"b{at}", _WORD, nullable=False) for at in range(-(-len(self.bytes) // _BYTES))]
        return pa.schema(fields)

    def sent(self, batch: Any) -> Any:
        """Give a batch as it travels."""
        columns = [batch.column(at).cast(_told(batch.column(at).type)) for at in self.plain]
        columns += [_words(batch.column(at)) for at in self.words]
        rows = batch.num_rows
        for start in range(0, len(self.bytes), _BYTES):
            packed = room(rows, np.int64).view(np.int8).reshape(rows, _BYTES)
            packed.fill(0)
            for place, at in enumerate(self.bytes[start : start + _BYTES]):
                packed[:, place] = _byte(batch.column(at))
            columns.append(pa.Array.from_buffers(_WORD, rows, [None, pa.py_buffer(packed)]))
        return pa.RecordBatch.from_arrays(columns, schema=self.travelling)

    def arrived(self, frame: Any) -> list[Any]:
        """Give the columns of a Spark frame that has arrived, of the names in `schema`."""
        from pyspark.sql import functions as of  # an extra

        found: dict[int, Any] = {at: frame[f"c{at}"] for at in self.plain}
        for at in self.words:
            found[at] = _decimal(frame, frame[f"w{at}"], self.schema.field(at).type)
        for place, at in enumerate(self.bytes):
            word, byte = divmod(place, _BYTES)
            number = of.shiftright(of.shiftleft(frame[f"b{word}"], 8 * (_BYTES - 1 - byte)), 8 * (_BYTES - 1))
            found[at] = number.cast("tinyint") if at not in self.texts else _text(number, self.texts[at])
        return [found[at].alias(field.name) for at, field in enumerate(self.schema)]


def _text(number: Any, texts: tuple[str, ...]) -> Any:
    from pyspark.sql import functions as of  # an extra

    if not texts:
        return of.lit(None).cast("string")
    return of.get(of.array(*map(of.lit, texts)), number.cast("int"))  # none where there is no such number


def freight(example: Any, keys: int, packs: bool) -> Freight:
    """Give how scores such as those of a batch travel, of which the first columns are `keys`.

    Unless it `packs`, all travel as they are.
    """
    schema = example.schema
    places = range(keys if packs else len(schema), len(schema))
    words = tuple(at for at in places if _short(schema.field(at).type))
    bytes_ = tuple(at for at in places if _narrow(schema.field(at).type))
    plain = tuple(at for at in range(len(schema)) if at not in words and at not in bytes_)
    texts = {at: tuple(example.column(at).dictionary.to_pylist()) for at in bytes_ if _listed(schema.field(at).type)}
    return Freight(schema, plain, words, bytes_, texts)


def _told(type_: Any) -> Any:
    """Give the type of a column that is carried as it is: of a grade its text, as Spark knows no dictionaries."""
    return pa.string() if _listed(type_) else type_


def _listed(type_: Any) -> bool:
    return bool(pa.types.is_dictionary(type_))


def _short(type_: Any) -> bool:
    return bool(pa.types.is_decimal128(type_)) and type_.precision <= SHORT


def _narrow(type_: Any) -> bool:
    return bool(pa.types.is_int8(type_)) or _listed(type_)


def _words(decimals: Any) -> Any:
    """Give short decimals as their units: the low words hold all of them. Where there is none, too many units stand."""
    start, rows = decimals.offset, len(decimals)
    units = room(rows, np.int64)
    np.copyto(units, np.frombuffer(decimals.buffers()[1], np.int64)[2 * start : 2 * (start + rows) : 2])
    if decimals.null_count:
        np.copyto(units, _NONE, where=nulls_of(decimals)(0, rows))
    return pa.Array.from_buffers(_WORD, rows, [None, pa.py_buffer(units)])


_NONE = 2**63 - 1
"""What no decimal of 18 digits is: Spark makes none of it, which is what is meant, and need not look for blanks."""


def _byte(column: Any) -> Any:
    """Give statuses, or the numbers of grades, with -1 for none."""
    numbers = column.indices if _listed(column.type) else column
    none = nulls_of(numbers)(0, len(numbers))
    found = values_of(numbers, np.int8)
    return found if none is None else np.where(none, np.int8(-1), found)


def packs(session: Any) -> bool:
    """Tell whether what travels packed can be unpacked: with classes of Spark's that Spark Connect does not reach."""
    if not hasattr(session, "_jvm"):
        return False
    from py4j.java_gateway import JavaClass  # comes with Spark

    classes = session._jvm.org.apache.spark.sql
    needed = classes.classic.ExpressionUtils, classes.catalyst.expressions.MakeDecimal
    return all(isinstance(each, JavaClass) for each in needed)


def _decimal(frame: Any, column: Any, type_: Any) -> Any:
    """Give the decimals whose units a column has: Spark's own step for that, which SQL has no name for."""
    from pyspark.sql.classic.column import Column  # an extra

    classes = frame.sparkSession._jvm.org.apache.spark.sql
    units = classes.classic.ExpressionUtils.expression(column._jc)
    made = classes.catalyst.expressions.MakeDecimal(units, type_.precision, type_.scale, True)
    return Column(classes.classic.ExpressionUtils.column(made))
