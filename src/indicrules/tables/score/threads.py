"""Turn the parts of a table into their results on several threads, in the order of the parts."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import count
from typing import TypeVar

Part = TypeVar("Part")
Result = TypeVar("Result")
Worker = TypeVar("Worker")


def cores() -> int:
    """Give how many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):  # not on every system
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def spread(
    work: Callable[[Worker, Part], Result], workers: Sequence[Worker], parts: Sequence[Part], pool: ThreadPoolExecutor
) -> list[Result]:
    """Give what `work` makes of each part, each worker taking the next one when it is free.

    The caller's thread is the first worker's; `pool` has threads for the others. What is raised for a part, the first
    one in order, is raised here once every thread is done.
    """
    results: dict[int, Result] = {}
    raised: dict[int, BaseException] = {}
    order = count()  # INVARIANT: one step of a counter is never shared by two threads

    def run(worker: Worker) -> None:
        while not raised and (at := next(order)) < len(parts):
            try:
                results[at] = work(worker, parts[at])
            except BaseException as problem:  # raised again by the caller
                raised[at] = problem

    others = [pool.submit(run, worker) for worker in workers[1 : len(parts)]]
    if parts:
        run(workers[0])
    for each in others:
        each.result()
    if raised:
        raise raised[min(raised)]
    return [results[at] for at in range(len(parts))]
