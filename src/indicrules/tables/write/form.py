"""Turn wishes for the form of results into names of columns and values of statuses."""

from __future__ import annotations

import re
from typing import Any, Literal, get_args

import attrs
import numpy as np
import pyarrow as pa

from indicrules.tables.read.bare import texts
from indicrules.tables.status import Status
from indicrules.text.errors import DataError, Problem
from indicrules.text.options import one_of
from indicrules.text.sentence import say

Names = Literal["dots", "underscores"]
Statuses = Literal["numbers", "words"]

_PLACES = np.zeros(256, np.int8)
_PLACES[np.array([int(each) for each in Status], np.int8).view(np.uint8)] = range(len(Status))
_APART = re.compile(r"\W+")


@attrs.frozen
class Form:
    """Whether columns are named `x.status` or `x_status`, and whether statuses are numbers or words."""

    names: Names = "dots"
    statuses: Statuses = "numbers"

    def __attrs_post_init__(self) -> None:
        one_of("names", self.names, get_args(Names))
        one_of("statuses", self.statuses, get_args(Statuses))

    def item(self, name: str, part: str = "") -> str:
        """Name the column of an item's score, or of a part such as its `status`."""
        return self._name(f"{name}.{part}" if part else name)

    def clause(self, because: str) -> str:
        """Name the column of what the clauses of one reason took."""
        return self._name(f"lost: {because}")

    def _name(self, name: str) -> str:
        return name if self.names == "dots" else _APART.sub("_", name).rstrip("_")

    @property
    def status_type(self) -> Any:
        """The type of a column of statuses."""
        return pa.int8() if self.statuses == "numbers" else pa.dictionary(pa.int8(), pa.string())

    def status(self, numbers: Any) -> Any:
        """Give a column of statuses."""
        if self.statuses == "words":
            places = _PLACES[numbers.view(np.uint8)]
            return pa.DictionaryArray.from_arrays(_column(places), texts([each.word for each in Status]))
        return _column(numbers)


PLAIN = Form()
"""The form that is given where none is wished for."""


def _column(numbers: Any) -> Any:
    return pa.Array.from_buffers(pa.int8(), len(numbers), [None, pa.py_buffer(numbers)])


def distinct(names: list[str]) -> None:
    """Refuse results of which two would have one name."""
    seen: set[str] = set()
    for name in names:
        if name in seen:
            said, advice = say("name-clash.scores", name=name), say("name-clash.scores.hint")
            raise DataError((Problem("name-clash", said, name, advice=advice),))
        seen.add(name)
