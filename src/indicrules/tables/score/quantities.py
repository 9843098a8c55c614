"""Turn numbers by row into others: exactly where 63 bits prove to be enough, else with bounds on their errors."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

import attrs

from indicrules.exact.ranges import Comparing
from indicrules.exact.rounding import round_to
from indicrules.syntax.tree import Mode
from indicrules.tables.score import filtered, number, rounding
from indicrules.tables.score.filtered import Approximate, Unsupported, approximated
from indicrules.tables.score.number import Number, constant
from indicrules.tables.score.scope import Quantity, Scope
from indicrules.tables.score.tape import Tape
from indicrules.tables.score.truth import Truth
from indicrules.tables.score.whole import Wide
from indicrules.tables.status import Status

_Exact = Callable[[Tape, Number, Number], Number]
_Inexact = Callable[[Tape, Approximate, Approximate], Approximate]


def inexact(tape: Tape, value: Quantity) -> Approximate:
    """Give a number with a bound on its error."""
    return value if isinstance(value, Approximate) else approximated(tape, value)


def _two(scope: Scope, exact: _Exact, other: _Inexact, left: Quantity, right: Quantity) -> Quantity:
    if isinstance(left, Number) and isinstance(right, Number):
        try:
            return exact(scope.tape, left, right)
        except Wide:
            far = attrs.evolve(inexact(scope.tape, left), far=True)
            return other(scope.tape, far, inexact(scope.tape, right))
    return other(scope.tape, inexact(scope.tape, left), inexact(scope.tape, right))


def plus(scope: Scope, left: Quantity, right: Quantity) -> Quantity:
    """Add."""
    return _two(scope, number.plus, filtered.plus, left, right)


def minus(scope: Scope, left: Quantity, right: Quantity) -> Quantity:
    """Subtract."""
    return _two(scope, number.minus, _minus, left, right)


def _minus(tape: Tape, left: Approximate, right: Approximate) -> Approximate:
    return filtered.plus(tape, left, filtered.negative(tape, right))


def times(scope: Scope, left: Quantity, right: Quantity) -> Quantity:
    """Multiply."""
    return _two(scope, number.times, filtered.times, left, right)


def divided(scope: Scope, left: Quantity, right: Quantity) -> Quantity:
    """Divide; raise where the divisor is 0."""
    if isinstance(right, Number):
        scope.refuse(_zero(scope, right), Status.DIVISION_BY_ZERO)
        if isinstance(left, Number):
            try:
                return number.divided(scope.tape, left, right)
            except Wide:
                pass
        quotient, _ = filtered.divided(scope.tape, inexact(scope.tape, left), inexact(scope.tape, right))
        return quotient
    quotient, unsure = filtered.divided(scope.tape, inexact(scope.tape, left), right)
    scope.doubt(unsure)
    return quotient


def _zero(scope: Scope, value: Number) -> Truth:
    try:
        return number.zero(scope.tape, value)
    except Wide:
        return compared(scope, "=", inexact(scope.tape, value), constant(0))


def negative(scope: Scope, value: Quantity) -> Quantity:
    """Give the opposite."""
    if isinstance(value, Number):
        return number.negative(scope.tape, value)
    return filtered.negative(scope.tape, value)


def magnitude(scope: Scope, value: Quantity) -> Quantity:
    """Give the magnitude."""
    if isinstance(value, Number):
        try:
            return number.magnitude(scope.tape, value)
        except Wide:
            value = inexact(scope.tape, value)
    return filtered.magnitude(scope.tape, value)


def smaller(scope: Scope, left: Quantity, right: Quantity) -> Quantity:
    """Give the smaller of two."""
    return _two(scope, number.smaller, lambda tape, a, b: filtered.extreme(tape, "minimum", a, b), left, right)


def greater(scope: Scope, left: Quantity, right: Quantity) -> Quantity:
    """Give the greater of two."""
    return _two(scope, number.greater, lambda tape, a, b: filtered.extreme(tape, "maximum", a, b), left, right)


def chosen(scope: Scope, where: Truth, one: Quantity, other: Quantity) -> Quantity:
    """Give `one` where `where` holds, else `other`."""
    if isinstance(where, bool):
        return one if where else other
    return _two(
        scope,
        lambda tape, a, b: number.chosen(tape, where, a, b),
        lambda tape, a, b: filtered.chosen(tape, where, a, b),
        one,
        other,
    )


def compared(scope: Scope, operator: Comparing, left: Quantity, right: Quantity) -> Truth:
    """Compare; raise doubt where an error leaves it open."""
    if isinstance(left, Number) and isinstance(right, Number):
        try:
            return number.compared(scope.tape, operator, left, right)
        except Wide:
            pass
    tape = scope.tape
    found, unsure = filtered.compared(tape, operator, inexact(tape, left), inexact(tape, right))
    scope.doubt(unsure)
    return found


def rounded(scope: Scope, value: Quantity, step: Fraction, mode: Mode) -> Number:
    """Round to multiples of a step; raise doubt where an error leaves open to which."""
    if isinstance(value, Number):
        try:
            return rounding.rounded(scope.tape, value, step, mode)
        except Wide:
            least = None if value.least is None else round_to(value.least, step, mode)
            most = None if value.most is None else round_to(value.most, step, mode)
            found, unsure = filtered.rounded(scope.tape, inexact(scope.tape, value), step, mode)
            scope.doubt(unsure)
            return number.settled(scope.tape, number.within(found, least, most))
    found, unsure = filtered.rounded(scope.tape, value, step, mode)
    scope.doubt(unsure)
    return found


def raised(scope: Scope, value: Quantity, exponent: Quantity) -> Quantity:
    """Raise to a power that is the same for all rows."""
    power = exponent.known if isinstance(exponent, Number) else None
    if power is None:
        raise Unsupported
    if power.denominator == 1 and 0 <= power.numerator <= 8:
        result: Quantity = constant(1)
        for _ in range(power.numerator):
            result = times(scope, result, value)
        if isinstance(result, Approximate):
            scope.doubt(filtered.boundless(scope.tape, result, small=False))
        return result
    if power.denominator == 1 and -8 <= power.numerator < 0:
        positive = raised(scope, value, constant(-power))
        # What has no negative power is not defined, which is more than a division by zero.
        if isinstance(value, Number):
            scope.doubt(_zero(scope, value))
            return divided(scope.apart(), constant(1), positive)
        return divided(scope, constant(1), positive)
    result, unsure = filtered.power(scope.tape, inexact(scope.tape, value), power)
    scope.doubt(unsure)
    scope.doubt(filtered.boundless(scope.tape, result, small=True))
    return result


def held(scope: Scope, value: Quantity, least: Fraction, most: Fraction) -> Quantity:
    """Hold a number to limits that are the same for all rows."""
    if isinstance(value, Number):
        return number.within(value, least, most)
    if value.far:
        return filtered.held(scope.tape, value, least, most)
    return smaller(scope, greater(scope, value, constant(least)), constant(most))


def known(value: Quantity, low: Fraction | None, high: Fraction | None, positive: bool) -> Quantity:
    """Give a number with bounds that are warranted; this takes no step."""
    return number.narrowed(value, low, high, positive) if isinstance(value, Number) else value


def irrational(scope: Scope, name: str, value: Quantity) -> Quantity:
    """Give the `sqrt`, `ln` or `exp` of a value."""
    tape, of = scope.tape, inexact(scope.tape, value)
    if name == "exp":
        power = filtered.exponential(tape, of)
        scope.doubt(filtered.boundless(tape, power, small=True))
        return power
    found, unsure = (filtered.square_root if name == "sqrt" else filtered.logarithm)(tape, of)
    scope.doubt(unsure)
    return found
