"""Turn one step of a tape into instructions of LLVM on eight rows at a time."""

from __future__ import annotations

import struct
from collections.abc import Callable, Sequence
from types import MappingProxyType
from typing import Any

import attrs

from indicrules.tables.score.tape import Argument, Bits, Kind, Listing, Register, Step

LANES = 8
FLOATS, WORDS, MASK, BYTES = (f"<{LANES} x {each}>" for each in ("double", "i64", "i1", "i8"))
TYPES: MappingProxyType[Kind, str] = MappingProxyType({"f": FLOATS, "i": WORDS, "b": MASK, "s": BYTES})


class Foreign(Exception):
    """A step that is left to numpy, as its bounds hold for numpy's own functions alone."""


@attrs.define
class Body:
    """The instructions so far, the names of what registers hold, and the arrays that must last as long as the code."""

    lines: list[str] = attrs.field(factory=list)
    names: dict[int, str] = attrs.field(factory=dict)
    declared: set[str] = attrs.field(factory=set)
    held: list[Any] = attrs.field(factory=list)

    def emit(self, instruction: str) -> str:
        """Write an instruction and give the name of its value."""
        name = f"%v{len(self.lines)}"
        self.lines.append(f"{name} = {instruction}")
        return name

    def order(self, instruction: str) -> None:
        """Write an instruction that has no value."""
        self.lines.append(instruction)

    def call(self, name: str, kind: Kind, *operands: str) -> str:
        """Write the call of an intrinsic on values of `kind`, and give the name of its value."""
        type_ = TYPES[kind]
        function = f"{type_} @llvm.{name}.v{LANES}{'f64' if kind == 'f' else 'i64'}"
        self.declared.add(f"declare {function}({', '.join(type_ for _ in operands)})")
        return self.emit(f"call {function}({', '.join(f'{type_} {each}' for each in operands)})")

    def operand(self, argument: Argument, kind: Kind) -> str:
        """Give how an argument is written where a value of `kind` is needed."""
        if isinstance(argument, Register):
            assert argument.kind == kind, (argument, kind)
            return self.names[argument.number]
        assert not isinstance(argument, Listing)
        return f"splat (i64 {argument.value})" if isinstance(argument, Bits) else literal(argument, kind)


def emitted(step: Step, body: Body) -> str:
    """Write the instructions of a step that has a target; give the name of its value."""
    assert step.target is not None
    kind = step.target.kind
    kinds = [each.kind for each in step.arguments if isinstance(each, Register)]
    if step.function in _FORMS:
        return _FORMS[step.function](step.arguments, kind, body)
    if step.function in _COMPARISONS:
        return _compared(_COMPARISONS[step.function], step.arguments, kinds[0], body)
    operands = [body.operand(each, kind) for each in step.arguments]
    if (step.function, kind) in _PLAIN:
        return body.emit(f"{_PLAIN[step.function, kind]} {TYPES[kind]} {', '.join(operands)}")
    if (step.function, kind) in _INTRINSICS:
        return body.call(_INTRINSICS[step.function, kind], kind, *operands)
    if (step.function, kind) in _OTHERS:
        return _OTHERS[step.function, kind](operands, body)
    raise Foreign(step.function)


def literal(value: int | float | bool, kind: Kind) -> str:
    """Give how the same value in all rows is written."""
    match kind:
        case "f":
            return f"splat (double 0x{struct.unpack('<Q', struct.pack('<d', float(value)))[0]:016X})"
        case "b":
            return f"splat (i1 {'true' if value else 'false'})"
        case _:
            return f"splat ({'i64' if kind == 'i' else 'i8'} {int(value)})"


