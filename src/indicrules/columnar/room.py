"""Turn what blocks need for a while into arrays that are made once and used again."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

import attrs
import numpy as np

from indicrules.columnar.cells import Array, Cells, Mask
from indicrules.columnar.tape import KINDS, Kind

BLOCK = 32768
"""How many rows are worked out at a time: few enough to stay in a core's cache, enough to make calls cheap."""

_TYPES: MappingProxyType[str, Any] = MappingProxyType({"f": np.float64, "i": np.int64, "b": np.bool_, "s": np.int8})


@attrs.define(eq=False)
class Room:
    """The arrays that the blocks of one thread share, each of `BLOCK` rows."""

    _arrays: dict[str, list[Array]] = attrs.field(factory=lambda: {kind: [] for kind in KINDS})
    _columns: dict[int, Array] = attrs.field(factory=dict)
    _spare: Array = attrs.field(factory=lambda: np.empty(BLOCK))
    _same: Mask = attrs.field(factory=lambda: np.empty(BLOCK, dtype=np.bool_))
    _nowhere: Mask = attrs.field(factory=lambda: np.zeros(BLOCK, dtype=np.bool_))

    def column(self, at: int, size: int) -> Array:
        """Give room for the values of a column."""
        if at not in self._columns:
            self._columns[at] = np.empty(BLOCK)
        return self._columns[at][:size]

    def spare(self, size: int) -> tuple[Array, Mask]:
        """Give room for what is looked at and thrown away."""
        return self._spare[:size], self._same[:size]

    def brought(self, cells: list[Cells], size: int) -> dict[str, Array]:
        """Name the arrays of a block's cells as programs do."""
        arrays: dict[str, Array] = {}
        nowhere = self._nowhere[:size]
        for at, each in enumerate(cells):
            arrays[f"c{at}"] = each.values
            arrays[f"n{at}"] = nowhere if each.nulls is None else each.nulls
            arrays[f"a{at}"] = nowhere if each.inapplicable is None else each.inapplicable
        return arrays

    def registers(self, counts: Mapping[Kind, int], size: int) -> list[Array]:
        """Give the arrays that a program works in."""
        found = []
        for kind in KINDS:
            arrays = self._arrays[kind]
            while len(arrays) < counts[kind]:
                arrays.append(np.empty(BLOCK, _TYPES[kind]))
            found += [each[:size] for each in arrays[: counts[kind]]]
        return found
