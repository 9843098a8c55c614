"""Count in how many places each metric of a model is read."""

from __future__ import annotations

from collections import Counter

from indicrules.meaning import core
from indicrules.meaning.lowering import Meaning


def metric_reads(meaning: Meaning) -> Counter[str]:
    """Give the number of places, in items and in other metrics, that read each metric."""
    model = meaning.model
    if not model.metrics:
        return Counter()
    read = [meaning.metric(name) for name in model.metrics]
    read += [each for item in (*model.items.values(), model.root) for each in core.expressions(meaning.procedure(item))]
    return Counter(node.name for node in core.within(*read) if isinstance(node, core.Metric))
