"""Turn exact numbers by row into others: whole numbers over whole numbers, times one rational for all rows."""

from __future__ import annotations

from fractions import Fraction
from math import ceil, floor, gcd, lcm

import attrs

from indicrules.exact.ranges import Comparing
from indicrules.tables.score import whole
from indicrules.tables.score.tape import Register, Tape
from indicrules.tables.score.truth import Truth, both, either
from indicrules.tables.score.whole import ONE, Whole, bounded, fixed


@attrs.frozen(eq=False)
class Number:
    """`above / below * factor`, held to `least` … `most` where these are not None (they wait to be carried out)."""

    # INVARIANT: the factor and, in rows that count, `below` are positive.
    above: Whole
    factor: Fraction = Fraction(1)
    below: Whole = ONE
    least: Fraction | None = None
    most: Fraction | None = None

    @property
    def known(self) -> Fraction | None:
        """The value, if it is the same for all rows."""
        if isinstance(self.above.at, Register):
            return None
        if self.above.low == 0:  # whatever it is divided by
            return _held(Fraction(0), self.least, self.most)
        if isinstance(self.below.at, Register):
            return None
        return _held(self.above.low * self.factor / self.below.low, self.least, self.most)

    @property
    def low(self) -> Fraction:
        """A bound from below."""
        divisor = self.below.high if self.above.low >= 0 else max(self.below.low, 1)
        return _held(self.above.low * self.factor / divisor, self.least, self.most)

    @property
    def high(self) -> Fraction:
        """A bound from above."""
        divisor = max(self.below.low, 1) if self.above.high >= 0 else self.below.high
        return _held(self.above.high * self.factor / divisor, self.least, self.most)

    @property
    def plain(self) -> bool:
        """Whether the divisor is the same for all rows."""
        return not isinstance(self.below.at, Register)


def _held(value: Fraction, least: Fraction | None, most: Fraction | None) -> Fraction:
    if least is not None and value < least:
        return least
    return most if most is not None and value > most else value


def constant(value: Fraction | int) -> Number:
    """Give the same number for all rows."""
    value = Fraction(value)
    if value == 0:
        return Number(fixed(0))
    return Number(fixed(1 if value > 0 else -1), abs(value))


def scaled(tape: Tape, value: Number, by: Fraction) -> Number:
    """Multiply by a number that is the same for all rows."""
    if by == 0:
        return constant(0)
    if by > 0:
        return Number(value.above, value.factor * by, value.below, _times(value.least, by), _times(value.most, by))
    above = whole.negative(tape, value.above)
    return Number(above, value.factor * -by, value.below, _times(value.most, by), _times(value.least, by))


def _times(limit: Fraction | None, by: Fraction) -> Fraction | None:
    return None if limit is None else limit * by


def negative(tape: Tape, value: Number) -> Number:
    """Give the opposite."""
    return scaled(tape, value, Fraction(-1))


def within(value: Number, least: Fraction | None, most: Fraction | None) -> Number:
    """Hold a number to limits that are the same for all rows; `least` comes first where they cross."""
    if least is not None and value.low < least:
        held = _held(value.most, least, None) if value.most is not None else None
        least = least if value.least is None else max(least, value.least)
        value = constant(least) if value.high <= least else attrs.evolve(value, least=least, most=held)
    if most is not None and value.high > most:
        held = _held(value.least, None, most) if value.least is not None else None
        most = most if value.most is None else min(most, value.most)
        value = constant(most) if value.low >= most else attrs.evolve(value, most=most, least=held)
    return value


def narrowed(value: Number, low: Fraction | None, high: Fraction | None, positive: bool) -> Number:
    """Give a number of which it is warranted, in rows that count, from where to where it lies, or that it is above 0.

    What waits to be held tells of what is beneath it only as long as it is held on the other side alone.
    """
    least, most = value.above.low, value.above.high
    divisors = max(value.below.low, 1), max(value.below.high, 1)
    if value.least is None:
        least = max(least, 1) if positive else least
        least = max(least, ceil(min(low * each for each in divisors) / value.factor)) if low is not None else least
    if value.most is None and high is not None:
        most = min(most, floor(max(high * each for each in divisors) / value.factor))
    return attrs.evolve(value, above=bounded(value.above, least, max(least, most)))


