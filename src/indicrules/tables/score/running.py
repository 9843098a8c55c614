"""Turn programs and the columns of a batch into results: by machine code where there is some, else by numpy."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import attrs
import numpy as np

from indicrules.tables.native.assembly import ODD, REFUSED
from indicrules.tables.native.operations import LANES
from indicrules.tables.native.routine import Run
from indicrules.tables.read.binding import Binding, Reader, lying
from indicrules.tables.read.blocks import Block, Unlike
from indicrules.tables.read.cells import Array, Cells
from indicrules.tables.score.compiled import Compiled
from indicrules.tables.score.distinct import Alone
from indicrules.tables.score.program import Scorer
from indicrules.tables.score.room import TYPES
from indicrules.tables.score.sheet import Sheet

_MOST_MISFITS = 4


@attrs.frozen
class Outcome:
    """What is left to judge of a block: cells of inputs, and items whose status may be below 0."""

    cells: dict[int, Cells]
    statuses: frozenset[int]


@attrs.define(eq=False)
class Running:
    """A batch on its way; `alone` gives what scores an item that is left to the exact evaluator.

    `strange` are columns that numpy reads, as machine code met cells in them that it must not judge; they grow.
    """

    plan: Compiled
    batch: Any
    binding: Binding
    found: Sheet
    readers: list[Reader]
    alone: Callable[[int], Alone]
    strange: set[int]
    _arrays: dict[str, Array] = attrs.field(init=False)
    _runs: dict[tuple[Scorer, frozenset[int] | None], Run | None] = attrs.field(factory=dict)
    _counted: set[Scorer] = attrs.field(factory=set)
    _misfits: int = 0

    def __attrs_post_init__(self) -> None:
        """Name the arrays that programs write."""
        self._arrays = self.found.arrays()

    def at_once(self, ready: Scorer, block: Block) -> Outcome | None:
        """Score a block by machine code that reads its columns where they lie; None where there is none for it.

        That is so for a cell that must be refused, or is unlike what is known: it is for the careful way. Columns that
        had such a cell are read by numpy from then on, and after some blocks of this sort no more are tried.
        """
        if self._misfits > _MOST_MISFITS:
            return None
        run = self._run(ready, block, direct=True)
        if run is None:
            return None
        try:
            flags = run.block(block.start, block.stop, self._brought(run, ready, block))
            cells = block.cells(apart=run.routine.raws)
        except Unlike:
            return None
        if flags & ODD:
            self._misfits += 1
            return None
        return Outcome(cells, ready.statuses if flags & REFUSED else frozenset())

    def carefully(self, ready: Scorer, block: Block) -> Outcome:
        """Score a block of cells; raise `Unlike` where they are not what the program is for."""
        statuses = ready.statuses if ready.may_refuse else frozenset()
        run = self._run(ready, block, direct=False)
        if run is None:
            self._by_numpy(ready, block)
        elif not run.block(block.start, block.stop, self._brought(run, ready, block)) & REFUSED:
            statuses = frozenset()
        cells = block.cells()
        if self._misfits:
            self.strange |= {at for at, each in cells.items() if each.is_odd}
        return Outcome(cells, statuses)

    def _by_numpy(self, ready: Scorer, block: Block) -> None:
        start, stop = block.start, block.stop
        arrays = {name: each[start:stop] for name, each in self._arrays.items()} | self._scored_alone(ready, block)
        work = block.room.registers(ready.program.counts, stop - start)
        ready.program.run([arrays[name] for name in ready.program.brought], work, block.column)

    def _run(self, ready: Scorer, block: Block, direct: bool) -> Run | None:
        """Give a run of machine code: of what reads columns itself (`direct`), or of what is handed all cells."""
        if ready.everything or block.start % LANES:
            return None
        key = ready, frozenset(self.strange) if direct else None
        if key not in self._runs:
            self._runs[key] = self._begun(ready, block, direct)
        return self._runs[key]

    def _begun(self, ready: Scorer, block: Block, direct: bool) -> Run | None:
        if ready not in self._counted:
            self._counted.add(ready)
            self.plan.counted(ready, self.batch.num_rows)
        if not self.plan.pays(ready, careful=not direct):
            return None
        columns = self._lying(block) if direct else {}
        routine = self.plan.routine(ready, {at: each.raw for at, each in columns.items()})
        return None if routine is None else routine.begun(columns, self._arrays)

    def _lying(self, block: Block) -> dict[int, Any]:
        found = {}
        for at, (reader, shape) in enumerate(zip(self.readers, block.shapes, strict=True)):
            column = None if shape is None or at in self.strange else lying(reader, shape)
            if column is not None:
                found[at] = column
        return found

    def _brought(self, run: Run, ready: Scorer, block: Block) -> dict[str, Array]:
        """Give the arrays of a block that machine code does not read where they lie; raise `Unlike` as a block does."""
        found = self._scored_alone(ready, block)
        nowhere = block.room.nowhere(block.stop - block.start)
        for at in dict.fromkeys(int(name[1:]) for name in run.names if name[0] in "cna"):
            cells = block.suited(at)
            found[f"c{at}"] = np.ascontiguousarray(cells.values, TYPES[cells.shape.kind])
            found[f"n{at}"] = nowhere if cells.nulls is None else cells.nulls
            found[f"a{at}"] = nowhere if cells.inapplicable is None else cells.inapplicable
        return found

    def _scored_alone(self, ready: Scorer, block: Block) -> dict[str, Array]:
        found = {}
        for at in ready.alone:
            scored = self.alone(at).block(self.batch, self.binding, block.start, block.stop)
            found[f"x{at}"], found[f"y{at}"] = scored
        return found
