"""Turn what a model says into the core: its expressions, and each item into the steps that score it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from types import MappingProxyType
from typing import Any, Literal

from indicrules.meaning import core
from indicrules.meaning.build import DAY, ZERO, Build
from indicrules.meaning.clauses import finishing
from indicrules.meaning.core import Ending, Line, Node, Procedure, Step
from indicrules.meaning.downgrades import lowered
from indicrules.meaning.functions import function_meaning, interpolation
from indicrules.meaning.ledger import ledger_lines
from indicrules.meaning.measured import measured_steps
from indicrules.meaning.members import Weights, counts_step, coverage, sum_step, weights
from indicrules.model import expression as ex
from indicrules.model.rules import Item, Model
from indicrules.model.types import NUMBER, DayType, ListType
from indicrules.syntax.tree import Policy
from indicrules.text.sentence import say

_ENDINGS: Mapping[Policy, Ending] = MappingProxyType(
    {"error": "error", "zero": "zero", "full": "full", "rescale": "dropped"}
)


def meaning_of(model: Model) -> Meaning:
    """Give what a model means, the same each time."""
    found = model.made.get("meaning")
    if found is None:
        found = model.made["meaning"] = Meaning(model)
    assert isinstance(found, Meaning)
    return found


class Meaning:
    """What one model means; each part is turned once, when it is first asked for.

    INVARIANT: nodes are shared between items only where methods are, and then read nothing but words.
    """

    def __init__(self, model: Model | None) -> None:
        self._model = model
        self._nodes: dict[int, Node] = {}
        self._metrics: dict[str, Node] = {}
        self._procedures: dict[int, Procedure] = {}
        self._lines: dict[int, tuple[Line, ...]] = {}
        self._weights: dict[int, Weights] = {}
        self._next = 0
        self._item: Item | None = None

    def renewed(self, model: Model, metrics: Collection[str]) -> Meaning:
        """Give what a model means of which some items are new ones, and some metrics; all others keep theirs."""
        found = Meaning(model)
        known = {id(item) for item in (*model.items.values(), model.root)}
        found._metrics = {name: node for name, node in self._metrics.items() if name not in metrics}
        found._next = self._next
        found._procedures = {key: each for key, each in self._procedures.items() if key in known}
        found._weights = {key: each for key, each in self._weights.items() if key in known}
        return found

    @property
    def model(self) -> Model:
        """The model; what reads nothing of one has a meaning without."""
        assert self._model is not None
        return self._model

    def metric(self, name: str) -> Node:
        """Give what a metric means."""
        found = self._metrics.get(name)
        if found is None:
            found = self._metrics[name] = self.expression(self.model.metrics[name].body, None)
        return found

    def expression(self, node: ex.Expression, item: Item | None) -> Node:
        """Give what an expression means among the clauses of `item`; None is for what belongs to none."""
        outer, self._item = self._item, item
        try:
            return self._lower(node)
        finally:
            self._item = outer

    def procedure(self, item: Item) -> Procedure:
        """Give the steps that score an item."""
        found = self._procedures.get(id(item))
        if found is None:
            self._item = item
            found = self._procedures[id(item)] = self._procedure(item)
        return found

    def lines(self, item: Item) -> tuple[Line, ...]:
        """Give the lines that the ledger of an item may have where it is scored."""
        found = self._lines.get(id(item))
        if found is None:
            procedure = self.procedure(item)
            found = ledger_lines(item, self.model.items, procedure.attempt[-1], procedure.finish)
            self._lines[id(item)] = found
        return found

    def weights(self, item: Item) -> Weights:
        """Give what the members of an item weigh."""
        found = self._weights.get(id(item))
        if found is None:
            found = self._weights[id(item)] = weights(item, self.model.items)
        return found

    def fresh(self) -> int:
        """Give a number that no other value stands under: below 0, as the subjects of `match` stand above."""
        self._next -= 1
        return self._next

    # ------------------------------------------------------------------------ items

    def _procedure(self, item: Item) -> Procedure:
        items, build = self.model.items, Build(item.span)
        attempt: list[Step] = []
        for rule in item.requirements:
            attempt.append(Step("require", self._lower(rule.condition), rule, because=rule.because or rule.span.text))
        counts = counts_step(item, items)
        if counts is not None:
            attempt.append(counts)
        if item.actual is not None:
            attempt.append(Step("actual", self._lower(item.actual), item))
            if item.target is not None:
                attempt += measured_steps(item, item.actual.type, item.target, self._lower, self.fresh)
        bonuses: Node | None = None
        if item.score is not None:
            attempt.append(Step("start", self._lower(item.score), item))
        else:
            start, bonuses = sum_step(item, items, self.model.root, self.fresh)
            attempt.append(start)
        finish = finishing(item, self._lower, self.fresh)
        points: Node = core.Running(len(finish) - 1, NUMBER, item.span)
        if item.out_of is not None and item.weight is not None and item.kind != "ruleset":
            points = build.arithmetic(points, "*", build.number(item.weight / item.out_of))
        bands = tuple(
            (band, self._lower(band.condition) if band.condition is not None else None) for band in item.bands
        )
        missing, inapplicable = _endings(item)
        graded, bands = lowered(item, bands, self._lower, self.fresh)
        return Procedure(item, tuple(attempt), finish, points, bonuses, bands, missing, inapplicable, graded)

    # ------------------------------------------------------------------------ expressions

    def _lower(self, node: ex.Expression) -> Node:
        found = self._nodes.get(id(node))
        if found is None:
            found = self._nodes[id(node)] = _TABLE[type(node)](self, node)
        return found

    def _constant(self, node: ex.Constant) -> Node:
        return core.Constant(node.value, node.type, node.span, node)

    def _input(self, node: ex.InputValue) -> Node:
        return core.Input(node.name, node.type, node.span, node)

    def _metric(self, node: ex.MetricValue) -> Node:
        return core.Metric(node.name, node.type, node.span, node)

    def _item_value(self, node: ex.ItemValue) -> Node:
        if node.field == "weight":
            return core.Constant(self.model.items[node.item].weight or ZERO, node.type, node.span, node)
        return core.ItemValue(node.item, node.field, node.type, node.span, node)

    def _word(self, node: ex.Word) -> Node:
        if node.word == "coverage":
            assert self._item is not None
            found = coverage(self._item, self.model.items, Build(node.span))
            return core.Derived("coverage", (), found, node.type, node.span, node)
        return core.Word(node.word, node.type, node.span, node)

    def _list(self, node: ex.ListWord) -> Node:
        return core.Members(node.word, node.type, node.span, node)

    def _subject(self, node: ex.Subject) -> Node:
        return core.Local(node.match, node.type, node.span, node)

    def _lost(self, node: ex.Lost) -> Node:
        return core.LostBy(node.because, node.type, node.span, node)

    def _negative(self, node: ex.Negative) -> Node:
        return core.Negative(self._lower(node.operand), node.type, node.span, node)

    def _arithmetic(self, node: ex.Arithmetic) -> Node:
        left, right = self._lower(node.left), self._lower(node.right)
        if not isinstance(node.left.type, DayType):
            return core.Arithmetic(node.operator, left, right, node.type, node.span, node)
        build = Build(node.span)
        if isinstance(node.right.type, DayType):
            days = core.Days(left, right, NUMBER, node.span)
            return core.Arithmetic("*", days, build.number(DAY), node.type, node.span, node)
        days_later = core.Arithmetic("/", right, build.number(DAY), NUMBER, node.right.span)
        if node.operator == "-":
            return core.Moved(left, core.Negative(days_later, NUMBER, node.right.span), node.type, node.span, node)
        return core.Moved(left, days_later, node.type, node.span, node)

    def _comparison(self, node: ex.Comparison) -> Node:
        return core.Comparison(
            node.operator, self._lower(node.left), self._lower(node.right), node.type, node.span, node
        )

    def _logic(self, node: ex.Logic) -> Node:
        return core.Logic(node.operator, self._lower(node.left), self._lower(node.right), node.type, node.span, node)

    def _not(self, node: ex.Not) -> Node:
        return core.Not(self._lower(node.operand), node.type, node.span, node)

    def _conditional(self, node: ex.Conditional) -> Node:
        row = (self._lower(node.condition), self._lower(node.consequence))
        return core.Select((row,), self._lower(node.alternative), node.type, node.span, node)

    def _elementwise(self, node: ex.Elementwise) -> Node:
        """Lower arithmetic member by member; lists of which it is not known at load that they are alike are refused."""
        build, sides = Build(node.span), (self._lower(node.left), self._lower(node.right))
        of = tuple(at for at, each in enumerate(sides) if isinstance(each.type, ListType))
        given = tuple(self.fresh() if at in of else node.numbers[at] for at in (0, 1))
        lists = tuple(build.local(given[at], sides[at].type) for at in of)
        numbers = tuple(node.numbers[at] for at in of)
        found: Node = core.Each(lists, numbers, self._lower(node.body), node.type, node.span)
        if len(lists) == 2 and any(isinstance(each.type, ListType) and each.type.many is None for each in sides):
            said = say("not-defined.lists-differ", text=node.span.text)
            refuse = core.Refuse("not-defined", said, None, node.type, node.span)
            counts = [core.Fold("count", each, NUMBER, node.span) for each in lists]
            found = build.select((build.compare(counts[0], "=", counts[1]), found), otherwise=refuse)
        for number, side in reversed(tuple(zip(given, sides, strict=True))):
            found = core.Let(number, side, found, node.type, node.span)
        return core.Derived(node.operator, (), found, node.type, node.span, node)

    def _cases(self, node: ex.Cases) -> Node:
        return self._rows(node, self._lower)

    def _rows(self, node: ex.Cases, lower: Callable[[ex.Expression], Node]) -> Node:
        subject = self._lower(node.subject) if node.subject is not None else None
        values = [lower(row.value) for row in node.rows]
        if node.otherwise is not None:
            otherwise = lower(node.otherwise)
        else:
            first = node.span.text.strip().splitlines()[0].strip()
            said, advice = say("no-row-holds", text=first), say("no-row-holds.hint")
            otherwise = core.Refuse("no-row-holds", said, advice, node.type, node.span)
        if subject is not None and node.tests is not None:
            from indicrules.meaning.long_match import long_match  # most rulesets have no such rows

            at = core.Local(node.number, subject.type, node.span)
            chosen = long_match(node, node.tests, at, values, otherwise, self.fresh)
            return core.Let(node.number, subject, chosen, node.type, node.span, node)
        conditions = [self._lower(row.condition) for row in node.rows]
        rows = tuple(zip(conditions, values, strict=True))
        if subject is None:
            return core.Select(rows, otherwise, node.type, node.span, node)
        select = core.Select(rows, otherwise, node.type, node.span)
        return core.Let(node.number, subject, select, node.type, node.span, node)

    def _applied(self, node: ex.Applied) -> Node:
        return core.Derived(
            node.method,
            tuple(self._lower(each) for _, each in node.arguments),
            self._lower(node.body),
            node.type,
            node.span,
            node,
        )

    def _present(self, node: ex.Present) -> Node:
        of = self._lower(node.of)
        if isinstance(of, core.ItemValue) and of.field == "counted":
            return core.Derived("present", (), of, node.type, node.span, node)
        return core.Present(of, node.type, node.span, node)

    def _rounded(self, node: ex.Rounded) -> Node:
        operand, step = self._lower(node.operand), self._lower(node.step)
        return core.Rounded(operand, step, node.mode, node.type, node.span, node)

    def _interpolated(self, node: ex.Interpolated) -> Node:
        operand = self._lower(node.operand)
        line = interpolation(node, operand, self.fresh)
        return core.Derived("interpolate", (operand,), line, node.type, node.span, node)

    def _thinned(self, node: ex.Expression, or_none: bool) -> Node:
        """Lower a list without those of its members that have no value; it may hold nothing where that is counted."""
        match node:
            case ex.Function(name="known", arguments=(only,)) if isinstance(only.type, ListType):
                return core.Derived("known", (), self._thinned(only, or_none), node.type, node.span, node)
            case ex.Function(name="known" | "list"):
                values = tuple(self._lower(each) for each in node.arguments)
                having = core.Having(values, or_none, node.type, node.span)
                return core.Derived(node.name, values, having, node.type, node.span, node if or_none else None)
            case ex.InputValue():
                return core.Having((self._lower(node),), or_none, node.type, node.span)
            case ex.MetricValue():
                return self._thinned(self.model.metrics[node.name].body, or_none)
            case ex.Conditional():
                row = (self._lower(node.condition), self._thinned(node.consequence, or_none))
                return core.Select((row,), self._thinned(node.alternative, or_none), node.type, node.span)
            case ex.Cases():
                return self._rows(node, lambda each: self._thinned(each, or_none))
            case ex.Applied():
                body = self._thinned(node.body, or_none)
                return core.Derived(node.method, (), body, node.type, node.span)
            case _:
                return self._lower(node)

    def _which(self, node: ex.Which) -> Node:
        values = tuple(self._lower(each) for each in node.values)
        name: Literal["greatest", "least"] = "greatest" if node.name == "which_max" else "least"
        return core.Which(name, node.texts, values, node.joint, node.type, node.span, node)

    def _looked(self, node: ex.Looked) -> Node:
        keys = tuple(self._lower(each) for each in node.arguments)
        return core.Lookup(node.table, keys, node.column, node.number, node.type, node.span, node)

    def _function(self, node: ex.Function) -> Node:
        only = node.arguments[0] if len(node.arguments) == 1 else None
        thins = only is not None and isinstance(only.type, ListType)
        if node.name == "known" and thins:
            return self._thinned(node, False)
        if node.name == "count" and thins:
            assert only is not None
            values: tuple[Node, ...] = (self._thinned(only, True) if _leaves_out(only) else self._lower(only),)
        else:
            values = tuple(self._lower(each) for each in node.arguments)
        return core.Derived(node.name, values, function_meaning(node, values, self.fresh), node.type, node.span, node)


def _leaves_out(node: ex.Expression) -> bool:
    return isinstance(node.type, ListType) and node.type.leaves_out


def _endings(item: Item) -> tuple[Ending, Ending]:
    """Say what becomes of an item whose start is missing, and of one whose is inapplicable."""
    if item.kind == "ruleset":
        return "error", "dropped"
    missing, inapplicable = (_ENDINGS[each] for each in (item.missing, item.inapplicable))
    if item.full is None:  # there is no full mark to give
        missing, inapplicable = ("dropped" if each == "full" else each for each in (missing, inapplicable))
    return missing, inapplicable


_TABLE: Mapping[type[object], Callable[[Meaning, Any], Node]] = MappingProxyType(
    {
        ex.Constant: Meaning._constant,
        ex.InputValue: Meaning._input,
        ex.MetricValue: Meaning._metric,
        ex.ItemValue: Meaning._item_value,
        ex.Word: Meaning._word,
        ex.ListWord: Meaning._list,
        ex.Subject: Meaning._subject,
        ex.Lost: Meaning._lost,
        ex.Negative: Meaning._negative,
        ex.Arithmetic: Meaning._arithmetic,
        ex.Elementwise: Meaning._elementwise,
        ex.Comparison: Meaning._comparison,
        ex.Logic: Meaning._logic,
        ex.Not: Meaning._not,
        ex.Conditional: Meaning._conditional,
        ex.Cases: Meaning._cases,
        ex.Applied: Meaning._applied,
        ex.Present: Meaning._present,
        ex.Rounded: Meaning._rounded,
        ex.Interpolated: Meaning._interpolated,
        ex.Looked: Meaning._looked,
        ex.Which: Meaning._which,
        ex.Function: Meaning._function,
    }
)
