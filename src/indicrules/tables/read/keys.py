"""Turn the names of key columns into the fields that are carried along, or say why they cannot be."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from indicrules.intake.keys import compared
from indicrules.model.report import did_you_mean
from indicrules.text.errors import DataError, Problem
from indicrules.text.sentence import Sentence, say


def only_unit(names: Sequence[str]) -> None:
    """Raise `DataError` for keys of a long table, which has one of its own."""
    for name in names:
        if name != "unit":
            raise _refused("name-clash", say("name-clash.long", name=name), name, say("name-clash.long.hint"))


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
            raise _refused("name-clash", say("name-clash.result", name=name), name, say("name-clash.result.hint"))
        if compared(name) in keys:
            said = say("name-clash.key", name=name, other=keys[compared(name)])
            raise _refused("name-clash", said, name, say("name-clash.key.hint"))
        if not found:
            advice = did_you_mean(name, schema.names) or say("missing-column.key.hint")
            raise _refused("missing-column", say("missing-column.key", name=name), name, advice)
        if found > 1:
            raise _refused("given-twice", say("given-twice.key-column", name=name), name, say("hint.leave-out-one"))
        keys[compared(name)] = name
    return [schema.field(name) for name in names]


def _refused(code: str, said: Sentence, name: str, advice: Sentence) -> DataError:
    return DataError((Problem(code, said, name, advice=advice),))
