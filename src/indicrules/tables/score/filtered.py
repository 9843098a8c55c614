"""Turn float64 values with a bound on their error into others, so that a decision is taken only where it is certain.

This is the one place where a score passes through inexact arithmetic. It is safe because every value carries, row by
row, a bound on how far it may lie from the exact one, and every comparison and rounding reports the rows in which
that bound does not settle it; those are left to the exact evaluator. Each step adds to the bound `2^-50` of the
result's magnitude, eight times what float64 arithmetic, and four times what the elementary functions of numpy, may
lose; what is lost on the bounds themselves is made up for by the margin at the decision. A value that is not finite
never settles anything.
"""

from __future__ import annotations

from fractions import Fraction

import attrs

from indicrules.exact.algebra import PAIR_LIMIT
from indicrules.exact.form import SIZE_LIMIT
from indicrules.syntax.tree import Mode
from indicrules.tables.score import whole
from indicrules.tables.score.number import Number
from indicrules.tables.score.tape import Argument, Register, Tape
from indicrules.tables.score.truth import Truth, either, opposite
from indicrules.tables.score.whole import Whole

_LOSS = 2.0**-50
_FUNCTION_LOSS = 2.0**-48
_LEAST = 1e-280
_MARGIN = 1.0625
_EXTREME = Fraction(10) ** 200


class Unsupported(Exception):
    """Something that the columns leave to the exact evaluator."""


@attrs.frozen(eq=False)
class Approximate:
    """A value and a bound on its error, both by row; `far` says that 63 bits may not hold it.

    `parts` is of how many irrational parts the exact value may be the sum, 0 where it is rational.
    """

    value: Register
    error: Register
    far: bool = False
    parts: int = 0


def approximated(tape: Tape, number: Number) -> Approximate:
    """Give an exact number with the error of writing it in float64."""
    if not 1 / _EXTREME < number.factor < _EXTREME:
        raise Unsupported
    above = _floats(tape, number.above)
    value = tape.step("f", "multiply", above, float(number.factor))
    if number.below is not whole.ONE:
        value = tape.step("f", "divide", value, _floats(tape, number.below))
    if number.least is not None:
        value = tape.step("f", "maximum", value, _float(number.least))
    if number.most is not None:
        value = tape.step("f", "minimum", value, _float(number.most))
    return _with_loss(tape, value, None)


def _floats(tape: Tape, value: Whole) -> Register:
    if isinstance(value.at, Register):
        return value.at if value.at.kind == "f" else tape.step("f", "cast", value.at)
    return tape.step("f", "cast", float(value.low))


def _float(value: Fraction) -> float:
    if value and not 1 / _EXTREME < abs(value) < _EXTREME:
        raise Unsupported
    return float(value)


def _with_loss(
    tape: Tape, value: Register, error: Register | None, loss: float = _LOSS, far: bool = False
) -> Approximate:
    own = tape.step("f", "multiply", tape.step("f", "absolute", value), loss)
    own = tape.step("f", "add", own, _LEAST)
    return Approximate(value, own if error is None else tape.step("f", "add", error, own), far)


def plus(tape: Tape, left: Approximate, right: Approximate) -> Approximate:
    """Add."""
    error = tape.step("f", "add", left.error, right.error)
    found = _with_loss(tape, tape.step("f", "add", left.value, right.value), error, far=left.far or right.far)
    irrational = left.parts or right.parts
    return _of_parts(found, max(left.parts, 1) + max(right.parts, 1) if irrational else 0, SIZE_LIMIT)


def negative(tape: Tape, value: Approximate) -> Approximate:
    """Give the opposite."""
    return attrs.evolve(value, value=tape.step("f", "negative", value.value))


def magnitude(tape: Tape, value: Approximate) -> Approximate:
    """Give the magnitude."""
    return attrs.evolve(value, value=tape.step("f", "absolute", value.value))


def times(tape: Tape, left: Approximate, right: Approximate) -> Approximate:
    """Multiply."""
    one = tape.step("f", "multiply", tape.step("f", "absolute", left.value), right.error)
    other = tape.step("f", "add", tape.step("f", "absolute", right.value), right.error)
    other = tape.step("f", "multiply", other, left.error)
    product = tape.step("f", "multiply", left.value, right.value)
    found = _with_loss(tape, product, tape.step("f", "add", one, other), far=left.far or right.far)
    return _of_parts(found, left.parts * right.parts or left.parts + right.parts, PAIR_LIMIT)


def _of_parts(value: Approximate, parts: int, limit: int) -> Approximate:
    """Say of how many irrational parts a value may be; leave to the exact evaluator what it may refuse for them."""
    if parts > limit:
        raise Unsupported
    return attrs.evolve(value, parts=parts)


