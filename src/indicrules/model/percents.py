"""Turn what a scale in percent is scored by into percents: a bare number there is one, as beside any `%`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from indicrules.model import expression as ex
from indicrules.model.agree import adapted
from indicrules.model.constants import unknown
from indicrules.model.phrases import kind_name
from indicrules.model.types import PERCENTAGE, NumberType, UnknownType
from indicrules.text.classes import evolve
from indicrules.text.sentence import Part, say

if TYPE_CHECKING:
    from indicrules.model.expressions import Resolver


def in_percent(resolver: Resolver, found: ex.Expression, what: Part) -> ex.Expression:
    """Give an expression of a scale in percent; what may mean two things is reported."""
    match found:
        case ex.Cases(rows=rows):
            values = [in_percent(resolver, each, what) for each in ex.branches(found)]
            if any(isinstance(each.type, UnknownType) for each in values):
                return unknown(found.span)
            changed = tuple(evolve(row, value=value) for row, value in zip(rows, values, strict=False))
            otherwise = values[-1] if found.otherwise is not None else None
            return evolve(found, rows=changed, otherwise=otherwise, type=PERCENTAGE)
        case ex.Conditional():
            yes, no = (in_percent(resolver, each, what) for each in ex.branches(found))
            if isinstance(yes.type, UnknownType) or isinstance(no.type, UnknownType):
                return unknown(found.span)
            return evolve(found, consequence=yes, alternative=no, type=PERCENTAGE)
        case ex.Applied():
            body = in_percent(resolver, found.body, what)
            return (
                unknown(found.span) if isinstance(body.type, UnknownType) else evolve(found, body=body, type=body.type)
            )
        case ex.Function(name="min" | "max" | "clamp" | "sum" | "mean" | "median", arguments=arguments):
            inner = tuple(in_percent(resolver, each, what) if _is_number(each) else each for each in arguments)
            changed_type = PERCENTAGE if isinstance(found.type, NumberType) else found.type
            found = evolve(found, arguments=inner, type=changed_type)
            return unknown(found.span) if any(isinstance(each.type, UnknownType) for each in inner) else found
        case ex.Arithmetic(operator="+" | "-", left=left, right=right) if _is_number(left) and _is_number(right):
            sides = in_percent(resolver, left, what), in_percent(resolver, right, what)
            if any(isinstance(each.type, UnknownType) for each in sides):
                return unknown(found.span)
            return evolve(found, left=sides[0], right=sides[1], type=PERCENTAGE)
        case ex.Interpolated(type=NumberType(percent=False, dimension=())):
            resolver.report.error(
                "percent-or-fraction",
                say("percent-or-fraction.points", text=found.span.text),
                found.span,
                say("percent-or-fraction.points-hint"),
            )
            return unknown(found.span)
        case _:
            pass
    if not isinstance(found.type, NumberType):
        return resolver.not_a_number(found, what)
    if found.type.dimension:
        report_unit(resolver, found, found.type, what)
        return unknown(found.span)
    return adapted(found, PERCENTAGE, resolver.report)


def _is_number(node: ex.Expression) -> bool:
    return isinstance(node.type, NumberType) and not node.type.dimension


def report_unit(resolver: Resolver, found: ex.Expression, type_: NumberType, what: Part) -> None:
    """Report a quantity with a unit where points are needed."""
    text = found.span.text
    resolver.report.error(
        "unit-clash",
        say("unit-clash.points", what=what, text=text, kind=kind_name(type_)),
        found.span,
        say("unit-clash.points-hint", text=text, unit=type_.name),
    )
