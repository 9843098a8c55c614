"""The same table gives the same scores whatever brings it."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

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


_CELLS = (
    (pa.float64(), st.integers(-200, 9000).map(lambda value: value / 100)),
    (pa.float64(), st.sampled_from((43.0, 0.005, 12.345, 1 / 3, 1e-14, 99.995))),
    (pa.int64(), st.integers(-5, 120)),
    (pa.decimal128(20, 3), st.integers(-9999, 99999).map(lambda value: Decimal(value).scaleb(-3))),
    (pa.string(), st.sampled_from(("43", "95%", "N/A", "", "43 宗", "0.95", "x", "1e3"))),
)


@st.composite
def departments(draw: Any) -> Any:
    """Give a table of types that every frame knows, with blanks in it."""
    rows = draw(st.integers(1, 20))
    columns: dict[str, Any] = {"unit": pa.array(range(rows))}
    for name in ("plots", "rate"):
        type_, cells = draw(st.sampled_from(_CELLS))
        columns[name] = pa.array(draw(st.lists(st.one_of(st.none(), cells), min_size=rows, max_size=rows)), type_)
    return pa.table(columns)


@given(departments())
def test_every_frame_gives_what_arrow_gives(table: Any) -> None:
    """Any table gives the same scores through pandas, polars and DuckDB, to the bit."""
    pandas, polars, duckdb = (pytest.importorskip(name) for name in ("pandas", "polars", "duckdb"))
    expected = scored(table).combine_chunks()
    relation = duckdb.from_arrow(table).order("unit")
    for frame in (table.to_pandas(types_mapper=pandas.ArrowDtype), polars.from_arrow(table), relation):
        assert scored(frame).combine_chunks().equals(expected)


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


@pytest.mark.filterwarnings("ignore")  # what these libraries say to each other is no matter of ours
@pytest.mark.parametrize("library", ["ibis", "daft", "dask.dataframe"])
def test_other_frames(library: str) -> None:
    """Ibis and Daft are read by their Arrow streams, Dask partition by partition."""
    module = pytest.importorskip(library)
    makes = {
        "ibis": lambda: module.memtable(TABLE.to_pandas()),
        "daft": lambda: module.from_arrow(TABLE),
        "dask.dataframe": lambda: module.from_pandas(TABLE.to_pandas(), npartitions=2),
    }
    assert scored(makes[library]()).combine_chunks().equals(SCORED.combine_chunks())
