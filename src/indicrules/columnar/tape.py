"""Turn array operations, recorded one by one, into the source of a function that works in few arrays."""

from __future__ import annotations

import struct
from collections.abc import Callable
from types import MappingProxyType
from typing import Any, Literal

import attrs
import numpy as np

# f: whole numbers in float64; i: int64; b: yes or no; s: int8.
Kind = Literal["f", "i", "b", "s"]
KINDS: tuple[Kind, ...] = ("f", "i", "b", "s")


@attrs.frozen(eq=False)
class Register:
    """An array of a block: where a step puts what it makes, or a column that the caller brings (`brought`)."""

    number: int
    kind: Kind
    brought: str | None = None


@attrs.frozen
class Bits:
    """A literal of 64 bits for steps that look at floats as bits."""

    value: int


Argument = Register | Bits | int | float | bool


@attrs.frozen
class _Step:
    target: Register | None
    function: str
    arguments: tuple[Argument, ...]


@attrs.define
class Tape:
    """Records steps; the same step on the same arguments is recorded once."""

    _steps: list[_Step] = attrs.field(factory=list)
    _known: dict[tuple[object, ...], Register] = attrs.field(factory=dict)
    _count: int = 0

    def brought(self, name: str, kind: Kind) -> Register:
        """Name an array that the caller brings; it is never written to."""
        key = ("brought", name)
        if key not in self._known:
            self._count += 1
            self._known[key] = Register(self._count, kind, name)
        return self._known[key]

    def step(self, kind: Kind, function: str, *arguments: Argument) -> Register:
        """Record a step and give where its result stands.

        `function` is a ufunc of numpy or one of the forms below.
        """
        key = (kind, function, *((type(each), each) if not isinstance(each, Register) else each for each in arguments))
        if key not in self._known:
            self._count += 1
            self._known[key] = Register(self._count, kind)
            self._steps.append(_Step(self._known[key], function, arguments))
        return self._known[key]

    def put(self, kind: Kind, where: Register, value: Argument, otherwise: Argument) -> Register:
        """Record the choice of `value` where `where` holds, else `otherwise`, by bits: no row is ever branched on.

        A masked copy takes up to twenty times as long where its mask is hard to foresee.
        """
        if kind == "s":
            return self._put_bytes(where, value, otherwise)
        if not isinstance(value, Register) and not isinstance(otherwise, Register):
            one, other = _bits(kind, value), _bits(kind, otherwise)
            found = self.step(kind, f"and_bits_{kind}", self.step("i", "widen", where), Bits(one ^ other))
            return self.step(kind, f"xor_{kind}", found, Bits(other)) if other else found
        if not isinstance(otherwise, Register) and _bits(kind, otherwise) == 0:
            return self.step(kind, f"and_{kind}", self.step("i", "widen", where), value)
        if not isinstance(value, Register) and _bits(kind, value) == 0:
            return self.step(kind, "cleared", where, otherwise)
        one_, other_ = (each if isinstance(each, Register) else Bits(_bits(kind, each)) for each in (value, otherwise))
        first = (one_, other_) if isinstance(one_, Register) else (other_, one_)
        apart = self._xor(kind, *first)
        taken = self.step(kind, f"and_{kind}", self.step("i", "widen", where), apart)
        return self._xor(kind, taken, other_)

    def _xor(self, kind: Kind, left: Argument, right: Argument) -> Register:
        return self.step(kind, f"xor_both_{kind}" if isinstance(right, Register) else f"xor_{kind}", left, right)

    def _put_bytes(self, where: Register, value: Argument, otherwise: Argument) -> Register:
        if isinstance(value, int) and isinstance(otherwise, int):
            found = self.step("s", "flag", where, (value - otherwise + 128) % 256 - 128)
            return self.step("s", "add", found, otherwise) if otherwise else found
        apart = self.step("s", "subtract", value, otherwise)
        return self.step("s", "add", self.step("s", "flag_times", where, apart), otherwise)

    def store(self, name: str, value: Argument) -> None:
        """Record that `value` is a result: it is copied into the caller's array `name`."""
        if isinstance(value, Register):
            self._steps.append(_Step(None, "store", (value, self.brought(name, value.kind))))
        else:
            self._steps.append(_Step(None, "fill", (value, self.brought(name, "i"))))

    def compiled(self) -> Program:
        """Give the function of all steps that a stored result needs."""
        steps = _needed(self._steps)
        lines, counts = _lines(steps)
        arguments = [each for step in steps for each in step.arguments if isinstance(each, Register)]
        brought = sorted({each.brought for each in arguments if each.brought is not None})
        names = [f"{kind}_{number}" for kind in KINDS for number in range(counts[kind])]
        source = "def program(columns, work):\n"
        source += f"    {_tuple(brought)} = columns\n" if brought else ""
        source += f"    {_tuple(names)} = work\n" if names else ""
        source += "".join(f"    {line}\n" for line in lines) + "    return None\n"
        namespace = dict(_NAMESPACE)
        exec(compile(source, "<columns>", "exec"), namespace)  # the source holds names made here and numbers alone
        return Program(namespace["program"], tuple(brought), MappingProxyType(counts), source)


@attrs.frozen
class Program:
    """A compiled function of the arrays `brought`, and how many work arrays of each kind it needs."""

    run: Callable[[list[Any], list[Any]], None]
    brought: tuple[str, ...]
    counts: MappingProxyType[Kind, int]
    source: str = attrs.field(repr=False)


