"""Compute the functions of formulas from what a handbook says of them, between bounds."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction
from itertools import pairwise
from math import isqrt
from types import MappingProxyType
from typing import Final

import mpmath  # type: ignore[import-untyped]  # it brings no types

from tests.explain.redone.quantities import (
    ONE,
    UNKNOWN,
    NotArithmetic,
    Quantity,
    Unknown,
    Value,
    added,
    divided,
    multiplied,
    negated,
)

mpmath.mp.dps = 40
_SLACK: Final = Fraction(1, 10**30)
_HALF: Final = Fraction(1, 2)


def called(name: str, given: list[Value], pairs: list[tuple[Value, Value]]) -> Value:
    """Give what a function makes of its arguments, and of pairs such as `0: 50`; UNKNOWN where it is an author's."""
    english = CHINESE.get(name, name)
    function = FUNCTIONS.get(english)
    if function is None or any(isinstance(each, Unknown) for each in (*given, *(one for two in pairs for one in two))):
        return UNKNOWN
    if english == "interpolate":
        return _interpolated(_number(given[0]), [(_number(at), _number(value)) for at, value in pairs])
    if pairs:
        raise NotArithmetic("pairs in a function that takes none")
    return function(given)


def powered(base: Quantity, exponent: Quantity) -> Quantity:
    """Give a power; of an interval where it is of one sign or the exponent is whole."""
    if not exponent.exact or exponent.powers:
        raise NotArithmetic("an exponent that is not certain")
    power = exponent.low
    if power.denominator == 1:
        return _whole_power(base, int(power))
    if base.low < 0:
        raise NotArithmetic("a root of what may be negative")
    if base.powers:
        raise NotArithmetic("a root of a quantity")
    ends = sorted((_root_power(base.low, power), _root_power(base.high, power)), key=lambda each: each.low)
    return Quantity(ends[0].low, ends[-1].high)


def _whole_power(base: Quantity, power: int) -> Quantity:
    if abs(power) > 2000:
        raise NotArithmetic("a power too high to compute")
    if power < 0:
        return divided(Quantity(ONE, ONE), _whole_power(base, -power))
    ends = [base.low**power, base.high**power]
    if power % 2 == 0 and base.low < 0 < base.high and power:
        ends.append(Fraction(0))
    powers = tuple((unit, each * power) for unit, each in base.powers) if power else ()
    return Quantity(min(ends), max(ends), powers, base.scale**power)


def _root_power(value: Fraction, power: Fraction) -> Quantity:
    if value == 0:
        if power < 0:
            raise NotArithmetic("divides by what may be 0")
        return Quantity(Fraction(0), Fraction(0))
    roots = tuple(_whole_root(part, power.denominator) for part in value.as_integer_ratio())
    if None not in roots:
        over, under = roots
        assert over is not None
        assert under is not None
        exact = Fraction(over, under) ** power.numerator
        return Quantity(exact, exact)
    return _around(mpmath.power(_real(value), _real(power)))


def _whole_root(number: int, degree: int) -> int | None:
    """Give the root of a whole number that has a whole one."""
    found = isqrt(number) if degree == 2 else int(mpmath.nint(mpmath.root(number, degree)))
    return next((each for each in (found - 1, found, found + 1) if each >= 0 and each**degree == number), None)


def _real(value: Fraction) -> mpmath.mpf:
    return mpmath.mpf(value.numerator) / value.denominator


def _around(value: mpmath.mpf) -> Quantity:
    """Give an irrational value as what its first thirty digits leave open."""
    if not mpmath.isfinite(value):
        raise NotArithmetic("beyond all bounds")
    sign, mantissa, exponent, _ = mpmath.mpf(value)._mpf_
    exact = Fraction(int(mantissa)) * Fraction(2) ** int(exponent) * (-1 if sign else 1)
    slack = max(abs(exact), Fraction(1, 10**300)) * _SLACK
    return Quantity(exact - slack, exact + slack)


def _rising(compute: Callable[[Fraction], Quantity]) -> Callable[[list[Value]], Value]:
    def function(given: list[Value]) -> Value:
        value = _number(_one(given))
        if value.powers:
            raise NotArithmetic("a function of plain numbers is given a quantity")
        low, high = compute(value.low), compute(value.high)
        return Quantity(min(low.low, high.low), max(low.high, high.high))

    return function


def _logarithm(value: Fraction) -> Quantity:
    if value <= 0:
        raise NotArithmetic("a logarithm of what may be 0")
    return Quantity(Fraction(0), Fraction(0)) if value == 1 else _around(mpmath.log(_real(value)))


def _exponential(value: Fraction) -> Quantity:
    if abs(value) > 10**5:
        raise NotArithmetic("a power too high to compute")
    return Quantity(ONE, ONE) if value == 0 else _around(mpmath.exp(_real(value)))


def _error(value: Fraction) -> Quantity:
    return Quantity(ONE, ONE) if value == 0 else _around(mpmath.erfc(_real(value)))


