"""Turn machine code and the arrays of a batch into results, block by block."""

from __future__ import annotations

import ctypes
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any

import attrs
import numpy as np
import numpy.typing as npt

from indicrules.tables.native.assembly import NAME, Assembly, assembled
from indicrules.tables.native.engine import Machine, made
from indicrules.tables.native.operations import LANES, Foreign
from indicrules.tables.native.raw import Raw
from indicrules.tables.score.tape import Step

Array = npt.NDArray[Any]


@attrs.frozen(eq=False)
class Lying:
    """A column as it lies in memory: the addresses of its first cell and of the bits that say which cells there are.

    `held` keeps the memory.
    """

    raw: Raw
    cells: int
    validity: int
    held: tuple[Any, ...]


@attrs.frozen(eq=False)
class Routine:
    """Machine code for steps, and how the columns lie that it reads where they are."""

    assembly: Assembly
    machine: Machine
    raws: MappingProxyType[int, Raw]

    def begun(self, columns: Mapping[int, Lying], written: Mapping[str, Array]) -> Run:
        """Give a run over a batch: its columns that are read where they lie, and the arrays of its results."""
        bases = np.zeros(len(self.assembly.places), np.int64)
        brought: list[tuple[int, str]] = []
        for at, place in enumerate(self.assembly.places):
            letter, number = place.name[0], place.name[1:]
            if place.written:
                bases[at] = address_of(written[place.name])
            elif letter == "v":
                bases[at] = columns[int(number)].validity
            elif letter == "c" and int(number) in self.raws:
                bases[at] = columns[int(number)].cells
            else:
                brought.append((at, place.name))
        bits = np.array([place.bits for place in self.assembly.places], np.int64)
        return Run(self, bases, bits, tuple(brought), (columns, written))


def routine(steps: Sequence[Step], raws: Mapping[int, Raw]) -> Routine | None:
    """Compile steps that read the columns `raws` where they lie; None where one of them, or all, is left to numpy.

    `raws` may name columns that no step reads; those of the result are read.
    """
    try:
        assembly = assembled(steps, raws)
    except Foreign:
        return None
    read = {int(place.name[1:]) for place in assembly.places if place.name[0] == "c"}
    kept = {at: raw for at, raw in raws.items() if at in read}
    machine = made(assembly.text, NAME)
    return None if machine is None else Routine(assembly, machine, MappingProxyType(kept))


@attrs.define(eq=False)
class Run:
    """A batch on its way; threads do not share it."""

    routine: Routine
    _bases: Array
    _bits: Array
    _brought: tuple[tuple[int, str], ...]
    _held: Any
    _scratch: Array = attrs.field(init=False)

    def __attrs_post_init__(self) -> None:
        """Make the bytes to work in."""
        self._scratch = np.empty(max(1, self.routine.assembly.scratch), np.uint8)

    @property
    def names(self) -> tuple[str, ...]:
        """The arrays that are brought block by block."""
        return tuple(name for _, name in self._brought)

    def block(self, start: int, stop: int, brought: Mapping[str, Array]) -> int:
        """Work out rows `start`, a multiple of eight, to `stop`, and give the flags of the function.

        `brought` has what the routine does not read where it lies, each from row `start`. Results are written for as
        many rows as make a multiple of eight.
        """
        places = self._bases + start * self._bits // 8
        for at, name in self._brought:
            places[at] = address_of(brought[name])
        even = (stop - start) // LANES * LANES
        flags = self._called(places, even) if even else 0
        if start + even < stop:
            places += even * self._bits // 8
            flags |= self._last(places, stop - start - even)
        return flags

    def _called(self, places: Array, rows: int) -> int:
        return self.routine.machine.call(address_of(places), rows, address_of(self._scratch))

    def _last(self, places: Array, rows: int) -> int:
        """Work out fewer rows than are worked out at a time: the last one stands for those that are lacking."""
        held = []
        for at, place in enumerate(self.routine.assembly.places):
            if not place.written:
                size = place.bits // 8
                found = ctypes.string_at(int(places[at]), -(-rows * place.bits // 8))
                filled = _filled(found[0], rows) if not size else found + found[-size:] * (LANES - rows)
                held.append(np.frombuffer(filled, np.uint8))
                places[at] = address_of(held[-1])
        return self._called(places, LANES)


def _filled(bits: int, rows: int) -> bytes:
    """Give eight bits, of which the last of so many stands for those after it."""
    kept = bits & ((1 << rows) - 1)
    return bytes([kept | (0xFF << rows & 0xFF if kept >> (rows - 1) else 0)])


def address_of(array: Array) -> int:
    """Give where in memory an array begins."""
    return int(array.__array_interface__["data"][0])
