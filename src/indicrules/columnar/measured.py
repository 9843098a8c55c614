"""Turn an actual and a target by row into met, completion and shortfall, each worked out only where it is read."""

from __future__ import annotations

from collections.abc import Callable

import attrs

from indicrules.columnar import quantities as of
from indicrules.columnar.expressions import DAY, World, column, columns_compared
from indicrules.columnar.filtered import Approximate
from indicrules.columnar.number import Number, constant
from indicrules.columnar.scope import Column, Quantity, Scope
from indicrules.columnar.truth import Truth, both, either, opposite
from indicrules.model.rules import Bound, Range, Rounding, Target
from indicrules.model.types import DayType

ONE, ZERO = constant(1), constant(0)


@attrs.frozen(eq=False)
class Measured:
    """What the target makes of the actual; each is worked out in the scope that reads it, and may raise there."""

    target: Callable[[Scope], Column]
    met: Callable[[Scope], Truth]
    completion: Callable[[Scope], Quantity]
    shortfall: Callable[[Scope], Quantity] | None


def measured(actual: Column, target: Target, rounding: Rounding | None, scope: Scope, world: World) -> Measured:
    """Give what an item's target makes of its actual."""
    if isinstance(target, Bound):
        found = _against(actual, target, column(target.value, scope, world), isinstance(target.value.type, DayType))
    else:
        low, high = column(target.low, scope, world), column(target.high, scope, world)
        assert isinstance(actual, Number | Approximate)
        assert isinstance(low, Number | Approximate)
        assert isinstance(high, Number | Approximate)
        found = _between(actual, target, low, high, isinstance(target.low.type, DayType))
    if rounding is None:
        return found
    exact, step, mode = found.completion, rounding.step, rounding.mode
    return attrs.evolve(found, completion=lambda inner: of.rounded(inner, exact(inner), step, mode))


def _against(actual: Column, target: Bound, wanted: Column, days: bool) -> Measured:
    def met(inner: Scope) -> Truth:
        return columns_compared(inner, target.operator, actual, wanted)

    def one_or_none(inner: Scope) -> Quantity:
        return of.chosen(inner, met(inner), ONE, ZERO)

    if not isinstance(actual, Number | Approximate) or not isinstance(wanted, Number | Approximate):
        return Measured(lambda inner: wanted, met, one_or_none, None)
    value, end = actual, wanted
    upper = target.operator in ("<=", "<")

    def completion(inner: Scope) -> Quantity:
        if upper:
            return _ratio(inner, end, value, both(inner.tape, _positive(inner, end), _positive(inner, value)), met)
        return _ratio(inner, value, end, _positive(inner, end), met)

    def shortfall(inner: Scope) -> Quantity:
        short = of.minus(inner, value, end) if upper and not days else of.minus(inner, end, value)
        short = of.chosen(inner, met(inner), ZERO, of.magnitude(inner, short))
        return of.times(inner, short, constant(DAY)) if days else short

    return Measured(lambda inner: wanted, met, one_or_none if days else completion, shortfall)


def _positive(scope: Scope, value: Quantity) -> Truth:
    return of.compared(scope, ">", value, ZERO)


def _ratio(scope: Scope, above: Quantity, below: Quantity, positive: Truth, met: Callable[[Scope], Truth]) -> Quantity:
    """Divide where that is `positive`; elsewhere all or nothing."""
    if positive is False:
        return of.chosen(scope, met(scope), ONE, ZERO)
    inner = scope.under(positive)
    if isinstance(below, Number) and positive is not True and below.low <= 0:
        # Where the divisor is not positive the quotient is not read: let it be a whole number that is.
        below = attrs.evolve(below, above=attrs.evolve(below.above, low=1)) if below.least is None else below
    quotient = of.divided(inner, above, below)
    if positive is True:
        return quotient
    return of.chosen(scope, positive, quotient, of.chosen(scope, met(scope), ONE, ZERO))


def _between(actual: Quantity, target: Range, low: Quantity, high: Quantity, days: bool) -> Measured:
    def under(inner: Scope) -> Truth:
        return of.compared(inner, "<=" if target.low_open else "<", actual, low)

    def over(inner: Scope) -> Truth:
        return of.compared(inner, ">=" if target.high_open else ">", actual, high)

    def met(inner: Scope) -> Truth:
        return opposite(inner.tape, either(inner.tape, under(inner), over(inner)))

    def nearest(inner: Scope) -> Quantity:
        below = of.compared(inner, "<", actual, low)
        above = of.compared(inner, ">", actual, high)
        return of.chosen(inner, below, low, of.chosen(inner, above, high, actual))

    def shortfall(inner: Scope) -> Quantity:
        short = of.magnitude(inner, of.minus(inner, actual, nearest(inner)))
        return of.times(inner, short, constant(DAY)) if days else short

    def completion(inner: Scope) -> Quantity:
        if days:
            return of.chosen(inner, met(inner), ONE, ZERO)
        beneath = of.compared(inner, "<", actual, low)
        above = of.compared(inner, ">", actual, high)
        short, far = inner.under(beneath), inner.under(above)
        over = _ratio(far, high, actual, both(inner.tape, _positive(far, high), _positive(far, actual)), _never)
        under_ = _ratio(short, actual, low, _positive(short, low), _never)
        found = of.chosen(inner, beneath, under_, of.chosen(inner, above, over, ONE))
        return found if _ordered(low, high) else of.chosen(inner, _at_an_end(inner, actual, low, high), ONE, found)

    return Measured(nearest, met, completion, shortfall)


def _ordered(low: Quantity, high: Quantity) -> bool:
    return isinstance(low, Number) and isinstance(high, Number) and low.high <= high.low


def _at_an_end(scope: Scope, actual: Quantity, low: Quantity, high: Quantity) -> Truth:
    """Give where an actual stands at an end, though it be outside by the other, of ends that have crossed."""
    return either(scope.tape, of.compared(scope, "=", actual, low), of.compared(scope, "=", actual, high))


def _never(scope: Scope) -> Truth:
    return False
