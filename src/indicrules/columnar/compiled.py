"""Turn a model into what all its tables share: the layout of results and the programs compiled so far."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from typing import Any

import attrs

from indicrules.columnar.layout import Layout, layout
from indicrules.columnar.program import Scorer, scorer
from indicrules.columnar.readers import readers
from indicrules.columnar.room import Room
from indicrules.columnar.shape import Shape
from indicrules.engine.plan import Plan
from indicrules.model.rules import Model


@attrs.define(eq=False)
class Compiled:
    """What is known of a model whatever the table; threads may share it. `alone` scores single departments."""

    model: Model
    ledger: bool
    layout: Layout
    readers: dict[str, set[int]]
    alone: Plan
    _codes: dict[str, int] = attrs.field(factory=dict)
    _scorers: dict[tuple[Shape, ...], Scorer] = attrs.field(factory=dict)
    _rooms: dict[int, list[Room]] = attrs.field(factory=dict)
    _lock: Any = attrs.field(factory=threading.RLock)

    def code(self, text: str) -> int:
        """Give the number of a text."""
        with self._lock:
            return self._codes.setdefault(text, len(self._codes))

    def scorer(self, shapes: Mapping[str, Shape]) -> Scorer:
        """Give the program for columns of these shapes."""
        key = tuple(shapes.values())
        with self._lock:
            if key not in self._scorers:
                self._scorers[key] = scorer(self.layout, shapes, self.code, self.ledger)
            return self._scorers[key]

    def room(self, rows: int) -> Room:
        """Give arrays of so many rows to work in, which nobody else uses until they are given back."""
        with self._lock:
            rooms = self._rooms.setdefault(rows, [])
            return rooms.pop() if rooms else Room(rows)

    def give_back(self, room: Room) -> None:
        """Take arrays back."""
        with self._lock:
            self._rooms[room.rows].append(room)


_MOST_KEPT = 32
_KEPT: dict[tuple[int, bool], Compiled] = {}
_KEEPING = threading.Lock()


def compiled(model: Model, ledger: bool) -> Compiled:
    """Give what all tables scored by `model` share; the models used last are remembered."""
    key = id(model), ledger  # INVARIANT: what is kept holds its model, so no other has the same id
    with _KEEPING:
        found = _KEPT.pop(key, None)
        if found is None:
            found = Compiled(model, ledger, layout(model), readers(model), Plan(model))
        _KEPT[key] = found
        while len(_KEPT) > _MOST_KEPT:
            del _KEPT[next(iter(_KEPT))]
    return found
