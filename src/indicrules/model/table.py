"""The tables of a ruleset as they mean something: what is looked up in them, and what their rows say."""

from __future__ import annotations

from fractions import Fraction
from functools import cached_property
from math import gcd

from indicrules.model.lookup import Index
from indicrules.model.types import Type
from indicrules.syntax.rows import line_at
from indicrules.text.classes import field, frozen
from indicrules.text.source import Source, Span


@frozen(eq=False, slots=False)
class Figures:
    """A column of values: whole numbers in units of `unit`, or texts."""

    name: str
    type: Type
    cells: tuple[int, ...] | tuple[str, ...]
    unit: Fraction

    @property
    def is_text(self) -> bool:
        """Say whether the cells are texts."""
        return isinstance(self.cells[0], str)

    @cached_property
    def numbers(self) -> tuple[int, ...]:
        """The cells, where they are numbers."""
        return tuple(each for each in self.cells if isinstance(each, int))

    @cached_property
    def reach(self) -> tuple[int, int, int]:
        """The least and the greatest number, and what all are multiples of."""
        return min(self.numbers), max(self.numbers), gcd(*self.numbers)

    def value(self, row: int) -> Fraction | str:
        """Give the value in a row."""
        found = self.cells[row]
        return found if isinstance(found, str) else found * self.unit


@frozen(eq=False)
class Table:
    """What finds the first row that holds for keys of some types, and what it gives.

    `starts` are where the rows begin in `source`, which is a file of its own where that is `beside`.
    """

    name: str
    keys: tuple[str, ...]
    columns: tuple[Figures, ...]
    index: Index
    starts: tuple[int, ...] = field(repr=False)
    source: Source = field(repr=False)
    beside: bool = False

    def place(self, row: int) -> Span:
        """Give where a row stands."""
        return line_at(self.source, self.starts[row], remarks=not self.beside)
