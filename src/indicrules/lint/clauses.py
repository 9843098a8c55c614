"""Lints of what takes points away, adds some or limits them, and of conditions that the data never change."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from types import MappingProxyType

from indicrules.exact.ranges import Range
from indicrules.lint.deductions import MISSED
from indicrules.lint.figures import figure, plain, points
from indicrules.lint.row import Finding, Lint
from indicrules.lint.view import View
from indicrules.model import expression as ex
from indicrules.model.rules import Adjustment, Bound, Downgrade, Item, Limit
from indicrules.model.types import NumberType
from indicrules.model.walk import within
from indicrules.syntax import tree
from indicrules.text.diagnostic import Edit, Secondary
from indicrules.text.patterns import pattern
from indicrules.text.sentence import say

_POINTS = pattern("(?i)百分点|个点|percentage point|percent point|pp|%-point")
_PERCENT = pattern("(?i)[%％]|percent|百分之")
_OF_CONSTANTS = (ex.Constant, ex.Comparison, ex.Arithmetic, ex.Logic, ex.Not)
_CHINESE = MappingProxyType({"below": "低于 目标", "above": "高于 目标"})


def _limit_never_acts(item: Item, view: View) -> Iterator[Finding]:
    """Find a cap at or above what the item may score at the most, and a floor at 0."""
    for limit in item.limits:
        found = view.fact(limit.points, item).range
        if limit.kind == "cap" and item.ceiling and found.low is not None and found.low >= item.ceiling:
            full = points(item.ceiling, item)
            said = say("limit-never-acts.cap", written=limit.points.span.words, name=item.name, full=full)
            yield Finding(said, limit.span, say("limit-never-acts.cap-hint", full=full))
        elif limit.kind == "floor" and found.high is not None and found.high <= 0:
            said = say("limit-never-acts.floor", name=item.name)
            yield Finding(said, limit.span, say("limit-never-acts.floor-hint"))


def _condition_settled(item: Item, view: View) -> Iterator[Finding]:
    """Find an `if` or `require` that holds always or never, by the ranges of what it reads, params left aside."""
    for rule in item.requirements:
        known = _known(rule.condition, item, view)
        if known is not None:
            key = "condition-settled.require-always" if known else "condition-settled.require-never"
            said = say(key, condition=rule.condition.span.words, name=item.name)
            yield Finding(said, rule.span, say("condition-settled.hint"))
    conditional: tuple[Adjustment | Limit | Downgrade, ...] = (*item.adjustments, *item.limits, *item.downgrades)
    for clause in conditional:
        known = None if clause.condition is None else _known(clause.condition, item, view)
        if known is not None and clause.condition is not None:
            key = "condition-settled.if-always" if known else "condition-settled.if-never"
            said = say(key, condition=clause.condition.span.words)
            yield Finding(said, clause.span, say("condition-settled.hint"))


def _known(condition: ex.Expression, item: Item, view: View) -> bool | None:
    """Give what a condition comes to whatever the data; None where that depends on them, or on a param."""
    known = view.fact(condition, item).range.known
    return None if known is None or not _reads_no_param(condition, view) else bool(known)


def _reads_no_param(condition: ex.Expression, view: View) -> bool:
    """Tell whether a condition reads data, or nothing, and no param, neither itself nor in a metric that it reads."""
    nodes = tuple(within(condition, metrics=view.model.metrics, arguments=True))
    if any(isinstance(each, ex.Constant) and each.name is not None for each in nodes):
        return False
    if view.model.dated and any(isinstance(each, ex.ItemValue | ex.Word) for each in nodes):
        return False
    reads_data = any(isinstance(each, ex.InputValue | ex.Word | ex.ItemValue) for each in nodes)
    compares = any(isinstance(each, ex.Comparison) for each in nodes)  # a bare `no` is a switch
    return reads_data or (compares and all(isinstance(each, _OF_CONSTANTS) for each in nodes))


def _check_settled(view: View) -> Iterator[Finding]:
    """Find a check that holds always or never, whatever the data."""
    for check in view.model.checks:
        node = view.facts.meaning.expression(check.condition, None)
        known = view.facts.loose.of(node).range.known
        if known is None or not _reads_no_param(check.condition, view):
            continue
        key = "check-settled.always" if known else "check-settled.never"
        yield Finding(say(key, condition=check.condition.span.words), check.span, say("check-settled.hint"))


def _counted_elsewhere(item: Item, view: View) -> Iterator[Finding]:
    """Find deductions that count what falls short of another number than the target, where none counts from that."""
    target = item.target
    if not isinstance(target, Bound) or target.operator not in MISSED or not isinstance(target.value.type, NumberType):
        return
    end = view.fact(target.value, item).range.known
    counted = [*_counted(item, view, MISSED[target.operator])]
    if end is None or not counted or any(bound is None or bound == end for _, bound in counted):
        return
    less = MISSED[target.operator] == "above"
    quantity, bound = sorted(counted, key=lambda each: each[1] or 0)[0 if less else -1]
    assert bound is not None
    lenient = bound > end if less else bound < end
    between = Range(min(bound, end), max(bound, end), True, True)
    value = plain(between, target.value.type)
    if value is None:
        return
    shown = figure(value, target.value.type)
    key = "counted-from-another-number" if lenient else "counted-from-another-number.strict"
    said = say(key, value=shown, target=target.span.words, counted=quantity.span.words)
    text = f"{quantity.side} target" if quantity.span.text[:1].isascii() else _CHINESE.get(quantity.side or "", "")
    yield Finding(said, quantity.span, say("counted-from-another-number.hint", text=text),
                  (Secondary(target.span, say("label.the-target")),), (Edit(quantity.span, text),))  # fmt: skip


def _counted(item: Item, view: View, side: str) -> Iterator[tuple[tree.Quantity, Fraction | None]]:
    """Give each deduction that counts how far the actual lies on a side of something, and of what, as far as known."""
    for rule, clause in view.adjustments(item):
        quantity = clause.per.quantity if clause.per is not None else None
        if rule.kind != "deduct" or quantity is None or quantity.of is not None or quantity.side != side:
            continue
        node = rule.quantity
        if not isinstance(node, ex.Arithmetic):
            continue
        bound = node.left if side == "below" else node.right
        if isinstance(bound, ex.Word) and bound.word == "target" and isinstance(item.target, Bound):
            bound = item.target.value
        known = view.fact(bound, item).range.known
        yield quantity, None if known is None else Fraction(known)


def _percent_or_point(item: Item, view: View) -> Iterator[Finding]:
    """Find a reason that speaks of percents where percentage points are counted, of another target than 100 %."""
    target = item.target
    if not isinstance(target, Bound) or not isinstance(target.value.type, NumberType):
        return
    end = view.fact(target.value, item).range.known
    if not target.value.type.percent or end is None or end in (0, 1):
        return
    for rule in item.adjustments:
        because, step = rule.because, rule.step
        if rule.kind != "deduct" or not because or step is None or rule.quantity is None:
            continue
        size = view.fact(step, item).range.known
        if size is None or not isinstance(step.type, NumberType) or not step.type.percent:
            continue
        if not isinstance(rule.quantity.type, NumberType) or not rule.quantity.type.percent:
            continue
        if _POINTS.search(because) or not _PERCENT.search(because):
            continue
        off = -size if target.operator in (">=", ">", "=") else size
        said = say(
            "percent-or-point", step=step.span.words, at=figure(Fraction(end) + off, target.value.type),
            relative=figure(Fraction(end) * (1 + off), target.value.type),
        )  # fmt: skip
        yield Finding(said, rule.span, say("percent-or-point.hint"))


LINTS = (
    Lint("limit-never-acts", "warning", _limit_never_acts),
    Lint("condition-settled", "warning", _condition_settled),
    Lint("check-settled", "warning", of_ruleset=_check_settled),
    Lint("counted-from-another-number", "warning", _counted_elsewhere),
    Lint("percent-or-point", "note", _percent_or_point),
)
