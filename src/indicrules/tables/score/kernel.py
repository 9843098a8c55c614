"""Turn batches of rows into sheets of results: by a program block by block, the rest by the exact evaluator."""

from __future__ import annotations

import logging
from fractions import Fraction
from typing import Any

import attrs
import numpy as np

from indicrules.intake.doubtful import doubtful
from indicrules.model.rules import Model
from indicrules.tables.read.binding import Binding, Percents, readers_of
from indicrules.tables.read.blocks import Block, Unlike
from indicrules.tables.read.cells import Array
from indicrules.tables.read.rows import given_rows, taken_rows
from indicrules.tables.score.alike import Alike
from indicrules.tables.score.compiled import WORTHWHILE, Compiled
from indicrules.tables.score.distinct import Alone, alone
from indicrules.tables.score.exact import Exact, evaluated, scored
from indicrules.tables.score.knowledge import Knowledge
from indicrules.tables.score.layout import Layout
from indicrules.tables.score.program import Scorer
from indicrules.tables.score.refusals import NO_ROWS, Doubts, judged
from indicrules.tables.score.room import ALONE, give_back, lent
from indicrules.tables.score.running import Outcome, Running
from indicrules.tables.score.sheet import Sheet, scatter, sheet
from indicrules.tables.write.report import Report

_LOG = logging.getLogger("indicrules.tables")


