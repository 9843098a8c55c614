"""Write operations on numbers that are pairs where they are surely rational, number objects where they may not be."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction
from functools import reduce
from typing import TYPE_CHECKING

from indicrules.compile import pairs, rounding, runtime
from indicrules.compile.branches import join
from indicrules.compile.values import ONE, ZERO_PAIR, Number, Pair, Real, Single, Truth, Written
from indicrules.compile.writer import Block, Writer
from indicrules.exact import ranges
from indicrules.exact.limits import BIT_LIMIT
from indicrules.exact.rounding import Mode
from indicrules.syntax.tree import ComparisonOperator

if TYPE_CHECKING:
    from indicrules.model.lookup import Axis

End = Callable[[Number], Number]


def _nothing(value: Number) -> Number:
    """Write nothing after a value."""
    return value


def real(writer: Writer, value: Number) -> Real:
    """Write a number as an object."""
    if isinstance(value, Real):
        return value
    if value.known is not None:
        return Real(writer.constant(value.known))
    over, under = pairs.parts(value)
    return Real(writer.assign(f"{writer.constant(Fraction)}({over}, {under})"))


def add(writer: Writer, *values: Number) -> Number:
    """Write a sum."""
    rational = [each for each in values if isinstance(each, Pair)]
    if len(rational) == len(values):
        return pairs.total(writer, rational)
    return reduce(lambda left, right: _object(writer, left, "+", right), values)


def subtract(writer: Writer, left: Number, right: Number) -> Number:
    """Write a difference."""
    if isinstance(left, Pair) and isinstance(right, Pair):
        return pairs.subtract(writer, left, right)
    return _object(writer, left, "-", right)


def multiply(writer: Writer, left: Number, right: Number) -> Number:
    """Write a product."""
    if isinstance(left, Pair) and isinstance(right, Pair):
        return pairs.multiply(writer, left, right)
    return _object(writer, left, "*", right)


def divide(writer: Writer, left: Number, right: Number) -> Number:
    """Write a quotient, and the refusal of a divisor that is 0."""
    if isinstance(left, Pair) and isinstance(right, Pair):
        return pairs.divide(writer, left, right)
    call = writer.constant(runtime.divided)
    return Real(writer.assign(f"{call}({real(writer, left).name}, {real(writer, right).name})"))


def negative(writer: Writer, value: Number) -> Number:
    """Write the opposite."""
    return pairs.negative(value) if isinstance(value, Pair) else Real(writer.assign(f"-{value.name}"))


def power(writer: Writer, base: Number, exponent: Number) -> Number:
    """Write a power."""
    if isinstance(base, Pair) and isinstance(exponent, Pair):
        whole = exponent.known
        if whole is not None and whole.denominator == 1:
            return pairs.power(writer, base, whole.numerator)
    call = writer.constant(runtime.power)
    return Real(writer.assign(f"{call}({real(writer, base).name}, {real(writer, exponent).name})"))


def compare(writer: Writer, operator: ComparisonOperator, left: Number, right: Number) -> Truth:
    """Give a comparison as text."""
    if isinstance(left, Pair) and isinstance(right, Pair):
        return pairs.compare(writer, operator, left, right)
    text = f"{real(writer, left).name} {pairs.SIGNS[operator]} {real(writer, right).name}"
    return Truth(writer.assign(text))  # at once: what cannot be decided is refused here


def magnitude(writer: Writer, value: Number) -> Number:
    """Write the value without its sign."""
    if isinstance(value, Pair):
        return pairs.magnitude(writer, value)
    return Real(writer.assign(f"{writer.constant(abs)}({value.name})"))


def bounded(writer: Writer, value: Number) -> Number:
    """Write the refusal of a number past the limit of size."""
    if isinstance(value, Pair):
        return pairs.bounded(writer, value)
    return Real(writer.assign(f"{writer.constant(runtime.bounded_real)}({value.name})"))


def rounded(writer: Writer, value: Number, step: Fraction, mode: Mode) -> Pair:
    """Write the multiple of `step` that `mode` picks."""
    if isinstance(value, Pair):
        return rounding.rounded(writer, value, step, mode)
    call = writer.constant(runtime.steps)
    count = writer.assign(f"{call}({value.name}, {writer.constant(step)}, {writer.constant(mode)})", 4 * BIT_LIMIT)
    return Pair(step, count)


def rounded_to(writer: Writer, value: Number, step: Number, mode: Mode) -> Number:
    """Write the multiple of a computed `step` that `mode` picks, and the refusal of a step that is not above 0."""
    if isinstance(step, Pair) and step.known is not None and step.known > 0:
        return rounded(writer, value, step.known, mode)
    refuse(writer, compare(writer, "<=", step, ZERO_PAIR))
    if isinstance(step, Pair):
        step = step._replace(range=ranges.narrowed(step.range, ranges.POSITIVE))
    count = rounded(writer, divide(writer, value, step), ONE, mode)
    return multiply(writer, count, step)


def numbered(writer: Writer, value: Written, axis: Axis) -> str:
    """Write the number that a value has on an axis of a table, once for what stands there already."""
    assert isinstance(value, Single | Pair | Real)
    key = (
        "numbered",
        id(axis),
        *((value.over, value.under, value.factor) if isinstance(value, Pair) else (value.name,)),
    )
    found: str | None = writer.fact(key)
    if found is None:
        found = _numbered(writer, value, axis)
        writer.learn(key, found)
    return found


def _numbered(writer: Writer, value: Single | Pair | Real, axis: Axis) -> str:
    if isinstance(value, Single):
        if axis.texts is not None:
            return writer.assign(f"{writer.constant(axis.texts.get)}({value.name}, 0)", 32)
        return writer.assign(f"{writer.constant(axis.of_whole)}({value.name}.toordinal())", 32)
    if isinstance(value, Real):
        return writer.assign(f"{writer.constant(axis.number)}({value.name})", 32)
    over, under = pairs.parts(value)
    return writer.assign(f"{writer.constant(axis.of_pair)}({over}, {under})", 32)


def refuse(writer: Writer, when: Truth) -> None:
    """Write that there is no value where a condition holds."""
    if when.known is not False:
        raised = f"raise {writer.constant(runtime.Refused)}"
        writer.put(raised if when.known else f"if {when.text}: {raised}")


def chosen(writer: Writer, rows: Sequence[tuple[Truth, Number]], otherwise: Number, end: End = _nothing) -> Number:
    """Write the value of the first condition that holds; all of them are texts already.

    `end` writes in each branch what follows there.
    """
    branches: list[tuple[Block, Number]] = []
    opening = "if"
    for condition, value in rows:
        if condition.known is False:
            continue
        if condition.known is True:
            otherwise = value
            break
        with writer.under(f"{opening} {condition.text}:") as block:
            branches.append((block, end(value)))
        opening = "elif"
    if not branches:
        return end(otherwise)
    with writer.under("else:") as block:
        branches.append((block, end(otherwise)))
    found = join(writer, branches)
    assert isinstance(found, Pair | Real)
    return found


def lesser(writer: Writer, left: Number, right: Number) -> Number:
    """Write the lesser of two."""
    return _one_of(writer, "<=", left, right)


def greater(writer: Writer, left: Number, right: Number) -> Number:
    """Write the greater of two."""
    return _one_of(writer, ">=", left, right)


def _one_of(writer: Writer, operator: ComparisonOperator, left: Number, right: Number) -> Number:
    found = chosen(writer, [(compare(writer, operator, left, right), left)], right)
    if not (isinstance(found, Pair) and isinstance(left, Pair) and isinstance(right, Pair)):
        return found
    if found.known is not None:
        return found
    fold = ranges.least if operator == "<=" else ranges.greatest
    return found._replace(range=fold(left.range, right.range))


def clamped(writer: Writer, value: Number, low: Number, high: Number, end: End = _nothing) -> Number:
    """Write a value held between two limits, and in each branch what follows; refuse limits the wrong way round."""
    if not (isinstance(value, Pair) and isinstance(low, Pair) and isinstance(high, Pair)):
        names = ", ".join(real(writer, each).name for each in (value, low, high))
        return end(Real(writer.assign(f"{writer.constant(runtime.clamped)}({names})")))
    if low.known is not None and high.known is not None and _lies(value, low, high):
        return end(value)
    refuse(writer, compare(writer, ">", low, high))
    below, above = compare(writer, "<", value, low), compare(writer, ">", value, high)
    between = ranges.between(low.range, high.range)
    inside = value if value.known is not None else value._replace(range=ranges.narrowed(value.range, between))
    return chosen(writer, [(below, low), (above, high)], inside, end)


def _lies(value: Pair, low: Pair, high: Pair) -> bool:
    """Tell whether a value surely lies between two ends."""
    above = ranges.compared(">=", value.range, low.range)
    return above is True and ranges.compared("<=", value.range, high.range) is True


def _object(writer: Writer, left: Number, sign: str, right: Number) -> Real:
    return Real(writer.assign(f"{real(writer, left).name} {sign} {real(writer, right).name}"))
