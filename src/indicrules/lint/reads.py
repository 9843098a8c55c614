"""Turn what an author wrote, one formula after another, into the names that it reads."""

from __future__ import annotations

from indicrules.lint.formulas import written
from indicrules.model import expression as ex
from indicrules.model.rules import Check, Example, Item, Metric
from indicrules.model.walk import formulas
from indicrules.text.classes import frozen

_NONE = frozenset[str]()


@frozen
class Reads:
    """The inputs and metrics that some formulas read, as `values`, and the items.

    `metrics` are the metrics alone; `asks` says that a formula asks how much of the data there is, or how much counts.
    """

    values: frozenset[str] = _NONE
    metrics: frozenset[str] = _NONE
    items: frozenset[str] = _NONE
    asks: bool = False


def of_item(item: Item) -> Reads:
    """Give what the formulas of an item read; what shipped methods read beside their arguments are words alone."""
    return _reads(*(formula for _, formula in formulas(item)))


def of_metric(metric: Metric) -> Reads:
    """Give what a metric reads."""
    return _reads(metric.body)


def of_check(check: Check) -> Reads:
    """Give what a check reads."""
    return _reads(check.condition)


def of_example(example: Example) -> Reads:
    """Give what the conditions that an example expects read."""
    return _reads(*(each.condition for each in example.expectations if each.condition is not None))


def _reads(*expressions: ex.Expression) -> Reads:
    values, metrics, items, asks = set[str](), set[str](), set[str](), False
    for node in written(*expressions):
        match node:
            case ex.InputValue():
                values.add(node.name)
            case ex.MetricValue():
                metrics.add(node.name)
            case ex.ItemValue():
                items.add(node.item)
                asks = asks or node.field == "counted"
            case ex.Present():
                asks = True
            case ex.Word(word="coverage") | ex.Function(name="count"):
                asks = True
            case _:
                pass
    return Reads(frozenset(values | metrics), frozenset(metrics), frozenset(items), asks)
