"""Turn the blocks that were met into what is known of a table's columns, and into the program for such columns."""

from __future__ import annotations

import logging
from typing import Any

import attrs

from indicrules.columnar.binding import Intake, Percents
from indicrules.columnar.blocks import Block
from indicrules.columnar.compiled import Compiled
from indicrules.columnar.program import Scorer
from indicrules.columnar.shape import Shape

_LOG = logging.getLogger("indicrules.columnar")


@attrs.define(eq=False)
class Knowledge:
    """The shapes of the inputs' columns, those not met yet None, and the program for them.

    Where no table was begun, as for rows apart from the others of theirs, nothing is guessed and nothing handed on.
    """

    plan: Compiled
    percent: Percents
    intakes: list[Intake] = attrs.field(init=False)
    shapes: list[Shape | None] = attrs.field(init=False)
    ready: Scorer | None = None
    _types: tuple[Any, ...] = ()
    _guessed: bool = False

    def __attrs_post_init__(self) -> None:
        """Know nothing of any column."""
        model = self.plan.model
        inputs = enumerate(model.inputs.values())
        usual = self.plan.alone.usual if self.percent == "percent" else frozenset[str]()
        self.intakes = [
            Intake(model, each, self.percent, self.plan.code, at, each.name in usual) for at, each in inputs
        ]
        self.shapes = [None] * len(model.inputs)

    def begin(self, types: tuple[Any, ...]) -> None:
        """Take note of the types of a batch's columns; guess that they are what such columns were before.

        Where that is right no block is read to learn it; where it is wrong it is forgotten.
        """
        self._types = self.percent, *types
        self._guess()

    def _guess(self) -> None:
        guess = self.plan.guess(self._types) if self.ready is None and self._types else None
        if guess is not None:
            for at, (shape, places) in enumerate(guess):
                self.shapes[at], self.intakes[at].places.places = shape, places
            self._compile()
            self._guessed = True

    def first(self, block: Block) -> Scorer:
        """Give a program for a first block: what another thread has just learnt is taken for a guess, too."""
        with self.plan.learning:
            self._guess()
            return self.ready or self.learn(block)

    def learn(self, block: Block) -> Scorer:
        """Give a program for shapes that cover those of a block; what was a guess is forgotten."""
        if self._guessed:
            self._guessed = False
            self.shapes[:] = [None] * len(self.shapes)  # the same list, as blocks hold it
            for intake in self.intakes:
                intake.places.places, intake.places.wild = None, False
        block.learn()
        ready = self._compile()
        if self._types and not ready.everything and not ready.alone and "filtered" not in ready.tiers:
            known = zip(self.shapes, self.intakes, strict=True)
            self.plan.learnt(
                self._types, tuple((shape, each.places.places) for shape, each in known if shape is not None)
            )
        return ready

    def _compile(self) -> Scorer:
        known = zip(self.plan.model.inputs, self.shapes, strict=True)
        self.ready = self.plan.scorer({name: shape for name, shape in known if shape is not None})
        _LOG.debug("%s: %s", self.plan.model.name, self.ready.tiers)
        return self.ready
