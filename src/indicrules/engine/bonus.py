"""Turn a member's points into what its weight earned and its bonus, which redistribution never stretches."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from indicrules.engine.totals import above
from indicrules.engine.values import ZERO

if TYPE_CHECKING:
    from fractions import Fraction

    from indicrules.model.rules import Item


def parted(points: Any, weight: Fraction, brought: Any) -> tuple[Any, Any]:
    """Give what of a member's points its weight earned, and its bonus.

    The bonus is what is above the weight or, if that is more, what the member's own members `brought` it in bonuses;
    so what a group deducts, and its rounding, comes out of what its weight earned.

    >>> [str(each) for each in parted(ZERO + 88, ZERO + 100, ZERO + 8)]
    ['80', '8']
    """
    own, bonus = (weight, points - weight) if above(points, weight) else (points, ZERO)
    if brought is not ZERO:
        most = points if above(brought, points) else brought
        if above(most, bonus):
            return points - most, most
    return own, bonus


def exceeds(item: Item) -> bool:
    """Tell whether an item's points may be more than its weight."""
    if item.ceiling is None:
        return False
    if item.weight is None:
        return item.ceiling > 0
    return item.ceiling * item.weight > item.weight * (item.out_of if item.out_of is not None else item.weight)


def sums(item: Item, items: Mapping[str, Item]) -> bool:
    """Tell whether an item is the sum of members of whom some have a weight."""
    plain = item.kind != "indicator" and item.score is None and item.out_of is None
    return plain and any(items[name].weight for name in item.summed)


def inherits(item: Item, items: Mapping[str, Item]) -> bool:
    """Tell whether an item's members may bring it bonuses."""
    if not sums(item, items):
        return False
    members = [items[name] for name in item.summed]
    return any(exceeds(each) or inherits(each, items) for each in members)
