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
_GROWTH = 300_000_000  # bytes that one input may add to the most memory ever held


@attrs.frozen(order=True)
class Slow:
    """How long an input took, in seconds of processor time."""

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
    held = _most_held()
    found, taken = _answered(kind, given, seed, number, tally)
    if taken > kind.seconds:
        # A busy machine is no fault: what is slow is slow a second time.
        _, taken = _answered(kind, kind.made(seed, number), seed, number, Tally())
        if taken > kind.seconds:
            tally.fault("takes longer than it may", seed, number)
            found = "slow"
    if _most_held() - held > _GROWTH:
        tally.fault("takes more memory than it may", seed, number)
    tally.outcomes[found] += 1
    tally.seconds += taken
    tally.slowest = heapq.nlargest(_KEPT, [*tally.slowest, Slow(taken, number, seed)])


def _answered(kind: Kind, given: object, seed: int, number: int, tally: Tally) -> tuple[str, float]:
    start = time.process_time()
    try:
        found = kind.answer(given)
    except Exception as raised:
        tally.fault(_named(raised), seed, number)
        found = "fault"
    return found, time.process_time() - start


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


def _most_held() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