_PLAIN: MappingProxyType[tuple[str, Kind], str] = MappingProxyType(
    {
        ("add", "f"): "fadd", ("subtract", "f"): "fsub", ("multiply", "f"): "fmul", ("divide", "f"): "fdiv",
        ("negative", "f"): "fneg", ("add", "i"): "add", ("subtract", "i"): "sub", ("multiply", "i"): "mul",
        ("add", "s"): "add", ("subtract", "s"): "sub", ("bitwise_and", "b"): "and", ("bitwise_or", "b"): "or",
        ("bitwise_xor", "b"): "xor",
    }
)  # fmt: skip
_INTRINSICS: MappingProxyType[tuple[str, Kind], str] = MappingProxyType(
    {
        ("absolute", "f"): "fabs", ("floor", "f"): "floor", ("ceil", "f"): "ceil", ("rint", "f"): "rint",
        ("sqrt", "f"): "sqrt", ("copysign", "f"): "copysign", ("maximum", "i"): "smax", ("minimum", "i"): "smin",
    }
)  # fmt: skip
_COMPARISONS: MappingProxyType[str, tuple[str, str]] = MappingProxyType(
    {
        "equal": ("oeq", "eq"), "not_equal": ("une", "ne"), "less": ("olt", "slt"), "less_equal": ("ole", "sle"),
        "greater": ("ogt", "sgt"), "greater_equal": ("oge", "sge"),
    }
)  # fmt: skip
"""How floats and whole numbers are compared; nothing but `not_equal` holds of what is no number."""


def _compared(names: tuple[str, str], arguments: Sequence[Argument], kind: Kind, body: Body) -> str:
    left, right = (body.operand(each, kind) for each in arguments)
    how = f"fcmp {names[0]}" if kind == "f" else f"icmp {names[1]}"
    return body.emit(f"{how} {TYPES[kind]} {left}, {right}")


def chosen(kind: Kind, where: str, one: str, other: str, body: Body) -> str:
    """Give `one` where `where` holds, else `other`."""
    return body.emit(f"select {MASK} {where}, {TYPES[kind]} {one}, {TYPES[kind]} {other}")


def _extreme(above: str) -> Callable[[Sequence[str], Body], str]:
    """Give the greater or the smaller of two floats; what is no number stays that, as numpy has it."""

    def extreme(operands: Sequence[str], body: Body) -> str:
        one, other = operands
        where = body.emit(f"fcmp {above} {FLOATS} {one}, {other}")
        if one.startswith("%"):
            strange = body.emit(f"fcmp uno {FLOATS} {one}, {one}")
            where = body.emit(f"or {MASK} {where}, {strange}")
        return chosen("f", where, one, other, body)

    return extreme


def _clip(operands: Sequence[str], body: Body) -> str:
    value, low, high = operands
    return _extreme("olt")([_extreme("ogt")([value, low], body), high], body)


def _clip_whole(operands: Sequence[str], body: Body) -> str:
    return body.call("smin", "i", body.call("smax", "i", *operands[:2]), operands[2])


def _sign(operands: Sequence[str], body: Body) -> str:
    (value,) = operands
    above = body.emit(f"fcmp ogt {FLOATS} {value}, zeroinitializer")
    below = body.emit(f"fcmp olt {FLOATS} {value}, zeroinitializer")
    return chosen("f", above, literal(1, "f"), chosen("f", below, literal(-1, "f"), value, body), body)


def _sign_whole(operands: Sequence[str], body: Body) -> str:
    low = body.call("smax", "i", operands[0], literal(-1, "i"))
    return body.call("smin", "i", low, literal(1, "i"))


def _negative_whole(operands: Sequence[str], body: Body) -> str:
    return body.emit(f"sub {WORDS} zeroinitializer, {operands[0]}")


def _absolute_whole(operands: Sequence[str], body: Body) -> str:
    return body.call("smax", "i", operands[0], _negative_whole(operands, body))


def _floor_divide(operands: Sequence[str], body: Body) -> str:
    """Divide by what is above 0; a divisor that is not, which no row that counts has, would stop the process."""
    above, below = operands
    below = body.call("smax", "i", below, literal(1, "i"))
    quotient = body.emit(f"sdiv {WORDS} {above}, {below}")
    rest = body.emit(f"sub {WORDS} {above}, {body.emit(f'mul {WORDS} {quotient}, {below}')}")
    under = body.emit(f"icmp slt {WORDS} {rest}, zeroinitializer")
    return body.emit(f"add {WORDS} {quotient}, {body.emit(f'sext {MASK} {under} to {WORDS}')}")


