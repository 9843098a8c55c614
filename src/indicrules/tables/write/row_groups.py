"""Turn batches of any size into row groups of one size, so that a Parquet file does not tell how its rows came."""

from __future__ import annotations

from typing import Any

import attrs
import pyarrow as pa
import pyarrow.parquet

_ROWS = 1 << 16


@attrs.define(eq=False)
class RowGroups:
    """Writes batches to a Parquet file, so many rows at a time; the last group has what is left."""

    _writer: Any
    _waiting: list[Any] = attrs.field(factory=list)
    _rows: int = 0

    @classmethod
    def opened(cls, file: Any, schema: Any) -> RowGroups:
        """Begin a Parquet file."""
        return cls(pa.parquet.ParquetWriter(file, schema))

    def __enter__(self) -> RowGroups:
        return self

    def __exit__(self, kind: type[BaseException] | None, *raised: object) -> None:
        if kind is None and self._rows:
            self._write(self._rows)
        self._writer.close()

    def write_batch(self, batch: Any) -> None:
        """Take a batch, and write what makes whole groups."""
        self._waiting.append(batch)
        self._rows += batch.num_rows
        while self._rows >= _ROWS:
            self._write(_ROWS)

    def _write(self, rows: int) -> None:
        table = pa.Table.from_batches(self._waiting)
        self._writer.write_table(table.slice(0, rows).combine_chunks(), row_group_size=rows)
        self._waiting = table.slice(rows).to_batches()
        self._rows -= rows
