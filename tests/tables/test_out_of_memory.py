"""Where memory runs out in a table, that is what is raised: nothing is said to be wrong with the data."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from unittest import mock

import pyarrow as pa
import pytest

from indicrules.tables.read import files
from tests.tables.rules import SMALL

SCHEMA = pa.schema([("plots", pa.float64()), ("rate", pa.float64())])


def exhausted() -> Iterator[Any]:
    """Give a batch, and then none for lack of memory."""
    yield pa.record_batch({"plots": [43.0], "rate": [95.0]})
    raise pa.lib.ArrowMemoryError("malloc of size 1099511627776 failed")


def test_a_stream_without_memory_raises_a_memory_error() -> None:
    """Arrow's error of memory is a `MemoryError`, and stays one."""
    reader = pa.RecordBatchReader.from_batches(SCHEMA, exhausted())
    with pytest.raises(MemoryError, match="malloc of size"):
        SMALL.score_table(reader)


def test_a_file_is_not_said_to_be_unreadable_for_lack_of_memory(tmp_path: Path) -> None:
    """Neither where it is opened nor where it is read."""
    path = tmp_path / "departments.parquet"
    path.write_bytes(b"")
    failing = mock.Mock(side_effect=pa.lib.ArrowMemoryError("malloc failed"))
    with mock.patch.object(files, "_OPENERS", {"parquet": failing}), pytest.raises(MemoryError, match="malloc failed"):
        files.table_file(path)
