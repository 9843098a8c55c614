"""Turn a column of lists into cells."""

from __future__ import annotations

from typing import Any

import attrs
import numpy as np

from indicrules.tables.read.cells import Cells
from indicrules.tables.score.room import Room
from indicrules.tables.score.shape import Shape


@attrs.define(eq=False)
class Lists:
    """Leaves every row of a column to the exact evaluator."""

    array: Any

    def block(self, start: int, stop: int, room: Room) -> Cells:
        """Give cells of which no program can be made."""
        return Cells(np.zeros(stop - start), Shape("apart", "f"))
