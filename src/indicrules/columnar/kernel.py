"""Turn batches of rows into sheets of results: by a program block by block, the rest by the exact evaluator."""

from __future__ import annotations

import logging
from collections import Counter
from fractions import Fraction
from typing import Any

import attrs
import numpy as np

from indicrules.columnar.binding import Binding, Intake, Percents
from indicrules.columnar.blocks import Block, Unlike
from indicrules.columnar.cells import Array, Mask
from indicrules.columnar.compiled import Compiled
from indicrules.columnar.distinct import Alone, alone
from indicrules.columnar.exact import Exact, evaluated, scored
from indicrules.columnar.layout import Layout
from indicrules.columnar.program import Scorer, Tier
from indicrules.columnar.room import ALONE
from indicrules.columnar.rows import given_rows, taken_rows
from indicrules.columnar.shape import Shape
from indicrules.columnar.sheet import Sheet, refuse, scatter, sheet
from indicrules.columnar.status import UNDECIDED, Status
from indicrules.model.rules import Model

_LOG = logging.getLogger("indicrules.columnar")


@attrs.define
class Report:
    """How rows were scored: the tier of each item by its column's name, and the rows left to the exact evaluator.

    `distinct` counts the sets of values that it looked at.
    """

    tiers: dict[str, Tier] = attrs.field(factory=dict)
    rows: int = 0
    fallen: int = 0
    distinct: int = 0

    def __str__(self) -> str:
        """Say it in one line."""
        counts = Counter(self.tiers.values())
        tiers = ", ".join(f"{count} by {tier}" for tier, count in counts.items())
        return f"{self.rows} rows; items: {tiers or 'none'}; {self.share_fallen:.2%} of rows by the exact evaluator"

    def add(self, other: Report) -> None:
        """Count what another report counts, too."""
        self.tiers |= other.tiers
        self.rows += other.rows
        self.fallen += other.fallen
        self.distinct += other.distinct

    @property
    def share_fallen(self) -> float:
        """The share of rows that only the exact evaluator could decide."""
        return self.fallen / self.rows if self.rows else 0.0


