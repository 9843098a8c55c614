"""Turn the steps of a tape into the text of LLVM functions that work through rows, eight at a time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any

import attrs

from indicrules.tables.native.division import ROWS, divided
from indicrules.tables.native.looking import looked
from indicrules.tables.native.operations import BYTES, LANES, MASK, TYPES, WORDS, Body, emitted, whole
from indicrules.tables.native.raw import Raw, read
from indicrules.tables.score.tape import Argument, Kind, Register, Step

NAME = "score"
ODD, REFUSED = 1, 2
"""Bits of what the function gives: some cell was odd, some row was refused."""

_BITS: MappingProxyType[Kind, int] = MappingProxyType({"f": 64, "i": 64, "b": 8, "s": 8})
_PAIR = 128
_PAIRS = f"<{2 * LANES} x i64>"


@attrs.frozen
class Place:
    """An array that the function is handed: its name, and how many bits a row takes in it."""

    name: str
    bits: int
    written: bool = False


@attrs.frozen
class Assembly:
    """The text of a function, the arrays that it is handed, in order, and how many bytes it needs to work in.

    It takes the addresses of the arrays at its first row, how many rows there are, a multiple of eight, and the address
    of the bytes. The addresses of those that are `held` stand in the text. Columns that are read where they lie are
    `c0 …`, with their validity in `v0 …`; others come as cells do, as `c0 …`, `n0 …` and `a0 …`.
    """

    text: str
    places: tuple[Place, ...]
    scratch: int
    held: tuple[Any, ...] = attrs.field(default=(), repr=False)


def assembled(steps: Sequence[Step], raws: Mapping[int, Raw]) -> Assembly:
    """Give the function of steps that reads the columns `raws` where they lie.

    Raise `Foreign` where a step is left to numpy.
    """
    division = divided(steps)
    places: dict[str, tuple[int, Place]] = {}
    parts = [_Part(raws, places, division.waiting).text(at, part) for at, part in enumerate(division.parts)]
    calls = "\n".join(_CALL.format(at=at, after=at + 1) for at in range(len(parts)))
    declared = sorted(set[str]().union(*(each.declared for each, _ in parts)))
    main = _MAIN.format(name=NAME, rows=ROWS, calls=calls, last=f"%flags{len(parts)}")
    text = "\n".join([*(text for _, text in parts), main, *declared])
    held = tuple(each for body, _ in parts for each in body.held)
    return Assembly(text, tuple(place for _, place in places.values()), division.size, held)


@attrs.define
class _Part:
    """Writes the function of one part; `places` grows by the arrays that it is the first to use."""

    raws: Mapping[int, Raw]
    places: dict[str, tuple[int, Place]]
    waiting: Mapping[int, int]
    _body: Body = attrs.field(factory=Body)
    _pointers: dict[str, int] = attrs.field(factory=dict)
    _columns: dict[int, tuple[str, str]] = attrs.field(factory=dict)
    _odd: list[str] = attrs.field(factory=list)
    _refused: list[str] = attrs.field(factory=list)

    def text(self, at: int, steps: Sequence[Step]) -> tuple[Body, str]:
        """Give the text of the function, and what is in it."""
        for step in steps:
            self._step(step)
        odd, refused = self._gathered(self._odd, "%odd"), self._gathered(self._refused, "%refused")
        pointers = [
            line
            for place in self._pointers.values()
            for line in (
                f"%a{place} = getelementptr ptr, ptr %places, i64 {place}",
                f"%p{place} = load ptr, ptr %a{place}, align 8",
            )
        ]
        return self._body, _PART.format(
            at=at, pointers="\n".join(pointers), lines="\n".join(self._body.lines), odd=odd, refused=refused, mask=MASK,
            lanes=LANES,
        )  # fmt: skip

    def _step(self, step: Step) -> None:
        for each in step.arguments if step.target is not None else step.arguments[:1]:
            if isinstance(each, Register) and each.number not in self._body.names:
                self._body.names[each.number] = self._waited(each) if each.brought is None else self._brought(each)
        if step.target is None:
            into = step.arguments[-1]
            assert isinstance(into, Register)
            assert into.brought is not None
            self._store(step.function, step.arguments[0], into.brought)
            return
        found = looked(step, self._body)
        self._body.names[step.target.number] = emitted(step, self._body) if found is None else found
        if step.target.number in self.waiting:
            self._wait(step.target)

    def _wait(self, register: Register) -> None:
        """Leave a value for a later part."""
        value, type_ = self._body.names[register.number], TYPES[register.kind]
        if register.kind == "b":
            value, type_ = self._body.emit(f"bitcast {MASK} {value} to i{LANES}"), f"i{LANES}"
        self._body.order(f"store {type_} {value}, ptr {self._room(register)}, align 1")

    def _waited(self, register: Register) -> str:
        room = self._room(register)
        if register.kind == "b":
            return self._body.emit(f"bitcast i{LANES} {self._body.emit(f'load i{LANES}, ptr {room}')} to {MASK}")
        return self._body.emit(f"load {TYPES[register.kind]}, ptr {room}, align 1")

    def _room(self, register: Register) -> str:
        base = self._body.emit(f"getelementptr i8, ptr %scratch, i64 {self.waiting[register.number]}")
        offset = {"b": "%octetin", "s": "%rowin"}.get(register.kind, "%bytesin")
        return self._body.emit(f"getelementptr i8, ptr {base}, i64 {offset}")

    def _brought(self, register: Register) -> str:
        """Read what the caller brings; a column that is read where it lies with all that belongs to it."""
        assert register.brought is not None
        raw = None if register.column is None else self.raws.get(register.column)
        if raw is None:
            return self._loaded(register.brought, register.kind)
        assert register.column is not None
        if register.column not in self._columns:
            cells = self._pointer(Place(f"c{register.column}", raw.bits))
            validity = self._pointer(Place(f"v{register.column}", 1)) if raw.nulls else None
            found = read(raw, cells, validity, self._body)
            self._columns[register.column] = found.values, found.nulls
            self._odd.append(found.odd)
        letter = register.brought[0]
        # No cell that is read where it lies is inapplicable.
        return "zeroinitializer" if letter == "a" else self._columns[register.column]["cn".index(letter)]

    def _loaded(self, name: str, kind: Kind) -> str:
        place = self._pointer(Place(name, _BITS[kind]))
        if kind == "b":
            bytes_ = self._body.emit(f"load {BYTES}, ptr {place}, align 1")
            return self._body.emit(f"icmp ne {BYTES} {bytes_}, zeroinitializer")
        return self._body.emit(f"load {TYPES[kind]}, ptr {place}, align {_BITS[kind] // 8}")

    def _pointer(self, place: Place) -> str:
        """Give the pointer at the rows that are worked on."""
        at, _ = self.places.setdefault(place.name, (len(self.places), place))
        self._pointers[place.name] = at
        offset = "%octet" if place.bits == 1 else self._body.emit(f"mul i64 %row, {place.bits // 8}")
        return self._body.emit(f"getelementptr i8, ptr %p{at}, i64 {offset}")

    def _store(self, function: str, value: Argument, name: str) -> None:
        if function in ("store", "fill"):
            self._store_bytes(value, name)
            return
        body, low = self._body, self._body.operand(value, "i")
        signed = function == "signed_words" or _negative(value)
        high = body.emit(f"ashr {WORDS} {low}, splat (i64 63)") if signed else "zeroinitializer"
        order = ", ".join(f"i32 {at}, i32 {at + LANES}" for at in range(LANES))
        pairs = body.emit(f"shufflevector {WORDS} {low}, {WORDS} {high}, <{2 * LANES} x i32> <{order}>")
        body.order(f"store {_PAIRS} {pairs}, ptr {self._pointer(Place(name, _PAIR, written=True))}, align 16")

    def _store_bytes(self, value: Argument, name: str) -> None:
        body = self._body
        kind: Kind = value.kind if isinstance(value, Register) else "s"
        found = body.operand(value, kind)
        if kind == "f":
            found = body.emit(f"trunc {WORDS} {whole(found, body)} to {BYTES}")
        elif kind == "i":
            found = body.emit(f"trunc {WORDS} {found} to {BYTES}")
        elif kind == "b":
            found = body.emit(f"zext {MASK} {found} to {BYTES}")
        body.order(f"store {BYTES} {found}, ptr {self._pointer(Place(name, 8, written=True))}, align 1")
        if name.startswith("s"):
            self._refused.append(body.emit(f"icmp slt {BYTES} {found}, zeroinitializer"))

    def _gathered(self, masks: list[str], so_far: str) -> str:
        for each in masks:
            so_far = self._body.emit(f"or {MASK} {so_far}, {each}")
        return so_far


def _negative(value: Argument) -> bool:
    return isinstance(value, int | float) and value < 0


_PART = """\
define internal i32 @part{at}(ptr %places, i64 %first, i64 %last, ptr %scratch) noinline {{
entry:
{pointers}
br label %loop
loop:
%row = phi i64 [%first, %entry], [%next, %loop]
%odd = phi {mask} [zeroinitializer, %entry], [{odd}, %loop]
%refused = phi {mask} [zeroinitializer, %entry], [{refused}, %loop]
%octet = lshr i64 %row, 3
%rowin = sub i64 %row, %first
%octetin = lshr i64 %rowin, 3
%bytesin = shl i64 %rowin, 3
{lines}
%next = add i64 %row, {lanes}
%more = icmp ult i64 %next, %last
br i1 %more, label %loop, label %done
done:
%oddbits = bitcast {mask} {odd} to i{lanes}
%isodd = icmp ne i{lanes} %oddbits, 0
%oddflag = zext i1 %isodd to i32
%refusedbits = bitcast {mask} {refused} to i{lanes}
%isrefused = icmp ne i{lanes} %refusedbits, 0
%refusedflag = select i1 %isrefused, i32 2, i32 0
%flags = or i32 %oddflag, %refusedflag
ret i32 %flags
}}"""
_CALL = """\
%found{at} = call i32 @part{at}(ptr %places, i64 %first, i64 %last, ptr %scratch)
%flags{after} = or i32 %flags{at}, %found{at}"""
_MAIN = """\
define i32 @{name}(ptr %places, i64 %rows, ptr %scratch) {{
entry:
br label %loop
loop:
%first = phi i64 [0, %entry], [%last, %loop]
%flags0 = phi i32 [0, %entry], [{last}, %loop]
%full = add i64 %first, {rows}
%last = call i64 @llvm.umin.i64(i64 %full, i64 %rows)
{calls}
%more = icmp ult i64 %last, %rows
br i1 %more, label %loop, label %done
done:
ret i32 {last}
}}
declare i64 @llvm.umin.i64(i64, i64)"""
