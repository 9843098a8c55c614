"""Turn the steps of a tape into the source of a function that works in few arrays."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from types import MappingProxyType
from typing import Any

import attrs
import numpy as np

from indicrules.tables.score.forms import FORMS, NAMESPACE
from indicrules.tables.score.tape import KINDS, Argument, Bits, Kind, Listing, Register, Step, Tape

Load = Callable[[int, Any, Any], tuple[Any, Any, Any]]


@attrs.frozen
class Program:
    """A compiled function of the arrays `brought`, and how many work arrays of each kind it needs.

    It asks for a column by calling `load` with the column's number, an array that its values may take, which is
    written to once they are not needed, and one that reading may use up.
    """

    run: Callable[[list[Any], list[Any], Load], None]
    brought: tuple[str, ...]
    counts: MappingProxyType[Kind, int]
    steps: tuple[Step, ...] = attrs.field(repr=False)
    source: str = attrs.field(repr=False)


def program_of(tape: Tape) -> Program:
    """Give the function of all steps that a stored result needs."""
    steps = _ordered(_needed(tape.steps))
    lines, counts = _lines(steps)
    brought = sorted({each.brought for step in steps for each in _read(step) if each.brought and each.column is None})
    names = [f"{kind}_{number}" for kind in KINDS for number in range(counts[kind])]
    source = "def program(columns, work, load):\n"
    source += f"    {_tuple(brought)} = columns\n" if brought else ""
    source += f"    {_tuple(names)} = work\n" if names else ""
    source += "".join(f"    {line}\n" for line in lines) + "    return None\n"
    namespace = NAMESPACE | _listings(steps)
    exec(compile(source, "<columns>", "exec"), namespace)  # the source holds names made here and numbers alone
    return Program(namespace["program"], tuple(brought), MappingProxyType(counts), tuple(steps), source)


def _listings(steps: list[Step]) -> dict[str, Any]:
    """Give the arrays of numbers that steps look among, floats where what is looked for is."""
    found: dict[str, Any] = {}
    for step in steps:
        for each in step.arguments:
            if isinstance(each, Listing):
                found[_listing(each, step)] = np.array(each.numbers, np.float64 if _in_floats(each, step) else np.int64)
    return found


def _in_floats(listing: Listing, step: Step) -> bool:
    """Tell whether a listing is of floats: as what is looked for in it, or what comes of it."""
    assert step.target is not None
    of = step.target.kind
    if step.function == "placed":
        of = next(each.kind for each in step.arguments if isinstance(each, Register))
    return of == "f"


def _listing(listing: Listing, step: Step) -> str:
    return f"l{id(listing)}{'f' if _in_floats(listing, step) else 'i'}"


def _tuple(names: list[str]) -> str:
    return ", ".join(names) + ","


def _read(step: Step) -> list[Register]:
    return list(dict.fromkeys(each for each in step.arguments if isinstance(each, Register)))


def _needed(steps: list[Step]) -> list[Step]:
    wanted: set[int] = set()
    kept = []
    for step in reversed(steps):
        if step.target is None or step.target.number in wanted:
            kept.append(step)
            wanted.update(each.number for each in _read(step))
    return kept[::-1]


def _ordered(steps: list[Step]) -> list[Step]:
    """Move steps forward that read a result for the last time, so that a core's cache holds what is alive."""
    reads = [_read(step) for step in steps]
    readers: dict[int, list[int]] = {}
    for at, found in enumerate(reads):
        for each in found:
            readers.setdefault(each.number, []).append(at)
    left = Counter({number: len(each) for number, each in readers.items()})
    columns: set[int | None] = {None}
    done: dict[int, Step] = {}  # in the new order
    made: set[int] = set()

    def ready(at: int) -> bool:
        found = reads[at]
        there = all(each.number in made or (each.brought and each.column in columns) for each in found)
        return there and any(left[each.number] == 1 and not each.brought for each in found)

    def follow(at: int) -> None:
        done[at] = steps[at]
        found = reads[at]
        columns.update(each.column for each in found if each.column is not None)
        left.subtract(each.number for each in found)
        following = {each for one in found if left[one.number] == 1 for each in readers[one.number]}
        target = steps[at].target
        if target is not None:
            made.add(target.number)
            following.update(readers.get(target.number, ()))
        waiting.extend(sorted((each for each in following if each not in done), reverse=True))

    waiting: list[int] = []
    for first in range(len(steps)):
        if first not in done:
            follow(first)
        while waiting:
            at = waiting.pop()
            if at not in done and ready(at):
                follow(at)
    return list(done.values())


_SORTS: MappingProxyType[Kind, Kind] = MappingProxyType({"f": "f", "i": "f", "b": "b", "s": "s"})
"""The kinds, each with the one whose places it shares."""