def _root(value: Fraction) -> Quantity:
    if value < 0:
        raise NotArithmetic("a root of what may be negative")
    return _root_power(value, _HALF)


def _one(given: list[Value]) -> Value:
    if len(given) != 1:
        raise NotArithmetic("a function of one value is given several")
    return given[0]


def _number(value: Value) -> Quantity:
    if not isinstance(value, Quantity):
        raise NotArithmetic("no number where one is needed")
    return value


def _several(given: list[Value]) -> list[Quantity]:
    """Give numbers, those of lists one by one, in one unit."""
    flat = [each for value in given for each in (value if isinstance(value, tuple) else (value,))]
    numbers = [_number(each) for each in flat]
    if not numbers:
        raise NotArithmetic("a function of several values is given none")
    powers = next((each.powers for each in numbers if not each.fits_all), ())
    if any(each.powers != powers and not each.fits_all for each in numbers):
        raise NotArithmetic("a function of several values is given two units")
    return numbers


def _like(numbers: list[Quantity], low: Fraction, high: Fraction) -> Quantity:
    """Give a value in the unit of the first that has one."""
    first = next((each for each in numbers if not each.fits_all), numbers[0])
    return Quantity(low, high, first.powers, first.scale)


def _least(given: list[Value]) -> Value:
    numbers = _several(given)
    return _like(numbers, min(each.low for each in numbers), min(each.high for each in numbers))


def _greatest(given: list[Value]) -> Value:
    numbers = _several(given)
    return _like(numbers, max(each.low for each in numbers), max(each.high for each in numbers))


def _sum(given: list[Value]) -> Value:
    flat = [each for value in given for each in (value if isinstance(value, tuple) else (value,))]
    if not flat:
        return Quantity(Fraction(0), Fraction(0))
    first, *rest = _several(given)
    for each in rest:
        first = added(first, each, 1)
    return first


def _mean(given: list[Value]) -> Value:
    count = Fraction(len(_several(given)))
    return divided(_number(_sum(given)), Quantity(count, count))


def _median(given: list[Value]) -> Value:
    numbers = _several(given)
    middle = (len(numbers) - 1) // 2
    other = len(numbers) // 2
    ends = [sorted(side)[middle] + sorted(side)[other] for side in _sides(numbers)]
    return _like(numbers, ends[0] / 2, ends[1] / 2)


def _sides(numbers: list[Quantity]) -> tuple[list[Fraction], list[Fraction]]:
    return [each.low for each in numbers], [each.high for each in numbers]


def _geometric(given: list[Value]) -> Value:
    numbers = _several(given)
    product = Quantity(ONE, ONE)
    for each in numbers:
        product = multiplied(product, each)
    share = Fraction(1, len(numbers))
    return product if share == 1 else powered(product, Quantity(share, share))


def _harmonic(given: list[Value]) -> Value:
    numbers = _several(given)
    inverse: list[Value] = [divided(Quantity(ONE, ONE), each) for each in numbers]
    return divided(Quantity(ONE, ONE), _number(_mean(inverse)))


def _weighted(given: list[Value]) -> Value:
    if len(given) != 2:
        raise NotArithmetic("a weighted mean wants two lists")
    values, weights = _several(given[:1]), _several(given[1:])
    products: list[Value] = [multiplied(value, weight) for value, weight in zip(values, weights, strict=True)]
    return divided(_number(_sum(products)), _number(_sum([*weights])))


def _ranked(best: bool) -> Callable[[list[Value]], Value]:
    def function(given: list[Value]) -> Value:
        count, numbers = _number(given[0]), _several(given[1:])
        lows, highs = (sorted(side, reverse=best)[: int(count.low)] for side in _sides(numbers))
        return tuple(_like(numbers, low, high) for low, high in zip(lows, highs, strict=True))

    return function


def _trimmed(given: list[Value]) -> Value:
    count, numbers = int(_number(given[0]).low), _several(given[1:])
    lows, highs = (sorted(side)[count : len(numbers) - count] for side in _sides(numbers))
    return tuple(_like(numbers, low, high) for low, high in zip(lows, highs, strict=True))


def _product(given: list[Value]) -> Value:
    found = Quantity(ONE, ONE)
    for each in _several(given):
        found = multiplied(found, each)
    return found


def _absolute(given: list[Value]) -> Value:
    value = _number(_one(given))
    if value.low >= 0:
        return value
    return negated(value) if value.high <= 0 else _like([value], Fraction(0), max(-value.low, value.high))


def _clamped(given: list[Value]) -> Value:
    if len(given) != 3:
        raise NotArithmetic("clamp wants three values")
    return _least([_greatest(given[:2]), given[2]])


def _remainder(given: list[Value]) -> Value:
    value, base = (_number(each) for each in given)
    if not (value.exact and base.exact):
        raise NotArithmetic("a remainder of what is not certain")
    return _like([value, base], value.low % base.low, value.low % base.low)


