"""Turn whatever holds a table into a stream of Arrow batches."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

import pyarrow as pa

from indicrules.tables.read.frames import Wanted, is_pandas, is_polars, of_pandas, of_polars
from indicrules.text.errors import DataError, Problem
from indicrules.text.sentence import Part, Sentence, say

_SHOWN = 8  # columns


def reader_of(source: Any, wanted: Wanted) -> Any:
    """Give a reader of record batches: of an Arrow stream, of a lazy frame once collected, of Dask's partitions.

    Of a frame, columns that are not `wanted` are left out, as Arrow may have no type for them.
    """
    try:
        found = _read(source, wanted)
        list(found.schema.names)  # read now, as they may be no texts
    except (DataError, MemoryError):  # Arrow's own MemoryError is an error of Arrow's, too
        raise
    except (pa.ArrowException, UnicodeDecodeError) as problem:
        raise unreadable(problem) from None
    except Exception:  # a class of the caller's own may raise anything
        raise _no_table(say("no-table.unreadable")) from None
    return found


def batches_of(reader: Any) -> Iterator[Any]:
    """Give the batches of a reader; raise `DataError` for one that cannot be read, or has other columns than it says.

    A reader that a program put together hands out whatever was put into it; a batch's own types are no mistake.
    """
    names, number = reader.schema.names, 0
    while True:
        try:
            batch = reader.read_next_batch()
        except StopIteration:
            return
        except MemoryError:  # Arrow's own is an error of Arrow's, too
            raise
        except pa.ArrowException as problem:
            raise unreadable(problem) from None
        except DataError:
            raise
        except Exception as problem:  # whoever makes the batches, be it Dask or a generator, may raise anything
            raise _stopped(problem) from problem
        number += 1
        if batch.schema.names != names:
            brought, said = _columns(batch.schema.names), _columns(names)
            problem_ = say("bad-table.other-columns", number=number, brought=brought, said=said)
            raise DataError((Problem("bad-table", problem_, advice=say("bad-table.other-columns.hint")),))
        yield batch


def _stopped(problem: Exception) -> DataError:
    why = str(problem).partition("\n")[0]
    said = say("bad-table.breaks-off-why", why=why) if why else say("bad-table.breaks-off")
    return DataError((Problem("bad-table", said, advice=say("bad-table.breaks-off.hint")),))


def _columns(names: Sequence[str]) -> Part:
    shown = tuple(f"`{name}`" for name in names[:_SHOWN]) or say("phrase.no-columns")
    return shown if len(names) <= _SHOWN else say("phrase.and-more", names=shown, count=len(names) - _SHOWN)


def unreadable(problem: Exception) -> DataError:
    """Say that a table cannot be read."""
    said = say("bad-table", why=str(problem).partition("\n")[0])
    return DataError((Problem("bad-table", said, advice=say("bad-table.hint")),))


def _no_table(said: Sentence) -> DataError:
    return DataError((Problem("no-table", said, advice=say("no-table.hint")),))


def _read(source: Any, wanted: Wanted) -> Any:
    if isinstance(source, pa.RecordBatchReader):
        return source
    if isinstance(source, pa.RecordBatch):
        return pa.RecordBatchReader.from_batches(source.schema, [source])
    if isinstance(source, pa.Table):
        return source.to_reader()
    if is_pandas(source):
        return of_pandas(source, wanted).to_reader()
    if is_polars(source):
        return of_polars(source, wanted)
    if hasattr(source, "__arrow_c_stream__"):
        return _exported(pa.RecordBatchReader.from_stream, source)
    if hasattr(source, "__arrow_c_array__"):
        return _read(_exported(pa.record_batch, source), wanted)
    if hasattr(source, "to_delayed"):  # Dask
        return _partitions(source, wanted)
    raise _no_table(say("no-table"))


def _exported(taken: Callable[[Any], Any], source: Any) -> Any:
    try:
        return taken(source)
    except pa.ArrowInvalid as problem:
        if "non-struct" not in str(problem):  # a series exports its values in the same way
            raise
        raise _no_table(say("no-table.column")) from None


def _partitions(source: Any, wanted: Wanted) -> Any:
    parts = source.to_delayed()
    first = of_pandas(parts[0].compute(), wanted)
    rest = (batch for part in parts[1:] for batch in of_pandas(part.compute(), wanted).cast(first.schema).to_batches())
    return pa.RecordBatchReader.from_batches(first.schema, _chained(first, rest))


def _chained(first: Any, rest: Any) -> Any:
    yield from first.to_batches()
    yield from rest
