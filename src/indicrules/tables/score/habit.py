"""Turn what tables of the same types of columns were like into the programs that serve the next ones."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import attrs

from indicrules.tables.score.program import Scorer
from indicrules.tables.score.shape import Shape, serves
from indicrules.tables.score.tape import Register

Types = tuple[Any, ...]

MOST_PROGRAMS = 6
_TRIALS = 3


@attrs.define(eq=False)
class Served:
    """The shapes of the inputs' columns, the places of floats and decimals among them, and the program for such.

    It is `rough` where it took the place of faster ones of which there were too many. `trials` counts how often a
    program for one table alone was no better.
    """

    shapes: tuple[Shape, ...]
    places: tuple[int | None, ...]
    ready: Scorer
    rough: bool = False
    trials: int = 0

    @property
    def swift(self) -> bool:
        """Whether every score is worked out in whole numbers, so that none better is to be looked for."""
        ready = self.ready
        return not (self.rough or ready.everything or ready.alone or "filtered" in ready.tiers)

    @property
    def settled(self) -> bool:
        """Whether there is no use in looking for a better one."""
        return self.swift or self.trials >= _TRIALS

    def serves(self, shapes: Sequence[Shape | None]) -> bool:
        """Tell whether the program holds for columns of these shapes, once they are read in its units."""
        return all(found is not None and serves(known, found) for known, found in zip(self.shapes, shapes, strict=True))


@attrs.define(eq=False)
class Habit:
    """The programs for tables of some types of columns, the one used last first.

    `spare` is how many times the bounds of the next one are doubled: the more often one was too narrow, the more.
    """

    served: list[Served] = attrs.field(factory=list)
    spare: int = 0

    def last(self) -> Served | None:
        """Give the program that the next table most likely is for, None where each has to be looked at."""
        return self.served[0] if self.served and self.served[0].swift else None

    def serving(self, shapes: Sequence[Shape | None], rough: bool) -> Served | None:
        """Give the best program that holds for columns of these shapes, maybe a `rough` one."""
        return _lightest(each for each in self.served if (rough or not each.rough) and each.serves(shapes))

    def widest(self) -> Served | None:
        """Give the program to begin with where none holds: where there is no room for more, the one that takes all."""
        rough = [each for each in self.served if each.rough]
        return rough[0] if rough and self.crowded else _lightest(self.served)

    def used(self, served: Served) -> None:
        """Put a program first; where there are too many the one used longest ago goes, but not one that takes all."""
        others = [each for each in self.served if each is not served]
        if len(others) >= MOST_PROGRAMS:
            others.remove(next((each for each in reversed(others) if not each.rough), others[-1]))
        self.served = [served, *others]

    @property
    def crowded(self) -> bool:
        """Whether there is no room for one more program."""
        return len(self.served) >= MOST_PROGRAMS


def _lightest(served: Iterable[Served]) -> Served | None:
    return min(served, key=lambda each: burden(each.ready), default=None)


def burden(ready: Scorer) -> tuple[int, ...]:
    """Give what tells a slower program from a faster one: what is left to the exact evaluator, then what is filtered,
    then the work that float64 is too narrow for.
    """
    filtered = sum(tier != "whole numbers" for tier in ready.tiers)
    wide = sum(
        isinstance(step.target, Register) and step.target.kind == "i" and step.function in _ARITHMETIC
        for step in ready.program.steps
    )
    return int(ready.everything), len(ready.alone), filtered, wide


_ARITHMETIC = frozenset(
    {"add", "subtract", "multiply", "negative", "absolute", "maximum", "minimum", "clip", "floor_divide"}
)
