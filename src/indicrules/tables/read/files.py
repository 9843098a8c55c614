"""Turn a file of departments into a stream of record batches, in memory that does not grow with the file."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import MappingProxyType
from typing import Any, Literal

import attrs
import pyarrow as pa
import pyarrow.parquet

from indicrules.files.cells import as_csv, refused
from indicrules.tables.read.csv_file import CsvFile
from indicrules.tables.read.json_lines import json_lines
from indicrules.tables.read.storage import sound
from indicrules.text.sentence import Said, Sentence, say

Format = Literal["parquet", "csv", "arrow", "ndjson"]

ENDINGS: Mapping[str, Format] = MappingProxyType(
    {
        ".parquet": "parquet",
        ".csv": "csv",
        ".tsv": "csv",
        ".arrow": "arrow",
        ".feather": "arrow",
        ".ndjson": "ndjson",
        ".jsonl": "ndjson",
    }
)
"""The endings of names of table files, each with its format."""

_ROWS = 1 << 16
_CHUNK = 1 << 20  # bytes read at a time from each column of a Parquet file
_MAGIC = b"ARROW1"  # opens an Arrow file; an Arrow stream has no such mark

Batches = Callable[[Sequence[str]], Iterator[Any]]


@attrs.frozen
class TableFile:
    """A table in a file: its schema, how many rows it has (None where only reading it would tell), and its batches."""

    schema: Any
    rows: int | None
    _batches: Batches

    def reader(self, columns: Sequence[str]) -> Any:
        """Give a reader of the batches, with these columns alone, in the file's order."""
        schema = pa.schema([field for field in self.schema if field.name in columns])
        return pa.RecordBatchReader.from_batches(schema, self._batches(schema.names))


def table_file(path: Path, format: Format | None = None, *, encoding: str | None = None) -> TableFile:
    """Open the table in a file; without `format` the file's ending says it.

    Without `encoding` a text is UTF-8, or UTF-16 with its mark; other formats have none.

    Texts of CSV and numbers of NDJSON stay texts, so that no float comes between the file and the score. Raise
    `DataError` for a file that is no such table, also while its batches are read, `OSError` where it cannot be read,
    `ValueError` for an encoding that there is not.
    """
    chosen = format or ENDINGS.get(path.suffix.lower())
    if chosen is None:
        endings = tuple(f"`{each}`" for each in ENDINGS)
        advice = as_csv(path) or say("unknown-format.table.hint", endings=endings)
        raise refused(path.name, "unknown-format", say("unknown-format.table", ending=path.suffix), advice)
    with _turned_down(path.name):
        found = _OPENERS[chosen](path, encoding)
        list(found.schema.names)  # read now, as they may be no texts
    return attrs.evolve(found, batches=_guarded(path, found._batches))


def _parquet(path: Path, encoding: str | None) -> TableFile:
    file = pa.parquet.ParquetFile(path, buffer_size=_CHUNK, pre_buffer=False)

    def batches(columns: Sequence[str]) -> Iterator[Any]:
        rows = 0
        try:
            for batch in file.iter_batches(_ROWS, columns=list(columns)):
                rows += batch.num_rows
                yield batch
        except (pa.ArrowException, OSError):
            with _turned_down(_damaged(path.name, file, columns, rows)):
                raise

    return TableFile(file.schema_arrow, file.metadata.num_rows, batches)


def _damaged(path: str, file: Any, columns: Sequence[str], rows: int) -> Sentence:
    """Say which column cannot be read in the groups that hold the rows after so many, where one can be told."""
    begin = 0
    for at in range(file.num_row_groups):
        end = begin + file.metadata.row_group(at).num_rows
        for name in columns if end > rows and begin < rows + _ROWS else ():
            try:
                file.read_row_group(at, columns=[name])
            except (pa.ArrowException, OSError):
                return say("phrase.column-of-file", file=path, column=name, row=f"{max(begin, rows) + 1:,}")
        begin = end
    return say("phrase.row-of-file", file=path, row=f"{rows + 1:,}")


def _csv(path: Path, encoding: str | None) -> TableFile:
    file = CsvFile(path, encoding)
    return TableFile(pa.schema([(name, pa.string()) for name in file.names]), None, file.batches)


def _arrow(path: Path, encoding: str | None) -> TableFile:
    with path.open("rb") as file:
        is_file = file.read(len(_MAGIC)) == _MAGIC
    opened = pa.ipc.open_file if is_file else pa.ipc.open_stream
    with pa.OSFile(str(path)) as source:
        schema = opened(source).schema

    def batches(columns: Sequence[str]) -> Iterator[Any]:
        options = pa.ipc.IpcReadOptions(included_fields=[schema.names.index(name) for name in columns])
        with pa.OSFile(str(path)) as source:
            reader = opened(source, options=options)
            yield from map(reader.get_batch, range(reader.num_record_batches)) if is_file else reader

    return TableFile(schema, None, batches)


def _ndjson(path: Path, encoding: str | None) -> TableFile:
    schema, batches = json_lines(path, encoding)
    return TableFile(schema, None, batches)


_OPENERS: Mapping[Format, Callable[[Path, str | None], TableFile]] = MappingProxyType(
    {"parquet": _parquet, "csv": _csv, "arrow": _arrow, "ndjson": _ndjson}
)


def _guarded(path: Path, batches: Batches) -> Batches:
    def guarded(columns: Sequence[str]) -> Iterator[Any]:
        rows = 0
        with _turned_down(path.name):
            for batch in batches(columns):
                first, last = f"{rows + 1:,}", f"{rows + batch.num_rows:,}"
                place = say("phrase.rows-of-file", file=path.name, first=first, last=last)
                for field, column in zip(batch.schema, batch.columns, strict=True):
                    sound(column, field.name, place)
                rows += batch.num_rows
                yield batch

    return guarded


@contextmanager
def _turned_down(place: Said) -> Iterator[None]:
    """Make a `DataError` of what an outside reader says of a file; raise `OSError` only where it cannot be read."""
    try:
        yield
    except MemoryError:  # Arrow's own is an error of Arrow's, too
        raise
    except (pa.ArrowException, OSError, UnicodeDecodeError, OverflowError) as problem:
        if isinstance(problem, OSError) and problem.errno is not None:
            raise
        said = say("bad-table", why=str(problem).partition("\n")[0])
        raise refused(place, "bad-table", said, say("bad-table.file.hint")) from None
