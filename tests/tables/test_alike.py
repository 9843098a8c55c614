"""Rows with the same values are scored once, and have what each of them has where all are scored."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from decimal import Decimal
from itertools import product
from pathlib import Path
from typing import Any
from unittest import mock

import pyarrow as pa
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import indicrules
from indicrules.tables.score import alike
from indicrules.tables.write.report import Report

_RULESETS = Path(__file__).parents[2] / "rulesets"
CVSS = indicrules.load(_RULESETS / "cvss-v3.1-base.indic")
MIXED = indicrules.loads(
    """
ruleset r
  total 20
  missing zero
  grade high >= 12
  grade low otherwise
input kind one of "a", "b", "é", "lots"
input good yes/no
input plots 宗
indicator rooted
  weight 10
  score sqrt(plots / 1 宗) + (if kind = "lots" then 0.125 else 0)
  round score 0.01
indicator told
  weight 10
  score if good then 8 else 3
  deduct 1 if kind = "b" because "kind b"
  deduct 1 per 10 宗 of plots up to 2 because "plots"
"""
)
_KINDS = ("a", "b", "é", "lots", "x", "", None, "N/A")
_TEXTS = st.sampled_from((pa.string(), pa.large_string(), pa.dictionary(pa.int8(), pa.string())))
_PLOTS = ("4 宗", "2", "25宗", "1e3", "宗", None)
_ROW = st.tuples(st.sampled_from(_KINDS), st.sampled_from((True, False, None)), st.sampled_from(_PLOTS))
_LETTERS = st.tuples(st.sampled_from(("a", "b", "c")), st.sampled_from((True, False)), st.sampled_from("0123"))
_ROWS = st.one_of(st.lists(_ROW, min_size=1, max_size=30), st.lists(_LETTERS, min_size=1, max_size=30))
_BATCHES = st.lists(_ROWS, min_size=1, max_size=4)
_CHANCE = settings(max_examples=settings().max_examples // 5, suppress_health_check=[HealthCheck.too_slow])


@contextmanager
def _looked_for(keys: int = 1 << 20) -> Iterator[None]:
    """Look for repeated rows in small batches too, with a table for so many sets of values."""
    with (
        mock.patch.object(alike, "_FEWEST", 1),
        mock.patch.object(alike, "_SHARE", 0),
        mock.patch.object(alike, "_BLOCK", 7),
        mock.patch.object(alike, "_MOST_KEYS", keys),
    ):
        yield


def _batch(rows: list[Any], text: Any) -> Any:
    kinds, goods, plots = zip(*rows, strict=True)
    texts = [pa.array(each, pa.string()).cast(text) for each in (kinds, plots)]
    arrays = [texts[0], pa.array(goods, pa.bool_()), texts[1]]
    return pa.RecordBatch.from_arrays(arrays, names=["kind", "good", "plots"])


@_CHANCE
@given(_BATCHES, _TEXTS, st.booleans(), st.sampled_from((0, 1 << 20)))
def test_rows_scored_once_have_what_each_has_alone(
    batches: list[list[Any]], text: Any, ledger: bool, keys: int
) -> None:
    """Scores, statuses, grades and what clauses took are the same, batch after batch, and so is what is counted."""
    made = [_batch(rows, text) for rows in batches]
    once, each = Report(), Report()
    with _looked_for(keys):
        found = MIXED.score_batches(pa.Table.from_batches(made), ledger=ledger, lost=True, report=once).read_all()
    expected = MIXED.score_batches(pa.Table.from_batches(made), ledger=ledger, lost=True, report=each).read_all()
    assert found.to_pydict() == expected.to_pydict()
    assert (once.rows, once.fallen, each.repeated) == (each.rows, each.fallen, 0)


def _every_vector(times: int) -> Any:
    choices = {name: each.type.choices for name, each in CVSS.model.inputs.items()}  # type: ignore[union-attr]  # all are texts
    rows = list(product(*choices.values())) * times
    return pa.table(dict(zip(choices, map(pa.array, zip(*rows, strict=True)), strict=True)))


@pytest.mark.parametrize("workers", [1, 2])
def test_a_ruleset_of_choices_scores_each_set_of_them_once(workers: int) -> None:
    """There are 2,592 vectors of CVSS v3.1; of 25,920 rows no more than these are worked out on each thread."""
    table = _every_vector(10)
    found, report = CVSS.score_table(table, report=True, workers=workers)
    assert report.rows - report.repeated == 2592 * workers
    vectors = _every_vector(1)
    with mock.patch.object(alike, "_FEWEST", 1 << 30):
        expected, apart = CVSS.score_table(vectors, report=True)
    assert found.slice(0, 2592).to_pydict() == expected.to_pydict()
    assert found.slice(9 * 2592).to_pydict() == expected.to_pydict()
    assert report.fallen == 10 * apart.fallen
    assert str(report).startswith(
        f"25920 rows, {report.native} by machine code, {report.repeated} as rows before them;"
    )


def test_what_was_scored_is_remembered_from_batch_to_batch() -> None:
    """Of two batches with the same values the second has nothing new, a third with one more text has."""
    report = Report()
    batches = [_batch([(kind, True, "4")] * 3, pa.string()) for kind in ("a", "a", "é")]
    with _looked_for():
        found = MIXED.score_batches(pa.Table.from_batches(batches), report=report).read_all()
    assert found["total"].to_pylist() == [Decimal("9.6")] * 9
    assert report.repeated == 2 + 3 + 2


def test_a_table_with_a_column_of_numbers_is_scored_row_by_row() -> None:
    """Numbers as such may be as many as rows; it is not looked whether they repeat."""
    table = pa.table({"kind": ["a"] * 8192, "good": [True] * 8192, "plots": pa.array([4.0] * 8192)})
    _, report = MIXED.score_table(table, report=True)
    assert (report.rows, report.repeated) == (8192, 0)


def test_a_table_without_any_column_of_the_inputs_is_scored() -> None:
    """Where all inputs are missing in all rows, there is nothing to tell rows apart by."""
    with _looked_for():
        found = MIXED.score_table(pa.table({"unit": ["u", "v"]}), key="unit", absent="missing")
    assert found["unit"].to_pylist() == ["u", "v"]
    assert found["total.status"].to_pylist() == MIXED.score_table(
        pa.table({"unit": ["u", "v"]}), key="unit", absent="missing"
    )["total.status"].to_pylist()  # fmt: skip


def test_texts_that_are_not_utf_8_are_refused_where_rows_repeat() -> None:
    """A damaged column is a `DataError`, of whichever length its texts are."""
    for damaged in (b"\xff", b"a\xff"):
        content = pa.py_buffer(damaged * 4)
        ends = pa.py_buffer(b"".join((len(damaged) * at).to_bytes(4, "little") for at in range(5)))
        kinds = pa.StringArray.from_buffers(4, ends, content)
        table = pa.table({"kind": kinds, "good": [True] * 4, "plots": ["4"] * 4})
        with _looked_for(), pytest.raises(indicrules.DataError, match="damaged"):
            MIXED.score_table(table)
