"""Turn a model into its thresholds: what is compared with what, where steps of points begin or end, and lines bend."""

from __future__ import annotations

import datetime
import itertools
import math
from collections.abc import Iterator, Mapping
from fractions import Fraction

from indicrules.model import expression as ex
from indicrules.model.rules import Adjustment, Item, Model
from indicrules.model.types import DayType, NumberType
from indicrules.model.walk import ends, within
from indicrules.proof.branches import written_by
from indicrules.proof.run import Owner
from indicrules.text.classes import evolve, frozen
from indicrules.text.source import Span

Subjects = Mapping[int, ex.Expression | None]

_MOST_POINTS = 100  # of one key of a table: past them it lists values and draws no lines


@frozen(eq=False)
class Threshold:
    """A `value` of the owner's that is compared with a `mark` at `span`; points go by `steps` of its kind.

    Where the `least` or greatest of more than two is asked for, it is one only while none of the `rest` lies beyond.
    """

    owner: Owner
    value: ex.Expression
    mark: ex.Expression
    span: Span
    steps: tuple[Fraction, ...] = ()
    rest: tuple[ex.Expression, ...] = ()
    least: bool = True


def thresholds(model: Model) -> Iterator[Threshold]:
    """Give every threshold: of targets, then of steps, then what conditions, rows and keys of tables compare."""
    for item in (model.root, *model.items.values()):
        if item.target is not None and item.actual is not None and isinstance(item.actual.type, NumberType | DayType):
            for end in ends(item.target):
                yield Threshold(item, item.actual, end, item.target.span, _steps(item))
        for rule in item.adjustments:
            yield from _stepped(item, rule)
    for owner, written in written_by(model):
        nodes = list(within(*written))
        subjects = {node.number: node.subject for node in nodes if isinstance(node, ex.Cases)}
        for node in {id(each): each for each in nodes}.values():
            match node:
                case ex.Comparison():
                    yield from _compared(node, owner, subjects)
                case ex.Looked() if not node.table.beside:
                    yield from _keys(node, owner)
                case ex.Interpolated():
                    yield from _bends(node, owner, subjects)
                case ex.Function(name="min" | "max" | "clamp"):
                    yield from _turns(node, owner, subjects)
                case _:
                    pass


def _steps(item: Item) -> tuple[Fraction, ...]:
    known = (_number(rule.step) for rule in item.adjustments if rule.whole is not None)
    return tuple(each for each in known if each)


def _number(node: ex.Expression | None) -> Fraction | None:
    return node.value if isinstance(node, ex.Constant) and isinstance(node.value, Fraction) else None


def _stepped(item: Item, rule: Adjustment) -> Iterator[Threshold]:
    """Give where the first step is full, or the second begins, and where `up to` is reached."""
    if rule.quantity is None or rule.step is None:
        return
    step, most, amount = _number(rule.step), _number(rule.up_to), _number(rule.amount)
    steps = (step,) if step and rule.whole is not None else ()
    if rule.whole is not None:
        yield Threshold(item, rule.quantity, rule.step, rule.span, steps)
    if step and most and amount:
        count = most / amount
        if rule.whole is not None:
            count = Fraction(math.ceil(count) - (rule.whole == "started"))
        assert rule.up_to is not None
        mark = ex.Constant(count * step, rule.step.type, rule.up_to.span)
        yield Threshold(item, rule.quantity, mark, rule.span, steps)


def _compared(node: ex.Comparison, owner: Owner, subjects: Subjects) -> Iterator[Threshold]:
    if isinstance(node.left.type, NumberType | DayType):
        left, right = (_meant(side, subjects) for side in (node.left, node.right))
        yield from _between(owner, left, right, node.span)


def _between(
    owner: Owner,
    left: ex.Expression,
    right: ex.Expression,
    span: Span,
    rest: tuple[ex.Expression, ...] = (),
    least: bool = True,
) -> Iterator[Threshold]:
    if _reads(left):
        yield Threshold(owner, left, right, span, rest=rest, least=least)
    elif _reads(right):
        yield Threshold(owner, right, left, span, rest=rest, least=least)


def _bends(node: ex.Interpolated, owner: Owner, subjects: Subjects) -> Iterator[Threshold]:
    """Give the points of a line at which it is steeper on one side than on the other."""
    operand = _meant(node.operand, subjects)
    if not _reads(operand):
        return
    slopes = [(y - before) / (x - at) for (at, before), (x, y) in itertools.pairwise(node.points)]
    beside = itertools.pairwise((0, *slopes, 0))
    for (at, _), place, (before, after) in zip(node.points, node.places, beside, strict=True):
        if before != after:
            yield Threshold(owner, operand, ex.Constant(at, node.at_type, place), place)


def _turns(node: ex.Function, owner: Owner, subjects: Subjects) -> Iterator[Threshold]:
    """Give where another of several values becomes the least or the greatest, and where bounds begin to hold."""
    values = [_meant(each, subjects) for each in node.arguments]
    if not all(isinstance(each.type, NumberType | DayType) for each in values):
        return  # of a list it is not known how many there are
    if node.name == "clamp":
        value, *bounds = values
        for bound in bounds:
            yield from _between(owner, value, bound, node.span)
        return
    for one, other in itertools.combinations(values, 2):
        rest = tuple(each for each in values if each is not one and each is not other)
        for each in _between(owner, one, other, node.span, rest, node.name == "min"):
            yield evolve(each, span=_from(each.value.span, node.span)) if rest else each


def _from(first: Span, whole: Span) -> Span:
    """Give the rest of a stretch from a place in it on, which tells apart what is compared with one mark."""
    inside = first.source == whole.source and whole.start <= first.start < whole.end
    return Span(whole.source, first.start, whole.end) if inside else whole


def _meant(node: ex.Expression, subjects: Subjects) -> ex.Expression:
    """Give what the subject of a `match` stands for."""
    found = subjects.get(node.match) if isinstance(node, ex.Subject) else None
    return node if found is None else found


def _reads(node: ex.Expression) -> bool:
    known = (ex.InputValue, ex.MetricValue, ex.ItemValue, ex.Word, ex.ListWord, ex.Subject)
    return any(isinstance(each, known) and getattr(each, "word", "") not in ("full", "weight") for each in within(node))


def _keys(node: ex.Looked, owner: Owner) -> Iterator[Threshold]:
    """Give the ends of the ranges of a table's keys, each at the first row that begins or ends there."""
    table = node.table
    for level in table.index.levels:
        axis, argument = level.axis, node.arguments[level.key]
        if level.exact is not None or axis.texts is not None or len(axis.points) > _MOST_POINTS:
            continue
        for point in axis.points:
            mark = datetime.date.fromordinal(point) if axis.days else point * axis.unit
            row = table.index.row([mark]) if len(table.keys) == 1 else 0
            span = table.place(max(row, 0))
            yield Threshold(owner, argument, ex.Constant(mark, argument.type, span), span)
