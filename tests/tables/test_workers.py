"""Threads share a table out among themselves, and nobody can tell from its scores."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any
from unittest import mock

import numpy as np
import pyarrow as pa
import pytest

import indicrules
from indicrules.tables import table as tables
from indicrules.tables.score.kernel import Kernel
from indicrules.tables.score.threads import spread
from indicrules.tables.write.report import Report
from tests.tables.rules import SMALL

WORKERS = (1, 2, 5)


@pytest.fixture(autouse=True)
def _small_shares() -> Iterator[None]:
    """Have threads share out few rows, in blocks of fewer."""
    with (
        mock.patch.multiple(tables, _LEAST=8, _LEAST_ASKED_FOR=8, _MOST=64, _MOST_STREAMED=64),
        mock.patch.multiple(tables, ALONE=5, TOGETHER=7),
    ):
        yield


def departments(rows: int) -> Any:
    """Give departments of every sort: met and missed targets, ties, gaps, refused cells, cells of many digits."""
    chance = np.random.default_rng(5)
    plots = chance.integers(-1, 60, rows)
    rates = chance.integers(8000, 10100, rows) / 100
    rates[::17] = 94.123456789012
    return pa.table(
        {
            "unit": np.arange(rows),
            "plots": pa.array(plots, mask=chance.random(rows) < 0.1),
            "rate": pa.array(rates, mask=chance.random(rows) < 0.1),
        }
    )


@pytest.mark.parametrize("rows", [0, 1, 8, 9, 63, 1000])
def test_any_number_of_workers_gives_the_same_table(rows: int) -> None:
    """One, two and five threads give the same rows in the same order, with ledgers and all."""
    table = departments(rows)
    first, *others = (
        SMALL.score_table(table, key="unit", lost=True, ledger=True, workers=each).combine_chunks() for each in WORKERS
    )
    assert first["unit"].to_pylist() == list(range(rows))
    assert all(first.equals(each) for each in others)


def test_workers_agree_with_rows_scored_alone() -> None:
    """What a thread makes of a row is what `score` makes of it."""
    table = departments(200)
    for given, found in zip(
        table.drop_columns("unit").to_pylist(), SMALL.score_table(table, workers=3).to_pylist(), strict=True
    ):
        if found["total.status"] < 0:
            with pytest.raises(indicrules.DataError):
                SMALL.score(given)
        else:
            assert found["total"] == SMALL.score(given).total


def test_chunks_are_shared_out_too() -> None:
    """A table of many chunks gives the same as one of a single chunk."""
    table = departments(500)
    chunks = pa.concat_tables([table.slice(0, 3), table.slice(3, 100), table.slice(103)])
    found = SMALL.score_table(chunks, workers=2).combine_chunks()
    assert found.equals(SMALL.score_table(table, workers=1).combine_chunks())


def test_batches_are_shared_out_in_order() -> None:
    """A stream gives the rows of each batch in order, and reads no batch before it is asked for."""
    read: list[int] = []
    table = departments(600)

    def batches() -> Iterator[Any]:
        for start in range(0, 600, 200):
            read.append(start)
            yield from table.slice(start, 200).combine_chunks().to_batches()

    stream = SMALL.score_batches(pa.RecordBatchReader.from_batches(table.schema, batches()), key="unit", workers=5)
    assert read == []
    first = stream.read_next_batch()
    assert read == [0]
    rest = stream.read_all()
    found = pa.concat_tables([pa.Table.from_batches([first]), rest]).combine_chunks()
    assert found.equals(SMALL.score_table(table, key="unit", workers=1).combine_chunks())


def test_a_report_counts_what_all_workers_did() -> None:
    """Rows are counted once, whichever thread scored them."""
    _, alone = SMALL.score_table(departments(500), workers=1, report=True)
    _, shared = SMALL.score_table(departments(500), workers=4, report=True)
    streamed = Report()
    SMALL.score_batches(departments(500), workers=4, report=streamed).read_all()
    assert (alone.rows, shared.rows, streamed.rows) == (500, 500, 500)
    assert alone.tiers == shared.tiers == streamed.tiers


def test_rows_for_the_exact_evaluator_may_stand_in_any_block() -> None:
    """A row that nothing but the exact evaluator can decide is scored right, wherever it stands."""
    ruleset = indicrules.loads(
        "ruleset r\ninput x\nindicator i\n  weight 10\n  actual x\n  target >= 3\n  score proportional\n"
    )
    values = [1.0] * 100
    for row in (0, 6, 7, 50, 63, 64, 99):
        values[row] = 1e-14
    found, report = ruleset.score_table(pa.table({"x": values}), workers=3, report=True)
    assert found["total"].to_pylist() == [ruleset.score({"x": value}).total for value in values]
    assert report.fallen == 7


def test_an_error_in_a_thread_comes_to_the_caller_as_it_is() -> None:
    """The very exception that a thread met is raised, and no other."""
    problem = KeyboardInterrupt("stop")

    def fails(kernel: Kernel, batch: Any, binding: Any) -> Any:
        raise problem

    with mock.patch.object(Kernel, "score", fails), pytest.raises(KeyboardInterrupt) as met:
        SMALL.score_table(departments(100), workers=3)
    assert met.value is problem


def test_the_first_part_that_fails_is_the_one_that_is_told_of() -> None:
    """Where several parts fail, the order of the parts decides."""

    def fails(worker: int, part: int) -> int:
        raise ValueError(part)

    with ThreadPoolExecutor(2) as pool, pytest.raises(ValueError, match="0"):
        spread(fails, (0, 1), (0, 1, 2), pool)


def test_a_huge_number_of_workers_takes_no_huge_room() -> None:
    """It is the most that may score at a time, and no more are made than can be of use."""
    table = departments(3)
    assert SMALL.score_table(table, workers=10**12).equals(SMALL.score_table(table))


def test_no_batch_gives_no_row() -> None:
    """A stream that ends at once gives a table with its columns."""
    nothing = pa.RecordBatchReader.from_batches(departments(1).schema, [])
    assert SMALL.score_table(nothing, key="unit", workers=2).num_rows == 0
