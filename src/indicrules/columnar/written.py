"""Turn a stream of scored batches into a Parquet or CSV file, and count what became of the rows."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal
from pathlib import Path
from types import MappingProxyType
from typing import Any, Literal

import attrs
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv
import pyarrow.parquet

from indicrules.columnar.status import Status
from indicrules.files.cells import refused

Format = Literal["parquet", "csv"]

_ENDINGS: Mapping[str, Format] = MappingProxyType({".parquet": "parquet", ".csv": "csv"})
_FINEST = 6  # with more places, Arrow writes small decimals with an exponent


@attrs.define
class Tally:
    """How many rows were written, and how many of them were refused, by the reason of the total."""

    rows: int = 0
    refused: dict[Status, int] = attrs.field(factory=dict)

    def add(self, batch: Any) -> None:
        """Count a batch."""
        self.rows += batch.num_rows
        status = batch.column(batch.schema.get_all_field_indices("total.status")[-1])
        below = status.filter(pc.less(status, 0))
        for each in pc.value_counts(below).to_pylist():
            reason = Status(each["values"])
            self.refused[reason] = self.refused.get(reason, 0) + each["counts"]


def result_format(path: Path) -> Format:
    """Give the format that the ending of a path names; raise `DataError` for another ending."""
    found = _ENDINGS.get(path.suffix.lower())
    if found is None:
        hint = "name it `.parquet` or `.csv`"
        raise refused(path.name, "unknown-format", f"scores are not written as `{path.suffix}`", hint)
    return found


def written(
    reader: Any, target: Path | Any, format: Format, watch: Callable[[Tally], None] = lambda tally: None
) -> Tally:
    """Write scored batches to a path or an open binary file, the next one being worked out meanwhile.

    A file appears under its name once it is whole. `watch` is shown the tally after each batch.
    """
    if not isinstance(target, Path):
        return _written(reader, target, format, watch)
    if target.exists() and not target.is_file():  # a pipe or a device
        with target.open("wb") as file:
            return _written(reader, file, format, watch)
    part = target.with_name(f".{target.name}.part")
    try:
        with part.open("wb") as file:
            tally = _written(reader, file, format, watch)
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)
    return tally


def _written(reader: Any, file: Any, format: Format, watch: Callable[[Tally], None]) -> Tally:
    tally = Tally()
    with _WRITERS[format](file, reader.schema) as writer:
        for batch in _ahead(reader):
            writer.write_batch(batch if format == "parquet" else _readable(batch))
            tally.add(batch)
            watch(tally)
    return tally


def _ahead(reader: Any) -> Iterator[Any]:
    """Give the batches, each next one being read and scored while the caller is busy with the last."""
    batches = iter(reader)
    with ThreadPoolExecutor(1) as pool:
        coming = pool.submit(next, batches, None)
        while (batch := coming.result()) is not None:
            coming = pool.submit(next, batches, None)
            yield batch


def _parquet(file: Any, schema: Any) -> Any:
    return pa.parquet.ParquetWriter(file, schema)


def _csv(file: Any, schema: Any) -> Any:
    return pa.csv.CSVWriter(file, pa.schema([field.with_type(_written_type(field.type)) for field in schema]))


_WRITERS: Mapping[Format, Callable[[Any, Any], Any]] = MappingProxyType({"parquet": _parquet, "csv": _csv})


def _written_type(type_: Any) -> Any:
    return pa.string() if pa.types.is_dictionary(type_) or _fine(type_) else type_


def _fine(type_: Any) -> bool:
    return bool(pa.types.is_decimal(type_) and type_.scale > _FINEST)


def _readable(batch: Any) -> Any:
    """Give a batch for CSV: names for indices, and digits, never an exponent, for decimals of many places."""
    arrays = [_digits(each) if _fine(each.type) else each.cast(_written_type(each.type)) for each in batch.columns]
    return pa.RecordBatch.from_arrays(arrays, names=batch.schema.names)


def _digits(decimals: Any) -> Any:
    texts = decimals.cast(pa.string())
    small = pc.fill_null(pc.match_substring(texts, "E"), False)
    if pc.any(small).as_py():
        spelt = [format(Decimal(each), "f") for each in texts.filter(small).to_pylist()]
        texts = pc.replace_with_mask(texts, small, pa.array(spelt, pa.string()))
    return pc.replace_substring_regex(texts, r"\.?0+$", "")
