"""Turn array operations, called one by one, into a tape of steps, each different one recorded once."""

from __future__ import annotations

import struct
from typing import Literal

import attrs

# f: whole numbers in float64; i: int64; b: yes or no; s: int8.
Kind = Literal["f", "i", "b", "s"]
KINDS: tuple[Kind, ...] = ("f", "i", "b", "s")
Letter = Literal["c", "n", "a"]


@attrs.frozen(eq=False)
class Register:
    """An array of a block: where a step puts what it makes, or one that the caller brings (`brought`).

    One that belongs to a `column` is brought when it is first needed.
    """

    number: int
    kind: Kind
    brought: str | None = None
    column: int | None = None


@attrs.frozen
class Bits:
    """A literal of 64 bits for steps that look at floats as bits."""

    value: int


@attrs.frozen
class Listing:
    """Numbers that are the same for all rows, among which steps look."""

    numbers: tuple[int, ...]


Argument = Register | Bits | Listing | int | float | bool


@attrs.frozen(eq=False)
class Step:
    """A call of a ufunc, or one of the forms of `steps`; without a `target` it writes a result of the program."""

    target: Register | None
    function: str
    arguments: tuple[Argument, ...]


@attrs.define
class Tape:
    """Records steps; the same step on the same arguments is recorded once."""

    steps: list[Step] = attrs.field(factory=list)
    _known: dict[tuple[object, ...], Register] = attrs.field(factory=dict)
    _opposites: dict[int, Register] = attrs.field(factory=dict)
    _count: int = 0

    def brought(self, name: str, kind: Kind, column: int | None = None) -> Register:
        """Name an array that the caller brings; it is never written to."""
        key = ("brought", name)
        if key not in self._known:
            self._count += 1
            self._known[key] = Register(self._count, kind, name, column)
        return self._known[key]

    def cells(self, letter: Letter, column: int, kind: Kind) -> Register:
        """Name what a column brings: its values (c), where they are missing (n), where inapplicable (a)."""
        return self.brought(f"{letter}{column}", kind, column)

    def step(self, kind: Kind, function: str, *arguments: Argument) -> Register:
        """Record a step and give where its result stands.

        `function` is a ufunc of numpy or one of the forms below.
        """
        key = (kind, function, *((type(each), each) if not isinstance(each, Register) else each for each in arguments))
        if key not in self._known:
            self._count += 1
            self._known[key] = Register(self._count, kind)
            self.steps.append(Step(self._known[key], function, arguments))
        return self._known[key]

    def opposite(self, of: Register) -> Register:
        """Record where `of` does not hold; of an opposite that is what it was made of."""
        if of.number not in self._opposites:
            found = self.step("b", "logical_not", of)
            self._opposites[of.number], self._opposites[found.number] = found, of
        return self._opposites[of.number]

    def are_opposites(self, left: Argument, right: Argument) -> bool:
        """Tell whether one was recorded as where the other does not hold."""
        return isinstance(left, Register) and self._opposites.get(left.number) is right

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
            self.steps.append(Step(None, "store", (value, self.brought(name, value.kind))))
        else:
            self.steps.append(Step(None, "fill", (value, self.brought(name, "i"))))

    def keep(self, name: str, value: Argument, signed: bool) -> None:
        """Record that a whole number is a result: it is copied into the caller's pairs of words `name`."""
        pairs = self.brought(name, "i")
        if not isinstance(value, Register):
            self.steps.append(Step(None, "fill_words", (value, pairs)))
            return
        whole = value if value.kind == "i" else self.step("i", "cast", value)
        self.steps.append(Step(None, "signed_words" if signed else "words", (whole, pairs)))


def _bits(kind: Kind, value: Argument) -> int:
    """Give the 64 bits of a literal as a signed number."""
    if isinstance(value, Bits):
        return value.value
    assert isinstance(value, int | float)
    return int(struct.unpack("<q", struct.pack("<d", value))[0]) if kind == "f" else int(value)
