"""Turn a model into the schemas of tables: what one that is to be scored may look like, and what comes out."""

from __future__ import annotations

from typing import Any

import pyarrow as pa

from indicrules.card.contents import Input, inputs
from indicrules.model.rules import Model
from indicrules.tables.score.layout import layout
from indicrules.tables.score.sheet import schema
from indicrules.tables.write.form import Form

_TYPES = {"number": pa.float64(), "yes/no": pa.bool_(), "date": pa.date32(), "list": pa.list_(pa.float64())}
_LONG = pa.schema([("unit", pa.string()), ("indicator", pa.string()), ("actual", pa.string())])


def read_schema(model: Model, key: Any, long: bool) -> Any:
    """Give the schema of a table that can be scored: the key, then a column an input; of a long one its three."""
    if long:
        return _LONG
    return pa.schema([*key_fields(key), *(_field(each) for each in inputs(model))])


def result_schema(model: Model, key: Any, long: bool, lost: bool, ledger: bool, form: Form) -> Any:
    """Give the schema of the scores; the key of a long table is its `unit`."""
    return schema(layout(model), key_fields(("unit",) if long else key), lost, ledger, form)


def key_fields(key: Any) -> list[Any]:
    """Give the fields of a key: a name alone is a column of texts, a field is itself.

    Raise `ValueError` for what is neither.
    """
    try:
        given = (key,) if isinstance(key, str | pa.Field) else tuple(key)
        if all(isinstance(each, str | pa.Field) for each in given):
            return [pa.field(each, pa.string()) if isinstance(each, str) else each for each in given]
    except Exception:  # what cannot be gone through, or is no name that a column may have
        pass
    raise ValueError("`key` holds something that is no key: write names of columns, or fields of pyarrow")


def _field(wanted: Input) -> Any:
    low, high = wanted.range
    told = {
        "title": wanted.title or "",
        "unit": wanted.unit or "",
        "from": "" if low is None else str(low),
        "to": "" if high is None else str(high),
        "choices": "\n".join(wanted.choices),
    }
    type_ = _TYPES.get(wanted.type, pa.string())
    return pa.field(wanted.name, type_, metadata={name: value for name, value in told.items() if value})
