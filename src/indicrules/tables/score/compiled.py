"""Turn a model into what all its tables share: the layout of results and the programs compiled so far."""

from __future__ import annotations

import os
import threading
from collections.abc import Mapping
from typing import Any
from weakref import WeakKeyDictionary

import attrs

from indicrules.card.plan import Plan
from indicrules.evaluate.readers import readers
from indicrules.model.rules import Model
from indicrules.tables.native.engine import available
from indicrules.tables.native.raw import Raw
from indicrules.tables.native.routine import Routine, routine
from indicrules.tables.read.lists import Wanted, wanted
from indicrules.tables.score.habit import Habit, Types
from indicrules.tables.score.layout import Layout, layout
from indicrules.tables.score.program import Scorer, scorer
from indicrules.tables.score.shape import Shape

WORTHWHILE = 1 << 16
"""From how many rows on machine code is made, if that takes a moment. A table of so many may be followed by others."""

LENGTHY, OFTEN = 2000, 8
"""More steps than these take longer than a moment: so many times the rows are awaited, for which alone it pays."""

FEW = 1 << 10
"""Fewer rows at a time do not count for that: what is around the steps takes longer than they do, and the compiler
takes some 60 MB of memory for as long as the process lives.
"""

_MOST_ROUTINES = 8
"""How many columns in turn may be found to be numpy's before a program is left to it."""

_MOST_SCORERS = 32
_MOST_HABITS = 16


@attrs.define
class _Met:
    """The rows that a program was for, those it scored the careful way, and its machine code by how columns lie."""

    rows: int = 0
    careful: int = 0
    routines: dict[tuple[tuple[int, Raw], ...], Routine | None] = attrs.field(factory=dict)


@attrs.define(eq=False)
class Compiled:
    """What is known of a model whatever the table; threads may share it.

    `columns` are what programs read of the inputs. `alone` scores single departments; who is `learning` what columns
    are like keeps the other threads waiting.
    """

    model: Model
    ledger: bool
    layout: Layout
    columns: tuple[Wanted, ...]
    readers: dict[str, set[int]]
    alone: Plan
    learning: Any = attrs.field(factory=threading.RLock)
    _codes: dict[str, int] = attrs.field(factory=dict)
    _scorers: dict[tuple[Shape, ...], Scorer] = attrs.field(factory=dict)
    _met: WeakKeyDictionary[Scorer, _Met] = attrs.field(factory=WeakKeyDictionary)
    _habits: dict[tuple[str, ...], Habit] = attrs.field(factory=dict)
    _lock: Any = attrs.field(factory=threading.RLock)

    def code(self, text: str) -> int:
        """Give the number of a text."""
        with self._lock:
            return self._codes.setdefault(text, len(self._codes))

    def scorer(self, shapes: Mapping[str, Shape]) -> Scorer:
        """Give the program for columns of these shapes; those asked for last are remembered."""
        key = tuple(shapes.values())
        with self._lock:
            found = self._scorers.pop(key, None)
            if found is None:
                found = scorer(self.layout, shapes, self.code, self.ledger)
                if len(self._scorers) >= _MOST_SCORERS:
                    del self._scorers[next(iter(self._scorers))]
            self._scorers[key] = found
            return found

    def counted(self, ready: Scorer, rows: int, careful: bool = False) -> None:
        """Take note that a program is to score so many rows at a time, or scored them the careful way."""
        if rows < min(FEW, WORTHWHILE):
            return
        with self._lock:
            met = self._met.get(ready) or self._met.setdefault(ready, _Met())
            if careful:
                met.careful += rows
            else:
                met.rows += rows

    def pays(self, ready: Scorer, careful: bool) -> bool:
        """Tell whether a program met so many rows that machine code pays, or scored so many the careful way."""
        met = self._met.get(ready)
        if met is None:
            return WORTHWHILE <= 0
        least = WORTHWHILE * (OFTEN if len(ready.program.steps) > LENGTHY else 1)
        return (met.careful if careful else met.rows) >= least

    def routine(self, ready: Scorer, raws: Mapping[int, Raw]) -> Routine | None:
        """Give machine code for a program, None where there is none."""
        key = tuple(raws.items())
        with self._lock:
            met = self._met.get(ready) or self._met.setdefault(ready, _Met())
            routines = met.routines
            if key not in routines:
                if len(routines) >= _MOST_ROUTINES or not available():
                    return None
                routines[key] = routine(ready.program.steps, raws)
            return routines[key]

    def habit(self, types: Types) -> Habit:
        """Give what tables with columns of these types were like; those met last are remembered."""
        key = tuple(map(str, types))  # which types are hashed by, too; this is done once
        with self._lock:
            found = self._habits.pop(key, None) or Habit()
            self._habits[key] = found
            if len(self._habits) > _MOST_HABITS:
                del self._habits[next(iter(self._habits))]
            return found

    def afresh(self) -> None:
        """Have locks that nobody holds."""
        self.learning, self._lock = threading.RLock(), threading.RLock()


_MOST_KEPT = 32
_KEPT: dict[tuple[int, bool], Compiled] = {}
_KEEPING = [threading.Lock()]


def compiled(model: Model, ledger: bool) -> Compiled:
    """Give what all tables scored by `model` share; the models used last are remembered."""
    key = id(model), ledger  # INVARIANT: what is kept holds its model, so no other has the same id
    with _KEEPING[0]:
        found = _KEPT.pop(key, None)
        if found is None:
            found = Compiled(model, ledger, layout(model), wanted(model), readers(model), Plan(model))
        _KEPT[key] = found
        while len(_KEPT) > _MOST_KEPT:
            del _KEPT[next(iter(_KEPT))]
    return found


def _forked() -> None:
    """Let go of locks that threads held which are not in this process."""
    _KEEPING[0] = threading.Lock()
    for each in _KEPT.values():
        each.afresh()


if hasattr(os, "register_at_fork"):  # not on every system
    os.register_at_fork(after_in_child=_forked)
