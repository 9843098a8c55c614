"""Tell which items can only come to a whole number of points."""

from __future__ import annotations

from typing import assert_never

from indicrules.language.functions import FUNCTIONS
from indicrules.model import expression as ex
from indicrules.model.constants import literal
from indicrules.model.rules import Item
from indicrules.model.types import NumberType
from indicrules.model.walk import valued


def is_whole(item: Item) -> bool:
    """Tell whether every score that the item may have, before it is rounded, is a whole number."""
    if item.score is None or any(end is not None and end.denominator != 1 for end in (item.full, item.ceiling)):
        return False
    return all(role not in ("step", "quantity") and _whole(each, item) for role, each in valued(item))


def _whole_function(node: ex.Function, item: Item) -> bool:
    whole = FUNCTIONS[node.name].whole
    match whole:
        case "always":
            return True
        case "stepped":
            one = node.arguments[0].type
            plain = isinstance(one, NumberType) and not one.dimension and not one.percent
            return plain and len(node.arguments) == 1
        case "alike":
            return all(_whole(each, item) for each in node.arguments)
        case "open":
            return False
        case _:
            assert_never(whole)


def _whole(node: ex.Expression, item: Item) -> bool:
    number = literal(node)
    if number is not None:
        return number.denominator == 1
    match node:
        case ex.Word(word="full"):
            return item.full is not None
        case ex.Word(word="weight"):
            return item.weight is not None and item.weight.denominator == 1
        case ex.Function():
            return _whole_function(node, item)
        case ex.Negative():
            return _whole(node.operand, item)
        case ex.Arithmetic(operator="+" | "-" | "*"):
            return _whole(node.left, item) and _whole(node.right, item)
        case ex.Cases() | ex.Conditional():
            return all(_whole(each, item) for each in ex.branches(node))
        case ex.Applied():
            return _whole(node.body, item)
        case _:
            return False
