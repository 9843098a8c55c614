"""Walk over the formulas of an item and the expressions inside them: the only place that knows the parts of an item."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Literal, assert_never

from indicrules.model import expression as ex
from indicrules.model.rules import Bound, Item, Metric, Model, Range, Target

Role = Literal[
    "require",
    "actual",
    "score",
    "target",
    "amount",  # of a deduction or award
    "step",  # what an amount stands for, in proportion
    "quantity",
    "counted",  # a step or quantity of which whole steps count alone
    "up to",
    "if",
    "limit",  # the points of a cap or floor
    "grade",
]


def formulas(item: Item) -> Iterator[tuple[Role, ex.Expression]]:
    """Give every formula of an item with the part that it plays, in the order in which they are worked out."""
    for role, formula in _formulas(item):
        if formula is not None:
            yield role, formula


def _formulas(item: Item) -> Iterator[tuple[Role, ex.Expression | None]]:
    for requirement in item.requirements:
        yield "require", requirement.condition
    yield "actual", item.actual
    for end in ends(item.target):
        yield "target", end
    yield "score", item.score
    for rule in item.adjustments:
        yield "if", rule.condition
        yield "amount", rule.amount
        yield "quantity" if rule.whole is None else "counted", rule.quantity
        yield "step" if rule.whole is None else "counted", rule.step
        yield "up to", rule.up_to
    for limit in item.limits:
        yield "if", limit.condition
        yield "limit", limit.points
    for band in item.bands:
        yield "grade", band.condition
    for lowering in item.downgrades:
        yield "grade", lowering.condition
        yield "grade", lowering.by


def everything(model: Model) -> Iterator[ex.Expression]:
    """Give every formula of the ruleset and its items, and the condition of every check."""
    for item in (model.root, *model.items.values()):
        for _, formula in formulas(item):
            yield formula
    for check in model.checks:
        yield check.condition


def outline(model: Model) -> Iterator[tuple[Item, int]]:
    """Give the items, each group followed by its members, with the number of groups around each."""
    waiting = [(name, 0) for name in reversed(model.root.members)]
    while waiting:
        name, depth = waiting.pop()
        item = model.items[name]
        yield item, depth
        waiting += ((each, depth + 1) for each in reversed(item.members))


def ends(target: Target | None) -> tuple[ex.Expression, ...]:
    """Give what a target compares with; nothing where there is no target."""
    match target:
        case Bound():
            return (target.value,)
        case Range():
            return (target.low, target.high)
        case None:
            return ()
        case _:
            assert_never(target)


def valued(item: Item) -> Iterator[tuple[Role, ex.Expression]]:
    """Give the formulas whose values go into the score; those of conditions and of whole steps decide alone."""
    for role, formula in formulas(item):
        match role:
            case "score" | "amount" | "step" | "quantity" | "up to" | "limit":
                yield role, formula
            case "require" | "actual" | "target" | "counted" | "if" | "grade":
                pass  # what is measured counts where the score reads it
            case _:
                assert_never(role)


def within(
    *expressions: ex.Expression, metrics: Mapping[str, Metric] | None = None, arguments: bool = False
) -> Iterator[ex.Expression]:
    """Give every expression inside others as often as it stands there, its own parts once, from left to right.

    With `metrics`, those inside the metrics that are read too; with `arguments`, those that a method may not use.
    """
    waiting, seen = list(reversed(expressions)), set[int]()
    while waiting:
        node = waiting.pop()
        yield node
        if id(node) in seen:
            continue
        seen.add(id(node))
        waiting += reversed(ex.parts(node))
        match node:
            case ex.MetricValue() if metrics is not None and node.name in metrics:
                waiting.append(metrics[node.name].body)
            case ex.Applied() if arguments:
                waiting += [argument for _, argument in reversed(node.arguments)]
            case _:
                pass


def reads_data(expression: ex.Expression, *, arguments: bool = False) -> bool:
    """Tell whether an expression depends on data or items; with `arguments`, also those that a method does not use."""
    known = (ex.InputValue, ex.MetricValue, ex.ItemValue, ex.Word, ex.ListWord, ex.Lost)
    return any(isinstance(node, known) for node in within(expression, arguments=arguments))
