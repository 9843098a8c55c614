"""Turn exact numbers by row into multiples of a step, by whole-number division alone.

Where the divisor is the same for all rows, the division is one multiplication: with v = n × p / q, the sum
`v + 1/2 + 1/(4q)` lies at least 1/(4q) from every whole number, and float64 moves it by less than
3 × 2^-53 × (|v| + 1); so its floor is certain while 12 × q × (|v| + 1) < 2^53. Likewise `v + 1/(2q)` for rounding down.
"""

from __future__ import annotations

from fractions import Fraction

import attrs

from indicrules.exact.rounding import round_to
from indicrules.syntax.tree import Mode
from indicrules.tables.score import number, whole
from indicrules.tables.score.number import Number, settled
from indicrules.tables.score.tape import Register, Tape
from indicrules.tables.score.whole import FLOAT_LIMIT, WHOLE_LIMIT, Whole, Wide, bounded, fixed


def rounded(tape: Tape, value: Number, step: Fraction, mode: Mode) -> Number:
    """Round to multiples of `step`."""
    if value.known is not None:
        return number.constant(round_to(value.known, step, mode))
    # Rounding never turns an order round, so the limits that wait are rounded too, and wait on.
    bare = attrs.evolve(value, least=None, most=None)
    least = None if value.least is None else round_to(value.least, step, mode)
    most = None if value.most is None else round_to(value.most, step, mode)
    # Rounded to a whole number above its due or not, what lies below a limit of 0 or more ends at the limit.
    upward = bare.low >= 0 or (least is not None and least >= 0 and mode in ("half_up", "half_down"))
    count = _count(tape, bare, step, mode, upward)
    ends = [int(round_to(end, step, mode) / step) for end in (bare.low, bare.high)]
    low, high = (min(ends[0] - 1, count.low), ends[1]) if not bare.low >= 0 else ends
    return settled(tape, Number(bounded(count, low, high), step, least=least, most=most))


def _count(tape: Tape, value: Number, step: Fraction, mode: Mode, upward: bool) -> Whole:
    if mode in ("floor", "ceil") or (upward and mode != "half_even"):
        return _on_one_side(tape, value, step, mode)
    if mode == "half_even":
        return _half_even(tape, value, step)
    size = number.magnitude(tape, value)
    return whole.times(tape, _on_one_side(tape, size, step, mode), whole.sign(tape, value.above))


def _on_one_side(tape: Tape, value: Number, step: Fraction, mode: Mode) -> Whole:
    """Give the whole steps in a value that is not negative, or whose sign the mode does not ask for."""
    more = Fraction(1, 2) if mode in ("half_up", "half_down") else Fraction(0)
    if mode in ("ceil", "up", "half_down"):
        return whole.negative(tape, _floored(tape, number.negative(tape, value), step, more))
    return _floored(tape, value, step, more)


def _floored(tape: Tape, value: Number, step: Fraction, more: Fraction) -> Whole:
    """Give how many whole steps are in `value + more` steps, `more` being 0 or 1/2."""
    ratio = value.factor / step
    if value.plain:
        ratio /= value.below.low
        quick = _multiplied(tape, value.above, ratio, more)
        if quick is not None:
            return quick
        value = attrs.evolve(value, below=whole.ONE)
    scale = 2 if more else 1
    above = whole.times(tape, value.above, fixed(scale * ratio.numerator))
    if more:
        above = whole.plus(tape, above, whole.times(tape, value.below, fixed(ratio.denominator)))
    return whole.floored(tape, above, whole.times(tape, value.below, fixed(scale * ratio.denominator)))


def _multiplied(tape: Tape, above: Whole, ratio: Fraction, more: Fraction) -> Whole | None:
    ends = [(end * ratio + more).__floor__() for end in (above.low, above.high)]
    under = ratio.denominator
    if under == 1 and not more:
        return whole.times(tape, above, fixed(ratio.numerator))
    most = max(abs(above.low * ratio), abs(above.high * ratio))
    if above.size >= FLOAT_LIMIT or ratio.numerator >= FLOAT_LIMIT or 12 * under * (most + 1) >= FLOAT_LIMIT:
        return None
    if not isinstance(above.at, Register):
        return None
    offset = more + (Fraction(1, 4 * under) if more else Fraction(1, 2 * under))
    product = tape.step("f", "multiply", whole.carried(tape, above, "f"), float(ratio))
    total = tape.step("f", "add", product, float(offset))
    return Whole(tape.step("f", "floor", total), ends[0], ends[1])


def _half_even(tape: Tape, value: Number, step: Fraction) -> Whole:
    ratio = value.factor / step
    above = whole.times(tape, value.above, fixed(ratio.numerator))
    below = whole.times(tape, value.below, fixed(ratio.denominator))
    down = whole.floored(tape, above, below)
    return _to_even(tape, down, whole.minus(tape, above, whole.times(tape, down, below)), below)


def _to_even(tape: Tape, down: Whole, rest: Whole, below: Whole) -> Whole:
    """Add 1 to `down` where `rest / below` is more than a half, or a half on an odd number."""
    rest = bounded(rest, 0, max(below.high - 1, 0))
    twice = whole.times(tape, rest, fixed(2))
    odd = whole.minus(tape, down, whole.times(tape, whole.floored(tape, down, fixed(2)), fixed(2)))
    odd = bounded(odd, 0, 1)
    # More than a half, or a half on an odd number: twice the rest, and 1 where odd, is above the divisor.
    over = whole.compared(tape, ">", whole.plus(tape, twice, odd), below)
    return whole.chosen(tape, over, whole.plus(tape, down, fixed(1)), down)


def _kept(value: int) -> Whole:
    if abs(value) >= WHOLE_LIMIT:
        raise Wide
    return fixed(value)


def in_places(tape: Tape, value: Number, places: int) -> Whole:
    """Give `value` in units of so many decimal places, rounded half-even, by long division where it must be."""
    value = settled(tape, value)
    step = Fraction(1, 10**places)
    if value.known is not None:
        return _kept(int(round_to(value.known, step, "half_even") / step))
    ratio = value.factor / step
    if value.plain:
        ratio /= value.below.low
        if ratio.denominator == 1:
            return whole.times(tape, value.above, fixed(ratio.numerator))
        value = attrs.evolve(value, factor=value.factor / value.below.low, below=whole.ONE)
    above = whole.times(tape, value.above, fixed(value.factor.numerator))
    below = whole.times(tape, value.below, fixed(value.factor.denominator))
    digits = whole.floored(tape, above, below)
    rest = whole.minus(tape, above, whole.times(tape, digits, below))
    left = places
    while left:
        rest = bounded(rest, 0, max(below.high - 1, 0))
        taken = left
        while taken > 1 and rest.high * 10**taken >= WHOLE_LIMIT:
            taken -= 1
        grown = whole.times(tape, rest, fixed(10**taken))
        more = whole.floored(tape, grown, below)
        more = bounded(more, 0, min(more.high, 10**taken - 1))
        rest = whole.minus(tape, grown, whole.times(tape, more, below))
        digits = whole.plus(tape, whole.times(tape, digits, fixed(10**taken)), more)
        left -= taken
    return _to_even(tape, digits, rest, below)
