"""What is wrong with a table's columns is said before any row is read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pyarrow as pa
import pytest

import indicrules
from tests.columnar.rules import SMALL


def unread(schema: Any) -> Any:
    """Give a stream that fails when it is read."""

    def batches() -> Iterator[Any]:
        raise AssertionError("a row was read")
        yield

    return pa.RecordBatchReader.from_batches(schema, batches())


@pytest.mark.parametrize(
    ("columns", "code", "message"),
    [
        ({"plots": pa.int64()}, "missing-column", "the table has no column `rate`"),
        (
            {"plots": pa.bool_(), "rate": pa.int64()},
            "wrong-column-type",
            "the column `plots` holds `bool`, and `plots` is `宗`",
        ),
        (
            {"plots": pa.int64(), "rate": pa.list_(pa.int64())},
            "wrong-column-type",
            "the column `rate` holds `list<item: int64>`, and `rate` is `%`",
        ),
        (
            {"plots": pa.int64(), "plots entered": pa.int64(), "rate": pa.int64()},
            "given-twice",
            "`plots` is given twice, by the columns `plots` and `plots entered`",
        ),
    ],
)
def test_columns_are_refused_by_name(columns: dict[str, Any], code: str, message: str) -> None:
    """A column that is lacking, of a wrong type or given twice stops the table, named."""
    with pytest.raises(indicrules.DataError) as refused:
        SMALL.score_batches(unread(pa.schema(list(columns.items()))))
    assert [(each.code, each.message) for each in refused.value.problems] == [(code, message)]


def test_a_key_must_be_there() -> None:
    """The key is a column of the table."""
    with pytest.raises(indicrules.DataError, match="no column `unit`, which is its key"):
        SMALL.score_table(pa.table({"plots": [1], "rate": [1]}), key="unit")


def test_a_key_must_not_be_mistaken_for_a_score() -> None:
    """The key has a name of its own in the result."""
    with pytest.raises(indicrules.DataError, match="the key `total` bears the name of what is scored"):
        SMALL.score_table(pa.table({"plots": [1], "rate": [1], "total": [1]}), key="total")


def test_an_absent_column_may_be_missing() -> None:
    """On request a column that is lacking is missing in every row."""
    scored = SMALL.score_table(pa.table({"rate": [95, 100]}), absent="missing")
    assert scored["plots"].to_pylist() == [0, 0]


def test_what_is_no_table_is_refused() -> None:
    """Something without an Arrow stream is no table."""
    with pytest.raises(indicrules.DataError, match="no table"):
        SMALL.score_table(3)
