"""Turn a model into its thresholds: what is compared with what, and where a step of points begins or ends."""

from __future__ import annotations

import datetime
import math
from collections.abc import Iterator, Mapping
from fractions import Fraction

from indicrules.model import expression as ex
from indicrules.model.rules import Adjustment, Item, Model
from indicrules.model.types import DayType, NumberType
from indicrules.model.walk import ends, within
from indicrules.proof.branches import written_by
from indicrules.proof.run import Owner
from indicrules.text.classes import frozen
from indicrules.text.source import Span

_MOST_POINTS = 100  # of one key of a table: past them it lists values and draws no lines


@frozen(eq=False)
class Threshold:
    """A `value` of the owner's that is compared with a `mark` at `span`; points go by `steps` of its kind."""

    owner: Owner
    value: ex.Expression
    mark: ex.Expression
    span: Span
    steps: tuple[Fraction, ...] = ()


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


def _compared(node: ex.Comparison, owner: Owner, subjects: Mapping[int, ex.Expression | None]) -> Iterator[Threshold]:
    if not isinstance(node.left.type, NumberType | DayType):
        return
    left, right = (_meant(side, subjects) for side in (node.left, node.right))
    if _reads(left):
        yield Threshold(owner, left, right, node.span)
    elif _reads(right):
        yield Threshold(owner, right, left, node.span)


def _meant(node: ex.Expression, subjects: Mapping[int, ex.Expression | None]) -> ex.Expression:
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
