"""The same table gives the same scores whatever brings it."""

from __future__ import annotations

from typing import Any

import pyarrow as pa
import pytest

from tests.columnar.rules import SMALL

TABLE = pa.table(
    {
        "unit": ["a", "b", "c", "d"],
        "plots": pa.array([43.0, None, 19.5, 7.005]),
        "rate": ["95%", "89.6", None, "N/A"],
    }
)
SCORED = SMALL.score_table(TABLE, key="unit").drop_columns(["unit"])


def scored(source: Any) -> Any:
    """Score and leave out the key, the type of which is the bringer's own."""
    return SMALL.score_table(source, key="unit").drop_columns(["unit"])


def test_arrow_readers_and_batches() -> None:
    """A reader and a record batch are tables."""
    assert scored(TABLE.to_reader()).equals(SCORED)
    assert scored(TABLE.to_batches()[0]).equals(SCORED)


def test_pandas() -> None:
    """A pandas frame, in which NaN stands for what is missing, is read by its Arrow stream."""
    pandas = pytest.importorskip("pandas")
    frame = pandas.DataFrame(
        {"unit": ["a", "b", "c", "d"], "plots": [43.0, None, 19.5, 7.005], "rate": ["95%", "89.6", None, "N/A"]}
    )
    assert scored(frame).equals(SCORED)


def test_polars() -> None:
    """Polars frames are read, lazy ones once they are collected."""
    polars = pytest.importorskip("polars")
    frame = polars.from_arrow(TABLE)
    assert scored(frame).equals(SCORED)
    assert scored(frame.lazy()).equals(SCORED)
    assert scored(frame.with_columns(polars.col("rate").cast(polars.Categorical))).equals(SCORED)


def test_duckdb() -> None:
    """A DuckDB relation is read by its Arrow stream."""
    duckdb = pytest.importorskip("duckdb")
    departments = TABLE
    assert departments is TABLE  # named, as DuckDB finds tables by their variables
    assert scored(duckdb.sql("select * from departments order by unit")).equals(SCORED)
