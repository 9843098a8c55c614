"""Turn the columns that one item reads into its scores, each distinct set of values by the exact evaluator once."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

import attrs
import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from indicrules.evaluate.readers import closure, inputs_of, readers
from indicrules.intake.actuals import Percents
from indicrules.model import expression as ex
from indicrules.model.rules import Item, Model
from indicrules.model.types import NUMBER
from indicrules.tables.read.binding import Binding
from indicrules.tables.read.cells import Array
from indicrules.tables.read.rows import given_rows
from indicrules.tables.read.storage import is_list
from indicrules.tables.score.exact import evaluated
from indicrules.tables.score.layout import Layout, layout

_MOST_CODES = 2**62
_REMEMBERED = 1_000_000  # values


@attrs.define(eq=False)
class Alone:
    """Scores one item apart from the others, and remembers what it met."""

    layout: Layout
    at: int
    places: int
    names: tuple[str, ...]
    percent: Percents
    _readers: Mapping[str, set[int]]
    _met: dict[tuple[Any, ...], tuple[int, int]] = attrs.field(factory=dict)

    def block(self, batch: Any, binding: Binding, start: int, stop: int) -> tuple[Array, Array]:
        """Give the units and the statuses of rows `start` to `stop`."""
        columns = {name: binding.columns[name] for name in self.names}
        arrays = [batch.column(name).slice(start, stop - start) for name in columns.values() if name is not None]
        rows, which = _distinct(arrays, stop - start)
        found = [self._scored(given) for given in given_rows(batch, Binding(columns), rows + start)]
        units = np.array([each[0] for each in found], np.int64)
        statuses = np.array([each[1] for each in found], np.int8)
        return units[which], statuses[which]

    def _scored(self, given: dict[str, Any]) -> tuple[int, int]:
        key = tuple(given.values())
        found = self._met.get(key)
        if found is None:
            exact = evaluated(self.layout, given, self.percent, self._readers, False)
            if exact.statuses:
                found = 0, exact.statuses[self.at]
            else:
                status, score = exact.results[self.at]
                found = int(score * 10**self.places), status
            if tuple in map(type, key):
                return found  # lists are long, and seldom come again
            if len(self._met) * len(key) >= _REMEMBERED:
                self._met.clear()
            self._met[key] = found
        return found


def alone(model: Model, item: Item, places: int, percent: Percents) -> Alone:
    """Give what scores `item` with only what it reads."""
    needed = closure(item, model)
    items = {name: each for name, each in model.items.items() if name in needed}
    order = tuple(name for name in model.order if name in needed)
    names = set[str]().union(*(inputs_of(each, model) for each in items.values()))
    root = attrs.evolve(
        model.root, members=(), summed=(), requirements=(), adjustments=(), limits=(), bands=(), downgrades=(),
        round_score=None, score=ex.Constant(Fraction(0), NUMBER, model.root.span),
    )  # fmt: skip
    part = attrs.evolve(model, items=items, order=order, root=root, made={})
    at = list(items).index(item.name)
    return Alone(
        layout(part), at, places, tuple(each for each in model.inputs if each in names), percent, readers(part)
    )


def _distinct(arrays: list[Any], size: int) -> tuple[Array, Array]:
    """Give the first row of each distinct set of values, and for every row which set it has."""
    if any(is_list(array.type) for array in arrays):
        every = np.arange(size)
        return every, every  # lists are seldom alike, and Arrow does not tell
    codes = np.zeros(size, np.int64)
    count = 1
    for array in arrays:
        encoded = array if pa.types.is_dictionary(array.type) else array.dictionary_encode()
        own = pc.fill_null(encoded.indices.cast(pa.int64()), len(encoded.dictionary)).to_numpy(zero_copy_only=False)
        if count * (len(encoded.dictionary) + 1) >= _MOST_CODES:
            codes = np.unique(codes, return_inverse=True)[1]
            count = int(codes.max(initial=0)) + 1
        codes = codes * (len(encoded.dictionary) + 1) + own
        count *= len(encoded.dictionary) + 1
    _, rows, which = np.unique(codes, return_index=True, return_inverse=True)
    return rows, which
