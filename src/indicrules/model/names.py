"""What a ruleset's files declare, by name, before any of it is resolved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from indicrules.model.rules import Input
from indicrules.model.types import Type
from indicrules.model.units import UnitTable
from indicrules.syntax import tree
from indicrules.text.classes import field, frozen, mutable
from indicrules.text.source import Span

if TYPE_CHECKING:
    from indicrules.model.declared_tables import Declared


@frozen
class Scale:
    """Whether an item is scored in percent, and whether its weight, and what it brings its parent, is in percent."""

    percent: bool = False
    weighs: bool = False


POINTS = Scale()


@mutable
class Names:
    """Declarations by name; `hidden` says that a block was lost to a reported mistake, so names may be missing.

    `tables` are tables by what they may be called by, and the column that that gives. `all_grades` says that no grade
    was lost so; `read` are the inputs and metrics that something reads; `scales` are those of items, of the ruleset
    under `""`, where any is in percent; `is_chinese` says that the ruleset's name or title is.
    """

    units: UnitTable = field(factory=UnitTable)
    inputs: dict[str, Input] = field(factory=dict)
    params: dict[str, tree.ParamBlock] = field(factory=dict)
    metrics: dict[str, tree.MetricBlock] = field(factory=dict)
    methods: dict[str, tree.MethodBlock] = field(factory=dict)
    tables: dict[str, tuple[Declared, int]] = field(factory=dict)
    items: dict[str, tree.ScoredBlock] = field(factory=dict)
    root: str = ""
    root_clauses: tuple[tree.Clause, ...] = ()
    grades: set[str] = field(factory=set)
    reasons: set[str] = field(factory=set)
    hidden: bool = False
    damaged: set[int] = field(factory=set)
    all_grades: bool = True
    read: set[str] = field(factory=set)
    scales: dict[str, Scale] = field(factory=dict)
    is_chinese: bool = False

    def is_damaged(self, block: tree.Block) -> bool:
        """Tell whether a clause of `block` was lost to a reported mistake."""
        return id(block) in self.damaged

    def scale(self, item: str) -> Scale:
        """Give the scale of an item, of the ruleset under `""`."""
        return self.scales.get(item, POINTS)

    def group_of(self, block: tree.ScoredBlock) -> str:
        """Name the group that an item stands in, `""` for the ruleset."""
        group = self.items.get(block.parent or "")
        return group.name if group is not None and group.kind == "group" else ""

    def is_value(self, word: str) -> bool:
        """Tell whether a bare word in an expression may be an input, param or metric."""
        return word in self.inputs or word in self.params or word in self.metrics

    def values(self) -> list[str]:
        """Give the names that a bare word in an expression may be."""
        return [*self.inputs, *self.params, *self.metrics]


@mutable
class ItemScope:
    """What the words of one item mean: their types, None where the item has no such thing."""

    name: str
    kind: str
    actual: Type | None = None
    target: Type | None = None
    ranged: bool = False
    members: bool = False
    total: bool = False
    grade_word: bool = False
    score_word: bool = False
    generic: bool = False
    reads_actual: bool = False
    place: Span | None = None
    quiet: bool = False
    scale: Scale = POINTS
    clauses: tuple[tree.Clause, ...] = ()
    measured: bool = True  # whether what is read stands after the actual is compared with the target
    used: set[str] = field(factory=set)
    reported: set[str] = field(factory=set)
