"""What is written depends on the rows alone, and a key that a format cannot hold is named."""

from __future__ import annotations

import datetime
import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet
import pytest

import indicrules
from indicrules.files.whole import output
from indicrules.tables.stream import scored
from indicrules.tables.write.written import Format, written

RULESET = indicrules.loads(
    "ruleset r\n  grade A >= 5\n  grade B otherwise\ninput a\nindicator x\n  weight 10\n  actual a\n  target >= 1000\n"
    "  score proportional\n"
)


def written_of(path: Path, table: Any, format: Format, batch: int = 1 << 16, **options: Any) -> bytes:
    """Give the bytes of a file of scores, the table having come in batches of so many rows."""
    reader = pa.RecordBatchReader.from_batches(table.schema, table.to_batches(max_chunksize=batch))
    with output(path) as file:
        written(scored(RULESET, reader, key=("unit",), **options), file, format)
    return path.read_bytes()


def test_parquet_is_the_same_however_many_threads_score(tmp_path: Path) -> None:
    """Neither threads nor the batches that rows come in show in groups of rows."""
    rows = 150_000
    table = pa.table({"unit": pa.array(range(rows)).cast(pa.string()), "a": pa.array(range(rows))})
    path = tmp_path / "scores.parquet"
    first = written_of(path, table, "parquet", workers=1)
    file = pa.parquet.ParquetFile(path).metadata
    assert [file.row_group(at).num_rows for at in range(file.num_row_groups)] == [65_536, 65_536, 18_928]
    assert pa.parquet.read_table(path).column("x")[500].as_py() == Decimal("5.00")
    assert written_of(path, table, "parquet", workers=2) == first
    assert written_of(path, table, "parquet", workers=4) == first
    assert written_of(path, table, "parquet", batch=7000) == first


@pytest.mark.parametrize(
    ("type_", "format", "said"),
    [
        (pa.list_(pa.int8()), "csv", "the column `unit` holds `list<item: int8>`, which CSV has no cells for"),
        (pa.struct({"n": pa.int8()}), "csv", "the column `unit` holds `struct<n: int8>`, which CSV has no cells for"),
        (pa.binary(), "csv", "the column `unit` holds `binary`, which CSV has no cells for"),
        (pa.uuid(), "csv", "the column `unit` holds `extension<arrow.uuid>`, which CSV has no cells for"),
        (
            pa.month_day_nano_interval(), "parquet",
            "the column `unit` holds `month_day_nano_interval`, which Parquet has no cells for",
        ),
    ],
)  # fmt: skip
def test_keys_that_a_format_has_no_cells_for_are_named(tmp_path: Path, type_: Any, format: Format, said: str) -> None:
    """And no file is left."""
    table = pa.table({"unit": pa.nulls(1, type_), "a": [1]})
    with pytest.raises(indicrules.DataError) as refused:
        written_of(tmp_path / "scores", table, format)
    (problem,) = refused.value.problems
    assert (problem.code, problem.message) == ("wrong-column-type", said)
    assert problem.hint == "leave the key out, or convert the column before scoring"
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    "unit",
    [
        pa.array(["n"], pa.string_view()),
        pa.RunEndEncodedArray.from_arrays([1], pa.array(["n"])),
        pa.ExtensionArray.from_storage(pa.json_(), pa.array(["n"])),
        pa.array(["n"]).dictionary_encode(),
    ],
)
def test_keys_of_texts_in_any_form_are_written(tmp_path: Path, unit: Any) -> None:
    """As their texts."""
    table = pa.table({"unit": unit, "a": [1000]})
    assert written_of(tmp_path / "scores.csv", table, "csv").splitlines()[1].startswith(b'"n",10.00,0,')
    written_of(tmp_path / "scores.parquet", table, "parquet")
    assert pa.parquet.read_table(tmp_path / "scores.parquet").column("unit").to_pylist() == ["n"]


def test_keys_that_python_has_no_date_for_are_written_as_json(tmp_path: Path) -> None:
    """By the text that Arrow has for them."""
    days = pa.array([(datetime.date(9999, 12, 31) - datetime.date(1970, 1, 1)).days + 1], pa.int32()).view(pa.date32())
    content = written_of(tmp_path / "scores.ndjson", pa.table({"unit": days, "a": [1000]}), "ndjson")
    assert json.loads(content)["unit"] == "10000-01-01"
