"""Turn a long run of steps into parts that hand on few values, and give each of these values a place to wait in.

A function of a few dozen steps is compiled in no time and keeps its arrays in a core's reach; one of thousands does
neither. So the parts take turns on some rows, and what one leaves for another waits in a buffer meanwhile.
"""

from __future__ import annotations

from collections.abc import Sequence
from types import MappingProxyType

import attrs

from indicrules.tables.score.tape import Kind, Register, Step

ROWS = 1024
"""How many rows the parts take turns on."""

_LEAST, _MOST = 40, 80
_SIZES: MappingProxyType[Kind, int] = MappingProxyType({"f": 8 * ROWS, "i": 8 * ROWS, "s": ROWS, "b": ROWS // 8})


@attrs.frozen
class Division:
    """The parts, where in a buffer of `size` bytes the values of registers wait that a later part reads."""

    parts: tuple[tuple[Step, ...], ...]
    waiting: MappingProxyType[int, int]
    size: int


def divided(steps: Sequence[Step]) -> Division:
    """Part steps in runs of some dozens, each cut where few values are still needed."""
    last = {each.number: at for at, step in enumerate(steps) for each in _read(step)}
    cuts = _cuts(steps, last)
    parts = tuple(tuple(steps[start:stop]) for start, stop in zip([0, *cuts], [*cuts, len(steps)], strict=True))
    return Division(parts, *_waiting(parts))


def _read(step: Step) -> list[Register]:
    """Give what a step reads that another step has made."""
    return [each for each in step.arguments if isinstance(each, Register) and each.brought is None]


def _cuts(steps: Sequence[Step], last: dict[int, int]) -> list[int]:
    alive = 0
    needed = [0]  # how many values a cut before each step leaves waiting
    dying = [0] * len(steps)
    for at, step in enumerate(steps):
        if step.target is not None and last.get(step.target.number, at) > at:
            alive += 1
            dying[last[step.target.number]] += 1
        alive -= dying[at]
        needed.append(alive)
    cuts: list[int] = []
    while len(steps) - (start := cuts[-1] if cuts else 0) > _MOST:
        cuts.append(min(range(start + _LEAST, start + _MOST + 1), key=lambda at: needed[at]))
    return cuts


def _waiting(parts: Sequence[Sequence[Step]]) -> tuple[MappingProxyType[int, int], int]:
    """Give the places of values; one that no part needs any more is free for the parts that follow."""
    last = {each.number: at for at, part in enumerate(parts) for step in part for each in _read(step)}
    free: dict[int, list[int]] = {size: [] for size in _SIZES.values()}
    places: dict[int, int] = {}
    held: dict[int, list[tuple[int, int]]] = {}  # by the last part that reads them
    end = 0
    for at, part in enumerate(parts):
        for target in (step.target for step in part if step.target is not None):
            if last.get(target.number, at) > at:
                size = _SIZES[target.kind]
                if not free[size]:
                    free[size].append(end)
                    end += size
                places[target.number] = free[size].pop()
                held.setdefault(last[target.number], []).append((size, places[target.number]))
        for size, place in held.get(at, ()):
            free[size].append(place)
    return MappingProxyType(places), end
