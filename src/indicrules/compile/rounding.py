"""Write roundings of pairs: one division of whole numbers each, in each of the modes."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from types import MappingProxyType

from indicrules.compile.pairs import bits_of
from indicrules.compile.values import Pair, fixed
from indicrules.compile.writer import Writer, product
from indicrules.exact import ranges
from indicrules.exact.rounding import Mode, is_multiple, round_to


def rounded(writer: Writer, pair: Pair, step: Fraction, mode: Mode) -> Pair:
    """Write the multiple of `step` that `mode` picks: one division of whole numbers."""
    if pair.known is not None:
        return pair if is_multiple(pair.known, step) else fixed(round_to(pair.known, step, mode))
    ratio = pair.factor / step
    if pair.under is None and ratio.denominator == 1:
        return pair
    over, under = ratio.numerator, ratio.denominator
    bits = abs(over).bit_length() + bits_of(writer, pair.over) + 1
    signed = not pair.range.never_negative
    count = writer.assign(_MODES[mode](writer, over, under, pair, signed), bits)
    return Pair(step, count, None, ranges.rounded(pair.range, step, mode))


def _half_up(writer: Writer, over: int, under: int, pair: Pair, signed: bool) -> str:
    upward, downward = _halves(over, under, pair)
    return f"{upward} if {_sign(over, pair)} else {downward}" if signed else upward


def _half_down(writer: Writer, over: int, under: int, pair: Pair, signed: bool) -> str:
    upward, downward = _halves(over, under, pair)
    return f"{downward} if {_sign(over, pair)} else {upward}" if signed else downward


def _halves(over: int, under: int, pair: Pair) -> tuple[str, str]:
    """Write the nearest whole number twice: a half going upward, and downward."""
    if under % 2:
        twice, once, half = 2 * over, 2 * under, under
    else:
        twice, once, half = over, under, under // 2
    above, below, middle = product(twice, (pair.over,)), product(once, (pair.under,)), product(half, (pair.under,))
    return f"({above} + {middle})//({below})", f"-(({middle} - {above})//({below}))"


def _half_even(writer: Writer, over: int, under: int, pair: Pair, signed: bool) -> str:
    above, below = product(over, (pair.over,)), product(under, (pair.under,))
    whole = writer.assign(f"({above})//({below})", abs(over).bit_length() + bits_of(writer, pair.over) + 1)
    rest = writer.assign(
        f"2*({above} - {whole}*{below}) - {below}", under.bit_length() + bits_of(writer, pair.under) + 1
    )
    return f"{whole} + 1 if {rest} > 0 or ({rest} == 0 and {whole} % 2 == 1) else {whole}"


def _floor(writer: Writer, over: int, under: int, pair: Pair, signed: bool) -> str:
    return f"({product(over, (pair.over,))})//({product(under, (pair.under,))})"


def _ceil(writer: Writer, over: int, under: int, pair: Pair, signed: bool) -> str:
    return f"-(({product(-over, (pair.over,))})//({product(under, (pair.under,))}))"


def _down(writer: Writer, over: int, under: int, pair: Pair, signed: bool) -> str:
    floor = _floor(writer, over, under, pair, signed)
    return f"{floor} if {_sign(over, pair)} else {_ceil(writer, over, under, pair, signed)}" if signed else floor


def _up(writer: Writer, over: int, under: int, pair: Pair, signed: bool) -> str:
    ceil = _ceil(writer, over, under, pair, signed)
    return f"{ceil} if {_sign(over, pair)} else {_floor(writer, over, under, pair, signed)}" if signed else ceil


def _sign(over: int, pair: Pair) -> str:
    """Write that a pair is not negative."""
    if pair.over is None:
        return "True" if over >= 0 else "False"
    return f"{pair.over} >= 0" if over >= 0 else f"{pair.over} <= 0"


_MODES: MappingProxyType[Mode, Callable[[Writer, int, int, Pair, bool], str]] = MappingProxyType(
    {
        "half_up": _half_up,
        "half_even": _half_even,
        "half_down": _half_down,
        "floor": _floor,
        "ceil": _ceil,
        "down": _down,
        "up": _up,
    }
)