@attrs.define
class _Places:
    """The arrays that hold results, named by kind and number, and those that are free again.

    One that holds floats now may hold whole numbers next: it has a name for either.
    """

    counts: dict[Kind, int] = attrs.field(factory=lambda: dict.fromkeys(KINDS, 0))
    _held: dict[int, int] = attrs.field(factory=dict)
    _free: dict[Kind, list[int]] = attrs.field(factory=lambda: {kind: [] for kind in KINDS})

    def fresh(self, kind: Kind) -> int:
        """Give the number of a place that nobody has, without taking it."""
        free = self._free[_SORTS[kind]]
        if not free:
            free.append(self.counts[kind])
            for each in KINDS:
                self.counts[each] += _SORTS[each] == _SORTS[kind]
        return free[-1]

    def give(self, register: Register) -> str:
        """Give the name of a place for a result."""
        self._held[register.number] = self.fresh(register.kind)
        self._free[_SORTS[register.kind]].pop()
        return self.name(register)

    def hand_on(self, old: Register, new: Register) -> str:
        """Give the place of one that nobody needs any more to another."""
        self._held[new.number] = self._held[old.number]
        return self.name(new)

    def take_back(self, register: Register) -> None:
        """Let others have the place of a result that nobody reads any more."""
        self._free[_SORTS[register.kind]].append(self._held[register.number])

    def name(self, register: Register) -> str:
        """Give the name of a result's place."""
        return f"{register.kind}_{self._held[register.number]}"


def _lines(steps: list[Step]) -> tuple[list[str], dict[Kind, int]]:
    """Put each result where nothing needed stands, an argument that is read for the last time included.

    A result of bytes that is stored is put where it is to end up.
    """
    reads = [_read(step) for step in steps]
    last = {each.number: at for at, found in enumerate(reads) for each in found}
    places, homes, columns = _Places(), _homes(steps), _columns(steps)
    names: dict[int, str] = dict(homes)
    owned: set[int] = set()  # what stands in a place of its own
    lines: list[str] = []
    for at, step in enumerate(steps):
        for column in dict.fromkeys(each.column for each in reads[at] if each.column in columns):
            assert column is not None
            values = columns.pop(column)
            given, spare = places.give(values), places.fresh("f")
            lines.append(f"c{column}, n{column}, a{column} = load({column}, f{given[1:]}, f_{spare})")
            if values.number in last:
                owned.add(values.number)
            else:
                places.take_back(values)
        texts = [_text(each, names, step) for each in step.arguments]  # before a place is given to the target
        dying = [each for each in reads[at] if each.number in owned and last[each.number] == at]
        target = step.target
        if target is None:
            if texts[0] != texts[-1]:  # else it is at home
                lines.append(FORMS[step.function].format(*texts))
        else:
            if target.number not in homes:
                sort = _SORTS[target.kind]
                reused = next((each for each in dying if _SORTS[each.kind] == sort), None)
                names[target.number] = places.give(target) if reused is None else places.hand_on(reused, target)
                owned.add(target.number)
                if reused is not None:
                    dying.remove(reused)
                if target.number not in last:
                    dying.append(target)
            place, form, listed = names[target.number], FORMS.get(step.function), ", ".join(texts)
            lines.append(form.format(*texts, out=place) if form else f"{step.function}({listed}, out={place})")
        for each in dying:
            places.take_back(each)
    return lines, places.counts


def _columns(steps: list[Step]) -> dict[int, Register]:
    """Give what stands for the values of each column, in a place of floats or whole numbers."""
    found: dict[int, Register] = {}
    for each in (each for step in steps for each in _read(step)):
        if each.column is not None:
            if each.brought == f"c{each.column}" and _SORTS[each.kind] == _SORTS["f"]:
                found[each.column] = each
            else:  # the place is needed for reading alone
                found.setdefault(each.column, Register(-1 - each.column, "f"))
    return found


def _homes(steps: list[Step]) -> dict[int, str]:
    """Give the names of the caller's arrays that results of bytes can be put into at once."""
    homes: dict[int, str] = {}
    for step in steps:
        if step.function == "store":
            value, into = step.arguments
            assert isinstance(value, Register)
            assert isinstance(into, Register)
            if value.kind == "s" and value.brought is None and into.brought is not None:
                homes.setdefault(value.number, into.brought)
    return homes


def _text(argument: Argument, places: dict[int, str], step: Step) -> str:
    if isinstance(argument, Register):
        return argument.brought if argument.brought is not None else places[argument.number]
    if isinstance(argument, Bits):
        return repr(argument.value)
    if isinstance(argument, Listing):
        return _listing(argument, step)
    kinds = [each.kind for each in step.arguments if isinstance(each, Register)]
    if isinstance(argument, int) and not isinstance(argument, bool) and "f" in kinds and "i" not in kinds:
        return repr(float(argument))  # exact: such a number is below 2^53
    return repr(argument)