def _tuple(names: list[str]) -> str:
    return ", ".join(names) + ","


def _needed(steps: list[_Step]) -> list[_Step]:
    wanted: set[int] = set()
    kept = []
    for step in reversed(steps):
        if step.target is None or step.target.number in wanted:
            kept.append(step)
            wanted.update(each.number for each in step.arguments if isinstance(each, Register))
    return kept[::-1]


def _lines(steps: list[_Step]) -> tuple[list[str], dict[Kind, int]]:
    """Put each result where nothing needed stands, an argument that is read for the last time included."""
    last = {each.number: at for at, step in enumerate(steps) for each in step.arguments if isinstance(each, Register)}
    free: dict[Kind, list[str]] = {kind: [] for kind in KINDS}
    counts: dict[Kind, int] = dict.fromkeys(KINDS, 0)
    places: dict[int, str] = {}
    lines: list[str] = []
    for at, step in enumerate(steps):
        texts = [_text(each, places, step) for each in step.arguments]  # before a place is given to the target
        dying = []
        for each in dict.fromkeys(each for each in step.arguments if isinstance(each, Register)):
            if each.brought is None and last[each.number] == at:
                dying.append(each)
        target = step.target
        if target is None:
            lines.append(_FORMS[step.function].format(*texts))
        else:
            reused = next((each for each in dying if each.kind == target.kind), None)
            if reused is not None:
                dying.remove(reused)
                place = places[reused.number]
            else:
                place = _fresh(target.kind, free, counts)
            places[target.number] = place
            form = _FORMS.get(step.function)
            listed = ", ".join(texts)
            lines.append(form.format(*texts, out=place) if form else f"{step.function}({listed}, out={place})")
        for each in dying:
            free[each.kind].append(places[each.number])
        if target is not None and target.number not in last:
            free[target.kind].append(places[target.number])
    return lines, counts


def _bits(kind: Kind, value: Argument) -> int:
    """Give the 64 bits of a literal as a signed number."""
    if isinstance(value, Bits):
        return value.value
    assert isinstance(value, int | float)
    return int(struct.unpack("<q", struct.pack("<d", value))[0]) if kind == "f" else int(value)


def _fresh(kind: Kind, free: dict[Kind, list[str]], counts: dict[Kind, int]) -> str:
    if free[kind]:
        return free[kind].pop()
    counts[kind] += 1
    return f"{kind}_{counts[kind] - 1}"


def _text(argument: Argument, places: dict[int, str], step: _Step) -> str:
    if isinstance(argument, Register):
        return argument.brought if argument.brought is not None else places[argument.number]
    if isinstance(argument, Bits):
        return repr(argument.value)
    kinds = [each.kind for each in step.arguments if isinstance(each, Register)]
    if isinstance(argument, int) and not isinstance(argument, bool) and "f" in kinds and "i" not in kinds:
        return repr(float(argument))  # exact: such a number is below 2^53
    return repr(argument)


_FORMS: MappingProxyType[str, str] = MappingProxyType(
    {
        "cast": "copyto({out}, {0}, casting='unsafe')",
        "store": "copyto({1}, {0}, casting='unsafe')",
        "fill": "copyto({1}, {0})",
        "widen": "copyto({out}, {0}.view(int8)); negative({out}, out={out})",
        "cleared": "cleared({0}, {1}, {out})",
        "and_bits_f": "bitwise_and({0}, {1}, out={out}.view(int64))",
        "and_bits_i": "bitwise_and({0}, {1}, out={out})",
        "and_f": "bitwise_and({0}, {1}.view(int64), out={out}.view(int64))",
        "and_i": "bitwise_and({0}, {1}, out={out})",
        "xor_f": "bitwise_xor({0}.view(int64), {1}, out={out}.view(int64))",
        "xor_both_f": "bitwise_xor({0}.view(int64), {1}.view(int64), out={out}.view(int64))",
        "xor_both_i": "bitwise_xor({0}, {1}, out={out})",
        "xor_i": "bitwise_xor({0}, {1}, out={out})",
        "flag": "multiply({0}.view(int8), {1}, out={out})",
        "flag_times": "multiply({0}.view(int8), {1}, out={out})",
        "bytes_from": "greater_equal({0}.view(uint8), {1}, out={out})",
    }
)


def _cleared(where: Any, values: Any, out: Any) -> None:
    """Copy `values` with 0 where `where` holds: by a masked copy where that is rare, and so easy to foresee."""
    if values is not out:
        np.copyto(out, values)
    count = np.count_nonzero(where)
    if count * _RARE < len(where):
        if count:
            np.copyto(out, 0, where=where)
    else:
        bits = out.view(np.int64)
        np.bitwise_and(bits, np.subtract(where.view(np.int8), 1), out=bits)


_RARE = 16
_NAMES = (
    *(
        "absolute",
        "add",
        "bitwise_and",
        "bitwise_or",
        "bitwise_xor",
        "ceil",
        "clip",
        "copysign",
        "copyto",
        "divide",
        "equal",
    ),
    *("exp", "floor", "floor_divide", "greater", "greater_equal", "int64", "int8", "less", "less_equal", "log"),
    *("logical_not", "maximum", "minimum", "multiply", "negative", "not_equal", "power", "rint", "sign", "sqrt"),
    *("subtract", "uint8"),
)
_NAMESPACE: MappingProxyType[str, Any] = MappingProxyType(
    {name: getattr(np, name) for name in _NAMES} | {"__builtins__": {}, "cleared": _cleared}
)
