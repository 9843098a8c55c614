"""Write the numbers that lints tell of, and choose plain ones between two ends: the witnesses that a reader can try."""

from __future__ import annotations

import datetime
from fractions import Fraction

from indicrules.exact.number import exact_text, near_text
from indicrules.exact.ranges import Number, Range
from indicrules.model.expression import Value
from indicrules.model.marks import mark_text
from indicrules.model.rules import Item
from indicrules.model.types import NumberType, Type

_PLACES = 6  # of a witness, in its unit


def unit_scale(type_: Type) -> Fraction:
    """Give how many base units one of the unit is that values of a type are written in."""
    return type_.written_scale if isinstance(type_, NumberType) else Fraction(1)


def figure(value: Value | int, type_: Type) -> str:
    """Write a value as a ruleset does, in the unit of its type."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, str):
        return f'"{value}"'
    if isinstance(value, datetime.date):
        return value.isoformat()
    number = near_text(Fraction(value) / unit_scale(type_), 8)[0]
    if isinstance(type_, NumberType) and type_.percent and (type_.unit is None or type_.unit.name == "%"):
        return f"{number}%"
    if isinstance(type_, NumberType) and type_.unit is not None and type_.unit.name not in ("", "1"):
        return f"{number} {type_.unit.name}"
    return number


def points(value: Number, item: Item) -> str:
    """Write a score of an item, in percent where it is scored in percent; a long one to six digits."""
    exact = Fraction(value)
    if item.percent:
        return mark_text(exact, True) if _is_short(exact * 100) else f"{near_text(exact * 100)[0]}%"
    return exact_text(exact) if _is_short(exact) else near_text(exact)[0]


def plain(inside: Range, type_: Type, *, near: Number | None = None) -> Fraction | None:
    """Give a number inside a range that is short in its unit, close to `near`, else to the middle, of it."""
    scale = unit_scale(type_)
    low, high = (None if end is None else Fraction(end) / scale for end in (inside.low, inside.high))
    if low is None and high is None:
        return Fraction(0)
    if low is None or high is None:
        end = low if high is None else high
        assert end is not None
        step = Fraction(1 if high is None else -1)
        whole = Fraction(end // 1) + step
        beside: Fraction = whole if (whole - end) * step > 0 else whole + step
        return beside * scale
    if low == high:
        return low * scale
    wanted = (low + high) / 2 if near is None else Fraction(near) / scale
    for places in range(_PLACES + 1):
        tens = int("1" + "0" * places)
        around = Fraction(wanted * tens // 1)
        for each in (around, around + 1, around - 1):
            value = each / tens * scale
            if inside.holds(value):
                return value
    return (low + high) / 2 * scale


def _is_short(value: Fraction) -> bool:
    return (value * 10**4).denominator == 1
