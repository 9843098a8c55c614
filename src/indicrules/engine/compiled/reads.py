"""Count in how many places each metric of a model is read."""

from __future__ import annotations

from collections import Counter

from indicrules.model import expression as ex
from indicrules.model.rules import Model
from indicrules.model.walk import formulas, within


def metric_reads(model: Model) -> Counter[str]:
    """Give the number of places, in items and in other metrics, that read each metric."""
    if not model.metrics:
        return Counter()
    read = [metric.body for metric in model.metrics.values()]
    read += [formula for item in (*model.items.values(), model.root) for _, formula in formulas(item)]
    return Counter(node.name for node in within(*read) if isinstance(node, ex.MetricValue))
