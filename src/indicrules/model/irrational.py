"""Tell which expressions may have irrational values."""

from __future__ import annotations

from collections.abc import Mapping

from indicrules.model import expression as ex
from indicrules.model.constants import literal
from indicrules.model.rules import Item, Metric

_FUNCTIONS = frozenset({"sqrt", "ln", "exp", "erfc", "geomean"})


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
        case ex.Rounded() | ex.Comparison() | ex.Logic() | ex.Not() | ex.Present() | ex.Constant() | ex.InputValue():
            return False
        case ex.Function(name=name) if name in _FUNCTIONS:
            return True
        case ex.Function(name="floor" | "ceil" | "count"):
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
        case ex.Cases():
            values = [row.value for row in expression.rows]
            if expression.otherwise is not None:
                values.append(expression.otherwise)
            return any(_may(each, metrics, items, word, known) for each in values)
        case ex.Conditional():
            return _may(expression.consequence, metrics, items, word, known) or _may(
                expression.alternative, metrics, items, word, known
            )
        case _:
            return any(_may(part, metrics, items, word, known) for part in ex.parts(expression))


def irrational_items(order: tuple[str, ...], items: Mapping[str, Item], metrics: Mapping[str, Metric]) -> set[str]:
    """Give the items whose final score may be irrational, because no rounding settles it."""
    found: set[str] = set()
    for name in order:
        item = items[name]
        if item.round_score is None and _unsettled(item, found, metrics):
            found.add(name)
    return found


def _unsettled(item: Item, found: set[str], metrics: Mapping[str, Metric]) -> bool:
    actual = item.actual is not None and may_be_irrational(item.actual, metrics, found)
    if item.score is None:
        return any(member in found for member in item.members)
    word = actual and (item.round_completion is None or _reads_actual(item.score))
    parts = [item.score]
    parts += [each.amount for each in item.adjustments] + [each.limit for each in item.caps]
    parts += [each.quantity for each in item.adjustments if each.quantity is not None and each.whole is None]
    return any(may_be_irrational(each, metrics, found, word) for each in parts)


def _reads_actual(expression: ex.Expression) -> bool:
    if isinstance(expression, ex.Word):
        return expression.word in ("actual", "shortfall", "target")
    return any(_reads_actual(part) for part in ex.parts(expression))