def settled(tape: Tape, value: Number) -> Number:
    """Carry out the limits that wait."""
    if value.least is None and value.most is None:
        return value
    bare = attrs.evolve(value, least=None, most=None)
    least = value.least if value.least is not None and bare.low < value.least else None
    most = value.most if value.most is not None and bare.high > value.most else None
    if least is None and most is None:
        return bare
    ends = [each / value.factor for each in (least, most) if each is not None]
    finer = lcm(*(each.denominator for each in ends))
    above, factor = whole.times(tape, value.above, fixed(finer)), value.factor / finer
    if least is not None and most is not None and value.below.at == value.below.low == 1:
        above = whole.within(tape, above, int(least / factor), int(most / factor))
        return _tight(Number(above, factor, value.below), least, most)
    if least is not None:
        above = whole.at_least(tape, above, whole.times(tape, value.below, fixed(int(least / factor))))
    if most is not None:
        above = whole.at_most(tape, above, whole.times(tape, value.below, fixed(int(most / factor))))
    return _tight(Number(above, factor, value.below), least, most)


def _tight(value: Number, least: Fraction | None, most: Fraction | None) -> Number:
    """Tell the bounds that a plain number has by its limits."""
    if not value.plain or not isinstance(value.above.at, Register):
        return value
    unit = value.factor / value.below.low
    low = value.above.low if least is None else max(value.above.low, -int(-least / unit // 1))
    high = value.above.high if most is None else min(value.above.high, int(most / unit // 1))
    return attrs.evolve(value, above=bounded(value.above, min(low, high), max(low, high)))


def _aligned(tape: Tape, left: Number, right: Number) -> tuple[Whole, Whole, Fraction, Whole]:
    """Give both over one divisor: their numerators, the factor, the divisor."""
    left, right = settled(tape, left), settled(tape, right)
    factor = _common(left, right)
    first = whole.times(tape, left.above, fixed(int(left.factor / factor)))
    second = whole.times(tape, right.above, fixed(int(right.factor / factor)))
    if left.below.at is right.below.at or (left.plain and right.plain and left.below.low == right.below.low):
        return first, second, factor, left.below
    first = whole.times(tape, first, right.below)
    second = whole.times(tape, second, left.below)
    return first, second, factor, whole.times(tape, left.below, right.below)


def _common(left: Number, right: Number) -> Fraction:
    if left.known == 0:
        return right.factor
    if right.known == 0:
        return left.factor
    one, other = left.factor, right.factor
    below = lcm(one.denominator, other.denominator)
    return Fraction(
        gcd(one.numerator * (below // one.denominator), other.numerator * (below // other.denominator)), below
    )


def _zero_taken(value: Number, factor: Fraction) -> Number:
    return attrs.evolve(value, factor=factor) if value.known == 0 else value


def plus(tape: Tape, left: Number, right: Number) -> Number:
    """Add."""
    for one, other in ((left, right), (right, left)):
        known = one.known
        if known == 0:
            return other
        if known is not None and other.known is not None:
            return constant(known + other.known)
    common = _common(left, right)
    first, second, factor, below = _aligned(tape, _zero_taken(left, common), _zero_taken(right, common))
    return Number(whole.plus(tape, first, second), factor, below)


def minus(tape: Tape, left: Number, right: Number) -> Number:
    """Subtract."""
    if left is right:
        return constant(0)
    if right.known is not None or left.known == 0:
        return plus(tape, left, negative(tape, right))
    common = _common(left, right)
    first, second, factor, below = _aligned(tape, _zero_taken(left, common), _zero_taken(right, common))
    return Number(whole.minus(tape, first, second), factor, below)


def times(tape: Tape, left: Number, right: Number) -> Number:
    """Multiply."""
    for one, other in ((left, right), (right, left)):
        if one.known is not None:
            return scaled(tape, other, one.known)
    left, right = settled(tape, left), settled(tape, right)
    above = whole.times(tape, left.above, right.above)
    if left.above.at is right.above.at:
        above = bounded(above, max(above.low, 0), above.high)
    return Number(above, left.factor * right.factor, whole.times(tape, left.below, right.below))


def zero(tape: Tape, value: Number) -> Truth:
    """Give where a number is 0."""
    return compared(tape, "=", value, constant(0))


def divided(tape: Tape, left: Number, right: Number) -> Number:
    """Divide; where the divisor is 0 the result means nothing."""
    right = settled(tape, right)
    known = right.known
    if known is not None:
        return scaled(tape, left, 1 / known) if known else constant(0)
    left = settled(tape, left)
    above, below = left.above, right.above
    if right.above.low < 0:
        if right.above.high > 0:
            above = whole.times(tape, above, whole.sign(tape, below))
        else:
            above = whole.negative(tape, above)
        below = whole.magnitude(tape, below)
    below = bounded(below, max(below.low, 1), max(below.high, 1))
    return Number(
        whole.times(tape, above, right.below), left.factor / right.factor, whole.times(tape, left.below, below)
    )


def magnitude(tape: Tape, value: Number) -> Number:
    """Give the magnitude."""
    value = settled(tape, value)
    return attrs.evolve(value, above=whole.magnitude(tape, value.above))


def smaller(tape: Tape, left: Number, right: Number) -> Number:
    """Give the smaller of two."""
    for one, other in ((left, right), (right, left)):
        if one.known is not None:
            return within(other, None, one.known)
    return _extreme(tape, left, right, "<=")


def greater(tape: Tape, left: Number, right: Number) -> Number:
    """Give the greater of two."""
    for one, other in ((left, right), (right, left)):
        if one.known is not None:
            return within(other, one.known, None)
    return _extreme(tape, left, right, ">=")


def _extreme(tape: Tape, left: Number, right: Number, operator: Comparing) -> Number:
    if not (left.plain and right.plain):
        return chosen(tape, compared(tape, operator, left, right), left, right)
    first, second, factor, below = _aligned(tape, left, right)
    pick = whole.at_most if operator == "<=" else whole.at_least
    return Number(pick(tape, first, second), factor, below)


def chosen(tape: Tape, where: Truth, one: Number, other: Number) -> Number:
    """Give `one` where `where` holds, else `other`."""
    if isinstance(where, bool):
        return one if where else other
    one, other = settled(tape, one), settled(tape, other)
    factor = _common(one, other)
    one, other = _zero_taken(one, factor), _zero_taken(other, factor)
    first = whole.times(tape, one.above, fixed(int(one.factor / factor)))
    second = whole.times(tape, other.above, fixed(int(other.factor / factor)))
    below = whole.chosen(tape, where, one.below, other.below)
    return Number(whole.chosen(tape, where, first, second), factor, below)


def compared(tape: Tape, operator: Comparing, left: Number, right: Number) -> Truth:
    """Compare certainly."""
    known = right.known
    if known is None and left.known is not None:
        return compared(tape, _TURNED[operator], right, left)
    if known is not None:
        return _against(tape, operator, left, known)
    first, second, _, _ = _aligned(tape, left, right)
    return whole.compared(tape, operator, first, second)


_TURNED: dict[Comparing, Comparing] = {"=": "=", "!=": "!=", "<": ">", ">": "<", "<=": ">=", ">=": "<="}


def _against(tape: Tape, operator: Comparing, value: Number, limit: Fraction) -> Truth:
    value = settled(tape, value)
    ratio = limit / value.factor
    if not value.plain:
        left = whole.times(tape, value.above, fixed(ratio.denominator))
        return whole.compared(tape, operator, left, whole.times(tape, value.below, fixed(ratio.numerator)))
    ratio *= value.below.low
    if ratio.denominator == 1:
        return whole.compared(tape, operator, value.above, _near(value.above, int(ratio)))
    if operator in ("=", "!="):
        return operator == "!="
    # Between two whole numbers: below or at the lower one, or at or above the upper one.
    if operator in ("<", "<="):
        return whole.compared(tape, "<=", value.above, _near(value.above, ratio // 1))
    return whole.compared(tape, ">=", value.above, _near(value.above, ratio // 1 + 1))


def _near(value: Whole, limit: int) -> Whole:
    """Keep a limit that lies far outside the bounds within what the arrays hold."""
    return fixed(min(max(limit, value.low - 1), value.high + 1))


def inside(tape: Tape, value: Number, low: Number, high: Number) -> Truth:
    """Give where `value` lies from `low` to `high`, both in."""
    return both(tape, compared(tape, ">=", value, low), compared(tape, "<=", value, high))


def apart(tape: Tape, value: Number, low: Number, high: Number) -> Truth:
    """Give where `value` lies outside `low` to `high`."""
    return either(tape, compared(tape, "<", value, low), compared(tape, ">", value, high))
