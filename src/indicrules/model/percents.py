"""Turn what a scale in percent is scored by into percents: a bare number there is one, as beside any `%`."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from indicrules.exact.number import exact_text
from indicrules.model import expression as ex
from indicrules.model.agree import adapted
from indicrules.model.constants import literal, unknown
from indicrules.model.marks import mark_text
from indicrules.model.mends import clause_below, factor
from indicrules.model.names import ItemScope
from indicrules.model.phrases import (
    A_DEDUCTION,
    A_GRADE,
    A_SCORE,
    A_STEP_OF_ROUNDING,
    A_WEIGHT,
    AN_AWARD,
    LIMITS,
    code,
    kind_name,
)
from indicrules.model.types import PERCENTAGE, NumberType, UnknownType
from indicrules.syntax import tree
from indicrules.text.classes import evolve
from indicrules.text.diagnostic import Edit
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
            resolver.report.calls.append(found.span)
            body = in_percent(resolver, found.body, what)
            resolver.report.calls.pop()
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
        say("unit-clash.points-hint", text=factor(found.span), unit=type_.name),
    )


_SHARES = frozenset({A_SCORE, A_DEDUCTION, AN_AWARD, A_GRADE, code("up to"), *LIMITS.values()})
_MARKS = (tree.Weight, tree.OutOf, tree.Total, tree.Bonus)


def full_mark(clauses: tuple[tree.Clause, ...]) -> Fraction | None:
    """Give the full mark of an item that says it as a number."""
    for kind in (tree.OutOf, tree.Total, tree.Weight):
        for clause in clauses:
            if isinstance(clause, kind):
                return clause.value.value if isinstance(clause.value, tree.Number) else None
    return None


def report_percent(
    resolver: Resolver,
    found: ex.Expression,
    what: Part,
    item: ItemScope | None,
    *,
    hundred: bool,
    most: Fraction | None,
    beside: ItemScope | None,
) -> None:
    """Report a percent where points are needed, with what to write for it."""
    text = found.span.text
    number, value = text.rstrip("%％ "), literal(found)
    edits: tuple[Edit, ...] | None = None
    if what in _SHARES and not hundred:
        hint = say("hint.write", text=f"{factor(found.span)} * full")
    else:
        hint = say("hint.write", text=number if number != text else f"{factor(found.span)} / 1%")
    if what in _SHARES and item is not None and not _has_full_mark(resolver, item):
        over = max(value or Fraction(0), most or Fraction(0)) - 1
        if item.kind == "ruleset":
            hint, clause = say("percent-is-not-points.total-100"), "total 100%"
        elif what == A_SCORE and over > 0 and _may_have_bonus(item):
            share = mark_text(over, True)
            hint = say("percent-is-not-points.of-100-and-bonus", name=item.name, bonus=share)
            clause = f"out of 100%\n  bonus {share}"
        else:
            hint, clause = say("percent-is-not-points.of-100", name=item.name), "out of 100%"
        edits = _once(item, clause)
    elif what == A_SCORE and item is not None and value is not None and value > 1:
        bonus = _bonus(item, value if most is None else most)
        if bonus is not None:
            whole = f"{factor(found.span)} * full"
            hint = say("percent-is-not-points.with-bonus", text=whole, bonus=bonus, name=item.name)
            edits = (Edit(found.span, whole), *_once(item, f"bonus {bonus}"))
    if what == A_WEIGHT and beside is not None and value is not None:
        full = full_mark(_parent(resolver, beside))
        if full is not None and full != 100:
            hint = say("hint.write", text=exact_text(value * full))
    if what == A_STEP_OF_ROUNDING and number != text:
        hint = say("percent-is-not-points.step", number=number)
    if what in (A_DEDUCTION, AN_AWARD) and not isinstance(found, ex.Constant):
        hint = say("percent-is-not-points.divided", text=factor(found.span))
    said = say("percent-is-not-points", what=what, text=text)
    resolver.report.error("percent-is-not-points", said, found.span, hint, edits=edits)


def _bonus(item: ItemScope, most: Fraction) -> str | None:
    """Give the bonus without which a share of the full mark above 1 is lost; None where it is not known, or there."""
    full = full_mark(item.clauses)
    return None if full is None or not _may_have_bonus(item) else exact_text((most - 1) * full)


def _may_have_bonus(item: ItemScope) -> bool:
    return item.kind != "ruleset" and not any(isinstance(each, tree.Bonus) for each in item.clauses)


def _once(item: ItemScope, clause: str) -> tuple[Edit, ...]:
    """Give the edit that adds a clause to an item, for the first mistake that asks for it."""
    if item.place is None or clause in item.reported:
        return ()
    item.reported.add(clause)
    return clause_below(item.place, clause)


def _parent(resolver: Resolver, item: ItemScope) -> tuple[tree.Clause, ...]:
    """Give the clauses of what an item counts toward."""
    names = resolver.names
    group = names.items.get(names.items[item.name].parent or "") if item.name in names.items else None
    return names.root_clauses if group is None else group.clauses


def _has_full_mark(resolver: Resolver, item: ItemScope) -> bool:
    """Tell whether an item says of what it is scored, or its members do."""
    blocks = resolver.names.items
    if item.kind == "ruleset":
        said = any(isinstance(each, _MARKS) for each in item.clauses)
        return said or any(isinstance(each, tree.Weight) for block in blocks.values() for each in block.clauses)
    return item.kind != "indicator" or any(isinstance(each, _MARKS) for each in item.clauses)
