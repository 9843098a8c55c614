"""Turn an expression into the conversions of units that its arithmetic takes for granted: `0.5 ppm = 500 ppb`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from indicrules.card.arithmetic import decimal_text, equal, number_text, shown_unit, whole_text
from indicrules.evaluate.outcome import Trace
from indicrules.model import expression as ex
from indicrules.model.types import NumberType
from indicrules.model.units import Unit


def conversions(node: ex.Expression, trace: Trace) -> tuple[str, ...]:
    """Give an equation for each number that is written in another unit than what it is added to, or divided by."""
    return tuple(dict.fromkeys(_found(node, trace)))


def _found(node: ex.Expression, trace: Trace) -> Iterator[str]:
    match node:
        case ex.Arithmetic(operator="+" | "-" | "/") | ex.Comparison():
            yield from _pair(node.left, node.right, trace)
        case ex.Function(name="min" | "max" | "clamp" | "sum" | "mean", arguments=(first, *others)):
            for each in others:
                yield from _pair(first, each, trace)
        case _:
            pass
    for each in ex.parts(node):
        yield from _found(each, trace)


def _pair(left: ex.Expression, right: ex.Expression, trace: Trace) -> Iterator[str]:
    if _is_open(left) and not _is_open(right):
        left, right = right, left  # what has no unit of its own is written in that of the other
    one, other = _unit(left), _unit(right)
    if one is None or other is None or one.dimension != other.dimension or one.scale == other.scale:
        return
    value: Any = right.value if isinstance(right, ex.Constant) else trace.get(id(right))
    if value is not None:
        given = isinstance(right, ex.Constant | ex.InputValue)
        before = (whole_text if given else decimal_text)(value / other.scale)
        after = (whole_text if given else number_text)(value / one.scale)
        yield equal(f"{before} {other.name}", f"{after} {one.name}")


def _is_open(node: ex.Expression) -> bool:
    """Tell whether the unit of a quantity follows from its parts, and gives way to one that is written beside it."""
    return isinstance(node.type, NumberType) and node.type.written is None and bool(node.type.dimension)


def _unit(node: ex.Expression) -> Unit | None:
    """Give the unit in which a single number is written."""
    return None if ex.parts(node) else shown_unit(node.type)
