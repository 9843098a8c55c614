"""Turn a model into which items read each input themselves, by way of metrics too, and not through other items."""

from __future__ import annotations

from collections.abc import Iterable

from indicrules.model import expression as ex
from indicrules.model.rules import Item, Model
from indicrules.model.walk import formulas, within


def readers(model: Model) -> dict[str, set[int]]:
    """Give for each input the indices of the items that read it, the ruleset last."""
    found: dict[str, set[int]] = {name: set() for name in model.inputs}
    for at, item in enumerate((*model.items.values(), model.root)):
        for name in inputs_of(item, model):
            found[name].add(at)
    return found


def inputs_of(item: Item, model: Model) -> set[str]:
    """Give the inputs that an item's clauses read."""
    return {node.name for node in _nodes(item, model) if isinstance(node, ex.InputValue)}


def _nodes(item: Item, model: Model) -> Iterable[ex.Expression]:
    """Give every expression inside an item's clauses and inside the metrics that they read."""
    return within(*(formula for _, formula in formulas(item)), metrics=model.metrics)


def takers(model: Model) -> dict[str, list[str]]:
    """Give for each item the names of the items that read it themselves, by way of metrics too; the ruleset apart."""
    found: dict[str, list[str]] = {name: [] for name in model.items}
    for item in model.items.values():
        for name in dict.fromkeys(_items_of(item, model)):
            if name in found:
                found[name].append(item.name)
    return found


def _items_of(item: Item, model: Model) -> list[str]:
    return [*item.summed, *(node.item for node in _nodes(item, model) if isinstance(node, ex.ItemValue))]


def closure(item: Item, model: Model) -> set[str]:
    """Give the names of the items that `item` takes to be scored, itself included."""
    found: set[str] = set()
    waiting = [item.name]
    while waiting:
        name = waiting.pop()
        if name in found or name not in model.items:
            continue
        found.add(name)
        each = model.items[name]
        waiting += _items_of(each, model)
    return found
