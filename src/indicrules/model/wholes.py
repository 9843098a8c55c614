"""Tell which items can only come to a whole number of points."""

from __future__ import annotations

from indicrules.model import expression as ex
from indicrules.model.constants import literal
from indicrules.model.rules import Item
from indicrules.model.types import NumberType


def is_whole(item: Item) -> bool:
    """Tell whether every score that the item may have, before it is rounded, is a whole number."""
    if item.score is None or any(end is not None and end.denominator != 1 for end in (item.full, item.ceiling)):
        return False
    values = [item.score, *(each.limit for each in item.caps)]
    for rule in item.adjustments:
        if rule.quantity is not None and rule.whole is None:
            return False
        values += [rule.amount] if rule.up_to is None else [rule.amount, rule.up_to]
    return all(_whole(each, item) for each in values)


def _whole(node: ex.Expression, item: Item) -> bool:
    number = literal(node)
    if number is not None:
        return number.denominator == 1
    match node:
        case ex.Word(word="full"):
            return item.full is not None
        case ex.Word(word="weight"):
            return item.weight is not None and item.weight.denominator == 1
        case ex.Function(name="count"):
            return True
        case ex.Function(name="floor" | "ceil", arguments=(one,)):
            return isinstance(one.type, NumberType) and not one.type.dimension and not one.type.percent
        case ex.Negative() | ex.Function(name="min" | "max" | "clamp" | "abs" | "sum"):
            return all(_whole(each, item) for each in ex.parts(node))
        case ex.Arithmetic(operator="+" | "-" | "*"):
            return _whole(node.left, item) and _whole(node.right, item)
        case ex.Conditional():
            return _whole(node.consequence, item) and _whole(node.alternative, item)
        case ex.Cases():
            values = [row.value for row in node.rows]
            return all(_whole(each, item) for each in (values if node.otherwise is None else [*values, node.otherwise]))
        case ex.Applied():
            return _whole(node.body, item)
        case _:
            return False
