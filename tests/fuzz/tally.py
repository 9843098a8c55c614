"""Turn numbers of inputs into what came of them: outcomes, faults and the slowest."""

from __future__ import annotations

import heapq
import resource
import time
import traceback
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import attrs

import indicrules
from tests.fuzz.kind import Broken, Kind

_HOME = Path(indicrules.__file__).parent
_KEPT = 5  # slowest inputs, and numbers of one fault
_TELLING = 0.02  # seconds; what takes less takes no memory worth asking for, and to ask takes time
_GROWTH = 300_000_000  # bytes that one input may add to the most memory ever held


@attrs.frozen(order=True)
class Slow:
    """How long an input took, in seconds by the clock."""

    seconds: float
    number: int
    seed: int


@attrs.define
class Tally:
    """What came of the inputs of one kind.

    `faults` has for each fault, named by what was raised and where, how often it was met and the first inputs (seed and
    number) that show it.
    """

    outcomes: Counter[str] = attrs.field(factory=Counter)
    faults: dict[str, tuple[int, list[tuple[int, int]]]] = attrs.field(factory=dict)
    slowest: list[Slow] = attrs.field(factory=list)
    seconds: float = 0.0
    held: int = 0  # bytes that the process held at most when it was last asked

    @property
    def inputs(self) -> int:
        """How many inputs there were."""
        return self.outcomes.total()

    def fault(self, what: str, seed: int, number: int, count: int = 1, more: Iterable[tuple[int, int]] = ()) -> None:
        """Count a fault."""
        met, shown = self.faults.get(what, (0, []))
        self.faults[what] = (met + count, [*shown, (seed, number), *more][:_KEPT])

    def add(self, other: Tally) -> None:
        """Count what another tally counts, too."""
        self.outcomes += other.outcomes
        self.seconds += other.seconds
        for what, (count, shown) in other.faults.items():
            self.fault(what, *shown[0], count, shown[1:])
        self.slowest = heapq.nlargest(_KEPT, [*self.slowest, *other.slowest])


def answer(kind: Kind, seed: int, number: int, tally: Tally) -> None:
    """Make one input, have it answered, and count what came of it."""
    try:
        given = kind.made(seed, number)
    except Exception as raised:
        tally.fault(f"cannot be made: {_named(raised)}", seed, number)
        tally.outcomes["fault"] += 1
        return
    start = time.perf_counter()
    found = _answered(kind, given, seed, number, tally)
    taken = time.perf_counter() - start
    if taken > kind.seconds and _processor_time(kind, seed, number) > kind.seconds:
        tally.fault("takes longer than it may", seed, number)
        found = "slow"
    if taken > _TELLING:
        held = most_held()
        if tally.held and held - tally.held > _GROWTH:
            tally.fault("takes more memory than it may", seed, number)
        tally.held = held
    tally.outcomes[found] += 1
    tally.seconds += taken
    if len(tally.slowest) < _KEPT or taken > tally.slowest[-1].seconds:
        tally.slowest = heapq.nlargest(_KEPT, [*tally.slowest, Slow(taken, number, seed)])


def _answered(kind: Kind, given: object, seed: int, number: int, tally: Tally) -> str:
    try:
        return kind.answer(given)
    except Exception as raised:
        tally.fault(_named(raised), seed, number)
        return "fault"


def _processor_time(kind: Kind, seed: int, number: int) -> float:
    """Answer an input again and give the time that this process had for it: that a machine is busy is no fault."""
    given = kind.made(seed, number)
    start = time.process_time()
    _answered(kind, given, seed, number, Tally())
    return time.process_time() - start


def _named(raised: Exception) -> str:
    """Name a fault by the law it breaks, or by what was raised and the innermost places of the library."""
    if isinstance(raised, Broken):
        return str(raised)
    frames = traceback.extract_tb(raised.__traceback__)
    inside = [frame for frame in frames if Path(frame.filename).is_relative_to(_HOME)]
    places = [f"{Path(frame.filename).relative_to(_HOME).as_posix()}:{frame.lineno}" for frame in inside[-2:]]
    if not places:
        places = [f"{Path(frame.filename).name}:{frame.lineno}" for frame in frames[-2:]]
    return f"{type(raised).__name__} at {', '.join(places)}"


def most_held() -> int:
    """Give the most bytes of memory that this process ever held."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
