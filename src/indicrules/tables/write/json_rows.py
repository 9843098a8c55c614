"""Turn scored batches into JSON: a document with a list of rows, or an object a line."""

from __future__ import annotations

import datetime
import json
import math
from decimal import Decimal
from typing import Any, Final

import attrs
import pyarrow as pa

from indicrules.files.whole import Output
from indicrules.tables.write.digits import digits, is_fine

SCHEMA: Final = "indicrules.table/1"
_OPENING: Final = f'{{"schema": "{SCHEMA}", "rows": ['.encode()
_CLOSING: Final = b"\n]}\n"


@attrs.define
class JsonRows:
    """Writes batches, a row an object of columns; with `lines` no document stands around them.

    A score is an exact text, as decimals and floats differ in JSON from reader to reader; what has no value is null.
    """

    file: Output
    lines: bool
    _parted: bytes = b"\n"

    def __enter__(self) -> JsonRows:
        """Open the document."""
        if not self.lines:
            self.file.write(_OPENING)
        return self

    def __exit__(self, kind: object, *raised: object) -> None:
        """Close the document, if all of it came."""
        if kind is None and not self.lines:
            self.file.write(_CLOSING)

    def write_batch(self, batch: Any) -> None:
        """Write the rows of a batch."""
        names, columns = batch.schema.names, [_values(each) for each in batch.columns]
        rows = [_ENCODER.encode(dict(zip(names, row, strict=True))) for row in zip(*columns, strict=True)]
        if not rows:
            return
        if self.lines:
            content = "\n".join(rows).encode("utf-8", "surrogatepass") + b"\n"
        else:
            content = self._parted + ",\n".join(rows).encode("utf-8", "surrogatepass")
            self._parted = b",\n"
        self.file.write(content)


def _values(column: Any) -> list[Any]:
    if pa.types.is_floating(column.type):
        return [each if each is None or math.isfinite(each) else str(each) for each in column.to_pylist()]
    try:
        values: list[Any] = (digits(column) if is_fine(column.type) else column).to_pylist()
    except (OverflowError, ValueError):  # Python has no years after 9999, and no billionths of seconds
        values = column.cast(pa.string()).to_pylist()
    return values


def _plain(value: object) -> str:
    """Write what JSON has no word for."""
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, datetime.date | datetime.time):  # a date with a time is a date
        return value.isoformat()
    return value.hex() if isinstance(value, bytes) else str(value)


_ENCODER: Final = json.JSONEncoder(ensure_ascii=False, default=_plain)
