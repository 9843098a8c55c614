"""Turn the blocks that were met into what is known of a table's columns, and into the program for such columns."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from fractions import Fraction
from typing import Any

import attrs

from indicrules.tables.read.binding import Intake, Percents
from indicrules.tables.read.blocks import Block
from indicrules.tables.read.floats import Places
from indicrules.tables.score.compiled import Compiled
from indicrules.tables.score.habit import Habit, Served, burden
from indicrules.tables.score.program import Scorer
from indicrules.tables.score.shape import Shape, spared, united

_LOG = logging.getLogger("indicrules.tables")

_MOST_SPARE = 16


@attrs.define(eq=False)
class Knowledge:
    """The shapes of the inputs' columns, those not met yet None, and the program for them.

    Where no table was begun nothing is guessed and nothing handed on. Floats are read as they come where `wild`.
    """

    plan: Compiled
    percent: Percents
    wild: bool = False
    intakes: list[Intake] = attrs.field(init=False)
    shapes: list[Shape | None] = attrs.field(init=False)
    ready: Scorer | None = None
    _habit: Habit | None = None
    _types: tuple[Any, ...] | None = None
    _guessed: bool = False
    _many: bool = False

    def __attrs_post_init__(self) -> None:
        """Know nothing of any column."""
        model = self.plan.model
        usual = self.plan.alone.usual if self.percent == "percent" else frozenset[str]()
        self.intakes = []
        places: dict[str, Places] = {}  # the parts of a list are in the same units
        for at, each in enumerate(self.plan.columns):
            name = each.input.name
            own = places.setdefault(name, Places())
            self.intakes.append(Intake(model, each.input, self.percent, self.plan.code, at, name in usual, own))
        self.shapes = [None] * len(self.plan.columns)
        self._forget()

    def begin(self, types: tuple[Any, ...], many: bool) -> None:
        """Take note of the types of a batch's columns; guess that they are what such columns were before.

        Where that is right no block is read to learn it. A batch of `many` rows is worth a program of its own.
        """
        if types != self._types:
            self._habit, self._types = self.plan.habit((self.percent, self.wild, *types)), types
        self._many = many
        self._guess()

    def _guess(self) -> None:
        guess = None if self.ready is not None or self._habit is None else self._habit.last()
        if guess is not None:
            self._take(guess)
            self._guessed = True

    def first(self, block: Block) -> Scorer:
        """Give a program for a first block: what another thread has just learnt is taken for a guess, too."""
        with self.plan.learning:
            self._guess()
            return self.ready or self.learn(block)

    def learn(self, block: Block) -> Scorer:
        """Give a program for shapes that cover those of a block; where a guess was too narrow, for both if it pays."""
        with self.plan.learning:
            if self._guessed:
                self._guessed = False
                self._forget()
            first = all(each is None for each in self.shapes)
            block.learn()
            if not first or self._habit is None:
                self._widened()
            else:
                shapes = self._shapes()
                served = self._habit.serving(shapes, rough=not self._many)
                if served is None or not (served.settled or (self._habit.crowded and not self._many)):
                    served = self._made(block, self._habit, served)
                self._take(served)
                self._habit.used(served)
                if _units(served.shapes) != _units(shapes):
                    block.forget()
            assert self.ready is not None
            return self.ready

    def _widened(self) -> None:
        """Have a program for a later block; beyond what was met it may go as far as that costs nothing."""
        shapes, places = self._shapes(), self._places()
        found = Served(shapes, places, self._compile())
        if self._habit is not None and not self._many:
            bits = self._habit.spare = min(_MOST_SPARE, 2 * self._habit.spare + 2)
            self.shapes[:] = [spared(each, bits, False) for each in shapes]
            wider = Served(self._shapes(), places, self._compile())
            found = wider if burden(wider.ready) <= burden(found.ready) else found
        self._take(found)
        if self._habit is not None and found.swift:
            self._habit.used(found)

    def _made(self, block: Block, habit: Habit, served: Served | None) -> Served:
        """Give the program for a first block that none, or only a slow one, holds for."""
        shapes, places = self._shapes(), self._places()
        if served is not None:
            own = Served(shapes, places, self._compile())
            if burden(own.ready) < burden(served.ready):
                return own
            served.trials += 1
            return served
        before = habit.widest()
        if before is None:
            return Served(shapes, places, self._compile())
        bits = habit.spare = min(_MOST_SPARE, 2 * habit.spare + 2)
        limit = burden(before.ready)
        wider = self._wider(block, shapes, before, bits)
        if wider is not None and burden(wider.ready) <= limit:
            return wider
        own = self._alone(shapes, places)
        limit = max(limit, burden(own.ready))
        while wider is not None and burden(wider.ready) > limit and bits:
            bits = habit.spare = bits // 2
            wider = self._wider(block, shapes, before, bits)
        if wider is not None and burden(wider.ready) <= limit:
            return wider
        if wider is None or not habit.crowded:
            return own
        wider.rough = True
        return wider

    def _wider(self, block: Block, shapes: tuple[Shape, ...], before: Served, bits: int) -> Served | None:
        """Give a program for what was met before as well, its bounds so many times doubled, None if there is none."""
        found = [united(one, other) for one, other in zip(shapes, before.shapes, strict=True)]
        nulls = bits > _SHARED and any(each is not None and each.nulls for each in found)
        wider = [spared(each, bits, nulls) for each in found if each is not None]
        if len(wider) < len(found) or not self._reread(block, wider, before.places):
            return None
        return Served(self._shapes(), self._places(), self._compile())

    def _reread(self, block: Block, wider: Sequence[Shape], places: Sequence[int | None]) -> bool:
        """Read a block in the units of other shapes; tell whether they are those of its cells."""
        finer = [
            one if other is None else other if one is None else max(one, other)
            for one, other in zip(self._places(), places, strict=True)
        ]
        self._set(wider, finer)
        block.learn()
        return _units(self._shapes()) == _units(wider)

    def _alone(self, shapes: tuple[Shape, ...], places: tuple[int | None, ...]) -> Served:
        self._set(shapes, places)
        return Served(shapes, places, self._compile())

    def _take(self, served: Served) -> None:
        self._set(served.shapes, served.places)
        self.ready = served.ready

    def _set(self, shapes: Sequence[Shape], places: Sequence[int | None]) -> None:
        self.shapes[:] = shapes  # the same list, as blocks hold it
        for intake, shape, each in zip(self.intakes, shapes, places, strict=True):
            intake.places.places, intake.places.wild = each, self.wild or shape.sort == "wild"
            if intake.meanings is not None and shape.sort == "number":
                intake.meanings.below = shape.factor.denominator

    def _forget(self) -> None:
        self.shapes[:] = [None] * len(self.shapes)
        for intake in self.intakes:
            intake.places.places, intake.places.wild = None, self.wild

    def _shapes(self) -> tuple[Shape, ...]:
        return tuple(each for each in self.shapes if each is not None)

    def _places(self) -> tuple[int | None, ...]:
        return tuple(each.places.places for each in self.intakes)

    def _compile(self) -> Scorer:
        known = zip(self.plan.columns, self.shapes, strict=True)
        self.ready = self.plan.scorer({each.key: shape for each, shape in known if shape is not None})
        _LOG.debug("%s: %s", self.plan.model.name, self.ready.tiers)
        return self.ready


def _units(shapes: Sequence[Shape]) -> list[tuple[str, str, Fraction]]:
    return [(each.sort, each.kind, each.factor) for each in shapes]


_SHARED = 4
"""After so many bits to spare a column may lack values if any of the table's may."""