def _count(given: list[Value]) -> Value:
    if all(isinstance(each, bool) for each in given):
        number = sum(1 for each in given if each)
    else:
        number = sum(len(each) if isinstance(each, tuple) else 1 for each in given)
    return Quantity(Fraction(number), Fraction(number))


def _stepped(mode: str) -> Callable[[list[Value]], Value]:
    def function(given: list[Value]) -> Value:
        value = _number(given[0])
        step = _number(given[1]) if len(given) > 1 else Quantity(value.scale, value.scale, value.powers, value.scale)
        return _stepped_to(value, step, mode)

    return function


def _round(given: list[Value]) -> Value:
    mode = given[2] if len(given) > 2 else "half_up"
    if len(given) < 2 or not isinstance(mode, str):
        raise NotArithmetic("round wants a value, a step and a mode")
    return _stepped_to(_number(given[0]), _number(given[1]), MODES.get(mode, mode))


def _stepped_to(value: Quantity, step: Quantity, mode: str) -> Quantity:
    if mode not in ROUNDINGS:
        raise NotArithmetic("a mode of rounding that is none")
    size = step.low if step.powers == value.powers else step.low * value.scale
    if not step.exact or size == 0:
        raise NotArithmetic("a step that is not certain")
    ends = sorted(ROUNDINGS[mode](end / abs(size)) * abs(size) for end in (value.low, value.high))
    return Quantity(ends[0], ends[1], value.powers, value.scale)


def _floor(value: Fraction) -> int:
    return value.numerator // value.denominator


def _away(value: Fraction, round_up: Callable[[Fraction], int]) -> int:
    return round_up(value) if value >= 0 else -round_up(-value)


ROUNDINGS: Mapping[str, Callable[[Fraction], int]] = MappingProxyType(
    {
        "half_up": lambda value: _away(value, lambda each: _floor(each + _HALF)),
        "half_down": lambda value: _away(value, lambda each: -_floor(_HALF - each)),
        "half_even": round,
        "up": lambda value: _away(value, lambda each: -_floor(-each)),
        "down": lambda value: _away(value, _floor),
        "floor": _floor,
        "ceil": lambda value: -_floor(-value),
    }
)
MODES: Mapping[str, str] = MappingProxyType(
    {
        "四舍五入": "half_up", "四舍六入": "half_even", "四舍六入五成双": "half_even", "进位": "up", "舍去": "down",
        "五舍六入": "half_down", "向上进位": "up", "舍去尾数": "down", "向下取整": "floor", "向上取整": "ceil",
        "向下取整数": "floor", "向上取整数": "ceil",
    }
)  # fmt: skip


def _interpolated(at: Quantity, pairs: list[tuple[Quantity, Quantity]]) -> Quantity:
    """Give a value on the straight lines between pairs, level beyond the ends."""
    inside = [value.low for place, value in pairs if at.low < place.low < at.high]
    ends = [*inside, _on_lines(at.low, pairs), _on_lines(at.high, pairs)]
    return _like([pairs[0][1], pairs[-1][1]], min(ends), max(ends))


def _on_lines(at: Fraction, pairs: list[tuple[Quantity, Quantity]]) -> Fraction:
    if at <= pairs[0][0].low:
        return pairs[0][1].low
    for (left, below), (right, above) in pairwise(pairs):
        if at <= right.low:
            share = (at - left.low) / (right.low - left.low)
            return below.low + share * (above.low - below.low)
    return pairs[-1][1].low


FUNCTIONS: Mapping[str, Callable[[list[Value]], Value]] = MappingProxyType(
    {
        "min": _least,
        "max": _greatest,
        "sum": _sum,
        "mean": _mean,
        "median": _median,
        "geomean": _geometric,
        "harmonic": _harmonic,
        "weighted_mean": _weighted,
        "best": _ranked(True),
        "worst": _ranked(False),
        "trimmed": _trimmed,
        "product": _product,
        "list": lambda given: tuple(_several(given)),
        "known": lambda given: tuple(_several(given)),
        "abs": _absolute,
        "clamp": _clamped,
        "mod": _remainder,
        "count": _count,
        "floor": _stepped("floor"),
        "ceil": _stepped("ceil"),
        "round": _round,
        "sqrt": _rising(_root),
        "ln": _rising(_logarithm),
        "exp": _rising(_exponential),
        "erfc": _rising(_error),
        "interpolate": lambda given: _one(given),
    }
)
CHINESE: Mapping[str, str] = MappingProxyType(
    {
        "最小": "min", "最大": "max", "求和": "sum", "平均": "mean", "中位数": "median", "几何平均": "geomean",
        "去极值": "trimmed", "连乘": "product", "列表": "list", "有值项": "known",
        "调和平均": "harmonic", "加权平均": "weighted_mean", "最优": "best", "最差": "worst", "绝对值": "abs",
        "限定": "clamp", "求余": "mod", "计数": "count", "向下取整": "floor", "向上取整": "ceil", "取整": "round",
        "平方根": "sqrt", "自然对数": "ln", "指数函数": "exp", "余误差": "erfc", "插值": "interpolate",
    }
)  # fmt: skip
