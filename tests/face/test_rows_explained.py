"""Rows of any frame are explained by their keys."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Any, Final

import pyarrow as pa
import pytest

import indicrules
from tests.tables.rules import SMALL

TABLE: Final = pa.table(
    {"unit": ["a", "b", "c", "b"], "n": [1, 2, 3, 4], "plots": [43, 19, None, 1], "rate": ["95%", "94%", "95%", "1%"]}
)


def of_polars(table: Any) -> Any:
    """Give a polars frame."""
    return pytest.importorskip("polars").from_arrow(table)


def of_polars_lazily(table: Any) -> Any:
    """Give a frame that is still to be collected."""
    return pytest.importorskip("polars").from_arrow(table).lazy()


def of_pandas(table: Any) -> Any:
    """Give a pandas frame, in which a column of whole numbers with a blank is one of floats."""
    pytest.importorskip("pandas")
    return table.to_pandas()


def of_duckdb(table: Any) -> Any:
    """Give a relation."""
    return pytest.importorskip("duckdb").from_arrow(table)


def as_view(table: Any) -> Any:
    """Give a table with texts as views."""
    return table.set_column(0, "unit", table.column("unit").cast(pa.string_view()))


def as_dictionary(table: Any) -> Any:
    """Give a table with its key as a dictionary."""
    return table.set_column(0, "unit", table.column("unit").dictionary_encode())


@pytest.mark.parametrize("frame", [pa.table, of_polars, of_polars_lazily, of_pandas, of_duckdb, as_view, as_dictionary])
def test_rows_of_every_frame_are_explained(frame: Callable[[Any], Any]) -> None:
    """The first row of each key that there is, by the same scores as alone."""
    found = SMALL.explain_rows(frame(TABLE), ["b", "nowhere", "c"], key="unit")
    assert {key: (card.total, card["plots"].lost) for key, card in found.items()} == {
        "b": (SMALL.score({"plots": 19, "rate": "94%"}).total, SMALL.score({"plots": 19, "rate": "94%"})["plots"].lost),
        "c": (10, 20),
    }
    assert SMALL.explain_rows(frame(TABLE), [3], key="n")[3].total == 10


def test_a_single_text_is_one_key() -> None:
    """It is not taken letter by letter."""
    assert list(SMALL.explain_rows(TABLE, "b")) == ["b"]


@pytest.mark.parametrize("key", [7, 1.5, None, datetime.date(2024, 1, 1), ("a",)])
def test_a_key_of_another_kind_is_in_no_row(key: Any) -> None:
    """What a column of texts cannot hold, it does not hold."""
    assert SMALL.explain_rows(TABLE, [key]) == {}


def test_a_refused_row_is_told_by_its_key() -> None:
    """The problem says whose value it is."""
    table = pa.table({"unit": ["a", "b"], "plots": [1, 2], "rate": ["95%", "0.95"]})
    with pytest.raises(indicrules.DataError) as caught:
        SMALL.explain_rows(table, ["a", "b"])
    (problem,) = caught.value.problems
    assert (problem.code, problem.name, problem.place) == ("percent-or-fraction", "rate", "unit = b")


def test_fractions_are_explained_as_they_are_scored() -> None:
    """The option that a table is scored with, its rows are explained with."""
    table = pa.table({"unit": ["a"], "plots": [43], "rate": [0.945]})
    card = SMALL.explain_rows(table, "a", percent="fraction")["a"]
    assert card.total == SMALL.score_table(table, percent="fraction").column("total").to_pylist()[0]
    assert card.total == 30
