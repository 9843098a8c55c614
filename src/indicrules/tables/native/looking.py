"""Turn looking among numbers that are the same for all rows into instructions: by bisection, a row at a time."""

from __future__ import annotations

from collections.abc import Sequence
from types import MappingProxyType

import numpy as np

from indicrules.tables.native.operations import LANES, TYPES, WORDS, Body, Foreign
from indicrules.tables.score.tape import Argument, Kind, Listing, Register, Step

_ONE: MappingProxyType[Kind, str] = MappingProxyType({"f": "double", "i": "i64"})
_REACHES: MappingProxyType[Kind, str] = MappingProxyType({"f": "fcmp ole double", "i": "icmp sle i64"})


def looked(step: Step, body: Body) -> str | None:
    """Write the instructions of a step that looks among numbers, and name its value; None where it is another step."""
    assert step.target is not None
    match step.function:
        case "placed":
            return _placed(step.arguments, body)
        case "taken":
            return _taken(step.arguments, step.target.kind, body)
        case _:
            return None


def _placed(arguments: Sequence[Argument], body: Body) -> str:
    """Count for each row how many numbers its value reaches."""
    value, numbers = arguments
    assert isinstance(value, Register)
    kind = value.kind
    if kind not in _ONE:
        raise Foreign(f"placing of {kind}")
    body.declared.add(_REACHED.format(kind=kind, one=_ONE[kind], reaches=_REACHES[kind]))
    place, count = _held(numbers, kind, body)
    given = body.operand(value, kind)
    found = "zeroinitializer"
    for lane in range(LANES):
        one = body.emit(f"extractelement {TYPES[kind]} {given}, i32 {lane}")
        reached = body.emit(f"call i64 @reached_{kind}(ptr {place}, i64 {count}, {_ONE[kind]} {one})")
        found = body.emit(f"insertelement {WORDS} {found}, i64 {reached}, i32 {lane}")
    return found


def _taken(arguments: Sequence[Argument], kind: Kind, body: Body) -> str:
    """Give for each row the number at its place, which is held to those that there are."""
    value, numbers = arguments
    place, count = _held(numbers, kind, body)
    at = body.call("smax", "i", body.operand(value, "i"), "zeroinitializer")
    at = body.call("smin", "i", at, f"splat (i64 {count - 1})")
    found = "zeroinitializer"
    for lane in range(LANES):
        one = body.emit(f"extractelement {WORDS} {at}, i32 {lane}")
        pointer = body.emit(f"getelementptr {_ONE[kind]}, ptr {place}, i64 {one}")
        read = body.emit(f"load {_ONE[kind]}, ptr {pointer}, align 8")
        found = body.emit(f"insertelement {TYPES[kind]} {found}, {_ONE[kind]} {read}, i32 {lane}")
    return found


def _held(numbers: Argument, kind: Kind, body: Body) -> tuple[str, int]:
    """Give where numbers lie in memory, which the routine holds, and how many there are."""
    assert isinstance(numbers, Listing)
    array = np.array(numbers.numbers, np.float64 if kind == "f" else np.int64)
    body.held.append(array)
    address = int(array.__array_interface__["data"][0])
    return f"inttoptr (i64 {address} to ptr)", len(array)


_REACHED = """\
define internal i64 @reached_{kind}(ptr %numbers, i64 %count, {one} %value) {{
entry:
br label %loop
loop:
%low = phi i64 [0, %entry], [%newlow, %body]
%left = phi i64 [%count, %entry], [%newleft, %body]
%more = icmp ugt i64 %left, 0
br i1 %more, label %body, label %done
body:
%half = lshr i64 %left, 1
%middle = add i64 %low, %half
%at = getelementptr {one}, ptr %numbers, i64 %middle
%found = load {one}, ptr %at, align 8
%reached = {reaches} %found, %value
%after = add i64 %middle, 1
%newlow = select i1 %reached, i64 %after, i64 %low
%rest = sub i64 %left, %half
%less = sub i64 %rest, 1
%newleft = select i1 %reached, i64 %less, i64 %half
br label %loop
done:
ret i64 %low
}}"""
