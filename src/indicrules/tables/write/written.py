"""Turn a stream of scored batches into a file of one of the formats, and count what became of the rows."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import MappingProxyType
from typing import Any, Literal

import attrs
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv

from indicrules.files.cells import refused
from indicrules.files.whole import Output
from indicrules.tables.status import Status
from indicrules.tables.write.digits import digits, is_fine
from indicrules.tables.write.holding import held, held_schema
from indicrules.tables.write.json_rows import JsonRows
from indicrules.tables.write.row_groups import RowGroups
from indicrules.text.sentence import either, say

Format = Literal["parquet", "csv", "json", "ndjson"]

_ENDINGS: Mapping[str, Format] = MappingProxyType(
    {".parquet": "parquet", ".csv": "csv", ".json": "json", ".ndjson": "ndjson", ".jsonl": "ndjson"}
)


_REASONS: Mapping[int | str, Status] = MappingProxyType(
    {**{int(each): each for each in Status}, **{each.word: each for each in Status}}
)


@attrs.define
class Tally:
    """How many rows were written, and how many of them were refused, by the reason of the total."""

    rows: int = 0
    refused: dict[Status, int] = attrs.field(factory=dict)

    def add(self, batch: Any) -> None:
        """Count a batch."""
        self.rows += batch.num_rows
        name = "total.status" if "total.status" in batch.schema.names else "total_status"
        status = batch.column(batch.schema.get_all_field_indices(name)[-1])
        if pa.types.is_dictionary(status.type):
            status = status.cast(pa.string())
        for each in pc.value_counts(status).to_pylist():
            reason = _REASONS[each["values"]]
            if reason < 0:
                self.refused[reason] = self.refused.get(reason, 0) + each["counts"]


def result_format(path: Path) -> Format:
    """Give the format that the ending of a path names; raise `DataError` for another ending."""
    found = _ENDINGS.get(path.suffix.lower())
    if found is None:
        other, none = say("unknown-format.scores", ending=path.suffix), say("unknown-format.no-ending")
        advice = say("unknown-format.scores.hint", endings=either(f"`{each}`" for each in _ENDINGS))
        raise refused(path.name, "unknown-format", other if path.suffix else none, advice)
    return found


def written(
    reader: Any, file: Output, format: Format, watch: Callable[[Tally, Any], None] = lambda tally, batch: None
) -> Tally:
    """Write scored batches to an open file, the next one being worked out meanwhile.

    `watch` is shown the tally and the batch after each. Raise what reading raises, and `NotWritten` where the file
    takes no more.
    """
    tally = Tally()
    schema = held_schema(reader.schema, format)
    with _WRITERS[format](file, schema) as writer:
        for batch in _ahead(reader):
            writer.write_batch(held(batch, schema))
            tally.add(batch)
            watch(tally, batch)
    return tally


def _ahead(reader: Any) -> Iterator[Any]:
    """Give the batches, each next one being read and scored while the caller is busy with the last."""
    batches = iter(reader)
    with ThreadPoolExecutor(1) as pool:
        coming = pool.submit(next, batches, None)
        while (batch := coming.result()) is not None:
            coming = pool.submit(next, batches, None)
            yield batch


@attrs.frozen
class _Csv:
    """Writes batches as CSV: names for indices, and digits, never an exponent, for decimals of many places."""

    writer: Any

    @classmethod
    def opened(cls, file: Output, schema: Any) -> _Csv:
        fields = [field.with_type(_written_type(field.type)) for field in schema]
        return cls(pa.csv.CSVWriter(file, pa.schema(fields)))

    def __enter__(self) -> _Csv:
        return self

    def __exit__(self, *raised: object) -> None:
        self.writer.close()

    def write_batch(self, batch: Any) -> None:
        arrays = [digits(each) if is_fine(each.type) else each.cast(_written_type(each.type)) for each in batch.columns]
        self.writer.write_batch(pa.RecordBatch.from_arrays(arrays, names=batch.schema.names))


_WRITERS: Mapping[Format, Callable[[Output, Any], Any]] = MappingProxyType(
    {
        "parquet": RowGroups.opened,
        "csv": _Csv.opened,
        "json": lambda file, schema: JsonRows(file, lines=False),
        "ndjson": lambda file, schema: JsonRows(file, lines=True),
    }
)


def _written_type(type_: Any) -> Any:
    return pa.string() if pa.types.is_dictionary(type_) or is_fine(type_) else type_