@attrs.define(eq=False)
class Kernel:
    """Scores batches by one model, on one thread, `rows` at a time.

    What it learns of the columns is kept for the next batch; `met`, which threads may share, has rows by their values.
    """

    plan: Compiled
    percent: Percents = "percent"
    report: Report = attrs.field(factory=Report)
    rows: int = ALONE
    _shapes: list[Shape | None] = attrs.field(init=False)
    _current: Scorer | None = None
    _met: dict[tuple[Any, ...], Exact] = attrs.field(factory=dict)
    _alone: dict[int, Alone] = attrs.field(factory=dict)
    _intakes: list[Intake] = attrs.field(init=False)
    _again: Kernel | None = None
    _last: bool = False

    def __attrs_post_init__(self) -> None:
        """Know nothing of any column."""
        inputs = enumerate(self.model.inputs.values())
        self._intakes = [Intake(self.model, each, self.percent, self.plan.code, at) for at, each in inputs]
        self._shapes = [None] * len(self.model.inputs)

    @property
    def model(self) -> Model:
        """The model that is scored by."""
        return self.plan.model

    @property
    def layout(self) -> Layout:
        """The columns of the results."""
        return self.plan.layout

    def score(self, batch: Any, binding: Binding) -> Sheet:
        """Give the results of a record batch."""
        rows = batch.num_rows
        found = sheet(self.layout, rows, self.plan.ledger)
        if not rows:
            return found
        names = map(binding.columns.get, self.model.inputs)
        columns = [None if name is None else batch.column(name) for name in names]
        readers = [intake.reader(column) for intake, column in zip(self._intakes, columns, strict=True)]
        whole = _Batch(batch, binding, found)
        room = self.plan.room(self.rows)
        with np.errstate(all="ignore"):  # rows that do not count may hold anything
            for start in range(0, rows, self.rows):
                self._block(Block(readers, self._shapes, room, start, min(start + self.rows, rows)), whole)
        self.plan.give_back(room)
        odd = _joined(whole.odd)
        if len(odd) >= _WORTHWHILE and not self._last:
            self._once_more(whole, odd)
        else:
            whole.left.append(odd)
        left = np.unique(_joined(whole.left))
        self._exactly(batch, binding, left, found)
        self.report.rows += rows
        self.report.fallen += len(left)
        _LOG.debug("%s: %d rows, %d by the exact evaluator", self.model.name, rows, len(left))
        return found

    def _once_more(self, whole: _Batch, rows: Array) -> None:
        """Score rows with cells unlike the others of their columns apart, floats as they come."""
        if self._again is None:
            self._again = Kernel(self.plan, self.percent, rows=self.rows, met=self._met, last=True)
            for intake in self._again._intakes:
                intake.places.wild = True
        again = self._again
        before = attrs.evolve(again.report)
        part = again.score(taken_rows(whole.batch, whole.binding, rows), whole.binding)
        scatter(part, whole.found, rows)
        self.report.fallen += again.report.fallen - before.fallen
        self.report.distinct += again.report.distinct - before.distinct

    def _block(self, block: Block, whole: _Batch) -> None:
        ready = self._learnt(block) if self._current is None else self._current
        while not ready.everything:
            try:
                self._run(ready, block, whole)
                break
            except Unlike:
                ready = self._learnt(block)
        self._settled(block, ready, whole)

    def _run(self, ready: Scorer, block: Block, whole: _Batch) -> None:
        start, stop = block.start, block.stop
        arrays = whole.written(start, stop)
        for at in ready.alone:
            arrays[f"x{at}"], arrays[f"y{at}"] = self._scored_alone(at).block(whole.batch, whole.binding, start, stop)
        work = block.room.registers(ready.program.counts, stop - start)
        ready.program.run([arrays[name] for name in ready.program.brought], work, block.column)

    def _scored_alone(self, at: int) -> Alone:
        if at not in self._alone:
            self._alone[at] = alone(self.model, self.layout.items[at], self.layout.places[at], self.percent)
        return self._alone[at]

    def _learnt(self, block: Block) -> Scorer:
        """Give a program for shapes that cover those of a block."""
        block.learn()
        shapes = {name: shape for name, shape in zip(self.model.inputs, self._shapes, strict=True) if shape is not None}
        ready = self._current = self.plan.scorer(shapes)
        self.report.tiers = dict(zip(self.layout.names, ready.tiers, strict=True))
        _LOG.debug("%s: %s", self.model.name, self.report.tiers)
        return ready

    def _settled(self, block: Block, ready: Scorer, whole: _Batch) -> None:
        """Refuse the rows that have no score, and note those that are to be looked at."""
        found, start, stop = whole.found, block.start, block.stop
        causes: list[tuple[Mask, Status, set[int]]] = []
        refused: Array | None = None
        odd: Array | None = None
        for each, name in zip(block.all(), self.model.inputs, strict=True):
            for where, status in each.refused:
                causes.append((where, status, self.plan.readers[name]))
                refused = where.copy() if refused is None else refused | where
            if each.doubtful is not None:
                odd = each.doubtful if odd is None else odd | each.doubtful
        if ready.everything:
            whole.left.append(np.arange(start, stop))
            return
        if ready.may_refuse:
            undecided = np.zeros(stop - start, dtype=np.bool_)
            for at in ready.statuses:
                own = found.statuses[at][start:stop]
                below = np.less(own, 0)
                if below.any():
                    refused = below if refused is None else refused | below
                    undecided |= np.equal(own, UNDECIDED)
            if undecided.any():
                whole.left.append(np.flatnonzero(undecided if odd is None else undecided & ~odd) + start)
        if refused is not None and refused.any():
            refuse(found, start, refused, self.layout.order, causes)
        if odd is not None and odd.any():
            whole.odd.append(np.flatnonzero(odd) + start)

    def _exactly(self, batch: Any, binding: Binding, rows: Array, found: Sheet) -> None:
        """Score rows one by one, what was met before from memory."""
        for begin in range(0, len(rows), self.rows):
            taken = rows[begin : begin + self.rows]
            for row, given in zip(taken.tolist(), given_rows(batch, binding, taken), strict=True):
                key = tuple(given.values())
                exact = self._met.get(key)
                if exact is None:
                    exact = self._evaluated(given)
                    if len(self._met) >= _REMEMBERED:
                        self._met.clear()
                    self._met[key] = exact
                    self.report.distinct += 1
                _write(found, row, exact)

    def _evaluated(self, given: dict[str, Any]) -> Exact:
        plain = self.percent == "percent" and not self.plan.ledger
        found = scored(self.plan.alone, given) if plain else None
        if found is not None:
            return found
        return evaluated(self.layout, given, self.percent, self.plan.readers, self.plan.ledger)


_REMEMBERED = 200_000
_ZERO = Fraction(0)
_WORTHWHILE = 64
"""How many odd rows are worth a program of their own."""


def _write(found: Sheet, row: int, exact: Exact) -> None:
    if exact.statuses:
        found.write(row, exact.statuses, [_ZERO] * len(exact.statuses), -1)
    else:
        statuses, scores = zip(*exact.results, strict=True)
        found.write(row, statuses, scores, exact.grade)
    found.write_clauses(row, exact.clauses or [_ZERO] * len(found.clauses))


def _joined(rows: list[Array]) -> Array:
    return np.concatenate(rows) if rows else np.empty(0, np.int64)


@attrs.frozen(eq=False)
class _Batch:
    """A batch, and where its results go.

    Rows that are `left` need the exact evaluator; `odd` ones have cells unlike the others of their columns.
    """

    batch: Any
    binding: Binding
    found: Sheet
    left: list[Array] = attrs.field(factory=list)
    odd: list[Array] = attrs.field(factory=list)

    def written(self, start: int, stop: int) -> dict[str, Array]:
        """Name the arrays that a program writes."""
        found = self.found
        arrays = {f"u{at}": each[start:stop] for at, each in enumerate(found.units)}
        arrays |= {f"s{at}": each[start:stop] for at, each in enumerate(found.statuses)}
        arrays |= {f"t{at}": each[start:stop] for at, each in enumerate(found.clauses)}
        return arrays | {"g": found.grades[start:stop]}
