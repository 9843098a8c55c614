"""Lints of what scores come to beside the full mark: above it, never at it, on another scale, rounded off it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from itertools import pairwise
from types import MappingProxyType

from indicrules.exact.ranges import Range
from indicrules.exact.rounding import round_to
from indicrules.lint.figures import figure, points
from indicrules.lint.formulas import is_shipped, outcomes
from indicrules.lint.row import Finding, Lint, everywhere
from indicrules.lint.tried import Full, Tried
from indicrules.lint.view import View
from indicrules.model import expression as ex
from indicrules.model.constants import literal
from indicrules.model.rules import Item
from indicrules.model.types import NumberType
from indicrules.syntax import tree
from indicrules.syntax.tree import Mode
from indicrules.text.diagnostic import Edit, Secondary
from indicrules.text.patterns import pattern
from indicrules.text.sentence import say
from indicrules.text.source import Span

_FAR = 2  # times the full mark, from which on a formula is on another scale
_SCALES: Mapping[tuple[bool, bool], str] = MappingProxyType(
    {
        (True, False): "scale-of-the-formula",
        (False, False): "scale-of-the-formula.at-least",
        (True, True): "scale-of-the-formula.members",
        (False, True): "scale-of-the-formula.members-at-least",
    }
)
_WHOLE = frozenset(("proportional", "all_or_nothing", "symmetric", "deviation", "distance"))  # they come to all of it
_NEAREST = frozenset(("half_up", "half_even", "half_down"))
_SPACED = pattern(r"[,，]\s")
_PARTS = 2
_DATA = (ex.InputValue, ex.MetricValue, ex.ItemValue)
_PLACES = frozenset(map(Fraction, (2, 3, 4)))


def _above_full(item: Item, view: View) -> Iterator[Finding]:
    """Find a row, or a point of an `interpolate`, that gives more than the item may score."""
    most = item.ceiling
    if item.score is None or not most or isinstance(item.score, ex.Constant):
        return
    if isinstance(item.score, ex.Applied) and is_shipped(item.score):
        return  # none of them gives more
    several = isinstance(item.score, ex.Cases | ex.Conditional | ex.Applied)
    for each in outcomes(item.score):
        if isinstance(each, ex.Interpolated):
            found = max(value for _, value in each.points)
            if found > most:
                at = next(at for at, value in each.points if value == found)
                said = say(
                    "above-full-score.point", at=figure(at, each.at_type), points=points(found, item),
                    full=points(most, item),
                )  # fmt: skip
                yield Finding(said, each.span, say("above-full-score.hint", full=points(most, item)))
        elif several:
            low = view.fact(each, item).range.low
            if low is not None and low > most:
                said = say("above-full-score", written=each.span.words, points=points(low, item),
                           full=points(most, item))  # fmt: skip
                yield Finding(said, each.span, say("above-full-score.hint", full=points(most, item)))


def _never_full(item: Item, view: View) -> Iterator[Finding]:
    """Find an item whose own formula and clauses leave less than its full mark, whatever the data."""
    if item.score is None or not item.full or isinstance(item.score, ex.Constant):
        return
    if not item.limits and all(each.quantity is not None or each.condition is not None for each in item.adjustments):
        score = item.score
        if isinstance(score, ex.Word) or (
            isinstance(score, ex.Applied) and score.method in _WHOLE and is_shipped(score)
        ):
            return
    facts = view.of(item)
    if "met" in facts.words and facts.words["met"].range.known == 0:
        return  # the target itself is out of reach
    high = facts.unrounded.range.high
    step = item.round_score.step if item.round_score is not None else Fraction(0)
    if high is None or high + step >= item.full or high <= 0:
        return
    said = say("full-mark-never-reached", name=item.name, points=points(high, item), full=points(item.full, item))
    yield Finding(said, item.score_span or item.span, say("full-mark-never-reached.hint", points=points(high, item)))


def _other_scale(item: Item, view: View) -> Iterator[Finding]:
    """Find a formula that comes to several times the full mark where all is as it should be."""
    if item.score is None or not item.ceiling:
        return
    found = _at_best(item, view)
    if found is None or found.low is None or found.low < _FAR * item.ceiling:
        return
    exact, members = found.known is not None, item.kind != "indicator"
    key = _SCALES[exact, members]
    least = points(found.low, item)
    said = say(key, name=item.name, points=least,
               full=points(item.ceiling, item))  # fmt: skip
    known = exact and item.out_of is None
    advice = say("scale-of-the-formula.hint", points=least) if known else say("scale-of-the-formula.hint-plain")
    yield Finding(said, item.score_span or item.span, advice)


def _at_best(item: Item, view: View) -> Range | None:
    """Give what a formula comes to where all members have their full marks, or the actual is at its upper end."""
    if item.kind != "indicator":
        marks = [view.model.items[name].full for name in item.summed]
        full = [each for each in marks if each]
        if len(full) < len(marks) or not full or not any(isinstance(each, ex.ListWord) for each in view.nodes(item)):
            return None
        return Full(view, item, full).start.range
    if not isinstance(item.actual, ex.InputValue):
        return None
    given = view.model.inputs[item.actual.name]
    plain = not isinstance(item.score, ex.Applied | ex.Cases | ex.Conditional | ex.Word | ex.Constant)
    if isinstance(item.score, ex.Word) and item.score.word == "actual":
        plain = True
    if not plain or not isinstance(given.high, Fraction):
        return None
    return Tried(view, item, given.high).start.range


def _off_the_step(item: Item, view: View) -> Iterator[Finding]:
    """Find a full mark that is no multiple of the step that somebody wrote for its scores."""
    rounding = item.round_score
    if not item.marks or rounding is None or rounding.span is None or item.share is not None:
        return
    step = rounding.step
    above = (item.marks[0] // step + 1) * step
    below = above - step
    said = say("full-mark-off-the-step", name=item.name, full=points(item.marks[0], item), step=points(step, item))
    near = (points(below, item), points(above, item)) if below > 0 else (points(above, item),)
    clause = view.clause(item, tree.Weight) or view.clause(item, tree.Total) or view.clause(item, tree.OutOf)
    span = clause.span if clause is not None else item.span
    yield Finding(said, span, say("full-mark-off-the-step.hint", below=near[0], above=near[-1]))


def _step_as_places(item: Item, view: View) -> Iterator[Finding]:
    """Find `round score 2`, which rounds to even numbers where two places are meant."""
    for each in view.block(item).clauses:
        step = each.step if isinstance(each, tree.Round) else None
        if isinstance(step, tree.Number) and step.unit is None and step.value in _PLACES:
            yield _places(step.span, step.value)
    yield from _ROUNDED[0](item, view)


def _rounded(node: ex.Expression) -> Iterator[Finding]:
    if isinstance(node, ex.Rounded) and isinstance(node.step, ex.Constant) and node.step.name is None:
        step, type_ = node.step.value, node.step.type
        bare = isinstance(type_, NumberType) and not type_.dimension and node.step.span.text == str(step)
        if bare and isinstance(step, Fraction) and step in _PLACES:
            yield _places(node.step.span, step)


def _places(span: Span, step: Fraction) -> Finding:
    meant = "0." + "0" * (int(step) - 1) + "1"
    return Finding(say("step-as-places", step=str(step), example=str(3 * step)), span,
                   say("step-as-places.hint", places=str(step), meant=meant), edits=(Edit(span, meant),))  # fmt: skip


def _constant(item: Item, view: View) -> Iterator[Finding]:
    """Find an indicator of a weight that scores the same whatever the data."""
    if item.kind != "indicator" or not item.weight or item.score is None or item.requirements or item.bands:
        return
    if any(isinstance(each, _DATA) for each in view.nodes(item)) or view.model.dated:
        return
    if isinstance(item.score, ex.Applied):
        return  # what a method reads of the item, its body says
    said = say("score-never-changes", name=item.name)
    yield Finding(said, item.score_span or item.span, say("score-never-changes.hint"))


def _taken_whole(item: Item, view: View) -> Iterator[Finding]:
    """Find a deduction that takes all points at all times, such as `deduct 0.5 / 1%`, which divides."""
    if item.limits or any(each.kind == "award" for each in item.adjustments):
        return
    for each in item.adjustments:
        if each.condition is not None or each.quantity is not None or each.up_to is not None or not item.ceiling:
            continue
        least = view.fact(each.amount, item).range.low
        if least is not None and least >= item.ceiling:
            said = say("score-never-changes.taken", name=item.name, written=each.amount.span.words)
            yield Finding(said, each.span, say("score-never-changes.taken-hint"))


def _unchanging(item: Item, view: View) -> Iterator[Finding]:
    yield from _constant(item, view)
    yield from _taken_whole(item, view)


def _rounded_twice(item: Item, view: View) -> Iterator[Finding]:
    """Find a value that is rounded to the nearest, and once more to a coarser step."""
    outer = item.round_score
    if outer is not None and isinstance(item.score, ex.Rounded):
        inner = view.fact(item.score.step, item).range.known
        if inner is not None and outer.step > inner:
            yield from _twice(item.score, outer.step, outer.mode, Fraction(inner), outer.span)
    yield from _NESTED[0](item, view)


def _nested(node: ex.Expression) -> Iterator[Finding]:
    if not isinstance(node, ex.Rounded) or not isinstance(node.operand, ex.Rounded):
        return
    outer, inner = literal(node.step), literal(node.operand.step)
    if outer is not None and inner is not None and outer > inner > 0:
        yield from _twice(node.operand, outer, node.mode, inner, None)


def _twice(node: ex.Rounded, outer: Fraction, mode: Mode, inner: Fraction, span: Span | None) -> Iterator[Finding]:
    value = outer / 2 - inner / 2
    once, between = round_to(value, outer, mode), round_to(value, inner, node.mode)
    twice = round_to(between, outer, mode)
    if mode not in _NEAREST or node.mode not in _NEAREST or once == twice:
        return
    type_ = node.type
    said = say(
        "rounded-twice", value=figure(value, type_), between=figure(between, type_), twice=figure(twice, type_),
        once=figure(once, type_),
    )  # fmt: skip
    secondary = () if span is None else (Secondary(span, say("label.the-second-rounding")),)
    yield Finding(said, node.span, say("rounded-twice.hint"), secondary)


def _parted(node: ex.Expression) -> Iterator[Finding]:
    """Find `min(1,5, a)`, where a decimal comma parts a number in two."""
    if not isinstance(node, ex.Function) or len(node.arguments) < _PARTS:
        return
    text = node.span.text
    spaced = _SPACED.search(text) is not None
    for left, right in pairwise(node.arguments):
        between = Span(left.span.source, left.span.end, right.span.start)
        if not _is_digits(left) or not _is_digits(right) or between.text not in (",", "，"):
            continue
        if spaced or node.name in ("min", "max"):
            whole = Span(left.span.source, left.span.start, right.span.end)
            meant = f"{left.span.text}.{right.span.text}"
            said = say("comma-in-a-number", text=whole.text, left=left.span.text, right=right.span.text)
            yield Finding(said, whole, say("comma-in-a-number.hint", meant=meant), edits=(Edit(whole, meant),))


def _is_digits(node: ex.Expression) -> bool:
    return isinstance(node, ex.Constant) and node.span.text.isdecimal()


_ROUNDED, _NESTED = everywhere(_rounded), everywhere(_nested)

LINTS = (
    Lint("above-full-score", "warning", _above_full),
    Lint("full-mark-never-reached", "warning", _never_full),
    Lint("scale-of-the-formula", "warning", _other_scale),
    Lint("full-mark-off-the-step", "warning", _off_the_step),
    Lint("score-never-changes", "warning", _unchanging),
    Lint("rounded-twice", "warning", _rounded_twice, _NESTED[1]),
    Lint("comma-in-a-number", "warning", *everywhere(_parted)),
    Lint("step-as-places", "warning", _step_as_places, _ROUNDED[1]),
)
