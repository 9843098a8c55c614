"""The same table gives the same scores whatever brings it."""

from __future__ import annotations

import datetime
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import indicrules
from indicrules.tables.status import Status
from tests.tables.rules import SMALL

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
@settings(max_examples=settings().max_examples // 5)
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


OBJECTS = indicrules.loads(
    "ruleset r\ninput a\nindicator x\n  weight 10\n  actual a\n  target >= 10\n  score proportional\n"
)
SHARES = indicrules.loads(
    "ruleset r\ninput a %\nindicator x\n  weight 10\n  actual a\n  target >= 95%\n  score proportional\n"
)
DAYS = indicrules.loads(
    "ruleset r\ninput a date\nindicator x\n  weight 10\n  score if a <= 2024-06-01 then 10 else 3\n"
)


def shown(found: Any) -> list[Any]:
    """Give each row's score, or the name of the status for which it has none."""
    rows = zip(found["x"].to_pylist(), found["total.status"].to_pylist(), strict=True)
    return [str(score) if status == 0 else Status(status).name for score, status in rows]


def test_columns_of_pandas_that_are_not_read_may_hold_anything() -> None:
    """Objects, complex numbers, periods, spans, sparse columns, and names that stand twice."""
    pandas = pytest.importorskip("pandas")
    unread = {
        "object": [{}, object()],
        "complex": [1j, 2j],
        "period": pandas.period_range("2024", periods=2, freq="M"),
        "interval": pandas.interval_range(0, 2),
        "sparse": pandas.arrays.SparseArray([0, 1.5]),
    }
    frame = pandas.DataFrame({"a": [5, 10], **unread, "again": [1, 2]}).rename(columns={"again": "object"})
    assert shown(OBJECTS.score_table(frame)) == ["5.00", "10.00"]


def test_frames_of_a_kind_made_of_pandas_are_read_as_pandas() -> None:
    """Such as those whose geometries no table holds."""
    pandas = pytest.importorskip("pandas")
    kind = type("GeoDataFrame", (pandas.DataFrame,), {"_constructor": property(lambda self: kind)})
    frame = kind({"a": [5, 10], "geometry": [object(), object()]})
    assert shown(OBJECTS.score_table(frame)) == ["5.00", "10.00"]


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (lambda pandas: [1j], "the column `a` holds `complex128`, which is no type of a table"),
        (
            lambda pandas: pandas.period_range("2024", periods=1, freq="M"),
            "the column `a` holds `extension<pandas.period",
        ),
        (lambda pandas: pandas.interval_range(0, 1), "the column `a` holds `extension<pandas.interval"),
        (lambda pandas: pandas.array([b"5"], dtype=object), "the column `a` holds `binary`"),
    ],
)
def test_columns_of_pandas_that_no_actual_can_be_are_refused_by_name(make: Any, said: str) -> None:
    """Before the first row."""
    pandas = pytest.importorskip("pandas")
    with pytest.raises(indicrules.DataError) as refused:
        OBJECTS.score_table(pandas.DataFrame({"a": make(pandas)}))
    assert refused.value.problems[0].code == "wrong-column-type"
    assert str(refused.value).startswith(said)


def test_objects_of_several_kinds_are_read_cell_by_cell() -> None:
    """As `score` reads each; blanks of every kind are missing, and a cell that is nothing refuses its row alone."""
    pandas = pytest.importorskip("pandas")
    given = [
        5,
        "7",
        Decimal("2.5"),
        "N/A",
        None,
        float("nan"),
        pandas.NA,
        pandas.NaT,
        Fraction(1, 4),
        1e-7,
        True,
        {},
        b"7",
    ]
    found = OBJECTS.score_table(pandas.DataFrame({"a": pandas.Series(given, dtype=object)}))
    assert shown(found) == [
        "5.00", "7.00", "2.50", "NOT_APPLICABLE_DROPPED", "MISSING", "MISSING", "MISSING", "MISSING", "0.25", "0.00",
        "NOT_A_NUMBER", "NOT_A_NUMBER", "NOT_A_NUMBER",
    ]  # fmt: skip
    shares = pandas.DataFrame({"a": pandas.Series([0.95, "95%", 47.5], dtype=object)})
    assert shown(SHARES.score_table(shares)) == ["PERCENT_OR_FRACTION", "10.00", "5.00"]


def test_whole_numbers_of_any_length_are_no_floats() -> None:
    """A whole number that no word holds is read by its digits."""
    pandas = pytest.importorskip("pandas")
    frame = pandas.DataFrame({"a": pandas.Series([2**70, 2**60 + 1, 0.5, 10**31], dtype=object)})
    assert shown(OBJECTS.score_table(frame)) == ["10.00", "10.00", "0.50", "TOO_MANY_DIGITS"]


