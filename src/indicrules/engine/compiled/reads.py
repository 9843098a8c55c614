"""Count in how many places each metric of a model is read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from indicrules.model import expression as ex
from indicrules.model.rules import Bound, Item, Model


def metric_reads(model: Model) -> Counter[str]:
    """Give the number of places, in items and in other metrics, that read each metric."""
    found: Counter[str] = Counter()
    if not model.metrics:
        return found
    waiting: list[ex.Expression] = [metric.body for metric in model.metrics.values()]
    for item in (*model.items.values(), model.root):
        waiting += (each for each in _expressions(item) if each is not None)
    seen: set[int] = set()
    while waiting:
        node = waiting.pop()
        if isinstance(node, ex.MetricValue):
            found[node.name] += 1
        elif id(node) not in seen:
            seen.add(id(node))
            waiting += ex.parts(node)
    return found


def _expressions(item: Item) -> Iterable[ex.Expression | None]:
    yield from (each.condition for each in item.requirements)
    yield from (item.actual, item.score)
    if item.target is not None:
        yield from (item.target.value,) if isinstance(item.target, Bound) else (item.target.low, item.target.high)
    for adjustment in item.adjustments:
        yield from (adjustment.amount, adjustment.step, adjustment.quantity, adjustment.up_to, adjustment.condition)
    for cap in item.caps:
        yield from (cap.limit, cap.condition)
    yield from (band.condition for band in item.bands)
