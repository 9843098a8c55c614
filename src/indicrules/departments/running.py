"""Turn the files of departments into rows in their order, here or in several processes, a few files ahead."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice
from typing import TYPE_CHECKING, Final

from indicrules.departments.auditing import Auditor
from indicrules.departments.folder import sources
from indicrules.departments.hinting import Gathering
from indicrules.departments.row import Outcome, Row, Source, Survey
from indicrules.text.load import path_of
from indicrules.text.sentence import say

if TYPE_CHECKING:
    from concurrent.futures import Future, ProcessPoolExecutor

_AT_ONCE: Final = 8  # files that a process is handed together
_AHEAD: Final = 4  # such hands of each process that are under way
_FEW: Final = 24  # files for which no processes are worth starting

_auditor: Auditor | None = None  # of a process that was started


def surveyed(auditor: Auditor, folder: str | os.PathLike[str], workers: int) -> Survey:
    """Audit a folder of departments; raise `OSError` where it cannot be read."""
    files = sources(path_of(folder))
    tally = Gathering()
    workers = min(workers, len(files) // _AT_ONCE + 1)
    found = _here(auditor, files) if workers < 2 or len(files) < _FEW else _apart(auditor, files, workers)
    return Survey(_rows(found, tally), tally, len(files))


def cores() -> int:
    """Give how many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):  # not on every system
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _rows(outcomes: Iterator[tuple[Outcome, ...]], tally: Gathering) -> Iterator[Row]:
    for of_file in outcomes:
        for row, figures in of_file:
            if figures is not None:
                tally.add(row.unit, figures)
            yield row


def _here(auditor: Auditor, files: Sequence[Source]) -> Iterator[tuple[Outcome, ...]]:
    return map(auditor.outcomes, files)


def _apart(auditor: Auditor, files: Sequence[Source], workers: int) -> Iterator[tuple[Outcome, ...]]:
    """Give the outcomes of files in their order; at no time are more than a few hands of them under way."""
    import multiprocessing  # a folder of few files needs none of it
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool

    left = iter(files)

    def hands() -> tuple[Source, ...]:
        return tuple(islice(left, _AT_ONCE))

    context = multiprocessing.get_context("spawn")  # whatever threads the caller has
    waiting: deque[tuple[Source, ...]] = deque(islice(iter(hands, ()), workers * _AHEAD))
    while waiting:
        with ProcessPoolExecutor(workers, context, _begin, (auditor,)) as pool:
            under_way = deque((each, _submitted(pool, each)) for each in waiting)
            try:
                while under_way:
                    done = under_way[0][1].result()
                    under_way.popleft()
                    if hand := hands():
                        under_way.append((hand, _submitted(pool, hand)))
                    yield from done
                return
            except BrokenProcessPool:  # too little memory, mostly; nobody says of which file
                waiting = deque(each for each, _ in under_way)
            finally:
                pool.shutdown(cancel_futures=True)
        yield from _one_by_one(auditor, chain.from_iterable(waiting))
        waiting = deque(islice(iter(hands, ()), workers * _AHEAD))


def _submitted(pool: ProcessPoolExecutor, hand: tuple[Source, ...]) -> Future[list[tuple[Outcome, ...]]]:
    """Hand files to a pool; where it is broken already, that is what comes of them."""
    from concurrent.futures import Future
    from concurrent.futures.process import BrokenProcessPool

    try:
        return pool.submit(_audited, hand)
    except BrokenProcessPool as broken:
        failed: Future[list[tuple[Outcome, ...]]] = Future()
        failed.set_exception(broken)
        return failed


def _one_by_one(auditor: Auditor, files: Iterable[Source]) -> Iterator[tuple[Outcome, ...]]:
    """Give the outcomes of files in one process, a row that says so where that ends, and go on in another."""
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool

    left = deque(files)
    while left:
        with ProcessPoolExecutor(1, multiprocessing.get_context("spawn"), _begin, (auditor,)) as pool:
            try:
                while left:
                    yield _submitted(pool, (left[0],)).result()[0]
                    left.popleft()
            except BrokenProcessPool:
                unit, name, _ = left.popleft()
                yield ((Row(unit, name, problems=(("process-ended", say("process-ended", file=name)),)), None),)


def _begin(auditor: Auditor) -> None:
    """Make a process ready: it takes the ruleset, leaves interruptions to who started it, and ends when that ends."""
    import gc
    import multiprocessing
    import signal
    import threading

    gc.set_threshold(50_000)  # as on the command line: to look for circles more often takes a tenth of the time

    global _auditor
    _auditor = auditor
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    if parent is not None:

        def leave() -> None:
            parent.join()
            os._exit(1)

        threading.Thread(target=leave, daemon=True).start()


def _audited(files: tuple[Source, ...]) -> list[tuple[Outcome, ...]]:
    assert _auditor is not None  # every process begins with it
    return [_auditor.outcomes(each) for each in files]