def test_a_time_of_day_among_dates_is_not_cut_off() -> None:
    """Arrow would take the date of each."""
    pandas = pytest.importorskip("pandas")
    days = [datetime.date(2024, 1, 1), datetime.datetime(2024, 1, 1, 12), pandas.Timestamp("2025-01-01"), "2024-05-05"]
    found = DAYS.score_table(pandas.DataFrame({"a": pandas.Series(days, dtype=object)}))
    assert shown(found) == ["10.00", "NOT_A_DATE", "3.00", "10.00"]


@pytest.mark.parametrize(("name", "key"), [("unit", "unit"), (None, "index"), (None, "__index_level_0__")])
def test_the_index_of_pandas_can_be_the_key(name: str | None, key: str) -> None:
    """By its name, or as `reset_index` calls it."""
    pandas = pytest.importorskip("pandas")
    frame = pandas.DataFrame({"a": [5, 10]}, index=pandas.Index(["n", "s"], name=name))
    assert OBJECTS.score_table(frame, key=key).column(key).to_pylist() == ["n", "s"]
    assert str(OBJECTS.explain_rows(frame, ["s"], key=key)["s"].total) == "10"


def test_columns_of_polars_that_arrow_has_no_type_for() -> None:
    """Are left alone where nothing reads them, in lazy frames too, and read cell by cell where something does."""
    polars = pytest.importorskip("polars")
    frame = polars.DataFrame(
        {
            "a": [5, 10],
            "wide": polars.Series([5, 2**100], dtype=polars.Int128),
            "any": polars.Series([object(), 7], dtype=polars.Object),
        }
    )
    assert shown(OBJECTS.score_table(frame)) == ["5.00", "10.00"]
    assert shown(OBJECTS.score_table(frame.lazy())) == ["5.00", "10.00"]
    assert shown(OBJECTS.score_table(frame.select(a="wide"))) == ["5.00", "TOO_MANY_DIGITS"]
    assert shown(OBJECTS.score_table(frame.select(a="any"))) == ["NOT_A_NUMBER", "7.00"]


@pytest.mark.parametrize("type_", ["Categorical", "Enum", "Decimal", "Float32", "UInt64", "Int8", "String"])
def test_types_of_polars(type_: str) -> None:
    """Its own numbers and texts are read."""
    polars = pytest.importorskip("polars")
    types = {"Enum": polars.Enum(["5", "10"]), "Decimal": polars.Decimal(20, 3)}
    frame = polars.DataFrame({"a": ["5", "10", None]}).select(
        polars.col("a").cast(types.get(type_, getattr(polars, type_)))
    )
    assert shown(OBJECTS.score_table(frame)) == ["5.00", "10.00", "MISSING"]


def test_a_frame_without_a_column_that_is_read_keeps_its_rows() -> None:
    """All of them lack every input."""
    pandas, polars = (pytest.importorskip(name) for name in ("pandas", "polars"))
    for frame in (pandas.DataFrame({"b": [1, 2]}), polars.DataFrame({"b": [1, 2]}), pa.table({"b": [1, 2]})):
        assert shown(OBJECTS.score_table(frame, absent="missing")) == ["MISSING", "MISSING"]


class Raises:
    """An object that raises whatever it is asked."""

    def __getattribute__(self, name: str) -> Any:
        raise RuntimeError(name)


class Exports:
    """An object that says it exports a stream, and does not."""

    def __arrow_c_stream__(self, *_: Any) -> Any:
        return 5


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ([5], "what was given is no table"),
        ([[{"plots": 43}]], "what was given is no table"),
        ([pa.chunked_array([[43]])], "what was given is one column, and no table"),
        ([pa.array([43])], "what was given is one column, and no table"),
        ([Exports()], "what was given cannot be read as a table"),
        ([Raises()], "what was given cannot be read as a table"),
    ],
    ids=["number", "list", "column", "array", "exports", "raises"],
)
def test_what_is_no_table_is_refused(given: list[Any], said: str) -> None:
    """Whatever the caller's class does where it is asked, the error is the library's own."""
    with pytest.raises(indicrules.DataError) as caught:
        SMALL.score_table(*given)  # a plugin of pytest asks each parameter for its class
    assert str(caught.value).splitlines() == [
        f"{said} [no-table]",
        "  hint: give an Arrow table, a data frame, or anything that exports an Arrow stream",
    ]
