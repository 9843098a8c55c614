"""Name the classes of Arrow for signatures of the public face, which reads them for types alone."""

from __future__ import annotations

from pyarrow import Field, RecordBatchReader, Schema, Table

__all__ = ["Field", "RecordBatchReader", "Schema", "Table"]
