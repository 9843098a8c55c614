"""Write exact arithmetic on unreduced pairs of whole numbers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction
from functools import reduce
from math import gcd, lcm
from types import MappingProxyType

from indicrules.compile import runtime
from indicrules.compile.values import NO, ONE, ONE_PAIR, YES, ZERO, ZERO_PAIR, Pair, Truth, fixed
from indicrules.compile.writer import Writer, number, product
from indicrules.exact import ranges
from indicrules.exact.limits import BIT_LIMIT
from indicrules.syntax.tree import ComparisonOperator

SIGNS: MappingProxyType[ComparisonOperator, str] = MappingProxyType(
    {"=": "==", "!=": "!=", "<": "<", "<=": "<=", ">": ">", ">=": ">="}
)
_TERMS = 16


def total(writer: Writer, pairs: Sequence[Pair]) -> Pair:
    """Write a sum."""
    groups: dict[str | None, list[Pair]] = {}
    for pair in pairs:
        groups.setdefault(pair.under, []).append(pair)
    found: Pair | None = None
    for group in groups.values():
        one = _alike(writer, group)
        found = one if found is None else _apart(writer, found, one)
    if found is None:
        return ZERO_PAIR
    return found._replace(range=reduce(ranges.plus, [each.range for each in pairs]))


def _alike(writer: Writer, pairs: list[Pair]) -> Pair:
    """Write the sum of pairs that stand over the same name."""
    under = pairs[0].under
    known = sum((each.factor for each in pairs if each.over is None), ZERO)
    named = [each for each in pairs if each.over is not None]
    if not named:
        return Pair(known, None, under) if known else ZERO_PAIR
    if len(named) == 1 and not known:
        return named[0]
    factors = [each.factor for each in named]
    scale = lcm(known.denominator, *(each.denominator for each in factors))
    wholes = [each.numerator * (scale // each.denominator) for each in factors]
    rest = known.numerator * (scale // known.denominator)
    share = gcd(rest, *wholes) or 1
    terms = [product(whole // share, (each.over,)) for whole, each in zip(wholes, named, strict=True)]
    longest = max(
        rest.bit_length(),
        *(whole.bit_length() + writer.bits[each.over or ""] for whole, each in zip(wholes, named, strict=True)),
    )
    if rest:
        terms.append(number(rest // share))
    bits = longest + len(terms).bit_length()
    while len(terms) > _TERMS:
        terms = [
            writer.assign(" + ".join(terms[start : start + _TERMS]), bits) for start in range(0, len(terms), _TERMS)
        ]
    return Pair(Fraction(share, scale), writer.assign(" + ".join(terms), bits), under)


def _apart(writer: Writer, left: Pair, right: Pair) -> Pair:
    """Write the sum of two pairs that stand over different names."""
    if not left.factor or not right.factor:
        return right if not left.factor else left
    scale = lcm(left.factor.denominator, right.factor.denominator)
    first, second = (each.factor.numerator * (scale // each.factor.denominator) for each in (left, right))
    share = gcd(first, second)
    one = product(first // share, (left.over, right.under))
    other = product(second // share, (right.over, left.under))
    bits = 1 + max(
        first.bit_length() + bits_of(writer, left.over) + bits_of(writer, right.under),
        second.bit_length() + bits_of(writer, right.over) + bits_of(writer, left.under),
    )
    over = writer.assign(f"{one} + {other}", bits)
    found = Pair(Fraction(share, scale), over, _times(writer, left.under, right.under))
    return shortened(writer, found)


def multiply(writer: Writer, left: Pair, right: Pair) -> Pair:
    """Write a product."""
    if left.known is not None or right.known is not None:
        known, other = (left, right) if left.known is not None else (right, left)
        return _scaled(other, known.factor)
    factor = left.factor * right.factor
    over, under = _times(writer, left.over, right.over), _times(writer, left.under, right.under)
    return shortened(writer, Pair(factor, over, under, ranges.times(left.range, right.range)))


def _scaled(pair: Pair, factor: Fraction) -> Pair:
    if not factor or pair is ZERO_PAIR:
        return ZERO_PAIR
    if factor == 1:
        return pair
    if pair.known is not None:
        return fixed(pair.factor * factor)
    return Pair(pair.factor * factor, pair.over, pair.under, ranges.scaled(pair.range, factor))


def negative(pair: Pair) -> Pair:
    """Give the opposite."""
    return _scaled(pair, Fraction(-1))


def subtract(writer: Writer, left: Pair, right: Pair) -> Pair:
    """Write a difference."""
    return total(writer, (left, negative(right)))


def divide(writer: Writer, left: Pair, right: Pair) -> Pair:
    """Write a quotient, and the refusal of a divisor that is 0."""
    return multiply(writer, left, _inverse(writer, right))


def _inverse(writer: Writer, pair: Pair) -> Pair:
    if pair.factor == 0:
        writer.put(f"raise {writer.constant(runtime.Refused)}")
        return ONE_PAIR
    factor, range_ = ONE / pair.factor, ranges.inverse(pair.range)
    if pair.over is None:
        return Pair(factor, pair.under, None, range_)
    if ranges.compared("=", pair.range, ZERO_PAIR.range) is not False:
        writer.put(f"if {pair.over} == 0: raise {writer.constant(runtime.Refused)}")
    if pair.range.never_negative and factor.numerator > 0:
        return Pair(factor, pair.under, pair.over, range_)
    bits, under_bits = writer.bits[pair.over], bits_of(writer, pair.under)
    under, over = writer.variable(bits), writer.variable(under_bits)
    whole = pair.under or "1"
    writer.put(f"if {pair.over} > 0: {under} = {pair.over}; {over} = {whole}")
    writer.put(f"else: {under} = -{pair.over}; {over} = -{whole}")
    return Pair(factor, over, under, range_)


def power(writer: Writer, base: Pair, exponent: int) -> Pair:
    """Write a whole power, and the refusal of one past the limit of size."""
    if exponent == 0:
        return ONE_PAIR
    if exponent < 0:
        return power(writer, _inverse(writer, base), -exponent)
    over_bits, under_bits = parts_bits(writer, base)
    if max(over_bits, under_bits, 2) * exponent > runtime.SHORT:
        return _long_power(writer, base, exponent)
    over = None if base.over is None else writer.assign(f"{base.over}**{exponent}", over_bits * exponent)
    under = None if base.under is None else writer.assign(f"{base.under}**{exponent}", under_bits * exponent)
    if over is None and under is None:
        return fixed(base.factor**exponent)
    return Pair(base.factor**exponent, over, under, ranges.power(base.range, exponent))


def _long_power(writer: Writer, base: Pair, exponent: int) -> Pair:
    over, under = writer.variable(BIT_LIMIT), writer.variable(BIT_LIMIT)
    call, (first, second) = writer.constant(runtime.powered), parts(base)
    writer.put(f"{over}, {under} = {call}({first}, {second}, {number(exponent)})")
    return Pair(Fraction(1), over, under)


def compare(writer: Writer, operator: ComparisonOperator, left: Pair, right: Pair) -> Truth:
    """Give a comparison as text, cross-multiplied."""
    found = ranges.compared(operator, left.range, right.range)
    if found is not None:
        return YES if found else NO
    scale = lcm(left.factor.denominator, right.factor.denominator)
    first, second = (each.factor.numerator * (scale // each.factor.denominator) for each in (left, right))
    share = gcd(first, second)
    same = left.under == right.under
    above_left = product(first // share, (left.over, None if same or not second else right.under))
    above_right = product(second // share, (right.over, None if same or not first else left.under))
    return Truth(f"{above_left} {SIGNS[operator]} {above_right}")


def magnitude(writer: Writer, pair: Pair) -> Pair:
    """Write the value without its sign."""
    if pair.range.never_negative:
        return pair
    below = pair.range.high is not None and pair.range.high <= 0
    if pair.over is None or below:
        return negative(pair) if pair.factor < 0 or below else pair
    over = writer.assign(f"{pair.over} if {pair.over} >= 0 else -{pair.over}", writer.bits[pair.over])
    return Pair(abs(pair.factor), over, pair.under, ranges.magnitude(pair.range))


def parts(pair: Pair) -> tuple[str, str]:
    """Give numerator and denominator as texts."""
    return product(pair.factor.numerator, (pair.over,)), product(pair.factor.denominator, (pair.under,))


def parts_bits(writer: Writer, pair: Pair) -> tuple[int, int]:
    """Give the most bits that numerator and denominator have."""
    over = abs(pair.factor.numerator).bit_length() + bits_of(writer, pair.over)
    return over, pair.factor.denominator.bit_length() + bits_of(writer, pair.under)


def shortened(writer: Writer, pair: Pair) -> Pair:
    """Write the reduction of a pair that may have grown long."""
    longest = max(parts_bits(writer, pair))
    if longest <= runtime.SHORT or pair.known is not None:
        return pair
    return _reduced(writer, pair, runtime.shortened, longest)


def bounded(writer: Writer, pair: Pair) -> Pair:
    """Write the reduction of a pair that may have grown long, and the refusal of one past the limit of size."""
    longest = max(parts_bits(writer, pair))
    if pair.known is not None:
        if longest > BIT_LIMIT:
            writer.put(f"raise {writer.constant(runtime.Refused)}")
            return ONE_PAIR
        return pair
    return pair if longest <= runtime.SHORT else _reduced(writer, pair, runtime.bounded, BIT_LIMIT)


def _reduced(writer: Writer, pair: Pair, call: Callable[[int, int], tuple[int, int]], bits: int) -> Pair:
    over, under = writer.variable(bits), writer.variable(bits)
    first, second = parts(pair)
    writer.put(f"{over}, {under} = {writer.constant(call)}({first}, {second})")
    return Pair(Fraction(1), over, under, pair.range)


def _times(writer: Writer, left: str | None, right: str | None) -> str | None:
    if left is None or right is None:
        return left if right is None else right
    return writer.assign(f"{left}*{right}", writer.bits[left] + writer.bits[right])


def bits_of(writer: Writer, name: str | None) -> int:
    """Give the most bits that a named whole number has; None is 1."""
    return 1 if name is None else writer.bits[name]
