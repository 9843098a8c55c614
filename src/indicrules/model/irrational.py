"""Tell which expressions may have irrational values."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import assert_never

from indicrules.language.functions import FUNCTIONS
from indicrules.model import expression as ex
from indicrules.model.constants import literal
from indicrules.model.rules import Item, Metric
from indicrules.model.walk import formulas, valued, within


def may_be_irrational(
    expression: ex.Expression, metrics: Mapping[str, Metric], items: frozenset[str] | set[str], word: bool = False
) -> bool:
    """Tell whether the value of `expression` may be irrational.

    `items` names the items whose scores may be; `word` says the same of the actual of the item at hand.
    """
    return _may(expression, metrics, items, word, {})


def _may(
    expression: ex.Expression,
    metrics: Mapping[str, Metric],
    items: frozenset[str] | set[str],
    word: bool,
    known: dict[str, bool],
) -> bool:
    """Do the same, with what is `known` of metrics already: they may read each other more often than can be walked."""
    match expression:
        case ex.Constant() | ex.InputValue() | ex.Subject() | ex.Lost() | ex.Rounded():
            return False
        case ex.Comparison() | ex.Logic() | ex.Not() | ex.Present():
            return False
        case ex.Function() if FUNCTIONS[expression.name].irrational:
            return True
        case ex.Function() if FUNCTIONS[expression.name].whole in ("always", "stepped"):
            return False
        case ex.Arithmetic(operator="^"):
            power = literal(expression.right)
            if power is None or power.denominator != 1:
                return True
            return _may(expression.left, metrics, items, word, known)
        case ex.MetricValue():
            metric = expression.name
            if metric not in known and metric in metrics:
                known[metric] = False
                known[metric] = _may(metrics[metric].body, metrics, items, word, known)
            return known.get(metric, False)
        case ex.ItemValue():
            return expression.item in items and expression.field in ("score", "points", "completion", "actual")
        case ex.Word():
            return word and expression.word in ("actual", "completion", "shortfall", "target")
        case ex.ListWord():
            return bool(items)
        case ex.Cases() | ex.Conditional():
            return any(_may(each, metrics, items, word, known) for each in ex.branches(expression))
        case ex.Arithmetic() | ex.Negative() | ex.Function() | ex.Interpolated() | ex.Applied():
            return any(_may(part, metrics, items, word, known) for part in ex.parts(expression))
        case _:
            assert_never(expression)


def irrational_items(items: Iterable[Item], metrics: Mapping[str, Metric]) -> list[Item]:
    """Give the items, each of which stands after what it reads, whose final score no rounding makes rational."""
    names, found = set[str](), list[Item]()
    for item in items:
        if item.round_score is None and _unsettled(item, names, metrics):
            names.add(item.name)
            found.append(item)
    return found


def _unsettled(item: Item, found: set[str], metrics: Mapping[str, Metric]) -> bool:
    if item.score is None and any(member in found for member in item.members):
        return True
    measured = [formula for role, formula in formulas(item) if role in ("actual", "target")]
    used = [formula for _, formula in valued(item)]
    word = any(may_be_irrational(each, metrics, found) for each in measured) and (
        item.round_completion is None or any(_reads_measure(each) for each in used)
    )
    return any(may_be_irrational(each, metrics, found, word) for each in used)


def _reads_measure(expression: ex.Expression) -> bool:
    return any(
        isinstance(node, ex.Word) and node.word in ("actual", "shortfall", "target") for node in within(expression)
    )