_OTHERS: MappingProxyType[tuple[str, Kind], Callable[[Sequence[str], Body], str]] = MappingProxyType(
    {
        ("maximum", "f"): _extreme("ogt"), ("minimum", "f"): _extreme("olt"), ("clip", "f"): _clip,
        ("clip", "i"): _clip_whole, ("sign", "f"): _sign, ("sign", "i"): _sign_whole,
        ("negative", "i"): _negative_whole, ("absolute", "i"): _absolute_whole, ("floor_divide", "i"): _floor_divide,
    }
)  # fmt: skip


def whole(value: str, body: Body) -> str:
    """Give the whole numbers that floats are; of a float that 64 bits do not hold it gives some whole number."""
    # INVARIANT: frozen, for without that what is too large would be no value at all, and spoil what it touches.
    return body.emit(f"freeze {WORDS} {body.emit(f'fptosi {FLOATS} {value} to {WORDS}')}")


def _cast(arguments: Sequence[Argument], kind: Kind, body: Body) -> str:
    (argument,) = arguments
    if not isinstance(argument, Register):
        return body.emit(f"bitcast {TYPES[kind]} {body.operand(argument, kind)} to {TYPES[kind]}")
    value = body.operand(argument, argument.kind)
    if (argument.kind, kind) == ("f", "i"):
        return whole(value, body)
    if argument.kind == kind or (argument.kind, kind) not in _CASTS:
        raise Foreign(f"cast of {argument.kind} to {kind}")
    return body.emit(f"{_CASTS[argument.kind, kind]} {TYPES[argument.kind]} {value} to {TYPES[kind]}")


_CASTS: MappingProxyType[tuple[Kind, Kind], str] = MappingProxyType(
    {("i", "f"): "sitofp", ("s", "f"): "sitofp", ("b", "f"): "uitofp", ("b", "i"): "zext", ("s", "i"): "sext",
     ("b", "s"): "zext"}
)  # fmt: skip


def _widen(arguments: Sequence[Argument], kind: Kind, body: Body) -> str:
    return body.emit(f"sext {MASK} {body.operand(arguments[0], 'b')} to {WORDS}")


def _cleared(arguments: Sequence[Argument], kind: Kind, body: Body) -> str:
    return chosen(kind, body.operand(arguments[0], "b"), "zeroinitializer", body.operand(arguments[1], kind), body)


def _on_bits(function: str) -> Callable[[Sequence[Argument], Kind, Body], str]:
    """Give what works on the bits of two arguments, floats as they lie in memory."""

    def worked(arguments: Sequence[Argument], kind: Kind, body: Body) -> str:
        found = body.emit(f"{function} {WORDS} {', '.join(_bits(each, body) for each in arguments)}")
        return found if kind == "i" else body.emit(f"bitcast {WORDS} {found} to {TYPES[kind]}")

    return worked


def _bits(argument: Argument, body: Body) -> str:
    if isinstance(argument, Register) and argument.kind == "f":
        return body.emit(f"bitcast {FLOATS} {body.operand(argument, 'f')} to {WORDS}")
    return body.operand(argument, "i")


def _flag(arguments: Sequence[Argument], kind: Kind, body: Body) -> str:
    return chosen("s", body.operand(arguments[0], "b"), body.operand(arguments[1], "s"), "zeroinitializer", body)


def _bytes_from(arguments: Sequence[Argument], kind: Kind, body: Body) -> str:
    return body.emit(f"icmp uge {BYTES} {body.operand(arguments[0], 's')}, {body.operand(arguments[1], 's')}")


def _logical_not(arguments: Sequence[Argument], kind: Kind, body: Body) -> str:
    return body.emit(f"xor {MASK} {body.operand(arguments[0], 'b')}, {literal(True, 'b')}")


_FORMS: MappingProxyType[str, Callable[[Sequence[Argument], Kind, Body], str]] = MappingProxyType(
    {
        "cast": _cast, "widen": _widen, "cleared": _cleared, "flag": _flag, "flag_times": _flag,
        "bytes_from": _bytes_from, "logical_not": _logical_not,
        **{name: _on_bits("and") for name in ("and_bits_f", "and_bits_i", "and_f", "and_i")},
        **{name: _on_bits("xor") for name in ("xor_f", "xor_i", "xor_both_f", "xor_both_i")},
    }
)  # fmt: skip
