"""A long table, a row an actual, is held to the ruleset before anything is scored."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pyarrow as pa
import pytest

import indicrules

RULESET = indicrules.loads(
    """
ruleset clinic
  missing zero
input visits 人 "patients seen"
input rate %
indicator visits
  weight 10
  target >= 100 人
  score proportional
indicator rate
  weight 10
  target >= 90%
  score proportional
"""
)
ROWS = {"unit": ["n", "s", "n"], "indicator": ["visits", "patients seen", "rate"], "actual": ["50", "100", "90%"]}


def long(**changes: Any) -> Any:
    """Give the rows with other columns."""
    return pa.table(ROWS | changes)


def scores(table: Any) -> list[list[Any]]:
    """Give unit and scores of each row of the result."""
    found = RULESET.score_table(table, layout="long")
    return [found.column(name).to_pylist() for name in ("unit", "visits", "rate")]


WANTED = [["n", "s"], [Decimal("5.00"), Decimal("10.00")], [Decimal("10.00"), Decimal("0.00")]]


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"unit": pa.array(ROWS["unit"], pa.string_view()), "indicator": pa.array(ROWS["indicator"], pa.large_string())},
        {"unit": pa.DictionaryArray.from_arrays([1, 0, 1], ["s", "n"]), "note": pa.array([b"", None, b""])},
        {"indicator": pa.DictionaryArray.from_arrays([1, 3, 0], ["rate", "visits", None, "patients seen"])},
        {"indicator": pa.RunEndEncodedArray.from_arrays([1, 2, 3], pa.array(ROWS["indicator"]))},
        {"indicator": ["ｖisits", " visits ", "rate"]},
        {"actual": pa.array([Decimal(50), Decimal(100), Decimal(90)], pa.decimal64(18, 3))},
        {"actual": pa.array([50.0, 100.0, 90.0], pa.float32())},
        {"actual": pa.array([50, 100, 90])},
    ],
)
def test_units_come_in_the_order_of_their_first_rows(changes: Any) -> None:
    """By name or title, whatever the columns' types."""
    assert scores(long(**changes)) == WANTED


def test_units_may_be_of_any_type() -> None:
    """They are carried along as they are."""
    assert scores(long(unit=[7, 3, 7]))[0] == [7, 3]


@pytest.mark.parametrize(
    ("changes", "code", "message", "hint"),
    [
        (
            {"indicator": ["vists", "visits", "rate"]}, "unknown-name",
            "no input is called `vists`, as in row 1 of the long table", "did you mean `visits`?",
        ),
        (
            {"indicator": ["visits", "visits", "beds"]}, "unknown-name",
            "no input is called `beds`, as in row 3 of the long table",
            "leave out the rows of what the ruleset does not read",
        ),
        (
            {"unit": ["n", None, "n"]}, "missing", "row 2 of the long table has no `unit`",
            "give the `unit` of each actual, or leave the row out",
        ),
        (
            {"unit": ["n", "s", " "]}, "missing", "row 3 of the long table has no `unit`",
            "give the `unit` of each actual, or leave the row out",
        ),
        (
            {"indicator": [None, "visits", "rate"]}, "missing", "row 1 of the long table has no `indicator`",
            "give the `indicator` of each actual, or leave the row out",
        ),
        (
            {"unit": ["n", "n", "s"]}, "given-twice", "`visits` is given twice for `n`", "leave out one of the two",
        ),
        (
            {"actual": pa.array([b"50", b"100", b"90"])}, "wrong-column-type",
            "the column `visits` holds `binary`, and `visits` is `人`",
            "convert the column before scoring, to numbers or to texts",
        ),
    ],
)  # fmt: skip
def test_what_is_wrong_with_rows_is_said_before_any_is_scored(changes: Any, code: str, message: str, hint: str) -> None:
    """A policy for what is missing never makes a slip of a name look like a zero."""
    with pytest.raises(indicrules.DataError) as refused:
        RULESET.score_table(long(**changes), layout="long")
    first = refused.value.problems[0]
    assert (first.code, first.message, first.hint) == (code, message, hint)


def test_a_long_table_has_its_three_columns_once() -> None:
    """Neither fewer nor twice the same."""
    with pytest.raises(indicrules.DataError, match="the long table has no column `actual`"):
        RULESET.score_table(long().drop_columns(["actual"]), layout="long")
    with pytest.raises(indicrules.DataError, match="the column `unit` stands twice in the long table"):
        RULESET.score_table(long().append_column("unit", pa.array([1, 2, 3])), layout="long")


def test_a_long_table_is_keyed_by_its_units() -> None:
    """Another key would have more than one value a unit."""
    assert RULESET.score_table(long(), layout="long", key="unit").column("unit").to_pylist() == ["n", "s"]
    with pytest.raises(indicrules.DataError, match="a long table is keyed by `unit`, and cannot carry"):
        RULESET.score_table(long(note=["", "", ""]), layout="long", key="note")


def test_rows_of_a_long_table_are_explained_by_their_unit() -> None:
    """As those of a wide one."""
    assert RULESET.explain_rows(long(), ["s"], layout="long")["s"].total == 10


@pytest.mark.parametrize("name", ["unit", "indicator"])
@pytest.mark.parametrize(
    "column",
    [
        pa.array([["n"], ["s"], ["n"]]),
        pa.array([{"a": 1}, None, None]),
        pa.array([[1], [2], [3]], pa.list_(pa.int8(), 1)),
    ],
)
def test_units_and_indicators_of_a_long_table_are_texts(name: str, column: Any) -> None:
    """Cells that cannot be told apart name neither."""
    with pytest.raises(indicrules.DataError) as refused:
        RULESET.score_table(long(**{name: column}), layout="long")
    (problem,) = refused.value.problems
    assert problem.code == "wrong-column-type"
    assert problem.message == (
        f"the column `{name}` of the long table holds `{column.type}`, and the `{name}` of an actual is a text"
    )
    assert problem.hint == "convert the column to texts"


@pytest.mark.parametrize(
    "type_", [pa.timestamp("s", "Nowhere/X"), pa.timestamp("s"), pa.date64()], ids=["no zone", "no year", "no day"]
)
def test_units_that_python_has_no_value_for_are_carried_along(type_: Any) -> None:
    """Moments of an unknown zone or beyond the calendar tell units apart, but name no input."""
    moments = pa.array([2**62, -(2**62), 2**62]).view(type_)
    assert RULESET.score_table(long(unit=moments), layout="long").column("rate").to_pylist() == [
        Decimal("10.000000000000"), Decimal("0E-12"),
    ]  # fmt: skip
    with pytest.raises(indicrules.DataError, match="and the `indicator` of an actual is a text"):
        RULESET.score_table(long(indicator=moments), layout="long")


def test_a_unit_without_a_python_value_is_refused_where_it_has_an_actual_twice() -> None:
    """The message does without it."""
    days = pa.array([2**31 - 1] * 3, pa.int32()).view(pa.date32())
    with pytest.raises(indicrules.DataError, match="`visits` is given twice for `…`"):
        RULESET.score_table(long(unit=days, indicator=["visits"] * 3), layout="long")
