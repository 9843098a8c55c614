"""Turn the names of key columns into the fields that are carried along, or say why they cannot be."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from indicrules.intake.keys import compared
from indicrules.model.report import did_you_mean
from indicrules.text.errors import DataError, Problem


def only_unit(names: Sequence[str]) -> None:
    """Raise `DataError` for keys of a long table, which has one of its own."""
    for name in names:
        if name != "unit":
            message = f"a long table is keyed by `unit`, and cannot carry the column `{name}` along"
            raise DataError((Problem("name-clash", message, name, advice="leave the key out"),))


def key_fields(schema: Any, names: Sequence[str], results: Sequence[str]) -> list[Any]:
    """Give the fields of a table's keys.

    Raise `DataError` for one that the table lacks or has twice, and for a name that a column of the `results` or
    another key has, however it is written.
    """
    taken = {compared(each) for each in results}
    keys = dict[str, str]()
    for name in names:
        found = len(schema.get_all_field_indices(name))
        if compared(name) in taken:
            message = f"the key `{name}` bears the name of what is scored"
            raise DataError((Problem("name-clash", message, name, advice="rename the column"),))
        if compared(name) in keys:
            message = f"the key `{name}` is named twice, also as `{keys[compared(name)]}`"
            raise DataError((Problem("name-clash", message, name, advice="name it once, or rename the column"),))
        if not found:
            message = f"the table has no column `{name}`, which is its key"
            hint = did_you_mean(name, schema.names) or "name a column that the table has"
            raise DataError((Problem("missing-column", message, name, advice=hint),))
        if found > 1:
            message = f"the key `{name}` stands twice in the table"
            raise DataError((Problem("given-twice", message, name, advice="leave out one of the two"),))
        keys[compared(name)] = name
    return [schema.field(name) for name in names]
