"""Turn the rows of a block into cells, a column at a time, when a program asks for it."""

from __future__ import annotations

from collections.abc import Container
from typing import Any

import attrs
import numpy as np

from indicrules.tables.read.cells import Array, Cells, Mask
from indicrules.tables.read.lists import OfLists
from indicrules.tables.score.room import Room
from indicrules.tables.score.shape import Shape, covers, widened


class Unlike(Exception):
    """A column of a block is not of the shape that the program was compiled for."""


@attrs.define(eq=False)
class Block:
    """Rows `start` to `stop` of a batch; `shapes` says what is relied on of its columns, and grows by what is met."""

    readers: list[Any]
    shapes: list[Shape | None]
    room: Room
    start: int
    stop: int
    _cells: list[Cells | None] = attrs.field(init=False)

    def __attrs_post_init__(self) -> None:
        """Begin with no column read."""
        self._cells = [None] * len(self.readers)

    def column(self, at: int, values: Array, spare: Array) -> tuple[Array, Mask, Mask]:
        """Give a column's values, maybe in the array `values`, where they are missing, where they are inapplicable.

        Raise `Unlike` where it has not the shape that is known.
        """
        with self.room.lent(values, spare):
            found = self.suited(at)
        nowhere = self.room.nowhere(self.stop - self.start)
        nulls = nowhere if found.nulls is None else found.nulls
        return found.values, nulls, nowhere if found.inapplicable is None else found.inapplicable

    def suited(self, at: int) -> Cells:
        """Give the cells of a column; raise `Unlike` where it has not the shape that is known."""
        found, known = self._cells[at] or self._read(at), self.shapes[at]
        if known is None or not covers(known, found.shape):
            raise Unlike
        return found

    def learn(self) -> None:
        """Read all columns, and have shapes that cover them."""
        self.forget()
        for at in range(len(self.readers)):
            found = self._read(at)
            known = self.shapes[at]
            if known is None or not covers(known, found.shape):
                self.shapes[at] = widened(known, found.shape)

    def forget(self) -> None:
        """Have columns read anew, as they are to be in other units."""
        self._cells = [None] * len(self.readers)
        for each in self.readers:
            if isinstance(each, OfLists):
                each.lists.forget()

    def cells(self, apart: Container[int] = ()) -> dict[int, Cells]:
        """Give the cells of all columns but some; those that no program asked for are read now.

        Raise `Unlike` as `suited` does: that no step reads a column may have come of what was known of it.
        """
        return {at: self.suited(at) for at in range(len(self.readers)) if at not in apart}

    def _read(self, at: int) -> Cells:
        found: Cells = self.readers[at].block(self.start, self.stop, self.room)
        known = self.shapes[at]
        if known is not None and known.kind == "i" and found.shape.kind == "f" and found.shape.sort == "number":
            shape = attrs.evolve(found.shape, kind="i")
            found = attrs.evolve(found, values=found.values.astype(np.int64), shape=shape)
        self._cells[at] = found
        return found
