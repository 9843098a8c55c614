"""Turn texts that are plain decimals into decimal columns, and part off the rows that hold anything else.

Reading a text by the rules of single departments costs as much as scoring dozens of rows. Nearly all cells of a text
file are decimals that need none of it.
"""

from __future__ import annotations

from typing import Any

import attrs
import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

_DIGITS, _PLACES = 18, 9
_PLAIN = rf"^(-?[0-9]{{1,{_DIGITS}}}(\.[0-9]{{1,{_PLACES}}})?)?$"
_DECIMAL = pa.decimal128(_DIGITS + _PLACES, _PLACES)


@attrs.frozen(eq=False)
class Part:
    """Some rows of a batch, and which they are; None says all of them."""

    batch: Any
    rows: Any = None


def parted(batch: Any, columns: frozenset[str]) -> tuple[Part, ...]:
    """Part a batch in two: rows whose cells in the text `columns` are plain decimals or blank, and the others.

    INVARIANT: what is turned into a decimal is what the intake of texts reads as the same number.
    """
    texts = {name: pc.utf8_trim(batch.column(name), " \t") for name in batch.schema.names if name in columns}
    if not texts:
        return (Part(batch),)
    plain = np.ones(batch.num_rows, np.bool_)
    for text in texts.values():
        fits = pc.fill_null(pc.match_substring_regex(text, _PLAIN), True)
        if not pc.all(fits).as_py():
            plain &= fits.to_numpy(zero_copy_only=False)
    if plain.all():
        return (Part(_decimal(batch, texts)),)
    at, others = np.flatnonzero(plain), np.flatnonzero(~plain)
    some = {name: text.take(pa.array(at)) for name, text in texts.items()}
    parts = (Part(_decimal(batch.take(pa.array(at)), some), at), Part(batch.take(pa.array(others)), others))
    return parts if len(at) else parts[1:]


def joined(parts: list[tuple[Any, Any]]) -> Any:
    """Give one batch of the results of parts, each with the rows that it stands for, in the order of the rows."""
    if len(parts) == 1:
        return parts[0][0]
    order = np.argsort(np.concatenate([rows for _, rows in parts]))
    table = pa.Table.from_batches([batch for batch, _ in parts]).combine_chunks()
    (batch,) = table.take(pa.array(order)).combine_chunks().to_batches()
    return batch


def _decimal(batch: Any, texts: dict[str, Any]) -> Any:
    arrays, fields = [], []
    for field in batch.schema:
        text = texts.get(field.name)
        if text is None:
            arrays.append(batch.column(field.name))
            fields.append(field)
        else:
            filled = pc.if_else(pc.equal(text, ""), pa.scalar(None, text.type), text)
            arrays.append(filled.cast(_DECIMAL))
            fields.append(pa.field(field.name, _DECIMAL))
    return pa.RecordBatch.from_arrays(arrays, schema=pa.schema(fields))
