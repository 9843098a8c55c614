"""Hold columns of lists to their rows, and to being scored in columns where that is promised."""

from __future__ import annotations

from decimal import Decimal
from typing import Any
from unittest import mock

import numpy as np
import pyarrow as pa
import pytest

import indicrules
from indicrules import Status
from indicrules.tables.read import lists
from tests.tables.alone import rows_alone

RULES = """ruleset r
  total 100
  missing zero
input marks list of number from -100
input n
indicator x
  weight 100
  score 50 + ({})
  round score none
"""


def scored(formula: str, marks: Any, fallen: int = 0) -> Any:
    """Score a column of lists as its rows alone are scored; tell how many took the exact evaluator."""
    ruleset = indicrules.loads(RULES.format(formula))
    table = pa.table({"marks": marks, "n": list(range(len(marks)))})
    found, report = ruleset.score_table(table, report=True)
    expected = rows_alone(ruleset, table)
    assert [
        {key: row[key] for key in wanted} for row, wanted in zip(found.to_pylist(), expected, strict=True)
    ] == expected
    assert report.fallen == fallen
    return found


@pytest.mark.parametrize(
    "formula",
    [
        "mean(marks)",
        "sum(marks) / 10",
        "max(marks) - min(marks)",
        "count(marks)",
        "mean(known(marks))",
        "sum(known(marks)) / (count(known(marks)) + 1)",
        "if present(marks) then max(marks) else -n",
        "min(n, max(known(marks))) - count(marks) * 2",
        "named * 2 - sum(marks)",
    ],
)
def test_sums_means_extremes_and_counts_make_no_objects(formula: str) -> None:
    """They are worked out in columns, rows that lack something among them."""
    formula = formula.replace("named", "mean(marks)")
    rows = [[1, 2, 3.5], [70], None, [], [None, 4], [None, None], [-7.25, 0, 1e3]]
    scored(formula, pa.array(rows, pa.list_(pa.float64())))
    scored(formula, pa.array([[3, None], [2, 5], None, [0, 0]], pa.list_(pa.int16(), 2)))
    scored(formula, pa.array([[Decimal("1.05"), None], [Decimal("-3.10")]], pa.large_list(pa.decimal128(12, 2))))


@pytest.mark.parametrize("formula", ["median(marks)", "sum(best(2, marks))", "sum(marks * 2)", "product(known(marks))"])
def test_other_functions_of_lists_take_the_exact_evaluator_and_the_report_says_so(formula: str) -> None:
    """Row by row, and alike; the other items stay in columns."""
    text = RULES.format(formula).replace("  round score none\n", "")
    ruleset = indicrules.loads(text + "indicator y\n  score n\n")
    table = pa.table({"marks": pa.array([[1, 2, 3], [4, None], [5]]), "n": [1, 2, 3]})
    found, report = ruleset.score_table(table, report=True)
    expected = rows_alone(ruleset, table)
    assert [
        {key: row[key] for key in wanted} for row, wanted in zip(found.to_pylist(), expected, strict=True)
    ] == expected
    assert report.tiers["x"] == "exact"
    assert report.tiers["y"] == "whole numbers"


def test_a_list_of_texts_takes_the_exact_evaluator() -> None:
    """What is written has units and marks of its own."""
    scored("mean(marks)", pa.array([["1", "2"], ["3", "x"], None]), fallen=3)


def test_a_row_is_refused_for_a_member_that_is() -> None:
    """Out of its range or not a number; where two things are wrong the first one counts, as in a single department."""
    rows = [[1.0, -101.0], [float("nan"), 2.0], [float("nan"), -101.0], [-101.0, float("nan")], [None, -101.0], [5.0]]
    found = scored("sum(marks)", pa.array(rows), fallen=2)
    codes = [Status(each) for each in found["x.status"].to_pylist()]
    expected = [Status.OUT_OF_RANGE, Status.NOT_A_NUMBER, Status.NOT_A_NUMBER, Status.OUT_OF_RANGE, Status.OUT_OF_RANGE]
    assert codes == [*expected, Status.OK]


