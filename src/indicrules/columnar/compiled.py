"""Turn a model into what all its tables share: the layout of results and the programs compiled so far."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from typing import Any

import attrs

from indicrules.columnar.layout import Layout, layout
from indicrules.columnar.native.engine import available
from indicrules.columnar.native.raw import Raw
from indicrules.columnar.native.routine import Routine, routine
from indicrules.columnar.program import Scorer, scorer
from indicrules.columnar.readers import readers
from indicrules.columnar.room import Room
from indicrules.columnar.shape import Shape
from indicrules.engine.plan import Plan
from indicrules.model.rules import Model

WORTHWHILE = 1 << 16
"""From how many rows on machine code is made, if that takes a moment. A table of so many may be followed by others."""

LENGTHY, OFTEN = 2000, 8
"""More steps than these take longer than a moment: so many times the rows are awaited, for which alone it pays."""

Guess = tuple[Shape, int | None]
"""The shape of an input's column, and the places of its floats or decimals."""


@attrs.define(eq=False)
class Compiled:
    """What is known of a model whatever the table; threads may share it.

    `alone` scores single departments; who is `learning` what columns are like keeps the other threads waiting.
    """

    model: Model
    ledger: bool
    layout: Layout
    readers: dict[str, set[int]]
    alone: Plan
    learning: Any = attrs.field(factory=threading.Lock)
    _codes: dict[str, int] = attrs.field(factory=dict)
    _scorers: dict[tuple[Shape, ...], Scorer] = attrs.field(factory=dict)
    _routines: dict[tuple[int, tuple[tuple[int, Raw], ...]], Routine | None] = attrs.field(factory=dict)
    _guesses: dict[tuple[Any, ...], tuple[Guess, ...]] = attrs.field(factory=dict)
    _rows: int = 0
    _careful: int = 0
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

    def counted(self, rows: int, careful: bool = False) -> None:
        """Take note that so many rows are to be scored, or were scored the careful way."""
        with self._lock:
            if careful:
                self._careful += rows
            else:
                self._rows += rows

    def routine(self, ready: Scorer, raws: Mapping[int, Raw], careful: bool = False) -> Routine | None:
        """Give machine code for a program, None where there is none or where too few rows were met to pay for it."""
        key = id(ready), tuple(raws.items())  # INVARIANT: scorers are kept, so no other has the same id
        with self._lock:
            if key not in self._routines:
                least = WORTHWHILE * (OFTEN if len(ready.program.steps) > LENGTHY else 1)
                if (self._careful if careful else self._rows) < least or not available():
                    return None
                self._routines[key] = routine(ready.program.steps, raws)
            return self._routines[key]

    def guess(self, types: tuple[Any, ...]) -> tuple[Guess, ...] | None:
        """Give what columns of these types were like in the table before."""
        return self._guesses.get(types)

    def learnt(self, types: tuple[Any, ...], guess: tuple[Guess, ...]) -> None:
        """Remember what columns were like, for the next table."""
        if len(self._guesses) >= _MOST_KEPT:
            self._guesses.clear()
        self._guesses[types] = guess

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