@attrs.define(eq=False)
class Kernel:
    """Scores batches by one model, on one thread, `rows` at a time.

    What it learns of the columns is kept for the next batch; `met`, which threads may share, has rows by their values.
    """

    plan: Compiled
    percent: Percents = "percent"
    report: Report = attrs.field(factory=Report)
    rows: int = ALONE
    _known: Knowledge = attrs.field(init=False)
    _met: dict[tuple[Any, ...], Exact] = attrs.field(factory=dict)
    _alone: dict[int, Alone] = attrs.field(factory=dict)
    _strange: set[int] = attrs.field(factory=set)
    _alike: Alike = attrs.field(factory=Alike)
    _again: Kernel | None = None
    _last: bool = False

    def __attrs_post_init__(self) -> None:
        """Know nothing of any column."""
        self._known = Knowledge(self.plan, self.percent, wild=self._last)

    @property
    def model(self) -> Model:
        """The model that is scored by."""
        return self.plan.model

    @property
    def layout(self) -> Layout:
        """The columns of the results."""
        return self.plan.layout

    def score(self, batch: Any, binding: Binding) -> Sheet:
        """Give the results of a record batch; rows with the same values are scored once, where that is easily seen."""
        repeated = None if self._last or self._counts_doubts else self._alike.repeated(batch, binding)
        if repeated is None:
            found, left = self._each(batch, binding)
            fallen = len(left)
        else:
            if len(repeated.new):
                self._alike.add(*self._each(taken_rows(batch, binding, repeated.new), binding))
            found = sheet(self.layout, batch.num_rows, self.plan.ledger)
            fallen = self._alike.write(repeated.places, found)
            self.report.repeated += batch.num_rows - len(repeated.new)
        self.report.rows += batch.num_rows
        self.report.fallen += fallen
        _LOG.debug("%s: %d rows, %d by the exact evaluator", self.model.name, batch.num_rows, fallen)
        return found

    @property
    def _counts_doubts(self) -> bool:
        """Whether cells are counted that may have been meant as fractions, each where it stands."""
        return self.percent == "percent" and bool(self.plan.alone.usual)

    def _each(self, batch: Any, binding: Binding) -> tuple[Sheet, Array]:
        """Score every row of a batch; also give those that were left to the exact evaluator."""
        rows = batch.num_rows
        found = sheet(self.layout, rows, self.plan.ledger)
        if not rows:
            return found, NO_ROWS
        names = (binding.columns.get(each.input.name) for each in self.plan.columns)
        columns = [None if name is None else batch.column(name) for name in names]
        readers = readers_of(self.plan.columns, self._known.intakes, columns)
        types = tuple(None if column is None else column.type for column in columns)
        self._known.begin(types, many=rows >= WORTHWHILE)
        running = Running(self.plan, batch, binding, found, readers, self._scored_alone, self._strange)
        left, odd = self._blocks(running, rows)
        if len(odd) >= _WORTHWHILE and not self._last:
            self._once_more(running, odd)
        else:
            left = np.concatenate([left, odd])
        left = np.unique(left)
        self._exactly(batch, binding, left, found)
        return found, left

    def _blocks(self, running: Running, rows: int) -> tuple[Array, Array]:
        """Score the rows of a batch; give those left to the exact evaluator, and those with odd cells."""
        left, odd = [NO_ROWS], [NO_ROWS]
        readers = {at: self.plan.readers[each.input.name] for at, each in enumerate(self.plan.columns)}
        room = lent(self.rows)
        with np.errstate(all="ignore"):  # rows that do not count may hold anything
            for start in range(0, rows, self.rows):
                block = Block(running.readers, self._known.shapes, room, start, min(start + self.rows, rows))
                outcome = self._block(running, block)
                if outcome is None:
                    left.append(np.arange(block.start, block.stop))
                    continue
                doubts = judged(running.found, block.start, block.stop, outcome.cells, readers, outcome.statuses)
                self._note(outcome, doubts, block.start)
                left.append(doubts.undecided)
                odd.append(doubts.odd)
        give_back(room)
        ready = self._known.ready
        if ready is not None:
            self.report.tiers = dict(zip(self.layout.names, ready.tiers, strict=True))
        return np.concatenate(left), np.concatenate(odd)

    def _block(self, running: Running, block: Block) -> Outcome | None:
        """Score a block; None where the exact evaluator has to."""
        ready = self._known.ready
        if ready is not None:
            outcome = running.at_once(ready, block)
            if outcome is not None:
                self.report.native += block.stop - block.start
                return outcome
        else:
            ready = self._known.first(block)
        while not ready.everything:
            try:
                self.plan.counted(ready, block.stop - block.start, careful=True)
                return running.carefully(ready, block)
            except Unlike:
                ready = self._learnt(running, block)
        return None

    def _learnt(self, running: Running, block: Block) -> Scorer:
        for each in running.found.statuses:  # a program that gave up may have written more of them than the next will
            each[block.start : block.stop] = 0
        return self._known.learn(block)

    def _note(self, outcome: Outcome, doubts: Doubts, start: int) -> None:
        """Count the doubtful percents of a block, those of rows that are looked at again apart."""
        for at, each in outcome.cells.items():
            if each.noted is not None:
                each.noted[doubts.undecided - start] = False
                each.noted[doubts.odd - start] = False
                self.report.note(self._known.intakes[at].wanted.name, int(np.count_nonzero(each.noted)))

    def _once_more(self, running: Running, rows: Array) -> None:
        """Score rows with cells unlike the others of their columns apart, floats as they come."""
        if self._again is None:
            self._again = Kernel(self.plan, self.percent, rows=self.rows, met=self._met, last=True)
        again = self._again
        again.report = Report()
        part = again.score(taken_rows(running.batch, running.binding, rows), running.binding)
        scatter(part, running.found, rows)
        self.report.add(attrs.evolve(again.report, tiers={}, rows=0, native=0))

    def _scored_alone(self, at: int) -> Alone:
        if at not in self._alone:
            self._alone[at] = alone(self.model, self.layout.items[at], self.layout.places[at], self.percent)
        return self._alone[at]

    def _exactly(self, batch: Any, binding: Binding, rows: Array, found: Sheet) -> None:
        """Score rows one by one, what was met before from memory."""
        usual = self.plan.alone.usual if self.percent == "percent" else frozenset[str]()
        for begin in range(0, len(rows), self.rows):
            taken = rows[begin : begin + self.rows]
            for row, given in zip(taken.tolist(), given_rows(batch, binding, taken), strict=True):
                key = tuple(given.values())
                exact = self._met.get(key)
                if exact is None and tuple in map(type, key):
                    exact = self._evaluated(given)  # lists are long, and seldom come again
                    self.report.distinct += 1
                elif exact is None:
                    exact = self._evaluated(given)
                    if len(self._met) * (len(key) + 2 * len(self.layout.items)) >= _REMEMBERED:
                        self._met.clear()
                    self._met[key] = exact
                    self.report.distinct += 1
                _write(found, row, exact)
                for each in doubtful(self.model, usual, given):
                    self.report.note(each.name, 1)

    def _evaluated(self, given: dict[str, Any]) -> Exact:
        plain = self.percent == "percent" and not self.plan.ledger
        found = scored(self.plan.alone, given) if plain else None
        if found is not None:
            return found
        return evaluated(self.layout, given, self.percent, self.plan.readers, self.plan.ledger)


_REMEMBERED = 2_000_000
"""How many values are remembered of rows that the exact evaluator was asked about: some 100 bytes each."""
_ZERO = Fraction(0)
_WORTHWHILE = 64
"""How many odd rows are worth a program of their own."""


def _write(found: Sheet, row: int, exact: Exact) -> None:
    if exact.statuses:
        found.write(row, exact.statuses, [_ZERO] * len(exact.statuses), -1)
    else:
        statuses, scores = zip(*exact.results, strict=True)
        found.write(row, statuses, scores, exact.grade, exact.grade_found)
    found.write_clauses(row, exact.clauses or [_ZERO] * len(found.clauses))
