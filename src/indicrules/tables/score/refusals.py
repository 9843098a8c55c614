"""Turn what is wrong with cells and scores of a block into rows that are refused, and into rows to be looked at."""

from __future__ import annotations

from collections.abc import Mapping

import attrs
import numpy as np

from indicrules.tables.read.cells import Array, Cells, Mask
from indicrules.tables.score.sheet import Sheet, refuse
from indicrules.tables.status import UNDECIDED, Status

NO_ROWS = np.empty(0, np.int64)


@attrs.frozen(eq=False)
class Doubts:
    """Rows of a batch that need the exact evaluator, and such as have cells unlike the others of their columns."""

    undecided: Array
    odd: Array


def judged(
    found: Sheet,
    start: int,
    stop: int,
    cells: Mapping[int, Cells],
    readers: Mapping[int, set[int]],
    statuses: frozenset[int],
) -> Doubts:
    """Refuse the rows of a block that have no score, and give those that are to be looked at.

    `cells` are those of inputs that no one has judged yet, `readers` the items that read each, `statuses` the items
    whose status may be below 0.
    """
    causes: list[tuple[Mask, Status, set[int]]] = []
    refused: Array | None = None
    odd: Array | None = None
    undecided: Array | None = None
    for at, each in cells.items():
        for where, status in each.refused:
            causes.append((where, status, readers[at]))
            refused = where.copy() if refused is None else refused | where
        if each.doubtful is not None:
            odd = each.doubtful if odd is None else odd | each.doubtful
    for at in statuses:
        own = found.statuses[at][start:stop]
        below = np.less(own, 0)
        if below.any():
            refused = below if refused is None else refused | below
            unsure = np.equal(own, UNDECIDED)
            undecided = unsure if undecided is None else undecided | unsure
    if undecided is not None and odd is not None:
        undecided &= ~odd
    if refused is not None and refused.any():
        refuse(found, start, refused, found.layout.order, causes)
    return Doubts(*(NO_ROWS if each is None else np.flatnonzero(each) + start for each in (undecided, odd)))
