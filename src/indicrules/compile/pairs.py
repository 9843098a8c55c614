"""Write exact arithmetic on unreduced pairs of whole numbers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction
from math import gcd, lcm
from types import MappingProxyType

from indicrules.compile import runtime
from indicrules.compile.values import NO, ONE, ONE_PAIR, YES, ZERO, ZERO_PAIR, Pair, Truth, fixed, order
from indicrules.compile.writer import Writer, number, product
from indicrules.exact.limits import BIT_LIMIT
from indicrules.syntax.tree import ComparisonOperator

SIGNS: MappingProxyType[ComparisonOperator, str] = MappingProxyType(
    {"=": "==", "!=": "!=", "<": "<", "<=": "<=", ">": ">", ">=": ">="}
)
# What the operator says where the left is certainly below, and where it is certainly above the right.
_APART: MappingProxyType[ComparisonOperator, tuple[bool, bool]] = MappingProxyType(
    {
        "=": (False, False),
        "!=": (True, True),
        "<": (True, False),
        "<=": (True, False),
        ">": (False, True),
        ">=": (False, True),
    }
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
    return found._replace(low=_together([each.low for each in pairs]), high=_together([each.high for each in pairs]))


def _together(ends: list[Fraction | None]) -> Fraction | None:
    found = ZERO
    for each in ends:
        if each is None:
            return None
        found = found + each if each else found
    return found


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
    found = Pair(factor, _times(writer, left.over, right.over), _times(writer, left.under, right.under))
    if left.low is not None and right.low is not None and left.never_negative and right.never_negative:
        high = left.high * right.high if left.high is not None and right.high is not None else None
        low = ZERO if not left.low or not right.low else left.low * right.low
        found = found._replace(low=_least(low), high=_most(high))
    return shortened(writer, found)


def _least(low: Fraction | None) -> Fraction | None:
    """Give a lower bound of what is never negative, 0 in place of one so long that working it out would take time."""
    return low if low is None or _is_short(low) else ZERO


def _most(high: Fraction | None) -> Fraction | None:
    """Give an upper bound, none in place of one so long."""
    return high if high is None or _is_short(high) else None


def _is_short(value: Fraction) -> bool:
    return value.numerator.bit_length() <= runtime.SHORT and value.denominator.bit_length() <= runtime.SHORT


def _scaled(pair: Pair, factor: Fraction) -> Pair:
    if not factor or pair is ZERO_PAIR:
        return ZERO_PAIR
    if factor == 1:
        return pair
    if pair.known is not None:
        return fixed(pair.factor * factor)
    low = pair.low * factor if pair.low else pair.low
    high = pair.high * factor if pair.high else pair.high
    if factor.numerator < 0:
        low, high = high, low
    return Pair(pair.factor * factor, pair.over, pair.under, low, high)


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
    above = pair.above_zero
    below = pair.high is not None and pair.high.numerator < 0
    low = ONE / pair.high if above and pair.high is not None else ZERO if above else None
    high = ONE / pair.low if above and pair.low is not None and pair.low.numerator > 0 else None
    factor = ONE / pair.factor
    if pair.over is None:
        return Pair(factor, pair.under, None, low, high)
    if not above and not below:
        writer.put(f"if {pair.over} == 0: raise {writer.constant(runtime.Refused)}")
    if (above or pair.never_negative) and factor.numerator > 0:
        return Pair(factor, pair.under, pair.over, low, high)
    bits, under_bits = writer.bits[pair.over], bits_of(writer, pair.under)
    under, over = writer.variable(bits), writer.variable(under_bits)
    whole = pair.under or "1"
    writer.put(f"if {pair.over} > 0: {under} = {pair.over}; {over} = {whole}")
    writer.put(f"else: {under} = -{pair.over}; {over} = -{whole}")
    return Pair(factor, over, under, low, high)


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
    low = base.low**exponent if base.low is not None and base.never_negative else ZERO if exponent % 2 == 0 else None
    return Pair(base.factor**exponent, over, under, _least(low) if low else low)


def _long_power(writer: Writer, base: Pair, exponent: int) -> Pair:
    over, under = writer.variable(BIT_LIMIT), writer.variable(BIT_LIMIT)
    call, (first, second) = writer.constant(runtime.powered), parts(base)
    writer.put(f"{over}, {under} = {call}({first}, {second}, {number(exponent)})")
    return Pair(Fraction(1), over, under)


def compare(writer: Writer, operator: ComparisonOperator, left: Pair, right: Pair) -> Truth:
    """Give a comparison as text, cross-multiplied."""
    below, above = _APART[operator]
    if left.known is not None and right.known is not None:
        apart = order(left.factor, right.factor)
        if apart == 0:
            return YES if operator in ("=", "<=", ">=") else NO
        return YES if (below if apart < 0 else above) else NO
    (low, high), (least, most) = left.bounds, right.bounds
    if high is not None and least is not None:
        apart = order(high, least)
        if apart < 0 or (apart == 0 and operator in ("<=", ">")):
            return YES if below else NO
    if low is not None and most is not None:
        apart = order(low, most)
        if apart > 0 or (apart == 0 and operator in (">=", "<")):
            return YES if above else NO
    scale = lcm(left.factor.denominator, right.factor.denominator)
    first, second = (each.factor.numerator * (scale // each.factor.denominator) for each in (left, right))
    share = gcd(first, second)
    same = left.under == right.under
    above_left = product(first // share, (left.over, None if same or not second else right.under))
    above_right = product(second // share, (right.over, None if same or not first else left.under))
    return Truth(f"{above_left} {SIGNS[operator]} {above_right}")


def magnitude(writer: Writer, pair: Pair) -> Pair:
    """Write the value without its sign."""
    if pair.never_negative:
        return pair
    if pair.over is None or (pair.high is not None and pair.high <= 0):
        return negative(pair) if pair.factor < 0 or (pair.high is not None and pair.high <= 0) else pair
    over = writer.assign(f"{pair.over} if {pair.over} >= 0 else -{pair.over}", writer.bits[pair.over])
    return Pair(abs(pair.factor), over, pair.under, ZERO)


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
    return Pair(Fraction(1), over, under, pair.low, pair.high)


def _times(writer: Writer, left: str | None, right: str | None) -> str | None:
    if left is None or right is None:
        return left if right is None else right
    return writer.assign(f"{left}*{right}", writer.bits[left] + writer.bits[right])


def bits_of(writer: Writer, name: str | None) -> int:
    """Give the most bits that a named whole number has; None is 1."""
    return 1 if name is None else writer.bits[name]
