"""Turn an order of inputs into tallies, worked out in a process of its own that may hang, die or swell unharmed."""

from __future__ import annotations

import resource
import time
import warnings
from collections.abc import Iterator
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

import attrs

from tests.fuzz.kinds import KINDS
from tests.fuzz.tally import Tally, answer, most_held

_POLL = 0.5
_PATIENCE = 90.0  # seconds by the clock after which an input hangs, whatever else the machine does
_ROOM = 6 << 30  # bytes of addresses that a process may take beside those that it opens with
_STATM = Path("/proc/self/statm")
_CONTEXT = get_context("spawn")


@attrs.frozen
class Order:
    """Inputs of one kind, from one number up to another."""

    kind: str
    seed: int
    first: int
    stop: int


def watched(orders: Iterator[Order]) -> Iterator[tuple[str, Tally]]:
    """Give the tally of each order; what hangs or kills the process is a fault in it, and the next number follows."""
    worker = _Worker()
    try:
        for order in orders:
            while order.first < order.stop:
                tally, reached = worker.run(order)
                yield order.kind, tally
                order = attrs.evolve(order, first=reached)
                if not worker.alive:
                    worker = _Worker()
    finally:
        worker.close()


class _Worker:
    """A process that answers inputs, and what it is at."""

    def __init__(self) -> None:
        self._ours, theirs = _CONTEXT.Pipe()
        self._at = _CONTEXT.Value("q", 0, lock=False)  # the number being answered
        self._process = _CONTEXT.Process(target=_work, args=(theirs, self._at), daemon=True)
        self._process.start()
        theirs.close()
        self.alive = True

    def run(self, order: Order) -> tuple[Tally, int]:
        """Give the tally of an order as far as the process came, and the number it did not come to."""
        self._at.value = order.first
        self._ours.send(order)
        seen, since = order.first, time.monotonic()
        while True:
            try:
                if self._ours.poll(_POLL):
                    tally: Tally = self._ours.recv()
                    return tally, order.stop
            except (EOFError, ConnectionError):
                return self._lost(order, "kills the process")
            if self._at.value != seen:
                seen, since = self._at.value, time.monotonic()
            elif time.monotonic() - since > _PATIENCE:
                return self._lost(order, "hangs")

    def _lost(self, order: Order, what: str) -> tuple[Tally, int]:
        number = self._at.value
        self.close()
        tally = Tally(held=most_held())
        tally.fault(what, order.seed, number)
        tally.outcomes["fault"] += 1
        return tally, number + 1

    def close(self) -> None:
        """End the process."""
        self.alive = False
        self._process.kill()
        self._process.join()
        self._ours.close()


def _work(theirs: Connection, at: Any) -> None:
    warnings.simplefilter("error")  # as in tests
    if _STATM.exists():  # elsewhere than on Linux, nothing tells how much is taken at the start
        opened = int(_STATM.read_text().split()[0]) * resource.getpagesize()
        resource.setrlimit(resource.RLIMIT_AS, (opened + _ROOM, resource.RLIM_INFINITY))
    while True:
        try:
            order: Order = theirs.recv()
        except EOFError:
            return
        tally = Tally(held=most_held())
        for number in range(order.first, order.stop):
            at.value = number
            answer(KINDS[order.kind], order.seed, number, tally)
        theirs.send(tally)
