"""Turn a column as it lies in Arrow's memory into instructions that read its cells as whole numbers.

A cell that is not what the program was compiled for, or that scoring would refuse, is *odd*: whoever calls then has the
whole block read in the careful way, by numpy. So nothing is judged here twice.
"""

from __future__ import annotations

from collections.abc import Callable
from types import MappingProxyType
from typing import Literal

import attrs

from indicrules.tables.native.operations import FLOATS, LANES, MASK, TYPES, WORDS, Body, chosen, literal, whole
from indicrules.tables.score.tape import Kind

Layout = Literal["float", "whole", "decimal"]


@attrs.frozen
class Raw:
    """How cells lie in memory, and which of them are not odd.

    `float` and `decimal` cells have 64 and 128 bits, `whole` ones `bits`. A float is multiplied by `power` for a whole
    number, a decimal divided by it. The whole numbers are from `low` to `high`, none is in 1 … `doubtful` or in
    −`negative` … −1, and they are handed on in `kind`: f or i.
    """

    layout: Layout
    bits: int
    signed: bool
    power: int
    low: int
    high: int
    doubtful: int
    negative: int
    nulls: bool
    kind: Kind

    @property
    def width(self) -> int:
        """The bytes of a cell."""
        return self.bits // 8


@attrs.frozen
class Read:
    """The names of what was read: the values, where there are none, where cells are odd."""

    values: str
    nulls: str
    odd: str


def read(raw: Raw, cells: str, validity: str | None, body: Body) -> Read:
    """Write what reads eight cells at the pointer `cells` ; `validity` points at their bits."""
    nulls = "zeroinitializer"
    if validity is not None:
        bits = body.emit(f"load i8, ptr {validity}, align 1")
        nulls = body.emit(f"xor {MASK} {body.emit(f'bitcast i8 {bits} to {MASK}')}, splat (i1 true)")
    values, kind, same = _LAYOUTS[raw.layout](raw, cells, body)
    fits = body.emit(f"and {MASK} {_within(raw, values, kind, body)}, {same}")
    if validity is not None:
        fits = body.emit(f"or {MASK} {fits}, {nulls}")
        values = chosen(kind, nulls, "zeroinitializer", values, body)
    odd = body.emit(f"xor {MASK} {fits}, splat (i1 true)")
    if kind != raw.kind:
        values = _carried(values, raw.kind, body)
    return Read(values, nulls, odd)


def _carried(values: str, wanted: Kind, body: Body) -> str:
    if wanted == "f":
        return body.emit(f"sitofp {WORDS} {values} to {FLOATS}")
    return whole(values, body)


def _float(raw: Raw, cells: str, body: Body) -> tuple[str, Kind, str]:
    values = body.emit(f"load {FLOATS}, ptr {cells}, align 8")
    power = literal(float(raw.power), "f")
    rounded = body.call("rint", "f", body.emit(f"fmul {FLOATS} {values}, {power}"))
    again = body.emit(f"fdiv {FLOATS} {rounded}, {power}")
    return rounded, "f", body.emit(f"fcmp oeq {FLOATS} {again}, {values}")


def _whole(raw: Raw, cells: str, body: Body) -> tuple[str, Kind, str]:
    type_ = f"<{LANES} x i{raw.bits}>"
    values = body.emit(f"load {type_}, ptr {cells}, align {raw.width}")
    if raw.bits < 64:
        values = body.emit(f"{'sext' if raw.signed else 'zext'} {type_} {values} to {WORDS}")
    return values, "i", literal(True, "b")


_PAIRS = f"<{2 * LANES} x i64>"


def _decimal(raw: Raw, cells: str, body: Body) -> tuple[str, Kind, str]:
    pairs = body.emit(f"load {_PAIRS}, ptr {cells}, align 8")
    low, high = (_every_other(pairs, first, body) for first in (0, 1))
    same = body.emit(f"icmp eq {WORDS} {high}, {body.emit(f'ashr {WORDS} {low}, splat (i64 63)')}")
    if raw.power == 1:
        return low, "i", same
    # However the quotient is come by, that it gives the word back proves it: near by, no other product has these bits.
    near = body.emit(f"fmul {FLOATS} {_carried(low, 'f', body)}, {literal(1 / raw.power, 'f')}")
    rounded = whole(body.call("rint", "f", near), body)
    again = body.emit(f"mul {WORDS} {rounded}, {literal(raw.power, 'i')}")
    same = body.emit(f"and {MASK} {same}, {body.emit(f'icmp eq {WORDS} {again}, {low}')}")
    return rounded, "i", same


_LAYOUTS: MappingProxyType[Layout, Callable[[Raw, str, Body], tuple[str, Kind, str]]] = MappingProxyType(
    {"float": _float, "whole": _whole, "decimal": _decimal}
)


def _every_other(pairs: str, first: int, body: Body) -> str:
    order = ", ".join(f"i32 {at}" for at in range(first, 2 * LANES, 2))
    return body.emit(f"shufflevector {_PAIRS} {pairs}, {_PAIRS} poison, <{LANES} x i32> <{order}>")


def _within(raw: Raw, values: str, kind: Kind, body: Body) -> str:
    how = _COMPARED[kind]
    type_ = TYPES[kind]

    def compared(operator: str, end: int) -> str:
        return body.emit(f"{how[operator]} {type_} {values}, {literal(end, kind)}")

    fits = body.emit(f"and {MASK} {compared('>=', raw.low)}, {compared('<=', raw.high)}")
    if not raw.doubtful:
        return fits
    clear = body.emit(f"or {MASK} {compared('>', raw.doubtful)}, {compared('=' if raw.negative else '<=', 0)}")
    if raw.negative:
        clear = body.emit(f"or {MASK} {clear}, {compared('<', -raw.negative)}")
    return body.emit(f"and {MASK} {fits}, {clear}")


_COMPARED: MappingProxyType[Kind, dict[str, str]] = MappingProxyType(
    {
        "f": {">=": "fcmp oge", "<=": "fcmp ole", ">": "fcmp ogt", "<": "fcmp olt", "=": "fcmp oeq"},
        "i": {">=": "icmp sge", "<=": "icmp sle", ">": "icmp sgt", "<": "icmp slt", "=": "icmp eq"},
    }
)