def divided(tape: Tape, left: Approximate, right: Approximate) -> tuple[Approximate, Truth]:
    """Divide; also give where it is not certain that the divisor is not 0."""
    quotient = tape.step("f", "divide", left.value, right.value)
    smallest = tape.step("f", "subtract", tape.step("f", "absolute", right.value), _enlarged(tape, right.error))
    unsure = opposite(tape, tape.step("b", "greater", smallest, 0.0))
    error = tape.step("f", "multiply", tape.step("f", "absolute", quotient), right.error)
    error = tape.step("f", "divide", tape.step("f", "add", left.error, error), smallest)
    found = _with_loss(tape, quotient, error, far=left.far or right.far)
    turned = right.parts if right.parts <= 2 else 1  # of a sum of two the conjugate, of more one part
    return _of_parts(found, left.parts * turned or left.parts + turned, PAIR_LIMIT), unsure


def extreme(tape: Tape, function: str, left: Approximate, right: Approximate) -> Approximate:
    """Give the `minimum` or `maximum` of two.

    Of values that may be far from one another the error is that of the one alone where it is certain which it is.
    """
    error = tape.step("f", "maximum", left.error, right.error)
    value = tape.step("f", function, left.value, right.value)
    if left.far or right.far:
        apart = tape.step("f", "absolute", tape.step("f", "subtract", left.value, right.value))
        sure = tape.step("b", "greater", apart, _enlarged(tape, tape.step("f", "add", left.error, right.error)))
        own = tape.put("f", tape.step("b", "equal", value, left.value), left.error, right.error)
        error = tape.put("f", sure, own, error)
    return Approximate(value, error, left.far or right.far, max(left.parts, right.parts))


def held(tape: Tape, value: Approximate, least: Fraction, most: Fraction) -> Approximate:
    """Hold a value to limits that are the same for all rows; beyond them there is no error but that of the limits."""
    low, high = _float(least), _float(most)
    reach = _enlarged(tape, value.error)
    above = tape.step("b", "greater", tape.step("f", "subtract", value.value, reach), high)
    below = tape.step("b", "less", tape.step("f", "add", value.value, reach), low)
    inside = tape.step("f", "minimum", tape.step("f", "maximum", value.value, low), high)
    error = tape.put("f", tape.step("b", "bitwise_or", above, below), 0.0, value.error)
    error = tape.step("f", "add", error, max(abs(low), abs(high)) * _LOSS + _LEAST)
    return Approximate(inside, error, parts=value.parts)


def chosen(tape: Tape, where: Truth, one: Approximate, other: Approximate) -> Approximate:
    """Give `one` where `where` holds, else `other`."""
    if isinstance(where, bool):
        return one if where else other
    value = tape.put("f", where, one.value, other.value)
    error = tape.put("f", where, one.error, other.error)
    return Approximate(value, error, one.far or other.far, max(one.parts, other.parts))


def square_root(tape: Tape, value: Approximate) -> tuple[Approximate, Truth]:
    """Give the square root; also where it is not certain that there is one."""
    root = tape.step("f", "sqrt", value.value)
    unsure = opposite(tape, tape.step("b", "greater", value.value, _enlarged(tape, value.error)))
    error = tape.step("f", "divide", value.error, root)  # |√x − √y| = |x − y| / (√x + √y)
    return _of_parts(_with_loss(tape, root, error), 1, PAIR_LIMIT), unsure


def logarithm(tape: Tape, value: Approximate) -> tuple[Approximate, Truth]:
    """Give the natural logarithm; also where it is not certain that there is one."""
    smallest = tape.step("f", "subtract", value.value, _enlarged(tape, value.error))
    unsure = opposite(tape, tape.step("b", "greater", smallest, 0.0))
    error = tape.step("f", "divide", value.error, smallest)
    found = _with_loss(tape, tape.step("f", "log", value.value), error, _FUNCTION_LOSS)
    return _of_parts(found, 1, PAIR_LIMIT), unsure


def exponential(tape: Tape, value: Approximate) -> Approximate:
    """Give e to the power of a value."""
    power = tape.step("f", "exp", value.value)
    grown = tape.step("f", "exp", tape.step("f", "add", value.value, value.error))
    error = tape.step("f", "multiply", tape.step("f", "multiply", grown, value.error), _MARGIN)
    return _of_parts(_with_loss(tape, power, error, _FUNCTION_LOSS), 1, PAIR_LIMIT)


