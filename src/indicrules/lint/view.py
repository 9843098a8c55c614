"""What a lint looks at: a model, the facts of it, and how its items are written."""

from __future__ import annotations

from functools import cached_property
from typing import TypeVar

from indicrules.meaning.facts import Fact, Facts, ItemFacts, facts_of
from indicrules.model.expression import Expression
from indicrules.model.rules import Item, Model
from indicrules.syntax import tree
from indicrules.text.source import Source

_Clause = TypeVar("_Clause")


class View:
    """A model and what is known of it, found once for all lints."""

    def __init__(self, model: Model, facts: Facts | None = None) -> None:
        self.model = model
        self.facts = facts_of(model) if facts is None else facts

    @cached_property
    def _written(self) -> dict[str, tree.ScoredBlock]:
        scored = [each for each in self.model.blocks if isinstance(each, tree.ScoredBlock)]
        return {"" if each.kind == "ruleset" else each.name: each for each in scored}

    @property
    def source(self) -> Source:
        """The text of the ruleset's own file."""
        return self.model.root.span.source

    @property
    def sources(self) -> tuple[Source, ...]:
        """The author's texts in which blocks stand, the ruleset's own first."""
        found = {id(each.span.source): each.span.source for each in (self.model.root, *self.model.blocks)}
        return tuple(each for each in found.values() if not self.is_shipped(each))

    @property
    def items(self) -> tuple[Item, ...]:
        """The indicators and groups in the order of the files, and the ruleset itself."""
        return (*self.model.items.values(), self.model.root)

    def of(self, item: Item) -> ItemFacts:
        """Give what is known of the values of an item."""
        return self.facts.item(item)

    def fact(self, expression: Expression, item: Item) -> Fact:
        """Give what is known of the values of an expression among the clauses of an item."""
        return self.of(item).of(self.facts.meaning.expression(expression, item))

    def block(self, item: Item) -> tree.ScoredBlock:
        """Give an item as it is written."""
        return self._written["" if item.kind == "ruleset" else item.name]

    def clause(self, item: Item, kind: type[_Clause]) -> _Clause | None:
        """Give the first clause of a kind among those of an item, as it is written."""
        return next((each for each in self.block(item).clauses if isinstance(each, kind)), None)

    def is_shipped(self, source: Source) -> bool:
        """Tell whether a text is shipped with the library, so that no author could mend it."""
        return source is not self.source and source.name.startswith("std/")
