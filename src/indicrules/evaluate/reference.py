"""Evaluate core nodes exactly, one at a time, noting the value of each that an author wrote."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Sequence
from fractions import Fraction
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Protocol

from indicrules.evaluate.totals import above, holds, total, which
from indicrules.evaluate.values import ONE, ZERO, Failure, NoValue, nothing_to_take
from indicrules.exact.errors import CannotDecide, DomainError, ExactError, TooCostly, TooLarge
from indicrules.exact.limits import BIT_LIMIT, whole_power
from indicrules.exact.number import cut_text
from indicrules.exact.rounding import round_to
from indicrules.meaning import core
from indicrules.model.types import ListType, NumberType
from indicrules.text.sentence import Sentence, say

if TYPE_CHECKING:
    from indicrules.evaluate.outcome import Trace
    from indicrules.evaluate.values import Real

_CODES: MappingProxyType[type[ExactError], str] = MappingProxyType(
    {
        CannotDecide: "cannot-decide",
        DomainError: "not-defined",
        TooCostly: "too-costly",
        TooLarge: "too-large-a-value",
    }
)


class World(Protocol):
    """What an expression can read beyond its item."""

    def input(self, node: core.Input) -> Any: ...

    def members(self, node: core.Input) -> Iterable[Any]: ...

    def metric(self, node: core.Metric) -> Any: ...

    def item(self, node: core.ItemValue) -> Any: ...

    def brings(self, node: core.Brings) -> Any: ...

    def lost(self, because: str) -> Real: ...


def _no_weight() -> Fraction:
    return ZERO


class Frame:
    """The item at hand: its words, what its steps came to, and where values are noted."""

    __slots__ = ("held", "lists", "locals", "running", "trace", "weight", "words", "world")

    def __init__(self, world: World, trace: Trace) -> None:
        self.world = world
        self.trace = trace
        self.words: dict[str, Any] = {}  # a value, or a function of the node that reads it
        self.lists: dict[str, Callable[[], tuple[Real, ...]]] = {}
        self.weight: Callable[[], Fraction] = _no_weight  # of the members that count
        self.locals: dict[int, Any] = {}
        self.running: list[Any] = []
        self.held: dict[int, bool] = {}


def evaluate(node: core.Node, frame: Frame) -> Any:
    """Give the value of `node`; raise `NoValue` where data is lacking, `Failure` where there is none."""
    value = _TABLE[type(node)](node, frame)
    if node.origin is not None:
        frame.trace[id(node.origin)] = value
    return value


# ---------------------------------------------------------------------------- what is read


def _constant(node: core.Constant, frame: Frame) -> Any:
    return node.value


def _input(node: core.Input, frame: Frame) -> Any:
    return frame.world.input(node)


def _metric(node: core.Metric, frame: Frame) -> Any:
    return frame.world.metric(node)


def _item(node: core.ItemValue, frame: Frame) -> Any:
    return frame.world.item(node)


def _lost(node: core.LostBy, frame: Frame) -> Any:
    return frame.world.lost(node.because)


def _word(node: core.Word, frame: Frame) -> Any:
    value = frame.words[node.word]
    return value(node) if callable(value) else value


def _members(node: core.Members, frame: Frame) -> Any:
    return frame.lists[node.word]()


def _brings(node: core.Brings, frame: Frame) -> Any:
    return frame.world.brings(node)


def _counted_weight(node: core.CountedWeight, frame: Frame) -> Any:
    return frame.weight()


def _running(node: core.Running, frame: Frame) -> Any:
    return frame.running[node.after + 1]


def _held(node: core.Held, frame: Frame) -> Any:
    return frame.held[node.step]


def _local(node: core.Local, frame: Frame) -> Any:
    return frame.locals[node.number]


def _let(node: core.Let, frame: Frame) -> Any:
    frame.locals[node.number] = value = evaluate(node.value, frame)
    if node.number > 0:
        frame.trace[-node.number] = value  # the subject of a `match`, which explanations show beside its rows
    return evaluate(node.body, frame)


def _body(node: core.Derived, frame: Frame) -> Any:
    return evaluate(node.body, frame)


def _operand(node: core.Known, frame: Frame) -> Any:
    return evaluate(node.operand, frame)


def _refuse(node: core.Refuse, frame: Frame) -> Any:
    raise Failure(node.code, node.said, node.span, node.advice)


# ---------------------------------------------------------------------------- numbers and dates


def _negative(node: core.Negative, frame: Frame) -> Any:
    return -evaluate(node.operand, frame)


def _magnitude(node: core.Magnitude, frame: Frame) -> Any:
    value = evaluate(node.operand, frame)
    try:
        return abs(value)
    except ExactError as problem:
        raise failure(problem, node) from None


def _arithmetic(node: core.Arithmetic, frame: Frame) -> Any:
    left, right = evaluate(node.left, frame), evaluate(node.right, frame)
    operator = node.operator
    try:
        if operator == "*":
            value = left * right
        elif operator == "/":
            if right == 0:
                raise _division_by_zero(node, left)
            value = left / right
        elif operator == "+":
            value = left + right
        elif operator == "-":
            value = left - right
        else:
            value = _power(left, right)
    except ExactError as problem:
        raise failure(problem, node) from None
    return bounded(value, node) if node.limited else value


def _division_by_zero(node: core.Arithmetic, left: Real) -> Failure:
    written = node.right.origin is not None
    divisor = node.right.span.text if written else say("phrase.weights-together")
    advice: Sentence | None = say("division-by-zero.weight.hint")
    if written:
        operator = "!=" if _has_both_signs(node.right) else ">"
        guard = say("division-by-zero.hint", divisor=node.right.span.text, operator=operator)
        advice = None if isinstance(node.right, core.Constant) else guard
    said = say("division-by-zero", text=node.span.text, value=cut_text(left), divisor=divisor)
    return Failure("division-by-zero", said, node.span, advice)


def _has_both_signs(node: core.Node) -> bool:
    """Tell whether what a divisor counts lies on either side of 0, as a difference does."""
    return isinstance(node, core.Negative) or (isinstance(node, core.Arithmetic) and node.operator == "-")


def _power(base: Real, exponent: Real) -> Real:
    if isinstance(base, Fraction) and isinstance(exponent, Fraction) and exponent.denominator == 1:
        if base == 0 and exponent < 0:
            raise DomainError(say("not-defined.zero-power"))
        return whole_power(base, exponent.numerator)
    from indicrules.exact.real import power  # irrational numbers are loaded only where a rule needs them

    return power(base, exponent)


def bounded(value: Any, node: core.Node) -> Any:
    """Give `value`, or refuse one past the limit of size."""
    if type(value) is Fraction and (
        value.numerator.bit_length() > BIT_LIMIT or value.denominator.bit_length() > BIT_LIMIT
    ):
        raise Failure("too-large-a-value", say("too-large-a-value.grows", text=node.span.text), node.span)
    return value


def failure(problem: ExactError, node: core.Node) -> Failure:
    """Turn what exact arithmetic refuses into a failure at its place."""
    code = _CODES.get(type(problem), "not-defined")
    advice = say("too-costly.hint") if code == "too-costly" else None
    return Failure(code, say("phrase.at-formula", text=node.span.text, said=problem.said), node.span, advice)


def _days(node: core.Days, frame: Frame) -> Any:
    left, right = evaluate(node.left, frame), evaluate(node.right, frame)
    return Fraction((left - right).days)


def _moved(node: core.Moved, frame: Frame) -> Any:
    day, days = evaluate(node.day, frame), evaluate(node.days, frame)
    if not isinstance(days, Fraction) or days.denominator != 1 or abs(days) > 4_000_000:
        raise Failure("not-whole-days", say("not-whole-days", text=node.days.span.text), node.days.span)
    try:
        return day + datetime.timedelta(days=int(days))
    except OverflowError:
        raise Failure("too-large-a-value", say("too-large-a-value.calendar", text=node.span.text), node.span) from None


def _within(node: core.Within, frame: Frame) -> Any:
    value, low, high = evaluate(node.operand, frame), evaluate(node.low, frame), evaluate(node.high, frame)
    try:
        if above(low, high):
            raise DomainError(say("not-defined.limits"))
        return low if above(low, value) else high if above(value, high) else value
    except ExactError as problem:
        raise failure(problem, node) from None


def _rounded(node: core.Rounded, frame: Frame) -> Any:
    operand, step = evaluate(node.operand, frame), evaluate(node.step, frame)
    try:
        if not step > 0:
            said = say("step-not-positive.rounding", text=node.step.span.text)
            raise Failure("step-not-positive", said, node.step.span)
        if isinstance(step, Fraction):
            return round_to(operand, step, node.mode)
        return round_to(operand / step, ONE, node.mode) * step
    except ExactError as problem:
        raise failure(problem, node) from None


def _irrational(node: core.Irrational, frame: Frame) -> Any:
    from indicrules.exact import real  # irrational numbers are loaded only where a rule needs them

    functions: dict[core.IrrationalName, Callable[[Any], Any]] = {
        "sqrt": real.sqrt,
        "ln": real.ln,
        "exp": real.exp,
        "erfc": real.erfc,
        "geomean": real.geometric_mean,
    }
    value = evaluate(node.operand, frame)
    try:
        return bounded(functions[node.name](value), node)
    except ExactError as problem:
        raise failure(problem, node) from None


def _lookup(node: core.Lookup, frame: Frame) -> Any:
    table = node.table
    values = [evaluate(each, frame) for each in node.keys]
    try:
        row = table.index.row(values)
    except ExactError as problem:
        raise failure(problem, node) from None
    if row < 0:
        raise _no_row(node, values)
    frame.trace[-node.number] = Fraction(row)
    if row < len(node.conditions):
        frame.trace[id(node.conditions[row])] = True
    return table.columns[node.column].value(row)


def _no_row(node: core.Lookup, values: Sequence[Any]) -> Failure:
    keys = []
    for key, value, by in zip(node.table.keys, values, node.keys, strict=True):
        shown = f'"{value}"' if isinstance(value, str) else str(value)
        if isinstance(by.type, NumberType):
            unit = by.type.unit
            near = value if unit is None else value / unit.scale
            shown = cut_text(near) + ("" if unit is None else unit.name if unit.percent else f" {unit.name}")
        keys.append(f"`{key}` = {shown}")
    said = say("no-row-holds.table", table=node.table.name, keys=tuple(keys))
    return Failure("no-row-holds", said, node.span, say("no-row-holds.table.hint"))


# ---------------------------------------------------------------------------- conditions


def _comparison(node: core.Comparison, frame: Frame) -> bool:
    left, right = evaluate(node.left, frame), evaluate(node.right, frame)
    try:
        return holds(node.operator, left, right)
    except ExactError as problem:
        raise failure(problem, node) from None


def _logic(node: core.Logic, frame: Frame) -> bool:
    left = evaluate(node.left, frame)
    if node.operator == "and":
        return bool(left and evaluate(node.right, frame))
    return bool(left or evaluate(node.right, frame))


def _not(node: core.Not, frame: Frame) -> bool:
    return not evaluate(node.operand, frame)


def _select(node: core.Select, frame: Frame) -> Any:
    for condition, value in node.rows:
        if evaluate(condition, frame):
            return evaluate(value, frame)
    return evaluate(node.otherwise, frame)


def _present(node: core.Present, frame: Frame) -> bool:
    try:
        evaluate(node.of, frame)
    except NoValue:
        return False
    return True


# ---------------------------------------------------------------------------- lists


def _gathered(node: core.Gathered, frame: Frame) -> Any:
    return tuple([evaluate(each, frame) for each in node.values])


def _having(node: core.Having, frame: Frame) -> Any:
    found: list[Any] = []
    for each in node.values:
        if isinstance(each, core.Input) and isinstance(each.type, ListType):
            found += frame.world.members(each)
            continue
        try:
            found.append(evaluate(each, frame))
        except NoValue:
            continue
    if not found and not node.or_none:
        evaluate(node.values[0], frame)
    return tuple(found)


def _some(node: core.Some, frame: Frame) -> Any:
    return _not_empty(evaluate(node.items, frame), node)


def _not_empty(items: Any, node: core.Node) -> Any:
    if not items:
        raise NoValue(nothing_to_take(node))
    return items


def _each(node: core.Each, frame: Frame) -> Any:
    lists = [evaluate(each, frame) for each in node.lists]
    found = []
    for values in zip(*lists, strict=True):
        frame.locals.update(zip(node.numbers, values, strict=True))
        found.append(evaluate(node.body, frame))
    return tuple(found)


def _ranked(node: core.Ranked, frame: Frame) -> Any:
    many, items = evaluate(node.many, frame), evaluate(node.items, frame)
    try:
        return tuple(sorted(items, reverse=True)[: int(many)])
    except ExactError as problem:
        raise failure(problem, node) from None


def _which(node: core.Which, frame: Frame) -> str:
    values = [evaluate(each, frame) for each in node.values]
    try:
        return which(node.texts, values, node.name == "greatest", node.joint)
    except ExactError as problem:
        raise failure(problem, node) from None


def _fold(node: core.Fold, frame: Frame) -> Any:
    items = evaluate(node.items, frame)
    try:
        value = _FOLDS[node.name](items, node)
    except ExactError as problem:
        raise failure(problem, node) from None
    return bounded(value, node) if node.limited else value


def _product(items: Any, node: core.Fold) -> Any:
    """Multiply one after another, for so an early end is found where it grows too long."""
    found = ONE
    for each in items:
        found = bounded(found * each, node)
    return found


_FOLDS: MappingProxyType[core.FoldName, Callable[[Any, core.Fold], Any]] = MappingProxyType(
    {
        "least": lambda items, node: min(_not_empty(items, node)),
        "greatest": lambda items, node: max(_not_empty(items, node)),
        "sum": lambda items, node: total(items),
        "product": lambda items, node: _product(_not_empty(items, node), node),
        "count": lambda items, node: Fraction(len(items)),
    }
)

# A table by type, not a `match`: twice as fast over the whole of an explanation.
_TABLE: MappingProxyType[type[object], Callable[[Any, Frame], Any]] = MappingProxyType(
    {
        core.Constant: _constant,
        core.Input: _input,
        core.Metric: _metric,
        core.ItemValue: _item,
        core.Word: _word,
        core.Members: _members,
        core.Brings: _brings,
        core.CountedWeight: _counted_weight,
        core.Running: _running,
        core.Held: _held,
        core.Local: _local,
        core.LostBy: _lost,
        core.Let: _let,
        core.Negative: _negative,
        core.Magnitude: _magnitude,
        core.Arithmetic: _arithmetic,
        core.Days: _days,
        core.Moved: _moved,
        core.Comparison: _comparison,
        core.Logic: _logic,
        core.Not: _not,
        core.Select: _select,
        core.Within: _within,
        core.Known: _operand,
        core.Rounded: _rounded,
        core.Irrational: _irrational,
        core.Lookup: _lookup,
        core.Present: _present,
        core.Gathered: _gathered,
        core.Having: _having,
        core.Some: _some,
        core.Each: _each,
        core.Ranked: _ranked,
        core.Fold: _fold,
        core.Which: _which,
        core.Refuse: _refuse,
        core.Derived: _body,
    }
)
core.complete(_TABLE, "the reference evaluator")
