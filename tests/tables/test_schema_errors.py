"""What is wrong with a table's columns is said before any row is read."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import pyarrow as pa
import pytest

import indicrules
from tests.tables.rules import SMALL


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


@pytest.mark.parametrize(
    ("key", "said"),
    [
        ("total", "the key `total` bears the name of what is scored"),
        ("grade", "the key `grade` bears the name of what is scored"),
        ("plots.status", "the key `plots.status` bears the name of what is scored"),
        ("total.lost", "the key `total.lost` bears the name of what is scored"),
        ("ｔotal", "the key `ｔotal` bears the name of what is scored"),
        (("u", "u"), "the key `u` is named twice, also as `u`"),
        (("u", "ｕ"), "the key `ｕ` is named twice, also as `u`"),
        ("twice", "the key `twice` stands twice in the table"),
    ],
)
def test_a_key_must_not_be_mistaken_for_another_column(key: Any, said: str) -> None:
    """Each column of the result has a name of its own, however it is written; no row is read before that is known."""
    names = ("plots", "rate", "total", "grade", "plots.status", "total.lost", "ｔotal", "u", "ｕ", "twice", "twice")
    table = unread(pa.schema([(name, pa.int64()) for name in names]))
    with pytest.raises(indicrules.DataError, match=said):
        SMALL.score_batches(table, key=key, lost=True)


def test_a_key_may_bring_an_input_too() -> None:
    """A column that says whose row it is can be one that is read."""
    scored = SMALL.score_table(
        pa.table({"total plots": [1], "plots entered": [43], "rate": [100]}), key="plots entered"
    )
    assert [scored.column(name).to_pylist() for name in ("plots entered", "plots")] == [[43], [Decimal("20.00")]]


def test_an_absent_column_may_be_missing() -> None:
    """On request a column that is lacking is missing in every row."""
    scored = SMALL.score_table(pa.table({"rate": [95, 100]}), absent="missing")
    assert scored["plots"].to_pylist() == [0, 0]


def test_what_is_no_table_is_refused() -> None:
    """Something without an Arrow stream is no table."""
    with pytest.raises(indicrules.DataError, match="no table"):
        SMALL.score_table(3)
