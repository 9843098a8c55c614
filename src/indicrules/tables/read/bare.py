"""Make Arrow arrays of texts and whole numbers from their bytes alone.

`pyarrow.array` would do, and `to_numpy` the other way; yet both load pandas where it is installed, before they look at
anything: 30 MB, and tens of milliseconds for each task of a Spark worker, which collects garbage after every one.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import pyarrow as pa


def texts(values: Sequence[str]) -> Any:
    """Give an array of strings."""
    each = [value.encode() for value in values]
    ends = np.cumsum([0, *map(len, each)], dtype=np.int32)
    return pa.StringArray.from_buffers(len(each), pa.py_buffer(ends), pa.py_buffer(b"".join(each)))


def wholes(values: Any) -> Any:
    """Give an array of 64-bit whole numbers of what numpy takes."""
    cells = np.ascontiguousarray(values, np.int64)
    return pa.Array.from_buffers(pa.int64(), len(cells), [None, pa.py_buffer(cells)])