def test_members_of_a_percent_are_judged_one_by_one() -> None:
    """A bare 0.5 is refused among others, and a 1.05 is counted as doubtful."""
    text = "ruleset r\n  score mean(rates) * 100\ninput rates list of % from 0% to 100%\n"
    ruleset = indicrules.loads(text)
    found, report = ruleset.score_table(
        pa.table({"rates": [[95.5, 80.0], [95.0, 0.5], [1.05, 2.0, 90.0]]}), report=True
    )
    assert found["total"].to_pylist() == [Decimal("87.75"), None, Decimal("31.016666666667")]
    assert report.doubtful == {"rates": 2}


def test_a_list_of_more_than_a_thousand_members_is_refused() -> None:
    """A thousand are scored in columns; the row with more is looked at."""
    rows = [list(range(1000)), list(range(1001)), [7] * 70_000, [1, 2]]
    found = scored("mean(marks) / 100", pa.array(rows), fallen=2)
    assert found["x"].to_pylist() == [Decimal("54.995"), None, None, Decimal("50.015")]


def test_rows_are_read_some_members_at_a_time() -> None:
    """Where a piece ends does not matter, nor that members further down have more places, or none at all."""
    rows: list[list[float] | None] = [
        [1, 2],
        [3],
        [],
        [4.5, 5, 6],
        None,
        [0.125],
        [7] * 12,
        [0.1, 1e15, 3],
        [2**-30, 1],
        [8, 9],
    ]
    column = pa.array([None if row is None else [float(each) for each in row] for row in rows])
    with mock.patch.object(lists, "_TOGETHER", 4), mock.patch.object(lists, "MOST_MEMBERS", 20):
        ruleset = indicrules.loads(RULES.format("mean(marks)").replace(" from -100", ""))
        table = pa.table({"marks": column, "n": [0] * len(rows)})
        found = ruleset.score_table(table).to_pylist()
        expected = rows_alone(ruleset, table)
    assert [{key: row[key] for key in wanted} for row, wanted in zip(found, expected, strict=True)] == expected


def test_sums_past_all_words_are_exact() -> None:
    """What does not fit a word of 64 bits is added up by the exact evaluator."""
    rows = [[2**62, 2**62, 2**62], [2**62 - 1], [1, 2, 3]]
    found = scored("0 * n + (if sum(marks) = 3 * 2 ^ 62 then 1 else 2)", pa.array(rows, pa.list_(pa.int64())), fallen=3)
    assert found["x"].to_pylist() == [51, 52, 52]


def test_many_lists_are_scored_as_numpy_adds_them_up() -> None:
    """A hundred thousand values in rows of all lengths, in pieces."""
    random = np.random.default_rng(5)
    sizes = random.integers(1, 60, 3000)
    flat = random.integers(-100, 1000, int(sizes.sum()))
    ends = np.concatenate([[0], np.cumsum(sizes)])
    column = pa.LargeListArray.from_arrays(pa.array(ends), pa.array(flat))
    ruleset = indicrules.loads(
        "ruleset r\n  score sum(marks) + 1000 * count(marks) + max(marks)\ninput marks list of number\n"
    )
    found, report = ruleset.score_table(pa.table({"marks": column}), report=True)
    sums, most = np.add.reduceat(flat, ends[:-1]), np.maximum.reduceat(flat, ends[:-1])
    assert found["total"].to_pylist() == (sums + 1000 * sizes + most).tolist()
    assert report.fallen == 0


def test_a_column_of_lists_of_something_else_is_told_what_it_may_hold() -> None:
    """Numbers, or texts as CSV has them."""
    ruleset = indicrules.loads(RULES.format("sum(marks)"))
    with pytest.raises(indicrules.DataError) as refused:
        ruleset.score_table(pa.table({"marks": pa.array([[True]]), "n": [1]}))
    hint = "convert the column before scoring, to lists of numbers or of texts, or to texts such as `80; 90`"
    assert [(each.code, each.hint) for each in refused.value.problems] == [("wrong-column-type", hint)]
