"""Batches are scored one at a time, when they are asked for."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import pyarrow as pa
import pytest

import indicrules
from tests.tables.rules import SMALL

_SCHEMA = pa.schema([("plots", pa.int64()), ("rate", pa.float64())])


def counted(read: list[int], batches: int, rows: int) -> Any:
    """Give a stream that notes the batches that were taken from it."""

    def made() -> Iterator[Any]:
        for number in range(batches):
            read.append(number)
            yield pa.record_batch([pa.array([number] * rows), pa.array([95.0] * rows)], schema=_SCHEMA)

    return pa.RecordBatchReader.from_batches(_SCHEMA, made())


def test_a_batch_is_read_when_its_scores_are_asked_for() -> None:
    """Nothing is read ahead."""
    read: list[int] = []
    scored = SMALL.score_batches(counted(read, 3, 2))
    assert read == []
    first = scored.read_next_batch()
    assert read == [0]
    assert first["total"].to_pylist() == [10, 10]
    scored.read_next_batch()
    assert read == [0, 1]


def test_a_batch_is_read_by_its_own_types() -> None:
    """Arrow lets a stream hand out what its schema does not say."""
    odd = pa.record_batch({"plots": pa.array(["3", "4 宗", "x"]), "rate": pa.array([95, 95, 95], pa.float32())})
    found = SMALL.score_table(pa.RecordBatchReader.from_batches(_SCHEMA, iter([odd])))
    assert found["total"].to_pylist() == [Decimal("11.4"), Decimal("11.86"), None]


@pytest.mark.parametrize(
    "column",
    [pa.array([{"a": 1}]), pa.array([[1]]), pa.ExtensionArray.from_storage(pa.bool8(), pa.array([1], pa.int8())),
     pa.array([1], pa.date32())],
)  # fmt: skip
def test_a_batch_of_a_type_that_an_input_cannot_have_is_refused(column: Any) -> None:
    """As a table of that type is; what came before it has its scores."""
    batches = [pa.record_batch({"plots": [3], "rate": [95.0]}), pa.record_batch({"plots": column, "rate": [95.0]})]
    scored = SMALL.score_batches(pa.RecordBatchReader.from_batches(_SCHEMA, iter(batches)))
    assert scored.read_next_batch()["total"].to_pylist() == [Decimal("11.4")]
    with pytest.raises(indicrules.DataError) as refused:
        scored.read_next_batch()
    (problem,) = refused.value.problems
    assert (problem.code, problem.name) == ("wrong-column-type", "plots")
    assert problem.message.startswith(f"the column `plots` holds `{column.type}`, and `plots` is ")
    with pytest.raises(indicrules.DataError, match="the column `plots` holds"):
        SMALL.score_table(pa.RecordBatchReader.from_batches(_SCHEMA, iter(batches)))


def test_a_stream_that_breaks_off_is_refused() -> None:
    """By what its maker raised, which stays its cause."""

    def made() -> Iterator[Any]:
        yield pa.record_batch({"plots": [3], "rate": [95.0]})
        raise KeyError("no such row")

    for function in (SMALL.score_table, SMALL.score_batches):
        with pytest.raises(indicrules.DataError) as refused:
            list(function(pa.RecordBatchReader.from_batches(_SCHEMA, made())))
        assert isinstance(refused.value.__cause__, KeyError)
        (problem,) = refused.value.problems
        assert (problem.code, problem.message) == ("bad-table", "the table breaks off: 'no such row'")
        assert problem.hint == "see what whoever hands the rows over says of it"


def test_memory_does_not_grow_with_the_number_of_batches() -> None:
    """What one batch took is free when the next one is scored."""
    peaks = []
    for number in (20, 200):
        pool = pa.default_memory_pool()
        start = pool.bytes_allocated()
        most = 0
        for _ in SMALL.score_batches(counted([], number, 1000)):
            most = max(most, pool.bytes_allocated() - start)
        peaks.append(most)
    assert peaks[1] < peaks[0] * 1.5 + 100_000


def test_large_batches_are_cut() -> None:
    """A batch of many rows gives its scores in parts, so that what is needed on the way stays small."""
    scored = SMALL.score_batches(counted([], 1, 600_000), workers=1)
    assert [batch.num_rows for batch in scored] == [262144, 262144, 75712]


def test_cuts_make_no_difference() -> None:
    """A table in many chunks gives the same as one in a single chunk."""
    table = counted([], 50, 5000).read_all()
    assert SMALL.score_table(table).combine_chunks().equals(SMALL.score_table(table.combine_chunks()).combine_chunks())
