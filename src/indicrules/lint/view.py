"""What a lint looks at: a model, the facts of it, and how its items are written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from fractions import Fraction
from functools import cached_property
from typing import TypeVar
from unicodedata import normalize

from indicrules import std
from indicrules.exact.ranges import Range
from indicrules.lint.formulas import written
from indicrules.lint.memory import Memory
from indicrules.lint.reads import Reads, of_check, of_example, of_item, of_metric
from indicrules.lint.stretches import Division, division_of
from indicrules.meaning.facts import Fact, Facts, ItemFacts, facts_of, fixed
from indicrules.model import expression as ex
from indicrules.model.expression import Expression
from indicrules.model.rules import Adjustment, Item, Model, key_of
from indicrules.model.types import NumberType
from indicrules.model.walk import formulas
from indicrules.syntax import tree
from indicrules.text.patterns import pattern
from indicrules.text.source import Source, Span

_Clause = TypeVar("_Clause")
_SILENT = pattern(r'"[^"\n]*"|#[^\n]*')
_WORD = pattern(r"\w+")


class View:
    """A model and what is known of it, found once for all lints; a `memory` has what an earlier view made of parts."""

    def __init__(self, model: Model, facts: Facts | None = None, memory: Memory | None = None) -> None:
        self.model = model
        self.memory = Memory() if memory is None else memory
        self.facts = facts_of(model) if facts is None else facts
        self._nodes: tuple[Item, tuple[Expression, ...]] | None = None
        self._divisions: tuple[Item, tuple[Division, ...]] | None = None

    @cached_property
    def _written(self) -> dict[str, tree.ScoredBlock]:
        scored = [each for each in self.model.blocks if isinstance(each, tree.ScoredBlock)]
        return {key_of(each): each for each in scored}

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
        if isinstance(expression, ex.Constant):
            return fixed(expression.value)
        return self.of(item).of(self.facts.meaning.expression(expression, item))

    def nodes(self, item: Item) -> tuple[Expression, ...]:
        """Give every expression that an author wrote among the clauses of an item."""
        if self._nodes is None or self._nodes[0] is not item:
            self._nodes = item, tuple(written(*(formula for _, formula in formulas(item))))
        return self._nodes[1]

    def own_nodes(self, expression: Expression | None) -> tuple[Expression, ...]:
        """Give every expression inside one, what shipped methods say left out."""
        return () if expression is None else tuple(written(expression))

    @cached_property
    def asks_for_data(self) -> bool:
        """Tell whether any rule or check asks how much of the data there is, or how much counts."""
        return any(each.asks for each in self._reads)

    def reads(self, item: Item) -> Reads:
        """Give what the formulas of an item read."""
        return self.memory.of("reads", key_of(item), item, of_item)

    @cached_property
    def _reads(self) -> list[Reads]:
        """What each item, metric and check reads."""
        metrics = [self.memory.of("metric reads", name, each, of_metric) for name, each in self.model.metrics.items()]
        return [*map(self.reads, self.items), *metrics, *self._of_checks]

    @cached_property
    def _of_checks(self) -> list[Reads]:
        """What each check reads."""
        checks = enumerate(self.model.checks)
        return [self.memory.of("check reads", str(at), check, of_check) for at, check in checks]

    @cached_property
    def read(self) -> frozenset[str]:
        """Give the inputs and metrics that anything reads; of what examples expect, the metrics."""
        examples = enumerate(self.model.examples)
        expected = [self.memory.of("example reads", str(at), each, of_example).metrics for at, each in examples]
        return frozenset[str]().union(*(each.values for each in self._reads), *expected)

    @cached_property
    def read_items(self) -> frozenset[str]:
        """Give the items that other formulas read."""
        return frozenset[str]().union(*(each.items for each in self._reads))

    @cached_property
    def _words(self) -> Counter[str]:
        """How often each word stands in the texts, outside texts in quotes and remarks."""
        words = Counter[str]()
        for text in dict.fromkeys(self.model.texts):
            words.update(_WORD.findall(normalize("NFKC", _SILENT.sub(" ", text))))
        return words

    def is_mentioned(self, name: str) -> bool:
        """Tell whether a name that is declared stands anywhere else, too."""
        return self._words[name] > 1

    @cached_property
    def checked(self) -> tuple[frozenset[str], ...]:
        """Give the inputs and metrics that each check reads."""
        return tuple(each.values for each in self._of_checks)

    def tables(self, item: Item) -> tuple[ex.Cases, ...]:
        """Give the tables by `match` and `when` among the clauses of an item."""
        return tuple(each for each in self.nodes(item) if isinstance(each, ex.Cases))

    def divisions(self, item: Item) -> tuple[Division, ...]:
        """Give how the tables of an item divide what they ask of, as far as that is one number each."""
        if self._divisions is None or self._divisions[0] is not item:
            metrics = self.model.metrics
            found = (
                division_of(each, lambda node: self.fact(node, item), item.actual, metrics)
                for each in self.tables(item)
            )
            self._divisions = item, tuple(each for each in found if each is not None)
        return self._divisions[1]

    @cached_property
    def metric_nodes(self) -> tuple[Expression, ...]:
        """Give every expression that an author wrote in metrics."""
        return tuple(written(*(each.body for each in self.model.metrics.values())))

    @property
    def metric_tables(self) -> tuple[ex.Cases, ...]:
        """Give the tables by `match` and `when` in metrics."""
        return tuple(each for each in self.metric_nodes if isinstance(each, ex.Cases))

    @cached_property
    def metric_divisions(self) -> tuple[Division, ...]:
        """Give how the tables in metrics divide what they ask of."""
        meaning, loose = self.facts.meaning, self.facts.loose
        for name in self.model.metrics:
            self.facts.metric(name)  # so that what stands in it under a number is known
        found = (
            division_of(each, lambda node: loose.of(meaning.expression(node, None)), None, self.model.metrics)
            for each in self.metric_tables
        )
        return tuple(each for each in found if each is not None)

    def actual_range(self, item: Item) -> Range:
        """Give where the actual of an item lies."""
        actual = item.actual
        if isinstance(actual, ex.InputValue) and isinstance(actual.type, NumberType):
            given = self.model.inputs[actual.name]
            low, high = (end if isinstance(end, Fraction) else None for end in (given.low, given.high))
            return Range(low, high)
        return Range() if actual is None else self.fact(actual, item).range

    def block(self, item: Item) -> tree.ScoredBlock:
        """Give an item as it is written."""
        return self._written[key_of(item)]

    def adjustments(self, item: Item) -> Iterator[tuple[Adjustment, tree.Adjustment]]:
        """Give each deduction and award of an item with how it is written."""
        clauses = (each for each in self.block(item).clauses if isinstance(each, tree.Adjustment))
        return zip(item.adjustments, clauses, strict=True)

    def clause(self, item: Item, kind: type[_Clause]) -> _Clause | None:
        """Give the first clause of a kind among those of an item, as it is written."""
        return next((each for each in self.block(item).clauses if isinstance(each, kind)), None)

    def is_own(self, span: Span) -> bool:
        """Tell whether something stands in the ruleset's own file: what another file leaves unused is for its users."""
        return span.source.file is self.source.file

    def is_shipped(self, source: Source) -> bool:
        """Tell whether a text is shipped with the library, so that no author could mend it."""
        return source is not self.source and std.is_shipped(source.name)
