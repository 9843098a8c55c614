"""Turn scored batches into how many of their rows fall short of what was asked for."""

from __future__ import annotations

from collections.abc import Set
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc


def under(batch: Any, least: Fraction) -> int:
    """Count the rows that have no total of at least `least`, those without any total among them."""
    totals = batch.column("total")
    # The total has a fixed number of places, so it is below `least` where it is below the next number that has as many.
    units = -(-least.numerator * 10**totals.type.scale // least.denominator)
    if abs(units) >= 10**totals.type.precision:
        return batch.num_rows if units > 0 else int(totals.null_count)
    bound = pa.scalar(Decimal(units).scaleb(-totals.type.scale), totals.type)
    return int(batch.num_rows - (pc.sum(pc.greater_equal(totals, bound)).as_py() or 0))


def graded(batch: Any, grades: Set[str]) -> int:
    """Count the rows that bear one of the grades, or none at all."""
    found = batch.column("grade")
    good = sorted(set(found.dictionary.to_pylist()) - grades)
    return int(batch.num_rows - (pc.sum(pc.is_in(found.cast(pa.string()), pa.array(good, pa.string()))).as_py() or 0))