def power(tape: Tape, value: Approximate, exponent: Fraction) -> tuple[Approximate, Truth]:
    """Raise to a power that is the same for all rows; also give where it is not certain that there is one."""
    by = _float(exponent)
    raised = tape.step("f", "power", value.value, by)
    smallest = tape.step("f", "subtract", value.value, _enlarged(tape, value.error))
    unsure = opposite(tape, tape.step("b", "greater", smallest, 0.0))
    # Along the way from x to its exact twin the slope is at most |p| × the power at an end ÷ the smallest.
    least = tape.step("f", "power", smallest, by)
    most = tape.step("f", "power", tape.step("f", "add", value.value, _enlarged(tape, value.error)), by)
    slope = tape.step("f", "divide", tape.step("f", "maximum", least, most), smallest)
    error = tape.step("f", "multiply", tape.step("f", "multiply", slope, value.error), abs(by) * _MARGIN)
    # The exponent itself is rounded: x^(p(1+u)) = x^p × e^(u p ln x).
    skew = tape.step("f", "absolute", tape.step("f", "multiply", tape.step("f", "log", value.value), by * 2.0**-52))
    skew = tape.step("f", "multiply", skew, raised)
    found = _with_loss(tape, raised, tape.step("f", "add", error, skew), _FUNCTION_LOSS)
    return _of_parts(found, 1, PAIR_LIMIT), unsure


def boundless(tape: Tape, value: Approximate, small: bool) -> Truth:
    """Give where a result is so large, or so `small`, that it may be longer than exact arithmetic carries."""
    size = tape.step("f", "absolute", value.value)
    large = opposite(tape, tape.step("b", "less", size, _LARGEST))
    return either(tape, large, tape.step("b", "less", size, 1 / _LARGEST)) if small else large


_LARGEST = 1e300  # far below the limit of digits, and within what a float holds


def compared(tape: Tape, operator: str, left: Approximate, right: Approximate) -> tuple[Truth, Truth]:
    """Compare; also give where the errors leave it open."""
    apart = tape.step("f", "subtract", left.value, right.value)
    error = tape.step("f", "add", left.error, right.error)
    error = tape.step("f", "add", error, tape.step("f", "multiply", tape.step("f", "absolute", apart), _LOSS))
    error = _enlarged(tape, error)
    unsure = opposite(tape, tape.step("b", "greater", tape.step("f", "absolute", apart), error))
    return tape.step("b", _COMPARE[operator], left.value, right.value), unsure


_COMPARE = {"=": "equal", "!=": "not_equal", "<": "less", "<=": "less_equal", ">": "greater", ">=": "greater_equal"}


def rounded(tape: Tape, value: Approximate, step: Fraction, mode: Mode) -> tuple[Number, Truth]:
    """Round to multiples of a step; also give where the error leaves open to which."""
    # From edge to edge a rounding is constant; the edges lie at whole steps, or half-way between them.
    halves = mode.startswith("half_")
    size = _float(1 / step)
    scaled = tape.step("f", "multiply", value.value, size)
    error = tape.step("f", "multiply", value.error, size)
    error = tape.step("f", "add", error, tape.step("f", "multiply", tape.step("f", "absolute", scaled), _LOSS))
    moved = tape.step("f", "add", scaled, 0.5) if halves else scaled
    nearest = tape.step("f", "rint", moved)
    distance = tape.step("f", "absolute", tape.step("f", "subtract", moved, nearest))
    sure: Argument = tape.step("b", "greater", distance, _enlarged(tape, error))
    # Past 2^50 a float has no room for the distance to an edge.
    fits = tape.step("b", "less", tape.step("f", "absolute", scaled), 2.0**50)
    sure = tape.step("b", "bitwise_and", sure, fits)
    count = _ROUND[mode](tape, moved)
    bound = 2**50
    return Number(Whole(count, -bound, bound), step), opposite(tape, sure)


def _down(tape: Tape, value: Register) -> Register:
    return tape.step("f", "floor", value)


def _up(tape: Tape, value: Register) -> Register:
    return tape.step("f", "ceil", value)


def _inward(tape: Tape, value: Register) -> Register:
    return tape.step("f", "copysign", tape.step("f", "floor", tape.step("f", "absolute", value)), value)


def _outward(tape: Tape, value: Register) -> Register:
    return tape.step("f", "copysign", tape.step("f", "ceil", tape.step("f", "absolute", value)), value)


# Off its edges, what goes to the nearest step is the floor of what lies half a step further.
_ROUND = {
    **dict.fromkeys(("half_up", "half_even", "half_down", "floor"), _down),
    "ceil": _up,
    "down": _inward,
    "up": _outward,
}


def _enlarged(tape: Tape, error: Register) -> Register:
    return tape.step("f", "multiply", error, _MARGIN)
