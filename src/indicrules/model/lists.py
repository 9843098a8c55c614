"""Turn what is written of lists into typed expressions: `list`, `known`, and arithmetic member by member."""

from __future__ import annotations

from typing import TYPE_CHECKING

from indicrules.model import expression as ex
from indicrules.model.agree import adapted, agreed
from indicrules.model.constants import unknown
from indicrules.model.pairing import are_apart, are_unequal
from indicrules.model.phrases import code
from indicrules.model.types import NUMBER, ListType, NumberType, Type, UnknownType
from indicrules.syntax import tree
from indicrules.text.classes import evolve
from indicrules.text.sentence import Sentence, say

if TYPE_CHECKING:
    from indicrules.model.expressions import Resolver, Scope


def resolve_list(resolver: Resolver, node: tree.Call, scope: Scope) -> ex.Expression:
    """Give the list of some values."""
    return _listed(resolver, node, tuple(resolver.expression(each, scope) for each in node.arguments), "list")


def resolve_known(resolver: Resolver, node: tree.Call, scope: Scope) -> ex.Expression:
    """Give the list of those of some values, or of a list's members, that there are."""
    found = tuple(resolver.expression(each, scope) for each in node.arguments)
    type_ = found[0].type
    if len(found) > 1 or not isinstance(type_, ListType):
        return _listed(resolver, node, found, "known")
    if type_.is_made:
        written = found[0].span.text
        resolver.report.error(
            "list-worked-out",
            say("list-worked-out", text=written),
            node.span,
            _inside_hint(node.arguments[0], written),
        )
        return unknown(node.span)
    return ex.Function("known", found, evolve(type_, leaves_out=True, many=None), node.span)


def _inside_hint(node: tree.Expression, written: str) -> Sentence:
    match node:
        case tree.Call(name="best" | "worst" | "trimmed", arguments=(many, *rest)):
            inner = ", ".join(each.span.text for each in rest)
            return say("list-worked-out.inside", name=node.name_span.text, count=many.span.text, values=inner)
        case tree.Arithmetic(left=tree.Name() | tree.Call() as left, right=tree.Number() as right):
            return say("list-worked-out.left", left=left.span.text, operator=node.operator, right=right.span.text)
        case _:
            return say("list-worked-out.alone", text=written)


def _listed(
    resolver: Resolver, node: tree.Call, found: tuple[ex.Expression, ...], name: ex.FunctionName
) -> ex.Expression:
    for each in found:
        if isinstance(each.type, UnknownType):
            return unknown(node.span)
        if not isinstance(each.type, NumberType):
            return resolver.not_a_number(each, code(name))
    same, type_ = agreed(found, resolver.report, node.span, say("phrase.taken-together", name=name))
    if not isinstance(type_, NumberType):
        return unknown(node.span)
    leaves_out = name == "known"
    many = None if leaves_out else len(same)
    return ex.Function(name, same, ListType(type_, leaves_out=leaves_out, many=many), node.span)


def elementwise(
    resolver: Resolver, node: tree.Arithmetic | tree.Negative, left: ex.Expression, right: ex.Expression
) -> ex.Expression:
    """Give arithmetic of two lists, or of a list and a number, member by member."""
    operator: tree.ArithmeticOperator = node.operator if isinstance(node, tree.Arithmetic) else "*"
    for side in (left, right):
        if not isinstance(side.type, ListType | NumberType):
            return resolver.not_a_number(side, code(operator))
    if operator in ("+", "-"):
        left, right = _beside(left, right.type, resolver), _beside(right, left.type, resolver)
    if isinstance(left.type, UnknownType) or isinstance(right.type, UnknownType):
        return unknown(node.span)
    one, other = left.type, right.type
    if isinstance(one, ListType) and isinstance(other, ListType):
        hint = say("lists-differ.hint")
        if are_unequal(resolver, node.span, left, right, hint) or are_apart(resolver, node.span, left, right):
            return unknown(node.span)
    numbers = resolver.number_of_subject(), resolver.number_of_subject()
    members = [
        ex.Subject(number, side.type.of, side.span) if isinstance(side.type, ListType) else side
        for number, side in zip(numbers, (left, right), strict=True)
    ]
    body = resolver.operation(node.span, operator, *members)
    if not isinstance(body, ex.Arithmetic) or not isinstance(body.type, NumberType):
        return unknown(node.span)
    if not isinstance(one, ListType):
        left, body = body.left, evolve(body, left=ex.Subject(numbers[0], body.left.type, left.span))
    if not isinstance(other, ListType):
        right, body = body.right, evolve(body, right=ex.Subject(numbers[1], body.right.type, right.span))
    lists = [each for each in (one, other) if isinstance(each, ListType)]
    type_ = ListType(
        body.type if isinstance(body.type, NumberType) else NUMBER,
        is_sorted=any(each.is_sorted for each in lists),
        leaves_out=any(each.leaves_out for each in lists),
        is_brought=any(each.is_brought for each in lists),
        is_made=True,
        many=next((each.many for each in lists if each.many is not None), None),
    )
    return ex.Elementwise(operator, left, right, numbers, body, type_, node.span)


def _beside(side: ex.Expression, beside: Type, resolver: Resolver) -> ex.Expression:
    """Give a list of bare numbers the unit of what is added to it, or taken off."""
    if not isinstance(side.type, ListType):
        return side
    to = beside.of if isinstance(beside, ListType) else beside
    return adapted(side, evolve(side.type, of=to), resolver.report) if isinstance(to, NumberType) else side
