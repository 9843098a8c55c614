"""Tell which typed expressions are known at load, and their values."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from types import MappingProxyType
from typing import assert_never

from indicrules.exact.errors import TooLarge
from indicrules.exact.limits import whole_power, within_limit
from indicrules.model import expression as ex
from indicrules.model.types import UNKNOWN, NumberType, Type, UnknownType
from indicrules.syntax.tree import ArithmeticOperator
from indicrules.text.classes import frozen
from indicrules.text.sentence import Sentence
from indicrules.text.source import Span

_AS_THEY_ARE: Mapping[str, Fraction] = MappingProxyType({})


@frozen
class Refused:
    """Why a constant with functions in it comes to no number, and where."""

    said: Sentence
    advice: Sentence | None
    span: Span


def unknown(span: Span) -> ex.Expression:
    """Give the expression that stands for what is reported as wrong."""
    return ex.Constant(Fraction(0), UNKNOWN, span)


def literal(expression: ex.Expression, values: Mapping[str, Fraction] = _AS_THEY_ARE) -> Fraction | None:
    """Give the value of a number known at load, else None; `values` are what params are instead, in another period."""
    match expression:
        case ex.Constant(value=Fraction() as value) if not isinstance(expression.type, UnknownType):
            return values.get(expression.name or "", value) if values and _is_bare(expression.type) else value
        case ex.Negative():
            inner = literal(expression.operand, values)
            return None if inner is None else -inner
        case ex.Arithmetic():
            left, right = literal(expression.left, values), literal(expression.right, values)
            return None if left is None or right is None else _folded(expression.operator, left, right)
        case ex.Function(name="min" | "max"):
            found = [literal(each, values) for each in expression.arguments]
            known = [each for each in found if each is not None]
            if len(known) < len(found):
                return None
            return min(known) if expression.name == "min" else max(known)
        case _:
            return None


def _is_bare(type_: Type) -> bool:
    return isinstance(type_, NumberType) and type_.bare


def fold(operator: ArithmeticOperator, left: Fraction, right: Fraction) -> Fraction | None:
    """Give what two known numbers come to, None where that is no known number; raise `TooLarge` past the limit."""
    match operator:
        case "+":
            return within_limit(left + right)
        case "-":
            return within_limit(left - right)
        case "*":
            return within_limit(left * right)
        case "/":
            return within_limit(left / right) if right else None
        case "^":
            if right.denominator != 1 or (left == 0 and right < 0):
                return None
            return whole_power(left, int(right)) if left else Fraction(right == 0)
        case _:
            assert_never(operator)


def _folded(operator: ArithmeticOperator, left: Fraction, right: Fraction) -> Fraction | None:
    try:
        return fold(operator, left, right)
    except TooLarge:  # reported where the expression is resolved
        return None
